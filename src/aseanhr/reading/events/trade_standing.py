"""Whether a sum of trade was reached, is aimed at or expected: from the predicates that govern it and their standing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.events.trade_parts import FLOWS
from aseanhr.reading.events.trade_times import deadline_of, leads_to_time

if TYPE_CHECKING:
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Mark
    from aseanhr.reading.events.trade_parts import Segment, View
    from aseanhr.records.trade import FigureKind

__all__ = ["Standing", "is_bare", "is_denied", "names_aim", "standing_of"]

_DOUBT = frozenset({"URGED", "HYPOTHETICAL", "PURPOSE", "REPORTED", "NEGATED"})
_GOVERN = FLOWS | {"AMOUNT_TO", "SHARE", "RISE", "FALL", "RAISE", "AIM", "FORECAST"}
_PAST = frozenset({"past", "pass_past"})
_HOPE = frozenset({"AIM", "FORECAST"})


class Standing(NamedTuple):
    """Whether a sum was reached, is aimed at or expected, and the words that say so."""

    kind: FigureKind
    by: Predicate | None


def standing_of(view: View, segment: Segment, trigger: Predicate | None, *, ahead: bool) -> Standing | None:
    """Tell whether a sum was reached, is aimed at or expected; None where the text denies, wishes or doubts it.

    Args:
        view: the sentence.
        segment: the sum with its words.
        trigger: the flow, if the words around the sum name it.
        ahead: whether the sum is of a time that was still to come.
    """
    if _is_asked(view, segment) or is_denied(view, segment):
        return None
    measures = _measures(view, segment, trigger)
    own = {(p.first, p.last) for p in measures if p.cue in _HOPE}
    apart = _told_apart(view, measures)
    if any(_doubts(view, p, own) for p in measures if p not in apart) or _asks_another(
        view, measures, trigger
    ):
        return None
    if _operator_before(view, segment) == "PLANNED":
        return Standing("forecast", None)
    return _hope(measures, segment) or _reached(view, segment, measures, ahead=ahead)


def _told_apart(view: View, measures: list[Predicate]) -> list[Predicate]:
    """Return the nouns of which a relative clause tells a sum, whatever its main clause denies: "denied talk of trade, which came to"."""
    begins = [
        m.first
        for m in view.document.within("link", view.sentence, "RELATIVE")
        for p in measures
        if p.form != "noun"
        and p.standing == "asserted"
        and view.same_clause(m.first, p.first)
        and m.first < p.first
    ]
    return [p for p in measures if p.form == "noun" and any(p.last <= at for at in begins)]


def _measures(view: View, segment: Segment, trigger: Predicate | None) -> list[Predicate]:
    """Return the predicates that say something of a sum, with the flow if it is a verb."""
    measures = [p for p in view.predicates if p.cue in _GOVERN and _governs(view, p, segment)]
    measures = [p for p in measures if not _is_turned(view, p, measures)]
    if trigger is not None and trigger not in measures and trigger.form != "noun":
        measures.append(trigger)
    return measures


def _is_turned(view: View, predicate: Predicate, measures: list[Predicate]) -> bool:
    """Return whether the text turns from what it denies to what was so: "did not shrink but reached"."""
    behind = [p for p in measures if p.first >= predicate.last and p.standing == "asserted"]
    return (
        predicate.standing == "negated"
        and predicate.form != "noun"
        and bool(behind)
        and view.document.has("link", predicate.last, behind[0].first, "CONTRAST")
    )


def _is_asked(view: View, segment: Segment) -> bool:
    """Tell whether the words of a sum end with a question mark."""
    stop = view.document.words.ends[segment.high - 1]
    return "?" in view.document.text[segment.amount.end : min(stop + 2, view.sentence.end)]


def is_denied(view: View, segment: Segment) -> bool:
    """Tell whether a sum is named only to name another: "not 3 but 4 billion", "4 billion instead of 3"."""
    instead = any(m.last == segment.amount.first for m in view.words("INSTEAD"))
    return instead or _operator_before(view, segment) == "NEGATED"


def _operator_before(view: View, segment: Segment) -> str:
    """Return what the operator does that only small words part from a sum: "not 3 but 4 billion"."""
    at = segment.amount.first
    while found := view.links_ending(at):
        at = min(mark.first for mark in found)
    marks = [m for m in view.document.within("operator", view.sentence) if m.last == at]
    return _kind(view, marks[0]) if marks else ""


def is_bare(view: View, segment: Segment) -> bool:
    """Tell whether nothing is said of a sum in its own words: "(5 billion in 2025) and 10 billion by 2030"."""
    links = view.document.marks("link", segment.low, segment.amount.first + 1)
    before = view.links_before(segment.amount.first) | {link.value for link in links}
    told = any(segment.low <= p.first < segment.high for p in view.predicates)
    return not told and not before & {"FROM", "AGAINST"}


def names_aim(view: View, segment: Segment) -> bool:
    """Tell whether a sum stands behind a noun for an aim that opens its piece: "the goal of 10 billion"."""
    before = [p for p in view.predicates if segment.low <= p.first < segment.amount.first]
    return bool(before) and all(p.cue == "AIM" and p.form == "noun" for p in before)


def _governs(view: View, predicate: Predicate, segment: Segment) -> bool:
    """Tell whether a predicate stands where it says something of a sum."""
    if not segment.low <= predicate.first < segment.high:
        return False
    return predicate.first < segment.amount.first or _behind(view, predicate, segment)


def _hope(measures: list[Predicate], segment: Segment) -> Standing | None:
    """Return what is aimed at or expected, unless that was reached: "the goal was passed: trade came to"."""
    reached = [p for p in measures if _is_reached(p) and p.first < segment.amount.first]
    floor = max((p.first for p in reached), default=-1)
    hopes = [p for p in measures if p.first > floor and _is_hope(p)]
    if reached:
        # "It passed the mark of": a noun behind the sum names what was passed.
        hopes = [p for p in hopes if p.form != "noun" or p.first < segment.amount.last]
    return _aimed(hopes, segment) if hopes else None


def _aimed(hopes: list[Predicate], segment: Segment) -> Standing:
    """Return whether a sum is aimed at or only expected: the nearest word before it decides."""
    nearest = next((p for p in reversed(hopes) if p.first < segment.amount.first), hopes[0])
    if nearest.cue == "FORECAST":
        return Standing("forecast", nearest)
    return Standing("target", next(p for p in hopes if p.cue != "FORECAST"))


def _has_deadline(view: View, segment: Segment) -> bool:
    """Tell whether a sum is to be reached by the end of some time: "by 2032"."""
    date = deadline_of(view, segment)
    return date is not None and date.bound == "end" and view.notes.side(date.span) != "past"


def _is_idle(view: View, predicate: Predicate) -> bool:
    """Tell whether nothing speaks against a predicate: no operator, or one of a time ("the year before", "only in 2025")."""
    mark = predicate.operator
    if mark is None:
        return True
    around = [m for m in view.words("SAME_PERIOD", "ONLY") if m.first <= mark.first and mark.last <= m.last]
    return any(m.value == "SAME_PERIOD" or leads_to_time(view, m.last) for m in around)


def _is_reached(predicate: Predicate) -> bool:
    return predicate.standing == "asserted" and predicate.form in _PAST and predicate.cue not in _HOPE


def _is_hope(predicate: Predicate) -> bool:
    return predicate.cue in _HOPE or (predicate.cue == "RAISE" and predicate.standing != "asserted")


def _reached(view: View, segment: Segment, measures: list[Predicate], *, ahead: bool) -> Standing | None:
    """Return whether a sum that nobody hopes for was reached, or will be; what is to be reached by a year to come is aimed at."""
    planned = next((p for p in measures if p.standing == "planned"), None)
    if planned is not None:
        if planned.operator is not None and _kind(view, planned.operator) == "CONDITIONAL":
            return None
        return Standing("target" if _has_deadline(view, segment) else "forecast", planned)
    if any(p.standing == "none" and p.form != "noun" and not _is_idle(view, p) for p in measures):
        return None
    return Standing("target", None) if ahead else Standing("actual", None)


def _kind(view: View, mark: Mark) -> str:
    return view.document.rule(mark).kind


def _asks_another(view: View, measures: list[Predicate], trigger: Predicate | None) -> bool:
    """Tell whether somebody wants another state to sell or buy: "Manila wants Indonesia to import"."""
    if trigger is None or trigger.form == "noun" or trigger.cue == "TRADE":
        return False
    wishes = [p for p in measures if p.cue == "AIM" and p.first < trigger.first and p.form != "noun"]
    return any(
        wish.last <= party.first < trigger.first and not party.links and not party.possessive
        for wish in wishes
        for party in view.parties
    )


def _behind(view: View, predicate: Predicate, segment: Segment) -> bool:
    """Tell whether a predicate behind a sum says something of it: in the clause of the sum."""
    clauses = view.document.clauses
    if predicate.cue == "FORECAST" and predicate.form == "noun":
        return any(
            p.form in ("pres", "pass_pres") and p.first < segment.amount.first for p in view.predicates
        )
    links = view.document.marks("link", segment.amount.last, predicate.first)
    if predicate.form != "noun" and any(m.value in ("RELATIVE", "SUBORDINATE") for m in links):
        return False
    return clauses[predicate.first] == clauses[segment.amount.last - 1] and (
        predicate.cue in ("AIM", "FORECAST", "AMOUNT_TO") or predicate.form == "noun"
    )


def _is_aimed(kind: str, mark: Mark, predicate: Predicate, low: int, high: int) -> bool:
    """Tell whether an operator belongs to an aim between two words: "agreed that trade should reach", "was set up to aim at"."""
    inside = low < mark.last and mark.first < high
    purpose = kind == "PURPOSE" and mark.last <= low <= predicate.first
    return inside or purpose or (kind == "URGED" and high <= mark.first)


def _doubts(view: View, predicate: Predicate, own: set[tuple[int, int]]) -> bool:
    """Tell whether an operator denies, wishes or doubts a predicate; the words of an aim do not cast doubt on it."""
    mark = predicate.operator
    if predicate.standing not in ("negated", "none") or mark is None or _is_idle(view, predicate):
        return False
    if any(_is_aimed(_kind(view, mark), mark, predicate, low, high) for low, high in own):
        return False
    near = view.document.rule(mark).reach != "rest"
    if predicate.form == "noun" and near and mark.last != predicate.first:
        return False
    return _kind(view, mark) in _DOUBT
