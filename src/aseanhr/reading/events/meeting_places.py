"""Where a meeting was: the cities and states that may be its place, and what speaks for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.events.meeting_status import reality
from aseanhr.reading.events.surroundings import around
from aseanhr.reading.links import Choice, Option
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Standing
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.events.gatherings import Gathering, Naming
    from aseanhr.reading.events.meeting_times import Time
    from aseanhr.reading.events.scopes import Scopes
    from aseanhr.reading.links import Links

__all__ = ["Places", "Spot", "spots_of"]

_HEAD = 3  # words with which an entry may begin before its place ("3.", "And so to")
_LEAD = 8  # blocks in which a report may say where it was written
_MOST = 3  # a count from which on more is the same
_NEAR = 3  # days between a meeting and those at its side


class Spot(NamedTuple):
    """A city or a state that a document names.

    Attributes:
        first: index of its first word.
        last: index of the word behind it.
        start: offset of its first character.
        end: offset behind its last character.
        city: the English name of the city, if it is one.
        country: the state, or that of the city.
    """

    first: int
    last: int
    start: int
    end: int
    city: str | None
    country: Country | None


def spots_of(notes: Annotations, sentence: Sentence) -> Iterator[Spot]:
    """Yield the cities and states of a sentence; a city that is called like its state counts as both."""
    document = notes.document
    cities = document.within("city", sentence)
    taken: set[int] = set()
    for mark in cities:
        if mark.first in taken:
            continue
        taken.update(range(mark.first, mark.last))
        code = document.lexicon.cities.get(mark.value)
        yield Spot(
            mark.first, mark.last, mark.start, mark.end, mark.value, Country.of(code) if code else None
        )
    for found in notes.countries_in(sentence):
        if found.first not in taken and found.kind not in ("demonym", "genitive"):
            yield Spot(found.first, found.last, found.start, found.end, None, found.value)


class Places:
    """Finds where the gatherings of a document were: first what is said of each, then what is handed from one to another.

    Args:
        notes: the document.
        links: the model of links.
        scopes: the sentences that may speak of each.
        gatherings: what the document speaks of as a meeting.
        others: sorted first words of all namings.
    """

    def __init__(
        self, notes: Annotations, links: Links, scopes: Scopes, gatherings: list[Gathering], others: list[int]
    ) -> None:
        self.notes, self.links, self.scopes, self.others = notes, links, scopes, others
        self.document = notes.document
        self.gatherings = gatherings
        self.cities = [mark.first for mark in self.document.marks("city")]
        self.names = len({mark.value for mark in self.document.marks("city")})
        self.number = {id(gathering): n for n, gathering in enumerate(gatherings)}
        self.named: dict[int, set[int]] = {}
        for n, gathering in enumerate(gatherings):
            for naming in gathering.namings:
                self.named.setdefault(naming.sentence, set()).add(n)
        self.standing = [reality(notes, gathering, others) for gathering in gatherings]
        self.said = [self._said(gathering) for gathering in gatherings]

    def told_with(self, gathering: Gathering, spot: Spot) -> str:
        """Tell whose sentence a place stands in: that of the gathering (``own``), of others alone, or of none."""
        sentence = self.document.sentence_of(spot.first)
        named = self.named.get(sentence.index, set()) if sentence else set()
        return "own" if self.number[id(gathering)] in named else "other" if named else "none"

    # -- what is said of a gathering ------------------------------------------------------------------------------

    def _said(self, gathering: Gathering) -> Choice[Spot] | None:
        """Return the place that fits a gathering best among those beside its namings."""
        standing = self.standing[self.number[id(gathering)]]
        options = [
            Option(
                (gathering, spot),
                (
                    *self._place_features(gathering, naming, spot, scope),
                    *whose_features(self.told_with(gathering, spot), standing),
                ),
            )
            for naming in gathering.namings
            for sentence, scope in self.scopes.around(naming.sentence)
            for spot in spots_of(self.notes, sentence)
            if self.told_with(gathering, spot) != "other"
        ]
        best = self.links.best("place", options)
        return Choice(best.value[1], best.score) if best else None

    def _place_features(self, gathering: Gathering, naming: Naming, spot: Spot, scope: str) -> list[str]:
        """Return what speaks for a place being that of a gathering."""
        kind = "city" if spot.city else "state"
        close = around(self.notes, naming, spot, self.cities, self.others)
        opening = self.opening(spot)
        talk = gathering.talk is not None
        side = spot.country in gathering.states
        return [
            f"kind={kind}",
            f"how={naming.how}",
            f"scope={scope}",
            f"scope={scope}&{kind}",
            f"opening={opening}",
            f"opening={opening}&scope={scope}",
            f"names={min(self.names, _MOST)}",
            f"talk={talk}&side={side}&{kind}",
            *close,
            *(f"{feature}&{kind}" for feature in close[:4]),
        ]

    def opening(self, spot: Spot) -> str:
        """Tell whether a place opens its sentence or its line, and what follows: ``HANOI, 3 May –``, ``3. Geneva.``"""
        sentence = self.document.sentence_of(spot.first)
        if sentence is None or spot.first - sentence.first > _HEAD:
            return "no"
        block = self.document.blocks[sentence.block]
        before = self.document.text[sentence.start : spot.start]
        line = "line" if sentence.start == block.start else "sentence"
        plain = "bare" if not any(char.isalpha() for char in before) else "led"
        behind = self.document.text[spot.end : spot.end + 1]
        mark = "end" if spot.end >= block.end else "mark" if not behind.isspace() else "word"
        where = "lead" if sentence.block < _LEAD else "later"
        return f"{line}&{plain}&{mark}&{where}&{sentence.role}"

    # -- what is handed from one to another -----------------------------------------------------------------------

    def all(self, times: list[Time | None]) -> list[Choice[Spot] | None]:
        """Return the place of each gathering, handed from another or from the head of the report where none is said of it."""
        heads = [spot for sentence in self.scopes.sentences for spot in spots_of(self.notes, sentence)]
        heads = [spot for spot in heads if spot.city and self.opening(spot) != "no"]
        return [
            said or self._handed(n, gathering, heads, times)
            for n, (gathering, said) in enumerate(zip(self.gatherings, self.said, strict=True))
        ]

    def _handed(
        self, n: int, gathering: Gathering, heads: list[Spot], times: list[Time | None]
    ) -> Choice[Spot] | None:
        """Return the place of another gathering, or one with which a line opens, that fits a gathering without its own."""
        options = [
            Option((gathering, said.value), self._shared_features(n, k, said.value, times))
            for k, said in enumerate(self.said)
            if said is not None and k != n
        ]
        options += [Option((gathering, spot), self._head_features(n, spot)) for spot in heads]
        best = self.links.best("shared", options)
        return Choice(best.value[1], best.score) if best else None

    def _spot_features(self, n: int, spot: Spot, source: str) -> list[str]:
        gathering = self.gatherings[n]
        kind = "city" if spot.city else "state"
        shared = {said.value.city for said in self.said if said and said.value.city}
        talk = gathering.talk is not None
        aside = any(
            mark.value == "SIDELINES"
            for naming in gathering.namings
            for mark in self.document.within("circumstance", self.document.sentences[naming.sentence])
        )
        facts = (
            f"kind={kind}",
            f"placed={min(len(shared), _MOST)}",
            f"names={min(self.names, _MOST)}",
            f"talk={talk}&side={spot.country in gathering.states}",
            f"standing={self.standing[n]}",
            f"aside={aside}",
        )
        return [f"source={source}", *facts, *(f"{fact}&{source}" for fact in facts)]

    def _shared_features(self, n: int, k: int, spot: Spot, times: list[Time | None]) -> tuple[str, ...]:
        """Return what speaks for a gathering having been where another one was."""
        gathering, other = self.gatherings[n], self.gatherings[k]
        first, its = gathering.first, other.first
        sentences = self.document.sentences
        near = min(abs(a.sentence - b.sentence) for a in gathering.namings for b in other.namings)
        same = sentences[first.sentence].block == sentences[its.sentence].block
        own = self.told_with(other, spot)
        apart = _apart(times[n], times[k])
        order = "after" if its.first < first.first else "before"
        closest = self._is_closest(n, k)
        features = (
            f"near={min(near, 2 * _MOST)}&{order}",
            f"same={same}&{order}",
            f"own={own}",
            f"apart={apart}",
            f"closest={closest}&{order}",
            f"main={k == 0}",
            f"its={self.standing[k]}&{self.standing[n]}",
            f"its={other.talk is not None}&{gathering.talk is not None}",
            f"series={other.series == gathering.series}",
        )
        return (
            *self._spot_features(n, spot, "meeting"),
            *features,
            *(f"{feature}&apart={apart}" for feature in features),
        )

    def _is_closest(self, n: int, k: int) -> bool:
        """Tell whether no gathering with a place stands between two."""
        low, high = sorted((n, k))
        return not any(self.said[m] for m in range(low + 1, high))

    def _head_features(self, n: int, spot: Spot) -> tuple[str, ...]:
        """Return what speaks for a gathering having been where a line says that it was written or what it is about."""
        first = self.gatherings[n].first
        sentences = self.document.sentences
        at = self.document.sentence_of(spot.first)
        here, there = sentences[first.sentence], at or sentences[0]
        gap = here.block - there.block
        opening = self.opening(spot)
        between = [head for head in self.cities if spot.first < head < first.first]
        features = (
            f"gap={max(-1, min(gap, 2 * _MOST))}",
            f"between={min(len(between), _MOST)}",
            f"opening={opening}",
            f"opening={opening}&between={min(len(between), _MOST)}",
            f"opening={opening}&{self.standing[n]}",
        )
        return (*self._spot_features(n, spot, "head"), *features)


def _apart(one: Time | None, other: Time | None) -> str:
    """Tell how the days of two gatherings lie to each other."""
    a, b = one.span if one else None, other.span if other else None
    if a is None or b is None or a.start is None or b.start is None:
        return "unknown"
    ends = a.end or a.start, b.end or b.start
    gap = max((b.start - ends[0]).days, (a.start - ends[1]).days)
    return "within" if gap <= 0 else "near" if gap <= _NEAR else "far"


def whose_features(whose: str, standing: Standing | None) -> list[str]:
    """Return what it says that a place stands with a gathering or with others: what is yet to be seldom sits where the text was written.

    Args:
        whose: whether the sentence of the place speaks of the gathering (``own``), of others alone (``other``), or of none (``none``).
        standing: whether the text asserts or plans the gathering.
    """
    return [f"whose={whose}", f"standing={standing}", f"whose={whose}&standing={standing}"]
