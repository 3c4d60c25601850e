"""Read acts under treaties."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from aseanhr.reading.drafts import TreatyDraft
from aseanhr.reading.events.treaty_acts import BINDING, Act, acts_of
from aseanhr.reading.events.treaty_counts import counts_of
from aseanhr.reading.events.treaty_dates import (
    Day,
    day_of,
    days_of,
    linked,
    offset_day,
    sentence_dates,
)
from aseanhr.reading.events.treaty_mentions import (
    StateMention,
    TreatyMention,
    states_of,
    treaties_of,
)
from aseanhr.reading.events.treaty_roles import Scene, last_group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.links import Links
    from aseanhr.records.treaty import TreatyAct
    from aseanhr.values.countries import Country

__all__ = ["read_treaties", "scenes_of"]

_READ = frozenset({"title", "heading", "body", "item"})
_RECALLED = 40  # treaties that a reader still has in mind
_BESIDE = 2  # words between a state or treaty and a date of its own
_NEAR = 2  # sentences over which who acts is carried
_STATELESS = frozenset({"entered_into_force", "adopted"})
_EXPECTED = frozenset({*BINDING, "signed"})
_ACCEDES = frozenset({"SIGN", "RATIFY", "ACCEDE", "ACCEPT", "SUCCEED", "JOIN", "DEPOSIT"})


Pair: TypeAlias = "tuple[StateMention | None, TreatyMention | None, Day]"


class _Reader:
    """What a reader has in mind while going through a document."""

    def __init__(self, notes: Annotations, links: Links) -> None:
        self.notes = notes
        self.links = links
        self.drafts: list[TreatyDraft] = []
        self.places: dict[tuple[object, ...], TreatyDraft] = {}
        self.recent: tuple[str, ...] = ()
        self.topic: list[TreatyMention] = []  # the treaty that an act without an object is under
        self.topic_at = -9
        self.actors: list[StateMention] = []
        self.actors_at = -9
        self.pair: tuple[Country, ...] = ()
        self.event: TreatyAct = "ratified"  # what "did the same" repeats
        self.told: dict[Country, Day] = {}
        self.done: dict[tuple[Country, TreatyAct], Day] = {}
        self.last: Day | None = None
        self.negated = False
        self.latest: tuple[Act, list[TreatyMention], int] | None = None  # the act told last, and where
        first = notes.countries[0] if notes.countries else None
        self.home = first and StateMention(first.first, first.last, first.start, first.end, first.value, "name")

    # -- going through ---------------------------------------------------------------------------------------

    def scene(self, sentence: Sentence) -> Scene:
        """Return a sentence with its parts, as the reader has them in mind."""
        notes = self.notes
        treaties = treaties_of(notes, sentence, self.recent, self.pair)
        actor = self.actors[-1] if self.actors else None
        states = states_of(notes, sentence, treaties, actor, self.home)
        dates = sentence_dates(notes, sentence, treaties, self.last)
        return Scene(notes, sentence, acts_of(notes, sentence), states, treaties, dates)

    def _without_verb(self, scene: Scene) -> None:
        """Read "Laos in 2012." or an item of a list, where the sentence before told what is done."""
        sentence, told = scene.sentence, self.latest
        if told is None or sentence.index - told[2] > _NEAR or self.notes.predicates(sentence):
            return
        act, objects, _ = told
        done = False
        for day in (d for when in scene.dates for d in [day_of(when)] if d):
            at = self.notes.document.words.at(day.start)
            states = scene.listed(sentence.first, at)
            if states and not scene.treaties and at - states[-1].last <= _BESIDE:
                done = True
                for state in states:
                    for treaty in objects:
                        self._put(act, treaty._replace(basis="inferred"), state, day)
        if done:
            self.latest = act, objects, sentence.index

    def _mind(self, scene: Scene) -> None:
        """Keep what a sentence speaks of."""
        for treaty in scene.treaties:
            rest = tuple(key for key in self.recent if key not in treaty.keys)
            self.recent = (*rest, *treaty.keys)[-_RECALLED:]
        if scene.treaties:
            self.topic = last_group(scene.document, scene.treaties)
            self.topic_at = scene.sentence.index
        for state in scene.states:
            if state.kind in ("name", "demonym"):
                self.pair = (*(c for c in self.pair if c != state.country), state.country)[-2:]
        if scene.states and not scene.acts:
            self.actors, self.actors_at = [scene.states[0]], scene.sentence.index

    def read(self, sentence: Sentence) -> None:
        """Read one sentence."""
        for draft in counts_of(self.notes, sentence, self.actors[-1] if self.actors else None):
            self._keep(draft)
        scene = self.scene(sentence)
        if not scene.acts:
            self._without_verb(scene)
        else:
            self._read_acts(scene)
        self._mind(scene)

    # -- acts ------------------------------------------------------------------------------------------------

    def _read_acts(self, scene: Scene) -> None:
        parts = list(self._parts(scene))
        taken = {day.start for *_, pairs in parts for _, _, day in pairs}
        free = [when for when in scene.dates if when.start not in taken]
        dated = [n for n, *_ in parts if scene.acts[n].standing != "negated"]
        days = linked(scene, self.links, dated, free)
        for n, *_ in parts:  # "signed and ratified on the same day"
            if n not in days and n + 1 in days and scene.joined(n):
                days[n] = days[n + 1]
        for n, actors, objects, pairs in parts:
            act = self._as_told(scene.acts[n])
            day = days.get(n) or self._counted(scene, n)
            self._tell(scene, act, actors, objects, day, pairs)

    def _as_told(self, act: Act) -> Act:
        return act._replace(event=self.event) if act.cue == "FOLLOW_SUIT" else act

    def _parts(
        self, scene: Scene
    ) -> Iterator[
        tuple[int, list[StateMention], list[TreatyMention], list[Pair]]
    ]:
        """Yield each act with who does it, under which treaties, and what an ellipsis adds with a date of its own."""
        earlier: list[StateMention] = []
        for n, act in enumerate(scene.acts):
            actors = scene.actors(n)
            if not actors and act.event not in _STATELESS:
                actors = earlier or self._carried(scene, n)
            objects = scene.objects(n) or self._carried_objects(scene, n)
            pairs = list(self._pairs(scene, n, actors, objects))
            scene.spent |= {state.first for state, _, _ in pairs if state}
            if act.event not in _STATELESS:
                earlier = actors or earlier
            yield n, actors, objects, pairs

    def _carried(self, scene: Scene, n: int) -> list[StateMention]:
        """Return who acted last, where a sentence names nobody else who could have done an act."""
        act = scene.acts[n]
        near = scene.sentence.index - self.actors_at <= _NEAR
        if act.passive and act.event == "signed":
            return []
        if scene.strangers(n):
            return []
        return scene.earlier(n) or (self.actors if near else [])

    def _carried_objects(self, scene: Scene, n: int) -> list[TreatyMention]:
        """Return the treaty last spoken of, where an act names no other object."""
        if not self.topic or not scene.is_bare(n) or scene.acts[n].cue == "ADOPT":
            return []
        document, sentence, act = scene.document, scene.sentence, scene.acts[n]
        if document.within("plan", sentence) or (
            not scene.treaties and document.within("reference", sentence, "TREATY", "PROTOCOL")
        ):
            return []
        if (act.passive or act.event == "entered_into_force") and scene.strangers(n):
            return []
        return [t._replace(basis="inferred") for t in self.topic]

    def _pairs(
        self, scene: Scene, n: int, actors: list[StateMention], objects: list[TreatyMention]
    ) -> Iterator[Pair]:
        """Yield the states and treaties behind an act that have a date of their own and no verb."""
        act, high = scene.acts[n], scene.high(n)
        clauses = scene.document.clauses
        for when in scene.dates:
            if not act.last <= when.first < high:
                continue
            if high < scene.sentence.last and clauses[when.first] == clauses[high]:
                continue
            day = day_of(when)
            if day is None:
                continue
            states = scene.listed(act.last, when.first)
            if states and when.first - states[-1].last <= _BESIDE and states[0].first > act.last:
                yield from ((state, None, day) for state in states)
                continue
            treaty = next((t for t in reversed(scene.treaties) if t.last <= when.first), None)
            further = treaty is not None and treaty.first >= act.last and treaty not in objects
            if treaty and further and when.first - treaty.last <= _BESIDE + 1:
                yield None, treaty, day
        yield from self._later(scene, n)

    def _later(self, scene: Scene, n: int) -> Iterator[Pair]:
        """Yield the states that did the same some days or years later: "A in 2012, B a year later"."""
        act, high = scene.acts[n], scene.high(n)
        for mark in scene.document.marks("act_offset", act.last, high):
            states = scene.listed(act.last, mark.first)
            before = [w for w in scene.dates if w.last <= mark.first]
            base = day_of(before[-1]) if before else None
            if states and base and states[0].first > act.last and mark.first - states[-1].last <= _BESIDE:
                day = offset_day(mark, base)
                if day is not None and mark.value.endswith("later"):
                    yield from ((state, None, day) for state in states)

    def _counted(self, scene: Scene, n: int) -> Day | None:
        """Return the time told as some days or years after an act before: "two days after Brunei", "a year later"."""
        event = self._as_told(scene.acts[n]).event
        for mark in scene.document.marks("act_offset", scene.low(n), scene.high(n)):
            behind = next((s for s in scene.states if mark.last <= s.first <= mark.last + 1), None)
            if behind is not None and behind.country in self.told:
                return offset_day(mark, self.told[behind.country])
            if mark.value.endswith("later") and behind is None and self.last is not None:
                return offset_day(mark, self.last)
        for mark in scene.document.marks("reference", scene.low(n), scene.high(n)):
            behind = next((s for s in scene.states if mark.last <= s.first <= mark.last + 1), None)
            if mark.value == "SAME_TIME" and behind is not None:
                base = self.done.get((behind.country, event)) or self.told.get(behind.country)
                return base and base._replace(start=mark.start, end=mark.end, basis="inferred")
        return None

    def _tell(
        self,
        scene: Scene,
        act: Act,
        actors: list[StateMention],
        objects: list[TreatyMention],
        day: Day | None,
        pairs: list[Pair],
    ) -> None:
        if actors:
            self.actors, self.actors_at = actors, scene.sentence.index
        if not objects or act.standing == "none":
            return
        if act.noun and act.standing != "negated" and not (actors and (day or pairs)):
            return
        if act.cue == "FOLLOW_SUIT" and self.negated and not (day or pairs) and act.standing == "asserted":
            act = act._replace(standing="negated")
        self.negated = act.standing == "negated" or act.cue in ("STAY_OUTSIDE", "DO_NEITHER")
        if act.event in _EXPECTED:
            self.event = act.event
        if not actors and not act.passive and act.event not in _STATELESS and scene.points(act):
            return
        if act.standing == "asserted" and act.event not in _STATELESS:
            self.latest = act, objects, scene.sentence.index
        own = self._own_days(scene, act, actors, objects, {day.start for *_, day in pairs})
        states: list[StateMention | None] = [*actors] or [None]
        if objects[0].states and len(actors) != 1:
            states = [None]
            if act.event in BINDING and act.standing == "asserted":
                first = objects[0]
                states = [
                    StateMention(first.first, first.last, first.start, first.end, c, "reference")
                    for c in first.states
                ]
        for i, treaty in enumerate(objects):
            for j, state in enumerate(states):
                told = own.get(i if len(objects) > 1 else j, day) if own else day
                paired = next((d for s, _, d in pairs if s and state and s.country == state.country), None)
                self._put(act, treaty, state, paired or told)
        for state, treaty, other_day in pairs:
            if state and not any(state.country == other.country for other in actors):
                for one in objects:
                    self._put(act, one, state, other_day)
            elif treaty:
                for other in states:
                    self._put(act, treaty, other, other_day)

    def _own_days(
        self,
        scene: Scene,
        act: Act,
        actors: list[StateMention],
        objects: list[TreatyMention],
        taken: set[int],
    ) -> dict[int, Day]:
        """Return the times of each of several treaties or states: "in 2007 and 2012 respectively"."""
        many: list[StateMention] | list[TreatyMention] = objects if len(objects) > 1 else actors
        n = next(k for k, other in enumerate(scene.acts) if other.first == act.first)
        inside = [w for w in scene.dates if scene.low(n) <= w.first < scene.high(n)]
        days = days_of([w for w in inside if w.start not in taken])
        if len(many) > 1 and len(days) == len(many):
            return dict(enumerate(days))
        return {}

    def _put(self, act: Act, treaty: TreatyMention, state: StateMention | None, day: Day | None) -> None:
        negated = act.standing == "negated" or act.cue in ("STAY_OUTSIDE", "DO_NEITHER")
        event = act.event
        if act.standing == "planned" and not negated:
            if act.cue not in _ACCEDES or state is None:
                return
            event = "accession_expected"
        if state is None and event not in _STATELESS and not (event == "signed" and (day or negated or treaty.states)):
            return
        if event == "adopted" and day is None:
            return
        events: tuple[TreatyAct, ...] = ("signed", "ratified") if act.cue == "DO_NEITHER" else (event,)
        for key in treaty.keys:
            for each in events:
                draft = TreatyDraft(key, each, state.country if state else None, negated=negated)
                draft.note("treaty", treaty.start, treaty.end, by="treaty", basis=treaty.basis)
                draft.note("event", act.start, act.end, by=act.cue)
                if state:
                    draft.note("state", state.start, state.end, by="actor", basis=state.basis)
                if day and not negated:
                    draft.when = day.span
                    draft.note("when", day.start, day.end, by="link", basis=day.basis, note=day.note)
                self._keep(draft)
        if day and not negated and act.standing == "asserted":
            self.last = day
            if state:
                self.told[state.country] = self.done[state.country, event] = day

    def _keep(self, draft: TreatyDraft) -> None:
        """Add a record, or what it knows to one of the same act."""
        key = (draft.treaty, draft.event, draft.state, draft.negated, draft.value)
        known = self.places.get(key)
        if known is None:
            self.places[key] = draft
            self.drafts.append(draft)
        elif known.when is None and draft.when is not None:
            known.when = draft.when
            known.clues += [clue for clue in draft.clues if clue.field == "when"]


def scenes_of(notes: Annotations, links: Links) -> Iterator[Scene]:
    """Yield the sentences in which something is done under a treaty, each as the reader has it in mind."""
    reader = _Reader(notes, links)
    for sentence in notes.document.sentences:
        if sentence.role in _READ:
            scene = reader.scene(sentence)
            if scene.acts:
                yield scene
                reader._read_acts(scene)
            reader._mind(scene)


def read_treaties(notes: Annotations, links: Links) -> list[TreatyDraft]:
    """Return the acts under treaties that a document tells, in the order of their words."""
    reader = _Reader(notes, links)
    for sentence in notes.document.sentences:
        if sentence.role in _READ:
            reader.read(sentence)
    return reader.drafts
