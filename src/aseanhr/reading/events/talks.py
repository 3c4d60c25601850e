"""Talks: meetings of the representatives of two states, told by who meets whom or by a noun such as "talks"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aseanhr.reading.events.talk_anchors import Anchor, find_anchors
from aseanhr.reading.events.talk_focus import Focus, find_home
from aseanhr.reading.events.talk_pairs import Pairs
from aseanhr.reading.events.talk_parties import Parties
from aseanhr.reading.events.talk_sides import find_sides
from aseanhr.reading.events.talk_types import Side, Talk, are_others, merged

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Sentence
    from aseanhr.values.countries import Country
    from aseanhr.values.dates import DateSpan

__all__ = ["Side", "Talk", "find_talks"]

_BESIDE = 3  # words before those of talks that may say that they are others
_RECALLED = 8  # talks of one pair that a later mention may mean
_HEADS = ("title", "heading", "teaser")


class _Reader:
    """Reads the talks of one document."""

    def __init__(self, notes: Annotations) -> None:
        self.notes, self.document = notes, notes.document
        sentences = self.document.sentences
        people = notes.people
        self.parties = [Parties(notes, s, people[s.index]) for s in sentences]
        self.anchors = [find_anchors(notes, s) for s in sentences]
        self.sides = [
            [find_sides(self.document, self.parties[n], anchor) for anchor in anchors]
            for n, anchors in enumerate(self.anchors)
        ]
        home = find_home(notes, self.parties, [side for sides in self.sides for side in sides])
        self.focus = Focus(home, told=any(found.value == home for found in notes.countries))
        self.talks: list[Talk] = []
        self.by_pair: dict[frozenset[Country], list[int]] = {}
        self.pairs = Pairs(notes, self.parties, self.focus)

    def read(self) -> list[Talk]:
        for sentence in self.document.sentences:
            self.focus.enter(sentence)
            self._sentence(sentence)
            self.focus.leave(self.parties[sentence.index])
        return self.talks

    def _sentence(self, sentence: Sentence) -> None:
        anchors = self.anchors[sentence.index]
        for anchor, sides in zip(anchors, self.sides[sentence.index], strict=True):
            found = self.pairs.read(sentence, anchor, sides)
            for talk in found:
                self._add(sentence, talk, anchor)
            if not found and anchor.noun:
                self._mention(sentence, anchor)
        if not anchors:
            self._fate(sentence)

    # -- one talk told twice --------------------------------------------------------------------------------------

    def _add(self, sentence: Sentence, talk: Talk, anchor: Anchor) -> None:
        """Add talks, or take them for a mention of those told before."""
        self.focus.side = self._own_side(talk)
        self.pairs.latest = talk
        told = self.by_pair.setdefault(frozenset(talk.pair), [])
        for n in reversed(told[-_RECALLED:]):
            known = self.talks[n]
            if self._is_same(known, talk, anchor):
                whole = merged(known, talk)
                # What a headline says in the present the text below it says in full.
                self.talks[n] = whole._replace(standing=talk.standing) if self._is_head(known) else whole
                return
        told.append(len(self.talks))
        self.talks.append(talk)

    def _own_side(self, talk: Talk) -> Country | None:
        """Return the side of talks that the text takes: its home side, else who meets."""
        if self.focus.home in talk.pair:
            return self.focus.home
        return talk.sides[0].country

    def _is_same(self, known: Talk, talk: Talk, anchor: Anchor) -> bool:
        if talk.standing == "planned" and known.standing == "asserted" and not self._is_head(known):
            return False
        dates, others = self._days(known), self._days(talk)
        if dates and others and not any(_overlaps(a, b) for a in dates for b in others):
            return False
        if self._is_new(anchor):
            return False
        return not are_others(known, talk)

    def _is_head(self, talk: Talk) -> bool:
        """Tell whether talks are told in a headline: a title, or a line that ends without a stop."""
        sentence = self.document.sentences[talk.sentence]
        ends = self.document.text[sentence.start : sentence.end].rstrip()[-1:]
        return sentence.role in _HEADS or ends.isalnum()

    def _is_new(self, anchor: Anchor) -> bool:
        """Tell whether a word says that it is another meeting."""
        begin = max(anchor.first - _BESIDE, anchor.floor)
        return self.document.has("reference", begin, anchor.last + 1, "NEXT", "OTHER", "PREVIOUS", "AGAIN")

    def _days(self, talk: Talk) -> list[DateSpan]:
        """Return the days named in the clause of talks, else in their sentence."""
        sentence = self.document.sentences[talk.sentence]
        days = [w for w in self.notes.dates_in(sentence) if w.span and w.unit == "day"]
        clauses = self.document.clauses
        own = [w for w in days if clauses[w.first] == clauses[talk.first]]
        return [day.span for day in own or days if day.span]

    def _mention(self, sentence: Sentence, anchor: Anchor) -> None:
        """Keep a noun without sides as a mention of the talks told last in this line."""
        last = self.talks[-1] if self.talks else None
        if last and self.document.sentences[last.sentence].block == sentence.block and anchor.group:
            mentions = (*last.mentions, (anchor.first, anchor.last))
            self.talks[-1] = last._replace(
                mentions=mentions,
                cancelled=last.cancelled or anchor.cancelled or _falls_through(last, anchor),
                postponed=last.postponed or anchor.postponed,
            )

    def _fate(self, sentence: Sentence) -> None:
        """Note that the talks of the sentence before are called off or moved: "CANCELLED as of ..."."""
        last = self.talks[-1] if self.talks else None
        if last is None or not 0 < sentence.index - last.sentence <= 2:
            return
        if self.document.sentences[last.sentence].block != sentence.block:
            return
        first = next(iter(self.notes.predicates(sentence)), None)
        if first and first.first == sentence.first and first.cue in ("CANCEL", "POSTPONE"):
            self.talks[-1] = last._replace(
                cancelled=last.cancelled or first.cue == "CANCEL",
                postponed=last.postponed or first.cue == "POSTPONE",
            )


def _falls_through(last: Talk, anchor: Anchor) -> bool:
    """Tell whether a noun denies talks that were planned: "was to meet him, but the meeting did not come about"."""
    return last.standing == "planned" and anchor.standing == "negated"


def _overlaps(one: DateSpan, other: DateSpan) -> bool:
    first = max(one.start or date.min, other.start or date.min)
    return first <= min(one.end or date.max, other.end or date.max)


def find_talks(notes: Annotations) -> list[Talk]:
    """Return the talks of two states that a document tells of, in order; those denied or supposed have that standing.

    Time is linear in the length of the document and in the number of its talks with one pair.
    """
    return _Reader(notes).read()
