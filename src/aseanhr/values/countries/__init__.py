"""Countries: the value type, one name made one country, and all countries named in a text."""

from __future__ import annotations

from aseanhr.values.countries.country import Country, countries
from aseanhr.values.countries.normalize import normalize_country

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from aseanhr.values.countries.columns import normalize_countries
    from aseanhr.values.countries.mentions import find_countries

_HOME = {"find_countries": "mentions", "normalize_countries": "columns"}

__all__ = ["Country", "countries", "find_countries", "normalize_countries", "normalize_country"]


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
