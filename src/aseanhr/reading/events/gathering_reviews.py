"""Reviews of states in the Universal Periodic Review: each is a meeting within a session of the working group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.annotators.predicates import FINITE
from aseanhr.reading.events.gathering_types import Naming
from aseanhr.reading.events.gathering_verbs import HELD

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations, Found
    from aseanhr.reading.annotators.groups import Group
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.events.gathering_known import Known
    from aseanhr.values.countries import Country

__all__ = ["read_reviews", "reads_review"]

# Reviews of a state are counted by cycles of four to five years, sessions by three a year.
_CYCLES = 9
_BESIDE = 3  # words before a review that may say that it is an earlier one


def read_reviews(notes: Annotations, known: Known, sentence: Sentence) -> None:
    """Read the reviews of states that a sentence tells, where it, one before or the next speaks of the mechanism."""
    sentences = notes.document.sentences
    last = sentences[min(sentence.index + 1, len(sentences) - 1)].last
    if not notes.document.has("body", 0, last, "upr"):
        return
    for predicate in notes.predicates(sentence):
        if predicate.cue == "REVIEW" and not _names_mechanism(notes, predicate, sentence):
            for state in _reviewed(notes, predicate, sentence):
                _review(notes, known, state, predicate, sentence)


def reads_review(notes: Annotations, known: Known, group: Group, sentence: Sentence) -> bool:
    """Read a noun group that names the mechanism with a number or a state as the review of a state: "its fourth UPR"."""
    if group.bodies != ("upr",) or group.head not in (None, "round", "review"):
        return False
    clauses = notes.document.clauses
    near = [c for c in notes.countries_in(sentence) if clauses[c.first] == clauses[group.first]]
    sits = group.ordinal is not None and not (group.ordinal.isdigit() and int(group.ordinal) <= _CYCLES)
    if not (group.ordinal or group.states) or sits:
        return False
    for state in near[:1]:
        naming = Naming.at(group, sentence, "review")
        known.review(state.value, naming)
    return True


def _reviewed(notes: Annotations, predicate: Predicate, sentence: Sentence) -> list[Found[Country]]:
    """Return the states in the clause of a verb, and those in clauses behind it that have a day but no verb of their own."""
    clauses = notes.document.clauses
    states = notes.countries_in(sentence)
    own = [
        state
        for state in states
        if clauses[state.first] == clauses[predicate.first]
        and not _is_of_other(notes, sentence, predicate, state)
    ]
    verbs = {clauses[p.first] for p in notes.predicates(sentence) if p.form != "noun"}
    dated = {clauses[when.first] for when in notes.dates_in(sentence)}
    bare = dated - verbs
    return own + [s for s in states if s.first > predicate.last and clauses[s.first] in bare and own]


def _is_of_other(notes: Annotations, sentence: Sentence, predicate: Predicate, state: Found[Country]) -> bool:
    """Tell whether another verb stands between that of a review and a state: "A was reviewed in Geneva and Sweden recommended"."""
    low, high = sorted((predicate.first, state.first))
    return any(
        low < p.first < high and p.form in FINITE and p.cue not in HELD and p.cue != "AMOUNT_TO"
        for p in notes.predicates(sentence)
    )


def _names_mechanism(notes: Annotations, noun: Predicate, sentence: Sentence) -> bool:
    """Tell whether a noun only gives the name of the review as such: "a report under the Universal Periodic Review".

    Where one is held, led or attended, or a state owns it, it is that of a state.
    """
    if noun.form != "noun":
        return False
    clauses = notes.document.clauses
    if any(
        p.cue in HELD and clauses[p.first] == clauses[noun.first] and p is not noun
        for p in notes.predicates(sentence)
    ):
        return False
    owned = [
        m
        for m in notes.document.marks("determiner", noun.first - 1, noun.first)
        if m.value == "POSSESSIVE" and noun.standing == "planned"
    ]
    owners = [
        *owned,
        *(c for c in notes.countries_in(sentence) if c.last == noun.first or c.first == noun.last),
    ]
    behind = notes.document.marks("link", noun.last, noun.last + 1)
    return not owners and not any(m.value in ("OF", "FOR") for m in behind)


def _review(
    notes: Annotations, known: Known, state: Found[Country], predicate: Predicate, sentence: Sentence
) -> None:
    """Tie a review to that of the same state told before, or begin one; a state with a day of its own is the naming."""
    clauses = notes.document.clauses
    place = predicate if clauses[state.first] == clauses[predicate.first] else state
    naming = Naming.at(place, sentence, "review")
    before = notes.document.marks(
        "reference", max(predicate.first - _BESIDE, sentence.first), predicate.first
    )
    known.review(state.value, naming, earlier=any(m.value == "PREVIOUS" for m in before))
