"""Groups of states from `curation/groups/`, as one table."""

from __future__ import annotations

import csv
from pathlib import Path

__all__ = ["build"]

_FOLDER = Path(__file__).resolve().parent.parent / "curation" / "groups"


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def build(codes: frozenset[str]) -> str:
    """Return a head line for each group and, indented by a tab, a line for each membership of a country.

    What other pages say of its first day follows the membership, in threes: day, address, reason.
    """
    disputes: dict[tuple[str, str], list[str]] = {}
    for row in _rows("disputes.csv"):
        disputes.setdefault((row["group"], row["member"]), []).extend(
            (row["since"], row["source"], row["reason"])
        )
    members: dict[str, list[tuple[str, ...]]] = {}
    for row in _rows("members.csv"):
        if row["member"] in codes:  # the European Union is a member of some and no country
            facts = (row["member"], row["since"], row["until"], row["source"])
            other_pages = disputes.pop((row["group"], row["member"]), ())
            members.setdefault(row["group"], []).append((*facts, *other_pages))
    if disputes:
        raise ValueError(f"curation/groups/disputes.csv: no such members: {sorted(disputes)}")
    lines: list[str] = []
    for group in sorted(_rows("groups.csv"), key=lambda row: row["id"]):
        own = list(members.get(group["id"], ()))
        # Members of an included group belong since the later of the two beginnings.
        own += [
            (code, max(since, group["since"]), until, source)
            for code, since, until, source, *_ in members.get(group["includes"], ())
        ]
        also = ";".join(name.strip() for name in group["also"].split(";"))
        lines.append("\t".join((group["id"], group["name"], also)))
        lines += ["\t" + "\t".join(row) for row in sorted(own)]
    return "\n".join(lines) + "\n"
