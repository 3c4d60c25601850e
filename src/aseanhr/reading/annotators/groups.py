"""Noun groups that name a gathering: which words belong together, and what they say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.annotators.lone_ordinals import counts_other

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Document, Mark, Sentence
    from aseanhr.values.countries import Country

__all__ = ["HEADS", "MEETING_BODIES", "Group", "find_groups"]

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
# Bodies whose name is the name of a meeting where a number counts it ("the 33rd ACWC").
_COUNTED_BODIES = frozenset({"aichr", "acwc", "acmw", "un_hrc"})
_NAMING_BODIES = MEETING_BODIES | _COUNTED_BODIES
_MOST = 20  # gatherings that a sentence names
_BRIDGE = re.compile(r"[\s\-–—/'’‘“”\"()]{0,4}|\s?[(\"“'‘]{0,2}|(?::s|['’]s?)\s")
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDITION = re.compile(r"\W{1,3}(19\d\d|20\d\d)(?![\d/])(?!\W?[-–]\W?\d)")


_TWO = 2
_LONGEST = 4  # words of a phrase for "of this year"
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
        meetings = MEETING_BODIES if self.ordinal is None else _NAMING_BODIES
        return self.head is None and not sits and not meetings.intersection(self.bodies)

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
    year: str | None = None
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
    """Return whether a word of a name ends a verb here: "the AICHR is meeting in Singapore", "the review is scheduled for May"."""
    if not document.is_helped(noun.first):
        return False
    verbs = document.marks("verb", noun.first - 1, noun.first)
    return noun.value == "annual" or any(m.value == "MEET" and m.last == noun.last for m in verbs)


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
    for year in _years(notes, sentence, covered):
        items[year.first] = year
    return [items[first] for first in sorted(items)]


def _years(notes: Annotations, sentence: Sentence, covered: set[int]) -> Iterator[_Item]:
    """Yield the years within which a name counts, those of dates not among them: "lần thứ 2 năm 2027 của AICHR", "lần thứ hai trong năm của AICHR"."""
    forms = notes.document.words.forms
    dated = {n for w in notes.dates_in(sentence) if w.unit != "year" for n in range(w.first, w.last)}
    words = {w.last - 1: w.first for w in notes.dates_in(sentence) if w.unit == "year" and not w.relative}
    for n in range(sentence.first, sentence.last):
        if n not in covered and n not in dated and _YEAR.fullmatch(forms[n]):
            yield _Item(words.get(n, n), n + 1, year=forms[n], link=True)
    for first, last in _yearly(notes.document, sentence.first, sentence.last):
        yield _Item(first, last, link=True)


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
    """Return the part of a name before the verb that opens, closes or holds it, where that looks like a noun: "lần thứ 21 khai mạc tại"."""
    for n in range(1, len(chunk)):
        item, before = chunk[n], chunk[n - 1]
        verb = _verb_in(document, item)
        if verb is None:
            continue
        rest = chunk[n:] if verb.first == item.first else chunk[n + 1 :]
        named = any(i.is_head for i in chunk[:n]) and not any(i.is_head for i in rest)
        placed = n + 1 < len(chunk) and document.has("link", item.last, item.last + 1, "IN")
        last = n + 1 == len(chunk) and not before.is_head
        if named and (before.ordinal or placed or last):
            return chunk[:n]
    return chunk


def _verb_in(document: Document, item: _Item) -> Mark | None:
    """Return the verb of opening or closing that some words are, or that of meeting behind a small word in them ("sẽ họp")."""
    for verb in document.marks("verb", item.first, item.last):
        opens = verb.value in ("OPEN", "CLOSE") and verb.first == item.first
        if verb.last == item.last and (opens or (verb.value == "MEET" and verb.first > item.first)):
            return verb
    return None


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
    low = max(counted.first - _LONGEST, 0)
    return any(
        end == counted.first or begin in (counted.last, last)
        for begin, end in _yearly(document, low, last + _LONGEST)
    )


def _yearly(document: Document, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the words of a range that say "of this year", the longest at each place."""
    forms = document.words.forms
    phrases = document.lexicon.yearly
    for n in range(first, min(last, len(forms))):
        end = next((n + len(p) for p in phrases if tuple(forms[n : n + len(p)]) == p), n)
        if end > n and not (end < len(forms) and _YEAR.fullmatch(forms[end])):  # "trong năm 2026"
            yield n, end


def _number(document: Document, chunk: list[_Item]) -> tuple[_Item | None, str]:
    """Return what counts a gathering; ``yearly`` and nothing where that counts within a year, not within the series.

    Special meetings are counted by the year: theirs keep the number.
    """
    ordinals = [item for n, item in enumerate(chunk) if item.ordinal and _counts(chunk, n)]
    # "the 2nd special meeting (2/2020)" says which year it counts in.
    ordinals.sort(key=lambda item: "/" not in (item.ordinal or ""))
    if ordinals and _is_yearly(document, chunk[-1].last, ordinals[0]):
        special = any("special" in item.features for item in chunk)
        return ordinals[0] if special else None, "yearly"
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
        year or next((item.year for item in chunk if item.year), None),
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


def _is_sitting(document: Document, chunk: list[_Item]) -> bool:
    """Return whether a name is that of a body with a number, which stands for its meeting: "the 33rd ACWC"."""
    named = [item for item in chunk if not item.link]
    bodies = {body for item in named for body in item.bodies}
    counts = any(
        item.ordinal and not (item.serial and item.ordinal == "1") for item in named
    )  # "for the first time"
    numbered = len(named) == _TWO and counts
    if document.lexicon.ordinal_frames.get("needs_prefix") and numbered and named[0].ordinal:
        return False  # "Kế hoạch lần thứ tư của AICHR": the number counts what stands before it
    return numbered and bool(bodies & _COUNTED_BODIES) and not counts_other(document, chunk[-1].last)


def _groups_of(notes: Annotations, sentence: Sentence, chunk: list[_Item]) -> list[Group]:
    """Return what a run of words names: a gathering with those counted beside it, its owner alone, or nothing."""
    document = notes.document
    sitting = _is_sitting(document, chunk)
    if _is_commission(chunk) or sitting or any(item.is_head for item in chunk):
        group = _apposed(notes, sentence, _group(document, chunk))
        if sitting:
            # Only special meetings are counted by the year: "AICHR 1/2028".
            kinds = {"meeting", "special"} if "/" in (group.ordinal or "") else {"meeting"}
            group = group._replace(features=group.features | kinds)
        return [group, *_twins(document, chunk, group)]
    owner = any(item.features for item in chunk) and any(item.bodies for item in chunk)
    return [_group(document, chunk)] if owner else []


def find_groups(notes: Annotations, sentence: Sentence) -> list[Group]:
    """Return the noun groups of a sentence that name a gathering, or its owner alone ("ASEAN's labor ministers"), in order."""
    document = notes.document
    if not document.within("gathering", sentence) and not document.within("body", sentence, *_NAMING_BODIES):
        return []
    groups: list[Group] = []
    for chunk in _chunks(notes, sentence):
        if len(groups) >= _MOST:
            break
        groups += _groups_of(notes, sentence, _trim(_up_to_verb(document, chunk)))
    return groups
