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
    "openers": "opener",
    "counted": "counted",
    "capitals": "capital",
    "pacts": "pact",
    "pact_topics": "pact_topic",
    "pact_heads": "pact_head",
    "pact_plain": "pact_plain",
    "pact_private": "pact_private",
    "treaty_heads": "treaty_head",
    "act_offsets": "act_offset",
    "day_words": "day_word",
    "ages": "age",
    "determiners": "determiner",
    "officials": "official",
    "portfolios": "portfolio",
    "roles": "role",
    "sayings": "saying",
    "inhabitants": "inhabitant",
}

Entry = tuple[str, str, str, str]  # phrase, family, value, form


def _known(name: str, names: Iterable[str], what: str, tag: str) -> str:
    if name not in names:
        raise ValueError(f"{tag}.toml: unknown {what} {name!r}")
    return name


def _inflected(table: dict[str, Any], tag: str) -> Iterator[Entry]:
    paradigms = Paradigms(table)
    for cue, patterns in table.get("verbs", {}).items():
        _known(cue, PREDICATES, "predicate", tag)
        for pattern in patterns:
            for phrase in expand(pattern):
                for form, words in paradigms.inflect(phrase):
                    yield words, "verb", cue, _known(form, FORMS, "form", tag)
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


def _splits(table: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return the particles that may stand apart from a verb ("skrev ... under"), by the verb and their own first word."""
    if not table.get("language", {}).get("split_verbs", False):
        return {}
    paradigms = Paradigms(table)
    splits: dict[str, dict[str, dict[str, list[str]]]] = {}
    for cue, patterns in table["verbs"].items():
        for phrase in (phrase for pattern in patterns for phrase in expand(pattern)):
            for form, words in paradigms.inflect(phrase):
                verb, _, particle = words.partition(" ")
                if particle and phrase.split()[0].endswith("*"):
                    opening, _, rest = particle.partition(" ")
                    senses = splits.setdefault(verb, {}).setdefault(opening, {})
                    senses.setdefault(f"{cue}|{form}", []).append(rest)
    return {
        verb: {
            opening: ";".join(f"{sense}|{','.join(dict.fromkeys(found))}" for sense, found in senses.items())
            for opening, senses in behind.items()
        }
        for verb, behind in splits.items()
    }


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
    """Yield lengths in days and months, and days counted from another day, with every number word of the language."""
    durations, offsets = table.get("durations", {}), table.get("offsets", {})
    frames = [("duration", "", pattern) for pattern in durations.get("frames", ())]
    frames += [("offset", "", pattern) for pattern in offsets.get("later", ())]
    frames += [("offset", "-", pattern) for pattern in offsets.get("earlier", ())]
    for number, words in durations.get("numbers", {}).items():
        for family, sign, pattern in frames:
            for phrase in expand(pattern):
                for word in (number, *words):
                    yield phrase.replace("#", word), family, sign + number, _open(phrase, offsets)
    yield from _months(table)
    for number, patterns in offsets.items():
        if number not in ("later", "earlier", "prepositions"):
            for phrase in (phrase for pattern in patterns for phrase in expand(pattern)):
                yield phrase, "offset", number, _open(phrase, offsets)


def _open(phrase: str, offsets: dict[str, Any]) -> str:
    """Return the form of words that count from another day: ``prep`` where what follows them may be what they count from."""
    return "prep" if phrase.split()[-1] in offsets.get("prepositions", ()) else ""


def _months(table: dict[str, Any]) -> Iterator[Entry]:
    """Yield counts of months with every number word of the language."""
    months = table.get("months", {})
    for number, words in months.get("numbers", {}).items():
        for phrase in (phrase for pattern in months["frames"] for phrase in expand(pattern)):
            for word in (number, *words):
                yield phrase.replace("#", word), "months", number, ""


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


class _Phrases:
    """Phrases by their first word, and the senses that their numbers stand for.

    `aseanhr.reading.lexicon` tells how they are written.
    """

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.senses: dict[tuple[str, str, str], int] = {}

    def compiled(self, found: Iterable[Entry]) -> dict[str, str]:
        """Return phrases by their first word, as they are shipped."""
        phrases: dict[str, dict[str, list[int]]] = {}
        for phrase, family, value, form in found:
            words = cut_words(canonical(phrase))
            if not len(words):
                raise ValueError(f"{self.tag}.toml: the phrase {phrase!r} has no word")
            number = self.senses.setdefault((family, value, form), len(self.senses))
            written = " ".join(words.written(i) for i in range(len(words)))
            own = " ".join(words.forms[1:]) if written == written.lower() else written
            numbers = phrases.setdefault(words.forms[0], {}).setdefault(own, [])
            if number not in numbers:
                numbers.append(number)
        return {first: _line(rest) for first, rest in phrases.items()}


def _line(phrases: dict[str, list[int]]) -> str:
    """Return the phrases that begin with a word, those with the same senses side by side."""
    alike: dict[tuple[int, ...], list[str]] = {}
    for phrase, numbers in phrases.items():
        alike.setdefault(tuple(numbers), []).append(phrase)
    return ";".join(f"{','.join(found)}|{','.join(map(str, numbers))}" for numbers, found in alike.items())


def compiled(tag: str, table: dict[str, Any], found: list[Entry]) -> dict[str, Any]:
    """Return a lexicon as it is shipped."""
    language = dict(table.get("language", {}))
    language["ordinal_frames"] = table.get("ordinal_frames", {})
    phrases = _Phrases(tag)
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
        "phrases": phrases.compiled(entry for entry in found if entry[1] != "layout"),
        "layout": phrases.compiled(entry for entry in found if entry[1] == "layout"),
        "splits": _splits(table),
        "senses": ["|".join(sense) for sense in phrases.senses],
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
