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
    # weekdays with what governs them, "between", today with its date, weeks by their days, half-years
    ("en", "Monday to Friday", "2025-07-07/2025-07-11"),
    ("en", "from Tuesday to Thursday", "2025-07-08/2025-07-10"),
    ("en", "next Monday to Wednesday", "2025-07-14/2025-07-16"),
    ("en", "last Monday to Wednesday", "2025-07-07/2025-07-09"),
    ("fr", "du lundi au mercredi", "2025-07-07/2025-07-09"),
    ("fr", "de lundi à vendredi prochain", "2025-07-07/2025-07-11"),
    ("es", "del lunes al viernes", "2025-07-07/2025-07-11"),
    ("es", "el próximo jueves a sábado", "2025-07-17/2025-07-19"),
    ("de", "Montag bis Freitag", "2025-07-07/2025-07-11"),
    ("id", "Senin hingga Jumat", "2025-07-07/2025-07-11"),
    ("vi", "từ thứ Hai đến thứ Sáu", "2025-07-07/2025-07-11"),
    ("vi", "từ thứ Hai đến thứ Sáu tuần sau", "2025-07-14/2025-07-18"),
    ("th", "วันจันทร์ถึงวันศุกร์", "2025-07-07/2025-07-11"),
    ("zh", "周一至周五", "2025-07-07/2025-07-11"),
    ("zh", "下周一至周五", "2025-07-14/2025-07-18"),
    ("pt", "de segunda a sexta-feira", "2025-07-07/2025-07-11"),
    ("ms", "Isnin hingga Jumaat", "2025-07-07/2025-07-11"),
    ("fil", "mula Lunes hanggang Biyernes", "2025-07-07/2025-07-11"),
    ("sv", "nästa måndag till onsdag", "2025-07-14/2025-07-16"),
    ("en", "between March and May", "2025-03/2025-05"),
    ("fr", "entre mars et mai", "2025-03/2025-05"),
    ("es", "entre marzo y mayo", "2025-03/2025-05"),
    ("de", "zwischen März und Mai", "2025-03/2025-05"),
    ("sv", "mellan mars och maj", "2025-03/2025-05"),
    ("id", "antara Maret dan Mei", "2025-03/2025-05"),
    ("vi", "giữa tháng 3 và tháng 5 năm 2025", "2025-03/2025-05"),
    ("vi", "giữa tháng 3", "mid 2025-03"),
    ("th", "ระหว่างเดือนมีนาคมและพฤษภาคม", "2025-03/2025-05"),
    ("zh", "3月和5月间", "2025-03/2025-05"),
    ("pt", "entre março e maio", "2025-03/2025-05"),
    ("zh", "2025年3月与5月之间", "2025-03/2025-05"),
    ("en", "Today, 13 Feb 2020", "2020-02-13"),
    ("fr", "aujourd'hui, 13 février 2020", "2020-02-13"),
    ("es", "hoy, 13 de febrero de 2020", "2020-02-13"),
    ("vi", "hôm nay, 13/2/2020", "2020-02-13"),
    ("vi", "hôm nay (8/7)", "2025-07-08"),
    ("vi", "chiều nay, ngày 8/7", "2025-07-08"),
    ("sv", "i dag, den 13 februari 2020", "2020-02-13"),
    ("de", "heute, 13. Februar 2020", "2020-02-13"),
    ("id", "hari ini, 13 Februari 2020", "2020-02-13"),
    ("zh", "今天,2020年2月13日", "2020-02-13"),
    ("zh", "今天（2月13日）", "2025-02-13"),
    ("en", "Yesterday, July 9", "2025-07-09"),
    ("en", "Monday, July 7", "2025-07-07"),
    ("id", "hari ini (10/7)", "2025-07-10"),
    ("sv", "på fredag", "2025-07-11"),
    ("sv", "på torsdagen", "2025-07-10"),
    ("sv", "i fredags", "2025-07-04"),
    ("sv", "i måndags", "2025-07-07"),
    ("sv", "fredag", "2025-07-04"),
    ("en", "until Friday", "../2025-07-11"),
    ("en", "by Friday", "../2025-07-11"),
    ("de", "bis Freitag", "../2025-07-11"),
    ("fr", "jusqu'à vendredi", "../2025-07-11"),
    ("es", "hasta el viernes", "../2025-07-11"),
    ("vi", "đến thứ Sáu", "../2025-07-11"),
    ("id", "hingga Jumat", "../2025-07-11"),
    ("zh", "截至周五", "../2025-07-11"),
    ("sv", "till fredag", "2025-07-11"),
    ("sv", "senast fredag", "../2025-07-11"),
    ("fr", "d'ici vendredi", "../2025-07-11"),
    ("fr", "jeudi de la semaine prochaine", "2025-07-17"),
    ("es", "el jueves de la próxima semana", "2025-07-17"),
    ("es", "jueves de la semana que viene", "2025-07-17"),
    ("pt", "quinta-feira da próxima semana", "2025-07-17"),
    ("de", "Donnerstag nächster Woche", "2025-07-17"),
    ("de", "am Donnerstag der nächsten Woche", "2025-07-17"),
    ("sv", "torsdag nästa vecka", "2025-07-17"),
    ("id", "Kamis minggu depan", "2025-07-17"),
    ("id", "Kamis pekan depan", "2025-07-17"),
    ("vi", "thứ Năm tuần sau", "2025-07-17"),
    ("th", "วันพฤหัสบดีสัปดาห์หน้า", "2025-07-17"),
    ("en", "Thursday of next week", "2025-07-17"),
    ("en", "Thursday next week", "2025-07-17"),
    ("fil", "Huwebes sa susunod na linggo", "2025-07-17"),
    ("en", "1H 2018", "2018-01/2018-06"),
    ("en", "2H 2018", "2018-07/2018-12"),
    ("en", "H2 2018", "2018-07/2018-12"),
    ("vi", "nửa đầu năm 2018", "2018-01/2018-06"),
    ("en", "from 02 to April 07", "2025-04-02/2025-04-07"),
    ("en", "the week of July 7, 2025", "2025-07-07/2025-07-13"),
    ("en", "the week ending July 11", "2025-07-05/2025-07-11"),
    ("en", "week of 7 July 2025", "2025-07-07/2025-07-13"),
    ("fr", "la semaine du 7 juillet 2025", "2025-07-07/2025-07-13"),
    ("de", "in der Woche vom 7. Juli", "2025-07-07/2025-07-13"),
    ("sv", "veckan som slutade den 11 juli", "2025-07-05/2025-07-11"),
    ("en", "the week from 9 July 2025", "2025-07-09/2025-07-15"),
    ("de", "am ersten Montag im Juli 2025", "2025-07-07"),
    ("vi", "tháng thứ 2 của năm 2021", "2021-02"),
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
    ("vi", "giữa tháng 3 và cuối tháng 5"),
    ("en", "2 to April 7"),
    ("en", "today (8 July"),
    ("en", "the week from 7 July to 11 July"),
    ("en", "the 1234th Monday of July"),
    ("en", "the first 10 of July"),
    ("en", "until Monday to Friday 31 June"),
    ("vi", "tuần từ 7/7 đến 11/7"),
    ("en", "the week of July"),
    ("en", "the week of 13/14"),
    ("en", "5th Monday of February 2015"),
    ("en", "the first week of July 2025"),
    ("en", "the first Monday of 3 July 2025"),
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


