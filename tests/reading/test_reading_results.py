"""`Extraction`: sure records only, unless asked for others; shown with its text; every record explained."""

from __future__ import annotations

import json
import pickle
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from aseanhr import extract
from aseanhr.errors import InputTypeError, QueryError, RecordNotFoundError, UnknownLanguageWarning
from aseanhr.reading import Extraction, assembly
from aseanhr.reading.calibration import NEUTRAL
from aseanhr.reading.document import open_document
from aseanhr.reading.drafts import MeetingDraft, PlanDraft, TradeDraft, TreatyDraft
from aseanhr.reading.explain import Candidate, Feature, Ground, Reason, explain
from aseanhr.reading.results import surest
from aseanhr.records import Evidence, Meeting, Participant, Place, Record, TradeFigure, WorkPlan, hash_words
from aseanhr.values import Amount, Country, DateSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = (
    "The 41st Meeting of the AICHR was held in Jakarta on 10 March 2026. Viet Nam ratified the Convention against "
    "Torture on 5 February 2015. The AICHR adopted its Work Plan 2026-2030. Trade between Viet Nam and Laos reached "
    "US$2.25 billion in 2025."
)


def meeting(id: str, level: Any = None, confidence: float | None = None, **more: Any) -> Meeting:
    return Meeting(id=id, name="AMM", series="amm", level=level, confidence=confidence, **more)


def said(field: str, words: str, text: str = TEXT, **more: Any) -> Evidence:
    start = text.index(words)
    return Evidence(
        source="text", field=field, start=start, end=start + len(words), sha256=hash_words(words), **more
    )


FOUND = Extraction(
    meetings=(
        meeting("sure", "stated", 0.97),
        meeting("likely", "inferred", 0.7),
        meeting("weak", "weak", 0.2),
    ),
    work_plans=(WorkPlan(id="old", name="Plan", status="adopted"),),
)


def ids(found: Extraction) -> list[str]:
    return [record.id for record in found.records]


# -- what is kept ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("least", "kept"),
    [
        (None, ["sure", "likely", "old"]),
        (0.0, ["sure", "likely", "weak", "old"]),
        (0.7, ["sure", "likely", "old"]),
        (0.9, ["sure", "old"]),
        (1.0, ["old"]),
    ],
)
def test_what_is_not_sure_enough_is_left_out(least: float | None, kept: list[str]) -> None:
    assert ids(surest(FOUND, least)) == kept


def test_nothing_points_to_a_meeting_that_is_left_out() -> None:
    evidence = (said("part_of", "AICHR"), said("name", "41st"))
    plan: Any = {"name": "Plan", "status": "adopted"}
    found = surest(
        Extraction(
            meetings=(
                meeting("weak", "weak", 0.2),
                meeting("sure", "stated", 0.9),
                meeting("of-weak", "stated", 0.9, part_of="weak", evidence=evidence),
                meeting("of-sure", "stated", 0.9, part_of="sure", evidence=evidence),
            ),
            work_plans=(
                WorkPlan(id="at-weak", adopted_at="weak", evidence=(said("adopted_at", "AICHR"),), **plan),
                WorkPlan(id="at-sure", adopted_at="sure", **plan),
            ),
        ),
        None,
    )

    assert [(m.id, m.part_of, len(m.evidence)) for m in found.meetings] == [
        ("sure", None, 0), ("of-weak", None, 1), ("of-sure", "sure", 2),
    ]  # fmt: skip
    assert [(p.id, p.adopted_at, p.evidence) for p in found.work_plans] == [
        ("at-weak", None, ()), ("at-sure", "sure", ()),
    ]  # fmt: skip


@pytest.mark.parametrize("wrong", ["0.5", True, (0.5,)])
def test_the_least_confidence_is_a_number(wrong: Any) -> None:
    with pytest.raises(InputTypeError, match="min_confidence must be a number from 0 to 1, or None"):
        extract("Text.", min_confidence=wrong)


@pytest.mark.parametrize("wrong", [-0.1, 1.01, 95, float("nan")])
def test_the_least_confidence_is_from_0_to_1(wrong: float) -> None:
    with pytest.raises(QueryError, match="is not from 0 to 1"):
        extract("Text.", min_confidence=wrong)


