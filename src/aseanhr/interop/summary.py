"""What of a record is shown in one line of a table, and how each value reads."""

from __future__ import annotations

from typing import Any, cast

from aseanhr.records.plain import fields_of
from aseanhr.values.countries import Country

__all__ = ["headings", "shown", "summary"]

_FIELDS = {
    "Meeting": ("id", "when", "status", "place", "name"),
    "Treaty": ("id", "abbreviation", "kind", "adopted", "in_force", "name"),
    "TreatyEvent": ("id", "treaty", "event", "state", "when", "value"),
    "WorkPlan": ("id", "period", "status", "body", "name"),
    "TradeFigure": ("id", "reporter", "partner", "kind", "amount", "growth_percent", "period", "target_by"),
    "Commitment": ("id", "when", "specificity", "actors", "what"),
    "Statistic": ("id", "value", "of_total", "unit", "when", "subject"),
    "Anniversary": ("id", "years", "original", "anniversary", "event"),
    "Person": ("id", "country", "offices", "name"),
    "Organization": ("id", "abbreviation", "name"),
    "Term": ("id", "role", "country", "period", "attested", "name"),
    "Gap": ("id", "as_of", "reason"),
    "Source": ("id", "kind", "language", "published", "publisher", "title"),
}


def headings(cls: type[Any]) -> tuple[str, ...]:
    """Return the fields of a class that a table shows; all of them where no choice was made."""
    return _FIELDS.get(cls.__name__) or tuple(field.name for field in fields_of(cls))


def shown(value: object) -> str:
    """Return a value as a reader wants to see it: countries by name, lists with semicolons, nothing for None.

    >>> shown((Country("VN"), None, 3))
    'Vietnam; ; 3'
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(map(shown, cast("tuple[object, ...]", value)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.name if isinstance(value, Country) else str(value)


def summary(record: Any) -> list[str]:
    """Return the cells of one record's line, in the order of `headings`."""
    return [shown(getattr(record, name)) for name in headings(record.__class__)]
