"""How sure a record is: told by the words that say it, and by what it lacks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from aseanhr.reading.drafts import MeetingDraft, TradeDraft
from aseanhr.reading.links import Links
from aseanhr.reading.sureness import slot_of, sureness_features, weigh
from aseanhr.values.amounts import Amount
from aseanhr.values.countries import Country
from readings import document

TEXT = "The AICHR met in Hanoi. It met on 3 May 2025. It met again."


def draft(*places: tuple[str, int], **values: object) -> MeetingDraft:
    """Return a meeting whose fields rest on words at some places."""
    made = MeetingDraft("aichr_regular", "Meeting of the AICHR")
    for name, value in values.items():
        setattr(made, name, value)
    for field, start in places:
        made.note(field, start, start + 3, by="rule", probability=0.9)
    return made


def features(*drafts: MeetingDraft) -> list[set[str]]:
    return [set(found) for found in sureness_features(document(TEXT), drafts)]


def test_a_record_is_told_by_its_words_and_by_what_it_lacks() -> None:
    (found,) = features(draft(("name", 4), ("chairs[1]", 24), city="Hanoi"))
    assert {"name=stated", "name<rule", "name~3", "chairs=stated", "no when", "series:aichr_regular"} <= found
    assert {"beside=1", "over=2", "role=body"} <= found
    assert "no city" not in found


def test_records_of_one_sentence_know_of_each_other() -> None:
    assert ["beside=2" in found for found in features(draft(("name", 4)), draft(("name", 8)), draft(("name", 24)))] == [True, True, False]  # fmt: skip


def test_a_record_without_words_stands_nowhere() -> None:
    (found,) = features(draft())
    assert {"beside=0", "role=none", "over=0"} <= found


def test_amounts_and_names_are_no_features() -> None:
    made = TradeDraft(Country.of("VN"), Country.of("LA"), "total", Amount(Decimal(3), "USD"))
    (found,) = sureness_features(document(TEXT), [made])
    assert {name for name in found if ":" in name} == {"flow:total", "kind:actual"}


@pytest.mark.parametrize(("weight", "confidence"), [(2000, 0.8808), (-2000, 0.1192), (0, 0.5)])
def test_the_model_weighs_a_record(weight: int, confidence: float) -> None:
    one = draft(("name", 4))
    weigh(document(TEXT), "meetings", [one], Links({slot_of("meetings"): {"name=stated": weight}}))
    assert round(one.confidence, 4) == confidence
