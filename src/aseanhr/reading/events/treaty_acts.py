"""What is done under treaties: the predicates of a sentence as acts, nouns joined to the verbs that carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.document import is_inside
from aseanhr.reading.events.wording import is_act, is_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate, Standing
    from aseanhr.reading.document import Document, Mark, Sentence
    from aseanhr.records.treaty import TreatyAct

__all__ = ["BINDING", "Act", "acts_of"]

# The act that each predicate is; of several senses of one verb the first in this list counts.
_EVENTS: dict[str, TreatyAct] = {
    "BE_BORN": "adopted",
    "OPEN_FOR_SIGNATURE": "adopted",
    "ENTER_INTO_FORCE": "entered_into_force",
    "WITHDRAW": "withdrawn",
    "STAY_OUTSIDE": "party",
    "DO_NEITHER": "ratified",
    "DEPOSIT": "ratified",
    "SUCCEED": "succeeded",
    "ACCEDE": "acceded",
    "RATIFY": "ratified",
    "SIGN": "signed",
    "ACCEPT": "accepted",
    "BE_PARTY": "party",
    "JOIN": "party",
    "FOLLOW_SUIT": "party",
    "ADOPT": "adopted",
}
# Verbs of others about an act: a vote for it is not the act.
_ABOUT = frozenset({"VOTE", "ENDORSE", "ADOPT", "ACCEPT"})
_INSTRUMENTS = frozenset({"RATIFY", "ACCEDE", "ACCEPT", "DEPOSIT", "SUCCEED"})
_TAKING_EFFECT = frozenset({"WITHDRAW", "ACCEDE", "RATIFY"})
# What is done to a treaty by words that may be done to something else.
_TO_TREATY = frozenset({"JOIN", "BE_PARTY", "STAY_OUTSIDE", "WITHDRAW"})
_PEOPLE = frozenset({"OURS", "HOME", "PERSON"})
_APART = 14  # words that may part a verb of depositing from what is deposited
# How a state comes to be bound.
BINDING: frozenset[TreatyAct] = frozenset({"ratified", "acceded", "accepted", "succeeded", "party"})


class Act(NamedTuple):
    """Something done under a treaty, at its words.

    Attributes:
        first: index of the first word.
        last: index of the word behind the last one.
        start: offset of the first character.
        end: offset behind the last character.
        cue: the predicate.
        event: which act it is.
        standing: whether the text asserts, plans or denies it.
        passive: whether its subject is the treaty.
        noun: whether only a noun names it.
        present: whether it is told in the present, which may be of what is to come.
    """

    first: int
    last: int
    start: int
    end: int
    cue: str
    event: TreatyAct
    standing: Standing
    passive: bool
    noun: bool
    present: bool = False


def _chosen(document: Document, predicates: Sequence[Predicate]) -> list[Predicate]:
    """Return one predicate for each place, the one that tells most of a treaty."""
    order = {cue: n for n, cue in enumerate(_EVENTS)}
    best: dict[tuple[int, int], Predicate] = {}
    for predicate in predicates:
        if not is_act(document, predicate):
            continue
        place = predicate.first, predicate.last
        rank = order.get(predicate.cue, len(order))
        if place not in best or rank < order.get(best[place].cue, len(order)):
            best[place] = predicate
    return [best[place] for place in sorted(best)]


def _act(document: Document, predicate: Predicate) -> Act:
    return Act(
        predicate.first,
        predicate.last,
        predicate.start,
        predicate.end,
        predicate.cue,
        _EVENTS[predicate.cue],
        predicate.standing,
        predicate.passive,
        is_noun(document, predicate),
        predicate.form in ("pres", "pass_pres"),
    )


def _carried(verb: Act, noun: Act) -> Act:
    """Return a verb with the noun that tells which act it performs: "deposited its instrument of accession"."""
    event = noun.event if noun.cue != "DEPOSIT" else verb.event
    if verb.standing == "asserted" and noun.standing == "negated":
        verb = verb._replace(standing="negated")
    return verb._replace(
        first=min(verb.first, noun.first),
        last=max(verb.last, noun.last),
        start=min(verb.start, noun.start),
        end=max(verb.end, noun.end),
        event=event,
    )


def _turned(act: Act, kind: str) -> Act:
    """Return a noun as an operator behind it makes it."""
    if kind == "PLANNED" and act.standing == "asserted":
        return act._replace(standing="planned")
    if kind in ("URGED", "HYPOTHETICAL", "REPORTED", "NEGATED") and act.standing != "negated":
        return act._replace(standing="none")
    return act


class _Collector:
    """Goes through the predicates of a sentence and joins nouns to the verbs that carry them."""

    def __init__(self, notes: Annotations, sentence: Sentence) -> None:
        self.notes = notes
        self.sentence = sentence
        self.found: list[Act] = []
        self.about: Predicate | None = None  # a verb that votes on or welcomes what follows
        self.witness: Predicate | None = None  # a verb of those who look on
        self.operator: str | None = None  # the number of what decides on the standing of the last predicate
        self.waiting: Act | None = None  # a noun that a verb behind it may carry

    def together(self, a: int, b: int) -> bool:
        """Tell whether two words stand in one clause."""
        clauses = self.notes.document.clauses
        return clauses[a] == clauses[b]

    def take(self, predicate: Predicate) -> None:
        """Read one predicate."""
        if predicate.form != "noun" and predicate.cue in _ABOUT:
            self.about = predicate
        if predicate.cue == "WITNESS":
            self.witness = predicate
        if predicate.cue not in _EVENTS:
            self._happened(predicate)
            return
        self.operator = predicate.operator.value if predicate.operator else None
        if is_noun(self.notes.document, predicate):
            self._noun(_act(self.notes.document, predicate))
        else:
            self._verb(_act(self.notes.document, predicate))

    def _happened(self, predicate: Predicate) -> None:
        """Deny a noun when the text says that it did not take place."""
        noun = self.found[-1] if self.found else None
        if noun is None or not noun.noun or predicate.standing != "negated":
            return
        if predicate.cue == "TAKE_PLACE":
            self.found[-1] = noun._replace(standing="negated")
        elif predicate.cue == "IMPLEMENT" and predicate.form != "noun":
            # who has not carried it out stands before the verb or behind it
            self.found[-1] = noun._replace(
                standing="negated", last=predicate.last, end=predicate.end, noun=False
            )

    def _noun(self, act: Act) -> None:
        carrier = self.found[-1] if self.found else None
        if (
            carrier is not None
            and not carrier.noun
            and act.cue in _INSTRUMENTS
            and self._carries(carrier, act)
        ):
            self.found[-1] = _carried(carrier, act)
            return
        if carrier is not None and self._names_party(carrier, act):
            self.found[-1] = carrier._replace(last=act.last, end=act.end)
            return
        governed = self._governed(self._witnessed(act))
        # What others approve or welcome has not been done by that, but it may be said to lie ahead.
        if self.about is not None and self.together(self.about.first, act.first):
            if self.found and self.found[-1].first == self.about.first:
                self.found.pop()  # "approved the accession" adopts no treaty
            if governed.standing != "planned":
                return
        self.waiting = act if act.cue in _INSTRUMENTS else None
        if act.cue != "DEPOSIT":
            self.found.append(governed)

    def _witnessed(self, act: Act) -> Act:
        """Return a signature on which others look as what is done: "witnessed the signing of X by A"."""
        verb = self.witness
        if verb is None or act.event != "signed" or not self.together(verb.first, act.first):
            return act
        return act._replace(noun=False, passive=True, standing=verb.standing)

    def _names_party(self, carrier: Act, noun: Act) -> bool:
        """Tell whether a noun only goes on with a verb of being or becoming a party."""
        party = noun.cue == "BE_PARTY" and carrier.cue in ("BE_PARTY", "JOIN")
        return party and self.together(carrier.first, noun.first)

    def _governed(self, act: Act) -> Act:
        """Return a noun with the standing that the verb behind it has: "its accession is overdue"."""
        document = self.notes.document
        for mark in document.marks("operator", act.last, self.sentence.last):
            rule = document.rule(mark)
            if rule.kind == "CONDITIONAL" and not self._between(act, mark):
                return act._replace(standing="none")  # "its accession would be welcome"
            if rule.opens:
                continue  # "were good"
            if self.together(act.first, mark.first) or (rule.kind == "PLANNED" and self._added(act, mark)):
                turned = _turned(act, rule.kind)
                if turned != act:
                    return turned
        denied = act.standing == "negated" and self.operator is not None
        if denied and document.lexicon.operators[int(self.operator or 0)].reach == "rest":
            return act._replace(standing="none")  # "the wrong date of its accession"
        return act

    def _between(self, act: Act, mark: Mark) -> bool:
        """Tell whether another act or conjunction stands between a noun and an operator behind it."""
        document = self.notes.document
        links = document.marks("link", act.last, mark.first)
        verbs = document.marks("verb", act.last, mark.first)
        acts = any(v.value in _EVENTS and v.form != "noun" for v in verbs)
        return acts or any(m.value in ("AND", "CONTRAST", "RELATIVE") for m in links)

    def _added(self, act: Act, mark: Mark) -> bool:
        """Tell whether a word opens what is added to the clause of a noun: "the accession of A, expected in May"."""
        clauses = self.notes.document.clauses
        return clauses[mark.first] == clauses[act.first] + 1 and clauses[mark.first - 1] == clauses[act.first]

    def _carries(self, verb: Act, noun: Act) -> bool:
        """Tell whether a noun names what a verb deposits, or the way in which it joins."""
        if verb.cue == "DEPOSIT":
            return noun.first - verb.last <= _APART
        if verb.cue == "SIGN":
            return self.together(verb.first, noun.first)
        links = self.notes.document.marks("link", max(noun.first - 3, verb.last), noun.first)
        return (
            verb.cue in ("JOIN", "BE_PARTY") and noun.cue != "DEPOSIT" and any(m.value == "BY" for m in links)
        )

    def _effective(self, act: Act) -> bool:
        """Join a verb of taking effect to the act that it is said of: "the withdrawal of A took effect"."""
        noun = self.found[-1] if self.found else None
        if act.cue != "ENTER_INTO_FORCE" or noun is None or not (noun.noun or self._nominal(noun)):
            return False
        if noun.cue not in _TAKING_EFFECT or not self.together(noun.first, act.first):
            return False
        event = noun.event if noun.cue == "WITHDRAW" else act.event
        self.found[-1] = noun._replace(
            last=act.last, end=act.end, standing=act.standing, event=event, noun=True
        )
        return True

    def _nominal(self, act: Act) -> bool:
        """Tell whether a word before a verb in its clause makes a noun of it."""
        marks = self.notes.document.marks("determiner", self.sentence.first, act.first)
        return any(m.value == "NOMINAL" and self.together(m.first, act.first) for m in marks)

    def _verb(self, act: Act) -> None:
        noun, self.waiting = self.waiting, None
        if self._effective(act):
            return
        carries = act.cue in ("DEPOSIT", "FOLLOW_SUIT") or (act.cue == "SIGN" and act.passive)
        if carries and noun and self.together(noun.first, act.first):
            if self.found and self.found[-1] == noun:
                self.found.pop()
            if act.cue != "FOLLOW_SUIT":
                self.found.append(_carried(act, noun))
            elif noun.cue != "DEPOSIT":  # "ratification has yet to follow"
                standing = noun.standing if noun.standing != "asserted" else act.standing
                self.found.append(noun._replace(standing=standing))
            return
        if self.about is not None and self.about.first != act.first and self._voted(self.about, act):
            return
        self.found.append(act)

    def _voted(self, about: Predicate, act: Act) -> bool:
        """Tell whether an act is what another verb votes on: "voted in favor of acceding"."""
        if about.cue != "VOTE" or not self.together(about.first, act.first):
            return False
        return not any(
            mark.value == "AND" for mark in self.notes.document.marks("link", about.last, act.first)
        )

    def done(self) -> list[Act]:
        """Return the acts, deposits of something else left out."""
        marks = self.notes.document.marks
        return [
            act
            for act in self.found
            if act.cue != "DEPOSIT" or any(mark.form == "noun" for mark in marks("verb", act.first, act.last))
        ]


def acts_of(notes: Annotations, sentence: Sentence) -> list[Act]:
    """Return the acts of a sentence in order; nouns that only name what others vote on or welcome are left out."""
    collector = _Collector(notes, sentence)
    states = {state.first for state in notes.countries_in(sentence)}
    for predicate in _chosen(notes.document, notes.predicates(sentence)):
        if predicate.cue == "WITHDRAW" and predicate.last in states:
            continue  # "that leaves A and B outside"
        if predicate.cue in _TO_TREATY and _is_of_other(notes.document, sentence, predicate):
            continue
        under_way = _is_under_way(notes.document, predicate)
        collector.take(predicate._replace(standing="planned") if under_way else predicate)
    return collector.done()


def _is_of_other(document: Document, sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether what is joined or left is a body or a meeting: "became a member of ASEAN", "stays away from talks"."""
    at = max(
        (m.last for m in document.marks("determiner", predicate.last, predicate.last + 1)),
        default=predicate.last,
    )
    others = [*document.marks("body", at, at + 1), *document.marks("gathering", at, at + 1)]
    others += [m for m in document.marks("reference", at, at + 1) if m.value in _PEOPLE]  # "joined us"
    return any(not is_inside(document.within("treaty", sentence), mark) for mark in others)


def _is_under_way(document: Document, predicate: Predicate) -> bool:
    """Return whether an act is still being done: "is finalizing its ratification"; who says so withdraws, though."""
    if predicate.form != "ger" or predicate.standing != "asserted" or predicate.cue == "WITHDRAW":
        return False
    return document.is_helped(predicate.first)
