"""Build ``src/aseanhr/data/amounts/`` from ``curation/amounts/*.toml``, CLDR (through Babel) and ISO 4217 (pycountry).

Curated words win over CLDR's; two curated meanings of one word on the same side are an error.
Run it with no arguments to write the files, with ``--check`` to fail if they would change.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale
from babel.localedata import locale_identifiers

from aseanhr.text import canonical
from aseanhr.values.amounts.tables import lower

ROOT = Path(__file__).resolve().parent.parent
CURATION = ROOT / "curation" / "amounts"
TARGET = ROOT / "src" / "aseanhr" / "data" / "amounts"

# The languages read where none is given, with the characters that make them candidates (none: always).
SCRIPTS = {
    "en": "", "sv": "", "vi": "", "id": "", "ms": "", "fil": "", "fr": "", "pt": "", "de": "", "es": "",
    "th": "\u0e00-\u0e7f", "lo": "\u0e80-\u0eff", "km": "\u1780-\u17ff", "my": "\u1000-\u109f",
    "ta": "\u0b80-\u0bff", "zh": "\u3400-\u9fff",
    "ru": "\u0400-\u04ff", "uk": "\u0400-\u04ff", "el": "\u0370-\u03ff", "he": "\u0590-\u05ff",
    "ar": "\u0600-\u06ff", "hi": "\u0900-\u097f", "bn": "\u0980-\u09ff", "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af",
}  # fmt: skip
# Languages read with CLDR's words alone, for the documents and the markets beyond the curated sixteen.
CLDR_ONLY = (
    "ar", "bn", "cs", "da", "el", "fi", "he", "hi", "hu", "it", "ja", "ko", "ne", "nl", "no", "pl", "ru", "tr", "uk",
)  # fmt: skip

_UNSPACED = re.compile(
    "[\u0b80-\u0bff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)

# Roles as `aseanhr.values.amounts.roles` names them; the side on which each kind of word is looked for.
RIGHT, LEFT, BOTH = ("right",), ("left",), ("left", "right")
WORD_ROLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "half": ("f 0.5", RIGHT),
    "and": ("&", RIGHT),
    "range_and": ("u", RIGHT),
    "point": (".", RIGHT),
    "of": ("o", RIGHT),
    "articles": ("a 1", RIGHT),
    "percent": ("% %", RIGHT),
    "percent_before": ("% %", LEFT),
    "percent_both": ("% %", BOTH),
    "points": ("% pp", RIGHT),
    "points_before": ("% pp", LEFT),
    "decline": ("d", LEFT),
    "decline_after": ("d", RIGHT),
    "increase": ("i", LEFT),
    "increase_after": ("i", RIGHT),
    "link": ("l", LEFT),
    "link_after": ("l", RIGHT),
    "measure": ("b", LEFT),
    "measure_of": ("b of", LEFT),
    "to": ("t", RIGHT),
    "to_or_level": ("t level", RIGHT),
    "to_level": ("t only", RIGHT),
    "span": ("r span", LEFT),
    "level": ("r level", LEFT),
    "moved": ("r moved", LEFT),
    "vague": ("v", LEFT),
    "minus": ("-", LEFT),
    "other": ("z", RIGHT),
    "part": ("p", LEFT),
}
TABLE_ROLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "cardinals": ("n", RIGHT),
    "magnitudes": ("m", RIGHT),
    "magnitudes_before": ("m", LEFT),
    "hundreds": ("h", RIGHT),
    "fractions": ("f", RIGHT),
    "currencies": ("c", RIGHT),
    "currencies_before": ("c", LEFT),
    "currencies_both": ("c", BOTH),
    "weak": ("w", RIGHT),
    "weak_before": ("w", LEFT),
    "compounds": ("x", RIGHT),
    "minor": ("s", RIGHT),
    "qualifiers": ("q", LEFT),
    "qualifiers_after": ("q", RIGHT),
    "qualifiers_within": ("k", RIGHT),
    "nationals": ("y", BOTH),
}


def number_text(key: str) -> str:
    """Write a TOML key such as ``1e9`` as plain digits."""
    return format(Decimal(key), "f")


def folded(word: str) -> str:
    """Return a word as it is looked up: canonical and in lower case of the same length."""
    return lower(canonical(word))


class Tables:
    """The words of one language by side, each with its role, payload and where it came from."""

    def __init__(self) -> None:
        self.sides: dict[str, dict[str, str]] = {"left": {}, "right": {}}
        self.faults: list[str] = []

    def add(self, word: str, entry: str, sides: tuple[str, ...], *, strict: bool) -> None:
        """Enter a word; a word that is there already stays, unless both come from the same curated file."""
        exact = word.endswith("!")
        word = word.removesuffix("!")
        if exact:
            entry += f"|{canonical(word)}"
        for side in sides:
            table = self.sides[side]
            known = table.setdefault(folded(word), entry)
            if strict and known != entry:
                self.faults.append(f"{word!r} has two meanings on the {side}: {known!r} and {entry!r}")


def add_curated(tables: Tables, data: dict[str, Any], *, strict: bool) -> None:
    """Enter all words of one curation file."""
    for kind, (role, sides) in WORD_ROLES.items():
        for word in data.get("words", {}).get(kind, ()):
            tables.add(word, role, sides, strict=strict)
    for word in data.get("words", {}).get("minus", ()):  # before the second of two numbers
        tables.sides["right"].setdefault(folded(word), "-")
    for kind, (role, sides) in TABLE_ROLES.items():
        for key, words in data.get(kind, {}).items():
            payload = key
            if role in "nmhf":
                payload = number_text(key)
            elif role in "xs":
                number, code = key.split()
                payload = f"{number_text(number)} {code}"
            for word in words:
                tables.add(word, f"{role} {payload}", sides, strict=strict)
    joined = data.get("joined")
    if joined:
        add_joined(tables, data["cardinals"], joined)


def add_joined(tables: Tables, cardinals: dict[str, list[str]], joined: dict[str, Any]) -> None:
    """Enter numbers that are written as one word: "tjugofem", "fünfundzwanzig", "femhundra"."""

    def enter(pattern: str, value: int, **words: str) -> None:
        tables.add(pattern.format(**words), f"n {value}", RIGHT, strict=False)

    for ten in range(20, 100, 10):
        for ten_word in cardinals.get(str(ten), ()):
            for unit, unit_word in enumerate(joined.get("units", ()), 1):
                enter(joined["tens"], ten + unit, ten=ten_word, unit=unit_word)
    for pattern in joined.get("hundreds", ()):
        for unit, unit_word in enumerate(joined["hundred_units"], 1):
            enter(pattern, unit * 100, unit=unit_word)
    counts = [*enumerate(joined["hundred_units"], 1)]
    counts += [
        (int(key), word)
        for key in cardinals
        if key.isdecimal() and 10 <= int(key) < 100
        for word in cardinals[key]
    ]
    for pattern in joined.get("thousands", ()):
        for count, word in counts:
            enter(pattern, count * 1000, unit=word)


def joined_patterns(tables: Tables, data: dict[str, Any]) -> dict[str, str]:
    """Return the patterns of the rest and of the beginning of a number that is written as one word, if any is."""
    if "joined" not in data:
        return {"joined": "", "compound": ""}
    right = tables.sides["right"]
    words = sorted(word for word in right if right[word][0] in "nha" and word.isalpha() and len(word) > 1)
    heads = sorted(word for word in words if right[word][0] == "n")
    tens = sorted(word for word in words if right[word][0] == "h")
    return {
        "joined": rf"(?:{trie(words)})++(?![^\W_])",
        "compound": rf"(?:{trie(heads)})?(?:{trie(tens)})",
    }


def add_behind(tables: Tables) -> None:
    """Enter on the left the words of number, behind which no number begins anew."""
    for word, entry in list(tables.sides["right"].items()):
        kind = {"m": "x", "h": "x", "n": "n", "f": "n", ".": "n"}.get(entry[0])
        if kind is None or "|" in entry or (word.isascii() and len(word) < 3) or not word[0].isalpha():
            continue
        tables.sides["left"].setdefault(word, f"N {kind}")


def current_codes() -> list[str]:
    """Return the ISO 4217 codes, without metals, tests and the code for no currency."""
    kept = {"XAF", "XCD", "XCG", "XOF", "XPF"}
    return sorted(c.alpha_3 for c in pycountry.currencies if c.alpha_3[0] != "X" or c.alpha_3 in kept)


def add_cldr(tables: Tables, locale: Locale, codes: list[str], renamed: dict[str, list[str]]) -> None:
    """Enter CLDR's currency names (other releases' too) and signs, and the magnitudes of its compact numbers."""
    add_names(tables, locale, codes, renamed)
    add_signs(tables, locale, codes)
    if locale.percent_formats[None].pattern.startswith("%"):
        tables.add("%", "% %", BOTH, strict=False)
    for style in ("long", "short"):
        for forms in locale.compact_decimal_formats.get(style, {}).values():
            for power, form in forms.items():
                add_compact(tables, power, form.pattern)


def months(locale: Locale) -> list[str]:
    """Return the names of the months, behind or before which a number is a day."""
    forms = locale.months["format"]
    return [
        canonical(name)
        for width in ("wide", "abbreviated")
        for name in forms[width].values()
        if not re.search(r"\d", name)
    ]


def add_names(tables: Tables, locale: Locale, codes: list[str], renamed: dict[str, list[str]]) -> None:
    """Enter CLDR's names of currencies, other releases' too."""
    plurals = locale._data["currency_names_plural"]
    first = all(str(form).startswith("{1}") for form in locale._data["currency_unit_patterns"].values())
    for code in codes:
        names = {locale.currencies.get(code, ""), *plurals.get(code, {}).values(), *renamed.get(code, ())}
        for name in sorted(names):
            name = canonical(name).strip()
            if (len(name) > 2 or not name.isascii()) and name != code and not re.search(r"[()\d]", name):
                for form in {name, name.replace(" ", "") if _UNSPACED.search(name) else name}:
                    tables.add(form, f"c {code}", BOTH if first else RIGHT, strict=False)


def add_signs(tables: Tables, locale: Locale, codes: list[str]) -> None:
    """Enter CLDR's signs of currencies, if they are of one only."""
    signs: dict[str, set[str]] = {}
    for code in codes:
        sign = locale.currency_symbols.get(code, code)
        if sign != code and (len(sign) > 1 or not sign.isascii()):
            signs.setdefault(folded(sign), set()).add(code)
    for sign, of in sorted(signs.items()):
        if len(of) == 1 and sign.strip() == sign:
            tables.add(sign, f"c {min(of)}", BOTH, strict=False)


