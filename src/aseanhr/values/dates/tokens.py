"""Text to typed tokens: figures, and the longest phrases that a language knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from aseanhr.values.dates.node import Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["END", "Lexicon", "Readings", "Token", "fold_case"]

Readings = dict[str, "int | str"]

_NONE: Readings = {}
_MOST_FIGURES = 9
_LONGEST_ROW = 256  # no date is longer; a row that is must not fill the memory
_UNKNOWN = ("", "")  # what the expression finds in a word or mark that is no phrase
_LONGEST_KEPT = 4  # figures of the numbers that are kept as tokens

# A letter is no space, digit or mark of punctuation; combining marks belong to the letter before them.
# (Characters are spelled out: classes such as ``\s`` would keep `re` from making one table of them.)
_LETTER = r"[^\t-\r\x1c-@\[-`{-~\x85\xa0-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\u2000-\u206f\u3000-\u3004\u3008-\u3020\u30fb\uff00-\uff20]"
_LATIN_LETTER = r"[a-z\u00df-\u024f]"
_NUMBER = (
    r"[0-9]++(?:[-,./][0-9]++){8,}+|[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++"  # a chain of nine is no date
)
_GAP = (
    r"[\t\x1f ]*+"  # all space that canonical text may have but the ends of lines, over which nothing is read
)

# A row of words without any of these kinds (and without a number of four figures, or one before a slash or dot) holds no date.
_TELLING = frozenset(
    ("month", "weekday", "relative", "same", "shift", "unit", "season", "half_of", "pre", "post", "era", "decade", "decade_pre",
     "decade_post", "later", "one_unit")
)  # fmt: skip
_TELLING_AFTER_NUMBER = frozenset(("slash", "dot"))


class Token:
    """A number or a phrase of the lexicon.

    Attributes:
        word: its readings, kind to value; empty for a number.
        num: the number, or -1.
        width: how many figures the number has; 0 for a number in words, which may only count.
        gap: whether a space stands before it.
        tells: whether a date may be near, whatever stands beside it; most small words say nothing of it.
        tells_after_number: whether a date may be near if a number stands before it.
    """

    __slots__ = ("gap", "num", "tells", "tells_after_number", "width", "word")

    def __init__(self, word: Readings, num: int, width: int, gap: bool) -> None:
        self.word = word
        self.num = num
        self.width = width
        self.gap = gap
        self.tells = width == 4 or not _TELLING.isdisjoint(word)
        self.tells_after_number = not _TELLING_AFTER_NUMBER.isdisjoint(word)


END = Token(_NONE, -1, 0, True)


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


class _Tokens(dict[str, Token]):
    """The tokens of pieces of text, each made once: they are shared, since nothing changes them."""

    __slots__ = ("_gap", "_numerals", "_phrases")

    def __init__(self, phrases: dict[str, Readings], numerals: dict[str, int], *, gap: bool) -> None:
        self._phrases = phrases
        self._numerals = numerals
        self._gap = gap

    def __missing__(self, piece: str) -> Token:
        word = self._phrases.get(piece)
        if word is not None:
            token = self[piece] = Token(word, -1, 0, self._gap)
            return token
        if piece[0] in self._numerals:
            return Token(_NONE, *_compose(piece, self._numerals), self._gap)
        width = len(piece)
        if width > _MOST_FIGURES or not piece.isdecimal():
            return Token(_NONE, 0, _MOST_FIGURES, self._gap)
        token = Token(_NONE, int(piece), width, self._gap)
        if width <= _LONGEST_KEPT:
            self[piece] = token
        return token


class Lexicon:
    """The phrases of a language as one expression, which cuts text (canonical, in lower case) into tokens.

    Args:
        lang: the language.
        phrases: their readings.
        spaced: whether spaces part the words, so that no phrase begins or ends inside one.
        numerals: figures of the script that stand for numbers, such as Chinese ones.
    """

    __slots__ = ("_after_gap", "_expression", "_lang", "_tied")

    def __init__(
        self, lang: str, phrases: dict[str, Readings], *, spaced: bool, numerals: dict[str, int]
    ) -> None:
        self._lang = lang
        letter = _LETTER if spaced else _LATIN_LETTER
        inside = f"(?<={letter}){letter}|(?<=[0-9])[0-9]"
        phrase = f"{_longest_of(phrases)}(?!{inside}|[{_marks(phrases)}])"
        figures = f"|[{''.join(numerals)}]{{1,{_MOST_FIGURES}}}" if numerals else ""
        self._expression = re.compile(f"({phrase}|{_NUMBER}{figures})({_GAP})|{letter}++|\\S")
        self._tied = _Tokens(phrases, numerals, gap=False)
        self._after_gap = _Tokens(phrases, numerals, gap=True)

    def tokens(self, text: str) -> tuple[list[Token], list[tuple[str, str]]]:
        """Return the tokens of ``text``, and for each its characters and the gap after it.

        `END` tokens close the row, so that a grammar may look ahead without asking whether there is more.

        Raises:
            Refused: there are words that are not known here.
        """
        pieces = self._expression.findall(text)
        if _UNKNOWN in pieces:
            unknown = next(match[0] for match in self._expression.finditer(text) if match.start(1) < 0)
            raise Refused(f"{unknown!r} is not a word of dates in {self._lang!r}", unknown)
        tied, after_gap = self._tied, self._after_gap
        found: list[Token] = []
        before = ""
        for piece, gap in pieces:
            found.append(after_gap[piece] if before else tied[piece])
            before = gap
        found += (END, END, END, END)
        return found, pieces

    def rows(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a row of words known here begins and ends, if it may hold a date; unknown words and the ends of lines part the rows."""
        tied = self._tied
        begin = end = at = count = 0
        tells = False
        last = END
        for match in self._expression.finditer(text):
            start, stop = match.span(1)
            if stop < 0:  # an unknown word
                continue
            if start != at or count == _LONGEST_ROW:
                if tells:
                    yield begin, end
                begin, count, tells, last = start, 0, False, END
            at, end = match.end(), stop
            count += 1
            if not tells:
                token = tied[match[1]]
                tells = token.tells or (token.tells_after_number and last.num >= 0)
                last = token
        if tells:
            yield begin, end


def _marks(phrases: Collection[str]) -> str:
    """Return the combining marks of the scripts of some phrases: a phrase does not end before one."""
    blocks = {ord(char) & ~0x7F for phrase in phrases for char in phrase if "\u0300" <= char < "\u2000"}
    codes = (block + k for block in sorted(blocks | {0x300}) for k in range(128))
    return "".join(chr(code) for code in codes if category(chr(code))[0] == "M")


class _Trie(dict[str, "_Trie"]):
    """Phrases by their characters, one after another; no character ends one."""


def _longest_of(phrases: Collection[str]) -> str:
    """Return an expression for the longest of some phrases that stands at a place."""
    root = _Trie()
    for phrase in phrases:
        node = root
        for char in phrase:
            node = node.setdefault(char, _Trie())
        node[""] = _Trie()
    return _branches(root)


def _branches(node: _Trie) -> str:
    ways = [re.escape(char) + _branches(node[char]) for char in sorted(node, reverse=True) if char]
    if "" in node:
        ways.append("")
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
