"""How many of a group of treaties a state is party to: "seven of the nine core conventions"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.drafts import TreatyDraft
from aseanhr.reading.events.treaty_acts import BINDING
from aseanhr.reading.events.treaty_ids import GROUPS
from aseanhr.text.words import fold_case
from aseanhr.values.amounts.numerals import Numeral, numeral
from aseanhr.values.amounts.tables import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Document, Mark, Sentence
    from aseanhr.reading.events.treaty_mentions import StateMention
    from aseanhr.reading.events.treaty_roles import Scene

__all__ = ["counts_of", "numbers_of", "tallies_of", "tally_of"]

_MANY = 200
_SLASH = re.compile(r"\s?/\s?")
_AHEAD = 8  # words before the name of a group in which its numbers stand
_BETWEEN = 4  # words between the two numbers


class _Number(NamedTuple):
    first: int
    start: int
    end: int
    value: int


def numbers_of(document: Document, first: int, last: int) -> list[_Number]:
    """Return the small whole numbers among some words, in order."""
    table = lexicon(document.language)
    lower = fold_case(document.text)
    found: list[_Number] = []
    for n in range(first, last):
        start = document.words.starts[n]
        if found and start < found[-1].end:
            continue
        read = numeral(table, document.text, lower, start)
        if isinstance(read, Numeral) and _is_count(read):
            found.append(_Number(n, start, read.end, int(read.value)))
    return found


def _is_count(read: Numeral) -> bool:
    whole = read.value == read.value.to_integral_value() and 0 < read.value < _MANY
    return whole and not read.article and not read.magnitude


def _count(notes: Annotations, sentence: Sentence, mark: Mark) -> tuple[str, int, int, int] | None:
    """Return the count as stated with the offsets of its words and its first word."""
    document = notes.document
    low = max(sentence.first, mark.first - _AHEAD)
    numbers = numbers_of(document, low, mark.first)
    if not numbers:
        return None
    last = numbers[-1]
    if any(last.first < c.first < mark.first for c in notes.countries_in(sentence)):
        return None  # "the 7 villages of Laos keep the core conventions"
    if len(numbers) > 1:
        other = numbers[-2]
        slash = _SLASH.fullmatch(document.text, other.end, last.start)
        if other.value <= last.value and (slash or last.first - other.first <= _BETWEEN):
            return f"{other.value}/{last.value}", other.start, last.end, other.first
    return str(last.value), last.start, last.end, last.first


def _behind(
    notes: Annotations, sentence: Sentence, mark: Mark, whole: tuple[str, int, int, int]
) -> Iterator[TreatyDraft]:
    """Yield the counts of states named behind the whole: "of the nine, A has ratified seven, B eight"."""
    total = whole[0].rpartition("/")[2]
    states = [c for c in notes.countries_in(sentence) if c.first >= mark.last]
    taken = {n for when in notes.dates_in(sentence) for n in range(when.first, when.last)}
    numbers = [n for n in numbers_of(notes.document, mark.last, sentence.last) if n.first not in taken]
    at = mark.last
    for number in numbers:
        counted = [state for state in states if at <= state.first and state.last <= number.first]
        at = number.first
        if number.value > int(total):
            continue
        value = f"{number.value}/{total}"
        for state in counted:
            draft = TreatyDraft(_group(mark, value), "membership_count", state.value, None, value)
            draft.note("treaty", mark.start, mark.end, by="count")
            draft.note("value", number.start, number.end, by="count")
            draft.note("state", state.start, state.end, by="count")
            yield draft


def _group(mark: Mark, value: str) -> str:
    """Return the id of a group: the United Nations count nine core treaties, the ILO eight or ten."""
    if mark.value == "ilo-fundamental-conventions" and value.endswith("/9"):
        return "core-un-human-rights-treaties"
    return mark.value


def counts_of(notes: Annotations, sentence: Sentence, actor: StateMention | None) -> Iterator[TreatyDraft]:
    """Yield what a sentence says of how many treaties of a group a state has joined."""
    document = notes.document
    for mark in document.within("treaty", sentence):
        if mark.value not in GROUPS:
            continue
        found = _count(notes, sentence, mark)
        if found is None:
            continue
        behind = list(_behind(notes, sentence, mark, found))
        yield from behind
        if behind and "/" not in found[0]:
            continue
        standing = {p.standing for p in notes.predicates(sentence) if p.cue in ("RATIFY", "BE_PARTY", "JOIN")}
        if not standing or "asserted" in standing:
            yield _counted(notes, sentence, mark, found, actor)


def tally_of(scene: Scene, n: int) -> _Number | None:
    """Return how many states are said to perform an act: "32 states have ratified it", "its 32 parties"."""
    act, document = scene.acts[n], scene.document
    if act.event not in BINDING or act.standing != "asserted":
        return None
    low = document.clause_start(act.first, scene.low(n))
    nouns = [mark.first for mark in document.marks("counted", low, act.first)]
    nouns += [act.first] if act.noun and act.cue == "BE_PARTY" else []
    for first in nouns:
        numbers = [
            m for m in numbers_of(document, max(low, first - _BETWEEN), first) if m.first not in scene.dated
        ]
        if numbers and document.words.ends[first - 1] == numbers[-1].end and numbers[-1].value > 1:
            return numbers[-1]
    return None


def tallies_of(scene: Scene) -> Iterator[TreatyDraft]:
    """Yield how many states have joined a treaty, where a sentence says so."""
    for n, act in enumerate(scene.acts):
        number = tally_of(scene, n)
        treaties = scene.objects(n) if number is not None else []
        for treaty in treaties[:1]:
            assert number is not None
            draft = TreatyDraft(treaty.keys[0], "membership_count", None, None, str(number.value))
            draft.note("treaty", treaty.start, treaty.end, by="treaty", basis=treaty.basis)
            draft.note("value", number.start, number.end, by="count")
            draft.note("event", act.start, act.end, by=act.cue)
            yield draft


def _counted(
    notes: Annotations,
    sentence: Sentence,
    mark: Mark,
    found: tuple[str, int, int, int],
    actor: StateMention | None,
) -> TreatyDraft:
    """Return a count of the state named before it, or of the one that acted last."""
    value, start, end, first = found
    before = [c for c in notes.countries_in(sentence) if c.last <= first]
    state = before[-1].value if before else actor.country if actor else None
    draft = TreatyDraft(_group(mark, value), "membership_count", state, None, value)
    draft.note("treaty", mark.start, mark.end, by="count")
    draft.note("value", start, end, by="count")
    if before:
        draft.note("state", before[-1].start, before[-1].end, by="count")
    elif actor:
        note = "the state that the text spoke of before"
        draft.note("state", actor.start, actor.end, by="count", basis="inferred", note=note)
    return draft
