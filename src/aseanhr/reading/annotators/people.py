"""Persons: a title, an office or a state beside a name, and offices of a state without a name.

A person is first read from the words of one sentence (`find_people`); over a whole document (`recognize`) a part of a name that was
given in full before stands for the same person, with the same state and office.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations, Found
    from aseanhr.reading.document import Mark, Sentence

__all__ = ["Person", "find_people", "recognize"]

_CHAIR = "Chair of the AICHR"
_MAX_NAME = 7  # words of the longest name
_SYLLABLE = 3  # letters of a word that is too common to be a name by itself
_YEAR = re.compile(r"(?:19|20)\d\d")
_GAP = re.compile(r"[\s.\-'’]{0,3}")  # inside a name
_LOOSE = re.compile(r"[\s.,\-–'’:()]{0,4}s?[\s.,\-–'’:()]{0,3}")  # between titles, offices and states
_BLOCKING = ("body", "treaty", "gathering", "plan", "title", "office", "portfolio", "official", "inhabitant")
_OFFICIAL_OF = frozenset({"OF", "FOR", "TO", "FROM"})
_AWAY = frozenset({"IN", "WITH", "BETWEEN", "BY", "AGAINST", "DURING", "UNTIL"})


class Person(NamedTuple):
    """Someone named, or known by an office alone.

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
    following: int
    marks: int
    open: bool


