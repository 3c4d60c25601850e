"""Persons: a title, an office or a state beside a name, and offices of a state without a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.annotators.names import GAP, LOOSE_GAP, MAX_NAME, OFFICIAL_OF, Names
from aseanhr.reading.document import is_inside
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations, Found
    from aseanhr.reading.document import Mark, Sentence

__all__ = ["Person", "find_people"]

_CHAIR = "Chair of the AICHR"
_YEAR = re.compile(r"(?:19|20)\d\d")
_AWAY = frozenset({"IN", "WITH", "BETWEEN", "BY", "AGAINST", "DURING", "UNTIL"})
_BESIDE = frozenset({"AND", "IN", "WITH", "BETWEEN"})  # what stands between two that are not one
_MIDDLE = 4  # words of the longest name before "of" and a state


class Person(NamedTuple):
    """Somebody with a name, or known only by an office.

    Attributes:
        first: index of the first word of office and name.
        last: index of the word behind them.
        start: offset of their first character.
        end: offset behind their last character.
        name: the name as it stands here; None for an office without one.
        office: English name of the office.
        country: whom the person stands for.
        name_start: offset of the first character of the name, of the office where there is no name.
        name_end: offset behind its last character.
        full: the name as it was given in full elsewhere in the document.
    """

    first: int
    last: int
    start: int
    end: int
    name: str | None
    office: str | None
    country: Country | None
    name_start: int
    name_end: int
    full: str | None = None


class _Chain(NamedTuple):
    """Offices, titles and a state in a row.

    Attributes:
        office: the office that they name.
        country: the state among them.
        last: index of the word behind the last of them.
        marks: how many titles and offices they are.
        open: whether a name may follow: no small word stands behind them.
    """

    office: str | None
    country: Country | None
    last: int
    marks: int
    open: bool


class _Walk:
    """A walk from an office or title over what may belong to it: links, bodies, a state, fields of work, further offices."""

    def __init__(self, reader: _Reader, n: int) -> None:
        self.reader, self.begin, self.at_rank = reader, n, n
        mark = reader.ranks[n]
        self.office = mark.value if mark.first in reader.offices else None
        # "The Sultan of Brunei" may be one phrase: an office with its state.
        inside = (c.value for c in reader.countries if mark.first <= c.first < mark.last)
        self.country: Country | None = next(inside, None)
        self.i = self.end = mark.last
        self.link = -1

    def run(self) -> _Chain:
        reader = self.reader
        while self.i < reader.sentence.last and LOOSE_GAP.fullmatch(reader.gap(self.i)):
            end = self._step()
            if end is None:
                break
            if end == self.i:  # a small word
                self.link = self.i if self.link < 0 else self.link
                self.i += 1
            else:
                self.i = self.end = end
                self.link = -1
        return _Chain(self.office, self.country, self.end, self.at_rank - self.begin + 1, self.i == self.end)

    def _step(self) -> int | None:
        """Return the word behind what stands here, the word itself if it is a small one, None if the walk ends."""
        reader, i = self.reader, self.i
        if self.at_rank + 1 < len(reader.ranks) and reader.ranks[self.at_rank + 1].first == i:
            return self._rank()
        if i in reader.at_country:
            return self._state(reader.at_country[i])
        named = self._named()
        if named is not None:
            return named
        if reader.is_link(i) and not reader.refers(i, "OWNER"):
            return i
        return i + 1 if self.link >= 0 and _YEAR.fullmatch(reader.written(i)) else None

    def _rank(self) -> int | None:
        reader, i = self.reader, self.i
        if self.link >= 0 and ("," in reader.gap(self.link) or not self._is_same()):
            return None
        if self.country is not None and i in reader.offices and "," in reader.gap(i):
            return None
        self.at_rank += 1
        held = reader.ranks[self.at_rank].value if i in reader.offices else None
        if held and (self.office is None or held == _CHAIR):
            self.office = held
        return reader.ranks[self.at_rank].last

    def _is_same(self) -> bool:
        """Tell whether a further office belongs to the same person ("Deputy Prime Minister and Minister of ...")."""
        reader, i = self.reader, self.i
        if reader.joins(self.link, i):
            return self.country is None and i - self.link == 1 and i in reader.offices
        return not any(value in _AWAY for k in range(self.link, i) for value in reader.links.get(k, ()))

    def _state(self, found: Found[Country]) -> int | None:
        reader = self.reader
        if self.country is not None and (self.link < 0 or "," in reader.gap(self.i)):
            return None
        if self.link >= 0 and not reader.led_by(self.link, self.i, OFFICIAL_OF):
            return None
        if (
            reader.is_genitive(found)
            and reader.beside(found.last)
            and reader.name_at(found.last) > found.last
        ):
            return None
        self.country = self.country or found.value
        return found.last

    def _named(self) -> int | None:
        """Return the word behind a body, a field of work or the words that say what an office is for."""
        reader, i = self.reader, self.i
        joined = self.link >= 0 and reader.joins(self.link, i)
        if i in reader.bodies and not joined:
            return reader.bodies[i].last
        if i in reader.areas:
            return reader.areas[i].last
        if self.link < 0:
            return None
        if i in reader.gatherings and not joined:
            return reader.gatherings[i].last
        if reader.led_by(self.link, i, OFFICIAL_OF) and reader.is_tail(i):
            return reader.tail(i)
        return None


class _Reader(Names):
    """Reads the persons of one sentence."""

    def __init__(self, notes: Annotations, sentence: Sentence) -> None:
        super().__init__(notes, sentence)
        self.offices = {mark.first for mark in self.marks("office")}
        self.bodies = {mark.first: mark for mark in self.marks("body")}
        fields = self.marks("portfolio")
        self.areas = {mark.first: mark for mark in fields if mark.value == "area"}
        self.gatherings = {mark.first: mark for mark in self.marks("gathering")}
        houses = [mark for mark in fields if mark.value == "house"]
        ranks = sorted(
            [*self.marks("title"), *self.marks("office")], key=lambda mark: (mark.first, -mark.last)
        )
        self.ranks = _longest([m for m in ranks if not self._is_pronoun(m) and not is_inside(houses, m)])

    def _is_pronoun(self, mark: Mark) -> bool:
        """Tell whether a title stands for a person instead of before a name ("of hers, Mr. Seo")."""
        if not self.document.has("reference", mark.first, mark.last, "PERSON"):
            return False
        return mark.last >= self.sentence.last or "," in self.text[mark.end : self.words.starts[mark.last]]

    def is_tail(self, n: int) -> bool:
        return n not in self.taken and self.is_name_word(n)

    def tail(self, n: int) -> int:
        """Return the index behind the words that say what an office is for."""
        while n < self.sentence.last and self.is_tail(n):
            n += 1
            if n < self.sentence.last and not GAP.fullmatch(self.gap(n)):
                break
        return n

    def name_before(self, begin: int, used: int) -> tuple[int, int] | None:
        """Return the words of a name before its office, as in "Retno Marsudi, foreign minister"; no city is one."""
        last = begin - 1
        while last >= used and self.is_link(last):
            last -= 1
        if last < used or "," not in self.text[self.words.ends[last] : self.words.starts[begin]]:
            return None
        first = self.name_until(last, used)
        if not 2 <= last + 1 - first <= MAX_NAME or self.is_city(first, last + 1):
            return None
        return first, last + 1

    def person(
        self,
        first: int,
        last: int,
        name: tuple[int, int] | None,
        *,
        office: str | None = None,
        country: Country | None = None,
        rank: tuple[int, int] = (0, 1),
    ) -> Person:
        """Return the person whose words are given, with the name or else the office in them."""
        starts, ends = self.words.starts, self.words.ends
        span = name or rank
        start, end = starts[span[0]], ends[span[1] - 1]
        written = self.text[start:end] if name else None
        return Person(first, last, starts[first], ends[last - 1], written, office, country, start, end)

    def read(self) -> list[Person]:
        """Return the persons of the sentence in order."""
        people: list[Person] = []
        used, n = self.sentence.first, 0
        while n < len(self.ranks):
            if self.ranks[n].first < used:
                n += 1
                continue
            person, marks, behind = self._of_rank(n, used, people)
            n += marks
            used = max(used, behind)
            if person:
                people.append(person)
        people += self._by_inhabitant(people)
        people += self._by_country(people)
        people += self._apposed(people)
        return sorted(people, key=lambda person: person[:2])

    def _of_rank(self, n: int, used: int, people: list[Person]) -> tuple[Person | None, int, int]:
        """Return the person whose office or title begins with a mark, how many marks that takes, and up to which word."""
        mark, chain = self.ranks[n], _Walk(self, n).run()
        before = self.before(mark.first)
        begin = before.first if before and before.first >= used else mark.first
        country = chain.country or (before.value if before else None)
        office = chain.office or self._shared(mark, people)
        i = chain.last
        stop = self.name_at(i) if chain.open and self.beside(i) else i
        if stop > i:
            office, country, last, marks = self._behind(n + chain.marks, stop, office, country)
            person = self.person(begin, last, (i, stop), office=office, country=country)
            return person, chain.marks + marks, last
        name = self.name_before(begin, used)
        if name is not None and chain.office:
            return self.person(name[0], i, name, office=office, country=country), chain.marks, i
        if office and country:
            rank = (mark.first, mark.last)
            return self.person(begin, i, None, office=office, country=country, rank=rank), chain.marks, i
        return None, chain.marks, mark.last

    def _behind(
        self, n: int, stop: int, office: str | None, country: Country | None
    ) -> tuple[str | None, Country | None, int, int]:
        """Return office and state with what stands behind a name, the word behind it, and how many marks it takes.

        "H.E. Name, Office of State": what the title did not say may follow.
        """
        if n < len(self.ranks) and self._follows(stop, self.ranks[n]):
            behind = _Walk(self, n).run()
            held = self.before(self.ranks[n].first)
            other = behind.open and self.beside(behind.last) and self.name_at(behind.last) > behind.last
            if not other and not self._is_subject(stop, behind):
                office = behind.office if office is None or behind.office == _CHAIR else office
                country = country or behind.country or (held.value if held else None)
                return office, country, behind.last, behind.marks
        if country is None:
            country, stop = self._bracketed(stop)
        return office, country, stop, 0

    def _is_subject(self, stop: int, behind: _Chain) -> bool:
        """Tell whether an office behind a name and a comma begins the main clause: "Meeting with A, the minister proposed ..."."""
        last = behind.last
        closed = last >= self.sentence.last or bool(self.gap(last).strip()) or self.is_link(last)
        return self.is_link(stop) and behind.country is None and not closed

    def _bracketed(self, stop: int) -> tuple[Country | None, int]:
        """Return the state in brackets behind a name, and the word behind it: "Ms. Marie Tessier (Canada)"."""
        found = self.at_country.get(stop)
        if found is None or self.gap(stop) != " (" or self.text[found.end : found.end + 1] != ")":
            return None, stop
        return found.value, found.last

    def _shared(self, mark: Mark, people: list[Person]) -> str | None:
        """Return the office of the person before, for "and his Malaysian counterpart"."""
        marks = self.document.marks("reference", mark.first, mark.last)
        if not people or not any(ref.value == "COUNTERPART" for ref in marks):
            return None
        return people[-1].office

    def _follows(self, stop: int, rank: Mark) -> bool:
        """Tell whether an office stands right behind a name and a comma, perhaps with its state before it."""
        if stop >= self.sentence.last or self.gap(stop) not in (", ", " ("):
            return False
        if rank.first == stop:
            return True
        country = self.before(rank.first)
        if country is not None and country.first == stop:
            return True
        # "Penny Wong, the foreign minister of Australia"
        return rank.first == stop + 1 and self.is_link(stop)

    # -- states ------------------------------------------------------------------------------------------------

    def _by_inhabitant(self, known: list[Person]) -> Iterator[Person]:
        """Yield persons named by where they come from: "indonesiskan Ratna Kusumawardhani"."""
        for mark in self.marks("inhabitant"):
            stop = self.name_at(mark.last) if self.beside(mark.last) else mark.last
            if stop > mark.last and not _within(known, mark.first):
                country = Country(mark.value)
                yield self.person(mark.first, stop, (mark.last, stop), country=country)

    def _by_country(self, known: list[Person]) -> Iterator[Person]:
        """Yield persons named with a state alone: "Japan's Yoko Kamikawa", "Penny Wong of Australia"."""
        for found in self.countries:
            if _within(known, found.first):
                continue
            stop = self.name_at(found.last) if self.beside(found.last) else found.last
            if stop - found.last >= 2 and self._owns(found):
                yield self.person(found.first, stop, (found.last, stop), country=found.value)
                continue
            name = self._name_of(found)
            if name is not None and not self._complete(name, found, known):
                yield self.person(name[0], found.last, name, country=found.value)

    def _owns(self, found: Found[Country]) -> bool:
        """Tell whether a state stands in the genitive before a name, or opens an entry with a colon."""
        gap = self.gap(found.last)
        if gap != " ":
            return not gap.startswith((",", ")", "-", "–", "/", "."))
        return self.is_genitive(found)

    def _name_of(self, found: Found[Country]) -> tuple[int, int] | None:
        """Return the words of a name before "of" and a state."""
        i = found.first - 1
        if i <= self.sentence.first or not self.is_link(i) or self.gap(found.first) != " ":
            return None
        while i - 1 > self.sentence.first and self.is_link(i - 1) and self.gap(i) == " ":
            i -= 1
        if self.gap(i) != " " or self.led_by(i, found.first, _BESIDE):
            return None
        first = self.name_until(i - 1, self.sentence.first)
        if not 2 <= i - first <= _MIDDLE or self.is_city(first, i) or self._is_led(first):
            return None
        return first, i

    def _is_led(self, first: int) -> bool:
        """Tell whether a further name and a small word lead to a name, as in a chain of places."""
        if first - 2 < self.sentence.first or not self.is_name_word(first - 2) or "," in self.gap(first):
            return False
        return self.is_link(first - 1) and not self.joins(first - 1, first)

    def _complete(self, name: tuple[int, int], found: Found[Country], known: list[Person]) -> bool:
        """Give a known person the state behind the name; tell whether these words are taken."""
        start, end = self.words.starts[name[0]], self.words.ends[name[1] - 1]
        for n, person in enumerate(known):
            if (person.name_start, person.name_end) == (start, end):
                # "Foreign Minister Penny Wong of Australia"
                stop = self.words.ends[found.last - 1]
                known[n] = person._replace(last=found.last, end=stop, country=found.value)
                return True
        return _within(known, name[0])

    def _apposed(self, known: list[Person]) -> Iterator[Person]:
        """Yield the names behind officials of several: "the trade ministers, Ngo Bich Lien and Todd Faleafa"."""
        for mark in self.marks("official"):
            names = self._names_from(mark.last, known) if mark.value == "office" else []
            for name in names if len(names) > 1 else ():
                yield self.person(*name, name)

    def _names_from(self, begin: int, known: list[Person]) -> list[tuple[int, int]]:
        """Return the names that stand in a row behind a word and small words."""
        last = self.sentence.last
        while begin < last and (self.is_link(begin) or self._is_reference(begin)):
            begin += 1
        names: list[tuple[int, int]] = []
        while begin < last and not _within(known, begin) and self.name_at(begin) - begin > 1:
            stop = self.name_at(begin)
            names.append((begin, stop))
            begin = stop
            while begin < last and self.joins(begin, begin + 1):
                begin += 1
            if begin == stop and not (stop < last and self.gap(stop) == ", "):
                break
        return names

    def _is_reference(self, n: int) -> bool:
        return any(ref.first <= n < ref.last for ref in self.document.marks("reference", n - 3, n + 1))


def _longest(marks: list[Mark]) -> list[Mark]:
    """Return marks, sorted by place, without those inside another."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.first >= kept[-1].last:
            kept.append(mark)
    return kept


def _within(people: list[Person], word: int) -> bool:
    return any(person.first <= word < person.last for person in people)


def find_people(notes: Annotations, sentence: Sentence) -> list[Person]:
    """Return the persons of a sentence, in order: those with a name, and offices of a state without one."""
    document = notes.document
    families = ("title", "office", "inhabitant", "official")
    if not notes.countries_in(sentence) and not any(document.within(f, sentence) for f in families):
        return []
    return _Reader(notes, sentence).read()
