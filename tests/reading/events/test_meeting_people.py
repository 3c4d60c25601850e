"""Who is said to host, chair and attend a meeting, in the grammar of each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from aseanhr import extract
from readings import who

ROWS = [
    line.split("\t") for line in (Path(__file__).parent / "roles.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("slot", "expected", "lang", "text"), ROWS)
def test_only_who_is_said_to_have_a_role_has_it(slot: str, expected: str, lang: str, text: str) -> None:
    meetings = extract(
        text.replace("\\n", "\n"), lang=lang, published="2030-06-15", min_confidence=0
    ).meetings
    found = [
        party
        for meeting in meetings
        for party in getattr(meeting, slot)
        if slot != "participants" or party.name
    ]
    wanted = [name.strip() for name in expected.split(";") if name]
    assert [who(party) for party in found] == wanted
