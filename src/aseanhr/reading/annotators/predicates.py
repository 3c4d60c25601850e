"""Predicates: what is said to be done, in which form, and whether the text asserts, plans or denies it.

The standing of a predicate follows from the operators that reach it, as in the ConText algorithm (Harkema and others, 2009):
a lexicon says on which side of an operator its verbs stand, which forms it governs and how far it reaches; small words that open a clause of
their own end its scope.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from aseanhr.reading.annotators.operator_marks import is_nth, operators_in
from aseanhr.reading.annotators.split_verbs import split_verbs
from aseanhr.reading.annotators.verb_marks import true_verbs

if TYPE_CHECKING:
    from aseanhr.reading.cues import Operator
    from aseanhr.reading.cues import Predicate as Cue
    from aseanhr.reading.document import Document, Mark, Sentence
    from aseanhr.reading.lexicon import OperatorRule

__all__ = [
    "ENDS",
    "FINITE",
    "INFINITIVES",
    "PAST",
    "WEAK",
    "Predicate",
    "Standing",
    "find_predicates",
    "has_happened",
]

Standing = Literal["asserted", "planned", "negated", "none"]

FINITE = frozenset({"pres", "past", "pass_pres", "pass_past"})
INFINITIVES = frozenset({"inf", "pass_inf"})
PAST = frozenset({"past", "pass_past", "sup", "pass_sup"})
ENDS = frozenset({"CONTRAST", "RELATIVE", "SUBORDINATE"})  # links that open a clause of their own
WEAK = frozenset({"URGED", "HYPOTHETICAL", "PURPOSE", "REPORTED"})
# What no "managed to" behind it makes a fact.
_SUPPOSED = frozenset({"HYPOTHETICAL", "REPORTED"})
_AHEAD = frozenset({"PLANNED", "CONDITIONAL"})
_TURNS = frozenset({"NEGATED", "PLANNED", "CONDITIONAL", *WEAK, "INFINITIVE"})
_STANDINGS = _TURNS | {"ASSERTED"}
_MOST = 20  # operators on either side of a verb that may govern it


class Predicate(NamedTuple):
    """Something that is said to be done.

    Attributes:
        cue: what is done.
        first: index of its first word.
        last: index of the word behind it.
        start: offset of its first character.
        end: offset behind its last character.
        form: its form in this place.
        passive: whether its subject is what it is done to.
        standing: whether the text asserts it, plans it, denies it, or says nothing firm (wished, supposed, rumored).
        operator: the words that decide on its standing, if there are any.
    """

    cue: Cue
    first: int
    last: int
    start: int
    end: int
    form: str
    passive: bool
    standing: Standing
    operator: Mark | None


class _Governor(NamedTuple):
    mark: Mark
    rule: OperatorRule


class _Verb(NamedTuple):
    mark: Mark
    forms: frozenset[str]
    passive: bool


def _first(placed: _Governor | _Verb) -> int:
    return placed.mark.first


class _Scopes:
    """The operators of a sentence and the places where their scope ends."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.document = document
        self.sentence = sentence
        self.governors = [_Governor(mark, document.rule(mark)) for mark in operators_in(document, sentence)]
        self.helping = {g.mark.first for g in self.governors if g.rule.kind in ("PASSIVE", "PERFECT")}
        self.perfects = [g.mark.first for g in self.governors if g.rule.kind == "PERFECT"]
        self.ends = [mark.first for mark in document.within("link", sentence) if mark.value in ENDS]
        self.wishes = self._wishes()
        self.asks = document.asks(sentence)

    def _wishes(self) -> bool:
        """Tell whether the sentence is an item of a list of demands: "- that Laos ratify it"."""
        openers = self.document.marks("opener", self.sentence.first, self.sentence.first + 1)
        return self.sentence.role == "item" and bool(openers)

    def tells_nothing(self, verb: _Verb) -> bool:
        """Tell whether a sentence asks, orders or wants what a verb says."""
        return self.asks or self.commands(verb) or (self.wishes and not verb.forms & PAST)

    def conditional(self, verb: _Verb) -> Mark | None:
        """Return the words that make a main clause only supposed, and with it what leads to it.

        "By signing it, A would ..."; in languages without tenses "after A signs it, B will ...".
        """
        clauses, first = self.document.clauses, verb.mark.first
        bare = "bare" in verb.forms and self._subordinate(first)
        kinds = _AHEAD if bare else {"CONDITIONAL"} if verb.forms == {"ger"} else set()
        behind = [g.mark for g in self.governors if g.rule.kind in kinds and g.mark.first > first]
        apart = [mark for mark in behind if clauses[mark.first] != clauses[first]]
        return apart[0] if apart else None

    def _subordinate(self, first: int) -> bool:
        """Tell whether a clause begins with a word that makes it depend on another."""
        begin = self.document.clause_start(first, self.sentence.first)
        return self.document.has("link", begin, begin + 1, "SUBORDINATE")

    def commands(self, verb: _Verb) -> bool:
        """Tell whether a verb without a subject opens a sentence or an item: "Ratify the convention"."""
        opens = verb.mark.first == self.sentence.first
        bare = "bare" in verb.forms and self.sentence.role == "item"
        return opens and (bare or verb.forms == {"pres"})

    def opens_clause(self, first: int) -> bool:
        """Tell whether a word is the first of its clause."""
        return self.document.opens_clause(first, self.sentence)

    def ended(self, first: int, last: int) -> bool:
        """Tell whether a clause of its own begins between two words."""
        at = bisect_left(self.ends, first)
        if at < len(self.ends) and self.ends[at] < last:
            return True
        return self.parted(first, last)

    def turned(self, rule: OperatorRule, first: int, last: int) -> bool:
        """Tell whether what an operator says ends between two words: at a contrast, a denial also at a semicolon."""
        denied = rule.kind in ("NEGATED", "REPORTED", "URGED") and self.parted(first, last)
        return denied or self.contrasted(first, last)

    def parted(self, first: int, last: int) -> bool:
        """Tell whether a semicolon stands between two words."""
        return (
            ";" in self.document.text[self.document.words.ends[first - 1] : self.document.words.starts[last]]
        )

    def contrasted(self, first: int, last: int) -> bool:
        """Tell whether the text turns to something else between two words."""
        return self.document.has("link", first, last, "CONTRAST")

    def enclosed(self, operator: Mark, word: int) -> bool:
        """Tell whether an operator stands in a relative clause that a comma ends before a word."""
        if self.document.same_clause(operator.first, word):
            return False
        links = self.document.marks("link", self.sentence.first, operator.first)
        opened = [
            m.first
            for m in links
            if m.value == "RELATIVE" and self.document.same_clause(m.first, operator.first)
        ]
        return bool(opened) and opened[0] > self.sentence.first and self.opens_clause(opened[0])

    def lists(self, first: int, last: int) -> bool:
        """Return whether the commas between two words only separate the names of a list: "none of Laos, Brunei and Myanmar has"."""
        clauses, written = self.document.clauses, self.document.words.written
        breaks = [n for n in range(first + 1, last) if clauses[n] != clauses[n - 1]]
        if not breaks or not self.document.has("link", breaks[-1], last, "AND"):
            return False
        return all(written(n)[0].isupper() for n in range(breaks[0] - 1, breaks[-1] + 1))

    def relates(self, first: int, last: int) -> bool:
        """Return whether a relative clause begins between two words."""
        return self.document.has("link", first, last, "RELATIVE")

    def aside(self, operator: Mark, word: int) -> bool:
        """Return whether a word is in a relative clause after a comma, which an operator before it does not reach."""
        begin = self.document.clause_start(word, self.sentence.first)
        opened = {mark.value for mark in self.document.marks("link", begin, begin + 1)}
        relative = "RELATIVE" in opened and "SUBORDINATE" not in opened  # "they said, that"
        return operator.first < begin and relative and self.opens_clause(begin)

    def around(self, verb: Mark) -> list[_Governor]:
        """Return the operators nearest to a verb, in order."""
        at = bisect_left(self.governors, verb.first, key=_first)
        return self.governors[max(at - _MOST, 0) : at + _MOST]

    def before(self, first: int, *kinds: Operator) -> _Governor | None:
        """Return the last operator of some kinds before a word, in its clause and not behind another verb's."""
        found = None
        for governor in self.governors:
            if governor.mark.last > first:
                break
            if governor.rule.kind in kinds and self.document.same_clause(governor.mark.first, first):
                found = governor
        return found


