"""Which treaties and which states a sentence names, by a name, a number, a capital or a word that points back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.document import is_inside
from aseanhr.reading.drafts import TreatyName
from aseanhr.reading.events.treaty_ids import GROUPS, convention_of, is_protocol, protocol_of
from aseanhr.reading.events.treaty_open import open_treaties
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Document, Mark, Sentence
    from aseanhr.reading.events.treaty_open import OpenTreaty
    from aseanhr.records.evidence import Basis

__all__ = ["StateMention", "TreatyMention", "states_of", "treaties_of"]

_AHEAD = 8  # words before a treaty in which a protocol to it is named
_POINTING = ("TREATY", "PROTOCOL", "ALL_TREATIES")  # words that point back to treaties
_OF_TWO = ("FORMER", "LATTER")  # to one of the last two
_FIGURE = re.compile(r"\d{2,3}")
_MOST_ILO = 195  # conventions that the ILO has numbered
_OWNED = 3  # words behind a treaty in which a protocol that it owns is named
_GENITIVE = re.compile(r"[’']s?\s(?:\w+\s)?")
_SAME_NAME = re.compile(r"[\s,(\"“”'’‘«»:–—-]{1,4}")


class TreatyMention(NamedTuple):
    """One or more treaties at their words.

    Attributes:
        first: index of the first word.
        last: index of the word behind the last one.
        start: offset of the first character.
        end: offset behind the last character.
        keys: ids of the treaties.
        basis: ``inferred`` where the words only point back to them.
        states: the two states of a treaty that no list knows.
        name: how the text names a treaty that no list knows.
    """

    first: int
    last: int
    start: int
    end: int
    keys: tuple[str, ...]
    basis: Basis = "stated"
    states: tuple[Country, ...] = ()
    name: TreatyName | None = None


class StateMention(NamedTuple):
    """A state at its words.

    Attributes:
        first: index of the first word.
        last: index of the word behind the last one.
        start: offset of the first character.
        end: offset behind the last character.
        country: the state.
        kind: ``name``, ``demonym``, ``capital`` or ``reference``.
    """

    first: int
    last: int
    start: int
    end: int
    country: Country
    kind: str

    @property
    def basis(self) -> Basis:
        """Return whether the words name the state or only stand for it."""
        return "stated" if self.kind in ("name", "demonym") else "inferred"


def _in_body(document: Document, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a treaty only stands in the name of a body or of its meeting: "the CERD Committee", "the NPT Review Conference"."""
    body = is_inside(document.within("body", sentence), mark)
    return body or document.has("gathering", mark.last, mark.last + 1, "conference review")


def _listed(mark: Mark) -> TreatyMention:
    return TreatyMention(mark.first, mark.last, mark.start, mark.end, tuple(mark.value.split()))


def _numbered(
    notes: Annotations, sentence: Sentence, recent: tuple[str, ...], *, labor: bool
) -> list[TreatyMention]:
    """Return conventions of the ILO that are told by their number alone: "and No. 105"."""
    document = notes.document
    if not labor and not _of_labor(document, sentence, recent):
        return []
    found: list[TreatyMention] = []
    words = document.words
    dated = {n for when in notes.dates_in(sentence) for n in range(when.first, when.last)}
    for at in range(sentence.first, sentence.last):
        if not _FIGURE.fullmatch(words.forms[at]) or not 0 < int(words.forms[at]) <= _MOST_ILO:
            continue
        first, key = _head_before(document, sentence, at), f"ilo-c{int(words.forms[at]):03d}"
        if first == at and (at in dated or not _stands_alone(document, sentence, at)):
            continue
        if _counts(document, first, at):
            continue
        if first < at or key in recent or _joined_to(document, found, at):
            found.append(TreatyMention(first, at + 1, words.starts[first], words.ends[at], (key,)))
    return found


def _head_before(document: Document, sentence: Sentence, at: int) -> int:
    """Return the first of the words such as "convention no." right before a word, or that word."""
    first = at
    while heads := [
        head
        for head in document.marks("treaty_head", max(first - 3, sentence.first), first)
        if head.last == first and head.value in ("CONVENTION", "NUMBER")
    ]:
        first = heads[0].first
    return first


