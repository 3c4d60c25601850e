"""The days of a meeting as a text tells them: from its opening to its close, by weekday, by length, as moved; published on Tuesday 10 June 2025."""

from __future__ import annotations

import pytest

from aseanhr.reading.background import find_anchor, read_published
from aseanhr.reading.document import open_document
from aseanhr.reading.drafts import MeetingDraft
from aseanhr.reading.events.gatherings import find_gatherings
from aseanhr.reading.events.meeting_times import year_of_name
from aseanhr.reading.events.meetings import read_meetings
from aseanhr.reading.links import load_links
from readings import noted

DAY = "2025-06-10"


def read(text: str, lang: str, published: str | None = DAY) -> list[MeetingDraft]:
    return read_meetings(noted(text, lang, published), load_links())


def days(text: str, lang: str, published: str | None = DAY) -> list[str]:
    return [str(draft.when and draft.when.edtf) for draft in read(text, lang, published)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The 41st Meeting of the AICHR ended in Jakarta on Friday after three days.", "2025-06-04/2025-06-06"),
        ("en", "The three-day 41st Meeting of the AICHR opened in Jakarta on Monday.", "2025-06-09/2025-06-11"),
        ("en", "The 41st Meeting of the AICHR takes place in Jakarta today and tomorrow.", "2025-06-10/2025-06-11"),
        ("en", "The 41st Meeting of the AICHR was held in Jakarta on Thursday and Friday.", "2025-06-05/2025-06-06"),
        ("en", "The 41st Meeting of the AICHR will run from Thursday to Saturday in Jakarta.", "2025-06-12/2025-06-14"),
        ("en", "The AICHR concluded its 41st Meeting in Jakarta yesterday.", "../2025-06-09"),
        ("en", "The AICHR wrapped up its two-day 41st Meeting in Jakarta on Friday.", "2025-06-05/2025-06-06"),
        ("en", "AICHR representatives gathered in Jakarta for their 41st Meeting on June 3-5.", "2025-06-03/2025-06-05"),
        ("en", "The 41st Meeting of the AICHR is scheduled for 12 to 14 July in Jakarta.", "2025-07-12/2025-07-14"),
        ("en", "The 41st Meeting of the AICHR is due next week in Jakarta.", "2025-06-16/2025-06-22"),
        ("en", "The 41st Meeting of the AICHR, which began on Sunday, ends today.", "2025-06-08/2025-06-10"),
        ("en", "The 41st Meeting of the AICHR began on 3 June. Two days later it ended with a statement.", "2025-06-03/2025-06-05"),
        ("en", "The 41st Meeting of the AICHR was held in Jakarta. It lasted from 3 to 5 June.", "2025-06-03/2025-06-05"),
        ("en", "The 41st Meeting of the AICHR was held in Jakarta. The meeting took place on 5 June.", "2025-06-05"),
        ("en", "On 5 June, Jakarta hosted the 41st Meeting of the AICHR.", "2025-06-05"),
        ("en", "The 41st Meeting of the AICHR will take place in November.", "2025-11"),
        ("en", "The 41st Meeting of the AICHR will take place early next year.", "2026"),
        ("en", "The 41st Meeting of the AICHR, scheduled for 3 July, has been moved to 8 July.", "2025-07-08"),
        ("en", "The 41st Meeting of the AICHR was to be held on 3 June but was cancelled.", "2025-06-03"),
        ("en", "The 41st Meeting of the AICHR was held between 3 and 5 June.", "2025-06-03/2025-06-05"),
        ("en", "Over three days from 3 June, the AICHR held its 41st Meeting.", "2025-06-03/2025-06-05"),
        ("en", "The 41st Meeting of the AICHR opened on the 3rd of June and closed on the 5th.", "2025-06-03/2025-06-05"),
        ("en", "The 41st Meeting of the AICHR got under way on Monday and continues until Thursday.", "2025-06-09/2025-06-12"),
        ("en", "The 41st Meeting of the AICHR was held last month in Jakarta.", "2025-05"),
        ("en", "The 41st Meeting of the AICHR, held on 5 June in Jakarta, welcomed the plan of 3 May 2024.", "2025-06-05"),
        ("en", "AICHR today concluded its 41st Meeting, which it had opened on Sunday.", "2025-06-08/2025-06-10"),
        ("en", "The 41st Meeting of the AICHR was moved from 6 July to 9 July.", "2025-07-09"),
        ("en", "The Indonesian president on Monday received the Malaysian prime minister in Jakarta.", "2025-06-09"),
        ("en", "The 41st Meeting of the AICHR is under way in Jakarta until Friday.", "../2025-06-13"),
        ("en", "The 41st Meeting of the AICHR was moved from 6 to 9 July.", "2025-07-09"),
        ("en", "The 41st Meeting of the AICHR, held on 3 June in Jakarta, closed on 3 June.", "2025-06-03"),
        ("en", "The AICHR closed its 41st Meeting in Jakarta on 3 June 2025. It opened on 3 June 2025.", "2025-06-03"),
        ("sv", "AICHR:s 41:a möte avslutades den 3 juni 2025. Det hölls den 3 juni 2025.", "2025-06-03"),
        ("vi", "Phiên họp thứ 41 của AICHR bế mạc ngày 3/6/2025. Phiên họp diễn ra ngày 3/6/2025.", "2025-06-03"),
        ("sv", "AICHR:s 41:a möte avslutades i fredags efter tre dagar.", "2025-06-04/2025-06-06"),
        ("sv", "AICHR:s tredagarsmöte, det 41:a, inleddes i måndags.", "2025-06-09/2025-06-11"),
        ("sv", "AICHR:s 41:a möte hålls i Jakarta i dag och i morgon.", "2025-06-10/2025-06-11"),
        ("sv", "AICHR:s 41:a möte hölls i Jakarta i torsdags och fredags.", "2025-06-05/2025-06-06"),
        ("sv", "AICHR:s 41:a möte pågår från torsdag till lördag i Jakarta.", "2025-06-12/2025-06-14"),
        ("sv", "I går avslutade AICHR sitt 41:a möte i Jakarta.", "../2025-06-09"),
        ("sv", "AICHR:s 41:a möte öppnade i söndags och avslutas i dag.", "2025-06-08/2025-06-10"),
        ("sv", "AICHR:s 41:a möte inleddes den 3 juni. Två dagar senare avslutades det.", "2025-06-03/2025-06-05"),
        ("sv", "AICHR höll sitt 41:a möte i Jakarta. Det ägde rum den 3–5 juni.", "2025-06-03/2025-06-05"),
        ("sv", "AICHR:s 41:a möte, som skulle ha hållits den 3 juli, har flyttats till den 8 juli.", "2025-07-08"),
        ("sv", "AICHR:s 41:a möte äger rum i november.", "2025-11"),
        ("sv", "AICHR:s 41:a möte hölls förra månaden i Jakarta.", "2025-05"),
        ("sv", "AICHR:s 41:a möte planeras till början av nästa år.", "2026"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR đã bế mạc hôm thứ Sáu sau ba ngày làm việc.", "2025-06-04/2025-06-06"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR khai mạc sáng 9/6 và kéo dài ba ngày.", "2025-06-09/2025-06-11"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR diễn ra tại Jakarta trong hai ngày 5-6/6.", "2025-06-05/2025-06-06"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR diễn ra tại Jakarta trong hai ngày 5 và 6-6.", "2025-06-05/2025-06-06"),
        ("vi", "Từ ngày 3-6 đến 5-6, AICHR đã họp lần thứ 41 tại Jakarta.", "2025-06-03/2025-06-05"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR diễn ra hôm nay và ngày mai tại Jakarta.", "2025-06-10/2025-06-11"),
        ("vi", "Hôm qua, AICHR bế mạc Cuộc họp lần thứ 41 tại Jakarta.", "../2025-06-09"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR khai mạc hôm Chủ nhật và kết thúc hôm nay.", "2025-06-08/2025-06-10"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR khai mạc ngày 3/6. Hai ngày sau đó, cuộc họp bế mạc.", "2025-06-03/2025-06-05"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR, dự kiến ngày 3/7, đã được dời sang ngày 8/7.", "2025-07-08"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR sẽ diễn ra vào tháng 11.", "2025-11"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR sẽ diễn ra từ thứ Năm đến thứ Bảy.", "2025-06-12/2025-06-14"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR đã diễn ra tháng trước tại Jakarta.", "2025-05"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR sẽ diễn ra đầu năm tới.", "2026"),
        ("vi", "Sáng 5-6, tại Jakarta đã khai mạc Cuộc họp lần thứ 41 của AICHR. Cuộc họp diễn ra đến ngày 7-6.", "2025-06-05/2025-06-07"),
        ("en", "The 41st Meeting of the AICHR opened on 3 June and was concluded on the 5th.", "2025-06-03/2025-06-05"),
        ("sv", "AICHR:s 41:a möte inleddes tisdagen den 3 juni och avslutades torsdagen den 5.", "2025-06-03/2025-06-05"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR khai mạc ngày 3/6 và bế mạc ngày 5.", "2025-06-03/2025-06-05"),
        ("en", "The 41st Meeting of the AICHR opens this Thursday and will close on Wednesday.", "2025-06-12/2025-06-18"),
        ("en", "The 41st Meeting of the AICHR opens next Monday in Hanoi and closes Wednesday.", "2025-06-16/2025-06-18"),
        ("sv", "AICHR:s 41:a möte inleds på torsdag nästa vecka i Hanoi och ska avslutas på onsdagen.", "2025-06-19/2025-06-25"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR sẽ khai mạc thứ Sáu này và sẽ bế mạc vào thứ Hai.", "2025-06-13/2025-06-16"),
    ],
)  # fmt: skip
def test_a_meeting_lasts_as_long_as_is_told(lang: str, text: str, expected: str) -> None:
    assert days(text, lang) == [expected]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "It rained on 3 June. On the 5th, the 41st Meeting of the AICHR was held.", "2025-06-05"),
        ("en", "The 41st Meeting of the AICHR was held on the 5th.", "2025-06-05"),
        ("en", "The 41st Meeting of the AICHR was held on the 5th and 6th.", "2025-06-05/2025-06-06"),
        ("en", "The 41st Meeting of the AICHR was held from 30 May to 2 June. On the 31st it was cold.", "2025-05-30/2025-06-02"),
        ("en", "It rained on 3 June. The 41st Meeting of the AICHR was held a day earlier.", "2025-06-02"),
        ("en", "It will rain on 20 June. It rained on 3 June and will again on 21 June. The day before, the 41st Meeting of the AICHR was held.", "2025-06-02"),
        ("en", "Tue 24 Jun, 14.00 - 41st Meeting of the AICHR", "2025-06-24"),
        ("en", "TUE 24 JUN, 1400H - 41st Meeting of the AICHR", "2025-06-24"),
        ("sv", "Det regnade den 3 juni. AICHR:s 41:a möte hölls den 5.", "2025-06-05"),
        ("sv", "AICHR:s 41:a möte hölls på torsdagskvällen.", "2025-06-05"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR (3-5/6, Jakarta) đã diễn ra.", "2025-06-03/2025-06-05"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR diễn ra ngày 5-6.", "2025-06-05"),
        ("en", "The 41st Meeting of the AICHR was held in June 2025. The meeting took place on 5 June 2025.", "2025-06-05"),
        ("en", "The 41st Meeting of the AICHR, postponed twice, takes place on 8 July instead.", "2025-07-08"),
        ("en", "The 41st Meeting of the AICHR was held on 29 February.", "2024-02-29"),
    ],
)  # fmt: skip
def test_days_are_read_in_whatever_form_they_are_told(lang: str, text: str, expected: str) -> None:
    assert days(text, lang) == [expected]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "It rained on 3 June. The day after the summit of the 5th region the 41st Meeting of the AICHR was held."),
        ("en", "It rained on 3 June. The 41st Meeting of the AICHR was held on the 5th floor."),
        ("vi", "Trời mưa ngày 3/6/2020. Cuộc họp lần thứ 41 của AICHR có ngày 5 người vắng."),
    ],
)  # fmt: skip
def test_numbers_of_other_things_are_no_days(lang: str, text: str) -> None:
    assert "2025-06-05" not in days(text, lang)


