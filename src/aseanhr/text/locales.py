"""Locales of Babel by language tags, as few of them in memory as are in use."""

from __future__ import annotations

from aseanhr.caches import Kept, lock
from aseanhr.errors import UnknownLanguageError
from aseanhr.text.languages import read_tag

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from babel import Locale

__all__ = ["locale_of"]

_PARTS = (
    "currency_formats", "currency_symbols", "date_formats", "datetime_skeletons", "day_periods", "days", "decimal_formats",
    "default_numbering_system", "eras", "months", "number_symbols", "numbering_systems", "percent_formats", "quarters",
)  # fmt: skip


def _parse(name: str) -> Locale | None:
    """Return the locale of a tag's language, script and region, or of as many of them as CLDR knows together."""
    from babel import Locale, UnknownLocaleError

    tag = read_tag(name)
    for parts in (
        (tag.language, tag.script, tag.region),
        (tag.language, tag.region),
        (tag.language, tag.script),
        (tag.language,),
    ):
        try:
            return Locale.parse("_".join(filter(None, parts)))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _whole(name: str) -> dict[str, object]:
    """Return all of a locale's data, which Babel must then forget: it would keep half a megabyte a locale for good.

    What all locales inherit from stays, and so does what others have loaded.
    """
    from babel import localedata

    with lock():
        kept: dict[str, object] = getattr(localedata, "_cache", {})
        before = set(kept)
        data: dict[str, object] = localedata.load(name)
        for loaded in kept.keys() - before - {"root"}:
            kept.pop(loaded, None)
    return data


class _Data(dict[str, object]):
    """Of a locale's data what formats need; the rest is read anew whenever it is asked for."""

    def __init__(self, name: str) -> None:
        whole = _whole(name)
        super().__init__({part: whole[part] for part in _PARTS if part in whole})
        self.name = name

    def __missing__(self, part: str) -> object:
        return _whole(self.name)[part]


def _load(name: str) -> Locale | None:
    from babel.localedata import LocaleDataDict

    locale = _parse(name)
    if locale is not None:
        locale._Locale__data = LocaleDataDict(_Data(str(locale)))  # type: ignore[attr-defined, arg-type]
    return locale


_locales: Kept[str, Locale | None] = Kept(_load, most=32)


def locale_of(tag: object, argument: str = "locale") -> Locale:
    """Return Babel's locale for a language tag; what CLDR does not know of the tag is passed over, but not its language.

    Raises:
        InputTypeError: the tag is not a `str`.
        UnknownLanguageError: CLDR has no such language.

    >>> [str(locale_of(tag)) for tag in ("sv-FI", "zh-TW", "tl", "en-XQ")]
    ['sv_FI', 'zh_Hant_TW', 'fil', 'en']
    """
    found = _locales[str(read_tag(tag, argument))]
    if found is None:
        raise UnknownLanguageError(str(tag))
    return found
