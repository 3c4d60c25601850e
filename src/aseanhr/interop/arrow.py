"""Records as an Arrow table, and as a stream that any Arrow-speaking tool can read without a copy in Python."""

# pyarrow has no types of its own
# mypy: disable-error-code="import-untyped"
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownParameterType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aseanhr.errors import MissingExtraError
from aseanhr.interop.columns import DECIMAL_DIGITS, DECIMAL_PLACES, Column, cells, columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

__all__ = ["arrow_schema", "arrow_stream", "to_arrow"]


def _pyarrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtraError("pyarrow", "arrow") from None
    return pa


def _type(pa: Any, column: Column) -> Any:
    if column.type == "objects":
        return pa.list_(pa.struct([(member.name, _type(pa, member)) for member in column.members]))
    return {
        "text": pa.string(),
        "integer": pa.int64(),
        "decimal": pa.decimal128(DECIMAL_DIGITS, DECIMAL_PLACES),
        "number": pa.float64(),
        "date": pa.date32(),
        "boolean": pa.bool_(),
        "texts": pa.list_(pa.string()),
    }[column.type]


def arrow_schema(cls: type) -> pa.Schema:
    """Return the Arrow schema of a record class; it depends on the class alone, not on the records.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    pa = _pyarrow()
    return pa.schema([(column.name, _type(pa, column)) for column in columns(cls)])


def to_arrow(cls: type, records: Iterable[object]) -> pa.Table:
    """Return records as a `pyarrow.Table` with the columns of `aseanhr.interop.columns`.

    Raises:
        MissingExtraError: pyarrow is not installed.
        DataError: a number does not fit its column.
    """
    schema = arrow_schema(cls)
    return _pyarrow().table(cells(cls, records), schema=schema)


def arrow_stream(cls: type, records: Iterable[object], requested_schema: object = None) -> object:
    """Return a new Arrow stream of records as a PyCapsule, for the ``__arrow_c_stream__`` protocol.

    Raises:
        MissingExtraError: pyarrow is not installed.
        DataError: a number does not fit its column.
    """
    stream: object = to_arrow(cls, records).__arrow_c_stream__(requested_schema)
    return stream
