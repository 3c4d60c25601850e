"""The measure of the reader: its records are paired with those of an annotated article, the best fitting pairs first.

A record that the annotation marks as not required costs nothing when it is missed and is no fault when it is found. What counts as
the same, and which field may be what else, is the annotation's own list (``accept``). `reader.score_kinds` says for each kind what
fits and what is compared.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from aseanhr.values.dates import DateSpan

__all__ = ["Bounds", "Gold", "Measure", "Pairing", "Tally", "bounds_of_gold", "bounds_of_text", "bounds_of_value",
           "city_key", "fold", "listed", "pair_up", "tally"]  # fmt: skip

Gold = dict[str, Any]
Bounds = tuple[str, str]  # the first and the last day as ISO text, empty where there is none

_NONE: Bounds = ("", "")
_ACCEPTED_AS = {"dates": "start", "growth": "growth_percent"}


def fold(text: str | None) -> str:
    """Return a text without case, marks and punctuation.

    >>> fold("Hà Nội (Việt Nam)")
    'ha noi viet nam'
    """
    decomposed = unicodedata.normalize("NFD", (text or "").casefold().replace("đ", "d"))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.sub(r"[\W_]+", " ", bare).strip()


def city_key(name: str | None) -> str:
    """Return a city's name so that its spellings are one.

    >>> city_key("Quezon City") == city_key("quezon")
    True
    """
    return fold(name).replace(" city", "").replace(" ", "")


def bounds_of_text(text: str | None) -> Bounds:
    """Return the first and the last day of a date as the annotation writes it.

    >>> bounds_of_text("2024-02"), bounds_of_text("2026/2030"), bounds_of_text("2025-03-04/..")
    (('2024-02-01', '2024-02-29'), ('2026-01-01', '2030-12-31'), ('2025-03-04', ''))
    """
    if not text:
        return _NONE
    text = text.strip().rstrip("~?%")
    if text[:1] in ("{", "["):
        parts = [part for part in re.split(r",|\.\.", text[1:-1]) if part]
        return bounds_of_text(parts[0])[0], bounds_of_text(parts[-1])[1]
    if "/" in text:
        first, last = text.split("/", 1)
        return (
            "" if first in ("", "..") else bounds_of_text(first)[0],
            "" if last in ("", "..") else bounds_of_text(last)[1],
        )
    if re.fullmatch(r"\d{4}", text):
        return f"{text}-01-01", f"{text}-12-31"
    if re.fullmatch(r"\d{4}-\d{2}", text):
        year, month = map(int, text.split("-"))
        if month > 12:
            return "?", "?"
        return f"{text}-01", f"{text}-{calendar.monthrange(year, month)[1]:02d}"
    return text[:10], text[:10]


def bounds_of_gold(gold: Gold) -> Bounds:
    """Return the first and the last day of an annotated meeting.

    >>> bounds_of_gold({"start": "2025-03-04", "end": None})
    ('2025-03-04', '2025-03-04')
    """
    first = bounds_of_text(gold.get("start"))
    last = bounds_of_text(gold["end"]) if gold.get("end") else first
    return first[0], last[1]


def bounds_of_value(span: DateSpan | None) -> Bounds:
    """Return the first and the last day of a date that was read.

    >>> from aseanhr.values.dates import DateSpan
    >>> bounds_of_value(DateSpan("2024-02"))
    ('2024-02-01', '2024-02-29')
    """
    return _NONE if span is None else (_day(span.start), _day(span.end))


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def listed(gold: Gold, field: str) -> list[Any]:
    """Return what the annotation accepts for a field beside its own value.

    >>> listed({"accept": {"city": ["Hanoi"]}}, "city"), listed({}, "city")
    (['Hanoi'], [])
    """
    return list((gold.get("accept") or {}).get(field) or [])


def is_accepted(gold: Gold, field: str, got: Any) -> bool:
    """Tell whether a value is one that the annotation takes to be as good as its own.

    >>> is_accepted({"accept": {"city": ["Ha Noi"]}}, "city", city_key("Hanoi"))
    True
    """
    if field == "dates" and gold.get("start") and not gold.get("end"):
        first = bounds_of_text(gold["start"])
        if got in ((first[0], ""), first):
            return True
    if any(_same(field, other, got) for other in listed(gold, _ACCEPTED_AS.get(field, field))):
        return True
    return field == "mode" and gold.get("mode") in (None, "in_person") and got in ("", "in_person")


def _same(field: str, other: Any, got: Any) -> bool:
    if other is None and (not got or got == _NONE):
        return True
    text = str(other)
    if field == "dates" and (bounds_of_text(text) == got or bounds_of_text(text)[0] == got[0]):
        return True
    if field in ("period", "adopted_on") and bounds_of_text(text) == got:
        return True
    if field == "growth" and got is not None and Decimal(text) == got:
        return True
    return (field == "city" and city_key(text) == got) or text == str(got)


@attrs.define
class Tally:
    """Counts of one kind.

    >>> counts = Tally(right=3, false=1, missed=0)
    >>> counts.precision, counts.recall, round(counts.f1, 3)
    (0.75, 1.0, 0.857)
    """

    right: int = 0
    false: int = 0
    missed: int = 0
    fields: dict[str, list[int]] = attrs.field(factory=lambda: defaultdict(lambda: [0, 0]))

    def add(self, other: Tally) -> None:
        """Add the counts of another article."""
        self.right += other.right
        self.false += other.false
        self.missed += other.missed
        for field, (right, all_) in other.fields.items():
            self.fields[field][0] += right
            self.fields[field][1] += all_

    @property
    def precision(self) -> float:
        """How many of the records found are right."""
        return _share(self.right, self.right + self.false)

    @property
    def recall(self) -> float:
        """How many of the records there are were found."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def field_rate(self) -> float:
        """How many of the fields of records found are right."""
        return _share(
            sum(right for right, _ in self.fields.values()), sum(all_ for _, all_ in self.fields.values())
        )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


