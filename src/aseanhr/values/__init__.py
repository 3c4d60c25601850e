"""Immutable values and the functions that normalize and find them: countries, dates, amounts."""

from __future__ import annotations

from aseanhr.values.lazy import lazy_names

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from aseanhr.values.amounts import Amount, find_amounts, normalize_amount, normalize_amounts
    from aseanhr.values.countries import (
        Country,
        Unmatched,
        find_countries,
        normalize_countries,
        normalize_country,
        unmatched,
    )
    from aseanhr.values.dates import DateSpan, find_dates, normalize_date, normalize_dates
    from aseanhr.values.groups import Group
    from aseanhr.values.mention import Mention

_HOME = {
    "Amount": "amounts",
    "find_amounts": "amounts",
    "normalize_amount": "amounts",
    "normalize_amounts": "amounts",
    "Country": "countries",
    "find_countries": "countries",
    "normalize_countries": "countries",
    "normalize_country": "countries",
    "DateSpan": "dates",
    "find_dates": "dates",
    "normalize_date": "dates",
    "normalize_dates": "dates",
    "unmatched": "countries",
    "Unmatched": "countries",
    "Group": "groups",
    "Mention": "mention",
}

__all__ = [
    "Amount",
    "Country",
    "DateSpan",
    "Group",
    "Mention",
    "Unmatched",
    "find_amounts",
    "find_countries",
    "find_dates",
    "normalize_amount",
    "normalize_amounts",
    "normalize_countries",
    "normalize_country",
    "normalize_date",
    "normalize_dates",
    "unmatched",
]


__getattr__ = lazy_names(globals(), _HOME)


def __dir__() -> list[str]:
    return sorted(__all__)
