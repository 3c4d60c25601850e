"""Whether the words of a document, read again, give a value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from aseanhr.records import Participant, Source
from aseanhr.text import canonical
from aseanhr.values.amounts import Amount, find_amounts
from aseanhr.values.countries import Country, find_countries
from aseanhr.values.dates import DateSpan, find_dates

__all__ = ["proves"]

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

    >>> page = Source(id="s", kind="document", title="A note", language="en", published=DateSpan("2025-07-08"))
    >>> proves(["in Viet Nam"], "state", Country("VN"), page), proves(["in Viet Nam"], "state", Country("TH"), page)
    (True, False)
    """
    lang = source.language
    if isinstance(value, DateSpan):
        spans = [
            mention.value
            for text in words
            for mention in find_dates(text, lang=lang, anchor=source.published)
        ]
        return _gives(spans, value)
    if isinstance(value, date):
        spans = [
            mention.value
            for text in words
            for mention in find_dates(text, lang=lang, anchor=source.published)
        ]
        return any(value in (span.start, span.end) for span in spans)
    if (
        isinstance(value, Participant)
        and value.country
        and not (value.name or value.role or value.organization)
    ):
        value = value.country
    if isinstance(value, Country):
        return any(mention.value == value for text in words for mention in find_countries(text, lang=lang))
    if isinstance(value, Amount) or field == "growth_percent":
        amounts = [mention.value for text in words for mention in find_amounts(text, lang=lang)]
        return any(_same(amount, value) for amount in amounts)
    if field == "ordinal":
        return any(value in _NUMBER.findall(canonical(text)) for text in words)
    return None


def _gives(spans: Sequence[DateSpan], value: DateSpan) -> bool:
    """Tell whether one of the spans has the bounds of ``value``, or all of them together have."""
    known = {(span.start, span.end) for span in spans}
    starts = [span.start for span in spans if span.start]
    ends = [span.end for span in spans if span.end]
    if starts and ends:
        known.add((min(starts), max(ends)))
    if value.start is None or value.end is None:  # open: the words give the bound that there is
        return any((value.start, value.end) in ((start, None), (None, end)) for start, end in known)
    return (value.start, value.end) in known


def _same(amount: Amount, value: Amount | Decimal) -> bool:
    if isinstance(value, Amount):
        return (amount.value, amount.unit) == (value.value, value.unit)
    return amount.percent and abs(amount.value) == abs(value)  # "fell by 3 %": the sign is in the verb