def _is_joined(document: Document, at: int) -> bool:
    """Tell whether a word such as "and" stands right before another word."""
    return any(mark.last == at and mark.value == "AND" for mark in document.marks("link", at - 3, at))


def _is_perfect(scopes: _Scopes, mark: Mark, floor: int) -> bool:
    """Tell whether a helper such as "had" stands right before a verb."""
    return any(
        g.rule.kind == "PERFECT" and floor <= g.mark.first and g.mark.last == mark.first
        for g in scopes.governors
    )


def _resolve(scopes: _Scopes, mark: Mark, forms: set[str], before: list[_Verb]) -> _Verb:
    """Tell which of its forms a verb has in this place, and whether it is passive."""
    previous = before[-1] if before else None
    if "bare" in forms:
        governor = scopes.before(mark.first, "PASSIVE")
        return _Verb(mark, frozenset(forms), governor is not None and governor.mark.last == mark.first)
    if "part" in forms and forms & {"past", "sup"}:
        return _participle(scopes, mark, forms, previous)
    if "part" in forms and forms >= {"inf"} and _is_perfect(scopes, mark, _floor(scopes, previous)):
        return _Verb(mark, frozenset({"part"}), False)  # "had come to"
    if forms >= {"inf", "pres"}:
        form = "inf" if _is_infinitive(scopes, mark, previous) else "pres"
        return _Verb(mark, frozenset({form}), False)
    if forms == {"part"}:
        governor = scopes.before(mark.first, "PASSIVE", "PERFECT")
        return _Verb(mark, frozenset(forms), governor is None or governor.rule.kind == "PASSIVE")
    return _Verb(mark, frozenset(forms), any(form.startswith("pass_") for form in forms))


