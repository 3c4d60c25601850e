"""`normalize_date`: one expression in, one value out, or an error that says why not."""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from aseanhr.caches import on_clear
from aseanhr.errors import AmbiguousDateError, DateParseError, InputTypeError, WeekdayConflictWarning
from aseanhr.text import canonical, require_text
from aseanhr.values.dates.grammar import is_lead
from aseanhr.values.dates.node import Refused
from aseanhr.values.dates.plain import looks_plain, read_edtf
from aseanhr.values.dates.resolve import Ambiguous, resolve_sequence
from aseanhr.values.dates.sequence import read_sequence, skip_tail
from aseanhr.values.dates.span import DateSpan
from aseanhr.values.dates.tables import load_table
from aseanhr.values.dates.tokens import END, fold_case

if TYPE_CHECKING:
    from aseanhr.values.dates.sequence import Sequence
    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Token

__all__ = ["anchor_day", "make_span", "normalize_date", "read_date", "read_words"]

_LONGEST = 400
_MOST_SMALL_WORDS = 8
_OPENING = frozenset("([“‘«„'\"")
_CLOSING = frozenset(")]”’»“'\"")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_SUPERSCRIPT = re.compile("[⁰¹²³⁴-⁹₀-₉]")


def anchor_day(anchor: DateSpan | date | str | None) -> date | None:
    """Return the day that relative expressions count from: the first day of the anchor.

    Raises:
        InputTypeError: the anchor is no date, text or `DateSpan`.
        DateParseError: its text is no EDTF, or it has no start.
    """
    if anchor is None:
        return None
    if isinstance(anchor, str):
        return _text_day(anchor)
    if isinstance(anchor, date):
        return anchor.date() if isinstance(anchor, datetime) else anchor
    if not isinstance(anchor, DateSpan):
        raise InputTypeError("anchor", "a date, EDTF text, a DateSpan or None", anchor)
    if anchor.start is None:
        raise DateParseError(str(anchor), "an anchor needs a first day")
    return anchor.start


@lru_cache(maxsize=256)  # a collection is read with few anchors
def _text_day(anchor: str) -> date | None:
    return anchor_day(DateSpan(anchor))


def normalize_date(
    text: str,
    *,
    lang: str | None = None,
    anchor: DateSpan | date | str | None = None,
    day_first: bool | None = None,
) -> DateSpan:
    """Return the date or period that an expression means.

    The whole text must be one expression, in the words of news (`find_dates` looks for dates in running text). Nothing that it does not say
    is filled in: a month stays a month. Without a year it means the year that brings it nearest to the anchor; a bare weekday is the last one up
    to the anchor; weeks run from Monday to Sunday (ISO 8601). Names of months, weekdays and eras, and the order of
    figures, follow CLDR; bare years from 2400 to 2699 in Thai, Lao and Khmer are of the Buddhist era.

    Args:
        text: the expression, or EDTF text.
        lang: its language as a BCP 47 tag; a region decides the order of figures (``en-GB``, ``en-US``). Without it the words
            must be clear by themselves.
        anchor: the day that the words count from, such as the day of publication.
        day_first: whether the day stands before the month in figures, whatever the language does.

    Raises:
        AmbiguousDateError: the words have more than one reading; the error carries them.
        DateParseError: the text is no date, no date of the calendar, or needs an anchor.
        UnknownLanguageError: ``lang`` is no language known here or to CLDR.
        InputTypeError: an argument has the wrong type.

    Warns:
        WeekdayConflictWarning: a weekday contradicts its date; the date is taken.

    >>> normalize_date("15–16 maj 2025", lang="sv")
    DateSpan('2025-05-15/2025-05-16')
    >>> normalize_date("từ ngày 23-25/11", lang="vi", anchor="2020-11-26")
    DateSpan('2020-11-23/2020-11-25')
    >>> normalize_date("๘ ก.ค. ๖๘", lang="th")
    DateSpan('2025-07-08')
    """
    require_text(text)
    if day_first is not None and not isinstance(day_first, bool):
        raise InputTypeError("day_first", "True, False or None", day_first)
    when = anchor_day(anchor)
    table = load_table(lang, day_first=day_first) if lang is not None else None
    if len(text) > _LONGEST:
        raise DateParseError(text, "it is too long for a date")
    span, conflict = _read(text, table, day_first, when)
    if conflict:
        warnings.warn(
            f"{text!r}: {span} is another weekday; the date is taken", WeekdayConflictWarning, stacklevel=2
        )
    return span