class _Reader:
    """Reads the persons of one sentence."""

    def __init__(self, notes: Annotations, sentence: Sentence) -> None:
        self.document = document = notes.document
        self.sentence = sentence
        self.words, self.text = document.words, document.text
        self.countries = notes.countries_in(sentence)
        self.at_country = {c.first: c for c in self.countries}
        ranks = [*document.within("title", sentence), *document.within("office", sentence)]
        houses = [mark for mark in document.within("portfolio", sentence) if mark.value == "house"]
        self.ranks = _longest(
            [
                mark
                for mark in sorted(ranks, key=lambda mark: (mark.first, -mark.last))
                if not self._is_pronoun(mark) and not _inside(houses, mark)
            ]
        )
        self.offices = {mark.first for mark in document.within("office", sentence)}
        self.bodies = {mark.first: mark for mark in document.within("body", sentence)}
        self.areas = {mark.first: mark for mark in document.within("portfolio", sentence)}
        self.officials = {mark.first: mark for mark in document.within("gathering", sentence)}
        self.links: dict[int, list[str]] = {}
        for mark in document.within("link", sentence):
            self.links.setdefault(mark.first, []).append(mark.value)
        self.taken = self._taken()

    def _taken(self) -> set[int]:
        """Return the words that belong to states, bodies, offices: no part of a person's name."""
        document, sentence = self.document, self.sentence
        taken = {
            n
            for family in _BLOCKING
            for mark in document.within(family, sentence)
            if not self._is_name_like(family, mark)
            for n in range(mark.first, mark.last)
        }
        for country in self.countries:
            taken.update(range(country.first, country.last))
        return taken

    def _is_pronoun(self, mark: Mark) -> bool:
        """Tell whether a title stands for a person instead of before a name ("of hers, Mr. Seo")."""
        if not any(ref.value == "PERSON" for ref in self.document.marks("reference", mark.first, mark.last)):
            return False
        return mark.last >= self.sentence.last or "," in self.text[mark.end : self.words.starts[mark.last]]

    def _is_name_like(self, family: str, mark: Mark) -> bool:
        """Tell whether a short common word is written as a name may be ("Ban", "Vụ"): then it takes no part of one."""
        return family in ("portfolio", "official") and mark.value == "house" and mark.last - mark.first == 1

    def written(self, n: int) -> str:
        return self.words.written(n)

    def gap(self, n: int) -> str:
        """Return what stands before a word."""
        return self.text[self.words.ends[n - 1] : self.words.starts[n]]

    def is_name_word(self, n: int) -> bool:
        word = self.written(n)
        return word[0].isupper() and not any(char.isdigit() for char in word)

    def name_at(self, first: int) -> int:
        """Return the index of the word behind the name that begins at a word; that word if none does."""
        n, stop = first, min(self.sentence.last, first + _MAX_NAME)
        while n < stop and n not in self.taken:
            if n > first and not _GAP.fullmatch(self.gap(n)):
                break
            particle = n > first and self._continues(n)
            if not particle and not self.is_name_word(n):
                break
            if n == first and 1 < len(self.written(n)) <= 6 and self.written(n).isupper():
                break
            n += 1
        while n > first and not (self.is_name_word(n - 1) or self._is_hyphened(n - 1)):
            n -= 1
        # "Ma." of "Ma. Teresa", or a lone initial, is no name.
        if n - first == 1 and (len(self.written(first)) == 1 or self._is_short(first)):
            return first
        return n

    def _continues(self, n: int) -> bool:
        """Tell whether a word in lower case may go on a name: a particle, or behind a hyphen ("Hye-jin")."""
        return self.words.forms[n] in self.document.lexicon.particles or self._is_hyphened(n)

    def _is_hyphened(self, n: int) -> bool:
        return n > 0 and self.gap(n) == "-" and self.written(n).isalpha()

    def _is_short(self, n: int) -> bool:
        end = self.words.ends[n]
        return len(self.written(n)) <= 2 and self.text[end : end + 1] == "."

    def name_until(self, last: int, floor: int) -> int:
        """Return the index of the first word of the name that ends at a word, not before ``floor``; behind it if none does."""
        n = last
        while (
            n >= floor
            and last - n < _MAX_NAME
            and n not in self.taken
            and (
                self.is_name_word(n) or (n < last and self.words.forms[n] in self.document.lexicon.particles)
            )
            and (n == last or _GAP.fullmatch(self.gap(n + 1)))
        ):
            n -= 1
        first = n + 1
        while first <= last and not self.is_name_word(first):
            first += 1
        return first

    # -- offices -----------------------------------------------------------------------------------------------

    def chain(self, n: int) -> _Chain:
        """Walk from the ``n``-th office or title over links, bodies, a state, fields of work and further offices."""
        mark = self.ranks[n]
        office = mark.value if mark.first in self.offices else None
        # "The Sultan of Brunei" may be one phrase: an office with its state.
        country = next((c.value for c in self.countries if mark.first <= c.first < mark.last), None)
        i = end = mark.last
        m, is_open = n, True
        link = -1
        while i < self.sentence.last and _LOOSE.fullmatch(self.gap(i)):
            if m + 1 < len(self.ranks) and self.ranks[m + 1].first == i:
                if link >= 0 and ("," in self.gap(link) or not self._goes_on(link, i, country)):
                    break
                m += 1
                held = self.ranks[m].value if i in self.offices else None
                office = held if held and (office is None or held == _CHAIR) else office
                i = end = self.ranks[m].last
            elif i in self.at_country:
                if country is not None and (link < 0 or "," in self.gap(i)):
                    break
                if link >= 0 and not self._led_by(link, i, _OFFICIAL_OF):
                    break
                if self._is_genitive(self.at_country[i]) and self._names(self.at_country[i].last):
                    break
                country = country or self.at_country[i].value
                i = end = self.at_country[i].last
            elif i in self.bodies and (link < 0 or not self._joins(link, i)):
                i = end = self.bodies[i].last
            elif i in self.areas and self.areas[i].value == "area":
                i = end = self.areas[i].last
            elif i in self.officials and link >= 0 and not self._joins(link, i):
                i = end = self.officials[i].last
            elif link >= 0 and self._led_by(link, i, _OFFICIAL_OF) and self._is_tail(i):
                i = end = self._tail(i)
            elif self._is_link(i):
                link = i if link < 0 else link
                i += 1
                continue
            elif _YEAR.fullmatch(self.written(i)) and link >= 0:
                i = end = i + 1
            else:
                break
            link = -1
            is_open = True
        if i > end:
            is_open = False
        return _Chain(office, country, end, i, m - n + 1, is_open)

    def _is_link(self, n: int) -> bool:
        return self.words.forms[n] in self.document.lexicon.connectors or n in self.links

    def _joins(self, first: int, last: int) -> bool:
        return self._led_by(first, last, frozenset({"AND"}))

    def _led_by(self, first: int, last: int, kinds: frozenset[str]) -> bool:
        """Tell whether small words of some kind stand in a range, and none that leads away."""
        found = {value for n in range(first, last) for value in self.links.get(n, ())}
        if not found:
            return bool(kinds & _OFFICIAL_OF) and "," not in self.gap(last)
        return bool(found & kinds)

    def _goes_on(self, link: int, n: int, country: Country | None) -> bool:
        """Tell whether a further office belongs to the same person ("Deputy Prime Minister and Minister of ...")."""
        joined = self._joins(link, n)
        if joined:
            return country is None and n - link == 1 and n in self.offices
        return not any(value in _AWAY for k in range(link, n) for value in self.links.get(k, ()))

    def _is_tail(self, n: int) -> bool:
        return n not in self.taken and self.is_name_word(n)

    def _tail(self, n: int) -> int:
        """Return the index behind the words that say what an office is for."""
        while n < self.sentence.last and self._is_tail(n):
            n += 1
            if n < self.sentence.last and not _GAP.fullmatch(self.gap(n)):
                break
        return n

    def before(self, first: int) -> Found[Country] | None:
        """Return the state whose genitive or adjective stands directly before an office."""
        for country in self.countries:
            if country.last == first:
                gap = self.gap(first)
                return country if len(gap) <= 4 and _LOOSE.fullmatch(gap) and "," not in gap else None
        return None

    def name_before(self, begin: int, used: int) -> tuple[int, int] | None:
        """Return the words of a name before its office, as in "Retno Marsudi, foreign minister"; no city is one."""
        last = begin - 1
        while last >= used and self._is_link(last):
            last -= 1
        if last < used or "," not in self.text[self.words.ends[last] : self.words.starts[begin]]:
            return None
        first = self.name_until(last, used)
        if not 2 <= last + 1 - first <= _MAX_NAME or self._is_city(first, last + 1):
            return None
        return first, last + 1

    def _is_city(self, first: int, last: int) -> bool:
        marks = self.document.marks("city", first, last)
        return any(mark.first == first for mark in marks)

    def person(self, first: int, last: int, name: tuple[int, int] | None, **facts: object) -> Person:
        starts, ends = self.words.starts, self.words.ends
        office, country = facts.get("office"), facts.get("country")
        span = name or facts.get("rank") or (first, last)
        assert isinstance(span, tuple)
        start, end = starts[span[0]], ends[span[1] - 1]
        return Person(
            first,
            last,
            starts[first],
            ends[last - 1],
            self.text[start:end] if name else None,
            office if isinstance(office, str) else None,
            country if isinstance(country, Country) else None,
            start,
            end,
        )

    def read(self) -> list[Person]:
        """Return the persons of the sentence in order."""
        people: list[Person] = []
        used, n = self.sentence.first, 0
        while n < len(self.ranks):
            mark = self.ranks[n]
            if mark.first < used:
                n += 1
                continue
            chain = self.chain(n)
            person, marks, used_to = self._of_chain(n, chain, used, people)
            n += marks
            used = max(used, used_to)
            if person:
                people.append(person)
        people += self._by_country(people)
        people += self._apposed(people)
        return sorted(people, key=_place)

    def _of_chain(
        self, n: int, chain: _Chain, used: int, people: list[Person]
    ) -> tuple[Person | None, int, int]:
        """Return the person whose office or title begins with a mark, how many marks that takes, and up to which word."""
        mark = self.ranks[n]
        before = self.before(mark.first)
        begin = before.first if before and before.first >= used else mark.first
        country = chain.country or (before.value if before else None)
        office = chain.office or self._shared(mark, people)
        i = chain.last
        stop = self.name_at(i) if chain.open and self._beside(i) else i
        if stop > i:
            last, marks = stop, chain.marks
            more = n + marks
            # "H.E. Name, Office of State": what the title did not say may stand behind the name.
            if more < len(self.ranks) and self._follows(stop, self.ranks[more]):
                behind = self.chain(more)
                held = self.before(self.ranks[more].first)
                follower = (
                    behind.open and self.name_at(behind.last) > behind.last and self._beside(behind.last)
                )
                if not follower:
                    office = behind.office if office is None or behind.office == _CHAIR else office
                    country = country or behind.country or (held.value if held else None)
                    last, marks = behind.last, marks + behind.marks
            person = self.person(begin, last, (i, stop), office=office, country=country)
            return person, marks, last
        name = self.name_before(begin, used)
        if name is not None and chain.office:
            return self.person(name[0], i, name, office=office, country=country), chain.marks, i
        if (chain.office or office) and country:
            rank = (mark.first, mark.last)
            return self.person(begin, i, None, office=office, country=country, rank=rank), chain.marks, i
        return None, chain.marks, mark.last

    def _shared(self, mark: Mark, people: list[Person]) -> str | None:
        """Return the office of the person before, for "and his Malaysian counterpart"."""
        marks = self.document.marks("reference", mark.first, mark.last)
        if not people or not any(ref.value == "COUNTERPART" for ref in marks):
            return None
        return people[-1].office

    def _beside(self, n: int) -> bool:
        return n < self.sentence.last and len(self.gap(n)) <= 3 and "(" not in self.gap(n)

    def _follows(self, stop: int, rank: Mark) -> bool:
        """Tell whether an office stands right behind a name and a comma, perhaps with its state before it."""
        gap = (
            self.text[self.words.ends[stop - 1] : self.words.starts[stop]]
            if stop < self.sentence.last
            else ""
        )
        if gap not in (", ", " ("):
            return False
        if rank.first == stop:
            return True
        country = self.before(rank.first)
        if country is not None and country.first == stop:
            return True
        # "Penny Wong, the foreign minister of Australia"
        return rank.first == stop + 1 and self._is_link(stop)

    # -- states ------------------------------------------------------------------------------------------------

    def _by_country(self, known: list[Person]) -> Iterator[Person]:
        """Yield persons named with a state alone: "Japan's Yoko Kamikawa", "Penny Wong of Australia"."""
        for mark in self.document.within("inhabitant", self.sentence):
            stop = self.name_at(mark.last) if self._beside(mark.last) else mark.last
            if stop > mark.last and not _within(known, mark.first):
                country = Country(mark.value)
                yield self.person(mark.first, stop, (mark.last, stop), country=country)
        for found in self.countries:
            if _within(known, found.first):
                continue
            stop = self.name_at(found.last) if self._beside(found.last) else found.last
            if stop - found.last >= 2 and self._owns(found):
                yield self.person(found.first, stop, (found.last, stop), country=found.value)
                continue
            person = self._of_country(found, known)
            if person:
                yield person

    def _apposed(self, known: list[Person]) -> Iterator[Person]:
        """Yield the names behind officials of several: "the trade ministers, Ngo Bich Lien and Todd Faleafa"."""
        for mark in self.document.within("official", self.sentence):
            begin = mark.last
            while begin < self.sentence.last and (self._is_link(begin) or self._is_reference(begin)):
                begin += 1
            names = []
            while begin < self.sentence.last and not _within(known, begin):
                stop = self.name_at(begin)
                if stop - begin < 2:
                    break
                names.append((begin, stop))
                begin = stop
                while begin < self.sentence.last and self._joins(begin, begin + 1):
                    begin += 1
                if begin == stop and self.text[self.words.ends[stop - 1] :][:2] != ", ":
                    break
            if mark.value == "office" and len(names) > 1:
                for first, stop in names:
                    yield self.person(first, stop, (first, stop))

    def _is_reference(self, n: int) -> bool:
        return any(ref.first <= n < ref.last for ref in self.document.marks("reference", n - 3, n + 1))

    def _owns(self, found: Found[Country]) -> bool:
        """Tell whether a state stands in the genitive before a name, or opens an entry with a colon."""
        gap = self.gap(found.last)
        if gap != " ":
            return not gap.startswith((",", ")", "-", "–", "/", "."))
        return self._is_genitive(found)

    def _is_genitive(self, found: Found[Country]) -> bool:
        genitive = self.document.lexicon.genitive
        return bool(genitive) and found.kind == "name" and self.written(found.last - 1).endswith(genitive)

    def _names(self, n: int) -> bool:
        """Tell whether a name begins at a word."""
        return self._beside(n) and self.name_at(n) > n

    def _of_country(self, found: Found[Country], known: list[Person]) -> Person | None:
        i = found.first - 1
        if i - 1 < self.sentence.first or not self._is_link(i) or self._joins(i, found.first):
            return None
        if (
            self.gap(i) != " "
            or self.gap(found.first) != " "
            or any(value in ("IN", "WITH", "BETWEEN") for value in self.links.get(i, ()))
        ):
            return None
        first = self.name_until(i - 1, self.sentence.first)
        size = i - first
        led = first - 2 >= self.sentence.first and self.is_name_word(first - 2) and self._is_link(first - 1)
        if not 2 <= size <= 4 or led or self._is_city(first, i):
            return None
        for n, person in enumerate(known):
            if person.name_start == self.words.starts[first] and person.name_end == self.words.ends[i - 1]:
                # "Foreign Minister Penny Wong of Australia"
                known[n] = person._replace(
                    last=found.last, end=self.words.ends[found.last - 1], country=found.value
                )
                return None
        if _within(known, first):
            return None
        return self.person(first, found.last, (first, i), country=found.value)


