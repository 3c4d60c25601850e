"""Which meeting was held within another: on its sidelines, or a review within a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.events.gathering_types import Gathering, Naming

__all__ = ["Part", "find_parts"]


class Part(NamedTuple):
    """A meeting within another.

    Attributes:
        part: the meeting within.
        whole: the meeting around it.
        start: offset of the words that say so.
        end: offset behind them.
    """

    part: Gathering
    whole: Gathering
    start: int
    end: int


def find_parts(notes: Annotations, gatherings: Iterable[Gathering]) -> list[Part]:
    """Return the meetings that a document tells to be part of another, each once."""
    by_sentence: dict[int, list[tuple[Naming, Gathering]]] = {}
    for gathering in gatherings:
        for naming in gathering.namings:
            by_sentence.setdefault(naming.sentence, []).append((naming, gathering))
    found: dict[int, Part] = {}
    for index, named in sorted(by_sentence.items()):
        named.sort(key=lambda pair: pair[0].first)
        for part in (*_aside(notes, index, named), *_reviews(named)):
            found.setdefault(id(part.part), part)
    wholes = {id(part.whole) for part in found.values()}
    return [part for part in found.values() if id(part.part) not in wholes]


def _aside(notes: Annotations, index: int, named: list[tuple[Naming, Gathering]]) -> list[Part]:
    """Return what a sentence tells to be on the sidelines of another meeting: what it names before these words, else behind both."""
    document = notes.document
    found = []
    for mark in document.within("circumstance", document.sentences[index], "SIDELINES"):
        behind = [pair for pair in named if pair[0].first >= mark.last]
        if not behind or document.clauses[behind[0][0].first] != document.clauses[mark.last - 1]:
            continue
        naming, whole = behind[0]
        before = [gathering for place, gathering in named if place.last <= mark.first]
        parts = before[-1:] or [gathering for _, gathering in behind[1:2]]
        found += [Part(part, whole, mark.start, naming.end) for part in parts if part is not whole]
    return found


def _reviews(named: list[tuple[Naming, Gathering]]) -> list[Part]:
    """Return the reviews of states that a sentence tells together with the one session that they are part of."""
    sessions = [
        (n, g) for n, g in named if g.series == "upr_working_group" and g.ordinal and g.fresh != "review"
    ]
    if len({id(session) for _, session in sessions}) != 1:
        return []
    naming, session = sessions[0]
    return [Part(g, session, naming.start, naming.end) for _, g in named if g.fresh == "review"]
