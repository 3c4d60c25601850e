"""What a sum says of a flow: its level, the level before, or only a change; of all goods or of some; reached, aimed at or expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Mark
    from aseanhr.reading.events.trade_parts import Segment, View
    from aseanhr.records.trade import FigureKind

__all__ = ["Level", "Standing", "is_foreign", "level_of", "standing_of"]

Level = Literal["level", "before", "change"]

_TURNS = frozenset({"RISE", "FALL"})
_BY = frozenset({"BY", "WITH", "OF"})
_AIMS = frozenset({"AIM", "RAISE"})
_OTHERS = ("SHORT", "INVESTMENT", "AID", "GOODS", "BALANCE", "COMPANY", "WHOLE")
_DOUBT = frozenset({"URGED", "HYPOTHETICAL", "REPORTED", "NEGATED"})


class Standing(NamedTuple):
    """Whether a sum was reached, is aimed at or expected, and the words that say so."""

    kind: FigureKind
    by: Predicate | None


def level_of(view: View, segment: Segment) -> Level:
    """Tell whether a sum is what a flow came to, what it was before, or how much it changed."""
    amount = segment.amount
    document = view.document
    more = {m.last: m for m in view.words("MORE", "LESS")}
    predicates = {p.last: p for p in view.predicates if p.cue in _TURNS}
    dates = {d.last: d.first for d in view.notes.dates_in(view.sentence)}
    stops = {p.last for p in (*view.percents, *view.money, *view.parties)} | {
        p.last for p in view.predicates if p.cue not in _TURNS
    }
    clauses = document.clauses
    if any(m.first == amount.last and clauses[m.first] == clauses[m.first - 1] for m in more.values()):
        return "change"
    # "from" may be part of the sum.
    links = {m.value for m in document.marks("link", amount.first, amount.first + 1)} & {"FROM", "AGAINST"}
    at = amount.first
    while at > view.sentence.first:
        found = view.links_ending(at)
        if at in more:
            against = links & {"AGAINST", "FROM"}
            return "before" if against or any(p.last == more[at].first for p in view.percents) else "change"
        if at in predicates:
            return _turned(links)
        if found:
            links |= {
                mark.value for mark in found if mark.value in ("TO", "FROM", "AGAINST", "BY", "WITH", "OF")
            } - ({"BY", "WITH", "OF"} if links & {"TO", "FROM", "AGAINST"} else set())
            at = min(mark.first for mark in found)
        elif at in stops:
            break
        elif at in dates:
            at = dates[at]
        elif document.clauses[at - 1] != document.clauses[amount.first]:
            break
        else:
            at -= 1
    return _plain(view, segment, links)


def _turned(links: set[str]) -> Level:
    if "TO" in links and "FROM" not in links:
        return "level"
    return "before" if links & {"FROM", "AGAINST"} else "change"


def _plain(view: View, segment: Segment, links: set[str]) -> Level:
    if "AGAINST" in links:
        return "before"
    if "FROM" in links and any(p.cue in _TURNS or p.cue == "MOVE" for p in view.predicates):
        return "before"
    return "level"


def is_foreign(view: View, segment: Segment, trigger: Predicate | None) -> bool:
    """Tell whether a sum is of something else than the trade of two states: a loan, one kind of goods, a balance."""
    amount = segment.amount
    low = segment.low
    inside = trigger is not None and segment.low <= trigger.first < segment.high
    goods = view.words("MERCHANDISE", low=low, high=segment.high)
    bodies = view.document.marks("body", low, segment.high)
    if any(view.links_before(m.first) & {"WITH", "TO", "FROM"} for m in bodies):
        return True
    for mark in view.words(*_OTHERS, low=low, high=segment.high):
        if _is_example(view, mark) or any(m.first <= mark.first < m.last for m in goods):
            continue
        if mark.value == "WHOLE" or (mark.value == "SHORT" and mark.last <= amount.first):
            return True
        if mark.last <= amount.first and (not inside or _concerns(view, mark, trigger, segment)):
            return True
        if mark.first >= amount.last and _follows(view, mark, segment):
            return True
        if (
            trigger is not None
            and inside
            and mark.value in ("GOODS", "BALANCE", "COMPANY")
            and _beside(mark, trigger)
        ):
            return True
    if inside and trigger is not None and _is_whole(view, segment, trigger):
        return True
    return _is_share(view, segment, trigger if inside else None) or _is_priced(view, segment)


def _is_whole(view: View, segment: Segment, trigger: Predicate) -> bool:
    """Tell whether a sum is all that one state sells or buys: "Sweden's total exports"."""
    if trigger.cue not in ("EXPORT", "IMPORT"):
        return False
    alls = [m for m in view.words("ALL", low=segment.low, high=trigger.last) if m.last >= trigger.first - 1]
    parties = {p.state or p.kind for p in view.parties if segment.low <= p.first < segment.high}
    return bool(alls) and len(parties) < 2


def _concerns(view: View, mark: Mark, trigger: Predicate | None, segment: Segment) -> bool:
    """Tell whether other words before a sum stand nearer to it than its flow, or are what the flow is of."""
    if trigger is None or trigger.first > segment.amount.first:
        return view.document.clauses[mark.first] == view.document.clauses[segment.amount.first]
    if mark.first >= trigger.last:
        return True
    return mark.value in ("BALANCE", "COMPANY", "GOODS") and (
        view.document.clauses[mark.first] == view.document.clauses[trigger.first]
    )


def _beside(mark: Mark, trigger: Predicate) -> bool:
    return mark.last == trigger.first or mark.first == trigger.last


def _follows(view: View, mark: Mark, segment: Segment) -> bool:
    """Tell whether the words behind a sum say what it is of: "5 billion in aid", "worth of coffee"."""
    clauses = view.document.clauses
    if clauses[mark.first] != clauses[segment.amount.last - 1]:
        return False
    between = [
        p for p in view.predicates if segment.amount.last <= p.first < mark.first and p.cue != "AMOUNT_TO"
    ]
    parties = [p for p in view.parties if segment.amount.last <= p.first < mark.first and p.kind == "name"]
    return not between and not parties and mark.value in ("GOODS", "AID", "INVESTMENT", "BALANCE")


def _is_example(view: View, mark: Mark) -> bool:
    """Tell whether a kind of goods is only named as an example: "exports, mostly rice and fish, reached"."""
    return mark.value == "GOODS" and any(
        m.last <= mark.first and view.document.clauses[m.first] <= view.document.clauses[mark.first]
        for m in view.words("MAINLY", low=view.sentence.first, high=mark.first)
    )


def _is_share(view: View, segment: Segment, trigger: Predicate | None) -> bool:
    """Tell whether a sum is a part that falls to something that is no flow: "garments made up 3 billion"."""
    amount = segment.amount
    shares = [p for p in view.predicates if p.cue == "SHARE" and segment.low <= p.first < amount.first]
    if not shares:
        return False
    share = shares[-1]
    if trigger is not None and trigger.first < share.first:
        return False
    return not any(p.first < share.first for p in view.flows if p.first >= segment.low)


def _is_priced(view: View, segment: Segment) -> bool:
    """Tell whether a sum is the price of a thing that is no flow: "four aircraft for 5 billion"."""
    at = segment.amount.first
    found = [m for m in view.links_ending(at) if m.value == "FOR"]
    if any(p.first < m.first < p.last for m in found for p in view.predicates):
        return False
    if not found:
        return False
    at = min(m.first for m in found)
    if at <= segment.low:
        return False
    known = (
        any(m.last == at for m in view.words("MERCHANDISE", "RETURN"))
        or any(p.last == at for p in view.parties)
        or any(p.last == at for p in view.predicates)
        or any(d.last == at for d in view.notes.dates_in(view.sentence))
        or any(m.last == at for m in view.document.within("reference", view.sentence))
        or bool(view.links_ending(at))
    )
    return not known


def _operator(view: View, predicate: Predicate) -> str:
    if predicate.operator is None:
        return ""
    return view.document.lexicon.operators[int(predicate.operator.value)].kind


def standing_of(view: View, segment: Segment, trigger: Predicate | None, *, ahead: bool) -> Standing | None:
    """Tell whether a sum was reached, is aimed at or expected; None where the text denies, wishes or doubts it.

    Args:
        view: the sentence.
        segment: the sum with its words.
        trigger: the flow.
        ahead: whether the sum is of a time that was still to come.
    """
    amount = segment.amount
    stop = view.document.words.ends[segment.high - 1]
    if "?" in view.document.text[amount.end : min(stop + 2, view.sentence.end)]:
        return None
    around = [p for p in view.predicates if segment.low <= p.first < segment.high]
    measures = [
        p
        for p in around
        if p.cue in ("AMOUNT_TO", "SHARE", "RISE", "FALL", "RAISE", "AIM", "FORECAST", *_FLOW_CUES)
        and (p.first < amount.first or _behind(view, p, segment))
    ]
    if trigger is not None and trigger not in measures and trigger.form not in ("noun",):
        measures.append(trigger)
    own = {(p.first, p.last) for p in measures if p.cue in ("AIM", "FORECAST")}
    if any(_doubts(view, p, own) for p in measures) or _asks_another(view, measures, trigger):
        return None
    return _kind(view, segment, measures, ahead=ahead)


def _kind(view: View, segment: Segment, measures: list[Predicate], *, ahead: bool) -> Standing | None:
    """Tell from what governs a sum whether it was reached, is aimed at or expected."""
    reached = [p for p in measures if p.standing == "asserted" and p.form in ("past", "pass_past")]
    floor = max((p.first for p in reached if p.cue not in ("AIM", "FORECAST")), default=-1)
    hopes = [
        p
        for p in measures
        if p.first > floor
        and (p.cue in ("AIM", "FORECAST") or (p.cue == "RAISE" and p.standing != "asserted"))
    ]
    before = [p for p in hopes if p.first < segment.amount.first]
    hope = before[-1] if before else hopes[0] if hopes else None
    planned = next((p for p in measures if p.standing == "planned"), None)
    if hope is not None:
        aimed = next((p for p in hopes if p.cue != "FORECAST"), None)
        if hope.cue == "FORECAST":
            return Standing("forecast", hope)
        return Standing("target", aimed or hope)
    if planned:
        would = _operator(view, planned) == "CONDITIONAL"
        return None if would else Standing("forecast", planned)
    if any(p.standing == "none" and p.form != "noun" and p.operator is not None for p in measures):
        return None
    return Standing("target", None) if ahead else Standing("actual", None)


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


_FLOW_CUES = ("EXPORT", "IMPORT", "TRADE", "MOVE")


def _behind(view: View, predicate: Predicate, segment: Segment) -> bool:
    """Tell whether a predicate behind a sum says something of it: in the clause of the sum."""
    clauses = view.document.clauses
    if predicate.cue == "FORECAST" and predicate.form == "noun":
        return any(
            p.form in ("pres", "pass_pres") and p.first < segment.amount.first for p in view.predicates
        )
    return clauses[predicate.first] == clauses[segment.amount.last - 1] and (
        predicate.cue in ("AIM", "FORECAST", "AMOUNT_TO") or predicate.form == "noun"
    )


def _doubts(view: View, predicate: Predicate, own: set[tuple[int, int]]) -> bool:
    """Tell whether an operator denies, wishes or doubts a predicate; the words of an aim are no doubt of it."""
    mark = predicate.operator
    if predicate.standing not in ("negated", "none") or mark is None:
        return False
    if any(low < mark.last and mark.first < high for low, high in own):
        return False
    if predicate.form in ("past", "pass_past") and _in_relative(view, mark.last, predicate.first):
        return False
    if predicate.form == "noun" and mark.last != predicate.first:
        if view.document.lexicon.operators[int(mark.value)].reach != "rest":
            return False
    return _operator(view, predicate) in _DOUBT


def _in_relative(view: View, low: int, high: int) -> bool:
    """Tell whether a clause about what was just named begins between two words; what it tells is so."""
    links = view.document.marks("link", low, high)
    opens = {m.first for m in links if m.value == "RELATIVE"} - {
        m.first for m in links if m.value == "SUBORDINATE"
    }
    clauses = view.document.clauses
    return any(clauses[at - 1] != clauses[at] for at in opens)
