"""Who chaired, who hosted and who took part in which meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from aseanhr.reading.events.role_holders import Holder, acts_in, find_holdings
from aseanhr.reading.events.talk_parties import Parties
from aseanhr.records.base import Participant

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.people import Person
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Document, Sentence
    from aseanhr.reading.drafts import MeetingDraft
    from aseanhr.reading.events.gatherings import Gathering, Naming
    from aseanhr.reading.events.role_holders import Holding
    from aseanhr.records.evidence import Basis

__all__ = ["Roles", "find_roles", "note_roles"]

# Verbs that say of a meeting itself what they say.
_OWN = frozenset({"HOLD", "TAKE_PLACE", "MEET", "OPEN", "CLOSE", "HOST", "CHAIR", "ATTEND"})
_TELLING = frozenset({"CHAIR", "HOST", "RECEIVE", "ATTEND"})
_OBJECT = 4  # words between a verb and the noun of its object
# Small words behind a verb that leave its object to be understood.
_OPENING = frozenset({"IN", "DURING", "UNTIL", "FROM", "AND", "BY", "WITH", "CONTRAST", "SUBORDINATE"})
_OTHER = frozenset({"IN", "TO", "FOR", "FROM", "DURING", "CONTRAST", "RELATIVE", "SUBORDINATE"})
# Bodies that a text names without turning to them.
_WIDE = frozenset({"asean", "asean_secretariat", "un", "eu"})
_SEATED = "Chair of the AICHR"
_COMMISSION = ("aichr_regular", "aichr_special")


@attrs.define
class Roles:
    """Who is said to have a role in one meeting.

    Attributes:
        chairs: who presided.
        hosts: who hosted.
        attending: persons who took part.
        seat: who presides over the body that met, if the text names them beside its meeting.
    """

    chairs: tuple[Holder, ...] = ()
    hosts: tuple[Holder, ...] = ()
    attending: tuple[Holder, ...] = ()
    seat: Holder | None = None


class _Place(NamedTuple):
    naming: Naming
    gathering: Gathering


class _Finder:
    """Ties what the sentences of a document say of roles to its meetings."""

    def __init__(self, notes: Annotations, people: list[list[Person]], gatherings: list[Gathering]) -> None:
        self.notes, self.people = notes, people
        self.document: Document = notes.document
        self.places: dict[int, list[_Place]] = {}
        for gathering in gatherings:
            for naming in gathering.namings:
                self.places.setdefault(naming.sentence, []).append(_Place(naming, gathering))
        for places in self.places.values():
            places.sort(key=lambda place: place.naming.first)
        self.found = {id(gathering): Roles() for gathering in gatherings}

    def find(self) -> dict[int, Roles]:
        for sentence in self.document.sentences:
            for holding in self._holdings(sentence):
                for gathering in self._meetings(sentence, holding):
                    _add(self.found[id(gathering)], holding, gathering)
            self._seat(sentence)
        return self.found

    def _seat(self, sentence: Sentence) -> None:
        """Keep the chair of the commission that a sentence names where it speaks of a meeting of the commission."""
        places = self.places.get(sentence.index) or self.places.get(sentence.index - 1, [])
        place = next((p for p in places if p.gathering.series in _COMMISSION), None)
        person = next((p for p in self.people[sentence.index] if p.name and p.office == _SEATED), None)
        if place is None or person is None or self.found[id(place.gathering)].seat:
            return
        who = Participant(name=person.full or person.name, role=person.office, country=person.country)
        self.found[id(place.gathering)].seat = Holder(person.start, person.end, who)

    def _holdings(self, sentence: Sentence) -> list[Holding]:
        chair = any(mark.value == "Chair" for mark in self.document.within("office", sentence))
        told = (
            chair
            or self.document.within("role", sentence)
            or any(act.cue in _TELLING for act in self.notes.predicates(sentence))
        )
        if not told or self.document.asks(sentence):
            return []
        parties = Parties(self.notes, sentence, self.people[sentence.index])
        taken = [(p.naming.first, p.naming.last) for p in self.places.get(sentence.index, [])]
        return find_holdings(self.notes, sentence, parties, taken)

    # -- which meeting --------------------------------------------------------------------------------------------

    def _meetings(self, sentence: Sentence, holding: Holding) -> list[Gathering]:
        """Return the meetings that somebody presides over or hosts."""
        places = self.places.get(sentence.index, [])
        inside = [p for p in places if holding.first <= p.naming.first < holding.at]
        told = inside[-1] if inside else self._object(holding, places)
        if told is not None:
            return [told.gathering]
        if holding.strict and not self._is_understood(sentence, holding.at):
            return self._fronted(holding, places)
        before = [p for p in places if p.naming.last <= holding.first]
        if before:
            turned = self._turns(before[-1].naming.last, holding.first)
            return [] if turned else [before[-1].gathering]
        if holding.led or not self._is_free(sentence, holding):
            return []
        return self._topic(sentence) or [place.gathering for place in places[:1]]

    def _object(self, holding: Holding, places: list[_Place]) -> _Place | None:
        """Return the meeting that is the object of the words of a role: "A hosted the session"."""
        behind = next((p for p in places if p.naming.first >= holding.at), None) if holding.object else None
        return behind if behind and not self._is_other(holding.at, behind.naming.first) else None

    def _fronted(self, holding: Holding, places: list[_Place]) -> list[Gathering]:
        """Return the meeting before a relative clause: "the session, which A hosts"."""
        before = [place for place in places if place.naming.last <= holding.first]
        links = self.document.marks("link", before[-1].naming.last, holding.first) if before else []
        relative = any(mark.value == "RELATIVE" for mark in links)
        return [before[-1].gathering] if relative else []

    def _is_other(self, first: int, last: int) -> bool:
        """Tell whether what stands behind a verb before a meeting makes that another object."""
        if last - first > 2 * _OBJECT or self.document.clauses[first] != self.document.clauses[last]:
            return True
        if any(mark.value in _OTHER for mark in self.document.marks("link", first, last)):
            return True
        return any(first <= act.first < last for act in self._acts(first))

    def _acts(self, word: int) -> list[Predicate]:
        sentence = self.document.sentence_of(word)
        return acts_in(self.notes, sentence) if sentence else []

    def _is_understood(self, sentence: Sentence, first: int) -> bool:
        """Tell whether a verb has no object of its own, or one that stands for the meeting ("the proceedings")."""
        clauses = self.document.clauses
        if first >= sentence.last or clauses[first] != clauses[first - 1]:
            return True
        marks = [m for m in self.document.marks("link", first, first + 1) if m.value in _OPENING]
        dated = any(when.first == first for when in self.notes.dates_in(sentence))
        stands = self.document.has("reference", first, first + 1, "PRONOUN", "PERSONS")
        return bool(marks) or dated or stands or self._is_sitting(first, min(first + _OBJECT, sentence.last))

    def _is_sitting(self, first: int, last: int) -> bool:
        """Tell whether a word for a meeting stands in a range."""
        return bool(
            self.document.marks("gathering", first, last) or self.document.has("role", first, last, "MEETING")
        )

    def _turns(self, first: int, last: int) -> bool:
        """Tell whether the sentence speaks of something else between a meeting and a role."""
        if self.document.has("official", first, last, "delegation"):
            return True
        return any(first <= act.first < last for act in self._foreign(first))

    def _foreign(self, word: int) -> list[Predicate]:
        """Return the verbs of a sentence that say nothing of meetings in any of their senses."""
        acts = self._acts(word)
        own = {act.first for act in acts if act.cue in _OWN}
        return [act for act in acts if act.first not in own]

    def _is_free(self, sentence: Sentence, holding: Holding) -> bool:
        """Tell whether a sentence without a meeting speaks of the one before: its subject is that, or nothing else."""
        if holding.strict:
            return True
        first, last = sentence.first, holding.first
        if last <= first or self._is_sitting(first, last) or self._is_it(sentence, last):
            return True
        others = [act for act in self._foreign(first) if act.first < last]
        # "Ministers A and B" are officials, and hold the role themselves.
        own = holding.holders[0].start == self.document.words.starts[last]
        officials = [m for m in self.document.marks("official", first, last) if m.last < last or not own]
        return not others and not officials

    def _is_it(self, sentence: Sentence, last: int) -> bool:
        """Tell whether a pronoun is the subject of a verb before some word: "it was chaired by"."""
        verbs = {act.first for act in self.notes.predicates(sentence)}
        spoken = self.document.marks("reference", sentence.first, last)
        return any(mark.value == "PRONOUN" and mark.last in verbs for mark in spoken)

    def _topic(self, sentence: Sentence) -> list[Gathering]:
        """Return the meeting spoken of last in this paragraph or the one before, if no other body was since.

        What heads an entry is said of all meetings that follow in it.
        """
        entry = self._entry(sentence)
        if entry:
            return entry
        sentences = self.document.sentences
        vague: list[Gathering] = []
        spoken: set[str] = set()
        far = self._is_sitting(sentence.first, sentence.last)  # "the meeting was chaired by"
        for n in range(sentence.index - 1, -1, -1):
            if sentences[n].block < sentence.block - 1 and not far:
                break
            for place in reversed(self.places.get(n, [])):
                if spoken - set(place.gathering.bodies):
                    return []
                if place.gathering.series != "other" or place.naming.how != "new":
                    return [place.gathering]
                vague = vague or [place.gathering]
            spoken |= {m.value for m in self.document.within("body", sentences[n])} - _WIDE
        return vague

    def _entry(self, sentence: Sentence) -> list[Gathering]:
        """Return the meetings of an entry that a sentence without a verb opens: "1-3 May: Hanoi, with Vietnam as host. ..."."""
        sentences = self.document.sentences
        opens = sentence.index == 0 or sentences[sentence.index - 1].block != sentence.block
        if not opens or acts_in(self.notes, sentence):
            return []
        rest = [s.index for s in sentences[sentence.index + 1 :] if s.block == sentence.block]
        return [place.gathering for n in rest for place in self.places.get(n, [])]


def _add(roles: Roles, holding: Holding, gathering: Gathering) -> None:
    """Keep who has a role: what is told first stays, but a named person takes the place of the state that he stands for."""
    new = tuple(h for h in holding.holders if h.body is None or h.body not in gathering.bodies)
    known: tuple[Holder, ...] = getattr(roles, holding.slot)
    if holding.slot == "attending":
        names = {holder.participant.name for holder in known}
        new = (*known, *(holder for holder in new if holder.participant.name not in names))
    elif known and not _names(known, new):
        return
    setattr(roles, holding.slot, new)


def _names(known: tuple[Holder, ...], new: tuple[Holder, ...]) -> bool:
    """Tell whether holders name the persons who preside for states that are known to."""
    if any(holder.participant.name for holder in known):
        return False
    states = {holder.participant.country for holder in known}
    return any(h.participant.name and h.participant.country in (None, *states) for h in new)


def find_roles(
    notes: Annotations, people: list[list[Person]], gatherings: list[Gathering]
) -> dict[int, Roles]:
    """Return who has a role in each of some gatherings, by the id of the gathering.

    Args:
        notes: the document.
        people: the persons of each sentence.
        gatherings: what the document speaks of as a meeting.
    """
    return _Finder(notes, people, gatherings).find()


def note_roles(draft: MeetingDraft, roles: Roles) -> None:
    """Write who hosted, presided and took part into the draft of a meeting."""
    seated = roles.seat if not roles.chairs and draft.status == "held" else None
    chairs = (seated,) if seated else roles.chairs
    basis: Basis = "inferred" if seated else "stated"
    note = "presides over the body that met" if seated else ""
    for n, holder in enumerate(chairs):
        draft.chairs = (*draft.chairs, holder.participant)
        draft.note(f"chairs[{n}]", holder.start, holder.end, by="chair", basis=basis, note=note)
    for n, holder in enumerate(roles.hosts):
        draft.hosts = (*draft.hosts, holder.participant)
        draft.note(f"hosts[{n}]", holder.start, holder.end, by="host")
    presiding = {holder.participant.name for holder in chairs}
    for holder in roles.attending:
        if holder.participant.name not in presiding:
            index = len(draft.states) + len(draft.participants)
            draft.participants = (*draft.participants, holder.participant)
            draft.note(f"participants[{index}]", holder.start, holder.end, by="attends")
