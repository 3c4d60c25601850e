"""What the record ought to hold and does not, and why."""

from __future__ import annotations

from typing import Literal, get_args

import attrs
from attrs import validators as v

from aseanhr.records.base import (
    ID,
    OPTIONAL_COUNTRY,
    OPTIONAL_ID,
    OPTIONAL_SPAN,
    OPTIONAL_TEXT,
    TEXT,
    tuple_of,
)
from aseanhr.records.evidence import Dispute
from aseanhr.values.countries import Country
from aseanhr.values.dates import DateSpan

__all__ = ["GAP_TABLES", "Gap", "GapTable"]

GapTable = Literal["meetings", "treaty_events", "work_plans"]
GAP_TABLES: tuple[GapTable, ...] = get_args(GapTable)


@attrs.frozen(kw_only=True)
class Gap:
    """Something that is known to be missing: a meeting of a series, the status of a state under a treaty.

    Attributes:
        id: stable and readable.
        table: the table that it is missing from.
        series: of a missing meeting.
        ordinal: its number in the series.
        treaty: id of the treaty under which nothing is on record of a state.
        state: that state.
        as_of: the last day for which a source shows that there was no act; None if no source shows any.
        reason: why it is missing, and what was looked at.
        sources: ids of the sources that show as much.
        disputes: what another source says that would close the gap.

    >>> Gap(id="gap-amm-12", table="meetings", series="amm", ordinal="12", reason="No page gives its days.").ordinal
    '12'
    """

    id: str = attrs.field(validator=v.matches_re(ID))
    table: GapTable = attrs.field(validator=v.in_(GAP_TABLES))
    series: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    ordinal: str | None = attrs.field(
        default=None, validator=v.optional(v.matches_re(r"[1-9]\d*(?:/\d{4})?"))
    )
    treaty: str | None = attrs.field(default=None, validator=OPTIONAL_ID)
    state: Country | None = attrs.field(default=None, validator=OPTIONAL_COUNTRY)
    as_of: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    reason: str = attrs.field(validator=TEXT)
    sources: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    disputes: tuple[Dispute, ...] = attrs.field(default=(), validator=tuple_of(Dispute), repr=False)
