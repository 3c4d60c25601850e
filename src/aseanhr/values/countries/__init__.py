"""Countries: the value type, one name made one country, and all countries named in a text."""

from aseanhr.values.countries.columns import normalize_countries
from aseanhr.values.countries.country import Country, countries
from aseanhr.values.countries.mentions import find_countries
from aseanhr.values.countries.normalize import normalize_country

__all__ = ["Country", "countries", "find_countries", "normalize_countries", "normalize_country"]
