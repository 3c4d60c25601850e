"""What follows for a meeting once the whole text is read: status, mode, place, and whether it is one at all."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aseanhr.reading.rules.clues import ON_THE_DAY, Party
from aseanhr.reading.rules.people import CHAIR
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from datetime import date

    from aseanhr.reading.rules.clues import MeetingDraft
    from aseanhr.reading.rules.facts import Facts
    from aseanhr.reading.rules.places import Spot

__all__ = ["settle"]

_NUMBERED = frozenset({"aichr_regular", "un_hrc_session", "unga_session"})
_NUMBERED_OR_DATED = frozenset(
    {
        "aichr_special",
        "amm",
        "asean_summit",
        "npt_review_conference",
        "joint_cabinet",
        "other",
        "asean_human_rights_dialogue",
    }
)
_LASTING = frozenset({"un_hrc_session", "unga_session", "npt_review_conference"})
_WEEK, _MONTH = 7, 31
_COARSE = frozenset({"year", "decade", "century"})
_DATED = frozenset({"commemoration", "consultation"})
_CHAIRED = ("aichr_regular", "aichr_special", "asean_human_rights_dialogue")


def settle(drafts: list[MeetingDraft], facts: Facts, dateline: Spot | None) -> list[MeetingDraft]:
    """Return the drafts that are meetings of their own, each with what can be concluded for it."""
    kept = []
    day = facts.anchor.day if facts.anchor and facts.anchor.exact else None
    for draft in drafts:
        _merge_year(draft)
        _status(draft, day, facts)
        if _stands(draft):
            kept.append(draft)
    for draft in kept:
        _context(draft, kept, facts, dateline, day)
        _mode(draft)
    _chair(kept, facts)
    return kept


def _merge_year(draft: MeetingDraft) -> None:
    """Make "the second special meeting in 2020" the number 2/2020, and date by the year in a name."""
    if draft.series == "aichr_special" and draft.ordinal and "/" not in draft.ordinal and draft.year:
        draft.ordinal = f"{draft.ordinal}/{draft.year}"
    if draft.when is None and draft.year and draft.phrase:
        draft.when = DateSpan(draft.year)
        draft.note("when", draft.phrase.end - 4, draft.phrase.end, "inferred", "the year in its name")


def _status(draft: MeetingDraft, day: date | None, facts: Facts) -> None:
    rank = draft.told[0] if draft.told else 0
    if draft.told:
        draft.note("status", draft.told[2], draft.told[3])
    if rank >= 3:
        draft.status = "cancelled" if rank == 4 else "postponed"
        return
    when = draft.when
    if day and when and when.start and when.start > day:
        draft.status = "planned"
    elif day and when and when.start and draft.opened:
        draft.status = "held"  # what has opened counts as held
    elif day and when and when.end and (when.end < day or not (facts.anchor and facts.anchor.told)):
        draft.status = "held"
    elif rank == 2:
        draft.status = "planned"
    else:
        draft.status = "held"


def _stands(draft: MeetingDraft) -> bool:
    """Tell whether enough is said of a meeting to take it for an event of its own."""
    if draft.series in _NUMBERED:
        regular = draft.phrase is not None and "regular" in draft.phrase.features
        return draft.ordinal is not None or (regular and bool(draft.when or draft.city))
    if draft.series in _NUMBERED_OR_DATED:
        return draft.ordinal is not None or (draft.when is not None and draft.when.precision != "year")
    if draft.series in _DATED:
        return (
            draft.when is not None
            and draft.when.precision not in _COARSE
            and (draft.told is not None or draft.firm)
        )
    if draft.series == "workshop":
        return draft.when is not None or bool(draft.hosts)
    return True


def _context(
    draft: MeetingDraft, kept: list[MeetingDraft], facts: Facts, dateline: Spot | None, day: date | None
) -> None:
    """Conclude date and place from where and when the report was written."""
    anchor = facts.anchor
    if (
        draft.when is None
        and draft.series in ON_THE_DAY
        and draft.status == "held"
        and day
        and anchor
        and not draft.teaser
    ):
        draft.when = DateSpan(day.isoformat())
        if anchor.start is not None and anchor.end is not None:
            draft.note("when", anchor.start, anchor.end, "inferred", f"the day of the report: {anchor.how}")
        else:
            draft.note("when", *_name_span(draft), "inferred", "the day of the report, as told by the caller")
    if draft.mode == "video":
        if draft.city or draft.country or draft.venue:
            draft.city = draft.country = draft.venue = None
            draft.clues = [clue for clue in draft.clues if not clue.field.startswith("place")]
        return
    if draft.city or draft.country or draft.status != "held" or draft.teaser:
        return
    if draft.part_of and draft.part_of.city:
        whole = draft.part_of
        draft.city, draft.country = whole.city, whole.country
        for clue in whole.clues:
            if clue.field.startswith("place.") and clue.field != "place.venue":
                draft.note(
                    clue.field,
                    clue.start,
                    clue.end,
                    "inferred",
                    "the place of the meeting that it was part of",
                )
        return
    beside = next((d for d in kept if d.part_of is draft and d.city), None)
    if beside:
        draft.city, draft.country = beside.city, beside.country
        for clue in beside.clues:
            if clue.field.startswith("place.") and clue.field != "place.venue":
                draft.note(
                    clue.field, clue.start, clue.end, "inferred", "the place of a meeting held beside it"
                )
        return
    if draft.here and dateline and dateline.city and draft.when is None:
        draft.city, draft.country = dateline.city, dateline.country
        draft.note(
            "place.city",
            dateline.start,
            dateline.end,
            "inferred",
            "where the report of what was beside it is from",
        )
        draft.note("place.country", dateline.start, dateline.end, "inferred", "of the city")
        return
    if draft.series in ON_THE_DAY or (
        dateline and day and draft.when and draft.when.overlaps(_reported(draft, facts, dateline, day))
    ):
        spot = draft.spot or dateline
        if (
            spot
            and spot.country
            and draft.when
            and day
            and draft.when.overlaps(_around(day, _MONTH if draft.series in _LASTING else _WEEK))
        ):
            draft.city, draft.country = spot.city, spot.country
            field = "place.city" if spot.city else "place.country"
            draft.note(field, spot.start, spot.end, "inferred", "the place that the report was at")
            draft.note("place.country", spot.start, spot.end, "inferred", "the place that the report was at")
        elif dateline is None and draft.series in ON_THE_DAY:
            _reporter(draft, facts)


def _reported(draft: MeetingDraft, facts: Facts, dateline: Spot, day: date) -> DateSpan:
    """Return the days on which a report from a place abroad may be at a meeting: a session lasts for weeks."""
    abroad = dateline.country is not None and dateline.country != facts.home
    if draft.series in _LASTING and abroad:
        return _around(day, _MONTH)
    return DateSpan(day.isoformat())


def _around(day: date, days: int) -> DateSpan:
    return DateSpan.from_dates(day - timedelta(days=days), day + timedelta(days=days))


def _reporter(draft: MeetingDraft, facts: Facts) -> None:
    """Conclude the country from where the paper's reporters were."""
    for sentence in facts.document.sentences:
        for mark in sentence.cue("REPORTER_IN"):
            near = [c for c in facts.countries_in(sentence) if 0 <= c.start - mark.end <= 3]
            if near:
                draft.country = near[0].value
                draft.note("place.country", near[0].start, near[0].end, "inferred", "where the reporter was")
                return


def _name_span(draft: MeetingDraft) -> tuple[int, int]:
    clue = next(clue for clue in draft.clues if clue.field == "name")
    return clue.start, clue.end


def _mode(draft: MeetingDraft) -> None:
    if draft.mode is None and draft.status == "held" and (draft.city or draft.country or draft.venue):
        clue = next(clue for clue in draft.clues if clue.field.startswith("place."))
        draft.mode = "in_person"
        draft.note("mode", clue.start, clue.end, "inferred", "held in a named place")


def _chair(drafts: list[MeetingDraft], facts: Facts) -> None:
    """Take the commission's chair as the chair of its own meeting where no one else is said to preside."""
    people = [p for p in facts.people if p.office == CHAIR and p.name]
    mains = [d for d in drafts if d.series in _CHAIRED and not d.teaser and d.status == "held"]
    if not people or not mains or mains[0].chair:
        return
    person = people[0]
    mains[0].chair = Party(person.start, person.end, person=person, country=person.country)
    mains[0].note(
        "chair", person.start, person.end, "inferred", "the commission's chair presides over its meetings"
    )
