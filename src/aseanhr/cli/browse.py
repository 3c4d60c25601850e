"""Commands over the dataset: list, show, sources, verify."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aseanhr.cli.output import print_json, print_pairs, print_table
from aseanhr.errors import RecordNotFoundError

if TYPE_CHECKING:
    from aseanhr.dataset import Records

__all__ = ["add_commands"]

_CONDITIONS = {
    "year": "a year, or EDTF text such as 2015/2020",
    "on": "a day or period, in EDTF",
    "country": "a country in any role, by any name or code",
    "city": "the city of a meeting",
    "series": "the series of a meeting",
    "status": "the status of a meeting or a plan",
    "kind": "the kind of a treaty, a trade figure or a source",
    "treaty": "the id of a treaty",
    "event": "what was done about a treaty",
    "body": "whose plan it is",
}


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add these commands, each with a parser that ``add`` makes."""
    listing = add("list", help="list records of one kind", description="List records of one kind.")
    listing.add_argument("table", metavar="KIND", type=_table, help="meetings, treaties, treaty_events, ...")
    for name, about in _CONDITIONS.items():
        listing.add_argument(
            f"--{name}", action="append", metavar="VALUE", help=f"{about}; repeat it for any of several"
        )
    listing.add_argument(
        "--where", action="append", type=_pair, default=[], metavar="FIELD=VALUE", help="any field"
    )
    _format(listing, "table", "json", "csv")
    listing.set_defaults(command=_list)

    showing = add("show", help="show one record", description="Show a record with its evidence.")
    showing.add_argument("id", metavar="ID")
    _format(showing, "table", "json")
    showing.set_defaults(command=_show)

    sources = add("sources", help="list the sources", description="List the sources of the records.")
    _format(sources, "table", "json", "csv")
    sources.set_defaults(command=_list, table="sources", where=[])

    verifying = add(
        "verify", help="check the dataset", description="Check the dataset, its references and its evidence."
    )
    verifying.add_argument(
        "--sources", metavar="DIR", help="the folder of the documents that the evidence points into"
    )
    verifying.set_defaults(command=_verify)


def _format(parser: argparse.ArgumentParser, *formats: str) -> None:
    parser.add_argument("--format", choices=formats, default=formats[0], help="how to print it")


def _table(text: str) -> str:
    from aseanhr.dataset import TABLES

    name = text.replace("-", "_")
    if name not in TABLES:
        raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(TABLES)}")
    return name


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not FIELD=VALUE")
    return name, value


def _records(name: str) -> Records[Any]:
    from aseanhr.dataset import shipped

    return shipped.SHIPPED[name]


def _list(options: argparse.Namespace) -> int:
    records = _records(options.table)
    given = {name: value for name in _CONDITIONS if (value := getattr(options, name, None)) is not None}
    for name, value in options.where:
        given.setdefault(name, []).append(_typed(records.kind, name, value))
    records = records.where(**given)
    if options.format == "json":
        sys.stdout.write(records.to_json())
    elif options.format == "csv":
        sys.stdout.write(records.to_csv())
    else:
        from aseanhr.interop.summary import headings, summary

        print_table(headings(records.kind), map(summary, records))
    return 0


def _typed(kind: type[Any], name: str, text: str) -> object:
    """Return a value typed on the command line as what the field holds, where that is not text."""
    from aseanhr.records.plain import types_of

    type_ = types_of(kind).get(name)
    if type_ is bool and text in ("true", "false"):
        return text == "true"
    if type_ is int and text.isascii() and text.isdigit() and len(text) < 20:
        return int(text)
    return text


def _show(options: argparse.Namespace) -> int:
    from aseanhr.dataset import TABLES

    tables = {name: _records(name) for name in TABLES}
    found = {name: records[options.id] for name, records in tables.items() if options.id in records}
    if not found:
        from difflib import get_close_matches

        wanted: str = options.id
        ids = {id_ for records in tables.values() for id_ in records.ids}
        raise RecordNotFoundError(
            "the dataset", wanted, tuple(get_close_matches(wanted[:200], sorted(ids), n=3))
        )
    if options.format == "json":
        print_json([_with_sources(name, record, tables["sources"]) for name, record in found.items()])
    else:
        for name, record in found.items():
            _print_record(name, record, tables["sources"])
    return 0


def _cited(record: Any, sources: Records[Any]) -> list[Any]:
    """Return the sources that a record names, in the order in which it does."""
    parts = (*getattr(record, "evidence", ()), *getattr(record, "disputes", ()))
    return [sources[id_] for id_ in dict.fromkeys(part.source for part in parts) if id_ in sources]


def _with_sources(name: str, record: Any, sources: Records[Any]) -> dict[str, Any]:
    from aseanhr.records.plain import to_dict

    return {
        "table": name,
        "record": to_dict(record),
        "sources": [to_dict(source) for source in _cited(record, sources)],
    }


def _print_record(name: str, record: Any, sources: Records[Any]) -> None:
    from aseanhr.interop.summary import shown
    from aseanhr.records.plain import fields_of

    kept = ("evidence", "disputes")
    print(f"{name}: {record.id}")
    values = {
        field.name: getattr(record, field.name)
        for field in fields_of(record.__class__)
        if field.name not in kept
    }
    print_pairs({field: shown(value) for field, value in values.items() if value not in (None, ())}, "  ")
    if evidence := getattr(record, "evidence", ()):
        print("\nevidence")
        rows = [
            (e.field, e.source, f"{e.start}-{e.end}" if e.sha256 else "", e.basis, e.note) for e in evidence
        ]
        print_table(("field", "source", "words", "basis", "note"), rows)
    if disputes := getattr(record, "disputes", ()):
        print("\ndisputes")
        print_table(
            ("field", "source", "value", "reason"), [(d.field, d.source, d.value, d.reason) for d in disputes]
        )
    if cited := _cited(record, sources):
        print("\nsources")
        head = ("id", "published", "publisher", "title", "url")
        print_table(head, [[shown(getattr(source, name)) for name in head] for source in cited])


def _verify(options: argparse.Namespace) -> int:
    from aseanhr.dataset import shipped, verify

    report = verify(options.sources, dataset=shipped.SHIPPED)
    print(report)
    if options.sources is None:
        print("the documents were not read again: give their folder with --sources")
    return 0 if report.ok else 1
