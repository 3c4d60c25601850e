"""Whether the words of a document, read again, give a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from aseanhr.errors import AseanhrError
from aseanhr.records import Participant, Source
from aseanhr.text import canonical
from aseanhr.values.amounts import Amount, find_amounts, normalize_amount
from aseanhr.values.countries import Country, find_countries, normalize_country
from aseanhr.values.dates import DateSpan, find_dates, normalize_date
from aseanhr.values.mention import Mention

__all__ = ["proves"]

T = TypeVar("T")
_Bounds = tuple[date | None, date | None]

_NUMBER = re.compile(r"[0-9]{1,6}(?:/[0-9]{4})?")


def proves(words: Sequence[str], field: str, value: Any, source: Source) -> bool | None:
    """Tell whether the words that state a field give its value.

    Args:
        words: the pieces of one source that together state the field.
        field: its name, as in the evidence.
        value: its value.
        source: where the words stand; its language and day of publication say how to read them.

    Returns:
        True or False; None where the field holds no date, country, amount, percentage or ordinal.

    >>> note = Source(id="s", kind="document", title="A note", language="en", published=DateSpan("2025-07-08"))
    >>> proves(["in Viet Nam"], "state", Country("VN"), note), proves(["in Viet Nam"], "state", Country("TH"), note)
    (True, False)
    >>> proves(["on Monday"], "when", DateSpan("2025-07-07"), note), proves(["the plan"], "name", "Plan", note)
    (True, None)
    """
    lang = source.language
    if isinstance(value, DateSpan | date):
        dated = {"lang": lang, "anchor": source.published}
        known = list(_bounds(_read(words, find_dates, normalize_date, **dated)))
        return any(value in pair for pair in known) if isinstance(value, date) else _gives(known, value)
    if isinstance(value, Participant) and not (value.name or value.role or value.organization):
        value = value.country
    if isinstance(value, Country):
        return any(
            value == mention.value for mention in _read(words, find_countries, normalize_country, lang=lang)
        )
    if isinstance(value, Amount | Decimal) and field in ("amount", "growth_percent"):
        return any(
            _same(mention.value, value) for mention in _read(words, find_amounts, normalize_amount, lang=lang)
        )
    if field == "ordinal":
        return any(value in _NUMBER.findall(canonical(text)) for text in words)
    return None


def _read(
    words: Sequence[str], find: Callable[..., list[Mention[T]]], normalize: Callable[..., T], **how: Any
) -> Iterator[Mention[T]]:
    """Yield what the words mention, and what each piece means as a whole: "2026" alone is a date only as a whole."""
    for text in words:
        yield from find(text, **how)
        with suppress(AseanhrError):
            yield Mention(0, len(text), normalize(text, **how), "whole")


def _bounds(mentions: Iterator[Mention[DateSpan]]) -> Iterator[_Bounds]:
    """Yield the first and last days that the words give: of each mention, and of all together."""
    found = list(mentions)
    for mention in found:
        span = mention.value
        yield span.start, span.end
        if mention.kind == "before" and span.start is not None:
            yield None, span.start - timedelta(days=1)
    starts = [mention.value.start for mention in found if mention.value.start is not None]
    ends = [mention.value.end for mention in found if mention.value.end is not None]
    if starts and ends:
        yield min(starts), max(ends)


def _gives(known: Sequence[_Bounds], value: DateSpan) -> bool:
    """Tell whether some bounds are those of ``value``; a side that either leaves open is not compared."""
    for start, end in known:
        pairs = [(start, value.start), (end, value.end)]
        said = [mine == theirs for mine, theirs in pairs if mine is not None and theirs is not None]
        if said and all(said):
            return True
    return False


def _same(amount: Amount, value: Amount | Decimal) -> bool:
    if isinstance(value, Amount):
        return (amount.value, amount.unit) == (value.value, value.unit)
    return amount.percent and abs(amount.value) == abs(value)  # "fell by 3 %": the sign is in the verb
