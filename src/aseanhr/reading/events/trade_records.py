"""From a sum that is understood to a figure: its time, how it grew, what it is compared with; each figure kept once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.drafts import TradeDraft
from aseanhr.reading.events.trade_times import deadline_of, earlier, growth_at, growths_of
from aseanhr.values.amounts import Amount
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Found, When
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.events.trade_parts import Segment, View
    from aseanhr.reading.events.trade_sides import Roles, Sides
    from aseanhr.reading.events.trade_standing import Standing
    from aseanhr.reading.events.trade_sums import Level
    from aseanhr.reading.events.trade_times import Growth
    from aseanhr.records.evidence import Basis

__all__ = ["Figures", "Told"]

_YEAR_BEFORE = "the same months of the year before"
_SPOKEN = "the two states spoken of"
_WHOLE = (1, 1, 12, 31)
_MORE = 12  # times the second largest sum of two states that the largest may be
_DIGITS = 2  # that a round number of a headline has at least


class Told(NamedTuple):
    """A figure of the sentence being read: what later ones may leave out.

    Attributes:
        flow: what is traded.
        sides: the two states and the direction.
        roles: the parties that the words around the flow name.
        period: the time that it is of.
        standing: whether it was reached, is aimed at or expected.
        level: whether it is the level, or that before.
        referred: whether its flow stands in a sentence before.
    """

    flow: Predicate
    sides: Sides
    roles: Roles
    period: When | None
    standing: Standing
    level: Level
    referred: bool


_CHANGES = frozenset({"RISE", "FALL"})


def _sum(view: View, amount: Found[Amount]) -> Amount:
    """Return a sum, without a bound that only belongs to the verb: "edged up to 2 billion", "lên tới 2 tỷ"."""
    risen = any(
        p.first <= amount.first < p.last
        and (p.cue == "AMOUNT_TO" or (p.cue in _CHANGES and p.first < amount.first))
        for p in view.predicates
    )
    told = amount.value
    return Amount(told.value, told.currency) if risen and told.qualifier == "up_to" else told


def _pair(draft: TradeDraft) -> object:
    return frozenset((draft.reporter, draft.partner)), draft.amount.currency


def _names_states(draft: TradeDraft) -> bool:
    return any(clue.field == "reporter" and clue.basis == "stated" for clue in draft.clues)


def _leaps(sums: set[Decimal]) -> bool:
    """Tell whether the largest sum of two states is so much larger than the next that it must be of more than their trade."""
    *_, second, first = (Decimal(0), *sorted(sums))
    return len(sums) > 2 and first > _MORE * second


class Figures:
    """The figures of a document, in the order of their words."""

    def __init__(self) -> None:
        self.drafts: list[TradeDraft] = []
        self._places: dict[object, int] = {}
        self._fresh = -2  # the sentence that the last figure stands in
        self._earlier = 0  # how many figures there were before it

    def add(self, view: View, segment: Segment, told: Told, before: Told | None) -> None:
        """Add a figure.

        Args:
            view: its sentence.
            segment: its sum with its words.
            told: what was understood of it.
            before: the figure before it in its sentence.
        """
        amount, sides, standing = segment.amount, told.sides, told.standing
        draft = TradeDraft(sides.reporter, sides.partner, sides.flow, _sum(view, amount), kind=standing.kind)
        carried: Basis = "inferred" if amount.carried else "stated"
        note = "the unit stands with another sum" if amount.carried else ""
        draft.note("amount", amount.start, amount.end, by="sum", basis=carried, note=note)
        basis: Basis = "inferred" if told.referred else "stated"
        note = "the trade last spoken of" if told.referred else ""
        draft.note("flow", told.flow.start, told.flow.end, by=sides.how, basis=basis, note=note)
        basis = "stated" if sides.stated else "inferred"
        for field in ("reporter", "partner"):
            note = "" if sides.stated else _SPOKEN
            draft.note(field, sides.start, sides.end, by=sides.how, basis=basis, note=note)
        if standing.by:
            draft.note("kind", standing.by.start, standing.by.end, by="standing")
        if standing.kind == "target":
            _set_deadline(view, segment, draft)
        else:
            self._date(view, segment, draft, told, before)
        if self._fresh != view.sentence.index:
            self._earlier = len(self.drafts)
        self._keep(draft)
        self._fresh = view.sentence.index

    def _date(self, view: View, segment: Segment, draft: TradeDraft, told: Told, before: Told | None) -> None:
        """Note the time of a figure, how it changed, and what it says of that before it."""
        _set_period(view, draft, told, before)
        if told.standing.kind == "actual" and told.period is not None and told.period.relative:
            draft.period = _over(view, draft.period)
        self._close(view, draft, told, before)
        if told.level == "before":
            self._compare(view, segment, draft)
        else:
            for growth in growths_of(view, segment)[:1]:
                _grow(draft, growth)

    def share_growths(self, view: View) -> None:
        """Give each sum of a sentence its change where the changes are listed in the same order behind them."""
        count = len(view.segments)
        if count < 2 or not view.document.within("link", view.sentence, "RESPECTIVELY"):
            return
        found = growths_of(view, view.segments[-1])
        drafts = self.drafts[-count:]
        if len(found) == len(view.percents) == count == len(drafts):
            for draft, growth in zip(drafts, found, strict=True):
                draft.clues = [
                    clue for clue in draft.clues if clue.field not in ("growth_percent", "compared_with")
                ]
                draft.compared_with = None
                _grow(draft, growth)

    def add_growth(self, view: View) -> None:
        """Add to the last figure a change that the next sentence tells of it: "That is 2.5 per cent less than"."""
        if view.sentence.index != self._fresh + 1 or view.flows or len(view.percents) != 1:
            return
        last = self.drafts[-1]
        if last.growth is not None or last.kind != "actual" or not _is_told(view):
            return
        growth = growth_at(view, view.percents[0], view.sentence.first, view.sentence.last)
        if growth:
            _grow(last, growth)

    def add_change(self, view: View, segment: Segment) -> None:
        """Add to the last figure the percentage that stands beside a sum by which it changed: "by 8 per cent or 150 million"."""
        last = self.drafts[-1] if self.drafts else None
        growths = growths_of(view, segment)
        if last is not None and last.growth is None and last.kind == "actual" and growths:
            _grow(last, growths[0])

    def withdraw(self, view: View) -> None:
        """Take back the figures of the sentence before one that calls them wrong."""
        if view.sentence.index == self._fresh + 1:
            del self.drafts[self._earlier :]
            self._places = {key: place for key, place in self._places.items() if place < self._earlier}

    def finished(self) -> list[TradeDraft]:
        """Return the figures without those that only say another one in a round number, or are too large to be of their states."""
        rounded = {(*_facts(draft), value) for draft in self.drafts for value in _rounded(draft.amount.value)}
        sums: dict[object, set[Decimal]] = {}
        for draft in self.drafts:
            sums.setdefault(_pair(draft), set()).add(draft.amount.value)
        beyond = {pair: max(values) for pair, values in sums.items() if _leaps(values)}
        return [
            draft
            for draft in self.drafts
            if (*_facts(draft), draft.amount.value) not in rounded
            and (beyond.get(_pair(draft)) != draft.amount.value or _names_states(draft))
        ]

    def _compare(self, view: View, segment: Segment, draft: TradeDraft) -> None:
        """Note what a sum that another is compared with tells of that one, and take its time from there."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.kind != "actual" or not _same_states(last, draft):
            return
        growths = [g for g in growths_of(view, segment) if g.percent.first < segment.amount.first]
        if growths and last.growth is None:
            _grow(last, growths[0])
        marks = view.words("SAME_PERIOD", low=segment.low, high=segment.high)
        if not marks:
            return
        if draft.period is None and last.period is not None:
            draft.period = earlier(last.period)
        if draft.period is not None and "period" not in {clue.field for clue in draft.clues}:
            mark = marks[0]
            draft.note("period", mark.start, mark.end, by="compared", basis="inferred", note=_YEAR_BEFORE)

    def _close(self, view: View, draft: TradeDraft, told: Told, before: Told | None) -> None:
        """Date a sum that another went from by that one: "from 2.9 to 2.4 billion in the half year", "to 117 from 109"."""
        last = self.drafts[-1] if self.drafts else None
        if before is None or last is None or not _same_states(last, draft) or before.flow != told.flow:
            return
        turned = any(p.cue in ("RISE", "FALL") for p in view.predicates)
        for one, other, level in ((last, draft, before.level), (draft, last, told.level)):
            if turned and level == "before" and one.period is None and other.period is not None:
                one.period = earlier(other.period)
                clue = next(c for c in other.clues if c.field == "period")
                one.note("period", clue.start, clue.end, by="compared", basis="inferred", note=_YEAR_BEFORE)

    def _keep(self, draft: TradeDraft) -> None:
        """Keep a figure once; of two that say the same, keep the one with a time."""
        sides, kind, *_ = _facts(draft)
        key = sides, draft.amount.value, kind
        place = self._places.setdefault(key, len(self.drafts))
        if place == len(self.drafts):
            self.drafts.append(draft)
        elif not (self.drafts[place].period or self.drafts[place].target_by):
            self.drafts[place] = draft


