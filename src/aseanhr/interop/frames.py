"""Records as data frames of pandas and polars; neither needs pyarrow for it."""

# pandas has no types of its own
# mypy: disable-error-code="import-untyped"
# pyright: reportMissingTypeStubs=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aseanhr.errors import MissingExtraError
from aseanhr.interop.columns import DECIMAL_DIGITS, DECIMAL_PLACES, Column, ColumnType, cells, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd
    import polars as pl

__all__ = ["crosstab", "to_pandas", "to_polars"]

# Types that keep "not known" apart from every value; decimals and lists have none but the general one.
_PANDAS: dict[ColumnType, str] = {
    "text": "string",
    "integer": "Int64",
    "decimal": "object",
    "number": "Float64",
    "date": "datetime64[s]",
    "boolean": "boolean",
    "texts": "object",
    "objects": "object",
}


def to_pandas(cls: type, records: Iterable[object]) -> pd.DataFrame:
    """Return records as a `pandas.DataFrame` with the columns of `aseanhr.interop.columns`.

    Numbers with decimals stay `decimal.Decimal`, so that no digit is lost.

    Raises:
        MissingExtraError: pandas is not installed.
        DataError: a number does not fit its column.
    """
    pandas = _pandas()
    table = cells(cls, records)
    frame: pd.DataFrame = pandas.DataFrame(
        {
            column.name: pandas.Series(table[column.name], dtype=_PANDAS[column.type])
            for column in columns(cls)
        }
    )
    return frame


def crosstab(rows: Iterable[str], names: Sequence[str], texts: Sequence[Sequence[str]]) -> pd.DataFrame:
    """Return a `pandas.DataFrame` of texts with named rows and columns.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    frame: pd.DataFrame = _pandas().DataFrame(
        list(texts), index=list(rows), columns=list(names), dtype="string"
    )
    return frame


def _pandas() -> Any:
    try:
        import pandas
    except ImportError:
        raise MissingExtraError("pandas", "pandas") from None
    return pandas


def _type(pl: Any, column: Column) -> Any:
    if column.type == "objects":
        return pl.List(pl.Struct({member.name: _type(pl, member) for member in column.members}))
    return {
        "text": pl.String,
        "integer": pl.Int64,
        "decimal": pl.Decimal(DECIMAL_DIGITS, DECIMAL_PLACES),
        "number": pl.Float64,
        "date": pl.Date,
        "boolean": pl.Boolean,
        "texts": pl.List(pl.String),
    }[column.type]


def to_polars(cls: type, records: Iterable[object]) -> pl.DataFrame:
    """Return records as a `polars.DataFrame` with the columns of `aseanhr.interop.columns`.

    Raises:
        MissingExtraError: polars is not installed.
        DataError: a number does not fit its column.
    """
    try:
        import polars as pl
    except ImportError:
        raise MissingExtraError("polars", "polars") from None
    return pl.DataFrame(
        cells(cls, records), schema={column.name: _type(pl, column) for column in columns(cls)}
    )
