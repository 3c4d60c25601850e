"""What the country tables are built from: pycountry, Babel, the CLDR extract and `curation/countries/`."""

from __future__ import annotations

import csv
import gettext
import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pycountry
from babel import Locale
from babel.localedata import locale_identifiers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

__all__ = [
    "CURATION", "Claim", "cldr_claims", "curated_claims", "currency_names", "demonyms", "display_names", "language_names", "languages", "official_names", "pycountry_claims",
    "rows", "state_rows", "translated_claims",
]  # fmt: skip

CURATION = Path(__file__).resolve().parent.parent / "curation" / "countries"

# CLDR's other "territories": groups, pseudo-locales, and parts of a state that ISO only reserves.
_NO_COUNTRY = frozenset(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"])


class Claim(NamedTuple):
    """One source's word that `name` means `code` in `lang` (a base language; ``mul`` in any)."""

    name: str
    code: str
    lang: str
    kind: str
    rank: int  # 0 our own, 1 CLDR and ISO English, 2 translations that pycountry ships


def base(tag: str) -> str:
    """Reduce a locale to its language; Norwegian Bokmål and Filipino have one name each."""
    lang = re.split("[-_@]", tag)[0]
    return {"no": "nb", "tl": "fil", "in": "id", "iw": "he"}.get(lang, lang)


def rows(name: str, folder: Path = CURATION) -> Iterator[dict[str, str]]:
    """Yield the rows of one curated tab-separated table; lines that begin with # are notes."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#") and line.strip())
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def languages() -> dict[str, dict[str, Any]]:
    """Return the curated facts about languages: genitives, affixes, small words."""
    return tomllib.loads((CURATION / "languages.toml").read_text(encoding="utf-8"))


def curated_claims() -> Iterator[Claim]:
    """Yield our own names: several languages and several names may share a row."""
    for path in sorted((CURATION / "names").glob("*.tsv")):
        for row in rows(path.name, path.parent):
            for name in row["names"].split(" | "):
                yield Claim(name.strip(), row["code"], row["lang"], row["kind"], 0)


def demonyms() -> Iterator[Claim]:
    """Yield adjectives and names of peoples."""
    for row in rows("demonyms.tsv"):
        for form in row["forms"].split(" | "):
            yield Claim(form, row["code"], row["lang"], "demonym", 0)


def cldr_claims() -> Iterator[Claim]:
    """Yield the territory names of every locale: Babel's, then those of the newer CLDR that Babel lacks."""
    for tag in sorted(locale_identifiers()):
        for code, name in sorted(Locale.parse(tag).territories.items()):
            if re.fullmatch("[A-Z]{2}", code) and code not in _NO_COUNTRY:
                yield Claim(name, code, base(tag), "name", 1)
    for row in rows("inputs/cldr-48.2.0-names.tsv"):
        for name in row["names"].split(" | "):
            yield Claim(name, row["code"], base(row["locale"]), "name", 1)


def display_names(languages: Iterable[str]) -> Iterator[Claim]:
    """Yield the names that CLDR shows of countries in each of some languages, as it has them."""
    for tag in sorted(set(languages) & set(locale_identifiers())):
        for code, name in sorted(Locale.parse(tag).territories.items()):
            if re.fullmatch("[A-Z]{2}", code) and code not in _NO_COUNTRY:
                yield Claim(name, code, base(tag), "name", 1)


def currency_names(lang: str, codes: Set[str]) -> set[str]:
    """Return CLDR's names of some currencies in a language, in all their forms."""
    if lang not in locale_identifiers():
        return set()
    locale = Locale.parse(lang)
    plurals = locale._data["currency_names_plural"]
    shown = {locale.currencies[code] for code in codes & locale.currencies.keys()}
    return shown | {str(form) for code in codes & plurals.keys() for form in plurals[code].values()}


def language_names(languages: Iterable[str]) -> set[str]:
    """Return CLDR's names of languages, as it has them in some of them."""
    tags = set(languages) & set(locale_identifiers())
    return {name for tag in tags for name in Locale.parse(tag).languages.values()}


def extract_cldr(package: Path) -> str:
    """Return, as a table, what an unpacked ``cldr-localenames-full`` has beyond Babel: names by locale."""
    known = {(claim.lang, claim.code, claim.name) for claim in _babel_only()}
    found: dict[tuple[str, str], set[str]] = {}
    for path in sorted(package.glob("main/*/territories.json")):
        for tag, locale in json.loads(path.read_text(encoding="utf-8"))["main"].items():
            for key, name in locale["localeDisplayNames"]["territories"].items():
                code = key[:2]
                if not re.fullmatch("[A-Z]{2}(-alt-[a-z]+)?", key) or code in _NO_COUNTRY:
                    continue
                if (base(tag), code, name) not in known:
                    found.setdefault((base(tag), code), set()).add(name)
    lines = [f"{lang}\t{code}\t{' | '.join(sorted(names))}" for (lang, code), names in sorted(found.items())]
    return "\n".join(["locale\tcode\tnames", *lines, ""])


def _babel_only() -> Iterator[Claim]:
    for tag in sorted(locale_identifiers()):
        for code, name in Locale.parse(tag).territories.items():
            yield Claim(name, code, base(tag), "name", 1)


def pycountry_claims() -> Iterator[Claim]:
    """Yield the English names of ISO 3166-1 and the former names of ISO 3166-3."""
    for country in pycountry.countries:
        yield Claim(country.name, country.alpha_2, "en", "name", 1)
        for field, kind in (("official_name", "official"), ("common_name", "name")):
            if hasattr(country, field):
                yield Claim(getattr(country, field), country.alpha_2, "en", kind, 1)
    successors = {row["alpha_4"]: row["code"] for row in rows("withdrawn.tsv")}
    for country in pycountry.historic_countries:
        yield Claim(country.name, successors[country.alpha_4], "en", "former", 1)


def translated_claims() -> Iterator[Claim]:
    """Yield the translations that pycountry ships."""
    successors = {row["alpha_4"]: row["code"] for row in rows("withdrawn.tsv")}
    folder = Path(pycountry.LOCALES_DIR)
    for tag in sorted(path.name for path in folder.iterdir()):
        for domain, entries in (
            ("iso3166-1", pycountry.countries),
            ("iso3166-3", pycountry.historic_countries),
        ):
            catalog = gettext.translation(domain, folder, [tag], fallback=True)
            for entry in entries:
                code = successors.get(getattr(entry, "alpha_4", ""), entry.alpha_2)
                for field, kind in (("name", "name"), ("official_name", "official"), ("common_name", "name")):
                    english = getattr(entry, field, "")
                    name = catalog.gettext(english) if english else ""
                    if name and name != english:
                        yield Claim(name, code, base(tag), "former" if domain.endswith("3") else kind, 2)


def state_rows() -> list[tuple[str, str, str, str, str, str]]:
    """Return the table of countries: alpha-2, alpha-3, numeric, alpha-4, name, official name."""
    everyday = {row["code"]: row for row in rows("states.tsv")}
    table: list[tuple[str, str, str, str, str, str]] = []

    def add(alpha_2: str, alpha_3: str, numeric: str, alpha_4: str, name: str, official: str) -> None:
        own = everyday.get(alpha_4 or alpha_2, {})
        name, official = own.get("name") or name, own.get("official") or official
        table.append((alpha_2, alpha_3, numeric, alpha_4, name, "" if official == name else official))

    for land in pycountry.countries:
        common = getattr(land, "common_name", land.name)
        add(land.alpha_2, land.alpha_3, land.numeric, "", common, getattr(land, "official_name", land.name))
    add("XK", "XKX", "412", "", "Kosovo", "Republic of Kosovo")
    for land in pycountry.historic_countries:
        add(land.alpha_2, land.alpha_3, getattr(land, "numeric", ""), land.alpha_4, land.name, land.name)
    return sorted(table, key=lambda row: (row[3], row[0]))


def official_names(claims: list[Claim]) -> dict[tuple[str, str], str]:
    """Return the official name of each (code, language): ours first, then what pycountry ships."""
    chosen: dict[tuple[str, str], str] = {}
    for claim in sorted(claims, key=lambda claim: claim.rank):
        if claim.kind == "official" and claim.lang not in ("en", "mul"):
            chosen.setdefault((claim.code, claim.lang), claim.name)
    return chosen
