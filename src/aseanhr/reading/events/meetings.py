"""Read meetings: past, held, planned, moved and called off."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.annotators.recognition import recognize
from aseanhr.reading.drafts import MeetingDraft
from aseanhr.reading.events.gatherings import Gathering, find_gatherings
from aseanhr.reading.events.meeting_edges import Time, Told, whole
from aseanhr.reading.events.meeting_people import Actor, actor_features, actors_near
from aseanhr.reading.events.meeting_places import Spot, place_features, spots_near, whose_features
from aseanhr.reading.events.meeting_status import (
    existence_features,
    is_of_other_page,
    is_only_attended,
    reality,
    status_of,
)
from aseanhr.reading.events.meeting_times import (
    Times,
    day_of_writing,
    in_order,
    time_features,
    year_of_name,
)
from aseanhr.reading.events.scopes import Scopes
from aseanhr.reading.events.series import english_name
from aseanhr.reading.links import Choice, Option
from aseanhr.records.base import Participant
from aseanhr.records.meeting import Mode

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Standing
    from aseanhr.reading.document import Mark
    from aseanhr.reading.events.gatherings import Naming
    from aseanhr.reading.links import Links
    from aseanhr.records.evidence import Basis
    from aseanhr.records.meeting import MeetingStatus

__all__ = ["read_meetings"]

_MODES: tuple[tuple[str, Mode], ...] = (("HYBRID", "hybrid"), ("VIDEO", "video"))
# Verbs that say of a meeting itself what they say.
_OWN = frozenset({"HOLD", "TAKE_PLACE", "MEET", "OPEN", "CLOSE", "HOST", "CHAIR", "AMOUNT_TO"})
_MOST = 4  # who can host or preside together
# Below this score a gathering is more likely a mention in passing; chosen by folds of the training articles.
_LEAST = -1400


class _Filled(NamedTuple):
    """A gathering with what was chosen for its slots."""

    gathering: Gathering
    time: Choice[Time] | None
    spot: Choice[Spot] | None
    status: MeetingStatus
    chairs: tuple[Choice[Actor], ...]
    hosts: tuple[Choice[Actor], ...]


class _Reader:
    """Fills the slots of the gatherings of one document."""

    def __init__(self, notes: Annotations, links: Links) -> None:
        self.notes = notes
        self.links = links
        self.gatherings = find_gatherings(notes, links)
        self.others = sorted(naming.first for g in self.gatherings for naming in g.namings)
        self.named: dict[int, set[int]] = {}
        for n, gathering in enumerate(self.gatherings):
            for naming in gathering.namings:
                self.named.setdefault(naming.sentence, set()).add(n)
        self.number = {id(gathering): n for n, gathering in enumerate(self.gatherings)}
        self.scopes = Scopes(notes)
        self.times = Times(notes, self.scopes)
        self.people = recognize(notes)
        self.actors = sorted(person.first for found in self.people for person in found)
        self.dates = [when.first for when in notes.dates]
        self.cities = [mark.first for mark in notes.document.marks("city")]

    def time(self, gathering: Gathering) -> Choice[Time] | None:
        """Return the time that fits a gathering best, from any place where it is spoken of."""
        told = Told(self.notes, gathering, self.others)
        real = reality(self.notes, gathering, self.others)
        near = [
            (naming, time, scope)
            for naming in gathering.namings
            for time, scope in self.times_near(gathering, naming)
            if not told.is_others(time) and not self.is_over(told, real, time)
        ]
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
        best = self.links.best("when", options, least=-1500)
        if best is None:
            return None
        times = [time for _, time, _ in near]
        return Choice(whole(self.notes, gathering, best.value[1], times, self.others), best.score)

    def is_over(self, told: Told, real: Standing | None, time: Time) -> bool:
        """Tell whether a time lies too early for a meeting that is yet to sit: behind the day of writing, told of something else."""
        apart = time.how != "moved" and told.whose(time) not in ("own", "shared")
        return real == "planned" and apart and self.notes.side(time.span) == "past"

    def times_near(self, gathering: Gathering, naming: Naming) -> list[tuple[Time, str]]:
        """Return the times that may be those of a gathering, with their scope; of a list in order only its own."""
        sentence = self.notes.document.sentences[naming.sentence]
        found = self.times.near(naming)
        if not self.notes.document.within("link", sentence, "RESPECTIVELY"):
            return found
        told = sorted(self.named[naming.sentence])
        mine = in_order(self.times.of(sentence), told.index(self.number[id(gathering)]), len(told))
        return [(time, "near") for time in mine]

    def spot(self, gathering: Gathering) -> Choice[Spot] | None:
        """Return the place that fits a gathering best."""
        standing = reality(self.notes, gathering, self.others)
        options = [
            Option(
                (gathering, spot),
                (
                    *place_features(self.notes, naming, spot, scope, self.cities, self.others),
                    *whose_features(self.told_with(gathering, spot), standing),
                ),
            )
            for naming in gathering.namings
            for spot, scope in spots_near(self.notes, self.scopes, naming)
        ]
        best = self.links.best("place", options)
        return Choice(best.value[1], best.score) if best else None

    def told_with(self, gathering: Gathering, spot: Spot) -> str:
        """Tell whose sentence a place stands in: that of the gathering (``own``), of others alone, or of none."""
        sentence = self.notes.document.sentence_of(spot.first)
        named = self.named.get(sentence.index, set()) if sentence else set()
        return "own" if self.number[id(gathering)] in named else "other" if named else "none"

    def fill(self, gathering: Gathering) -> _Filled | None:
        """Return a gathering with its slots filled, or None if it is no meeting that the text tells of."""
        if is_of_other_page(self.notes, gathering):
            return None
        time, spot = self.time(gathering), self.spot(gathering)
        day = time.value if time else None
        status = status_of(self.notes, gathering, day, self.others)
        features = existence_features(self.notes, gathering, time, spot is not None, status, self.others)
        exists = self.links.best("meeting", [Option(gathering, tuple(features))], least=_LEAST)
        if time is None:
            same = day_of_writing(self.notes, gathering) if status == "held" else None
            least = same or year_of_name(self.notes, gathering)
            time = Choice(least, 0) if least else None
        real = reality(self.notes, gathering, self.others, day)
        placed = spot is not None and self.told_with(gathering, spot.value) == "own"
        if is_only_attended(self.notes, gathering, self.others, day, placed=placed):
            return None
        if not exists or (real in ("negated", "none") and status not in ("cancelled", "postponed")):
            return None
        return _Filled(
            gathering, time, spot, status, self.roles("chair", gathering), self.roles("host", gathering)
        )

    def roles(self, slot: str, gathering: Gathering) -> tuple[Choice[Actor], ...]:
        """Return those who fill a role in a gathering, each once, the most likely first."""
        options = [
            Option(
                (gathering, actor),
                tuple(actor_features(self.notes, naming, actor, self.actors, self.others)),
            )
            for naming in gathering.namings
            for actor in actors_near(self.notes, self.people, naming)
        ]
        chosen = sorted(self.links.all(slot, options), key=lambda choice: -choice.score)
        found: dict[object, Choice[Actor]] = {}
        for choice in chosen:
            actor = choice.value[1]
            found.setdefault(actor.name or actor.country, Choice(actor, choice.score))
        return tuple(found.values())

    def mode(self, filled: _Filled) -> tuple[Mode | None, tuple[int, int] | None]:
        """Return how a meeting was held, with the words that say so."""
        document = self.notes.document
        for value, mode in _MODES:
            for naming in filled.gathering.namings:
                sentence = document.sentences[naming.sentence]
                for mark in document.within("circumstance", sentence, value):
                    if self.is_beside(naming, mark):
                        return mode, (mark.start, mark.end)
        return ("in_person" if filled.spot and filled.status == "held" else None), None

    def is_beside(self, naming: Naming, mark: Mark) -> bool:
        """Tell whether some words speak of a gathering: in its name or clause, or behind it with no other verb or gathering between."""
        document = self.notes.document
        inside = naming.first <= mark.first < naming.last
        if inside or document.clauses[mark.first] == document.clauses[naming.first]:
            return True
        sentence = document.sentences[naming.sentence]
        between = range(naming.last, mark.first)
        others = bisect_left(self.others, mark.first) - bisect_left(self.others, naming.last)
        return (
            mark.first >= naming.last
            and not others
            and not any(p.first in between and p.cue not in _OWN for p in self.notes.predicates(sentence))
        )

    def draft(self, filled: _Filled) -> MeetingDraft:
        """Return the draft of a meeting with the words that say its fields."""
        gathering, document = filled.gathering, self.notes.document
        first = gathering.first
        words = document.text[first.start : first.end]
        states = [state.name for state in gathering.states]
        name = english_name(gathering.series, gathering.ordinal, gathering.year, states, words)
        draft = MeetingDraft(
            gathering.series, name, gathering.ordinal, gathering.states, status=filled.status
        )
        draft.note(
            "name", first.start, first.end, by=first.how, basis="stated" if gathering.typed else "inferred"
        )
        if gathering.counted:
            low, high = gathering.counted
            draft.note("ordinal", document.words.starts[low], document.words.ends[high - 1], by="ordinal")
        if filled.time:
            self._date(draft, filled.time)
        self._people(draft, filled)
        draft.mode, said = self.mode(filled)
        if said:
            draft.note("mode", *said, by="circumstance")
        if filled.spot and draft.mode != "video":
            spot = filled.spot.value
            draft.city, draft.country = spot.city, spot.country
            field = "place.city" if spot.city else "place.country"
            draft.note(field, spot.start, spot.end, by="place", probability=filled.spot.probability)
            if draft.mode == "in_person" and said is None:
                draft.note(
                    "mode", spot.start, spot.end, by="place", basis="inferred", note="held in a named place"
                )
        return draft

    def _people(self, draft: MeetingDraft, filled: _Filled) -> None:
        """Note who hosted, who presided, and who took part in talks."""
        talk = filled.gathering.talk
        for n, choice in enumerate(filled.chairs[:_MOST]):
            draft.chairs = (*draft.chairs, choice.value.participant)
            draft.note(
                f"chairs[{n}]",
                choice.value.start,
                choice.value.end,
                by="chair",
                probability=choice.probability,
            )
        hosts = [choice for choice in filled.hosts if choice.value.country][:_MOST]
        for n, choice in enumerate(hosts):
            draft.hosts = (*draft.hosts, Participant(country=choice.value.country))
            draft.note(
                f"hosts[{n}]", choice.value.start, choice.value.end, by="host", probability=choice.probability
            )
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


def read_meetings(notes: Annotations, links: Links) -> list[MeetingDraft]:
    """Return the meetings that a document tells, in the order in which they are first named."""
    reader = _Reader(notes, links)
    filled = [reader.fill(gathering) for gathering in reader.gatherings]
    return [reader.draft(meeting) for meeting in filled if meeting is not None]
