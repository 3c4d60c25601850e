"""Ordinal numbers in the words or signs of a language: which token says which number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.rules.document import Document, Sentence

__all__ = ["find_ordinals"]

_NUMBERED = re.compile(r"(\d{1,2})\s?/\s?(20\d\d)(?!\d)")
_DIGITS = re.compile(r"\d{1,3}")
_GLUED = re.compile(r"(\d{1,3})([a-z]{1,3})")
_ROMAN = re.compile(r"(?=[IVXL]{2,8}$)(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_AFTER_NAME = re.compile(r"[\s\-–]?")


def _roman(text: str) -> int:
    total = 0
    for char, following in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN_VALUES[char]
        total += -value if _ROMAN_VALUES.get(following, 0) > value else value
    return total


def _prefix(sentence: Sentence, i: int, prefixes: dict[str, list[tuple[str, ...]]]) -> int:
    """Return how many tokens at ``i`` announce a number ("lần thứ", "no.")."""
    tokens = sentence.tokens
    for words in prefixes.get(tokens[i].lower, ()):
        size = len(words)
        if size + i < len(tokens) and all(tokens[i + k].lower == words[k] for k in range(1, size)):
            return size
    return 0


def find_ordinals(sentence: Sentence, document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield (first token, last token, number) for each ordinal of a sentence."""
    tokens, text, lexicon = sentence.tokens, document.text, document.lexicon
    words = {mark.first: mark for mark in sentence.names if mark.has("ordinal")}
    heads = {
        mark.first + mark.size - 1
        for mark in sentence.names
        if mark.has("body", "amm", "unga", "un_hrc", "seanwfz") or mark.has("noun")
    }
    free = 0
    for i in range(len(tokens)):
        if i < free:
            continue
        size = _prefix(sentence, i, lexicon.ordinal_prefixes)
        j = i + size
        number = tokens[j]
        slash = _NUMBERED.match(text, number.start)
        if slash and slash.end() <= sentence.end and (size or i - 1 in heads or _near_special(sentence, i)):
            last = j + 1
            yield i, last, f"{int(slash[1])}/{slash[2]}"
            free = last + 1
            continue
        value, last = None, j
        if j in words and (size or not lexicon.ordinal_needs_prefix):
            mark = words[j]
            value, last = mark.value("ordinal"), j + mark.size - 1
        elif _DIGITS.fullmatch(number.text):
            last = j
            suffix = next((s for s in lexicon.ordinal_suffixes if text.startswith(s, number.end)), None)
            if (
                suffix is not None
                and not text[number.end + len(suffix) : number.end + len(suffix) + 1].isalnum()
            ):
                if j + 1 < len(tokens) and tokens[j + 1].start < number.end + len(suffix):
                    last = j + 1
                value = str(int(number.text))
            elif size or (i - 1 in heads and _AFTER_NAME.fullmatch(text, tokens[i - 1].end, number.start)):
                follows = text[number.end : number.end + 1]
                beyond = text[number.end + 1 : number.end + 2]
                if (
                    not (follows in ("/", ".", ",", "%", ":", "-", "–") and beyond.isdigit())
                    and follows != "%"
                ):
                    value = str(int(number.text))
        elif (glued := _GLUED.fullmatch(number.lower)) and glued[2] in lexicon.ordinal_suffixes:
            last, value = j, str(int(glued[1]))
        elif (size or lexicon.ordinal_roman) and _ROMAN.fullmatch(number.text):
            last, value = j, str(_roman(number.text))
        if value and value != "0":
            yield i, last, value
            free = last + 1


def _near_special(sentence: Sentence, i: int) -> bool:
    """Tell whether the words just before token ``i`` speak of a special meeting."""
    return any(
        mark.has("noun")
        and any("special" in term.value or "meeting" in term.value for term in mark.terms)
        and i - 4 <= mark.first + mark.size - 1 < i
        for mark in sentence.names
    )
