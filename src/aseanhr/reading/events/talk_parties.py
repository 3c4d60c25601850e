"""Who may take part in talks: persons, officials and states of a sentence, and what leads to each of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from aseanhr.reading.annotators.names import states_in
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.annotators.people import Person
    from aseanhr.reading.document import Document, Mark, Sentence

__all__ = ["Parties", "Party", "PartyKind"]

PartyKind = Literal[
    "person",  # somebody named, or an office with its state
    "official",  # a state by its officials or delegation
    "state",  # a state by its name
    "capital",  # a capital that may stand for its state
    "adjective",  # a state in the word for something else ("the Lao press")
    "definite",  # an office without state or name
    "counterpart",  # "his counterpart"
    "pronoun",  # "she"
    "both",  # "the two sides", "they"
    "body",  # an organization, or who speaks for one
]
_ORGANIZATIONS = frozenset(
    {"aichr", "asean", "asean_secretariat", "eu", "un", "ilo", "icrc", "iaea", "acwc", "acmw", "seanwfz"}
)
_OF_ORGANIZATIONS = frozenset(
    {
        "Secretary-General of ASEAN",
        "Deputy Secretary-General of ASEAN",
        "Secretary-General",
        "Deputy Secretary-General",
        "High Commissioner for Human Rights",
        "High Commissioner",
        "High Representative",
        "Special Rapporteur",
        "Resident Coordinator",
        "Chair of the AICHR",
        "Spokesperson",
    }
)
_LEADS = ("WITH", "BETWEEN", "BY", "IN", "FROM", "OF", "TO", "FOR", "AGAINST", "DURING", "UNTIL")
_VAGUE = frozenset({"IN", "DURING", "UNTIL"})
_BARRED = ("gathering", "operator")  # what stands between a small word and those that it leads no further to
_NAMED = ("state", "adjective", "capital")
_KINDS: dict[str, PartyKind] = {"demonym": "adjective", "capital": "capital"}
_APART = frozenset(
    {"AND", "WITH", "IN", "TO"}
)  # what leads from an official to something that is not the state of it
_LONGEST_LINK = 3  # words
_SKIPPED = 2  # words without a role that may stand between a preposition and its noun


class Party(NamedTuple):
    """Somebody who may take part in talks.

    Attributes:
        first: index of the first word.
        last: index of the word behind it.
        start: offset of the first character.
        end: offset behind the last character.
        kind: how the party is named.
        country: whom the party stands for, if that is said.
        person: the person, if it is one.
        lead: the part that the small word before it gives it, empty if there is none.
        office: the office of a definite party.
        stated: whether the words say the state; otherwise it is inferred.
    """

    first: int
    last: int
    start: int
    end: int
    kind: PartyKind
    country: Country | None = None
    person: Person | None = None
    lead: str = ""
    office: str | None = None
    stated: bool = True

    @property
    def is_human(self) -> bool:
        """Tell whether somebody acts for a state here, and not the state by its name alone."""
        return self.kind in ("person", "official", "definite", "counterpart", "pronoun", "both")


class Parties:
    """The parties of one sentence.

    Attributes:
        all: each of them, in order.
        groups: those that are joined as equals ("A, B and C"), in order.
    """

    def __init__(self, notes: Annotations, sentence: Sentence, people: list[Person]) -> None:
        self.notes = notes
        self.document: Document = notes.document
        self.sentence = sentence
        self.words = self.document.words
        houses = self.document.within("portfolio", sentence, "house")
        # "The Presidential Palace" does not name a president.
        self.houses = _words([mark for mark in houses if mark.last - mark.first > 1])
        self.covered = set(self.houses)
        found = [*self._people(people), *self._bodies(), *self._states(), *self._others()]
        found.sort(key=lambda party: (party.first, party.last))
        ends = {party.last for party in found}
        groups = ([self._led(party, ends) for party in group] for group in self._distributed(found))
        # A capital stands for its state beside officials, and where somebody talks with it.
        self.groups: list[list[Party]] = [
            [_settled(party) for party in group] for group in groups if not _is_place(group)
        ]
        self.all: list[Party] = [party for group in self.groups for party in group]

    @cached_property
    def dated(self) -> set[int]:
        """Return the words of dates and cities: a small word before them leads no further."""
        dates, cities = self.notes.dates_in(self.sentence), self.document.within("city", self.sentence)
        return _words([*dates, *cities])

    @cached_property
    def barred(self) -> set[int]:
        """Return the words that the words of an official do not reach over."""
        found = [self.document.within(family, self.sentence) for family in _BARRED]
        return self.dated | _words([mark for marks in found for mark in marks])

    @cached_property
    def fields(self) -> set[int]:
        """Return the words that name the field of an office."""
        return _words(self.document.within("portfolio", self.sentence))

    @cached_property
    def links(self) -> dict[int, list[str]]:
        """Return what the small words of the sentence lead to, by their first word; "and his" joins as "and" does."""
        links: dict[int, list[str]] = {}
        conjunctions = self.document.lexicon.conjunctions
        for mark in self.document.within("link", self.sentence):
            joins = mark.value == "WITH" and self.words.forms[mark.first] in conjunctions
            links.setdefault(mark.first, []).append("AND" if joins else mark.value)
        return links

    # -- what they are -------------------------------------------------------------------------------------------

    def _cover(self, first: int, last: int) -> bool:
        """Take words for a party; tell whether they were free."""
        place = range(first, last)
        if not self.covered.isdisjoint(place):
            return False
        self.covered.update(place)
        return True

    def _party(self, first: int, last: int, kind: PartyKind, **facts: Any) -> Party:
        starts, ends = self.words.starts, self.words.ends
        return Party(first, last, starts[first], ends[last - 1], kind)._replace(**facts)

    def _people(self, people: list[Person]) -> Iterator[Party]:
        for person in people:
            self._cover(person.first, person.last)
            of_body = person.office in _OF_ORGANIZATIONS and person.country is None
            kind: PartyKind = "body" if of_body else "person"
            yield self._party(person.first, person.last, kind, country=person.country, person=person)

    def _bodies(self) -> Iterator[Party]:
        for mark in self.document.within("body", self.sentence, *_ORGANIZATIONS):
            if self._cover(mark.first, mark.last):
                yield self._party(mark.first, mark.last, "body")

        yield from (
            self._party(mark.first, mark.last, "body")
            for mark in self.document.within("reference", self.sentence, "BODY")
            if self.houses.issuperset(range(mark.first, mark.last)) or self._cover(mark.first, mark.last)
        )

    def _states(self) -> Iterator[Party]:
        offices = self.document.within("office", self.sentence)
        officials = [*self.document.within("official", self.sentence), *offices]
        by_first = {mark.first: mark for mark in officials}
        by_last = {mark.last: mark for mark in officials}
        names = self._state_names()
        joined = self._joined_states(names)
        for first, last, named, country in names:
            if self._is_town(first, last) or not self._cover(first, last):
                continue
            behind = by_first.get(last)
            apart = _APART - {"IN"} if last in joined else _APART
            before = self._official_before(first, by_last, apart)
            kind: PartyKind = _KINDS.get(named, "state")
            if (
                behind
                and (named != "capital" or self._governs(last, behind))
                and self._cover(behind.first, behind.last)
            ):
                last, kind = behind.last, "official"
            elif before and self._cover(before.first, before.last):
                first, kind = before.first, "official"
            yield self._party(first, last, kind, country=country)

    def _is_town(self, first: int, last: int) -> bool:
        """Return whether a city-state is only a place here: "met him in Singapore and her in Manila"."""
        town = any(mark.last == last for mark in self.document.marks("city", first, first + 1))
        return town and "IN" in self.links.get(first - 1, ())

    def _state_names(self) -> list[tuple[int, int, str, Country]]:
        """Return the names of states and of capitals, in order, with their kind."""
        marks = self.document.within("capital", self.sentence)
        capitals = [(m.first, m.last, "capital", Country(m.value)) for m in marks]
        names = [(s.first, s.last, s.kind, s.value) for s in states_in(self.notes, self.sentence)]
        return sorted([*names, *capitals], key=lambda s: (s[0], -s[1]))

    def _joined_states(self, names: list[tuple[int, int, str, Country]]) -> set[int]:
        """Return where the states end that "and" joins to the next: "utrikesministrarna i A och B" hold office there, who is alone "i A" may only be there."""
        firsts = {first for first, *_ in names}
        return {last for _, last, *_ in names if "AND" in self.links.get(last, ()) and last + 1 in firsts}

    def _governs(self, last: int, office: Mark) -> bool:
        """Tell whether an office behind the genitive of a capital is one of its state: "Seoul's foreign minister"."""
        gap = self.document.text[self.words.ends[last - 1] : self.words.starts[last]]
        return gap.strip() != "" and "Minister" in office.value

    def _official_before(self, first: int, by_last: dict[int, Mark], apart: frozenset[str]) -> Mark | None:
        """Return the word for officials before a state, with small words between them only ("the counterparts from")."""
        n = first
        text = self.document.text
        while n > self.sentence.first:
            if n in by_last:
                return by_last[n]
            if text[self.words.ends[n - 1] : self.words.starts[n]] not in (" ", "'s ", "’s "):
                return None
            if n - 1 in self.fields:
                first, n = first - 1, n - 1
                continue
            values = self.links.get(n - 1, [])
            small = self.words.forms[n - 1] in self.document.lexicon.connectors or values
            if not small or apart.intersection(values) or first - n > _SKIPPED:
                return None
            n -= 1
        return None

    def _others(self) -> Iterator[Party]:
        document, sentence = self.document, self.sentence
        references = document.within("reference", sentence, "BOTH_STATES", "PERSONS", "COUNTERPART", "PERSON")
        for mark in references:
            if mark.value in ("BOTH_STATES", "PERSONS") and self._cover(mark.first, mark.last):
                yield self._party(mark.first, mark.last, "both")
        for mark in document.within("office", sentence):
            if self._cover(mark.first, mark.last):
                kind: PartyKind = "body" if mark.value in _OF_ORGANIZATIONS else "definite"
                yield self._party(mark.first, mark.last, kind, office=mark.value)
        for mark in references:
            kind = "counterpart" if mark.value == "COUNTERPART" else "pronoun"
            if mark.value not in ("COUNTERPART", "PERSON") or self._owns(mark):
                continue
            if self._cover(mark.first, mark.last):
                yield self._party(mark.first, mark.last, kind)

    def _owns(self, mark: Mark) -> bool:
        """Tell whether a pronoun only says whose something is ("her counterpart", "of hers")."""
        if self.document.has("reference", mark.first, mark.last, "OWNER"):
            n = mark.last
            owned = n in self.covered or (n + 1 in self.covered and n not in self.links)
            return owned or bool(self.document.marks("gathering", n, n + 1))
        return self.document.has("link", mark.first - 1, mark.first, "OF")

    def _distributed(self, found: list[Party]) -> list[list[Party]]:
        """Return runs of equals, with officials standing for each state of a list and names in apposition taken in."""
        runs: list[list[Party]] = []
        for party in found:
            if runs and self._joined(runs[-1][-1], party):
                runs[-1].append(party)
            else:
                runs.append([party])
        groups: list[list[Party]] = []
        for run in runs:
            groups += [_promoted(part) for part in self._split(self._named(_promoted(run)))]
        return groups

    def _named(self, run: list[Party]) -> list[Party]:
        """Give persons behind a comma the states of the officials before it: "the ministers of A and B, X and Y"."""
        for n in range(1, len(run)):
            size = min(n, len(run) - n)
            one, other = run[n - 1], run[n]
            if "," not in self._between(one, other) or self._has_and(one, other):
                continue
            named = _given(run[n - size : n], run[n : n + size])
            if named:
                return self._named([*run[: n - size], *named, *run[n + size :]])
        return run

    def _split(self, run: list[Party]) -> Iterator[list[Party]]:
        """Cut a run at a comma that no "and" follows: it joins no list."""
        begin = 0
        joined = [n for n in range(1, len(run)) if self._has_and(run[n - 1], run[n])]
        for n in range(joined[-1] + 1 if joined else 1, len(run)):
            if "," in self._between(run[n - 1], run[n]):
                yield run[begin:n]
                begin = n
        yield run[begin:]

    def _has_and(self, one: Party, other: Party) -> bool:
        return any("AND" in self.links.get(n, ()) for n in range(one.last, other.first))

    # -- what leads to them, what joins them ----------------------------------------------------------------------

    def _between(self, one: Party, other: Party) -> str:
        return self.document.text[one.end : other.start]

    def is_small(self, n: int) -> bool:
        """Tell whether a word only joins or leads to others, or says whose they are."""
        forms, lexicon = self.words.forms, self.document.lexicon
        if n in self.covered and n not in self.links:
            return False
        return n in self.links or forms[n] in lexicon.connectors or self._is_reference(n)

    def _is_reference(self, n: int) -> bool:
        return self.document.has("reference", n, n + 1, "PERSON", "PRONOUN")

    def _joined(self, one: Party, other: Party, *joins: str) -> bool:
        """Tell whether two parties stand beside each other as equals, with "and" or a comma between them."""
        gap = self._between(one, other)
        stopped = any(char in gap for char in ".;:(")
        if other.first < one.last or stopped or other.first - one.last > 1 + _SKIPPED:
            return False
        return self._is_list(one, other, gap, joins) and all(
            self.is_small(n) or self._is_possessive(n)
            for n in range(one.last, other.first)
            if n not in self.links
        )

    def _is_list(self, one: Party, other: Party, gap: str, joins: tuple[str, ...]) -> bool:
        """Tell whether what stands between two parties joins them: "and", a comma, a dash."""
        values = {value for n in range(one.last, other.first) for value in self.links.get(n, ())}
        allowed = {"AND", *joins} | ({"WITH"} if "AND" in values else set())
        if "capital" in (one.kind, other.kind) and "AND" not in values:
            return False
        return values <= allowed and (bool(values) or "," in gap or gap.strip() in ("-", "–", "/"))

    def _is_possessive(self, n: int) -> bool:
        return any(ref.first == n for ref in self.document.marks("reference", n, n + 1))

    def _led(self, party: Party, ends: set[int]) -> Party:
        """Return a party with the part that the small word before it gives it."""
        n, skipped = party.first, 0
        while n > self.sentence.first and n not in ends and not self._is_cut(n):
            lead = self._lead_at(n)
            if lead is not None:
                # "In the afternoon he received": what leads to a time leads no further.
                return party if skipped and lead in _VAGUE else party._replace(lead=lead)
            if self._is_barred(n - 1) or skipped >= _SKIPPED:
                break
            skipped += self.words.forms[n - 1] not in self.document.lexicon.connectors
            n -= 1
        return party

    def _is_cut(self, n: int) -> bool:
        """Tell whether a stop stands before a word."""
        gap = self.document.text[self.words.ends[n - 1] : self.words.starts[n]]
        return any(char in gap for char in ",;:()")

    def _is_barred(self, n: int) -> bool:
        """Tell whether a word ends the search for what leads to those behind it."""
        return n in self.barred or bool(self.links.get(n)) or self._is_verb(n)

    def _lead_at(self, n: int) -> str | None:
        """Return the part that a small word right before a word gives; empty if that belongs to a verb."""
        begin = max(n - _LONGEST_LINK, self.sentence.first)
        marks = [mark for mark in self.document.marks("link", begin, n) if mark.last == n]
        begun = [mark for mark in marks if mark.value in self.links[mark.first] and mark.value in _LEADS]
        if not begun:
            return None
        values = {mark.value for mark in begun}
        if self._is_verb(begun[0].first):
            return "WITH" if "WITH" in values else ""
        return next(value for value in _LEADS if value in values)

    def _is_verb(self, n: int) -> bool:
        return any(p.first <= n < p.last for p in self.notes.predicates(self.sentence))

    def joined_with(self, group: list[Party]) -> list[Party]:
        """Return a group with those that "with" joins to it ("between A and with B")."""
        at = next((n for n, other in enumerate(self.groups) if other is group), -1)
        result = list(group)
        for other in self.groups[at + 1 :]:
            if not self._joined(result[-1], other[0], "WITH"):
                break
            result += other
        return result


def _is_place(group: list[Party]) -> bool:
    """Tell whether a capital is the place of something and not its state: it talks with somebody, or beside another one."""
    if group[0].kind != "capital" or group[0].lead in ("WITH", "BETWEEN"):
        return False
    return group[0].lead != "" or len(group) == 1 or any(party.kind != "capital" for party in group)


def _given(officials: list[Party], people: list[Party]) -> list[Party]:
    """Return persons with the states of as many officials; an empty list if the latter hold no office or the persons have states."""
    if not all(party.country and party.is_human and not _is_named(party) for party in officials):
        return []
    if not all(_is_stateless(party) for party in people):
        return []
    single = len(people) == 1
    return [
        person._replace(country=state.country, first=state.first if single else person.first)
        for state, person in zip(officials, people, strict=True)
    ]


def _words(spans: Sequence[Mark | When]) -> set[int]:
    """Return the words that some phrases are made of."""
    return {n for span in spans for n in range(span.first, span.last)}


def _settled(party: Party) -> Party:
    """Return a party with a capital taken for its state."""
    return party._replace(kind="state") if party.kind == "capital" else party


def _promoted(run: list[Party]) -> list[Party]:
    """Let the states of a list be those of officials where one of them is."""
    if not any(party.kind == "official" or _is_office(party) for party in run):
        return run
    return [party._replace(kind="official") if party.kind in _NAMED else party for party in run]


def _is_stateless(party: Party) -> bool:
    return _is_named(party) and party.country is None


def _is_office(party: Party) -> bool:
    return party.person is not None and party.person.office is not None


def _is_named(party: Party) -> bool:
    return party.person is not None and party.person.name is not None
