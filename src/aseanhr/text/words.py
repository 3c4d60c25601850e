"""The one cutter of text into words.

A word is a run of letters, digits and their marks. In scripts without spaces each letter with its marks is a word, and a
name or cue is a row of them, so that the longest phrase decides where words end. A genitive ending behind an
apostrophe or a colon ("AICHR's", "ASEAN:s") is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from sys import intern

from aseanhr.text.patterns import pattern
from aseanhr.text.scripts import MARKS, SPACELESS, UNSPACED

__all__ = ["Words", "cut_words", "fold_case"]

_WORD = pattern(
    rf"(?:(?<![:'’])|(?![sS]\b))(?:[{UNSPACED}]|[{SPACELESS}][{MARKS}]*|(?:(?![{UNSPACED}{SPACELESS}])[\w{MARKS}])+)"
)


def fold_case(text: str) -> str:
    """Return ``text`` in lower case, each character in its own place.

    >>> fold_case("Hà NỘI"), len(fold_case("İstanbul"))
    ('hà nội', 8)
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char if len(char.lower()) != 1 else char.lower() for char in text)


class Words:
    """The words of a text.

    Attributes:
        text: the text that was cut.
        starts: offset of the first character of each word.
        ends: offset after the last character of each word.
        forms: each word in lower case.
    """

    __slots__ = ("ends", "forms", "starts", "text")

    def __init__(self, text: str, starts: list[int], ends: list[int], forms: list[str]) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends
        self.forms = forms

    def __len__(self) -> int:
        return len(self.starts)

    def written(self, index: int) -> str:
        """Return the word as the text writes it."""
        return self.text[self.starts[index] : self.ends[index]]

    def at(self, offset: int) -> int:
        """Return the index of the first word that begins at ``offset`` or behind it.

        >>> cut_words("two more words").at(4)
        1
        """
        return bisect_left(self.starts, offset)


def cut_words(text: str) -> Words:
    """Cut ``text``, which should be canonical, into words; takes time linear in its length.

    >>> cut_words("AICHR's 41st Meeting").forms
    ['aichr', '41st', 'meeting']
    >>> cut_words("ประชุม 8 กรกฎาคม").forms[:4]
    ['ป', 'ร', 'ะ', 'ชุ']
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    folded = fold_case(text)
    # A text has few words many times: each is kept once.
    return Words(text, starts, ends, [intern(folded[start:end]) for start, end in spans])
