"""When and at which meeting a plan was adopted."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.annotations import When
from aseanhr.reading.events.series import SITTING
from aseanhr.reading.features import crossed, link_before, relation
from aseanhr.reading.links import Option
from aseanhr.values.dates import DateSpan, find_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.drafts import MeetingDraft, PlanDraft
    from aseanhr.reading.events.plan_mentions import PlanMention
    from aseanhr.reading.links import Links

__all__ = ["SLOT", "Adoptions", "dates_for", "features_of"]

SLOT = "plan.when"
_DAYS = frozenset({"day", "weekday"})
_UNITS = _DAYS | {"month", "week", "weekend"}
# Meetings that talk about plans and adopt none.
_TALKING = frozenset({"workshop", "consultation", "commemoration"})
# Words for whoever sat at the meeting told before.
_IDLE = frozenset({"AMOUNT_TO", "MEET"})
_SITTERS = frozenset({"BODY", "PRONOUN", "PERSONS", "BOTH_STATES", "OURS", "SAME_PLACE", "SAME_TIME"})
_MEETINGS = frozenset({"meeting", "session", "talks", "summit", "conference", "round"})
# Sentences over which a meeting stays the one that is spoken of: for words that point back, and for a body or officials.
_NEAR, _FAR = 5, 8
_BACKGROUND = timedelta(days=14)


class _Spoken(NamedTuple):
    """A place where the text speaks of a meeting."""

    first: int
    last: int
    meeting: MeetingDraft


class _Sitters(NamedTuple):
    """Who adopts something.

    Attributes:
        bodies: the bodies that are named.
        officials: whether officials are named.
        pointing: whether words point back to those who sat.
    """

    bodies: tuple[str, ...]
    officials: bool
    pointing: bool


class Adoptions:
    """Dates the adoptions of a document and finds the meetings at which they took place."""

    def __init__(self, notes: Annotations, links: Links, meetings: Sequence[MeetingDraft]) -> None:
        self.notes = notes
        self.links = links
        self.spoken = sorted(
            (_Spoken(first, last, meeting) for meeting in meetings for first, last in meeting.spoken),
            key=lambda place: place[:2],
        )
        self.day: When | None = None
        self.day_at = -9

    def mind(self, sentence: Sentence) -> None:
        """Keep the day that a sentence speaks of."""
        days = [w for w in self.notes.dates_in(sentence) if w.unit in _DAYS and w.span and w.kind != "same"]
        if days:
            self.day, self.day_at = days[0], sentence.index
        elif self.day and self.notes.document.within("reference", sentence, "SAME_TIME"):
            self.day_at = sentence.index

    def note(
        self, draft: PlanDraft, sentence: Sentence, predicate: Predicate, plans: Sequence[PlanMention]
    ) -> None:
        """Note in a draft when and where its plan was adopted."""
        meeting = self.meeting(sentence, predicate)
        when = self.date(sentence, predicate, plans)
        if meeting is not None and self.dated_elsewhere(sentence, predicate, plans, meeting):
            meeting = None
        if when is None and meeting is None:
            when = self.day_before(sentence)
        if when is not None:
            draft.adopted_on = when.span
            draft.note("adopted_on", when.start, when.end, by="link", basis=when.basis, note=when.note)
        if meeting is not None and (when is None or _meet(meeting.when, when.span)):
            _note_meeting(draft, meeting)

    # -- days ------------------------------------------------------------------------------------------------------

    def date(self, sentence: Sentence, predicate: Predicate, plans: Sequence[PlanMention]) -> When | None:
        """Return the day of an adoption that its sentence says."""
        dates = dates_for(self.notes, sentence, plans)
        options = [Option(w, tuple(features_of(self.notes, sentence, predicate, w, dates))) for w in dates]
        choice = self.links.best(SLOT, options)
        return choice.value if choice else None

    def day_before(self, sentence: Sentence) -> When | None:
        """Return the day told right before a sentence whose first words point back to it."""
        if self.day is None or sentence.index - self.day_at > 1:
            return None
        if self.notes.document.has(
            "reference", sentence.first, sentence.first + 2, "SAME_TIME", "SAME_PLACE", "BODY", "PRONOUN"
        ):
            return self.day._replace(basis="inferred", note="the day told before it")
        return None

    def dated_elsewhere(
        self, sentence: Sentence, predicate: Predicate, plans: Sequence[PlanMention], meeting: MeetingDraft
    ) -> bool:
        """Tell whether the clause of an adoption names a time that is not that of a meeting."""
        clauses = self.notes.document.clauses
        years = [plan.years for plan in plans if plan.years]
        return any(
            when.span is not None
            and clauses[when.first] == clauses[predicate.first]
            and not any(start < when.end and when.start < end for start, end in years)
            and not _meet(meeting.when, when.span)
            for when in self.notes.dates_in(sentence)
        )

    # -- meetings --------------------------------------------------------------------------------------------------

    def meeting(self, sentence: Sentence, predicate: Predicate) -> MeetingDraft | None:
        """Return the meeting at which something was adopted, if the text says so."""
        here = self.within(sentence.first, sentence.last)
        before = [place for place in here if place.last <= predicate.first]
        if before:
            return before[-1].meeting if _may_adopt(before[-1].meeting) else None
        acts = [p.first for p in self.notes.predicates(sentence) if p.form != "noun"]
        for place in here:
            between = any(predicate.last <= first < place.first for first in acts)
            at = link_before(self.notes, place.first) in ("IN", "DURING")
            if place.first >= predicate.last and at and not between and _may_adopt(place.meeting):
                return place.meeting
        return self.carried(sentence, predicate)

    def within(self, first: int, last: int) -> list[_Spoken]:
        """Return the places in a range of words where meetings are spoken of."""
        low = bisect_left(self.spoken, first, key=attrgetter("first"))
        return self.spoken[low : bisect_left(self.spoken, last, lo=low, key=attrgetter("first"))]

    def carried(self, sentence: Sentence, predicate: Predicate) -> MeetingDraft | None:
        """Return the meeting, told before a sentence, of those who adopt something in it."""
        who = self.sitters(sentence, predicate)
        reach = _FAR if who.bodies or who.officials else _NEAR if who.pointing else 0
        low = self.notes.document.sentences[max(sentence.index - reach, 0)].first
        told = [place.meeting for place in self.within(low, sentence.first) if _decides(place.meeting)]
        last = _last_of([m for m in told if not who.bodies or any(_sits_at(body, m) for body in who.bodies)])
        return last if last is not None and _may_adopt(last) else None

    def sitters(self, sentence: Sentence, predicate: Predicate) -> _Sitters:
        """Return what a sentence says of those who adopt something: the words before its first act."""
        document = self.notes.document
        acts = [
            p for p in self.notes.predicates(sentence) if p.form not in ("noun", "ger") and p.cue not in _IDLE
        ]
        low, high = sentence.first, min([predicate.first, *(p.first for p in acts)])
        if predicate.passive:
            relative = document.has("link", low, predicate.first, "RELATIVE")
            return _Sitters((), officials=False, pointing=not relative)
        bodies = tuple(mark.value for mark in document.marks("body", low, high))
        known = any(mark.value in _SITTERS for mark in document.marks("reference", low, predicate.first))
        known = known or self.is_sitting(sentence, predicate)
        return _Sitters(bodies, bool(document.marks("official", low, predicate.first)), known)

    def is_sitting(self, sentence: Sentence, predicate: Predicate) -> bool:
        """Tell whether a word for a meeting or for talks stands before an act: "the meeting adopted", "after the talks they signed"."""
        nouns = self.notes.document.marks("gathering", sentence.first, predicate.first)
        return any(_MEETINGS & set(mark.value.split()) for mark in nouns)


def _note_meeting(draft: PlanDraft, meeting: MeetingDraft) -> None:
    """Note in a draft the meeting that adopted its plan, and its days if no other is known."""
    if draft.adopted_on is None and meeting.when is not None:
        draft.adopted_on = _days(meeting.when)
        for clue in meeting.clues:
            if clue.field == "when":
                note = "the days of the meeting that adopted it"
                draft.note("adopted_on", clue.start, clue.end, by="meeting", basis="inferred", note=note)
    draft.adopted_at = meeting
    name = next(clue for clue in meeting.clues if clue.field == "name")
    note = "the meeting that the sentence is about"
    draft.note("adopted_at", name.start, name.end, by="meeting", basis="inferred", note=note)


def _sits_at(body: str, meeting: MeetingDraft) -> bool:
    """Tell whether a body holds the meetings of a series."""
    return SITTING.get(body) == meeting.series or meeting.series.startswith(body)


def _decides(meeting: MeetingDraft) -> bool:
    """Tell whether a meeting was held and is of a kind that decides."""
    return meeting.status == "held" and meeting.series not in _TALKING


def _may_adopt(meeting: MeetingDraft) -> bool:
    """Tell whether a meeting that decides was held at a time that is known."""
    return _decides(meeting) and meeting.when is not None and meeting.when.precision != "year"


def _last_of(told: Sequence[MeetingDraft]) -> MeetingDraft | None:
    """Return the meeting told last; one of long before the others is only told for comparison."""
    days = [_last_day(meeting) for meeting in told]
    newest = max((day for day in days if day), default=None)
    fresh = (
        meeting
        for meeting, day in zip(reversed(told), reversed(days), strict=True)
        if day is None or newest is None or newest - day <= _BACKGROUND
    )
    return next(fresh, None)


def _last_day(meeting: MeetingDraft) -> date | None:
    """Return the last day of a meeting that is known."""
    return (meeting.when.end or meeting.when.start) if meeting.when else None


def _days(when: DateSpan) -> DateSpan:
    """Return the days of a meeting; where its opening is unknown, the day of its close."""
    return when if when.start is not None or when.end is None else DateSpan.from_dates(when.end, when.end)


def _meet(when: DateSpan | None, other: DateSpan | None) -> bool:
    """Tell whether two times have a day in common; one that is open on a side is only known to touch the other."""
    (first, last), (begin, end) = _edges(when), _edges(other)
    return bool(first and last and begin and end and begin <= last and first <= end)


def _edges(when: DateSpan | None) -> tuple[date | None, date | None]:
    """Return the first and the last day of a time; where one is open, the other stands for both."""
    return (when.start or when.end, when.end or when.start) if when is not None else (None, None)


# -- the dates of a sentence -------------------------------------------------------------------------------------------


def features_of(
    notes: Annotations, sentence: Sentence, predicate: Predicate, when: When, dates: Sequence[When]
) -> list[str]:
    """Return what speaks for a day being that on which a plan was adopted."""
    found = relation(notes, predicate, when, [w.first for w in dates])
    found += [f"unit={when.unit}", f"alone={len(dates) == 1}", f"kind={when.kind}"]
    return crossed(found, f"cue={predicate.cue}")


def dates_for(notes: Annotations, sentence: Sentence, plans: Sequence[PlanMention]) -> list[When]:
    """Return the days and months of a sentence, without the years of its plans."""
    years = [plan.years for plan in plans if plan.years]
    found = []
    for when in notes.dates_in(sentence):
        covered = next(((start, end) for start, end in years if when.start < end and start < when.end), None)
        if covered is None:
            found.append(when)
        elif covered[1] < when.end:  # "2028 on 19 January 2028": the day behind the year of the plan
            found += _behind(notes, sentence, covered[1])
    return [
        when
        for when in found
        if when.unit in _UNITS
        and when.span is not None
        and notes.side(when.span) != "future"
        and not _is_rank(notes, when)
    ]


def _is_rank(notes: Annotations, when: When) -> bool:
    """Tell whether what may be a day by its number is written in words, as ranks are: "the fourth in the series"."""
    return when.kind == "number" and not any(
        char.isdigit() for char in notes.document.text[when.start : when.end]
    )


def _behind(notes: Annotations, sentence: Sentence, start: int) -> list[When]:
    """Return the first date behind an offset, where it was taken together with what stands before it."""
    document = notes.document
    anchor = notes.anchor.day if notes.anchor else None
    mentions = find_dates(document.text[start : sentence.end], lang=document.language, anchor=anchor)
    mention = next(iter(mentions), None)
    if mention is None or (mention.relative and anchor is None):
        return []
    low, high = start + mention.start, start + mention.end
    first = document.words.at(low)
    last = max(document.words.at(high), first + 1)
    unit = mention.unit or "day"
    return [
        When(first, last, low, high, mention.value, unit, mention.bound, mention.kind, False, "stated", "")
    ]