def add_compact(tables: Tables, power: str, pattern: str) -> None:
    """Enter the magnitude word of one compact pattern, such as "00 miljarder" for 10^10."""
    found = re.fullmatch(r"(0+)\s*([^0\s;'.][^0;']*?)(?:'?\.'?)?", canonical(pattern.split(";")[0]).strip())
    if found is None:
        return
    word = canonical(found[2]).strip()
    value = int(power) // 10 ** (len(found[1]) - 1)
    if value < 1000 or " " in word:
        return
    entry = f"m {value}"
    tables.add(word + ("!" if len(word) == 1 and word.isascii() else ""), entry, RIGHT, strict=False)


def trie(words: list[str]) -> str:
    """Write a pattern that matches the longest of the words first, sharing their beginnings."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}

    def write(node: dict[str, Any]) -> str:
        ends = "" in node
        branches = [re.escape(char) + write(node[char]) for char in sorted(node) if char]
        if not branches:
            return ""
        body = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
        return body + "?" if ends else body

    return write(tree)


def bounded(words: list[str]) -> str:
    """Write a pattern for the words, spaced ones between word boundaries, others anywhere."""
    spaced = [word for word in words if not _UNSPACED.search(word)]
    unspaced = [word for word in words if _UNSPACED.search(word)]
    parts = []
    if spaced:
        parts.append(rf"(?<![^\W_])(?:{trie(spaced)})(?![^\W_])")
    if unspaced:
        parts.append(trie(unspaced))
    return "|".join(parts)


def char_class(chars: set[str]) -> str:
    """Write the inside of a character class."""
    return "".join(sorted(map(re.escape, chars)))


def numbers_pattern(right: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return how numbers in words begin: characters of scripts without spaces, and patterns behind one character.

    That one character stands before a word of a spaced script, and is the first of a word of another.
    """

    def words(roles: str) -> list[str]:
        return sorted(word for word, entry in right.items() if entry[0] in roles)

    numbers = words("nhf")
    unspaced = [word for word in numbers if _UNSPACED.search(word)]
    tails: dict[str, set[str]] = {}
    for first in {word[0] for word in unspaced}:
        rest = trie([word[1:] for word in unspaced if word[0] == first])
        tails.setdefault(rest, set()).add(first)
    found = {
        "spaced": trie([word for word in numbers if not _UNSPACED.search(word)]),
        "unspaced": "|".join(f"(?<=[{char_class(firsts)}]){rest}" for rest, firsts in sorted(tails.items())),
        "articles": "",
        "beside": char_class({word[0] for word in words("nhfmcwxs%ot&u.qk")}),
    }
    if words("a"):
        found["articles"] = rf"(?:{trie(words('a'))})(?=[ -](?:{trie(words('hfm%k'))}))"
    return char_class({word[0] for word in unspaced}), found


