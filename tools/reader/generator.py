"""Texts made of frames (``corpora/frames``), with what each says known by construction: for finding what the reader lacks, never for reporting.

Usage: python tools/reader/generator.py [--language en] [--count 400] [--seed 1] [--show 20]

A frame puts events into words: a meeting, talks, an act under a treaty, a figure of trade, each asserted, planned, denied or
supposed, told as a clause, a noun phrase or a clause that depends on another. A join puts one or two of them, and what is told beside
them, into one text. Prints how many texts are read wrong, by join, and shows some.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from aseanhr import extract
from reader.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["PUBLISHED", "Generated", "generated", "is_right"]

FRAMES = Path(__file__).resolve().parent.parent.parent / "corpora" / "frames"
LANGUAGES = ("en", "sv", "vi")
PUBLISHED = "2027-10-01"
_PAST = date(2025, 1, 3), date(2027, 9, 10)
_AHEAD = date(2027, 10, 20), date(2028, 12, 20)
# Days that need no year where they stand.
_BARE = {_PAST: (date(2027, 4, 10), date(2027, 9, 10)), _AHEAD: (date(2027, 10, 20), date(2028, 2, 20))}
_SHARE = 0.25  # of days without a year
_BIRTH = date(1960, 1, 1), date(1975, 1, 1)
_EVENT = re.compile(r"\{(\d)\.(\w+)\}")
_SLOT = re.compile(r"\{([\w.]+)\}")
_OPENING = re.compile(r"(^|[.?!] )(\w)")
# Forms that are worded as others are: what is claimed is told like a fact.
_WORDS = {"claimed": "held", "untrue": "perfect"}
_TO_COME = frozenset({"planned", "postponed"})
_DEPTH = 4  # slots may hold slots
# What a form of words says, where its name does not.
_SAYS = {"perfect": "held", "phrase": "held", "inverted": "held", "claimed": "", "untrue": ""}


class Generated(NamedTuple):
    """A text with all that it says.

    Attributes:
        text: the text.
        says: a line for each record, as `reader.said.said` gives them.
        join: the join that it is made of.
    """

    text: str
    says: frozenset[str]
    join: str


def read(made: Generated, language: str) -> set[str]:
    """Return what the reader reads in a text, a line for each record."""
    return said(extract(made.text, lang=language, published=PUBLISHED))


def is_right(made: Generated, language: str) -> bool:
    """Return whether the reader reads all that a text says, and nothing else."""
    return read(made, language) == made.says


class _Generator:
    """Makes texts of the frames of a language; the same seed makes the same texts."""

    def __init__(self, language: str, seed: int) -> None:
        frames = tomllib.loads((FRAMES / f"{language}.toml").read_text("utf-8"))
        self.values: dict[str, Any] = frames["values"]
        self.states: list[dict[str, str]] = frames["states"]
        self.events: list[dict[str, Any]] = frames["events"]
        self.joins: list[str] = frames["joins"]["texts"]
        self.random = random.Random(seed)
        self.endings: dict[str, str] = self.values.get("ordinals", {})

    def make(self) -> Generated:
        """Return the next text."""
        pick = self.random
        join = pick.choice(self.joins)
        self.left = {
            "states": pick.sample(self.states, len(self.states)),
            "cities": pick.sample(list(self.values["cities"].items()), len(self.values["cities"])),
            "numbers": pick.sample(range(31, 60, 3), 8),
        }
        forms = {**dict(reversed(_EVENT.findall(join))), **({"0": "birth"} if ".birth}" in join else {})}
        chosen = {number: self.event(number, form) for number, form in sorted(forms.items())}
        says: set[str] = set()

        def told(match: re.Match[str]) -> str:
            event, slots = chosen[match[1]]
            template, line = self.words(event, match[2])
            says.update(fill(part, slots) for part in line.split(" ; ") if part)
            return fill(template, slots)

        text = _OPENING.sub(lambda m: m[1] + m[2].upper(), _EVENT.sub(told, join))
        return Generated(text, frozenset(says), join)

    def words(self, event: dict[str, Any] | None, form: str) -> tuple[str, str]:
        """Return words for a form of an event, and what they say; without an event, for a value."""
        if event is None:
            return (self.random.choice(self.values["when"]) if form == "birth" else f"{{{form}}}"), ""
        template = self.random.choice(event[_WORDS.get(form, form)])
        return template, event["says"].get(_SAYS.get(form, form), "")

    def event(self, number: str, form: str) -> tuple[dict[str, Any] | None, dict[str, str]]:
        """Return an event that has a form, with its values; none for what is only told beside."""
        if number == "0":
            return None, self.slots(_BIRTH if form == "birth" else _PAST)
        fitting = [
            e
            for e in self.events
            if _WORDS.get(form, form) in e and not (form in _WORDS and e["kind"] == "act")
        ]
        event = self.random.choice(fitting)
        slots = self.slots(_AHEAD if form in _TO_COME else _PAST, bare=number == "1")
        slots.update(self.random.choice(event.get("variants", [{}])))
        if event.get("several"):
            for suffix, days in (("2", _PAST), ("3", _AHEAD)):
                other = {**self.slots(days), **self.numbered(int(slots["n"]) + 1)}
                slots.update({f"{key}{suffix}": fill(value, other) for key, value in other.items()})
        return event, {**slots, **self.sides("abc" if event.get("several") else "ab")}

    def sides(self, names: str) -> dict[str, str]:
        """Return a state for each of some sides, and each pair with the first."""
        found: dict[str, str] = {}
        for side in names:
            state = self.left["states"].pop()
            found.update({f"{side}.{key}": value for key, value in state.items()})
            found[side] = state["code"].lower()
        for other in names[1:]:
            pair = sorted((found["a"], found[other]))
            found.update({f"a{other}": "-".join(pair), f"A{other.upper()}": "+".join(pair).upper()})
        return found

    def slots(self, days: tuple[date, date], *, bare: bool = False) -> dict[str, str]:
        """Return a day, a place, a number and a sum of money that no other event of the text has; ``bare``: perhaps a day without a year."""
        pick, values = self.random, self.values
        bare = bare and pick.random() < _SHARE
        days = _BARE[days] if bare else days
        day = date.fromordinal(pick.randint(*(edge.toordinal() for edge in days)))
        (written, city), number = self.left["cities"].pop(), self.left["numbers"].pop()
        tenths = 10 * pick.randint(1, 9) + pick.randint(1, 9)
        shown = {key: pick.choice(values[key]) for key in ("day", "when", "where", "amount")}
        shown["day"] = pick.choice(values["bare"]) if bare else shown["day"]
        return {
            **shown,
            "d": str(day.day),
            "m": str(day.month),
            "y": str(day.year),
            "month": values["month"][day.month - 1],
            "iso": day.isoformat(),
            "year": pick.choice(("2024", "2025", "2026")),
            "city": written,
            "place": city,
            **self.numbered(number),
            "v": f"{tenths // 10}{values['point']}{tenths % 10}",
            "sum": f"{tenths}00000000 USD",
        }

    def numbered(self, number: int) -> dict[str, str]:
        """Return a number as a figure and as an ordinal."""
        keys = (str(number % 100), str(number % 10), "")
        ending = next((self.endings[key] for key in keys if key in self.endings), "")
        return {"n": str(number), "nth": f"{number}{ending}"}


def fill(template: str, slots: dict[str, str]) -> str:
    """Return a template with its slots filled."""
    for _ in range(_DEPTH):
        template = _SLOT.sub(lambda match: slots[match[1]], template)
    return template


def generated(language: str, count: int, seed: int = 1) -> Iterator[Generated]:
    """Yield texts in a language, the same for the same seed."""
    generator = _Generator(language, seed)
    for _ in range(count):
        yield generator.make()


def report(language: str, texts: Sequence[Generated], show: int) -> Iterator[str]:
    """Yield how many texts are read wrong, by join, and some of them with what is missed and what is made up."""
    wrong = [(made, found) for made in texts if (found := read(made, language)) != made.says]
    yield f"{language}: {len(wrong)} of {len(texts)} read wrong"
    of, joins = Counter(made.join for made in texts), Counter(made.join for made, _ in wrong)
    yield from (f"  {count}/{of[join]} {join}" for join, count in joins.most_common())
    for made, found in wrong[:show]:
        yield f"- {made.text}"
        yield f"    missed {' ; '.join(sorted(made.says - found)) or '-'}"
        yield f"    made up {' ; '.join(sorted(found - made.says)) or '-'}"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--language", choices=LANGUAGES, help="one language; all if not given")
    parser.add_argument("--count", type=int, default=400, metavar="N", help="texts in each language (400)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="what makes them others (1)")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show so many that are read wrong")
    options = parser.parse_args(argv)
    for language in [options.language] if options.language else LANGUAGES:
        for line in report(language, list(generated(language, options.count, options.seed)), options.show):
            print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
