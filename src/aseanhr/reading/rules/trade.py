"""Trade between two states: how much, in which period, how it changed, and what is aimed at."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import attrs

from aseanhr.reading.rules.attach import nearest
from aseanhr.reading.rules.clues import Clue
from aseanhr.reading.rules.numbers import numbers_in
from aseanhr.values.amounts import Amount
from aseanhr.values.dates import DateSpan
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from decimal import Decimal

    from aseanhr.reading.rules.document import Mark, Sentence
    from aseanhr.reading.rules.facts import Facts
    from aseanhr.records.evidence import Basis
    from aseanhr.records.trade import FigureKind, Flow
    from aseanhr.values.countries import Country

__all__ = ["TradeDraft", "read_trade"]

_FLOWS: tuple[tuple[str, Flow], ...] = (
    ("TRADE_TOTAL", "total"),
    ("TRADE_EXPORT", "export"),
    ("TRADE_IMPORT", "import"),
)
_OTHER = ("INVESTMENT", "AID", "GOODS", "BALANCE", "FORECAST", "COMPANY")
_REACH = 260
_BESIDE = 7  # characters between two states that are named as a pair
_LEAST = 10**7
_LATEST = 2100  # a year after all that are written of
_AT_ONCE = 12
_PERIODS = frozenset({"year", "half", "quarter", "period"})
_BARE_YEAR = re.compile(r"\s((?:19|20)\d\d)(?![\d.,]?\d)")
_EXAMPLES = 50  # characters from "mostly" to the last of the goods
_AND = 45  # characters between two goals that are named together


class _Sides(NamedTuple):
    one: Country
    other: Country
    start: int
    end: int
    stated: bool


@attrs.define(eq=False)
class TradeDraft:
    """One figure while the document is read."""

    reporter: Country
    partner: Country
    flow: Flow
    amount: Amount
    kind: FigureKind
    period: DateSpan | None = None
    growth: Decimal | None = None
    compared_with: DateSpan | None = None
    target_by: DateSpan | None = None
    clues: list[Clue] = attrs.Factory(list)


def _earlier(span: DateSpan, year: int | None = None) -> DateSpan | None:
    """Return the same months of the year before, or of ``year``."""
    shift = -1 if year is None or span.end is None else year - span.end.year
    try:
        parts = [f"{int(part[:4]) + shift:04d}{part[4:]}" for part in span.edtf.replace("~", "").split("/")]
        return DateSpan("/".join(parts))
    except ValueError:
        return None


class _Reader:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.text = facts.document.text
        self.home = facts.home
        self.partner: Mention[Country] | None = None
        self.drafts: list[TradeDraft] = []
        self.known: dict[tuple[Country, Country, Flow, Decimal, FigureKind], int] = {}
        self.used: set[tuple[int, int]] = set()
        self.period: Mention[DateSpan] | None = None  # last spoken of, and in which paragraph
        self.period_block = -1
        self.goal: Mark | None = None  # the word that made the amount before a target
        self.carry: Mark | None = None  # the trade that the sentence before spoke of
        self.carry_period: Mention[DateSpan] | None = None

    def _follow(self, sentence: Sentence) -> None:
        """Follow which other state is being spoken of."""
        self._follow_period(sentence)
        others = [c for c in self._states(sentence) if c.value != self.home]
        if others and len({c.value for c in others}) <= 2:
            self.partner = others[-1]

    def _follow_period(self, sentence: Sentence) -> None:
        """Follow which months or years a paragraph speaks of."""
        bases = self._bases(sentence)
        for date in self.facts.dates_in(sentence):
            if (
                date.value.precision in _PERIODS
                and not any(0 <= date.start - base.start <= _AND for base in bases)
                and date.value.end
                and date.bound != "end"
            ):
                self.period, self.period_block = date, sentence.block

    def _states(self, sentence: Sentence) -> list[Mention[Country]]:
        """Return the states of a sentence, those of persons known from before included."""
        found = self.facts.countries_in(sentence)
        found += [
            Mention(person.start, person.end, person.country, "person")
            for person in self.facts.people_in(sentence)
            if person.country and not any(person.start <= c.start < person.end for c in found)
        ]
        return sorted(found, key=lambda mention: mention.start)

    def _sides(self, sentence: Sentence, cue: Mark, amount: Mention[Amount]) -> _Sides | None:
        """Return the two states of a figure: named side by side, or one beside the home state, or as spoken of last."""
        self.home = self.facts.side(sentence)
        near = [c for c in self._states(sentence) if c.start < amount.end + _REACH]
        for one, other in pairwise(near):
            joined = other.start - one.end <= _BESIDE and ";" not in self.text[one.end : other.start]
            if (
                one.value != other.value
                and joined
                and min(abs(one.start - cue.start), abs(other.start - cue.end)) <= 90
            ):
                return _Sides(one.value, other.value, one.start, other.end, stated=True)
        if self.home is None:
            return None
        foreign = [c for c in near if c.value != self.home and c.start < amount.start]
        after = [c for c in near if c.value != self.home and c.start >= amount.start]
        partner = foreign[-1] if foreign else after[0] if after else self.partner
        if partner is None:
            return None
        stated = sentence.start <= partner.start < sentence.end
        return _Sides(self.home, partner.value, partner.start, partner.end, stated=stated)

    def sentence(self, sentence: Sentence) -> None:
        amounts = [a for a in self.facts.amounts_in(sentence) if not a.value.percent]
        cues = sentence.cue(*(cue for cue, _ in _FLOWS))
        amounts += self._bare_targets(sentence, amounts)
        amounts.sort(key=lambda mention: mention.start)
        amounts = [a for n, a in enumerate(amounts) if not (n and self._converts(amounts[n - 1], a))]
        self._read(sentence, amounts, cues)
        self._follow(sentence)

    def _converts(self, first: Mention[Amount], second: Mention[Amount]) -> bool:
        """Tell whether an amount only says another one in a second currency: "RM181.5 billion (US$41.2 billion)"."""
        return (
            self.text[first.end : second.start].strip() == "("
            and first.value.currency != second.value.currency
        )

    def _read(self, sentence: Sentence, amounts: list[Mention[Amount]], cues: list[Mark]) -> None:
        if not amounts:
            if not cues:
                self.carry = self.carry if sentence.cue("TARGET") else None
            else:
                self.carry = cues[-1]
            return
        for n, amount in enumerate(amounts):
            floor = amounts[n - 1].end if n else sentence.start
            ceiling = amounts[n + 1].start if n + 1 < len(amounts) else sentence.end
            self._amount(sentence, amount, cues, floor, ceiling)
        if cues:
            self.carry = cues[-1]

    def _cue(self, sentence: Sentence, amount: Mention[Amount], cues: list[Mark]) -> Mark | None:
        """Return the trade that an amount measures: the cue last named before it, or directly after it."""
        before = [mark for mark in cues if mark.end <= amount.start and amount.start - mark.end <= _REACH]
        if before:
            return before[-1]
        after = [mark for mark in cues if 0 <= mark.start - amount.end <= 60]
        return after[0] if after else None if sentence.cue("INVESTMENT", "AID") else self.carry

    def _rejected(self, sentence: Sentence, amount: Mention[Amount], cue: Mark, floor: int) -> bool:
        """Tell whether the amount is of something else: an investment, one kind of goods, a forecast."""
        mainly = sentence.cue("MAINLY")
        for mark in sentence.cue(*_OTHER):
            # "Exports, mostly rice and fish, reached ...": an example, not the measure.
            if mark.has("cue", "GOODS") and any(0 <= mark.start - m.end <= _EXAMPLES for m in mainly):
                continue
            between = (max(floor, cue.end) if cue.end <= amount.start else floor) <= mark.start < amount.start
            close = 0 <= mark.start - amount.end <= 25 and "," not in self.text[amount.end : mark.start]
            behind = close and mark.has("cue", "INVESTMENT", "AID", "GOODS", "BALANCE")
            beside = mark.has("cue", "GOODS") and 0 <= cue.start - mark.end <= 3
            if between or behind or beside:
                return True
        return False

    def _amount(
        self, sentence: Sentence, amount: Mention[Amount], cues: list[Mark], floor: int, ceiling: int
    ) -> None:
        cue = self._cue(sentence, amount, cues)
        if cue is None or self._rejected(sentence, amount, cue, floor):
            return
        sides = self._sides(sentence, cue, amount)
        if sides is None:
            return
        flow: Flow = "total"
        if sentence.start <= cue.start:
            flow = next(flow for name, flow in _FLOWS if cue.has("cue", name))
        pair = self._ordered(sides, sentence, cue, flow)
        target = [m for m in sentence.cue("TARGET") if floor <= m.start and m.end <= amount.start]
        # "Exceeded" may be part of the amount.
        reached = [m for m in sentence.cue("REACHED") if floor <= m.start <= amount.start]
        again = sentence.start < floor and amount.start - floor <= _AND
        if not target and not reached and self.goal and again:
            target = [self.goal]  # "to 100 billion in 2025 and 150 billion by 2030"
        if target and reached and reached[-1].start > target[-1].start:
            target = []  # "the goal was passed: trade reached ..."
        self.goal = target[-1] if target else None
        dates = self.facts.dates_in(sentence)
        ahead = None if target else self._ahead(dates, amount)
        aimed = target[-1] if target else ahead
        kind: FigureKind = "target" if aimed else "actual"
        draft = TradeDraft(pair[0], pair[1], flow, amount.value, kind)
        draft.clues.append(Clue("amount", amount.start, amount.end))
        draft.clues.append(Clue("flow", cue.start, cue.end))
        basis: Basis = "stated" if sides.stated else "inferred"
        note = "" if sides.stated else "the two states spoken of"
        draft.clues += [Clue(field, sides.start, sides.end, basis, note) for field in ("reporter", "partner")]
        if aimed:
            draft.clues.append(Clue("kind", aimed.start, aimed.end))
            self._deadline(draft, dates, amount, ceiling)
        else:
            self._period(draft, dates, amount, floor, ceiling, sentence)
            self._growth(draft, sentence, amount, dates, floor, ceiling)
        self._keep(draft)

    def _keep(self, draft: TradeDraft) -> None:
        """Keep a figure once, and of two that say the same the one that says when."""
        key = (draft.reporter, draft.partner, draft.flow, draft.amount.value, draft.kind)
        at = self.known.setdefault(key, len(self.drafts))
        if at == len(self.drafts):
            self.drafts.append(draft)
        elif not (self.drafts[at].period or self.drafts[at].target_by):
            self.drafts[at] = draft

    def _ahead(self, dates: list[Mention[DateSpan]], amount: Mention[Amount]) -> Mention[DateSpan] | None:
        """Return a year right after an amount that was still to come: such an amount can only be aimed at."""
        written = self.facts.anchor.day.year if self.facts.anchor else _LATEST
        for date in dates:
            first = date.value.start
            if first and first.year > written and self._at_once(amount.end, date.start):
                return date
        return None

    def _ordered(self, sides: _Sides, sentence: Sentence, cue: Mark, flow: Flow) -> tuple[Country, Country]:
        """Return reporter and partner: the side that the text takes first, and who sells or buys where it says so."""
        one, other = sides.one, sides.other
        if self.home == other:
            one, other = other, one
        if flow == "total":
            return one, other
        after = [c.value for c in self.facts.countries_in(sentence) if 0 <= c.start - cue.end <= 14]
        before = [c.value for c in self.facts.countries_in(sentence) if 0 <= cue.start - c.end <= 14]
        if after and after[0] in (one, other):
            partner = after[0]
            return (other, partner) if partner == one else (one, partner)
        if before and before[-1] in (one, other):
            reporter = before[-1]
            return (reporter, other) if reporter == one else (reporter, one)
        return one, other

    def _bare_targets(self, sentence: Sentence, known: list[Mention[Amount]]) -> list[Mention[Amount]]:
        """Read "above 20 billion by 2027" as money of the currency last named, where the sentence speaks of a goal."""
        currency = (
            known[-1].value.currency if known else self.drafts[-1].amount.currency if self.drafts else None
        )
        if currency is None or (self.carry is None and not sentence.cue(*(cue for cue, _ in _FLOWS))):
            return []
        goals = sentence.cue("TARGET")
        for number in numbers_in(sentence, self.facts, sentence.start, sentence.end):
            if not number.magnitude or number.value < _LEAST:
                continue
            if any(k.start < number.end and number.start < k.end for k in known):
                continue
            if any(0 <= number.start - goal.end <= 60 for goal in goals):
                return [Mention(number.start, number.end, Amount(number.value, currency), "money")]
        return []

    def _deadline(
        self, draft: TradeDraft, dates: list[Mention[DateSpan]], amount: Mention[Amount], ceiling: int
    ) -> None:
        dates = [
            d for d in dates if d.value.precision not in ("day", "week") and (d.kind != "counted" or d.bound)
        ]
        near = [d for d in dates if d.start >= amount.end and d.start < ceiling] or [
            d for d in dates if 0 <= amount.start - d.end <= 60
        ]
        if near and near[0].value.end:
            # "before 2030" is by 2029.
            before = near[0].kind == "before"
            draft.target_by = DateSpan(str(near[0].value.end.year - before))
            draft.clues.append(Clue("target_by", near[0].start, near[0].end))
            self.used.add((near[0].start, near[0].end))

    def _period(
        self,
        draft: TradeDraft,
        dates: list[Mention[DateSpan]],
        amount: Mention[Amount],
        floor: int,
        ceiling: int,
        sentence: Sentence,
    ) -> None:
        compared = [c.start for c in self._bases(sentence)]
        spans = [d for d in dates if not any(0 <= d.start - c <= _AND for c in compared)]
        spans = [d for d in spans if d.value.precision not in ("day", "decade")]
        # "13.8 billion in 2023 and 8.3 billion in the first half": what follows at once belongs to the amount before.
        beside = [d for d in spans if self._at_once(amount.end, d.start)]
        before = [
            d
            for d in spans
            if floor <= d.start < amount.start and (floor == sentence.start or d.start - floor > _AT_ONCE)
        ]
        after = [d for d in spans if amount.end <= d.start < ceiling]
        earlier = [d for d in spans if d.start < floor]
        found = beside[:1] or before[-1:] or after[:1] or earlier[-1:]
        if found:
            self.period, self.period_block = found[0], sentence.block
            draft.period = found[0].value
            draft.clues.append(Clue("period", found[0].start, found[0].end))
            self.used.add((found[0].start, found[0].end))
        elif self.period and self.period_block == sentence.block:
            draft.period = self.period.value
            draft.clues.append(
                Clue("period", self.period.start, self.period.end, "inferred", "the period last spoken of")
            )

    def _at_once(self, end: int, start: int) -> bool:
        return 0 <= start - end <= _AT_ONCE and not any(char in self.text[end:start] for char in ";.,:")

    def _bases(self, sentence: Sentence) -> list[Mark]:
        """Return the words that lead over to what a growth is compared with."""
        percents = [a for a in self.facts.amounts_in(sentence) if a.value.percent]
        led = [c for c in sentence.cue("COMPARED") if any(0 <= c.start - p.end <= 40 for p in percents)]
        return sorted({*sentence.cue("SAME_PERIOD"), *led}, key=lambda mark: mark.start)

    def _growth(
        self,
        draft: TradeDraft,
        sentence: Sentence,
        amount: Mention[Amount],
        dates: list[Mention[DateSpan]],
        floor: int,
        ceiling: int,
    ) -> None:
        percents = [a for a in self.facts.amounts_in(sentence) if a.value.percent]
        after = [a for a in percents if amount.end <= a.start < ceiling]
        before = [a for a in percents if floor <= a.start and 0 <= amount.start - a.end <= _AND]
        changes = sentence.cue("INCREASED", "DECREASED")
        for percent in (*after, *before):
            low, high = min(amount.end, percent.start) - 40, percent.end + 30
            change = nearest(
                self.text, percent, [m for m in changes if low <= m.start <= high], backwards=1.0
            )
            if change is None:
                continue
            value = percent.value.value
            falls = change.has("cue", "DECREASED") and not change.has("cue", "INCREASED")
            draft.growth = -value if falls and value > 0 else value
            draft.clues.append(Clue("growth_percent", percent.start, percent.end))
            if draft.period:
                self._compare(draft, draft.period, sentence, percent, dates)
            return

    def _compare(
        self,
        draft: TradeDraft,
        period: DateSpan,
        sentence: Sentence,
        percent: Mention[Amount],
        dates: list[Mention[DateSpan]],
    ) -> None:
        """Note the period that a growth refers to, if the text names one."""
        bases = [m for m in self._bases(sentence) if percent.start - 60 <= m.start <= percent.end + 60]
        if not bases:
            return
        base = bases[0]
        years = [
            d
            for d in dates
            if 0 <= d.start - base.start <= 60 and not any(d.start < m.end and m.start < d.end for m in bases)
        ]
        bare = _BARE_YEAR.match(self.text, base.end)
        if years and years[0].value.start:
            draft.compared_with = _earlier(period, years[0].value.start.year)
            span, note = (base.start, years[0].end), "the same months of that year"
            self.used.add((years[0].start, years[0].end))
        elif bare:
            draft.compared_with = _earlier(period, int(bare[1]))
            span, note = (base.start, bare.end()), "the same months of that year"
        else:
            draft.compared_with = _earlier(period)
            span, note = (base.start, base.end), "the same months of the year before"
        if draft.compared_with:
            draft.clues.append(Clue("compared_with", *span, "inferred", note))


def read_trade(facts: Facts) -> tuple[list[TradeDraft], set[tuple[int, int]]]:
    """Return the trade figures of a document, and the spans of the dates that belong to them."""
    reader = _Reader(facts)
    for sentence in facts.document.sentences:
        if sentence.role == "body":
            reader.sentence(sentence)
    return reader.drafts, reader.used
