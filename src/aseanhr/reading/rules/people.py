"""Persons: a title or an office beside a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aseanhr.reading.rules.document import Document, Mark, Sentence
    from aseanhr.reading.rules.facts import Facts
    from aseanhr.values.countries import Country
    from aseanhr.values.mention import Mention

__all__ = ["CHAIR", "Person", "find_people", "name_beside"]

CHAIR = "Chair of the AICHR"
_MAX_NAME = 7
_YEAR = re.compile(r"(?:19|20)\d\d")
_GAP = re.compile(r"[\s.\-'’]{0,3}")
_LOOSE_GAP = re.compile(r"[\s.,\-–'’:()]{0,4}s?[\s.,\-–'’:()]{0,3}")


class Person(NamedTuple):
    """Someone named, or known by office alone.

    ``start`` and ``end`` cover office and name; ``name`` is None for an office without a name.
    """

    start: int
    end: int
    name: str | None
    office: str | None
    country: Country | None
    name_start: int
    name_end: int


def _is_name_word(text: str) -> bool:
    return text[0].isupper() and not any(char.isdigit() for char in text)


def _name_at(document: Document, sentence: Sentence, i: int, taken: set[int]) -> int:
    """Return how many tokens from ``i`` on make up a personal name (0 if none do)."""
    tokens, size = sentence.tokens, 0
    while i + size < len(tokens) and size < _MAX_NAME:
        token = tokens[i + size]
        if i + size in taken:
            break
        if size and not _GAP.fullmatch(document.text, tokens[i + size - 1].end, token.start):
            break
        particle = size > 0 and token.lower in document.lexicon.particles
        if not particle and not _is_name_word(token.text):
            break
        if len(token.text) > 1 and token.text.isupper() and len(token.text) <= 6 and size == 0:
            break
        size += 1
    while size and not _is_name_word(tokens[i + size - 1].text):
        size -= 1
    return size


def name_beside(facts: Facts, sentence: Sentence, mark: Mark, *, after: bool) -> tuple[int, int] | None:
    """Return the span of a bare name right after a cue, or of one of two words or more right before it.

    Only where a verb such as "chaired by" says that a person must stand there.
    """
    tokens, taken = sentence.tokens, _taken(sentence, facts.countries_in(sentence))
    document = facts.document
    if after:
        first = mark.first + mark.size
        size = _name_at(document, sentence, first, taken) if first < len(tokens) else 0
        if size and tokens[first].start - mark.end <= 2:
            return tokens[first].start, tokens[first + size - 1].end
        return None
    last = mark.first - 1
    size = _name_until(document, sentence, last, taken)
    if 2 <= size <= _MAX_NAME and mark.start - tokens[last].end <= 2:
        return tokens[last - size + 1].start, tokens[last].end
    return None


def _name_until(
    document: Document, sentence: Sentence, last: int, taken: set[int], *, floor: int = -1
) -> int:
    """Return how many tokens up to ``last``, and after ``floor``, make up a personal name (0 if none do)."""
    tokens, text, i = sentence.tokens, document.text, last
    while (
        i > floor
        and i not in taken
        and _is_name_word(tokens[i].text)
        and (i == last or _GAP.fullmatch(text, tokens[i].end, tokens[i + 1].start))
    ):
        i -= 1
    return last - i


def _taken(sentence: Sentence, countries: list[Mention[Country]]) -> set[int]:
    """Return the tokens that belong to countries, bodies, offices: no part of a person's name."""
    taken = {
        n
        for mark in sentence.names
        if mark.has("body") or mark.has("treaty") or mark.has("noun") or mark.has("plan")
        for n in range(mark.first, mark.first + mark.size)
    }
    for mark in (*sentence.people, *sentence.cue("WITH", "MET_WITH", "LOCATIVE")):
        taken.update(range(mark.first, mark.first + mark.size))
    for country in countries:
        taken.update(
            n for n, token in enumerate(sentence.tokens) if country.start <= token.start < country.end
        )
    return taken


class _Chain(NamedTuple):
    """Offices, titles and a country in a row, up to the token after them."""

    office: str | None
    country: Country | None
    last: int  # index of the last token that belongs to it
    following: int  # index of the token after it and the links behind it
    marks: int  # how many titles and offices it takes


def _chain(
    facts: Facts, sentence: Sentence, n: int, countries: list[Mention[Country]], taken: set[int]
) -> _Chain:
    """Walk from the ``n``-th office or title over links, bodies, a country and further offices."""
    tokens, text = sentence.tokens, facts.document.text
    marks, links = sentence.people, facts.document.lexicon.connectors
    office = marks[n].value("office")
    # "The Sultan of Brunei" is an office with its country.
    country = next((c.value for c in countries if marks[n].start <= c.start < marks[n].end), None)
    i, last, m = marks[n].first + marks[n].size, marks[n].first + marks[n].size - 1, n
    end = last
    while i < len(tokens):
        gap = text[tokens[i - 1].end : tokens[i].start]
        if len(gap) > 6 or not _LOOSE_GAP.fullmatch(gap):
            break
        inside = next((c for c in countries if c.start <= tokens[i].start < c.end), None)
        if m + 1 < len(marks) and marks[m + 1].first == i:
            m += 1
            held = marks[m].value("office")
            office = held if office is None or held == CHAIR else office
            i += marks[m].size
            end = i - 1
        elif inside is not None:
            country = country or inside.value
            while i < len(tokens) and tokens[i].start < inside.end:
                i += 1
            end = i - 1
        elif any(mark.first == i and mark.has("body") for mark in sentence.names):
            i += next(mark.size for mark in sentence.names if mark.first == i and mark.has("body"))
            end = i - 1
        elif (
            (
                i in taken
                and any(
                    mark.first == i and mark.has("noun", "foreign_ministers", "commission")
                    for mark in sentence.names
                )
            )
            or tokens[i].lower in links
            or _YEAR.fullmatch(tokens[i].text)
        ):
            i += 1
        else:
            break
    return _Chain(office, country, end, i, m - n + 1)


