"""What states and bodies said that they would do."""

from __future__ import annotations

from typing import Literal, get_args

import attrs
from attrs import validators as v

from aseanhr.records.base import OPTIONAL_SPAN, TEXT, Participant, Record, tuple_of
from aseanhr.values.dates import DateSpan

__all__ = ["SPECIFICITIES", "Commitment", "Specificity"]

Specificity = Literal["concrete", "diffuse"]
SPECIFICITIES: tuple[Specificity, ...] = get_args(Specificity)


@attrs.frozen(kw_only=True)
class Commitment(Record):
    """A pledge, a candidacy or an office taken on.

    Attributes:
        actors: who committed.
        what: to what, in our words.
        when: by when or for which period.
        announced_on: the day of the announcement.
        specificity: concrete (one can tell later whether it was done) or diffuse.
    """

    actors: tuple[Participant, ...] = attrs.field(validator=[tuple_of(Participant), v.min_len(1)])
    what: str = attrs.field(validator=TEXT)
    when: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    announced_on: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    specificity: Specificity = attrs.field(validator=v.in_(SPECIFICITIES))
