"""Noun phrases that name a meeting: which words belong together, and what they say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.rules.ordinals import find_ordinals

if TYPE_CHECKING:
    from aseanhr.reading.rules.document import Mark, Sentence
    from aseanhr.reading.rules.facts import Facts
    from aseanhr.values.countries import Country

__all__ = ["HEADS", "MeetingPhrase", "meeting_phrases"]

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
    "meeting",
    "event",
)
_BRIDGE = re.compile(r"[\s\-–—/'’‘“”\"()]{1,4}|[\s]?[(\"“'‘]{0,2}|[:'’]s?\s")
_REACH = 60
_IN_BRACKETS = re.compile(r"[^().;\n]{0,24}\((\d{1,2})/(20\d\d)\)")
_EDITION = re.compile(r"\W{1,3}(19\d\d|20\d\d)(?![\d/])(?!\W?[-–]\W?\d)")


class MeetingPhrase(NamedTuple):
    """The words that name one meeting.

    Attributes:
        start: where they begin.
        end: where they end.
        features: what its nouns say.
        bodies: the bodies in it, in order.
        treaties: ids of treaties in it.
        ordinal: its number as digits, such as ``31`` or ``2/2020``.
        ordinal_span: where the number stands.
        countries: states in it.
        year: the year that is part of its name.
        first: index of its first token.
        last: index of its last token.
        towards: whether foreign ministers stand behind the noun: "the meeting with the foreign ministers".
    """

    start: int
    end: int
    features: frozenset[str]
    bodies: tuple[str, ...]
    treaties: tuple[str, ...]
    ordinal: str | None
    ordinal_span: tuple[int, int] | None
    countries: tuple[Country, ...]
    year: str | None
    first: int
    last: int
    towards: bool = False

    @property
    def head(self) -> str | None:
        """The most telling noun of a gathering in it."""
        return next((head for head in HEADS if head in self.features), None)


class _Item(NamedTuple):
    first: int
    last: int
    start: int
    end: int
    features: tuple[str, ...]
    bodies: tuple[str, ...]
    treaties: tuple[str, ...]
    ordinal: str | None
    country: Country | None
    link: bool
    conjunction: bool


def _items(sentence: Sentence, facts: Facts) -> list[_Item]:
    """Label the tokens of a sentence that may stand in the name of a meeting."""
    tokens = sentence.tokens
    lexicon = facts.document.lexicon
    items: dict[int, _Item] = {}
    covered: set[int] = set()

    def put(item: _Item) -> None:
        if not covered.intersection(range(item.first, item.last + 1)):
            items[item.first] = item
            covered.update(range(item.first, item.last + 1))

    none: tuple[str, ...] = ()
    for first, last, value in find_ordinals(sentence, facts.document):
        span = tokens[first].start, tokens[last].end
        put(_Item(first, last, *span, none, none, none, value, None, False, False))
    for mark in sentence.names:
        if not (mark.has("noun") or mark.has("body") or mark.has("treaty")):
            continue
        features = tuple(f for term in mark.terms if term.kind == "noun" for f in term.value.split())
        bodies = tuple(term.value for term in mark.terms if term.kind == "body")
        treaties = tuple(term.value for term in mark.terms if term.kind == "treaty")
        put(
            _Item(
                mark.first,
                mark.first + mark.size - 1,
                mark.start,
                mark.end,
                features,
                bodies,
                treaties,
                None,
                None,
                False,
                False,
            )
        )
    starts = {token.start: n for n, token in enumerate(tokens)}
    for country in facts.countries_in(sentence):
        head = starts.get(country.start)
        if head is None:
            continue
        first = last = head
        while last + 1 < len(tokens) and tokens[last + 1].start < country.end:
            last += 1
        put(
            _Item(
                first,
                last,
                country.start,
                tokens[last].end,
                none,
                none,
                none,
                None,
                country.value,
                False,
                False,
            )
        )
    for n, token in enumerate(tokens):
        if n not in covered and token.lower in lexicon.connectors:
            put(
                _Item(
                    n,
                    n,
                    token.start,
                    token.end,
                    none,
                    none,
                    none,
                    None,
                    None,
                    True,
                    token.lower in lexicon.conjunctions,
                )
            )
    return [items[first] for first in sorted(items)]


def _chunks(sentence: Sentence, facts: Facts) -> list[list[_Item]]:
    """Cut the labelled tokens into runs that belong together."""
    text = facts.document.text
    chunks: list[list[_Item]] = []
    for item in _items(sentence, facts):
        if chunks:
            previous = chunks[-1][-1]
            gap = text[previous.end : item.start]
            if item.first == previous.last + 1 and len(gap) <= 5 and _BRIDGE.fullmatch(gap):
                chunks[-1].append(item)
                continue
        chunks.append([item])
    return [part for chunk in chunks for part in _split(chunk)]


def _is_head(item: _Item) -> bool:
    return any(feature in HEADS for feature in item.features)


def _names_one(items: list[_Item]) -> bool:
    """Tell whether some items name a meeting of their own: a gathering with a number or a body."""
    heads = any(_is_head(item) or {"unga", "amm"} & set(item.bodies) for item in items)
    return heads and any(item.ordinal or item.bodies for item in items)


def _split(chunk: list[_Item]) -> list[list[_Item]]:
    """Cut "the 58th meeting and the 47th summit" in two, but not "the dialogue between A and B"."""
    for n, item in enumerate(chunk):
        if item.conjunction and _names_one(chunk[:n]) and _names_one(chunk[n + 1 :]):
            return [*_split(chunk[:n]), *_split(chunk[n + 1 :])]
    return [chunk]


def _trim(chunk: list[_Item]) -> list[_Item]:
    while chunk and chunk[0].link:
        chunk = chunk[1:]
    while chunk and chunk[-1].link:
        chunk = chunk[:-1]
    return chunk


def _counts(chunk: list[_Item], n: int) -> bool:
    """Tell whether an ordinal counts the meeting: before its noun, or behind it with no link ("meeting on the 21st")."""
    heads = [i for i, item in enumerate(chunk) if _is_head(item) or {"unga", "amm"} & set(item.bodies)]
    return not heads or n < heads[-1] or (n > 0 and not chunk[n - 1].link)


def _towards(chunk: list[_Item]) -> bool:
    heads = [n for n, item in enumerate(chunk) if _is_head(item) and "foreign_ministers" not in item.features]
    ministers = [n for n, item in enumerate(chunk) if "foreign_ministers" in item.features]
    return bool(heads and ministers) and heads[0] < ministers[0]


def _phrase(chunk: list[_Item], facts: Facts) -> MeetingPhrase:
    text = facts.document.text
    ordinals = [item for n, item in enumerate(chunk) if item.ordinal and _counts(chunk, n)]
    start, end = chunk[0].start, chunk[-1].end
    edition = _EDITION.match(text, end)
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
        edition = edition or _EDITION.match(text, end)
    return MeetingPhrase(
        start,
        end if edition is None else edition.end(1),
        frozenset(feature for item in chunk for feature in item.features),
        tuple(dict.fromkeys(body for item in chunk for body in item.bodies)),
        tuple(dict.fromkeys(treaty for item in chunk for treaty in item.treaties)),
        ordinals[0].ordinal if ordinals else None,
        (ordinals[0].start, ordinals[0].end) if ordinals else None,
        tuple(dict.fromkeys(item.country for item in chunk if item.country)),
        edition[1] if edition else None,
        chunk[0].first,
        chunk[-1].last,
        _towards(chunk),
    )


def _holds(sentence: Sentence, subject: MeetingPhrase, phrase: MeetingPhrase) -> bool:
    """Tell whether a body before a meeting is the one that holds it: "the commission convened its 38th meeting"."""
    return phrase.start - subject.end <= _REACH and any(
        subject.end <= mark.start and mark.end <= phrase.start
        for mark in sentence.cue("HELD", "HOSTS", "HOLDS")
    )


def meeting_phrases(sentence: Sentence, facts: Facts) -> list[MeetingPhrase]:
    """Return the phrases of a sentence that name a gathering, in order."""
    phrases: list[MeetingPhrase] = []
    if not any(_may_name(mark) for mark in sentence.names):
        return phrases
    subject: MeetingPhrase | None = None
    for chunk in _chunks(sentence, facts):
        trimmed = _trim(chunk)
        if not trimmed:
            continue
        phrase = _apposed(_phrase(trimmed, facts), sentence, facts)
        if (
            phrase.head
            and not phrase.bodies
            and not phrase.treaties
            and subject
            and _holds(sentence, subject, phrase)
        ):
            phrase = phrase._replace(
                bodies=subject.bodies,
                treaties=subject.treaties,
                features=phrase.features | subject.features - {"regular", "special"},
            )
        if not phrase.head:
            subject = phrase if phrase.bodies or phrase.treaties else subject
        numbered_body = phrase.ordinal and {"unga", "amm"} & set(phrase.bodies)
        commission = "commission" in phrase.features and "seanwfz" in phrase.bodies + phrase.treaties
        if phrase.head or numbered_body or commission or "amm" in phrase.bodies:
            phrases.append(phrase)
            phrases += _twins(trimmed, phrase)
    return phrases


def _may_name(mark: Mark) -> bool:
    """Tell whether a word may be at the heart of a meeting's name."""
    return mark.has("noun") or mark.has("body", "amm", "unga")


