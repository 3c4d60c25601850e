"""What `find_countries` looks for in one language, or in all that share the scripts of a text."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from aseanhr.resources import read_resource
from aseanhr.values.countries.country import Country, registry

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Sequence

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


# The kinds of words that decide what a name is used as (`curation/countries/phrases.tsv`), and where they are kept.
_SETS = {
    "article": "articles", "articled": "articled", "city": "cities", "given": "given", "lead": "leading", "particle": "particles",
    "person": "personal", "region": "regions", "shout": "shouted", "shouting": "shouting", "title": "titles", "word": "ordinary",
}  # fmt: skip
_TUPLES = {"federation": "federations", "language": "languages", "tongue": "tongues"}


class Wording:
    """One wording of a country, or of what is none though it holds a country's name (`country` is None).

    Attributes:
        form: the wording.
        rest: its words after the first, case-folded.
        signs: what stands before each of those, where it is more than the gap between any two words.
        closing: the sign at its end, such as a bracket.
        skip: where in the form the country's name begins, and `length` how long it is.
        proper: whether its second word has a capital, since the first is an article: "La Réunion".
        elliptic: whether its first word alone names the country: "North" of "North and South Korea".
    """

    __slots__ = (
        "closing",
        "country",
        "elliptic",
        "form",
        "kind",
        "length",
        "proper",
        "rest",
        "signs",
        "skip",
    )

    def __init__(self, form: str, country: Country | None, kind: str, *, proper: bool = False) -> None:
        self.elliptic = form[0] == "["
        self.skip, self.length = 0, len(form)
        if "[" in form:
            self.skip = form.index("[")
            self.length = form.index("]") - self.skip - 1
            form = form.replace("[", "").replace("]", "")
        self.form = form
        self.country = country
        self.kind = kind
        self.proper = proper
        words = form.casefold().split(" ")
        if "".join(words).isalnum():  # most are
            self.rest = tuple(words[1:])
            self.signs = ("",) * len(self.rest)
            self.closing = ""
            return
        places = [word.span() for word in _PARTS.finditer(form)]
        self.rest = tuple(form[start:stop].casefold() for start, stop in places[1:])
        signs = [form[one[1] : two[0]] for one, two in pairwise(places)]
        self.signs = tuple("" if sign == " " or GAP.fullmatch(sign) else sign for sign in signs)
        self.closing = form[places[-1][1] :] if places else ""


class Lexicon:
    """The wordings of some languages.

    Attributes:
        first: those of one word, as it is written; those of more words are in `longer`, by the first word and the case-folded second.
        openings: those of letters that no spaces part, by the first two; `short` has those of one letter.
        used: names that are used as something else, too.
        federations, languages, tongues: what may stand beside a name, see `curation/countries/phrases.tsv`; so are the sets of words.
    """

    __slots__ = (
        "federations",
        "first",
        "languages",
        "longer",
        "openings",
        "short",
        "tongues",
        "used",
        *_SETS.values(),
    )

    articled: set[str]
    articles: set[str]
    cities: set[str]
    given: set[str]
    leading: set[str]
    ordinary: set[str]
    particles: set[str]
    personal: set[str]
    regions: set[str]
    shouted: set[str]
    shouting: set[str]
    titles: set[str]

    def __init__(self, languages: tuple[str, ...], asked: str | None) -> None:
        for name in _SETS.values():
            setattr(self, name, set())
        self.federations: tuple[str, ...] = ()
        self.languages: tuple[str, ...] = ()
        self.tongues: tuple[str, ...] = ()
        self.first: dict[str, Sequence[Wording]] = {}
        self.longer: dict[str, list[Wording]] = {}
        self.openings: dict[str, list[Wording]] = {}
        forms: dict[str, tuple[Country | None, str]] = {}
        for lang in languages:
            for form, country, kind in self._read(lang, asked):
                # The first language decides; a name that is also an adjective is taken for the name.
                there = forms.setdefault(form, (country, kind))
                if there[0] is country and there[1] == "demonym":
                    forms[form] = country, kind
        self._index(forms)
        self.short = {form[:1]: self.openings[form] for form in self.openings if len(form) == 1}
        self.used = self.articled | self.given | self.ordinary | self.personal | self.regions | self.shouted

    def _read(self, lang: str, asked: str | None) -> list[tuple[str, Country | None, str]]:
        known = registry()
        own = lang == asked
        found: list[tuple[str, Country | None, str]] = []
        for line in read_resource("data", "countries", "text", f"{lang}.tsv").decode().splitlines():
            code, kind, *forms = line.split("\t")
            if kind in _SETS:
                # What is an ordinary word of English is none of a text in another language.
                if kind != "word" or own or not asked:
                    getattr(self, _SETS[kind]).update(forms)
            elif kind in _TUPLES:
                setattr(self, _TUPLES[kind], getattr(self, _TUPLES[kind]) + tuple(forms))
            elif kind != "own" or own:  # what this language alone calls one of several states
                country = None if code == "-" else known[code]
                found += [(form, country, "name" if kind == "own" else kind) for form in forms]
        return found

    def _index(self, forms: dict[str, tuple[Country | None, str]]) -> None:
        for form, (country, kind) in forms.items():
            if _RUN.match(form.replace("[", "")):
                wording = Wording(form, country, kind)
                self.openings.setdefault(wording.form[:2], []).append(wording)
                continue
            head = _PARTS.search(form)[0]  # type: ignore[index]  # a name has a word
            wording = Wording(form, country, kind, proper=head.lower() in self.articles)
            # An abbreviation is one in capitals alone; what is written small may open a sentence.
            spellings = (
                {head}
                if form.isupper()
                else {head, head.upper()} | ({head.capitalize()} if head.islower() else set())
            )
            for spelling in spellings:
                if wording.rest:
                    self.first.setdefault(spelling, ())
                    self.longer.setdefault(f"{spelling} {wording.rest[0]}", []).append(wording)
                else:
                    self.first[spelling] = [*self.first.get(spelling, ()), wording]
        for table in (self.first, self.longer, self.openings):
            for key, wordings in table.items():
                if len(wordings) > 1:
                    table[key] = sorted(
                        wordings, key=lambda one: (-len(one.rest), -len(one.form), one.kind == "demonym")
                    )


@cache
def _for_languages(languages: tuple[str, ...], asked: str | None = None) -> Lexicon:
    return Lexicon(languages, asked)


@cache
def _available() -> frozenset[str]:
    return frozenset(lang for _, langs in _TESTS for lang in langs)


def lexicon(lang: str | None, text: str) -> Lexicon:
    """Return what to look for in ``text``: the words of ``lang`` and English, or of all languages of its scripts."""
    if lang is not None and lang in _available():
        return _for_languages((lang,) if lang == "en" else (lang, "en"), lang)
    return _for_languages(
        tuple(dict.fromkeys(name for test, langs in _TESTS if test.search(text) for name in langs))
    )
