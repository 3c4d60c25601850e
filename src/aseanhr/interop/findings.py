"""Records of several kinds that belong together, such as those of one text: kind by kind, and as one table.

The one table has the columns that all kinds share: ``id``, ``kind``, ``what`` (a line of words), ``when`` with its parts (a plan's or a
figure's period, a target's time), ``states`` (codes), ``status`` (held, ratified, adopted, actual …), evidence, disputes, confidence and
level. All fields of a record are in the table of its own kind.
"""

# pandas and pyarrow have no types of their own
# mypy: disable-error-code="import-untyped"
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownParameterType=false, reportUnknownVariableType=false

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, overload

import attrs

from aseanhr.errors import QueryError
from aseanhr.records.base import Record
from aseanhr.records.meeting import Meeting
from aseanhr.records.plain import to_dict
from aseanhr.records.trade import TradeFigure
from aseanhr.records.treaty import Treaty, TreatyEvent
from aseanhr.records.work_plan import WorkPlan
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from aseanhr.values.countries import Country

__all__ = ["EVENTS", "KINDS", "Finding", "Findings", "finding_of"]

KINDS: dict[str, type[Record]] = {
    "meetings": Meeting,
    "treaty_events": TreatyEvent,
    "treaties": Treaty,
    "work_plans": WorkPlan,
    "trade_figures": TradeFigure,
}
# The kinds that are told by events of their own: a treaty is only what its acts are under.
EVENTS = tuple(kind for kind in KINDS if kind != "treaties")
_FLOWS = {"total": "total trade", "export": "exports", "import": "imports"}


def _single(name: str) -> str:
    return "treaty" if name == "treaties" else name.removesuffix("s")


@attrs.frozen(kw_only=True)
class Finding(Record):
    """A row of the one table: what records of all kinds have in common.

    Attributes:
        kind: the table that the record is in, such as ``meetings``.
        what: the record in a line of words.
        when: its time: the days of a meeting or an act, the period of a plan or a figure, the time of a target.
        states: codes of the states that it is about.
        status: held or planned, ratified or signed, adopted, actual or target.
    """

    kind: str
    what: str
    when: DateSpan | None = None
    states: tuple[str, ...] = ()
    status: str


def finding_of(record: Record) -> Finding:
    """Return the row of a record in the one table.

    Raises:
        TypeError: records of this class have no row.

    >>> finding_of(WorkPlan(id="plan", name="AICHR Work Plan", status="adopted", period=DateSpan("2026/2030"))).what
    'AICHR Work Plan'
    """
    match record:
        case Meeting():
            parties = [party.country for party in record.participants if not party.name]
            return _row(record, "meetings", record.name, record.when, parties, record.status)
        case TreatyEvent():
            act = f"{'not ' if record.negated else ''}{record.event.replace('_', ' ')}"
            what = " ".join(filter(None, (record.treaty, act, record.value)))
            return _row(record, "treaty_events", what, record.when, [record.state], act)
        case Treaty():
            return _row(record, "treaties", record.name, record.adopted, [], record.kind)
        case WorkPlan():
            return _row(record, "work_plans", record.name, record.period, [], record.status)
        case TradeFigure():
            sides = [record.reporter, record.partner]
            what = f"{_FLOWS[record.flow]}, {record.amount}"
            return _row(record, "trade_figures", what, record.target_by or record.period, sides, record.kind)
        case _:
            raise TypeError(f"no row for a {type(record).__name__}")


def _row(
    record: Record, kind: str, what: str, when: DateSpan | None, states: Iterable[Country | None], status: str
) -> Finding:
    return Finding(
        id=record.id,
        kind=kind,
        what=what,
        when=when,
        states=tuple(dict.fromkeys(str(state) for state in states if state is not None)),
        status=status,
        evidence=record.evidence,
        disputes=record.disputes,
        confidence=record.confidence,
        level=record.level,
    )


