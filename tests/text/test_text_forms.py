"""The canonical form: what becomes equal, what stays apart, and that no text is too much for it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanhr.errors import InputTypeError
from aseanhr.text import canonical, canonicalize, require_text
from hard_texts import TEXTS


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("", ""),
        ("plain", "plain"),
        ("a\u0301", "á"),
        ("Ha\u0300 No\u0302\u0323i", "Hà Nội"),
        ("Ha\u0300 No\u0323\u0302i", "Hà Nội"),
        ("Vie\u0301\u0302t", "Viết"),  # the tone typed before the circumflex
        ("Café\u0306", "Café\u0306"),  # no letter has both, and none is made up
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
        ("\u212b", "Å"),
        ("\u0e19\u0e4d\u0e49\u0e32", "\u0e19\u0e49\u0e33"),  # น้ำ in parts
        ("\u0e17\u0e4d\u0e32", "\u0e17\u0e33"),
        ("\u0e99\u0ecd\u0ec9\u0eb2", "\u0e99\u0ec9\u0eb3"),
        ("\u0e99\u0ecd\u0eb2", "\u0e99\u0eb3"),
        ("Viet\u200dnam", "Vietnam"),
        ("a\u200d\u0301", "á"),
        ("\ufeffLao PDR", "Lao PDR"),
        ("8\u00a0July\u30002025", "8 July 2025"),
        ("๘ กรกฎาคม ๒๕๖๘", "8 กรกฎาคม 2568"),
        ("០១២៣៤៥៦៧៨៩", "0123456789"),
        ("၂၀၂၅", "2025"),
        ("２０２５年７月８日（火）", "2025年7月8日(火)"),
        ("Ａ\u0301", "Á"),
        ("Hoà bình, Thuỵ Sĩ, HOÀ, Khoẻ", "Hòa bình, Thụy Sĩ, HÒA, Khỏe"),
        ("hoàn, quý, Quỳnh, oÀ", "hoàn, quý, Quỳnh, oÀ"),
        ("Åland och Öland", "Åland och Öland"),
        ("\x00\ud800", "\x00\ud800"),
    ],
)
def test_a_text_takes_its_canonical_form(given_text: str, expected: str) -> None:
    assert expected == canonical(given_text)


@given(TEXTS)
def test_the_canonical_form_is_final(text: str) -> None:
    once = canonical(text)

    assert once == canonical(once)


@given(TEXTS)
def test_composed_and_decomposed_text_are_one(text: str) -> None:
    assert canonical(unicodedata.normalize("NFC", text)) == canonical(unicodedata.normalize("NFD", text))


@given(TEXTS)
def test_the_canonical_form_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", canonical(text))


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_stays_as_it_is(text: str) -> None:
    form = canonicalize(text)

    assert (text, text) == (form.original, form.text)
    assert all(position == form.offset(position) for position in range(len(text) + 1))


@pytest.mark.parametrize("wrong", [None, b"2025", 2025, ["a"]])
def test_what_is_no_text_is_refused_by_name(wrong: object) -> None:
    with pytest.raises(InputTypeError, match=r"^name must be str, not ") as caught:
        require_text(wrong, "name")

    assert ("name", "str", type(wrong).__name__) == (
        caught.value.argument,
        caught.value.expected,
        caught.value.got,
    )
    with pytest.raises(TypeError):
        canonicalize(wrong)  # type: ignore[arg-type]


def test_a_run_of_marks_longer_than_any_language_has_is_left_alone() -> None:
    run = "a" + "\u0316\u0301" * 20

    assert f"{run} é" == canonical(f"{run} e\u0301")


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "\u0301",
        "\u0316\u0301",
        "\u200d",
        "a\u200d",
        "\u0301\n",
        "e\u0301",
        "\u1112\u1161\u11ab",
        "豈\ufb2c",
        "oà ",
        "\ud800",
    ],
)
def test_hostile_text_of_every_kind_is_read_in_one_pass(unit: str) -> None:
    # A hundred thousand characters: hopeless for anything quadratic, nothing for what is linear.
    text = unit * (100_000 // len(unit))
    form = canonicalize(text)

    assert len(text) == form.offset(len(form.text))
