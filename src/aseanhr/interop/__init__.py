"""Records in the forms of other tools: JSON, CSV, Arrow, pandas, polars, HTML and plain tables of text.

Nothing here knows of the shipped dataset: every function takes any records of one class.
"""

# pyright: reportUnknownVariableType=false

from aseanhr.interop.arrow import arrow_stream, to_arrow
from aseanhr.interop.columns import Column, columns
from aseanhr.interop.files import to_csv, to_json, write_atomically
from aseanhr.interop.findings import Findings
from aseanhr.interop.frames import to_pandas, to_polars
from aseanhr.interop.sdmx import to_sdmx_csv

__all__ = [
    "Column",
    "Findings",
    "arrow_stream",
    "columns",
    "to_arrow",
    "to_csv",
    "to_json",
    "to_pandas",
    "to_polars",
    "to_sdmx_csv",
    "write_atomically",
]
