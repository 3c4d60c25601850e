"""What the score of a record means."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanhr.errors import DataError
from aseanhr.interop.findings import EVENTS
from aseanhr.reading.calibration import Calibration, load_calibration


def data(cuts: Any = (0.8, 0.5), curve: Any = ()) -> dict[str, Any]:
    return {"cuts": {kind: list(cuts) for kind in EVENTS}, "curve": {kind: list(curve) for kind in EVENTS}}


def test_the_shipped_one_knows_every_kind() -> None:
    calibration = load_calibration()

    assert set(calibration.cuts) == set(calibration.curve) == set(EVENTS)
    assert load_calibration() is calibration


@pytest.mark.parametrize(
    ("score", "expected"), [(0, 0.1), (0.29999, 0.3), (0.2, 0.1), (0.3, 0.3), (0.99, 0.3), (1, 0.9)]
)
def test_a_score_has_the_probability_of_the_step_that_it_reaches(score: float, expected: float) -> None:
    calibration = Calibration.from_dict(data(curve=[[0.1, 0.1], [0.3, 0.3], [1, 0.9]]))

    assert calibration.probability("meetings", score) == expected


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_is_never_less_sure(one: float, two: float) -> None:
    calibration = Calibration.from_dict(data(curve=[[0.1, 0.1], [0.3, 0.3], [0.5, 0.3], [0.7, 0.9]]))
    low, high = sorted((one, two))

    assert calibration.probability("meetings", low) <= calibration.probability("meetings", high)


def test_a_level_begins_at_its_cut() -> None:
    calibration = Calibration.from_dict(data(cuts=(0.9, 0.6)))

    assert [calibration.level("meetings", value) for value in (1, 0.9, 0.8999, 0.6, 0.5999, 0)] == [
        "stated", "stated", "inferred", "inferred", "weak", "weak",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"cuts": (0.5, 0.8)}, "the cuts must fall"),
        ({"cuts": (1.1, 0.8)}, "the cuts must fall"),
        ({"curve": [[0.5, 0.2], [0.4, 0.3]]}, "the steps must rise"),
        ({"curve": [[0.5, 0.2], [0.5, 0.3]]}, "the steps must rise"),
        ({"curve": [[0.5, 0.4], [0.6, 0.3]]}, "the steps must rise"),
        ({"curve": [[0.5, 1.2]]}, "must be from 0 to 1"),
    ],
)
def test_what_is_not_sound_is_refused(changes: Any, fault: str) -> None:
    with pytest.raises(DataError, match=fault):
        Calibration.from_dict(data(**changes))


def test_every_kind_must_be_there() -> None:
    some = data()
    del some["curve"]["meetings"]

    with pytest.raises(DataError, match="must have the kinds meetings"):
        Calibration.from_dict(some)


def test_it_survives_json() -> None:
    plain = data(curve=[[0.25, 0.5]])

    assert Calibration.from_dict(json.loads(json.dumps(plain))) == Calibration.from_dict(plain)
