"""Names of countries in other languages: everyday names from CLDR through Babel, official ones from our own table."""

from __future__ import annotations

from aseanhr.caches import Kept
from aseanhr.errors import UnknownLanguageError
from aseanhr.resources import read_resource
from aseanhr.text import read_tag
from aseanhr.text.locales import locale_of

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from aseanhr.values.countries.country import Country

__all__ = ["name_in", "official_name_in"]


def _read(name: str) -> dict[tuple[str, str], str]:
    lines = read_resource("data", "countries", name).decode().splitlines()
    return {(code, lang): name for code, lang, name in (line.split("\t") for line in lines)}


def _territories(tag: str) -> tuple[str, dict[str, str]]:
    """Return a locale's language and its names of countries."""
    locale = locale_of(tag)
    names = {code: str(name) for code, name in locale.territories.items() if code.isalpha()}
    return locale.language, names


def _shared(tag: str) -> tuple[str, dict[str, str]]:
    """Return the same, the names of a region those of the language itself where they do not differ."""
    own, base = _territories(tag), tag.partition("-")[0]
    if tag == base:
        return own
    of_language = _names[base]
    return of_language if own == of_language else own


_official: Kept[str, dict[tuple[str, str], str]] = Kept(_read, most=1)
_names: Kept[str, tuple[str, dict[str, str]]] = Kept(_shared, most=200)


def _find(locale: object) -> tuple[str, dict[str, str]]:
    try:
        return _names[str(read_tag(locale, "locale"))]
    except UnknownLanguageError:
        raise UnknownLanguageError(str(locale)) from None


def name_in(country: Country, locale: str) -> str:
    """Return the everyday name of ``country`` in ``locale``; see `Country.name_in`."""
    language, names = _find(locale)
    if country.historic or language == "en":
        return country.name
    return names.get(country.alpha_2, country.name)


def official_name_in(country: Country, locale: str) -> str:
    """Return the official name of ``country`` in ``locale``; see `Country.official_name_in`."""
    language, _ = _find(locale)
    if language == "en":
        return country.official_name
    return _official["official.tsv"].get((country.code, language)) or name_in(country, locale)
