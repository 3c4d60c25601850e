"""Bodies named in the sources."""

from __future__ import annotations

import attrs

from aseanhr.records.base import OPTIONAL_TEXT, TEXT, Record, tuple_of

__all__ = ["Organization"]


@attrs.frozen(kw_only=True)
class Organization(Record):
    """A body: an organization, a commission, a ministry, an agency.

    Attributes:
        name: its name in English.
        abbreviation: the usual short form.
        aliases: other names, in any language.
    """

    name: str = attrs.field(validator=TEXT)
    abbreviation: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    aliases: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
