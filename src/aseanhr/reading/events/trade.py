"""Read figures of trade between two states.

A sentence is cut into pieces that hold one sum each. A piece is read for the flow that its sum measures, its two states, what the sum says of
the flow (its level, that before, a change), whether it was reached, and when; what it leaves out is taken from the piece before it, or
from what the text speaks of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.events.trade_lists import (
    filled,
    is_owned_by_others,
    listed_in,
    merged,
    reversed_sides,
)
from aseanhr.reading.events.trade_parts import FLOWS
from aseanhr.reading.events.trade_records import Figures, Told
from aseanhr.reading.events.trade_references import is_answer, is_label, names_sum, refers
from aseanhr.reading.events.trade_sides import Roles, resolve, roles_of
from aseanhr.reading.events.trade_standing import Standing, is_bare, is_denied, names_aim, standing_of
from aseanhr.reading.events.trade_sums import is_foreign, is_left, level_of
from aseanhr.reading.events.trade_times import deadline_of, is_earlier, period_of, periods_in
from aseanhr.reading.events.trade_topic import Spoken

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.drafts import TradeDraft
    from aseanhr.reading.events.trade_lists import Listed
    from aseanhr.reading.events.trade_parts import Segment, View
    from aseanhr.reading.events.trade_sides import Sides
    from aseanhr.reading.events.trade_sums import Level
    from aseanhr.reading.links import Links

__all__ = ["read_trade"]

_READ = ("body", "item")
_REACHED = Standing("actual", None)
_DENIED = Standing("actual", None)
_LEAST = 10**6  # no trade of two states is told in smaller sums


class _Reader:
    def __init__(self, notes: Annotations) -> None:
        self.notes = notes
        self.figures = Figures()
        self.spoken = Spoken(notes)
        self.told: Told | None = None  # the figure before in the sentence
        self.foreign = False  # whether the sum before in the sentence was of something else
        self.changing: Predicate | None = None  # what a sum before in the sentence only says a change of

    def read(self) -> list[TradeDraft]:
        """Return the figures of the document."""
        for sentence in self.notes.document.sentences:
            view = self.spoken.view(sentence)
            self.spoken.enter(view, told=bool(self.figures.drafts))
            self.told, self.foreign, self.changing = None, False, None
            if sentence.role in _READ:
                self._sentence(view)
            self.spoken.follow(view, told=self.told is not None)
        return self.figures.finished()

    def _sentence(self, view: View) -> None:
        block = view.sentence.block
        if not view.segments:
            if view.words("WRONG"):
                self.figures.withdraw(view)
            if view.flows:
                self.spoken.trade(view.flows[-1], block)
                self._pair_of(view, view.flows[-1])
            self.figures.add_growth(view)
            return
        listed = listed_in(view)
        for n, segment in enumerate(view.segments):
            self._segment(view, segment, n, listed.get(segment.amount.first))
        self.figures.share_growths(view)
        if self.told is not None:
            self.spoken.trade(self.told.flow, block)
        elif any(flow.cue == "TRADE" for flow in view.flows):
            self.spoken.trade(view.flows[-1], block)

    def _pair_of(self, view: View, flow: Predicate, *, told: bool = False) -> None:
        """Note the two states that a sentence brings together as trading, though it tells no level."""
        roles = roles_of(view, flow, view.sentence.first, view.sentence.last)
        sides = resolve(view, flow, roles, None, None)
        if sides is not None and sides.stated:
            self.spoken.bring(sides, view.sentence.block, told=told)

    def _standing(
        self, view: View, segment: Segment, trigger: Predicate | None, level: Level, period: When | None
    ) -> Standing | None:
        """Return whether a sum was reached, is aimed at or expected; one that nothing is said of is as that before it."""
        before = self.told.standing if self.told else None
        over = period is not None and self.notes.side(period.span) == "past"
        if (
            before is not None
            and before.kind != "actual"
            and level == "level"
            and not over
            and is_bare(view, segment)
        ):
            return before
        return standing_of(view, segment, trigger, ahead=self._ahead(period))

    # -- one sum -------------------------------------------------------------------------------------------------

    def _segment(self, view: View, segment: Segment, n: int, listed: Listed | None) -> None:
        trigger = listed.flow if listed else self._trigger(view, n, segment)
        referred = trigger is None
        trigger = trigger or self._referred(view, segment)
        if trigger is None:
            self.foreign = self.foreign or is_foreign(view, segment, None)
            return
        self._sum(view, segment, trigger, listed, referred=referred)

    def _sum(
        self, view: View, segment: Segment, trigger: Predicate, listed: Listed | None, *, referred: bool
    ) -> None:
        """Read a sum that measures a flow."""
        inside = listed is not None or segment.low <= trigger.first < segment.high
        level = self._measured(view, segment, trigger, inside=inside, referred=referred)
        if level is None:
            self._unmeasured(view, segment, trigger, inside=inside)
            return
        if inside and listed is None and is_owned_by_others(view, segment, trigger):
            return
        sides, roles = self._sides(view, segment, trigger, listed, referred=referred)
        if sides is None:
            return
        period = self._period(view, segment, level) or self._of_list(view, listed)
        standing = self._standing(view, segment, trigger if inside else None, level, period)
        if standing is not None and standing.kind == "target" and not inside:
            sides = sides._replace(flow="total")
        told = Told(trigger, sides, roles, period, standing or _DENIED, level, referred)
        self._tell(view, segment, told, stands=standing is not None)

    def _tell(self, view: View, segment: Segment, told: Told, *, stands: bool) -> None:
        """Keep a figure; of one that does not stand only what it speaks of."""
        block = view.sentence.block
        if stands:
            kept = self._reached(told) if told.standing.kind == "target" and is_left(view, segment) else told
            self.figures.add(view, segment, kept, self.told)
            self.spoken.tell(told.sides, block)
            self.told = told
            return
        if is_denied(view, segment):
            self.told = told
        inside = [p for p in view.predicates if segment.low <= p.first < segment.high]
        if any(p.standing == "negated" for p in inside):
            self.changing = told.flow  # "did not reach 15 billion but stopped at 13"
        self.spoken.bring(told.sides, block)
        self.spoken.trade(told.flow, block)

    def _reached(self, told: Told) -> Told:
        """Return what is to be raised as it was when the text was written; the time of the aim is none of its own."""
        over = told.period is not None and self.notes.side(told.period.span) == "past"
        return told._replace(standing=_REACHED, period=told.period if over else None)

    def _unmeasured(self, view: View, segment: Segment, trigger: Predicate, *, inside: bool) -> None:
        """Take from a sum that is only a change what it says of the figure before, or which states it speaks of."""
        if self.foreign:
            return
        if self.told is not None:
            self.figures.add_change(view, segment)
        elif inside:
            self.changing = trigger if level_of(view, segment) == "change" else None
            self._pair_of(view, trigger, told=True)

    def _measured(
        self, view: View, segment: Segment, trigger: Predicate, *, inside: bool, referred: bool
    ) -> Level | None:
        """Return what a sum says of a flow; None where it is only a change, or of something else."""
        level = level_of(view, segment)
        if (referred or not inside) and level == "level" and is_earlier(view, segment):
            level = "before"
        if level == "change" or segment.amount.value.value < _LEAST:
            return None
        if is_foreign(view, segment, trigger):
            self.foreign = True
            return None
        if self.foreign and not inside:
            return None
        self.foreign = False
        return level

    def _trigger(self, view: View, n: int, segment: Segment) -> Predicate | None:
        """Return the flow of its sentence that a sum measures."""
        own = [f for f in view.flows if segment.low <= f.first < segment.high]
        firm, moving = _told_apart(own)
        labeled = view.labeled(segment.amount)
        if labeled in (firm or moving):
            return labeled
        before = [f for f in firm if f.first < segment.amount.first]
        if before:
            return before[-1]
        if n == 0 and not firm and names_aim(view, segment):
            # A goal that was passed by the trade that the next clause tells of.
            return next((f for f in view.flows if f.cue != "MOVE"), None)
        return self._behind(view, segment, firm, first=n == 0) or self._moved(view, segment, moving)

    def _behind(
        self, view: View, segment: Segment, firm: list[Predicate], *, first: bool
    ) -> Predicate | None:
        """Return the flow that is named behind a sum in its clause; for the first sum also behind other sums.

        A sum that opens its sentence may stand in a clause of its own: "At 22 billion, trade was".
        """
        last = segment.amount.last
        if firm and segment.low == view.sentence.first and view.opens(segment):
            return firm[0]
        found = [f for f in view.flows if f.first >= last and view.same_clause(f.first, last - 1)]
        if not found or not (found[0] in firm or (first and found[0].cue != "MOVE")):
            return None
        return found[0]

    def _moved(self, view: View, segment: Segment, own: list[Predicate]) -> Predicate | None:
        """Return the goods that are said to go somewhere, or the flow of the sum before: "trade fell by 1 billion to 3"."""
        if own and (self.told is None or _moves(view, segment)):
            return own[-1]
        if self.told is not None:
            return self.told.flow
        turns = view.document.has("link", segment.low, segment.amount.first, "CONTRAST")
        return self.changing if turns or "TO" in view.links_before(segment.amount.first) else None

    def _referred(self, view: View, segment: Segment) -> Predicate | None:
        """Return the flow of a sentence before that a sum measures."""
        block = view.sentence.block
        gap = self.spoken.apart(block)
        if self.spoken.guessed or gap > 1:
            return None
        if not (
            refers(view, segment, close=gap == 0)
            or (self.spoken.asked(block) and is_answer(view, segment))
            or (names_sum(view, segment) and self._ahead(deadline_of(view, segment)))
        ):
            return None
        listed = view.sentence.role == "item" and is_label(view, segment)
        return self.spoken.turnover if listed and self.spoken.turnover else self.spoken.flow

    def _sides(
        self, view: View, segment: Segment, trigger: Predicate, listed: Listed | None, *, referred: bool
    ) -> tuple[Sides | None, Roles]:
        """Return the two states of a sum, and the parties that its own words name."""
        topic, home = self.spoken.topic, self.spoken.home
        if self.spoken.guessed and trigger.cue != "TRADE":
            topic = None
        if listed is not None:
            return resolve(view, trigger, listed.roles, topic, home, listed.place), listed.roles
        inside = segment.low <= trigger.first < segment.high
        turned = self._turned(view, segment, trigger, inside=inside)
        if turned is not None:
            return turned, Roles([], [], [])
        roles = self._roles(view, segment, trigger, inside=inside, referred=referred)
        sides = resolve(view, trigger, roles, topic, home)
        if sides is None:
            return None, roles
        beside = referred and any("WITH" in p.links for p in (*roles.pair, *roles.seller, *roles.buyer))
        left_out = self.told is not None and not inside and self.told.sides.flow == "total"
        return (sides._replace(flow="total") if beside or left_out else sides), roles

    def _roles(
        self, view: View, segment: Segment, trigger: Predicate, *, inside: bool, referred: bool
    ) -> Roles:
        if referred:
            return merged(Roles([], [], []), view, segment, trigger)
        if self.told is None:
            low, high = (segment.low, segment.high) if inside else (view.sentence.first, view.sentence.last)
            return roles_of(view, trigger, low, high)
        if not inside:
            return merged(self.told.roles, view, segment, trigger)
        roles = roles_of(view, trigger, segment.low, segment.high)
        return filled(roles, self.told.roles) if self.told.flow.cue == trigger.cue else roles

    def _turned(self, view: View, segment: Segment, trigger: Predicate, *, inside: bool) -> Sides | None:
        """Return the sides of a sum that is said to go the other way than that before it."""
        before = self.told.sides if self.told else self.spoken.last
        if before is not None and not inside and view.words("BOTH_WAYS", low=segment.low, high=segment.high):
            return before._replace(flow="total", stated=False, how="both ways")
        kinds = ("OPPOSITE",) if inside else ("OPPOSITE", "RETURN")
        if before is None or not view.words(*kinds, low=segment.low, high=segment.high):
            return None
        return reversed_sides(before, trigger)

    def _period(self, view: View, segment: Segment, level: Level) -> When | None:
        found = period_of(view, segment)
        if found is None and view.words("LONG_AGO", low=segment.low, high=segment.high):
            return None
        if level == "before":
            return found if found and segment.low <= found.first < segment.high else None
        return found or self._left_out(view, segment)

    def _of_list(self, view: View, listed: Listed | None) -> When | None:
        """Return the time of a list of sums, which may stand behind the last of them."""
        return period_of(view, view.segments[-1]) if listed else None

    def _left_out(self, view: View, segment: Segment) -> When | None:
        """Return the time of a sum whose words name none: that of the sum before, one in front of it, or that spoken of."""
        told = self.told
        if told is not None and not _is_of_before(told, segment) and (told.period or told.level == "level"):
            return told.period
        taken = told.period if told is not None else None
        fronted = [date for date in periods_in(view) if date.last <= segment.low and date != taken]
        return fronted[-1] if fronted else self.spoken.time(view.sentence)

    def _ahead(self, period: When | None) -> bool:
        """Tell whether a time was still to come when the text was written."""
        anchor = self.notes.anchor
        first = period.span.start if period and period.span else None
        return bool(anchor and first and first.year > anchor.day.year)


def _is_of_before(told: Told, segment: Segment) -> bool:
    """Tell whether the last time told stands with a sum that this one is compared with: "from 3 billion last year to 4"."""
    date = told.period if told.level == "before" else None
    span = date.span if date is not None else None
    one = bool(span and span.start and span.end and span.start.year == span.end.year)
    return one and date is not None and told.flow.last < date.first and date.last <= segment.low


def _told_apart(flows: list[Predicate]) -> tuple[list[Predicate], list[Predicate]]:
    """Return the words for trade among some flows, and those that only say that goods go somewhere."""
    return [f for f in flows if f.cue != "MOVE"], [f for f in flows if f.cue == "MOVE"]


def _moves(view: View, segment: Segment) -> bool:
    """Tell whether it is said where goods go from and to."""
    links = [p.links for p in view.parties if segment.low <= p.first < segment.high]
    return any("FROM" in found for found in links) and any("TO" in found for found in links)


def _tells_trade(notes: Annotations) -> bool:
    """Tell whether a document names a sum of money or a currency, and what is traded; without both it tells no figure."""
    document = notes.document
    currencies = (mark.value == "CURRENCY" for mark in document.marks("trade_word"))
    money = any(not amount.value.percent for amount in notes.amounts) or any(currencies)
    return money and any(p.cue in FLOWS for s in document.sentences for p in notes.predicates(s))


def read_trade(notes: Annotations, links: Links) -> list[TradeDraft]:
    """Return the figures of trade between two states that a document tells, in the order of their words."""
    del links
    return _Reader(notes).read() if _tells_trade(notes) else []
