"""Whose side a document, a paragraph and a sentence take: who "she", "the minister" and a person without a state stand for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.events.talk_parties import Parties, Party

__all__ = ["Focus", "find_home"]

_AWAY = frozenset({"IN", "TO", "FROM", "WITH", "AGAINST", "BY"})
_PRIOR = 3  # how many mentions the state of a language outweighs
_HUMBLE = ("adjective", "state", "official", "person")


def find_home(notes: Annotations, parties: list[Parties]) -> Country | None:
    """Return the state whose side a document takes: the one most named as subject, least as counterpart.

    Args:
        notes: the document with its values.
        parties: those of each sentence.
    """
    code = notes.document.lexicon.home
    counts: Counter[Country] = Counter()
    if code:
        counts[Country(code)] += _PRIOR
    for found in parties:
        for party in found.all:
            if party.country is None:
                continue
            if party.lead in _AWAY:
                counts[party.country] -= party.is_human
            elif party.person and party.person.name and party.person.full is None:
                counts[party.country] += 0
            else:
                counts[party.country] += 1 if party.is_human else 2
    best = counts.most_common(2)
    if not best or best[0][1] <= 0 or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


class Focus:
    """Who is spoken of while a document is read.

    Attributes:
        home: the state whose side the document takes.
    """

    def __init__(self, home: Country | None) -> None:
        self.home = home
        self.block = -1
        self.topics: list[Party] = []
        self.offices: dict[str, Party] = {}
        self.side: Country | None = None

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence; a new line begins a new topic, but keeps the old one as a last resort."""
        if sentence.block != self.block:
            self.block = sentence.block
            self.topics = self.topics[-4:]

    def leave(self, parties: Parties) -> None:
        """Keep who was spoken of in a sentence: its subjects last, so that they come first."""
        led = [p for p in parties.all if p.kind in ("person", "official", "state")]
        for party in led:
            if party.person and party.person.office:
                self.offices[party.person.office] = party
        led.sort(key=lambda p: (p.lead == "" and p.is_human, -p.first))
        self.topics = (self.topics + led)[-12:]

    def country_of(self, party: Party) -> Country | None:
        """Return the state of a party, if words say it or the document takes its side."""
        if party.country is not None:
            return party.country
        if party.kind == "person":
            return self.home
        if party.kind == "definite" and party.office:
            same = self.offices.get(party.office) or next(
                (p for office, p in reversed(self.offices.items()) if party.office in office), None
            )
            return self.country_of(same) if same else self.home
        return None

    def missing(self, before: list[Party], known: set[Country]) -> tuple[Country, Party | None] | None:
        """Return the state that talks with those known, and who stands for it: named before in the sentence, or the topic.

        Args:
            before: parties of the same sentence that stand before the words of talks.
            known: the states of the other side.
        """
        for party in reversed([p for p in before if p.lead == "" and p.kind != "body"]):
            state = self.country_of(party)
            if state and state not in known:
                return state, party
        if self.side and self.side not in known:
            return self.side, None
        if self.home and self.home not in known:
            return self.home, None
        for party in reversed(self.topics):
            state = self.country_of(party)
            if state and state not in known and party.is_human:
                return state, party
        return None
