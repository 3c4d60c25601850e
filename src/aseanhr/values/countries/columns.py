"""Whole columns of names: lists, and Series and arrays of pandas, polars and Arrow, without importing any of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from aseanhr.errors import InputTypeError, QueryError
from aseanhr.values.countries.country import Country
from aseanhr.values.countries.normalize import normalize_country

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["normalize_countries"]

_ON_ERROR = ("raise", "null", "keep")
_TABLES = {
    "pandas": {"DataFrame", "MultiIndex"},
    "polars": {"DataFrame", "LazyFrame"},
    "pyarrow": {"Table", "RecordBatch"},
}


def normalize_countries(
    column: Any,
    *,
    on_error: str = "raise",
    lang: str | None = None,
    kind: str | None = None,
    fuzzy: bool = False,
) -> Any:
    """Normalize a column of names, each distinct value looked up once.

    Args:
        column: any iterable of names, a pandas Series, Index or array (a categorical one, too), a polars Series, or an Arrow
            array. Missing values (None, NaN, NA) stay missing.
        on_error: what becomes of a name that is no one country: ``raise`` its error, ``null`` (also of what is no text), or ``keep``
            the name.
        lang: the language of the names; see `normalize_country`.
        kind: the kind of wording to accept; see there.
        fuzzy: whether to accept misspellings; see there.

    Returns:
        For an iterable a list of `Country` (or None, or the kept name). For a Series, an Index or an array the same kind
        with the codes as text (alpha-2, or alpha-4 of withdrawn entities), index and name kept; for a categorical array
        an array of objects.

    Raises:
        InputTypeError: the column is no iterable of text.
        QueryError: ``on_error`` is none of the three.
        UnknownCountryError: a name is unknown and ``on_error`` is ``raise``; likewise AmbiguousCountryError.

    >>> normalize_countries(["Laos", None, "ASEAN"], on_error="null")
    [Country('LA'), None, None]
    """
    if on_error not in _ON_ERROR:
        raise QueryError("on_error", f"{on_error!r} is no way to treat errors", _ON_ERROR)
    if isinstance(column, str | bytes) or not isinstance(column, Iterable):
        raise InputTypeError("column", "an iterable of names", column)

    def one(name: object) -> Country | str | None:
        if not isinstance(name, str):
            if on_error == "null":
                return None
            raise InputTypeError("name", "str", name)
        try:
            return normalize_country(name, lang=lang, kind=kind, fuzzy=fuzzy)
        except LookupError:
            if on_error == "raise":
                raise
            return name if on_error == "keep" else None

    def code(name: object) -> str | None:
        found = one(name)
        return found if found is None or isinstance(found, str) else found.code

    library = type(column).__module__.partition(".")[0]
    if type(column).__name__ in _TABLES.get(library, ()):
        raise InputTypeError("column", "one column, not a table", column)
    if library == "pandas":
        return _pandas(column, code)
    if library == "polars":
        return _polars(column, code)
    if library == "pyarrow":
        return _arrow(column, code)
    known: dict[str, Country | str | None] = {}
    result: list[Country | str | None] = []
    for name in column:
        if not isinstance(name, str):
            result.append(None if _is_missing(name) else one(name))
            continue
        if name not in known:
            known[name] = one(name)
        result.append(known[name])
    return result


def _is_missing(value: object) -> bool:
    """Tell whether a value is None, NaN, or one of the two of pandas that say the same."""
    pandas = sys.modules.get("pandas")
    return (
        value is None
        or (isinstance(value, float) and value != value)
        or (pandas is not None and (value is pandas.NA or value is pandas.NaT))
    )


def _pandas(column: Any, code: Callable[[object], str | None]) -> Any:
    pandas = sys.modules["pandas"]
    codes, names = pandas.factorize(column, use_na_sentinel=True)
    found = [*map(code, names), None]
    values = pandas.array([found[place] for place in codes], dtype="object")
    text = column.dtype if str(column.dtype) not in ("object", "category") else "object"
    if isinstance(column, pandas.Series):
        return pandas.Series(values, index=column.index, name=column.name, dtype=text)
    if isinstance(column, pandas.Index):
        return pandas.Index(values, name=column.name, dtype=text)
    return pandas.array(values, dtype=text)


def _polars(column: Any, code: Callable[[object], str | None]) -> Any:
    polars = sys.modules["polars"]
    names = column.drop_nulls().unique().cast(polars.String).to_list()
    found = {name: code(name) for name in names}
    return (
        column.cast(polars.String)
        .replace_strict(found, default=None, return_dtype=polars.String)
        .alias(column.name)
    )


def _arrow(column: Any, code: Callable[[object], str | None]) -> Any:
    arrow = sys.modules["pyarrow"]
    chunks = column.chunks if isinstance(column, arrow.ChunkedArray) else [column]
    known: dict[object, str | None] = {None: None}
    done = []
    for chunk in chunks:
        names = chunk.to_pylist()
        known.update({name: code(name) for name in dict.fromkeys(names) if name not in known})
        done.append(arrow.array([known[name] for name in names], type=arrow.string()))
    return (
        arrow.chunked_array(done, type=arrow.string()) if isinstance(column, arrow.ChunkedArray) else done[0]
    )
