"""Ordinal numbers, in words, figures or Roman numerals: which words say which number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aseanhr.reading.document import Document, Mark, Sentence

__all__ = ["Ordinal", "find_ordinals"]

_IN_YEAR = re.compile(r"(\d{1,2})\s?/\s?(20\d\d)(?!\d)")
_FIGURE = re.compile(r"\d{1,3}")
_GLUED = re.compile(r"(\d{1,3})([a-z]{1,3})")
_ROMAN = re.compile(r"(?=[IVXL]{1,8}$)(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_GOES_ON = ("/", ".", ",", "%", ":", "-", "–")


class Ordinal(NamedTuple):
    """A number in a series.

    Attributes:
        first: index of its first word.
        last: index of the word behind it.
        value: the number as digits; ``2/2026`` for the second of a year.
        serial: what its own words say that it counts, so that it is no day of a month: a ``kind`` ("the ninth of its kind") or a ``time``.
    """

    first: int
    last: int
    value: str
    serial: str = ""


def _roman(text: str) -> int:
    total = 0
    for char, following in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN_VALUES[char]
        total += -value if _ROMAN_VALUES.get(following, 0) > value else value
    return total


class _Reader:
    """Reads the ordinals of one sentence."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.document = document
        self.words = document.words
        self.stop = sentence.last
        frames = document.lexicon.ordinal_frames
        self.prefixes = [tuple(phrase.split()) for phrase in frames.get("prefix", ())]
        self.prefixes.sort(key=lambda words: (-len(words), words))
        self.units = frozenset(frames.get("units", ()))
        self.tails = [
            (tuple(phrase.split()), serial)
            for serial, name in (("kind", "tail"), ("time", "times"))
            for phrase in frames.get(name, ())
        ]
        self.suffixes: tuple[str, ...] = tuple(frames.get("suffix", ()))
        self.needs_prefix: bool = frames.get("needs_prefix", False)
        self.roman: bool = frames.get("roman", False)
        self.spelled = {mark.first: mark for mark in document.within("ordinal", sentence)}
        self.openers = {words[0] for words in self.prefixes}
        # A bare figure behind the name of a meeting or body counts it ("AMM 58").
        named = [m for m in document.within("gathering", sentence) if m.value not in ("next", "previous")]
        self.heads = {mark.last for mark in (*named, *document.within("body", sentence))}

    def begins(self, sentence: Sentence) -> list[int]:
        """Return the words with which an ordinal can begin."""
        written = self.words.written
        return [
            i
            for i, form in enumerate(self.words.forms[sentence.first : sentence.last], sentence.first)
            if form[0].isdigit()
            or i in self.spelled
            or form in self.openers
            or (self.roman and form[0] in "ivxl" and written(i)[0] in "IVXL")
        ]

    def prefix(self, i: int) -> int:
        """Return how many words at ``i`` announce a number ("lần thứ", "no.")."""
        for words in self.prefixes:
            if i + len(words) < self.stop and tuple(self.words.forms[i : i + len(words)]) == words:
                return len(words)
        return 0

    def at(self, i: int) -> Ordinal | None:
        """Return the ordinal that begins at word ``i``, if one does, with the words that say of what ("of its kind")."""
        found = self._number(i)
        if found is None:
            return None
        for tail, serial in self.tails:
            last = found.last + len(tail)
            if last <= self.stop and tuple(self.words.forms[found.last : last]) == tail:
                return found._replace(last=last, serial=serial)
        return found

    def _number(self, i: int) -> Ordinal | None:
        size = self.prefix(i)
        j = i + size
        start = self.words.starts[j]
        numbered = _IN_YEAR.match(self.document.text, start)
        dated = self.document.text[max(start - 1, 0) : start] == "/"  # "17/3/2027"
        if numbered and not dated and j + 1 < self.stop:
            return Ordinal(i, j + 2, f"{int(numbered[1])}/{numbered[2]}") if int(numbered[1]) else None
        if j in self.spelled and (size or not self.needs_prefix):
            mark: Mark = self.spelled[j]
            return Ordinal(i, mark.last, mark.value)
        word = self.words.written(j)
        if _FIGURE.fullmatch(word):
            return self._figure(i, j, size)
        glued = _GLUED.fullmatch(self.words.forms[j])
        if glued and glued[2] in self.suffixes:
            return Ordinal(i, j + 1, str(int(glued[1])))
        if (size or (self.roman and len(word) > 1)) and _ROMAN.fullmatch(word):
            return Ordinal(i, j + 1, str(_roman(word)))
        return None

    def _figure(self, i: int, j: int, size: int) -> Ordinal | None:
        text, end = self.document.text, self.words.ends[j]
        value = str(int(self.words.written(j)))
        for suffix in self.suffixes:
            behind = end + len(suffix)
            if text.startswith(suffix, end) and not text[behind : behind + 1].isalnum():
                return Ordinal(i, j + 2, value)
        beside = i in self.heads and text[self.words.ends[i - 1] : self.words.starts[j]] in (
            " ",
            "-",
            "–",
            " -",
        )
        measures = j + 1 < self.stop and self.words.forms[j + 1] in self.units
        if not size and (not beside or measures):
            return None
        follows, beyond = text[end : end + 1], text[end + 1 : end + 2]
        joined = follows in ("-", "–") and beyond.isalpha()
        if follows == "%" or joined or (follows in _GOES_ON and beyond.isdigit()):
            return None
        return Ordinal(i, j + 1, value)


def find_ordinals(document: Document, sentence: Sentence) -> list[Ordinal]:
    """Return the ordinals of a sentence in order, none inside another and none of zero."""
    reader = _Reader(document, sentence)
    found: list[Ordinal] = []
    free = sentence.first
    hidden = {n for mark in document.within("never", sentence) for n in range(mark.first, mark.last)}
    for i in reader.begins(sentence):
        if i in hidden:
            continue  # "the fourth cycle" counts no meeting
        ordinal = reader.at(i) if i >= free else None
        if ordinal is not None and ordinal.value != "0":
            found.append(ordinal)
            free = ordinal.last
    return found
