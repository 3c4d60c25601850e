"""Compile curation/lexicons/*.toml to src/aseanhr/data/reading/*.json: compile_lexicons.py [--check]."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from aseanhr.reading.cues import FORMS, LINKS, OPERATORS, PREDICATES, REACHES, REFERENCES
from aseanhr.text import canonical
from aseanhr.text.phrases import expand
from aseanhr.text.words import cut_words
from reader.paradigms import Paradigms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "curation" / "lexicons"
TARGET = ROOT / "src" / "aseanhr" / "data" / "reading"
EVERYWHERE = "und"
# Names in English stand in texts of any language.
INTERNATIONAL = ("bodies", "treaties")
# Sections of plain phrases, each with the family that its phrases belong to.
FAMILIES = {
    "ordinals": "ordinal",
    "gatherings": "gathering",
    "bodies": "body",
    "plans": "plan",
    "people": "title",
    "offices": "office",
    "treaties": "treaty",
    "layout": "layout",
    "circumstances": "circumstance",
    "trade_words": "trade_word",
    "never": "never",
    "capitals": "capital",
    "pacts": "pact",
    "pact_topics": "pact_topic",
    "treaty_heads": "treaty_head",
    "act_offsets": "act_offset",
    "day_words": "day_word",
    "ages": "age",
    "determiners": "determiner",
    "officials": "official",
    "portfolios": "portfolio",
    "inhabitants": "inhabitant",
}

Entry = tuple[str, str, str, str]  # phrase, family, value, form


def _known(name: str, names: Iterable[str], what: str, tag: str) -> str:
    if name not in names:
        raise ValueError(f"{tag}.toml: unknown {what} {name!r}")
    return name


def _split(cue: str, phrase: str, words: str, form: str) -> Iterator[Entry]:
    """Yield a verb whose particle may stand apart from it: "skrev ... under"."""
    first, _, rest = words.partition(" ")
    if rest and phrase.split()[0].endswith("*"):
        yield first, "split", f"{cue} {rest}", form


def _inflected(table: dict[str, Any], tag: str) -> Iterator[Entry]:
    paradigms = Paradigms(table)
    splits = table.get("language", {}).get("split_verbs", False)
    for cue, patterns in table.get("verbs", {}).items():
        _known(cue, PREDICATES, "predicate", tag)
        for pattern in patterns:
            for phrase in expand(pattern):
                for form, words in paradigms.inflect(phrase):
                    yield words, "verb", cue, _known(form, FORMS, "form", tag)
                    yield from _split(cue, phrase, words, form) if splits else ()
    for cue, patterns in table.get("nouns", {}).items():
        _known(cue, PREDICATES, "predicate", tag)
        for pattern in patterns:
            for phrase in expand(pattern):
                yield phrase, "verb", cue, "noun"
    for number, operator in enumerate(table.get("operators", ())):
        _known(operator["kind"], OPERATORS, "operator", tag)
        _known(operator["reach"], REACHES, "reach", tag)
        for form in operator.get("takes", ()):
            _known(form, FORMS, "form", tag)
        for pattern in operator["words"]:
            for phrase in expand(pattern):
                for form, words in paradigms.inflect(phrase):
                    yield words, "operator", str(number), form


def _plain(table: dict[str, Any], tag: str) -> Iterator[Entry]:
    for section, names, family in (("links", LINKS, "link"), ("references", REFERENCES, "reference")):
        for name, patterns in table.get(section, {}).items():
            _known(name, names, section[:-1], tag)
            for pattern in patterns:
                for phrase in expand(pattern):
                    yield phrase, family, name, ""
    for section, family in FAMILIES.items():
        for value, patterns in table.get(section, {}).items():
            for pattern in patterns:
                for phrase in expand(pattern):
                    yield phrase, family, value, ""
    yield from _genitives(table)
    yield from _counted(table)
    for city, names in table.get("cities", {}).items():
        for name in names["names"] if isinstance(names, dict) else names:
            yield name, "city", city, ""


def _counted(table: dict[str, Any]) -> Iterator[Entry]:
    """Yield lengths in days, and days counted from another day, with every number word of the language."""
    durations, offsets = table.get("durations", {}), table.get("offsets", {})
    frames = [("duration", "", pattern) for pattern in durations.get("frames", ())]
    frames += [("offset", "", pattern) for pattern in offsets.get("later", ())]
    frames += [("offset", "-", pattern) for pattern in offsets.get("earlier", ())]
    for number, words in durations.get("numbers", {}).items():
        for family, sign, pattern in frames:
            for phrase in expand(pattern):
                for word in (number, *words):
                    yield phrase.replace("#", word), family, sign + number, _open(phrase, offsets)
    for number, patterns in offsets.items():
        if number not in ("later", "earlier", "prepositions"):
            for phrase in (phrase for pattern in patterns for phrase in expand(pattern)):
                yield phrase, "offset", number, _open(phrase, offsets)


def _open(phrase: str, offsets: dict[str, Any]) -> str:
    """Return the form of words that count from another day: ``prep`` where what follows them may be what they count from."""
    return "prep" if phrase.split()[-1] in offsets.get("prepositions", ()) else ""


def _genitives(table: dict[str, Any]) -> Iterator[Entry]:
    """Yield the names and nouns of a language once more with the ending of its genitive, where it has one."""
    endings = table.get("language", {}).get("genitive_endings", ())
    for section in ("bodies", "gatherings", "treaties", "plans"):
        for value, patterns in table.get(section, {}).items():
            for phrase in (phrase for pattern in patterns for phrase in expand(pattern)):
                for ending in endings:
                    if not phrase.endswith(ending):
                        yield phrase + ending, FAMILIES[section], value, ""


def entries(tag: str, table: dict[str, Any]) -> list[Entry]:
    """Return every phrase of a lexicon with what it stands for."""
    return [*_inflected(table, tag), *_plain(table, tag)]


def _writings(written: str) -> list[str]:
    """Return how a phrase must be written: in any way if it has no capital; else as it is, or opening a sentence."""
    if written == written.lower():
        return [""]
    return list(dict.fromkeys([written, written[0].upper() + written[1:]]))


def compiled(tag: str, table: dict[str, Any], found: list[Entry]) -> dict[str, Any]:
    """Return a lexicon as it is shipped: phrases by their first word, senses by number."""
    senses: dict[tuple[str, str, str], int] = {}
    phrases: dict[str, dict[tuple[str, str], list[int]]] = {}
    for phrase, family, value, form in found:
        words = cut_words(canonical(phrase))
        if not len(words):
            raise ValueError(f"{tag}.toml: the phrase {phrase!r} has no word")
        number = senses.setdefault((family, value, form), len(senses))
        written = " ".join(words.written(i) for i in range(len(words)))
        rest = phrases.setdefault(words.forms[0], {})
        for exact in _writings(written):
            numbers = rest.setdefault((" ".join(words.forms[1:]), exact), [])
            if number not in numbers:
                numbers.append(number)
    language = dict(table.get("language", {}))
    language["ordinal_frames"] = table.get("ordinal_frames", {})
    return {
        "tag": tag,
        "language": language,
        "operators": [
            {
                "kind": operator["kind"],
                "toward": operator.get("toward", "forward"),
                "reach": operator["reach"],
                "takes": operator.get("takes", []),
                "opens": operator.get("opens", False),
            }
            for operator in table.get("operators", ())
        ],
        "cities": {
            city: names["country"] for city, names in table.get("cities", {}).items() if "country" in names
        },
        "treaty_names": table.get("treaty_names", {}),
        "senses": [list(sense) for sense in senses],
        "phrases": {
            first: [[*key, *numbers] for key, numbers in rest.items()] for first, rest in phrases.items()
        },
    }


def build() -> dict[Path, bytes]:
    """Return the bytes of each compiled lexicon by its path."""
    tables = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(SOURCE.glob("*.toml"))}
    shared = {section: tables["en"][section] for section in INTERNATIONAL}
    made = {}
    for tag, table in tables.items():
        found = entries(tag, table)
        if tag == EVERYWHERE:
            found += entries(tag, shared)
        data = compiled(tag, table, found)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
        made[TARGET / f"{tag}.json"] = (text + "\n").encode()
    return made


def main(arguments: list[str]) -> int:
    """Write the compiled lexicons, or tell with ``--check`` which are not as they would be made."""
    stale = [path for path, data in build().items() if not path.exists() or path.read_bytes() != data]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not what its builder makes")
        return bool(stale)
    TARGET.mkdir(exist_ok=True)
    for path, data in build().items():
        path.write_bytes(data)
    print(f"wrote {len(stale)} lexicons")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