@pytest.mark.parametrize(
    ("lang", "published", "text", "expected"),
    [
        ("en", "2025-06", "The 41st Meeting of the AICHR was held on 5 and 6 May.", "2025-05-05/2025-05-06"),
        ("en", "2025-06", "The 41st Meeting of the AICHR will be held next May.", "2026-05"),
        ("en", "2025-06", "The 41st Meeting of the AICHR was held last Friday.", "None"),
        ("en", "2025-06", "The 41st Meeting of the AICHR was held on the 5th.", "None"),
        ("sv", "2025-06", "AICHR:s 41:a möte hölls den 5 och 6 maj.", "2025-05-05/2025-05-06"),
        ("vi", "2025-06", "Cuộc họp lần thứ 41 của AICHR đã diễn ra ngày 5-5.", "2025-05-05"),
        ("vi", "2025-06", "Cuộc họp lần thứ 41 của AICHR sẽ diễn ra vào tháng 3 năm sau.", "2026-03"),
        ("en", None, "The 41st Meeting of the AICHR was held on 5 May.", "None"),
        ("en", None, "The 41st Meeting of the AICHR opened on Monday and closed on Friday.", "None"),
        ("sv", None, "AICHR:s 41:a möte inleddes i måndags och avslutades i fredags.", "None"),
        ("vi", None, "Cuộc họp lần thứ 41 của AICHR khai mạc hôm thứ Hai và bế mạc hôm thứ Sáu.", "None"),
        ("en", None, "River letter · June 2025\n\nThe 41st Meeting of the AICHR was held on 5 May.", "2025-05-05"),
        ("en", None, "River letter\nIssue 2 of 2025\n\nThe 41st Meeting of the AICHR was held on 5 May.", "2025-05-05"),
        ("en", None, "River letter on the AICHR Work Plan 2045\n\nThe 41st Meeting of the AICHR was held on 5 May.", "None"),
        ("en", None, "It rained on 3 June 2024. The 41st Meeting of the AICHR was held on 5 May.", "2024-05-05"),
        ("en", None, "Evening news of the river - Tuesday, 10 June 2025\n\nThe 41st Meeting of the AICHR was held today.", "2025-06-10"),
    ],
)  # fmt: skip
def test_what_the_text_does_not_say_comes_from_what_is_known_of_its_day(
    lang: str, published: str | None, text: str, expected: str
) -> None:
    assert days(text, lang, published) == [expected]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The 41st Meeting of the AICHR was set for 3 July. It has been cancelled.", "cancelled"),
        ("en", "The 41st Meeting of the AICHR, which was to have opened on 3 July, was postponed.", "postponed"),
        ("en", "The 41st Meeting of the AICHR moved online on 3 June.", "held"),
        ("en", "The 41st Meeting of the AICHR was postponed in May. It was held on 3 June.", "held"),
        ("en", "The 41st Meeting of the AICHR, planned for 3 June, did not take place.", "cancelled"),
        ("sv", "AICHR:s 41:a möte, planerat till den 3 juni, ägde inte rum.", "cancelled"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR, dự kiến ngày 3/6, đã không diễn ra.", "cancelled"),
        ("en", "AICHR cancelled its 41st Meeting on 3 June.", "cancelled"),
        ("sv", "AICHR:s 41:a möte skulle ha hållits den 3 juli. Det har ställts in.", "cancelled"),
        ("sv", "AICHR:s 41:a möte, som skulle ha hållits den 3 juli, sköts upp.", "postponed"),
        ("sv", "AICHR:s 41:a möte ställdes in.", "cancelled"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR, lẽ ra khai mạc ngày 3/7, đã bị hoãn.", "postponed"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR giữ nguyên ngày 3/7 nhưng chuyển sang hình thức trực tuyến.", "planned"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR bị hủy.", "cancelled"),
        ("en", "The 41st Meeting of the AICHR sits on 3 June.", "held"),
        ("en", "The 41st Meeting of the AICHR takes place on 3 July.", "planned"),
    ],
)  # fmt: skip
def test_what_became_of_it(lang: str, text: str, expected: str) -> None:
    assert [draft.status for draft in read(text, lang)] == [expected]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The 41st Meeting of the AICHR will be held in Jakarta on Thursday and Friday.", ["2025-06-12/2025-06-13"]),
        ("vi", "Cuộc họp lần thứ 41 của AICHR đã diễn ra hôm thứ Sáu (6/6) tại Jakarta.", ["2025-06-06"]),
        ("vi", "99/6 | Jakarta | Cuộc họp lần thứ 41 của AICHR", ["None"]),
        ("en", "The 41st Meeting of the AICHR and the 47th ASEAN Summit were held in May 2025, respectively.", ["2025-05", "2025-05"]),
    ],
)  # fmt: skip
def test_days_of_many_kinds(lang: str, text: str, expected: list[str]) -> None:
    assert days(text, lang) == expected


