"""Which language, where nobody says: the script, the words of dates, of texts their commonest words."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from aseanhr.errors import AmbiguousDateError, DateParseError, UnknownLanguageError
from aseanhr.text.guess import guess_language, language_of_script
from aseanhr.values.dates.node import Refused
from aseanhr.values.dates.resolve import Ambiguous
from aseanhr.values.dates.tables import LANGUAGES, load_table, shipped_index

if TYPE_CHECKING:
    from datetime import date

    from aseanhr.values.dates.span import DateSpan

__all__ = ["language_of_text", "read_in_any"]

_WORDS = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000


def language_of_text(text: str) -> str:
    """Return the language that the beginning of a text speaks for, by its script and its commonest words; English without any."""
    told = guess_language(text)
    if told is not None:
        with suppress(UnknownLanguageError):
            load_table(told)
            return told
    # Words of dates decide where the commonest words say nothing: "Rechnungsdatum 23. Juli 2020".
    votes = _votes(_WORDS.findall(text[:_SAMPLE].lower()))
    return max(sorted(votes), key=lambda spoken: votes[spoken]) if votes else "en"


def _votes(words: list[str]) -> dict[str, int]:
    """Return how many of some words each language has among those of dates."""
    spoken = shipped_index()
    votes: dict[str, int] = {}
    for word in words:
        for lang in spoken.get(word, "*").split():
            if lang != "*":
                votes[lang] = votes.get(lang, 0) + 1
    return votes


def _candidates(low: str) -> list[str]:
    """Return the languages that know every word of an expression."""
    words = _WORDS.findall(low)
    lang = language_of_script(low, len(words))
    if lang in LANGUAGES:
        return [lang]
    if not words:
        return ["und"]
    known = shipped_index()
    left: set[str] | None = None
    for word in words:
        langs = known.get(word)
        if langs is None:
            return []
        if langs != "*":
            left = set(langs.split()) if left is None else left & set(langs.split())
    return sorted(left) if left is not None else ["und"]


def _why_none(low: str) -> tuple[str, str]:
    """Return why no language has all the words of an expression, and the word that none of them has."""
    known = shipped_index()
    unknown = next((word for word in _WORDS.findall(low) if word not in known), None)
    if unknown is not None:
        return f"{unknown!r} is not a word of dates in any language known here", unknown
    return "its words are of different languages; give lang=", ""


def read_in_any(text: str, low: str, anchor: date | None, day_first: bool | None) -> tuple[DateSpan, bool]:
    """Return the one value that the languages which know the words agree on, and whether a weekday contradicts it.

    Raises:
        AmbiguousDateError: they do not agree.
        DateParseError: none of them reads it.
    """
    from aseanhr.values.dates.normalize import read_words

    values: dict[DateSpan, bool] = {}
    doubts: list[str] = []
    langs = _candidates(low)
    reason, unread = ("", "") if langs else _why_none(low)
    for lang in langs:
        try:
            span, conflict = read_words(text, low, load_table(lang, day_first=day_first), anchor)
        except Refused as refusal:
            reason, unread = str(refusal), refusal.unread
        except Ambiguous as doubt:
            doubts.extend(doubt.candidates)
        else:
            values[span] = conflict
    if len(values) == 1 and not doubts:
        return next(iter(values.items()))
    if values or doubts:
        raise AmbiguousDateError(text, tuple(dict.fromkeys([*map(str, values), *doubts])))
    raise DateParseError(text, reason, unread)
