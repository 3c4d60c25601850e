"""What `find_countries` looks for in one language, or in all that share the scripts of a text."""

from __future__ import annotations

import re
from sys import intern

from aseanhr.caches import Kept
from aseanhr.resources import read_resource
from aseanhr.values.countries.country import Country, registry

__all__ = ["HANGUL", "UNSPACED", "WORD_CHARS", "Lexicon", "Wording", "lexicon"]

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
_BITS = {lang: n for n, lang in enumerate(sorted({lang for _, langs in _TESTS for lang in langs}))}
_SETS = ("word", "person", "given", "lead", "title")
_MOST_HEADS = 1000  # how many first words of a text a lexicon remembers


class Wording:
    """One wording of a country, or of what is none though it holds a country's name (`country` is None).

    Attributes:
        form: the wording; `written` as the table has it, with brackets around the name.
        rest: its words after the first, case-folded.
        skip: where in the form the country's name begins, and `length` how long it is.
        langs: the languages that have it, a bit for each.
    """

    __slots__ = ("country", "form", "kind", "langs", "length", "rest", "skip", "written")

    def __init__(self, form: str, country: Country | None, kind: str, langs: int) -> None:
        plain = form.replace("[", "").replace("]", "")
        self.form = form if plain == form else plain
        self.written = form
        self.rest = (
            () if _RUN.match(plain) else tuple(intern(word.casefold()) for word in _PARTS.findall(form)[1:])
        )
        self.country = country
        self.kind = kind
        self.skip = max(form.find("["), 0)
        self.length = form.find("]") - self.skip - 1 if "[" in form else len(plain)
        self.langs = langs

    @property
    def rank(self) -> tuple[int, int, bool, bool]:
        """Which of several wordings at one place is taken: the longest, no adjective, rather what is no country."""
        return -len(self.rest), -len(self.form), self.kind == "demonym", self.country is not None


class _Index:
    """The wordings of all languages that were asked for so far.

    It grows by whole languages. What is new bears a bit that no reader asks for until all of its language is there.

    Attributes:
        heads: the wordings by their first word, or by their first two letters where words are not parted.
        sets: ordinary words, names of persons and the like, each with the languages that have it.
    """

    __slots__ = ("_ends", "_loaded", "heads", "sets")

    def __init__(self) -> None:
        self.heads: dict[str, Wording | tuple[Wording, ...]] = {}
        self.sets: dict[str, dict[str, int]] = {name: {} for name in _SETS}
        self._ends: dict[str, dict[str, tuple[str, ...]]] = {"language": {}, "tongue": {}}
        self._loaded: set[str] = set()

    def load(self, lang: str) -> None:
        """Add a language, unless it is there."""
        if lang in self._loaded:
            return
        bit, known = 1 << _BITS[lang], registry()
        for line in read_resource("data", "countries", "text", f"{lang}.tsv").decode().splitlines():
            code, kind, *forms = line.split("\t")
            if kind in _SETS:
                words = self.sets[kind]
                words.update((form, words.get(form, 0) | bit) for form in forms)
            elif kind in self._ends:
                self._ends[kind][lang] = tuple(forms)
            else:
                country = None if code == "-" else known[code]
                for form in forms:
                    self._add(form, country, kind, bit)
        self._loaded.add(lang)

    def _add(self, form: str, country: Country | None, kind: str, bit: int) -> None:
        new = None
        for head in _heads(form):
            there = self.at(head)
            for wording in there:
                if wording.written == form and wording.country is country and wording.kind == kind:
                    wording.langs |= bit
                    break
            else:
                new = new or Wording(form, country, kind, bit)
                self.heads[head] = (*there, new) if there else new

    def at(self, head: str) -> tuple[Wording, ...]:
        """Return the wordings under a first word, of whatever language; one alone lies there by itself."""
        found = self.heads.get(head, ())
        return found if isinstance(found, tuple) else (found,)

    def ends(self, kind: str, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of some languages that stand beside the name of a language."""
        return tuple(word for lang in languages for word in self._ends[kind].get(lang, ()))


def _heads(form: str) -> set[str]:
    """Return under what a wording is found: its first two letters, or the spellings of its first word."""
    plain = form.replace("[", "")
    if _RUN.match(plain):
        return {plain[:2]}
    (head,) = _PARTS.findall(form)[:1]
    # An abbreviation is one in capitals alone; what is written small may open a sentence.
    if form.isupper():
        return {head}
    spellings = {head, head.upper(), head.capitalize()} if head.islower() else {head, head.upper()}
    return set(map(intern, spellings))


class Lexicon:
    """The wordings of some languages, the first of which decides where they differ.

    Attributes:
        heads: under what the wordings of these languages, and maybe of others, are found.
        languages: words before a country's name that make it a language's; `tongues` those behind it.
    """

    __slots__ = ("_bits", "_found", "_index", "_mask", "heads", "languages", "tongues")

    def __init__(self, languages: tuple[str, ...]) -> None:
        index = _index["all"]
        for lang in languages:
            index.load(lang)
        self._bits = [1 << _BITS[lang] for lang in languages]
        self._mask = sum(self._bits)
        self._index = index
        self._found: dict[str, tuple[Wording, ...]] = {}
        self.heads = index.heads
        self.languages = index.ends("language", languages)
        self.tongues = index.ends("tongue", languages)

    def at(self, head: str) -> tuple[Wording, ...]:
        """Return the wordings that begin so, in the order in which they are to be tried."""
        found = self._found.get(head)
        if found is None:
            if len(self._found) >= _MOST_HEADS:
                self._found.clear()
            found = self._found[head] = self._choose(self._index.at(head))
        return found

    def _choose(self, wordings: tuple[Wording, ...]) -> tuple[Wording, ...]:
        chosen: dict[str, Wording] = {}
        ordered = sorted(wordings, key=lambda wording: wording.written)  # whatever was loaded first
        for bit in self._bits:
            for wording in ordered:
                if wording.langs & bit:
                    # The first language decides; a name that is also an adjective is taken for the name.
                    there = chosen.setdefault(wording.written, wording)
                    if there.country is wording.country and there.kind == "demonym":
                        chosen[wording.written] = wording
        return tuple(sorted(chosen.values(), key=lambda wording: wording.rank))

    def has(self, kind: str, word: str) -> bool:
        """Tell whether a word is one of a kind in these languages: word, person, given, lead or title."""
        return bool(self._index.sets[kind].get(word, 0) & self._mask)


_index: Kept[str, _Index] = Kept(lambda _: _Index(), most=1)
# Little more than their languages' names: the wordings lie in the index.
_lexicons: Kept[tuple[str, ...], Lexicon] = Kept(Lexicon, most=32)


def lexicon(lang: str | None, text: str) -> Lexicon:
    """Return what to look for in ``text``: the words of ``lang`` and English, or of all languages of its scripts."""
    if lang is not None and lang in _BITS:
        return _lexicons[(lang,) if lang == "en" else (lang, "en")]
    return _lexicons[
        tuple(dict.fromkeys(name for test, langs in _TESTS if test.search(text) for name in langs))
    ]
