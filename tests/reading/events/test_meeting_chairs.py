"""Who presided, in whatever words that is told; an opener or guest is no chair."""

from __future__ import annotations

import pytest

from aseanhr import extract


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("vi", "Cuộc họp lần thứ 41 của AICHR đã khép lại hôm qua sau hai ngày dưới sự chủ trì của Ngoại trưởng Thái Lan Somchai Wisetsiri.", "Somchai Wisetsiri"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR kết thúc chiều 5/6 tại Jakarta, dưới sự chủ trì của Đại diện Thái Lan Somchai Wisetsiri.", "Somchai Wisetsiri"),
        ("vi", "Dưới sự chủ trì của bà Lê Thị Hoa, Cuộc họp lần thứ 41 của AICHR đã diễn ra tại Jakarta.", "Lê Thị Hoa"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR diễn ra tại Jakarta, do bà Lê Thị Hoa và ông Budi Santoso đồng chủ trì.", "Lê Thị Hoa"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR diễn ra tại Jakarta ngày 3/6. Bà Lê Thị Hoa chủ trì.", "Lê Thị Hoa"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR diễn ra tại Jakarta ngày 3/6. Bà Lê Thị Hoa và ông Budi Santoso đồng chủ trì.", "Lê Thị Hoa"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR diễn ra tại Jakarta ngày 3/6, bà Lê Thị Hoa ngồi ghế chủ tọa.", "Lê Thị Hoa"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR diễn ra tại Jakarta ngày 3/6 do Đại diện Malaysia, bà Nur Hidayah, làm chủ tọa.", "Nur Hidayah"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR diễn ra tại Jakarta ngày 3/6 do Đại diện Malaysia, bà Nur Hidayah, chủ tọa.", "Nur Hidayah"),
        ("vi", "Ông Budi Santoso, Chủ tịch AICHR, chủ trì Cuộc họp lần thứ 41 của AICHR tại Jakarta.", "Budi Santoso"),
        ("vi", "Cuộc họp lần thứ 41 của AICHR diễn ra tại Jakarta. Đại sứ Lê Thị Hoa điều hành phiên họp.", "Lê Thị Hoa"),
        ("en", "The 41st Meeting of the AICHR was held in Jakarta, with Ambassador Edmund Bon in the chair.", "Edmund Bon"),
        ("en", "With Edmund Bon of Malaysia in the chair, the 41st Meeting of the AICHR was held in Jakarta.", "Edmund Bon"),
        ("en", "The 41st Meeting of the AICHR was held in Jakarta under the chairmanship of Malaysia's representative, Edmund Bon.", "Edmund Bon"),
        ("en", "The 41st Meeting of the AICHR ended in Jakarta on Friday. Malaysia's representative, Edmund Bon, was in the chair.", "Edmund Bon"),
        ("en", "The 41st Meeting of the AICHR ended in Jakarta on Friday. In the chair was Edmund Bon of Malaysia.", "Edmund Bon"),
        ("en", "Edmund Bon, who chaired the 41st Meeting of the AICHR in Jakarta, said it had gone well.", "Edmund Bon"),
        ("en", "The chair of the 41st Meeting of the AICHR, Edmund Bon, closed it in Jakarta on Friday.", "Edmund Bon"),
        ("en", "The 41st Meeting of the AICHR, 3–5 June, Jakarta. Chair: Edmund Bon (Malaysia).", "Edmund Bon"),
        ("en", "The 41st Meeting of the AICHR was held in Jakarta. Edmund Bon and Yuyun Wahyuningrum co-chaired.", "Edmund Bon"),
        ("en", "The 41st Meeting of the AICHR was held in Jakarta, Edmund Bon presiding.", "Edmund Bon"),
        ("en", "A Malaysian lawyer, Edmund Bon, presided over the 41st Meeting of the AICHR in Jakarta.", "Edmund Bon"),
        ("en", "The 41st Meeting of the AICHR opens in Jakarta on 12 June. Three days, closed doors, Malaysia's representative Edmund Bon in the chair.", "Edmund Bon"),
        ("en", "Ambassador Edmund Bon opened the 41st Meeting of the AICHR in Jakarta.", None),
        ("sv", "AICHR:s 41:a möte hölls i Jakarta under ledning av ambassadör Edmund Bon.", "Edmund Bon"),
        ("sv", "AICHR:s 41:a möte i Jakarta leddes av Malaysias representant Edmund Bon.", "Edmund Bon"),
        ("sv", "AICHR:s 41:a möte hölls i Jakarta. Mötet leds av Malaysias representant Edmund Bon.", "Edmund Bon"),
        ("sv", "AICHR:s 41:a möte hålls i Jakarta på torsdag. Den svenska ambassadören Elin Fors leder mötet.", "Elin Fors"),
        ("sv", "AICHR:s 41:a möte hölls i Jakarta med Edmund Bon som ordförande.", "Edmund Bon"),
        ("sv", "AICHR:s 41:a möte hölls i Jakarta. I ordförandestolen satt Edmund Bon.", "Edmund Bon"),
        ("sv", "Malaysias Edmund Bon, som suttit i ordförandestolen, avslutade AICHR:s 41:a möte i Jakarta.", "Edmund Bon"),
        ("sv", "AICHR:s 41:a möte, 3–5 juni, Jakarta. Ordförande: Edmund Bon (Malaysia).", "Edmund Bon"),
        ("sv", "AICHR:s 41:a möte hölls i Jakarta. Klubban fördes av Edmund Bon.", "Edmund Bon"),
        ("sv", "Ambassadör Edmund Bon öppnade AICHR:s 41:a möte i Jakarta.", None),
        ("en", "The 41st Meeting of the AICHR was held in Jakarta. San Marino presiding is no news.", None),
        ("en", "The 41st Meeting of the AICHR was held in Jakarta. Chair: nobody.", None),
        ("en", "The 41st Meeting of the AICHR was held in Jakarta. The chair of the Labour Party is Edmund Bon.", None),
    ],
)  # fmt: skip
def test_who_presided(lang: str, text: str, expected: str | None) -> None:
    found = extract(text, lang=lang, published="2025-06-10", min_confidence=0).meetings
    assert [meeting.chair and meeting.chair.name for meeting in found] == [expected]
