"""One name in, one country out."""

from __future__ import annotations

from aseanhr.errors import AmbiguousCountryError, QueryError, UnknownCountryError
from aseanhr.text import pattern, require_text
from aseanhr.values.countries.country import Country, registry
from aseanhr.values.countries.folding import MAX_NAME, bag, bare, fold
from aseanhr.values.countries.index import NAMES, Choice, affixes, choices, named, refused, table, words
from aseanhr.values.countries.languages import known_language
from aseanhr.values.countries.mending import mended

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import NoReturn

__all__ = ["KINDS", "normalize_country"]

KINDS = ("name", "code", "former", "demonym")
_LONGEST_CODE = 4
# What parts two names of one country, or a land and its state; a flag may stand before or after a name.
_PARTING = pattern(
    r"[(\[,]| [-–—/] |(?<=[\U0001f1e6-\U0001f1ff]) ?(?=\w)|(?<=\w) ?(?=[\U0001f1e6-\U0001f1ff]{2})"
)
_MOST_PARTINGS = 4
_AROUND_FLAG = " ()[],\t\n"
_FLAG_A = 0x1F1E6 - ord("A")


def normalize_country(
    name: str, *, lang: str | None = None, fuzzy: bool = False, kind: str | None = None
) -> Country:
    """Return the country that ``name`` stands for.

    Args:
        name: a name in any language, an official name, an abbreviation, a former name, a code (ISO 3166 alpha-2,
            alpha-3, numeric, alpha-4) or a flag. Case, accents' Unicode form, punctuation and spacing do not matter.
        lang: the language of the name, which decides where a name means different countries in two languages.
        fuzzy: accept one clear nearest name for a misspelling; needs the extra ``fuzzy``.
        kind: accept this kind of wording alone: ``name`` (an abbreviation and a former one, too), ``code``, ``former``, or
            ``demonym`` (which also takes names, since many languages use the one for the other). Without it everything
            but demonyms is accepted.

    Returns:
        The one shared `Country`. Former names of a living state give that state, names of an ended one its ISO 3166-3
        entry.

    Raises:
        InputTypeError: ``name`` is not a `str`.
        UnknownLanguageError: ``lang`` is no language with names here.
        UnknownCountryError: the name stands for no country: a group, a part of a state, a list, anything else.
        AmbiguousCountryError: it stands for several; `candidates` holds their codes.
        QueryError: ``kind`` is none of the four.
        MissingExtraError: ``fuzzy`` is asked for and rapidfuzz is not installed.

    >>> normalize_country("Östtimor"), normalize_country("the Lao PDR"), normalize_country("🇻🇳")
    (Country('TL'), Country('LA'), Country('VN'))
    >>> normalize_country("vietnamesiska", kind="demonym")
    Country('VN')
    """
    if lang is None and kind is None and name.__class__ is str:
        # Nearly every name is a key as it stands, but for its case and the spaces around it.
        found = NAMES.get(name.strip().casefold())
        if found is not None:
            return found
    return _normalize(name, lang, fuzzy=fuzzy, kind=kind)


def _normalize(name: str, lang: str | None, *, fuzzy: bool, kind: str | None) -> Country:
    require_text(name, "name")
    language = None if lang is None else known_language(lang)
    if kind is not None and kind not in KINDS:
        raise QueryError("kind", f"there is no kind {kind!r}", KINDS)
    if len(name) > MAX_NAME:
        raise UnknownCountryError(name, lang=lang, reason="too long for a name")
    search = _Search(name, language)
    found = search.run(kind)
    if found is not None:
        return found
    if fuzzy:
        from aseanhr.values.countries.fuzzy import nearest

        return nearest(name, search.key, lang)
    raise UnknownCountryError(
        name, lang=lang, reason="if it is misspelled, fuzzy=True finds the nearest name"
    )


