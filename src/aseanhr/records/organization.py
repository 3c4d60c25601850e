"""Bodies named in the sources."""

from __future__ import annotations

from datetime import date

import attrs

from aseanhr.records.base import OPTIONAL_TEXT, TEXT, Record, tuple_of
from aseanhr.records.term import Term
from aseanhr.values.countries import Country, normalize_country
from aseanhr.values.dates import DateSpan
from aseanhr.values.dates.span import as_span

__all__ = ["Organization"]


@attrs.frozen(kw_only=True)
class Organization(Record):
    """A body: an organization, a commission, a ministry, an agency.

    Attributes:
        name: its name in English.
        abbreviation: the usual short form.
        aliases: other names, in any language.
        terms: who held its offices; filled from `aseanhr.terms` when the dataset is loaded.
    """

    name: str = attrs.field(validator=TEXT)
    abbreviation: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    aliases: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    terms: tuple[Term, ...] = attrs.field(
        default=(), validator=tuple_of(Term), repr=False, eq=False, metadata={"derived": True}
    )

    def chair(self, on: str | date | DateSpan | None = None) -> Term | None:
        """Return who chaired the body on a day, or the latest chair on record; None if no chair is on record.

        Where a period is asked for that saw several chairs, it is the last of them.

        Args:
            on: EDTF text such as ``2020-06-09`` or ``2020``, a date or a `DateSpan`.

        Raises:
            DateParseError: the text is no EDTF.
        """
        return max(self._held("chair", on), key=_latest, default=None)

    def representatives(
        self, on: str | date | DateSpan | None = None, *, country: str | Country | None = None
    ) -> tuple[Term, ...]:
        """Return the representatives to the body that sources show in office on a day, by country and time.

        Args:
            on: EDTF text, a date or a `DateSpan`; None for all on record.
            country: a state, by any name or code; None for all.

        Raises:
            DateParseError: the text is no EDTF.
            UnknownCountryError, AmbiguousCountryError: ``country`` names no one country.
        """
        state = normalize_country(country) if isinstance(country, str) else country
        found = [term for term in self._held("representative", on) if state is None or term.country == state]
        return tuple(sorted(found, key=lambda term: (str(term.country), _latest(term))))

    def _held(self, role: str, on: str | date | DateSpan | None) -> list[Term]:
        when = None if on is None else as_span(on, "on")
        return [term for term in self.terms if term.role == role and (when is None or term.held_on(when))]


def _latest(term: Term) -> tuple[date, str]:
    """Order terms by the last day for which they are known, or the first where they have no end."""
    spans = (term.period, *map(DateSpan, term.attested))
    days = [day for span in spans if span is not None for day in (span.start, span.end) if day is not None]
    return max(days, default=date.min), term.id
