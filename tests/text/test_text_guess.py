"""The language of a text: told by script and common words, and not told where two fit alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanhr.errors import InputTypeError
from aseanhr.text.guess import guess_language

TOLD = [
    ("en", "The meeting of the commission was held in the capital."),
    ("sv", "Mötet hölls i huvudstaden och det var inte långt."),
    ("vi", "Cuộc họp của ủy ban được tổ chức tại thủ đô và không có gì mới."),
    ("id", "Rapat itu digelar di ibu kota pada hari Senin, tetapi pemerintah tidak hadir karena hujan."),
    ("ms", "Mesyuarat itu diadakan di ibu kota pada hari Isnin, namun kerajaan tidak hadir kerana hujan."),
    ("fil", "Ginanap ang pulong sa kabisera noong Lunes at dumalo rin ang mga kinatawan."),
    ("fr", "La réunion de la commission a été tenue dans la capitale avec les délégués."),
    ("es", "La reunión de la comisión fue celebrada en la capital por los delegados."),
    ("pt", "A reunião da comissão foi realizada na capital pelos delegados e não em Díli."),
    ("th", "การประชุมจัดขึ้นที่กรุงเทพฯ เมื่อวันจันทร์"),
    ("lo", "ກອງປະຊຸມໄດ້ຈັດຂຶ້ນທີ່ນະຄອນຫຼວງວຽງຈັນ"),
    ("km", "កិច្ចប្រជុំនេះត្រូវបានធ្វើឡើងនៅរាជធានីភ្នំពេញ"),
    ("my", "အစည်းအဝေးကို ရန်ကုန်မြို့တွင် ကျင်းပခဲ့သည်"),
    ("zh", "会议于星期一在首都举行"),
    # These would be taken for a language that is read here.
    ("no", "Møtet ble holdt i hovedstaden, og det var ikke langt fra regjeringen."),
    ("da", "Mødet blev afholdt i hovedstaden, og regeringen var ikke til stede efter aftalen."),
    ("nl", "De vergadering werd gehouden in de hoofdstad en het was niet ver van de haven."),
    ("ceb", "Gihimo ang tigom sa kaulohan niadtong Lunes ug mitambong usab ang mga sakop."),
    ("tet", "Enkontru ne'e hala'o iha kapitál no sira hotu marka prezensa ba konvensaun nian."),
    ("ja", "会議は月曜日に首都で開かれました"),
    ("ko", "회의는 월요일에 수도에서 열렸습니다"),
]
NOT_TOLD = [
    "",
    "12 34 56",
    "zxqv wprt kkl",
    "Lorem ipsum dolor sit amet consectetur",
    "AICHR",
    "dan dan yang di",
]


@pytest.mark.parametrize(("lang", "text"), TOLD)
def test_the_language_is_told(lang: str, text: str) -> None:
    assert guess_language(text) == lang
    assert guess_language(f"ASEAN 2025: {text.upper()}") == lang


@pytest.mark.parametrize("text", NOT_TOLD)
def test_nothing_is_told_where_nothing_tells(text: str) -> None:
    assert guess_language(text) is None


def test_a_foreign_name_does_not_change_the_language() -> None:
    assert guess_language(f"{TOLD[0][1]} Hội đồng 会议") == "en"


def test_the_typographic_apostrophe_is_one() -> None:
    assert guess_language(TOLD[18][1].replace("'", "’")) == "tet"


@given(st.text())
def test_any_text_may_be_asked_about(text: str) -> None:
    told = guess_language(text)
    assert told is None or 2 <= len(told) <= 3
    assert guess_language(text) == told


def test_only_text_may_be_asked_about() -> None:
    with pytest.raises(InputTypeError):
        guess_language(b"The meeting of the commission")  # type: ignore[arg-type]
