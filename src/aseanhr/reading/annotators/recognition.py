"""Persons over a whole document: who was named in full once is known by a part of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.annotators.names import GAP
from aseanhr.reading.annotators.people import Person, find_people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Sentence

__all__ = ["recognize"]

_SYLLABLE = 3  # letters of a word that is too common to be a name by itself
_NAMESAKES = 8  # persons with one name, of whom none is meant by that name alone


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
        for names in self.by_word.values():
            del names[_NAMESAKES:]

    def find(self, name: str, *, strict: bool) -> Person | None:
        """Return the one person whose name has all these words; a bare name must be the first or the last of them.

        Of several the one whose last name it is counts.
        """
        words = name.lower().split()
        if name.lower() in self.full:
            return self.full[name.lower()]
        found = [full for full in self.by_word.get(words[-1], ()) if set(words) <= set(full.split())]
        ending = [full for full in found if full.split()[-len(words) :] == words]
        if strict or len(ending) == 1:
            opening = [full for full in found if full.split()[: len(words)] == words]
            found = ending or opening
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
        result.append(
            sorted([*known, *_bare(notes, sentence, known, register)], key=lambda person: person[:2])
        )
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

    def goes_on(n: int) -> bool:
        """Tell whether a word goes on the name before it."""
        beside = sentence.first < n < sentence.last and n not in covered and n - 1 not in covered
        return (
            beside
            and words.written(n)[0].isupper()
            and words.written(n - 1)[0].isupper()
            and bool(GAP.fullmatch(text, words.ends[n - 1], words.starts[n]))
        )

    n = sentence.first
    while n < sentence.last:
        last = n + 1
        if n not in covered and words.forms[n] in register.by_word and words.written(n)[0].isupper():
            while goes_on(last):
                last += 1
            start, end = words.starts[n], words.ends[last - 1]
            name = text[start:end]
            person = None if goes_on(n) else register.find(name, strict=True)
            if person and (last - n > 1 or len(name) > _SYLLABLE):
                facts = person.office, person.country
                yield Person(n, last, start, end, name, *facts, start, end, person.name)
        n = last
