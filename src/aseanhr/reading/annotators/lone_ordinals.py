"""Numbers that stand for a noun: "the fifth will be held in Dili", not "the fifth floor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.groups import Group
    from aseanhr.reading.annotators.ordinals import Ordinal
    from aseanhr.reading.document import Document, Sentence

__all__ = ["counts_other", "lone_ordinals"]

# What may stand behind a number that stands for a noun.
_AFTER = ("verb", "link", "determiner", "operator", "reference", "circumstance", "city", "gathering")


def lone_ordinals(notes: Annotations, sentence: Sentence, groups: list[Group]) -> list[Ordinal]:
    """Return the ordinals of a sentence that count no noun beside them ("the fifth will be held in Dili")."""
    taken = {n for group in groups for n in range(group.first, group.last)}
    taken |= {n for group in groups if group.counted for n in range(*group.counted)}
    dates = [when for when in notes.dates_in(sentence) if when.kind != "number"]
    taken |= {n for when in dates for n in range(_joined_before(notes.document, when.first), when.last)}
    return [
        ordinal
        for ordinal in notes.ordinals(sentence)
        if taken.isdisjoint(range(ordinal.first, ordinal.last)) and _stands_alone(notes.document, ordinal)
    ]


def counts_other(document: Document, n: int) -> bool:
    """Return whether a noun outside the lexicon follows a number that ends before a word, in languages that put nouns there."""
    words = document.words
    if document.lexicon.ordinal_frames.get("needs_prefix") or n >= len(words.forms):
        return False
    beside = document.text[words.ends[n - 1] : words.starts[n]] == " "
    known = words.forms[n] in document.lexicon.connectors or any(
        document.marks(family, n, n + 1) for family in _AFTER
    )
    return beside and not known and words.forms[n].isalpha()


def _joined_before(document: Document, first: int) -> int:
    """Return the first word of "the first and second of August" where only "second of August" was read as a date."""
    joined = first > 1 and document.words.forms[first - 1] in document.lexicon.conjunctions
    return first - 2 if joined else first


def _stands_alone(document: Document, ordinal: Ordinal) -> bool:
    """Return whether a number can stand for a noun: written in figures, announced ("lần thứ"), or after an article.

    A mere "number 155", or one behind the noun of a treaty, is that of a treaty; "the third floor" counts floors.
    """
    if ordinal.serial == "kind":
        return True
    if counts_other(document, ordinal.last):
        return False
    heads = document.marks("treaty_head", max(ordinal.first - 3, 0), ordinal.first + 1)
    treaties = document.marks("treaty", max(ordinal.first - 8, 0), ordinal.first)
    if any(m.first == ordinal.first and m.value == "NUMBER" for m in heads) or any(
        m.last == ordinal.first and m.value != "ABOUT" for m in (*heads, *treaties)
    ):
        return False
    if ordinal.last - ordinal.first > 1 or document.words.forms[ordinal.first][:1].isdigit():
        return True
    return any(
        mark.last == ordinal.first
        for family in ("determiner", "reference", "body")
        for mark in document.marks(family, max(ordinal.first - 8, 0), ordinal.first)
    )