# Words that only seem to tell a date, beside those that do.
RUNNING = [
    ("en", "The war will end in 2025.", [("2025", "2025")]),
    ("en", "Negotiations end July 8.", [("July 8", "2025-07-08")]),
    ("en", "at the end of 2025", [("at the end of 2025", "late 2025")]),
    ("en", "by end July 2025", [("by end July 2025", "late 2025-07")]),
    ("es", "La guerra llega a su fin en 2025.", [("2025", "2025")]),
    ("es", "fin de julio de 2025", [("fin de julio de 2025", "late 2025-07")]),
    ("fr", "La guerre prend fin en 2025.", [("2025", "2025")]),
    ("fr", "fin juillet 2025", [("fin juillet 2025", "late 2025-07")]),
    ("de", "Es ging zu Ende im Juli 2025.", [("Juli 2025", "2025-07")]),
    ("de", "Ende Juli 2025", [("Ende Juli 2025", "late 2025-07")]),
    ("pt", "Chega ao fim em 2025.", [("2025", "2025")]),
    ("sv", "Slutet i juli 2025 kom.", [("juli 2025", "2025-07")]),
    ("sv", "slutet av juli 2025", [("slutet av juli 2025", "late 2025-07")]),
    ("th", "สงครามสิ้นสุดในปี 2568", [("ในปี 2568", "2025")]),
    ("th", "เริ่มต้นเดือนกรกฎาคม 2568", [("เดือนกรกฎาคม 2568", "2025-07")]),
    ("th", "สิ้นปี 2568", [("สิ้นปี 2568", "late 2025")]),
    ("lo", "ເລີ່ມຕົ້ນເດືອນກໍລະກົດ 2025", [("ເດືອນກໍລະກົດ 2025", "2025-07")]),
    ("vi", "Họ bắt đầu tháng 7/2025.", [("tháng 7/2025", "2025-07")]),
    ("vi", "đầu năm 2025", [("đầu năm 2025", "early 2025")]),
    ("zh", "2025年7月中国外长到了。", [("2025年7月", "2025-07")]),
    ("zh", "2025年7月中旬", [("2025年7月中旬", "mid 2025-07")]),
    ("id", "Di akhir pada Juli 2025", [("Juli 2025", "2025-07")]),
    ("fil", "Ang pagtatapos noong Hulyo 2025", [("Hulyo 2025", "2025-07")]),
    ("en-GB", "passed by 2/3 of the votes", []),
    ("en-GB", "on 2/3 they voted", [("2/3", "2025-03-02")]),
    ("fr", "les 2/3 des pays", []),
    ("sv", "med 2/3 av rösterna", []),
    ("sv", "den 2/3 röstade de", [("den 2/3", "2025-03-02")]),
    ("vi", "được 2/3 số nước thông qua", []),
    ("vi", "ngày 2/3 các nước họp", [("ngày 2/3", "2025-03-02")]),
    ("es", "por 2/3 de los votos", []),
    ("fr", "En juillet 98, il a plu.", [("juillet 98", "1998-07")]),
    ("en", "In July 98 people left.", []),
    ("en", "In May 40 people left.", [("May", "2025-05")]),
    ("vi", "tháng 7/98.", [("tháng 7/98", "1998-07")]),
    ("vi", "tháng 7, 98 người", [("tháng 7", "2025-07")]),
    ("en", "sold on 2025-W28-4 as planned", []),
    ("en", "next Monday; until Monday it rains", [("next Monday", "2025-07-14"), ("until Monday", "2025-07-14")]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), RUNNING)
def test_what_only_seems_to_tell_a_date_is_left_out(
    lang: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = find_dates(text, lang=lang, anchor=ANCHOR)

    assert [(text[m.start : m.end], str(m.value)) for m in found] == expected


@pytest.mark.parametrize(
    ("lang", "text", "reason", "unread"),
    [
        ("de", "8 Juli 2025 Zorp", "'zorp' is not a word of dates in 'de'", "Zorp"),
        ("en", "8 July 2025 May", "'may' is not part of it", "May"),
        (None, "8 Juley 2025", "'juley' is not a word of dates in any language known here", "Juley"),
        (None, "måndag July 2025 septiembre", "its words are of different languages; give lang=", ""),
        ("en", "31 June 2025", "the calendar has no such day", ""),
    ],
)
def test_an_error_names_the_words_that_are_not_understood(
    lang: str | None, text: str, reason: str, unread: str
) -> None:
    with pytest.raises(DateParseError) as caught:
        normalize_date(text, lang=lang)

    assert caught.value.reason == reason
    assert (text[caught.value.start : caught.value.end] if unread else "") == unread
