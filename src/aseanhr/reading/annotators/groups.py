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
MEETING_BODIES = frozenset(
    {"amm", "unga", "arf", "eas", "asean_plus", "asean_plus_defence", "asem", "ilc", "upr"}
    | {"aem", "adm", "alm", "ahm", "ammswd", "ammtc", "alawmm", "ammw"}
)
_MOST = 20  # gatherings that a sentence names
_BRIDGE = re.compile(r"[\s\-–—/'’‘“”\"()]{0,4}|\s?[(\"“'‘]{0,2}|(?::s|['’]s?)\s")
_EDITION = re.compile(r"\W{1,3}(19\d\d|20\d\d)(?![\d/])(?!\W?[-–]\W?\d)")


# What may stand behind a number that stands for a noun.
_AFTER = ("verb", "link", "determiner", "operator", "reference", "circumstance", "city", "gathering")
_TWO = 2
_TOPIC = 3  # words that may stand in a name without being known
_NO_TOPIC = ("verb", "link", "determiner", "operator", "reference", "city", "body", "plan", "treaty")


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
        """Return whether the group names the body that holds a meeting, not the meeting."""
        zone = "seanwfz" in self.bodies or "seanwfz" in self.treaties or len(self.states) == _TWO
        sits = "commission" in self.features and zone
        return self.head is None and not MEETING_BODIES.intersection(self.bodies) and not sits

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
    serial: bool = False

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
    # "by video conference" says how, not what.
    modes = [range(m.first, m.last) for m in document.within("circumstance", sentence, "VIDEO", "HYBRID")]
    for family in ("gathering", "body", "treaty"):
        for mark in document.within(family, sentence):
            if any(mark.first in mode and mark.last - mark.first < len(mode) for mode in modes):
                continue
            if family == "gathering" and _is_verb(document, mark):
                continue
            by_place.setdefault((mark.first, mark.last), []).append((family, mark))
    for (first, last), marks in by_place.items():
        values = {family: tuple(m.value for f, m in marks if f == family) for family, _ in marks}
        features = tuple(part for value in values.get("gathering", ()) for part in value.split())
        yield _Item(first, last, features, values.get("body", ()), values.get("treaty", ()))


def _is_verb(document: Document, noun: Mark) -> bool:
    """Return whether a word that could be the noun "meeting" ends a verb here: "the AICHR is meeting in Singapore"."""
    helping = document.marks("operator", noun.first - 1, noun.first)
    verbs = document.marks("verb", noun.first - 1, noun.first)
    whole = any(m.value == "MEET" and m.last == noun.last for m in verbs)
    return whole and any(m.last == noun.first and document.rule(m).kind == "PASSIVE" for m in helping)


def _items(notes: Annotations, sentence: Sentence) -> list[_Item]:
    """Label the words of a sentence that may stand in the name of a gathering; the longer label wins."""
    document = notes.document
    numbers = [
        _Item(o.first, o.last, ordinal=o.value, serial=bool(o.serial)) for o in notes.ordinals(sentence)
    ]
    named = list(_named(document, sentence))
    # Of equal length a number comes first; "first meeting of the year" is longer than the number in it.
    states = [_Item(c.first, c.last, state=c.value) for c in notes.countries_in(sentence)]
    found = sorted([*numbers, *named, *states], key=lambda item: item.first - item.last)
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


def _names_topic(document: Document, chunk: list[_Item], item: _Item) -> bool:
    """Tell whether the words before an item, known to no list, are part of the name of a meeting: "the 3rd A-B Maritime Dialogue".

    They stand alone between its number or its two states and its noun.
    """
    words, previous = document.words, chunk[-1]
    between = range(previous.last, item.first)
    paired = previous.state is not None and sum(known.state is not None for known in chunk) > 1
    if document.lexicon.ordinal_frames.get("needs_prefix"):
        paired, item, previous = item.state is not None or bool(item.ordinal), previous, item
    if not (paired or previous.ordinal) or not item.is_head or len(between) > _TOPIC:
        return False
    gaps = (document.text[words.ends[n - 1] : words.starts[n]] for n in (*between, between.stop))
    known = any(document.marks(family, between.start, between.stop) for family in _NO_TOPIC)
    return not known and all(gap in (" ", "-", "–", " – ", "’s ", "'s ") for gap in gaps)


