"""Durations told from dates: a length of time is no date, and what may be either is none in running text."""

from __future__ import annotations

import pytest

from aseanhr.values import find_dates

ANCHOR = "2025-07-10"
# Phrases of a length of time, or of one that may count from another day than that of writing.
LENGTHS = {
    "en": [
        "It was done in three days.",
        "a five-day visit",
        "The three-day meeting opened.",
        "within two weeks",
        "for three days",
        "over five years",
        "The work took two weeks.",
        "a two-week trip",
        "a five-year plan",
        "within the next three days",
        "during three days",
        "in a day",
        "in five years, trade doubled",
        "after three days of talks",
        "after five weeks",
        "the one-day meeting",
        "the third-day session",
        "a 10-day trip",
        "in the last three days",
        "a year-long plan",
        "every two years",
        "In 3 days",
        "one day in Hanoi",
        "two days later",
        "in less than two weeks",
        "the five year plan",
        "two weeks before",
        "three weeks after the meeting",
        "a two-year term",
        "the half-year review",
        "the half-day meeting",
        "a quarter century",
    ],
    "sv": [
        "under fem dagar",
        "femdagars besök",
        "ett fem dagar långt möte",
        "på tre veckor",
        "inom två veckor",
        "i tre dagar",
        "det tredagarsmöte som",
        "5-dagarsmöte",
        "ett tvåårigt program",
        "efter fem dagar",
        "efter tre veckors samtal",
        "för tre veckor",
        "en femårsplan",
        "en vecka lång",
        "två veckor senare",
        "ett dagsmöte",
        "en vecka efter mötet",
        "vartannat år",
        "en halvdags möte",
        "tre veckor före mötet",
        "på en dag",
    ],
    "vi": [
        "sau 5 tuần",
        "trong ba ngày",
        "trong vòng hai tuần",
        "chuyến thăm năm ngày",
        "cuộc họp 3 ngày",
        "kéo dài ba ngày",
        "sau ba ngày làm việc",
        "hội nghị kéo dài 2 tuần",
        "trong 5 năm, kim ngạch tăng",
        "sau 3 tháng",
        "trong 3 năm tới",
        "hai ngày sau đó",
        "trong hai năm qua",
        "hai năm một lần",
        "5 tuần sau",
    ],
    "de": [
        "in drei Tagen",
        "fünftägiger Besuch",
        "innerhalb von zwei Wochen",
        "binnen zwei Wochen",
        "drei Tage lang",
        "nach fünf Wochen",
        "die 3-Tage-Konferenz",
        "das dreitägige Treffen",
        "während fünf Tagen",
        "für drei Wochen",
        "ein Fünfjahresplan",
        "vor dem dreitägigen Treffen",
        "zwei Wochen später",
        "drei Tage in Hanoi",
        "zwei Wochen in Genf",
        "drei Tage vor dem Treffen",
    ],
    "fr": [
        "en trois jours",
        "pendant cinq jours",
        "en deux semaines",
        "d'ici deux semaines",
        "une visite de cinq jours",
        "une réunion de trois jours",
        "sous deux semaines",
        "après cinq semaines",
        "au bout de trois jours",
        "un plan de cinq ans",
        "dans les trois jours",
        "dans un délai de deux semaines",
        "trois jours dans la ville",
    ],
    "es": [
        "en tres días",
        "durante cinco días",
        "en dos semanas",
        "una visita de cinco días",
        "tras cinco semanas",
        "después de tres días",
        "en un plazo de dos semanas",
        "a los tres días",
        "tres días en Hanói",
        "en los tres días",
    ],
    "pt": [
        "em três dias",
        "durante cinco dias",
        "em duas semanas",
        "uma visita de cinco dias",
        "após cinco semanas",
        "depois de três dias",
        "dentro de duas semanas",
        "no prazo de duas semanas",
        "três dias em Díli",
    ],
    "id": [
        "dalam tiga hari",
        "selama lima hari",
        "dalam dua minggu",
        "kunjungan lima hari",
        "setelah lima minggu",
        "pertemuan tiga hari",
        "dalam waktu dua minggu",
        "dalam seminggu",
        "selama seminggu",
        "dalam lima tahun terakhir",
        "tiga hari kemudian",
        "sehari",
        "kunjungan sehari",
        "dua minggu mendatang",
        "tiga hari dalam seminggu",
    ],
    "ms": [
        "dalam tiga hari",
        "selama lima hari",
        "dalam dua minggu",
        "lawatan lima hari",
        "selepas lima minggu",
        "mesyuarat tiga hari",
        "dalam tempoh dua minggu",
        "dalam seminggu",
        "tiga hari kemudian",
        "lawatan sehari",
    ],
    "fil": [
        "sa loob ng tatlong araw",
        "sa tatlong araw",
        "limang araw na pagbisita",
        "pagkatapos ng limang linggo",
        "sa dalawang linggo",
        "tatlong araw na pulong",
        "sa loob ng dalawang linggo",
        "tatlong araw sa Maynila",
    ],
    "th": [
        "ใน 3 วัน",
        "ภายในสองสัปดาห์",
        "เป็นเวลา 5 วัน",
        "การประชุม 3 วัน",
        "หลังจาก 5 สัปดาห์",
        "ตลอด 3 วัน",
        "ในช่วง 5 ปี",
        "3 วันต่อมา",
        "ใน 5 ปีข้างหน้า",
        "3 วันในฮานอย",
        "3 ปีที่ผ่านมา",
    ],
    "lo": [
        "ໃນ 3 ວັນ",
        "ພາຍໃນ 2 ອາທິດ",
        "ເປັນເວລາ 5 ວັນ",
        "ກອງປະຊຸມ 3 ວັນ",
        "ຫຼັງຈາກ 5 ອາທິດ",
        "3 ປີຜ່ານມາ",
    ],
    "km": [
        "ក្នុង ៣ ថ្ងៃ",
        "ក្នុងរយៈពេល ២ សប្តាហ៍",
        "រយៈពេល ៥ ថ្ងៃ",
        "ក្រោយ ៥ សប្តាហ៍",
        "កិច្ចប្រជុំ ៣ ថ្ងៃ",
    ],
    "my": [
        "သုံးရက်အတွင်း",
        "နှစ်ပတ်အတွင်း",
        "ငါးရက်ကြာ",
        "၅ ပတ်အကြာ",
        "သုံးရက်ကြာ အစည်းအဝေး",
        "သုံးရက်အကြာတွင်",
        "နောက် ၃ ရက်",
        "လွန်ခဲ့သော သုံးရက်အတွင်း",
    ],
    "ta": [
        "மூன்று நாட்களில்",
        "இரண்டு வாரங்களுக்குள்",
        "ஐந்து நாள் பயணம்",
        "மூன்று நாள் கூட்டம்",
        "ஐந்து வாரங்களுக்குப் பிறகு",
        "மூன்று நாட்கள் கழித்து",
        "5 ஆண்டுகளில்",
    ],
    "zh": [
        "三天内",
        "两周之内",
        "为期五天的访问",
        "五周后",
        "三天的会议",
        "在三天里",
        "三天会议",
        "5年间",
        "会议为期3天",
        "三天之后",
        "五年计划",
        "3个月后",
    ],
}
# Their neighbors, which count from the day of writing.
COUNTED = {
    "en": {
        "three days ago": "2025-07-07",
        "in two weeks' time": "2025-07-21/2025-07-27",
        "three days from now": "2025-07-13",
        "in three days’ time": "2025-07-13",
        "two weeks ago": "2025-06-23/2025-06-29",
        "a year ago": "2024",
        "five years ago": "2020",
        "in three days from now": "2025-07-13",
        "in one week's time": "2025-07-14/2025-07-20",
        "two weeks hence": "2025-07-21/2025-07-27",
        "one week from today": "2025-07-14/2025-07-20",
    },
    "sv": {
        "för tre dagar sedan": "2025-07-07",
        "om två veckor": "2025-07-21/2025-07-27",
        "för ett år sedan": "2024",
        "om fem dagar": "2025-07-15",
        "tre dagar sedan": "2025-07-07",
        "om tre år": "2028",
    },
    "vi": {
        "3 ngày trước": "2025-07-07",
        "5 tuần nữa": "2025-08-11/2025-08-17",
        "sau 5 tuần nữa": "2025-08-11/2025-08-17",
        "cách đây 3 ngày": "2025-07-07",
        "hai tuần trước": "2025-06-23/2025-06-29",
        "3 ngày nữa": "2025-07-13",
    },
    "de": {
        "vor drei Tagen": "2025-07-07",
        "vor einem Jahr": "2024",
        "vor zwei Wochen": "2025-06-23/2025-06-29",
        "in drei Tagen ab heute": "2025-07-13",
    },
    "fr": {
        "il y a trois jours": "2025-07-07",
        "dans deux semaines": "2025-07-21/2025-07-27",
        "il y a un an": "2024",
        "dans trois jours": "2025-07-13",
    },
    "es": {
        "hace tres días": "2025-07-07",
        "dentro de dos semanas": "2025-07-21/2025-07-27",
        "hace un año": "2024",
        "tres días atrás": "2025-07-07",
    },
    "pt": {
        "há três dias": "2025-07-07",
        "daqui a duas semanas": "2025-07-21/2025-07-27",
        "há um ano": "2024",
        "três dias atrás": "2025-07-07",
        "daqui a três dias": "2025-07-13",
    },
    "id": {
        "tiga hari lalu": "2025-07-07",
        "tiga hari yang lalu": "2025-07-07",
        "dua minggu lagi": "2025-07-21/2025-07-27",
        "setahun lalu": "2024",
        "dalam dua minggu lagi": "2025-07-21/2025-07-27",
    },
    "ms": {
        "tiga hari lalu": "2025-07-07",
        "dua minggu lagi": "2025-07-21/2025-07-27",
        "setahun lalu": "2024",
        "tiga hari yang lepas": "2025-07-07",
        "dalam dua minggu lagi": "2025-07-21/2025-07-27",
    },
    "fil": {
        "tatlong araw ang nakalipas": "2025-07-07",
        "dalawang linggo mula ngayon": "2025-07-21/2025-07-27",
        "isang taon ang nakaraan": "2024",
    },
    "th": {
        "3 วันก่อน": "2025-07-07",
        "อีกสองสัปดาห์": "2025-07-21/2025-07-27",
        "3 วันที่แล้ว": "2025-07-07",
        "เมื่อ 3 ปีก่อน": "2022",
        "ในอีก 3 วัน": "2025-07-13",
        "อีก 3 วัน": "2025-07-13",
    },
    "lo": {
        "3 ມື້ກ່ອນ": "2025-07-07",
        "ອີກ 2 ອາທິດ": "2025-07-21/2025-07-27",
        "ໃນອີກ 3 ວັນ": "2025-07-13",
        "3 ວັນກ່ອນ": "2025-07-07",
    },
    "km": {
        "៣ ថ្ងៃមុន": "2025-07-07",
        "២ សប្តាហ៍ទៀត": "2025-07-21/2025-07-27",
        "៣ ថ្ងៃ ទៀត": "2025-07-13",
    },
    "my": {
        "လွန်ခဲ့သော သုံးရက်က": "2025-07-07",
        "လွန်ခဲ့သည့် ၅ နှစ်": "2020",
        "သုံးရက်ကြာလျှင်": "2025-07-13",
    },
    "ta": {
        "மூன்று நாட்களுக்கு முன்": "2025-07-07",
        "இரண்டு வாரங்களுக்கு முன்பு": "2025-06-23/2025-06-29",
        "5 ஆண்டுகளுக்கு முன்பு": "2020",
        "இன்னும் மூன்று நாட்களில்": "2025-07-13",
    },
    "zh": {
        "三天前": "2025-07-07",
        "两周前": "2025-06-23/2025-06-29",
        "5年前": "2020",
        "3年前": "2022",
        "三个月前": "2025-04",
    },
}