def _place(person: Person) -> tuple[int, int]:
    return person.first, person.last


def _longest(marks: list[Mark]) -> list[Mark]:
    """Return marks, sorted by place, without those inside another."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.first >= kept[-1].last:
            kept.append(mark)
    return kept


def _inside(marks: list[Mark], inner: Mark) -> bool:
    """Tell whether a mark is part of a longer one."""
    return any(
        mark.first <= inner.first and inner.last <= mark.last and mark[:2] != inner[:2] for mark in marks
    )


def _within(people: list[Person], word: int) -> bool:
    return any(person.first <= word < person.last for person in people)


def find_people(notes: Annotations, sentence: Sentence) -> list[Person]:
    """Return the persons of a sentence, in order: those with a name, and offices of a state without one."""
    document = notes.document
    if not (
        document.within("title", sentence)
        or document.within("office", sentence)
        or notes.countries_in(sentence)
        or document.within("inhabitant", sentence)
        or document.within("official", sentence)
    ):
        return []
    return _Reader(notes, sentence).read()


class _Register:
    """The persons named in full in a document, by the words of their names."""

    def __init__(self, people: list[list[Person]]) -> None:
        self.full: dict[str, Person] = {}
        for person in (person for found in people for person in found):
            if not person.name or " " not in person.name:
                continue
            known = self.full.get(person.name.lower())
            if known is None:
                self.full[person.name.lower()] = person
            else:
                self.full[person.name.lower()] = known._replace(
                    country=known.country or person.country, office=known.office or person.office
                )
        self.by_word: dict[str, list[str]] = {}
        for name in self.full:
            for word in dict.fromkeys(name.split()):
                self.by_word.setdefault(word, []).append(name)

    def find(self, name: str, *, strict: bool) -> Person | None:
        """Return the one person whose name has all these words; a bare name must be the last of them.

        Of several the one whose last name it is counts.
        """
        words = name.lower().split()
        if name.lower() in self.full:
            return self.full[name.lower()]
        found = [full for full in self.by_word.get(words[-1], ()) if set(words) <= set(full.split())]
        ending = [full for full in found if full.split()[-len(words) :] == words]
        if strict or len(ending) == 1:
            found = ending
        return self.full[found[0]] if len(found) == 1 else None


def recognize(notes: Annotations) -> list[list[Person]]:
    """Return the persons of each sentence of a document; who was named in full once is known by a part of the name.

    Time is linear in the length of the document.
    """
    document = notes.document
    people = [find_people(notes, sentence) for sentence in document.sentences]
    register = _Register(people)
    if not register.full:
        return people
    result = []
    for sentence, found in zip(document.sentences, people, strict=True):
        known = [_completed(person, register) for person in found]
        result.append(sorted([*known, *_bare(notes, sentence, known, register)], key=_place))
    return result


def _completed(person: Person, register: _Register) -> Person:
    if not person.name:
        return person
    known = register.find(person.name, strict=False)
    if known is None or (person.country and known.country and person.country != known.country):
        return person
    return person._replace(
        country=person.country or known.country, office=person.office or known.office, full=known.name
    )


def _bare(
    notes: Annotations, sentence: Sentence, known: list[Person], register: _Register
) -> Iterator[Person]:
    """Yield the names without title or office that stand for somebody named in full elsewhere."""
    words, text = notes.document.words, notes.document.text
    covered = {n for person in known for n in range(person.first, person.last)}
    covered |= {n for c in notes.countries_in(sentence) for n in range(c.first, c.last)}
    n = sentence.first
    while n < sentence.last:
        if n in covered or words.forms[n] not in register.by_word or not words.written(n)[0].isupper():
            n += 1
            continue
        last = n + 1
        while (
            last < sentence.last
            and last not in covered
            and words.written(last)[0].isupper()
            and _GAP.fullmatch(text, words.ends[last - 1], words.starts[last])
        ):
            last += 1
        lone = n > sentence.first and n - 1 not in covered and words.written(n - 1)[0].isupper()
        start, end = words.starts[n], words.ends[last - 1]
        name = text[start:end]
        person = register.find(name, strict=True)
        glued = lone and n - 1 >= sentence.first and _GAP.fullmatch(text, words.ends[n - 1], start)
        if person and not glued and (last - n > 1 or len(name) > _SYLLABLE):
            yield Person(n, last, start, end, name, person.office, person.country, start, end, person.name)
        n = last
