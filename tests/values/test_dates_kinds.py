"""Kinds of expressions that readers of dates have been hurt by, with neighbors that mean something else."""

from __future__ import annotations

import pytest

from aseanhr.errors import AmbiguousDateError, DateParseError
from aseanhr.values import find_dates, normalize_date

ANCHOR = "2025-07-10"
READ = [
    # year, month's name and day tied by hyphens
    ("en", "2019-Aug-01", "2019-08-01"),
    ("en", "2019-Aug-1", "2019-08-01"),
    ("en", "2019-Aug-01 to 2019-Aug-05", "2019-08-01/2019-08-05"),
    ("en", "Jul-08-2025", "2025-07-08"),
    ("en", "8-Jul-25", "2025-07-08"),
    ("en", "2019-Aug", "2019-08"),
    ("en", "Jul-2025", "2025-07"),
    ("fr", "2019-août-01", "2019-08-01"),
    ("sv", "2025-juli-08", "2025-07-08"),
    ("de", "2025-Juli-08", "2025-07-08"),
    ("es", "2025-julio-08", "2025-07-08"),
    ("id", "2025-Juli-08", "2025-07-08"),
    # a clock time, a dash, a day
    ("en", "11:20 PM - 4 Aug 2015", "2015-08-04T23:20"),
    ("en", "14:30 – 8 July 2025", "2025-07-08T14:30"),
    ("sv", "14:30 - 8 juli 2025", "2025-07-08T14:30"),
    ("de", "14:30 - 8. Juli 2025", "2025-07-08T14:30"),
    ("fr", "14h30 - 8 juillet 2025", "2025-07-08T14:30"),
    ("vi", "14:30 - 8/7/2025", "2025-07-08T14:30"),
    # the end of a unit
    ("en", "by the end of the year", "../2025"),
    ("en", "by the end of the month", "../2025-07"),
    ("en", "by the end of 2025", "../2025"),
    # what is told by its number within a month or year
    ("en", "first Monday of September 2013", "2013-09-02"),
    ("en", "the last Friday of March 2024", "2024-03-29"),
    ("en", "the third Thursday in November", "2025-11-20"),
    ("en", "the last day of July 2025", "2025-07-31"),
    ("en", "the first ten days of July 2025", "2025-07-01/2025-07-10"),
    ("en", "the last three days of July 2025", "2025-07-29/2025-07-31"),
    ("en", "the second month of 2021", "2021-02"),
    ("en", "the last month of 2021", "2021-12"),
    ("en", "the 2nd Tuesday of May 2025", "2025-05-13"),
    ("en", "last Monday", "2025-07-07"),
    ("en", "Monday, first of September 2025", "2025-09-01"),
    ("en", "the first of July 2025", "2025-07-01"),
    ("sv", "första måndagen i september 2013", "2013-09-02"),
    ("sv", "sista fredagen i mars 2024", "2024-03-29"),
    ("sv", "sista dagen i juli 2025", "2025-07-31"),
    ("sv", "de tio första dagarna i juli 2025", "2025-07-01/2025-07-10"),
    ("sv", "den andra månaden 2021", "2021-02"),
    ("vi", "thứ Sáu đầu tiên của tháng 7 năm 2025", "2025-07-04"),
    ("vi", "thứ Hai cuối cùng của tháng 7 năm 2025", "2025-07-28"),
    ("vi", "ngày cuối cùng của tháng 7 năm 2025", "2025-07-31"),
    ("vi", "10 ngày đầu tháng 7/2025", "2025-07-01/2025-07-10"),
    ("vi", "ngày đầu tiên của tháng 7/2025", "2025-07-01"),
    ("vi", "tháng thứ hai của năm 2021", "2021-02"),
    ("fr", "le premier lundi de septembre 2013", "2013-09-02"),
    ("fr", "le dernier jour de juillet 2025", "2025-07-31"),
    ("fr", "les dix premiers jours de juillet 2025", "2025-07-01/2025-07-10"),
    ("de", "der erste Montag im September 2013", "2013-09-02"),
    ("de", "der letzte Tag im Juli 2025", "2025-07-31"),
    ("de", "die ersten zehn Tage im Juli 2025", "2025-07-01/2025-07-10"),
    ("es", "el primer lunes de septiembre de 2013", "2013-09-02"),
    ("es", "el último día de julio de 2025", "2025-07-31"),
    ("es", "los primeros diez días de julio de 2025", "2025-07-01/2025-07-10"),
    ("pt", "a primeira segunda-feira de setembro de 2013", "2013-09-02"),
    ("pt", "o último dia de julho de 2025", "2025-07-31"),
    ("id", "Senin pertama bulan September 2013", "2013-09-02"),
    ("id", "hari terakhir bulan Juli 2025", "2025-07-31"),
    ("id", "10 hari pertama Juli 2025", "2025-07-01/2025-07-10"),
    ("ms", "Isnin pertama September 2013", "2013-09-02"),
    ("ms", "hari terakhir Julai 2025", "2025-07-31"),
    ("fil", "unang Lunes ng Setyembre 2013", "2013-09-02"),
    ("fil", "huling araw ng Hulyo 2025", "2025-07-31"),
    ("th", "วันจันทร์แรกของเดือนกันยายน 2556", "2013-09-02"),
    ("th", "วันสุดท้ายของเดือนกรกฎาคม 2568", "2025-07-31"),
    ("th", "10 วันแรกของเดือนกรกฎาคม 2568", "2025-07-01/2025-07-10"),
    ("lo", "ວັນສຸດທ້າຍຂອງເດືອນກໍລະກົດ 2025", "2025-07-31"),
    ("lo", "ວັນຈັນທຳອິດຂອງເດືອນກັນຍາ 2013", "2013-09-02"),
    ("km", "ថ្ងៃចន្ទដំបូងនៃខែកញ្ញា ឆ្នាំ២០១៣", "2013-09-02"),
    ("km", "ថ្ងៃចុងក្រោយនៃខែកក្កដា ឆ្នាំ២០២៥", "2025-07-31"),
    ("zh", "2025年7月最后一天", "2025-07-31"),
    ("zh", "2013年9月的第一个星期一", "2013-09-02"),
    ("zh", "2025年7月前十天", "2025-07-01/2025-07-10"),
    ("zh", "2024年3月的最后一个星期五", "2024-03-29"),
    ("my", "၂၀၂၅ ခုနှစ် ဇူလိုင်လ နောက်ဆုံးနေ့", "2025-07-31"),
    ("ta", "2025 ஜூலை மாதத்தின் கடைசி நாள்", "2025-07-31"),
    ("en", "the last day of July", "2025-07-31"),
    # ISO weeks and their days
    ("en", "2026-W36-1", "2026-08-31"),
    ("en", "2026W367", "2026-09-06"),
    ("en", "2026-W36", "2026-08-31/2026-09-06"),
    # weekends
    ("en", "next weekend", "2025-07-19/2025-07-20"),
    ("sv", "förra helgen", "2025-07-05/2025-07-06"),
    ("vi", "cuối tuần này", "2025-07-12/2025-07-13"),
    ("de", "nächstes Wochenende", "2025-07-19/2025-07-20"),
    ("fr", "ce week-end", "2025-07-12/2025-07-13"),
    ("es", "fin de semana próximo", "2025-07-19/2025-07-20"),
    ("pt", "este fim de semana", "2025-07-12/2025-07-13"),
    ("id", "akhir pekan ini", "2025-07-12/2025-07-13"),
    ("ms", "hujung minggu ini", "2025-07-12/2025-07-13"),
    ("fil", "ngayong katapusan ng linggo", "2025-07-12/2025-07-13"),
    ("th", "สุดสัปดาห์นี้", "2025-07-12/2025-07-13"),
    ("lo", "ທ້າຍອາທິດນີ້", "2025-07-12/2025-07-13"),
    ("km", "ចុងសប្តាហ៍នេះ", "2025-07-12/2025-07-13"),
    ("my", "ဒီ စနေတနင်္ဂနွေ", "2025-07-12/2025-07-13"),
    ("ta", "இந்த வார இறுதி", "2025-07-12/2025-07-13"),
    ("zh", "上周末", "2025-07-05/2025-07-06"),
    # Thai without spaces
    ("th", "6 วันที่แล้ว", "2025-07-04"),
]  # fmt: skip
REFUSED = [
    ("en", "5th Monday of February 2015"),
    ("en", "the first week of July 2025"),
    ("sv", "första veckan i juli 2025"),
    ("vi", "tuần đầu tiên của tháng 7/2025"),
    ("fr", "la première semaine de juillet 2025"),
    ("id", "minggu pertama Juli 2025"),
    ("th", "สัปดาห์แรกของเดือนกรกฎาคม 2568"),
    ("zh", "2025年7月第一周"),
    ("en", "the first forty days of July 2025"),
    ("en", "the third ten days of July 2025"),
    ("en", "the second month of July 2025"),
    ("en", "the last day of 2025"),
    ("en", "2026-W54"),
    ("en", "2026-W36-8"),
    ("en", "by the year"),
    ("en", "by the month"),
    ("en", "14:30 - 15:30"),
]


