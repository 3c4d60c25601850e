"""Treaties and other instruments, and what states did about them."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, get_args

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
from aseanhr.records.gap import Gap
from aseanhr.values.countries import Country, normalize_country
from aseanhr.values.dates import DateSpan
from aseanhr.values.dates.span import as_span

__all__ = [
    "ACTS_OF_STATES",
    "BINDING",
    "TREATY_ACTS",
    "TREATY_KINDS",
    "Standing",
    "Treaty",
    "TreatyAct",
    "TreatyEvent",
    "TreatyKind",
    "TreatyStatus",
]

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
    "consent_to_be_bound",
    "participation",
    "party",
    "entered_into_force",
    "accession_expected",
    "membership_count",
    "withdrawn",
]
TREATY_KINDS: tuple[TreatyKind, ...] = get_args(TreatyKind)
TREATY_ACTS: tuple[TreatyAct, ...] = get_args(TreatyAct)

# Acts by which a state is bound; a party is bound by an act that the source does not name.
BINDING: frozenset[TreatyAct] = frozenset(
    {"ratified", "acceded", "accepted", "succeeded", "consent_to_be_bound", "participation", "party"}
)
ACTS_OF_STATES: frozenset[TreatyAct] = frozenset({*BINDING, "signed", "withdrawn"})

_UNTOLD = "No act is on record, and no source shows that there was none."

TreatyStatus = TreatyAct | Literal["none", "unknown"]


class Standing(NamedTuple):
    """Where a state stands under a treaty on a day.

    Attributes:
        status: the last act; ``none`` where it is known that there was no act yet; ``unknown`` where it is not.
        act: that act; None without one.
        reason: for ``none`` how it is known, for ``unknown`` why it is not; None with an act.
    """

    status: TreatyStatus
    act: TreatyEvent | None = None
    reason: str | None = None


@attrs.frozen(kw_only=True)
class TreatyEvent(Record):
    """One act of one state under one treaty (or of the treaty itself, with no state).

    Attributes:
        treaty: id of the treaty, or of a named group of treaties.
        event: what was done. ``consent_to_be_bound`` and ``participation`` are acts that a register calls so; a ``party`` is
            bound by an act that the source does not name.
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


def _day(on: date | str | DateSpan | None) -> date | None:
    return None if on is None else as_span(on, "on").end


def _before(day: date | None, span: DateSpan | None) -> bool:
    return day is not None and span is not None and span.start is not None and day < span.start


