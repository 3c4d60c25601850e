"""What tells of talks: verbs of meeting, and nouns for one meeting of two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.annotators.predicates import ENDS, FINITE, has_happened
from aseanhr.reading.events.wording import is_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.groups import Group
    from aseanhr.reading.annotators.predicates import Predicate, Standing
    from aseanhr.reading.cues import Predicate as Cue
    from aseanhr.reading.document import Mark, Sentence

__all__ = ["Anchor", "find_anchors"]

_MEETS = frozenset({"MEET", "RECEIVE", "TALK", "SPEAK", "VISIT"})
# Verbs whose subjects have the talks that they are said of: held, called off, moved.
_HOLDS = frozenset({"HOLD", "CANCEL", "POSTPONE"})
_NOUNS = frozenset({"talks", "meeting"})
# What a noun group may say besides and still be one meeting of two sides.
_PLAIN = frozenset(
    {
        "talks",
        "meeting",
        "round",
        "visit",
        "next",
        "previous",
        "annual",
        "informal",
        "online",
        "foreign_ministers",
        "ministers",
        "high_level",
    }
)
_SPOKEN = _PLAIN | {"dialogue"}  # where the noun itself is one of meeting ("cuộc trao đổi")
# Nouns of meetings that are talks where two states, and nobody else, hold them.
_FORMAL = frozenset({"dialogue", "consultation", "summit", "session", "retreat"})
_COUNTED = _SPOKEN | _FORMAL | {"economic_ministers"}
_ARTICLE = 1  # words between a preposition and its noun
_MODAL = frozenset({"PLANNED", "CONDITIONAL", "URGED", "HYPOTHETICAL", "PURPOSE"})
_QUANTITIES = frozenset({"RISE", "FALL"})
_RANK: dict[Standing, int] = {"asserted": 0, "planned": 1, "none": 2, "negated": 3}


class Anchor(NamedTuple):
    """Words that tell of talks.

    Attributes:
        first: index of the first word.
        last: index of the word behind it.
        cue: what is done.
        noun: whether it is a noun.
        passive: whether the verb is passive.
        standing: whether the text asserts it.
        states: the states inside the noun group ("the Laos–Thailand talks").
        floor: index of the first word of its clause.
        ceiling: index of the word behind its part of the sentence: where the next anchor or clause begins.
        formal: whether it is a noun that only two states by their names make one of talks ("dialogue").
        governed: whether a verb says of the noun that it is held.
        verb: index of the first word of the verb that governs the noun, of the verb itself.
        cancelled: whether it is said to be called off.
        postponed: whether it is said to be moved.
    """

    first: int
    last: int
    cue: Cue
    noun: bool
    passive: bool
    standing: Standing
    floor: int
    ceiling: int
    verb: int
    group: Group | None = None
    governed: bool = False
    formal: bool = False
    cancelled: bool = False
    postponed: bool = False


class _Reader:
    def __init__(self, notes: Annotations, sentence: Sentence) -> None:
        self.document, self.sentence = notes.document, sentence
        self.predicates = notes.predicates(sentence)
        self.groups = notes.groups(sentence)
        self.dates = notes.dates_in(sentence)
        links = self.document.within("link", sentence)
        self.ends = [mark.first for mark in links if mark.value in ENDS]

    def others(self, first: int, last: int, plain: frozenset[str] = _PLAIN) -> bool:
        """Tell whether words are part of the name of another kind of gathering."""
        return any(
            group.first <= first and last <= group.last and not _is_plain(group, plain)
            for group in self.groups
        )

    def verbs(self) -> Iterator[Predicate]:
        """Yield the verbs of meeting; of those at one place the longest ("tog hon emot", not "tog")."""
        taken: set[int] = set()
        for predicate in sorted(self.predicates, key=lambda p: (p.first, -p.last)):
            place = range(predicate.first, predicate.last)
            if predicate.cue not in _MEETS or predicate.form == "noun" or not taken.isdisjoint(place):
                continue
            if self._is_no_meeting(predicate):
                continue
            if not self.others(predicate.first, predicate.last, _SPOKEN):
                taken.update(place)
                yield predicate

    def _is_no_meeting(self, predicate: Predicate) -> bool:
        """Tell whether the words of a verb are a noun here, or belong to something else."""
        return (
            self._is_noun(predicate)
            or self._is_dated(predicate)
            or self._is_light(predicate)
            or self._is_reduced(predicate)
            or self._is_of_both(predicate)
        )

    def _is_of_both(self, predicate: Predicate) -> bool:
        """Tell whether both sides are said to welcome something: "the two sides welcomed the progress" receives nobody."""
        before = self.document.marks("reference", self.sentence.first, predicate.first)
        return predicate.cue == "RECEIVE" and any(
            mark.value in ("BOTH_STATES", "PERSONS") and mark.last == predicate.first for mark in before
        )

    def _is_reduced(self, predicate: Predicate) -> bool:
        """Tell whether a participle says by whom a thing is given: "attended a dinner hosted by A"."""
        document, first = self.document, predicate.first
        if not predicate.passive or predicate.form != "part" or predicate.cue != "RECEIVE":
            return False
        verbs = [
            p.last for p in self.predicates if p.last <= first and p.form in FINITE and p.cue != "AMOUNT_TO"
        ]
        begin = max(verbs, default=self.sentence.first)
        helped = any(document.rule(m).kind == "PASSIVE" for m in document.marks("operator", begin, first))
        # "Lao President Bounthong Keola, received by ...": right behind a name or a comma it is said of somebody.
        before = max(first - 1, self.sentence.first)
        named = document.words.written(before)[0].isupper()
        return not helped and not named and not self.document.opens_clause(first, self.sentence)

    def _is_light(self, predicate: Predicate) -> bool:
        """Tell whether a verb only goes with a noun of meeting that stands apart from it: "hade ... ett möte med"."""
        first, last = predicate.first, predicate.last
        if any(mark.last == last for mark in self.document.marks("gathering", first, last)):
            return False
        helping = [m for m in self.document.marks("operator", first, first + 1) if m.last == last]
        light = any(p.cue == "HOLD" and (p.first, p.last) == (first, last) for p in self.predicates)
        return light or any(self.document.rule(mark).kind == "PERFECT" for mark in helping)

    def _is_dated(self, predicate: Predicate) -> bool:
        """Tell whether the last word of a verb belongs to a date behind it: "held a video call on 9 March"."""
        at = predicate.last
        led = any(mark.last == at for mark in self.document.marks("link", at - 1, at))
        return (
            led
            and any(when.first == at for when in self.dates)
            and not self.document.marks("office", at, at + 1)
        )

    def _is_noun(self, predicate: Predicate) -> bool:
        """Tell whether a form that may be a verb or a noun is the noun: "meeting" before a preposition or behind an article."""
        first, last = predicate.first, predicate.last
        marks = self.document.within("gathering", self.sentence)
        nouns = [mark for mark in marks if mark.first <= first < mark.last]
        if any(mark.first < first and mark.last == last for mark in nouns):
            return True
        opens = any(mark.first == first and self._is_led(mark.last, last) for mark in nouns)
        if not opens or self._is_helped(predicate):
            return False
        whole = any(mark.last == last for mark in nouns)
        spoken = predicate.cue == "SPEAK" or self._is_led(last, last + 1)
        return (whole and spoken) or self._is_behind_small(first)

    def _is_helped(self, predicate: Predicate) -> bool:
        """Tell whether an operator stands right before a verb without forms: "sẽ họp"."""
        marks = self.document.within("operator", self.sentence) if predicate.form == "bare" else []
        return any(mark.last == predicate.first for mark in marks)

    def _is_behind_small(self, first: int) -> bool:
        """Tell whether an article, a preposition or the like stands right before a word of the sentence."""
        if first == self.sentence.first:
            return False
        form = self.document.words.forms[first - 1]
        return form in self.document.lexicon.connectors or self._is_led(first - 1, first)

    def _is_led(self, first: int, last: int) -> bool:
        """Tell whether nothing, or one small word such as "with", stands in a range."""
        return first == last or any(
            mark.last == last for mark in self.document.marks("link", first, first + 1)
        )

    def standing(self, verb: Predicate) -> Standing:
        """Return the standing of a verb: an infinitive of purpose is planned."""
        opens = verb.first == self.sentence.first and not self.sentence.goes_on
        if opens and self.document.lexicon.verb_second and verb.form in FINITE:
            return "none"  # A verb that opens its sentence asks or supposes.
        if verb.standing != "none" or verb.form != "inf":
            return verb.standing
        if verb.operator is None:
            return "none"
        rule = self.document.rule(verb.operator)
        purpose = rule.kind in ("INFINITIVE", "PURPOSE") and self._is_purpose(verb)
        return "planned" if purpose else "none"

    def _is_purpose(self, verb: Predicate) -> bool:
        """Tell whether an infinitive says what for somebody goes or stays somewhere: behind a place, not behind a verb."""
        places = self.document.marks("city", self.floor(verb.first), verb.first)
        places += self.document.within("circumstance", self.sentence, "VENUE")
        begin = verb.operator.first if verb.operator else verb.first
        return any(mark.last == begin for mark in places) or self._is_back(verb)

    def _is_back(self, verb: Predicate) -> bool:
        """Tell whether the last finite verb before an infinitive is one of being or going somewhere."""
        before = [p for p in self.predicates if p.last <= verb.first and p.form in FINITE]
        return (
            bool(before)
            and before[-1].standing in ("asserted", "planned")
            and before[-1].cue in ("VISIT", "ATTEND", "AMOUNT_TO")
        )

    def nouns(self, taken: set[int]) -> Iterator[tuple[int, int, Group | None]]:
        """Yield the words of nouns for talks outside the verbs, with the noun group that they stand in."""
        formal = self._places(_FORMAL)
        spoken = {(p.first, p.last) for p in self.predicates if p.cue == "MEET" and p.form == "noun"}
        used = set(taken)
        for place in sorted(self._places(_NOUNS) | spoken | formal, key=lambda place: (place[0], -place[1])):
            first, last = place
            plain = _SPOKEN if place in spoken else _PLAIN
            named = self.named_apart(*place) if place in formal else self.others(*place, plain)
            if not used.isdisjoint(range(first, last)) or named:
                continue
            used.update(range(first, last))
            group = next((g for g in self.groups if g.first <= first < g.last), None)
            if group is None and taken:
                continue  # "meets A over breakfast" is told by its verb.
            yield first, last, group

    def _places(self, values: frozenset[str]) -> set[tuple[int, int]]:
        """Return where the nouns of some kinds of gatherings stand."""
        marks = self.document.within("gathering", self.sentence)
        return {(mark.first, mark.last) for mark in marks if values.intersection(mark.value.split())}

    def is_formal(self, first: int, last: int) -> bool:
        """Tell whether a noun names a dialogue or consultation, not talks."""
        values = {part for m in self.document.marks("gathering", first, last) for part in m.value.split()}
        spoken = any(p.cue == "MEET" and p.form == "noun" and p.first == first for p in self.predicates)
        return bool(values & _FORMAL) and not values & _NOUNS and not spoken

    def named_apart(self, first: int, last: int) -> bool:
        """Tell whether a dialogue or consultation is that of a body, a treaty or a topic of its own."""
        return any(
            group.first <= first
            and last <= group.last
            and (group.bodies or group.treaties or not group.features <= _COUNTED)
            for group in self.groups
        )

    def floor(self, first: int) -> int:
        """Return where the clause of a word begins."""
        return max((end for end in self.ends if end < first), default=self.sentence.first)

    def governing(self, first: int, last: int) -> Predicate | None:
        """Return the verb that says what becomes of a noun: the last one before it in its clause, else the first behind it."""
        floor = self.floor(first)
        verbs = [p for p in self.predicates if p.form != "noun" and _is_verb(p)]
        before = [
            p for p in verbs if floor <= p.first and p.last <= first and not self._is_closed(p.first, first)
        ]
        if before:
            return before[-1]
        return next((p for p in verbs if p.first >= last), None)

    def _is_closed(self, verb: int, noun: int) -> bool:
        """Tell whether a verb stands in a clause of its own that a comma ends before a noun: "before it opened, they held talks"."""
        clauses = self.document.clauses
        opened = [end for end in self.ends if end <= verb and clauses[end] == clauses[verb]]
        return (
            bool(opened)
            and clauses[verb] != clauses[noun]
            and self.document.opens_clause(opened[0], self.sentence)
        )

    def of_noun(self, first: int, last: int, own: Predicate | None, governor: Predicate | None) -> Standing:
        """Return the standing of a noun: what operators and the verb that governs it say, the firmer denial first."""
        standing = self._own_standing(first, own)
        stop = self.sentence.last
        if governor is not None:
            if self._is_apart(first, governor):
                return standing
            standing, stop = _stronger(standing, _governed(governor)), governor.first
        return _stronger(standing, "none") if self._is_supposed(first, last, stop) else standing

    def _own_standing(self, first: int, own: Predicate | None) -> Standing:
        """Return what the operators that reach a noun say of it."""
        # "They discussed trade at a meeting": the meeting is not what is discussed.
        beside = own is not None and own.standing == "none" and self._is_adverbial(first)
        standing: Standing = "asserted" if own is None or beside else own.standing
        denied = any(kind == "NEGATED" and m.first <= first <= m.last for m, kind in self._operators())
        return _stronger(standing, "negated") if denied else standing

    def _is_adverbial(self, first: int) -> bool:
        """Tell whether a noun only says where or when, behind a preposition."""
        marks = self.document.marks("link", max(first - _ARTICLE - 1, self.sentence.first), first)
        return any(m.value in ("IN", "DURING") and first - m.last <= _ARTICLE for m in marks)

    def _is_apart(self, first: int, governor: Predicate) -> bool:
        """Tell whether a verb behind a noun says nothing of it: "At the meeting, the minister urged them to sign"."""
        if governor.first < first or not self._is_adverbial(first):
            return False
        return governor.standing != "planned" or any(first < end < governor.first for end in self.ends)

    def _operators(self) -> list[tuple[Mark, str]]:
        """Return the operators of the sentence with their kinds."""
        marks = self.document.within("operator", self.sentence)
        return [(mark, self.document.rule(mark).kind) for mark in marks if not self.document.rule(mark).opens]

    def _is_supposed(self, first: int, last: int, stop: int) -> bool:
        """Tell whether an operator behind a noun, in its clause and before some word, governs no predicate.

        "A meeting would help": what would be so is not said to be planned.
        """
        modal = [m for m, kind in self._operators() if kind in _MODAL and last <= m.first < m.last < stop]
        return any(self.document.same_clause(m.first, first) and not self._governs(m) for m in modal)

    def _governs(self, mark: Mark) -> bool:
        """Tell whether an operator decides on a predicate."""
        return any(
            p.operator is not None and p.operator.first == mark.first and p.cue != "AMOUNT_TO"
            for p in self.predicates
        )

    def fate(self, anchor: Anchor, ceiling: int) -> tuple[bool, bool]:
        """Tell whether talks are said to be called off, or moved: by the verb that governs their noun, or behind them."""
        cues = {p.cue for p in self.predicates if is_label(self.document, self.sentence, p)}
        told = anchor.standing == "asserted" and (not anchor.noun or self._is_adverbial(anchor.first))
        if not told:
            cues |= {
                p.cue
                for p in self.predicates
                if (p.first == anchor.verb if anchor.governed else anchor.last <= p.first < ceiling)
                and has_happened(self.document, p)
                and p.form != "noun"
            }
        return "CANCEL" in cues, "POSTPONE" in cues


def _is_plain(group: Group, plain: frozenset[str]) -> bool:
    counted = group.ordinal is not None and "talks" not in group.features
    return not group.bodies and not counted and not group.treaties and group.features <= plain


def _is_verb(predicate: Predicate) -> bool:
    """Tell whether a predicate is surely a verb; an infinitive that nothing governs may be a noun."""
    # "Was" helps another verb, or says nothing of the talks.
    if predicate.cue == "AMOUNT_TO":
        return False
    return predicate.operator is not None or predicate.standing != "none"


def _governed(governor: Predicate) -> Standing:
    """Return what a verb says of the noun that it governs; what would rise or fall does not make a plan."""
    vague = governor.standing == "planned" and governor.cue in _QUANTITIES
    return "none" if vague else governor.standing


def _stronger(one: Standing, other: Standing) -> Standing:
    return one if _RANK[one] >= _RANK[other] else other


def find_anchors(notes: Annotations, sentence: Sentence) -> list[Anchor]:
    """Return what tells of talks in a sentence, in order."""
    if not any(p.cue in _MEETS for p in notes.predicates(sentence)) and not notes.groups(sentence):
        return []
    reader = _Reader(notes, sentence)
    found: list[Anchor] = []
    taken: set[int] = set()
    for verb in reader.verbs():
        taken.update(range(verb.first, verb.last))
        found.append(
            Anchor(
                verb.first, verb.last, verb.cue, False, verb.passive, reader.standing(verb),
                reader.floor(verb.first), sentence.last, verb.first,
            )
        )  # fmt: skip
    for first, last, group in reader.nouns(taken):
        own = next((p for p in reader.predicates if p.first == first and p.cue == "MEET"), None)
        governor = reader.governing(first, last)
        standing = reader.of_noun(first, last, own, governor)
        at = governor.first if governor and governor.first < first else first
        found.append(
            Anchor(
                first, last, "MEET", True, False, standing, reader.floor(first), sentence.last, at, group,
                governor is not None and governor.cue in _HOLDS and governor.first < first,
                reader.is_formal(first, last),
            )
        )  # fmt: skip
    found = _whole(notes, sorted(found))
    return [_bounded(reader, found, n) for n in range(len(found))]


def _whole(notes: Annotations, anchors: list[Anchor]) -> list[Anchor]:
    """Return anchors without the verbs that only open what a noun behind their subject tells."""
    return [a for n, a in enumerate(anchors) if not _is_split(notes, a, anchors[n + 1 : n + 2])]


def _is_split(notes: Annotations, anchor: Anchor, behind: Sequence[Anchor]) -> bool:
    """Return whether a verb and a noun on both sides of their subject form one expression: "höll X samtal med Y"."""
    document = notes.document
    return (
        not anchor.noun
        and document.words.forms[anchor.first] in document.lexicon.splits
        and any(
            other.noun
            and document.same_clause(anchor.first, other.first)
            and document.has("link", other.last, other.last + 1, "WITH")
            for other in behind
        )
    )


def _bounded(reader: _Reader, found: list[Anchor], n: int) -> Anchor:
    """Return an anchor with the end of its part of the sentence, and what becomes of it there."""
    anchor = found[n]
    ceiling = found[n + 1].first if n + 1 < len(found) else reader.sentence.last
    cancelled, postponed = reader.fate(anchor, ceiling)
    # What was called off or moved has not been held.
    off = (cancelled or postponed) and anchor.standing == "asserted"
    standing: Standing = "planned" if off else anchor.standing
    return anchor._replace(ceiling=ceiling, cancelled=cancelled, postponed=postponed, standing=standing)