def _chunks(notes: Annotations, sentence: Sentence) -> Iterator[list[_Item]]:
    """Yield runs of labelled words with nothing but spaces, dashes, quotes and brackets between them."""
    text, words = notes.document.text, notes.document.words
    chunk: list[_Item] = []
    for item in _items(notes, sentence):
        if chunk:
            previous = chunk[-1]
            gap = text[words.ends[previous.last - 1] : words.starts[item.first]]
            together = item.first == previous.last or _names_topic(notes.document, chunk, item)
            if not together or not _BRIDGE.fullmatch(gap if item.first == previous.last else ""):
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
    yield from _segment(chunk[begin:])


def _segment(chunk: list[_Item]) -> Iterator[list[_Item]]:
    """Cut "the high-level segment of the 55th session of the Council" in two: a meeting within another, of the same body."""
    yield chunk
    for n, item in enumerate(chunk):
        part, whole = chunk[:n], chunk[n + 1 :]
        within = (
            item.link and any("high_level" in i.features for i in part) and not any(i.ordinal for i in part)
        )
        bodies = [i for i in whole if i.bodies]
        if within and bodies and any(i.ordinal for i in whole) and any(i.is_head for i in whole):
            yield [*part, bodies[0]]
            return


def _up_to_verb(document: Document, chunk: list[_Item]) -> list[_Item]:
    """Return the part of a name before the verb that opens or closes it, where that looks like a noun: "lần thứ 21 khai mạc tại"."""
    for n, item in enumerate(chunk):
        verbs = document.marks("verb", item.first, item.first + 1)
        if not any(m.last == item.last and m.value in ("OPEN", "CLOSE") for m in verbs):
            continue
        named = any(i.is_head for i in chunk[:n]) and not any(i.is_head for i in chunk[n:])
        placed = n + 1 < len(chunk) and document.has("link", item.last, item.last + 1, "IN")
        if named and (chunk[n - 1].ordinal or placed):
            return chunk[:n]
    return chunk


def _trim(chunk: list[_Item]) -> list[_Item]:
    while chunk and chunk[0].link:
        chunk = chunk[1:]
    while chunk and chunk[-1].link:
        chunk = chunk[:-1]
    return chunk


def _counts(chunk: list[_Item], n: int) -> bool:
    """Tell whether an ordinal counts the gathering: before its noun, or behind it with no link between, unless its own words say so."""
    heads = [i for i, item in enumerate(chunk) if item.is_head]
    return chunk[n].serial or not heads or n < heads[-1] or (n > 0 and not chunk[n - 1].link)


def _is_place(document: Document, item: _Item) -> bool:
    """Tell whether a small word makes a state the place of something: "in Singapore", "in the Netherlands"."""
    at = item.first - any(
        m.last == item.first for m in document.marks("determiner", item.first - 1, item.first)
    )
    return any(m.last == at and m.value == "IN" for m in document.marks("link", at - 1, at))


def _is_yearly(document: Document, last: int, counted: _Item) -> bool:
    """Tell whether a number counts only the meetings of a year: "the second meeting of the year", "årets andra möte"."""
    forms = document.words.forms
    for phrase in document.lexicon.ordinal_frames.get("yearly", ()):
        words = phrase.split()
        before = range(max(counted.first - len(words), 0), counted.first)
        if [forms[n] for n in before] == words or list(forms[last : last + len(words)]) == words:
            return True
    return False


