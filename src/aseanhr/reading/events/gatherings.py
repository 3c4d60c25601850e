"""Gatherings: which noun groups, bare numbers and verbs of a document speak of which meeting.

Sieves from certain to likely decide whether a mention is of a meeting that was named before: the same number in the same series, a name that is
repeated, a definite noun of the same kind; what says "next", "another" or a different number is a meeting of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.annotators.groups import Group, lone_ordinals
from aseanhr.reading.annotators.ordinals import Ordinal
from aseanhr.reading.events.gathering_talks import PAIRED, gather_talks, is_definite
from aseanhr.reading.events.gathering_types import Gathering, Naming
from aseanhr.reading.events.series import COUNTED, OWN_KINDS, SITTING, series_of
from aseanhr.reading.links import Option
from aseanhr.reading.references import Mention, reference_features

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.links import Links
    from aseanhr.records.meeting import Series
    from aseanhr.text.words import Words
    from aseanhr.values.countries import Country

__all__ = ["Gathering", "Naming", "find_gatherings"]

# Nouns of a meeting of its own kind, also where no list knows its name.
_NEW = frozenset({"conference", "dialogue", "forum", "summit", "retreat"})
# Gatherings that words without a name of their own can hang on, beside the first one.
_RECENT = 6
_HELD = frozenset({"HOLD", "OPEN", "CLOSE", "MEET", "CONFIRM", "POSTPONE", "TAKE_PLACE", "CANCEL", "ATTEND"})


def _same_states(a: Gathering, b: Gathering) -> bool:
    return not (a.states and b.states) or set(a.states) == set(b.states)


def _only_owns(group: Group) -> bool:
    """Tell whether a body that is often the name of its meeting is named alone."""
    return group.head is None and group.ordinal is None and series_of(group) is None


def _body(words: Words, first: int, last: int, body: str) -> Group:
    """Return a group that is nothing but the name of a body."""
    start, end = words.starts[first], words.ends[last - 1]
    return Group(first, last, start, end, frozenset(), (body,), (), None, None, (), None)


def _naming(group: Group, sentence: Sentence, how: str) -> Naming:
    return Naming(group.first, group.last, group.start, group.end, sentence.index, how, group)


class _Finder:
    """Goes through a document once, keeping what was named."""

    def __init__(self, notes: Annotations, links: Links) -> None:
        self.notes = notes
        self.links = links
        self.document = notes.document
        self.found: list[Gathering] = []
        self.by_number: dict[tuple[Series, str], list[Gathering]] = {}
        self.by_series: dict[Series, list[Gathering]] = {}
        self.recent: list[Gathering] = []
        self.bodies: list[str] = []
        self.treaties: list[str] = []
        self.owner: Group | None = None
        bodies = notes.document.marks("body")
        nouns = notes.document.marks("gathering")
        self.ministers = any(m.value in ("amm", "asean_fm") for m in bodies) or any(
            "foreign_ministers" in m.value for m in nouns
        )

    # -- what is known ---------------------------------------------------------------------------------------------

    def add(self, gathering: Gathering, naming: Naming) -> Gathering:
        """Keep a new gathering."""
        self.found.append(gathering)
        self.by_series.setdefault(gathering.series, []).append(gathering)
        if gathering.ordinal:
            self.by_number.setdefault((gathering.series, gathering.ordinal), []).append(gathering)
        self.speak(gathering, naming)
        return gathering

    def speak(self, gathering: Gathering, naming: Naming) -> None:
        """Keep a place where a gathering is spoken of; it is now what the text is about."""
        gathering.namings.append(naming)
        group = naming.group
        if group is not None and group.ordinal and gathering.ordinal is None:
            gathering.ordinal, gathering.counted = group.ordinal, group.counted
            self.by_number.setdefault((gathering.series, group.ordinal), []).append(gathering)
        if group is not None:
            gathering.states = gathering.states or group.states
            gathering.year = gathering.year or group.year
        if gathering in self.recent:
            self.recent.remove(gathering)
        self.recent.insert(0, gathering)
        del self.recent[_RECENT:]

    def same_number(self, series: Series, group: Group) -> Gathering | None:
        """Return the gathering of a series with the number of a group; of two states it must have the same."""
        known = self.by_number.get((series, group.ordinal or ""), [])
        return next(
            (g for g in known if not (g.states and group.states) or set(g.states) == set(group.states)), None
        )

    # -- noun groups -----------------------------------------------------------------------------------------------

    def definite(self, group: Group, sentence: Sentence) -> bool:
        """Tell whether a group speaks of something known ("the session", "its round", "mötet")."""
        return is_definite(self.document, group.first, group.last, sentence.first)

    def of_two(self, group: Group) -> bool:
        """Tell whether a group counts the meetings of two sides ("the second meeting between the two ministers")."""
        behind = self.document.marks("link", group.last, group.last + 1)
        both = self.document.marks("reference", group.last, group.last + 3)
        return any(m.value == "BETWEEN" for m in behind) and any(m.value == "BOTH_STATES" for m in both)

    def denied(self, group: Group) -> bool:
        """Tell whether a group speaks of none ("no meeting")."""
        marks = self.document.marks("determiner", max(group.first - 2, 0), group.first)
        return any(mark.last == group.first and mark.value == "NONE" for mark in marks)

    def read_group(self, group: Group, sentence: Sentence, subject: Group | None) -> None:
        """Tie a noun group to a gathering named before, or begin a new one."""
        if self.denied(group) or self.of_two(group):
            return
        definite = self.definite(group, sentence)
        if "special" in group.features and not group.bodies and "/" in (group.ordinal or ""):
            # Only the AICHR counts its special meetings within a year.
            group = group._replace(bodies=("aichr",) if "aichr" in self.bodies else ())
        if "review" in group.features and not group.treaties and self.treaties:
            group = group._replace(treaties=(self.treaties[-1],))
        if group.features & {"interface", "dialogue"} and not group.ordinal:
            group = self.with_ministers(group)
        own = series_of(group)
        if own is not None:
            self.read_named(own, group, sentence, definite=definite)
            return
        joined = self.with_subject(group, subject)
        if joined is not None:
            self.read_named(joined[0], joined[1], sentence, definite=definite)
            return
        self.read_reference(group, sentence, definite=definite)

    def with_ministers(self, group: Group) -> Group:
        """Return a dialogue of the AICHR and the foreign ministers as one, where only the text around it names both."""
        ministers = self.ministers or "foreign_ministers" in group.features
        own = "aichr" in group.bodies or (
            "foreign_ministers" in group.features and set(group.bodies) <= {"asean", "asean_fm", "amm"}
        )
        if not own and "interface" not in group.features:
            return group
        if not ministers or ("aichr" not in self.bodies and "aichr" not in group.bodies):
            return group
        return group._replace(bodies=("aichr",), features=group.features | {"foreign_ministers"})

    def with_subject(self, group: Group, subject: Group | None) -> tuple[Series, Group] | None:
        """Return the series of a group that takes its body from the subject ("the Commission held its 40th meeting")."""
        if (
            subject is None
            or group.bodies
            or not (group.ordinal or group.features & {"next", "special", "regular"})
        ):
            return None
        joined = group._replace(
            bodies=subject.bodies,
            treaties=group.treaties or subject.treaties,
            features=group.features | subject.features,
        )
        series = series_of(joined)
        return (series, joined) if series is not None and series != "other" else None

    def read_named(self, series: Series, group: Group, sentence: Sentence, *, definite: bool) -> None:
        """Read a group that says its series."""
        fresh = next((f for f in ("next", "previous") if f in group.features), "")
        known = self.known(series, group, fresh, definite=definite)
        if known is not None:
            self.speak(known, _naming(group, sentence, "numbered" if group.ordinal else "named"))
            return
        head = group.head or "meeting"
        gathering = Gathering(
            series, head, group.ordinal, group.counted, group.states, group.bodies, group.year, fresh=fresh
        )
        self.add(gathering, _naming(group, sentence, "next" if fresh else "named"))

    def known(self, series: Series, group: Group, fresh: str, *, definite: bool) -> Gathering | None:
        """Return the gathering named before that a group with a series of its own speaks of."""
        if group.ordinal:
            same = self.same_number(series, group)
            if same is not None:
                return same
            # A name without a number, then the same with one.
            known = self.by_series.get(series, [])
            last = known[-1] if known else None
            if (
                last
                and last.ordinal is None
                and not last.fresh
                and series in COUNTED
                and self.agrees(last, group)
            ):
                return last
            return None
        if fresh:
            return None
        known = [g for g in self.by_series.get(series, []) if self.agrees(g, group) and not g.fresh]
        known = known or self.untyped(series, group)
        if not known:
            return None
        if series in OWN_KINDS.values() and not definite:
            return None
        return known[-1]

    def untyped(self, series: Series, group: Group) -> list[Gathering]:
        """Return a gathering named by the same noun without a body, as titles do, now of the series of the full name."""
        known = next(
            (g for g in self.recent if g.series == "other" and g.head == group.head and not g.ordinal), None
        )
        if known is None or series not in COUNTED or known.bodies or not self.agrees(known, group):
            return []
        known.series, known.bodies = series, group.bodies
        self.by_series.setdefault(series, []).append(known)
        return [known]

    @staticmethod
    def agrees(gathering: Gathering, group: Group) -> bool:
        """Tell whether the states, the body and the year of a group are not others than those of a gathering."""
        states = not (gathering.states and group.states) or set(gathering.states) == set(group.states)
        if gathering.series == "treaty_body" and not set(gathering.bodies) & set(group.bodies):
            return False
        return states and not (gathering.year and group.year and gathering.year != group.year)

    def read_reference(self, group: Group, sentence: Sentence, *, definite: bool) -> None:
        """Read a group that does not say its series: what was named before says it."""
        head = group.head
        if head is None:
            return
        fresh = next((f for f in ("next", "previous") if f in group.features), "")
        how = "numbered" if group.ordinal else "next" if fresh else "definite" if definite else "new"
        naming = _naming(group, sentence, how)
        if how == "new":
            if head in _NEW:
                self.add(
                    Gathering("other", head, states=group.states, bodies=group.bodies, year=group.year),
                    naming,
                )
            return
        known = self.reference(naming, head, group.ordinal)
        if known is None:
            if how != "definite" and self.bodies and group.features & {"meeting", "session"}:
                series = series_of(group._replace(bodies=(self.bodies[-1],)))
                if series is not None and series != "other":
                    self.add(
                        Gathering(
                            series,
                            head,
                            group.ordinal,
                            group.counted,
                            bodies=(self.bodies[-1],),
                            typed=False,
                            fresh=fresh,
                        ),
                        naming,
                    )
            return
        if how == "definite":
            self.speak(known, naming)
        elif how == "next" or self.goes_on(known, group.ordinal or "", naming):
            self.follow(known, naming, head, group.ordinal, group.counted, fresh)

    def goes_on(self, known: Gathering, ordinal: str, naming: Naming) -> bool:
        """Tie a number to a gathering that has it, or has none yet; tell whether it is one of its own."""
        same = next(
            (g for g in self.by_number.get((known.series, ordinal), []) if _same_states(g, known)), None
        )
        if same is None and known.ordinal is None and not known.fresh and naming.how == "numbered":
            same = known
        if same is not None:
            self.speak(same, naming)
        return same is None

    def follow(
        self,
        known: Gathering,
        naming: Naming,
        head: str,
        ordinal: str | None,
        counted: tuple[int, int] | None,
        fresh: str,
    ) -> None:
        """Begin another gathering of the series of one that was named before."""
        states = known.states if known.series in PAIRED else ()
        gathering = Gathering(
            known.series, head, ordinal, counted, states, known.bodies, typed=False, fresh=fresh
        )
        self.add(gathering, naming)

    def reference(self, naming: Naming, head: str, ordinal: str | None) -> Gathering | None:
        """Return the gathering named before that some words most likely hang on, or None if they hang on none."""
        known = (
            self.recent if not self.found or self.found[0] in self.recent else [*self.recent, self.found[0]]
        )
        mention = Mention(naming.first, naming.last, naming.how, head, ordinal)
        options = [
            Option(
                (mention, gathering),
                reference_features(self.notes, mention, gathering, rank, main=gathering is self.found[0]),
            )
            for rank, gathering in enumerate(known)
        ]
        best = self.links.best("reference", options)
        return best.value[1] if best else None

    # -- numbers and verbs without a noun --------------------------------------------------------------------------

    def read_ordinal(self, ordinal: Ordinal, sentence: Sentence, floor: int) -> None:
        """Read a number without a noun ("where the ninth will be held"), in the series of what was named before."""
        words = self.document.words
        body = self.sitting_before(ordinal, sentence, floor)
        if body is not None:
            counted = (ordinal.first, ordinal.last)
            group = _body(words, *counted, body)._replace(
                features=frozenset({"meeting"}), ordinal=ordinal.value, counted=counted
            )
            self.read_named(SITTING[body], group, sentence, definite=False)
            return
        start, end = words.starts[ordinal.first], words.ends[ordinal.last - 1]
        naming = Naming(ordinal.first, ordinal.last, start, end, sentence.index, "ellipsis", None)
        known = self.reference(naming, "", ordinal.value)
        if known is not None and self.goes_on(known, ordinal.value, naming):
            self.follow(known, naming, known.head, ordinal.value, (ordinal.first, ordinal.last), "")

    def sitting_before(self, ordinal: Ordinal, sentence: Sentence, floor: int) -> str | None:
        """Return a body that meets for the time that an ordinal counts ("the ARF gathers for the 36th time")."""
        low = max(floor, sentence.first)
        bodies = [m for m in self.document.marks("body", low, ordinal.first) if m.value in SITTING]
        if not bodies:
            return None
        verbs = [p for p in self.notes.predicates(sentence) if p.cue in _HELD and bodies[-1].last <= p.first]
        near = self.document.clauses[ordinal.first] - self.document.clauses[bodies[-1].first] <= 1
        return bodies[-1].value if verbs and near else None

    def read_subject(self, predicate: Predicate, sentence: Sentence) -> None:
        """Read a body that meets, told by a verb ("The Commission met in Jakarta")."""
        bodies = [
            mark
            for mark in self.document.within("body", sentence)
            if mark.value in SITTING and mark.last <= predicate.first
        ]
        body = bodies[-1] if bodies else None
        if body is None or self.document.clauses[body.first] != self.document.clauses[predicate.first]:
            return
        naming = Naming(
            predicate.first, predicate.last, predicate.start, predicate.end, sentence.index, "subject", None
        )
        known = [g for g in self.found if body.value in g.bodies]
        if known:
            known[-1].namings.append(naming)
            return
        self.add(Gathering(SITTING[body.value], "meeting", bodies=(body.value,), typed=False), naming)

    def read_bodies(self, sentence: Sentence, groups: list[Group]) -> None:
        """Read bodies whose name alone stands for their meeting, as in a calendar, and the states that they review."""
        taken = {n for group in groups for n in range(group.first, group.last)}
        if self.notes.dates_in(sentence) and not groups:
            for mark in self.document.within("body", sentence):
                series = SITTING.get(mark.value)
                if series is None or mark.first in taken or any(mark.value in g.bodies for g in self.found):
                    continue
                naming = Naming(mark.first, mark.last, mark.start, mark.end, sentence.index, "body", None)
                self.add(Gathering(series, "meeting", bodies=(mark.value,), typed=False), naming)
        if "upr" not in self.bodies and not self.document.within("body", sentence, "upr"):
            return
        clauses = self.document.clauses
        for predicate in self.notes.predicates(sentence):
            if predicate.cue != "REVIEW" or self.names_mechanism(predicate, sentence):
                continue
            for state in self.notes.countries_in(sentence):
                if clauses[state.first] == clauses[predicate.first]:
                    self.review(state.value, predicate, sentence)

    def names_mechanism(self, noun: Predicate, sentence: Sentence) -> bool:
        """Tell whether a noun is but the name of the review as such: "a report under the Universal Periodic Review".

        Where one is held, led or attended, or a state owns it, it is that of a state.
        """
        if noun.form != "noun":
            return False
        clauses = self.document.clauses
        if any(
            p.cue in _HELD and clauses[p.first] == clauses[noun.first] and p is not noun
            for p in self.notes.predicates(sentence)
        ):
            return False
        owners = [
            c for c in self.notes.countries_in(sentence) if c.last == noun.first or c.first == noun.last
        ]
        behind = self.document.marks("link", noun.last, noun.last + 1)
        return not owners and not any(m.value in ("OF", "FOR") for m in behind)

    def review(self, state: Country, predicate: Predicate, sentence: Sentence) -> None:
        """Read the review of a state by the UPR working group, a meeting within its session."""
        naming = Naming(
            predicate.first, predicate.last, predicate.start, predicate.end, sentence.index, "review", None
        )
        known = next((g for g in self.found if g.fresh == "review" and g.states == (state,)), None)
        if known is not None:
            known.namings.append(naming)
            return
        gathering = Gathering(
            "upr_working_group", "review", states=(state,), bodies=("upr",), typed=False, fresh="review"
        )
        self.found.append(gathering)
        gathering.namings.append(naming)

    # -- the whole -------------------------------------------------------------------------------------------------

    def named_before(self, group: Group, low: int) -> Group | None:
        """Return the body named last between a place and a group, or the one that a noun such as "the Commission" stands for."""
        bodies = [m for m in self.document.marks("body", low, group.first) if m.value in SITTING]
        references = self.document.marks("reference", low, group.first)
        known = [m for m in references if m.value == "BODY"]
        if self.owner is not None and low <= self.owner.last <= group.first:
            return self.owner
        if bodies and bodies[-1].last <= group.first:
            return _body(self.document.words, bodies[-1].first, bodies[-1].last, bodies[-1].value)
        if known and self.bodies and known[-1].last <= group.first:
            return _body(self.document.words, known[-1].first, known[-1].last, self.bodies[-1])
        return None

    def subject_before(self, group: Group, sentence: Sentence, floor: int) -> Group | None:
        """Return the body that a group without one belongs to: the last before it, behind any other group.

        A verb of holding or meeting, or a comma alone, stands between the two ("the AICHR convened its 38th meeting"; "AICHR, 38th meeting").
        """
        low = max(floor, sentence.first)
        found = self.named_before(group, low)
        if found is None:
            return None
        possessed = any(
            m.last == group.first and m.value == "POSSESSIVE"
            for m in self.document.marks("determiner", max(group.first - 2, low), group.first)
        )
        held = any(
            found.last <= p.first and p.last <= group.first and p.cue in _HELD
            for p in self.notes.predicates(sentence)
        )
        near = self.document.clauses[group.first] - self.document.clauses[found.last - 1] <= 1
        return found if held or possessed or near else None

    def read(self, sentence: Sentence) -> None:
        """Read one sentence."""
        groups = self.notes.groups(sentence)
        spoken: list[tuple[int, Group | Ordinal | Predicate]] = [(group.first, group) for group in groups]
        spoken += [(ordinal.first, ordinal) for ordinal in lone_ordinals(self.notes, sentence, groups)]
        if not groups:
            verbs = [p for p in self.notes.predicates(sentence) if p.cue == "MEET" and p.form != "noun"]
            spoken += [(predicate.first, predicate) for predicate in verbs[:1]]
        floor = sentence.first
        self.owner = None
        for _, item in sorted(spoken, key=lambda pair: pair[0]):
            if isinstance(item, Group) and (item.owns or _only_owns(item)):
                self.owner = item
            elif isinstance(item, Group):
                self.read_group(item, sentence, self.subject_before(item, sentence, floor))
                floor = item.last
            elif isinstance(item, Ordinal):
                self.read_ordinal(item, sentence, floor)
            else:
                self.read_subject(item, sentence)
        self.read_bodies(sentence, groups)
        self.bodies += [m.value for m in self.document.within("body", sentence) if m.value in SITTING]
        self.treaties += [m.value for m in self.document.within("treaty", sentence)]


def find_gatherings(notes: Annotations, links: Links) -> list[Gathering]:
    """Return the gatherings that a document speaks of, in the order in which they are first named."""
    finder = _Finder(notes, links)
    for sentence in notes.document.sentences:
        finder.read(sentence)
    talks = gather_talks(notes, finder.found)
    return sorted([*finder.found, *talks], key=lambda gathering: gathering.first.first)