def _counts(document: Document, first: int, at: int) -> bool:
    """Tell whether a figure counts the conventions behind it: "trong số 11 công ước"."""
    heads = document.marks("treaty_head", first, at + 2)
    named = any(head.value == "CONVENTION" and head.first < at for head in heads)
    return not named and any(head.value == "CONVENTION" and head.first == at + 1 for head in heads)


def _stands_alone(document: Document, sentence: Sentence, at: int) -> bool:
    """Tell whether a figure counts nothing that stands behind it: "neither 87 nor 98"."""
    behind = at + 1
    if behind == sentence.last or document.text[document.words.ends[at]] in ",;:.)":
        return True
    if document.has("treaty_head", behind, behind + 1, "ABOUT"):
        return True
    return document.has("link", behind, behind + 1, "AND", "CONTRAST")


def _joined_to(document: Document, found: Sequence[TreatyMention], at: int) -> bool:
    """Tell whether only a word such as "nor" stands between the number of a convention and a figure."""
    if not found:
        return False
    links = [link for link in document.marks("link", found[-1].last, at) if link.value == "AND"]
    return any(link.first == found[-1].last and link.last == at for link in links)


def _of_labor(document: Document, sentence: Sentence, recent: tuple[str, ...]) -> bool:
    """Tell whether numbers of conventions are those of the ILO."""
    return any(key.startswith("ilo-c") for key in recent) or any(
        mark.value.startswith("ilo-") for mark in document.within("treaty", sentence)
    )


def _opened(found: OpenTreaty) -> TreatyMention:
    return TreatyMention(
        found.first, found.last, found.start, found.end, (found.key,), "stated", found.states, found.name
    )


def _goes_on(document: Document, sentence: Sentence, mark: Mark, dates: set[int]) -> bool:
    """Tell whether words that could point back begin a name of their own: "the Convention on ..."."""
    at = mark.last
    if at >= sentence.last or document.text[mark.end : document.words.starts[at]] != " ":
        return False
    about = [m for m in document.marks("treaty_head", at, at + 1) if m.value == "ABOUT"]
    if document.has("link", at, at + 1, "RELATIVE"):
        return True
    return (
        any(m.last not in dates and m.first not in dates for m in about)
        or document.words.written(at)[0].isupper()
    )


