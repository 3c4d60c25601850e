from __future__ import annotations

import datetime
import pickle

import pytest

from aseanhr.errors import DateParseError, InputTypeError, RecordNotFoundError, UnknownCountryError
from aseanhr.values import Country
from aseanhr.values.groups import Group, Groups, groups


def test_asean_grew() -> None:
    asean = groups["ASEAN"]
    sizes = {
        "1967-08-07": 0,
        "1967-08-08": 5,
        "1984-01-07": 6,
        "1995-07-28": 7,
        "1999-04-30": 10,
        "2025-07-08": 10,
    }
    sizes |= {"2025-10-25": 10, "2025-10-27": 11}
    assert {day: len(asean.members(on=day)) for day in sizes} == sizes
    assert asean.members(on=datetime.date(2025, 10, 27)) == asean.members()
    assert asean.members(on=datetime.datetime(2025, 7, 8, 12, tzinfo=datetime.UTC)) == asean.members(
        on="2025-07-08"
    )


def test_a_group_by_its_names() -> None:
    assert groups["asean"] is groups["ASEAN"] is groups[" Association of Southeast Asian Nations "]
    assert "ASEAN" in groups
    assert "nobody" not in groups
    with pytest.raises(RecordNotFoundError) as caught:
        groups["asian"]
    assert "asean" in caught.value.nearest
    with pytest.raises(InputTypeError):
        groups[5]  # type: ignore[index]


def test_all_groups() -> None:
    assert len(groups) == len(list(groups)) == len(Groups()) == 17
    assert repr(groups).startswith("Groups(acmecs, arf")
    for group in groups.values():
        assert isinstance(group, Group)
        assert group.members()
        assert pickle.loads(pickle.dumps(group)) is group
        assert (str(group), repr(group)) == (group.id, f"Group({group.id!r})")


def test_membership() -> None:
    held = groups["ASEAN"].membership(Country("VN"))
    assert (held.country, held.since, held.until) == (Country("VN"), "1995-07-28", None)
    assert held.source.startswith("https://")
    assert repr(held) == "Membership('VN', since='1995-07-28', until=None)"
    assert repr(pickle.loads(pickle.dumps(held))) == repr(held)
    assert held.disputes == ()
    observer = groups["asean-observers"].membership("TL")
    assert [observer.holds(day) for day in ("2022-10-31", "2022-11-11", "2025-10-25", "2025-10-26")] == [
        False, True, True, False,
    ]  # fmt: skip
    with pytest.raises(RecordNotFoundError):
        groups["ASEAN"].membership("SE")
    with pytest.raises(UnknownCountryError):
        groups["ASEAN"].membership("Wonderland")


def test_asean_plus_three_includes_asean_of_the_day() -> None:
    plus = groups["ASEAN+3"]
    assert len(plus.members(on="1997-12-15")) == 12
    assert len(plus.members(on="1999-05-01")) == 13
    assert len(plus.members()) == 14
    assert plus.members(on="1997-12-14") == ()


def test_groups_of_a_country() -> None:
    ids = {group.id for group in Country("VN").groups(on="2025-07-08")}
    assert {"asean", "clmv", "eas"} <= ids
    # A membership whose first day is not on record is counted on every day.
    assert [group.id for group in Country("TL").groups(on="1990-01-01")] == ["arf"]
    assert Country("SE").groups() == ()
    assert Country("TL") in groups["ASEAN"]
    assert "TL" not in groups["ASEAN"]


def test_days() -> None:
    for day in ("2025", "yesterday", "2025-13-01", ""):
        with pytest.raises(DateParseError):
            groups["ASEAN"].members(on=day)
    with pytest.raises(InputTypeError):
        groups["ASEAN"].members(on=2025)  # type: ignore[arg-type]


def test_immutable() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        groups["ASEAN"].name = "x"
    with pytest.raises(AttributeError, match="immutable"):
        groups["ASEAN"].membership("VN").since = None


@pytest.mark.parametrize(
    ("group", "member", "day"),
    [
        ("acmecs", "VN", "2004-11"),
        ("asean", "BN", "1984-01-08"),
        ("asean", "TL", "2025-10-25"),
        ("bimp-eaga", "PH", "1994-03-26"),
        ("brics", "CN", "2006"),
        ("brics", "SA", "2024"),
        ("brics", "ZA", "2010"),
        ("seanwfz-parties", "MM", "1996-07-17"),
    ],
)
def test_what_other_pages_say_of_a_first_day(group: str, member: str, day: str) -> None:
    held = groups[group].membership(member)
    ((other, source, reason),) = held.disputes
    assert other == day != held.since
    assert source.startswith("https://")
    assert reason.endswith(".")
    assert pickle.loads(pickle.dumps(held)).disputes == held.disputes


def test_years_of_few_digits_are_years() -> None:
    asean = groups["asean"]
    assert asean.members(datetime.date(999, 1, 1)) == asean.members("0999-01-01") == ()
    assert len(asean.members(datetime.date(9999, 12, 31))) == 11


def test_what_is_no_day_is_no_raw_error() -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(DateParseError):
        groups["asean"].members(pandas.NaT)
    assert len(groups["asean"].members(pandas.Timestamp("2025-07-08T12:00"))) == 10


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_groups_and_memberships_are_the_same_when_pickled(protocol: int) -> None:
    held = groups["asean"].membership("VN")
    own = Group("asean", "My own", (), (held,))
    for one in (groups["asean"], held, own):
        again = pickle.loads(pickle.dumps(one, protocol))
        assert again == one
        assert hash(again) == hash(one)
    assert dict(pickle.loads(pickle.dumps(groups, protocol))) == dict(groups)


def test_groups_are_equal_if_they_say_the_same() -> None:
    asean = groups["asean"]
    again = Group(asean.id, asean.name, asean.aliases, asean.memberships)
    assert again == asean != groups["eas"]
    assert again != "asean"
    assert asean.membership("VN") != asean.membership("TH")
    assert asean.membership("VN") != "VN"
    assert len({asean, again, groups["eas"]}) == 2


def test_nothing_is_deleted() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        del groups["asean"].name
    with pytest.raises(AttributeError, match="immutable"):
        del groups["asean"].membership("VN").since
