"""Build `src/aseanhr/data/countries/` from pycountry, Babel and `curation/countries/`.

    python tools/build_countries.py [--out DIR] [--check]

Same inputs, same bytes. ``--check`` writes nothing and fails if a file differs from what would be written.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pycountry

import countries_groups as groups
import countries_inputs as inputs
import countries_mentions as mentions
from aseanhr.values.countries.folding import fold
from aseanhr.values.countries.index import PARTS, SHARDS, shard_of
from countries_index import Index, small_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT = Path(__file__).resolve().parent.parent


def lines(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as tab-separated text."""
    return "".join("\t".join(row) + "\n" for row in rows)


def by_code(keys: Mapping[str, str]) -> str:
    """Return keys with their codes as one line a code."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, code in keys.items():
        found[code].append(key)
    return lines([code, *sorted(found[code])] for code in sorted(found))


def codes() -> dict[str, str]:
    """Return every code as a key; a withdrawn code means what its names mean, if one country had it."""
    found: dict[str, str] = {}
    successors = {row["alpha_4"]: row["code"] for row in inputs.rows("withdrawn.tsv")}
    shared: set[str] = set()
    for country in pycountry.historic_countries:
        found[country.alpha_4.lower()] = country.alpha_4
        for code in (country.alpha_2.lower(), country.alpha_3.lower(), getattr(country, "numeric", "")):
            if code and found.get(code, successors[country.alpha_4]) != successors[country.alpha_4]:
                shared.add(code)
            if code:
                found[code] = successors[country.alpha_4]
    for code in shared:
        del found[code]
    for alpha_2, alpha_3, numeric, alpha_4, *_ in inputs.state_rows():
        if not alpha_4:
            found.update(dict.fromkeys((alpha_2.lower(), alpha_3.lower(), numeric), alpha_2))
    return found


def affix(text: str) -> str:
    """Return the key of a word that stands before or after a name, with the space that parts them."""
    return " " * text.startswith(" ") + fold(text) + " " * text.endswith(" ")


def choices(table: Mapping[str, Mapping[str, Iterable[str]]]) -> str:
    """Return keys with several meanings, each with the languages that decide for it."""
    return lines(
        [key, *(f"{code}:{' '.join(sorted(langs))}" for code, langs in sorted(meanings.items()))]
        for key, meanings in sorted(table.items())
    )


def with_languages(table: Mapping[str, Iterable[str]]) -> str:
    """Return keys with their languages as two columns."""
    return lines([key, " ".join(sorted(langs))] for key, langs in sorted(table.items()))


def build() -> tuple[dict[str, str], list[str]]:
    """Return every generated file by name, and what the build has to report."""
    languages = inputs.languages()
    sources = inputs.curated_claims, inputs.cldr_claims, inputs.pycountry_claims, inputs.translated_claims
    misprints = {(row["lang"], row["name"]) for row in inputs.rows("errata.tsv")}
    claims = [*dict.fromkeys(claim for source in sources for claim in source())]  # locales repeat one another
    claims = [claim for claim in claims if (claim.lang, claim.name) not in misprints]
    index = Index(claims, languages, codes())
    header = ("alpha_2", "alpha_3", "numeric", "alpha_4", "name", "official_name")
    files = {
        "countries.tsv": lines([header, *inputs.state_rows()]),
        "ambiguous.tsv": choices(index.ambiguous),
        "ambiguous-demonyms.tsv": choices(index.ambiguous_demonyms),
        "clashes.tsv": with_languages(index.clashes),
        "refused.tsv": lines([key] for key in sorted(index.refused)),
        "former.tsv": by_code(index.former),
        "demonyms.tsv": by_code(index.demonyms),
        "bare.tsv": by_code(index.bare),
        "bags.tsv": by_code(index.bags),
        "bag-words.tsv": lines(sorted(index.words.items())),
        "small-words.tsv": with_languages(small_words(languages)),
        "official.tsv": lines(
            [code, lang, name] for (code, lang), name in sorted(inputs.official_names(claims).items())
        ),
        "dependencies.tsv": lines(
            sorted((row["code"], row["of"]) for row in inputs.rows("dependencies.tsv"))
        ),
        "groups.tsv": groups.build(frozenset(row[0] for row in inputs.state_rows() if not row[3])),
        "languages.tsv": lines([tag] for tag in sorted({claim.lang for claim in claims} - {"mul"})),
    }
    places = ("before", "after", "people_before", "people_after", "formerly")
    affixes: set[tuple[str, str]] = {
        (place, affix(text))
        for facts in languages.values()
        for place in places
        for text in facts.get(place, ())
    }
    by_length = sorted(affixes, key=lambda row: (len(row[1]), row))
    # The shortest first: "the Republic of Korea" is "the" and a name.
    files["affixes.tsv"] = lines(by_length)
    for shard in SHARDS:
        for part in PARTS:
            keys = {
                key: code for key, code in index.names.items()
                if shard_of(key) == shard and index.is_common(key, code) == (part == PARTS[0])
            }  # fmt: skip
            files[f"names-{shard}-{part}.tsv"] = by_code(keys)
    files |= mentions.build(claims, languages)
    return files, index.faults


def differing(files: Mapping[str, str], folder: Path) -> list[str]:
    """Return the names of files in ``folder`` that are not as they were built."""
    there = {str(path.relative_to(folder)) for path in folder.rglob("*.tsv")}
    return sorted(
        name for name in there | files.keys()
        if name not in files or name not in there or (folder / name).read_bytes() != files[name].encode()
    )  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    """Write or check the tables; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "src/aseanhr/data/countries")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--report", action="store_true", help="print names that were left out, and why")
    options = parser.parse_args(argv)
    files, faults = build()
    if options.report:
        print("\n".join(sorted(faults)))
    if options.check:
        wrong = differing(files, options.out)
        for name in wrong:
            print(f"differs: {name}", file=sys.stderr)
        return int(bool(wrong))
    for name, text in files.items():
        path = options.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
