"""Which dates may be those of a meeting, and how long they last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.events.meeting_edges import governor
from aseanhr.reading.features import link_before
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.whens import When
    from aseanhr.reading.document import Sentence

__all__ = ["anniversary", "days_of", "is_head", "may_date"]

_LONGEST = 120  # days of a meeting, if it is not told by a month or year alone
_NAMED = frozenset({"month", "quarter", "half", "season", "year"})
_PLAN = 4  # words of the longest name of a plan before its year
_MEMORY = 5  # years


def _is_long(when: When) -> bool:
    """Tell whether a date spans more days than any meeting, as the years of an anniversary do."""
    return when.span is not None and when.unit not in _NAMED and days_of(when.span) > _LONGEST


def anniversary(when: When) -> When:
    """Return the last day of years that are counted from one day to the same day ("2 September 1945 – 2 September 2025")."""
    span = when.span
    if span is None or span.start is None or span.end is None or span.start.year == span.end.year:
        return when
    same = (span.start.month, span.start.day) == (span.end.month, span.end.day)
    return when._replace(span=DateSpan.from_dates(span.end, span.end)) if same else when


def days_of(span: DateSpan) -> int:
    """Return how many days a time goes on after its first; less than none where an edge is open."""
    return (span.end - span.start).days if span.start and span.end else -1


def _is_of_plan(notes: Annotations, when: When) -> bool:
    """Return whether a date belongs to the plan or vision right before it: "the vision 2045", "the plan of 3 May"."""
    marks = notes.document.marks("plan", when.first - _PLAN, when.first)
    dated = when.unit == "year" or link_before(notes, when.first) == "OF"
    return dated and any(when.first - mark.last <= 1 for mark in marks)


def _is_birth(notes: Annotations, when: When) -> bool:
    """Tell whether somebody or something is said to have come into the world on a date: "who was born on 5 May 1970"."""
    verb = governor(notes, when)
    return verb is not None and verb.cue == "BE_BORN"


def _is_memory(notes: Annotations, when: When) -> bool:
    """Tell whether a year is counted back over many: "born 30 years ago"."""
    span, now = when.span, notes.now
    if when.kind != "counted" or when.unit != "year" or span is None or now is None:
        return False
    edges = span.start, now.start
    return edges[0] is not None and edges[1] is not None and edges[1].year - edges[0].year >= _MEMORY


def _is_of_saying(notes: Annotations, when: When) -> bool:
    """Return whether something was said on a date: "told reporters on Monday"."""
    document, sentence = notes.document, notes.document.sentence_of(when.first)
    assert sentence is not None
    said = [
        m for m in document.within("saying", sentence, "SAID") if document.same_clause(m.first, when.first)
    ]
    if not said or link_before(notes, when.first) == "FOR":
        return False  # "announced for 9 May"
    before = max((m.last for m in said if m.first < when.first), default=0)
    if document.has("saying", before, when.first, "THAT"):
        return False  # "said that on 9 May it had met"
    low, high = (before, when.first) if before else (sentence.first, said[0].first)
    told = any(low <= p.first < high for p in notes.predicates(sentence))
    return not (told or document.has("gathering", low, high) or document.has("office", before, when.first))


def may_date(notes: Annotations, when: When) -> bool:
    """Tell whether a date may be that of a meeting: not years, the year of a plan, a birthday, what is long ago, or the day of a remark."""
    return not (
        _is_long(when)
        or _is_of_plan(notes, when)
        or _is_birth(notes, when)
        or _is_memory(notes, when)
        or _is_of_saying(notes, when)
    )


def is_head(notes: Annotations, sentence: Sentence) -> bool:
    """Tell whether a line holds nothing but dates, of which one is known."""
    alone = all(other.block != sentence.block for other in notes.document.sentences[sentence.index + 1 :][:1])
    alone = alone and all(
        other.block != sentence.block
        for other in notes.document.sentences[max(sentence.index - 1, 0) : sentence.index]
    )
    dates = notes.dates_in(sentence)
    dated = {n for when in dates for n in range(when.first, when.last)}
    return (
        alone and any(when.span for when in dates) and dated.issuperset(range(sentence.first, sentence.last))
    )
