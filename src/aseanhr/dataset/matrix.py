"""The status of states under treaties on one day, as a matrix; what is not known says why."""

# pandas has no types of its own
# mypy: disable-error-code="import-untyped"
# pyright: reportMissingTypeStubs=false

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from aseanhr.dataset.shipped import SHIPPED, Dataset
from aseanhr.errors import InputTypeError, QueryError
from aseanhr.records import Treaty
from aseanhr.records.treaty import TreatyStatus
from aseanhr.values.countries import Country, normalize_country
from aseanhr.values.dates import DateSpan
from aseanhr.values.dates.span import as_span
from aseanhr.values.groups import groups

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CORE_TREATIES", "TREATIES", "Cell", "TreatyMatrix", "treaty_matrix"]

# The nine core human-rights treaties of the United Nations.
CORE_TREATIES = ("icerd", "iccpr", "icescr", "cedaw", "cat", "crc", "icmw", "crpd", "cped")
TREATIES = (*CORE_TREATIES, "seanwfz", "tac", "asean-charter", "actip")


@attrs.frozen(kw_only=True)
class Cell:
    """What is known of one state under one treaty.

    Attributes:
        state: the state.
        treaty: id of the treaty.
        status: the last act; ``none`` where it is known that there was no act yet, else ``unknown``.
        when: when the last act was done; None without one.
        reason: for ``none`` how it is known, for ``unknown`` why it is not; None with an act.
    """

    state: Country
    treaty: str
    status: TreatyStatus
    when: DateSpan | None = None
    reason: str | None = None

    def __str__(self) -> str:
        return f"{self.status} {self.when}" if self.when else self.status


@attrs.frozen(repr=False)
class TreatyMatrix:
    """States by treaties, each cell the last act of a state: ``matrix["VN", "cat"]``.

    Attributes:
        on: the day; None for the latest on record.
        cells: row by row.
    """

    on: date | None
    cells: tuple[Cell, ...]

    @property
    def states(self) -> tuple[Country, ...]:
        """The rows."""
        return tuple(dict.fromkeys(cell.state for cell in self.cells))

    @property
    def treaties(self) -> tuple[str, ...]:
        """The columns, as ids of treaties."""
        return tuple(dict.fromkeys(cell.treaty for cell in self.cells))

    def __getitem__(self, key: tuple[str | Country, str]) -> Cell:
        """Return the cell of a state, by any name or code, and of a treaty, by its id.

        Raises:
            InputTypeError: the key is not a pair.
            QueryError: the matrix has no such row or column.
            UnknownCountryError, AmbiguousCountryError: the name is of no one country.
        """
        pair: object = key
        if not isinstance(pair, tuple) or len(key) != 2:
            raise InputTypeError("key", "a state and a treaty", key)
        state, treaty = key
        country = state if isinstance(state, Country) else normalize_country(state)
        if treaty not in self.treaties:
            raise QueryError("treaty", f"{treaty!r} is no column of the matrix", self.treaties)
        if country not in self.states:
            raise QueryError("state", f"{country.name} is no row of the matrix", tuple(map(str, self.states)))
        return next(cell for cell in self.cells if (cell.state, cell.treaty) == (country, treaty))

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells)

    def __len__(self) -> int:
        return len(self.cells)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one dict a cell: state, treaty, status, when, reason, as text or None."""
        return [
            {
                "state": str(cell.state),
                "treaty": cell.treaty,
                "status": cell.status,
                "when": cell.when and cell.when.edtf,
                "reason": cell.reason,
            }
            for cell in self
        ]

    def to_pandas(self) -> pd.DataFrame:
        """Return a `pandas.DataFrame` with a row a state and a column a treaty, such as ``ratified 2015-02-05``.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        from aseanhr.interop.frames import crosstab

        return crosstab(map(str, self.states), self.treaties, self._rows())

    def _rows(self) -> list[list[str]]:
        width = len(self.treaties)
        texts = list(map(str, self.cells))
        return [texts[n : n + width] for n in range(0, len(texts), width or 1)]

    def _caption(self) -> str:
        return f"Status of {len(self.states)} states under {len(self.treaties)} treaties" + (
            f" on {self.on}" if self.on else ""
        )

    def __str__(self) -> str:
        from aseanhr.interop.table import layout

        names = [state.name for state in self.states]
        rows = [[name, *cells] for name, cells in zip(names, self._rows(), strict=True)]
        return f"{self._caption()}\n{layout(('state', *self.treaties), rows)}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from aseanhr.interop.html import table_to_html

        rows = [[state.name, *cells] for state, cells in zip(self.states, self._rows(), strict=True)]
        return table_to_html(("state", *self.treaties), rows, caption=self._caption())


def treaty_matrix(
    on: str | date | DateSpan | None = None,
    *,
    treaties: Iterable[str] = TREATIES,
    states: Iterable[str | Country] | None = None,
    dataset: Dataset = SHIPPED,
) -> TreatyMatrix:
    """Return the status of states under treaties on a day.

    Args:
        on: EDTF text of which the last day counts, a date or a `DateSpan`; None for the latest on record.
        treaties: ids of treaties; by default the nine core human-rights treaties, SEANWFZ, TAC, the ASEAN Charter
            and ACTIP.
        states: countries, or names or codes of them; by default the eleven members of ASEAN.
        dataset: where the facts are taken from.

    Returns:
        A cell for each state and treaty. ``none`` is said only where a source, or a later first act, shows that there
        was none; all else without an act is ``unknown``, with the reason.

    Raises:
        RecordNotFoundError: there is no such treaty.
        DateParseError: ``on`` is no EDTF.
        UnknownCountryError, AmbiguousCountryError: a name is of no one country.

    >>> matrix = treaty_matrix(on="2015-01-01", treaties=["cat"], states=["Vietnam", "Laos"])
    >>> [str(cell) for cell in matrix]
    ['signed 2013-11-07', 'ratified 2012-09-26']
    """
    day = None if on is None else as_span(on, "on").end
    members = groups["asean"].members() if states is None else states
    named = (state if isinstance(state, Country) else normalize_country(state) for state in members)
    rows = list(dict.fromkeys(named))
    columns = [dataset["treaties"][treaty] for treaty in dict.fromkeys(treaties)]
    return TreatyMatrix(
        day,
        tuple(_cell(state, treaty, day) for state in rows for treaty in columns),
    )


def _cell(state: Country, treaty: Treaty, day: date | None) -> Cell:
    status, act, reason = treaty.standing(state, day)
    return Cell(state=state, treaty=treaty.id, status=status, when=act.when if act else None, reason=reason)
