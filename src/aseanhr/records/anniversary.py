"""Anniversaries that a source names."""

from __future__ import annotations

import attrs
from attrs import validators as v

from aseanhr.records.base import OPTIONAL_SPAN, TEXT, Record
from aseanhr.values.dates import DateSpan

__all__ = ["Anniversary"]


@attrs.frozen(kw_only=True)
class Anniversary(Record):
    """So many years since an event.

    Attributes:
        event: what is remembered, in our words.
        original: when it happened.
        anniversary: when it is marked.
        years: how many years later.
    """

    event: str = attrs.field(validator=TEXT)
    original: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    anniversary: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    years: int = attrs.field(validator=[v.instance_of(int), v.gt(0)])
