"""Read meetings: past, held, planned, moved and called off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.drafts import MeetingDraft
from aseanhr.reading.events.gathering_parts import find_parts
from aseanhr.reading.events.gathering_types import Naming, named_in
from aseanhr.reading.events.gatherings import Gathering, find_gatherings
from aseanhr.reading.events.meeting_edges import Time, Told, is_day, whole
from aseanhr.reading.events.meeting_lists import place_in_list
from aseanhr.reading.events.meeting_modes import manner_of
from aseanhr.reading.events.meeting_offsets import count_from_meetings
from aseanhr.reading.events.meeting_people import find_roles, note_roles
from aseanhr.reading.events.meeting_places import Places, Spot, venue_of
from aseanhr.reading.events.meeting_status import (
    doubted,
    existence_features,
    fell_through,
    is_denied,
    is_of_other_page,
    reality,
    says_too_little,
    status_of,
    tells_change,
)
from aseanhr.reading.events.meeting_times import (
    Times,
    day_of_writing,
    in_order,
    time_features,
    year_of_name,
)
from aseanhr.reading.events.scopes import Scopes
from aseanhr.reading.events.series import name_of
from aseanhr.reading.links import Choice, Option
from aseanhr.records.base import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Standing
    from aseanhr.reading.events.gatherings import Naming
    from aseanhr.reading.links import Links
    from aseanhr.records.evidence import Basis
    from aseanhr.records.meeting import MeetingStatus
    from aseanhr.values.dates import DateSpan

__all__ = ["read_meetings"]

# Below this score a gathering is more likely a mention in passing; chosen by folds of the training articles.
_LEAST = -1000


class _Filled(NamedTuple):
    """A gathering with what was chosen for its slots."""

    gathering: Gathering
    time: Choice[Time] | None
    spot: Choice[Spot] | None
    status: MeetingStatus


class _Reader:
    """Fills the slots of the gatherings of one document."""

    def __init__(self, notes: Annotations, links: Links) -> None:
        self.notes = notes
        self.links = links
        self.gatherings = find_gatherings(notes, links)
        self.others = sorted(naming.first for g in self.gatherings for naming in g.namings)
        self.scopes = Scopes(notes)
        self.calendar = Times(notes, self.scopes)
        self.people = notes.people
        self.roles = find_roles(notes, self.people, self.gatherings)
        self.number = {id(gathering): n for n, gathering in enumerate(self.gatherings)}
        self.named = named_in(self.gatherings)
        self.dates = [when.first for when in notes.dates]
        chosen = [self.time(gathering) for gathering in self.gatherings]
        self.times = count_from_meetings(notes, self.gatherings, chosen)
        days = [time.value if time else None for time in self.times]
        self.places = Places(notes, links, self.scopes, self.gatherings, self.others, days)

    def time(self, gathering: Gathering) -> Choice[Time] | None:
        """Return the time that fits a gathering best, from any place where it is spoken of."""
        told = Told(self.notes, gathering, self.others)
        real = reality(self.notes, gathering, self.others)
        wrong = doubted(self.notes, gathering, self.others)
        near = [
            (naming, time, scope)
            for naming in gathering.namings
            for time, scope in self.times_near(gathering, naming)
            if not self.is_said_in(time, wrong)
            if not told.is_others(time) and not self.is_over(told, real, time)
        ]
        near = self.told_beside(told, near)
        options = [
            Option(
                (gathering, time),
                tuple(
                    time_features(
                        self.notes,
                        gathering,
                        naming,
                        time,
                        scope,
                        told.whose(time),
                        real,
                        self.dates,
                        self.others,
                    )
                ),
            )
            for naming, time, scope in near
        ]
        best = self.links.best("when", options)
        if best is None:
            entry = [time for _, time, scope in near if scope == "entry"]
            return Choice(entry[0], 0) if entry else None
        times = [time for _, time, _ in near]
        return Choice(whole(self.notes, gathering, best.value[1], times, self.others), best.score)

    def told_beside(self, told: Told, near: list[tuple[Naming, Time, str]]) -> list[tuple[Naming, Time, str]]:
        """Return the times of a gathering without those of sentences that name none, where a day stands behind its own name."""
        if not any(
            told.whose(time) == "own" and is_day(time.span) and self.is_said_in(time, {naming.sentence})
            for naming, time, _ in near
        ):
            return near
        return [option for option in near if told.whose(option[1]) != "none"]

    def is_said_in(self, time: Time, sentences: set[int]) -> bool:
        """Tell whether a time stands in one of some sentences."""
        sentence = self.notes.document.sentence_of(time.first)
        return sentence is not None and sentence.index in sentences

    def is_over(self, told: Told, real: Standing | None, time: Time) -> bool:
        """Tell whether a time lies too early for a meeting that is yet to sit: behind the day of writing, told of something else."""
        apart = time.how != "moved" and told.whose(time) not in ("own", "shared")
        return real == "planned" and apart and self.notes.side(time.span) == "past"

    def times_near(self, gathering: Gathering, naming: Naming) -> list[tuple[Time, str]]:
        """Return the times that may be those of a gathering, with their scope; of a list in order only its own."""
        sentence = self.notes.document.sentences[naming.sentence]
        n = self.number[id(gathering)]
        place = place_in_list(self.notes, self.gatherings, self.named, n, naming.sentence)
        told = self.calendar.of(sentence)
        if any(when.kind == "same" and when.span is None for when in self.notes.dates_in(sentence)):
            return [(time, "near") for time in told]  # "the same day", which is not known
        mine = in_order(told, *place) if place else []
        return [(time, "near") for time in mine] or self.calendar.near(naming)

    def read(self) -> Iterator[_Filled]:
        """Yield the gatherings that are meetings that the text tells of, with their slots filled."""
        for gathering, time, spot in zip(self.gatherings, self.times, self.places.all(), strict=True):
            filled = self.fill(gathering, time, spot)
            if filled is not None:
                yield filled

    def fill(
        self, gathering: Gathering, time: Choice[Time] | None, spot: Choice[Spot] | None
    ) -> _Filled | None:
        """Return a gathering with its slots filled, or None if the text does not tell it as a meeting."""
        if is_of_other_page(self.notes, gathering):
            return None
        day = time.value if time else None
        status = status_of(self.notes, gathering, day, self.others)
        features = existence_features(self.notes, gathering, time, spot is not None, status, self.others)
        exists = self.links.best("meeting", [Option(gathering, tuple(features))], least=_LEAST)
        if time is None:
            same = day_of_writing(self.notes, gathering) if status == "held" else None
            least = same or year_of_name(self.notes, gathering)
            time = Choice(least, 0) if least else None
        placed = spot is not None and self.places.told_with(gathering, spot.value) == "own"
        if says_too_little(self.notes, gathering, self.others, time.value if time else None, placed=placed):
            return None
        real = reality(self.notes, gathering, self.others, day)
        likely = bool(exists) or self.is_off(gathering, real, status)
        # What is only wished or supposed was not called off either, unless something says so.
        supposed = real == "none" and not tells_change(self.notes, gathering, self.others)
        if not likely or supposed or is_denied(self.notes, gathering, day, self.others):
            return None
        return _Filled(gathering, time, spot, status)

    def is_off(self, gathering: Gathering, real: Standing | None, status: MeetingStatus) -> bool:
        """Tell whether a gathering that was meant to be is said not to have been, or to have moved."""
        if real == "negated":
            return fell_through(self.notes, gathering, self.others)
        return real == "none" and status in ("cancelled", "postponed")

    def draft(self, filled: _Filled) -> MeetingDraft:
        """Return the draft of a meeting with the words that say its fields."""
        gathering, document = filled.gathering, self.notes.document
        first = gathering.first
        words = document.text[first.start : first.end]
        states = [state.name for state in gathering.states]
        ordinal = _ordinal(gathering, filled.time.value.span if filled.time else None)
        name = name_of(gathering.series, ordinal, gathering.year, states, words)
        draft = MeetingDraft(gathering.series, name, ordinal, gathering.states, status=filled.status)
        draft.spoken = tuple((naming.first, naming.last) for naming in gathering.namings)
        draft.note(
            "name", first.start, first.end, by=first.how, basis="stated" if gathering.typed else "inferred"
        )
        if gathering.counted and ordinal:
            low, high = gathering.counted
            draft.note("ordinal", document.words.starts[low], document.words.ends[high - 1], by="ordinal")
        if filled.time:
            self._date(draft, filled.time)
        self._people(draft, filled)
        self._where(draft, filled)
        return draft

    def _where(self, draft: MeetingDraft, filled: _Filled) -> None:
        """Note how and where a meeting was held; a meeting by video has no place."""
        spot = filled.spot.value if filled.spot else None
        placed = spot is not None and self.places.told_with(filled.gathering, spot) == "own"
        apart = spot is not None and self.places.opening(spot) == "apart"
        manner = manner_of(self.notes, self.people, filled.gathering, self.others, placed=placed or apart)
        if manner:
            draft.mode = manner.mode
            draft.note("mode", manner.start, manner.end, by="circumstance")
        if draft.mode == "video" or (not placed and self._with_host(draft, filled)) or filled.spot is None:
            return
        self._place(draft, filled, filled.spot, stated=placed and not apart)

    def _place(self, draft: MeetingDraft, filled: _Filled, choice: Choice[Spot], *, stated: bool) -> None:
        """Note where a meeting was held, with its hall."""
        spot = choice.value
        draft.city, draft.country = spot.city, spot.country
        field = "place.city" if spot.city else "place.country"
        chance = choice.probability
        basis: Basis = "stated" if stated else "inferred"
        note = "" if stated else "the place that the text around it tells"
        draft.note(field, spot.start, spot.end, by="place", basis=basis, note=note, probability=chance)
        venue = venue_of(self.notes, spot)
        if venue:
            draft.venue = self.notes.document.joined(*venue)
            words = self.notes.document.words
            draft.note("place.venue", words.starts[venue[0]], words.ends[venue[1] - 1], by="venue")
        if filled.status == "held" and draft.mode is None:
            draft.mode = "in_person"
            draft.note(
                "mode", spot.start, spot.end, by="place", basis="inferred", note="held in a named place"
            )

    def _with_host(self, draft: MeetingDraft, filled: _Filled) -> bool:
        """Take the state that hosts a meeting for where it sits, if the text tells no place there; tell whether that was done."""
        states = {host.country for host in draft.hosts}
        host = states.pop() if len(states) == 1 else None
        if host is None or (filled.spot is not None and filled.spot.value.country == host):
            return False
        draft.country = host
        words = next(clue for clue in draft.clues if clue.field == "hosts[0]")
        draft.note(
            "place.country", words.start, words.end, by="host", basis="inferred", note="the state that hosts"
        )
        return True

    def _people(self, draft: MeetingDraft, filled: _Filled) -> None:
        """Note who hosted, who presided, and who took part in talks."""
        talk = filled.gathering.talk
        note_roles(draft, self.roles[id(filled.gathering)])
        if talk is None:
            return
        if talk.host is not None and not draft.hosts:
            draft.hosts = (Participant(country=talk.host),)
            draft.note("hosts[0]", filled.gathering.first.start, filled.gathering.first.end, by="receives")
        for side in talk.sides:
            for party in side.parties:
                basis: Basis = "stated" if side.stated else "inferred"
                note = "" if side.stated else "the side of the talks that the text around them tells"
                if party.person is not None and party.person.name:
                    known = party.person
                    person = Participant(
                        name=known.full or known.name, role=known.office, country=side.country
                    )
                    if person not in draft.participants:
                        index = len(draft.states) + len(draft.participants)
                        draft.participants = (*draft.participants, person)
                        draft.note(
                            f"participants[{index}]",
                            party.start,
                            party.end,
                            by="talks",
                            basis=basis,
                            note=note,
                        )

    def _date(self, draft: MeetingDraft, time: Choice[Time]) -> None:
        """Note when a meeting was, with the words that say so, and those of the dateline from which they are counted."""
        draft.when = time.value.span
        anchor = self.notes.anchor
        lent = anchor is not None and anchor.start is not None
        for part in time.value.parts:
            basis: Basis = "stated" if lent and part.relative else part.basis
            draft.note(
                "when",
                part.start,
                part.end,
                by="when",
                basis=basis,
                note=part.note,
                probability=time.probability,
            )
        if anchor is None or anchor.start is None or anchor.end is None:
            return
        if any(part.relative and part.start != anchor.start for part in time.value.parts):
            note = f"the {anchor.how} from which it is counted"
            draft.note("when", anchor.start, anchor.end, by="when", basis="inferred", note=note)


def _ordinal(gathering: Gathering, when: DateSpan | None) -> str | None:
    """Return the number of a meeting, with the year that counts it: "the second special meeting of the year"."""
    ordinal = gathering.ordinal
    yearly = gathering.series == "aichr_special" and "yearly" in gathering.features
    if ordinal is None or not yearly or "/" in ordinal:
        return ordinal
    return f"{ordinal}/{when.start.year}" if when is not None and when.start is not None else None


def read_meetings(notes: Annotations, links: Links) -> list[MeetingDraft]:
    """Return the meetings that a document tells, in the order in which they are first named."""
    reader = _Reader(notes, links)
    filled = list(reader.read())
    drafts = [reader.draft(meeting) for meeting in filled]
    by_gathering = {id(meeting.gathering): draft for meeting, draft in zip(filled, drafts, strict=True)}
    for part in find_parts(notes, [meeting.gathering for meeting in filled]):
        draft = by_gathering[id(part.part)]
        draft.part_of = by_gathering[id(part.whole)]
        draft.note("part_of", part.start, part.end, by="part")
    return drafts
