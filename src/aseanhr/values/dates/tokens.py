"""Text to typed tokens: figures, and the longest phrases that a language's table knows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.values.dates.tables import Readings, Table

__all__ = ["END", "Token", "fold_case", "runs"]

_NONE: Readings = {}
_MOST_FIGURES = 9
_LONGEST_RUN = 256  # no date is longer; a run that is must not fill the memory


class Token:
    """A number or a phrase of the table.

    Attributes:
        start, end: where it stands in the text.
        word: its readings, kind to value; empty for a number.
        num: the number, or -1.
        width: how many figures the number has; 0 for a number in words, which may only count.
        gap: whether a space stands before it.
    """

    __slots__ = ("end", "gap", "num", "start", "width", "word")

    def __init__(self, start: int, end: int, word: Readings, num: int, width: int, gap: bool) -> None:
        self.start = start
        self.end = end
        self.word = word
        self.num = num
        self.width = width
        self.gap = gap


END = Token(-1, -1, _NONE, -1, 0, True)


def fold_case(text: str) -> str:
    """Return ``text`` in lower case, character for character."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _compose(figures: str, values: dict[str, int]) -> tuple[int, int]:
    """Return the value and width of a number in a script's own figures: by place, or with signs for ten and hundred."""
    if all(values[figure] < 10 for figure in figures):
        number = "".join(str(values[figure]) for figure in figures)
        return int(number), len(number)
    total = unit = 0
    for figure in figures:
        value = values[figure]
        if value < 10:
            unit = value
        else:
            total += (unit or 1) * value
            unit = 0
    return total + unit, len(str(total + unit))


def runs(text: str, table: Table) -> Iterator[list[Token]]:
    """Cut ``text`` (canonical, in lower case) at unknown words and empty lines, and yield the tokens between.

    Each run ends with `END` tokens, so that a grammar may look ahead without asking whether there is more.
    """
    heads = table.heads
    single_of = table.single.get
    size = len(text)
    spaced = table.spaced
    numerals = table.numerals
    run: list[Token] = []
    append = run.append
    at = 0  # where the last token ended
    for match in table.piece.finditer(text):
        start, end = match.span()
        if start < at:
            continue
        piece = match[0]
        gap = start > at
        if (gap and run and start - at > 1 and text.count("\n", at, start) > 1) or len(run) >= _LONGEST_RUN:
            yield [*run, END, END, END, END]
            run.clear()
        alone = single_of(piece)
        if alone is not None:
            append(Token(start, end, alone, -1, 0, gap))
            at = end
            continue
        first = piece[0]
        if "0" <= first <= "9":
            width = end - start
            if width > _MOST_FIGURES or "," in piece:
                append(Token(start, end, _NONE, 0, _MOST_FIGURES, gap))
            else:
                append(Token(start, end, _NONE, int(piece), width, gap))
            at = end
            continue
        for phrase, length, readings in heads.get(piece, ()):
            if text.startswith(phrase, start):
                stop = start + length
                # A phrase must not end inside a word, where words are parted, nor before a combining mark anywhere.
                if stop < end or (stop < size and _inside_word(text, stop, phrase[-1], spaced=spaced)):
                    continue
                append(Token(start, stop, readings, -1, 0, gap))
                at = stop
                break
        else:
            if first in numerals:
                stop = end
                while stop < len(text) and stop < start + _MOST_FIGURES and text[stop] in numerals:
                    stop += 1
                append(Token(start, stop, _NONE, *_compose(text[start:stop], numerals), gap))
                at = stop
            elif run:
                yield [*run, END, END, END, END]
                run.clear()
            if at < end:
                at = end
    if run:
        yield [*run, END, END, END, END]


def _inside_word(text: str, stop: int, last: str, *, spaced: bool) -> bool:
    after = text[stop]
    if after == " ":
        return False
    if after >= "\u0300" and category(after)[0] == "M":
        return True
    if not last.isalnum():
        return False
    if last.isdigit():
        return after.isdigit()
    return after.isalpha() if spaced else "a" <= after <= "\u024f" and after.isalpha() and last <= "\u024f"