def test_what_was_measured_is_never_certain_and_goes_where_more_is_asked_for() -> None:
    found = extract(TEXT, lang="en")
    measured = (*found.treaty_events, *found.trade_figures)
    assert measured
    assert all(0.5 < (record.confidence or 0) < 1 for record in measured)
    surest = extract(TEXT, lang="en", min_confidence=1)
    assert not (*surest.treaty_events, *surest.trade_figures)


def test_every_record_says_how_sure_it_is() -> None:
    (found,) = extract(TEXT, lang="en", min_confidence=0).meetings

    assert found.level in ("stated", "inferred", "weak")
    assert found.confidence is not None
    assert all(item.decider and item.confidence is not None for item in found.evidence)


# -- drafts become records ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "level"), [(0.95, "stated"), (0.8, "stated"), (0.6, "inferred"), (0.1, "weak")]
)
def test_records_of_every_kind_are_as_sure_as_their_drafts(score: float, level: str) -> None:
    document = open_document(TEXT, "en")
    vn, la = Country("VN"), Country("LA")
    drafts = [
        MeetingDraft("amm", "AMM", confidence=score),
        TreatyDraft("cat", "ratified", confidence=score),
        PlanDraft("Plan", None, None, "adopted", confidence=score),
        TradeDraft(vn, la, "total", Amount("1 USD"), confidence=score),
    ]
    for draft in drafts:
        draft.note("name", 4, 8, by="a rule", probability=0.123456)
    makers: list[Any] = [
        assembly.meeting_records, assembly.treaty_records, assembly.plan_records, assembly.trade_records,
    ]  # fmt: skip
    for make, draft in zip(makers, drafts, strict=True):
        (record,) = make(document, "paper", [draft], NEUTRAL)
        (item,) = record.evidence
        assert (record.confidence, record.level) == (score, level)
        assert (item.source, item.decider, item.confidence) == ("paper", "a rule", 0.1235)


# -- a thing that people use -------------------------------------------------------------------------------------------


def test_the_text_is_at_hand_and_no_part_of_what_was_found() -> None:
    found = extract(TEXT, lang="en")

    assert found.text == TEXT
    with pytest.warns(UnknownLanguageWarning, match="in 'ja'"):
        assert extract("何もない。").text == "何もない。"
    assert attrs.evolve(found, text="", trace=None) == found
    assert TEXT not in repr(found) + json.dumps(found.to_dicts()) + found.to_json()
    assert pickle.loads(pickle.dumps(found)).text == TEXT


def test_the_short_form_names_the_language_and_counts() -> None:
    assert (
        repr(extract(TEXT, lang="en"))
        == "<Extraction en: 1 meeting, 1 treaty event, 1 work plan, 1 trade figure>"
    )
    assert repr(Extraction()) == "<Extraction of no known language: nothing>"


def test_exports_hold_every_record() -> None:
    found = extract(TEXT, lang="en")

    assert list(found.to_pandas()["id"]) == ids(found)
    assert found.to_polars("meetings")["id"].to_list() == ["aichr-regular-41"]


def test_a_notebook_shows_the_text_with_its_marks_beside_the_records() -> None:
    html = extract(TEXT, lang="en")._repr_html_()

    assert re.search(r'title="[^"]*aichr-regular-41: ordinal \(stated\)[^"]*">41st</mark>', html)
    assert "<td>aichr-regular-41</td>" in html
    assert "en; 1 meeting" in html
    assert "no known language; nothing" in Extraction()._repr_html_()


# -- explain -------------------------------------------------------------------------------------------------------------


def test_every_field_is_explained_by_its_words() -> None:
    found = extract(TEXT, lang="en")
    reasons = {reason.field: reason for reason in found.explain("aichr-regular-41").reasons}

    assert reasons["ordinal"] == Reason(
        "ordinal", "41", (Ground("41st", "stated", decider="ordinal", probability=1.0),)
    )
    assert reasons["place.city"].grounds[0].words == "Jakarta"
    assert reasons["mode"].grounds[0].basis == "inferred"
    assert found.explain(found.meetings[0]) == found.explain("aichr-regular-41")


