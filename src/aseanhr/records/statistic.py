"""Numbers that a source states about the system's work."""

from __future__ import annotations

from decimal import Decimal

import attrs
from attrs import validators as v

from aseanhr.records.base import OPTIONAL_NUMBER, OPTIONAL_SPAN, OPTIONAL_TEXT, TEXT, Record
from aseanhr.values.dates import DateSpan

__all__ = ["Statistic"]


@attrs.frozen(kw_only=True)
class Statistic(Record):
    """One number with what it counts.

    Attributes:
        subject: what is counted, in our words.
        value: the number; None where only words such as "hundreds" are given (then ``note`` says so).
        unit: what one of it is.
        of_total: the whole that it is a part of, as 9 in "7 of 9".
        qualifier: exact, approx, over, nearly, up_to, as for amounts.
        when: the time that it refers to.
        note: what else a reader should know.
    """

    subject: str = attrs.field(validator=TEXT)
    value: Decimal | None = attrs.field(default=None, validator=OPTIONAL_NUMBER)
    unit: str = attrs.field(validator=TEXT)
    of_total: Decimal | None = attrs.field(default=None, validator=OPTIONAL_NUMBER)
    qualifier: str = attrs.field(
        default="exact", validator=v.in_(("exact", "approx", "over", "nearly", "up_to"))
    )
    when: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    note: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
