"""Who presides over something, hosts or attends it, by the grammar of the sentence that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from aseanhr.reading.annotators.names import Names
from aseanhr.reading.annotators.people import Person
from aseanhr.reading.events.surroundings import IDLE
from aseanhr.reading.events.talk_parties import Party
from aseanhr.records.base import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Document, Mark, Sentence
    from aseanhr.reading.events.talk_parties import Parties

__all__ = ["Holder", "Holding", "Slot", "acts_in", "find_holdings"]

Slot = Literal["chairs", "hosts", "attending"]

_SLOTS: dict[str, Slot] = {
    "CHAIR": "chairs",
    "HOST": "hosts",
    "RECEIVE": "hosts",
    "INVITE": "hosts",
    "ATTEND": "attending",
}
# Small words that lead to somebody who is beside the one who acts.
_ASIDE = frozenset({"IN", "WITH", "FROM", "TO", "FOR", "AGAINST", "DURING", "UNTIL", "BETWEEN"})
_BE = "AMOUNT_TO"  # the verbs of what something is
_NEAR = 3  # words such as "jointly" between a role and its holder
# Bodies that may host a meeting of others, by their English name.
_BODIES = {
    "aichr": "AICHR",
    "acwc": "ACWC",
    "acmw": "ACMW",
    "asean": "ASEAN",
    "asean_secretariat": "ASEAN Secretariat",
    "un": "United Nations",
    "eu": "European Union",
    "ilo": "International Labour Organization",
    "icrc": "International Committee of the Red Cross",
    "iaea": "International Atomic Energy Agency",
    "seanwfz": "SEANWFZ Commission",
}


class Holder(NamedTuple):
    """Somebody who has a role in a meeting.

    Attributes:
        start: offset of the first character.
        end: offset behind the last character.
        participant: who it is.
        body: id of the body, if it is one.
    """

    start: int
    end: int
    participant: Participant
    body: str | None = None


class Holding(NamedTuple):
    """Words that say who has a role.

    Attributes:
        slot: which role.
        first: index of the first word, those of the holders included.
        last: index of the word behind them.
        at: index of the word behind those that name the role, where its object begins.
        object: whether the meeting may follow as the object of the words.
        strict: whether what follows must be a meeting, or nothing: a verb takes objects of other kinds too.
        led: whether the words only speak of a meeting where they name it ("receives").
        holders: who it is, one or several.
    """

    slot: Slot
    first: int
    last: int
    at: int
    object: bool
    strict: bool
    led: bool
    holders: tuple[Holder, ...]


def acts_in(notes: Annotations, sentence: Sentence) -> list[Predicate]:
    """Return the full verbs of a sentence: no nouns, none that only link or that a noun looks like ("the host")."""
    return [
        act
        for act in notes.predicates(sentence)
        if act.form != "noun" and act.cue not in IDLE and not (act.form == "inf" and act.standing == "none")
    ]


class _Finder:
    """Finds the holders of one sentence."""

    def __init__(
        self, notes: Annotations, sentence: Sentence, parties: Parties, taken: Sequence[tuple[int, int]]
    ) -> None:
        self.notes, self.sentence = notes, sentence
        self.document: Document = notes.document
        # A body or state in the name of a meeting holds no role in it.
        kept = (
            [p for p in g if not any(low <= p.first < high for low, high in taken)] for g in parties.groups
        )
        self.taken = taken
        self.groups = [group for group in kept if any(_may_act(party) for party in group)]
        self.acts = acts_in(notes, sentence)
        self.bodies = {mark.first: mark.value for mark in self.document.within("body", sentence)}

    def find(self) -> list[Holding]:
        roles = [m for m in self.document.within("role", self.sentence) if m.value != "MEETING"]
        found = [holding for role in roles if (holding := self._of_words(role))]
        covered = {n for role in roles for n in range(role.first, role.last)}
        for act in self.acts:
            if act.cue not in _SLOTS or not self._is_told(act) or act.first in covered:
                continue
            covered.add(act.first)
            holding = self._of_verb(act)
            if holding:
                found.append(holding)
        return found or list(self._of_office())

    def _is_told(self, act: Predicate) -> bool:
        """Tell whether the text asserts or plans what a verb says; a participle of its own clause hangs on no verb before it."""
        if act.standing in ("asserted", "planned"):
            return True
        apart = act.operator and self.document.clauses[act.operator.first] != self.document.clauses[act.first]
        return act.form == "part" and act.standing == "none" and bool(apart)

    def _of_words(self, role: Mark) -> Holding | None:
        """Return who has a role that a noun names, before or behind it: "under the chairmanship of A", "with A as host"."""
        value, _, side = role.value.partition("_")
        invites = value == "INVITE"
        slot = _SLOTS[value]
        if side == "OF":
            holders = self._behind(role.last) or self._beside(role)
        elif side == "AS":
            elsewhere = self._is_of_other(role.last)
            holders = (
                [] if elsewhere else self._before(role.first, slot, frozenset(), verbs=1) or self._main(role)
            )
        else:
            holders = [p for p in self._beside(role) if side == "UNDER" or p.lead in ("IN", "DURING")]
        return self._holding(slot, role.first, role.last, holders, object=side == "AS", led=invites)

    def _is_of_other(self, first: int) -> bool:
        """Tell whether a role is that of something else than a meeting: "as chair of ASEAN"."""
        marks = self.document.marks("link", first, first + 1)
        taken = self.document.marks("gathering", first, first + _NEAR + 1)
        return any(mark.value == "OF" for mark in marks) and not taken

    def _beside(self, role: Mark) -> list[Party]:
        """Return who stands right before the words of a role or around them: "A's chairmanship", "A, chair of the meeting"."""
        return next((g for g in self.groups if g[-1].first < role.first <= g[-1].last), [])

    def _of_office(self) -> Iterator[Holding]:
        """Yield who is said to be the chair where that opens a clause: "the chair this year was A", "Chair: A"."""
        clauses = self.document.clauses
        for office in self.document.within("office", self.sentence):
            opens = office.first == self.sentence.first or clauses[office.first - 1] != clauses[office.first]
            if not office.value.startswith("Chair") or not (opens or office.first - 1 == self.sentence.first):
                continue
            if self._gap_behind(office.last) == ":":
                holders, last = self._behind(office.last), office.last
            else:
                last = self._said_of(office.last)
                holders = self._behind(last) if last else []
            holding = self._holding("chairs", office.first, last, holders)
            if holding:
                yield holding

    def _said_of(self, first: int) -> int:
        """Return the word behind what leads from an office to its holder: a verb of being, or the comma behind the name of a meeting."""
        named = [
            high for low, high in self.taken if first <= low <= first + _NEAR and high < self.sentence.last
        ]
        if named and self._gap_behind(named[0]) == ",":
            return named[0]
        clauses = self.document.clauses
        links = [p for p in self.notes.predicates(self.sentence) if p.first >= first and p.cue == _BE]
        told = bool(links) and links[0].standing == "asserted"
        if not told or clauses[links[0].first] != clauses[first - 1] or self._is_named(first, links[0].first):
            return 0
        return links[0].last

    def _gap_behind(self, last: int) -> str:
        """Return the mark that follows a word."""
        return self._between(last, last).strip() if last < self.sentence.last else ""

    def _is_named(self, first: int, last: int) -> bool:
        """Tell whether a name stands in a range, other than in that of a meeting or its city: "the chair of the Labour Party"."""
        words = self.document.words
        known = {n for low, high in self.taken for n in range(low, high)}
        known |= {
            n for mark in self.document.within("city", self.sentence) for n in range(mark.first, mark.last)
        }
        return any(words.written(n)[0].isupper() for n in range(first, last) if n not in known)

    def _of_verb(self, act: Predicate) -> Holding | None:
        slot = _SLOTS[act.cue]
        led = act.cue == "RECEIVE"
        if act.passive:
            return self._holding(slot, act.first, act.last, self._agent(act.last), led=led)
        found = self._before(act.first, slot, _ASIDE - {"WITH"} if act.form == "ger" else _ASIDE)
        active = bool(found) and found[0].lead != "BY"
        if not found and act.form == "ger":
            found = self._main(act)
        elif not found and self.document.lexicon.verb_second:
            found = [party for party in self._behind(act.last) if party.lead == ""]
        return self._holding(slot, act.first, act.last, found, object=active, strict=active, led=led)

    # -- who ------------------------------------------------------------------------------------------------------

    def _main(self, act: Predicate | Mark) -> list[Party]:
        """Return the subject of the main clause behind a participle that opens its sentence: "Chairing the meeting, A said"."""
        clauses = self.document.clauses
        behind = [
            g for g in self.groups if g[0].first > act.last and clauses[g[0].first] != clauses[act.first]
        ]
        opens = act.first == self.sentence.first
        return [party for party in behind[0] if not party.lead] if opens and behind else []

    def _agent(self, first: int) -> list[Party]:
        """Return whom "by" leads to behind a passive verb."""
        for group in self.groups:
            if group[0].first >= first and self._is_led(group[0], first):
                return [] if self._is_parted(first, group[0].first) else group
        return self._bare(first)

    def _is_led(self, party: Party, first: int) -> bool:
        """Tell whether "by" leads to a party, perhaps with an article or a house of the state between ("the Ministry of")."""
        begin = first if party.lead == "OF" else max(party.first - 2, first)
        marks = self.document.marks("link", begin, party.first)
        houses = self.document.marks("portfolio", begin, party.first)
        if party.lead == "OF" and not any(mark.value == "house" for mark in houses):
            return False
        return party.lead == "BY" or any(mark.value == "BY" for mark in marks)

    def _bare(self, first: int) -> list[Party]:
        """Return the person whose name "by" leads to, without title or office."""
        by = next((m for m in self.document.marks("link", first, first + _NEAR) if m.value == "BY"), None)
        if by is None or by.last >= self.sentence.last:
            return []
        return self._named(by.last, Names(self.notes, self.sentence).name_at(by.last))

    def _named(self, first: int, last: int) -> list[Party]:
        """Return the person whose full name some words are, without title or office; none for that of a city or in a meeting's."""
        names = Names(self.notes, self.sentence)
        told = any(low < last and first < high for low, high in self.taken)
        if (
            last - first < 2
            or names.is_city(first, last)
            or told
            or any(n in names.taken for n in range(first, last))
        ):
            return []
        starts, ends = self.document.words.starts, self.document.words.ends
        start, end = starts[first], ends[last - 1]
        name = self.document.text[start:end]
        person = Person(first, last, start, end, name, None, None, start, end)
        return [Party(first, last, start, end, "person", person=person)]

    def _right_before(self, last: int) -> list[Party]:
        """Return the person whose full name stands right before a word, or before the small words between ("A, who chaired")."""
        links = {
            n for mark in self.document.within("link", self.sentence) for n in range(mark.first, mark.last)
        }
        end = last
        while end > self.sentence.first and end - 1 in links and last - end < _NEAR:
            end -= 1
        if end == self.sentence.first:
            return []
        names = Names(self.notes, self.sentence)
        first = names.name_until(end - 1, self.sentence.first)
        first += first in links  # "With A in the chair"
        joined = [
            m for m in self.document.marks("link", first - 1, first) if m.value == "AND" and m.last == first
        ]
        more = (
            names.name_until(first - 2, self.sentence.first)
            if joined and first - 2 >= self.sentence.first
            else first
        )
        return [*self._named(more, first - 1), *self._named(first, end)]

    def _behind(self, first: int) -> list[Party]:
        """Return who is named right behind a word, or around it."""
        group = next((g for g in self.groups if g[0].last > first), None)
        if group is None or group[0].first - first > _NEAR or self._is_parted(first, group[0].first):
            return (
                self._named(first, Names(self.notes, self.sentence).name_at(first))
                if first < self.sentence.last
                else []
            )
        return group

    def _before(self, last: int, slot: Slot, aside: frozenset[str], verbs: int = 0) -> list[Party]:
        """Return who is the subject before a word; who is named beside them ("in cooperation with B") is left out."""
        before = [g for g in self.groups if g[-1].last <= last]
        for group in reversed(before):
            if self._is_parted(group[-1].last, last, verbs):
                return []
            # "The ministry of A was the host."
            owner = group[0].lead == "OF" and not (slot == "hosts" and group is before[0])
            if (
                (group[0].lead in aside and not self._is_article(group[0]))
                or owner
                or (slot != "hosts" and not _presides(group[0]))
            ):
                continue
            return group
        return [] if before or slot != "chairs" else self._right_before(last)

    def _is_article(self, party: Party) -> bool:
        """Tell whether the small word before a party that opens its sentence is an article here: "Den svenska ministern"."""
        first = self.sentence.first
        marks = self.document.marks("determiner", first, first + 1)
        return party.first == first + 1 and any(mark.value == "DEFINITE" for mark in marks)

    def _is_parted(self, first: int, last: int, verbs: int = 0) -> bool:
        """Tell whether more verbs than some, or the end of a clause, stand between two words."""
        links = self.document.marks("link", first, last)
        if any(mark.value == "CONTRAST" for mark in links) or ";" in self._between(first, last):
            return True
        between = [a for a in self.acts if first <= a.first and a.last <= last and not self._goes_on(a)]
        return len(between) > verbs

    def _goes_on(self, act: Predicate) -> bool:
        """Tell whether "and" joins a verb to another with the same subject: "opened and chaired"."""
        return self.document.has("link", act.last, act.last + 1, "AND")

    def _is_denied(self, first: int) -> bool:
        """Tell whether a word of denial stands before what leads to a party: "not by A"."""
        marks = self.document.marks("operator", max(first - _NEAR, self.sentence.first), first)
        return any(self.document.rule(mark).kind == "NEGATED" for mark in marks)

    def _between(self, first: int, last: int) -> str:
        words = self.document.words
        return self.document.text[words.ends[first - 1] : words.starts[last]] if 0 < first <= last else ""

    def _holding(
        self,
        slot: Slot,
        first: int,
        last: int,
        parties: Iterable[Party],
        *,
        object: bool = False,
        strict: bool = False,
        led: bool = False,
    ) -> Holding | None:
        group = [party for party in parties if _may_act(party)]
        holders = [holder for party in group if (holder := self._holder(slot, party))]
        if not holders:
            return None
        if group[0].lead == "BY" and self._is_denied(group[0].first):
            return None
        low, high = min(first, group[0].first), max(last, group[-1].last)
        return Holding(slot, low, high, last, object, strict, led, tuple(holders))

    def _holder(self, slot: Slot, party: Party) -> Holder | None:
        """Return who a party is: bodies host and do not preside, persons host for their state, only they are said to attend."""
        person = party.person
        named = person is not None and bool(person.name)
        if slot == "hosts" and party.country is None:
            return self._host_body(party)
        if slot == "attending" and not named:
            return None
        if person is None or (slot == "hosts" and not named):
            who = Participant(country=party.country) if party.country else None
        else:
            name = person.full or person.name
            who = Participant(name=name, role=person.office, country=party.country)
        return Holder(party.start, party.end, who) if who else None

    def _host_body(self, party: Party) -> Holder | None:
        """Return a body that hosts a meeting."""
        body = self.bodies.get(party.first)
        if body not in _BODIES:
            return None
        return Holder(party.start, party.end, Participant(organization=_BODIES[body]), body)


def _may_act(party: Party) -> bool:
    return party.kind in ("person", "official", "state", "body")


def _presides(party: Party) -> bool:
    """Tell whether a party can preside: a state, or a person, whatever they represent."""
    return party.kind != "body" or party.person is not None


def find_holdings(
    notes: Annotations, sentence: Sentence, parties: Parties, taken: Sequence[tuple[int, int]]
) -> list[Holding]:
    """Return what a sentence says of who presides, hosts and attends, in order.

    Args:
        notes: the document.
        sentence: the sentence.
        parties: who is named in it.
        taken: first and last word of each name of a meeting in it.
    """
    found = _Finder(notes, sentence, parties, taken).find()
    return sorted(found, key=lambda holding: holding.first)
