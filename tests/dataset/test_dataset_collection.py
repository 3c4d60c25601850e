"""Collections: a sequence, a mapping by id, a table; and loading them."""

from __future__ import annotations

import copy
import json
import pickle
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import aseanhr
from aseanhr import dataset as package
from aseanhr import records as r
from aseanhr.dataset import TABLES, Dataset, Records
from aseanhr.errors import DataError, DocumentError, InputTypeError, RecordNotFoundError
from samples import COVENANT, HELD, NEXT, OTHER, TABLES_OF_SAMPLES
from strategies import ids

MEETINGS = Records(r.Meeting, [HELD, NEXT, OTHER], "meetings")


def test_it_is_a_sequence() -> None:
    assert len(MEETINGS) == 3
    assert list(MEETINGS) == [HELD, NEXT, OTHER]
    assert MEETINGS[0] is HELD
    assert MEETINGS[-1] is OTHER
    assert list(reversed(MEETINGS)) == [OTHER, NEXT, HELD]
    with pytest.raises(IndexError):
        MEETINGS[3]


def test_a_slice_is_a_collection() -> None:
    some = MEETINGS[1:]

    assert isinstance(some, Records)
    assert some.ids == ("aichr-41", "workshop-seafarers")
    assert some.name == "meetings"


def test_it_is_a_mapping_by_id() -> None:
    assert MEETINGS["aichr-40"] is HELD
    assert MEETINGS.get("aichr-40") is HELD
    assert MEETINGS.get("aichr-99") is None
    assert MEETINGS.get("aichr-99", 0) == 0
    assert "aichr-40" in MEETINGS
    assert "aichr-99" not in MEETINGS
    assert HELD in MEETINGS
    assert COVENANT not in MEETINGS
    assert MEETINGS._ipython_key_completions_() == ["aichr-40", "aichr-41", "workshop-seafarers"]


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(RecordNotFoundError) as caught:
        MEETINGS["aichr-4"]

    assert caught.value.nearest == ("aichr-41", "aichr-40")
    assert isinstance(caught.value, KeyError)
    assert str(caught.value) == "no record 'aichr-4' in meetings; nearest: aichr-41, aichr-40"


@given(ids())
def test_any_id_is_found_or_refused(id_: str) -> None:
    assert (id_ in MEETINGS) == (id_ in MEETINGS.ids)
    if id_ not in MEETINGS:
        with pytest.raises(RecordNotFoundError):
            MEETINGS[id_]


def test_an_id_of_any_length_is_refused_at_once() -> None:
    with pytest.raises(RecordNotFoundError) as caught:
        MEETINGS["a" * 1_000_000]

    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("key", [None, b"aichr-40", 1.0, ("aichr-40",)])
def test_other_keys_are_refused(key: Any) -> None:
    with pytest.raises(InputTypeError, match="key must be an id, an index or a slice"):
        MEETINGS[key]


def test_no_two_records_have_one_id() -> None:
    with pytest.raises(DataError, match="meetings: aichr-40: id: more than one record has it"):
        Records(r.Meeting, [HELD, NEXT, HELD], "meetings")


def test_it_never_changes() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        MEETINGS.name = "x"
    with pytest.raises(AttributeError, match="immutable"):
        del MEETINGS.name


def test_equal_collections_are_equal() -> None:
    same = Records(r.Meeting, [HELD, NEXT, OTHER])

    assert same == MEETINGS
    assert hash(MEETINGS) == hash(same)
    assert MEETINGS[1:] != MEETINGS
    assert MEETINGS != [HELD, NEXT, OTHER]
    assert Records(r.Meeting, []) != Records(r.Treaty, [])


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
def test_copies_are_equal(copied: Any) -> None:
    assert copied(MEETINGS) == MEETINGS
    assert copied(MEETINGS).name == "meetings"


def test_its_repr_is_a_small_table() -> None:
    lines = repr(MEETINGS).splitlines()

    assert lines[0] == "meetings: 3 records"
    assert lines[1].split() == ["id", "when", "status", "place", "name"]
    assert len(lines) == 5
    assert repr(MEETINGS[:0]) == "meetings: 0 records"
    assert repr(MEETINGS[:1]).startswith("meetings: 1 record\n")


def test_its_repr_is_capped_and_fits() -> None:
    people = Records(r.Person, [r.Person(id=f"p{n}", name="x" * 200) for n in range(25)], "people")

    assert repr(people).endswith("… and 15 more")
    assert max(map(len, repr(people).splitlines())) <= 120
    assert people._repr_html_().count("<tr>") == 21
    assert "… and 5 more" in people._repr_html_()


def test_its_html_is_escaped() -> None:
    html = Records(r.Person, [r.Person(id="p", name="<script>\x00&")], "<i>")._repr_html_()

    assert "<caption>&lt;i&gt;: 1 record</caption>" in html
    assert "<td>&lt;script&gt;\ufffd&amp;</td>" in html
    assert "more" not in html


def test_to_dicts_gives_plain_data() -> None:
    assert MEETINGS.to_dicts()[0]["place"] == {"city": "Kuala Lumpur", "country": "MY", "venue": None}
    assert json.loads(MEETINGS.to_json()) == MEETINGS.to_dicts()


