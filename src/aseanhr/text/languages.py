"""Language tags: one reading of them for the whole package, and the languages that they come to."""

from __future__ import annotations

from functools import lru_cache

from aseanhr.caches import on_clear
from aseanhr.errors import InputTypeError, UnknownLanguageError
from aseanhr.text.patterns import pattern

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["Tag", "language_of", "read_tag"]

# Codes that stand for a language under another one: withdrawn, of three letters, of a macrolanguage's part that is it in writing.
_SAME = {
    "bur": "my", "chi": "zh", "cmn": "zh", "deu": "de", "eng": "en", "fra": "fr", "fre": "fr", "ger": "de", "in": "id",
    "ind": "id", "iw": "he", "ji": "yi", "jw": "jv", "khm": "km", "lao": "lo", "may": "ms", "mo": "ro", "mol": "ro",
    "msa": "ms", "mya": "my", "no": "nb", "nor": "nb", "por": "pt", "spa": "es", "swe": "sv", "tam": "ta", "tgl": "fil",
    "tha": "th", "tl": "fil", "vie": "vi", "yue": "zh", "zho": "zh", "zsm": "ms",
}  # fmt: skip
# What is read where a language has no words of its own.
_NEXT = {"nb": ("no",), "nn": ("nb", "no")}
_LONGEST = 64
_REGION = pattern("[A-Za-z]{2}|[0-9]{3}")


class Tag:
    """A language tag, taken apart.

    Attributes:
        language: the code of its language, one for all codes of the same.
        script: its script, such as ``Hant``, or no text.
        region: its region, such as ``GB`` or ``419``, or no text.
    """

    __slots__ = ("language", "region", "script")

    language: str
    script: str
    region: str

    def __init__(self, language: str, script: str, region: str) -> None:
        self.language = language
        self.script = script
        self.region = region

    def among(self, known: Container[str]) -> str | None:
        """Return the language, or the one read in its place, if it is among those that are known.

        >>> read_tag("nn-NO").among(("en", "nb")), read_tag("nn").among(("en",))
        ('nb', None)
        """
        if self.language in known:
            return self.language
        return next((language for language in _NEXT.get(self.language, ()) if language in known), None)

    def __str__(self) -> str:
        return "-".join(filter(None, (self.language, self.script, self.region)))


def read_tag(tag: object, argument: str = "lang") -> Tag:
    """Take a language tag apart.

    Args:
        tag: a BCP 47 tag such as ``vi``, ``en-GB``, ``zh-Hant-TW``, also with underscores, or a locale's name such as
            ``en_US.UTF-8``; variants, extensions and private parts are passed over.
        argument: what the caller's caller knows the tag as.

    Raises:
        InputTypeError: the tag is not a `str`.
        UnknownLanguageError: it does not have the form of a tag.

    >>> [str(read_tag(tag)) for tag in ("sv_SE", "ZH-hant-tw", "tl", "en_US.UTF-8", "de-x-at")]
    ['sv-SE', 'zh-Hant-TW', 'fil', 'en-US', 'de']
    """
    if not isinstance(tag, str):
        raise InputTypeError(argument, "a language tag", tag)
    if len(tag) > _LONGEST:
        raise UnknownLanguageError(tag)
    return _read(tag)


@lru_cache(maxsize=256)  # nothing heavy: what is loaded hangs on languages, never on tags
def _read(tag: str) -> Tag:
    # A locale's name goes on with its encoding and its variant.
    first, *others = tag.strip().partition("@")[0].partition(".")[0].replace("_", "-").split("-")
    if not (2 <= len(first) <= 3 and first.isalpha()) or not all(map(_is_subtag, (first, *others))):
        raise UnknownLanguageError(tag)
    script = region = ""
    for part in others:
        if len(part) == 1:
            break
        if not script and not region and len(part) == 4 and part.isalpha():
            script = part.capitalize()
        elif not region and _REGION.fullmatch(part):
            region = part.upper()
    language = first.lower()
    return Tag(_SAME.get(language, language), script, region)


on_clear(_read.cache_clear)


def _is_subtag(part: str) -> bool:
    return 1 <= len(part) <= 8 and part.isascii() and part.isalnum()


def language_of(tag: object, known: Container[str], argument: str = "lang") -> str:
    """Return the language of a tag, out of those that are known.

    Raises:
        InputTypeError: the tag is not a `str`.
        UnknownLanguageError: it is none of them; where they are a tuple, the error names them.

    >>> language_of("sv-FI", ("en", "sv")), language_of("no", ("en", "nb"))
    ('sv', 'nb')
    """
    try:
        language = read_tag(tag, argument).among(known)
    except UnknownLanguageError:
        language = None
    if language is None:
        raise UnknownLanguageError(str(tag), known if isinstance(known, tuple) else ())
    return language
