"""Which two states talk: the sides that a sentence names, distributed over lists, and completed where one is not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.events.talk_types import Side, Talk
from aseanhr.reading.events.talk_visits import Visits
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.events.talk_anchors import Anchor
    from aseanhr.reading.events.talk_focus import Focus
    from aseanhr.reading.events.talk_parties import Parties, Party
    from aseanhr.reading.events.talk_sides import Sides

__all__ = ["Pairs"]

_HOME = "side of the document"
_TWO = 2
_BESIDE = 3  # words before those of talks that may say how they were held
_NEAR = 4  # lines back to the talks that a guest was named in


class Pairs:
    """Reads the pairs of states of one anchor after the other.

    Args:
        notes: the document with its values.
        parties: those of each sentence.
        focus: whose side the text takes while it is read.

    Attributes:
        latest: the talks told last, in the words that told them; the caller sets it.
    """

    def __init__(self, notes: Annotations, parties: list[Parties], focus: Focus) -> None:
        self.notes, self.document = notes, notes.document
        self.parties, self.focus = parties, focus
        self.latest: Talk | None = None
        self.visits = Visits(notes)

    def read(self, sentence: Sentence, anchor: Anchor, sides: Sides) -> list[Talk]:
        """Return the talks that an anchor and its sides tell of."""
        if any(party.kind == "body" for party in (*sides.left[-1:], *sides.right)):
            return []
        if anchor.formal:
            return self._formal(sentence, anchor, sides)
        if sides.between:
            return self._both(sentence, anchor, sides.right)
        right = [p for p in sides.right if self._may_be_met(anchor, p)]
        if sides.right and not right:
            return []
        if anchor.cue == "SPEAK" and not _speaks_with(sides.left, right):
            return []
        if not right:
            return self._alone(sentence, anchor, sides.left)
        return self._each(sentence, anchor, sides.left, right)

    def _formal(self, sentence: Sentence, anchor: Anchor, sides: Sides) -> list[Talk]:
        """Return the talks of exactly two states that are said to hold a dialogue or consultation."""
        sided = [*([] if sides.between else sides.left), *sides.right]
        states = _by_state((party.country, party) for party in sided)
        held = sides.between or sides.right or anchor.governed or len(sides.left) > 1
        if len(states) != 2 or not held or any(party.country is None for party in sided):
            return self._of_group(sentence, anchor) if not sided else []
        one, other = states
        return [self._talk(sentence, anchor, self._side(one, states[one]), self._side(other, states[other]))]

    def _may_be_met(self, anchor: Anchor, party: Party) -> bool:
        """Tell whether a party can be who is met: a state by its name only behind "with"."""
        if party.kind == "state":
            # "Held talks with Laos", but not "met with Laos", which may be a match.
            told = anchor.noun or bool(self.document.marks("gathering", anchor.first, anchor.last))
            return party.lead == "WITH" and told
        vague = party.kind == "pronoun" and anchor.cue == "VISIT"
        return party.kind not in ("both", "adjective") and not vague

    def _both(self, sentence: Sentence, anchor: Anchor, named: list[Party]) -> list[Talk]:
        """Return the talks of those named as both sides, if they are two states."""
        if _are_both(named):
            return self._again(sentence, anchor, named[0])
        vague = [party for party in named if party.country is None and party.kind != "person"]
        states = _by_state((self.focus.country_of(party), party) for party in named if party not in vague)
        if len(states) == 1 and not vague:
            # "Minister X and his Vietnamese colleague": X is of another state, whatever the text is mostly about.
            vague = [party for party in named if party.country is None]
            states = _by_state((party.country, party) for party in named)
        if len(states) == 1:
            states.update(self._completed(sentence, named, vague, set(states)))
        if len(states) != 2:
            return []
        one, other = states
        return [self._talk(sentence, anchor, self._side(one, states[one]), self._side(other, states[other]))]

    def _completed(
        self, sentence: Sentence, named: list[Party], vague: list[Party], known: set[Country]
    ) -> dict[Country, list[Party]]:
        """Return the state of the one side that is named by a pronoun or an office: "its minister and his counterpart"."""
        if len(vague) != 1 or not vague[0].is_human:
            return {}
        before = [p for p in self.parties[sentence.index].all if p.last <= named[0].first]
        found = self.focus.missing(before, known)
        return {found[0]: vague} if found else {}

    def _side(self, country: Country, parties: list[Party]) -> Side:
        stated = any(party.country == country for party in parties)
        return Side(country, tuple(parties), stated, "" if stated else _HOME)

    def _alone(self, sentence: Sentence, anchor: Anchor, left: list[Party]) -> list[Talk]:
        """Return the talks of those who meet with nobody named beside them."""
        if not left:
            return self._of_group(sentence, anchor)
        if _are_both(left):
            return self._again(sentence, anchor, left[0])
        human = any(party.is_human for party in left)
        if anchor.noun and not (anchor.governed or (human and len(left) > 1)):
            return self._of_group(sentence, anchor)
        told = anchor.noun or bool(self.document.marks("gathering", anchor.first, anchor.last))
        if not anchor.noun and self._is_with(anchor.last):
            return []  # "met with youth groups"
        if len(left) > 1:
            return self._both(sentence, anchor, left) if human or told else []
        return self._received(sentence, anchor, left[0])

    def _is_with(self, last: int) -> bool:
        """Tell whether "with" is the last word of a verb."""
        marks = self.document.marks("link", last - 1, last)
        return any(mark.value == "WITH" and mark.last == last for mark in marks)

    def _received(self, sentence: Sentence, anchor: Anchor, host: Party) -> list[Talk]:
        """Return the talks of who receives somebody that is not named: "Foreign Minister X of A received on Tuesday"."""
        if anchor.cue not in ("RECEIVE", "TALK") or not host.person or not host.country:
            return []
        other = self.focus.missing([], {host.country}) if self._ends(anchor) else None
        if other is None:
            return []
        return [self._talk(sentence, anchor, self._side(host.country, [host]), _inferred(*other))]

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
        met = _by_state((party.country, party) for party in right)
        left = [] if anchor.noun and _are_of(left, met) else left
        unknown = [party for party in right if not party.country]
        subjects = self._states_of(left)
        if _are_both(left) and self._is_third(sentence, set(met)):
            return []
        if len(subjects) > 1:
            # Those of two states who meet a third are three.
            return self._both(sentence, anchor, left) if subjects >= set(met) and not unknown else []
        before = self._before(sentence, anchor, left)
        if not met:
            return self._each_unknown(sentence, anchor, before, left, unknown)
        talks: list[Talk] = []
        for state, parties in met.items():
            side = self._subject(sentence, before, left, state)
            talks += self._with_state(sentence, anchor, side, state, parties) if side else []
        return talks

    def _each_unknown(
        self, sentence: Sentence, anchor: Anchor, before: list[Party], left: list[Party], met: list[Party]
    ) -> list[Talk]:
        """Return the talks with those who are met and whose states the text does not tell."""
        apart = self._apart(anchor, met)
        return [talk for some in apart for talk in self._unknown(sentence, anchor, before, left, some[0])]

    def _states_of(self, parties: list[Party]) -> set[Country]:
        """Return the states of some parties, those that they stand for too."""
        return {state for party in parties if (state := self.focus.country_of(party))}

    def _before(self, sentence: Sentence, anchor: Anchor, left: list[Party]) -> list[Party]:
        """Return the parties before the words of talks, without those who meet."""
        return [p for p in self.parties[sentence.index].all if p.last <= anchor.first and p not in left]

    def _with_state(
        self, sentence: Sentence, anchor: Anchor, side: Side, state: Country, met: list[Party]
    ) -> list[Talk]:
        """Return the talks of one side with those of a state."""
        groups = self._apart(anchor, met)
        return [self._talk(sentence, anchor, side, Side(state, tuple(some), True)) for some in groups]

    def _apart(self, anchor: Anchor, met: list[Party]) -> list[list[Party]]:
        """Return those of one state who are met, one by one where the text says so: "in turn", "separately"."""
        begin = max(anchor.first - _BESIDE, anchor.floor)
        marks = self.document.marks("link", begin, anchor.ceiling)
        return [[party] for party in met] if any(m.value == "RESPECTIVELY" for m in marks) else [met]

    def _is_third(self, sentence: Sentence, met: set[Country]) -> bool:
        """Tell whether those who are met are of a third state beside the two that talked last."""
        pair = self._last_pair(sentence)
        return pair is not None and bool(met - {side.country for side in pair})

    def _subject(
        self, sentence: Sentence, before: list[Party], left: list[Party], other: Country
    ) -> Side | None:
        """Return the side of those who meet, inferred where they do not tell their state."""
        going_on = self._going_on(sentence, left)
        if going_on is not None and going_on.country != other:
            return going_on
        for party in left:
            state = self.focus.country_of(party)
            if state and state != other:
                stated = party.country == state
                return Side(state, (party,), stated, "" if stated else _HOME)
        if any(party.country == other for party in left):
            return None
        # A named person whose state the text does not tell does not belong to the topic.
        known = not any(map(_is_unknown, left))
        inferred = self.focus.missing(before, {other}) if known else self.focus.named(before, {other})
        if inferred is None:
            return None
        side = _inferred(*inferred)
        return side._replace(parties=side.parties or tuple(left))

    def _going_on(self, sentence: Sentence, left: list[Party]) -> Side | None:
        """Return the side of those who met before in the sentence and go on: "A met B; later he received C"."""
        last = self.latest
        if last is None or last.sentence != sentence.index or [p.kind for p in left] != ["pronoun"]:
            return None
        return last.sides[0]._replace(stated=False, how="named before")

    def _unknown(
        self, sentence: Sentence, anchor: Anchor, before: list[Party], left: list[Party], party: Party
    ) -> list[Talk]:
        """Return the talks with somebody whose state must be inferred."""
        state = self.focus.country_of(party)
        guest = self._guest(sentence, anchor, left, party, state)
        if guest:
            return [guest]
        home = self._home(left)
        own = home.country if home else None
        if party.kind == "person" and not _hosts(anchor):
            state = self.visits.before(anchor.first, own) or state
        if own is not None and state in (None, own):
            state = self._elsewhere(sentence, party, own, before)
        one = home or self._opposite(before, state)
        if one is None or state is None:
            return []
        return [self._talk(sentence, anchor, one, Side(state, (party,), False, _HOME))]

    def _opposite(self, before: list[Party], state: Country | None) -> Side | None:
        """Return the side that talks with a state where the sentence names none."""
        found = self.focus.missing(before, {state}) if state else None
        return _inferred(*found) if found else None

    def _home(self, left: list[Party]) -> Side | None:
        """Return the side of those who meet somebody: of the state that one of them names, or else stands for."""
        named = next((party.country for party in left if party.country), None)
        own = named or next((state for party in left if (state := self.focus.country_of(party))), None)
        return Side(own, tuple(left), named is not None, "" if named else _HOME) if own else None

    def _guest(
        self, sentence: Sentence, anchor: Anchor, left: list[Party], party: Party, state: Country | None
    ) -> Talk | None:
        """Return the talks of a guest met before: "The Minister had a talk with Prime Minister X", X of the home side.

        Within one sentence it is the other way round: "he will call on A of B and hold talks with X".
        """
        vague = party.kind == "person" and _is_vague(left)
        guest = self._partner(sentence, state) if vague and state else None
        if guest is None or state is None:
            return None
        if self.latest and self.latest.sentence == sentence.index:
            return self._talk(
                sentence, anchor, Side(state, tuple(left), False, _HOME), Side(guest, (party,), False, _HOME)
            )
        return self._talk(sentence, anchor, self._side(guest, left), self._side(state, [party]))

    def _elsewhere(
        self, sentence: Sentence, party: Party, own: Country, before: list[Party]
    ) -> Country | None:
        """Return the state of somebody whom the home side meets: of those met before in the sentence, else of the topic."""
        last = self.latest
        if last and last.sentence == sentence.index and party.kind == "person" and own in last.pair:
            return last.pair[0] if last.pair[1] == own else last.pair[1]
        if party.kind == "person":
            return self._in_city(sentence, own)
        if party.kind in ("pronoun", "counterpart"):
            found = self.focus.missing(before, {own})
            return found[0] if found else None
        return self.focus.holder_of(party.office, own) if party.office else None

    def _in_city(self, sentence: Sentence, own: Country) -> Country | None:
        """Return the state of the only foreign city that a sentence names."""
        cities = self.document.lexicon.cities
        named = {cities[m.value] for m in self.document.within("city", sentence) if m.value in cities}
        states = sorted(named - {own.alpha_2})
        return Country(states[0]) if len(states) == 1 else None

    def _partner(self, sentence: Sentence, own: Country) -> Country | None:
        """Return the partner of a state in the talks told last, nearby."""
        last = self.latest
        if last is None or own not in last.pair or not self._is_near(last.sentence, sentence, _NEAR):
            return None
        return last.pair[0] if last.pair[1] == own else last.pair[1]

    def _again(self, sentence: Sentence, anchor: Anchor, both: Party) -> list[Talk]:
        """Return the talks of "the two", "they": those of the last pair, once more or anew."""
        topic = self._last_pair(sentence)
        offices = self.document.has("official", both.first, both.last)
        if topic is None and offices:
            topic = self._named_together(sentence.index) or self._named_together(sentence.index - 1)
        if topic is None or (anchor.noun and not (offices or anchor.governed)):
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
        last = self.latest
        if last and self._is_near(last.sentence, sentence, 1):
            return last.sides
        return None

    def _named_together(self, index: int) -> tuple[Side, Side] | None:
        """Return the only two states that a sentence names, for whom "their ministers" of the next one act."""
        everybody = self.parties[index].all if index >= 0 else []
        states = _by_state((party.country, party) for party in everybody)
        if len(states) != _TWO:
            return None
        one, other = states.items()
        return self._side(one[0], []), self._side(other[0], [])

    def _is_near(self, index: int, sentence: Sentence, lines: int) -> bool:
        return sentence.block - self.document.sentences[index].block <= lines

    def _talk(self, sentence: Sentence, anchor: Anchor, one: Side, other: Side) -> Talk:
        host = None
        if anchor.cue == "RECEIVE":
            host = other.country if anchor.passive else one.country
        place = anchor.first, anchor.last
        return Talk(
            anchor.first, anchor.last, sentence.index, (one, other), anchor.standing, anchor.cue, host,
            anchor.cancelled, anchor.postponed, (place,),
        )  # fmt: skip


def _by_state(placed: Iterable[tuple[Country | None, Party]]) -> dict[Country, list[Party]]:
    """Return parties by the state that each stands for; those of none are left out."""
    found: dict[Country, list[Party]] = {}
    for state, party in placed:
        if state:
            found.setdefault(state, []).append(party)
    return found


def _are_of(parties: list[Party], states: Collection[Country]) -> bool:
    """Tell whether some parties are all of the states that are met: "a meeting with the minister of A was put off at the request of A"."""
    return bool(parties) and all(party.country in states for party in parties)


def _inferred(country: Country, party: Party | None) -> Side:
    how = "named before" if party else _HOME
    return Side(country, (party,) if party else (), False, how)


def _speaks_with(left: list[Party], right: list[Party]) -> bool:
    """Tell whether who speaks does so with somebody, or whether two sides do."""
    if right:
        return right[0].is_human and right[0].lead == "WITH"
    return _are_both(left)


def _are_both(parties: list[Party]) -> bool:
    """Tell whether words such as "the two" name both sides at once."""
    return len(parties) == 1 and parties[0].kind == "both"


def _hosts(anchor: Anchor) -> bool:
    """Tell whether who meets somebody receives them, and so is at home."""
    return anchor.cue == "RECEIVE" and not anchor.passive


def _is_unknown(party: Party) -> bool:
    """Tell whether a party is somebody named, of a state that is not told."""
    return party.person is not None and party.person.name is not None and party.country is None


def _is_vague(left: list[Party]) -> bool:
    """Tell whether only a pronoun or an office names those who meet."""
    return bool(left) and left[0].kind in ("pronoun", "definite") and not any(p.country for p in left)
