"""When a treaty came into being, told by the year in its name or by its age: "the 1982 convention", "30 years after its adoption"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aseanhr.reading.drafts import TreatyDraft
from aseanhr.reading.events.treaty_counts import numbers_of
from aseanhr.reading.events.treaty_dates import Day
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Document, Mark
    from aseanhr.reading.events.treaty_mentions import TreatyMention
    from aseanhr.reading.events.treaty_roles import Scene

__all__ = ["age_of", "aged", "births_of"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = 3  # words that the number of years may have


def _year_of(notes: Annotations, n: int) -> DateSpan | None:
    """Return the year that a word is, if it lies before the day of writing."""
    words = notes.document.words
    if not 0 <= n < len(words) or not _YEAR.fullmatch(words.forms[n]):
        return None
    span = DateSpan(words.forms[n])
    return span if notes.side(span) in ("past", "unknown") else None


def _named_before(notes: Annotations, treaty: TreatyMention) -> tuple[int, DateSpan] | None:
    """Return the year right before a name, unless a small word makes it a time: "in 1982 UNCLOS was signed"."""
    document = notes.document
    marks = document.marks("age", max(treaty.first - 1, 0), treaty.first)
    owned = any(mark.value == "OWN" for mark in marks)
    n = treaty.first - 2 if owned else treaty.first - 1
    span = _year_of(notes, n)
    if span is None or document.text[document.words.ends[treaty.first - 1] : treaty.start] != " ":
        return None
    timed = any(mark.last == n for mark in document.marks("link", max(n - 3, 0), n))
    return (n, span) if owned or not (timed or document.lexicon.bare_years) else None


def _named_behind(notes: Annotations, treaty: TreatyMention) -> tuple[int, DateSpan] | None:
    """Return the year that a name ends in: "the convention of 1982"."""
    document = notes.document
    marks = document.marks("age", treaty.last, treaty.last + 1)
    at = next((mark.last for mark in marks if mark.value in ("NAMED", "DATED")), treaty.last)
    plain = at == treaty.last
    if plain and document.lexicon.bare_years:
        return None
    span = _year_of(notes, at)
    if span is None or document.text[treaty.end : document.words.starts[treaty.last]] != " ":
        return None
    return (at, span) if not _goes_on(document, at) else None


def _goes_on(document: Document, n: int) -> bool:
    """Tell whether a figure is only the beginning of a longer one: "2021-2025"."""
    words = document.words
    behind = document.text[words.ends[n] : words.ends[n] + 2]
    return behind[:1] in "-–/." and behind[1:2].isdigit() if behind else False


def births_of(scene: Scene, used: set[int]) -> Iterator[TreatyDraft]:
    """Yield the treaties of a sentence that are named after the year of their adoption.

    Args:
        scene: the sentence.
        used: offsets of the years that date an act.
    """
    notes = scene.notes
    words = notes.document.words
    for treaty in scene.treaties:
        found = _named_before(notes, treaty) or _named_behind(notes, treaty)
        if treaty.basis != "stated" or len(treaty.keys) != 1 or found is None:
            continue
        n, span = found
        dates = {when.start for when in scene.dates} if scene.acts else set()
        if any(words.starts[k] in used | dates for k in (n, n - 1)):
            continue
        draft = TreatyDraft(treaty.keys[0], "adopted", None, span)
        draft.note("treaty", treaty.start, treaty.end, by="treaty")
        draft.note("event", treaty.start, treaty.end, by="year of the name")
        draft.note("when", words.starts[n], words.ends[n], by="year of the name")
        yield draft


def aged(scene: Scene, n: int) -> Mark | None:
    """Return the words that tell a time by how long an adoption lies back, if they stand before an act."""
    act, clauses = scene.acts[n], scene.document.clauses
    marks = scene.document.within("age", scene.sentence, "SINCE") if act.event == "adopted" else []
    before = [m for m in marks if m.last <= act.first and clauses[m.first] == clauses[act.first]]
    return before[-1] if before else None


def age_of(scene: Scene, n: int) -> Day | None:
    """Return the year that lies as many years back as a treaty is old: "30 years after its adoption".

    Counted from the year of writing, so only where that is known and the sentence tells of no other time or act.
    """
    mark, now = aged(scene, n), scene.notes.now
    if mark is None or scene.dates or len(scene.acts) > 1:
        return None
    if now is None or now.start is None or now.end is None or now.start.year != now.end.year:
        return None
    document = scene.document
    numbers = numbers_of(document, max(mark.first - _NUMBER, scene.sentence.first), mark.first)
    if not numbers or document.words.at(numbers[-1].end) != mark.first:
        return None
    number = numbers[-1]
    year = now.start.year - number.value
    note = f"{number.value} years before the year of the report"
    return Day(number.start, mark.end, DateSpan(f"{year:04d}"), "inferred", note)
