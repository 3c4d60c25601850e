"""Gatherings that no noun names: a body that meets, consults or is named beside a day, and the next time that somebody meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.annotators.predicates import PAST
from aseanhr.reading.events.gathering_sitters import sitters
from aseanhr.reading.events.gathering_types import Gathering, Naming
from aseanhr.reading.events.series import JOINT, SITTING, body_of_kind, series_of

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.groups import Group
    from aseanhr.reading.annotators.ordinals import Ordinal
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Mark, Sentence
    from aseanhr.reading.events.gathering_known import Known
    from aseanhr.records.meeting import Series

__all__ = ["HELD", "MET", "read_bodies", "read_ministers", "read_verb", "sitting_before"]

HELD = frozenset({"HOLD", "OPEN", "CLOSE", "MEET", "CONFIRM", "POSTPONE", "TAKE_PLACE", "CANCEL", "ATTEND"})
MET = frozenset({"MEET", "RECEIVE"})
# Verbs of which a body can be the subject when it sits.
_SITS = frozenset({"MEET", "OPEN", "CLOSE", "POSTPONE", "CANCEL", "REVIEW", "QUESTION", "CHAIR"})
_OPENING = 1  # words before a subject that opens its sentence: "The AICHR, which"
_PLAN = 5  # words of the longest name of a plan
_WHO = frozenset({"BODY", "BOTH_STATES", "PRONOUN", "PERSONS"})
_MINISTERS = frozenset({"asean_fm", "amm"})
_OF_MINISTERS = frozenset({"asean_ministerial", "amm"})


def read_ministers(
    notes: Annotations, known: Known, predicate: Predicate, sentence: Sentence, owner: Group
) -> bool:
    """Read a meeting of ASEAN ministers from a verb ("ASEAN's labor ministers gather in Hanoi"); return whether there was one."""
    group = owner._replace(features=owner.features | {"meeting"})
    series = series_of(group) if owner.last <= predicate.first or notes.document.lexicon.verb_second else None
    others = {m.value for m in notes.document.within("body", sentence)} & set(SITTING)
    if predicate.cue != "MEET" or series not in _OF_MINISTERS or others - _MINISTERS:
        return False
    told = known.named(series, group, "", definite=True)
    naming = Naming.at(owner, sentence, "subject", group)
    if told is None:
        known.add(Gathering(series, "meeting", bodies=owner.bodies, features=group.features), naming)
    else:
        told.namings.append(naming)
    return True


def read_verb(notes: Annotations, known: Known, predicate: Predicate, sentence: Sentence) -> None:
    """Read a body that meets, told by a verb ("The Commission met in Jakarta"), or the next time that somebody meets."""
    body = _subject(notes, known, predicate, sentence)
    if predicate.cue == "MEET" and _again(notes, predicate, sentence):
        _read_next(notes, known, predicate, sentence, body)
    elif body is not None and (
        predicate.cue == "MEET" or _series(notes, known, sentence, body) == "aichr_amm_dialogue"
    ):
        _read_subject(notes, known, predicate, sentence, body)


def _subject(notes: Annotations, known: Known, predicate: Predicate, sentence: Sentence) -> Mark | None:
    """Return the body that meets: the last before the verb in its clause, behind it only where verbs may come first."""
    marks = sitters(notes, known.bodies, sentence, sentence.first, sentence.last)
    subject = _antecedent(notes, sentence, predicate, marks)
    bodies = [*subject, *(m for m in marks if notes.document.same_clause(m.first, predicate.first))]
    # What it and the foreign ministers hold is a meeting of the commission.
    commission = [mark for mark in bodies if mark.value == "aichr"]
    if commission and _names_ministers(notes, known, sentence):
        return commission[-1]
    before = [mark for mark in bodies if mark.last <= predicate.first]
    if before:
        return before[-1]
    # "A working group met the AICHR"
    behind = bodies if notes.document.lexicon.verb_second else commission
    return next((mark for mark in behind if mark.first >= predicate.last), None)


def _antecedent(
    notes: Annotations, sentence: Sentence, predicate: Predicate, marks: list[Mark]
) -> list[Mark]:
    """Return the body right before the relative clause of a verb: "the foreign ministers, who meet in May"."""
    document = notes.document
    begin = document.clause_start(predicate.first, sentence.first)
    if document.has("link", begin, begin + 1, "RELATIVE"):
        return [m for m in marks if m.last == begin]
    # "The AICHR, which sat in May, will meet the ministers": the main clause goes on behind the other.
    resumed = predicate.first == begin or document.has("operator", begin, begin + 1)
    told = [m for m in marks if document.has("link", m.last, m.last + 1, "RELATIVE") and m.last < begin]
    return told[:1] if resumed and told and told[0].first <= sentence.first + _OPENING else []


def _beside(notes: Annotations, family: str, sentence: Sentence, predicate: Predicate) -> list[Mark]:
    """Return the phrases of a family in the clause of a verb."""
    document = notes.document
    return [m for m in document.within(family, sentence) if document.same_clause(m.first, predicate.first)]


def _again(notes: Annotations, predicate: Predicate, sentence: Sentence) -> bool:
    """Tell whether a verb tells of another time than the last: "will meet again", "ses nästa gång"."""
    return any(m.value in ("NEXT", "AGAIN") for m in _beside(notes, "reference", sentence, predicate))


def _read_next(
    notes: Annotations, known: Known, predicate: Predicate, sentence: Sentence, body: Mark | None
) -> None:
    """Read the next meeting of a body, or of those who met last."""
    named = any(mark.value in _WHO for mark in _beside(notes, "reference", sentence, predicate))
    last = next((g for g in known.recent if _is_of(g, body.value)), None) if body else None
    if body is None and named:
        last = next(iter(known.recent), None)
    if last is None or (last.fresh and last.fresh != "previous"):
        return
    gathering = Gathering(
        last.series, last.head, states=last.states, bodies=last.bodies, typed=False, fresh="next"
    )
    known.add(gathering, Naming.at(predicate, sentence, "next"))


def _is_of(gathering: Gathering, body: str) -> bool:
    """Tell whether a gathering is one of a body."""
    return body in gathering.bodies or (body == JOINT and gathering.series == "joint_cabinet")


def _read_subject(
    notes: Annotations, known: Known, predicate: Predicate, sentence: Sentence, body: Mark
) -> None:
    naming = Naming.at(predicate, sentence, "subject")
    series = _series(notes, known, sentence, body)
    if series == "aichr_regular" and _meets_others(notes, predicate, sentence, body):
        known.add(Gathering("other", "meeting", bodies=(body.value,)), naming)
        return
    told = [g for g in known.found if g.series == series and _is_of(g, body.value)]
    earlier = any(m.value == "PREVIOUS" for m in _beside(notes, "reference", sentence, predicate))
    ahead = bool(told) and _is_another(notes, predicate, sentence, told[-1])
    if told and not earlier and not ahead:
        # "It should sit down with us" says nothing of the meeting that was held.
        if predicate.standing in ("asserted", "planned"):
            told[-1].namings.append(naming)
        return
    gathering = Gathering(
        series,
        "meeting",
        states=known.pair_of(series),
        bodies=() if body.value == JOINT else (body.value,),
        typed=False,
        fresh="previous" if earlier else "next" if ahead else "",
    )
    known.add(gathering, naming)


def _is_another(notes: Annotations, verb: Predicate, sentence: Sentence, told: Gathering) -> bool:
    """Tell whether a body that is to meet on a day was told to have met: "which sat in May, will meet in July"."""
    document = notes.document
    days = [w for w in notes.dates_in(sentence) if document.same_clause(w.first, verb.first) and not w.bound]
    if verb.standing != "planned" or not days or notes.side(days[0].span) == "past":
        return False
    naming = told.namings[-1]
    held = [
        p
        for p in notes.predicates(document.sentences[naming.sentence])
        if p.cue in HELD and p.form != "noun" and document.same_clause(p.first, naming.first)
    ]
    return any(p.standing == "asserted" and p.form in PAST for p in held)


def _meets_others(notes: Annotations, predicate: Predicate, sentence: Sentence, body: Mark) -> bool:
    """Return whether the sentence says whom the body met: another body, or an official."""
    others = [m for family in ("body", "office") for m in _beside(notes, family, sentence, predicate)]
    if body.first < predicate.last:
        return any(m.first >= predicate.last and _is_object(notes, sentence, predicate, m) for m in others)
    # "I maj träffades kommissionen i Hanoi"
    begin = notes.document.clause_start(predicate.first, sentence.first)
    dated = any(w.first <= begin < w.last for w in notes.dates_in(sentence))
    aside = dated or bool(notes.document.marks("link", begin, begin + 1))
    joined = any(m.first == body.last + 1 for m in others)  # "möttes AICHR och ACWC"
    if not notes.document.lexicon.verb_second or not aside or joined or body.first > predicate.last:
        return True
    return any(m.first >= body.last and _is_object(notes, sentence, predicate, m) for m in others)


def _is_object(notes: Annotations, sentence: Sentence, predicate: Predicate, mark: Mark) -> bool:
    """Return whether somebody is the object of a verb: right after it or after "with", not after a place or a day."""
    links = {m.value for m in notes.document.marks("link", predicate.last, mark.first)}
    dated = any(predicate.last <= when.first < mark.first for when in notes.dates_in(sentence))
    return "WITH" in links or not (dated or links & {"IN", "AND"})


def _series(notes: Annotations, known: Known, sentence: Sentence, body: Mark) -> Series:
    """Return the series of a body's meeting; the AICHR and the foreign ministers meet in their dialogue."""
    if body.value == "aichr" and _names_ministers(notes, known, sentence):
        return "aichr_amm_dialogue"
    return SITTING[body.value]


