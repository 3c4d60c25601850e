"""Where a sentence goes on to a second statement of its own: behind a semicolon, or at a joint between two that are whole.

Readers take a statement for a sentence, so that what one says of its day, its place or its doubts reaches no other. A statement is
whole where it has a subject, a finite verb and a date: "A met in May and in June" is one statement, "A met in May and B met in June" are two.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from aseanhr.reading.annotators.joints import Outline, has

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotators.joints import Joint
    from aseanhr.reading.document import Document, Mark, Sentence

__all__ = ["part_statements"]

_PARTED = frozenset({"body", "item", "caption", "teaser"})
_OPENING = frozenset({"SUBORDINATE", "RELATIVE", "CONTRAST", "BETWEEN"})
# What is said with these holds for all that follows, however it is joined.
_REACHING = frozenset({"REPORTED", "HYPOTHETICAL", "URGED", "PURPOSE"})
_COORDINATING = frozenset({"AND", "CONTRAST"})
_PRONOUNS = ("PRONOUN", "PERSON", "PERSONS", "OURS", "HOME")
# What leads on and begins no statement: "but above the sum of 2023".
_COMPARING = frozenset({"AGAINST", "BY", "FOR", "FROM", "OF", "TO", "WITH"})
_SUBJECT = 3  # words behind a verb in which its subject begins, where the verb comes second


def part_statements(document: Document) -> None:
    """Part the sentences of a document into their statements; time is linear in its length."""
    starts = {
        sentence.index: found
        for sentence in document.sentences
        if sentence.role in _PARTED and (found := _Statements(document, sentence).starts())
    }
    if starts:
        document.divide(starts)


class _Statements:
    """The statements of one sentence."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.document, self.sentence = document, sentence
        self.outline = Outline(document, sentence)

    def starts(self) -> list[int]:
        """Return where a statement begins that is whole, behind one that is."""
        joints = self.outline.joints
        if not joints or not self.outline.verbs or self.document.asks(self.sentence):
            return []
        found: list[int] = []
        low = self.sentence.first
        for n, joint in enumerate(joints):
            if joint.kind != "BREAK" and self.is_whole(low, joint) and self.begins(joint, joints[n + 1 :]):
                low = joint.first if joint.kind == "SUBORDINATE" else joint.behind
                found.append(low)
        return found

    # -- what stands before a joint -------------------------------------------------------------------------------

    def is_whole(self, low: int, joint: Joint) -> bool:
        """Return whether what stands before a joint is a statement on which nothing behind it hangs."""
        outline, at = self.outline, joint.first
        if joint.kind == "SEMICOLON":
            return self.document.has("verb", low, at)
        if self.reaches(low, at) or self.is_offset(joint):
            return False
        if joint.kind in ("SAID", "THAT"):
            return has(outline.dates, low, at) and self.says(joint)
        if joint.kind == "VERB":
            return outline.is_subordinate(low) and outline.states(low, at)
        dated = has(outline.dates, low, at) or self.denies(joint, low, at)
        return dated and at not in outline.relatives and self.is_closed(low, joint)

    def is_closed(self, first: int, joint: Joint) -> bool:
        """Return whether a statement is over where a joint stands: no clause, list or pair of names is open behind its last verb."""
        outline, last = self.outline, joint.first
        if joint.kind == "COMMA" and not self.is_clause(first, last):
            return False
        at = bisect_left(outline.verbs, last) - 1
        verb = outline.verbs[at] if at >= 0 else first
        begin = self.document.clause_start(last - 1, first)
        opened = any(mark.value in _OPENING and verb < mark.first < last for mark in outline.links)
        if opened or begin in outline.relatives:
            return False
        states = outline.states(begin, last) or has(outline.dates, begin, last)
        return states and (self.is_apart(joint) or outline.states(first, last))

    def is_apart(self, joint: Joint) -> bool:
        """Return whether a comma stands before the word that joins two statements: ", but the ministers ..."."""
        return joint.kind in _COORDINATING and "," in self.outline.gap(joint.first)

    def is_clause(self, first: int, last: int) -> bool:
        """Return whether a comma stands behind a clause: not in a list behind a colon, nor behind "at the meeting held in May" or "signed in May"."""
        outline = self.outline
        if ": " in self.document.joined(first, last):
            return False
        if outline.is_subordinate(first):
            return True
        at = next((n for n in range(first, last) if n not in self.led), last)
        led = at > first and any(mark.last == at for mark in outline.links)
        verb = outline.verbs[bisect_left(outline.verbs, first)] if outline.states(first, last) else last
        return not led and (verb > at or self.document.lexicon.verb_second)

    def says(self, joint: Joint) -> bool:
        """Return whether a clause tells what is said: "the chair said that ...", not "the report that ..."."""
        document, before = self.document, joint.first - 1
        if joint.kind == "SAID" or self.outline.gap(joint.first).strip():
            return joint.kind == "SAID"
        known = [*self.outline.links, *document.within("gathering", self.sentence)]
        noun = any(mark.last == joint.first for mark in known)
        noun = noun or document.has("determiner", before - 1, joint.first)
        return document.words.written(before).islower() and not noun

    def reaches(self, first: int, last: int) -> bool:
        """Return whether an operator of a statement holds for what is joined to it."""
        own = (
            op for op in self.outline.operators if first <= op[0] < last and op[0] not in self.outline.dated
        )
        return any(
            reach != "clause" if kind in _REACHING else kind == "NEGATED" and reach == "rest"
            for _, kind, reach in own
        )

    def is_offset(self, joint: Joint) -> bool:
        """Return whether what joins says how far two days lie apart: "two days after X had met"."""
        within = self.document.within
        marks = [*within("offset", self.sentence), *within("duration", self.sentence)]
        return any(m.last in (joint.first, joint.behind) or m.first <= joint.first < m.last for m in marks)

    def denies(self, joint: Joint, first: int, last: int) -> bool:
        """Return whether one side of a contrast denies something, for which it needs no date."""
        denied = [at for at, kind, _ in self.outline.operators if kind == "NEGATED"]
        return joint.kind == "CONTRAST" and has(denied, first, last)

    # -- what stands behind it ------------------------------------------------------------------------------------

    def begins(self, joint: Joint, later: Sequence[Joint]) -> bool:
        """Return whether a statement begins at a joint: its subject, then its verb, and a date before the next one begins."""
        if joint.kind == "COMMA" and self.tells_source(joint):
            end = next((o.first for o in later if self.outline.gap(o.first).strip()), self.sentence.last)
            return has(self.outline.dates, joint.behind, end)
        verb = self.verb(joint)
        if verb is None or not self.is_told(joint, verb, later):
            return False
        last = self.end([o.first for o in later if o.first > verb and o.kind != "THAT"])
        if joint.kind == "SEMICOLON" or has(self.outline.dates, joint.behind, last):
            return True
        return self.denies(joint, joint.behind, last) and self.opens(self.outline.names, joint.behind, verb)

    def is_told(self, joint: Joint, verb: int, later: Sequence[Joint]) -> bool:
        """Return whether a subject of its own and its verb stand behind a joint, and nothing between them."""
        if self.refers_back(joint.behind, verb) or not self.has_subject(joint, verb):
            return False
        if joint.kind == "SUBORDINATE" and verb in self.outline.present:
            return False  # "when the two sides next meet"
        return not any(self.interrupts(joint, other) for other in later if other.first <= verb)

    def end(self, joints: list[int]) -> int:
        """Return the first of some joints behind which another verb stands, or the end of the sentence."""
        ends = [*joints, self.sentence.last]
        return next((one for one, other in pairwise(ends) if self.outline.states(one, other)), ends[-1])

    def verb(self, joint: Joint) -> int | None:
        """Return the verb of a statement that begins at a joint."""
        at = bisect_left(self.outline.verbs, joint.behind)
        return self.outline.verbs[at] if at < len(self.outline.verbs) else None

    def tells_source(self, joint: Joint) -> bool:
        """Return whether what follows only says who said it: "according to ...", ", said a ..."."""
        return self.document.has("saying", joint.behind, joint.behind + 1, "SOURCE", "SAID")

    def refers_back(self, first: int, verb: int) -> bool:
        """Return whether a statement only goes on about what the one before it told: "it", "its ministers"."""
        document = self.document
        led = {mark.value for mark in document.marks("link", first, first + 1)}
        if led & _COMPARING and "IN" not in led:
            return True
        pronouns = document.within("reference", self.sentence, *_PRONOUNS)
        alone = {mark.first for mark in self.outline.links} | {verb}
        own = [m for m in pronouns if first <= m.first <= verb + 1 and m.first not in self.outline.dated]
        if any(m.last in alone or (m.first > verb and not self.is_article(m)) for m in own):
            return True
        if document.has("determiner", first, verb, "POSSESSIVE"):
            return True
        # "Höll sitt möte" has no subject, "AICHR höll sitt möte" has one.
        bare = document.lexicon.verb_second and not has(self.outline.nouns, first, verb)
        return bare and document.has("determiner", verb, verb + 2, "POSSESSIVE")

    def is_article(self, mark: Mark) -> bool:
        """Return whether a word that may be a pronoun leads a noun: "ägde det 38:e mötet rum"."""
        return self.document.has("determiner", mark.first, mark.last, "DEFINITE")

    @cached_property
    def led(self) -> set[int]:
        """Return the words of dates and cities, and the small words that lead to them."""
        marks = [*self.outline.links, *self.document.within("city", self.sentence)]
        return {n for mark in marks for n in range(mark.first, mark.last)}.union(self.outline.dated)

    def interrupts(self, joint: Joint, other: Joint) -> bool:
        """Return whether another joint stands in the way of a subject and its verb: none in a list of names, or behind a date that opens the statement."""
        if self.is_apart(joint):
            return other.kind == "SEMICOLON"  # ", but the meeting, due in May, was cancelled"
        if other.kind == "AND" and joint.kind == "COMMA":
            written = self.document.words.written
            return not (written(other.first - 1)[0].isupper() and written(other.behind)[0].isupper())
        if other.kind == "COMMA":
            return not self.led.issuperset(range(joint.behind, other.first))
        return other.kind in ("BREAK", "SEMICOLON", "THAT")

    def opens(self, nouns: Sequence[int], first: int, verb: int) -> bool:
        """Return whether a noun opens a statement, behind small words, a date or a city."""
        small = {mark.first for mark in self.document.within("determiner", self.sentence)} | self.led
        at = next((n for n in range(first, verb) if n not in small), verb)
        return has(nouns, at, min(at + 1, verb))

    def has_subject(self, joint: Joint, verb: int) -> bool:
        """Return whether a statement has a subject: before its verb, or right behind it where the verb comes second."""
        if not self.document.lexicon.articles:
            # A verb may stand anywhere that no list knows: only what opens with a noun surely has a subject.
            return self.opens(self.outline.nouns, joint.behind, verb)
        if has(self.outline.nouns, joint.behind, verb):
            return True
        second = self.document.lexicon.verb_second and (verb > joint.behind or joint.kind == "VERB")
        return second and has(self.outline.nouns, verb + 1, min(verb + 1 + _SUBJECT, self.sentence.last))
