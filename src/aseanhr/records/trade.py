"""Figures of trade between two states: what was traded, what is expected, what is aimed at."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, get_args

import attrs
from attrs import validators as v

from aseanhr.records.base import OPTIONAL_NUMBER, OPTIONAL_SPAN, OPTIONAL_TEXT, Record
from aseanhr.values.amounts import Amount
from aseanhr.values.countries import Country
from aseanhr.values.dates import DateSpan

__all__ = ["FIGURE_KINDS", "FLOWS", "FigureKind", "Flow", "TradeFigure"]

Flow = Literal["total", "export", "import"]
FigureKind = Literal["actual", "target", "forecast"]
FLOWS: tuple[Flow, ...] = get_args(Flow)
FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)


@attrs.frozen(kw_only=True)
class TradeFigure(Record):
    """One figure of the trade in goods between two states.

    Attributes:
        reporter: the state whose side the source takes; for a total the pair has no order.
        partner: the other state.
        flow: total (both ways), export or import as seen from ``reporter``.
        amount: value with currency and qualifier.
        period: the time that it covers; None where nothing is said.
        growth_percent: change against ``compared_with``, signed; 18.8 means 18.8 percent more.
        compared_with: the period that the growth refers to.
        kind: actual, a target, or a forecast: what is expected for ``period``, and not aimed at.
        target_by: the year by which a target is to be reached.
        counted_by: whose count it is, such as ``Viet Nam customs``: the two sides of a trade count differently; None where the
            source does not say.

    >>> TradeFigure(id="trade-la-vn-total-forecast-2026", reporter=Country("VN"), partner=Country("LA"), kind="forecast",
    ...             amount=Amount("3000000000 USD"), period=DateSpan("2026")).target_by is None
    True
    """

    reporter: Country = attrs.field(validator=v.instance_of(Country))
    partner: Country = attrs.field(validator=v.instance_of(Country))
    flow: Flow = attrs.field(default="total", validator=v.in_(FLOWS))
    amount: Amount = attrs.field(validator=v.instance_of(Amount))
    period: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    growth_percent: Decimal | None = attrs.field(default=None, validator=OPTIONAL_NUMBER)
    compared_with: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    kind: FigureKind = attrs.field(default="actual", validator=v.in_(FIGURE_KINDS))
    target_by: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    counted_by: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)

    def __attrs_post_init__(self) -> None:
        if self.reporter == self.partner:
            raise ValueError(f"reporter and partner are both {self.reporter}")
        if self.target_by is not None and self.kind != "target":
            raise ValueError("only a target has target_by")

    def between(self, a: Country, b: Country) -> bool:
        """Tell whether this figure is of the trade between ``a`` and ``b``, in either order."""
        return {self.reporter, self.partner} == {a, b}
