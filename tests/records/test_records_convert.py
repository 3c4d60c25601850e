"""Records to plain data and back, and what is said of data that is not sound."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanhr import records as r
from aseanhr.errors import DataError, InputTypeError
from aseanhr.records.convert import dump_jsonl, from_dict, load_jsonl, parse_json, to_dict
from aseanhr.records.plain import build, from_value
from aseanhr.values import Amount, Country, DateSpan
from strategies import amounts, any_part, any_record, numbers, spans

MEETING: dict[str, Any] = {"id": "amm-58", "name": "58th AMM", "series": "amm"}


def faults_of(cls: type, data: object, where: str = "") -> tuple[str, ...]:
    with pytest.raises(DataError) as caught:
        from_dict(cls, data, where)
    return caught.value.faults


def line_faults(data: bytes) -> tuple[str, ...]:
    with pytest.raises(DataError) as caught:
        load_jsonl(r.Meeting, data, "meetings.jsonl")
    return caught.value.faults


@given(any_record() | any_part(), st.booleans())
def test_every_record_survives_the_way_to_a_dict_and_back(record: Any, complete: bool) -> None:
    data = to_dict(record, complete)

    assert record == from_dict(type(record), data)
    assert record == build(type(record), data)
    assert (
        data
        == to_dict(from_dict(type(record), data), complete)
        == to_dict(build(type(record), data), complete)
    )


@given(st.lists(any_record(), max_size=3, unique_by=lambda record: record.id))
def test_every_record_survives_the_way_to_json_lines_and_back(found: list[Any]) -> None:
    for cls in {type(record) for record in found}:
        same = [record for record in found if type(record) is cls]
        data = dump_jsonl(same)

        assert tuple(same) == load_jsonl(cls, data, "x.jsonl")
        assert data == dump_jsonl(load_jsonl(cls, data, "x.jsonl"))
        assert data.count(b"\n") == len(same)


@given(any_record())
def test_the_complete_form_has_every_field_in_one_order(record: Any) -> None:
    complete = list(to_dict(record))
    own = [name for name in complete if name not in ("confidence", "level")]

    assert own == complete[: len(own)]
    assert (own[-2:] == ["evidence", "disputes"]) == isinstance(record, r.Record)
    assert [name for name in complete if name in to_dict(record, complete=False)] == list(
        to_dict(record, complete=False)
    )


@given(spans())
def test_dates_have_one_plain_form(span: DateSpan) -> None:
    place = r.Statistic(id="s", subject="s", unit="u", when=span)
    form = to_dict(place)["when"]

    assert (form == span.edtf) == (span.part is None and span.time is None)
    assert span == from_value(DateSpan, form)


@given(amounts())
def test_amounts_have_one_plain_form(amount: Amount) -> None:
    vn, th = Country("VN"), Country("TH")
    form = to_dict(r.TradeFigure(id="t", reporter=vn, partner=th, amount=amount))["amount"]

    assert ("upper" in form, "points" in form) == (amount.upper is not None, amount.points)
    assert amount == from_value(Amount, form)


@given(numbers() | st.decimals(allow_nan=False, allow_infinity=False))
def test_no_digit_of_a_number_is_lost(number: Decimal) -> None:
    form = to_dict(r.Statistic(id="s", subject="s", unit="u", value=number))["value"]

    assert number == from_value(Decimal, form)


def test_plain_forms_are_those_of_the_contract() -> None:
    place = r.Place(country=Country("VN"))
    meeting = r.Meeting(**MEETING, when=DateSpan("late 2025"), place=place, ordinal="58")

    assert to_dict(meeting, complete=False) == {
        **MEETING,
        "ordinal": "58",
        "when": {"edtf": "2025", "part": "late"},
        "place": {"country": "VN"},
    }
    assert to_dict(r.Place(country=Country("SUHH")))["country"] == "SUHH"
    assert from_value(DateSpan, {"edtf": "2025-07-08", "time": "14:30+07:00"}) == DateSpan(
        "2025-07-08T14:30+07:00"
    )


READ = r.Evidence(source="s", field="when", confidence=0.75, decider="reader")


def test_what_only_the_reader_sets_is_written_only_where_it_is_set() -> None:
    plain = r.Meeting(**MEETING, evidence=(r.Evidence(source="s", field="when"),))
    read = r.Meeting(**MEETING, evidence=(READ,), confidence=1.0, level="weak")

    assert "confidence" not in str(to_dict(plain))
    assert "decider" not in str(to_dict(plain))
    assert list(to_dict(read))[-4:] == ["evidence", "disputes", "confidence", "level"]
    assert to_dict(read)["level"] == "weak"
    assert to_dict(read)["evidence"][0] == {
        **to_dict(plain)["evidence"][0],
        "decider": "reader",
        "confidence": 0.75,
    }


def test_how_sure_the_reader_is_makes_no_other_record() -> None:
    plain = r.Meeting(**MEETING, evidence=(r.Evidence(source="s", field="when"),))
    read = r.Meeting(**MEETING, evidence=(READ,), confidence=0.5, level="inferred")

    assert plain == read
    assert hash(plain) == hash(read)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"confidence": 1.5}, "confidence: 'confidence' must be <= 1: 1.5"),
        ({"confidence": -1}, "confidence: 'confidence' must be >= 0: -1.0"),
        ({"confidence": True}, "confidence: a number is asked for, not True"),
        ({"confidence": "0.5"}, "confidence: a number is asked for, not '0.5'"),
        ({"level": "sure"}, "level: 'sure' is none of stated, inferred, weak"),
        ({"evidence": [{"source": "s", "field": "f", "confidence": 2}]}, "evidence[0].confidence: "),
        (
            {"evidence": [{"source": "s", "field": "f", "decider": 2}]},
            "evidence[0].decider: text is asked for",
        ),
    ],
)
def test_faults_of_what_the_reader_sets(change: dict[str, Any], fault: str) -> None:
    (found,) = faults_of(r.Meeting, {**MEETING, **change})

    assert fault in found


def test_a_whole_number_of_json_is_a_confidence_too() -> None:
    meeting = from_dict(r.Meeting, {**MEETING, "confidence": 1})

    assert type(meeting.confidence) is float


def test_a_confidence_is_a_number_from_nought_to_one() -> None:
    for value in (float("nan"), 1.01, 1):
        with pytest.raises((TypeError, ValueError)):
            r.Meeting(**MEETING, confidence=value)


def test_events_of_a_treaty_are_not_its_data() -> None:
    event = r.TreatyEvent(id="e", treaty="cat", event="adopted")
    treaty = r.Treaty(id="cat", name="CAT", events=(event,))

    assert "events" not in to_dict(treaty)
    assert faults_of(r.Treaty, {"id": "cat", "name": "CAT", "events": []}) == ("cat: events: unknown field",)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"id": 58}, "id: text is asked for, not 58"),
        ({"id": None}, "id: text is asked for, not None"),
        ({"name": ""}, "name: Length of 'name' must be >= 1: 0"),
        ({"name": "\ud800"}, "name: the text holds half a surrogate pair"),
        ({"name": ["x"]}, "name: text is asked for, not a list"),
        ({"colour": "red"}, "colour: unknown field"),
        ({"ordinal": "58th"}, "ordinal: 'ordinal' must match regex"),
        ({"ordinal": 58}, "ordinal: text is asked for, not 58"),
        ({"status": "over"}, "status: 'over' is none of held, planned, postponed, cancelled"),
        ({"status": []}, "status: a list is none of held, planned, postponed, cancelled"),
        ({"status": None}, "status: None is none of held"),
        ({"when": "8 July"}, "when: cannot read '8 July' as a date"),
        ({"when": "2025-07-09/2025-07-08"}, "when: cannot read '2025-07-09/2025-07-08' as a date"),
        ({"when": "2025-02-30"}, "when: cannot read '2025-02-30' as a date"),
        ({"when": "late 2025"}, "when: write the date 'late 2025' as {'edtf': '2025', 'part': 'late'}"),
        ({"when": 2025}, "when: a date is EDTF text, or an object with it, not 2025"),
        ({"when": {}}, "when: a date is EDTF text, or an object with it: edtf is missing"),
        ({"when": {"edtf": "2025", "era": "BE"}}, "when: a date is EDTF text, or an object with it: unknown field 'era'"),
        ({"when": {"edtf": "2025", "part": 1}}, "when: a date is EDTF text, or an object with it: part is not 1"),
        ({"when": {"edtf": "2025"}}, "when: write the date dict as '2025'"),
        ({"place": {}}, "place: a place needs a city, a country or a venue"),
        ({"place": "Bali"}, "place: an object is asked for, not 'Bali'"),
        ({"place": {"country": "vn"}}, "place.country: write the country 'vn' as 'VN'"),
        ({"place": {"country": "XX"}}, "place.country: no country is called 'XX'"),
        ({"place": {"country": 84}}, "place.country: a country is a code such as 'VN', not 84"),
        ({"hosts": {"name": "A"}}, "hosts: a list is asked for, not a dict"),
        ({"hosts": "ab"}, "hosts: a list is asked for, not 'ab'"),
        ({"hosts": [{"name": "A"}, {"nom": "A"}]}, "hosts[1].nom: unknown field"),
        ({"outcomes": ["a", 2]}, "outcomes[1]: text is asked for, not 2"),
        ({"evidence": [{"source": "s", "field": "f", "start": 1}]}, "evidence[0]: start, end and sha256 go together"),
        (
            {"evidence": [{"source": "s", "field": "f", "start": 9, "end": 3, "sha256": "0" * 64}]},
            "evidence[0]: end 3 is not after start 9",
        ),
        ({"evidence": [{"source": "s", "field": "f", "start": True}]}, "evidence[0].start: a whole number is asked for, not True"),
        ({"name": "x" * 999, "series": "y" * 999}, "series: '" + "y" * 396),
    ],
)  # fmt: skip
def test_each_fault_names_its_field(change: dict[str, Any], fault: str) -> None:
    found = faults_of(r.Meeting, {**MEETING, **change})

    assert len(found) == 1
    assert fault in found[0]


@pytest.mark.parametrize(
    ("amount", "fault"),
    [
        (5, "amount: an amount is an object with its value, not 5"),
        ({"currency": "USD"}, "amount: an amount is an object with its value: value is missing"),
        ({"value": 5, "currency": "USD"}, "amount: an amount is an object with its value: value is not 5"),
        ({"value": "NaN", "currency": "USD"}, "amount: 'NaN' is not the text of a finite number"),
        ({"value": "٥", "currency": "USD"}, "amount: '٥' is not the text of a finite number"),
        ({"value": "5", "upper": "x", "currency": "USD"}, "amount: 'x' is not the text of a finite number"),
        ({"value": "5", "percent": 1}, "amount: an amount is an object with its value: percent is not 1"),
        ({"value": "5", "unit": "kg"}, "amount: an amount is an object with its value: unknown field 'unit'"),
        ({"value": "5", "currency": "XYZ"}, "amount: cannot read 'XYZ' as an amount"),
        ({"value": "5"}, "amount: cannot read '5' as an amount"),
    ],
)
def test_each_fault_of_an_amount_is_told(amount: object, fault: str) -> None:
    found = faults_of(r.TradeFigure, {"id": "t", "reporter": "VN", "partner": "TH", "amount": amount})

    assert len(found) == 1
    assert found[0].startswith(f"t: {fault}")


def test_rules_over_several_fields_are_checked() -> None:
    figure = {"id": "t", "reporter": "VN", "partner": "VN", "amount": {"value": "5", "currency": "USD"}}

    assert faults_of(r.TradeFigure, figure) == ("t: reporter and partner are both VN",)
    assert faults_of(r.TradeFigure, {**figure, "partner": "TH", "growth_percent": 18.8}) == (
        "t: growth_percent: a number is written as text such as '18.8', not 18.8",
    )


def test_all_faults_are_told_at_once_with_file_and_id() -> None:
    data = {"id": "x", "series": "y", "place": {"city": 1, "country": "XX"}, "colour": 1}
    found = faults_of(r.Meeting, data, "curation.toml")

    assert len(found) == 5
    assert all(fault.startswith("curation.toml: x: ") for fault in found)
    assert "curation.toml: x: name: required, but missing" in found
    assert faults_of(r.Meeting, []) == ("an object is asked for, not a list",)


def test_a_line_that_is_no_record_is_named() -> None:
    good = json.dumps(MEETING).encode()
    found = line_faults(b"\n".join((good, b"[]", b"{}", b"", good, b'{"id": "\\udfff"}')))

    assert found == (
        "meetings.jsonl:2: an object is asked for, not a list",
        "meetings.jsonl:3: id: required, but missing",
        "meetings.jsonl:3: name: required, but missing",
        "meetings.jsonl:3: series: required, but missing",
        "meetings.jsonl:4: not JSON: Expecting value at character 0",
        "meetings.jsonl:5: amm-58: id: line 1 has it already",
        "meetings.jsonl:6: \\udfff: id: the text holds half a surrogate pair",
        "meetings.jsonl:6: \\udfff: name: required, but missing",
        "meetings.jsonl:6: \\udfff: series: required, but missing",
    )


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b'{"id": "a"', "not JSON: Expecting ',' delimiter at character 10"),
        (b"\xef\xbb\xbf{}", "not JSON: Unexpected UTF-8 BOM (decode using utf-8-sig) at character 0"),
        (b'{"id": "\xff"}', "not UTF-8 at byte 8"),
        (b"\xff\xfe{\x00", "not UTF-8 at byte 0"),
        (b"NaN", "not sound JSON: NaN is no number"),
        (b"[-Infinity]", "not sound JSON: -Infinity is no number"),
        (b'{"a": 1, "b": 2, "a": 3}', "not sound JSON: the key 'a' stands twice"),
        (b"1" * 5000, "not sound JSON: Exceeds the limit"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"a":' * 100_000, "nested too deep"),
    ],
)
def test_what_is_no_sound_json_is_one_fault(data: bytes, fault: str) -> None:
    with pytest.raises(DataError) as caught:
        parse_json(data)

    assert len(caught.value.faults) == 1
    assert caught.value.faults[0].startswith(fault)
    assert line_faults(data) == (f"meetings.jsonl:1: {caught.value.faults[0]}",)


@given(st.binary(max_size=60))
def test_random_bytes_are_refused_with_faults(data: bytes) -> None:
    if data:
        assert line_faults(data)
    else:
        assert load_jsonl(r.Meeting, data, "x") == ()


def test_json_lines_must_be_bytes_and_may_be_none() -> None:
    with pytest.raises(InputTypeError, match="data must be bytes, not str"):
        load_jsonl(r.Meeting, "{}", "x")  # type: ignore[arg-type]

    assert load_jsonl(r.Meeting, b"", "x") == ()
    assert len(load_jsonl(r.Meeting, json.dumps(MEETING).encode(), "x")) == 1


def test_halves_of_surrogate_pairs_are_written_as_escapes() -> None:
    meeting = r.Meeting(id="a", name="\ud800", series="amm")

    assert dump_jsonl([meeting]) == b'{"id":"a","name":"\\ud800","series":"amm"}\n'


@pytest.mark.parametrize("data", [{"id": 1}, {"outcomes": "ab"}, {"colour": 1}, {"when": "8 July"}])
def test_the_quick_reader_refuses_what_is_not_sound(data: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        build(r.Meeting, {**MEETING, **data})


def test_the_quick_reader_takes_nothing_for_nothing() -> None:
    assert build(r.Meeting, {**MEETING, "when": None, "place": None}) == r.Meeting(**MEETING)


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity")])
def test_numbers_are_finite(number: Decimal) -> None:
    with pytest.raises(ValueError, match="value must be a finite number"):
        r.Statistic(id="s", subject="s", unit="u", value=number)
    with pytest.raises(ValueError, match="of_total must be a finite number"):
        r.Statistic(id="s", subject="s", unit="u", of_total=number)


def test_a_participant_is_someone() -> None:
    with pytest.raises(ValueError, match="a participant needs a name, a role, a country or an organization"):
        r.Participant()


def test_a_figure_that_is_no_target_has_no_deadline() -> None:
    vn, th, amount = Country("VN"), Country("TH"), Amount(Decimal(5), "USD")
    with pytest.raises(ValueError, match="only a target has target_by"):
        r.TradeFigure(id="t", reporter=vn, partner=th, amount=amount, target_by=DateSpan("2030"))
    with pytest.raises(ValueError, match="only a target has target_by"):
        r.TradeFigure(
            id="t", reporter=vn, partner=th, amount=amount, kind="forecast", target_by=DateSpan("2030")
        )


def test_what_is_no_bytes_is_no_json() -> None:
    with pytest.raises(InputTypeError, match="text must be bytes"):
        parse_json("{}")  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [b"1e400", b"-1e999", b"[1.5, 9e9999]"])
def test_a_number_beyond_all_bounds_is_refused(number: bytes) -> None:
    with pytest.raises(DataError, match="beyond all bounds"):
        parse_json(number)
    assert parse_json(b"[1.5, -2e3]") == [1.5, -2000.0]


def test_unknown_fields_of_any_kind_are_told() -> None:
    with pytest.raises(DataError) as caught:
        from_dict(r.Place, {1: 2, "x": 3})

    assert caught.value.faults == ("1: unknown field", "x: unknown field")