def _names_ministers(notes: Annotations, known: Known, sentence: Sentence) -> bool:
    """Return whether a sentence names the ASEAN foreign ministers."""
    document = notes.document
    others = {mark.value for mark in document.within("body", sentence)}
    # The minister of a state is not the ministers of all of them.
    people = [p for p in notes.people[sentence.index] if p.country]
    nouns = {
        part
        for mark in document.within("gathering", sentence)
        if not any(p.first <= mark.first < p.last for p in people)
        for part in mark.value.split()
    }
    meant = any(
        m.value in _MINISTERS for m in sitters(notes, known.bodies, sentence, sentence.first, sentence.last)
    )
    return bool(others & _MINISTERS) or "foreign_ministers" in nouns or meant


def sitting_before(
    notes: Annotations, known: Known, ordinal: Ordinal, sentence: Sentence, floor: int
) -> str | None:
    """Return a body that meets for the time that an ordinal counts ("the ARF gathers for the 36th time")."""
    low = max(floor, sentence.first)
    bodies = [m for m in notes.document.marks("body", low, ordinal.first) if m.value in SITTING]
    if not bodies:
        return _sitting_again(notes, known, ordinal, sentence, low)
    body = bodies[-1]
    clauses = notes.document.clauses
    apart = clauses[ordinal.first] - clauses[body.first]
    sits = _is_told_to_sit(notes, body, ordinal, sentence)
    return body.value if sits and (apart <= 1 or _meets_beside(notes, ordinal, sentence)) else None


