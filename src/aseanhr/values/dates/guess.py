"""Which language, where nobody says: the script, the words of dates, the commonest words of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aseanhr.errors import AmbiguousDateError, DateParseError
from aseanhr.values.dates.node import Refused
from aseanhr.values.dates.resolve import Ambiguous
from aseanhr.values.dates.tables import load_table, shipped_index

if TYPE_CHECKING:
    from datetime import date

    from aseanhr.values.dates.span import DateSpan

__all__ = ["guess_language", "read_in_any"]

_SCRIPTS = (
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("lo", re.compile("[\u0e80-\u0eff]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
)
_WORDS = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000


def _script(text: str) -> str:
    counts = [(len(pattern.findall(text)), lang) for lang, pattern in _SCRIPTS]
    count, lang = max(counts)
    return lang if count * 4 >= len(_WORDS.findall(text)) and count else ""


def guess_language(text: str) -> str:
    """Return the language that the beginning of a text speaks for, by its script and its commonest words; English without any."""
    sample = text[:_SAMPLE].lower()
    lang = _script(sample)
    if lang:
        return lang
    words = _WORDS.findall(sample)
    votes = _votes(words, "common")
    best = {spoken for spoken in votes if votes[spoken] == max(votes.values())}
    if len(best) == 1:
        return best.pop()
    # Words of dates decide where the commonest words say nothing: "Rechnungsdatum 23. Juli 2020".
    told = _votes(words, "words")
    fit = sorted(best or told)
    return max(fit, key=lambda spoken: told.get(spoken, 0)) if fit else "en"


def _votes(words: list[str], kind: str) -> dict[str, int]:
    """Return how many of some words each language has among its commonest ones, or among those of dates."""
    spoken: dict[str, str] = shipped_index()[kind]
    votes: dict[str, int] = {}
    for word in words:
        for lang in spoken.get(word, "*").split():
            if lang != "*":
                votes[lang] = votes.get(lang, 0) + 1
    return votes


def _candidates(low: str) -> list[str]:
    """Return the languages that know every word of an expression."""
    lang = _script(low)
    if lang:
        return [lang]
    words = _WORDS.findall(low)
    if not words:
        return ["und"]
    known: dict[str, str] = shipped_index()["words"]
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
    known: dict[str, str] = shipped_index()["words"]
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
