"""How far a plan has come, from what a sentence says is done to it."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.events.plan_mentions import PlanMention, has_determiner
from aseanhr.reading.events.wording import is_act, is_noun
from aseanhr.reading.features import links_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Document, Sentence
    from aseanhr.records.work_plan import PlanStatus

__all__ = ["RANKS", "Told", "is_done", "is_passed_over", "status_of"]

_DONE: dict[str, PlanStatus | None] = {
    "ADOPT": "adopted",
    "SIGN": "adopted",
    "ACCEPT": "adopted",
    "ENDORSE": "endorsed",
    "DRAFT": "drafted",
    "PREPARE": "planned",
    "REJECT": None,
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


def is_done(predicate: Predicate) -> bool:
    """Tell whether a predicate is something that is done to a plan."""
    return predicate.cue in _DONE


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
    sentence: Sentence,
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
    contrast = document.has("link", low, high, "CONTRAST")
    if ";" in gap or ": " in gap or contrast or (between and not before):
        return _FAR
    clauses = abs(
        document.clauses[predicate.first] - document.clauses[plan.first if before else plan.last - 1]
    )
    if before:
        # "that ended in Ottawa was part of the plan": something else came to its end
        apart = predicate.cue == "EXPIRE" and document.has("link", low, high, "IN", "FROM", "WITH")
        return _FAR if apart else _object(verbs, predicate, (low, high), clauses, between)
    return _subject(notes, sentence, plan, predicate, clauses)


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
        + (_FAR if between and not others else 0)
        + (25 if ended else 0)
    )


def _subject(
    notes: Annotations, sentence: Sentence, plan: PlanMention, predicate: Predicate, clauses: int
) -> int:
    """Return how loosely a plan hangs on a verb behind it, as its subject or through a clause about it."""
    document = notes.document
    low, high = plan.last, predicate.first
    far = high - low
    if predicate.cue == "IMPLEMENT" and predicate.standing == "planned":
        return _FAR  # "is to cover 2031 to 2035" tells its years, not how far it has come
    if is_noun(document, predicate):
        return far + 10 if _is_told_by(notes, sentence, predicate, low, clauses) else _FAR
    if far == 0 and "part" in _forms(document, predicate):
        return 0  # "the plan, adopted in May"
    if document.has("link", low, high, "RELATIVE"):
        # "the plan that runs to 2025 and approved another"
        other = not predicate.passive and _is_second(notes, sentence, plan, predicate)
    else:
        other = not _is_done_to(document, predicate, low, clauses)
    if other or _is_inside(notes, sentence, plan, predicate):
        return _FAR
    return far + (_WEAK if predicate.cue == "IMPLEMENT" else 4)


def _is_done_to(document: Document, predicate: Predicate, low: int, clauses: int) -> bool:
    """Tell whether a verb may have a plan that ends before a word as its subject, with no other one between."""
    high = predicate.first
    # "đã được các bộ trưởng thông qua": the agent stands between
    helped = any(document.rule(m).kind == "PASSIVE" for m in document.marks("operator", low, high))
    apart = clauses > 0 and _has_subject(document, low, high)
    return _takes_plan(predicate, 0 if helped else high - low) and not apart


def _is_told_by(notes: Annotations, sentence: Sentence, noun: Predicate, low: int, clauses: int) -> bool:
    """Tell whether a noun behind a plan says how far it has come: "is under negotiation", "won the approval of"."""
    won = any(p.cue == "GAIN" and low <= p.first and p.last <= noun.first for p in notes.predicates(sentence))
    return noun.standing != "asserted" or won or (noun.cue in ("DRAFT", "PREPARE") and not clauses)


def _is_inside(notes: Annotations, sentence: Sentence, plan: PlanMention, predicate: Predicate) -> bool:
    """Tell whether what was finished is a part of a plan, not its draft: "half of the activities in the plan"."""
    if predicate.cue != "DRAFT":
        return False
    document, at = notes.document, plan.first
    for mark in reversed(document.marks("body", sentence.first, plan.first)):
        at = mark.first if mark.last == at else at
    drafts = [p for p in notes.predicates(sentence) if p.cue == "DRAFT" and p.form == "noun" and p.last <= at]
    return bool({"OF", "IN", "FROM"} & set(links_before(notes, at))) and not drafts


def _is_second(notes: Annotations, sentence: Sentence, plan: PlanMention, predicate: Predicate) -> bool:
    """Tell whether another verb stands between a plan and a predicate."""
    acts = _candidates(notes, sentence, plan)
    return any(plan.last <= p.first < predicate.first and p.form != "noun" for p in acts)


def _forms(document: Document, predicate: Predicate) -> set[str]:
    """Return the forms that the words of a predicate may have."""
    marks = document.marks("verb", predicate.first, predicate.first + 1)
    return {mark.form for mark in marks if mark.last == predicate.last}


def _takes_plan(predicate: Predicate, far: int) -> bool:
    """Tell whether a plan before a verb may be its subject: of a passive, or of what a plan itself does."""
    bare = predicate.form == "bare" and far <= _AGENT
    # "a new one, to be drafted"
    to_be = predicate.form == "part" and predicate.standing in ("none", "planned")
    return predicate.passive or bare or to_be or predicate.cue in ("EXPIRE", "IMPLEMENT")


def _has_subject(document: Document, low: int, high: int) -> bool:
    """Tell whether a clause has more before its verb than the agent of a passive."""
    begin = document.clause_start(high, low)
    counted = any(document.words.forms[n].isdigit() for n in range(begin, high))
    return counted or high - begin > _AGENT


def _status(notes: Annotations, plan: PlanMention, predicate: Predicate) -> PlanStatus | None:
    """Return how far a plan has come where a predicate is said of it."""
    status, standing = _DONE[predicate.cue], predicate.standing
    if status is not None and predicate.cue == "EXPIRE":
        return _ended(notes, plan, predicate)
    if status is None or standing == "negated":
        return None
    if standing == "asserted":
        passed = is_passed_over(notes.document, plan) and predicate.first >= plan.last
        return None if passed or has_determiner(notes.document, plan, "NONE") else status
    if predicate.cue == "IMPLEMENT":
        return status  # whoever plans or urges to carry a plan out has it
    if standing == "planned":
        return "planned"
    return _wanted(notes.document, predicate, status)


def is_passed_over(document: Document, plan: PlanMention) -> bool:
    """Tell whether a plan is only the one in whose place another came: "instead of the plan, they adopted"."""
    sentence = document.sentence_of(plan.first)
    begin = document.clause_start(plan.first, sentence.first if sentence is not None else plan.first)
    return any(
        mark.first == begin
        and document.rule(mark).kind == "NEGATED"
        and not document.has("verb", mark.last, plan.first)
        for mark in document.marks("operator", begin, plan.first)
    )


def _wanted(document: Document, predicate: Predicate, status: PlanStatus) -> PlanStatus | None:
    """Return how far a plan has come when the text only wants or supposes something of it."""
    if predicate.form == "noun":
        if predicate.cue == "DRAFT":
            return status
        return "planned" if _is_task(document, predicate) else None  # "awaits approval"
    listed = predicate.operator is None and predicate.form == "inf"  # what is to be done, in a list
    # Whoever urges to write a plan is still to write it.
    task = predicate.cue in ("PREPARE", "DRAFT") and _is_task(document, predicate)
    return "planned" if listed or task else None


def _ended(notes: Annotations, plan: PlanMention, predicate: Predicate) -> PlanStatus:
    """Tell a plan that has come to its end from one that only will: "expires at the end of the year"."""
    over = predicate.standing == "asserted" and predicate.form not in ("pres", "inf", "pass_pres")
    running = predicate.form == "bare" and notes.side(plan.period) in ("now", "future")
    return "ended" if over and not running else "being_implemented"


def _is_task(document: Document, predicate: Predicate) -> bool:
    """Tell whether something is only wanted or to be done, not supposed or rumored."""
    kind = document.rule(predicate.operator).kind if predicate.operator else "INFINITIVE"
    return kind in ("URGED", "INFINITIVE")


def status_of(
    notes: Annotations, sentence: Sentence, plan: PlanMention, plans: Sequence[PlanMention]
) -> Told | None:
    """Return what a sentence says of a plan, or None if it does not speak of its making.

    A plan that is only urged, supposed or denied has no status.
    """
    verbs = _candidates(notes, sentence, plan)
    ranked = sorted(
        (
            (
                _distance(notes, sentence, verbs, _lead(notes, plan, plans, predicate), predicate, plans),
                n,
                predicate,
            )
            for n, predicate in enumerate(verbs)
        ),
        key=lambda item: item[:2],
    )
    near = [(far, predicate) for far, _, predicate in ranked if far < _FAR]
    if not near:
        return None
    far, best = near[0]
    # "finished the draft of", "adopted the draft of": the verb counts, not the noun.
    if best.form == "noun" and best.cue == "DRAFT":
        for other_far, other in near[1:]:
            if other.form != "noun" and other_far - far <= 14 and other.first < best.first:
                best = other
                break
    return Told(_status(notes, plan, best), best)