def _is_told_to_sit(notes: Annotations, body: Mark, ordinal: Ordinal, sentence: Sentence) -> bool:
    """Tell whether a verb behind a body says that it sits, or none parts it from a number of times."""
    verbs = [p for p in notes.predicates(sentence) if body.last <= p.first and p.form != "noun"]
    parted = any(p.first < ordinal.first for p in verbs)
    return any(p.cue in HELD for p in verbs) or (ordinal.serial == "time" and not parted)


def _meets_beside(notes: Annotations, ordinal: Ordinal, sentence: Sentence) -> bool:
    """Tell whether somebody meets in the clause of a number."""
    clauses = notes.document.clauses
    return any(
        p.cue == "MEET" and p.form != "noun" and clauses[p.first] == clauses[ordinal.first]
        for p in notes.predicates(sentence)
    )


def _sitting_again(
    notes: Annotations, known: Known, ordinal: Ordinal, sentence: Sentence, low: int
) -> str | None:
    """Return the body that the text named before, where a small word stands for it: "it sits for the 22nd time"."""
    references = notes.document.marks("reference", low, ordinal.first)
    stands = [m for m in references if m.value in ("PRONOUN", "BODY")]
    owned = any(m.value == "BODY" and m.last == ordinal.first for m in stands)
    if not owned and not (stands and _meets_beside(notes, ordinal, sentence)):
        return None
    return body_of_kind(known.bodies, {m.value for m in references})


