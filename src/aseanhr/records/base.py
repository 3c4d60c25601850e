"""What all records share: an id, evidence, disputes, and who takes part."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Literal, get_args

import attrs
from attrs import validators as v

from aseanhr.records.evidence import CONFIDENCE, Dispute, Evidence
from aseanhr.values.countries import Country
from aseanhr.values.dates import DateSpan

__all__ = ["LEVELS", "Level", "Participant", "Record"]

Level = Literal["stated", "inferred", "weak"]
LEVELS: tuple[Level, ...] = get_args(Level)

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], object]

ID = r"[a-z0-9]+(?:[-.][a-z0-9]+)*"
TEXT: list[Validator] = [v.instance_of(str), v.min_len(1)]
OPTIONAL_TEXT: Validator = v.optional(TEXT)
OPTIONAL_ID: Validator = v.optional(v.matches_re(ID))
OPTIONAL_COUNTRY: Validator = v.optional(v.instance_of(Country))
OPTIONAL_SPAN: Validator = v.optional(v.instance_of(DateSpan))


def _finite(_: object, attribute: attrs.Attribute[Any], value: Decimal) -> None:
    if not value.is_finite():
        raise ValueError(f"{attribute.name} must be a finite number")


OPTIONAL_NUMBER: Validator = v.optional([v.instance_of(Decimal), _finite])


def tuple_of(kind: type) -> Validator:
    """Return a validator for tuples of ``kind``."""
    return v.deep_iterable(member_validator=v.instance_of(kind), iterable_validator=v.instance_of(tuple))


@attrs.frozen(kw_only=True)
class Participant:
    """A person, a state or a body that hosts, chairs or takes part; at least one of the fields is given.

    Attributes:
        name: the person's name as the source writes it.
        role: office or part played, in English.
        country: the state that the person stands for, or that takes part itself.
        organization: the body that takes part, or that the person belongs to.

    >>> Participant(name="Wahyuningrum", role="Chair of the AICHR", country=Country.of("ID")).organization is None
    True
    """

    name: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    role: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    country: Country | None = attrs.field(default=None, validator=OPTIONAL_COUNTRY)
    organization: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)

    def __attrs_post_init__(self) -> None:
        if not (self.name or self.role or self.country or self.organization):
            raise ValueError("a participant needs a name, a role, a country or an organization")

    def __str__(self) -> str:
        country = self.country.name if self.country else None
        who = self.name or country or self.organization or self.role
        about = [text for text in (self.role, self.organization, country) if text and text != who]
        return f"{who} ({', '.join(about)})" if about else str(who)


@attrs.frozen(kw_only=True)
class Record:
    """The base of every record.

    Attributes:
        id: stable, readable, made of the record's own facts.
        evidence: the words that support each field.
        disputes: what other sources say.
        confidence: how sure the reader is of the record, from 0 to 1; None in the dataset. Like ``level``, it is no part of
            equality and ids, and is written only where it is set.
        level: how far the text bears it: ``stated``, ``inferred`` from what is stated, or ``weak``; None in the dataset.

    >>> sure, doubtful = (Record(id="amm-58", confidence=value) for value in (0.98, 0.4))
    >>> sure == doubtful
    True
    """

    id: str = attrs.field(validator=v.matches_re(ID))
    evidence: tuple[Evidence, ...] = attrs.field(default=(), validator=tuple_of(Evidence), repr=False)
    disputes: tuple[Dispute, ...] = attrs.field(default=(), validator=tuple_of(Dispute), repr=False)
    confidence: float | None = attrs.field(
        default=None, validator=CONFIDENCE, eq=False, repr=False, metadata={"sparse": True}
    )
    level: Level | None = attrs.field(
        default=None, validator=v.optional(v.in_(LEVELS)), eq=False, repr=False, metadata={"sparse": True}
    )

    def evidence_for(self, field: str) -> tuple[Evidence, ...]:
        """Return the evidence for ``field`` and for its parts (``place`` includes ``place.city``)."""
        return tuple(
            e for e in self.evidence if e.field == field or e.field.startswith((f"{field}.", f"{field}["))
        )
