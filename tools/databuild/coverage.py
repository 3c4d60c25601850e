"""What the dataset must cover: each gap in it is listed with its reason, and nothing is listed that is there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aseanhr.dataset.matrix import TREATIES
from aseanhr.dataset.series import in_order
from aseanhr.records import Gap
from aseanhr.records.treaty import ACTS_OF_STATES
from aseanhr.values.groups import groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["COMPLETE_SERIES", "COMPLETE_TREATIES", "LABOUR_TREATIES", "coverage_faults"]

# Series of which every number is to be there, or in the list of gaps.
COMPLETE_SERIES = ("aichr_regular", "aichr_special", "amm", "asean_summit")
# Treaties under which each of the eleven states has an act on record, or is in the list of gaps.
LABOUR_TREATIES = tuple(
    f"ilo-c{number}" for number in ("029", "087", "098", "100", "105", "111", "138", "155", "182", "187")
)
COMPLETE_TREATIES = (*TREATIES, *LABOUR_TREATIES)


def coverage_faults(tables: Mapping[str, Sequence[Any]]) -> list[str]:
    """Return a line for each gap that is not listed, and for each listed one that is none.

    A dataset without any gap on record, such as one of a test, is not measured.
    """
    gaps: Sequence[Gap] = tables["gaps"]
    if not gaps:
        return []
    faults = [f"gaps: {name}: listed twice" for name, n in Counter(gap.id for gap in gaps).items() if n > 1]
    return [*faults, *_meetings(tables["meetings"], gaps), *_cells(tables["treaty_events"], gaps)]


def _meetings(meetings: Sequence[Any], gaps: Sequence[Gap]) -> Iterator[str]:
    listed = {(gap.series, gap.ordinal): gap for gap in gaps if gap.table == "meetings"}
    missing = {
        (series, item.ordinal)
        for series in COMPLETE_SERIES
        for item in in_order(series, [m for m in meetings if m.series == series], ())
        if isinstance(item, Gap)
    }
    yield from (
        f"gaps: {series} {number}: missing, and no reason is given"
        for series, number in sorted(missing - set(listed))
    )
    there = {(meeting.series, meeting.ordinal) for meeting in meetings}
    yield from (f"gaps: {listed[key].id}: the meeting is on record" for key in listed if key in there)


def _cells(events: Sequence[Any], gaps: Sequence[Gap]) -> Iterator[str]:
    listed = {(gap.treaty, gap.state): gap for gap in gaps if gap.table == "treaty_events"}
    there = {(e.treaty, e.state) for e in events if e.event in ACTS_OF_STATES and not e.negated}
    for state in groups["asean"].members():
        for treaty in COMPLETE_TREATIES:
            if (treaty, state) not in there and (treaty, state) not in listed:
                yield f"gaps: {treaty} {state}: no act is on record, and no reason is given"
    yield from (f"gaps: {gap.id}: an act is on record" for key, gap in listed.items() if key in there)
