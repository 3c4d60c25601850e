"""Predicates: what is said to be done, in which form, and whether the text asserts, plans or denies it.

The standing of a predicate follows from the operators that reach it, as in the ConText algorithm (Harkema and others, 2009):
a lexicon says on which side of an operator its verbs stand, which forms it governs and how far it reaches; small words that open a clause of
their own end its scope.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aseanhr.reading.cues import Operator
    from aseanhr.reading.cues import Predicate as Cue
    from aseanhr.reading.document import Document, Mark, Sentence
    from aseanhr.reading.lexicon import OperatorRule

__all__ = ["Predicate", "Standing", "find_predicates", "is_month"]

Standing = Literal["asserted", "planned", "negated", "none"]

_FINITE = frozenset({"pres", "past", "pass_pres", "pass_past"})
_PAST = frozenset({"past", "pass_past", "sup", "pass_sup"})
_ENDS = frozenset({"CONTRAST", "RELATIVE", "SUBORDINATE"})
_WEAK = frozenset({"URGED", "HYPOTHETICAL", "PURPOSE", "REPORTED"})
_COUNTED = 4  # words before an infinitive in which the number of who acts stands
_SPLIT = 14  # words behind a verb in which its particle may stand
# What no "managed to" behind it makes a fact.
_SUPPOSED = frozenset({"HYPOTHETICAL", "REPORTED"})
_AHEAD = frozenset({"PLANNED", "CONDITIONAL"})
_TURNS = frozenset({"NEGATED", "PLANNED", "CONDITIONAL", *_WEAK, "INFINITIVE"})


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


def is_month(document: Document, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an operator is a name beside a figure: "4 May"."""
    words, first, last = document.words, mark.first, mark.last
    if last - first > 1 or first == sentence.first or not words.written(first)[0].isupper():
        return False
    beside = [n for n in (first - 1, last) if sentence.first <= n < sentence.last]
    return any(words.forms[n].isdigit() for n in beside)


class _Scopes:
    """The operators of a sentence and the places where their scope ends."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.document = document
        self.sentence = sentence
        rules = document.lexicon.operators
        marks = document.within("operator", sentence)
        self.governors = [
            _Governor(mark, rules[int(mark.value)])
            for mark in marks
            if (not rules[int(mark.value)].opens or self.opens_clause(mark.first))
            and not is_month(document, sentence, mark)
        ]
        self.ends = [mark.first for mark in document.within("link", sentence) if mark.value in _ENDS]
        self.wishes = self._wishes()
        self.asks = document.text[sentence.start : sentence.end].rstrip("\"'”’») ").endswith("?")

    def _wishes(self) -> bool:
        """Tell whether the sentence is an item of a list of demands: "- that Laos ratify it"."""
        openers = self.document.marks("opener", self.sentence.first, self.sentence.first + 1)
        return self.sentence.role == "item" and bool(openers)

    def tells_nothing(self, verb: _Verb) -> bool:
        """Tell whether a sentence asks, orders or wants what a verb says."""
        return self.asks or self.commands(verb) or (self.wishes and not verb.forms & _PAST)

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
        begin = first
        while begin > self.sentence.first and self.same_clause(begin - 1, first):
            begin -= 1
        links = self.document.marks("link", begin, begin + 1)
        return any(mark.value == "SUBORDINATE" for mark in links)

    def commands(self, verb: _Verb) -> bool:
        """Tell whether a verb without a subject opens a sentence or an item: "Ratify the convention"."""
        opens = verb.mark.first == self.sentence.first
        bare = "bare" in verb.forms and self.sentence.role == "item"
        return opens and (bare or verb.forms == {"pres"})

    def opens_clause(self, first: int) -> bool:
        """Tell whether a word is the first of its clause."""
        return first == self.sentence.first or not self.same_clause(first - 1, first)

    def ended(self, first: int, last: int) -> bool:
        """Tell whether a clause of its own begins between two words."""
        if any(first <= end < last for end in self.ends):
            return True
        gap = self.document.text[self.document.words.ends[first - 1] : self.document.words.starts[last]]
        return ";" in gap

    def contrasted(self, first: int, last: int) -> bool:
        """Tell whether the text turns to something else between two words, or only a semicolon joins them."""
        words, text = self.document.words, self.document.text
        links = self.document.marks("link", first, last)
        joined = first < last and ";" in text[words.ends[first - 1] : words.starts[last]]
        return joined or any(mark.value == "CONTRAST" for mark in links)

    def same_clause(self, a: int, b: int) -> bool:
        """Tell whether no comma, dash or bracket stands between two words."""
        return self.document.clauses[a] == self.document.clauses[b]

    def before(self, first: int, *kinds: Operator) -> _Governor | None:
        """Return the last operator of some kinds before a word, in its clause and not behind another verb's."""
        found = None
        for governor in self.governors:
            if governor.mark.last > first:
                break
            if governor.rule.kind in kinds and self.same_clause(governor.mark.first, first):
                found = governor
        return found


def _between(verbs: Iterable[_Verb], first: int, last: int) -> list[_Verb]:
    return [verb for verb in verbs if first <= verb.mark.first and verb.mark.last <= last]


