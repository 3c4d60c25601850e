"""What a document has named so far: its gatherings by series and number, and those spoken of last."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aseanhr.reading.events.gathering_types import Gathering, Naming
from aseanhr.reading.events.series import COUNTED, OWN_KINDS, PAIRED, portfolios
from aseanhr.reading.links import Option
from aseanhr.reading.references import Mention, reference_features

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.groups import Group
    from aseanhr.reading.links import Links
    from aseanhr.records.meeting import Series
    from aseanhr.values.countries import Country

__all__ = ["Known"]

# Gatherings that words without a name of their own can hang on, beside the first one.
_RECENT = 6
_TOPIC = 7  # words behind a noun that may say what it is about
# Series of many bodies: the same number in two of them means two meetings.
_OF_MANY = frozenset({"treaty_body", "other", "asean_ministerial", "asean_plus", "bilateral"})


class Known:
    """The gatherings of a document, as far as it has been read.

    Attributes:
        found: all of them, in order.
        recent: those spoken of last, the last first.
        bodies: every body that meets, as often as it was named.
        spoke: number of the last sentence that named one.
    """

    def __init__(self, notes: Annotations, links: Links) -> None:
        self.notes = notes
        self.links = links
        self.found: list[Gathering] = []
        self.recent: list[Gathering] = []
        self.bodies: list[str] = []
        self.spoke = 0
        self._by_series: dict[Series, list[Gathering]] = {}

    def add(self, gathering: Gathering, naming: Naming) -> Gathering:
        """Keep a new gathering."""
        self.found.append(gathering)
        self._by_series.setdefault(gathering.series, []).append(gathering)
        self.speak(gathering, naming)
        return gathering

    def speak(self, gathering: Gathering, naming: Naming) -> None:
        """Keep a place where a gathering is spoken of; it is now what the text is about."""
        gathering.namings.append(naming)
        if naming.group is not None:
            gathering.take(naming.group)
        if gathering in self.recent:
            self.recent.remove(gathering)
        self.recent.insert(0, gathering)
        del self.recent[_RECENT:]

    def of_number(self, series: Series, ordinal: str) -> list[Gathering]:
        """Return the gatherings of a series with a number; "2" and "2/2026" are one where both are told."""
        known = self._by_series.get(series, ())
        return [g for g in known if g.ordinal and _same_number(g.ordinal, ordinal)]

    def named(self, series: Series, group: Group, fresh: str, *, definite: bool) -> Gathering | None:
        """Return the gathering named before that a group with a series of its own speaks of."""
        if group.ordinal:
            same = [g for g in self.of_number(series, group.ordinal) if agrees(g, group)]
            return same[0] if same else self._uncounted(series, group)
        if fresh:
            return None
        known = self._on_page(series, group)
        if series in OWN_KINDS.values():
            known = [g for g in known if self._same_topic(g, group)] if definite else []
        return known[-1] if known else None

    def _on_page(self, series: Series, group: Group) -> list[Gathering]:
        """Return the gatherings of a series that a group may name again: a teaser speaks of none that another page told."""
        page = self._page(group.first)
        known = [g for g in self._by_series.get(series, []) if agrees(g, group) and not g.fresh]
        return [g for g in known or self._untyped(series, group) if self._page(g.first.first) == page]

    def pair_of(self, series: Series) -> tuple[Country, ...]:
        """Return the two states of the meeting of their series told last, whose next one "the next joint commission" is."""
        known = self._by_series.get(series, ()) if series in PAIRED else ()
        return known[-1].states if known else ()

    def main_body(self) -> list[str]:
        """Return the body that a document has named most, if it did so more than once."""
        return [body for body, count in Counter(self.bodies).most_common(1) if count > 1]

    def _page(self, word: int) -> int:
        """Return the line of a teaser, which is a page of its own, or -1 for the article."""
        sentence = self.notes.document.sentence_of(word)
        return sentence.block if sentence is not None and sentence.role == "teaser" else -1

    def _same_topic(self, gathering: Gathering, group: Group) -> bool:
        """Tell whether what a workshop is about is not something else than what another naming said."""
        told = [topic(self.notes, n.group) for n in gathering.namings if n.group is not None]
        own = topic(self.notes, group)
        return not own or not any(told) or any(own & words for words in told)

    def _uncounted(self, series: Series, group: Group) -> Gathering | None:
        """Return the gathering whose name was told without the number that a group adds."""
        known = self._by_series.get(series, []) or self._untyped(series, group)
        last = known[-1] if known else None
        if last is None or last.ordinal or last.fresh or series not in COUNTED or not agrees(last, group):
            return None
        return last

    def _untyped(self, series: Series, group: Group) -> list[Gathering]:
        """Return a gathering named by the same noun without a body, as titles do, now of the series of the full name."""
        known = next(
            (g for g in self.recent if g.series == "other" and g.head == group.head and not g.ordinal), None
        )
        if known is None or series not in COUNTED or known.bodies or not agrees(known, group):
            return []
        known.series, known.bodies = series, group.bodies
        self._by_series.setdefault(series, []).append(known)
        return [known]

    def review(self, state: Country, naming: Naming, *, earlier: bool = False) -> None:
        """Tie a review to that of the same state told before, or begin one: a meeting within a session, which nothing hangs on."""
        features = frozenset({"previous"} if earlier else ())
        told = next(
            (
                g
                for g in self.found
                if g.fresh == "review" and g.states == (state,) and g.features == features
            ),
            None,
        )
        if told is None:
            told = Gathering(
                "upr_working_group",
                "review",
                states=(state,),
                bodies=("upr",),
                typed=False,
                fresh="review",
                features=features,
            )
            self.found.append(told)
        told.namings.append(naming)

    def reference(self, naming: Naming, head: str, ordinal: str | None) -> Gathering | None:
        """Return the gathering named before that some words most likely hang on, or None if they hang on none."""
        last = self.recent[0] if self.recent else None
        if last and last.namings[-1].sentence == naming.sentence and _follows(ordinal, last.ordinal):
            return last
        first = next((g for g in self.found if g.fresh != "review"), None)
        known = self.recent if first is None or first in self.recent else [*self.recent, first]
        mention = Mention(naming.first, naming.last, naming.sentence, naming.how, head, ordinal)
        options = [
            Option(
                (mention, gathering),
                reference_features(self.notes, mention, gathering, rank, main=gathering is first),
            )
            for rank, gathering in enumerate(known)
            if (gathering.is_called(head, naming.group) or _follows(ordinal, gathering.ordinal))
            and not (naming.how == "next" and _is_passing(gathering))
        ]
        best = self.links.best("reference", options)
        return best.value[1] if best else None


def _is_passing(gathering: Gathering) -> bool:
    """Return whether only a verb tells a gathering without a series, of which none is the next: "the AICHR met the mayor"."""
    return gathering.series == "other" and gathering.first.how == "subject"


def _follows(ordinal: str | None, known: str | None) -> bool:
    """Tell whether a number is the next in a series, no matter with which noun."""
    return bool(
        ordinal and known and ordinal.isdigit() and known.isdigit() and int(ordinal) == int(known) + 1
    )


def topic(notes: Annotations, group: Group) -> set[str]:
    """Return the words that say what a meeting is about: those behind its noun and a small word, up to the next verb or comma."""
    document = notes.document
    sentence = document.sentence_of(group.first)
    assert sentence is not None
    if not document.marks("treaty_head", group.last - 1, group.last + 1):
        return set()
    clause = document.clauses[group.last - 1]
    behind = range(group.last, min(group.last + _TOPIC, sentence.last))
    end = next(
        (n for n in behind if document.clauses[n] != clause or document.marks("verb", n, n + 1)), behind.stop
    )
    words = {
        n: document.words.forms[n] for n in range(group.last, end) if not document.marks("link", n, n + 1)
    }
    return set(words.values()) - document.lexicon.connectors


def _same_number(one: str, other: str) -> bool:
    short, _, year = one.partition("/")
    number, _, also = other.partition("/")
    return short == number and (not year or not also or year == also)


def _is_summit(head: str | None, features: frozenset[str]) -> bool:
    """Return whether leaders meet, not ministers."""
    return head == "summit" or "summit" in features


def agrees(gathering: Gathering, group: Group) -> bool:
    """Tell whether the states, the body, the portfolio and the year of a group are not others than those of a gathering."""
    states = not (gathering.states and group.states) or set(gathering.states) == set(group.states)
    years = gathering.year and group.year and gathering.year != group.year
    cabinets = "joint_cabinet" in gathering.features & group.features and (
        ("cabinet" in gathering.features) != ("cabinet" in group.features)
    )
    if not states or years or cabinets:
        return False
    return gathering.series not in _OF_MANY or _is_same_body(gathering, group)


def _is_same_body(gathering: Gathering, group: Group) -> bool:
    """Return whether a group does not name another body, treaty or portfolio than a gathering of a series of many."""
    if _is_summit(gathering.head, gathering.features) != _is_summit(group.head, group.features):
        return False
    if gathering.series == "treaty_body" and not set(gathering.bodies) & set(group.bodies):
        return False
    pairs = (
        (set(gathering.bodies), set(group.bodies)),
        (portfolios(gathering.features), portfolios(group.features)),
        (set(gathering.treaties), set(group.treaties)),
    )
    return all(not one or not other or one & other for one, other in pairs)
