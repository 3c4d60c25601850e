"""Which body a noun stands for that holds a meeting: "the Commission", "its representatives", "the ministers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.events.series import SITTING, body_of_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Document, Mark, Sentence

__all__ = ["body_meant", "sitters", "told_first"]

_MEMBERS = frozenset({"MEMBERS", "MINISTERS"})
_OTHER_MINISTERS = frozenset({"ministers", "economic_ministers"})
_BEHIND = 2  # words behind such a noun in which a state may say whose they are: "the ministers of Laos"


def sitters(
    notes: Annotations, bodies: Sequence[str], sentence: Sentence, first: int, last: int
) -> list[Mark]:
    """Return the bodies that sit and are named in a range of words, those that a noun stands for as what they are.

    Args:
        notes: the document.
        bodies: those named so far, the last one last.
        sentence: that of the range.
        first: the first word of the range.
        last: the word behind the last one.
    """
    document = notes.document
    references = [m for m in document.marks("reference", first, last) if m.last <= last]
    found = [m for m in document.marks("body", first, last) if m.last <= last and m.value in SITTING]
    for mark in references:
        body = None
        if mark.value == "BODY":
            body = body_meant(document, bodies, mark)
        elif mark.value in _MEMBERS and not _are_of_state(notes, sentence, mark):
            body = body_of_kind(bodies, {mark.value}, strict=True) or _by_office(document, mark.value)
        if body is not None:
            found.append(mark._replace(value=body))
    return sorted(found)


def body_meant(document: Document, bodies: Sequence[str], noun: Mark) -> str | None:
    """Return which of some bodies a noun such as "the Commission" stands for: the last of its kind, else the last of all."""
    kinds = {m.value for m in document.marks("reference", noun.first, noun.first + 1)}
    return body_of_kind(bodies, kinds)


def _are_of_state(notes: Annotations, sentence: Sentence, mark: Mark) -> bool:
    """Return whether a state or a name stands beside a noun and says which ministers they are: "the ministers Kham and Lee"."""
    document = notes.document
    named = mark.last < sentence.last and document.words.written(mark.last)[0].isupper()
    if named and not document.marks("body", mark.last, mark.last + 1):
        return True
    return any(
        state.last == mark.first or mark.last <= state.first < mark.last + _BEHIND
        for state in notes.countries_in(sentence)
    )


def _by_office(document: Document, kind: str) -> str | None:
    """Return the meeting of the foreign ministers of ASEAN where a text speaks of ASEAN and of no other ministers than these."""
    nouns = {part for mark in document.marks("gathering") for part in mark.value.split()}
    foreign = "foreign_ministers" in nouns and not nouns & _OTHER_MINISTERS
    of_asean = any(mark.value == "asean" for mark in document.marks("body"))
    return "amm" if kind == "MINISTERS" and foreign and of_asean else None


def told_first(document: Document) -> list[str]:
    """Return the body that a text names first, for what stands before its name."""
    return [m.value for m in document.marks("body") if m.value in SITTING][:1]
