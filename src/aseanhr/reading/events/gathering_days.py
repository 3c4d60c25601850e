"""Meetings without a number that a text tells one after the other, each with its day: "The AICHR met the ministers on 5 May. ... on 9 July"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from aseanhr.reading.events.gathering_types import named_in
from aseanhr.reading.events.meeting_edges import is_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.events.gathering_types import Gathering, Naming

__all__ = ["part_by_days"]

_SITS = frozenset({"HOLD", "MEET", "RECEIVE", "TAKE_PLACE", "TALK"})
_EDGES = frozenset({"OPEN", "CLOSE", "POSTPONE", "CANCEL", "CONFIRM"})
_TOLD = frozenset({"asserted", "planned"})
_NAMED = frozenset({"named", "new", "subject"})


def part_by_days(notes: Annotations, found: Sequence[Gathering]) -> Iterator[Gathering]:
    """Yield gatherings, those without a number parted where sentences that name them in full tell that they sat on different days."""
    shared = {sentence for sentence, numbers in named_in(found).items() if len(numbers) > 1}
    for gathering in found:
        if gathering.ordinal or gathering.fresh or gathering.talk is not None:
            yield gathering
            continue
        days: dict[date, list[Naming]] = {}
        undated: list[Naming] = []
        last = undated
        for naming in gathering.namings:
            day = None if naming.sentence in shared else _day(notes, naming)
            last = last if day is None else days.setdefault(day, [])
            last.append(naming)
        if len(days) < 2:
            yield gathering
            continue
        first, *rest = days.values()
        gathering.namings = sorted([*undated, *first])
        yield gathering
        yield from (attrs.evolve(gathering, namings=own) for own in rest)


def _day(notes: Annotations, naming: Naming) -> date | None:
    """Return the one day on which the sentence of a full name says that a meeting sat."""
    sentence = notes.document.sentences[naming.sentence]
    dates = notes.dates_in(sentence)
    if naming.how not in _NAMED or len(dates) != 1:
        return None
    (when,) = dates
    single = when.unit == "day" and when.kind != "offset" and not when.bound and is_day(when.span)
    verbs = [p for p in notes.predicates(sentence) if p.form != "noun" and p.standing in _TOLD]
    cues = {p.cue for p in verbs}
    sits = bool(cues & _SITS or _is_told(notes, naming)) and not cues & _EDGES
    return when.span.start if single and sits and when.span is not None else None


def _is_told(notes: Annotations, naming: Naming) -> bool:
    """Return whether a small word makes a verb of a noun for a meeting: "đã đối thoại với"."""
    document = notes.document
    beside = document.marks("operator", max(naming.first - 1, 0), naming.first)
    firm = any(m.last == naming.first and document.rule(m).kind in ("ASSERTED", "PLANNED") for m in beside)
    return firm and not document.lexicon.articles
