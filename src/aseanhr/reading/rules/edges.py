"""The first and the last day of a meeting, where the text tells of its opening and its close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.rules.attach import governing, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.rules.document import Sentence
    from aseanhr.values.dates import DateSpan
    from aseanhr.values.mention import Mention

__all__ = ["edges"]

_REACH = 160  # characters between a verb of opening or closing and its date
_EDGES = {"open": "OPENS", "end": "CLOSES"}
_LIMITS = frozenset({"before", "by", "after"})


def edges(
    text: str, sentence: Sentence, dates: Sequence[Mention[DateSpan]]
) -> tuple[Mention[DateSpan] | None, Mention[DateSpan] | None]:
    """Return those of the dates said of a meeting on which it opens and closes: "from 9 May", "ended on 12 May"."""
    if any(_is_range(mention.value) for mention in dates):
        return None, None  # all its days are told
    days = [mention for mention in dates if mention.value.precision == "day"]
    told = [(_edge(text, sentence, day, days), day) for day in days]
    opened = next((day for edge, day in told if edge == "OPENS"), None)
    closed = next((day for edge, day in told if edge == "CLOSES"), None)
    if closed and not opened:
        # "Has been sitting since 9 May and will close on 12 May".
        opened = next((day for day in days if day.start < closed.start), None)
    return opened, closed


def _edge(
    text: str, sentence: Sentence, day: Mention[DateSpan], days: Sequence[Mention[DateSpan]]
) -> str | None:
    if day.bound in _EDGES and day.kind not in _LIMITS:
        return _EDGES[day.bound]
    verb = governing(text, day, sentence.cue("OPENS", "CLOSES"), limit=_REACH)
    if verb is None or nearest(text, verb, days, backwards=1) is not day:
        return None
    return "OPENS" if verb.has("cue", "OPENS") else "CLOSES"


def _is_range(span: DateSpan) -> bool:
    return span.precision == "period" and span.start is not None and span.end is not None
