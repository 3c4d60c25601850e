"""How far a plan has come, from what the sentence says is done to it, and on which day that was."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.features import crossed, relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.events.plan_mentions import PlanMention
    from aseanhr.records.work_plan import PlanStatus

__all__ = ["RANKS", "SLOT", "Told", "dates_for", "features_of", "status_of"]

SLOT = "plan.when"
_DONE: dict[str, PlanStatus] = {
    "ADOPT": "adopted",
    "SIGN": "adopted",
    "ACCEPT": "adopted",
    "ENDORSE": "endorsed",
    "DRAFT": "drafted",
    "PREPARE": "planned",
    "IMPLEMENT": "being_implemented",
    "EXPIRE": "ended",
}
# Of several tellings of one plan the highest counts.
RANKS: dict[PlanStatus, int] = {
    "adopted": 6,
    "endorsed": 5,
    "drafted": 4,
    "planned": 3,
    "ended": 2,
    "being_implemented": 1,
}
_FAR = 100


class Told(NamedTuple):
    """What a sentence tells of a plan.

    Attributes:
        status: how far it has come; None where the text only denies or wishes.
        predicate: what says so.
    """

    status: PlanStatus | None
    predicate: Predicate


def _candidates(notes: Annotations, sentence: Sentence) -> list[Predicate]:
    """Return what may be done to a plan, one predicate at each place, the firmest sense first."""
    order = {cue: n for n, cue in enumerate(_DONE)}
    best: dict[int, Predicate] = {}
    for predicate in notes.predicates(sentence):
        rank = order.get(predicate.cue)
        if rank is not None and (predicate.first not in best or rank < order[best[predicate.first].cue]):
            best[predicate.first] = predicate
    return [best[first] for first in sorted(best)]


def _distance(
    notes: Annotations, sentence: Sentence, plan: PlanMention, predicate: Predicate, plans: Sequence[PlanMention]
) -> int:
    """Return how loosely a predicate hangs on a plan; a hundred and more is not at all."""
    document = notes.document
    before = predicate.last <= plan.first
    if not before and predicate.first < plan.last:
        return _FAR
    low, high = (predicate.last, plan.first) if before else (plan.last, predicate.first)
    between = [p for p in plans if low <= p.first and p.last <= high and p is not plan]
    far = high - low
    if ";" in document.text[document.words.ends[low - 1] : document.words.starts[high]] or between and not before:
        return _FAR
    relative = any(m.value == "RELATIVE" for m in document.marks("link", low, high))
    if before:
        others = [p for p in _candidates(notes, sentence) if low <= p.first and p.last <= high and p.form != "noun"]
        return far + 12 * len(others) + (20 if between and not others else 0)
    subject = predicate.passive or relative or predicate.cue in ("EXPIRE", "IMPLEMENT") or _agent(notes, plan, predicate)
    return far + 4 if subject else far + 30


def _agent(notes: Annotations, plan: PlanMention, predicate: Predicate) -> bool:
    """Tell whether the agent of a verb stands between a plan and it: "the plan that A adopted", with "that" left out."""
    return any(mark.value == "PASSIVE" for mark in ()) or predicate.form == "bare" and predicate.first - plan.last <= 8


def _status(predicate: Predicate) -> PlanStatus | None:
    status = _DONE[predicate.cue]
    if predicate.standing == "asserted":
        return status
    if predicate.standing == "planned":
        return status if predicate.cue == "IMPLEMENT" else "planned"
    return None


def status_of(
    notes: Annotations, sentence: Sentence, plan: PlanMention, plans: Sequence[PlanMention]
) -> Told | None:
    """Return what a sentence says of a plan, or None if it says nothing of its making.

    A plan that is only urged, supposed or denied has no status.
    """
    ranked = sorted(
        (
            (_distance(notes, sentence, plan, predicate, plans), n, predicate)
            for n, predicate in enumerate(_candidates(notes, sentence))
        ),
        key=lambda item: item[:2],
    )
    near = [(far, predicate) for far, _, predicate in ranked if far < _FAR]
    if not near:
        return None
    far, best = near[0]
    # "finished the draft of", "adopted the draft of": the verb counts, not the noun.
    if best.form == "noun":
        for other_far, other in near[1:]:
            if other.form != "noun" and other_far - far <= 14 and other.first < best.first:
                best = other
                break
    return Told(_status(best), best)


def features_of(
    notes: Annotations, sentence: Sentence, predicate: Predicate, when: When, dates: Sequence[When]
) -> list[str]:
    """Return what speaks for a day being that on which a plan was adopted."""
    found = relation(notes, predicate, when, [w.first for w in dates])
    found += [f"unit={when.unit}", f"alone={len(dates) == 1}", f"kind={when.kind}"]
    return crossed(found, f"cue={predicate.cue}")


def dates_for(notes: Annotations, sentence: Sentence, plans: Sequence[PlanMention]) -> list[When]:
    """Return the days and months of a sentence that are no years of its plans."""
    years = {plan.years for plan in plans if plan.years}
    return [
        when
        for when in notes.dates_in(sentence)
        if (when.start, when.end) not in years
        and when.unit in ("day", "month", "week")
        and when.span is not None
        and when.kind != "same"
    ]
