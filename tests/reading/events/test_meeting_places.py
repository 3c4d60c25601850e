"""Where and how a meeting was held, and where it was not."""

from __future__ import annotations

from pathlib import Path

import pytest

from aseanhr import extract
from aseanhr.reading.events.meetings import read_meetings
from aseanhr.reading.links import load_links
from aseanhr.reading.recorder import Recorder
from readings import noted, only

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


def test_the_city_of_a_heading_is_weighed_for_the_line_below() -> None:
    text = "Manila\n\nThe AICHR held its 41st meeting on 3 May 2027. It was a long one."
    recorder = Recorder(load_links().weights)
    read_meetings(noted(text, published="2027-10-01"), recorder)
    weighed = [option.value[1].city for slot, found in recorder.asked if slot == "shared" for option in found]
    assert weighed == ["Manila"]
