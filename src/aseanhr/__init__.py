"""The ASEAN human-rights record as typed data, and the multilingual normalizers and reader that made it.

Every name here loads on first use; importing the package costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from aseanhr.caches import clear_caches
    from aseanhr.dataset import (
        anniversaries,
        commitments,
        data_version,
        gaps,
        meetings,
        organizations,
        people,
        sources,
        statistics,
        terms,
        trade_figures,
        treaties,
        treaty_events,
        treaty_matrix,
        work_plans,
    )
    from aseanhr.linking import merge
    from aseanhr.reading import Extraction, extract
    from aseanhr.values import (
        Amount,
        Country,
        DateSpan,
        Mention,
        find_amounts,
        find_countries,
        find_dates,
        normalize_amount,
        normalize_amounts,
        normalize_countries,
        normalize_country,
        normalize_date,
        normalize_dates,
        unmatched,
    )
    from aseanhr.values.groups import groups

_HOME = {
    "anniversaries": "dataset",
    "clear_caches": "caches",
    "commitments": "dataset",
    "data_version": "dataset",
    "gaps": "dataset",
    "meetings": "dataset",
    "organizations": "dataset",
    "people": "dataset",
    "sources": "dataset",
    "statistics": "dataset",
    "terms": "dataset",
    "trade_figures": "dataset",
    "treaties": "dataset",
    "treaty_events": "dataset",
    "treaty_matrix": "dataset",
    "work_plans": "dataset",
    "merge": "linking",
    "Extraction": "reading",
    "extract": "reading",
    "Amount": "values",
    "Country": "values",
    "DateSpan": "values",
    "Mention": "values",
    "find_amounts": "values",
    "find_countries": "values",
    "find_dates": "values",
    "groups": "values.groups",
    "normalize_amount": "values",
    "normalize_amounts": "values",
    "normalize_countries": "values",
    "normalize_country": "values",
    "normalize_date": "values",
    "normalize_dates": "values",
    "unmatched": "values",
}

__version__: str  # looked up on first use

__all__ = [
    "Amount",
    "Country",
    "DateSpan",
    "Extraction",
    "Mention",
    "anniversaries",
    "clear_caches",
    "commitments",
    "data_version",
    "extract",
    "find_amounts",
    "find_countries",
    "find_dates",
    "gaps",
    "groups",
    "meetings",
    "merge",
    "normalize_amount",
    "normalize_amounts",
    "normalize_countries",
    "normalize_country",
    "normalize_date",
    "normalize_dates",
    "organizations",
    "people",
    "sources",
    "statistics",
    "terms",
    "trade_figures",
    "treaties",
    "treaty_events",
    "treaty_matrix",
    "unmatched",
    "work_plans",
]


def __getattr__(name: str) -> object:
    value: object
    if name == "__version__":
        from importlib.metadata import version

        value = version("aseanhr")
    elif name in _HOME:
        from importlib import import_module

        value = getattr(import_module(f"aseanhr.{_HOME[name]}"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
