"""The words of a language, as the reader needs them: phrases that stand for typed terms, and how to find them."""

from __future__ import annotations

import re
import tomllib
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

from aseanhr.caches import Kept
from aseanhr.resources import read_resource
from aseanhr.text import canonical, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LANGUAGES", "Family", "Lexicon", "Term", "Token", "load_lexicon", "tokenize"]

LANGUAGES = ("en", "sv", "vi")

# A word, with the genitive ending that follows an abbreviation or name left outside ("ASEAN:s", "AICHR's").
_WORD = re.compile(r"\w+")
_GENITIVE = re.compile(r"[:'’]s?\b")


class Term(NamedTuple):
    """What a phrase stands for: a kind such as ``cue`` or ``body``, and a value of that kind."""

    kind: str
    value: str


class Token(NamedTuple):
    """A word of a text with its place and its lower-case form."""

    start: int
    end: int
    text: str
    lower: str


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Cut ``text[start:end]`` into words; a genitive ending after ``:`` or an apostrophe is no word of its own."""
    tokens: list[Token] = []
    for match in _WORD.finditer(text, start, end):
        begin, stop = match.span()
        if stop - begin == 1 and match[0] in "sS" and begin > start and text[begin - 1] in ":'’":
            continue
        tokens.append(Token(begin, stop, match[0], match[0].lower()))
    return tokens


class _Node:
    """A step in the tree of phrases: the words that may follow, and what a phrase that ends here stands for."""

    __slots__ = ("exact", "following", "terms")

    def __init__(self) -> None:
        self.following: dict[str, _Node] | None = None
        self.terms: tuple[Term, ...] = ()  # in any case
        self.exact: dict[tuple[str, ...], tuple[Term, ...]] | None = None  # as written


class Family:
    """Phrases that compete with each other: at one place the longest wins, and of two as long the one as written."""

    def __init__(self) -> None:
        self._root = _Node()

    def add(self, phrase: str, term: Term) -> None:
        """Let ``phrase`` stand for ``term``, in any case unless it has a capital letter."""
        words = tuple(token.text for token in tokenize(phrase, 0, len(phrase)))
        if not words:
            raise ValueError(f"lexicon phrase {phrase!r} has no word")
        node = self._root
        for word in words:
            low = intern(word.lower())  # the same few words make all the phrases
            if node.following is None:
                node.following = {}
            following = node.following.get(low)
            if following is None:
                following = node.following[low] = _Node()
            node = following
        if all(word == word.lower() for word in words):
            node.terms = tuple(dict.fromkeys((*node.terms, term)))
        else:
            node.exact = node.exact or {}
            node.exact[words] = tuple(dict.fromkeys((*node.exact.get(words, ()), term)))

    def find(self, tokens: list[Token]) -> Iterator[tuple[int, int, tuple[Term, ...]]]:
        """Yield the phrases among some tokens, none within another: first token, how many, terms."""
        starts, free = self._root.following or {}, 0
        for i, token in enumerate(tokens):
            if i >= free and token.lower in starts:
                found = self.match(tokens, i)
                if found:
                    yield i, *found
                    free = i + found[0]

    def match(self, tokens: list[Token], i: int) -> tuple[int, tuple[Term, ...]] | None:
        """Return how many tokens the longest phrase at ``i`` takes, and its terms."""
        node = (self._root.following or {}).get(tokens[i].lower)
        best: tuple[int, tuple[Term, ...]] | None = None
        j = i
        while node is not None:
            j += 1
            terms = node.terms
            if node.exact:
                terms = node.exact.get(tuple(token.text for token in tokens[i:j]), terms)
            if terms:
                best = j - i, terms
            node = node.following.get(tokens[j].lower) if node.following and j < len(tokens) else None
        return best


class Lexicon:
    """All that the reader knows of one language, with the names that are the same in every language.

    Attributes:
        lang: BCP 47 tag.
        home: code of the state from whose side texts in the language are mostly written, if there is one.
        bare_years: whether a year stands alone in running text.
        words: frequent words, by which the language is told.
        abbreviations: words after which a full stop ends no sentence.
        connectors: words that may stand inside the name of a meeting or plan.
        conjunctions: those of the connectors that join two names.
        names: nouns, bodies, treaties, plans, cities, ordinals.
        cues: what is signalled.
        people: titles and offices.
        particles: words in lower case that may stand inside a person's name.
        cities: English name to ISO code of its country.
    """

    def __init__(self, tag: str, tables: list[dict[str, Any]]) -> None:
        own = tables[-1]
        self.lang = tag
        self.bare_years = bool(own["language"].get("bare_years", False))
        self.home: str | None = own["language"].get("home")
        self.words = frozenset(own["language"]["words"])
        self.abbreviations = frozenset(word.lower().rstrip(".") for word in own["language"]["abbreviations"])
        self.connectors = frozenset(word for phrase in own["connectors"]["words"] for word in phrase.split())
        self.conjunctions = frozenset(own["connectors"].get("conjunctions", ()))
        self.particles = frozenset(own["people"]["particles"])
        self.ordinal_prefixes: dict[str, list[tuple[str, ...]]] = {}
        for phrase in own.get("ordinal_frames", {}).get("prefix", ()):
            words = tuple(canonical(phrase).split())
            self.ordinal_prefixes.setdefault(words[0], []).append(words)
        for prefixes in self.ordinal_prefixes.values():
            prefixes.sort(key=lambda words: (-len(words), words))
        self.ordinal_suffixes = tuple(own.get("ordinal_frames", {}).get("suffix", ()))
        self.ordinal_needs_prefix = bool(own.get("ordinal_frames", {}).get("needs_prefix", False))
        self.ordinal_roman = bool(own.get("ordinal_frames", {}).get("roman", False))
        self.names, self.cues, self.people = Family(), Family(), Family()
        self.cities: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        for table in tables:
            self._add(table)

    def _add(self, table: dict[str, Any]) -> None:
        for section, kind in (
            ("nouns", "noun"),
            ("bodies", "body"),
            ("treaties", "treaty"),
            ("plan_heads", "plan"),
            ("ordinals", "ordinal"),
        ):
            for value, phrases in table.get(section, {}).items():
                term = Term(kind, value)
                for phrase in phrases:
                    self.names.add(canonical(phrase), term)
        for city, entry in table.get("cities", {}).items():
            names = entry
            if isinstance(entry, dict):
                self.cities[city] = entry["country"]
                names = entry["names"]
            for name in names:
                self.names.add(canonical(name), Term("city", city))
        for cue, phrases in table.get("cues", {}).items():
            term = Term("cue", cue)
            for phrase in phrases:
                self.cues.add(canonical(phrase), term)
        for key, kind in (("titles", "title"), ("offices", "office")):
            for phrase in table.get("people", {}).get(key, ()):
                self.people.add(canonical(phrase), Term(kind, phrase))
        for english, phrases in table.get("office_names", {}).items():
            for phrase in phrases:
                self.people.add(canonical(phrase), Term("office", english))
        self.titles |= table.get("treaty_names", {})


def _table(tag: str) -> dict[str, Any]:
    return tomllib.loads(read_resource("reading", "rules", "lexicons", f"{tag}.toml").decode("utf-8"))


def _everywhere(_: str) -> list[dict[str, Any]]:
    """Return the names that all languages share, and those of bodies and treaties in English."""
    english = _table("en")
    return [_table("und"), {key: english[key] for key in ("bodies", "treaties") if key in english}]


def _make(language: str) -> Lexicon:
    shared = _shared["all"] if language != "en" else [_table("und")]
    return Lexicon(language, [*shared, _table(language)])


_shared: Kept[str, list[dict[str, Any]]] = Kept(_everywhere, most=1)
_lexicons: Kept[str, Lexicon] = Kept(_make, most=8)


def load_lexicon(lang: str) -> Lexicon:
    """Return the lexicon of a language; names in English are known to all of them.

    Raises:
        InputTypeError: the tag is not a `str`.
        UnknownLanguageError: there is none for it.

    >>> load_lexicon("sv").lang
    'sv'
    """
    return _lexicons[language_of(lang, LANGUAGES)]
