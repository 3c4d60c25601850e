"""What `find_countries` looks for in one language, or in all that share the scripts of a text."""

from __future__ import annotations

import re
from itertools import pairwise
from sys import intern

from aseanhr.caches import Kept
from aseanhr.resources import read_resource
from aseanhr.values.countries.country import Country, registry

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["GAP", "HANGUL", "UNSPACED", "WORD_CHARS", "Lexicon", "Wording", "lexicon"]

# Scripts that write no space between words; Hangul does, but joins particles to a name.
UNSPACED = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff"
HANGUL = "\uac00-\ud7a3"
# Letters, marks and digits of all other scripts, as one class; the danda and Arabic punctuation are left out.
WORD_CHARS = (
    "0-9A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0300-\u037d\u037f-\u0386\u0388-\u0559\u0561-\u0588"
    "\u0591-\u05bd\u05bf\u05d0-\u05f2\u0610-\u061a\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff\u0710-\u0963\u0966-\u096f"
    "\u0971-\u0df3\u0f00-\u0fff\u10a0-\u10fa\u1100-\u135f\u1380-\u166c\u1681-\u169a\u1700-\u177f\u1800-\u1fff"
    "\u2c00-\u2dff\ua000-\ua4ff\ua500-\uabff\ufb00-\ufdff\ufe70-\ufefc"
)
_PARTS = re.compile(f"[{WORD_CHARS}]+")
_RUN = re.compile(f"[{UNSPACED}{HANGUL}]")
# What may stand between two words of any name.
GAP = re.compile(r"[ \n]?&[ \n]?|\r\n|[ \n\-'’‐‑–·./]")

# Which languages a text may be in, by the scripts that it shows.
_SCRIPTS = (
    ("A-Za-z\u00c0-\u024f\u1e00-\u1eff", "en sv vi id ms fil fr pt es tet de nl it da nb fi pl tr"),
    ("\u0400-\u04ff", "ru uk"),
    ("\u0600-\u06ff", "ar"),
    ("\u0900-\u097f", "hi"),
    ("\u0980-\u09ff", "bn"),
    ("\u0b80-\u0bff", "ta"),
    ("\u0e01-\u0e7f", "th"),
    ("\u0e80-\u0eff", "lo"),
    ("\u1000-\u109f", "my"),
    ("\u1780-\u17ff", "km"),
    ("\u3041-\u30ff", "ja"),
    ("\u3400-\u9fff", "zh ja"),
    (HANGUL, "ko"),
)
_TESTS = tuple((re.compile(f"[{chars}]"), langs.split()) for chars, langs in _SCRIPTS)
# A bit for each language, and one more for what counts only where that language is the one asked for.
_LANGUAGES = sorted({lang for _, langs in _TESTS for lang in langs})
_BITS = {lang: 1 << n for n, lang in enumerate(_LANGUAGES)}
_OWN = {lang: 1 << n for n, lang in enumerate(_LANGUAGES, len(_LANGUAGES))}
# The kinds of words that decide what a name is used as (`curation/countries/phrases.tsv`).
_SETS = (
    "article", "articled", "city", "given", "lead", "office", "particle", "person", "post", "region", "shout", "shouting",
    "title", "word",
)  # fmt: skip
_USES = frozenset(("articled", "given", "person", "region", "shout", "word"))  # of names themselves
_BESIDE = ("federation", "language", "tongue")
_MOST_HEADS = 1000  # how many beginnings of names a lexicon remembers


