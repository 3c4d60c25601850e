"""What a sum says of a flow: its level, the level before, or only a change; and whether it is of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Mark
    from aseanhr.reading.events.trade_parts import Segment, View
    from aseanhr.reading.features import Placed

__all__ = ["Level", "is_foreign", "is_left", "level_of"]

Level = Literal["level", "before", "change"]

_TURNS = frozenset({"RISE", "FALL"})
_FROM = frozenset({"FROM", "AGAINST"})
_AGAINST = frozenset({"AGAINST"})
_LEADING = frozenset({"TO", *_FROM})
_ORGANIZATIONS = frozenset({"asean", "eu"})
_OTHERS = ("SHORT", "INVESTMENT", "AID", "GOODS", "BALANCE", "COMPANY", "WHOLE")


def level_of(view: View, segment: Segment) -> Level:
    """Tell whether a sum is what a flow came to, what it was before, or how much it changed.

    The words before the sum are read backwards, to the first that says how it stands to its flow.
    """
    amount = segment.amount
    compared = {m.last: m for m in view.words("MORE", "LESS")}
    if _is_difference(view, segment, compared.values()) or _is_beside_percent(view, segment):
        return "change"
    turns = {p.last for p in view.predicates if p.cue in _TURNS}
    stops = _stops(view)
    # "from" may be part of the sum.
    at = amount.first
    links = _values(view.document.marks("link", at, at + 1)) & _FROM
    while at > view.sentence.first:
        inside = view.same_clause(at - 1, amount.first)
        found = view.links_ending(at)
        if at in compared and inside:
            return _compared(view, compared[at], links)
        if at in turns:
            return _turned(links | (_values(found) & {"TO"}))
        if at in stops or not (found or inside):
            break
        if found:
            links |= _leading(found, links)
            at = min(mark.first for mark in found)
        else:
            at = _before(view, at)
    return _plain(view, links)


def is_left(view: View, segment: Segment) -> bool:
    """Tell whether a sum is what something is to be raised from: "to lift trade from 22 to 30 billion"."""
    at = segment.amount.first
    links = _values(view.links_ending(at)) | _values(view.document.marks("link", at, at + 1))
    raises = [p for p in view.predicates if p.cue == "RAISE" and p.last <= at]
    return bool(raises) and "FROM" in links and not links & {"MORE", "TO"}


def _compared(view: View, mark: Mark, links: set[str]) -> Level:
    """Return what a sum behind a word such as "more" is: "5 per cent more than 4 billion", "more by 1 billion"."""
    percent = any(p.last == mark.first for p in view.percents)
    # "above the 3 billion of 2023" compares; "higher by 3 billion" does not.
    percent |= bool(view.document.marks("determiner", mark.last, mark.last + 1)) and bool(
        view.links_ending(mark.last)
    )
    return "before" if links & _FROM or percent else "change"


def _is_difference(view: View, segment: Segment, compared: Iterable[Mark]) -> bool:
    """Tell whether a sum is by how much one thing is more than another: "1.2 billion higher"."""
    last = segment.amount.last
    return any(m.first == last and view.same_clause(last, last - 1) for m in compared)


def _leading(marks: Iterable[Mark], links: set[str]) -> set[str]:
    """Return how small words lead to a sum; behind "to" nothing compares any more: "5 per cent year on year to 3 billion"."""
    return (_values(marks) & _LEADING) - (_AGAINST if "TO" in links else set())


def _values(marks: Iterable[Mark]) -> set[str]:
    return {mark.value for mark in marks}


def _before(view: View, at: int) -> int:
    """Return the word before a place; a date counts as one."""
    return next((date.first for date in view.dates if date.last == at), at - 1)


def _is_beside_percent(view: View, segment: Segment) -> bool:
    """Tell whether a sum only says a change in percent in money: "a rise of 8 per cent or 150 million"."""
    joins = {m.first for m in view.links_ending(segment.amount.first) if m.value == "AND"}
    turns = [p for p in view.predicates if p.cue in _TURNS]
    return any(
        p.last in joins and any(t.last <= p.first and view.same_clause(t.last - 1, p.first) for t in turns)
        for p in view.percents
    )


def _stops(view: View) -> set[int]:
    """Return the ends of the words that no look backwards from a sum goes beyond."""
    spans: list[Placed] = [*view.percents, *view.money, *view.parties]
    spans += [p for p in view.predicates if p.cue not in _TURNS]
    return {span.last for span in spans}


def _turned(links: set[str]) -> Level:
    if "TO" in links and "FROM" not in links:
        return "level"
    return "before" if links & _FROM else "change"


def _plain(view: View, links: set[str]) -> Level:
    moves = any(p.cue in _TURNS or p.cue == "MOVE" for p in view.predicates)
    return "before" if "AGAINST" in links or ("FROM" in links and moves) else "level"


def is_foreign(view: View, segment: Segment, flow: Predicate | None) -> bool:
    """Tell whether a sum is of something else than the trade of two states: a loan, one kind of goods, a balance."""
    trigger = flow if flow is not None and segment.low <= flow.first < segment.high else None
    if _is_with_body(view, segment) or _is_share(view, segment, trigger) or _is_priced(view, segment):
        return True
    if trigger is not None and (_is_whole(view, segment, trigger) or _sells_one(view, trigger)):
        return True
    hiding: list[Placed] = [*view.words("MERCHANDISE", low=segment.low, high=segment.high), *view.dates]
    return any(
        _excludes(view, mark, segment, trigger)
        for mark in view.words(*_OTHERS, low=segment.low, high=segment.high)
        if not _is_example(view, mark) and not any(s.first <= mark.first < s.last for s in hiding)
    )


def _excludes(view: View, mark: Mark, segment: Segment, trigger: Predicate | None) -> bool:
    """Tell whether a word says that the sum beside it measures something other than the trade of two states."""
    amount = segment.amount
    before = mark.last <= amount.first
    if mark.value == "WHOLE":
        return trigger is None or not _names_partner(view, mark, trigger, segment)
    if mark.value == "SHORT" and before:
        return True
    if before and (trigger is None or _concerns(view, mark, trigger, segment)):
        return True
    if mark.first >= amount.last and _follows(view, mark, segment):
        return True
    beside = trigger is not None and (mark.last == trigger.first or mark.first == trigger.last)
    return beside and mark.value in ("GOODS", "BALANCE", "COMPANY")


def _names_partner(view: View, mark: Mark, trigger: Predicate, segment: Segment) -> bool:
    """Tell whether words for a whole only say that all goods with one other state are counted: "its total exports to Laos"."""
    if view.links_before(mark.first) & {"TO", "WITH", "FROM"}:
        return False
    return any(
        p.state is not None and p.links & {"TO", "FROM", "WITH"} and trigger.first < p.first
        for p in view.parties
        if segment.low <= p.first < segment.high
    )


def _is_with_body(view: View, segment: Segment) -> bool:
    """Tell whether the other side of a trade is an organization: "trade with the EU"."""
    bodies = view.document.marks("body", segment.low, segment.high)
    return any(
        view.links_before(m.first) & {"WITH", "TO", "FROM", "BETWEEN"}
        or (m.value in _ORGANIZATIONS and _is_beside_state(view, m))
        for m in bodies
    )


def _is_beside_state(view: View, body: Mark) -> bool:
    """Tell whether a state is joined to an organization: "ASEAN-China trade", "ASEAN and China"."""
    joins = [m.last for m in view.document.marks("link", body.last, body.last + 1) if m.value == "AND"]
    return any(p.state is not None and p.first in (body.last, *joins) for p in view.parties)


def _is_whole(view: View, segment: Segment, trigger: Predicate) -> bool:
    """Tell whether a sum is all that one state sells or buys: "Sweden's total exports"."""
    if trigger.cue not in ("EXPORT", "IMPORT"):
        return False
    alls = [m for m in view.words("ALL", low=segment.low, high=trigger.last) if m.last >= trigger.first - 1]
    parties = {p.state or p.kind for p in view.parties if segment.low <= p.first < segment.high}
    return bool(alls) and len(parties) < 2


def _sells_one(view: View, trigger: Predicate) -> bool:
    """Tell whether the object right behind a verb of trade is one kind of goods, in words that no list knows: "sold passion fruit to"."""
    if trigger.form == "noun" or trigger.passive or trigger.cue not in ("EXPORT", "IMPORT"):
        return False
    dates = {n for date in view.dates for n in range(date.first, date.last)}
    first = trigger.last
    while first in dates or any(mark.last in dates for mark in view.document.marks("link", first, first + 1)):
        first += 1  # "sold last year"
    last, known = first, _explained(view)
    while last < view.sentence.last and last not in known and view.same_clause(last, trigger.first):
        last += 1
    behind = {mark.value for mark in view.document.marks("link", last, last + 1)}
    return last > first and bool(behind & {"TO", "FROM", "FOR"})


def _explained(view: View) -> set[int]:
    """Return the words of a sentence that are something else than a kind of goods."""
    document, sentence = view.document, view.sentence
    families = ("link", "operator", "determiner", "reference", "trade_word", "verb", "circumstance")
    marks = [mark for family in families for mark in document.within(family, sentence)]
    spans: list[Placed] = [
        *marks,
        *view.parties,
        *view.people,
        *view.predicates,
        *view.dates,
        *view.money,
        *view.percents,
    ]
    return {n for span in spans for n in range(span.first, span.last)}


def _concerns(view: View, mark: Mark, trigger: Predicate, segment: Segment) -> bool:
    """Tell whether other words before a sum stand nearer to it than its flow, or are what the flow is of."""
    if trigger.first > segment.amount.first:
        beside = mark.last == segment.amount.first  # "cars (4 billion) headed the list"
        return beside or view.same_clause(mark.first, segment.amount.first)
    if mark.first >= trigger.last:
        return True
    return mark.value in ("BALANCE", "COMPANY", "GOODS") and view.same_clause(mark.first, trigger.first)


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
    """Tell whether a sum is the share of something other than a flow: "garments made up 3 billion"."""
    amount = segment.amount
    shares = [p for p in view.predicates if p.cue == "SHARE" and segment.low <= p.first < amount.first]
    if not shares:
        return False
    share = shares[-1]
    if trigger is not None and trigger.first < amount.first and trigger.form == "noun":
        return False
    return not any(p.first < share.first for p in view.flows if p.first >= segment.low)


def _is_priced(view: View, segment: Segment) -> bool:
    """Tell whether a sum is the price of a thing: "four aircraft for 5 billion"."""
    found = [m for m in view.links_ending(segment.amount.first) if m.value == "FOR"]
    # "accounted for" is one word.
    if not found or any(p.first < m.first < p.last for m in found for p in view.predicates):
        return False
    at = min(m.first for m in found)
    spans: list[Placed] = [
        *view.words("MERCHANDISE", "RETURN"),
        *view.parties,
        *view.predicates,
        *view.dates,
        *view.document.within("reference", view.sentence),
    ]
    return at > segment.low and not view.links_ending(at) and not any(span.last == at for span in spans)
