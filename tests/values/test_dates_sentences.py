"""Nothing is read over a full stop, a question mark or the end of a line; abbreviations and ordinals keep their dots."""

from __future__ import annotations

import pytest

from aseanhr.values import find_dates, normalize_date

ANCHOR = "2025-07-10"
PARTED = [
    ("en", "It was adopted in June 2013. The seventh meeting", ["2013-06"]),
    ("en", "They met on July 8. The ninth of the month", ["2025-07-08"]),
    ("en", "They met in May. The second meeting", ["2025-05"]),
    ("en", "They met in Sept. The second meeting", ["2025-09"]),
    ("en", "They met on Wednesday. July 8 was", ["2025-07-09", "2025-07-08"]),
    ("en", "in June 2013.The seventh", ["2013-06"]),
    ("en", "the term 2013–2015. 2016 was", ["2013/2015"]),
    ("en", "on July 8. 2025 people came", ["2025-07-08"]),
    ("en", "Who chairs in 2025? The first of June", ["2025", "2025-06-01"]),
    ("en", "on 8 July\n2025 people came", ["2025-07-08"]),
    ("en", "on 8 July\r\n2025 people came", ["2025-07-08"]),
    ("en", "on 8 July\x0c2025 people came", ["2025-07-08"]),
    ("en", "from 8 July\nto 12 July", ["2025-07-08", "2025-07-12"]),
    ("sv", "Den antogs i juni 2013. Den sjunde juli", ["2013-06", "2025-07-07"]),
    ("sv", "De möttes den 8 juli. Den första", ["2025-07-08"]),
    ("sv", "den 8 juli\n2025 personer", ["2025-07-08"]),
    ("vi", "họp ngày 8/7. Năm 2024 họp", ["2025-07-08", "2024"]),
    ("vi", "họp vào tháng 6/2013. Ngày 7/8", ["2013-06", "2025-08-07"]),
    ("vi", "ngày 8 tháng 7\nnăm 2024", ["2025-07-08", "2024"]),
    ("de", "im Juni 2013. Am siebten Juli", ["2013-06", "2025-07-07"]),
    ("de", "am 8. Juli. Am 9. August", ["2025-07-08", "2025-08-09"]),
    ("fr", "en juin 2013. Le huit juillet", ["2013-06", "2025-07-08"]),
    ("es", "en junio de 2013. El siete de julio", ["2013-06", "2025-07-07"]),
    ("pt", "em junho de 2013. O sete de julho", ["2013-06", "2025-07-07"]),
    ("id", "pada Juni 2013. Tanggal 7 Juli", ["2013-06", "2025-07-07"]),
    ("ms", "pada Jun 2013. 7 Julai", ["2013-06", "2025-07-07"]),
    ("fil", "noong Hunyo 2013. Ika-7 ng Hulyo", ["2013-06", "2025-07-07"]),
    ("th", "ในเดือนมิถุนายน 2556\nวันที่ 7 กรกฎาคม", ["2013-06", "2025-07-07"]),
    ("lo", "ໃນເດືອນມິຖຸນາ 2013\nວັນທີ 7 ກໍລະກົດ", ["2013-06", "2025-07-07"]),
    ("km", "ខែមិថុនា ឆ្នាំ២០១៣។ ថ្ងៃទី៧ ខែកក្កដា", ["2013-06", "2025-07-07"]),
    ("my", "၂၀၁၃ ခုနှစ် ဇွန်လ။ ဇူလိုင် ၇ ရက်", ["2013-06", "2025-07-07"]),
    ("ta", "ஜூன் 2013. ஜூலை 7", ["2013-06", "2025-07-07"]),
    ("zh", "于2013年6月。7日", ["2013-06"]),
]  # fmt: skip
WHOLE = [
    ("en", "on Sept. 8, 2025 they met and on Tue. Aug. 12, 2025", ["2025-09-08", "2025-08-12"]),
    ("en", "between Sept. and Nov. 2025", ["2025-09/2025-11"]),
    ("en", "at 3 p.m. on 8 July 2025", ["2025-07-08T15:00"]),
    ("en", "around c. 1984 and in 1984?", ["1984~", "1984"]),
    ("en", "the act (1984?) of July 2025.", ["1984?", "2025-07"]),
    ("de", "am 8. Juli 2025; vom 8. bis 12. Juli; am 8. und 9. Juli; am 8. 7. 2025", [
        "2025-07-08", "2025-07-08/2025-07-12", "{2025-07-08,2025-07-09}", "2025-07-08"]),
    ("sv", "den 8. juli 2025 möttes de, och den 8.7. 2024", ["2025-07-08", "2024-07-08"]),
    ("fr", "du 8 sept. au 12 sept. 2025", ["2025-09-08/2025-09-12"]),
    ("es", "el 8 de sept. de 2025", ["2025-09-08"]),
    ("hu", "2025. július 8.", ["2025-07-08"]),
]  # fmt: skip


def values(text: str, lang: str) -> list[str]:
    return [str(mention.value) for mention in find_dates(text, lang=lang, anchor=ANCHOR)]


@pytest.mark.parametrize(("lang", "text", "expected"), PARTED)
def test_no_date_goes_on_behind_the_end_of_a_sentence_or_line(
    lang: str, text: str, expected: list[str]
) -> None:
    assert values(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), WHOLE)
def test_dots_that_end_no_sentence_leave_a_date_whole(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


def test_a_whole_expression_may_be_wrapped() -> None:
    assert [
        str(normalize_date(f"8 July{end}2025", lang="en")) for end in ("\n", "\r\n", "\x0b", "\u2028")
    ] == ["2025-07-08"] * 4