def _is_joined(document: Document, at: int) -> bool:
    """Tell whether a word such as "and" stands right before another word."""
    return any(mark.last == at and mark.value == "AND" for mark in document.marks("link", at - 3, at))


def _resolve(scopes: _Scopes, mark: Mark, forms: set[str], before: list[_Verb]) -> _Verb:
    """Tell which of its forms a verb has in this place, and whether it is passive."""
    document = scopes.document
    previous = before[-1] if before else None
    floor = previous.mark.first if previous else scopes.sentence.first
    joined = _is_joined(document, mark.first) and previous is not None
    passive = any(form.startswith("pass_") for form in forms)
    if "bare" in forms:
        governor = scopes.before(mark.first, "PASSIVE")
        return _Verb(mark, frozenset(forms), governor is not None and governor.mark.last == mark.first)
    if "part" in forms and forms & {"past", "sup"}:
        governor = scopes.before(mark.first, "PASSIVE", "PERFECT")
        if governor is not None and governor.mark.first >= floor:
            return _Verb(
                mark, frozenset({"part"} if "past" in forms else forms), governor.rule.kind == "PASSIVE"
            )
        if joined and previous is not None and previous.forms == {"part"}:
            return _Verb(mark, frozenset({"part"}), previous.passive)
        if any(g.mark.last == mark.first and "part" in g.rule.takes for g in scopes.governors):
            return _Verb(mark, frozenset({"part"}), False)  # "was to have met"
        by = any(link.value == "BY" for link in document.marks("link", mark.last, mark.last + 1))
        return _Verb(mark, frozenset(forms - {"part"} if not by else {"part"}), by)
    if forms >= {"inf", "pres"}:
        governed = any(
            governor.mark.first >= floor
            and governor.mark.last <= mark.first
            and "inf" in governor.rule.takes
            and (governor.rule.reach == "rest" or not scopes.ended(governor.mark.last, mark.first))
            for governor in scopes.governors
        )
        if governed or (
            joined and previous is not None and "inf" in previous.forms and "pres" not in previous.forms
        ):
            return _Verb(mark, frozenset({"inf"}), False)
        return _Verb(mark, frozenset({"pres"}), False)
    if forms == {"part"}:
        governor = scopes.before(mark.first, "PASSIVE", "PERFECT")
        return _Verb(mark, frozenset(forms), governor is None or governor.rule.kind == "PASSIVE")
    return _Verb(mark, frozenset(forms), passive)


def _has_finite(scopes: _Scopes, verb: _Verb, between: Iterable[_Verb]) -> bool:
    """Tell whether a full finite verb stands among some verbs before another one; "is" and "has" only help."""
    helping = {g.mark.first for g in scopes.governors if g.rule.kind in ("PASSIVE", "PERFECT")}
    return any(v.forms & _FINITE for v in between if v.mark.first not in helping | {verb.mark.first})


def _reaches(scopes: _Scopes, governor: _Governor, verb: _Verb, verbs: list[_Verb]) -> bool:
    """Tell whether an operator governs a verb."""
    mark, rule = governor
    if rule.takes and not rule.takes & verb.forms:
        return False
    # "exports to Japan hit": what may also be a past form is an infinitive only right behind its particle.
    if rule.kind == "INFINITIVE" and "past" in verb.forms and mark.last != verb.mark.first:
        return False
    if rule.reach == "rest" and rule.toward == "both" and verb.mark.last <= mark.first:
        return not scopes.contrasted(verb.mark.last, mark.first)
    if mark.last <= verb.mark.first:
        if rule.reach == "rest":
            return not scopes.contrasted(mark.last, verb.mark.first) or verb.mark.first == mark.last
        if scopes.ended(mark.last, verb.mark.first):
            return False
        between = _between(verbs, mark.last, verb.mark.first)
        if _has_finite(scopes, verb, between):
            return False
        inside = scopes.same_clause(mark.last - 1, verb.mark.first)
        return inside or (rule.reach == "near" and bool(verb.forms & {"inf", "part"}) and bool(rule.takes))
    if rule.toward == "both" and verb.mark.last <= mark.first:
        return scopes.same_clause(verb.mark.first, mark.first) and not scopes.ended(
            verb.mark.last, mark.first
        )
    return False


def _standing(scopes: _Scopes, verb: _Verb, verbs: list[_Verb]) -> tuple[Standing, Mark | None]:
    """Tell from the operators that reach a verb whether it is asserted, planned or denied."""
    if scopes.tells_nothing(verb):
        return "none", None
    kinds = _TURNS | {"ASSERTED"}
    reaching = [g for g in scopes.governors if g.rule.kind in kinds and _reaches(scopes, g, verb, verbs)]
    firm = max((g.mark.first for g in reaching if g.rule.kind == "ASSERTED"), default=-1)
    turned = _turned(scopes.document, _deciding(reaching, firm))
    if turned is not None:
        return turned
    means = scopes.conditional(verb)
    idle = firm < 0 and verb.forms <= {"inf", "pass_inf"}
    return ("none" if idle or means is not None else "asserted"), means


