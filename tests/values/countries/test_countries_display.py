"""Every name that CLDR shows of a country is found whole in a sentence of its language."""

from __future__ import annotations

import re

import pytest
from babel import Locale

from aseanhr.values.countries import Country, find_countries
from aseanhr.values.countries.country import registry

# A sentence of each language that names are looked for in, with room for one name; some have a second, where it opens the sentence.
SENTENCES = {
    "en": ("They spoke of {} yesterday.", "{} was among the topics."),
    "sv": ("De talade om {} i går.", "{} var ett av ämnena."),
    "vi": ("Họ nói về {} hôm qua.", "Các bên đã bàn về {} tại cuộc họp."),
    "id": ("Mereka berbicara tentang {} kemarin.", "{} menjadi salah satu topik."),
    "ms": ("Mereka bercakap tentang {} semalam.", "{} menjadi salah satu topik."),
    "fil": ("Pinag-usapan nila ang {} kahapon.", "{} ang isa sa mga paksa."),
    "fr": ("Ils ont parlé de {} hier.", "{} était parmi les sujets."),
    "pt": ("Falaram sobre {} ontem.", "Também se falou de {} na reunião."),
    "es": ("Hablaron de {} ayer.", "Se habló también sobre {} en la reunión."),
    "de": ("Sie sprachen über {} gestern.", "{} war eines der Themen."),
    "nl": ("Ze spraken gisteren over {} met hen.",),
    "it": ("Hanno parlato di {} ieri.",),
    "da": ("De talte om {} i går.",),
    "nb": ("De snakket om {} i går.",),
    "fi": ("He puhuivat: {} eilen.",),
    "pl": ("Rozmawiali: {} wczoraj.",),
    "tr": ("Toplantıda dün {} konuşuldu.",),
    "ru": ("Вчера говорили про {} вместе.",),
    "uk": ("Вчора говорили про {} разом.",),
    "ar": ("تحدثوا عن {} أمس.",),
    "hi": ("उन्होंने {} पर बात की.",),
    "bn": ("তারা {} নিয়ে কথা বলেছে.",),
    "ta": ("அவர்கள் {} பற்றி பேசினர்.", "{} பற்றியும் பேசினர்."),
    "th": ("พวกเขาพูดถึง {} เมื่อวาน", "{} เป็นหนึ่งในหัวข้อ"),
    "lo": ("ພວກເຂົາເວົ້າກ່ຽວກັບ {} ມື້ວານ",),
    "my": ("သူတို့ {} အကြောင်း ပြောသည်။",),
    "km": ("ពួកគេនិយាយអំពី {} ម្សិលមិញ។",),
    "ja": ("彼らは{}について話した。",),
    "zh": ("他们昨天谈到{}。", "{}是议题之一。"),
    "ko": ("그들은 {} 이야기를 했다.",),
}  # fmt: skip


def shown(lang: str) -> list[tuple[str, Country]]:
    """Return the names that CLDR shows of the countries of today, in a language."""
    territories = Locale.parse(lang).territories
    living = {country for country in registry().values() if not country.historic}
    return [
        (territories[country.alpha_2].strip("\u200b"), country)
        for country in living
        if country.alpha_2 in territories
    ]


@pytest.mark.parametrize(("lang", "sentence"), [(lang, one) for lang in SENTENCES for one in SENTENCES[lang]])
def test_every_name_that_cldr_shows_is_found_whole(lang: str, sentence: str) -> None:
    names = shown(lang)
    missed = []
    for name, country in names:
        text = sentence.format(name)
        found = [(text[m.start : m.end], m.value) for m in find_countries(text, lang=lang)]
        if found != [(name, country)]:
            missed.append((name, found))

    assert missed == []
    assert len(names) >= 249


@pytest.mark.parametrize("lang", ["en", "vi", "th", "zh"])
def test_a_name_with_signs_is_found_across_the_end_of_a_line(lang: str) -> None:
    for name, country in shown(lang):
        text = SENTENCES[lang][0].format(re.sub(r"(?<=\S) (?=[\w(])", "\n", name, count=1))
        if name.isascii() and " " in name:
            assert [m.value for m in find_countries(text, lang=lang)] == [country], text
