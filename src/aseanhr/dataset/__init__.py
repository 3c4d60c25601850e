"""The shipped records, loaded when first used, and what one can ask of them.

``aseanhr.dataset.meetings`` and its like are `Records`; `verify` proves them against the documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aseanhr import records as r
    from aseanhr.dataset.collection import Records
    from aseanhr.dataset.matrix import Cell, TreatyMatrix, treaty_matrix
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
    terms: Records[r.Term]
    gaps: Records[r.Gap]
    sources: Records[r.Source]
    data_version: str

_HOME = {
    "Cell": "matrix",
    "Dataset": "shipped",
    "Records": "collection",
    "Report": "verification",
    "TABLES": "shipped",
    "TreatyMatrix": "matrix",
    "check": "verification",
    "treaty_matrix": "matrix",
    "verify": "verification",
}

__all__ = [
    "TABLES",
    "Cell",
    "Dataset",
    "Records",
    "Report",
    "TreatyMatrix",
    "anniversaries",
    "check",
    "commitments",
    "data_version",
    "gaps",
    "meetings",
    "organizations",
    "people",
    "sources",
    "statistics",
    "terms",
    "trade_figures",
    "treaties",
    "treaty_events",
    "treaty_matrix",
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

        value = SHIPPED.version if name == "data_version" else SHIPPED[name]
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
