"""How far a plan has come, from what the sentence says is done to it, and on which day that was."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.annotations import When
from aseanhr.reading.events.wording import is_act
from aseanhr.reading.features import crossed, relation
from aseanhr.values.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Document, Sentence
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
    "EXPIRE": "ended",
    "IMPLEMENT": "being_implemented",
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
_MOST = 12  # predicates on either side of a plan that may tell of it
_WEAK = 18  # what a verb that only tells the years of a plan is put back by
_AGENT = 8  # words of an agent that may stand between a plan and its verb


class Told(NamedTuple):
    """What a sentence tells of a plan.

    Attributes:
        status: how far it has come; None where the text only denies or wishes.
        predicate: what says so.
    """

    status: PlanStatus | None
    predicate: Predicate


def _candidates(notes: Annotations, sentence: Sentence, plan: PlanMention) -> list[Predicate]:
    """Return what may be done to a plan, one predicate at each place around it, the firmest sense first."""
    order = {cue: n for n, cue in enumerate(_DONE)}
    best: dict[int, Predicate] = {}
    predicates = notes.predicates(sentence)
    at = bisect_left(predicates, plan.first, key=attrgetter("first"))
    for predicate in predicates[max(at - _MOST, 0) : at + _MOST]:
        rank = order.get(predicate.cue)
        if not is_act(notes.document, predicate):
            continue
        if rank is not None and (predicate.first not in best or rank < order[best[predicate.first].cue]):
            best[predicate.first] = predicate
    return [best[first] for first in sorted(best)]


def _distance(
    notes: Annotations,
    verbs: Sequence[Predicate],
    plan: PlanMention,
    predicate: Predicate,
    plans: Sequence[PlanMention],
) -> int:
    """Return how loosely a predicate hangs on a plan; a hundred and more is not at all."""
    document = notes.document
    before = predicate.last <= plan.first
    if not before and predicate.first < plan.last:
        return _FAR
    low, high = (predicate.last, plan.first) if before else (plan.last, predicate.first)
    between = any(low <= p.first and p.last <= high for p in plans)
    gap = document.text[document.words.ends[low - 1] : document.words.starts[high]]
    if ";" in gap or ": " in gap or (between and not before):
        return _FAR
    clauses = abs(
        document.clauses[predicate.first] - document.clauses[plan.first if before else plan.last - 1]
    )
    if before:
        return _object(verbs, predicate, (low, high), clauses, between)
    return _subject(notes, predicate, (low, high), clauses)


def _lead(
    notes: Annotations, plan: PlanMention, plans: Sequence[PlanMention], predicate: Predicate
) -> PlanMention:
    """Return the first of the plans that are listed together with one behind a verb: "adopted A, B and C"."""
    lead = plan
    for other in reversed([p for p in plans if predicate.last <= p.first and p.last <= plan.first]):
        if not _listed(notes.document, other.last, lead.first):
            break
        lead = other
    return lead


def _listed(document: Document, low: int, high: int) -> bool:
    """Tell whether only commas, "and" and words that belong to names stand between two plans."""
    words = document.words
    gap = document.text[words.ends[low - 1] : words.starts[high]]
    links = document.marks("link", low, high)
    if any(char in gap for char in ";:.") or not ("," in gap or any(m.value == "AND" for m in links)):
        return False
    known = [*document.marks("body", low, high), *(m for m in links if m.value in ("AND", "OF"))]
    inside = {k for m in known for k in range(m.first, m.last)}
    return all(n in inside or _in_name(document, n) for n in range(low, high))


def _in_name(document: Document, n: int) -> bool:
    """Tell whether a word may belong to the name of a plan: a small word, a year, one with a capital."""
    form = document.words.forms[n]
    return form in document.lexicon.connectors or form.isdigit() or document.words.written(n)[0].isupper()


def _object(
    verbs: Sequence[Predicate],
    predicate: Predicate,
    gap: tuple[int, int],
    clauses: int,
    between: bool,
) -> int:
    """Return how loosely a plan hangs on a verb before it."""
    low, high = gap
    others = [p for p in verbs if low <= p.first and p.last <= high and p.form != "noun"]
    ended = predicate.cue == "EXPIRE" and clauses
    return (
        high
        - low
        + 12 * (len(others) + clauses)
        + (20 if between and not others else 0)
        + (25 if ended else 0)
    )


def _subject(notes: Annotations, predicate: Predicate, gap: tuple[int, int], clauses: int) -> int:
    """Return how loosely a plan hangs on a verb behind it, of which it is the subject or which a clause about it has."""
    document = notes.document
    low, high = gap
    if predicate.cue == "IMPLEMENT" and predicate.standing == "planned":
        return _FAR  # "is to cover 2031 to 2035" tells its years, not how far it has come
    if predicate.form == "noun":
        drafted = predicate.cue == "DRAFT" and not clauses
        return high - low + 10 if drafted else _FAR
    relative = any(mark.value == "RELATIVE" for mark in document.marks("link", low, high))
    if not (relative or _takes_plan(predicate, high - low)):
        return _FAR
    if clauses and not relative and _has_subject(document, low, high):
        return _FAR
    return high - low + (_WEAK if predicate.cue == "IMPLEMENT" else 4)


def _takes_plan(predicate: Predicate, far: int) -> bool:
    """Tell whether a plan before a verb may be its subject: of a passive, or of what a plan itself does."""
    bare = predicate.form == "bare" and far <= _AGENT
    return predicate.passive or bare or predicate.cue in ("EXPIRE", "IMPLEMENT")


def _has_subject(document: Document, low: int, high: int) -> bool:
    """Tell whether a clause has more before its verb than the agent of a passive."""
    begin = high
    while begin > low and document.clauses[begin - 1] == document.clauses[high]:
        begin -= 1
    counted = any(document.words.forms[n].isdigit() for n in range(begin, high))
    return counted or high - begin > _AGENT


def _status(notes: Annotations, predicate: Predicate) -> PlanStatus | None:
    status = _DONE[predicate.cue]
    if predicate.cue == "DRAFT" and predicate.form == "noun" and predicate.standing == "none":
        return status
    if predicate.cue == "PREPARE" and predicate.standing == "none":
        rules = notes.document.lexicon.operators
        kind = rules[int(predicate.operator.value)].kind if predicate.operator else "INFINITIVE"
        return status if kind in ("URGED", "INFINITIVE") else None
    if predicate.cue == "IMPLEMENT" and predicate.standing == "none":
        return status  # whoever urges to carry a plan out has it
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
    verbs = _candidates(notes, sentence, plan)
    ranked = sorted(
        (
            (_distance(notes, verbs, _lead(notes, plan, plans, predicate), predicate, plans), n, predicate)
            for n, predicate in enumerate(verbs)
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
    return Told(_status(notes, best), best)


def features_of(
    notes: Annotations, sentence: Sentence, predicate: Predicate, when: When, dates: Sequence[When]
) -> list[str]:
    """Return what speaks for a day being that on which a plan was adopted."""
    found = relation(notes, predicate, when, [w.first for w in dates])
    found += [f"unit={when.unit}", f"alone={len(dates) == 1}", f"kind={when.kind}"]
    return crossed(found, f"cue={predicate.cue}")


def dates_for(notes: Annotations, sentence: Sentence, plans: Sequence[PlanMention]) -> list[When]:
    """Return the days and months of a sentence that are no years of its plans."""
    years = [plan.years for plan in plans if plan.years]
    found = []
    for when in notes.dates_in(sentence):
        covered = next(((start, end) for start, end in years if when.start < end and start < when.end), None)
        if covered is None:
            found.append(when)
        elif covered[1] < when.end:  # "2028 on 19 January 2028": the day behind the year of the plan
            found += _behind(notes, sentence, covered[1])
    return [
        when
        for when in found
        if when.unit in ("day", "month", "week") and when.span is not None and when.kind != "same"
    ]


def _behind(notes: Annotations, sentence: Sentence, start: int) -> list[When]:
    """Return the first date behind an offset, where it was taken together with what stands before it."""
    document = notes.document
    anchor = notes.anchor.day if notes.anchor else None
    for mention in find_dates(document.text[start : sentence.end], lang=document.language, anchor=anchor):
        if mention.relative and anchor is None:
            return []
        low, high = start + mention.start, start + mention.end
        first = document.words.at(low)
        last = max(document.words.at(high), first + 1)
        unit = mention.unit or "day"
        return [
            When(
                first, last, low, high, mention.value, unit, mention.bound, mention.kind, False, "stated", ""
            )
        ]
    return []
