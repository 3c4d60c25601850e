"""Which candidates of different documents are one event; `aseanhr.linking.merge` makes one record of them.

Only facts count: series and ordinals, dates, places, states, amounts. Names help where they share words; no rule looks
at the words of a language.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from aseanhr.records.base import Record
from aseanhr.records.ids import format_of, slug
from aseanhr.records.meeting import Meeting
from aseanhr.records.series import SERIES_KINDS
from aseanhr.records.trade import TradeFigure
from aseanhr.records.treaty import ACTS_OF_STATES, TreatyEvent
from aseanhr.records.work_plan import WorkPlan
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from aseanhr.records.base import Participant
    from aseanhr.records.series import States
    from aseanhr.values.countries import Country

__all__ = ["likeness", "link"]

R = TypeVar("R", bound=Record)

# Points for facts that two records share; two records are one from _ENOUGH on.
_ENOUGH = 5
_ORDINAL, _SAME_TIME, _OVERLAP, _NAME, _STATES, _PLACE = 8, 5, 4, 4, 2, 1

_LONGEST = timedelta(days=45)

# Acts that a state does, or a treaty sees, once: a differing date is a dispute, not another act.
_ONCE = (ACTS_OF_STATES - {"withdrawn"}) | {"adopted", "entered_into_force"}


def likeness(one: Record, two: Record) -> int:
    """Return how much speaks for two records being one event: 0 if they cannot be, otherwise points for what agrees.

    >>> import attrs
    >>> from aseanhr.values.dates import DateSpan
    >>> one = Meeting(id="a", name="A", series="aichr_regular", ordinal="44", when=DateSpan("2027-03"))
    >>> two = Meeting(id="b", name="B", series="aichr_regular", ordinal="44", when=DateSpan("2027-03-08/2027-03-10"))
    >>> likeness(one, two) >= 5, likeness(one, attrs.evolve(two, ordinal="45"))
    (True, 0)
    """
    if type(one) is not type(two):
        return 0
    if isinstance(one, Meeting) and isinstance(two, Meeting):
        return _meetings(one, two)
    if isinstance(one, TreatyEvent) and isinstance(two, TreatyEvent):
        return _treaty_events(one, two)
    if isinstance(one, WorkPlan) and isinstance(two, WorkPlan):
        return _work_plans(one, two)
    if isinstance(one, TradeFigure) and isinstance(two, TradeFigure):
        return _trade_figures(one, two)
    return _ENOUGH if one.id == two.id else 0


def _times(one: DateSpan | None, two: DateSpan | None) -> int | None:
    """Return points for two times, or None where they exclude each other."""
    if one is None or two is None:
        return 0
    if one.edtf == two.edtf:
        return _SAME_TIME
    overlap = one.overlaps(two)
    return None if overlap is False else _OVERLAP if overlap else 1


def _closed(when: DateSpan | None) -> DateSpan | None:
    """Give a meeting of which only the first or the last day is known the length that a long meeting has."""
    if when is None or (when.start and when.end):
        return when
    if when.start is not None:
        return DateSpan.from_dates(when.start, when.start + _LONGEST)
    return DateSpan.from_dates(when.end - _LONGEST, when.end) if when.end is not None else None


def _names(one: str, two: str) -> int:
    """Return points for shared words, numbers aside."""
    words = [{word for word in slug(name).split("-") if not word.isdigit()} for name in (one, two)]
    return _NAME * len(words[0] & words[1]) // (min(map(len, words)) or 1)


def _countries(participants: Iterable[Participant]) -> set[Country]:
    return {participant.country for participant in participants if participant.country is not None}


def _meetings(one: Meeting, two: Meeting) -> int:
    if not _of_one_series(one, two):
        return 0
    kind = SERIES_KINDS[one.series]
    states, place = _states(one, two, kind.states), _places(one, two)
    if states is None:
        return 0
    time, name = _times(_closed(one.when), _closed(two.when)), _names(one.name, two.name)
    if one.ordinal and two.ordinal:
        return _ORDINAL + (time or 0) + name + states + (place or 0) if one.ordinal == two.ordinal else 0
    shared = _shared_hosts(one, two)
    if not time or place is None or shared is None:
        return 0
    # Several may fall into one time: they are one event only if names or hosts agree too.
    if kind.mark == "name" and name < _NAME // 2 and not shared:
        return 0
    return time + name + states + place + shared


def _of_one_series(one: Meeting, two: Meeting) -> bool:
    """Tell whether two meetings are of one series (of one body, where several count their own), none a part of the other."""
    if one.series != two.series or one.part_of == two.id or two.part_of == one.id:
        return False
    several = SERIES_KINDS[one.series].mark == "body"
    return not several or format_of(one.series, one.name) == format_of(two.series, two.name)


def _states(one: Meeting, two: Meeting, kind: States) -> int | None:
    """Return points for the states that two meetings are of, or None where they exclude each other."""
    if kind == "none":
        return 0
    mine, theirs = _sides(one, kind), _sides(two, kind)
    if mine == theirs:
        return _STATES if mine else 0
    # The session in which a state is reviewed is not the review: there, no state is another side than one.
    return None if kind == "one" or (mine and theirs) else 0


def _shared_hosts(one: Meeting, two: Meeting) -> int | None:
    """Return a point for a host state of both, or None where their hosts exclude each other."""
    mine, theirs = _countries(one.hosts), _countries(two.hosts)
    if mine & theirs:
        return 1
    return None if mine and theirs else 0


def _sides(meeting: Meeting, states: States) -> set[Country]:
    """Return the states that a meeting is of; persons who speak at a session do not make it that of their states."""
    members = meeting.participants
    return _countries(members if states == "pair" else [member for member in members if not member.name])


def _places(one: Meeting, two: Meeting) -> int | None:
    if one.place is None or two.place is None:
        return 0
    points = 0
    for mine, theirs in ((one.place.country, two.place.country), (one.place.city, two.place.city)):
        if mine is not None and theirs is not None:
            if slug(str(mine)) != slug(str(theirs)):
                return None
            points += _PLACE
    return points


def _treaty_events(one: TreatyEvent, two: TreatyEvent) -> int:
    what = [(event.treaty, event.event, event.state, event.negated) for event in (one, two)]
    time = _times(one.when, two.when)
    if what[0] != what[1] or (one.value and two.value and one.value != two.value):
        return 0
    if time is None:
        return _ENOUGH if one.event in _ONCE and one.state is not None else 0
    return _ENOUGH + time


def _work_plans(one: WorkPlan, two: WorkPlan) -> int:
    if one.body and two.body and slug(one.body) != slug(two.body):
        return 0
    numbers, others = _numbers(one), _numbers(two)
    if numbers and others and not numbers & others:
        return 0
    name = _names(one.name, two.name)
    if one.period is None or two.period is None:
        return name + 1 if slug(one.name) == slug(two.name) else 0
    # Plans of one body for the same years differ by a word: all words of the shorter name must be in the other.
    if name < _NAME or one.period.overlaps(two.period) is False:
        return 0
    return name + (_SAME_TIME if one.period == two.period else _STATES if _open(one) or _open(two) else 0)


def _numbers(plan: WorkPlan) -> set[str]:
    return {word for word in slug(plan.name).split("-") if word.isdigit()}


def _open(plan: WorkPlan) -> bool:
    return plan.period is not None and None in (plan.period.start, plan.period.end)


def _trade_figures(one: TradeFigure, two: TradeFigure) -> int:
    if one.flow != two.flow or one.kind != two.kind or not _of_one_trade(one, two):
        return 0
    same_amount = (one.amount.value, one.amount.currency) == (two.amount.value, two.amount.currency)
    if one.kind == "target" or one.period is None or two.period is None:
        times = (one.target_by, two.target_by) if one.kind == "target" else (one.period, two.period)
        return _ENOUGH if same_amount and times[0] == times[1] else 0
    same_time = (one.period.start, one.period.end) == (two.period.start, two.period.end)
    return _ENOUGH + same_amount if same_time else 0


def _of_one_trade(one: TradeFigure, two: TradeFigure) -> bool:
    """Tell whether two figures are of one pair of states, in order but for a total, and not of two who count."""
    if one.counted_by and two.counted_by and slug(one.counted_by) != slug(two.counted_by):
        return False
    sides = [(figure.reporter, figure.partner) for figure in (one, two)]
    return sides[0] == sides[1] or (one.flow == "total" and sides[0] == sides[1][::-1])


def _shelf(record: Record) -> tuple[Hashable, Hashable]:
    """Return where a record is kept: likeness is 0 over two shelves, and over two places of one, unless a place is None."""
    match record:
        case Meeting():
            kind = SERIES_KINDS[record.series].states
            sides = frozenset(_sides(record, kind)) if kind == "pair" else frozenset()
            return ("meeting", record.series), sides or (None if kind == "pair" else record.ordinal)
        case TreatyEvent():
            return ("act", record.treaty, record.event, record.state, record.negated), None
        case WorkPlan():
            return "plan", slug(record.body) if record.body else None
        case TradeFigure():
            sides = frozenset((record.reporter, record.partner))
            return ("trade", record.flow, record.kind, sides), _time_of(record)
        case _:
            return ("other", type(record), record.id), None


def _time_of(figure: TradeFigure) -> Hashable:
    """Return the time that figures which are alike share; of a target even that it has none."""
    if figure.kind == "target":
        return (figure.target_by,)
    return (figure.period.start, figure.period.end) if figure.period else None


def _comparable(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of any two records that may be alike, the lower one first."""
    shelves: dict[Hashable, dict[Hashable, list[int]]] = {}
    for j, record in enumerate(records):
        shelf, place = _shelf(record)
        places = shelves.setdefault(shelf, {})
        known = places if place is None else [at for at in (place, None) if at in places]
        yield from ((i, j) for at in known for i in places[at])
        places.setdefault(place, []).append(j)