class Wording:
    """One wording of a country, or of what is none though it holds a country's name (`country` is None).

    Attributes:
        form: the wording; `written` as the table has it, with brackets around the name.
        rest: its words after the first, case-folded.
        signs: what stands before each of those, where it is more than the gap between any two words.
        closing: the sign at its end, such as a bracket.
        skip: where in the form the country's name begins, and `length` how long it is.
        elliptic: whether its first word alone names the country: "North" of "North and South Korea".
        langs: the languages that have it, a bit for each.
    """

    __slots__ = (
        "closing", "country", "elliptic", "form", "kind", "langs", "length", "rest", "signs", "skip", "written",
    )  # fmt: skip

    def __init__(self, form: str, country: Country | None, kind: str, langs: int) -> None:
        self.written = form
        self.elliptic = form[0] == "["
        self.skip, self.length = 0, len(form)
        if "[" in form:
            self.skip = form.index("[")
            self.length = form.index("]") - self.skip - 1
            form = form.replace("[", "").replace("]", "")
        self.form = form
        self.country = country
        self.kind = kind
        self.langs = langs
        words = form.casefold().split(" ")
        if "".join(words).isalnum():  # most are
            self.rest = tuple(map(intern, words[1:]))
            self.signs = ("",) * len(self.rest)
            self.closing = ""
            return
        places = [word.span() for word in _PARTS.finditer(form)]
        self.rest = tuple(intern(form[start:stop].casefold()) for start, stop in places[1:])
        signs = [form[one[1] : two[0]] for one, two in pairwise(places)]
        self.signs = tuple("" if sign == " " or GAP.fullmatch(sign) else sign for sign in signs)
        self.closing = form[places[-1][1] :] if places else ""

    @property
    def rank(self) -> tuple[int, int, bool, bool]:
        """Which of several wordings at one place is taken: the longest, no adjective, rather what is no country."""
        return -len(self.rest), -len(self.form), self.kind == "demonym", self.country is not None