@pytest.mark.parametrize(("lang", "text", "expected"), READ)
def test_an_expression_of_each_kind(lang: str, text: str, expected: str) -> None:
    assert str(normalize_date(text, lang=lang, anchor=ANCHOR)) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), [row for row in READ if "W" not in row[1]])
def test_an_expression_of_each_kind_in_running_text(lang: str, text: str, expected: str) -> None:
    (mention,) = find_dates(f"( {text} )", lang=lang, anchor=ANCHOR)

    assert str(mention.value) == expected.removeprefix("../")


@pytest.mark.parametrize(("lang", "text"), REFUSED)
def test_a_neighbor_of_each_kind(lang: str, text: str) -> None:
    with pytest.raises(DateParseError):
        normalize_date(text, lang=lang, anchor=ANCHOR)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("2568", ("2568", "2025")),
        ("25XX", ("25XX", "1957/2056")),
        ("257X", ("257X", "2027/2036")),
        ("24XX/26XX", ("24XX/26XX", "1857/2156")),
        ("late 2568", ("late 2568", "late 2025")),
        ("{2568,2569}", ("{2568,2569}", "{2025,2026}")),
        ("../2568", ("../2568", "../2025")),
        ("2000/2568", ("2000/2568", "2000/2025")),
        ("2568-07-08/2568-07-09", ("2568-07-08/2568-07-09", "2025-07-08/2025-07-09")),
    ],
)
def test_a_year_of_two_eras_is_doubtful_in_every_place(text: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousDateError) as caught:
        normalize_date(text)

    assert caught.value.candidates == candidates
    assert str(normalize_date(text, lang="en")) == text


@pytest.mark.parametrize("text", ["late 2568", "{2568,2569}", "../2568", "25XX"])
def test_no_year_of_the_common_era_is_guessed_in_thai(text: str) -> None:
    with pytest.raises(DateParseError):
        normalize_date(text, lang="th")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rechnungsdatum 23. Juli 2020", ["2020-07-23"]),
        ("Date de facture 23 juillet 2020 Condition", ["2020-07-23"]),
        ("Fakturadatum 23 maj 2020", ["2020-05-23"]),
        ("Fecha 23 julio 2020", ["2020-07-23"]),
        ("Ngày 23 tháng 7 năm 2020", ["2020-07-23"]),
        ("Invoice 23 July 2020", ["2020-07-23"]),
        ("Xyzzy 23/7", []),
    ],
)
def test_words_of_dates_tell_a_language_where_no_others_do(text: str, expected: list[str]) -> None:
    assert [str(mention.value) for mention in find_dates(text)] == expected
