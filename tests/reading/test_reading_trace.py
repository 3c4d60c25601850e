"""What the reader weighed: told by `explain`, read again only when somebody asks."""

from __future__ import annotations

import pickle

import pytest

from aseanhr.reading import Extraction, extract

TEXT = (
    "Jakarta, 12 March 2026 - The 41st Meeting of the AICHR was held in Jakarta on 10-11 March 2026 and was chaired by Malaysia. "
    "A workshop was held in Hanoi on 3 March. The AICHR adopted its Work Plan 2026-2030 on 11 March. Viet Nam ratified the Convention "
    "against Torture on 5 February 2015. Trade between Viet Nam and Laos reached US$2.25 billion in 2025."
)  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Extraction:
    return extract(TEXT, lang="en")


def test_another_date_of_the_text_was_weighed_for_a_meeting(found: Extraction) -> None:
    reasons = {reason.field: reason for reason in found.explain("aichr-regular-41").reasons}

    assert any("3 March" in other for other in reasons["when"].others)
    assert not any("10-11 March 2026" in other for other in reasons["when"].others)
    assert reasons["when"].features
    assert abs(reasons["when"].features[0].weight) >= abs(reasons["when"].features[-1].weight)
    assert reasons["ordinal"].features == ()


@pytest.mark.parametrize("kind", ["meetings", "treaty_events", "work_plans", "trade_figures"])
def test_every_record_says_what_speaks_for_it(found: Extraction, kind: str) -> None:
    for record in getattr(found, kind):
        explanation = found.explain(record)
        assert explanation.features
        assert repr(explanation).splitlines()[1].startswith("  because of ")


def test_a_record_of_another_text_has_no_questions(found: Extraction) -> None:
    other = extract(
        "The 58th ASEAN Foreign Ministers' Meeting was held in Hanoi on 9 July 2025.", lang="en"
    ).meetings[0]
    assert found.trace is not None
    assert (list(found.trace.candidates(other, "when")), list(found.trace.features(other, "when")), list(found.trace.features(other, ""))) == ([], [], [])  # fmt: skip


def test_what_is_remembered_survives_a_copy(found: Extraction) -> None:
    copy = pickle.loads(pickle.dumps(found))

    assert copy == found
    assert repr(copy.explain("aichr-regular-41")) == repr(found.explain("aichr-regular-41"))
