"""Read figures of trade between two states."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.drafts import TradeDraft
from aseanhr.reading.events.trade_parts import Party, Segment, View, distinct, view_of
from aseanhr.reading.events.trade_lists import Listed, filled, is_owned_by_others, listed_in, reversed_sides
from aseanhr.reading.events.trade_sides import Roles, Sides, Topic, resolve, roles_of
from aseanhr.reading.events.trade_sums import Level, Standing, is_foreign, level_of, standing_of
from aseanhr.reading.events.trade_times import (
    Growth,
    deadline_of,
    earlier,
    growth_at,
    growths_of,
    of_before,
    period_of,
    periods_in,
)
from aseanhr.values.countries import Country
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.links import Links

__all__ = ["read_trade"]

_READ = ("body", "item")
_LEAST = 10**6
_FIRST = 2  # and the state that a text begins with
_OWN = 5  # paragraphs that the state of the language counts more
_NEAR = 2  # paragraphs that a topic holds for
_SPOKEN = "the two states spoken of"


class _Told(NamedTuple):
    """A figure of the sentence being read: what later ones may leave out."""

    flow: Predicate
    sides: Sides
    roles: Roles
    period: When | None
    standing: Standing
    level: Level


class _Reader:
    def __init__(self, notes: Annotations) -> None:
        self.notes = notes
        self.drafts: list[TradeDraft] = []
        states = _standings(notes).most_common(3)
        self.home = states[0][0] if states else None
        self.pair: Topic | None = None
        if len(states) > 1 and (len(states) == 2 or states[1][1] > states[2][1]):
            place = next((c for c in notes.countries if c.value == states[1][0]), notes.countries[0])
            self.pair = Topic(states[0][0], states[1][0], place.start, place.end)
        self.topic: Topic | None = None
        self.topic_block = -1
        self.flow: Predicate | None = None
        self.flow_block = -1
        self.period: When | None = None
        self.period_block = -1
        self.told: _Told | None = None
        self.last: Sides | None = None
        self.currency: str | None = None
        self.foreign = False
        self.lead: When | None = None

    def read(self) -> None:
        for sentence in self.notes.document.sentences:
            if sentence.block - self.topic_block > _NEAR:
                self.topic = self.pair
            view = view_of(self.notes, sentence, self.currency)
            if self.lead is None and not self.drafts:
                self.lead = next((d for d in periods_in(view) if self._leads(d)), None)
            if sentence.role in _READ:
                self._sentence(view)
            self._follow(view)

    # -- what is spoken of ---------------------------------------------------------------------------------------

    def _follow(self, view: View) -> None:
        """Follow which states, time and currency the text speaks of."""
        sentence = view.sentence
        self.currency = next((a.value.currency for a in reversed(view.money)), self.currency)
        for date in periods_in(view):
            if date.span is not None and date.span.end is not None and not of_before(view, date):
                self.period, self.period_block = date, sentence.block
        if self.told is not None:
            return
        parties = [p for p in view.parties if p.state is not None]
        states = distinct(p.state for p in parties)
        if not states or len(states) > 2:
            return
        topic = self._paired(parties, states)
        if topic is not None:
            self.topic, self.topic_block = topic, sentence.block

    def _paired(self, parties: list[Party], states: list[Country]) -> Topic | None:
        """Return the two states that a sentence brings together, if it does."""
        start, end = parties[0].start, parties[-1].end
        if len(states) == 1:
            return Topic(self.home, states[0], start, end) if self.home and states[0] != self.home else None
        if self.home in states:
            return Topic(self.home, states[states[0] == self.home], start, end)
        paired = any(p.group == parties[0].group and p.state != states[0] for p in parties)
        return Topic(states[0], states[1], start, end) if paired and "WITH" not in parties[0].links else None

    # -- one sentence --------------------------------------------------------------------------------------------

    def _sentence(self, view: View) -> None:
        self.told, self.foreign = None, False
        if not view.segments:
            if view.flows:
                self.flow, self.flow_block = view.flows[-1], view.sentence.block
            self._late_growth(view)
            return
        listed = listed_in(view)
        for n, segment in enumerate(view.segments):
            self._segment(view, segment, n, listed.get(segment.amount.first))
        self._shared_growths(view)
        if self.told is not None:
            self.flow, self.flow_block = self.told.flow, view.sentence.block

    def _trigger(self, view: View, n: int, segment: Segment) -> Predicate | None:
        """Return the flow that a sum measures."""
        labeled = view.labeled(segment.amount)
        own = [f for f in view.flows if segment.low <= f.first < segment.high]
        firm = [f for f in own if f.cue != "MOVE"]
        if labeled and labeled.first < segment.high and (labeled.cue != "MOVE" or not firm):
            own = firm = [labeled] if labeled.cue != "MOVE" else []
            own = [labeled]
        before = [f for f in firm if f.first < segment.amount.first]
        if before:
            return before[-1]
        clauses = view.document.clauses
        if firm and clauses[firm[0].first] == clauses[segment.amount.last - 1]:
            return firm[0]
        moved = [f for f in own if f.cue == "MOVE"]
        if moved and (self.told is None or _moves(view, segment)):
            return moved[-1]
        if self.told is not None:
            return self.told.flow
        later = [f for f in view.flows if f.first >= segment.high]
        if later and n == 0 and clauses[later[0].first] == clauses[segment.amount.last - 1]:
            return later[0]
        return None

    def _segment(self, view: View, segment: Segment, n: int, listed: Listed | None) -> None:
        trigger = listed.flow if listed else self._trigger(view, n, segment)
        referred = False
        if trigger is None:
            if self.flow is None or self.topic is None or not self._refers(view, segment):
                return
            trigger, referred = self.flow, True
        level = level_of(view, segment)
        if referred and level == "level" and self._is_earlier(view, segment):
            level = "before"
        if segment.amount.value.value < _LEAST:
            return
        inside = segment.low <= trigger.first < segment.high
        if level == "change" or is_foreign(view, segment, trigger):
            self.foreign = level != "change"
            return
        if self.foreign and not inside and listed is None:
            return
        self.foreign = False
        if inside and is_owned_by_others(view, segment, trigger):
            return
        sides, roles = self._sides(view, segment, trigger, listed, inside=inside, referred=referred)
        if sides is None:
            return
        period = self._period(view, segment, level)
        ahead = self._ahead(period)
        standing = standing_of(view, segment, trigger if inside or listed else None, ahead=ahead)
        if standing is None:
            return
        if standing.kind == "target" and (referred or not inside) and not listed:
            sides = sides._replace(flow="total")
        draft = self._draft(view, segment, trigger, sides, standing, period, level, referred=referred)
        self.told = _Told(trigger, sides, roles, period, standing, level)
        self.last = sides
        self.topic = Topic(sides.reporter, sides.partner, sides.start, sides.end)
        self.topic_block = view.sentence.block
        self._keep(draft)

    def _is_earlier(self, view: View, segment: Segment) -> bool:
        """Tell whether a sum is of the year before that spoken of: "the year before, the sum was"."""
        marks = view.words("SAME_PERIOD", low=segment.low, high=segment.high)
        growths = [p for p in view.percents if segment.low <= p.first < segment.high]
        return bool(marks) and not growths

    def _refers(self, view: View, segment: Segment) -> bool:
        """Tell whether a sentence without a flow speaks of the one before: "it came to", "the figure was"."""
        if view.sentence.block - self.flow_block > 1:
            return False
        amount = segment.amount
        before = [p for p in view.predicates if segment.low <= p.first < amount.last]
        near = [p for p in view.predicates if segment.low <= p.first < segment.high]
        aims = [p for p in near if p.cue in ("AIM", "FORECAST")]
        if view.sentence.block == self.flow_block:
            words = view.words("MEASURE", low=segment.low, high=amount.first)
            measured = [p for p in before if p.cue in ("AMOUNT_TO", "RISE", "FALL", "RAISE")]
            if words and (measured or level_of(view, segment) == "before"):
                return True
            if aims:
                return True
        return any(p.form in ("noun", "bare") for p in aims) and bool(deadline_of(view, segment))

    def _sides(
        self,
        view: View,
        segment: Segment,
        trigger: Predicate,
        listed: Listed | None,
        *,
        inside: bool,
        referred: bool,
    ) -> tuple[Sides | None, Roles]:
        if listed is not None:
            return resolve(view, trigger, listed.roles, self.topic, self.home, listed.place), listed.roles
        before = self.told.sides if self.told else self.last
        back = view.words("OPPOSITE", low=segment.low, high=segment.high)
        returned = not inside and view.words("RETURN", low=segment.low, high=segment.high)
        if before and (back or returned):
            turned = reversed_sides(before, trigger)
            if turned:
                return turned, Roles([], [], [])
        low, high = segment.low, segment.high
        if not inside and not referred and self.told is None:
            low, high = view.sentence.first, view.sentence.last
        roles = roles_of(view, trigger, low, high) if not referred else Roles([], [], [])
        if referred:
            roles = _merged(roles, view, segment, trigger)
        if self.told is not None:
            if not inside:
                roles = _merged(self.told.roles, view, segment, trigger)
            elif self.told.flow.cue == trigger.cue:
                roles = filled(roles, self.told.roles)
        sides = resolve(view, trigger, roles, self.topic, self.home)
        together = referred and any("WITH" in p.links for p in roles.pair + roles.seller + roles.buyer)
        if sides and together:
            sides = sides._replace(flow="total")
        if sides and self.told is not None and not inside and self.told.sides.flow == "total":
            sides = sides._replace(flow="total")
        return sides, roles

    def _period(self, view: View, segment: Segment, level: str) -> When | None:
        found = period_of(view, segment)
        if found or level == "before":
            return found
        if self.told is not None:
            return self.told.period
        fronted = [d for d in periods_in(view) if d.last <= segment.low]
        if fronted:
            return fronted[-1]
        return self.period if self.period_block == view.sentence.block else self.lead

    def _leads(self, date: When) -> bool:
        """Tell whether a time that a text names before its first figure may be that of all its figures."""
        anchor = self.notes.anchor
        end = date.span.end if date.span else None
        if anchor is None or end is None or date.unit not in ("year", "half", "quarter") or date.bound:
            return False
        return end <= anchor.day and end.year >= anchor.day.year - 1

    def _ahead(self, period: When | None) -> bool:
        anchor = self.notes.anchor
        first = period.span.start if period and period.span else None
        return bool(anchor and first and first.year > anchor.day.year)

    def _draft(
        self,
        view: View,
        segment: Segment,
        trigger: Predicate,
        sides: Sides,
        standing: Standing,
        period: When | None,
        level: str,
        *,
        referred: bool,
    ) -> TradeDraft:
        amount = segment.amount
        draft = TradeDraft(sides.reporter, sides.partner, sides.flow, amount.value, kind=standing.kind)
        draft.note("amount", amount.start, amount.end, by="sum")
        draft.note(
            "flow", trigger.start, trigger.end, by=sides.how, basis="inferred" if referred else "stated"
        )
        basis = "stated" if sides.stated else "inferred"
        note = "" if sides.stated else _SPOKEN
        for field in ("reporter", "partner"):
            draft.note(field, sides.start, sides.end, by=sides.how, basis=basis, note=note)
        if standing.by:
            draft.note("kind", standing.by.start, standing.by.end, by="standing")
        if standing.kind == "target":
            self._deadline(view, segment, draft)
        else:
            self._time(view, segment, draft, period, level, trigger)
        return draft

    def _deadline(self, view: View, segment: Segment, draft: TradeDraft) -> None:
        date = deadline_of(view, segment)
        if date and date.span and date.span.end:
            draft.target_by = DateSpan(str(date.span.end.year - (date.kind == "before")))
            draft.note("target_by", date.start, date.end, by="deadline", basis=date.basis, note=date.note)

    def _time(
        self,
        view: View,
        segment: Segment,
        draft: TradeDraft,
        period: When | None,
        level: str,
        trigger: Predicate | None,
    ) -> None:
        if period is not None and period.span is not None:
            draft.period = self._edge(period, level) or period.span
            if level == "before" and trigger is not None and period.last <= trigger.first:
                # "In 2026 trade went from 51 to 57 billion": the first sum is of the year before.
                draft.period = self._edge(period, level) or earlier(period.span) or period.span
            here = view.sentence.first <= period.first < view.sentence.last
            draft.note(
                "period",
                period.start,
                period.end,
                by="period",
                basis=period.basis if here else "inferred",
                note=period.note if here else "the period last spoken of",
            )
        if level == "level":
            for growth in growths_of(view, segment)[:1]:
                self._grow(draft, growth)
        else:
            self._compared(view, segment, draft)

    def _compared(self, view: View, segment: Segment, draft: TradeDraft) -> None:
        """Note what a sum that another is compared with tells of that one, and take its time from there."""
        if not self.drafts:
            return
        last = self.drafts[-1]
        if {last.reporter, last.partner} != {draft.reporter, draft.partner} or last.kind != "actual":
            return
        growths = [g for g in growths_of(view, segment) if g.percent.first < segment.amount.first]
        if growths and last.growth is None:
            self._grow(last, growths[0])
        marks = view.words("SAME_PERIOD", low=segment.low, high=segment.high)
        if draft.period is None and marks and last.period is not None:
            draft.period = earlier(last.period)
            if draft.period:
                draft.note(
                    "period",
                    marks[0].start,
                    marks[0].end,
                    by="compared",
                    basis="inferred",
                    note="the year before",
                )

    def _edge(self, period: When, level: str) -> DateSpan | None:
        """Return the first or last year of a range of years from one of which a sum went to another."""
        span = period.span
        if span is None or span.start is None or span.end is None or span.start.year == span.end.year:
            return None
        if (span.start.month, span.start.day, span.end.month, span.end.day) != (1, 1, 12, 31):
            return None
        if level == "before":
            return DateSpan(str(span.start.year))
        was = self.told is not None and self.told.level == "before" and self.told.period == period
        return DateSpan(str(span.end.year)) if was else None

    def _shared_growths(self, view: View) -> None:
        """Give each sum of a sentence its change where the changes are listed in the same order behind them."""
        if not view.document.within("link", view.sentence, "RESPECTIVELY") or len(view.segments) < 2:
            return
        last = view.segments[-1]
        found = growths_of(view, last)
        drafts = self.drafts[-len(view.segments) :]
        if len(found) == len(view.percents) == len(view.segments) == len(drafts):
            for draft, growth in zip(drafts, found, strict=True):
                draft.growth = None
                self._grow(draft, growth)

    def _grow(self, draft: TradeDraft, growth: Growth) -> None:
        draft.growth = growth.value
        draft.note("growth_percent", growth.percent.start, growth.percent.end, by="growth")
        if draft.period is None:
            return
        if growth.base and growth.base.span and growth.base.span.end:
            draft.compared_with = earlier(draft.period, growth.base.span.end.year)
        elif growth.same:
            draft.compared_with = earlier(draft.period)
        if draft.compared_with:
            draft.note("compared_with", growth.start, growth.end, by="growth", basis="inferred")

    def _late_growth(self, view: View) -> None:
        """Add to the last figure a change that the next sentence tells of it: "That is 2.5 per cent less than"."""
        if not self.drafts or self.drafts[-1].growth is not None or view.flows or len(view.percents) != 1:
            return
        growth = growth_at(view, view.percents[0], view.sentence.first, view.sentence.last)
        if growth:
            self._grow(self.drafts[-1], growth)

    def _keep(self, draft: TradeDraft) -> None:
        """Keep a figure once, and of two that say the same the one that says when."""
        for n, other in enumerate(self.drafts):
            same = {other.reporter, other.partner} == {draft.reporter, draft.partner}
            if same and other.amount.value == draft.amount.value and other.kind == draft.kind:
                if not (other.period or other.target_by):
                    self.drafts[n] = draft
                return
        self.drafts.append(draft)


def _moves(view: View, segment: Segment) -> bool:
    """Tell whether it is said where goods go from and to."""
    links = [p.links for p in view.parties if segment.low <= p.first < segment.high]
    return any("FROM" in found for found in links) and any("TO" in found for found in links)


def _merged(told: Roles, view: View, segment: Segment, flow: Predicate) -> Roles:
    """Return the parties of a figure that leaves out its flow: new ones take the place of those told before."""
    parties = [p for p in view.parties if segment.low <= p.first < segment.high and p.kind != "BOTH_STATES"]
    between = [p for p in parties if "BETWEEN" in p.links]
    if flow.cue == "TRADE":
        if between:
            group = [p for p in parties if p.group == between[0].group]
            return Roles([], [], group)
        return Roles([], [], [*told.pair[:1], *parties[:1]] if len(parties) == 1 else parties or told.pair)
    seller = [p for p in parties if "FROM" in p.links] or told.seller
    buyer = [p for p in parties if "TO" in p.links] or told.buyer
    plain = [p for p in parties if not p.links & {"TO", "FROM"}]
    if plain and flow.cue == "IMPORT":
        buyer = plain
    elif plain:
        seller = plain
    return Roles(seller, buyer, [])


def _standings(notes: Annotations) -> Counter[Country]:
    """Return in how many paragraphs each state is named, that of the language before others, in order of first mention."""
    document = notes.document
    counts: Counter[Country] = Counter()
    seen: set[tuple[int, Country]] = set()
    own = document.lexicon.home
    named = [(c.first, c.value) for c in notes.countries]
    # Short names and the capital count for the state of the language only.
    named += [(m.first, Country.of(m.value)) for m in document.marks("capital") if m.value == own]
    for first, state in sorted(named, key=itemgetter(0)):
        sentence = document.sentence_of(first)
        if sentence is None or sentence.role in ("teaser", "caption"):
            continue
        if (sentence.block, state) not in seen:
            seen.add((sentence.block, state))
            counts[state] += 1
    if own and Country.of(own) in counts:
        counts[Country.of(own)] += _OWN
    first = _opening(notes)
    if first in counts:
        counts[first] += _FIRST
    return counts


def _opening(notes: Annotations) -> Country | None:
    """Return the state that the first sentence about states begins with, if it does."""
    for sentence in notes.document.sentences:
        stops = notes.document.text[sentence.start : sentence.end].rstrip().endswith((".", "”", '"'))
        if sentence.role == "body" and stops and notes.countries_in(sentence):
            first = next((p for p in view_of(notes, sentence).parties if p.state), None)
            connectors = notes.document.lexicon.connectors
            leads = first and all(
                notes.document.words.forms[w] in connectors for w in range(sentence.first, first.first)
            )
            return first.state if first and leads else None
    return None


def read_trade(notes: Annotations, links: Links) -> list[TradeDraft]:
    """Return the figures of trade between two states that a document tells, in the order of their words."""
    del links
    reader = _Reader(notes)
    reader.read()
    return [draft for draft in reader.drafts if not any(_rounds(draft, other) for other in reader.drafts)]


def _rounds(draft: TradeDraft, other: TradeDraft) -> bool:
    """Tell whether a figure only says another one in a round number, as headlines do."""
    one, two = draft.amount.value, other.amount.value
    if (
        one == two
        or draft.flow == "total" != other.flow
        or draft.kind != other.kind
        or draft.period != other.period
    ):
        return False
    if {draft.reporter, draft.partner} != {other.reporter, other.partner}:
        return False
    if draft.amount.currency != other.amount.currency:
        return False
    exponent = one.normalize().as_tuple().exponent
    return isinstance(exponent, int) and two.quantize(Decimal(1).scaleb(exponent)) == one
