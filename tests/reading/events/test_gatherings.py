"""Which meetings a small text tells: by names and numbers, ellipsis, verbs and what was named before."""

from __future__ import annotations

from pathlib import Path

import pytest

from aseanhr.reading import extract
from aseanhr.reading.annotators.groups import find_groups
from aseanhr.reading.events.gatherings import find_gatherings
from aseanhr.reading.events.series import body_of_kind
from aseanhr.reading.links import Links
from readings import noted

ROWS = (Path(__file__).parent / "gatherings.tsv").read_text(encoding="utf-8").splitlines()[1:]


def told(text: str, lang: str) -> list[str]:
    found = extract(text.replace("\\n", "\n"), lang=lang, published="2028-07-30", min_confidence=0).meetings
    return [f"{meeting.series} {meeting.ordinal or '-'}" for meeting in found]


@pytest.mark.parametrize("row", ROWS)
def test_a_text_tells_its_meetings(row: str) -> None:
    lang, text, expected = row.split("\t")
    assert told(text, lang) == [meeting for meeting in expected.split("; ") if meeting]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Nobody remembers the summit of cats. It was a lively dialogue."),
        ("en", "No meeting of the AICHR was held in May 2027."),
        ("en", "The AICHR welcomed the report of the committee."),
        ("en", "The SEANWFZ Commission waits."),
        ("sv", "Det var konvention nummer 155 som alla talade om. AICHR väntar."),
        ("sv", "Lagets femtionde möte med grannarna. AICHR väntar."),
        ("vi", "Hoa Kỳ cử Ngoại trưởng. AICHR chờ đợi."),
        ("vi", "Tại cuộc gặp thứ hai, hai bên nhất trí. AICHR chờ đợi."),
        ("en", "What human rights dialogue did she attend in Argentina in June 2027?"),
        ("en", "The UPR went on for the third time."),
    ],
)
def test_what_is_no_meeting_makes_none(lang: str, text: str) -> None:
    assert told(text, lang) == []


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        ("asean-summit-46", "en", "The AICHR held its 41st meeting in Manila on 8 May 2025 on the sidelines of the 46th ASEAN Summit."),
        ("asean-summit-46", "en", "On the sidelines of the 46th ASEAN Summit in Manila, the AICHR held its 41st meeting on 8 May 2025."),
        ("asean-summit-46", "sv", "AICHR höll sitt 41:a möte i Manila den 8 maj 2025 vid sidan av Aseans 46:e toppmöte."),
        ("asean-summit-46", "vi", "Bên lề Hội nghị Cấp cao ASEAN lần thứ 46, AICHR đã tổ chức cuộc họp lần thứ 41 tại Manila ngày 8/5/2025."),
        (None, "en", "The AICHR held its 41st meeting in Manila on 8 May 2025 alongside partners, after the 46th ASEAN Summit."),
    ],
)  # fmt: skip
def test_what_was_on_the_sidelines_is_part_of_the_whole(expected: str | None, lang: str, text: str) -> None:
    found = extract(text, lang=lang, published="2028-07-30", min_confidence=0).meetings
    assert {m.series: m.part_of for m in found} == {"aichr_regular": expected, "asean_summit": None}


def test_the_review_of_a_state_is_part_of_the_session_told_with_it() -> None:
    text = "Laos was examined at the 60th session of the UPR Working Group in Geneva on 5 May 2027."
    found = extract(text, lang="en", published="2028-07-30", min_confidence=0).meetings
    assert {m.part_of for m in found} == {None, "upr-working-group-60"}


@pytest.mark.parametrize(
    ("expected", "bodies", "kinds"),
    [
        ("un_hrc", ["un_hrc", "unga"], {"COUNCIL"}),
        ("unga", ["un_hrc", "unga"], {"COMMISSION"}),
        ("unga", ["un_hrc", "unga"], set()),
        (None, [], {"COUNCIL"}),
    ],
)
def test_a_noun_stands_for_a_body_of_its_kind(
    expected: str | None, bodies: list[str], kinds: set[str]
) -> None:
    assert body_of_kind(bodies, kinds) == expected


@pytest.mark.parametrize(
    ("states", "lang", "text"),
    [
        (["TH", "KH"], "en", "the dialogue between Thailand and Cambodia in Singapore"),
        ([], "en", "the 41st meeting in the Netherlands"),
        ([], "sv", "det 41:a mötet i Singapore"),
        ([], "vi", "cuộc họp lần thứ 41 tại Singapore"),
    ],
)
def test_where_a_meeting_sat_is_no_side_of_it(states: list[str], lang: str, text: str) -> None:
    notes = noted(text, lang)
    (group,) = find_groups(notes, notes.document.sentences[0])
    assert [state.alpha_2 for state in group.states] == states


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        (["58"], "en", "The AMM 58 was long."),
        ([], "en", "The AMM 5.5 was short, the AICHR 10% longer, the AICHR 41-nation body."),
        ([], "en", "The session 45 minutes long."),
        (["41"], "sv", "AICHR:s 41:a möte."),
        (["5"], "vi", "cuộc họp lần thứ V"),
        (["117"], "sv", "den etthundrasjuttonde konferensen"),
        (["9"], "en", "the ninth of its kind"),
    ],
)
def test_a_number_is_read_where_it_counts(expected: list[str], lang: str, text: str) -> None:
    notes = noted(text, lang)
    assert [ordinal.value for ordinal in notes.ordinals(notes.document.sentences[0])] == expected


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        (["41"], "The AICHR spoke. The 41st meeting ended. Rain fell. The 41st meeting had been long."),
        (["41", "42"], "Their 41st meeting ended. The AICHR spoke. Then the 42nd meeting began."),
        (["3"], "ASEAN's foreign ministers spoke. The 3rd special meeting was held."),
    ],
)
def test_a_number_that_hangs_on_no_meeting_is_of_the_body_named_last(numbers: list[str], text: str) -> None:
    notes = noted(text, "en")
    found = find_gatherings(notes, Links({"reference": {"": -1}}))
    assert [gathering.ordinal for gathering in found if gathering.ordinal] == [n for n in numbers if found]


def test_those_who_preside_and_host_are_noted_once_each() -> None:
    text = (
        "The 41st Meeting of the AICHR, chaired by Ambassador Rosa Teves, was held in Jakarta on 3 May 2027. "
        "The 41st Meeting was hosted by Indonesia."
    )
    (found,) = extract(text, lang="en", published="2028-07-30", min_confidence=0).meetings
    assert [chair.name for chair in found.chairs] == ["Rosa Teves"]
    assert [str(host.country) for host in found.hosts] == ["ID"]


def test_who_receives_a_guest_hosts_the_talks() -> None:
    text = "Thai Prime Minister Srettha Thavisin received Malaysian Prime Minister Anwar Ibrahim in Bangkok on 3 May 2027."
    (found,) = extract(text, lang="en", published="2028-07-30", min_confidence=0).meetings
    assert [str(host.country) for host in found.hosts] == ["TH"]
    assert [person.name for person in found.participants if person.name] == [
        "Srettha Thavisin",
        "Anwar Ibrahim",
    ]
