"""Who talks with whom: the parties that the words of talks have as subject and object."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aseanhr.reading.document import Document
    from aseanhr.reading.events.talk_anchors import Anchor
    from aseanhr.reading.events.talk_parties import Parties, Party

__all__ = ["Sides", "find_sides"]

_STEP = 3  # words such as "then" and "also" between the first who is met and the next


class Sides(NamedTuple):
    """The two sides of talks, as far as a sentence names them.

    Attributes:
        left: who meets.
        right: whom they meet.
        between: whether the right side names both ("talks between A and B").
    """

    left: list[Party]
    right: list[Party]
    between: bool = False


class _Finder:
    def __init__(self, document: Document, parties: Parties, anchor: Anchor) -> None:
        self.document = document
        self.parties = parties
        self.anchor = anchor

    def after(self) -> list[list[Party]]:
        """Return the groups behind the anchor in its part of the sentence."""
        anchor = self.anchor
        return [g for g in self.parties.groups if anchor.last <= g[0].first < anchor.ceiling]

    def is_beside(self, first: int, group: list[Party]) -> bool:
        """Tell whether nothing stands between a word and a group but words without a role."""
        return not any(
            mark.first >= first
            for family in ("link", "city")
            for mark in self.document.marks(family, first, group[0].first)
            if mark.value not in ("AND", "UNTIL")
        )

    def object(self) -> tuple[list[Party], bool]:
        """Return whom the anchor has as its object, and whether these are both sides."""
        anchor = self.anchor
        for group in self.after():
            lead = group[0].lead
            if lead == "BETWEEN":
                return self.parties.joined_with(group), True
            direct = not anchor.noun and lead == "" and self.is_beside(anchor.last, group)
            if lead == "WITH" or direct:
                return self.extended(group), False
            if (
                anchor.noun
                and lead in ("BY", "IN")
                and group[0].is_human
                and group[0].first - anchor.last <= _STEP
            ):
                return self.extended(group), False
            if lead == "BY" and anchor.passive:
                return group, False
            if lead == "":
                return [], False
        return [], False

    def extended(self, group: list[Party]) -> list[Party]:
        """Return a group with those met after it: "meets A over breakfast and then B"."""
        found = list(group)
        for other in self.after():
            if other[0].first < found[-1].last:
                continue
            begin = found[-1].last
            joins = [
                mark
                for mark in self.document.marks("link", begin, other[0].first)
                if mark.value == "AND" and other[0].first - mark.last <= _STEP
            ]
            verbs = self.parties.notes.predicates(self.parties.sentence)
            acts = any(begin <= verb.first < other[0].first and verb.form != "noun" for verb in verbs)
            own = any(verb.form != "noun" and verb.first - other[-1].last in (0, 1) for verb in verbs)
            if not joins or acts or own or not other[0].is_human or other[0].lead not in ("", "WITH"):
                break
            found += other
        return found

    def subject(self) -> list[Party]:
        """Return the last group before the anchor in its clause that no small word leads away."""
        anchor = self.anchor
        groups = [g for g in self.parties.groups if g[-1].last <= anchor.verb or _holds(g, anchor)]
        found: list[Party] = []
        for group in groups:
            if group[0].first < anchor.floor and not self.relative():
                continue
            if group[0].kind == "adjective" or (group[0].lead not in ("", "BETWEEN")):
                continue
            found = group
        return found

    def relative(self) -> bool:
        """Tell whether the clause is about what stands before it ("X, who met Y")."""
        floor = self.anchor.floor
        marks = self.document.marks("link", floor, floor + 1)
        return any(mark.value == "RELATIVE" for mark in marks)

    def owner(self) -> list[Party]:
        """Return who stands right before the noun in the genitive: "Indonesia's talks with"."""
        for group in self.parties.groups:
            if group[-1].last == self.anchor.first and group[-1].kind != "adjective":
                return group
        return []


def _holds(group: list[Party], anchor: Anchor) -> bool:
    """Tell whether a group stands inside the words of the verb ("tar hon emot")."""
    return anchor.first < group[0].first and group[-1].last < anchor.last


def find_sides(document: Document, parties: Parties, anchor: Anchor) -> Sides:
    """Return the sides of talks that the sentence of an anchor names."""
    finder = _Finder(document, parties, anchor)
    right, between = finder.object()
    left = (finder.owner() if anchor.noun else []) or finder.subject()
    if between:
        return Sides([], right, between=True)
    second = document.lexicon.verb_second and not anchor.noun and not left
    if second and right and right[0].first - anchor.last <= 1 and right[0].lead == "":
        return _inverted(finder, right, left)
    return Sides(left, right)


def _inverted(finder: _Finder, right: list[Party], left: list[Party]) -> Sides:
    """Tell the subject behind the verb from the object behind that: "i dag mötte hon Laos utrikesminister"."""
    later = [
        group
        for group in finder.after()
        if group[0].first >= right[-1].last and group[0].lead in ("", "WITH") and group[0].kind != "adjective"
    ]
    if len(right) > 1 and not later:
        return Sides(right, [])
    if later and later[0][0].first - right[-1].last <= _STEP:
        return Sides(right, finder.extended(later[0]))
    if right[0].kind in ("pronoun", "definite"):
        return Sides(right, [])
    return Sides(left, right)
