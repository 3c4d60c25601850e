"""Where and how a meeting was held, and where it was not."""

from __future__ import annotations

from pathlib import Path

import pytest

from aseanhr import extract
from readings import only

ROWS = [
    line.split("\t") for line in (Path(__file__).parent / "places.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("city", "country", "mode", "lang", "text"), ROWS)
def test_place_and_mode_are_those_of_the_meeting(
    city: str, country: str, mode: str, lang: str, text: str
) -> None:
    meeting = only(extract(text, lang=lang, published="2030-06-15", min_confidence=0).meetings)
    place = meeting.place
    found = (place.city, place.country) if place else (None, None)
    assert [str(value or "-") for value in (*found, meeting.mode)] == [city, country, mode]
