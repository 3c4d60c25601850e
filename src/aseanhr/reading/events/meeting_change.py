"""What became of a meeting that was to sit: moved to another day, called off, or held in the end."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from aseanhr.reading.annotators.predicates import INFINITIVES
from aseanhr.reading.events.meeting_edges import MEETING_VERBS
from aseanhr.reading.events.wording import is_act, is_label
from aseanhr.reading.features import link_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Document, Sentence
    from aseanhr.reading.events.gatherings import Gathering, Naming
    from aseanhr.records.meeting import MeetingStatus

__all__ = ["change_of", "denied", "governors"]

_CHANGES: dict[str, MeetingStatus] = {"POSTPONE": "postponed", "CANCEL": "cancelled"}
_SAT = frozenset({"HOLD", "TAKE_PLACE", "MEET", "OPEN", "CLOSE"})
# Small words behind which a meeting is only the occasion of what a verb before it does.
_ASIDE = frozenset({"IN", "FROM", "OF", "DURING", "AGAINST", "TO", "WITH"})
_MODES = ("VIDEO", "HYBRID", "IN_PERSON")
_STOP = re.compile(r"\s*(?:$|[\n.,;:!?)\]\"'”’–—(])")
_SMALL = ("link", "operator", "circumstance", "offset", "verb", "reference")
_DONE = frozenset(
    {"past", "pass_past", "sup", "pass_sup", "part", "bare"}
)  # forms that may tell of what has happened
_BEHIND = 3  # sentences behind a name that may say more
_OPENING = 2  # words with which a sentence opens


def governors(notes: Annotations, naming: Naming, others: Sequence[int]) -> list[Predicate]:
    """Return the verbs of meetings around a naming, up to the next one, and the noun of an act that it is itself."""
    return [
        verb
        for verb in notes.predicates(notes.document.sentences[naming.sentence])
        if verb.cue in MEETING_VERBS and not _only_names(notes, verb) and _tells_of(verb, naming, others)
    ]


def _only_names(notes: Annotations, verb: Predicate) -> bool:
    """Tell whether a word that looks like a verb is a noun in its place: "meeting", "the chair"."""
    if verb.form == "ger" and notes.document.has("gathering", verb.first, verb.last):
        return True
    return verb.standing == "none" and not is_act(notes.document, verb)


def _tells_of(verb: Predicate, naming: Naming, others: Sequence[int]) -> bool:
    """Tell whether a verb may say something of a naming: no other one stands between, and it does more than name it."""
    inside = naming.first <= verb.first and verb.last <= naming.last
    asserted = verb.standing == "asserted"
    if verb.form == "noun":
        return inside and not asserted
    if inside and verb.form == "bare" and naming.group is not None:
        return not asserted and verb.first == naming.first  # "họp" in "cuộc họp"
    if inside:
        return True
    low, high = (naming.last, verb.first) if verb.first >= naming.last else (verb.last, naming.first)
    return bisect_left(others, low) >= bisect_left(others, high)


def _has_object(notes: Annotations, verb: Predicate) -> bool:
    """Tell whether something else is what a verb is done to: a noun stands right behind it."""
    document = notes.document
    if _STOP.match(document.text, verb.end):
        return False
    dates = any(when.first == verb.last for when in notes.dates)
    small = any(document.marks(family, verb.last, verb.last + 1) for family in _SMALL)
    return not dates and not small


def _is_of_place(notes: Annotations, sentence: Sentence, verb: Predicate) -> bool:
    """Tell whether a meeting only moved to another place or form: such words stand right behind the verb, before any day."""
    document = notes.document
    clauses = document.clauses
    forms = (*document.within("circumstance", sentence, *_MODES), *document.within("city", sentence))
    places = [(mark.first, True) for mark in forms] + [
        (when.first, False) for when in notes.dates_in(sentence)
    ]
    behind = sorted(p for p in places if p[0] >= verb.last and clauses[p[0]] == clauses[verb.first])
    return verb.cue == "POSTPONE" and bool(behind) and behind[0][1]


def _is_firm(notes: Annotations, verb: Predicate, naming: Naming) -> bool:
    """Tell whether a verb is asserted of a meeting: what only might have been, in a clause between the two, does not weaken it."""
    operator = verb.operator
    if verb.standing != "none" or operator is None:
        return verb.standing == "asserted"
    clauses = notes.document.clauses
    between = naming.last <= operator.first < verb.first
    return between and clauses[operator.first] != clauses[verb.first]


def _is_of(notes: Annotations, sentence: Sentence, verb: Predicate, naming: Naming) -> bool:
    """Tell whether a verb says what became of the meeting of a naming: its object, or the subject of what was done to it."""
    if verb.cue not in _CHANGES or not _is_firm(notes, verb, naming) or _is_of_place(notes, sentence, verb):
        return False
    if is_label(notes.document, sentence, verb):
        return naming.sentence == sentence.index
    if naming.first >= verb.last:
        same = notes.document.clauses[naming.first] == notes.document.clauses[verb.first]
        return same and link_before(notes, naming.first) not in _ASIDE
    if _has_subject(notes, sentence, naming, verb):
        return False
    return verb.passive or not _has_object(notes, verb)


def denied(document: Document, verb: Predicate) -> bool:
    """Tell whether what decides the standing of a verb denies it, also where that is planned or supposed at once."""
    return verb.operator is not None and document.rule(verb.operator).kind == "NEGATED"


def _is_given_up(notes: Annotations, sentence: Sentence, verb: Predicate) -> bool:
    """Tell whether a meeting is said not to be held after all: "will not take place"."""
    document = notes.document
    sits = verb.cue == "TAKE_PLACE" or (verb.cue == "HOLD" and verb.passive)
    if not (sits and denied(document, verb) and verb.standing == "none"):
        return False
    clauses = document.clauses
    return any(
        document.rule(m).kind == "PLANNED" and clauses[m.first] == clauses[verb.first]
        for m in document.within("operator", sentence)
    )


def _has_subject(notes: Annotations, sentence: Sentence, naming: Naming, verb: Predicate) -> bool:
    """Tell whether a verb behind a naming has a subject of its own, in a clause that a small word opens: "agreed that the drill was cancelled"."""
    document = notes.document
    opened = [m for m in document.marks("link", naming.last, verb.first) if m.value == "SUBORDINATE"]
    if not opened or document.clauses[opened[-1].first] != document.clauses[verb.first]:
        return False
    at = opened[-1].last
    pronoun = any(m.value == "PRONOUN" for m in document.marks("reference", at, at + 1))
    if any(at < p.first < verb.first and p.form in INFINITIVES for p in notes.predicates(sentence)):
        return False  # "the meeting that they were to hold has been cancelled"
    verbs = any(p.first == at for p in notes.predicates(sentence))  # "the meeting that was cancelled"
    return not pronoun and not verbs and not document.marks("operator", at, at + 1)


def _going_on(notes: Annotations, naming: Naming, others: Sequence[int]) -> Iterator[Sentence]:
    """Yield the sentences behind that of a naming that say more of the same meeting: they name none, and a pronoun or verb opens them."""
    document = notes.document
    here = document.sentences[naming.sentence]
    if bisect_left(others, naming.last) < bisect_left(others, here.last):
        return
    for sentence in document.sentences[here.index + 1 : here.index + 1 + _BEHIND]:
        named = bisect_left(others, sentence.first) < bisect_left(others, sentence.last)
        if named or sentence.block != here.block:
            return
        stop = sentence.first + _OPENING
        pronoun = document.has("reference", sentence.first, stop, "PRONOUN")
        if pronoun or any(p.first < stop for p in notes.predicates(sentence)):
            yield sentence


def _is_meant(notes: Annotations, gathering: Gathering, naming: Naming) -> bool:
    """Tell whether words surely speak of a gathering, not of another kind or of a meeting with somebody else."""
    if naming.how != "definite" or naming.group is None:
        return True
    links = notes.document.marks("link", naming.last, naming.last + 1)
    return naming.group.head == gathering.head and all(link.value != "WITH" for link in links)


def _verbs_around(
    notes: Annotations, naming: Naming, others: Sequence[int]
) -> list[tuple[Sentence, Predicate]]:
    """Return the verbs that speak of the meeting of a naming, each with its sentence: those around it and those that go on."""
    here = notes.document.sentences[naming.sentence]
    told = [(here, p) for p in governors(notes, naming, others)]
    told += [
        (behind, p)
        for behind in _going_on(notes, naming, others)
        for p in notes.predicates(behind)
        if p.cue in MEETING_VERBS
    ]
    return told


def _verbs_of(
    notes: Annotations, naming: Naming, others: Sequence[int]
) -> Iterator[tuple[Predicate, MeetingStatus]]:
    """Yield each verb that says what became of the meeting of a naming, with that, in the order of the text."""
    told = _verbs_around(notes, naming, others)
    stays = {sentence.index for sentence, p in told if p.cue == "CONFIRM" and p.standing == "asserted"}
    for sentence, verb in told:
        if _is_of(notes, sentence, verb, naming) and not (verb.cue == "POSTPONE" and sentence.index in stays):
            yield verb, _CHANGES[verb.cue]
        elif _is_given_up(notes, sentence, verb):
            yield verb, "cancelled"
        elif verb.cue in _SAT and verb.standing == "asserted" and verb.form in _DONE:
            yield verb, "held"


def change_of(notes: Annotations, gathering: Gathering, others: Sequence[int]) -> MeetingStatus | None:
    """Return what became of a meeting that was moved or called off: also that it was held in the end; None where it never was."""
    meant = [naming for naming in gathering.namings if _is_meant(notes, gathering, naming)]
    told = sorted(
        {found for naming in meant for found in _verbs_of(notes, naming, others)},
        key=lambda found: found[0].first,
    )
    changed = any(status != "held" for _, status in told)
    return told[-1][1] if changed else None
