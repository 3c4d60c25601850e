"""What annotated articles teach about meetings: which gathering is which meeting of the gold, and what fills its slots."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from aseanhr.errors import DateParseError
from aseanhr.reading.events.gatherings import Gathering
from aseanhr.reading.events.meetings import read_meetings
from aseanhr.reading.recorder import Recorder
from aseanhr.values.dates import DateSpan
from reader.corpus import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.events.meeting_edges import Time
    from aseanhr.reading.links import Links

__all__ = ["examples"]

Gold = dict[str, Any]


def _fold(text: str | None) -> str:
    decomposed = unicodedata.normalize("NFD", (text or "").casefold().replace("đ", "d"))
    return "".join(char for char in decomposed if char.isalnum()).replace("city", "")


class _Key:
    """The gold of one article, with the places of its words in the laid-out text."""

    def __init__(self, notes: Annotations, meetings: list[Gold]) -> None:
        self.notes = notes
        self.meetings = meetings
        self.of: dict[int, Gold | None] = {}

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.notes.document.span(start, end)

    def meeting(self, gathering: Gathering) -> Gold | None:
        """Return the meeting of the gold that a gathering speaks of: its name lies in one of the namings, or its number agrees."""
        if id(gathering) not in self.of:
            self.of[id(gathering)] = self._meeting(gathering)
        return self.of[id(gathering)]

    def _meeting(self, gathering: Gathering) -> Gold | None:
        if gathering.talk is not None:
            return self._talk(gathering)
        best, most = None, 0
        for meeting in self.meetings:
            score = 0
            if gathering.ordinal and meeting.get("ordinal"):
                numbers = {meeting["ordinal"], *(meeting.get("accept", {}).get("ordinal") or [])}
                if gathering.ordinal not in numbers:
                    continue
                score += 2 if gathering.series == meeting["series"] else 0
            for naming in gathering.namings:
                low, high = self.span(naming.start, naming.end)
                for words in meeting["evidence"]:
                    if (
                        words["field"] in ("name_en", "ordinal", "name")
                        and low < words["end"]
                        and words["start"] < high
                    ):
                        score += 3
            if score and gathering.series == meeting["series"]:
                score += 1
            if score > most:
                best, most = meeting, score
        return best

    def _talk(self, gathering: Gathering) -> Gold | None:
        """Return the talks of the gold between the same two states whose words lie nearest."""
        pair = {state.alpha_2 for state in gathering.states}
        best, nearest = None, 10**9
        places = [self.span(naming.start, naming.end)[0] for naming in gathering.namings]
        for meeting in self.meetings:
            states = {p["country"] for p in meeting["participants"] if p.get("country")}
            if meeting["series"] not in ("bilateral", "other", "joint_cabinet") or not pair <= states:
                continue
            words = [
                e["start"] for e in meeting["evidence"] if e["field"] in ("name_en", "participants", "start")
            ]
            gap = min((abs(a - b) for a in places for b in words), default=10**8)
            if gap < nearest:
                best, nearest = meeting, gap
        return best


def _right_time(meeting: Gold, time: Time) -> bool:
    """Tell whether a time is that of a meeting, or the edge of it that the text tells."""
    span = time.span
    accepted = meeting.get("accept", {})
    firsts = {_edge(a, 0) for a in (meeting["start"], *(accepted.get("start") or [])) if a}
    lasts = {_edge(b, 1) for b in (meeting["end"] or meeting["start"], *(accepted.get("end") or [])) if b}
    if span.start is None or span.start == span.end:
        if time.how == "closing":
            return span.end in lasts
        if time.how == "opening":
            return span.start in firsts
    return span.start in firsts and (span.end in lasts or (not meeting["end"] and span.end is None))


def _edge(text: str, end: int) -> Any:
    try:
        span = DateSpan(str(text))
    except DateParseError:  # a note for people, such as a quarter
        return None
    return span.end if end else span.start


def _right_place(meeting: Gold, city: str | None, country: str | None) -> bool:
    cities = [meeting["city"], *(meeting.get("accept", {}).get("city") or [])]
    if meeting["city"]:
        return city is not None and any(_fold(city) == _fold(name) for name in cities if name)
    return city is None and country is not None and country == meeting["country"]


def examples(notes: Annotations, gold: Gold, links: Links) -> Iterator[Question]:
    """Yield every choice that the reader makes in an article by some weights, as far as the gold knows what is right."""
    recorder = Recorder(links.weights)
    read_meetings(notes, recorder)
    key = _Key(notes, gold["meetings"])
    for slot, options in recorder.asked:
        teach = _TEACHERS.get(slot)
        if teach is not None:
            told = [(option.features, teach(key, option.value)) for option in options]
            known = tuple((features, right) for features, right in told if right is not None)
            if known:
                yield Question(slot, known)


def _when(key: _Key, value: Any) -> bool | None:
    meeting = key.meeting(value[0])
    return None if meeting is None else _right_time(meeting, value[1])


def _place(key: _Key, value: Any) -> bool | None:
    meeting = key.meeting(value[0])
    country = value[1].country.alpha_2 if value[1].country else None
    return None if meeting is None else _right_place(meeting, value[1].city, country)


def _exists(key: _Key, value: Any) -> bool | None:
    meeting = key.meeting(value)
    if meeting is None:
        return False
    if not meeting.get("required", True):
        return None
    loose = {meeting["series"], *(meeting.get("accept", {}).get("series") or []), "other"}
    return value.series in loose or meeting["series"] == "other"


def _reference(key: _Key, value: Any) -> bool | None:
    """Tell whether words hang on the right gathering: of the series that the gold gives to the meeting that they name."""
    mention, gathering = value
    words = key.notes.document.words
    low, high = key.span(words.starts[mention.first], words.ends[mention.last - 1])
    named = [
        meeting
        for meeting in key.meetings
        for e in meeting["evidence"]
        if e["field"] in ("name_en", "ordinal", "name") and low < e["end"] and e["start"] < high
    ]
    if mention.how == "definite":
        sentence = key.notes.document.sentence_of(mention.first)
        if sentence is None:
            return None
        start, end = key.span(sentence.start, sentence.end)
        told = [m for m in key.meetings for e in m["evidence"] if start <= e["start"] and e["end"] <= end]
        known = key.meeting(gathering)
        return None if not told or known is None else any(known is m for m in told)
    if not named:
        return False if mention.how == "ellipsis" else None
    states = {p["country"] for p in named[0]["participants"]}
    same = not gathering.states or not states or {s.alpha_2 for s in gathering.states} <= states
    return bool(gathering.series == named[0]["series"]) and same


_TEACHERS = {
    "reference": _reference,
    "when": _when,
    "place": _place,
    "shared": _place,
    "meeting": _exists,
}