def read_date(text: str, *, lang: str, anchor: date | None, strict: bool = False) -> DateSpan | None:
    """Return the date or period that an expression means, or None; it neither raises nor warns.

    Args:
        text: the expression.
        lang: its language.
        anchor: the day that its words count from.
        strict: whether a weekday that contradicts the date refuses it.

    >>> str(read_date("Monday, 8 July", lang="en", anchor=date(2025, 7, 1))), read_date("soon", lang="en", anchor=None)
    ('2025-07-08', None)
    """
    try:
        span, conflict = _read(text, load_table(lang), None, anchor)
    except DateParseError:
        return None
    return None if strict and conflict else span


@lru_cache(maxsize=2048)  # texts repeat themselves, and a span never changes
def _read(
    text: str, table: Table | None, day_first: bool | None, anchor: date | None
) -> tuple[DateSpan, bool]:
    """Return the value, and whether a weekday contradicts it."""
    clean = (text if text.isascii() else canonical(text)).strip()
    if clean[:1] in _OPENING and clean[-1:] in _CLOSING:
        clean = clean[1:-1].strip()
    if looks_plain(clean):
        span = read_edtf(clean, table)
        if span is not None:
            return span, False
    low = fold_case(clean)
    if not low.isascii() and _SUPERSCRIPT.search(low) is not None:
        low = low.translate(_SUPERSCRIPTS)
    if "|" in low:
        low = low.replace("|", ",")
    if "  " in low or not low.isprintable():  # the end of a line is a space here
        low = " ".join(low.split())
    if table is None:
        from aseanhr.values.dates.guess import read_in_any

        return read_in_any(text, low, anchor, day_first)
    try:
        return read_words(text, low, table, anchor)
    except Refused as refusal:
        raise DateParseError(text, str(refusal), refusal.unread) from None
    except Ambiguous as doubt:
        raise AmbiguousDateError(text, doubt.candidates) from None


for _kept in (_text_day, _read):
    on_clear(_kept.cache_clear)


def read_words(text: str, low: str, table: Table, anchor: date | None) -> tuple[DateSpan, bool]:
    """Return the value of canonical words in lower case, all of one expression, and whether a weekday contradicts it.

    Raises:
        Refused: they are no date.
        Ambiguous: they have more than one reading.
    """
    tokens, pieces = table.lexicon.tokens(low)
    if not pieces:
        raise Refused("it is empty")
    sequence = _whole(tokens, pieces, table)
    first = sequence.nodes[0]
    if low in table.idioms:
        raise Refused("it is a set phrase, not a date")
    if low in table.weak and text.strip()[:1].islower():
        raise Refused("it is a common word; a name would begin with a capital")
    span = make_span(sequence, len(sequence.nodes), anchor)
    weekday = first.weekday if first.d is not None else None
    return span, weekday is not None and span.start is not None and weekday != span.start.weekday()


def _whole(tokens: list[Token], pieces: list[tuple[str, str]], table: Table) -> Sequence:
    """Return the dates that all the tokens make, after as few small words as possible."""
    why, unread = "it says no day, month, year or period", ""
    for begin in range(_MOST_SMALL_WORDS):
        sequence = read_sequence(tokens, begin, table)
        if sequence is not None:
            rest = skip_tail(tokens, sequence.nodes[-1].end)
            if tokens[rest] is END:
                return sequence
            unread = "".join(chain.from_iterable(pieces[rest:])).strip()
            why = f"{unread!r} is not part of it"
        if not is_lead(tokens[begin].word):
            break
    raise Refused(why, unread)


def make_span(sequence: Sequence, count: int, anchor: date | None) -> DateSpan:
    """Return the value of the first ``count`` dates of a sequence."""
    pieces = resolve_sequence(sequence, count, anchor)
    if count == len(pieces) == 1:
        first, (low, high) = sequence.nodes[0], pieces[0]
        one_day = low is high and low is not None and low[3] == "day"
        return DateSpan.of(pieces, first.part, first.time if one_day else None)
    return DateSpan.of(pieces)