def _twins(chunk: list[_Item], phrase: MeetingPhrase) -> list[MeetingPhrase]:
    """Return the further meetings of "the 44th and 45th summits"."""
    heads = [n for n, item in enumerate(chunk) if _is_head(item)]
    ordinals = [item for item in chunk[: heads[0]] if item.ordinal] if heads else []
    return [
        phrase._replace(ordinal=item.ordinal, ordinal_span=(item.start, item.end))
        for item in ordinals[1:]
        if any(other.conjunction for other in chunk[: heads[0]])
    ]


def _apposed(phrase: MeetingPhrase, sentence: Sentence, facts: Facts) -> MeetingPhrase:
    """Take in a number that stands behind a comma: "its next meeting, the 36th, ..."."""
    if not phrase.head:
        return phrase
    text = facts.document.text
    numbered = _IN_BRACKETS.match(text, phrase.end) if "special" in phrase.features else None
    if numbered:
        return phrase._replace(ordinal=f"{int(numbered[1])}/{numbered[2]}", ordinal_span=numbered.span(1))
    if phrase.ordinal or text[phrase.end : phrase.end + 1] != ",":
        return phrase
    for first, last, value in find_ordinals(sentence, facts.document):
        token, end = sentence.tokens[first], sentence.tokens[last].end
        between = sentence.tokens[phrase.last + 1 : first]
        comma = text[end : end + 1] in (",", ".", ")", "")
        if (
            comma
            and len(between) <= 1
            and token.start - phrase.end <= 8
            and all(t.lower in facts.document.lexicon.connectors for t in between)
        ):
            return phrase._replace(ordinal=value, ordinal_span=(token.start, end))
    return phrase