def link(groups: Sequence[Sequence[R]]) -> list[tuple[R, ...]]:
    """Put records that are one event together; two of one group never are.

    Args:
        groups: the records of each document, in order of precedence.

    Returns:
        One tuple for each event, its records in order of precedence; events in the order of their first records.
        The surest pairs are put together first, so that no doubtful one stands in the way of a better.

    >>> one = Meeting(id="a", name="A", series="amm", ordinal="58")
    >>> two = Meeting(id="b", name="B", series="amm", ordinal="59")
    >>> three = Meeting(id="c", name="C", series="amm", ordinal="58")
    >>> [[meeting.id for meeting in cluster] for cluster in link([[one, two], [three]])]
    [['a', 'c'], ['b']]
    """
    records = [record for group in groups for record in group]
    group_of = [number for number, group in enumerate(groups) for _ in group]
    pairs = [
        (-points, i, j)
        for i, j in _comparable(records)
        if group_of[i] != group_of[j] and (points := likeness(records[i], records[j])) >= _ENOUGH
    ]
    clusters = {i: [i] for i in range(len(records))}
    home = list(range(len(records)))

    def may_join(mine: list[int], theirs: list[int]) -> bool:
        if {group_of[k] for k in mine} & {group_of[k] for k in theirs}:
            return False
        return all(likeness(records[a], records[b]) for a in mine for b in theirs)

    for _, i, j in sorted(pairs):
        if home[i] != home[j] and may_join(clusters[home[i]], clusters[home[j]]):
            target, gone = sorted((home[i], home[j]))
            for k in clusters[gone]:
                home[k] = target
            clusters[target] = sorted(clusters[target] + clusters.pop(gone))
    return [tuple(records[k] for k in clusters[key]) for key in sorted(clusters)]
