"""`Records`: an immutable collection of records of one class, in order and by id."""

# pandas and pyarrow have no types of their own
# mypy: disable-error-code="import-untyped"
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownParameterType=false, reportUnknownVariableType=false

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast, overload

from aseanhr.errors import DataError, InputTypeError, RecordNotFoundError
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from aseanhr.records import Gap, Meeting, TradeFigure
    from aseanhr.values.countries import Country

__all__ = ["Identified", "Records"]

_ROWS = 10
_WIDTH = 120


class Identified(Protocol):
    """Anything that has an id."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


T = TypeVar("T", bound=Identified)
D = TypeVar("D")


class Records(Generic[T]):
    """Records of one class: a sequence, a mapping by id, and a table for other tools.

    It is no `collections.abc.Sequence` by name: tools such as polars would then take it for a list of rows, and not for
    the Arrow stream that it offers.

    Attributes:
        kind: the class of the records.
        name: what the collection is called.

    Args:
        kind: the class of the records.
        records: the records, in the order to keep.
        name: what the collection is called, such as ``meetings``.
        gaps: what is known to be missing among them.

    Raises:
        DataError: two records have one id.

    >>> from aseanhr.records import Organization
    >>> bodies = Records(Organization, [Organization(id="aichr", name="ASEAN Commission on Human Rights")], "bodies")
    >>> bodies["aichr"].name, bodies[0] is bodies["aichr"], "aichr" in bodies, len(bodies)
    ('ASEAN Commission on Human Rights', True, True, 1)
    >>> bodies["aich"]
    Traceback (most recent call last):
    aseanhr.errors.RecordNotFoundError: no record 'aich' in bodies; nearest: aichr
    """

    __slots__ = ("_by_id", "_gaps", "_records", "kind", "name")

    kind: type[T]
    name: str
    _records: tuple[T, ...]
    _by_id: dict[str, T]
    _gaps: tuple[Gap, ...]

    def __init__(
        self, kind: type[T], records: Iterable[T], name: str = "records", *, gaps: Iterable[Gap] = ()
    ) -> None:
        put = object.__setattr__
        put(self, "kind", kind)
        put(self, "name", name)
        put(self, "_records", tuple(records))
        put(self, "_gaps", tuple(gaps))
        put(self, "_by_id", {record.id: record for record in self._records})
        if len(self._by_id) < len(self._records):
            twice = (
                id_ for id_, count in Counter(record.id for record in self._records).items() if count > 1
            )
            raise DataError(tuple(f"{name}: {id_}: id: more than one record has it" for id_ in twice))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Records are immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"Records are immutable: cannot delete {name!r}")

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[T]:
        return iter(self._records)

    def __reversed__(self) -> Iterator[T]:
        return reversed(self._records)

    @overload
    def __getitem__(self, key: int | str) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Records[T]: ...
    def __getitem__(self, key: int | str | slice) -> T | Records[T]:
        """Return the record at an index or of an id, or the records of a slice.

        Raises:
            RecordNotFoundError: there is no such id; it names the nearest.
            IndexError: there is no such index.
            InputTypeError: the key is none of these.
        """
        if isinstance(key, str):
            return self._named(key)
        if isinstance(key, slice):
            return self._of(self._records[key])
        try:
            return self._records[key]
        except TypeError:
            raise InputTypeError("key", "an id, an index or a slice", key) from None

    def _named(self, id_: str) -> T:
        record = self._by_id.get(id_)
        if record is None:
            from difflib import get_close_matches

            raise RecordNotFoundError(
                self.name, id_, tuple(get_close_matches(id_[:200], self._by_id, n=3, cutoff=0.5))
            )
        return record

    def _of(self, records: Iterable[T]) -> Records[T]:
        return Records(self.kind, records, self.name, gaps=self._gaps)

    def __contains__(self, item: object) -> bool:
        """Tell whether a record, or a record of that id, is among these."""
        if isinstance(item, str):
            return item in self._by_id
        return item in self._records

    @overload
    def get(self, id: str) -> T | None: ...
    @overload
    def get(self, id: str, default: D) -> T | D: ...
    def get(self, id: str, default: object = None) -> object:
        """Return the record of an id, or ``default`` if there is none."""
        return self._by_id.get(id, default)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(self._by_id)

    def where(self, **conditions: object) -> Records[T]:
        """Return the records for which all conditions hold.

        Args:
            **conditions: any field of the records, and besides:

                - ``country``: a country that has any role in the record, by any name or code;
                - ``year``: a year that the record's time touches;
                - ``on``: a day or period that it touches (EDTF text, date or `DateSpan`);
                - ``city``: the city of its place.

                A value is compared as one would say it: text without regard to case, countries by any name or code,
                dates by whether they share a day, amounts in any wording. Of a list, set or range, any value will do.
                A function is called with the field's value.

        Raises:
            QueryError: a condition is unknown, or a field has no such value; it lists those that there are.
            UnknownCountryError, AmbiguousCountryError, DateParseError, AmountParseError: a value cannot be read.

        >>> from aseanhr.records import Organization
        >>> bodies = Records(Organization, [Organization(id="aichr", name="AICHR"), Organization(id="acwc", name="ACWC")])
        >>> bodies.where(name=lambda name: name.endswith("WC")).ids
        ('acwc',)
        """
        from aseanhr.dataset.query import matcher

        matches: Callable[[T], bool] = matcher(self.kind, conditions)
        return self._of(record for record in self._records if matches(record))

    def on(self, when: str | date | DateSpan) -> Records[T]:
        """Return the records whose time touches a day or period; a date that is known in part may touch it.

        A meeting of which the last day is not stated counts with the days that are stated.

        Args:
            when: EDTF text such as ``2025-07-08`` or ``2025-07``, a date, or a `DateSpan`.

        Raises:
            DateParseError: the text is no EDTF.
            QueryError: records of this class have no time.
        """
        return self.where(on=when)

    def between(self, start: str | date | DateSpan | None, end: str | date | DateSpan | None) -> Records[T]:
        """Return the records whose time touches the period from ``start`` to the end of ``end``; None is open.

        Raises:
            DateParseError: a text is no EDTF, the end lies before the start, or both are None.
            QueryError: records of this class have no time.
        """
        from aseanhr.values.dates.span import as_span

        first = None if start is None else as_span(start, "start").start
        last = None if end is None else as_span(end, "end").end
        return self.where(on=DateSpan.from_dates(first, last))

    def series(self: Records[Meeting], name: str) -> tuple[Meeting | Gap, ...]:
        """Return the meetings of a series in order, with a `Gap` in the place of each number that is missing.

        Args:
            name: a series, such as ``aichr_regular``.

        Returns:
            Meetings by number (``2/2020`` after all of 2019), those without a number by date among them. A number
            between the first and the last that no meeting has is a gap, which says why.

        Raises:
            QueryError: there is no such series, or records of this class have none.

        >>> from aseanhr.records import Meeting
        >>> held = [Meeting(id=f"amm-{n}", name="AMM", series="amm", ordinal=str(n)) for n in (70, 72)]
        >>> [item.id for item in Records(Meeting, held).series("amm")]
        ['amm-70', 'gap-amm-71', 'amm-72']
        """
        from aseanhr.dataset.series import in_order

        return in_order(name, self.where(series=name), self._gaps)

    def between_countries(
        self: Records[TradeFigure], a: str | Country, b: str | Country
    ) -> Records[TradeFigure]:
        """Return the figures of the trade between two states in order of time: what was traded, the forecasts, the targets.

        Args:
            a: a country, or any name or code of one.
            b: the other; which of the two reports does not matter.

        Raises:
            UnknownCountryError, AmbiguousCountryError: a name is of no one country.
            QueryError: the two are one country, or records of this class have no two sides.
        """
        from aseanhr.dataset.series import between_countries

        return self._of(between_countries(self, a, b))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the plain form of each record: dicts, lists, texts, as `aseanhr.records.convert` reads them back."""
        from aseanhr.records.plain import to_dict

        return [to_dict(record) for record in self._records]

    @overload
    def to_json(self, path: None = None) -> str: ...
    @overload
    def to_json(self, path: str | os.PathLike[str]) -> None: ...
    def to_json(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """Return the records as a JSON array, one a line, or write it to a file, whole or not at all.

        Raises:
            DocumentError: the file cannot be written.
        """
        from aseanhr.interop.files import to_json

        return _out(to_json(self._records), path)

    @overload
    def to_csv(self, path: None = None) -> str: ...
    @overload
    def to_csv(self, path: str | os.PathLike[str]) -> None: ...
    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """Return the records as CSV (UTF-8, LF), or write it to a file, whole or not at all.

        The columns are those of `aseanhr.interop.columns`; lists, evidence among them, are JSON text.

        Raises:
            DocumentError: the file cannot be written.
        """
        from aseanhr.interop.files import to_csv

        return _out(to_csv(self.kind, self._records), path)

    @overload
    def to_sdmx_csv(self: Records[TradeFigure], path: None = None) -> str: ...
    @overload
    def to_sdmx_csv(self: Records[TradeFigure], path: str | os.PathLike[str]) -> None: ...
    def to_sdmx_csv(self: Records[TradeFigure], path: str | os.PathLike[str] | None = None) -> str | None:
        """Return trade figures as SDMX-CSV 2.0, or write them to a file; see `aseanhr.interop.sdmx` for the structure.

        Raises:
            DocumentError: the file cannot be written.
            QueryError: records of this class are no trade figures.
        """
        from aseanhr.dataset.series import sided
        from aseanhr.interop.sdmx import to_sdmx_csv

        return _out(to_sdmx_csv(map(sided, self._records)), path)

    def to_arrow(self) -> pa.Table:
        """Return the records as a `pyarrow.Table`, lists as lists and evidence as structs.

        Raises:
            MissingExtraError: pyarrow is not installed.
            DataError: a number does not fit its column.
        """
        from aseanhr.interop.arrow import to_arrow

        return to_arrow(self.kind, self._records)

    def to_pandas(self) -> pd.DataFrame:
        """Return the records as a `pandas.DataFrame`; days are ``datetime64``, decimals stay exact.

        Raises:
            MissingExtraError: pandas is not installed.
            DataError: a number does not fit its column.
        """
        from aseanhr.interop.frames import to_pandas

        return to_pandas(self.kind, self._records)

    def to_polars(self) -> pl.DataFrame:
        """Return the records as a `polars.DataFrame`.

        Raises:
            MissingExtraError: polars is not installed.
            DataError: a number does not fit its column.
        """
        from aseanhr.interop.frames import to_polars

        return to_polars(self.kind, self._records)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return a new Arrow stream (PyCapsule), which polars, DuckDB, pyarrow and others read."""
        from aseanhr.interop.arrow import arrow_stream

        return arrow_stream(self.kind, self._records, requested_schema)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Records):
            return NotImplemented
        theirs = cast("Records[T]", other)
        return self.kind is theirs.kind and self._records == theirs._records

    def __hash__(self) -> int:
        return hash(self.ids)

    def __reduce__(self) -> tuple[object, ...]:
        return partial(Records, gaps=self._gaps), (self.kind, self._records, self.name)

    def _caption(self) -> str:
        return f"{self.name}: {len(self)} record{'' if len(self) == 1 else 's'}"

    def __repr__(self) -> str:
        from aseanhr.interop.summary import headings, summary
        from aseanhr.interop.table import layout

        table = layout(headings(self.kind), map(summary, self._records[:_ROWS]), _WIDTH)
        more = f"\n… and {len(self) - _ROWS} more" if len(self) > _ROWS else ""
        return f"{self._caption()}\n{table}{more}" if self._records else self._caption()

    def _repr_html_(self) -> str:
        from aseanhr.interop.html import to_html

        return to_html(self.kind, self._records, caption=self._caption())

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._by_id)


def _out(text: str, path: str | os.PathLike[str] | None) -> str | None:
    if path is None:
        return text
    from aseanhr.interop.files import write_atomically

    write_atomically(path, text)
    return None