class _Search:
    """The steps from a name to a country, from the strictest to the loosest."""

    __slots__ = ("key", "lang", "name")

    def __init__(self, name: str, lang: str | None) -> None:
        self.name = name
        self.lang = lang
        self.key = fold(name)

    def run(self, kind: str | None) -> Country | None:
        if kind == "code":
            return self._code(self.key) or _flag(self.name)
        if kind == "former":
            return self._former(self.key)
        return (self._demonym(self.key) if kind == "demonym" else None) or self._any(kind)

    def _any(self, kind: str | None) -> Country | None:
        key = self.key
        if kind != "demonym" and self.lang in words("clashes").get(key, "").split():
            return None  # a name in another language, a demonym in this one
        found = self._name(key) or self._former(key) or (_flag(self.name) if kind is None else None)
        if found is not None or (kind != "demonym" and key in table("demonyms")):
            return found
        return (
            self._without_affix(key) or self._bare(key) or self._parts() or self._bag(key) or self._mended()
        )

    def _code(self, key: str) -> Country | None:
        meaning = self._ask(key)
        if isinstance(meaning, Choice):
            code = meaning.by_code()
            return Country(code) if code else None
        if isinstance(meaning, Country) and key in (
            meaning.alpha_2.lower(),
            meaning.alpha_3.lower(),
            meaning.numeric,
            (meaning.alpha_4 or "").lower(),
        ):
            return meaning
        return None

    def _ask(self, key: str) -> Country | Choice | None:
        if key in refused():
            self._refuse()
        return choices("ambiguous").get(key) or named(key)

    def _refuse(self) -> NoReturn:
        raise UnknownCountryError(self.name, lang=self.lang)

    def _name(self, key: str) -> Country | None:
        return self._one(self._ask(key))

    def _one(self, meaning: Country | Choice | None) -> Country | None:
        if not isinstance(meaning, Choice):
            return meaning
        code = meaning.by_language(self.lang) if self.lang else None
        if code is None:
            code = meaning.by_case(self.name.strip())
        if code is None and len(meaning.languages) == 1:
            self._refuse()
        if code is None:
            raise AmbiguousCountryError(self.name, tuple(sorted(meaning.languages)), lang=self.lang)
        return Country(code)

    def _former(self, key: str) -> Country | None:
        return table("former").get(key)

    def _demonym(self, key: str) -> Country | None:
        found = table("demonyms").get(key) or self._one(choices("ambiguous-demonyms").get(key))
        return found or self._without_affix(key, "people_")

    def _without_affix(self, key: str, of: str = "") -> Country | None:
        for size, openings in affixes(f"{of}before"):
            if key[:size] in openings:
                found = self._name(key[size:]) or self._former(key[size:])
                if found is not None:
                    return found
        for size, endings in affixes(f"{of}after"):
            if key[-size:] in endings:
                found = self._name(key[:-size]) or self._former(key[:-size])
                if found is not None:
                    return found
        return None

    def _bare(self, key: str) -> Country | None:
        plain = bare(key)
        return table("bare").get(plain) or (
            self._name(plain) if plain != key and len(plain) >= _LONGEST_CODE else None
        )

    def _bag(self, key: str) -> Country | None:
        if " " not in key:
            return None
        plain, small = bare(key), words("small-words")
        # Small words are of one language: "đô la" is a dollar, and no "do" and "la" of Portuguese and French.
        langs = [set(small[word].split()) for word in plain.split() if word in small]
        if langs and not set.intersection(*langs):
            return None
        return table("bags").get(bag(plain, words("bag-words")))

    def _parts(self) -> Country | None:
        """Read "Guam (US)", "Hong Kong, China", "Laos 🇱🇦", "Myanmar (Burma)": a land and its state, or one land twice."""
        for sign in [*_PARTING.finditer(self.name)][:_MOST_PARTINGS]:
            one, other = self._part(self.name[: sign.start()]), self._part(self.name[sign.end() :])
            if one is None or other is None:
                continue
            belongs = words("dependencies")
            if one is other or belongs.get(one.code) == other.code:
                return one
            if belongs.get(other.code) == one.code:
                return other
        return None

    def _part(self, text: str) -> Country | None:
        flag = _flag(text)
        if flag is not None:
            return flag
        key = fold(text.rpartition(":")[2])
        for size, openings in affixes("formerly"):
            if key[:size] in openings:
                key = key[size:]
        return named(key) or self._former(key) or self._bag(key)

    def _mended(self) -> Country | None:
        for text in mended(self.name):
            try:
                return normalize_country(text, lang=self.lang)
            except UnknownCountryError:
                continue
        return None


def _flag(text: str) -> Country | None:
    signs = text.strip(_AROUND_FLAG).replace("\ufe0f", "")
    if len(signs) == 2 and min(signs) >= "\U0001f1e6" and max(signs) <= "\U0001f1ff":
        return registry().get("".join(chr(ord(sign) - _FLAG_A) for sign in signs))
    return None
