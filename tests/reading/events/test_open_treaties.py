"""Treaties that no list knows: an id of their own facts, a name in the words of the text, acts that point to them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import aseanhr
from aseanhr import extract
from aseanhr.interop.findings import Findings

HERE = Path(__file__).parent


def rows() -> list[dict[str, str]]:
    with (HERE / "open_treaties.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['lang']}-{row['text'][:40]}")
def test_a_treaty_is_read_by_its_head_topic_and_states(row: dict[str, str]) -> None:
    found = extract(row["text"], lang=row["lang"], published="2027-05-10", min_confidence=0)

    assert [act.id for act in found.treaty_events] == row["acts"].split()
    assert [treaty.name for treaty in found.treaties] == [name for name in row["names"].split("|") if name]
    assert {act.treaty for act in found.treaty_events} >= {treaty.id for treaty in found.treaties}
    for treaty in found.treaties:
        for item in treaty.evidence:
            assert row["text"][item.start : item.end] == treaty.name


BOTH = (
    "Viet Nam and Laos signed an agreement on fisheries on 4 May 2026. "
    "Sweden ratified the Convention against Torture on 4 May 2027."
)


def test_what_the_lists_know_is_not_listed_again() -> None:
    found = extract(BOTH, lang="en", min_confidence=0)

    assert {act.treaty for act in found.treaty_events} == {"agreement-on-fisheries-laos-vietnam", "cat"}
    assert [(treaty.id, treaty.kind) for treaty in found.treaties] == [
        ("agreement-on-fisheries-laos-vietnam", "agreement")
    ]
    assert "1 treaty" in repr(found)


def test_a_treaty_is_as_sure_as_its_surest_act() -> None:
    found = extract(BOTH, lang="en", min_confidence=0)
    treaty = found.treaties[0]
    own = [act for act in found.treaty_events if act.treaty == treaty.id]

    assert treaty.confidence == max(act.confidence or 0 for act in own)
    assert extract(BOTH, lang="en", min_confidence=1).treaties == ()


def test_a_treaty_without_an_act_is_not_listed() -> None:
    text = "The agreement between Viet Nam and Laos on fisheries is 40 pages long."

    assert extract(text, lang="en", min_confidence=0) == extract(text, lang="en", min_confidence=0)
    assert extract(text, lang="en", min_confidence=0).treaties == ()


def test_an_act_in_another_sentence_lists_its_treaty() -> None:
    text = "Ministers spoke of the agreement between Viet Nam and Laos on fisheries. Laos ratified the agreement in 2026."
    found = extract(text, lang="en", min_confidence=0)

    assert [act.id for act in found.treaty_events] == ["agreement-on-fisheries-laos-vietnam-la-ratified-2026"]
    assert [treaty.name for treaty in found.treaties] == ["agreement between Viet Nam and Laos on fisheries"]


def test_two_texts_tell_one_treaty() -> None:
    texts = [extract(BOTH, lang="en", source=name, min_confidence=0) for name in ("one", "two")]
    joined = aseanhr.merge(texts)

    assert isinstance(joined, Findings)
    assert [treaty.id for treaty in joined.treaties] == ["agreement-on-fisheries-laos-vietnam"]
    assert {item.source for item in joined.treaties[0].evidence} == {"one", "two"}
