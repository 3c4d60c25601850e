"""Talks: meetings of the representatives of two states, told by who meets whom or by a noun such as "talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.annotators.groups import find_groups
from aseanhr.reading.annotators.people import recognize
from aseanhr.reading.events.talk_anchors import Anchor, find_anchors
from aseanhr.reading.events.talk_focus import Focus, find_home
from aseanhr.reading.events.talk_parties import Parties, Party
from aseanhr.reading.events.talk_sides import Sides, find_sides

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.annotators.predicates import Standing
    from aseanhr.reading.cues import Predicate as Cue
    from aseanhr.reading.document import Sentence
    from aseanhr.values.countries import Country

__all__ = ["Side", "Talk", "find_talks"]

_READ = ("body", "item", "caption", "title", "heading", "teaser")
_OTHER_HEADS = frozenset(
    {"joint_cabinet", "workshop", "consultation", "commemoration", "summit", "dialogue", "review", "session",
     "conference", "forum", "retreat"}
)  # fmt: skip


class Side(NamedTuple):
    """One of the two sides of talks.

    Attributes:
        country: the state.
        parties: who stands for it, in the order of their words.
        stated: whether the words of the talks name it; otherwise it is inferred.
        how: from what it is inferred.
    """

    country: Country
    parties: tuple[Party, ...]
    stated: bool
    how: str = ""


class Talk(NamedTuple):
    """One meeting of the representatives of two states.

    Attributes:
        first: index of the first word that tells of it.
        last: index of the word behind.
        sentence: index of the sentence.
        sides: the two sides, who meets first.
        standing: whether the text asserts it, plans it, denies it, or says nothing firm.
        cue: what is done.
        host: the state that receives the other, if that is said.
        cancelled: whether it was called off.
        postponed: whether it was moved.
        mentions: first and last word of each place that tells of it.
    """

    first: int
    last: int
    sentence: int
    sides: tuple[Side, Side]
    standing: Standing
    cue: Cue
    host: Country | None
    cancelled: bool
    postponed: bool
    mentions: tuple[tuple[int, int], ...]

    @property
    def pair(self) -> tuple[Country, Country]:
        """Return the two states."""
        return self.sides[0].country, self.sides[1].country

    @property
    def parties(self) -> tuple[Party, ...]:
        """Return who takes part, of both sides."""
        return (*self.sides[0].parties, *self.sides[1].parties)


class _Reader:
    """Reads the talks of one document."""

    def __init__(self, notes: Annotations) -> None:
        self.notes, self.document = notes, notes.document
        sentences = self.document.sentences
        people = recognize(notes)
        self.parties = [Parties(notes, s, people[s.index]) for s in sentences]
        self.focus = Focus(find_home(notes, self.parties))
        self.talks: list[Talk] = []

    def read(self) -> list[Talk]:
        for sentence in self.document.sentences:
            self.focus.enter(sentence)
            if sentence.role in _READ:
                self._sentence(sentence)
            self.focus.leave(self.parties[sentence.index])
        return self.talks

    def _sentence(self, sentence: Sentence) -> None:
        parties = self.parties[sentence.index]
        anchors = find_anchors(self.notes, sentence)
        previous: list[Party] = []
        for anchor in anchors:
            if self._is_other(sentence, anchor):
                continue
            sides = find_sides(self.document, parties, anchor)
            if not sides.left and not sides.between and previous and not anchor.noun:
                sides = sides._replace(left=previous)
            found = self._pairs(sentence, anchor, sides)
            for talk in found:
                self._add(sentence, talk, anchor)
            if not found and anchor.noun:
                self._mention(sentence, anchor)
            previous = sides.left or previous
        if not anchors:
            self._fate(sentence)

    def _is_other(self, sentence: Sentence, anchor: Anchor) -> bool:
        """Tell whether what is met for is a gathering of another kind: "sit down for their dialogue"."""
        if anchor.noun:
            return False
        return any(
            anchor.last <= group.first < anchor.ceiling
            and group.head in _OTHER_HEADS
            and (self._leads(group.first) or not self._leads(group.first, "IN", "DURING"))
            and group.first - anchor.last <= 2
            for group in find_groups(self.notes, sentence)
        )

    def _leads(self, first: int, *values: str) -> bool:
        values = values or ("FOR", "TO")
        return any(
            mark.last in (first, first - 1) and mark.value in values
            for mark in self.document.marks("link", first - 3, first)
        )

    # -- the pairs ------------------------------------------------------------------------------------------------

    def _pairs(self, sentence: Sentence, anchor: Anchor, sides: Sides) -> list[Talk]:
        if any(party.kind == "body" for party in (*sides.left[-1:], *sides.right)):
            return []
        if sides.between:
            return self._both(sentence, anchor, sides.right)
        right = [p for p in sides.right if self._may_be_met(anchor, p)]
        if sides.right and not right:
            return []
        if not right:
            return self._alone(sentence, anchor, sides.left)
        return self._each(sentence, anchor, sides.left, right)

    def _may_be_met(self, anchor: Anchor, party: Party) -> bool:
        """Tell whether a party can be who is met: a state by its name only behind "with"."""
        if party.kind in ("state", "adjective"):
            return party.lead == "WITH" and (anchor.noun or anchor.cue == "MEET")
        return party.kind != "both"

    def _both(self, sentence: Sentence, anchor: Anchor, named: list[Party]) -> list[Talk]:
        """Return the talks of those named as both sides, if they are two states."""
        if len(named) == 1 and named[0].kind == "both":
            return self._again(sentence, anchor, named[0])
        states: dict[Country, list[Party]] = {}
        for party in named:
            state = self.focus.country_of(party)
            if state:
                states.setdefault(state, []).append(party)
        if len(states) != 2:
            return []
        one, other = states
        return [self._talk(sentence, anchor, self._side(one, states[one]), self._side(other, states[other]))]

    def _side(self, country: Country, parties: list[Party]) -> Side:
        stated = any(party.country == country for party in parties)
        return Side(country, tuple(parties), stated, "" if stated else "side of the document")

    def _alone(self, sentence: Sentence, anchor: Anchor, left: list[Party]) -> list[Talk]:
        """Return the talks of those who meet with nobody named beside them."""
        if len(left) == 1 and left[0].kind == "both":
            return self._again(sentence, anchor, left[0])
        if not left:
            return self._of_group(sentence, anchor)
        human = any(party.is_human for party in left)
        counterparts = [p for p in left if p.kind == "counterpart"]
        if anchor.noun and not (anchor.governed or (human and len(left) > 1)):
            return self._of_group(sentence, anchor)
        if (len(left) > 1 or counterparts) and (human or anchor.noun):
            return self._both(sentence, anchor, left)
        if anchor.cue == "RECEIVE" and left[0].person and left[0].country and self._ends(anchor):
            other = self.focus.missing([], {left[0].country})
            if other:
                one = self._side(left[0].country, left)
                return [self._talk(sentence, anchor, one, _inferred(*other))]
        return []

    def _ends(self, anchor: Anchor) -> bool:
        """Tell whether no object can follow: a preposition or the end of the clause does."""
        clauses = self.document.clauses
        if (
            anchor.last >= self.document.sentences[-1].last
            or clauses[anchor.last] != clauses[anchor.last - 1]
        ):
            return True
        return any(
            mark.value in ("IN", "DURING")
            for mark in self.document.marks("link", anchor.last, anchor.last + 1)
        )

    def _of_group(self, sentence: Sentence, anchor: Anchor) -> list[Talk]:
        """Return the talks that a noun group names with both states: "the Laos–Thailand talks"."""
        if anchor.group is None or len(anchor.group.states) != 2:
            return []
        one, other = anchor.group.states
        return [self._talk(sentence, anchor, Side(one, (), True), Side(other, (), True))]

    def _each(self, sentence: Sentence, anchor: Anchor, left: list[Party], right: list[Party]) -> list[Talk]:
        """Return the talks of who meets with each of those who are met."""
        met: dict[Country, list[Party]] = {}
        unknown: list[Party] = []
        for party in right:
            if party.country:
                met.setdefault(party.country, []).append(party)
            else:
                unknown.append(party)
        subjects = {state for party in left if (state := self.focus.country_of(party))}
        if len(subjects) > 1:
            # Those of two states who meet a third are three.
            return self._both(sentence, anchor, left) if subjects >= set(met) and not unknown else []
        before = [p for p in self.parties[sentence.index].all if p.last <= anchor.first and p not in left]
        talks = []
        for state, parties in met.items():
            side = self._subject(before, left, state)
            if side:
                talks.append(self._talk(sentence, anchor, side, Side(state, tuple(parties), True)))
        if not met and unknown:
            talks += self._unknown(sentence, anchor, before, left, unknown)
        return talks

    def _subject(self, before: list[Party], left: list[Party], other: Country) -> Side | None:
        """Return the side of those who meet, inferred where they do not tell their state."""
        for party in left:
            state = self.focus.country_of(party)
            if state and state != other:
                stated = party.country == state
                return Side(state, (party,), stated, "" if stated else "side of the document")
        if any(party.country == other for party in left):
            return None
        inferred = self.focus.missing(before, {other})
        if inferred is None:
            return None
        side = _inferred(*inferred)
        return side._replace(parties=side.parties or tuple(left))

    def _unknown(
        self, sentence: Sentence, anchor: Anchor, before: list[Party], left: list[Party], met: list[Party]
    ) -> list[Talk]:
        """Return the talks with somebody whose state must be inferred."""
        subject = next((p for p in left if p.country), None)
        own = subject.country if subject else None
        if own is None:
            own = next((s for p in left if (s := self.focus.country_of(p))), None)
        party = met[0]
        state = self.focus.country_of(party)
        if own is None and state:
            found = self.focus.missing(before, {state})
            return (
                [self._talk(sentence, anchor, _inferred(*found), self._side(state, [party]))] if found else []
            )
        if own is None:
            return []
        if state is None or state == own:
            found = self._elsewhere(sentence, anchor, party, own)
            if found is None:
                return []
            state = found
        one = Side(own, tuple(left), subject is not None, "" if subject else "side of the document")
        return [self._talk(sentence, anchor, one, Side(state, (party,), False, "side of the document"))]

    def _elsewhere(self, sentence: Sentence, anchor: Anchor, party: Party, own: Country) -> Country | None:
        """Return the state of whom one of the home side meets without a state: of those met before in the sentence, else the topic."""
        last = self.talks[-1] if self.talks else None
        if last and last.sentence == sentence.index and party.kind == "person" and own in last.pair:
            return last.pair[0] if last.pair[1] == own else last.pair[1]
        if party.kind in ("pronoun", "counterpart"):
            found = self.focus.missing([], {own})
            return found[0] if found else None
        return None

    def _again(self, sentence: Sentence, anchor: Anchor, party: Party) -> list[Talk]:
        """Return the talks of "the two", "they": those of the last pair, once more or anew."""
        topic = self._last_pair(sentence)
        if topic is None or anchor.noun:
            return []
        one, other = (side._replace(stated=False, how="the last pair") for side in topic)
        return [self._talk(sentence, anchor, one, other)]

    def _last_pair(self, sentence: Sentence) -> tuple[Side, Side] | None:
        """Return the sides of the talks told last, or the two persons joined in the sentence before."""
        for index in (sentence.index - 1, sentence.index):
            for group in reversed(self.parties[index].groups if index >= 0 else []):
                states = {s: p for p in group if p.is_human and (s := self.focus.country_of(p))}
                if len(states) == 2 and len(group) == 2:
                    one, other = states.items()
                    return self._side(one[0], [one[1]]), self._side(other[0], [other[1]])
        last = self.talks[-1] if self.talks else None
        if last and self._near(last.sentence, sentence):
            return last.sides
        return None

    def _near(self, index: int, sentence: Sentence) -> bool:
        return sentence.block - self.document.sentences[index].block <= 1

    def _talk(self, sentence: Sentence, anchor: Anchor, one: Side, other: Side) -> Talk:
        host = None
        if anchor.cue == "RECEIVE":
            host = other.country if anchor.passive else one.country
        place = anchor.first, anchor.last
        return Talk(
            anchor.first, anchor.last, sentence.index, (one, other), anchor.standing, anchor.cue, host,
            anchor.cancelled, anchor.postponed, (place,),
        )  # fmt: skip

    # -- one talk told twice --------------------------------------------------------------------------------------

    def _add(self, sentence: Sentence, talk: Talk, anchor: Anchor) -> None:
        """Add talks, or take them for a mention of those told before."""
        self.focus.side = self._own_side(talk)
        for n in range(len(self.talks) - 1, -1, -1):
            known = self.talks[n]
            if set(known.pair) == set(talk.pair) and self._is_same(known, talk, anchor):
                self.talks[n] = _merged(known, talk)
                return
        self.talks.append(talk)

    def _own_side(self, talk: Talk) -> Country | None:
        """Return the side of talks that the text takes: its home side, else who meets."""
        if self.focus.home in talk.pair:
            return self.focus.home
        return talk.sides[0].country

    def _is_same(self, known: Talk, talk: Talk, anchor: Anchor) -> bool:
        if talk.standing != known.standing and "planned" in (talk.standing, known.standing):
            if talk.standing == "planned" and known.standing == "asserted":
                return False
        dates, others = self._days(known), self._days(talk)
        if dates and others and not any(_overlaps(a, b) for a in dates for b in others):
            return False
        if self._is_new(anchor):
            return False
        return not _are_others(known, talk)

    def _is_new(self, anchor: Anchor) -> bool:
        """Tell whether a word says that it is another meeting."""
        marks = self.document.marks("reference", max(anchor.first - 3, anchor.floor), anchor.first)
        return any(mark.value in ("NEXT", "OTHER", "PREVIOUS") for mark in marks)

    def _days(self, talk: Talk) -> list[When]:
        """Return the days named in the clause of talks, else in their sentence."""
        sentence = self.document.sentences[talk.sentence]
        days = [w for w in self.notes.dates_in(sentence) if w.span and w.unit == "day"]
        clauses = self.document.clauses
        own = [w for w in days if clauses[w.first] == clauses[talk.first]]
        return own or days

    def _mention(self, sentence: Sentence, anchor: Anchor) -> None:
        """Keep a noun without sides as a mention of the talks told last in this line."""
        last = self.talks[-1] if self.talks else None
        if last and self.document.sentences[last.sentence].block == sentence.block and anchor.group:
            mentions = (*last.mentions, (anchor.first, anchor.last))
            self.talks[-1] = last._replace(
                mentions=mentions,
                cancelled=last.cancelled or anchor.cancelled,
                postponed=last.postponed or anchor.postponed,
            )

    def _fate(self, sentence: Sentence) -> None:
        """Note that the talks of the sentence before are called off or moved: "CANCELLED as of ..."."""
        last = self.talks[-1] if self.talks else None
        if last is None or not 0 < sentence.index - last.sentence <= 2:
            return
        if self.document.sentences[last.sentence].block != sentence.block:
            return
        first = next(iter(self.notes.predicates(sentence)), None)
        if first and first.first == sentence.first and first.cue in ("CANCEL", "POSTPONE"):
            self.talks[-1] = last._replace(
                cancelled=last.cancelled or first.cue == "CANCEL",
                postponed=last.postponed or first.cue == "POSTPONE",
            )


def _inferred(country: Country, party: Party | None) -> Side:
    how = "named before" if party else "side of the document"
    return Side(country, (party,) if party else (), False, how)


def _overlaps(one: When, other: When) -> bool:
    a, b = one.span, other.span
    if a is None or b is None or not (a.start and a.end and b.start and b.end):
        return True
    return a.start <= b.end and b.start <= a.end


def _names(talk: Talk, country: Country) -> set[str]:
    side = talk.sides[0] if talk.sides[0].country == country else talk.sides[1]
    return {p.person.full or p.person.name for p in side.parties if p.person and p.person.name}


def _are_others(one: Talk, other: Talk) -> bool:
    """Tell whether one side of two talks is of different persons."""
    for country in one.pair:
        names, others = _names(one, country), _names(other, country)
        if names and others and not names & others:
            return True
    return False


def _merged(known: Talk, talk: Talk) -> Talk:
    """Return talks with what a later mention adds to them."""
    sides = []
    for side in known.sides:
        more = next(s for s in talk.sides if s.country == side.country)
        sides.append(
            side._replace(
                parties=(*side.parties, *(p for p in more.parties if p not in side.parties)),
                stated=side.stated or more.stated,
                how="" if more.stated else side.how,
            )
        )
    return known._replace(
        sides=(sides[0], sides[1]),
        standing="asserted" if "asserted" in (known.standing, talk.standing) else known.standing,
        host=known.host or talk.host,
        cancelled=known.cancelled or talk.cancelled,
        postponed=known.postponed or talk.postponed,
        mentions=(*known.mentions, *talk.mentions),
    )


def find_talks(notes: Annotations) -> list[Talk]:
    """Return the talks of two states that a document tells of, in order; those denied or supposed have that standing.

    Time is linear in the length of the document and in the number of its talks with one pair.
    """
    return _Reader(notes).read()