def clause_patterns(data: dict[str, Any], locale: Locale) -> dict[str, str]:
    """Return the patterns with which numbers without a unit are looked at: what compares, what counts, what dates."""
    words = data.get("words", {})
    lists = {
        "against": words.get("against", ()),
        "when": words.get("when", ()),
        "numbered": (*words.get("numbered", ()), *months(locale)),
    }
    found = {name: bounded(sorted({folded(word) for word in lists[name]})) for name in lists}
    return {
        "against": found["against"] or "(?!)",
        "when": found["when"] or "(?!)",
        "numbered": f"(?:{found['numbered']})[ .]{{0,2}}\\Z",
    }


def patterns(tables: Tables, data: dict[str, Any]) -> dict[str, Any]:
    """Return the patterns with which the reader looks for numbers and for words of change."""
    left, right = tables.sides["left"], tables.sides["right"]
    before = char_class({word[-1] for word, entry in left.items() if entry[0] in "cw%m"} | set("-+−–"))
    after = char_class({word[0] for word, entry in right.items() if entry[0] in "mhfcwxs%ot&u.qk"})
    trends = "|".join(
        f"(?P<{name}>{bounded(words)})"
        for name, role in (("down", "d"), ("up", "i"))
        if (words := sorted(word for word, entry in left.items() if entry[0] == role))
    )
    glued, numbers = numbers_pattern(right)
    return {
        "before": before,
        "after": after,
        "glued": glued,
        "numbers": numbers,
        "trends": trends or "(?!)",
        **joined_patterns(tables, data),
    }


