"""Meetings: past, held or planned."""

from __future__ import annotations

from typing import Literal, get_args

import attrs
from attrs import validators as v

from aseanhr.records.base import (
    OPTIONAL_COUNTRY,
    OPTIONAL_ID,
    OPTIONAL_SPAN,
    OPTIONAL_TEXT,
    TEXT,
    Participant,
    Record,
    tuple_of,
)
from aseanhr.values.countries import Country
from aseanhr.values.dates import DateSpan

__all__ = ["MEETING_STATUSES", "MODES", "SERIES", "Meeting", "MeetingStatus", "Mode", "Place", "Series"]

Series = Literal[
    "aichr_regular",
    "aichr_special",
    "aichr_amm_dialogue",
    "asean_human_rights_dialogue",
    "amm",
    "asean_summit",
    "seanwfz_commission",
    "bilateral",
    "joint_cabinet",
    "un_hrc_session",
    "unga_session",
    "npt_review_conference",
    "workshop",
    "consultation",
    "commemoration",
    "upr_working_group",
    "human_rights_dialogue",
    "arf",
    "eas",
    "asean_plus",
    "asean_ministerial",
    "acwc",
    "acmw",
    "treaty_body",
    "ilc",
    "asem",
    "other",
]
Mode = Literal["in_person", "video", "hybrid"]
MeetingStatus = Literal["held", "planned", "postponed", "cancelled"]

SERIES: tuple[Series, ...] = get_args(Series)
MODES: tuple[Mode, ...] = get_args(Mode)
MEETING_STATUSES: tuple[MeetingStatus, ...] = get_args(MeetingStatus)


@attrs.frozen(kw_only=True)
class Place:
    """Where a meeting sat: a city, a country, a venue, as far as they are known.

    >>> str(Place(city="Bali", country=Country.of("ID")))
    'Bali, Indonesia'
    """

    city: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    country: Country | None = attrs.field(default=None, validator=OPTIONAL_COUNTRY)
    venue: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)

    def __attrs_post_init__(self) -> None:
        if not (self.city or self.country or self.venue):
            raise ValueError("a place needs a city, a country or a venue")

    def __str__(self) -> str:
        parts = (self.venue, self.city, self.country.name if self.country else None)
        return ", ".join(dict.fromkeys(part for part in parts if part))


@attrs.frozen(kw_only=True)
class Meeting(Record):
    """One meeting.

    Attributes:
        name: its name in English.
        series: the series that it belongs to.
        ordinal: its number in the series, as digits; ``2/2020`` is the second special meeting of 2020.
        when: its days, month or year, as far as stated; None where nothing is said.
        place: where it sat; None for a meeting held by video only.
        mode: in person, by video, or hybrid; None where it is not known.
        status: held, planned, postponed (``when`` is the new date, if there is one) or cancelled.
        hosts: who hosts, organizes or receives.
        chair: who presides.
        participants: named persons, states and bodies that take part.
        outcomes: what was decided, in our words.
        part_of: id of the meeting that this one was part of or held beside.

    >>> meeting = Meeting(id="amm-58", name="58th ASEAN Foreign Ministers' Meeting", series="amm", ordinal="58")
    >>> meeting.status
    'held'
    """

    name: str = attrs.field(validator=TEXT)
    series: Series = attrs.field(validator=v.in_(SERIES))
    ordinal: str | None = attrs.field(
        default=None, validator=v.optional(v.matches_re(r"[1-9]\d*(?:/\d{4})?"))
    )
    when: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    place: Place | None = attrs.field(default=None, validator=v.optional(v.instance_of(Place)))
    mode: Mode | None = attrs.field(default=None, validator=v.optional(v.in_(MODES)))
    status: MeetingStatus = attrs.field(default="held", validator=v.in_(MEETING_STATUSES))
    hosts: tuple[Participant, ...] = attrs.field(default=(), validator=tuple_of(Participant))
    chair: Participant | None = attrs.field(default=None, validator=v.optional(v.instance_of(Participant)))
    participants: tuple[Participant, ...] = attrs.field(default=(), validator=tuple_of(Participant))
    outcomes: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    part_of: str | None = attrs.field(default=None, validator=OPTIONAL_ID)