def _floor(scopes: _Scopes, previous: _Verb | None) -> int:
    """Return from where on an operator may belong to a verb and not to the one before it."""
    return previous.mark.first if previous else scopes.sentence.first


def _participle(scopes: _Scopes, mark: Mark, forms: set[str], previous: _Verb | None) -> _Verb:
    """Tell whether a form that may be a participle or a past tense is the participle, and whether it is passive."""
    document = scopes.document
    governor = scopes.before(mark.first, "PASSIVE", "PERFECT")
    beside = governor is not None and not scopes.ended(governor.mark.last, mark.first)
    if governor is not None and beside and governor.mark.first >= _floor(scopes, previous):
        found = frozenset({"part"} if "past" in forms else forms)
        return _Verb(mark, found, governor.rule.kind == "PASSIVE")
    if previous is not None and previous.forms == {"part"} and _is_joined(document, mark.first):
        return _Verb(mark, frozenset({"part"}), previous.passive)
    if any(g.mark.last == mark.first and "part" in g.rule.takes for g in scopes.governors):
        return _Verb(mark, frozenset({"part"}), False)  # "was to have met"
    by = document.has("link", mark.last, mark.last + 1, "BY")
    return _Verb(mark, frozenset(forms - {"part"} if not by else {"part"}), by)


def _is_infinitive(scopes: _Scopes, mark: Mark, previous: _Verb | None) -> bool:
    """Tell whether a form that may be an infinitive or a present tense is the infinitive."""
    floor = _floor(scopes, previous)
    governed = any(
        governor.mark.first >= floor
        and governor.mark.last <= mark.first
        and "inf" in governor.rule.takes
        and (governor.rule.reach == "rest" or not scopes.ended(governor.mark.last, mark.first))
        for governor in scopes.governors
    )
    joined = previous is not None and _is_joined(scopes.document, mark.first)
    return governed or (
        joined and previous is not None and "inf" in previous.forms and "pres" not in previous.forms
    )


def _has_finite(scopes: _Scopes, verbs: list[_Verb], first: int, last: int) -> bool:
    """Tell whether a full finite verb stands in a range of words; "is" and "has" only help."""
    begin = bisect_left(verbs, first, key=_first)
    return any(
        verb.mark.last <= last and verb.forms & FINITE and verb.mark.first not in scopes.helping
        for verb in verbs[begin : bisect_left(verbs, last, lo=begin, key=_first)]
    )


def _helped(scopes: _Scopes, mark: Mark, verb: _Verb) -> bool:
    """Tell whether a word such as "have" begins a clause of its own for a verb: "due to meet on Monday, have put it off"."""
    return any(
        mark.last <= g.mark.first < verb.mark.first
        and not scopes.document.same_clause(mark.last - 1, g.mark.first)
        for g in scopes.governors
        if g.rule.kind in ("PASSIVE", "PERFECT")
    )


def _resumes(scopes: _Scopes, operator: Mark, verb: _Verb, verbs: list[_Verb]) -> bool:
    """Return whether a finite helper after the verb of an operator continues the main clause: "the talks it was to hold have been cancelled"."""
    begin = bisect_left(verbs, operator.last, key=_first)
    between = [v for v in verbs[begin:] if v.mark.last <= verb.mark.first]
    own = next(
        (v.mark for v in between if v.forms <= INFINITIVES and v.mark.first not in scopes.helping), None
    )
    if own is None:
        return False
    helpers = [*scopes.perfects]
    helpers += [v.mark.first for v in between if v.mark.first in scopes.helping and v.forms <= FINITE]
    return any(
        own.last <= at < verb.mark.first and not scopes.document.has("link", at - 1, at, "AND")
        for at in helpers
    )


