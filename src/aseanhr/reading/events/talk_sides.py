"""Who talks with whom: the parties that the words of talks have as subject and object."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.events.wording import is_indefinite

if TYPE_CHECKING:
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Document
    from aseanhr.reading.events.talk_anchors import Anchor
    from aseanhr.reading.events.talk_parties import Parties, Party

__all__ = ["Sides", "find_sides"]

_PURPOSE = frozenset({"FOR", "TO"})
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
        """Tell whether nothing stands between a word and a group in its clause but words without a role."""
        clauses = self.document.clauses
        between = [n for n in range(first, group[0].first) if n not in self.parties.dated]
        if clauses[first - 1] != clauses[group[0].first] or len(between) > _STEP:
            return False
        return not any(
            mark.first >= first
            for family in ("link", "city")
            for mark in self.document.marks(family, first, group[0].first)
            if mark.value not in ("AND", "UNTIL")
            and self.parties.dated.isdisjoint((mark.last - 1, mark.last))
        )

    def object(self) -> tuple[list[Party], bool]:
        """Return whom the anchor has as its object, and whether these are both sides."""
        for group in self.after():
            lead = group[0].lead
            if lead == "BETWEEN":
                return self.parties.joined_with(group), True
            found = self.of_noun(lead, group) if self.anchor.noun else self.of_verb(lead, group)
            if found is not None:
                return found
            if lead == "":
                break
        return [], False

    def of_noun(self, lead: str, group: list[Party]) -> tuple[list[Party], bool] | None:
        """Return a group behind a noun if it takes part: "a meeting of A and B", "talks with A", "a call on A"."""
        if lead == "OF" and len(group) > 1 and group[0].first - self.anchor.last <= _STEP:
            return group, True
        if lead == "WITH":
            return self.extended(self.named(group)), False
        return (group, False) if group[0].is_human and self.is_paid(lead, group) else None

    def of_verb(self, lead: str, group: list[Party]) -> tuple[list[Party], bool] | None:
        """Return a group behind a verb if it is its object, or who does it where it is passive."""
        if lead == "WITH" or (lead == "" and self.is_beside(self.anchor.last, group)):
            return self.extended(self.named(group)), False
        return (group, False) if lead == "BY" and self.anchor.passive else None

    def named(self, group: list[Party]) -> list[Party]:
        """Return the group that names those counted before it: "met three counterparts: A, B and C"."""
        if any(party.country for party in group) or group[-1].kind != "counterpart":
            return group
        for other in self.after():
            if 0 <= other[0].first - group[-1].last < _STEP and other[0].lead == "":
                return other
        return group

    def is_paid(self, lead: str, group: list[Party]) -> bool:
        """Tell whether a noun such as "courtesy call on" leads to a group."""
        if group[0].first == self.anchor.last:
            return True
        beside = group[0].first - self.anchor.last < _STEP
        verbs = self.parties.notes.predicates(self.parties.sentence)
        acts = any(self.anchor.last <= verb.first < group[0].first for verb in verbs)
        return beside and not acts and lead in ("BY", "IN")

    def pair(self) -> list[Party]:
        """Return the two states in the name of a formal meeting: "the Laos–Thailand strategic dialogue"."""
        anchor = self.anchor
        for group in self.parties.groups:
            before, behind = anchor.first - group[-1].last, group[0].first - anchor.last
            beside = 0 <= before < _STEP or 0 <= behind < _STEP
            if anchor.formal and beside and len(group) == 2 and group[0].lead in ("", "OF"):
                return group
        return []

    def fronted(self) -> list[Party]:
        """Return whom somebody speaks with where that opens the sentence: "With A, he spoke of trade"."""
        group = next(iter(self.parties.groups), None)
        if group is None or group[0].lead != "WITH" or group[-1].last > self.anchor.first:
            return []
        small = range(self.parties.sentence.first, group[0].first)
        return group if all(self.parties.is_small(n) for n in small) else []

    def payer(self, right: list[Party]) -> list[Party]:
        """Return who is said behind a noun to do what it names: "a call on A by B"."""
        for group in self.after():
            if right and group[0].first >= right[-1].last and group[0].lead == "BY":
                return group
        return []

    def extended(self, group: list[Party]) -> list[Party]:
        """Return a group with those met after it: "meets A over breakfast and then B"."""
        found = list(group)
        for other in self.after():
            if other[0].first < found[-1].last:
                continue
            meant = other[0].is_human and other[0].lead in ("", "WITH")
            if not meant or not self.is_added(found[-1].last, other):
                break
            found += other
        return found

    def is_added(self, begin: int, group: list[Party]) -> bool:
        """Tell whether "and" joins a group to what ends before some word: no verb stands between, and the group has none."""
        first, last = group[0].first, group[-1].last
        joins = self.document.marks("link", begin, first)
        verbs = [v for v in self.parties.notes.predicates(self.parties.sentence) if v.form != "noun"]
        if any(begin <= verb.first < first for verb in verbs) or any(self.is_subject(last, v) for v in verbs):
            return False
        return any("AND" in self.parties.links.get(m.first, ()) and first - m.last <= _STEP for m in joins)

    def is_subject(self, last: int, verb: Predicate) -> bool:
        """Tell whether a verb stands right behind what ends before some word, in the same clause."""
        return verb.first - last in (0, 1) and self.document.same_clause(verb.first, last - 1)

    def main(self, right: list[Party]) -> list[Party]:
        """Return the subject of the main clause behind what opens a sentence: "Receiving A, the minister said ..."."""
        if not right or any(group[-1].last <= self.anchor.first for group in self.parties.groups):
            return []
        clauses, second = self.document.clauses, self.document.lexicon.verb_second
        for group in self.parties.groups:
            other = second or clauses[group[0].first] != clauses[right[-1].last - 1]
            behind = group[0].first >= right[-1].last and other
            if behind and group[0].lead == "":
                return group if group[0].kind in ("person", "official", "definite", "pronoun") else []
        return []

    def is_indefinite(self) -> bool:
        """Return whether an article says that the noun of a meeting was not spoken of before."""
        first = self.anchor.group.first if self.anchor.group else self.anchor.first
        return is_indefinite(self.document, first)

    def is_shared(self) -> bool:
        """Tell whether a noun is that of both who are named before it: "for talks", "at their meeting"."""
        first = self.anchor.first
        leads = [
            m.value for m in self.document.marks("link", first - 1, first + 1) if m.last in (first, first + 1)
        ]
        owned = self.document.has("reference", first - 1, first, "OWNER")
        own = any(
            mark.first == first and mark.last < self.anchor.last
            for mark in self.document.marks("link", first, first + 1)
        )
        return owned or own or bool(_PURPOSE.intersection(leads))

    def shared(self, left: list[Party]) -> list[Party]:
        """Return both whose talks they are: "A hosted B for breakfast", "A told B at their meeting"."""
        both = [*self.subject(left[0].first), *left]
        return both if all(party.country and party.is_human for party in both) else left

    def agent(self, left: list[Party]) -> list[Party]:
        """Return who is received where the host stands between the word of the passive and the verb."""
        begin = left[0].first
        # Where verbs have forms, a passive stands beside its verb.
        passive = self.document.is_helped(begin, formless=True)
        return self.subject(begin - 1) if passive else []

    def antecedent(self, left: list[Party]) -> list[Party]:
        """Return those whom a relative clause with its own subject speaks of: "B, whom A received"."""
        floor = self.anchor.floor
        if not self.relative() or left[0].first < floor:
            return []
        before = [group for group in self.parties.groups if group[-1].last <= floor]
        return before[-1] if before and before[-1][-1].last == floor else []

    def subject(self, before: int | None = None) -> list[Party]:
        """Return the last group before the anchor in its clause that no small word leads away."""
        anchor = self.anchor
        limit = self.joined_to() if before is None else before
        groups = [g for g in self.parties.groups if g[-1].last <= limit or _holds(g, anchor)]
        found: list[Party] = []
        for group in groups:
            if group[0].first < anchor.floor and not self.relative():
                continue
            if group[0].kind == "adjective" or (group[0].lead not in ("", "BETWEEN")):
                continue
            found = group
        return found

    def joined_to(self) -> int:
        """Return where the words before the anchor end that may hold its subject: at the verb that "and" joins it to."""
        first = self.anchor.verb
        if not self.document.has("link", max(first - _STEP + 1, self.anchor.floor), first, "AND"):
            return first
        verbs = self.parties.notes.predicates(self.parties.sentence)
        before = [
            v.first
            for v in verbs
            if (v.last < first and v.form not in ("noun", "inf")) or (v.first < first and v.cue == "MEET")
        ]
        return before[-1] if before else first

    def relative(self) -> bool:
        """Tell whether the clause is about what stands before it ("X, who met Y")."""
        floor = self.anchor.floor
        return self.document.has("link", floor, floor + 1, "RELATIVE")

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
    if between:
        return Sides([], right, between=True)
    return Sides(_of_noun(finder, right), right) if anchor.noun else _of_verb(finder, right)


def _of_verb(finder: _Finder, right: list[Party]) -> Sides:
    """Return the sides of talks that a verb tells, with the object behind it."""
    anchor = finder.anchor
    left = finder.subject()
    fronted = [] if left and right else finder.fronted()
    if fronted and not (right and right[0].lead):
        return Sides(left or right, fronted)
    inverted = None if left else _inverted(finder, right)
    if inverted is not None:
        return inverted
    left = left or finder.main(right)
    if left and not right and not anchor.passive:
        right = finder.agent(left) or finder.antecedent(left)
    return Sides(left, right)


def _of_noun(finder: _Finder, right: list[Party]) -> list[Party]:
    """Return who talks where a noun tells of it: its owner, who is said behind it, or the subject of its clause."""
    left = finder.owner() or finder.payer(right) or finder.pair() or finder.subject()
    if left and not right and finder.is_shared():
        return finder.shared(left)
    left = left or finder.main(right)
    return left if left or right else _behind(finder)


def _behind(finder: _Finder) -> list[Party]:
    """Return several people behind a noun that nobody owns: "Over dinner, A and B settled it", "At a meeting in Bangkok, A and B agreed"."""
    both = next((group for group in finder.after() if len(group) > 1 and group[0].lead == ""), [])
    group = finder.anchor.group
    plain = group is None or "talks" in group.features or finder.is_indefinite()
    told = group is None or all(p.is_human and p.country for p in both)
    return both if plain and told else []


def _inverted(finder: _Finder, right: list[Party]) -> Sides | None:
    """Tell the subject behind the verb from the object behind that: "i dag mötte hon Laos utrikesminister"."""
    second = finder.document.lexicon.verb_second
    if not second or not right or right[0].lead or right[0].first - finder.anchor.last > 1:
        return None
    later = [
        group
        for group in finder.after()
        if group[0].first >= right[-1].last and group[0].lead in ("", "WITH") and group[0].kind != "adjective"
    ]
    if len(right) > 1 and not later:
        return Sides(right, [])
    beside = later and finder.document.same_clause(later[0][0].first, right[-1].last - 1)
    if beside and later[0][0].first - right[-1].last <= _STEP:
        return Sides(right, finder.extended(later[0]))
    if right[0].kind in ("pronoun", "definite"):
        return Sides(right, [])
    return None