def _number(document: Document, chunk: list[_Item]) -> tuple[_Item | None, str]:
    """Return what counts a gathering; ``yearly`` and nothing where that counts within a year, not within the series."""
    ordinals = [item for n, item in enumerate(chunk) if item.ordinal and _counts(chunk, n)]
    # "the 2nd special meeting (2/2020)" says which year it counts in.
    ordinals.sort(key=lambda item: "/" not in (item.ordinal or ""))
    if ordinals and _is_yearly(document, chunk[-1].last, ordinals[0]):
        return None, "yearly"
    return next(iter(ordinals), None), ""


def _edition(text: str, start: int, end: int) -> tuple[int, str | None]:
    """Return where a name ends, with the bracket that it opened and the year behind it, and that year."""
    edition = _EDITION.match(text, end)
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
        edition = edition or _EDITION.match(text, end)
    return (end, None) if edition is None else (edition.end(1), edition[1])


def _states(document: Document, chunk: list[_Item]) -> tuple[Country, ...]:
    """Return the states in a name, without those that only tell a place."""
    return tuple(dict.fromkeys(i.state for i in chunk if i.state and not _is_place(document, i)))


def _group(document: Document, chunk: list[_Item]) -> Group:
    words = document.words
    first, last = chunk[0].first, chunk[-1].last
    number, yearly = _number(document, chunk)
    features = {yearly, *(feature for item in chunk for feature in item.features)} - {""}
    start = words.starts[first]
    end, year = _edition(document.text, start, words.ends[last - 1])
    return Group(
        first,
        last,
        start,
        end,
        frozenset(features),
        tuple(dict.fromkeys(body for item in chunk for body in item.bodies)),
        tuple(dict.fromkeys(treaty for item in chunk for treaty in item.treaties)),
        number.ordinal if number else None,
        (number.first, number.last) if number else None,
        _states(document, chunk),
        year,
    )


def _twins(document: Document, chunk: list[_Item], group: Group) -> Iterator[Group]:
    """Yield the further gatherings of "the 44th and 45th summits" and of "the summits 44 and 45"."""
    heads = [n for n, item in enumerate(chunk) if item.is_head]
    before = chunk[: heads[0]] if heads else []
    if any(item.joins for item in before):
        ordinals = [item for item in before if item.ordinal]
        for item in ordinals[1:]:
            yield group._replace(ordinal=item.ordinal, counted=(item.first, item.last))
    if group.counted is not None and group.counted[1] == chunk[-1].last:
        yield from _next_figures(document, group)


def _next_figures(document: Document, group: Group) -> Iterator[Group]:
    """Yield the gatherings counted by bare figures behind the number of a group, each one more than the one before."""
    text, words = document.text, document.words
    at, number = group.last, int(group.ordinal) if group.ordinal and group.ordinal.isdigit() else -1
    while at + 1 < len(words.forms):
        at += words.forms[at] in document.lexicon.conjunctions
        gap = text[words.ends[at - 1] : words.starts[at]]
        number += 1
        if words.forms[at] != str(number) or gap.strip(" ,"):
            return
        yield group._replace(ordinal=str(number), counted=(at, at + 1))
        at += 1


def _apposed(notes: Annotations, sentence: Sentence, group: Group) -> Group:
    """Take in a number that stands behind a comma or in brackets: "its next meeting, the 36th, ..."."""
    document = notes.document
    opening = document.text[group.end : group.end + 2]
    if group.ordinal or group.owns or opening not in (", ", " (", " –", " -", " —"):
        return group
    forms, connectors = document.words.forms, document.lexicon.connectors
    named = {n for m in document.within("body", sentence) for n in range(m.first, m.last)}
    for ordinal in notes.ordinals(sentence):
        between = [n for n in range(group.last, ordinal.first) if n not in named]
        if ordinal.first < group.last or any(
            forms[n] not in connectors and not document.words.written(n).isupper() for n in between
        ):
            continue
        end = document.words.ends[ordinal.last - 1]
        if document.text[end : end + 1] in (",", ".", ")", ""):
            return group._replace(ordinal=ordinal.value, counted=(ordinal.first, ordinal.last))
    return group


