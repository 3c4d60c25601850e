"""Sums whose flow a sentence before names: "it came to", "the figure was", "next came Japan with", the answer to a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.events.trade_sums import level_of
from aseanhr.reading.events.trade_times import is_earlier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Mark
    from aseanhr.reading.events.trade_parts import Segment, View
    from aseanhr.reading.features import Placed

__all__ = ["is_answer", "is_label", "names_sum", "refers"]

_MEASURES = ("AMOUNT_TO", "RISE", "FALL", "RAISE")
_AIMS = ("AIM", "FORECAST")


def refers(view: View, segment: Segment, *, close: bool) -> bool:
    """Tell whether a sum without a flow is of the one spoken of before.

    Args:
        view: its sentence.
        segment: the sum with its words.
        close: whether that was spoken of in the same paragraph.
    """
    measured = bool(_measures(view, segment))
    if close and _refers_back(view, segment, measured=measured):
        return True
    if measured and _words(view, segment) and _is_beside(view, segment):
        return True
    if _is_ranked(view, segment):
        return True
    if is_label(view, segment) and (close or view.sentence.role == "item"):
        return True
    plain = measured or bool(view.percents) or not _near(view, segment)
    return plain and _opens_with_partner(view, segment)


def names_sum(view: View, segment: Segment) -> bool:
    """Tell whether words such as "the figure" or "the goal" stand for a flow named before."""
    aims = any(p.cue in _AIMS and p.form in ("noun", "bare") for p in _near(view, segment))
    return aims or bool(_words(view, segment))


def is_answer(view: View, segment: Segment) -> bool:
    """Tell whether a sum opens what somebody says, with no state before it: "How much is it? – 3 billion"."""
    words = view.document.words
    stop = view.document.text.find(":", view.sentence.start, segment.amount.start)
    low = words.at(stop) if stop >= 0 else view.sentence.first
    named = any(p.state is not None and p.last <= segment.amount.first for p in view.parties)
    return not named and _only(view, low, segment.amount.first, ())


def is_label(view: View, segment: Segment) -> bool:
    """Tell whether all that stands before a sum in its piece is a time or an aim: "first half: 3 billion", "target: 5 billion"."""
    low, high = segment.low, segment.amount.first
    spans: list[Placed] = [d for d in view.dates if low <= d.first < high]
    spans += [p for p in view.predicates if low <= p.first < high and p.cue in (*_AIMS, "AMOUNT_TO")]
    return bool(spans) and _only(view, low, high, spans)


def _refers_back(view: View, segment: Segment, *, measured: bool) -> bool:
    """Tell whether a sum is of what was spoken of right before it."""
    if view.words("BOTH_WAYS", low=segment.low, high=segment.high):
        return True
    if any(p.cue in _AIMS for p in _near(view, segment)):
        return True
    level = level_of(view, segment)
    if measured and level == "level" and is_earlier(view, segment):
        return True
    return bool(_words(view, segment)) and (measured or level == "before")


def _near(view: View, segment: Segment) -> list[Predicate]:
    return [p for p in view.predicates if segment.low <= p.first < segment.high]


def _measures(view: View, segment: Segment) -> list[Predicate]:
    last = segment.amount.last
    return [p for p in _near(view, segment) if p.cue in _MEASURES and p.first < last]


def _words(view: View, segment: Segment) -> list[Mark]:
    """Return the words before a sum that stand for one: "the figure"; of pronouns the subjects of what measures."""
    low, high = segment.low, segment.amount.first
    measures = _measures(view, segment)
    pronouns = [
        m
        for m in view.words("PRONOUN", low=low, high=high)
        if not measures or _is_subject(view, m, measures[-1])
    ]
    return [*view.words("MEASURE", low=low, high=high), *pronouns]


def _is_subject(view: View, mark: Mark, predicate: Predicate) -> bool:
    """Tell whether a pronoun is what a predicate is said of: "it had then been", "var den 2026"."""
    if predicate.first <= mark.first <= predicate.last:
        joins = view.document.marks("link", mark.first, mark.first + 1)
        return all(m.value != "RELATIVE" for m in joins)
    operators = view.document.marks("operator", mark.last, predicate.first)
    return mark.last <= predicate.first and _only(view, mark.last, predicate.first, [*operators, *view.dates])


def _only(view: View, low: int, high: int, spans: Sequence[Placed]) -> bool:
    """Tell whether nothing but small words and some spans stands in a range of words."""
    known = {
        w for span in (*spans, *view.document.marks("link", low, high)) for w in range(span.first, span.last)
    }
    connectors = view.document.lexicon.connectors
    return all(w in known or view.document.words.forms[w] in connectors for w in range(low, high))


def _is_beside(view: View, segment: Segment) -> bool:
    """Tell whether the words before a sum name a state."""
    return any(p.state is not None for p in view.parties if segment.low <= p.first < segment.amount.first)


def _opens_with_partner(view: View, segment: Segment) -> bool:
    """Tell whether a sum stands in a sentence that opens with whom the trade is: "With Laos it came to 3 billion"."""
    first = next((p for p in view.parties if p.state is not None), None)
    if first is None or "WITH" not in first.links or first.last > segment.amount.first:
        return False
    links = view.document.marks("link", view.sentence.first, first.first)
    return segment.low <= first.first and bool(links) and links[0].first == view.sentence.first


def _is_ranked(view: View, segment: Segment) -> bool:
    """Tell whether a sum stands right behind a state: "next came Japan with 22 billion", "Laos leads with 3 billion"."""
    at = segment.amount.first
    for mark in view.links_ending(at):
        if mark.value in ("WITH", "BY"):
            at = mark.first
    ranks = {mark.last: mark.first for mark in view.words("RANK")}
    ends = {p.last for p in view.parties if p.state is not None and segment.low <= p.first}
    return ranks.get(at, at) in ends
