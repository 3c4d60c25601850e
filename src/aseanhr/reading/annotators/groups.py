"""Noun groups that name a gathering: which words belong together, and what they say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.ordinals import Ordinal
    from aseanhr.reading.document import Document, Mark, Sentence
    from aseanhr.values.countries import Country

__all__ = ["HEADS", "MEETING_BODIES", "Group", "find_groups", "lone_ordinals"]

# Features of nouns that are a gathering by themselves, the more telling ones first.
HEADS = (
    "joint_cabinet",
    "workshop",
    "consultation",
    "commemoration",
    "summit",
    "dialogue",
    "review",
    "retreat",
    "session",
    "conference",
    "forum",
    "talks",
    "meeting",
    "event",
    "round",
)
# Bodies whose name alone, with a number, is the name of a meeting ("the 58th AMM").
MEETING_BODIES = frozenset({"amm", "unga", "arf", "eas", "asean_plus", "asem", "ilc", "aem", "adm", "upr"})
_MOST = 20  # gatherings that a sentence names
_BRIDGE = re.compile(r"[\s\-–—/'’‘“”\"()]{0,4}|\s?[(\"“'‘]{0,2}|(?::s|['’]s?)\s")
_EDITION = re.compile(r"\W{1,3}(19\d\d|20\d\d)(?![\d/])(?!\W?[-–]\W?\d)")


class Group(NamedTuple):
    """The words that name one gathering.

    Attributes:
        first: index of its first word.
        last: index of the word behind it.
        start: offset of its first character.
        end: offset behind its last character.
        features: what its nouns say.
        bodies: the bodies in it, in order.
        treaties: ids of treaties in it.
        ordinal: its number as digits, such as ``31`` or ``2/2020``.
        counted: the words of the number.
        states: the states in it.
        year: the year that is part of its name.
    """

    first: int
    last: int
    start: int
    end: int
    features: frozenset[str]
    bodies: tuple[str, ...]
    treaties: tuple[str, ...]
    ordinal: str | None
    counted: tuple[int, int] | None
    states: tuple[Country, ...]
    year: str | None

    @property
    def owns(self) -> bool:
        """Tell whether the group names only whose meeting it would be."""
        zone = "commission" in self.features and ("seanwfz" in self.bodies or "seanwfz" in self.treaties)
        return self.head is None and not MEETING_BODIES.intersection(self.bodies) and not zone

    @property
    def head(self) -> str | None:
        """Return the most telling noun of a gathering in it."""
        return next((head for head in HEADS if head in self.features), None)


class _Item(NamedTuple):
    """Words that may stand in the name of a gathering, with what they add to it."""

    first: int
    last: int
    features: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    treaties: tuple[str, ...] = ()
    ordinal: str | None = None
    state: Country | None = None
    link: bool = False
    joins: bool = False

    @property
    def is_head(self) -> bool:
        return any(feature in HEADS for feature in self.features) or bool(
            MEETING_BODIES.intersection(self.bodies)
        )

    @property
    def is_zone(self) -> bool:
        return "seanwfz" in self.bodies or "seanwfz" in self.treaties


def _named(document: Document, sentence: Sentence) -> Iterator[_Item]:
    """Yield the nouns, bodies and treaties of a sentence, all that one stretch of words stands for at once."""
    by_place: dict[tuple[int, int], list[tuple[str, Mark]]] = {}
    for family in ("gathering", "body", "treaty"):
        for mark in document.within(family, sentence):
            by_place.setdefault((mark.first, mark.last), []).append((family, mark))
    for (first, last), marks in by_place.items():
        values = {family: tuple(m.value for f, m in marks if f == family) for family, _ in marks}
        features = tuple(part for value in values.get("gathering", ()) for part in value.split())
        yield _Item(first, last, features, values.get("body", ()), values.get("treaty", ()))


def _items(notes: Annotations, sentence: Sentence) -> list[_Item]:
    """Label the words of a sentence that may stand in the name of a gathering; the longer label wins."""
    document = notes.document
    found = [_Item(o.first, o.last, ordinal=o.value) for o in notes.ordinals(sentence)]
    found += sorted(_named(document, sentence), key=lambda item: item.first - item.last)
    found += [_Item(c.first, c.last, state=c.value) for c in notes.countries_in(sentence)]
    lexicon, forms = document.lexicon, document.words.forms
    items: dict[int, _Item] = {}
    covered: set[int] = set()
    for item in found:
        place = range(item.first, item.last)
        if covered.isdisjoint(place):
            items[item.first] = item
            covered.update(place)
    for n in range(sentence.first, sentence.last):
        if n not in covered and forms[n] in lexicon.connectors:
            items[n] = _Item(n, n + 1, link=True, joins=forms[n] in lexicon.conjunctions)
    return [items[first] for first in sorted(items)]


def _chunks(notes: Annotations, sentence: Sentence) -> Iterator[list[_Item]]:
    """Yield runs of labelled words with nothing but spaces, dashes, quotes and brackets between them."""
    text, words = notes.document.text, notes.document.words
    chunk: list[_Item] = []
    for item in _items(notes, sentence):
        if chunk:
            previous = chunk[-1]
            gap = text[words.ends[previous.last - 1] : words.starts[item.first]]
            if item.first != previous.last or not _BRIDGE.fullmatch(gap):
                yield from _split(chunk)
                chunk = []
        chunk.append(item)
    yield from _split(chunk)


def _names_one(items: list[_Item]) -> bool:
    """Tell whether some items name a gathering of their own, with a number or a body."""
    return any(item.is_head for item in items) and any(item.ordinal or item.bodies for item in items)


def _split(chunk: list[_Item]) -> Iterator[list[_Item]]:
    """Cut "the 58th meeting and the 47th summit" in two, but not "the dialogue between A and B"."""
    begin = 0
    for n, item in enumerate(chunk):
        if item.joins and _names_one(chunk[begin:n]) and _names_one(chunk[n + 1 :]):
            yield chunk[begin:n]
            begin = n + 1
    yield chunk[begin:]


def _trim(chunk: list[_Item]) -> list[_Item]:
    while chunk and chunk[0].link:
        chunk = chunk[1:]
    while chunk and chunk[-1].link:
        chunk = chunk[:-1]
    return chunk


def _counts(chunk: list[_Item], n: int) -> bool:
    """Tell whether an ordinal counts the gathering: before its noun, or behind it with no link between."""
    heads = [i for i, item in enumerate(chunk) if item.is_head]
    return not heads or n < heads[-1] or (n > 0 and not chunk[n - 1].link)


def _group(document: Document, chunk: list[_Item]) -> Group:
    text, words = document.text, document.words
    ordinals = [item for n, item in enumerate(chunk) if item.ordinal and _counts(chunk, n)]
    first, last = chunk[0].first, chunk[-1].last
    start, end = words.starts[first], words.ends[last - 1]
    edition = _EDITION.match(text, end)
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
        edition = edition or _EDITION.match(text, end)
    return Group(
        first,
        last,
        start,
        end if edition is None else edition.end(1),
        frozenset(feature for item in chunk for feature in item.features),
        tuple(dict.fromkeys(body for item in chunk for body in item.bodies)),
        tuple(dict.fromkeys(treaty for item in chunk for treaty in item.treaties)),
        ordinals[0].ordinal if ordinals else None,
        (ordinals[0].first, ordinals[0].last) if ordinals else None,
        tuple(dict.fromkeys(item.state for item in chunk if item.state)),
        edition[1] if edition else None,
    )


def _twins(chunk: list[_Item], group: Group) -> Iterator[Group]:
    """Yield the further gatherings of "the 44th and 45th summits"."""
    heads = [n for n, item in enumerate(chunk) if item.is_head]
    before = chunk[: heads[0]] if heads else []
    if any(item.joins for item in before):
        ordinals = [item for item in before if item.ordinal]
        for item in ordinals[1:]:
            yield group._replace(ordinal=item.ordinal, counted=(item.first, item.last))


def _apposed(notes: Annotations, sentence: Sentence, group: Group) -> Group:
    """Take in a number that stands behind a comma or in brackets: "its next meeting, the 36th, ..."."""
    document = notes.document
    if group.ordinal or not group.head or document.text[group.end : group.end + 2] not in (", ", " ("):
        return group
    forms, connectors = document.words.forms, document.lexicon.connectors
    for ordinal in notes.ordinals(sentence):
        between = range(group.last, ordinal.first)
        if ordinal.first < group.last or len(between) > 1 or any(forms[n] not in connectors for n in between):
            continue
        end = document.words.ends[ordinal.last - 1]
        if document.text[end : end + 1] in (",", ".", ")", ""):
            return group._replace(ordinal=ordinal.value, counted=(ordinal.first, ordinal.last))
    return group


def find_groups(notes: Annotations, sentence: Sentence) -> list[Group]:
    """Return the noun groups of a sentence that name a gathering, or its owner alone ("ASEAN's labor ministers"), in order."""
    document = notes.document
    if not document.within("gathering", sentence) and not document.within("body", sentence, *MEETING_BODIES):
        return []
    groups: list[Group] = []
    for chunk in _chunks(notes, sentence):
        if len(groups) >= _MOST:
            break
        trimmed = _trim(chunk)
        # The commission of the zone is named by its treaty; its name alone can stand for its meeting.
        commission = any("commission" in i.features for i in trimmed) and any(i.is_zone for i in trimmed)
        if commission or any(item.is_head for item in trimmed):
            group = _apposed(notes, sentence, _group(document, trimmed))
            groups += [group, *_twins(trimmed, group)]
        elif any(item.features for item in trimmed) and any(item.bodies for item in trimmed):
            groups.append(_group(document, trimmed))
    return groups


def lone_ordinals(notes: Annotations, sentence: Sentence, groups: list[Group]) -> list[Ordinal]:
    """Return the ordinals of a sentence that count no noun beside them ("the fifth will be held in Dili")."""
    taken = {n for group in groups for n in range(group.first, group.last)}
    taken |= {n for group in groups if group.counted for n in range(*group.counted)}
    dates = [when for when in notes.dates_in(sentence) if when.kind != "number"]
    taken |= {n for when in dates for n in range(when.first, when.last)}
    return [
        ordinal
        for ordinal in notes.ordinals(sentence)
        if taken.isdisjoint(range(ordinal.first, ordinal.last)) and _stands_alone(notes.document, ordinal)
    ]


def _stands_alone(document: Document, ordinal: Ordinal) -> bool:
    """Tell whether a number can stand for a noun: written in figures, announced ("lần thứ"), or after an article."""
    if ordinal.last - ordinal.first > 1 or document.words.forms[ordinal.first][:1].isdigit():
        return True
    before = document.marks("determiner", max(ordinal.first - 2, 0), ordinal.first)
    return any(mark.last == ordinal.first for mark in before)