class _Index:
    """The wordings of all languages that were asked for so far.

    It grows by whole languages. What is new bears a bit that no reader asks for until all of its language is there.

    Attributes:
        heads: how wordings begin, each with the languages where one does: their first word, or the first two letters where
            words are not parted; `short` are names of one such letter.
        sets: ordinary words, names of persons and the like, each with the languages that have it.
        used: names that are used as something else, too, with the languages.
    """

    __slots__ = ("_beside", "_loaded", "_wordings", "heads", "sets", "short", "used")

    def __init__(self) -> None:
        self.heads: dict[str, int] = {}
        self.short: dict[str, int] = {}
        self.sets: dict[str, dict[str, int]] = {name: {} for name in _SETS}
        self.used: dict[str, int] = {}
        # Those of one word by it, longer ones by the first word and the case-folded second.
        self._wordings: dict[str, Wording | tuple[Wording, ...]] = {}
        self._beside: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in _BESIDE}
        self._loaded: set[str] = set()

    def load(self, lang: str) -> None:
        """Add a language, unless it is there."""
        if lang in self._loaded:
            return
        bit, known = _BITS[lang], registry()
        for line in read_resource("data", "countries", "text", f"{lang}.tsv").decode().splitlines():
            code, kind, *forms = line.split("\t")
            if kind in _SETS:
                _mark(self.sets[kind], forms, bit)
                if kind in _USES:
                    _mark(self.used, forms, bit)
            elif kind in _BESIDE:
                self._beside[kind][lang] = tuple(forms)
            else:
                country = None if code == "-" else known[code]
                for form in forms:
                    if kind == "own":  # what this language alone calls one of several states
                        self._add(form, country, "name", _OWN[lang])
                    else:
                        self._add(form, country, kind, bit)
        self._loaded.add(lang)

    def _add(self, form: str, country: Country | None, kind: str, bit: int) -> None:
        new = None
        for head, key in _keys(form):
            there = self.at(key)
            for wording in there:
                if wording.written == form and wording.country is country and wording.kind == kind:
                    wording.langs |= bit
                    break
            else:
                new = new or Wording(form, country, kind, bit)
                self._wordings[key] = (*there, new) if there else new
            _mark(self.heads, (head,), bit)
            if len(head) == 1 and _RUN.match(head):
                _mark(self.short, (head,), bit)

    def at(self, key: str) -> tuple[Wording, ...]:
        """Return the wordings that begin so, of whatever language; one alone lies there by itself."""
        found = self._wordings.get(key, ())
        return found if isinstance(found, tuple) else (found,)

    def beside(self, kind: str, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of some languages that stand beside a name."""
        return tuple(word for lang in languages for word in self._beside[kind].get(lang, ()))


def _mark(table: dict[str, int], words: Iterable[str], bit: int) -> None:
    for word in words:
        table[word] = table.get(word, 0) | bit


def _keys(form: str) -> list[tuple[str, str]]:
    """Return how a wording begins, in each spelling, and under what it is found."""
    plain = form.replace("[", "").replace("]", "")
    if _RUN.match(plain):
        return [(plain[:2], plain[:2])]
    head, *others = _PARTS.findall(plain)
    # An abbreviation is one in capitals alone; what is written small may open a sentence.
    if form.isupper():
        spellings = {head}
    else:
        spellings = {head, head.upper(), head.capitalize()} if head.islower() else {head, head.upper()}
    second = f" {others[0].casefold()}" if others else ""
    return [(intern(head), intern(head + second)) for head in sorted(spellings)]


class Lexicon:
    """The wordings of some languages, the first of which decides where they differ.

    Attributes:
        heads: how wordings of these languages, and maybe of others, begin, with the languages where they do.
        mask: the bits of these languages; `at` and `begins` ask for no others.
        short: names of one letter, where words are not parted.
        federations, languages, tongues: what may stand beside a name, see `curation/countries/phrases.tsv`.
    """

    __slots__ = (
        "_bits", "_found", "_index", "_ordinary", "_sets", "_used", "federations", "heads", "languages", "mask", "short",
        "tongues",
    )  # fmt: skip

    def __init__(self, languages: tuple[str, ...], asked: str | None) -> None:
        index = _index["all"]
        for lang in languages:
            index.load(lang)
        self._bits = [_BITS[lang] | (_OWN[lang] if lang == asked else 0) for lang in languages]
        self.mask = sum(self._bits)
        # What is an ordinary word of English is none of a text in another language.
        self._ordinary = self.mask if asked is None else _BITS[asked]
        self._index = index
        self._found: dict[str, tuple[Wording, ...]] = {}
        self._sets, self._used, self.heads = index.sets, index.used, index.heads
        self.short = frozenset(letter for letter, langs in index.short.items() if langs & self.mask)
        self.federations = index.beside("federation", languages)
        self.languages = index.beside("language", languages)
        self.tongues = index.beside("tongue", languages)

    def begins(self, head: str) -> bool:
        """Tell whether a wording of these languages begins with a word, or with two letters."""
        return bool(self.heads.get(head, 0) & self.mask)

    def at(self, key: str) -> tuple[Wording, ...]:
        """Return the wordings under a first word, or a first word and a case-folded second, as they are to be tried."""
        found = self._found.get(key)
        if found is None:
            wordings = self._index.at(key)
            if not wordings:
                return ()
            if len(self._found) >= _MOST_HEADS:
                self._found.clear()
            found = self._found[key] = self._choose(wordings)
        return found

    def _choose(self, wordings: tuple[Wording, ...]) -> tuple[Wording, ...]:
        chosen: dict[str, Wording] = {}
        ordered = sorted(wordings, key=lambda wording: wording.written)  # whatever was loaded first
        for bits in self._bits:
            for wording in ordered:
                if wording.langs & bits:
                    # The first language decides; a name that is also an adjective is taken for the name.
                    there = chosen.setdefault(wording.written, wording)
                    if there.country is wording.country and there.kind == "demonym":
                        chosen[wording.written] = wording
        return tuple(sorted(chosen.values(), key=lambda wording: wording.rank))

    def has(self, kind: str, word: str) -> bool:
        """Tell whether a word is one of a kind in these languages, such as ``word``, ``person`` or ``title``."""
        mask = self._ordinary if kind == "word" else self.mask
        return bool(self._sets[kind].get(word, 0) & mask)

    def is_used(self, name: str) -> bool:
        """Tell whether a name may be used as something else in these languages."""
        return bool(self._used.get(name, 0) & self.mask)


_index: Kept[str, _Index] = Kept(lambda _: _Index(), most=1)
# Little more than their languages' names: the wordings lie in the index.
_lexicons: Kept[tuple[tuple[str, ...], str | None], Lexicon] = Kept(lambda key: Lexicon(*key), most=32)


def lexicon(lang: str | None, text: str) -> Lexicon:
    """Return what to look for in ``text``: the words of ``lang`` and English, or of all languages of its scripts."""
    if lang is not None and lang in _BITS:
        return _lexicons[(lang,) if lang == "en" else (lang, "en"), lang]
    languages = dict.fromkeys(name for test, langs in _TESTS if test.search(text) for name in langs)
    return _lexicons[tuple(languages), None]
