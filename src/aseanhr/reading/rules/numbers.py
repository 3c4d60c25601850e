"""Bare numbers in a text, in digits or words, with the magnitudes behind them: "eight", "20 billion"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.values.amounts.numerals import Numeral, numeral
from aseanhr.values.amounts.tables import lexicon

if TYPE_CHECKING:
    from decimal import Decimal

    from aseanhr.reading.rules.document import Sentence
    from aseanhr.reading.rules.facts import Facts

__all__ = ["Number", "numbers_in"]


class Number(NamedTuple):
    """A number with its place; ``magnitude`` tells whether a word such as "billion" is in it."""

    start: int
    end: int
    value: Decimal
    magnitude: bool


def numbers_in(sentence: Sentence, facts: Facts, start: int, end: int) -> list[Number]:
    """Return the numbers that stand between two offsets of a sentence, in order."""
    words = lexicon(facts.document.lang)
    found: list[Number] = []
    for token in sentence.tokens:
        if not start <= token.start < end or (found and token.start < found[-1].end):
            continue
        read = numeral(words, facts.document.text, facts.lower, token.start)
        if isinstance(read, Numeral) and not read.article and read.end <= end:
            found.append(Number(token.start, read.end, read.value, read.magnitude))
    return found
