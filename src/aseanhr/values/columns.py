"""Whole columns of texts: lists, and Series and arrays of pandas, polars and Arrow, without importing any of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from aseanhr.errors import InputTypeError, QueryError

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Error = type[Exception] | tuple[type[Exception], ...]

__all__ = ["is_missing", "normalize_column", "require_column", "texts"]

_ON_ERROR = ("raise", "null", "keep")
_TABLES = {
    "pandas": {"DataFrame", "MultiIndex"},
    "polars": {"DataFrame", "LazyFrame"},
    "pyarrow": {"Table", "RecordBatch"},
}


def normalize_column(
    column: Any,
    read: Callable[[str], Any],
    text_of: Callable[[Any], str | None],
    *,
    on_error: str,
    errors: Error,
) -> Any:
    """Normalize a column of texts, each distinct one read once.

    Args:
        column: any iterable of texts, a pandas Series, Index or array, a polars Series, or an Arrow array; missing values stay missing.
        read: what gives the value of a text.
        text_of: how a value is written where the column holds text alone.
        on_error: what becomes of a text that cannot be read: ``raise`` its error, ``null``, or ``keep`` it.
        errors: the errors that say so.

    Returns:
        For an iterable a list of values; else a column of the same kind with their text.

    Raises:
        InputTypeError: the column is not an iterable of text.
        QueryError: ``on_error`` is none of the three.
    """
    if on_error not in _ON_ERROR:
        raise QueryError("on_error", f"{on_error!r} is not a way to treat errors", _ON_ERROR)
    require_column(column)

    def one(text: object) -> Any:
        if not isinstance(text, str):
            if on_error == "null":
                return None
            raise InputTypeError("name", "str", text)
        try:
            return read(text)
        except errors:
            if on_error == "raise":
                raise
            return text if on_error == "keep" else None

    def written(text: object) -> str | None:
        found = one(text)
        return found if found is None or isinstance(found, str) else text_of(found)

    of_library = _LIBRARIES.get(type(column).__module__.partition(".")[0])
    return _listed(column, one) if of_library is None else of_library(column, written)


def require_column(column: object) -> None:
    """Raise an error if something is not one column.

    Raises:
        InputTypeError: it is a text, a table or no iterable.
    """
    if isinstance(column, str | bytes) or not isinstance(column, Iterable):
        raise InputTypeError("column", "an iterable of texts", column)
    library = type(column).__module__.partition(".")[0]
    if type(column).__name__ in _TABLES.get(library, ()):
        raise InputTypeError("column", "one column, not a table", column)


def texts(column: Any) -> Iterator[object]:
    """Yield the values of a column that are not missing, as Python has them."""
    to_list = getattr(column, "to_pylist", None)
    yield from (value for value in (to_list() if to_list else column) if not is_missing(value))


def is_missing(value: object) -> bool:
    """Tell whether a value is None, NaN, or one of the two of pandas that say the same."""
    pandas = sys.modules.get("pandas")
    return (
        value is None
        or (isinstance(value, float) and value != value)
        or (pandas is not None and (value is pandas.NA or value is pandas.NaT))
    )


def _listed(column: Iterable[object], one: Callable[[object], Any]) -> list[Any]:
    known: dict[str, Any] = {}
    result: list[Any] = []
    for text in column:
        if not isinstance(text, str):
            result.append(None if is_missing(text) else one(text))
            continue
        if text not in known:
            known[text] = one(text)
        result.append(known[text])
    return result


def _pandas(column: Any, written: Callable[[object], str | None]) -> Any:
    pandas = sys.modules["pandas"]
    places, distinct = pandas.factorize(column, use_na_sentinel=True)
    found = [*map(written, distinct), None]
    values = pandas.array([found[place] for place in places], dtype="object")
    text = column.dtype if str(column.dtype) not in ("object", "category") else "object"
    if isinstance(column, pandas.Series):
        return pandas.Series(values, index=column.index, name=column.name, dtype=text)
    if isinstance(column, pandas.Index):
        return pandas.Index(values, name=column.name, dtype=text)
    return pandas.array(values, dtype=text)


def _polars(column: Any, written: Callable[[object], str | None]) -> Any:
    polars = sys.modules["polars"]
    distinct = column.drop_nulls().unique().cast(polars.String).to_list()
    found = {text: written(text) for text in distinct}
    return (
        column.cast(polars.String)
        .replace_strict(found, default=None, return_dtype=polars.String)
        .alias(column.name)
    )


def _arrow(column: Any, written: Callable[[object], str | None]) -> Any:
    arrow = sys.modules["pyarrow"]
    chunks = column.chunks if isinstance(column, arrow.ChunkedArray) else [column]
    known: dict[object, str | None] = {None: None}
    done = []
    for chunk in chunks:
        values = chunk.to_pylist()
        known.update({text: written(text) for text in dict.fromkeys(values) if text not in known})
        done.append(arrow.array([known[text] for text in values], type=arrow.string()))
    return (
        arrow.chunked_array(done, type=arrow.string()) if isinstance(column, arrow.ChunkedArray) else done[0]
    )


_LIBRARIES: dict[str, Callable[[Any, Callable[[object], str | None]], Any]] = {
    "pandas": _pandas,
    "polars": _polars,
    "pyarrow": _arrow,
}
