"""Dates whose year or week hangs on tense: a weekday to come, the later of two anniversaries."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aseanhr.errors import DateParseError
from aseanhr.reading.rules.attach import governing
from aseanhr.values.dates import DateSpan, resolve_weekday

if TYPE_CHECKING:
    from datetime import date

    from aseanhr.reading.rules.document import Sentence
    from aseanhr.reading.rules.facts import Facts
    from aseanhr.values.mention import Mention

__all__ = ["tensed"]

_MOVABLE = frozenset({"day", "week", "month", "period"})
_COMING = ("PLANNED", "EXPECTED", "AHEAD")
_AT_HAND = timedelta(days=31)  # what has begun may end that much later
_ANNIVERSARY = 5  # years between two dates of the same day from which they are taken for an anniversary


def _shift(span: DateSpan, sentence: Sentence, day: date) -> DateSpan | None:
    """Move a date without a year to the year before or after, where tense contradicts the nearest one."""
    planned, held = bool(sentence.cue("PLANNED")), bool(sentence.cue("HELD"))
    if span.start is None or span.end is None or planned == held:
        return None
    years = 1 if planned and span.end < day else -1 if held and span.start > day + _AT_HAND else 0
    if not years or "{" in span.edtf:
        return None
    parts = [f"{int(part[:4]) + years:04d}{part[4:]}" for part in span.edtf.split("/")]
    try:
        return DateSpan("/".join(parts))
    except DateParseError:  # 29 February
        return None


def _is_ahead(mention: Mention[DateSpan], sentence: Sentence, text: str) -> bool:
    """Tell whether the verb nearest to a weekday speaks of what is to come."""
    verb = governing(text, mention, sentence.cue(*_COMING, "HELD"))
    return verb is not None and verb.has("cue", *_COMING)


def _is_yearless(mention: Mention[DateSpan]) -> bool:
    """Tell whether the year of a date is that nearest to the anchor, for its words say none."""
    counted = mention.kind in ("counted", "same") or mention.unit == "weekday"
    return mention.relative and not counted and mention.bound in ("", "start")


def tensed(mention: Mention[DateSpan], sentence: Sentence, facts: Facts) -> Mention[DateSpan]:
    """Return a date as its sentence means it.

    A weekday is turned forward where the sentence speaks of what is to come; of "2 September 1945 - 2 September 2025"
    the later day is taken.
    """
    span, anchor = mention.value, facts.anchor
    if span.precision not in _MOVABLE or span.start is None or span.end is None:
        return mention
    if (
        mention.unit == "weekday"
        and anchor
        and span.start < anchor.day
        and _is_ahead(mention, sentence, facts.document.text)
    ):
        day = resolve_weekday(span.start.weekday(), anchor.day, forward=True)
        return mention.meaning(DateSpan(day.isoformat()))
    if _is_yearless(mention) and anchor and anchor.exact and span.precision in ("day", "month", "period"):
        shift = _shift(span, sentence, anchor.day)
        if shift:
            return mention.meaning(shift)
    same_day = (span.start.month, span.start.day) == (span.end.month, span.end.day)
    if same_day and span.precision == "period" and span.end.year - span.start.year >= _ANNIVERSARY:
        return mention.meaning(DateSpan(span.end.isoformat()))
    return mention
