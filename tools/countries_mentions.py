"""The wordings that `find_countries` looks for in running text, a file a language."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from aseanhr.text import canonical
from countries_index import inflections
from countries_inputs import CURATION, Claim, currency_names, demonyms, display_names, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["build"]

_SIGNS = "(),:"
_KINDS = {"name": "name", "official": "name", "abbreviation": "name", "former": "former"}


def _readable(name: str, claim: Claim) -> bool:
    """Tell whether a name can stand in a sentence.

    Left out: bare codes, common nouns, signs that no sentence has in a name, and a script (Deseret) that no newspaper uses.
    """
    if any(char in "/*|" or char > "\uffff" for char in name):
        return False
    if claim.rank == 2 and any(char in _SIGNS for char in name):
        return False
    letters = [char for char in name if char.isalpha()]
    return bool(letters) and _is_written_as_name(name, letters, claim)


def _is_written_as_name(name: str, letters: list[str], claim: Claim) -> bool:
    cased = letters[0].lower() != letters[0].upper()
    if claim.kind == "abbreviation" or (cased and name.isupper()):
        return len(letters) > 2 or claim.rank == 0
    if cased and name == name.lower():
        return False
    return len(name) > 2 or not name.isascii()


def _forms(name: str, claim: Claim, facts: Mapping[str, Any]) -> set[str]:
    """Return a name with its "and" as a word and as a sign, and with the endings that are part of its word."""
    word = facts.get("and", "&")
    names = {name, name.replace(" & ", f" {word} "), name.replace(f" {word} ", " & ")}
    # An ending that stands apart ("USA:s", "Vietnam's") is no part of the mention.
    endings = [end for end in facts.get("endings", ()) if end.isalpha() and claim.lang != "en"]
    return names | {one + ending for one in names for ending in endings if one[-1] not in ")."}


class _Chosen:
    """Which names are looked for in running text, by language: each with its country, or with several."""

    def __init__(self, languages: Mapping[str, Mapping[str, Any]]) -> None:
        self.languages = languages
        self.langs = {lang for lang, facts in languages.items() if facts.get("text")}
        self.skipped = {
            (row["lang"], name) for row in rows("text-skip.tsv") for name in row["names"].split(" | ")
        }
        self.ambiguous = {name for row in rows("ambiguous.tsv") for name in row["names"].split(" | ")}
        self.shown = {(claim.lang, canonical(claim.name).strip()) for claim in display_names(self.langs)}
        self.names: dict[str, dict[str, dict[str, tuple[int, str]]]] = defaultdict(lambda: defaultdict(dict))

    def add(self, claim: Claim) -> None:
        """Add what a source says, if it is a name that a sentence may hold."""
        name = canonical(claim.name).strip()
        if claim.lang not in self.langs or (claim.rank == 2 and claim.kind != "official"):
            return
        # A name of several states is one state's where its language calls that alone so.
        own = name in self.ambiguous
        if own and (claim.rank != 1 or (claim.lang, name) not in self.shown):
            return
        if (claim.lang, name) in self.skipped or not _readable(name, claim):
            return
        article, _, plain = name.partition(" ")
        if article.casefold() in self.languages[claim.lang].get("drop", ()) and plain[:1].isupper():
            return  # the article is no part of the mention
        kind = "own" if own else "former" if len(claim.code) == 4 else _KINDS[claim.kind]
        meanings = self.names[claim.lang][name]
        rank, _ = meanings.get(claim.code, (9, ""))
        if claim.rank < rank:
            meanings[claim.code] = (claim.rank, kind)


def _money(lang: str) -> dict[str, set[str]]:
    """Return the words for currencies that `curation/amounts/` has of a language, by code."""
    path = CURATION.parent / "amounts" / f"{lang}.toml"
    found: dict[str, set[str]] = defaultdict(set)
    for kind, table in (tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}).items():
        if kind.startswith("currencies"):
            for code, wordings in table.items():
                found[code].update(wordings)
    return found


def _currencies(lang: str, words: set[str]) -> set[str]:
    """Return the names of currencies in a language that hold one of some words for a country: they name none."""
    own, common = _money(lang), {**_money("en"), **_money("any")}
    written = {wording for wordings in own.values() for wording in wordings}
    found = {canonical(name).lower() for name in written | currency_names(lang, own.keys() | common.keys())}
    return {name for name in found if any(_holds(name, word) for word in words)}


def _holds(name: str, word: str) -> bool:
    if word not in name or word == name:
        return False
    return word[0] >= "\u0e00" or f" {word} " in f" {name.replace('-', ' ')} "


class _Lines:
    """The lines of the files: for each language, the wordings of a country (or of none) and of a kind."""

    def __init__(self, chosen: _Chosen) -> None:
        self.chosen = chosen
        self.of: dict[str, dict[tuple[str, str], set[str]]] = {
            lang: defaultdict(set) for lang in chosen.langs
        }

    def add_names(self, english: set[str]) -> None:
        """Add the names of one country each, with their case forms but those that are English adjectives."""
        for lang, names in self.chosen.names.items():
            for name, meanings in names.items():
                best = min(rank for rank, _ in meanings.values())
                codes = [code for code, (rank, _) in meanings.items() if rank == best]
                if len(codes) != 1:
                    continue
                facts = self.chosen.languages[lang]
                found = self.of[lang][codes[0], meanings[codes[0]][1]]
                found |= _forms(name, Claim(name, codes[0], lang, "name", best), facts)
                forms_of = {*inflections(name, facts)} - names.keys() - english
                found |= {form for form in forms_of if (lang, form) not in self.chosen.skipped}

    def add_peoples(self, peoples: Mapping[tuple[str, str], set[str]]) -> None:
        """Add adjectives and names of peoples; those of two states ("Korean", "Dominican") as of none."""
        for (lang, name), codes in peoples.items():
            if lang in self.of:
                code, kind = (next(iter(codes)), "demonym") if len(codes) == 1 else ("-", "phrase")
                self.of[lang][code, kind].add(name)

    def add_phrases(self) -> None:
        """Add what running text says with a country's name in it that is not the country."""
        for row in rows("phrases.tsv"):
            for lang in row["lang"].split():
                forms = {canonical(form) for form in row["forms"].split(" | ")}
                if row["kind"] == "phrase":  # particles are written with a phrase as with a name
                    facts = self.chosen.languages[lang]
                    forms |= {name for form in forms for name in inflections(form, facts)}
                self.of[lang][row["code"], row["kind"]] |= forms

    def add_currencies(self) -> None:
        """Add the names of currencies that hold a country's: "US dollars", "đồng Việt Nam"."""
        words = {
            lang: {form.casefold() for (code, _), found in lines.items() if code != "-" for form in found}
            for lang, lines in self.of.items()
        }
        for lang, lines in self.of.items():
            lines["-", "phrase"] |= _currencies(lang, words[lang] | words["en"])


def build(claims: Iterable[Claim], languages: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return the files, by name."""
    claims = [*claims]
    known = {canonical(claim.name).strip().casefold() for claim in claims}
    chosen = _Chosen(languages)
    for claim in claims:
        _, comma, last = claim.name.rpartition(", ")
        # "Hong Kong, China" is two names; "Korea, Republic of" is one.
        if not (comma and last.casefold() in known) or (claim.lang, claim.name) in chosen.shown:
            chosen.add(claim)
    peoples: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in demonyms():
        peoples[claim.lang, canonical(claim.name)].add(claim.code)
    lines = _Lines(chosen)
    # A case form may be an English adjective; English is looked for in texts of every language.
    lines.add_names({name for lang, name in peoples if lang == "en"})
    lines.add_peoples(peoples)
    lines.add_phrases()
    lines.add_currencies()
    return {
        f"text/{lang}.tsv": "".join(
            "\t".join((code, kind, *sorted(found))) + "\n"
            for (code, kind), found in sorted(lines.of[lang].items())
        )
        for lang in sorted(chosen.langs)
    }
