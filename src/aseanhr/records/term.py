"""Who held which office of a body, and when."""

from __future__ import annotations

from typing import Literal, get_args

import attrs
from attrs import validators as v

from aseanhr.records.base import ID, OPTIONAL_COUNTRY, OPTIONAL_SPAN, OPTIONAL_TEXT, Record, tuple_of
from aseanhr.values.countries import Country
from aseanhr.values.dates import DateSpan

__all__ = ["OFFICES", "Office", "Term"]

Office = Literal["chair", "representative", "alternate"]
OFFICES: tuple[Office, ...] = get_args(Office)


@attrs.frozen(kw_only=True)
class Term(Record):
    """A time in which one person or one state holds an office of a body.

    Attributes:
        organization: id of the body.
        role: the office: chair, representative of a state, or alternate representative.
        name: the person's name as the source writes it.
        country: the state that holds the office, or that the person stands for.
        period: from when to when, as far as stated; None where the sources tell only when it was held.
        attested: days, months or years at which a source shows the office held, in EDTF.

    >>> Term(id="aichr-chair-2020", organization="aichr", role="chair", country=Country.of("VN"),
    ...      period=DateSpan("2020")).country.name
    'Vietnam'
    """

    organization: str = attrs.field(validator=v.matches_re(ID))
    role: Office = attrs.field(validator=v.in_(OFFICES))
    name: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    country: Country | None = attrs.field(default=None, validator=OPTIONAL_COUNTRY)
    period: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    attested: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))

    def __attrs_post_init__(self) -> None:
        if self.name is None and self.country is None:
            raise ValueError("a term needs a name or a country")
        for text in self.attested:
            DateSpan(text)

    def held_on(self, when: DateSpan) -> bool:
        """Tell whether the office is known to have been held so on a day of ``when``."""
        spans = (self.period, *map(DateSpan, self.attested))
        return any(span is not None and span.overlaps(when) is not False for span in spans)
