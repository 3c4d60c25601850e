"""What a sentence about trade is made of: states with their parts in it, flows of goods, sums, and the pieces that hold one sum each."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.document import Mark
from aseanhr.reading.events.trade_carried import carried_in, row_before, split_ranges
from aseanhr.reading.events.trade_spans import dates_of
from aseanhr.values.amounts import find_amounts
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aseanhr.reading.annotations import Annotations, Found, When
    from aseanhr.reading.annotators.people import Person
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.features import Placed
    from aseanhr.values.amounts import Amount

__all__ = ["FLOWS", "Party", "Segment", "View", "distinct", "view_of"]

FLOWS = frozenset({"EXPORT", "IMPORT", "TRADE", "MOVE"})
_STRONG = frozenset({"CONTRAST"})
_REFERENCES = frozenset({"STATE", "OTHER_STATE", "BOTH_STATES", "HOME"})
_POSSESSIVE = ("'s", "’s", "' ", "’ ")


class Party(NamedTuple):
    """A state, or words that stand for one, where it stands in a sentence.

    Attributes:
        first: index of its first word.
        last: index of the word behind it.
        start: offset of its first character.
        end: offset behind its last character.
        state: the state; None for words that stand for one named elsewhere.
        kind: ``name``, ``demonym``, ``capital``, or the reference that it is.
        links: the parts that the small words before it give it.
        group: number of the enumeration that it stands in.
        possessive: whether it is written as an owner.
    """

    first: int
    last: int
    start: int
    end: int
    state: Country | None
    kind: str
    links: frozenset[str]
    group: int
    possessive: bool


class Segment(NamedTuple):
    """The words around one sum that speak of it.

    Attributes:
        low: index of the first word.
        high: index of the word behind the last one.
        amount: the sum.
    """

    low: int
    high: int
    amount: Found[Amount]


class View:
    """A sentence with what a trade figure is made of.

    Attributes:
        notes: the document.
        sentence: the sentence.
        parties: its states, in order.
        people: those who stand for a state, in order.
        flows: what is traded in it, in order.
        predicates: all its predicates, in order.
        dates: its dates, in order.
        percents: its percentages, in order.
        segments: its sums of money, each with its words.
        ours: the state that speaks as "we", if that is known.
    """

    def __init__(
        self,
        notes: Annotations,
        sentence: Sentence,
        currency: str | None = None,
        people: Sequence[Person] = (),
    ) -> None:
        self.notes = notes
        self.sentence = sentence
        self.document = notes.document
        self.ours: Country | None = None
        self.predicates: list[Predicate] = notes.predicates(sentence)
        self.dates: list[When] = dates_of(notes, sentence)
        self._links: dict[int, list[Mark]] = {}
        for mark in self.document.within("link", sentence):
            self._links.setdefault(mark.last, []).append(mark)
        self._words: dict[str, list[Mark]] = {}
        for mark in self.document.within("trade_word", sentence):
            self._words.setdefault(mark.value, []).append(mark)
        for mark in self._compounds():
            self._words.setdefault("GOODS", []).append(mark)
        self.parties: list[Party] = self._parties()
        self.people: list[Party] = [
            Party(p.first, p.last, p.start, p.end, p.country, "person", self.links_before(p.first), -1, False)
            for p in people
            if p.country is not None and not _covered(p, self.parties) and not _overlaps(p, self.dates)
        ]
        self.flows = [p for p in self.predicates if p.cue in FLOWS]
        amounts = self._amounts(currency)
        self.percents = [a for a in amounts if a.value.percent]
        self.money = self._sums([a for a in amounts if not a.value.percent])
        self.segments: list[Segment] = self._segments()

    def words(self, *values: str, low: int | None = None, high: int | None = None) -> list[Mark]:
        """Return the words of some kinds that begin in a range of the sentence."""
        low = self.sentence.first if low is None else low
        high = self.sentence.last if high is None else high
        found = [m for v in values for m in self._words.get(v, ()) if low <= m.first < high]
        return sorted(found)

    def links_before(self, at: int) -> frozenset[str]:
        """Return the parts that small words right before a word give to it; articles may stand between."""
        clause = self.document.clauses[at] if at < len(self.document.clauses) else -1
        connectors = self.document.lexicon.connectors
        lenient = {m.last: m.first for m in self.words("MARKET")}
        while at > self.sentence.first and self.document.clauses[at - 1] == clause:
            found = self._links.get(at)
            if found:
                return frozenset(mark.value for mark in found)
            if at in lenient:
                at = lenient[at]
            elif self.document.words.forms[at - 1] in connectors:
                at -= 1
            else:
                break
        return frozenset()

    def links_ending(self, at: int) -> list[Mark]:
        """Return the small words that end right before a word."""
        return self._links.get(at, [])

    def same_clause(self, one: int, other: int) -> bool:
        """Tell whether no comma, dash or bracket stands between two words."""
        return self.document.clauses[one] == self.document.clauses[other]

    def _amounts(self, currency: str | None) -> list[Found[Amount]]:
        """Return the sums and percentages, those included that leave their currency to others."""
        amounts = split_ranges(self.notes, self.sentence, self.notes.amounts_in(self.sentence))
        amounts += row_before(self.notes, self.sentence, [a for a in amounts if not a.value.percent])
        unit = self._coin() or next((a.value.currency for a in amounts if a.value.currency), None) or currency
        if unit:
            amounts += carried_in(self.notes, self.sentence, amounts, unit)
        return sorted(amounts, key=lambda a: a.first)

    def _coin(self) -> str | None:
        """Return the currency that a sentence names apart from its sums: "which reckons in Danish kroner"."""
        named = (
            mention.value.currency
            for mark in reversed(self.words("CURRENCY"))
            for mention in find_amounts(
                f"5 {self.document.text[mark.start : mark.end]}", lang=self.document.language
            )
        )
        return next(named, None)

    def _compounds(self) -> Iterator[Mark]:
        """Yield words for goods that are written together with that for their trade: "kaffeexport"."""
        heads = self.document.lexicon.goods_heads
        if not heads:
            return
        words = self.document.words
        known = {w for p in self.predicates for w in range(p.first, p.last)}
        for n in range(self.sentence.first, self.sentence.last):
            form = words.forms[n]
            if n not in known and form.endswith(heads) and form not in heads:
                yield Mark(n, n + 1, words.starts[n], words.ends[n], "GOODS", "")

    # -- states --------------------------------------------------------------------------------------------------

    def _named(self) -> list[tuple[int, int, int, int, Country | None, str]]:
        sentence = self.sentence
        document = self.document
        found: list[tuple[int, int, int, int, Country | None, str]] = [
            (m.first, m.last, m.start, m.end, Country.of(m.value), "capital")
            for m in document.within("capital", sentence)
        ]
        coins = self.words("CURRENCY")
        states = [c for c in self.notes.countries_in(sentence) if not _covered(c, coins)]
        for c in (c for c in states if not _lies_in(c, found)):
            found = [f for f in found if not (c.first <= f[0] and f[1] <= c.last)]
            found.append((c.first, c.last, c.start, c.end, c.value, c.kind))
        taken = [(f[0], f[1]) for f in found]
        for m in document.within("reference", sentence, *_REFERENCES):
            if not any(a < m.last and m.first < b for a, b in taken):
                found.append((m.first, m.last, m.start, m.end, None, m.value))
                taken.append((m.first, m.last))
        return sorted(found, key=lambda f: f[0])

    def _parties(self) -> list[Party]:
        named = self._named()
        text = self.document.text
        parties: list[Party] = []
        group = -1
        for n, (first, last, start, end, state, kind) in enumerate(named):
            owner = text.startswith(_POSSESSIVE, end)
            links = self.links_before(first)
            links |= {m.value for m in self._links.get(last, ()) if m.first == first}
            joined = bool(parties) and self._joined(named, n)
            if joined and parties[-1].possessive and not owner and links <= {"AND"}:
                joined = parties[-1].last == first
            if joined:
                links = parties[-1].links
            else:
                group += 1
            ignored = {"AND", "TO"} if "CONTRAST" in links else {"AND"}  # one word for "while" and "down to"
            parties.append(Party(first, last, start, end, state, kind, links - ignored, group, owner))
        return self._labeled_with(parties)

    def _labeled_with(self, parties: list[Party]) -> list[Party]:
        """Return the parties, with those of a label ("Laos: trade came to") as partners."""
        label = [p for p in parties if p.group == 0]
        opens = bool(label) and label[0].first == self.sentence.first
        if not opens or not self.document.text.startswith(":", label[-1].end):
            return parties
        return [p._replace(links=p.links | {"WITH"}) if p in label else p for p in parties]

    def _joined(self, named: list[tuple[int, int, int, int, Country | None, str]], n: int) -> bool:
        """Tell whether a state is named in one breath with that before it."""
        before, here = named[n - 1], named[n]
        kind = self._bond(before[1], here[0])
        if kind == "comma":
            # "A, B and C": a comma joins only where a word such as "and" follows.
            return any(
                self._bond(named[k][1], named[k + 1][0]) == "and"
                and all(self._bond(named[j][1], named[j + 1][0]) == "comma" for j in range(n, k))
                for k in range(n, len(named) - 1)
                if k - n < 10
            )
        return kind in ("and", "dash")

    def _bond(self, last: int, first: int) -> str:
        """Return what stands between two states: ``and``, ``comma``, ``dash``, or nothing of these."""
        if last >= first:
            gap = self.document.text[self.document.words.ends[last - 1] : self.document.words.starts[first]]
            if gap.strip() in ("-", "–", "—", "/"):
                return "dash"
            return "comma" if gap.strip() == "," else ""
        at = first
        bond = ""
        while at > last:
            ends = [m for m in self._links.get(at, ()) if m.value == "AND"]
            if ends:
                at, bond = min(m.first for m in ends), "and"
            elif self.document.words.forms[
                at - 1
            ] in self.document.lexicon.connectors and not self._links.get(at):
                at -= 1
            else:
                return ""
        gap = self.document.text[self.document.words.ends[last - 1] : self.document.words.starts[first]]
        return "" if any(sign in gap for sign in ";:()") else bond

    # -- sums ----------------------------------------------------------------------------------------------------

    def _sums(self, found: list[Found[Amount]]) -> list[Found[Amount]]:
        """Return the sums without those that only say another one in a second currency."""
        kept: list[Found[Amount]] = []
        for amount in found:
            if kept and kept[-1].value.currency != amount.value.currency and self._converts(kept[-1], amount):
                continue
            kept.append(amount)
        return kept

    def _converts(self, one: Found[Amount], other: Found[Amount]) -> bool:
        """Tell whether a second sum stands in brackets behind the first, or is joined to it by one small word."""
        gap = self.document.text[one.end : other.start].strip(" ,")
        joins = self.document.marks("link", one.last, other.first)
        return gap == "(" or any(
            m.value == "AND" and gap == self.document.text[m.start : m.end] for m in joins
        )

    def _segments(self) -> list[Segment]:
        """Cut the sentence into pieces that hold one sum each."""
        if not self.money:
            return []
        cuts = [self.sentence.first]
        for one, other in pairwise(self.money):
            cuts.append(self._cut(one, other))
        cuts.append(self.sentence.last)
        return [
            Segment(max(low, cuts[0]), max(high, a.last), a)
            for (low, high), a in zip(pairwise(cuts), self.money, strict=True)
        ]

    def _cut(self, one: Found[Amount], other: Found[Amount]) -> int:
        """Return the word at which the words of one sum end and those of the next begin."""
        own = next((f.last for f in self.flows if self._labels(one, f)), one.last)
        limit = next((f.first for f in self.flows if own <= f.first < other.first), other.first)
        line = next((f for f in self.flows if one.last <= f.first < other.first), None)
        if line is not None and self._begins_line(one, line):
            return line.first
        best, rank = limit, 0.0
        for at in range(own, other.first + 1):
            weight = self._joint(at, other.first)
            if weight and (weight > rank or (weight == rank and at <= limit)):
                best, rank = at, weight
        return best

    def _begins_line(self, amount: Found[Amount], flow: Predicate) -> bool:
        """Tell whether a flow opens a line of its own behind a sum, as in a table."""
        gap = self.document.text[amount.end : flow.start]
        return gap.isspace() and self.document.words.written(flow.first)[0].isupper()

    def _labels(self, amount: Found[Amount], flow: Predicate) -> bool:
        """Tell whether a sum is followed by what it is of: "5 billion in exports"."""
        if flow.first < amount.last or self._begins_line(amount, flow):
            return False
        at = flow.first
        connectors = self.document.lexicon.connectors
        goods = {m.last: m.first for m in self.words("MERCHANDISE")}
        states = {p.last: p.first for p in self.parties if not p.links - {"OF", "IN"}}
        while at > amount.last:
            if any(m.value in ("AND", "CONTRAST") for m in self._links.get(at, ())):
                return False
            if self._links.get(at):
                at = min(m.first for m in self._links[at])
            elif at in goods:
                at = goods[at]
            elif at in states:
                at = states[at]
            elif self.document.words.forms[at - 1] in connectors:
                at -= 1
            else:
                return False
        return self.document.clauses[amount.last - 1] == self.document.clauses[flow.first]

    def opens(self, segment: Segment) -> bool:
        """Tell whether a sum stands in the first words of its piece: no state and nothing that is done before it."""
        first = segment.amount.first
        spans: list[Placed] = [*self.parties, *self.predicates]
        before = any(segment.low <= span.first < first for span in spans)
        return not before and self.same_clause(segment.low, first)

    def labeled(self, amount: Found[Amount]) -> Predicate | None:
        """Return the flow that is named right behind a sum as what it is of."""
        return next((f for f in self.flows if f.first >= amount.last and self._labels(amount, f)), None)

    def _joint(self, at: int, stop: int) -> float:
        """Return how strongly the sentence is jointed before a word: 0 not at all."""
        within = self.sentence.first < at <= stop and at < len(self.document.words)
        if not within or self._inside_list(at):
            return 0
        gap = self.document.text[self.document.words.ends[at - 1] : self.document.words.starts[at]]
        opens = {m.value for m in self.document.marks("link", at, at + 1)}
        if gap in (",", ".", ":"):
            return 0  # inside a number
        if any(sign in gap for sign in ";:") or (opens & _STRONG and not self._leads_to(at, stop)):
            return 3
        if "AND" in opens:
            return 2.5 if any(sign in gap for sign in ",)") else 1.5
        return _break(gap)

    def _leads_to(self, at: int, stop: int) -> bool:
        """Tell whether a word leads to the sum right behind it, whatever else it may mean: "còn 3 tỷ"."""
        return any(m.value == "TO" and m.last == stop for m in self.document.marks("link", at, at + 1))

    def _inside_list(self, at: int) -> bool:
        """Tell whether a word such as "and" only joins two states."""
        return any(
            one.group == other.group and one.last <= at <= other.first
            for one, other in pairwise(self.parties)
        )


def _break(gap: str) -> float:
    """Return how strongly signs between two words part them."""
    return 2 if any(sign in gap for sign in ",()–—") or " - " in gap else 0


def _lies_in(span: Placed, places: Iterable[tuple[int, int, int, int, Country | None, str]]) -> bool:
    """Tell whether words lie in one of some places, which begin with their first and last word."""
    return any(place[0] <= span.first and span.last <= place[1] for place in places)


def _overlaps(span: Placed, others: Iterable[Placed]) -> bool:
    return any(other.first < span.last and span.first < other.last for other in others)


def _covered(span: Placed, others: Iterable[Placed]) -> bool:
    return any(other.first <= span.first and span.last <= other.last for other in others)


def view_of(
    notes: Annotations, sentence: Sentence, currency: str | None = None, people: Sequence[Person] = ()
) -> View:
    """Return a sentence with what a trade figure is made of.

    Args:
        notes: the document.
        sentence: the sentence.
        currency: the one last named before it.
        people: the persons in it.
    """
    return View(notes, sentence, currency, people)


def distinct(states: Iterable[Country | None]) -> list[Country]:
    """Return the states, each once, in order."""
    return list(dict.fromkeys(state for state in states if state is not None))
