"""Where a sentence ends inside a row of date words: nothing is read over its full stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aseanhr.values.dates.tokens import END, fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Token

__all__ = ["parts"]

_MAY_END = re.compile("[.](?=[ A-Z])|[?。。။។]")
_NAMES = frozenset(("month", "weekday"))
_JOINTS = frozenset(("and", "range", "comma", "hyphen", "dash", "slash"))
_LONGEST_MARK = 2  # letters of a word that is no more than an abbreviation
_YEAR_WIDTH = 4


def parts(text: str, table: Table) -> Iterable[tuple[int, int]]:
    """Return where the parts of a row of date words begin and end, between its full stops and question marks."""
    return ((0, len(text)),) if _MAY_END.search(text) is None else _parts(text, table)


def _parts(text: str, table: Table) -> Iterator[tuple[int, int]]:
    tokens, pieces = table.lexicon.tokens(fold_case(text))
    begin = at = 0
    before = ""
    for k, (piece, gap) in enumerate(pieces):
        end = at + len(piece)
        after = text[end + len(gap) : end + len(gap) + 1]
        if _ends(tokens, k, piece, before, after, table):
            yield begin, at if piece == "?" else end
            begin = end + len(gap)
        before = piece
        at = end + len(gap)
    yield begin, len(text)


def _ends(t: list[Token], k: int, piece: str, before: str, after: str, table: Table) -> bool:
    """Whether token ``k`` ends a sentence; ``after`` is the first character behind it and its space."""
    word, following = t[k].word, t[k + 1]
    if "dot" in word:
        parted = following.gap or after.isupper()
        return piece != "." or (parted and not _goes_on(t, k, before, after, table))
    if not following.gap:
        return False
    if piece[-1] == ".":  # an abbreviation that may have ended a sentence: "in Sept. The second"
        return not _continues(following, after)
    return piece == "?"


def _goes_on(t: list[Token], k: int, before: str, after: str, table: Table) -> bool:
    """Whether a dot belongs to the number or the abbreviation before it, so that the date goes on behind it."""
    following = t[k + 1]
    if following is END:
        return True
    number, word = following.num >= 0, following.word
    if t[k - 1].num < 0:
        short = len(before) <= _LONGEST_MARK or before in table.shortened
        return short and _continues(following, after)
    if t[k - 1].width >= _YEAR_WIDTH:
        return number and table.order == "YMD"
    if number:
        return table.dotted
    if "month" in word or word.get("pre") == "month":
        return True
    return table.dotted and not after.isupper() and not _JOINTS.isdisjoint(word)


def _continues(following: Token, after: str) -> bool:
    """Whether the word after an abbreviation may be of the same sentence: it opens none with its capital."""
    return following.num >= 0 or not _NAMES.isdisjoint(following.word) or not after.isupper()
