"""Names of countries in other languages: everyday names from CLDR through Babel, official ones from our own table."""

from __future__ import annotations

from functools import cache

from aseanhr.errors import UnknownLanguageError
from aseanhr.resources import read_resource
from aseanhr.text import require_text

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from babel import Locale

    from aseanhr.values.countries.country import Country

__all__ = ["name_in", "official_name_in"]


@cache
def _locale(tag: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        raise UnknownLanguageError(tag) from None


@cache
def _official() -> dict[tuple[str, str], str]:
    lines = read_resource("data", "countries", "official.tsv").decode().splitlines()
    return {(code, lang): name for code, lang, name in (line.split("\t") for line in lines)}


def name_in(country: Country, locale: str) -> str:
    """Return the everyday name of ``country`` in ``locale``; see `Country.name_in`."""
    found = _locale(require_text(locale, "locale"))
    if country.historic or found.language == "en":
        return country.name
    return str(found.territories.get(country.alpha_2, country.name))


def official_name_in(country: Country, locale: str) -> str:
    """Return the official name of ``country`` in ``locale``; see `Country.official_name_in`."""
    found = _locale(require_text(locale, "locale"))
    if found.language == "en":
        return country.official_name
    return _official().get((country.code, found.language)) or name_in(country, locale)
