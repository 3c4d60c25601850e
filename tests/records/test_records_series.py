"""The table of series: complete, and what follows from it for names and ids."""

from __future__ import annotations

import re
from typing import Any

import pytest

import aseanhr
from aseanhr import records as r
from aseanhr.linking.likeness import likeness
from aseanhr.records.base import ID
from aseanhr.records.ids import format_of, meeting_id
from aseanhr.records.meeting import SERIES
from aseanhr.records.series import SERIES_KINDS, Series, english_name
from aseanhr.values import Country, DateSpan

VN, TH, US = Country("VN"), Country("TH"), Country("US")


def test_every_series_has_a_row_and_every_row_a_series() -> None:
    assert tuple(SERIES_KINDS) == SERIES
    assert all(SERIES_KINDS[series].id == series for series in SERIES)


@pytest.mark.parametrize("series", SERIES)
def test_a_row_is_sound(series: Series) -> None:
    kind = SERIES_KINDS[series]

    assert re.fullmatch(r"[A-Z][^\n]+\.", kind.meaning)
    assert re.fullmatch(ID, kind.label)
    assert kind.owner is None or re.fullmatch(ID, kind.owner)
    assert kind.counted == ("{number}" in kind.english) or not kind.english
    assert (kind.states == "pair") == ("{states}" in kind.english)
    assert kind.mark not in ("number", "body") or kind.counted


def test_no_two_series_begin_their_ids_alike() -> None:
    assert len({kind.label for kind in SERIES_KINDS.values()}) == len(SERIES)


def test_owners_that_the_dataset_knows_are_named_by_their_ids() -> None:
    owners = {kind.owner for kind in SERIES_KINDS.values() if kind.owner}

    assert owners - set(aseanhr.organizations.ids) <= {"acwc", "acmw"}


@pytest.mark.parametrize(
    ("series", "facts", "name"),
    [
        ("aichr_regular", {"ordinal": "31"}, "31st Meeting of the AICHR"),
        ("aichr_regular", {}, "Meeting of the AICHR"),
        ("aichr_special", {"ordinal": "2/2020"}, "Special Meeting of the AICHR 2/2020"),
        ("aichr_special", {"ordinal": "2", "year": 2020}, "2nd Special Meeting of the AICHR in 2020"),
        ("asean_human_rights_dialogue", {"year": "2023"}, "ASEAN Human Rights Dialogue 2023"),
        ("asean_summit", {"ordinal": "112"}, "112th ASEAN Summit"),
        ("asean_summit", {"ordinal": "43"}, "43rd ASEAN Summit"),
        ("bilateral", {"states": [VN, TH]}, "Bilateral meeting of Vietnam and Thailand"),
        ("bilateral", {}, ""),
        ("joint_cabinet", {"ordinal": "4", "states": [VN, TH]}, "4th Joint Meeting of Vietnam and Thailand"),
        ("human_rights_dialogue", {"states": [VN, "the EU"]}, "Human Rights Dialogue of Vietnam and the EU"),
        ("upr_working_group", {"ordinal": "46"}, "46th session of the UPR Working Group"),
        ("arf", {"ordinal": "31"}, "31st ASEAN Regional Forum"),
        ("workshop", {"year": 2024}, ""),
        ("treaty_body", {"ordinal": "83"}, ""),
    ],
)
def test_names_in_english(series: Series, facts: dict[str, Any], name: str) -> None:
    assert english_name(series, **facts) == name


@pytest.mark.parametrize(
    ("series", "facts", "expected"),
    [
        ("upr_working_group", {"ordinal": "46"}, "upr-working-group-46"),
        ("upr_working_group", {"ordinal": "46", "states": [VN]}, "upr-working-group-vn-46"),
        ("human_rights_dialogue", {"ordinal": "28", "states": [US, VN]}, "human-rights-dialogue-us-vn-28"),
        (
            "human_rights_dialogue",
            {"when": DateSpan("2024-07-04"), "states": [VN], "bodies": ["European Union"]},
            "human-rights-dialogue-european-union-vn-2024-07-04",
        ),
        ("other", {"name": "Talks", "bodies": ["European Union"]}, "other-undated-talks"),
        ("arf", {"ordinal": "31", "name": "31st ARF"}, "arf-31"),
        ("eas", {"ordinal": "19", "name": "19th East Asia Summit"}, "eas-19"),
        (
            "asean_plus",
            {"ordinal": "25", "name": "25th ASEAN Plus Three Foreign Ministers' Meeting"},
            "asean-plus-three-foreign-ministers-meeting-25",
        ),
        (
            "asean_ministerial",
            {"when": DateSpan("2024-10"), "name": "ASEAN Labour Ministers' Meeting"},
            "asean-ministerial-labour-ministers-meeting-2024-10",
        ),
        (
            "treaty_body",
            {"ordinal": "83", "name": "83rd session of the Committee against Torture"},
            "treaty-body-committee-against-torture-83",
        ),
        ("treaty_body", {"ordinal": "83"}, "treaty-body-83"),
        ("acwc", {"ordinal": "29"}, "acwc-29"),
        ("acmw", {"ordinal": "17"}, "acmw-17"),
        ("ilc", {"ordinal": "112"}, "ilc-112"),
        ("asem", {"ordinal": "13", "name": "13th ASEM Summit"}, "asem-13"),
    ],
)
def test_ids_of_the_series(series: Series, facts: dict[str, Any], expected: str) -> None:
    assert meeting_id(series, **facts) == expected


def test_a_name_of_numbers_only_tells_no_format() -> None:
    assert format_of("asean_plus", "The 25th") == ""


def meeting(id_: str, series: Series, name: str, *states: Country, person: bool = False) -> r.Meeting:
    parties = [r.Participant(country=state, name="A. Person" if person else None) for state in states]
    return r.Meeting(id=id_, name=name, series=series, ordinal="14", participants=tuple(parties))


def test_formats_that_count_for_themselves_are_not_one_event() -> None:
    leaders = meeting("a", "eas", "14th East Asia Summit")
    ministers = meeting("b", "eas", "14th EAS Foreign Ministers' Meeting")
    again = meeting("c", "eas", "14th East Asia Summit Foreign Ministers' Meeting")

    assert likeness(leaders, ministers) == 0
    assert likeness(ministers, again) > 0


def test_the_review_of_a_state_is_not_the_session_nor_the_review_of_another() -> None:
    session = meeting("a", "upr_working_group", "Session", TH, person=True)
    ours = meeting("b", "upr_working_group", "Review", VN)
    theirs = meeting("c", "upr_working_group", "Review", TH)

    assert likeness(session, ours) == likeness(session, theirs) == likeness(ours, theirs) == 0
    assert likeness(ours, meeting("d", "upr_working_group", "Review", VN)) > 0
    assert likeness(session, meeting("e", "upr_working_group", "Session")) > 0