def test_an_explanation_reads_as_words() -> None:
    record = meeting(
        "amm-58", "inferred", 0.8, when=DateSpan("2026-03-10"), place=Place(city="Jakarta", country=Country("ID")),
        participants=(Participant(country=Country("VN")), Participant(name="A"), Participant(name="B")),
        evidence=(
            said("when", "10 March", decider="a rule", confidence=0.9312, basis="inferred", note="the year of the text"),
            said("place.city", "Jakarta"),
            said("participants[1]", "Viet Nam"),
            Evidence(source="other", field="when", start=0, end=3, sha256=hash_words("May")),
            Evidence(source="page", field="when"),
            Evidence(source="page", field="when.start"),
        ),
    )  # fmt: skip

    assert repr(explain(record, TEXT)).splitlines() == [
        "amm-58: AMM (inferred, 0.80)",
        "  name = AMM: no words of its own",
        "  series = amm: no words of its own",
        "  when = 2026-03-10: inferred (the year of the text): “10 March”, by a rule, 0.93",
        "    stated: words of another text",
        "    stated: words of another text",
        "  when.start = 2026-03-10: stated: words of another text",
        "  place.city = Jakarta: stated: “Jakarta”",
        "  place.country = Indonesia: no words of its own",
        "  status = held: no words of its own",
        "  participants[0] = Vietnam: no words of its own",
        "  participants[1] = A: stated: “Viet Nam”",
        "  participants[2] = B: no words of its own",
    ]


def test_a_growth_of_nothing_is_explained_too() -> None:
    figure = TradeFigure(
        id="f",
        reporter=Country("VN"),
        partner=Country("LA"),
        amount=Amount("1 USD"),
        growth_percent=Decimal(0),
    )

    assert "growth_percent" in [reason.field for reason in explain(figure, "").reasons]


def test_evidence_for_a_member_that_is_not_there_has_no_value() -> None:
    record = meeting("x", hosts=(Participant(name="A"),), evidence=(said("hosts[3]", "AICHR"),))

    assert ("hosts[3]", "") in [(reason.field, reason.value) for reason in explain(record, TEXT).reasons]


class _Memory:
    def candidates(self, record: Record, field: str) -> Sequence[Candidate]:
        start = TEXT.index("5 February 2015")
        other = Candidate(start, start + 15, 0.21, (Feature("order=after", 0.8), Feature("far", -2.0)))
        return [other, other._replace(features=())] * 2 if field == "when" else []

    def features(self, record: Record, field: str) -> Sequence[Feature]:
        features = [
            Feature("near", 0.5),
            Feature("same sentence", 1.5),
            Feature("bias", -1.0),
            Feature("weak", 0.1),
        ]
        return features if field == "when" else []


def test_what_the_reader_remembers_of_its_choices_is_told() -> None:
    found = attrs.evolve(extract(TEXT, lang="en"), trace=_Memory())
    reasons = {reason.field: reason for reason in found.explain("aichr-regular-41").reasons}

    assert list(reasons["when"].told())[-4:] == [
        "because of same sentence +1.5, bias -1.0, near +0.5",
        "rather than “5 February 2015”, 0.21 (far -2.0, order=after +0.8)",
        "rather than “5 February 2015”, 0.21",
        "rather than “5 February 2015”, 0.21 (far -2.0, order=after +0.8)",
    ]
    assert list(reasons["ordinal"].told()) == ["stated: “41st”, by ordinal, 1.00"]


def test_an_explanation_in_a_notebook_is_a_table_and_no_code() -> None:
    text = "<script>alert(1)</script> \ud800"
    record = meeting("x", evidence=(said("name", text, text),))
    html = explain(record, text)._repr_html_()

    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert html.encode("utf-8")
    assert "\x1b" not in repr(explain(attrs.evolve(record, name="\x1b[31m"), text))


def test_only_its_own_records_are_explained() -> None:
    found = extract(TEXT, lang="en")

    with pytest.raises(
        RecordNotFoundError, match="no record 'aichr-regular-42' in the extraction; nearest: aichr-regular-41"
    ):
        found.explain("aichr-regular-42")
    with pytest.raises(RecordNotFoundError, match="no record 'amm-1'"):
        found.explain(meeting("amm-1"))
    with pytest.raises(InputTypeError, match="record must be a record or its id"):
        found.explain(3)  # type: ignore[arg-type]