def _set_deadline(view: View, segment: Segment, draft: TradeDraft) -> None:
    date = deadline_of(view, segment)
    if date and date.span and date.span.end:
        draft.target_by = DateSpan(str(date.span.end.year - (date.kind == "before")))
        draft.note("target_by", date.start, date.end, by="deadline", basis=date.basis, note=date.note)


def _set_period(view: View, draft: TradeDraft, told: Told, before: Told | None) -> None:
    """Give a figure its time; of "from 2021 to 2024 it went from 4 to 5" each sum has its own year."""
    period = told.period
    if period is None or period.span is None:
        return
    draft.period = _edge(told, before) or period.span
    basis, note = period.basis, period.note
    if not view.sentence.first <= period.first < view.sentence.last:
        basis, note = "inferred", "the period last spoken of"
    elif draft.period != period.span:
        basis, note = "inferred", "the year at the edge of this time"
    draft.note("period", period.start, period.end, by="period", basis=basis, note=note)


def _over(view: View, span: DateSpan | None) -> DateSpan | None:
    """Return a time that a text names without its year, a year earlier if it had not begun when that was written."""
    return earlier(span) if span is not None and view.notes.side(span) == "future" else span


def _edge(told: Told, before: Told | None) -> DateSpan | None:
    """Return the year of a sum that went to, or came from, another one, if its date is a row of years or of the other."""
    period, level = told.period, told.level
    span = period.span if period else None
    start, end = (span.start, span.end) if span else (None, None)
    if start and end and start.year < end.year and (start.month, start.day, end.month, end.day) == _WHOLE:
        if level == "before":
            return DateSpan(str(start.year))
        paired = before is not None and before.level == "before" and before.period == period
        return DateSpan(str(end.year)) if paired else None
    # "In 2026 trade went from 51 to 57 billion": the first sum is of the year before.
    fronted = period is not None and period.last <= told.flow.first
    return earlier(span) if span and level == "before" and fronted else None