class Measure(Protocol):
    """What fits and what is compared in one kind."""

    def strength(self, gold: Gold, found: Any) -> int:
        """Return how well a record fits an annotated one; nothing above 0 is no pair."""
        ...

    def fields(self, gold: Gold, found: Any) -> Mapping[str, tuple[Any, Any]]:
        """Return the fields of a pair, each as it should be and as it was read."""
        ...


@attrs.frozen
class Pairing:
    """Which records found are which annotated ones.

    Attributes:
        gold: the annotated records.
        found: the records that count.
        pairs: numbers of an annotated record and of the one found.
    """

    gold: Sequence[Gold]
    found: Sequence[Any]
    pairs: tuple[tuple[int, int], ...]

    def is_right(self, number: int) -> bool:
        """Tell whether a record found is one of the annotated ones."""
        return any(found == number for _, found in self.pairs)


def pair_up(gold: Sequence[Gold], found: Sequence[Any], measure: Measure) -> Pairing:
    """Pair records best first; of equal pairs, one with a required record comes first, then the order decides."""
    candidates = [
        (-measure.strength(one, other), not one.get("required", True), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
    ]
    taken: set[int] = set()
    given: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for strength, _, i, j in sorted(candidates):
        if strength < 0 and i not in taken and j not in given:
            taken.add(i)
            given.add(j)
            pairs.append((i, j))
    return Pairing(gold, found, tuple(pairs))


def tally(pairing: Pairing, measure: Measure) -> Tally:
    """Return the counts of a pairing."""
    counts = Tally()
    for i, j in pairing.pairs:
        one = pairing.gold[i]
        if one.get("required", True):
            counts.right += 1
            for field, (wanted, got) in measure.fields(one, pairing.found[j]).items():
                counts.fields[field][1] += 1
                counts.fields[field][0] += wanted == got or is_accepted(one, field, got)
    paired = {i for i, _ in pairing.pairs}
    counts.missed = sum(one.get("required", True) and i not in paired for i, one in enumerate(pairing.gold))
    counts.false = len(pairing.found) - len(pairing.pairs)
    return counts
