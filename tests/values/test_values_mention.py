"""A mention: a value with its place, immutable and comparable; and the lazy names of `aseanhr.values`."""

from __future__ import annotations

import pickle
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanhr import values
from aseanhr.values import Mention, amounts, countries, dates

MENTIONS = st.builds(Mention, st.integers(), st.integers(), st.text(), st.text())


@given(MENTIONS, MENTIONS)
def test_mentions_are_equal_where_all_their_parts_are(a: Mention[str], b: Mention[str]) -> None:
    same = (a.start, a.end, a.value, a.kind) == (b.start, b.end, b.value, b.kind)

    assert same == (a == b)
    assert a == Mention(a.start, a.end, a.value, a.kind)
    assert hash(a) == hash(Mention(a.start, a.end, a.value, a.kind))
    assert a != (a.start, a.end, a.value, a.kind)


@given(MENTIONS)
def test_a_mention_survives_pickling_and_shows_itself(mention: Mention[str]) -> None:
    assert mention == pickle.loads(pickle.dumps(mention))
    assert f"Mention({mention.start}, {mention.end}, {mention.value!r}, {mention.kind!r})" == repr(mention)


@given(MENTIONS, st.text(), st.integers(), st.integers())
def test_place_and_value_change_in_a_copy_alone(
    mention: Mention[str], value: str, start: int, end: int
) -> None:
    told = Mention(mention.start, mention.end, value, mention.kind, "day", "end", relative=True, carried=True)

    assert told.moved(start, end).moved(told.start, told.end) == told
    assert (told.moved(start, end).start, told.moved(start, end).end) == (start, end)
    assert told.meaning(mention.value).meaning(value) == told
    assert told.meaning(mention.value).value == mention.value


def test_a_mention_cannot_change() -> None:
    mention = Mention(0, 4, "LA", "name")

    with pytest.raises(AttributeError, match="cannot set 'start'"):
        mention.start = 1
    with pytest.raises(AttributeError, match="cannot delete 'kind'"):
        del mention.kind
    assert not hasattr(mention, "__dict__")


@pytest.mark.parametrize(
    ("package", "name"),
    [(package, name) for package in (values, amounts, countries, dates) for name in package.__all__],
)
def test_every_public_name_of_values_is_there(package: ModuleType, name: str) -> None:
    vars(package).pop(name, None)  # so that it is looked up anew

    assert getattr(package, name) is getattr(package, name)


def test_the_names_of_values_are_listed() -> None:
    assert sorted(values.__all__) == dir(values)


def test_an_unknown_name_of_values_is_missed() -> None:
    with pytest.raises(AttributeError, match=r"module 'aseanhr\.values' has no attribute 'normalize_time'"):
        values.normalize_time  # noqa: B018