def writing_words(tables: Tables, data: dict[str, Any]) -> dict[str, str]:
    """Return the first word of each qualifier and of points, for `Amount.format`."""
    words = {name: forms[0] for name, forms in data.get("qualifiers", {}).items()}
    points = data.get("words", {}).get("points")
    if points:
        words["points"] = points[0]
    return words


def convention(locale: Locale, lang: str, extra: dict[str, Any]) -> list[str]:
    """Return a locale's decimal sign, its group signs and its flags."""
    symbols = locale.number_symbols.get("latn") or locale.number_symbols[locale.default_numbering_system]
    decimal = canonical(symbols["decimal"])
    group = canonical(symbols["group"])
    groups = {group, " ", "'"} | {canonical(sign) for sign in extra.get("groups", ())}
    groups = {"'" if sign == "’" else sign for sign in groups} | {"’"}
    groups.discard(decimal)
    flags = (
        "i"
        if locale.decimal_formats[None].grouping[1] == 2 or locale.decimal_formats[None].grouping == (3, 2)
        else ""
    )
    flags += "l" if extra.get("lenient") else ""
    flags += "f" if extra.get("filled") else ""
    return [decimal, "".join(sorted(groups)), flags]


def read_curation() -> dict[str, dict[str, Any]]:
    """Return the curation files by name."""
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(CURATION.glob("*.toml"))}


