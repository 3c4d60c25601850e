"""Groups of states, ASEAN first of all, with dated membership."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aseanhr.caches import Kept
from aseanhr.errors import DateParseError, InputTypeError, RecordNotFoundError
from aseanhr.resources import read_resource
from aseanhr.values.countries.country import Country

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["Group", "Groups", "Membership", "groups", "groups_of"]

_FOREVER = "9999-12-31"


class Membership:
    """One country's time in a group.

    Attributes:
        country: the member.
        since: the first day as ISO 8601 text, or a month or a year if no more is known; None if it is not on record.
        until: the last day, likewise; None while it lasts.
        source: the address of the page that says so.
        disputes: what other pages say of the first day: the day, the address of the page, and why it was not taken.

    >>> [day for day, source, reason in groups["ASEAN"].membership("BN").disputes]
    ['1984-01-08']
    """

    __slots__ = ("country", "disputes", "since", "source", "until")

    country: Country
    since: str | None
    until: str | None
    source: str
    disputes: tuple[tuple[str, str, str], ...]

    def __init__(
        self,
        country: Country,
        since: str | None,
        until: str | None,
        source: str,
        disputes: tuple[tuple[str, str, str], ...] = (),
    ) -> None:
        object.__setattr__(self, "country", country)
        object.__setattr__(self, "since", since)
        object.__setattr__(self, "until", until)
        object.__setattr__(self, "source", source)
        object.__setattr__(self, "disputes", disputes)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Membership is immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"Membership is immutable: cannot delete {name!r}")

    def _key(self) -> tuple[object, ...]:
        return self.country, self.since, self.until, self.source, self.disputes

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Membership) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"Membership({str(self.country)!r}, since={self.since!r}, until={self.until!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return Membership, self._key()

    def holds(self, day: str) -> bool:
        """Tell whether it holds on an ISO day; one without a first day on record is taken to hold.

        >>> groups["ASEAN"].membership("TL").holds("2025-10-25")
        False
        """
        return (self.since or "") <= day <= (self.until or _FOREVER)


class Group:
    """A group of states.

    Attributes:
        id: its id, such as ``asean``.
        name: its name in English.
        aliases: other names and abbreviations that `groups` knows it by.
        memberships: every membership on record, by country.

    >>> len(groups["ASEAN"].members(on="2025-07-08")), len(groups["ASEAN"].members(on="2025-10-27"))
    (10, 11)
    """

    __slots__ = ("aliases", "id", "memberships", "name")

    id: str
    name: str
    aliases: tuple[str, ...]
    memberships: tuple[Membership, ...]

    def __init__(
        self, id: str, name: str, aliases: tuple[str, ...], memberships: tuple[Membership, ...]
    ) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "aliases", aliases)
        object.__setattr__(self, "memberships", memberships)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Group is immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"Group is immutable: cannot delete {name!r}")

    def _key(self) -> tuple[object, ...]:
        return self.id, self.name, self.aliases, self.memberships

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Group) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.id)

    def members(self, on: date | str | None = None) -> tuple[Country, ...]:
        """Return its members on a day, by code.

        Args:
            on: a date or its ISO text; None for the members of the latest state on record.

        Returns:
            Countries, each once. A member whose first day is not on record is counted on every day.

        Raises:
            InputTypeError: ``on`` is neither a date nor text.
            DateParseError: the text is no ISO date.

        >>> [str(country) for country in groups["asean"].members(on="1990-01-01")]
        ['BN', 'ID', 'MY', 'PH', 'SG', 'TH']
        """
        day = _FOREVER if on is None else _iso_day(on)
        return tuple(sorted({held.country for held in self.memberships if held.holds(day)}))

    def membership(self, country: Country | str) -> Membership:
        """Return the latest membership of a country.

        Raises:
            RecordNotFoundError: the country never was a member.
            UnknownCountryError: the text is no code.

        >>> groups["ASEAN"].membership("VN").since
        '1995-07-28'
        """
        wanted = country if isinstance(country, Country) else Country(country)
        held = [held for held in self.memberships if held.country is wanted]
        if not held:
            raise RecordNotFoundError(f"the members of {self.id}", str(wanted))
        return max(held, key=lambda one: one.since or "")

    def __contains__(self, country: object) -> bool:
        return any(held.country is country for held in self.memberships)

    def __str__(self) -> str:
        return self.id

    def __repr__(self) -> str:
        return f"Group({self.id!r})"

    def __reduce__(self) -> tuple[object, ...]:
        if _tables["groups"][0].get(self.id) is self:
            return _group, (self.id,)
        return Group, self._key()  # one of the caller's own


class Groups(Mapping[str, Group]):
    """All groups by id; a name or an abbreviation in any case finds its group, too.

    >>> groups["ASEAN"].id, "asean+3" in groups
    ('asean', True)
    """

    __slots__ = ()

    def __getitem__(self, id: str) -> Group:
        if not isinstance(id, str):
            raise InputTypeError("id", "str", id)
        ids, names = _tables["groups"]
        group = names.get(id.strip().casefold())
        if group is None:
            from difflib import get_close_matches

            raise RecordNotFoundError("groups", id, tuple(get_close_matches(id.casefold()[:80], ids, 3)))
        return group

    def __iter__(self) -> Iterator[str]:
        return iter(_tables["groups"][0])

    def __len__(self) -> int:
        return len(_tables["groups"][0])

    def __repr__(self) -> str:
        return f"Groups({', '.join(self)})"

    def __reduce__(self) -> tuple[object, ...]:
        return Groups, ()


groups: Groups = Groups()


def groups_of(country: Country, on: date | str | None = None) -> tuple[Group, ...]:
    """Return the groups that ``country`` is a member of on a day; see `Group.members`."""
    return tuple(group for group in groups.values() if country in group.members(on))


def _group(id: str) -> Group:
    return groups[id]


def _iso_day(on: date | str) -> str:
    from datetime import date

    if not isinstance(on, date | str):
        raise InputTypeError("on", "a date or ISO text", on)
    try:
        # Without a time; pandas' NaT is a date that has no day.
        day = date.fromisoformat(on) if isinstance(on, str) else date(on.year, on.month, on.day)
    except (TypeError, ValueError):
        raise DateParseError(str(on), "membership is asked for on one day, written as YYYY-MM-DD") from None
    return day.isoformat()


_Tables = tuple[dict[str, Group], dict[str, Group]]


def _load(table: str) -> _Tables:
    """Return the groups by their ids, and by all their names."""
    found = _read(table)
    names = {name.casefold(): group for group in found for name in (group.name, *group.aliases, group.id)}
    return {group.id: group for group in found}, names


def _read(table: str) -> list[Group]:
    heads: list[list[str]] = []
    held: dict[str, list[Membership]] = {}
    for line in read_resource("data", "countries", f"{table}.tsv").decode().splitlines():
        key, *fields = line.split("\t")
        if key:
            heads.append([key, *fields])
            held[key] = []
        else:
            code, since, until, source, *others = fields
            disputes = tuple(zip(others[::3], others[1::3], others[2::3], strict=True))
            held[heads[-1][0]].append(
                Membership(Country(code), since or None, until or None, source, disputes)
            )
    return [
        Group(key, name, tuple(filter(None, also.split(";"))), tuple(held[key])) for key, name, also in heads
    ]


_tables: Kept[str, _Tables] = Kept(_load, most=1)
