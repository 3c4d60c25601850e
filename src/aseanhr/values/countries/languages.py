"""Language tags reduced to the languages that have names here."""

from __future__ import annotations

from aseanhr.errors import UnknownLanguageError
from aseanhr.resources import read_resource
from aseanhr.text import require_text

__all__ = ["known_language"]

_ALIASES = {
    "no": "nb",
    "nn": "nb",
    "tl": "fil",
    "in": "id",
    "iw": "he",
    "cmn": "zh",
    "yue": "zh",
    "zsm": "ms",
}
_known: dict[str, str] = {}


def known_language(tag: str) -> str:
    """Return the base language of a tag.

    Raises:
        InputTypeError: the tag is no `str`.
        UnknownLanguageError: no name in that language is known.

    >>> known_language("zh-Hans"), known_language("sv_SE")
    ('zh', 'sv')
    """
    if not _known:
        tags = read_resource("data", "countries", "languages.tsv").decode().split()
        _known.update({name: name for name in tags} | _ALIASES)
    base = require_text(tag, "lang").replace("_", "-").partition("-")[0].lower()
    if base not in _known:
        raise UnknownLanguageError(tag)
    return _known[base]