def build_language(
    lang: str,
    data: dict[str, Any],
    anywhere: dict[str, Any],
    codes: list[str],
    renamed: dict[str, list[str]],
    faults: list[str],
) -> dict[str, Any]:
    """Return the tables of one language: its own words first, then those of all languages, then CLDR's."""
    tables = Tables()
    add_curated(tables, data, strict=True)
    faults += [f"{lang}: {fault}" for fault in tables.faults]
    add_curated(tables, anywhere, strict=False)
    for code in codes:
        small = code.lower() in anywhere["codes"]["small"]
        tables.add(code if small else code + "!", f"c {code}", BOTH, strict=False)
    for name in ("dollar", "peso"):
        for code in anywhere["families"][name]:
            tables.add(code + "$", f"c {code}", BOTH, strict=False)
    locale = Locale.parse(lang)
    add_cldr(tables, locale, codes, renamed)
    found = patterns(tables, data)
    add_behind(tables)
    return {
        "left": tables.sides["left"],
        "right": tables.sides["right"],
        **found,
        **clause_patterns(data, locale),
        "homographs": sorted(map(folded, data.get("words", {}).get("homographs", ()))),
        "words": writing_words(tables, data),
    }


def conventions_of(lang: str, data: dict[str, Any]) -> dict[str, list[str]]:
    """Return how a language writes digits, and those of its regions that write them otherwise."""
    digits = data.get("digits", {})
    base = convention(Locale.parse(lang), lang, digits)
    found = {lang: base}
    for tag in sorted(locale_identifiers()):
        parts = tag.split("_")
        if parts[0] == lang and len(parts) == 2:
            regional = convention(Locale.parse(tag), lang, digits)
            if regional != base:
                found[f"{lang}-{parts[1].lower()}"] = regional
    return found


def build() -> dict[str, str]:
    """Return the files to be written, by name."""
    codes = current_codes()
    curated = read_curation()
    anywhere, others, renamed = (curated.pop(name) for name in ("any", "others", "renamed"))
    faults: list[str] = []
    names = sorted({*curated, *CLDR_ONLY})
    files: dict[str, str] = {}
    conventions: dict[str, list[str]] = {}
    for lang in names:
        data = curated.get(lang) or others.get(lang, {})
        tables = build_language(lang, data, anywhere, codes, renamed.get(lang, {}), faults)
        files[f"{lang}.json"] = dump(tables)
        conventions |= conventions_of(lang, data)
    if faults:
        raise SystemExit("\n".join(faults))
    index = {
        "conventions": conventions,
        "currencies": " ".join(codes),
        "families": {name: " ".join(members) for name, members in anywhere["families"].items()},
        "languages": names,
        "scripts": SCRIPTS,
    }
    files["index.json"] = dump(index)
    return files


def dump(data: dict[str, Any]) -> str:
    """Write compact JSON with sorted keys."""
    return json.dumps(data, ensure_ascii=False, sort_keys="scripts" not in data, separators=(",", ":")) + "\n"


def main(arguments: list[str]) -> int:
    """Write the files, or compare them with ``--check``."""
    files = build()
    if "--check" in arguments:
        stale = [
            name
            for name, text in files.items()
            if not (TARGET / name).is_file() or (TARGET / name).read_text("utf-8") != text
        ]
        print("\n".join(f"stale: {name}" for name in stale) or "amount tables are up to date")
        return bool(stale)
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (TARGET / name).write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
