"""Whose side a document, a paragraph and a sentence take: who "she", "the minister" and a person without a state stand for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.events.talk_parties import Parties, Party
    from aseanhr.reading.events.talk_sides import Sides

__all__ = ["Focus", "find_home"]

_AWAY = frozenset({"IN", "TO", "FROM", "WITH", "AGAINST", "BY"})
_TITLE = 2  # how many mentions it outweighs to begin the title
_WEIGHT = 3  # how many mentions it outweighs to meet somebody


def find_home(notes: Annotations, parties: list[Parties], sides: list[Sides]) -> Country | None:
    """Return the state whose side a document takes: often named, who meets others rather than who is met.

    Args:
        notes: the document with its values.
        parties: those of each sentence.
        sides: what is told of who meets whom.
    """
    code = notes.document.lexicon.home
    home = Country.of(code) if code else None
    everybody = [party for found in parties for party in found.all]
    return _most(_counted(notes, parties, sides), [p.country for p in everybody if p.country], home)


def _counted(notes: Annotations, parties: list[Parties], sides: list[Sides]) -> Counter[Country]:
    """Count for each state what speaks for its side being that of a document."""
    everybody = [party for found in parties for party in found.all]
    # Who is at home needs no state before the name: where some have none, those with one are guests.
    plain = any(p.person and p.person.office and p.person.name and not p.country for p in everybody)
    counts = _named(everybody, plain)
    counts.update(_met([side for side in sides if not side.between], plain))
    home = notes.document.lexicon.home
    if home is not None:  # a text that never names it is less likely written from its side
        named = any(found.value.alpha_2 == home for found in notes.countries)
        counts[Country.of(home)] += notes.document.lexicon.home_weight // (1 if named else 2)
    counts.update(_titled(notes, parties))
    return counts


def _most(counts: Counter[Country], told: list[Country], home: Country | None) -> Country | None:
    """Return the state that counts most; of several the one that is named more often in whatever part."""
    most = max(counts.values(), default=0)
    best = [state for state, count in counts.items() if count == most]
    if most <= 0 or home in best:
        return home
    first, *rest = sorted(best, key=lambda state: -told.count(state))[:2]
    return home if rest and told.count(first) == told.count(rest[0]) else first


def _titled(notes: Annotations, parties: list[Parties]) -> Counter[Country]:
    """Count the state that a title begins with: "Viet Nam strengthens ties with its neighbors"."""
    counts: Counter[Country] = Counter()
    for sentence, found in zip(notes.document.sentences, parties, strict=True):
        first = found.all[0] if found.all and sentence.role == "title" else None
        if first and first.country and first.kind == "state" and first.first == sentence.first:
            counts[first.country] += _TITLE
    return counts


def _named(everybody: list[Party], plain: bool) -> Counter[Country]:
    """Count how often each state is named, guests against it."""
    counts: Counter[Country] = Counter()
    for party in everybody:
        if party.country and party.lead not in _AWAY:
            guest = plain and party.kind in ("person", "official") and _says_state(party)
            counts[party.country] += -1 if guest else 1
    return counts


def _met(sides: list[Sides], plain: bool) -> Counter[Country]:
    """Count for each state who meets others, and against it who is met."""
    counts: Counter[Country] = Counter()
    for side in sides:
        for party in side.left if not plain else ():
            if party.country:
                counts[party.country] += _WEIGHT
        for party in side.right:
            if party.country:
                counts[party.country] -= _WEIGHT
    return counts


def _says_state(party: Party) -> bool:
    """Tell whether the words of a party name its state, and not only those of an earlier mention."""
    return party.person is None or party.person.full in (None, party.person.name)


class Focus:
    """Who is spoken of while a document is read.

    Attributes:
        home: the state whose side the document takes.
        told: whether the document names it.
    """

    def __init__(self, home: Country | None, *, told: bool = True) -> None:
        self.home = home
        self.told = told
        self.block = -1
        self.topics: list[Party] = []
        self.offices: dict[tuple[str, Country | None], Party] = {}
        self.side: Country | None = None
        self.begin = 0

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence; a new line begins a new topic, but keeps the old one as a last resort."""
        if sentence.block != self.block:
            if sentence.block > self.block + 1:  # a line of dashes ends an item
                self.side = None
            self.block = sentence.block
            self.begin = sentence.first
            self.topics = self.topics[-4:]

    def leave(self, parties: Parties) -> None:
        """Keep who was spoken of in a sentence: its subjects last, so that they come first."""
        led = [p for p in parties.all if p.kind in ("person", "official", "state")]
        for party in led:
            if party.person and party.person.office:
                held = party.person.office, party.country
                self.offices.pop(held, None)
                self.offices[held] = party
        led.sort(key=lambda p: (p.lead == "" and p.is_human, -p.first))
        self.topics = (self.topics + led)[-12:]

    def country_of(self, party: Party) -> Country | None:
        """Return the state of a party, if words say it or the document takes its side."""
        if party.country is not None:
            return party.country
        if party.kind == "person":
            # Where the side of the document is never named, it takes that of the talks told last.
            return self.home if self.told else self.side or self.home
        if party.kind == "definite" and party.office:
            same = self._holder(party.office)
            return self.country_of(same) if same else self.home
        return None

    def _holder(self, office: str) -> Party | None:
        """Return who holds an office that is named without a state: one of the home side before others."""
        held = [p for (name, _), p in reversed(self.offices.items()) if name == office]
        held += [p for (name, _), p in reversed(self.offices.items()) if office in name and name != office]
        return next(
            (p for p in held if self.country_of(p) == (self.side or self.home)), held[0] if held else None
        )

    def holder_of(self, office: str, own: Country) -> Country | None:
        """Return the state of who holds an office, named last before, that is not one's own."""
        held = [state for name, state in reversed(self.offices) if name == office]
        return next((state for state in held if state and state != own), None)

    def missing(self, before: list[Party], known: set[Country]) -> tuple[Country, Party | None] | None:
        """Return the state that talks with those known, and who stands for it: named before in the sentence, or the topic.

        Args:
            before: parties of the same sentence that stand before the words of talks.
            known: the states of the other side.
        """
        # Nobody has talked yet: the subject of the sentences before in this line, if it is clear.
        fresh = [] if self.side else [p for p in self.topics if p.first >= self.begin and p.lead == ""]
        found = self.named(before, known) or self._first(fresh, known, human=True)
        if found:
            return found
        sides = (self.home, self.side) if self.told else (self.side, self.home)
        for side in sides:
            if side and side not in known:
                return side, None
        return self._first(self.topics, known, human=True)

    def named(self, before: list[Party], known: set[Country]) -> tuple[Country, Party] | None:
        """Return the state not known that is named last before in the sentence, with who stands for it."""
        return self._first([p for p in before if p.lead == "" and p.kind != "body"], known)

    def _first(
        self, parties: list[Party], known: set[Country], *, human: bool = False
    ) -> tuple[Country, Party] | None:
        """Return the last of some parties that stands for a state not known, with that state."""
        for party in reversed(parties):
            state = self.country_of(party)
            if state and state not in known and (party.is_human or not human):
                return state, party
        return None
