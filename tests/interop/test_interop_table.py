"""Tables of text: they fit, they line up, and they never steer the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanhr.interop.table import clip, layout, visible, width_of


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("Viet Nam", 8),
        ("Việt Nam", 8),
        ("Vie\u0323\u0302t Nam", 8),
        ("東盟", 4),
        ("アセアン", 8),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("ประเทศไทย", 9),
        ("ที่", 1),
        ("ມື້", 1),
        ("កម្ពុជា", 5),
        ("🇻🇳", 2),
        ("👩\u200d⚖\ufe0f", 3),
        ("a\u200bb", 2),
    ],
)
def test_width_is_that_of_a_terminal(text: str, width: int) -> None:
    assert width_of(text) == width


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("Manila", 6, "Manila"),
        ("Manila", 5, "Mani…"),
        ("東盟人權", 8, "東盟人權"),
        ("東盟人權", 7, "東盟人…"),
        ("東盟人權", 6, "東盟…"),
        ("Manila", 1, "…"),
        ("Manila", 0, ""),
        ("", 0, ""),
    ],
)
def test_what_is_too_wide_is_cut(text: str, width: int, cut: str) -> None:
    assert clip(text, width) == cut


@given(st.text(), st.integers(0, 20))
def test_what_is_cut_fits(text: str, width: int) -> None:
    assert width_of(clip(text, width)) <= width or text == clip(text, width)
    assert width_of(clip(text, width)) <= max(width, 0)


def test_control_characters_are_made_visible() -> None:
    assert visible("a\x1b[31m\nb\tc\x00\x9b") == "a\ufffd[31m b c\ufffd\ufffd"


def test_columns_line_up() -> None:
    table = layout(("id", "name", "n"), [("a", "東盟", "1"), ("bcd", "ที่", "22")])

    assert table.splitlines() == ["id   name  n", "a    東盟  1", "bcd  ที่     22"]
    assert layout(("id", "n"), []) == "id  n"


def test_a_head_may_be_bold() -> None:
    assert layout(("id",), [("a",)], bold=True) == "\x1b[1mid\x1b[0m\na"


def test_the_widest_columns_give_way_first() -> None:
    rows = [("aichr-40", "x" * 40, "y" * 30)]

    assert layout(("id", "a", "b"), rows, 40).splitlines()[1] == "aichr-40  xxxxxxxxxxxxx…  yyyyyyyyyyyyy…"
    assert layout(("id", "a", "b"), rows, 8).splitlines()[1] == "aic…  x…"


cells = st.text(max_size=30)


@given(st.lists(st.tuples(cells, cells, cells), max_size=4), st.integers(1, 60))
def test_every_table_fits(rows: list[tuple[str, str, str]], width: int) -> None:
    lines = layout(("id", "place", "name"), rows, width).split("\n")

    assert len(lines) == len(rows) + 1
    assert all(width_of(line) <= width for line in lines)
    assert all(character.isprintable() or not character.isascii() for line in lines for character in line)
