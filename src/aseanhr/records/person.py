"""Persons named in the sources."""

from __future__ import annotations

import attrs

from aseanhr.records.base import OPTIONAL_COUNTRY, TEXT, Record, tuple_of
from aseanhr.values.countries import Country

__all__ = ["Person"]


@attrs.frozen(kw_only=True)
class Person(Record):
    """A person in public office.

    Attributes:
        name: the name in its own spelling.
        aliases: other spellings in the sources.
        country: the state that the person stands for.
        offices: offices named in the sources, in English.
    """

    name: str = attrs.field(validator=TEXT)
    aliases: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    country: Country | None = attrs.field(default=None, validator=OPTIONAL_COUNTRY)
    offices: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
