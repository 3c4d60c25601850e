"""What is done under treaties: the predicates of a sentence as acts, nouns joined to the verbs that carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate, Standing
    from aseanhr.reading.document import Sentence
    from aseanhr.records.treaty import TreatyAct

__all__ = ["BINDING", "Act", "acts_of"]

# The act that each predicate is; of several senses of one verb the first in this list counts.
_EVENTS: dict[str, TreatyAct] = {
    "OPEN_FOR_SIGNATURE": "adopted",
    "ENTER_INTO_FORCE": "entered_into_force",
    "WITHDRAW": "withdrawn",
    "STAY_OUTSIDE": "party",
    "DO_NEITHER": "ratified",
    "DEPOSIT": "ratified",
    "SUCCEED": "succeeded",
    "ACCEDE": "acceded",
    "RATIFY": "ratified",
    "SIGN": "signed",
    "ACCEPT": "accepted",
    "BE_PARTY": "party",
    "JOIN": "party",
    "FOLLOW_SUIT": "party",
    "ADOPT": "adopted",
}
# Verbs of others about an act: a vote for it is not the act.
_ABOUT = frozenset({"VOTE", "ENDORSE", "ADOPT", "ACCEPT"})
_CARRIERS = frozenset({"DEPOSIT", "JOIN", "BE_PARTY"})
_INSTRUMENTS = frozenset({"RATIFY", "ACCEDE", "ACCEPT", "DEPOSIT", "SUCCEED"})
# How a state comes to be bound.
BINDING: frozenset[TreatyAct] = frozenset({"ratified", "acceded", "accepted", "succeeded", "party"})


class Act(NamedTuple):
    """Something done under a treaty, at its words.

    Attributes:
        first: index of the first word.
        last: index of the word behind the last one.
        start: offset of the first character.
        end: offset behind the last character.
        cue: the predicate.
        event: which act it is.
        standing: whether the text asserts, plans or denies it.
        passive: whether its subject is the treaty.
        noun: whether only a noun names it.
    """

    first: int
    last: int
    start: int
    end: int
    cue: str
    event: TreatyAct
    standing: Standing
    passive: bool
    noun: bool


def _chosen(predicates: Sequence[Predicate]) -> list[Predicate]:
    """Return one predicate for each place, the one that tells most of a treaty."""
    order = {cue: n for n, cue in enumerate(_EVENTS)}
    best: dict[tuple[int, int], Predicate] = {}
    for predicate in predicates:
        place = predicate.first, predicate.last
        rank = order.get(predicate.cue, len(order))
        if place not in best or rank < order.get(best[place].cue, len(order)):
            best[place] = predicate
    return [best[place] for place in sorted(best)]


def _act(predicate: Predicate) -> Act:
    return Act(
        predicate.first,
        predicate.last,
        predicate.start,
        predicate.end,
        predicate.cue,
        _EVENTS[predicate.cue],
        predicate.standing,
        predicate.passive,
        predicate.form == "noun",
    )


def _carried(verb: Act, noun: Act) -> Act:
    """Return a verb with the noun that tells which act it performs: "deposited its instrument of accession"."""
    event = noun.event if noun.cue != "DEPOSIT" else verb.event
    if verb.standing == "asserted" and noun.standing == "negated":
        verb = verb._replace(standing="negated")
    return verb._replace(
        first=min(verb.first, noun.first),
        last=max(verb.last, noun.last),
        start=min(verb.start, noun.start),
        end=max(verb.end, noun.end),
        event=event,
    )


def acts_of(notes: Annotations, sentence: Sentence) -> list[Act]:
    """Return the acts of a sentence in order; nouns that only name what others vote on or welcome are left out."""
    predicates = _chosen(notes.predicates(sentence))
    found: list[Act] = []
    clauses = notes.document.clauses
    about: Predicate | None = None
    waiting: Act | None = None  # a noun that a verb behind it may carry
    for predicate in predicates:
        if predicate.form != "noun" and predicate.cue in _ABOUT:
            about = predicate
        if predicate.cue not in _EVENTS:
            waiting = waiting if predicate.form == "noun" else None
            continue
        act = _act(predicate)
        if act.noun:
            carrier = found[-1] if found else None
            carries = (
                carrier is not None
                and not carrier.noun
                and carrier.cue in _CARRIERS
                and act.cue in _INSTRUMENTS
                and clauses[carrier.first] == clauses[act.first]
            )
            if carries and carrier is not None:
                found[-1] = _carried(carrier, act)
                continue
            if about is not None and clauses[about.first] == clauses[act.first]:
                continue
            waiting = act if act.cue in _INSTRUMENTS else None
            if act.cue != "DEPOSIT":
                found.append(act)
            continue
        if act.cue == "DEPOSIT":
            if waiting is not None and clauses[waiting.first] == clauses[act.first]:
                if found and found[-1] == waiting:
                    found.pop()
                found.append(_carried(act, waiting))
            else:
                found.append(act)
            waiting = None
            continue
        waiting = None
        if about is not None and about.first != act.first and _is_object(notes, about, act):
            continue
        found.append(act)
    return [act for act in found if act.cue != "DEPOSIT" or act.last - act.first > 1 and _has_instrument(notes, act)]


def _has_instrument(notes: Annotations, act: Act) -> bool:
    """Tell whether the words of a deposit hold the noun of what was deposited."""
    return any(mark.form == "noun" for mark in notes.document.marks("verb", act.first, act.last))


def _is_object(notes: Annotations, about: Predicate, act: Act) -> bool:
    """Tell whether an act is what another verb votes on: "voted in favor of acceding"."""
    if about.cue != "VOTE" or notes.document.clauses[about.first] != notes.document.clauses[act.first]:
        return False
    return not any(mark.value == "AND" for mark in notes.document.marks("link", about.last, act.first))
