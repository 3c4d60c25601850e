"""Language tags reduced to the languages that have names here."""

from __future__ import annotations

from aseanhr.caches import Kept
from aseanhr.resources import read_resource
from aseanhr.text import language_of

__all__ = ["known_language"]


def _languages(name: str) -> frozenset[str]:
    return frozenset(read_resource("data", "countries", name).decode().split())


_known: Kept[str, frozenset[str]] = Kept(_languages, most=1)


def known_language(tag: object) -> str:
    """Return the language of a tag.

    Raises:
        InputTypeError: the tag is not a `str`.
        UnknownLanguageError: no name in that language is known.

    >>> known_language("zh-Hans"), known_language("sv_SE")
    ('zh', 'sv')
    """
    return language_of(tag, _known["languages.tsv"])
