"""Denials without a verb of their own: "A has signed it; B and C have not", "A has signed it, but not B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.events.treaty_acts import Act

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Document, Mark, Sentence

__all__ = ["gaps_of"]

_AIDS = frozenset({"PASSIVE", "PERFECT"})
_TURNS = frozenset({"AND", "CONTRAST"})


def gaps_of(notes: Annotations, sentence: Sentence, acts: Sequence[Act]) -> Iterator[Act]:
    """Yield the denials of a sentence that leave out what was not done, as acts that repeat the one told before.

    Args:
        notes: the document.
        sentence: where to look.
        acts: the acts of the sentence that have a word of their own.
    """
    document = notes.document
    spoken = {n for act in acts for n in range(act.first, act.last)}
    found: list[Mark] = []
    for mark in document.within("operator", sentence):
        if document.rule(mark).kind != "NEGATED" or not spoken.isdisjoint(range(mark.first, mark.last)):
            continue
        if found and mark.first < found[-1].last:
            continue
        if _closes(notes, sentence, mark) or _opens(notes, sentence, mark):
            found.append(mark)
    for mark in found:
        last = _behind_aid(document, mark.last)
        end = document.words.ends[last - 1]
        yield Act(mark.first, last, mark.start, end, "FOLLOW_SUIT", "party", "negated", False, False)


def _closes(notes: Annotations, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a denial ends a clause that names states and has no verb: "B and C have not"."""
    document = notes.document
    low = _clause_begin(document, sentence, mark)
    if any(m.last <= mark.first for m in document.marks("verb", low, mark.first)):
        return False
    states = [state for state in notes.countries_in(sentence) if low <= state.first < mark.first]
    if not states or _strangers(document, states[-1].last, mark.first):
        return False
    return mark.last == sentence.last or _parted(document, mark.last)


def _strangers(document: Document, low: int, high: int) -> bool:
    """Tell whether words that nothing of the lexicon explains stand between a state and a denial: "its full membership is not"."""
    known = {
        n
        for family in ("link", "operator", "reference", "circumstance")
        for mark in document.marks(family, low, high)
        for n in range(mark.first, mark.last)
    }
    connectors = document.lexicon.connectors
    return any(n not in known and document.words.forms[n] not in connectors for n in range(low, high))


def _clause_begin(document: Document, sentence: Sentence, mark: Mark) -> int:
    """Return the first word of the clause of a denial; a word that turns to something else begins one."""
    first = document.clause_start(mark.first, sentence.first)
    turns = [m.last for m in document.marks("link", first, mark.first) if m.value == "CONTRAST"]
    return max(turns, default=first)


def _parted(document: Document, at: int) -> bool:
    """Tell whether a comma or the like, or a word that joins clauses, stands before a word."""
    if document.clauses[at - 1] != document.clauses[at]:
        return True
    return any(mark.value in _TURNS for mark in document.marks("link", at, at + 1))


def _opens(notes: Annotations, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a denial stands before states that are all that its clause holds: "but not B"."""
    document = notes.document
    turned = any(
        m.value == "CONTRAST" and m.last == mark.first
        for m in document.marks("link", max(mark.first - 3, sentence.first), mark.first)
    )
    turned = turned or _begins(document, sentence, mark)
    at = _behind_aid(document, mark.last)
    beside = any(state.first == at for state in notes.countries_in(sentence))
    if not (turned and beside):
        return False
    end = mark.last
    while end < sentence.last and document.clauses[end] == document.clauses[mark.last]:
        end += 1
    return not document.marks("verb", at, end)


def _begins(document: Document, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a denial opens a clause behind another one: "nor is B", "och inte heller B"."""
    first = document.clause_start(mark.first, sentence.first)
    small = {m.first for m in document.marks("link", first, mark.first) if m.value in _TURNS}
    small |= {m.first for m in document.marks("reference", first, mark.first) if m.value == "PRONOUN"}
    small |= {n for n in range(first, mark.first) if _behind_aid(document, n) > n}
    alone = first == mark.first and _behind_aid(document, mark.last) > mark.last  # "Nor has B."
    return (first > sentence.first or alone) and small.issuperset(range(first, mark.first))


def _behind_aid(document: Document, at: int) -> int:
    """Return the word behind a helping verb, or the one given: "nor is"."""
    aids = [m for m in document.marks("operator", at, at + 1) if document.rule(m).kind in _AIDS]
    return max((m.last for m in aids), default=at)
