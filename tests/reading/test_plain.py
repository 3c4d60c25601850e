"""Plain sentences with all that is to be read in each, written beside the lists of words, one table a language.

A table has a row for each sentence: the text, what it says ("-" for nothing) and its kind. Where the kind begins with GAP,
the reader does not reach it yet.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aseanhr import extract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading import Extraction
    from aseanhr.records import Meeting, TradeFigure, WorkPlan

TABLES = Path(__file__).parent / "plain"
GAP = pytest.mark.xfail(strict=True, reason="a gap of the reader, named in its table")


def of_meeting(meeting: Meeting) -> Iterator[str]:
    yield meeting.id
    if meeting.when:
        yield f"on {meeting.when.edtf}"
    yield str(meeting.status)
    if meeting.place:
        yield f"in {meeting.place.city or (meeting.place.country and meeting.place.country.alpha_2)}"
    if meeting.mode not in (None, "in_person"):
        yield str(meeting.mode)
    states = sorted({party.country.alpha_2 for party in meeting.participants if party.country})
    if states and meeting.series in ("bilateral", "joint_cabinet"):
        yield f"of {'+'.join(states)}"
    if meeting.chair and (meeting.chair.name or meeting.chair.country):
        yield f"chair {meeting.chair.name or (meeting.chair.country and meeting.chair.country.alpha_2)}"


def of_plan(plan: WorkPlan) -> Iterator[str]:
    yield plan.id
    yield str(plan.status)
    if plan.adopted_on:
        yield f"on {plan.adopted_on.edtf}"


def of_figure(figure: TradeFigure) -> Iterator[str]:
    yield figure.id
    yield str(figure.amount)
    if figure.growth_percent is not None:
        yield f"{figure.growth_percent:+}%"
    if figure.kind != "actual":
        yield figure.kind


def said(found: Extraction) -> set[str]:
    """Return what an extraction says, a line for each record."""
    lines = [" ".join(of_meeting(meeting)) for meeting in found.meetings]
    lines += [act.id for act in found.treaty_events]
    lines += [" ".join(of_plan(plan)) for plan in found.work_plans]
    lines += [" ".join(of_figure(figure)) for figure in found.trade_figures]
    return set(lines)


def table() -> list[object]:
    """Return the rows of all tables: language, text, what it says."""
    found: list[object] = []
    for path in sorted(TABLES.glob("*.tsv")):
        for n, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            text, says, kind = line.split("\t")
            marks = [GAP] if kind.startswith("GAP") else []
            found.append(pytest.param(path.stem, text, says, id=f"{path.stem}-{n}", marks=marks))
    return found


@pytest.mark.parametrize(("lang", "text", "says"), table())
def test_a_plain_sentence_is_read_whole(lang: str, text: str, says: str) -> None:
    found = extract(text, lang=lang, published="2027-10-01")
    assert said(found) == {line for line in says.split(" ; ") if line != "-"}
