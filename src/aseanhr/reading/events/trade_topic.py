"""What a text about trade speaks of: whose side it takes, which two states, which time, which currency."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from aseanhr.reading.events.trade_parts import distinct, view_of
from aseanhr.reading.events.trade_sides import Topic
from aseanhr.reading.events.trade_times import earlier, of_before, periods_in
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from datetime import date

    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Document, Sentence
    from aseanhr.reading.events.trade_parts import Party, View
    from aseanhr.reading.events.trade_sides import Sides
    from aseanhr.values.dates import DateSpan

__all__ = ["Spoken"]

_PAIR = 2
_OFTEN = 2  # paragraphs that name a state that a document is about
_NEAR = 2  # paragraphs that a topic holds for
_FIRST = 2  # paragraphs that the state with which a text begins counts more
_BESIDE = frozenset({"WITH"})
_QUOTES = "\"'”’» "


class Spoken:
    """What has been spoken of, while a document is read.

    Attributes:
        home: the state whose side the paragraph takes: of the person that it opens with, else that of the document.
        topic: the two states spoken of.
        guessed: whether these are only the two that the document names most.
        flow: the trade last spoken of.
        turnover: the trade in both directions last spoken of.
        flow_block: the paragraph that it was spoken of in.
        currency: the currency last named.
        last: the sides of the last figure.
        ours: the state from whose side the first figure is told.
    """

    def __init__(self, notes: Annotations) -> None:
        self._notes = notes
        self._named = standings(notes)
        named = self._named.most_common(3)
        self._home: Country | None = named[0][0] if named else None
        self._side: Country | None = None  # that of the person that the paragraph opens with
        self.home = self._home
        self.ours: Country | None = None
        self._sided = False  # whether a figure has told whose side the text takes
        self._people = notes.people
        self._block = -1
        self._pair = _document_pair(notes, named)
        self.topic: Topic | None = None
        self._topic_block = -1
        self.guessed = True
        self.flow: Predicate | None = None
        self.turnover: Predicate | None = None
        self.flow_block = -1
        self.currency: str | None = None
        self.last: Sides | None = None
        self._period: When | None = None
        self._period_block = -1
        self._period_pair: set[Country] = set()
        self._lead: When | None = None
        self._asked = _asked(notes)

    def apart(self, block: int) -> int:
        """Return how many paragraphs lie between one and the trade last spoken of; questions do not count."""
        return block - self.flow_block - sum(self.flow_block < n < block for n in self._asked)

    def asked(self, block: int) -> bool:
        """Tell whether the paragraph before one ends with a question."""
        return max((n for n in self._asked if n < block), default=-1) >= self.flow_block

    def view(self, sentence: Sentence) -> View:
        """Return the next sentence with what a trade figure is made of."""
        view = view_of(self._notes, sentence, self.currency, self._people[sentence.index])
        own = self._notes.document.lexicon.home
        state = Country.of(own) if own else None
        view.ours = self._side or (state if state == self._home else self.ours)
        return view

    def enter(self, view: View, *, told: bool) -> None:
        """Prepare for a sentence: a topic that lies too far back gives way to the two states that the document is about.

        Args:
            view: the sentence.
            told: whether the document has told a figure already.
        """
        if view.sentence.block != self._block:
            self._block = view.sentence.block
            self._side = _opener(view)
            self.home = self._side or self._home
            if self._side is not None and self.topic is not None and self._side not in self.topic[:2]:
                self.topic = None
        if view.sentence.block - self._topic_block > _NEAR:
            self.topic, self.guessed = self._pair, True
        if self._lead is None and not told:
            self._lead = next(
                (d for d in periods_in(view) if self._leads(d) and not of_before(view, d, behind=True)), None
            )

    def follow(self, view: View, *, told: bool) -> None:
        """Follow what a sentence speaks of; its states only where it tells no figure."""
        block = view.sentence.block
        self.currency = next((a.value.currency for a in reversed(view.money)), self.currency)
        for date in periods_in(view):
            time = self._reached(view, date)
            if time is not None and not self._is_aside(view, time):
                self._period, self._period_block = time, block
                self._period_pair = set(self.topic[:2]) if self.topic else set()
        parties = [p for p in view.parties if p.state is not None] + view.people
        parties.sort(key=lambda party: (party.first, party.last))
        if told or not parties:
            return
        topic = _partners(view, parties) or self._paired(parties)
        if topic is not None and not (view.flows and self._is_passing(topic)):
            self.topic, self._topic_block, self.guessed = topic, block, False

    def _reached(self, view: View, date: When) -> When | None:
        """Return a date as the time of what was reached in it; None of one that is still to come, or of what is compared."""
        if date.span is None or date.span.end is None or of_before(view, date):
            return None
        if date.relative and self._is_ahead(date):
            date = date._replace(span=earlier(date.span))  # "the third quarter" that is over
        return None if self._is_ahead(date) else date

    def tell(self, sides: Sides, block: int) -> None:
        """Note the two states of a figure as what is spoken of."""
        self.last = sides
        if self._period_block == block:
            self._period_pair = {sides.reporter, sides.partner}
        if self.ours is None:
            self.ours = sides.reporter
        if not self._sided and sides.flow == "import":
            self._take_side(sides)
        self.bring(sides, block)

    def _take_side(self, sides: Sides) -> None:
        """Take the side of the first imports for that of a text whose language has none of its own."""
        self._sided = True
        home, own = self._home, self._notes.document.lexicon.home
        if own is None and home in (sides.reporter, sides.partner):
            self._home = self.home = sides.reporter

    def bring(self, sides: Sides, block: int, *, told: bool = True) -> None:
        """Note two states that trade with each other as what is spoken of; not those named in passing without a sum."""
        if not told and self._is_passing(Topic(sides.reporter, sides.partner, sides.start, sides.end)):
            return
        one, other = sides.reporter, sides.partner
        if other == self._side:
            one, other = other, one
        self.topic = Topic(one, other, sides.start, sides.end)
        self._topic_block, self.guessed = block, False

    def trade(self, flow: Predicate, block: int) -> None:
        """Note a trade as what is spoken of."""
        self.flow, self.flow_block = flow, block
        if flow.cue == "TRADE":
            self.turnover = flow

    def time(self, sentence: Sentence) -> When | None:
        """Return the time of a figure whose sentence does not tell one: that told last of the same two states."""
        if self._period_block == sentence.block:
            return self._period
        near = sentence.block - self._period_block <= _NEAR
        same = self.topic is not None and self._period_pair == set(self.topic[:2])
        return self._lead or (self._period if near and same else None)

    def _is_ahead(self, date: When) -> bool:
        """Tell whether a time was still to come when the text was written: nothing has been reached in it."""
        return self._notes.side(date.span) == "future"

    def _is_aside(self, view: View, date: When) -> bool:
        """Tell whether a date is only a part of the time spoken of: "in July alone"."""
        block = view.sentence.block
        if self._period_block != block and not any(
            date.first - m.last in (0, 1) or m.first == date.last for m in view.words("ONLY")
        ):
            return False
        known = self._period if self._period_block == block else self._lead
        return known is not None and known != date and _holds(known.span, date.span)

    def _is_passing(self, topic: Topic) -> bool:
        """Tell whether two states are named only in passing in a document about two others: "more than A sells B"."""
        known = self.topic or self._pair
        if known is None or min(self._named[state] for state in known[:2]) < _OFTEN:
            return False
        return any(state not in known[:2] and self._named[state] < _OFTEN for state in topic[:2])

    def _heads(self, date: When) -> bool:
        """Tell whether a month stands in a title or heading, or with a sum: the text may be of that month."""
        sentence = self._notes.document.sentence_of(date.first)
        return sentence is not None and (
            sentence.role in ("title", "heading") or bool(self._notes.amounts_in(sentence))
        )

    def _paired(self, parties: list[Party]) -> Topic | None:
        """Return the two states that a sentence brings together, if it does."""
        states = distinct(p.state for p in parties)
        start, end = _narrowest(parties)
        if len(states) == 1:
            return Topic(self.home, states[0], start, end) if self.home and states[0] != self.home else None
        if len(states) > 2:
            return None
        if self.home in states:
            return Topic(self.home, states[states[0] == self.home], start, end)
        together = any(p.group == parties[0].group and p.state != states[0] for p in parties)
        beside = parties[0].links & _BESIDE
        return Topic(states[0], states[1], start, end) if together and not beside else None

    def _leads(self, date: When) -> bool:
        """Tell whether a time that a text names before its first figure may be that of all its figures."""
        anchor = self._notes.anchor
        end = date.span.end if date.span else None
        if anchor is None or end is None or date.bound:
            return False
        if _is_month(date.span) and not self._heads(date):
            return False
        return end <= anchor.day and end.year >= anchor.day.year - 1


def _partners(view: View, parties: list[Party]) -> Topic | None:
    """Return a state and the one that is called its trading partner."""
    marks = view.words("PARTNER")
    states = distinct(p.state for p in parties)
    if not marks or len(states) != _PAIR:
        return None
    owners = [p for p in parties if "OF" in p.links] or [p for p in parties if p.last <= marks[0].first]
    if not owners or owners[-1].state is None:
        return None
    start, end = _narrowest(parties)
    return Topic(owners[-1].state, states[owners[-1].state == states[0]], start, end)


def _asked(notes: Annotations) -> list[int]:
    """Return the paragraphs that end with a question, as in a talk that is printed word for word."""
    document = notes.document
    ends = {s.block: document.text[s.start : s.end].rstrip(_QUOTES) for s in document.sentences}
    return [block for block, text in ends.items() if text.endswith("?")]


def _narrowest(parties: list[Party]) -> tuple[int, int]:
    """Return the place of the two next to each other that name two states in the fewest characters, or of all of one state."""
    beside = [(b.end - a.start, a.start, b.end) for a, b in pairwise(parties) if a.state != b.state]
    return min(beside)[1:] if beside else (parties[0].start, parties[-1].end)


def _opener(view: View) -> Country | None:
    """Return the state of the person that a sentence opens with: neither with whom nor where anything was done."""
    first = next(iter(view.people), None)
    if first is None or first.links or view.document.marks("link", view.sentence.first, first.first):
        return None
    return None if any(p.last <= first.first for p in view.predicates) else first.state


def _is_month(span: DateSpan | None) -> bool:
    return span is not None and span.precision == "month" and "/" not in span.edtf


def _holds(span: DateSpan | None, part: DateSpan | None) -> bool:
    """Tell whether a time is longer than another one and holds it."""
    one, other = (_edges(time) for time in (span, part))
    return bool(one and other and one[0] <= other[0] and other[1] <= one[1] and one != other)


def _edges(span: DateSpan | None) -> tuple[date, date] | None:
    """Return the first and the last day of a time, if it has both."""
    return (span.start, span.end) if span and span.start and span.end else None


def _document_pair(notes: Annotations, named: list[tuple[Country, int]]) -> Topic | None:
    """Return the two states that a document is about, if it names them more often than any third."""
    if len(named) < 2 or (len(named) > 2 and named[1][1] <= named[2][1]):
        return None
    one, other = named[0][0], named[1][0]
    place = next((c for c in notes.countries if c.value == other), notes.countries[0])
    return Topic(one, other, place.start, place.end)


def standings(notes: Annotations) -> Counter[Country]:
    """Return in how many paragraphs each state is named; that of the language and the one that opens the text count more."""
    document = notes.document
    own = Country.of(document.lexicon.home) if document.lexicon.home else None
    named = [(c.first, c.value) for c in notes.countries]
    named += [(first, own) for first in _own_words(document)] if own else []
    blocks: set[tuple[int, Country]] = set()
    counts: Counter[Country] = Counter()
    for first, state in sorted(named, key=itemgetter(0)):
        sentence = document.sentence_of(first)
        if sentence is None or sentence.role in ("teaser", "caption") or (sentence.block, state) in blocks:
            continue
        blocks.add((sentence.block, state))
        counts[state] += 1
    for favored, weight in (
        (own, document.lexicon.home_weight),
        (_opening(notes), _FIRST),
        (_titled(notes), _FIRST),
    ):
        if favored is not None and favored in counts:
            counts[favored] += weight
    return counts


def _own_words(document: Document) -> list[int]:
    """Return the words that stand for the state of the language: short names and its capital only for that.

    Where nearly all texts are of one state, "we" is that state.
    """
    words = [m.first for m in document.marks("capital") if m.value == document.lexicon.home]
    if document.lexicon.home_weight > _FIRST:
        words += [m.first for m in document.marks("reference") if m.value == "HOME"]
    return words


def _titled(notes: Annotations) -> Country | None:
    """Return the state that a title or a first line consists of, or ends with behind a colon: "Facts in short: Laos"."""
    document = notes.document
    for sentence in document.sentences[:2]:
        states = notes.countries_in(sentence)
        if len(states) != 1 or states[0].last != sentence.last or states[0].kind == "demonym":
            continue
        led = document.text[sentence.start : states[0].start].rstrip()
        if not led or led.endswith(":"):
            return states[0].value
    return None


def _opening(notes: Annotations) -> Country | None:
    """Return the state that the first sentence about states begins with, if it does."""
    document = notes.document
    for sentence in notes.document.sentences:
        text = document.text[sentence.start : sentence.end].rstrip(_QUOTES)
        if sentence.role != "body" or not text.endswith(".") or not notes.countries_in(sentence):
            continue
        first = next((p for p in view_of(notes, sentence).parties if p.state), None)
        connectors = document.lexicon.connectors
        if first and all(document.words.forms[w] in connectors for w in range(sentence.first, first.first)):
            return first.state
        return None
    return None