def _is_commission(chunk: list[_Item]) -> bool:
    """Tell whether a name is that of the commission of a zone or of two states, which can stand for its meeting."""
    owned = any(item.is_zone for item in chunk) or len({item.state for item in chunk if item.state}) == _TWO
    return owned and any("commission" in item.features for item in chunk)


def _groups_of(notes: Annotations, sentence: Sentence, chunk: list[_Item]) -> list[Group]:
    """Return what a run of words names: a gathering with those counted beside it, its owner alone, or nothing."""
    document = notes.document
    if _is_commission(chunk) or any(item.is_head for item in chunk):
        group = _apposed(notes, sentence, _group(document, chunk))
        return [group, *_twins(document, chunk, group)]
    owner = any(item.features for item in chunk) and any(item.bodies for item in chunk)
    return [_group(document, chunk)] if owner else []


def find_groups(notes: Annotations, sentence: Sentence) -> list[Group]:
    """Return the noun groups of a sentence that name a gathering, or its owner alone ("ASEAN's labor ministers"), in order."""
    document = notes.document
    if not document.within("gathering", sentence) and not document.within("body", sentence, *MEETING_BODIES):
        return []
    groups: list[Group] = []
    for chunk in _chunks(notes, sentence):
        if len(groups) >= _MOST:
            break
        groups += _groups_of(notes, sentence, _trim(_up_to_verb(notes.document, chunk)))
    return groups


def lone_ordinals(notes: Annotations, sentence: Sentence, groups: list[Group]) -> list[Ordinal]:
    """Return the ordinals of a sentence that count no noun beside them ("the fifth will be held in Dili")."""
    taken = {n for group in groups for n in range(group.first, group.last)}
    taken |= {n for group in groups if group.counted for n in range(*group.counted)}
    dates = [when for when in notes.dates_in(sentence) if when.kind != "number"]
    taken |= {n for when in dates for n in range(_joined_before(notes.document, when.first), when.last)}
    return [
        ordinal
        for ordinal in notes.ordinals(sentence)
        if taken.isdisjoint(range(ordinal.first, ordinal.last)) and _stands_alone(notes.document, ordinal)
    ]


def _counts_other(document: Document, ordinal: Ordinal) -> bool:
    """Tell whether an unknown noun follows a number, in languages whose nouns do."""
    words, n = document.words, ordinal.last
    if document.lexicon.ordinal_frames.get("needs_prefix") or n >= len(words.forms):
        return False
    beside = document.text[words.ends[n - 1] : words.starts[n]] == " "
    known = words.forms[n] in document.lexicon.connectors or any(
        document.marks(family, n, n + 1) for family in _AFTER
    )
    return beside and not known and words.forms[n].isalpha()


def _joined_before(document: Document, first: int) -> int:
    """Return the first word of "the first and second of August" where only "second of August" was read as a date."""
    joined = first > 1 and document.words.forms[first - 1] in document.lexicon.conjunctions
    return first - 2 if joined else first


def _stands_alone(document: Document, ordinal: Ordinal) -> bool:
    """Tell whether a number can stand for a noun: written in figures, announced ("lần thứ"), or after an article.

    A mere "number 155", or one behind the noun of a treaty, is that of a treaty; "the third floor" counts floors.
    """
    if ordinal.serial == "kind":
        return True
    if _counts_other(document, ordinal):
        return False
    heads = document.marks("treaty_head", max(ordinal.first - 3, 0), ordinal.first + 1)
    treaties = document.marks("treaty", max(ordinal.first - 8, 0), ordinal.first)
    if any(m.first == ordinal.first and m.value == "NUMBER" for m in heads) or any(
        m.last == ordinal.first and m.value != "ABOUT" for m in (*heads, *treaties)
    ):
        return False
    if ordinal.last - ordinal.first > 1 or document.words.forms[ordinal.first][:1].isdigit():
        return True
    return any(
        mark.last == ordinal.first
        for family in ("determiner", "reference", "body")
        for mark in document.marks(family, max(ordinal.first - 8, 0), ordinal.first)
    )
