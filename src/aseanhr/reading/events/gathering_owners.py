"""Whose meeting a noun group names, where only the words around it say so: a body, the foreign ministers, two states."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aseanhr.reading.annotators.groups import Group
from aseanhr.reading.annotators.predicates import FINITE
from aseanhr.reading.events.gathering_sitters import body_meant, sitters, told_first
from aseanhr.reading.events.gathering_verbs import HELD
from aseanhr.reading.events.series import SISTERS, SITTING, is_outside, series_of
from aseanhr.reading.features import link_before
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Mark, Sentence
    from aseanhr.reading.events.gathering_known import Known
    from aseanhr.records.meeting import Series
    from aseanhr.text.words import Words

__all__ = ["Owners", "body_group"]

_YEAR = 4  # digits
_YEAR_WORDS = 2  # "of 2027"
_PAIR = 2
_BESIDE = 4  # words around a noun of talks in which others may say whose they are
_ARTICLE = 2  # words between ASEAN and a partner: "and", "and the"
# What makes a noun a meeting of a body's own series.
_COUNTED = frozenset({"next", "previous", "special", "regular", "yearly", "interface"})
# Meetings of two sides that hold them together or whom a clause names.
_SIDED = frozenset({"joint_cabinet", "dialogue"})
_SITS = frozenset({"meeting", "session", "round", "special", "regular"})
_OF_SERIES = _SITS | {"summit", "dialogue", "forum"}


def body_group(words: Words, first: int, last: int, body: str) -> Group:
    """Return a group that consists of the name of a body."""
    start, end = words.starts[first], words.ends[last - 1]
    return Group(first, last, start, end, frozenset(), (body,), (), None, None, (), None)


class Owners:
    """Completes noun groups by what stands before them.

    Attributes:
        owner: the group of the sentence that is nothing but an owner ("ASEAN's labor ministers"), if it has one.
    """

    def __init__(self, notes: Annotations, known: Known) -> None:
        self.notes = notes
        self.document = notes.document
        self.known = known
        self.owner: Group | None = None
        bodies = notes.document.marks("body")
        nouns = notes.document.marks("gathering")
        self.ministers = any(m.value in ("amm", "asean_fm") for m in bodies) or any(
            "foreign_ministers" in m.value for m in nouns
        )

    def completed(self, group: Group, sentence: Sentence) -> Group:
        """Return a group with the body, treaty or states that the text before it gives it."""
        group = self._of_year(self._of_other_year(self._with_own_body(group)))
        treaties = self.document.marks("treaty", 0, group.first)
        if group.features & {"review", "treaty_states"} and not group.treaties and treaties:
            group = group._replace(treaties=(treaties[-1].value,))
        if SISTERS.intersection(group.bodies) and self._meets(group, sentence):
            group = group._replace(bodies=("aichr", *group.bodies))
        if group.features & {"interface", "dialogue"} and not group.ordinal:
            group = self._with_ministers(group)
        if group.head in _SIDED and not group.states and set(group.bodies) <= {"eu"}:
            group = self._with_states(group, sentence)
        return group

    def _with_own_body(self, group: Group) -> Group:
        """Return a group with the body that a noun in it stands for: "a special meeting of the Commission"."""
        named = group.bodies or group.states or group.treaties
        if named or not group.features & _SITS or group.features & _SIDED:
            return group
        nouns = [
            m
            for m in self.document.marks("reference", group.first, group.last)
            if m.value == "BODY" and m.last <= group.last
        ]
        bodies = self.known.bodies or told_first(self.document)
        body = body_meant(self.document, bodies, nouns[-1]) if nouns else None
        return group if body is None else group._replace(bodies=(body,))

    def _of_other_year(self, group: Group) -> Group:
        """Return a group with "last year's" or "next year's" beside it as another one of its series."""
        year = self.notes.year_beside(group.first, group.last)
        side = self.notes.side(year.span) if year else "now"
        fresh = {"past": "previous", "future": "next"}.get(side)
        if fresh is None or not group.features & _OF_SERIES:
            return group
        return group._replace(features=group.features | {fresh})

    def _of_year(self, group: Group) -> Group:
        """Return a special meeting with its number within a year; only the AICHR counts its own so."""
        ordinal = group.ordinal
        if "special" not in group.features or not ordinal:
            return group
        if (
            not group.bodies
            and "/" in ordinal
            and self.document.has("body", 0, len(self.document.words), "aichr")
        ):
            return group._replace(bodies=("aichr",))
        year = group.year or self._year_behind(group)
        if "aichr" in group.bodies and year and "/" not in ordinal:
            return group._replace(ordinal=f"{ordinal}/{year}")
        return group

    def _year_behind(self, group: Group) -> str | None:
        """Return the year that a small word ties to a group: "its second special meeting of 2027"."""
        forms = self.document.words.forms[group.last : group.last + _YEAR_WORDS]
        years = [form for form in forms if len(form) == _YEAR and form.isdigit()]
        return years[0] if years else None

    def _meets(self, group: Group, sentence: Sentence) -> bool:
        """Tell whether the AICHR is told to meet the body that a group names behind "with"."""
        subject = self.document.marks("body", sentence.first, group.first)
        beside = self.document.marks("link", group.first, group.last)
        return any(m.value == "aichr" for m in subject) and any(m.value == "WITH" for m in beside)

    def _with_ministers(self, group: Group) -> Group:
        """Return a dialogue of the AICHR and the foreign ministers as one, where only the text around it names both."""
        sentence = self.document.sentence_of(group.first)
        assert sentence is not None
        meant = sitters(self.notes, self.known.bodies, sentence, sentence.first, group.first)
        ministers = self.ministers or "foreign_ministers" in group.features
        ministerial = "foreign_ministers" in group.features or "asean_fm" in group.bodies
        ministerial = ministerial or any(m.value in ("amm", "asean_fm") for m in meant)
        own = "aichr" in group.bodies or (ministerial and set(group.bodies) <= {"asean", "asean_fm", "amm"})
        others = set(group.bodies) - {"aichr", "asean", "asean_fm", "amm"}
        if others or not (own or "interface" in group.features):
            return group
        named = self.document.has("body", 0, group.last, "aichr")
        if not (ministers and named):
            return group
        return group._replace(bodies=("aichr",), features=group.features | {"foreign_ministers"})

    def _with_states(self, group: Group, sentence: Sentence) -> Group:
        """Return the talks of two sides with the sides that their sentence names: "the EU and Laos held their 15th dialogue"."""
        document = self.document
        clauses = document.clauses
        here = range(clauses[group.first] - 1, clauses[group.first] + 1)
        states = [c.value for c in self.notes.countries_in(sentence) if clauses[c.first] in here]
        union = any(m for m in document.within("body", sentence, "eu") if clauses[m.first] in here)
        capitals = self._capitals(group, sentence)
        told = capitals or tuple(dict.fromkeys(states)) or self._sides_meant(group, 1 if union else _PAIR)
        if group.head == "joint_cabinet" and not told and sentence.index:
            told = self._met_before(sentence.index - 1)
        if len(told) == _PAIR and not union:
            return group._replace(states=told)
        if len(told) == 1 and union:
            return group._replace(states=told, bodies=("eu",))
        return group

    def _capitals(self, group: Group, sentence: Sentence) -> tuple[Country, ...]:
        """Return two states whose capitals stand for them before a group: "Hanoi and Bangkok held their fourth joint cabinet retreat"."""
        clauses = self.document.clauses
        told = {
            Country.of(m.value): None
            for m in self.document.within("capital", sentence)
            if clauses[group.first] - 1 <= clauses[m.first] <= clauses[group.first]
            and m.first < group.first
            and link_before(self.notes, m.first) not in ("IN", "FROM", "TO")
        }
        return tuple(told) if len(told) == _PAIR else ()

    def _sides_meant(self, group: Group, count: int) -> tuple[Country, ...]:
        """Return the states that the text names most before a group, as many as words such as "our two countries" or "their" stand for."""
        document = self.document
        sentence = document.sentence_of(group.first)
        assert sentence is not None
        low, high = max(group.first - _BESIDE, sentence.first), min(group.last + _BESIDE, sentence.last)
        meant = document.has("reference", low, high, "BOTH_STATES", "OWNER", "HOME")
        named = Counter(c.value for c in self.notes.countries if c.first < group.first)
        return tuple(state for state, _ in named.most_common(count)) if meant and len(named) >= count else ()

    def _met_before(self, index: int) -> tuple[Country, ...]:
        """Return the two states whose talks a sentence tells, if it does."""
        sentence = self.document.sentences[index]
        met = any(p.cue == "MEET" for p in self.notes.predicates(sentence))
        told = tuple(dict.fromkeys(c.value for c in self.notes.countries_in(sentence)))
        return told if met and len(told) == _PAIR else ()

    def are_two(self, sentence: Sentence) -> bool:
        """Tell whether the sentence before one tells of talks of two states."""
        return bool(sentence.index and self._met_before(sentence.index - 1))

    def with_subject(self, group: Group, subject: Group | None) -> tuple[Series, Group] | None:
        """Return the series of a group that takes its body from the subject ("the Commission held its 40th meeting")."""
        counted = bool(group.ordinal or group.features & _COUNTED) or (
            bool(group.features & {"session", "annual"}) and self._possessed(group, group.first - 2)
        )
        if subject is None or group.bodies or not counted:
            return None
        joined = group._replace(
            bodies=subject.bodies,
            treaties=group.treaties or subject.treaties,
            features=group.features | subject.features,
        )
        joined = self._of_year(joined)
        series = series_of(joined)
        return (series, joined) if series is not None and series != "other" else None

    def partners(self, group: Group, sentence: Sentence) -> tuple[Country, ...]:
        """Return the states with which ASEAN meets in the clause of a group: "ASEAN and China held their 30th summit"."""
        document = self.document
        joins = document.lexicon.conjunctions
        beside: list[Country] = []
        for body in (m for m in document.within("body", sentence, "asean") if m.first < group.first):
            for state in self.notes.countries_in(sentence):
                first, last = (
                    (body.last, state.first) if body.first < state.first else (state.last, body.first)
                )
                between = document.words.forms[first:last]
                joined = between and between[0] in joins and len(between) <= _ARTICLE
                if joined and is_outside(state.value):
                    beside.append(state.value)
        return tuple(dict.fromkeys(beside))

    def _named_before(self, group: Group, low: int) -> Group | None:
        """Return the body named last between a place and a group, or the one that a noun such as "the Commission" stands for."""
        if self.owner is not None and low <= self.owner.last <= group.first:
            return self.owner
        sentence = self.document.sentence_of(group.first)
        assert sentence is not None
        found = sitters(self.notes, self.known.bodies, sentence, low, group.first)
        named = [m for m in found if m.last <= group.first]
        if not named:
            return None
        met = len(named) > 1 and self._is_met(named[-2], named[-1], group, sentence)
        body = named[-2] if met else named[-1]
        return body_group(self.document.words, body.first, body.last, body.value)

    def _is_met(self, body: Mark, other: Mark, group: Group, sentence: Sentence) -> bool:
        """Tell whether a body is only whom another one meets: "the AICHR met the ministers to present the results of its 48th meeting"."""
        joined = self.document.has("link", body.last, other.first, "AND", "OF")
        relative = self.document.has("link", other.last, group.first, "RELATIVE")  # "whose 35th meeting"
        if body.value == other.value or joined or relative:
            return False
        verbs = [p for p in self.notes.predicates(sentence) if p.form in FINITE and p.first < group.first]
        first = self.document.lexicon.verb_second and any(p.first < body.first for p in verbs)
        between = any(body.last <= p.first < other.first for p in verbs)
        return (first or between) and not any(p.first >= other.last for p in verbs)

    def _possessed(self, group: Group, low: int) -> bool:
        """Tell whether a group is told to be somebody's own ("its session", "whose annual meeting")."""
        whose = self.document.marks("link", max(group.first - 1, low), group.first)
        if any(m.value == "RELATIVE" and m.last == group.first for m in whose):
            return True
        return any(
            m.last == group.first and m.value == "POSSESSIVE"
            for m in self.document.marks("determiner", max(group.first - 2, low), group.first)
        )

    def is_own(self, group: Group) -> bool:
        """Tell whether a group is that of a body that a small word or a noun stands for: "its session", "the Commission's session"."""
        marks = self.document.marks("reference", max(group.first - 3, 0), group.first)
        owned = any(m.value == "BODY" and m.last >= group.first - 1 for m in marks)
        return owned or self._possessed(group, 0)

    def _named_behind(self, group: Group, sentence: Sentence) -> Group | None:
        """Return the body that follows a group that is told to be its own: "at its session the Committee reviewed"."""
        bodies = [m for m in self.document.marks("body", group.last, sentence.last) if m.value in SITTING]
        return (
            body_group(self.document.words, bodies[0].first, bodies[0].last, bodies[0].value)
            if bodies
            else None
        )

    def _relating(self, group: Group, sentence: Sentence) -> Group | None:
        """Return the body that a relative clause right behind a group tells to have held it: "the 48th meeting that the Commission held"."""
        links = [m for m in self.document.marks("link", group.last, group.last + 1) if m.value == "RELATIVE"]
        for link in links:
            held = [p for p in self.notes.predicates(sentence) if p.first >= link.last and p.cue in HELD]
            end = held[0].first if held else link.last
            before = [
                m.value
                for m in self.document.marks("body", sentence.first, group.first)
                if m.value in SITTING
            ]
            bodies = sitters(self.notes, [*self.known.bodies, *before], sentence, link.last, end)
            if bodies and self.document.same_clause(bodies[0].first, end):
                return body_group(self.document.words, bodies[0].first, bodies[0].last, bodies[0].value)
        return None

    def before(self, group: Group, sentence: Sentence, floor: int) -> Group | None:
        """Return the body that a group without one belongs to: the last before it, behind any other group.

        A verb of holding or meeting, or a comma alone, stands between the two ("the AICHR convened its 38th meeting"; "AICHR, 38th meeting").
        """
        low = max(floor, sentence.first)
        found = self._relating(group, sentence) or self._named_before(group, low)
        possessed = self._possessed(group, low)
        if found is None:
            return self._named_behind(group, sentence) if possessed else None
        held = any(
            found.last <= p.first and p.last <= group.first and p.cue in HELD
            for p in self.notes.predicates(sentence)
        )
        near = self.document.clauses[group.first] - self.document.clauses[found.last - 1] <= 1
        return found if held or possessed or near else None
