"""Countries: the value type, one name made one country, and all countries named in a text."""

from __future__ import annotations

from aseanhr.values.lazy import lazy_names

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from aseanhr.values.countries.columns import Unmatched, normalize_countries, unmatched
    from aseanhr.values.countries.country import Country, countries
    from aseanhr.values.countries.mentions import find_countries
    from aseanhr.values.countries.normalize import normalize_country

__all__ = [
    "Country",
    "Unmatched",
    "countries",
    "find_countries",
    "normalize_countries",
    "normalize_country",
    "unmatched",
]

__getattr__ = lazy_names(
    globals(),
    {
        "Country": "country",
        "countries": "country",
        "find_countries": "mentions",
        "normalize_countries": "columns",
        "Unmatched": "columns",
        "unmatched": "columns",
        "normalize_country": "normalize",
    },
)
