"""Days counted from another meeting: before its first day, behind its last; where its days are not known there is none."""

from __future__ import annotations

import pytest

from aseanhr import extract

EN = "Thai Foreign Minister Somchai Dee met Lao Foreign Minister Kham Oun in Jakarta."
SV = "träffade Thailands utrikesminister Somchai Dee Laos utrikesminister Kham Oun i Jakarta."
VI = "Bộ trưởng Ngoại giao Thái Lan Somchai Dee hội đàm với Bộ trưởng Ngoại giao Lào Kham Oun."


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", f"The 41st Meeting of the AICHR was held in Jakarta on 3–5 June. The day before the meeting opened, {EN}", "2025-06-02"),
        ("en", f"The 41st Meeting of the AICHR was held in Jakarta on 3–5 June. The day after the meeting, {EN}", "2025-06-06"),
        ("en", f"The 41st Meeting of the AICHR was held in Jakarta in June. The day before the meeting opened, {EN}", "None"),
        ("en", f"The day before the storm, {EN}", "None"),
        ("sv", f"AICHR:s 41:a möte hölls i Jakarta den 3–5 juni. Dagen före mötet {SV}", "2025-06-02"),
        ("sv", f"AICHR:s 41:a möte hölls i Jakarta den 3–5 juni. Dagen efter mötet {SV}", "2025-06-06"),
        ("vi", f"Cuộc họp lần thứ 41 của AICHR diễn ra tại Jakarta từ ngày 3 đến 5/6. Một ngày trước khi cuộc họp khai mạc, {VI}", "2025-06-02"),
        ("vi", f"Một ngày trước khi cuộc họp khai mạc, {VI}", "None"),
    ],
)  # fmt: skip
def test_talks_are_dated_by_the_meeting_from_which_they_count(lang: str, text: str, expected: str) -> None:
    found = extract(text, lang=lang, published="2025-06-10", min_confidence=0).meetings
    assert [str(meeting.when) for meeting in found if meeting.series == "bilateral"] == [expected]
