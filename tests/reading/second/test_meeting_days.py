"""The days of a meeting as a text tells them: from its opening to its close, by weekday, by length, as moved; published on Tuesday 10 June 2025."""

from __future__ import annotations

import pytest

from aseanhr.reading.annotations import annotate
from aseanhr.reading.background import read_published
from aseanhr.reading.document import open_document
from aseanhr.reading.drafts import MeetingDraft
from aseanhr.reading.events.meetings import read_meetings
from aseanhr.reading.links import load_links

DAY = "2025-06-10"


def read(text: str, lang: str, published: str | None = DAY) -> list[MeetingDraft]:
    return read_meetings(annotate(open_document(text, lang), read_published(published)), load_links())


def days(text: str, lang: str, published: str | None = DAY) -> list[str | None]:
    return [draft.when and draft.when.edtf for draft in read(text, lang, published)]


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
    ],
)  # fmt: skip
def test_a_meeting_lasts_as_long_as_is_told(lang: str, text: str, expected: str) -> None:
    assert days(text, lang) == [expected]