def _is_object(document: Document, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether words such as "the latter" stand behind a verb, where they mean a treaty and not who acts."""
    verbs = document.marks("verb", sentence.first, mark.first)
    return any(document.clauses[verb.first] == document.clauses[mark.first] for verb in verbs)


def _meant(value: str, recent: tuple[str, ...]) -> tuple[str, ...]:
    """Return which of the treaties spoken of so far some words point back to."""
    if value == "PROTOCOL":
        protocol = protocol_of(recent)
        return (protocol,) if protocol else ()
    if value == "ALL_TREATIES":
        return recent[-2:] if len(recent) > 1 else ()
    if value in _OF_TWO:
        return recent[-1:] if value == "LATTER" else recent[-2:-1]
    return tuple(key for key in recent if not is_protocol(key))[-1:] or recent[-1:]


def _own_convention(document: Document, mark: Mark, recent: tuple[str, ...]) -> tuple[str, ...]:
    """Return the convention to which the protocol spoken of last belongs, which "the Convention itself" means."""
    named = document.has("treaty_head", mark.first, mark.last, "CONVENTION")
    convention = convention_of(recent[-1]) if recent and named and mark.value == "TREATY" else None
    return (convention,) if convention else ()


def _references(
    notes: Annotations, sentence: Sentence, before: tuple[str, ...], named: list[TreatyMention]
) -> list[TreatyMention]:
    """Return the treaties that words such as "the convention" or "both treaties" point back to."""
    document = notes.document
    found = []
    dates = {when.first for when in notes.dates_in(sentence)}
    timed = {m.first for m in document.within("link", sentence, "IN") if m.last in dates} | dates
    for mark in document.within("reference", sentence, *_POINTING, *_OF_TWO):
        if mark.value in _OF_TWO and not (mark.last in timed or _is_object(document, sentence, mark)):
            continue
        if _goes_on(document, sentence, mark, dates):
            continue
        recent = (*before, *(key for treaty in named if treaty.last <= mark.first for key in treaty.keys))
        keys = _own_convention(document, mark, recent) or _meant(mark.value, recent)
        if keys:
            found.append(TreatyMention(mark.first, mark.last, mark.start, mark.end, keys, "inferred"))
    return found


def _protocols_to(document: Document, found: list[TreatyMention]) -> list[TreatyMention]:
    """Turn "the protocol to X" into the protocol, where the list has no name for it."""
    turned = []
    for treaty in found:
        owned = None if is_protocol(treaty.keys[0]) else _protocol_behind(document, treaty)
        key = protocol_of(treaty.keys) if owned else None
        if owned is not None and key:
            turned.append(treaty._replace(last=owned.last, end=owned.end, keys=(key,)))
            continue
        head = None if is_protocol(treaty.keys[0]) else _protocol_before(document, treaty)
        if head is None:
            turned.append(treaty)
            continue
        key = protocol_of(treaty.keys)
        if treaty.name is not None:
            words = document.text[head.start : treaty.name.end]
            name = TreatyName(head.start, treaty.name.end, words, "protocol")
            treaty, key = treaty._replace(name=name), f"protocol-to-{treaty.keys[0]}"
        if key:
            turned.append(treaty._replace(first=head.first, start=head.start, keys=(key,)))
    return turned


def _protocol_behind(document: Document, treaty: TreatyMention) -> Mark | None:
    """Return the words for a protocol that a treaty owns: "the convention's Optional Protocol"."""
    heads = [
        m for m in document.marks("treaty_head", treaty.last, treaty.last + _OWNED) if m.value == "PROTOCOL"
    ]
    gap = document.text[treaty.end : heads[0].start] if heads else ""
    return heads[0] if _GENITIVE.fullmatch(gap) else None


def _protocol_before(document: Document, treaty: TreatyMention) -> Mark | None:
    """Return the words for a protocol that only small words part from a treaty: "the protocol amending the"."""
    low = max(treaty.first - _AHEAD, 0)
    small = {n for m in document.marks("determiner", low, treaty.first) for n in range(m.first, m.last)}
    for family, values in (("link", ("TO", "OF")), ("treaty_head", ("AMENDING",))):
        marks = [m for m in document.marks(family, low, treaty.first) if m.value in values]
        small |= {n for m in marks for n in range(m.first, m.last)}
    heads = [h for h in document.marks("treaty_head", low, treaty.first) if h.value == "PROTOCOL"]
    beside = [h for h in heads if h.last <= treaty.first and small.issuperset(range(h.last, treaty.first))]
    return beside[-1] if beside else None


def _apposed(document: Document, last: TreatyMention, treaty: TreatyMention) -> bool:
    """Tell whether a name stands right behind a word that points back, over a comma: "both treaties, the A and the B"."""
    gap = document.text[last.end : treaty.start]
    connectors = document.lexicon.connectors
    return gap[:1] in (",", ":", "(") and all(
        document.words.forms[n] in connectors for n in range(last.last, treaty.first)
    )


def _merged(document: Document, found: list[TreatyMention]) -> list[TreatyMention]:
    """Drop what lies within another mention, and join a name to the short form in brackets behind it."""
    found = sorted(found, key=lambda t: (t.first, -t.last, t.basis != "stated"))
    kept: list[TreatyMention] = []
    for treaty in found:
        last = kept[-1] if kept else None
        if last is None:
            kept.append(treaty)
            continue
        gap = document.text[last.end : treaty.start]
        if treaty.first < last.last:
            if last.basis == "inferred" and treaty.basis == "stated":
                kept[-1] = treaty
            continue
        beside = bool(_SAME_NAME.fullmatch(gap))
        if beside and treaty.keys == last.keys and treaty.basis == "stated":
            kept[-1] = last._replace(last=treaty.last, end=treaty.end)
        elif last.basis == "inferred" and (
            (beside and "(" in gap) or (len(last.keys) > 1 and _apposed(document, last, treaty))
        ):
            kept[-1] = treaty._replace(first=last.first, start=last.start)
        else:
            kept.append(treaty)
    return kept


def treaties_of(
    notes: Annotations,
    sentence: Sentence,
    recent: tuple[str, ...],
    pair: tuple[Country, ...],
    *,
    labor: bool = False,
) -> list[TreatyMention]:
    """Return the treaties of a sentence in order, groups of treaties that are only counted left out.

    Args:
        notes: the document.
        sentence: where to look.
        recent: ids of the treaties spoken of so far, the last one last.
        pair: the states spoken of so far, the last one last.
        labor: whether the text has spoken of the ILO, whose conventions are told by number.
    """
    document = notes.document
    marks = [
        m
        for m in document.within("treaty", sentence)
        if m.value not in GROUPS and not _in_body(document, sentence, m)
    ]
    listed = [_listed(mark) for mark in marks]
    numbered = _numbered(notes, sentence, recent, labor=labor)
    known = {n for t in (*listed, *numbered) for n in range(t.first, t.last)}
    known |= {n for m in document.within("treaty", sentence) for n in range(m.first, m.last)}
    opened = [_opened(treaty) for treaty in open_treaties(notes, sentence, pair, known, recent)]
    pointing = _references(notes, sentence, recent, sorted([*listed, *numbered]))
    merged = _merged(document, _protocols_to(document, [*listed, *numbered, *opened, *pointing]))
    groups = [m for m in document.within("treaty", sentence) if m.value in GROUPS]
    return [t for t in merged if not any(g.first <= t.first < g.last for g in groups)]


def _place(state: StateMention) -> tuple[int, int]:
    return state.first, state.last


def _named(notes: Annotations, sentence: Sentence, inside: set[int]) -> list[StateMention]:
    return [
        StateMention(c.first, c.last, c.start, c.end, c.value, "demonym" if c.kind == "demonym" else "name")
        for c in notes.countries_in(sentence)
        if c.first not in inside
    ]


def states_of(
    notes: Annotations,
    sentence: Sentence,
    treaties: list[TreatyMention],
    actor: StateMention | None,
    home: StateMention | None = None,
) -> list[StateMention]:
    """Return the states of a sentence in order, those inside the names of treaties left out.

    Args:
        notes: the document.
        sentence: where to look.
        treaties: the treaties of the sentence.
        actor: the state that "the kingdom" would stand for at the start of the sentence.
        home: the state that "we" would stand for.
    """
    document = notes.document
    inside = {n for t in treaties for n in range(t.first, t.last)}
    found = _named(notes, sentence, inside)
    taken = {n for state in found for n in range(state.first, state.last)} | inside
    found = sorted([*found, *_capitals(document, sentence, taken)], key=_place)
    pointing: list[StateMention] = []
    for mark in document.within("reference", sentence, "STATE", "OURS"):
        if mark.first in taken:
            continue
        owner = _of_state(document, mark, found)
        if owner is not None:
            found[found.index(owner)] = owner._replace(first=mark.first, start=mark.start)
            continue
        before = [state for state in found if state.last <= mark.first]
        meant = before[-1] if before else actor
        if mark.value == "OURS":
            meant = found[0] if found else home
        if meant is not None:
            pointing.append(
                StateMention(mark.first, mark.last, mark.start, mark.end, meant.country, "reference")
            )
    return sorted([*found, *pointing], key=_place)


def _of_state(document: Document, mark: Mark, states: list[StateMention]) -> StateMention | None:
    """Return the state that is named right behind words that could stand for one: "the government of A"."""
    for state in states:
        if mark.last < state.first <= mark.last + 2:
            links = document.marks("link", mark.last, state.first)
            return state if any(link.value == "OF" and link.first == mark.last for link in links) else None
    return None


def _capitals(document: Document, sentence: Sentence, taken: set[int]) -> list[StateMention]:
    """Return the capitals that stand for their states: not those in which something happens."""
    found = []
    for mark in document.within("capital", sentence):
        places = document.marks("link", max(mark.first - 3, 0), mark.first)
        located = any(link.last == mark.first and link.value in ("IN", "FROM", "TO") for link in places)
        if mark.first not in taken and not located:
            country = Country.of(mark.value)
            found.append(StateMention(mark.first, mark.last, mark.start, mark.end, country, "capital"))
    return found
