"""Records of several kinds as one table, and as marks in their text."""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from aseanhr.errors import QueryError
from aseanhr.interop.columns import columns
from aseanhr.interop.findings import KINDS, Finding, Findings, finding_of
from aseanhr.interop.marks import Mark, marked_text, marks_of, records_to_html, text_to_html
from aseanhr.records import Evidence, Meeting, Person, TreatyEvent
from aseanhr.records.plain import to_dict
from aseanhr.values import Country, DateSpan
from samples import ACCESSION, COVENANT, HELD, NEXT, OTHER, PLAN, REFUSAL, TARGET, TEXT, TRADE

FOUND = Findings(
    meetings=(HELD, NEXT, OTHER),
    treaty_events=(ACCESSION, REFUSAL),
    treaties=(COVENANT,),
    work_plans=(PLAN,),
    trade_figures=(TRADE, TARGET),
)


class _Page(HTMLParser):
    """What a browser makes of a page: its text, its tags, the titles of its marks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.open: list[str] = []
        self.titles: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        if title := dict(attrs).get("title"):
            self.titles.append((title, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.titles and self.open and self.open[-1] == "mark" and not self.titles[-1][1]:
            self.titles[-1] = (self.titles[-1][0], data)


def test_the_one_table_has_these_columns() -> None:
    assert [column.name for column in columns(Finding)] == [
        "id", "kind", "what", "when", "when_start", "when_end", "when_precision", "when_part", "when_time",
        "states", "status", "evidence", "disputes", "confidence", "level",
    ]  # fmt: skip


def test_the_one_table_has_a_row_for_each_record() -> None:
    rows = [finding_of(record) for record in FOUND.records]

    assert [(row.kind, row.what, str(row.when), row.states, row.status) for row in rows] == [
        ("meetings", "40th Meeting of the AICHR", "2025-07-08", (), "held"),
        ("meetings", "41st Meeting of the AICHR", "2025-11", (), "planned"),
        ("meetings", "Workshop on Seafarers", "None", ("VN",), "held"),
        ("treaty_events", "iccpr acceded", "1982", ("VN",), "acceded"),
        ("treaty_events", "iccpr not ratified", "None", ("MM",), "not ratified"),
        (
            "treaties",
            "International Covenant on Civil and Political Rights",
            "1966-12-16",
            (),
            "treaty",
        ),
        ("work_plans", "AICHR Work Plan", "None", (), "adopted"),
        ("trade_figures", "total trade, 1600000000 USD", "2025", ("VN", "LA"), "actual"),
        ("trade_figures", "total trade, 2000000000 USD", "2029", ("VN", "LA"), "target"),
    ]


def test_a_row_is_as_sure_as_its_record_and_has_its_evidence() -> None:
    row = finding_of(attrs.evolve(HELD, confidence=0.5, level="weak"))

    assert (row.confidence, row.level, row.evidence, row.disputes) == (
        0.5,
        "weak",
        HELD.evidence,
        HELD.disputes,
    )


def test_a_count_is_told() -> None:
    count = TreatyEvent(id="x", treaty="core", event="membership_count", state=Country("LA"), value="6/9")

    assert finding_of(count).what == "core membership count 6/9"


def test_other_records_have_no_row() -> None:
    with pytest.raises(TypeError, match="no row for a Person"):
        finding_of(Person(id="p", name="A"))


def test_every_form_has_the_same_rows() -> None:
    ids = [record.id for record in FOUND.records]

    assert [row["id"] for row in FOUND.to_dicts()] == ids
    assert json.loads(FOUND.to_json()) == FOUND.to_dicts()
    assert list(FOUND.to_pandas()["id"]) == FOUND.to_polars()["id"].to_list() == ids
    assert FOUND.to_arrow()["id"].to_pylist() == ids
    assert FOUND.to_arrow()["kind"].to_pylist() == list(FOUND.to_pandas()["kind"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_of_a_kind_has_all_its_fields(kind: str) -> None:
    records = getattr(FOUND, kind)
    names = [column.name for column in columns(KINDS[kind])]

    assert (
        FOUND.to_dicts(kind)
        == json.loads(FOUND.to_json(kind=kind))
        == [to_dict(record) for record in records]
    )
    assert FOUND.to_pandas(kind).shape == FOUND.to_polars(kind).shape == (len(records), len(names))
    assert FOUND.to_arrow(kind).column_names == names


@pytest.mark.parametrize("form", ["to_dicts", "to_pandas", "to_polars", "to_arrow"])
def test_an_unknown_kind_is_refused(form: str) -> None:
    with pytest.raises(
        QueryError, match="known: meetings, treaty_events, treaties, work_plans, trade_figures"
    ):
        getattr(FOUND, form)("treaty")


def test_the_plain_form_says_of_which_kind_a_record_is() -> None:
    rows = FOUND.to_dicts()

    assert [row["kind"] for row in rows] == [finding_of(record).kind for record in FOUND.records]
    assert rows[-1]["what"] == "total trade, 2000000000 USD"
    assert FOUND.to_dicts("trade_figures")[-1]["kind"] == "target"


def test_json_goes_to_a_file(tmp_path: Path) -> None:
    FOUND.to_json(tmp_path / "found.json")

    assert (tmp_path / "found.json").read_text("utf-8") == FOUND.to_json()


@given(
    st.one_of(
        strategies.meetings(), strategies.treaty_events(), strategies.work_plans(), strategies.trade_figures()
    )
)
def test_any_record_has_a_row(record: Any) -> None:
    row = finding_of(record)

    assert isinstance(record, KINDS[row.kind])
    assert row.id == record.id


def test_the_short_form_counts() -> None:
    assert repr(FOUND) == "<Findings: 3 meetings, 2 treaty events, 1 treaty, 1 work plan, 2 trade figures>"
    assert repr(Findings()) == "<Findings: nothing>"


def test_records_are_shown_kind_by_kind() -> None:
    page = _Page(FOUND._repr_html_())

    assert page.tags.count("table") == 5
    assert "Meetings: 3" in page.text
    assert "東盟 <b>" not in page.text


def test_the_level_is_shown_where_there_is_one() -> None:
    sure, unmeasured = attrs.evolve(HELD, level="stated", confidence=0.98), attrs.evolve(NEXT, level="weak")
    page = _Page(records_to_html({"meetings": [sure, unmeasured, OTHER]}, caption="three"))

    assert "stated 0.98" in page.text
    assert "weak" in page.text
    assert "level" not in _Page(records_to_html({"meetings": [HELD]}, caption="one")).text


def test_what_is_too_much_is_counted() -> None:
    page = _Page(records_to_html({"meetings": [HELD] * 25}, caption="many"))

    assert page.text.endswith("… and 5 more")


def test_marks_stand_over_their_words_and_say_what_for() -> None:
    page = _Page(text_to_html(TEXT, {"meetings": [HELD], "trade_figures": [TRADE]}, caption="found"))

    assert ("aichr-40: ordinal (stated)", "40th") in page.titles
    assert ("trade-vn-la-2025: growth_percent (stated)", "18.8 percent") in page.titles
    assert any(
        title.endswith("mode (inferred: held in a named place)")
        for titles, _ in page.titles
        for title in titles.split("\n")
    )
    assert TEXT in page.text


def test_words_of_two_fields_have_both_in_one_mark() -> None:
    page = _Page(text_to_html(TEXT, {"meetings": [HELD]}, caption="found"))

    assert ("aichr-40: place.country (stated)\naichr-40: hosts[0] (stated)", "Malaysia") not in page.titles
    assert any(
        "place.country" in title and "hosts[0]" in title
        for title, words in page.titles
        if words == "Malaysia"
    )


def test_evidence_without_a_place_has_no_mark() -> None:
    assert list(marks_of("meetings", [OTHER])) == []


def test_kinds_differ_in_color_and_line() -> None:
    styles = {
        re.findall(r'style="([^"]+)"', marked_text("word", [Mark(0, 4, kind, "x")]))[0]
        for kind in (*KINDS, "other")
    }

    assert len(styles) == 6
    assert all("color:inherit" in style for style in styles)


def test_the_first_kind_gives_the_color_of_what_lies_over_each_other() -> None:
    over = marked_text(
        "word", [Mark(0, 4, "trade_figures", "b"), Mark(0, 4, "other", "c"), Mark(0, 4, "meetings", "a")]
    )

    assert over.count("<mark") == 1
    assert "rgba(86,180,233,.3)" in over


def test_a_long_text_is_cut() -> None:
    page = _Page(text_to_html("a" * 20_005, {}, caption="nothing"))

    assert "… and 5 more characters" in page.text
    assert _Page(
        marked_text("a" * 20_005, [Mark(19_999, 20_003, "x", "t"), Mark(20_001, 20_003, "x", "u")])
    ).titles == [("t", "a")]


HOSTILE = '<script>alert(1)</script> & "quotes" \x1b[31m \ud800 </div>\r\n\t“end”'


def test_nothing_in_a_text_or_a_record_becomes_code() -> None:
    record = Meeting(
        id="x", name=HOSTILE, series="amm", when=DateSpan("2025"), evidence=(
            Evidence(source="text", field="name", start=0, end=8, sha256="0" * 64, note=HOSTILE),
        ),
    )  # fmt: skip
    html = text_to_html(HOSTILE, {"meetings": [record]}, caption=HOSTILE)
    page = _Page(html)

    assert "script" not in page.tags
    assert "\x1b" not in html
    assert html.encode("utf-8")
    assert page.open == []


@given(
    strategies.texts(),
    st.lists(
        st.builds(
            Mark,
            st.integers(0, 30),
            st.integers(0, 40),
            st.sampled_from([*KINDS, "other"]),
            st.text(max_size=5),
        ),
        max_size=6,
    ),
)
def test_marks_change_no_letter(text: str, marks: list[Mark]) -> None:
    page = _Page(marked_text(text, marks))

    assert page.text == _Page(marked_text(text, [])).text
    assert page.open == []
    assert len(page.text) == len(text)
