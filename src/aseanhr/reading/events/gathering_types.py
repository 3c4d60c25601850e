"""What a document speaks of as a meeting, and the places where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from aseanhr.reading.events.series import OWN_KINDS
from aseanhr.records.meeting import Series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotators.finders import Found
    from aseanhr.reading.annotators.groups import Group
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Mark, Sentence
    from aseanhr.reading.events.talks import Talk
    from aseanhr.values.countries import Country

    _Worded = Group | Predicate | Mark | Found[Country]

__all__ = ["Gathering", "Naming", "named_in", "namings_in"]

# Series whose meetings are called sessions, where a noun says no more.
_SESSIONS: frozenset[Series] = frozenset(
    {
        "aichr_regular",
        "aichr_special",
        "aichr_amm_dialogue",
        "acwc",
        "acmw",
        "un_hrc_session",
        "unga_session",
        "upr_working_group",
        "treaty_body",
        "ilc",
        "seanwfz_commission",
        "joint_cabinet",
        "npt_review_conference",
        "human_rights_dialogue",
        "other",
    }
)
# Nouns that speak of no meeting but those of their own kind, with the series that they may stand for.
_CALLED: dict[str, frozenset[Series]] = {
    "summit": frozenset({"asean_summit", "eas", "asean_plus", "asem"}),
    "dialogue": frozenset({"asean_human_rights_dialogue", "human_rights_dialogue", "aichr_amm_dialogue"}),
    "talks": frozenset({"bilateral", "human_rights_dialogue", "joint_cabinet", "aichr_amm_dialogue"}),
    "forum": frozenset({"arf"}),
    "retreat": frozenset({"aichr_special"}),
    "session": _SESSIONS,
    "joint_cabinet": frozenset({"joint_cabinet"}),
    "commemoration": frozenset({"commemoration"}),
    "review": frozenset({"npt_review_conference", "upr_working_group"}),
}

# What a noun says that names no series: "the 48th regular meeting" is an ordinary one.
_OF_AICHR: dict[str, frozenset[str]] = {
    "aichr_special": frozenset({"regular"}),
    "aichr_regular": frozenset({"special"}),
}

_SPECIAL = frozenset({"aichr_special", "other"})  # series that a special meeting may be one of


class Naming(NamedTuple):
    """One place where a gathering is spoken of.

    Attributes:
        first: index of its first word.
        last: index of the word behind it.
        start: offset of its first character.
        end: offset behind its last character.
        sentence: number of its sentence.
        how: what tied it to the gathering: ``named``, ``numbered``, ``definite``, ``next``, ``ellipsis``, ``subject``.
        group: the noun group, if it is one.
    """

    first: int
    last: int
    start: int
    end: int
    sentence: int
    how: str
    group: Group | None

    @classmethod
    def at(cls, place: _Worded, sentence: Sentence, how: str, group: Group | None = None) -> Naming:
        """Return the naming of a gathering by some words of a sentence."""
        return cls(place.first, place.last, place.start, place.end, sentence.index, how, group)


@attrs.define(eq=False)
class Gathering:
    """A meeting that a document may tell of.

    Attributes:
        series: its series.
        head: the noun that it is called by.
        ordinal: its number.
        counted: the words of the number.
        states: the states in its name.
        bodies: the bodies in its name.
        year: the year that is part of its name.
        treaties: the treaties in its name.
        features: what its nouns say.
        typed: whether its own words say the series; otherwise what was named before does.
        fresh: ``next`` or ``previous`` where it is told by its place in the series.
        namings: where it is spoken of.
        talk: the talks of two states that it is, if it is told by who met whom.
    """

    series: Series
    head: str
    ordinal: str | None = None
    counted: tuple[int, int] | None = None
    states: tuple[Country, ...] = ()
    bodies: tuple[str, ...] = ()
    year: str | None = None
    treaties: tuple[str, ...] = ()
    features: frozenset[str] = frozenset()
    typed: bool = True
    fresh: str = ""
    namings: list[Naming] = attrs.field(factory=list)
    talk: Talk | None = None

    @property
    def first(self) -> Naming:
        """Return the place where it is named first."""
        return self.namings[0]

    def take(self, group: Group) -> None:
        """Add what another naming says of it."""
        if group.ordinal and (self.ordinal is None or group.ordinal.startswith(f"{self.ordinal}/")):
            self.ordinal, self.counted = group.ordinal, group.counted
        self.states = self.states or group.states
        self.year = self.year or group.year
        self.treaties = self.treaties or group.treaties
        self.features |= group.features

    def is_called(self, head: str, group: Group | None) -> bool:
        """Tell whether a noun, in its group, may speak of it: "the summit" of a summit alone, "the meeting" of anything."""
        if group is not None and not self._may_be(group.features):
            return False
        if head not in _CALLED or (head == "session" and group is not None and "meeting" in group.features):
            return True
        if group is not None and "human_rights" in group.features and head == "dialogue":
            return "human_rights_dialogue" in self.series
        return head == self.head or head in self.features or self.series in _CALLED[head]

    def _may_be(self, features: frozenset[str]) -> bool:
        """Tell whether nouns do not speak of another kind: a special meeting of a regular one, a follow-up of a session."""
        if features & _OF_AICHR.get(self.series, frozenset()):
            return False
        if "follow_up" in features and self.series not in OWN_KINDS.values():
            return False
        return "special" not in features or "special" in self.features or self.series in _SPECIAL


def namings_in(gatherings: Sequence[Gathering]) -> dict[int, list[tuple[int, int]]]:
    """Return by the number of each sentence the first word and the number of each gathering that it names, in order."""
    found: dict[int, list[tuple[int, int]]] = {}
    for n, gathering in enumerate(gatherings):
        for naming in gathering.namings:
            found.setdefault(naming.sentence, []).append((naming.first, n))
    return {index: sorted(told) for index, told in found.items()}


def named_in(gatherings: Sequence[Gathering]) -> dict[int, set[int]]:
    """Return by the number of each sentence which of some gatherings it names."""
    return {index: {n for _, n in told} for index, told in namings_in(gatherings).items()}