def test_files_are_written_whole(tmp_path: Path) -> None:
    MEETINGS.to_json(tmp_path / "m.json")
    MEETINGS.to_csv(str(tmp_path / "m.csv"))

    assert (tmp_path / "m.json").read_bytes() == MEETINGS.to_json().encode()
    assert (tmp_path / "m.csv").read_bytes() == MEETINGS.to_csv().encode()
    assert b"\r" not in (tmp_path / "m.csv").read_bytes()
    with pytest.raises(DocumentError, match="cannot be written"):
        MEETINGS.to_csv(tmp_path / "no" / "m.csv")


def test_every_table_loads(dataset: Dataset) -> None:
    for name, kind in TABLES.items():
        assert dataset[name].kind is kind
        assert dataset[name].name == name
        assert list(dataset[name]) == TABLES_OF_SAMPLES[name]
        assert dataset[name] is dataset[name]


def test_treaties_come_with_their_events(dataset: Dataset) -> None:
    treaty = dataset["treaties"]["iccpr"]

    assert [event.id for event in treaty.events] == ["iccpr-vn-acceded-1982", "iccpr-mm"]
    assert [state.alpha_2 for state in treaty.parties()] == ["VN"]


def test_a_table_that_is_not_there_is_refused(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        dataset["cats"]
    (tmp_path / "people.jsonl").unlink()
    with pytest.raises(DataError, match=r"people\.jsonl: No such file"):
        dataset["people"]
    with pytest.raises(DataError, match=r"x\.jsonl: cannot be read"):
        _unreadable().read("x.jsonl")


def _unreadable() -> Dataset:
    def read(name: str) -> bytes:
        raise OSError

    return Dataset(read)


def test_a_table_that_is_not_sound_is_refused_with_all_its_faults(tmp_path: Path) -> None:
    (tmp_path / "people.jsonl").write_bytes(b'{"id": "p"}\n{"id": "q", "name": "Q", "age": 1}\n')
    with pytest.raises(DataError) as caught:
        Dataset.in_folder(tmp_path)["people"]

    assert caught.value.faults == (
        "people.jsonl:1: p: name: required, but missing",
        "people.jsonl:2: q: age: unknown field",
    )


def test_many_threads_see_one_table(dataset: Dataset) -> None:
    seen: list[object] = []
    barrier = threading.Barrier(8)

    def look() -> None:
        barrier.wait()
        seen.append(dataset["treaties"])

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == 8
    assert len(set(map(id, seen))) == 1


def test_the_package_names_what_it_has(monkeypatch: pytest.MonkeyPatch, dataset: Dataset) -> None:
    monkeypatch.setattr("aseanhr.dataset.shipped.SHIPPED", dataset)
    for name in TABLES:
        vars(package).pop(name, None)

        assert name in dir(package)
        assert getattr(package, name) is dataset[name]
        assert name in dir(aseanhr)
        del vars(package)[name]
    assert set(package.__all__) == set(dir(package))
    with pytest.raises(AttributeError, match="has no attribute 'cats'"):
        package.cats  # noqa: B018


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, *(lambda one, n=n: pickle.loads(pickle.dumps(one, n)) for n in range(6))],
)
def test_a_copy_keeps_what_is_known_to_be_missing(copied: Any) -> None:
    held = [r.Meeting(id=f"amm-{n}", name="AMM", series="amm", ordinal=str(n)) for n in (70, 72)]
    why = r.Gap(id="gap-amm-71", table="meetings", series="amm", ordinal="71", reason="It is not on record.")
    records = Records(r.Meeting, held, "meetings", gaps=[why])

    assert copied(records).series("amm") == records.series("amm") == (held[0], why, held[1])


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_a_name_that_no_file_can_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no name of a file"):
        Dataset.in_folder(tmp_path).read(name)


def test_a_manifest_that_is_nested_too_deep_is_none() -> None:
    data = Dataset(lambda name: b"[" * 100_000 if name == "manifest.json" else b"")

    assert len(data["meetings"]) == 0
    with pytest.raises(DataError, match="data_version"):
        assert data.version


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (b'{"id":"a","id":"b","name":"B"}\n', "the key 'id' stands twice"),
        (b'{"id":"a","name":"A"},{"id":"b","name":"B"}\n', "not JSON"),
        (b'{"id":"a","name":"A"}\n\n{"id":"b","name":"B"}\n', "not JSON"),
        (b'{"id":"a","name":"\\ud800"}\n', "half a surrogate pair"),
    ],
)
def test_what_the_strict_reader_refuses_is_refused(lines: bytes, fault: str) -> None:
    with pytest.raises(DataError, match=fault):
        Dataset(lambda name: lines if name == "people.jsonl" else b"{}")["people"]


@pytest.mark.parametrize("key", [("a", "b", "c"), ("VN",), "VN", 5])
def test_a_cell_is_asked_for_by_two(key: Any) -> None:
    with pytest.raises(InputTypeError, match="a state and a treaty"):
        aseanhr.treaty_matrix(on="2015")[key]