def _reaches(scopes: _Scopes, governor: _Governor, verb: _Verb, verbs: list[_Verb]) -> bool:
    """Tell whether an operator governs a verb."""
    mark, rule = governor
    if rule.takes and not rule.takes & verb.forms:
        return False
    if mark.first <= verb.mark.first and verb.mark.last <= mark.last and rule.kind == "NEGATED":
        return True  # "chưa diễn ra"
    if mark.first < verb.mark.first < mark.last:
        return True  # "is finalizing" before "finalizing the ratification of"
    # "exports to Japan hit": what may also be a past form is an infinitive only right behind its particle.
    if rule.kind == "INFINITIVE" and "past" in verb.forms and mark.last != verb.mark.first:
        return False
    if mark.last <= verb.mark.first:
        return _reaches_ahead(scopes, governor, verb, verbs)
    return rule.toward == "both" and verb.mark.last <= mark.first and _reaches_back(scopes, governor, verb)


def _reaches_rest(scopes: _Scopes, governor: _Governor, verb: _Verb) -> bool:
    """Return whether an operator that governs the rest of a sentence governs a later verb."""
    mark, rule = governor
    held = not scopes.turned(rule, mark.last, verb.mark.first) or verb.mark.first == mark.last
    if rule.kind == "URGED" and verb.forms <= PAST and scopes.relates(mark.last, verb.mark.first):
        return False  # "urged it to ratify what it signed in 2008"
    return held and not scopes.enclosed(mark, verb.mark.first) and not scopes.aside(mark, verb.mark.first)


def _reaches_ahead(scopes: _Scopes, governor: _Governor, verb: _Verb, verbs: list[_Verb]) -> bool:
    """Tell whether an operator governs a verb behind it that has a form that it takes."""
    mark, rule = governor
    if rule.reach == "rest":
        return _reaches_rest(scopes, governor, verb)
    if scopes.ended(mark.last, verb.mark.first) or _has_finite(scopes, verbs, mark.last, verb.mark.first):
        return False
    if _resumes(scopes, mark, verb, verbs):
        return False
    listed = rule.reach == "near" and scopes.lists(mark.last, verb.mark.first)
    if listed or scopes.document.same_clause(mark.last - 1, verb.mark.first):
        return True
    if _helped(scopes, mark, verb):
        return False
    return rule.reach == "near" and bool(verb.forms & {"inf", "part"}) and bool(rule.takes)


def _reaches_back(scopes: _Scopes, governor: _Governor, verb: _Verb) -> bool:
    """Tell whether an operator governs a verb before it."""
    first, last = verb.mark.last, governor.mark.first
    if governor.rule.reach == "rest":
        return not scopes.contrasted(first, last)
    document, behind = scopes.document, governor.mark.last
    own = behind in scopes.helping or document.has(
        "verb", behind, behind + 1
    )  # "... och inte har ratificerat"
    if any(first <= helper < last for helper in scopes.helping) or (
        own and document.has("link", first, last, "AND")
    ):
        return False  # "signed it and has not ratified"
    return document.same_clause(verb.mark.first, last) and not scopes.ended(first, last)


def _standing(scopes: _Scopes, verb: _Verb, verbs: list[_Verb]) -> tuple[Standing, Mark | None]:
    """Tell from the operators that reach a verb whether it is asserted, planned or denied."""
    if scopes.tells_nothing(verb):
        return "none", None
    by_kind, firm = _turning(scopes, verb, verbs)
    turned = _turned(scopes.document, by_kind)
    if turned is not None:
        return turned
    means = scopes.conditional(verb)
    idle = not firm and verb.forms <= INFINITIVES
    return ("none" if idle or means is not None else "asserted"), means


def _turned(document: Document, by_kind: dict[Operator, Mark]) -> tuple[Standing, Mark] | None:
    """Return what the operators that reach a verb make of it, with the one that decides; None without any."""
    weak = next((by_kind[kind] for kind in by_kind if kind in WEAK), None)
    ahead = next((by_kind[kind] for kind in by_kind if kind in _AHEAD), None)
    if "NEGATED" in by_kind:
        return ("negated" if weak is None and ahead is None else "none"), by_kind["NEGATED"]
    if weak is not None:
        return "none", weak
    if ahead is not None:
        return "planned", ahead
    particle = by_kind.get("INFINITIVE")
    if particle is None:
        return None
    return ("asserted" if is_nth(document, particle) else "none"), particle