@attrs.frozen(kw_only=True)
class Treaty(Record):
    """A treaty or another instrument.

    Attributes:
        name: its title in English; of a treaty that was read from a text, its name in the words of that text.
        abbreviation: the usual short form.
        aliases: other names, in any language.
        kind: treaty, protocol, charter, agreement, declaration, statement, resolution, or a group of treaties.
        adopted: when it was adopted or opened for signature.
        in_force: when it entered into force.
        depositary: who keeps it.
        events: what states did about it; filled from `aseanhr.treaty_events` when the dataset is loaded.
        gaps: states of which no act is on record, and why; filled from `aseanhr.gaps` when the dataset is loaded.

    >>> acts = [TreatyEvent(id="a", treaty="cat", event="signed", state=Country("VN"), when=DateSpan("2013-11-07")),
    ...         TreatyEvent(id="b", treaty="cat", event="ratified", state=Country("VN"), when=DateSpan("2015-02-05"))]
    >>> cat = Treaty(id="cat", name="Convention against Torture", events=tuple(acts))
    >>> cat.status_of("Viet Nam", on="2014"), cat.status_of("VN"), cat.status_of("VN", on="2012"), cat.status_of("TH")
    ('signed', 'ratified', 'none', 'unknown')
    >>> [country.name for country in cat.parties(on="2015")]
    ['Vietnam']
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
    gaps: tuple[Gap, ...] = attrs.field(
        default=(), validator=tuple_of(Gap), repr=False, eq=False, metadata={"derived": True}
    )

    def _acts(self, state: Country, day: date | None) -> list[TreatyEvent]:
        """Return what ``state`` is known to have done by ``day``, in order; undated acts come first."""
        done = [
            event
            for event in self.events
            if event.state == state
            and not event.negated
            and event.event in ACTS_OF_STATES
            and (day is None or event.when is None or (event.when.end is not None and event.when.end <= day))
        ]
        return sorted(done, key=lambda event: (event.when.end or date.max) if event.when else date.min)

    def first_act(self, state: Country) -> TreatyEvent | None:
        """Return the first act of ``state`` on record that has a date."""
        return next((event for event in self._acts(state, None) if event.when is not None), None)

    def last_act(self, state: str | Country, on: date | str | DateSpan | None = None) -> TreatyEvent | None:
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
            if not (event.event == "signed" and last is not None and last.event in BINDING):
                last = event
        return last

    def status_of(self, state: str | Country, on: date | str | DateSpan | None = None) -> TreatyStatus:
        """Return the last act of ``state`` by a day, or whether it is known that there was none.

        Args:
            state: a country, or any name or code of one.
            on: a date, or EDTF text or a `DateSpan` of which the last day counts; all acts on record if not given.

        Returns:
            The act, such as ``signed`` or ``ratified``; ``none`` where a source, or a later first act, shows that there was none
            by then; else ``unknown``. Without a day an act may have followed what any source tells, so that it is never
            ``none``. `standing` gives the reason too.

        Raises:
            UnknownCountryError, AmbiguousCountryError: ``state`` names no one country.
            DateParseError: ``on`` is text but no EDTF.

        >>> torture = Treaty(id="cat", name="Convention against Torture", adopted=DateSpan("1984-12-10"))
        >>> torture.status_of("VN", on="1980"), torture.status_of("VN", on="2020")
        ('none', 'unknown')
        """
        return self.standing(state, on).status

    def standing(self, state: str | Country, on: date | str | DateSpan | None = None) -> Standing:
        """Return what `status_of` does, with the act itself, or with the reason for ``none`` and ``unknown``.

        Raises:
            UnknownCountryError, AmbiguousCountryError: ``state`` names no one country.
            DateParseError: ``on`` is text but no EDTF.

        >>> Treaty(id="cat", name="Convention against Torture").standing("VN").reason
        'No act is on record, and no source shows that there was none.'
        """
        country, day = state if isinstance(state, Country) else normalize_country(state), _day(on)
        last = self.last_act(country, day)
        return self._without_act(country, day) if last is None else Standing(last.event, last)

    def _without_act(self, state: Country, day: date | None) -> Standing:
        if _before(day, self.adopted):
            return Standing("none", reason=f"The treaty was not there before {self.adopted}.")
        gap = next((gap for gap in self.gaps if gap.state == state), None)
        if day is not None:
            if (first := self.first_act(state)) is not None:
                # It may have been done by the day already where only its year is known, or its latest day.
                status: TreatyStatus = "none" if _before(day, first.when) else "unknown"
                return Standing(status, reason=f"The first act on record is of {first.when}.")
            if (
                gap is not None
                and gap.as_of is not None
                and gap.as_of.end is not None
                and day <= gap.as_of.end
            ):
                return Standing("none", reason=gap.reason)
            if (until := self._denied(state, day)) is not None:
                reason = f"A source says that it had neither signed nor joined by {until}."
                return Standing("none", reason=reason)
        return Standing("unknown", reason=gap.reason if gap else _UNTOLD)

    def _denied(self, state: Country, day: date) -> DateSpan | None:
        """Return the first time, from a day on, for which a source denies that a state had signed or was bound."""
        later = [
            (event.event, event.when)
            for event in self.events
            if event.negated
            and event.state == state
            and event.when
            and event.when.start
            and day <= event.when.start
        ]
        acts = {act for act, _ in later}
        return min((when for _, when in later), key=str) if "signed" in acts and acts & BINDING else None

    def parties(self, on: date | str | DateSpan | None = None) -> tuple[Country, ...]:
        """Return the states known to be bound on a day, by ratification, accession or any other act that binds, by code.

        Args:
            on: a date, or EDTF text or a `DateSpan` of which the last day counts; all acts on record if not given.
        """
        states = {event.state for event in self.events if event.state is not None}
        bound = [state for state in states if (last := self.last_act(state, on)) and last.event in BINDING]
        return tuple(sorted(bound, key=str))
