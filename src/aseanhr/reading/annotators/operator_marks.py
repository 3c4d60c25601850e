"""The words of a sentence that change the standing of its verbs, without those that only look like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aseanhr.reading.document import Document, Mark, Sentence

__all__ = ["is_nth", "operators_in"]

_COUNTED = 4  # words before an infinitive in which the number of who acts stands


def operators_in(document: Document, sentence: Sentence) -> list[Mark]:
    """Return the operators of a sentence, those that open a clause only where they do."""
    return [
        mark
        for mark in document.within("operator", sentence)
        if (not document.rule(mark).opens or _opens(document, sentence, mark))
        and not _joins(document, sentence, mark)
    ]


def _joins(document: Document, sentence: Sentence, mark: Mark) -> bool:
    """Return whether a word that can urge only joins its clause to the previous one: "..., nên Lào chưa ký"."""
    if document.rule(mark).kind != "URGED" or mark.first == sentence.first:
        return False
    links = document.marks("link", mark.first, mark.first + 1)
    same = any(m.last == mark.last and m.value == "SUBORDINATE" for m in links)
    return same and document.opens_clause(mark.first, sentence)


def _opens(document: Document, sentence: Sentence, mark: Mark) -> bool:
    """Return whether an operator opens a clause rather than helping the participle after it: "the talks, due today, were called off"."""
    first, last = mark.first, mark.last
    if _is_turned(document, sentence, mark):
        return False
    if not document.opens_clause(first, sentence):
        return _is_supposed(document, sentence, mark)
    adverbs = [m for m in document.marks("circumstance", last, last + 1) if m.value == "ADVERB"]
    at = adverbs[0].last if adverbs else last
    helps = any(verb.form == "part" for verb in document.marks("verb", at, at + 1))
    return first == sentence.first or not helps


def _is_turned(document: Document, sentence: Sentence, mark: Mark) -> bool:
    """Return whether a helper only stands before its subject because a denial opens the sentence: "Never before, he said, had trade"."""
    opening = document.marks("operator", sentence.first, sentence.first + 1)
    return mark.first > sentence.first and any(document.rule(m).kind == "NEGATED" for m in opening)


def _is_supposed(document: Document, sentence: Sentence, mark: Mark) -> bool:
    """Return whether a sentence tells before a condition what would follow from it: "it would be open today had the ministers met"."""
    before = document.marks("operator", sentence.first, mark.first)
    return any(document.rule(m).kind == "CONDITIONAL" for m in before)


def is_nth(document: Document, particle: Mark) -> bool:
    """Return whether an infinitive tells what somebody did as the nth to do so: "the 50th state to ratify"."""
    low = max(particle.first - _COUNTED, 0)
    if not any(mark.last == particle.first for mark in document.marks("counted", low, particle.first)):
        return False
    endings = document.lexicon.ordinal_frames["suffix"]
    written = document.text[document.words.starts[low] : particle.start].split()
    figures = (word.removesuffix(end) for word in written for end in endings if word.endswith(end))
    return any(figure.isdigit() for figure in figures) or bool(document.marks("ordinal", low, particle.first))