def read_bodies(notes: Annotations, known: Known, sentence: Sentence, groups: list[Group]) -> None:
    """Read bodies whose name alone stands for their meeting, as in a calendar."""
    if groups or not notes.dates_in(sentence) or not _may_sit(notes, sentence):
        return
    if any(g.bodies and g.namings[-1].sentence == sentence.index for g in known.found):
        return
    for mark in notes.document.within("body", sentence):
        series = SITTING.get(mark.value)
        if series is None or any(mark.value in g.bodies for g in known.found):
            continue
        if _owns_plan(notes, mark):
            continue
        gathering = Gathering(series, "meeting", bodies=(mark.value,), typed=False)
        known.add(gathering, Naming.at(mark, sentence, "body"))


def _owns_plan(notes: Annotations, body: Mark) -> bool:
    """Tell whether a body is only named as that of a plan: "the next AICHR Five-Year Work Plan", "the work plan of the AICHR"."""
    document = notes.document
    for plan in document.marks("plan", body.last, body.last + _PLAN)[:1]:
        if document.same_clause(plan.first, body.first) and not document.has("verb", body.last, plan.first):
            return True
    owned = [m.first for m in document.marks("link", max(body.first - 2, 0), body.first) if m.value == "OF"]
    return any(plan.last == at for at in owned for plan in document.marks("plan", max(at - _PLAN, 0), at))


def _may_sit(notes: Annotations, sentence: Sentence) -> bool:
    """Tell whether a body named in a sentence may sit: in a list, without a verb, or with one of sitting."""
    ends = {mark.last for mark in notes.document.within("determiner", sentence)}  # "the end of 2028"
    verbs = [p for p in notes.predicates(sentence) if p.form != "noun" and p.first not in ends]
    if any(p.cue in _SITS and not _has_object(notes, p) for p in verbs):
        return True
    return not verbs and (sentence.role != "body" or _is_listed(notes, sentence))


def _has_object(notes: Annotations, verb: Predicate) -> bool:
    """Return whether an active verb has an object that begins with an article: "opened a new office"."""
    return not verb.passive and bool(notes.document.marks("determiner", verb.last, verb.last + 1))


def _is_listed(notes: Annotations, sentence: Sentence) -> bool:
    """Tell whether a sentence is no more than an entry of a list: names, places and days, and no other word."""
    document = notes.document
    known = {n for when in notes.dates_in(sentence) for n in range(when.first, when.last)}
    known |= {n for c in notes.countries_in(sentence) for n in range(c.first, c.last)}
    for family in ("body", "city", "link", "determiner", "circumstance"):
        known |= {n for m in document.within(family, sentence) for n in range(m.first, m.last)}
    words = range(sentence.first, sentence.last)
    return all(n in known or document.words.written(n)[0].isupper() for n in words)
