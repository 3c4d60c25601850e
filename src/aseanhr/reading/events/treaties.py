"""Read acts under treaties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.events.treaty_acts import BINDING, Act, acts_of
from aseanhr.reading.events.treaty_births import age_of, aged, births_of
from aseanhr.reading.events.treaty_counts import counts_of, tallies_of, tally_of
from aseanhr.reading.events.treaty_dates import Day, day_of, linked, offset_day, sentence_dates
from aseanhr.reading.events.treaty_ellipsis import BESIDE, pairs_of
from aseanhr.reading.events.treaty_gaps import gaps_of
from aseanhr.reading.events.treaty_ids import GROUPS
from aseanhr.reading.events.treaty_mentions import StateMention, TreatyMention, states_of, treaties_of
from aseanhr.reading.events.treaty_roles import Scene, last_group
from aseanhr.reading.events.treaty_strangers import (
    denied_of_all,
    of_chamber,
    of_nobody,
    of_parliament,
    of_stranger,
)
from aseanhr.reading.events.treaty_telling import STATELESS, Part, drafts_of, is_negated, tellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Mark, Sentence
    from aseanhr.reading.drafts import TreatyDraft, TreatyName
    from aseanhr.reading.links import Links
    from aseanhr.records.treaty import TreatyAct
    from aseanhr.values.countries import Country

__all__ = ["read_treaties", "scenes_of"]

_READ = frozenset({"title", "heading", "body", "item"})
_NAMED_AS_TREATIES = ("seanwfz",)  # bodies and zones that share their name with a treaty
_OF_LABOR = ("ilo", "ilc")
_RECALLED = 40  # treaties that a reader still has in mind
_NEAR = 2  # sentences over which who acts is carried
_EXPECTED = frozenset({*BINDING, "signed"})


def _state_behind(scene: Scene, mark: Mark) -> StateMention | None:
    """Return the state that some words lead to: "two days after A", "the same year as A"."""
    return next((s for s in scene.states if mark.last <= s.first <= mark.last + 1), None)


def _is_signature(scene: Scene, act: Act) -> bool:
    """Tell whether a treaty is told to be signed, not long before another act: "seven years after signing it"."""
    return act.event == "signed" and act.standing == "asserted" and not scene.is_long_before(act)


def _is_vague(scene: Scene, part: Part, day: Day | None) -> bool:
    """Tell whether a noun tells of no act of its own, a state is party no more, or nobody has named who a pronoun stands for."""
    act, actors = part.act, part.actors
    if act.cue == "BE_PARTY" and _is_over(scene, part.n):
        return True
    if _is_of_house(scene, part) or (not actors and tally_of(scene, part.n)):
        return True
    if act.noun and act.standing != "negated":
        return _is_mere_noun(scene, part, day)
    if actors or act.passive or act.event in STATELESS:
        return False
    unknown = not part.pairs and of_stranger(scene, part.n)
    return unknown or scene.points(act) or (act.standing == "negated" and not scene.strangers(part.n))


def _is_of_house(scene: Scene, part: Part) -> bool:
    """Tell whether a house votes for a treaty or adopts it, which binds no state."""
    if part.act.event == "adopted":
        return of_chamber(scene, part.n)
    return not part.actors and part.act.event in BINDING and of_parliament(scene, part.n)


def _is_mere_noun(scene: Scene, part: Part, day: Day | None) -> bool:
    """Tell whether a noun has neither a state with a time, nor a state and a treaty of its own."""
    act, actors = part.act, part.actors
    if act.cue == "BE_PARTY" and actors and scene.is_apposed(part.n):
        return False
    dated = bool((actors or act.event == "adopted") and (day or part.pairs))
    return not dated and not scene.is_whole(part.n)


def _is_shared(days: dict[int, Day], n: int) -> bool:
    """Tell whether the time of an act is that of another one as well."""
    return any(m != n and day.start == days[n].start for m, day in days.items())


def _is_borrowed(scene: Scene, days: dict[int, Day], n: int) -> bool:
    """Tell whether the day of an act that only repeats another one is that of the other: "in 2016, followed by Laos"."""
    return scene.acts[n].cue == "FOLLOW_SUIT" and _is_shared(days, n)


def _is_over(scene: Scene, n: int) -> bool:
    """Tell whether an act is said to have lasted up to a time: "was a party until 2019"."""
    return any(w.bound == "end" for w in scene.dates if scene.low(n) <= w.first < scene.high(n))


class _Reader:
    """What a reader has in mind while going through a document."""

    def __init__(self, notes: Annotations, links: Links) -> None:
        self.notes = notes
        self.links = links
        self.drafts: list[TreatyDraft] = []
        self.places: dict[tuple[object, ...], TreatyDraft] = {}
        self.recent: tuple[str, ...] = ()
        self.names: dict[str, TreatyName] = {}  # of the treaties that no list knows
        self.topic: list[TreatyMention] = []  # the treaty that an act without an object is under
        self.topic_at = -9
        self.actors: list[StateMention] = []
        self.actors_at = -9
        self.pair: tuple[Country, ...] = ()
        self.labor = False  # whether the text has spoken of the body whose conventions are told by number
        self.event: TreatyAct = "ratified"  # what "did the same" repeats
        self.event_before: TreatyAct = "ratified"  # the other act told before that
        self.told: dict[Country, Day] = {}
        self.done: dict[tuple[Country, TreatyAct], Day] = {}
        self.last: Day | None = None
        self.negated = False
        self.told_at = -9  # the sentence of the act told last
        self.used: set[int] = set()  # offsets of the times of acts
        self.latest: tuple[Act, list[TreatyMention], int] | None = None  # the act told last, and where
        self.fresh: list[TreatyDraft] = []  # the records that the sentence of the last acts told
        self.pending: tuple[Part, Day | None, int] | None = (
            None  # an act whose treaty is not told yet, and where
        )
        first = notes.countries[0] if notes.countries else None
        self.home = first and StateMention(
            first.first, first.last, first.start, first.end, first.value, "name"
        )

    # -- going through ---------------------------------------------------------------------------------------

    def scene(self, sentence: Sentence) -> Scene:
        """Return a sentence with its parts, as the reader has them in mind."""
        notes = self.notes
        self.labor = self.labor or bool(notes.document.within("body", sentence, *_OF_LABOR))
        treaties = treaties_of(notes, sentence, self.recent, self.pair, labor=self.labor)
        actor = self.actors[-1] if self.actors else None
        states = states_of(notes, sentence, treaties, actor, self.home)
        dates = sentence_dates(notes, sentence, treaties, self.last)
        return Scene(notes, sentence, self._acts(sentence), states, treaties, dates)

    def _acts(self, sentence: Sentence) -> list[Act]:
        """Return the acts of a sentence, with those that it denies without a verb."""
        acts = acts_of(self.notes, sentence)
        if acts or sentence.index - self.told_at <= 1:
            acts = sorted([*acts, *gaps_of(self.notes, sentence, acts)])
        return acts

    def _without_verb(self, scene: Scene) -> None:
        """Read "Laos in 2012." or an item of a list, where the sentence before told what is done."""
        sentence, told = scene.sentence, self.latest
        if told is None or sentence.index - told[2] > _NEAR or self.notes.predicates(sentence):
            return
        if self.notes.document.within("saying", sentence):
            return  # "a spokesman told reporters in Singapore on 27 May"
        act, objects, _ = told
        done = False
        for day in (d for when in scene.dates for d in [day_of(when)] if d):
            at = self.notes.document.words.at(day.start)
            states = scene.listed(sentence.first, at)
            if states and not scene.treaties and at - states[-1].last <= BESIDE:
                done = True
                for state in states:
                    for treaty in objects:
                        self._put(act, treaty._replace(basis="inferred"), state, day)
        if done:
            self.latest = act, objects, sentence.index

    def _go_on(self, scene: Scene) -> None:
        """Read what a sentence adds to the act of the one before: its day ("It happened on 29 June"), or its treaty ("It concerns No. 190")."""
        index = scene.sentence.index - 1
        days = [day for when in scene.dates if (day := day_of(when))]
        happened = any(
            p.cue == "TAKE_PLACE" and p.standing == "asserted" for p in self.notes.predicates(scene.sentence)
        )
        if happened and len(days) == 1 and self.told_at == index and not scene.treaties:
            for draft in self.fresh:
                _date(draft, days[0])
        if self.pending is not None and self.pending[2] == index and scene.treaties:
            part, day, _ = self.pending
            for state in part.actors:
                self._put(part.act, scene.treaties[0], state, day)

    def _mind(self, scene: Scene) -> None:
        """Keep what a sentence speaks of."""
        for treaty in scene.treaties:
            if treaty.name is not None:
                self.names.setdefault(treaty.keys[0], treaty.name)
            rest = tuple(key for key in self.recent if key not in treaty.keys)
            self.recent = (*rest, *treaty.keys)[-_RECALLED:]
        zone = scene.document.within("body", scene.sentence, *_NAMED_AS_TREATIES)
        self.recent = (*self.recent, *(mark.value for mark in zone if mark.value not in self.recent))
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
        if scene.acts:
            self._read_acts(scene)
        elif _opens_with_pronoun(scene):
            self._go_on(scene)
        else:
            self._without_verb(scene)
        for draft in tallies_of(scene):
            self._keep(draft)
        for draft in births_of(scene, self.used):
            self._keep(draft)
        self._mind(scene)

    # -- acts ------------------------------------------------------------------------------------------------

    def _read_acts(self, scene: Scene) -> None:
        self.fresh, self.pending = [], None
        parts = list(self._parts(scene))
        days = self._days(scene, parts)
        for part in parts:
            act = self._as_told(part)
            if (part.n not in days or _is_shared(days, part.n)) and self._is_manner(scene, part):
                continue
            day = days.get(part.n) or self._counted(scene, part._replace(act=act))
            self._tell(scene, self._ahead(part._replace(act=act), day), day)

    def _days(self, scene: Scene, parts: list[Part]) -> dict[int, Day]:
        """Return the time of each act that has one of its own, by the number of the act."""
        taken = {day.start for part in parts for *_, day in part.pairs if day}
        free = [when for when in scene.dates if when.start not in taken]
        numbers = [p.n for p in parts if p.act.standing != "negated" and not aged(scene, p.n)]
        days = linked(scene, self.links, numbers, free)
        for part in parts:  # "signed and ratified on the same day"
            if part.n not in days and part.n + 1 in days and scene.joined(part.n):
                days[part.n] = days[part.n + 1]
        return {n: day for n, day in days.items() if not _is_borrowed(scene, days, n)}

    def _is_manner(self, scene: Scene, part: Part) -> bool:
        """Tell whether a signature only tells how a state joined: "acceded to it when its minister signed in A"."""
        act, told = part.act, self.latest
        if not _is_signature(scene, act) or told is None or not part.actors:
            return False
        if told[0].event not in BINDING or scene.sentence.index - told[2] > 1:
            return False
        joined = {state.country for state in self.actors}
        same = all(state.country in joined for state in part.actors)
        under = {key for treaty in told[1] for key in treaty.keys}
        return same and all(
            treaty.basis == "inferred" or (treaty.first < act.first and under.issuperset(treaty.keys))
            for treaty in part.objects
        )

    def _as_told(self, part: Part) -> Act:
        """Return "did so" as the act that it repeats, which the same state has not done before."""
        if part.act.cue != "FOLLOW_SUIT":
            return part.act
        keys = [key for treaty in part.objects for key in treaty.keys]
        again = any(
            (key, self.event, s.country, False, None) in self.places for key in keys for s in part.actors
        )
        return part.act._replace(event=self.event_before if again else self.event)

    def _parts(self, scene: Scene) -> Iterator[Part]:
        """Yield each act with who does it, under which treaties, and what an ellipsis adds."""
        earlier: list[StateMention] = []
        for n, act in enumerate(scene.acts):
            actors = self._actors(scene, n, earlier)
            objects = self._objects(scene, n)
            pairs = pairs_of(scene, n, objects)
            scene.spent |= {state.first for state, _, _ in pairs if state}
            if act.event not in STATELESS:
                earlier = actors or earlier
            if act.standing == "asserted" and denied_of_all(scene, n, actors):
                act = act._replace(standing="negated")
            yield Part(n, act, actors, objects, pairs)

    def _actors(self, scene: Scene, n: int, earlier: list[StateMention]) -> list[StateMention]:
        """Return who does an act: who its clause names, or who did the act before it."""
        act, chamber = scene.acts[n], of_chamber(scene, n)
        nobodys = of_parliament(scene, n) or tally_of(scene, n) is not None
        actors = [] if nobodys or (act.passive and chamber) else scene.actors(n)
        lacks = act.event not in STATELESS and not (nobodys or chamber or scene.of_others(n))
        return earlier or self._carried(scene, n) if lacks and not actors else actors

    def _objects(self, scene: Scene, n: int) -> list[TreatyMention]:
        """Return the treaties of an act: those of its words, of the clause that it hangs on, or the one spoken of."""
        clauses, act = scene.document.clauses, scene.acts[n]
        here = any(clauses[treaty.first] == clauses[act.first] for treaty in scene.treaties)
        if not here and self._is_end(scene, n):
            return []
        named = scene.objects(n) or scene.main_objects(n) or scene.coming(n)
        return named or self._carried_objects(scene, n)

    def _carried(self, scene: Scene, n: int) -> list[StateMention]:
        """Return who acted last, where a sentence names nobody else who could have done an act."""
        act = scene.acts[n]
        near = scene.sentence.index - self.actors_at <= _NEAR
        if act.passive and act.event == "signed":
            return []
        if scene.strangers(n) or scene.of_others(n) or of_nobody(scene, n) or of_chamber(scene, n):
            return []
        return scene.earlier(n) or (self.actors if near else [])

    def _carried_objects(self, scene: Scene, n: int) -> list[TreatyMention]:
        """Return the treaty last spoken of, where an act names no other object."""
        if not self.topic or not scene.is_bare(n) or scene.acts[n].cue == "ADOPT":
            return []
        document, sentence, act = scene.document, scene.sentence, scene.acts[n]
        groups = (m for m in document.marks("treaty", act.last, scene.high(n)) if m.value in GROUPS)
        if (
            any(groups)
            or document.within("plan", sentence)
            or (not scene.treaties and document.within("reference", sentence, "TREATY", "PROTOCOL"))
        ):
            return []
        if (act.passive or act.event == "entered_into_force") and scene.strangers(n):
            return []
        return [t._replace(basis="inferred") for t in self.topic]

    def _is_end(self, scene: Scene, n: int) -> bool:
        """Tell whether what takes effect is the withdrawal told last: "it took effect a year later"."""
        if scene.acts[n].event != "entered_into_force":
            return False
        if n:
            return scene.acts[n - 1].event == "withdrawn"
        told = self.latest
        return told is not None and told[0].event == "withdrawn" and scene.sentence.index - told[2] <= 1

    def _ahead(self, part: Part, day: Day | None) -> Part:
        """Take what is told as a fact of a day to come for a plan, but a dated entry into force for a state that is bound already as a fact."""
        act = part.act
        told = act.standing == "asserted" and act.present and act.event in BINDING
        if told and day and self.notes.side(day.span) == "future":
            return part._replace(act=act._replace(standing="planned"))
        if act.event != "entered_into_force" or act.standing != "planned" or not part.actors:
            return part
        known = all(state.country in self.told for state in part.actors)
        dated = day is not None and day.span.precision == "day"
        return part._replace(act=act._replace(standing="asserted")) if known and dated else part

    def _counted(self, scene: Scene, part: Part) -> Day | None:
        """Return the time told as some days or years after an act before: "two days after Brunei", "a year later"."""
        n, event = part.n, part.act.event
        for mark in scene.document.marks("act_offset", scene.low(n), scene.high(n)):
            behind = _state_behind(scene, mark)
            if behind is not None and behind.country in self.told:
                return offset_day(mark, self.told[behind.country])
            if mark.value.endswith("later") and behind is None and self.last is not None:
                return offset_day(mark, self.last)
        if event == "adopted":
            return age_of(scene, n)
        for mark in scene.document.marks("reference", scene.low(n), scene.high(n)):
            behind = _state_behind(scene, mark) if mark.value == "SAME_TIME" else None
            if behind is not None:
                base = self.done.get((behind.country, event)) or self.told.get(behind.country)
                return base and base._replace(start=mark.start, end=mark.end, basis="inferred")
        return None

    def _tell(self, scene: Scene, part: Part, day: Day | None) -> None:
        """Keep what an act tells, if it is one that the text asserts, denies or announces."""
        act, actors = part.act, part.actors
        if actors:
            self.actors, self.actors_at = actors, scene.sentence.index
        if act.cue == "DEPOSIT" and actors and not part.objects and act.standing == "asserted":
            self.pending = part, day, scene.sentence.index
        if not part.objects or not self._is_told(scene, part, day):
            return
        repeats = act.cue == "FOLLOW_SUIT" and not (day or part.pairs) and act.standing == "asserted"
        if repeats and self.negated:
            act = act._replace(standing="negated")
        self._remember(scene, part._replace(act=act))
        for treaty, state, when in tellings(scene, part._replace(act=act), day):
            self._put(act, treaty, state, when)

    def _is_told(self, scene: Scene, part: Part, day: Day | None) -> bool:
        """Tell whether the text says of an act that it was done, or was not, or will be."""
        return not (part.act.standing == "none" or _is_vague(scene, part, day) or self._is_far(scene, part))

    def _is_far(self, scene: Scene, part: Part) -> bool:
        """Tell whether somebody without a name "did so" after other sentences than that of an act: they did something else."""
        named = any(actor.kind != "reference" for actor in part.actors)
        return part.act.cue == "FOLLOW_SUIT" and not named and scene.sentence.index - self.told_at > 1

    def _remember(self, scene: Scene, part: Part) -> None:
        """Keep in mind what was told last."""
        act = part.act
        self.negated = is_negated(act)
        self.told_at = scene.sentence.index
        if act.event in _EXPECTED and (part.actors or not act.passive):
            if act.event != self.event:
                self.event_before = self.event
            self.event = act.event
        if act.standing == "asserted" and act.event not in STATELESS:
            self.latest = act, part.objects, scene.sentence.index

    def _put(self, act: Act, treaty: TreatyMention, state: StateMention | None, day: Day | None) -> None:
        done = False
        for draft in drafts_of(act, treaty, state, day):
            self._keep(draft)
            self.fresh.append(draft)
            done = True
            self.used |= {clue.start for clue in draft.clues if clue.field == "when"}
        if done and day and act.standing == "asserted" and not is_negated(act):
            self.last = day
            if state:
                self.told[state.country] = self.done[state.country, act.event] = day

    def _keep(self, draft: TreatyDraft) -> None:
        """Add a record, or what it knows to one of the same act."""
        draft.name = draft.name or self.names.get(draft.treaty)
        key = (draft.treaty, draft.event, draft.state, draft.negated, draft.value)
        known = self.places.get(key)
        if known is None:
            self.places[key] = draft
            self.drafts.append(draft)
        elif known.when is None and draft.when is not None:
            known.when = draft.when
            known.clues += [clue for clue in draft.clues if clue.field == "when"]


def _opens_with_pronoun(scene: Scene) -> bool:
    """Tell whether a sentence begins with a word such as "it" or "this"."""
    first = scene.sentence.first
    return any(
        scene.document.has(family, first, first + 1, "PRONOUN") for family in ("reference", "trade_word")
    )


def _date(draft: TreatyDraft, day: Day) -> None:
    """Give the record of an act the day that the text tells behind it."""
    if draft.when is None and not draft.negated:
        draft.when = day.span
        draft.note("when", day.start, day.end, by="when", basis=day.basis, note=day.note)


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


def _names_treaty(notes: Annotations) -> bool:
    """Tell whether a document names a treaty or what a treaty is called by; without one nothing is done under any."""
    document = notes.document
    named = any(document.marks(family) for family in ("treaty", "pact", "pact_head"))
    if named or any(mark.value == "CONVENTION" for mark in document.marks("treaty_head")):
        return True
    tails = tuple(ending for ending, _ in document.lexicon.treaty_tails)
    return any(form.endswith(tails) for form in document.words.forms) if tails else False


def read_treaties(notes: Annotations, links: Links) -> list[TreatyDraft]:
    """Return the acts under treaties that a document tells, in the order of their words."""
    reader = _Reader(notes, links)
    for sentence in notes.document.sentences if _names_treaty(notes) else ():
        if sentence.role in _READ:
            reader.read(sentence)
    return _without_overtaken(reader.drafts)


def _without_overtaken(drafts: list[TreatyDraft]) -> list[TreatyDraft]:
    """Return the records without those that others of the same text overtake.

    A denial is over where an act follows it ("for years it stayed outside; in 2013 it acceded"); that a state joined is said
    with the act by which it did.
    """
    last: dict[tuple[str, Country | None], int] = {
        (draft.treaty, draft.state): n
        for n, draft in enumerate(drafts)
        if draft.event in BINDING and not draft.negated and draft.state is not None
    }
    told = {(d.treaty, d.state) for d in drafts if d.event in BINDING - {"party"} and not d.negated}
    return [
        draft
        for n, draft in enumerate(drafts)
        if not (draft.negated and draft.event in BINDING and last.get((draft.treaty, draft.state), -1) > n)
        and not (_is_only_party(draft) and (draft.treaty, draft.state) in told)
    ]


def _is_only_party(draft: TreatyDraft) -> bool:
    """Tell whether a record says no more than that a state is a party: by which act, the text tells elsewhere."""
    return draft.event == "party" and not draft.negated and draft.state is not None and draft.when is None