def test_days_that_are_listed_in_order_are_each_of_one_meeting() -> None:
    text = "The 41st Meeting of the AICHR and the 47th ASEAN Summit were held on 3 and {} June respectively."
    assert days(text.format(5), "en") == ["2025-06-03", "2025-06-05"]
    assert days(text.format(4), "en") == ["2025-06-03", "2025-06-04"]


def test_a_time_of_publication_that_nobody_writes_at_lends_no_year() -> None:
    assert days("The 41st Meeting of the AICHR was held on 5 May.", "en", "9999-11") == ["None"]


@pytest.mark.parametrize(
    ("published", "known"), [(None, True), ("2025-06", True), ("2025-05", False), ("2025-07", False)]
)
def test_a_dateline_that_publication_contradicts_is_none(published: str | None, known: bool) -> None:
    document = open_document("JAKARTA, 10 June 2025\n\nIt rained.", "en")
    assert (find_anchor(document, read_published(published)) is not None) is known


def test_a_day_alone_is_of_the_month_that_heads_its_section() -> None:
    text = "June 2025\n\nA minister spoke.\n\nIt rained. It snowed. It was cold.\n\nThe 41st Meeting of the AICHR was held in Bali on the 14th."
    assert days(text, "en") == ["2025-06-14"]
    assert days(text.replace("2025", "2024"), "en") == ["2024-06-14"]


@pytest.mark.parametrize(
    ("expected", "rest"),
    [
        ("2025-06-03", "The same day the 41st Meeting of the AICHR ended."),
        ("2025-06-03", "It closed on 3 June 2025."),
        ("2025-06-03/2025-06-04", "It closed on 4 June 2025."),
    ],
)
def test_a_meeting_that_closed_on_the_day_on_which_it_sat_lasted_that_day(expected: str, rest: str) -> None:
    assert days(f"The 41st Meeting of the AICHR was held on 3 June 2025. {rest}", "en") == [expected]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Nobody forgot last year's 41st meeting of the AICHR.", "2026"),
        ("The 80th UN General Assembly 2025 was long.", "2025"),
        ("The 41st meeting of the AICHR was long.", None),
    ],
)
def test_a_year_beside_a_name_is_the_least_that_is_known(text: str, year: str | None) -> None:
    notes = noted(text, published="2027-06-15")
    time = year_of_name(notes, find_gatherings(notes, load_links())[0])
    assert (str(time.span) if time else None) == year