def _grow(draft: TradeDraft, growth: Growth) -> None:
    draft.growth = growth.value
    draft.note("growth_percent", growth.percent.start, growth.percent.end, by="growth")
    if draft.period is None:
        return
    note = _YEAR_BEFORE
    if growth.year is not None:
        draft.compared_with = earlier(draft.period, growth.year)
        note = "the same months of that year"
    elif growth.same:
        draft.compared_with = earlier(draft.period)
    if draft.compared_with:
        draft.note("compared_with", growth.start, growth.end, by="growth", basis="inferred", note=note)


def _is_told(view: View) -> bool:
    """Tell whether a sentence tells how something has changed, and neither plans nor denies it."""
    turns = [p for p in view.predicates if p.cue in ("RISE", "FALL")]
    return all(p.standing == "asserted" for p in turns)


def _same_states(one: TradeDraft, other: TradeDraft) -> bool:
    return {one.reporter, one.partner} == {other.reporter, other.partner}


def _rounded(value: Decimal) -> Iterator[Decimal]:
    """Yield a value in the round numbers of headlines: with fewer digits, but not one alone."""
    digits = value.normalize().as_tuple()
    for count in range(_DIGITS, len(digits.digits)):
        yield value.quantize(Decimal(1).scaleb(value.adjusted() - count + 1))


def _facts(draft: TradeDraft) -> tuple[object, ...]:
    """Return who sells to whom, when, and whether it was reached."""
    sides: object = (draft.reporter, draft.partner)
    if draft.flow == "import":
        sides = (draft.partner, draft.reporter)
    elif draft.flow == "total":
        sides = frozenset((draft.reporter, draft.partner))
    return sides, draft.kind, draft.period, draft.amount.currency