def _deciding(reaching: list[_Governor], firm: int) -> dict[Operator, Mark]:
    """Return the operators that turn what a verb says, by kind: those behind the last firm one.

    A condition holds for all that it reaches, however firmly that is said: "if ..., it had risen".
    """
    turning = [g for g in reaching if g.rule.kind in _TURNS]
    return {g.rule.kind: g.mark for g in turning if g.mark.first > firm or _holds(g.rule)}


def _turned(document: Document, by_kind: dict[Operator, Mark]) -> tuple[Standing, Mark] | None:
    """Return what the operators that reach a verb make of it, with the one that decides; None without any."""
    weak = next((by_kind[kind] for kind in by_kind if kind in _WEAK), None)
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
    return ("asserted" if _is_nth(document, particle) else "none"), particle


def _is_nth(document: Document, particle: Mark) -> bool:
    """Tell whether an infinitive says what the one of a number did: "the 50th state to ratify"."""
    low = max(particle.first - _COUNTED, 0)
    if not any(mark.last == particle.first for mark in document.marks("counted", low, particle.first)):
        return False
    endings = document.lexicon.ordinal_frames["suffix"]
    written = document.text[document.words.starts[low] : particle.start].split()
    figures = (word.removesuffix(end) for word in written for end in endings if word.endswith(end))
    return any(figure.isdigit() for figure in figures) or bool(document.marks("ordinal", low, particle.first))


def _split_verbs(document: Document, sentence: Sentence) -> list[Mark]:
    """Return the verbs whose particle stands behind an adverb, a name or a date: "skrev inte under"."""
    found = []
    words = document.words
    for mark in document.within("split", sentence):
        cue, *rest = mark.value.split()
        if len(rest) > 1 and words.forms[mark.last : mark.last + 1] == rest[:1]:  # "ställde sig inte bakom"
            mark = mark._replace(last=mark.last + 1)
            rest = rest[1:]
        for at in range(mark.last + 1, min(mark.last + _SPLIT, sentence.last - len(rest) + 1)):
            if words.forms[at : at + len(rest)] == rest:
                if document.clauses[at] == document.clauses[mark.first] and _explained(
                    document, mark.last, at
                ):
                    found.append(mark._replace(value=cue))
                break
    return found


def _explained(document: Document, first: int, last: int) -> bool:
    """Tell whether words are such as may part a verb from its particle: small words, names, a day with its month."""
    known: set[int] = set()
    for family in ("operator", "link", "reference", "circumstance", "city", "treaty"):
        for mark in document.marks(family, first, last):
            known |= set(range(mark.first, mark.last))
    words = document.words
    names = {n for n in range(first, last) if words.written(n)[0].isupper() or words.forms[n].isdigit()}
    timed = {m.last for m in document.marks("link", first, last) if m.value == "IN"}  # "i onsdags"
    rest = [n for n in range(first, last) if n not in known | names | timed]
    return not rest or (len(rest) == 1 and any(words.forms[n].isdigit() for n in names))


def _holds(rule: OperatorRule) -> bool:
    """Tell whether an operator holds for what a firm word behind it says."""
    return rule.kind in _SUPPOSED or rule.toward == "both" or _outlasts(rule)


def _outlasts(rule: OperatorRule) -> bool:
    """Tell whether an operator holds whatever follows: who denies that something "has been done" denies it."""
    return rule.reach == "rest" and rule.kind in ("NEGATED", "REPORTED")


def _verb_marks(scopes: _Scopes) -> list[Mark]:
    """Return the verbs of a sentence in order, those that are parted from their particle joined to it.

    Words that only urge are none: "called on Laos to ratify" urges, "called on the King" visits.
    """
    document, sentence = scopes.document, scopes.sentence
    marks = document.within("verb", sentence)
    particles = {g.mark.last for g in scopes.governors if g.rule.kind == "INFINITIVE"}
    infinitives = [m.first for m in marks if m.form == "inf" and m.first in particles]
    turning = {(g.mark.first, g.mark.last) for g in scopes.governors if g.rule.kind in _WEAK}
    split = _split_verbs(document, sentence)
    parted = {(mark.first, mark.last) for mark in split}
    whole = [mark for mark in marks if (mark.first, mark.last) not in parted]
    return [
        mark
        for mark in sorted([*whole, *split])
        if mark.value == "AIM"
        or (mark.first, mark.last) not in turning
        or all(first <= mark.last for first in infinitives)
    ]


def _occurrences(
    scopes: _Scopes,
) -> tuple[dict[tuple[int, int], Mark], dict[tuple[int, int], dict[str, set[str]]]]:
    """Return the verbs of a sentence by their place, with their senses and the forms of each.

    What is a visit ("called on the King") urges nothing.
    """
    grouped: dict[tuple[int, int], dict[str, set[str]]] = {}
    marks: dict[tuple[int, int], Mark] = {}
    turning = {(g.mark.first, g.mark.last) for g in scopes.governors if g.rule.kind in _WEAK}
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