def find_people(sentence: Sentence, facts: Facts) -> list[Person]:
    """Return the persons of a sentence, in order: those with a name, and offices of a country without one."""
    document, text = facts.document, facts.document.text
    tokens, marks = sentence.tokens, sentence.people
    countries = facts.countries_in(sentence)
    taken = _taken(sentence, countries)
    people: list[Person] = []
    used, n = -1, 0
    while n < len(marks):
        mark = marks[n]
        if mark.first <= used:
            n += 1
            continue
        chain = _chain(facts, sentence, n, countries, taken)
        before = _before(text, countries, mark)
        begin = before.start if before else mark.start
        country = chain.country or (before.value if before else None)
        office, last = chain.office, chain.last
        n += chain.marks
        i = chain.following
        size = 0
        if i < len(tokens) and len(text[tokens[i - 1].end : tokens[i].start]) <= 3:
            size = _name_at(document, sentence, i, taken)
        if size:
            start, end = tokens[i].start, tokens[i + size - 1].end
            last = i + size - 1
            # "H.E. Name, Office of Country": what the title did not say may stand behind the name.
            if n < len(marks) and marks[n].first == last + 1 and text[end : marks[n].start] in (", ", " ("):
                behind = _chain(facts, sentence, n, countries, taken)
                office = behind.office if office is None or behind.office == CHAIR else office
                country = country or behind.country
                last = behind.last
                n += behind.marks
            people.append(Person(begin, tokens[last].end, text[start:end], office, country, start, end))
        elif (name := _name_before(document, sentence, begin, taken, used)) is not None and office:
            people.append(Person(name[0], tokens[last].end, text[slice(*name)], office, country, *name))
        elif office and country:
            people.append(Person(begin, tokens[last].end, None, office, country, mark.start, mark.end))
        used = last
    people += _by_country(document, sentence, countries, taken, people)
    return sorted(people, key=lambda person: person.start)


def _by_country(
    document: Document,
    sentence: Sentence,
    countries: list[Mention[Country]],
    taken: set[int],
    known: list[Person],
) -> list[Person]:
    """Return persons named with a country alone: "Japan's Yoko Kamikawa", "Penny Wong of Australia"."""
    tokens, text = sentence.tokens, document.text
    starts = {token.start: n for n, token in enumerate(tokens)}
    found = []
    for country in countries:
        first = starts.get(country.start)
        if first is None or any(p.start < country.end and country.start < p.end for p in known):
            continue
        last = first
        while last + 1 < len(tokens) and tokens[last + 1].start < country.end:
            last += 1
        size = _name_at(document, sentence, last + 1, taken) if last + 1 < len(tokens) else 0
        gap = text[tokens[last].end : tokens[last + 1].start] if size else ""
        if size >= 2 and len(gap) <= 3 and (gap != " " or country.kind == "genitive"):
            start, end = tokens[last + 1].start, tokens[last + size].end
            found.append(Person(country.start, end, text[start:end], None, country.value, start, end))
            continue
        i = first - 1
        if (
            i >= 1
            and tokens[i].lower in document.lexicon.connectors
            and tokens[i].lower not in document.lexicon.conjunctions
        ):
            size = _name_until(document, sentence, i - 1, taken)
            end, i = i, i - size
            led_in = (
                i > 1
                and _is_name_word(tokens[i - 2].text)
                and tokens[i - 1].lower in document.lexicon.connectors
            )
            if 2 <= end - i <= 4 and not led_in and text[tokens[end - 1].end : tokens[end].start] == " ":
                start, stop = tokens[i].start, tokens[end - 1].end
                same = next(
                    (n for n, p in enumerate(known) if p.name_start == start and p.name_end == stop), None
                )
                if same is None:
                    found.append(
                        Person(start, country.end, text[start:stop], None, country.value, start, stop)
                    )
                else:  # "Foreign Minister Penny Wong of Australia"
                    known[same] = known[same]._replace(end=country.end, country=country.value)
    return found


def _before(text: str, countries: list[Mention[Country]], mark: Mark) -> Mention[Country] | None:
    """Return the country whose genitive or adjective stands directly before an office."""
    for country in countries:
        gap = text[country.end : mark.start]
        if country.end <= mark.start and len(gap) <= 4 and _LOOSE_GAP.fullmatch(gap) and "," not in gap:
            return country
    return None


def _name_before(
    document: Document, sentence: Sentence, begin: int, taken: set[int], used: int
) -> tuple[int, int] | None:
    """Return the span of a name before its office, as in "Retno Marsudi, foreign minister"; no city is one."""
    tokens, text = sentence.tokens, document.text
    last = sum(token.start < begin for token in tokens) - 1
    while last > used and tokens[last].lower in document.lexicon.connectors:
        last -= 1
    if last <= used or "," not in text[tokens[last].end : begin]:
        return None
    size = _name_until(document, sentence, last, taken, floor=used)
    first = last - size + 1
    if not 2 <= size <= _MAX_NAME or any(mark.first == first and mark.has("city") for mark in sentence.names):
        return None
    return tokens[first].start, tokens[last].end
