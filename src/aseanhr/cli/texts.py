"""Commands over texts: extract, country, date, amount."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aseanhr.cli.output import complain, print_json, print_pairs, print_table
from aseanhr.errors import DocumentError, UnknownLanguageWarning

if TYPE_CHECKING:
    from aseanhr.dataset.documents import Document
    from aseanhr.reading import Extraction

__all__ = ["add_commands"]

_TABLES = ("meetings", "treaty_events", "treaties", "work_plans", "trade_figures")


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add these commands, each with a parser that ``add`` makes."""
    extracting = add(
        "extract",
        help="read records from documents",
        description="Read meetings, treaty events, plans and trade figures.",
    )
    extracting.add_argument("files", nargs="+", metavar="FILE", help="a text in UTF-8; - for standard input")
    extracting.add_argument(
        "--published", metavar="DATE", help="when it was published, for dates such as 'on Monday'"
    )
    extracting.add_argument(
        "--propose",
        action="store_true",
        help="print a proposal for the curation instead: TOML, to be accepted or corrected by a person",
    )
    extracting.add_argument(
        "--source", metavar="ID", help="the id of the document as a source, for --propose"
    )
    _common(extracting, _extract)

    for name, command, about in (
        ("country", _country, "say which country a name, code or flag stands for"),
        ("date", _date, "say which days a date or period stands for"),
        ("amount", _amount, "say which amount of money or percentage a wording stands for"),
    ):
        parser = add(name, help=about, description=about.capitalize() + ".")
        parser.add_argument("words", nargs="+", metavar="TEXT")
        if name == "country":
            parser.add_argument("--fuzzy", action="store_true", help="allow for misspellings")
        if name == "date":
            parser.add_argument(
                "--anchor", metavar="DATE", help="the day that words such as 'yesterday' start from"
            )
            order = parser.add_mutually_exclusive_group()
            order.add_argument(
                "--day-first", dest="day_first", action="store_true", default=None, help="read 8/7 as 8 July"
            )
            order.add_argument(
                "--month-first", dest="day_first", action="store_false", help="read 8/7 as August 7"
            )
        _common(parser, command)


def _common(parser: argparse.ArgumentParser, command: object) -> None:
    parser.add_argument("--lang", metavar="TAG", help="the language, as a BCP 47 tag")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="how to print it")
    parser.set_defaults(command=command)


def _print(data: dict[str, Any], options: argparse.Namespace) -> int:
    if options.format == "json":
        print_json(data)
    else:
        print_pairs({name: "" if value is None else str(value) for name, value in data.items()})
    return 0


def _country(options: argparse.Namespace) -> int:
    from aseanhr.values import normalize_country

    country = normalize_country(" ".join(options.words), lang=options.lang, fuzzy=options.fuzzy)
    names = ("name", "official_name", "alpha_2", "alpha_3", "numeric", "alpha_4", "flag", "historic")
    return _print({name: getattr(country, name) for name in names}, options)


def _date(options: argparse.Namespace) -> int:
    from aseanhr.values import normalize_date

    span = normalize_date(
        " ".join(options.words), lang=options.lang, anchor=options.anchor, day_first=options.day_first
    )
    data = {
        "edtf": span.edtf,
        "start": span.start and span.start.isoformat(),
        "end": span.end and span.end.isoformat(),
        "precision": span.precision,
        "approximate": span.approximate,
        "part": span.part,
        "time": span.time and str(span).partition("T")[2],
    }
    return _print(data, options)


def _amount(options: argparse.Namespace) -> int:
    from aseanhr.values import normalize_amount
    from aseanhr.values.amounts.amount import plain

    amount = normalize_amount(" ".join(options.words), lang=options.lang)
    data = {
        "value": plain(amount.value),
        "upper": None if amount.upper is None else plain(amount.upper),
        "currency": amount.currency,
        "percent": amount.percent,
        "points": amount.points,
        "qualifier": amount.qualifier,
    }
    return _print(data, options)


def _extract(options: argparse.Namespace) -> int:
    from aseanhr.reading import extract

    read: list[tuple[str, str, Document, Extraction]] = []
    status = 0
    for name in options.files:
        source = options.source or (_source_id(name) if options.propose else name)
        try:
            document = _document(name)
            with warnings.catch_warnings():
                warnings.simplefilter("error", UnknownLanguageWarning)
                found = extract(document.text, lang=options.lang, published=options.published, source=source)
        except DocumentError as error:  # the other files may be sound
            complain(str(error))
            status = 1
        except UnknownLanguageWarning as warning:
            complain(f"{name}: {warning}")
            status = 1
        else:
            read.append((name, source, document, found))
    if options.propose:
        from aseanhr.cli.proposals import propose
        from aseanhr.dataset.shipped import SHIPPED

        for name, source, document, extraction in read:
            print(propose(name, source, document, extraction, SHIPPED), end="")
    elif options.format == "json":
        print_json([_plain(name, extraction) for name, _, _, extraction in read])
    else:
        for name, _, _, extraction in read:
            _print_extraction(name, extraction)
    return status


def _source_id(name: str) -> str:
    """Return an id for a file as a source: its name without the folder and the ending."""
    from pathlib import PurePath

    from aseanhr.records.ids import slug

    return slug(PurePath(name).stem)


def _document(name: str) -> Document:
    from aseanhr.dataset.documents import MOST_BYTES, decode_document, read_document

    if name == "-":
        return decode_document(sys.stdin.buffer.read(MOST_BYTES + 1), "standard input")
    return read_document(name)


def _plain(name: str, extraction: Extraction) -> dict[str, Any]:
    from aseanhr.records.plain import to_dict

    tables = {table: [to_dict(record) for record in getattr(extraction, table)] for table in _TABLES}
    return {"file": name, "language": extraction.language, **tables}


def _print_extraction(name: str, extraction: Extraction) -> None:
    from aseanhr.interop.summary import headings, summary

    counts = ", ".join(f"{table.replace('_', ' ')}: {len(getattr(extraction, table))}" for table in _TABLES)
    print_pairs({f"{name}:": f"{extraction.language or 'no known language'}; {counts}"})
    for table in _TABLES:
        if records := getattr(extraction, table):
            print_table(headings(records[0].__class__), map(summary, records))
