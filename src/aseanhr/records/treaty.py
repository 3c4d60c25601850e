"""Treaties and other instruments, and what states did about them."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

import attrs
from attrs import validators as v

from aseanhr.records.base import (
    OPTIONAL_COUNTRY,
    OPTIONAL_SPAN,
    OPTIONAL_TEXT,
    TEXT,
    Record,
    tuple_of,
)
from aseanhr.values.countries import Country, normalize_country
from aseanhr.values.dates import DateSpan

__all__ = ["TREATY_ACTS", "TREATY_KINDS", "Treaty", "TreatyAct", "TreatyEvent", "TreatyKind"]

TreatyKind = Literal[
    "treaty", "protocol", "charter", "agreement", "declaration", "statement", "resolution", "group"
]
TreatyAct = Literal[
    "adopted",
    "signed",
    "ratified",
    "acceded",
    "accepted",
    "succeeded",
    "party",
    "entered_into_force",
    "accession_expected",
    "membership_count",
    "withdrawn",
]
TREATY_KINDS: tuple[TreatyKind, ...] = get_args(TreatyKind)
TREATY_ACTS: tuple[TreatyAct, ...] = get_args(TreatyAct)

_BINDING = frozenset({"ratified", "acceded", "accepted", "succeeded", "party"})


@attrs.frozen(kw_only=True)
class TreatyEvent(Record):
    """One act of one state under one treaty (or of the treaty itself, with no state).

    Attributes:
        treaty: id of the treaty, or of a named group of treaties.
        event: what was done.
        state: who did it; None for the treaty itself or for states named only together.
        when: on which day, month or year.
        value: for ``membership_count``, the count as stated: ``25``, or ``7/9`` for seven of nine.
        negated: True where the source says that it has not been done.

    >>> TreatyEvent(id="cat-vn-ratified-2015-02-05", treaty="cat", event="ratified", state=Country.of("VN")).negated
    False
    """

    treaty: str = attrs.field(validator=TEXT)
    event: TreatyAct = attrs.field(validator=v.in_(TREATY_ACTS))
    state: Country | None = attrs.field(default=None, validator=OPTIONAL_COUNTRY)
    when: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    value: str | None = attrs.field(default=None, validator=v.optional(v.matches_re(r"\d{1,4}(?:/\d{1,4})?")))
    negated: bool = attrs.field(default=False, validator=v.instance_of(bool))


def _day(on: date | str | None) -> date | None:
    if on is None or isinstance(on, date):
        return on
    return DateSpan(on).end


@attrs.frozen(kw_only=True)
class Treaty(Record):
    """A treaty or another instrument.

    Attributes:
        name: its title in English.
        abbreviation: the usual short form.
        aliases: other names, in any language.
        kind: treaty, protocol, charter, agreement, declaration, statement, resolution, or a group of treaties.
        adopted: when it was adopted or opened for signature.
        in_force: when it entered into force.
        depositary: who keeps it.
        events: what states did about it; filled from `aseanhr.treaty_events` when the dataset is loaded.
    """

    name: str = attrs.field(validator=TEXT)
    abbreviation: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    aliases: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str), repr=False)
    kind: TreatyKind = attrs.field(default="treaty", validator=v.in_(TREATY_KINDS))
    adopted: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    in_force: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    depositary: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    events: tuple[TreatyEvent, ...] = attrs.field(
        default=(), validator=tuple_of(TreatyEvent), repr=False, eq=False, metadata={"derived": True}
    )

    def _acts(self, state: Country, day: date | None) -> list[TreatyEvent]:
        """Return what ``state`` is known to have done by ``day``, in order; undated acts come first."""
        done = [
            event
            for event in self.events
            if event.state == state
            and not event.negated
            and event.event in _BINDING | {"signed", "withdrawn"}
            and (day is None or event.when is None or (event.when.end is not None and event.when.end <= day))
        ]
        return sorted(done, key=lambda event: (event.when.end or date.max) if event.when else date.min)

    def first_act(self, state: Country) -> TreatyEvent | None:
        """Return the first act of ``state`` on record that has a date."""
        return next((event for event in self._acts(state, None) if event.when is not None), None)

    def last_act(self, state: str | Country, on: date | str | None = None) -> TreatyEvent | None:
        """Return the act that tells the status of ``state`` on a day: its last, but for a signature of a party.

        Args:
            state: a country, or any name or code of one.
            on: a date, or EDTF text of which the last day counts; all acts on record if not given.

        Raises:
            UnknownCountryError, AmbiguousCountryError: ``state`` names no one country.
        """
        country = state if isinstance(state, Country) else normalize_country(state)
        last: TreatyEvent | None = None
        for event in self._acts(country, _day(on)):
            if not (event.event == "signed" and last is not None and last.event in _BINDING):
                last = event
        return last

    def status_of(self, state: str | Country, on: date | str | None = None) -> TreatyAct | None:
        """Return the last act of ``state`` by the day ``on`` (all on record, if not given), or None if no act is known.

        Args:
            state: a country, or any name or code of one.
            on: a date, or EDTF text of which the last day counts.

        Returns:
            ``signed``, ``ratified``, ``acceded``, ``succeeded``, ``withdrawn`` or None; None says that no act is
            on record, not that there was none.

        Raises:
            UnknownCountryError, AmbiguousCountryError: ``state`` names no one country.
        """
        last = self.last_act(state, on)
        return None if last is None else last.event

    def parties(self, on: date | str | None = None) -> tuple[Country, ...]:
        """Return the states known to be bound by ratification, accession or succession on a day, by code.

        Args:
            on: a date, or EDTF text of which the last day counts; all acts on record if not given.
        """
        states = {event.state for event in self.events if event.state is not None}
        bound = [state for state in states if self.status_of(state, on) in _BINDING]
        return tuple(sorted(bound, key=str))