@pytest.mark.parametrize("lang", LENGTHS)
def test_a_length_of_time_is_no_date(lang: str) -> None:
    found = {text: find_dates(text, lang=lang, anchor=ANCHOR) for text in LENGTHS[lang]}

    assert {text: mentions for text, mentions in found.items() if mentions} == {}


@pytest.mark.parametrize("lang", COUNTED)
def test_what_counts_from_the_day_of_writing_is_a_date(lang: str) -> None:
    found = {
        text: [(m.start, str(m.value), m.kind) for m in find_dates(text, lang=lang, anchor=ANCHOR)]
        for text in COUNTED[lang]
    }
    begins = {text: found[text][0][0] if found[text] else 0 for text in found}

    assert found == {text: [(begins[text], value, "counted")] for text, value in COUNTED[lang].items()}


def test_a_length_hides_no_date_beside_it() -> None:
    text = "At the three-day Summit in July 2025 and within two weeks of 8 July 2025, after three days, on 9 May 2025"

    assert [str(m.value) for m in find_dates(text, lang="en", anchor=ANCHOR)] == [
        "2025-07",
        "2025-07-08",
        "2025-05-09",
    ]


def test_no_list_or_range_takes_in_a_length() -> None:
    text = "in three days and in five days, from two days later to three days later"

    assert find_dates(text, lang="en", anchor=ANCHOR) == []
