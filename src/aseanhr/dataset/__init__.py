"""The shipped records, loaded when first used, and what one can ask of them.

``aseanhr.dataset.meetings`` and its like are `Records`; `verify` proves them against the documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aseanhr import records as r
    from aseanhr.dataset.collection import Records
    from aseanhr.dataset.shipped import TABLES, Dataset
    from aseanhr.dataset.verification import Report, check, verify

    meetings: Records[r.Meeting]
    treaties: Records[r.Treaty]
    treaty_events: Records[r.TreatyEvent]
    work_plans: Records[r.WorkPlan]
    trade_figures: Records[r.TradeFigure]
    commitments: Records[r.Commitment]
    statistics: Records[r.Statistic]
    anniversaries: Records[r.Anniversary]
    people: Records[r.Person]
    organizations: Records[r.Organization]
    sources: Records[r.Source]

_HOME = {
    "Dataset": "shipped",
    "Records": "collection",
    "Report": "verification",
    "TABLES": "shipped",
    "check": "verification",
    "verify": "verification",
}

__all__ = [
    "TABLES",
    "Dataset",
    "Records",
    "Report",
    "anniversaries",
    "check",
    "commitments",
    "meetings",
    "organizations",
    "people",
    "sources",
    "statistics",
    "trade_figures",
    "treaties",
    "treaty_events",
    "verify",
    "work_plans",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    value: Any
    if name in _HOME:
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    elif name in __all__:
        from aseanhr.dataset.shipped import SHIPPED

        value = SHIPPED[name]
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
