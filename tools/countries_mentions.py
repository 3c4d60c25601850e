"""The wordings that `find_countries` looks for in running text, a file a language."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from aseanhr.text import canonical
from countries_index import inflections
from countries_inputs import Claim, demonyms, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["build"]

_KINDS = {"name": "name", "official": "name", "abbreviation": "name", "former": "former"}


def _readable(name: str, claim: Claim) -> bool:
    """Tell whether a name can stand in a sentence.

    Left out: catalog order, brackets, bare codes, common nouns, and a script (Deseret) that no newspaper uses.
    """
    if any(char in "(),/*|:" or char > "\uffff" for char in name):
        return False
    letters = [char for char in name if char.isalpha()]
    if not letters:
        return False
    cased = letters[0].lower() != letters[0].upper()
    if claim.kind == "abbreviation" or (cased and name.isupper()):
        return len(letters) > 2 or claim.rank == 0
    if cased and name == name.lower():
        return False
    return len(name) > 2 or not name.isascii()


def build(claims: Iterable[Claim], languages: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return the files, by name."""
    chosen = {lang for lang, facts in languages.items() if facts.get("text")}
    skipped = {(row["lang"], name) for row in rows("text-skip.tsv") for name in row["names"].split(" | ")}
    ambiguous = {name for row in rows("ambiguous.tsv") for name in row["names"].split(" | ")}
    forms: dict[str, dict[str, dict[str, tuple[int, str]]]] = defaultdict(lambda: defaultdict(dict))
    for claim in claims:
        name = canonical(claim.name).strip()
        if claim.lang not in chosen or (claim.rank == 2 and claim.kind != "official"):
            continue
        if (claim.lang, name) in skipped or name in ambiguous or not _readable(name, claim):
            continue
        article, _, plain = name.partition(" ")
        if article.casefold() in languages[claim.lang].get("drop", ()) and plain[:1].isupper():
            continue  # the article is no part of the mention
        kind = "former" if len(claim.code) == 4 else _KINDS[claim.kind]
        meanings = forms[claim.lang][name]
        rank, _ = meanings.get(claim.code, (9, ""))
        if claim.rank < rank:
            meanings[claim.code] = (claim.rank, kind)
    # A case form may be an English adjective; English is looked for in texts of every language.
    english = {claim.name for claim in demonyms() if claim.lang == "en"}
    lines: dict[str, dict[tuple[str, str], set[str]]] = {lang: defaultdict(set) for lang in chosen}
    for lang, names in forms.items():
        # An ending that stands apart ("USA:s", "Vietnam's") is no part of the mention.
        endings = ["", *(end for end in languages[lang].get("endings", ()) if end.isalpha() and lang != "en")]
        for name, meanings in names.items():
            best = min(rank for rank, _ in meanings.values())
            codes = [code for code, (rank, _) in meanings.items() if rank == best]
            if len(codes) == 1:
                found = lines[lang][codes[0], meanings[codes[0]][1]]
                found |= {name + ending for ending in endings}
                forms_of = {*inflections(name, languages[lang])} - names.keys() - english
                found |= {form for form in forms_of if (lang, form) not in skipped}
    for claim in demonyms():
        if claim.lang in chosen:
            lines[claim.lang][claim.code, "demonym"].add(canonical(claim.name))
    for row in rows("phrases.tsv"):
        for lang in row["lang"].split():
            found = {canonical(form) for form in row["forms"].split(" | ")}
            if row["kind"] == "phrase":  # particles are written with a phrase as with a name
                found |= {name for form in found for name in inflections(form, languages[lang])}
            lines[lang][row["code"], row["kind"]] |= found
    return {
        f"text/{lang}.tsv": "".join(
            "\t".join((code, kind, *sorted(found))) + "\n"
            for (code, kind), found in sorted(lines[lang].items())
        )
        for lang in sorted(chosen)
    }
