"""Where a meeting was: the cities and states that may be its place, and what speaks for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.events.gathering_types import named_in, namings_in
from aseanhr.reading.events.meeting_holders import without_anothers
from aseanhr.reading.events.meeting_lists import place_in_list
from aseanhr.reading.events.meeting_offsets import parting
from aseanhr.reading.events.meeting_status import doubted, reality
from aseanhr.reading.events.surroundings import around
from aseanhr.reading.features import link_before
from aseanhr.reading.links import Choice, Option
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations, Found
    from aseanhr.reading.document import Document, Mark, Sentence
    from aseanhr.reading.events.gatherings import Gathering, Naming
    from aseanhr.reading.events.meeting_edges import Time
    from aseanhr.reading.events.scopes import Scopes
    from aseanhr.reading.links import Links
    from aseanhr.values.dates import DateSpan

__all__ = ["Places", "Spot", "venue_of"]

# Predicates beside a place that tell whether a gathering was there.
_BEARING = frozenset(
    {"HOLD", "TAKE_PLACE", "MEET", "RECEIVE", "VISIT", "TALK", "OPEN", "CLOSE", "CHAIR", "HOST", "ATTEND", "POSTPONE",
     "CANCEL", "SIGN", "none"}
)  # fmt: skip
_HEAD = 3  # words with which an entry may begin before its place ("3.", "And so to")
_NOT = 2  # words that may deny a place
_NOUN = 3  # words of "capital city of"
_LINE = 90  # characters of a line that may head the next
_LEAD = 8  # blocks in which a report may say where it was written
_MOST = 3  # a count from which on more is the same
_WEEK = 7  # days
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
        taken.update(range(mark.first, mark.last))
        if _is_of_somebody(notes, sentence, mark) or _is_denied(document, mark):
            continue
        if _is_birthplace(notes, sentence, mark):
            continue
        code = document.lexicon.cities.get(mark.value)
        yield Spot(
            mark.first, mark.last, mark.start, mark.end, mark.value, Country.of(code) if code else None
        )
    for found in notes.countries_in(sentence):
        capital = _capital(notes, found)
        if capital is not None and taken.isdisjoint(range(capital.first, capital.last + 1)):
            yield capital
        elif capital is None and found.first not in taken and found.kind not in ("demonym", "genitive"):
            yield Spot(found.first, found.last, found.start, found.end, None, found.value)


def _capital(notes: Annotations, state: Found[Country]) -> Spot | None:
    """Return the words that name the capital of a state without its own name: "the Thai capital", "the capital of Thailand"."""
    document = notes.document
    for noun in document.marks("circumstance", max(state.first - _NOUN, 0), state.last + 1):
        if noun.value == "CAPITAL" and (noun.first == state.last or noun.last == state.first):
            first, last = min(noun.first, state.first), max(noun.last, state.last)
            start, end = min(noun.start, state.start), max(noun.end, state.end)
            articles = document.marks("determiner", max(first - 1, 0), first)
            first = min((m.first for m in articles if m.last == first), default=first)
            return Spot(first, last, start, end, None, state.value)
    return None


def _is_denied(document: Document, city: Mark) -> bool:
    """Tell whether a place is only named to name another: "not in Medan but in Palembang"."""
    at = next((m.first for m in document.marks("link", city.first - 1, city.first)), city.first)
    before = document.marks("operator", max(at - _NOT, 0), at)
    denied = any(m.last == at and document.rule(m).kind == "NEGATED" for m in before)
    return denied and document.has("link", city.last, city.last + 1, "CONTRAST")


def _is_birthplace(notes: Annotations, sentence: Sentence, city: Mark) -> bool:
    """Tell whether somebody is said to have been born in a place: "born on 5 May 1970 in Ipoh"."""
    before = [p for p in notes.predicates(sentence) if p.first < city.first]
    born = bool(before) and before[-1].cue == "BE_BORN"
    return born and notes.document.same_clause(before[-1].first, city.first)


def _is_of_somebody(notes: Annotations, sentence: Sentence, city: Mark) -> bool:
    """Tell whether the name of a city is that of a state for which somebody acts: "Singapore's foreign minister"."""
    states = [c for c in notes.countries_in(sentence) if c.first == city.first]
    if not states:
        return False
    beside = notes.document.marks("official", city.last, city.last + 1)
    beside += notes.document.marks("office", city.last, city.last + 1)
    owns = any(c.kind in ("demonym", "genitive") for c in states)
    return owns or bool(beside) or any(p.first <= city.first < p.last for p in notes.people[sentence.index])


class Places:
    """Finds where the gatherings of a document were: first what is said of each, then what is handed from one to another.

    Args:
        notes: the document.
        links: the model of links.
        scopes: the sentences that may speak of each.
        gatherings: what the document speaks of as a meeting.
        others: sorted first words of all namings.
        times: when each of them was.
    """

    def __init__(
        self,
        notes: Annotations,
        links: Links,
        scopes: Scopes,
        gatherings: list[Gathering],
        others: list[int],
        times: list[Time | None],
    ) -> None:
        self.notes, self.links, self.scopes, self.others = notes, links, scopes, others
        self.document = notes.document
        self.gatherings, self.times = gatherings, times
        self.cities = [mark.first for mark in self.document.marks("city")]
        self.names = len({mark.value for mark in self.document.marks("city")})
        self.number = {id(gathering): n for n, gathering in enumerate(gatherings)}
        self.named = named_in(gatherings)
        self.namings = namings_in(gatherings)
        self.partings = [parting(notes, gathering) for gathering in gatherings]
        self.standing = [reality(notes, gathering, others) for gathering in gatherings]
        # The place where a report was written says nothing about what happened long before or lies far ahead.
        self.today = [_apart(time.span if time else None, notes.now, _WEEK) != "far" for time in times]
        self.dateline = self._dateline()
        self.said = [self._said(gathering) for gathering in gatherings]

    def told_with(self, gathering: Gathering, spot: Spot) -> str:
        """Tell whose sentence a place stands in: that of the gathering (``own``), of others alone, or of none."""
        sentence = self.document.sentence_of(spot.first)
        named = self.named.get(sentence.index, set()) if sentence else set()
        return "own" if self.number[id(gathering)] in named else "other" if named else "none"

    def _dateline(self) -> int:
        """Return the block of the dateline: the one line near the head that opens with a place; where many do, each heads its own."""
        opening = {
            sentence.block
            for sentence in self.scopes.sentences
            for spot in spots_of(self.notes, sentence)
            if spot.city and spot.first == sentence.first and self.opening(spot) == "apart"
        }
        first = min(opening, default=_LEAD)
        return first if len(opening) == 1 and first < _LEAD else -1

    # -- what is said of a gathering ------------------------------------------------------------------------------

    def _said(self, gathering: Gathering) -> Choice[Spot] | None:
        """Return the place that fits a gathering best among those beside its namings."""
        standing = self.standing[self.number[id(gathering)]]
        asserted, today = standing == "asserted", self.today[self.number[id(gathering)]]
        wrong = doubted(self.notes, gathering, self.others)
        options = [
            Option(
                (gathering, spot),
                (
                    *self._place_features(gathering, naming, spot, scope),
                    "whose=own" if whose == "own" else f"whose=none&standing={standing}",
                ),
            )
            for naming in gathering.namings
            for sentence, scope in self.scopes.around(naming.sentence)
            if sentence.index not in wrong
            for spot in self._spots(gathering, sentence)
            if asserted or self._is_beside(naming, sentence)
            if today or scope != "lead"
            if (whose := self.told_with(gathering, spot)) != "other"
            and not self.is_passed(spot, whose, today=today)
        ]
        best = self.links.best(
            "place", without_anothers(self.document, self.namings, self.number[id(gathering)], options)
        )
        return Choice(best.value[1], best.score) if best else None

    def _spots(self, gathering: Gathering, sentence: Sentence) -> list[Spot]:
        """Return the places of a sentence; where it lists as many cities as meetings, only the one of a meeting."""
        n = self.number[id(gathering)]
        parted = self.partings[n].get(sentence.index)
        # Meetings that are days apart are often in one town, those that are weeks apart seldom.
        floor = parted.first if parted is not None and parted.value == "APART" else sentence.first
        spots = [spot for spot in spots_of(self.notes, sentence) if spot.first >= floor]
        place = place_in_list(self.notes, self.gatherings, self.named, n, sentence.index)
        cities = [spot for spot in spots if spot.city]
        return [cities[place[0]]] if place and len(cities) == place[1] else spots

    def _is_beside(self, naming: Naming, sentence: Sentence) -> bool:
        """Tell whether a place stands behind a naming in its line, or at the head of that line if its sentence names none.

        A future meeting seldom sits where the text was written.
        """
        here = self.scopes.sentences[naming.sentence]
        if sentence is self.scopes.heading.get(here.block):
            return True
        if sentence.block != here.block or sentence.index >= here.index:
            return sentence.block == here.block
        return sentence is self.scopes.opening.get(here.block) and not any(spots_of(self.notes, here))

    def _place_features(self, gathering: Gathering, naming: Naming, spot: Spot, scope: str) -> list[str]:
        """Return what speaks for a place being that of a gathering."""
        kind = "city" if spot.city else "state"
        if naming.first < spot.first < naming.last:  # "the Ministerial Meeting in Hanoi"
            naming = naming._replace(last=spot.first - 1)
        venue = venue_of(self.notes, spot)
        at = spot._replace(first=min(venue[0], spot.first)) if venue else spot  # "at the Manila Hotel"
        close = [
            feature
            for feature in around(self.notes, naming, at, self.cities, self.others)
            if feature[1] != "." or _tells(feature)
        ]
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

    def _line(self, spot: Spot) -> int:
        """Return the first word of the line of a place."""
        sentence = self.document.sentence_of(spot.first)
        return self.document.words.at(self.document.blocks[sentence.block].start) if sentence else 0

    def opening(self, spot: Spot) -> str:
        """Tell whether a place opens its line and is set apart there (``HANOI, 3 May –``, ``3. Geneva.``), or goes on in words."""
        sentence = self.document.sentence_of(spot.first)
        block = self.document.blocks[sentence.block] if sentence else None
        if block is None or spot.first - self._line(spot) > _HEAD:
            return "no"
        behind = self.document.text[spot.end : min(spot.end + 2, block.end)]
        return "apart" if not behind or not behind[:1].isspace() or behind[1:2] in "(–-—|" else "words"

    def is_passed(self, spot: Spot, whose: str, *, today: bool) -> bool:
        """Tell whether a place cannot be that of a meeting: where somebody is from, something named after a city, a capital that acts."""
        named = self.document.marks("determiner", max(spot.first - 2, 0), spot.first)
        # "The chair said that Cebu hosted it": "that" opens a clause.
        clause = self.document.has("link", max(spot.first - 1, 0), spot.first, "SUBORDINATE")
        if not clause and any(mark.last == spot.first and mark.value == "DEFINITE" for mark in named):
            return True
        sentence = self.document.sentence_of(spot.first)
        if sentence is None or spot.first != sentence.first:
            return spot.first - self._line(spot) > _HEAD and link_before(self.notes, spot.first) == "FROM"
        if whose == "own":
            return False
        if self.opening(spot) == "apart":
            return not today and sentence.block == self.dateline
        return bool(self.document.marks("capital", spot.first, spot.last))

    # -- what is handed from one to another -----------------------------------------------------------------------

    def all(self) -> list[Choice[Spot] | None]:
        """Return the place of each gathering: said of it, else handed from another or from the head of a report or section.

        What was held is placed first; what is planned for the same days follows it.
        """
        placed = list(self.said)
        asserted = [n for n in range(len(placed)) if self.standing[n] == "asserted"]
        planned = [n for n in range(len(placed)) if self.standing[n] != "asserted"]
        for numbers in (asserted, planned):
            handed = [(n, self._handed(n, placed)) for n in numbers if placed[n] is None]
            for n, choice in handed:
                placed[n] = choice
        return placed

    def _handed(self, n: int, placed: list[Choice[Spot] | None]) -> Choice[Spot] | None:
        """Return the place of another gathering, or of the line that a gathering stands under, that fits it best."""
        gathering, asserted = self.gatherings[n], self.standing[n] == "asserted"
        there = next((choice for k, choice in enumerate(placed) if choice and self._sits_there(n, k)), None)
        if there is not None:
            return Choice(there.value, 0)
        options = [
            Option((gathering, spot), (*self._own_features(n, spot), *features))
            for spot, features in self._shared(n, placed)
        ]
        options += [
            Option((gathering, spot), (*self._own_features(n, spot), *self._head_features(n, spot, head)))
            for spot, head in self._heads(n)
            if head != "lead" or (asserted and self.today[n])
        ]
        best = self.links.best("shared", options)
        return Choice(best.value[1], best.score) if best else None

    def _shared(self, n: int, placed: list[Choice[Spot] | None]) -> Iterator[tuple[Spot, tuple[str, ...]]]:
        """Yield the places of other gatherings; a future one shares only those of the same days, in one line or one town."""
        spots = {k: choice.value for k, choice in enumerate(placed) if choice and k != n}
        aparts = {k: self._apart(n, k) for k in spots}
        beside = {spots[k].city for k in spots if aparts[k] in ("within", "near")}
        cities = {spot.city for spot in spots.values()}
        single = len(cities) == 1 and None not in cities
        for k, spot in spots.items():
            together = aparts[k] in ("within", "near") and (single or self._shares_line(n, k))
            if self.standing[n] == "asserted" or together:
                agrees = beside == {spot.city}
                yield spot, self._shared_features(n, k, aparts[k], agrees=agrees)

    def _sits_there(self, n: int, k: int) -> bool:
        """Return whether a gathering sits where the gathering of the previous sentence did: "the next follows there"."""
        index = self.gatherings[n].first.sentence
        there = self.document.within("reference", self.document.sentences[index], "SAME_PLACE")
        return bool(there) and k in self.named.get(index - 1, ())

    def _apart(self, n: int, k: int) -> str:
        """Tell how the days of two gatherings lie to each other."""
        one, other = self.times[n], self.times[k]
        return _apart(one.span if one else None, other.span if other else None, _NEAR)

    def _shares_line(self, n: int, k: int) -> bool:
        """Tell whether two gatherings are named in one line."""
        sentences = self.scopes.sentences
        lines = {sentences[naming.sentence].block for naming in self.gatherings[k].namings}
        return any(sentences[naming.sentence].block in lines for naming in self.gatherings[n].namings)

    def _own_features(self, n: int, spot: Spot) -> list[str]:
        """Return what a place and a gathering are."""
        gathering = self.gatherings[n]
        talk = gathering.talk is not None
        sentences = self.document.sentences
        aside = any(
            mark.value == "SIDELINES"
            for naming in gathering.namings
            for mark in self.document.within("circumstance", sentences[naming.sentence])
        )
        return [
            f"kind={'city' if spot.city else 'state'}",
            f"names={min(self.names, _MOST)}",
            f"talk={talk}&side={spot.country in gathering.states}",
            f"aside={aside}",
        ]

    def _shared_features(self, n: int, k: int, apart: str, *, agrees: bool) -> tuple[str, ...]:
        """Return what speaks for a gathering having been where another one was."""
        gathering, other = self.gatherings[n], self.gatherings[k]
        sentences = self.document.sentences
        gap = abs(sentences[gathering.first.sentence].block - sentences[other.first.sentence].block)
        low, high = sorted((n, k))
        closest = not any(self.said[m] for m in range(low + 1, high))
        order = "after" if k < n else "before"
        talks = f"{other.talk is not None}{gathering.talk is not None}"
        block = "same" if gap == 0 else "next" if gap == 1 else "far"
        return (
            "source=meeting",
            f"apart={apart}",
            f"apart={apart}&agrees={agrees}",
            f"apart={apart}&block={block}",
            f"apart={apart}&talks={talks}",
            f"block={block}&closest={closest}&{order}",
            f"main={k == 0}&{apart}",
            f"standing={self.standing[n]}&{self.standing[k]}&{apart}",
        )

    def _heads(self, n: int) -> Iterator[tuple[Spot, str]]:
        """Yield the cities that open the line of a gathering, those of the line that heads it, and those that open the report."""
        naming = self.gatherings[n].first
        here = self.document.sentences[naming.sentence]
        for sentence in self.document.sentences[: here.index + 1]:
            heads = self._is_above(sentence, here)
            lead = sentence.block == self.dateline
            if not (heads or lead or sentence.block == here.block):
                continue
            for spot in spots_of(self.notes, sentence):
                if spot.city is None or spot.first >= naming.first:
                    continue
                if heads:
                    yield spot, "above"
                elif self.opening(spot) == "apart":
                    yield spot, "lead" if lead else "own"

    def _is_above(self, sentence: Sentence, here: Sentence) -> bool:
        """Tell whether a sentence heads the line of another: its heading, or a short line right above that does not list an event."""
        if sentence is self.scopes.heading.get(here.block):
            return True
        short = _is_short(self.document.blocks[sentence.block].end - sentence.start)
        entry = sentence.role == "item" or sentence.index in self.named
        return sentence.block == here.block - 1 and short and not entry

    def _head_features(self, n: int, spot: Spot, head: str) -> tuple[str, ...]:
        """Return what speaks for a gathering having been where its line says, or where the report was written."""
        first = self.gatherings[n].first
        between = min(sum(spot.first < city < first.first for city in self.cities), _MOST)
        return (
            "source=head",
            f"head={head}",
            f"head={head}&between={between}",
            f"head={head}&{self.standing[n]}",
            f"head={head}&names={min(self.names, _MOST)}",
            f"head={head}&talk={self.gatherings[n].talk is not None}",
        )


def _is_short(length: int) -> bool:
    """Tell whether a line is as short as a heading."""
    return length <= _LINE


def _tells(feature: str) -> bool:
    """Tell whether a predicate beside a place or a gathering bears on where that was."""
    return feature.partition("=")[2].partition("&")[0] in _BEARING


def _apart(a: DateSpan | None, b: DateSpan | None, most: int) -> str:
    """Tell how two times lie to each other: ``within`` where they meet, ``near`` up to some days apart, ``far``, ``unknown``."""
    if a is None or b is None or a.start is None or b.start is None:
        return "unknown"
    gap = max((b.start - (a.end or a.start)).days, (a.start - (b.end or b.start)).days)
    return "within" if gap <= 0 else "near" if gap <= most else "far"


def venue_of(notes: Annotations, spot: Spot) -> tuple[int, int] | None:
    """Return the words of a named hall or hotel that stands before a place or bears its name: "the Merdeka Hotel in Jakarta"."""
    document = notes.document
    sentence = document.sentence_of(spot.first)
    begin, end = (sentence.first, sentence.last) if sentence else (spot.first, spot.last)
    venues = [m for m in document.marks("circumstance", begin, end) if m.value == "VENUE"]
    for mark in reversed(venues):
        first, last = mark.first, mark.last
        while first > begin and _goes_on(document, first - 1, first, first - 1):
            first -= 1
        while last < end and _goes_on(document, last - 1, last, last):
            last += 1
        near = range(last, spot.first)
        between = all(n in near and document.words.forms[n] in document.lexicon.connectors for n in near)
        named = last - first > mark.last - mark.first
        if (
            named
            and first < spot.last
            and between
            and document.clauses[first] == document.clauses[spot.first]
        ):
            return first, last
    return None


def _goes_on(document: Document, one: int, other: int, added: int) -> bool:
    """Tell whether a word beside another one continues the name of a venue."""
    words = document.words
    gap = document.text[words.ends[one] : words.starts[other]]
    return gap in (" ", "-") and words.written(added)[0].isupper()
