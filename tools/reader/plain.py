"""The tables of plain sentences (``tests/reading/plain``) as articles of one line: what they teach about meetings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aseanhr.records.series import SERIES_KINDS
from reader.corpus import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PUBLISHED", "TABLES", "sentences"]

TABLES = Path(__file__).resolve().parent.parent.parent / "tests" / "reading" / "plain"
PUBLISHED = "2027-10-01"
_DAY = re.compile(r"(?:until-|from-)?\d{4}-\d\d(?:-\d\d)?$|-undated$")
_YEARLY = re.compile(r"-(\d{4})-(\d{1,2})$")
_NUMBER = re.compile(r"-(\d{1,3})$")
_LABELS = {kind.label: series for series, kind in SERIES_KINDS.items()}
_PARTS = re.compile(
    r"(?P<id>\S+)(?: on (?P<when>\S+))? (?P<status>held|planned|postponed|cancelled)"
    r"(?: in (?P<place>.+?))?(?: (?:video|hybrid))?(?: of (?P<states>[A-Z]{2}(?:\+[A-Z]{2})*))?(?: chair .+)?"
)


def sentences() -> Iterator[Article]:
    """Yield each row that the reader is to reach, with the meetings that it says."""
    for path in sorted(TABLES.glob("*.tsv")):
        for n, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            text, says, kind = line.split("\t")
            found = [_PARTS.fullmatch(told) for told in says.split(" ; ")]
            meetings = [_meeting(match, text) for match in found if match and _series(match["id"])]
            kinds = [(meeting["series"], meeting["ordinal"]) for meeting in meetings]
            if not kind.startswith("GAP") and len(set(kinds)) == len(kinds):
                gold = {"lang": path.stem, "published": PUBLISHED, "meetings": meetings}
                yield Article(f"plain-{path.stem}-{n}", text, gold)


def _series(id: str) -> str | None:
    """Return the series whose label begins an id: the longest that does."""
    fitting = [label for label in _LABELS if f"{id}-".startswith(f"{label}-")]
    return _LABELS[max(fitting, key=len)] if fitting else None


def _ordinal(id: str) -> str | None:
    """Return the number that ends an id, unless a day does."""
    if _DAY.search(id):
        yearly = _YEARLY.search(id)
        return f"{int(yearly[2])}/{yearly[1]}" if yearly and "special" in id and id.count("-") == 3 else None
    number = _YEARLY.search(id) or _NUMBER.search(id)
    return None if number is None else number[1] if number.re is _NUMBER else f"{number[2]}/{number[1]}"


def _meeting(match: re.Match[str], text: str) -> dict[str, Any]:
    """Return one meeting as the gold of an article has it; its words are those of the whole sentence."""
    start, _, end = (match["when"] or "").partition("/")
    place = match["place"] or ""
    code = len(place) == 2 and place.isupper()
    return {
        "series": _series(match["id"]),
        "ordinal": _ordinal(match["id"]),
        "start": None if start in ("", "..") else start,
        "end": None if end in ("", "..") else end,
        "city": None if code else place or None,
        "country": place if code else None,
        "status": match["status"],
        "participants": [{"country": state} for state in (match["states"] or "").split("+") if state],
        "evidence": [{"field": "name_en", "start": 0, "end": len(text)}],
    }