@attrs.frozen(kw_only=True, repr=False)
class Findings:
    """Records of several kinds that belong together.

    Attributes:
        meetings: meetings.
        treaty_events: acts under treaties.
        treaties: the treaties of these acts that no list knows; those that the dataset has are named by their id alone.
        work_plans: plans, visions, programmes.
        trade_figures: figures of trade between two states.

    >>> found = Findings(meetings=(Meeting(id="amm-58", name="58th AMM", series="amm", ordinal="58"),))
    >>> found
    <Findings: 1 meeting>
    >>> [(row["kind"], row["id"]) for row in found.to_dicts()]
    [('meetings', 'amm-58')]
    """

    meetings: tuple[Meeting, ...] = ()
    treaty_events: tuple[TreatyEvent, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    work_plans: tuple[WorkPlan, ...] = ()
    trade_figures: tuple[TradeFigure, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """All records, kind after kind.

        >>> Findings().records
        ()
        """
        return tuple(record for kind in KINDS for record in self._of(kind))

    def _of(self, kind: str) -> tuple[Record, ...]:
        if kind not in KINDS:
            raise QueryError("kind", f"there is no kind {kind!r}", tuple(KINDS))
        records: tuple[Record, ...] = getattr(self, kind)
        return records

    def _table(self, kind: str | None) -> tuple[type[Record], tuple[Record, ...]]:
        if kind is None:
            return Finding, tuple(map(finding_of, self.records))
        return KINDS.get(kind, Record), self._of(kind)

    def to_dicts(self, kind: str | None = None) -> list[dict[str, Any]]:
        """Return the plain form of each row of the one table; with a kind, of each record with all its fields.

        Args:
            kind: the table that is wanted, such as ``meetings``; None for the one table of all.

        Raises:
            QueryError: the kind is unknown.

        >>> Findings().to_dicts("meetings")
        []
        """
        return [to_dict(row) for row in self._table(kind)[1]]

    @overload
    def to_json(self, path: None = None, *, kind: str | None = None) -> str: ...
    @overload
    def to_json(self, path: str | os.PathLike[str], *, kind: str | None = None) -> None: ...
    def to_json(self, path: str | os.PathLike[str] | None = None, *, kind: str | None = None) -> str | None:
        r"""Return what `to_dicts` gives as a JSON array, one record a line, or write it to a file, whole or not at all.

        Args:
            path: the file to write; None to get the text.
            kind: the table that is wanted; None for the one table of all.

        Raises:
            QueryError: the kind is unknown.
            DocumentError: the file cannot be written.

        >>> Findings().to_json()
        '[]\n'
        """
        from aseanhr.interop.files import to_json, write_atomically

        text = to_json(self._table(kind)[1])
        if path is None:
            return text
        write_atomically(path, text)
        return None

    def to_arrow(self, kind: str | None = None) -> pa.Table:
        """Return a `pyarrow.Table`: the one table, or that of a kind.

        Args:
            kind: the table that is wanted, such as ``meetings``; None for the one table of all.

        Raises:
            MissingExtraError: pyarrow is not installed.
            QueryError: the kind is unknown.
            DataError: a number does not fit its column.

        >>> Findings().to_arrow("meetings").num_rows
        0
        """
        from aseanhr.interop.arrow import to_arrow

        return to_arrow(*self._table(kind))

    def to_pandas(self, kind: str | None = None) -> pd.DataFrame:
        """Return a `pandas.DataFrame`: the one table, or that of a kind.

        Args:
            kind: the table that is wanted, such as ``meetings``; None for the one table of all.

        Raises:
            MissingExtraError: pandas is not installed.
            QueryError: the kind is unknown.
            DataError: a number does not fit its column.

        >>> list(Findings().to_pandas().columns)[:4]
        ['id', 'kind', 'what', 'when']
        """
        from aseanhr.interop.frames import to_pandas

        return to_pandas(*self._table(kind))

    def to_polars(self, kind: str | None = None) -> pl.DataFrame:
        """Return a `polars.DataFrame`: the one table, or that of a kind.

        Args:
            kind: the table that is wanted, such as ``meetings``; None for the one table of all.

        Raises:
            MissingExtraError: polars is not installed.
            QueryError: the kind is unknown.
            DataError: a number does not fit its column.

        >>> Findings().to_polars().columns[:4]
        ['id', 'kind', 'what', 'when']
        """
        from aseanhr.interop.frames import to_polars

        return to_polars(*self._table(kind))

    def _counts(self) -> str:
        counted = [(len(self._of(kind)), kind.replace("_", " ")) for kind in KINDS]
        told = [f"{count} {_single(name) if count == 1 else name}" for count, name in counted if count]
        return ", ".join(told) or "nothing"

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self._counts()}>"

    def _repr_html_(self) -> str:
        from aseanhr.interop.marks import records_to_html

        return records_to_html({kind: self._of(kind) for kind in KINDS}, caption=self._counts())
