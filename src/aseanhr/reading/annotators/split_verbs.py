"""Verbs whose particle stands apart from them, behind an adverb, a name or a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.document import Mark

if TYPE_CHECKING:
    from aseanhr.reading.document import Document, Sentence

__all__ = ["split_verbs"]

_SPLIT = 14  # words behind a verb in which its particle may stand
# Families of phrases that may stand between a verb and its particle.
_BETWEEN = (
    "operator",
    "link",
    "reference",
    "circumstance",
    "city",
    "treaty",
    "office",
    "title",
    "gathering",
    "body",
    "determiner",
)


def split_verbs(document: Document, sentence: Sentence) -> list[Mark]:
    """Return the verbs whose particle stands behind an adverb, a name or a date: "skrev inte under"."""
    found = []
    forms, lexicon = document.words.forms, document.lexicon
    for n in range(sentence.first, sentence.last) if lexicon.splits else ():
        if forms[n] not in lexicon.splits:
            continue
        behind = frozenset(forms[n + 1 : min(n + 2 + _SPLIT, sentence.last)])
        for particle, cue, form in lexicon.apart(forms[n], behind):
            last = n + 1
            if len(particle) > 1 and forms[last : last + 1] == particle[:1]:  # "ställde sig inte bakom"
                last += 1
                particle = particle[1:]
            if _is_apart(document, sentence, particle, n, last):
                start, end = document.words.starts[n], document.words.ends[last - 1]
                found.append(Mark(n, last, start, end, cue, form))
    return found


def _is_apart(document: Document, sentence: Sentence, particle: list[str], verb: int, last: int) -> bool:
    """Tell whether the particle of a verb stands in its clause, parted from it by no more than small words and names."""
    forms, clauses = document.words.forms, document.clauses
    size = len(particle)
    stop = min(last + _SPLIT, sentence.last - size + 1)
    at = next((n for n in range(last + 1, stop) if forms[n : n + size] == particle), None)
    return at is not None and clauses[at] == clauses[verb] and _explained(document, last, at)


def _explained(document: Document, first: int, last: int) -> bool:
    """Tell whether words are such as may part a verb from its particle: small words, names, a day with its month."""
    words = document.words
    names = {n for n in range(first, last) if words.written(n)[0].isupper() or words.forms[n][0].isdigit()}
    rest = set(range(first, last)) - names - _small_words(document, first, last)
    return not rest or (len(rest) == 1 and any(words.forms[n].isdigit() for n in names))


def _small_words(document: Document, first: int, last: int) -> set[int]:
    """Return the words of a range that cannot be an object of a verb, and what a small word leads to."""
    marks = [mark for family in _BETWEEN for mark in document.marks(family, first, last)]
    known = {n for mark in marks for n in range(mark.first, mark.last)}
    # "På tisdagen", "i går kväll": a small word and what it leads to.
    led = [mark.last for mark in document.marks("link", first, last) if mark.value == "IN"]
    return known | {n for begin in led for n in (begin, begin + 1)}