def _turning(scopes: _Scopes, verb: _Verb, verbs: list[_Verb]) -> tuple[dict[Operator, Mark], bool]:
    """Return the operators that reach a verb and turn what it says, by their kind, and whether one makes it firm."""
    reaching = [
        governor
        for governor in scopes.around(verb.mark)
        if governor.rule.kind in _STANDINGS and _reaches(scopes, governor, verb, verbs)
    ]
    firm = max((g.mark.first for g in reaching if g.rule.kind == "ASSERTED"), default=-1)
    # A condition holds for all that it reaches, however firmly that is said: "if ..., it had risen".
    turning = [g for g in reaching if g.rule.kind in _TURNS and (g.mark.first > firm or _holds(g.rule))]
    return {g.rule.kind: g.mark for g in turning}, firm >= 0


def _holds(rule: OperatorRule) -> bool:
    """Return whether an operator still applies to what a later firm word says: denying that something "has been done" denies it."""
    outlasts = rule.reach == "rest" and rule.kind in ("NEGATED", "REPORTED")
    return rule.kind in _SUPPOSED or rule.toward == "both" or outlasts


def _verb_marks(scopes: _Scopes) -> list[Mark]:
    """Return the verbs of a sentence in order, those that are parted from their particle joined to it.

    Words that only urge do not count: "called on Laos to ratify" urges, "called on the King" visits.
    """
    document, sentence = scopes.document, scopes.sentence
    marks = true_verbs(document, sentence)
    particles = {g.mark.last for g in scopes.governors if g.rule.kind == "INFINITIVE"}
    infinitive = max((m.first for m in marks if m.form == "inf" and m.first in particles), default=-1)
    turning = {(g.mark.first, g.mark.last) for g in scopes.governors if g.rule.kind in WEAK}
    split = split_verbs(document, sentence)
    parted = {(mark.first, mark.last) for mark in split}
    whole = [mark for mark in marks if (mark.first, mark.last) not in parted]
    return [
        mark
        for mark in sorted([*whole, *split])
        if mark.value == "AIM" or (mark.first, mark.last) not in turning or infinitive <= mark.last
    ]


def _occurrences(
    scopes: _Scopes,
) -> tuple[dict[tuple[int, int], Mark], dict[tuple[int, int], dict[str, set[str]]]]:
    """Return the verbs of a sentence by their place, with their senses and the forms of each.

    What is a visit ("called on the King") urges nothing.
    """
    grouped: dict[tuple[int, int], dict[str, set[str]]] = {}
    marks: dict[tuple[int, int], Mark] = {}
    turning = {(g.mark.first, g.mark.last) for g in scopes.governors if g.rule.kind in WEAK}
    visits: set[tuple[int, int]] = set()
    for mark in _verb_marks(scopes):
        place = mark.first, mark.last
        if place in turning and mark.value != "AIM":
            visits.add(place)
        grouped.setdefault(place, {}).setdefault(mark.value, set()).add(mark.form)
        marks.setdefault(place, mark)
    scopes.governors = [
        g for g in scopes.governors if g.rule.kind != "URGED" or (g.mark.first, g.mark.last) not in visits
    ]
    return marks, grouped


def find_predicates(document: Document, sentence: Sentence) -> list[Predicate]:
    """Return the predicates of a sentence in order; a verb with several senses gives one for each."""
    scopes = _Scopes(document, sentence)
    marks, grouped = _occurrences(scopes)
    verbs: list[_Verb] = []
    for place in sorted(grouped):
        forms = {form for found in grouped[place].values() for form in found}
        verbs.append(_resolve(scopes, marks[place], forms, verbs))
    predicates: list[Predicate] = []
    for verb in verbs:
        standing, operator = _standing(scopes, verb, verbs)
        mark = verb.mark
        for cue, forms in grouped[mark.first, mark.last].items():
            own = sorted(verb.forms & forms) or sorted(forms)
            predicates.append(
                Predicate(
                    cast("Cue", cue),
                    mark.first,
                    mark.last,
                    mark.start,
                    mark.end,
                    own[0],
                    verb.passive,
                    standing,
                    operator,
                )
            )
    return predicates


def has_happened(document: Document, verb: Predicate) -> bool:
    """Tell whether what a verb says was done, also where it had to be."""
    if verb.standing != "none" or verb.operator is None:
        return verb.standing == "asserted"
    rule = document.rule(verb.operator)
    return rule.kind == "URGED" and rule.reach == "near"
