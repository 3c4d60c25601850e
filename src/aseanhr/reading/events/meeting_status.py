"""Whether a meeting is real, and whether it was held, is planned, moved or called off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.annotators.operator_marks import operators_in
from aseanhr.reading.annotators.predicates import WEAK
from aseanhr.reading.events.meeting_change import change_of, denied, governors
from aseanhr.reading.events.meeting_edges import MEETING_VERBS
from aseanhr.reading.events.series import OWN_KINDS
from aseanhr.reading.events.surroundings import beside
from aseanhr.reading.events.wording import is_determined
from aseanhr.reading.features import bucket, link_before
from aseanhr.reading.links import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate, Standing
    from aseanhr.reading.document import Mark
    from aseanhr.reading.events.gatherings import Gathering, Naming
    from aseanhr.reading.events.meeting_edges import Time
    from aseanhr.reading.links import Choice
    from aseanhr.records.meeting import MeetingStatus

__all__ = [
    "doubted",
    "existence_features",
    "fell_through",
    "is_denied",
    "is_of_other_page",
    "reality",
    "says_too_little",
    "status_of",
    "tells_change",
]

_SEEN = frozenset({"ATTEND", "CHAIR"})
# What is asserted of a meeting without saying that it was held.
_CHANGES = frozenset({"POSTPONE", "CANCEL", "CONFIRM"})
# What somebody does at a meeting; where they did not do it, that says nothing about the meeting.
_GUESTS = frozenset({"ATTEND", "CHAIR", "HOST"})
# Small words behind which a meeting is not what the verb before them speaks of ("did not sign at the summit").
_ASIDE = frozenset({"FROM", "OF", "IN", "DURING", "AGAINST", "UNTIL"})
_DOUBTS = frozenset({"REPORTED", "NEGATED"})
_MEANT = 5  # words before a day in which it may be said to be only meant


def _verbs(notes: Annotations, naming: Naming, others: Sequence[int]) -> list[str]:
    """Return the verbs around a naming as features: what, its standing, and whether it shares the clause."""
    clauses = notes.document.clauses
    found = []
    for p in governors(notes, naming, others):
        near = "near" if clauses[p.first] == clauses[naming.first] else "far"
        order = "post" if p.first >= naming.last else "pre"
        found += [f"verb={p.cue}&{p.standing}&{near}", f"standing={p.standing}&{near}&{order}"]
    return found


def _operators_beside(notes: Annotations, naming: Naming) -> list[Mark]:
    """Return the operators in the clause of a naming, without those that are part of a date: "until 9 May"."""
    document = notes.document
    sentence, clause = document.sentences[naming.sentence], document.clauses[naming.first]
    dated = {n for when in notes.dates_in(sentence) for n in range(when.first, when.last)}
    return [
        mark
        for mark in operators_in(document, sentence)
        if document.clauses[mark.last - 1] == clause
        and not naming.first <= mark.first < naming.last
        and mark.first not in dated
    ]


def _operated(notes: Annotations, naming: Naming) -> set[Standing]:
    """Return what an operator in the clause of a naming makes of it, where no known verb stands between.

    What people wish or suppose at a meeting says nothing about it.
    """
    document = notes.document
    marks = _operators_beside(notes, naming)
    weak = [m.first for m in marks if document.rule(m).kind in WEAK and m.last <= naming.first]
    # "Has met for the 44th time and will meet" plans another meeting, "it will be a surprise if they meet" none.
    planned = [
        mark
        for mark in marks
        if document.rule(mark).kind == "PLANNED" and not document.has("link", naming.last, mark.first, "AND")
    ]
    if any(not any(mark.first < at < naming.first for at in weak) for mark in planned):
        return {"planned"}
    aside = link_before(notes, naming.first) in _ASIDE
    return {"none"} if weak and not aside else set()


def _is_recalled(notes: Annotations, naming: Naming, time: Time | None) -> bool:
    """Tell whether the days of a meeting, all past, stand in brackets behind its name: "the results of the 4th session (15–16 May)".

    Whatever is to become of its results, such a meeting was held, unless its own verb denies it or moves it.
    """
    if time is None or time.first != naming.last or notes.side(time.span) != "past":
        return False
    document = notes.document
    gap = document.text[document.words.ends[naming.last - 1] : document.words.starts[time.first]]
    return gap.strip() == "("


def _own_verbs(notes: Annotations, naming: Naming, governing: list[Predicate]) -> list[Predicate]:
    """Return the finite verbs right behind the bracket with the days of a naming, which is their subject."""
    clause = notes.document.clauses[naming.first]
    behind = [
        p for p in governing if p.first >= naming.last and notes.document.clauses[p.first] <= clause + 2
    ]
    return [p for p in behind if p.form not in ("inf", "pass_inf") or p.standing != "none"]


def tells_change(notes: Annotations, gathering: Gathering, others: Sequence[int]) -> bool:
    """Tell whether the sentences that name a gathering, or those behind them, say that something was moved, called off or not done."""
    if _is_off(notes, gathering, others):
        return True
    sentences = notes.document.sentences
    near = {n for naming in gathering.namings for n in (naming.sentence, naming.sentence + 1)}
    return any(
        p.cue in ("POSTPONE", "CANCEL") or p.standing == "negated"
        for n in sorted(near)
        if n < len(sentences)
        for p in notes.predicates(sentences[n])
    )


def _is_bare(notes: Annotations, gathering: Gathering) -> bool:
    """Tell whether the text gives only the short name of a meeting, with verbs that do not speak of meetings: "AMM sells more"."""
    if gathering.ordinal or any(n.group is None or n.group.head or n.group.year for n in gathering.namings):
        return False
    told = [
        {p.cue for p in notes.predicates(notes.document.sentences[n.sentence]) if p.form != "noun"}
        for n in gathering.namings
    ]
    return all(told) and not any(cues & MEETING_VERBS for cues in told)


def says_too_little(
    notes: Annotations, gathering: Gathering, others: Sequence[int], time: Time | None, *, placed: bool
) -> bool:
    """Tell whether no number, day or place of a meeting is told: such words name a meeting, they do not tell which.

    Neither do those of nobody's dialogue or summit that no verb says to be held.
    """
    if gathering.talk is not None:
        return False
    if not (time is not None or placed or gathering.ordinal or gathering.year):
        return True
    if not placed and _is_nobodys(gathering) and not _is_timed_near(notes, gathering, time):
        return True
    return _is_bare(notes, gathering) or not (_is_owned(gathering) or _is_held(notes, gathering, others))


def _is_owned(gathering: Gathering) -> bool:
    """Tell whether a meeting has a series, a number, a body or states."""
    return bool(gathering.series != "other" or gathering.ordinal or gathering.bodies or gathering.states)


def _is_held(notes: Annotations, gathering: Gathering, others: Sequence[int]) -> bool:
    """Tell whether a verb that names a meeting says that it is held."""
    return any(
        p.cue in MEETING_VERBS - _SEEN
        for naming in gathering.namings
        for p in governors(notes, naming, others)
    )


def _is_nobodys(gathering: Gathering) -> bool:
    """Tell whether a workshop or the like is told without a number, a body or a state: "consultations"."""
    named = gathering.ordinal or gathering.bodies or gathering.states or gathering.year
    return gathering.series in OWN_KINDS.values() and not named


def _is_timed_near(notes: Annotations, gathering: Gathering, time: Time | None) -> bool:
    """Tell whether a time stands in a sentence that names a gathering, or in the one behind it.

    The mere kind of meeting, without an article where nouns have them, takes none from another sentence: "promote political consultation".
    """
    document = notes.document
    sentence = document.sentence_of(time.first) if time else None
    return sentence is not None and any(
        sentence.index == n.sentence
        or (
            sentence.index - n.sentence == 1
            and (not document.lexicon.articles or is_determined(document, n.first))
        )
        for n in gathering.namings
    )


def is_of_other_page(notes: Annotations, gathering: Gathering) -> bool:
    """Tell whether only teasers of other pages tell a meeting; those of ASEAN and its bodies count there too."""
    sentences = notes.document.sentences
    teased = all(sentences[naming.sentence].role == "teaser" for naming in gathering.namings)
    return teased and not gathering.bodies


def _spoken(notes: Annotations, naming: Naming, others: Sequence[int], time: Time | None) -> set[Standing]:
    """Return what the verbs around one naming make of the gathering; nothing where none says anything."""
    verbs = governors(notes, naming, others)
    if _is_recalled(notes, naming, time):
        verbs = _own_verbs(notes, naming, verbs)
        if not verbs:
            return {"asserted"}
    aside = link_before(notes, naming.first) in _ASIDE
    governing = [
        p
        for p in verbs
        if p.cue not in _CHANGES
        and not (p.cue in _GUESTS and p.standing in ("none", "negated"))
        and not (aside and p.last <= naming.first and p.standing in ("none", "negated"))
    ]
    near = [p for p in governing if notes.document.clauses[p.first] == notes.document.clauses[naming.first]]
    return {p.standing for p in near or governing} if governing else _operated(notes, naming)


def doubted(notes: Annotations, gathering: Gathering, others: Sequence[int]) -> set[int]:
    """Return the sentences that only report or deny a meeting that others tell as a fact: "they claimed that it was held in Manila"."""
    if gathering.talk is not None or len({naming.sentence for naming in gathering.namings}) == 1:
        return set()
    rule = notes.document.rule
    unsure, sure = set(), set()
    for naming in gathering.namings:
        verbs = governors(notes, naming, others)
        kinds = {rule(v.operator).kind if v.operator and v.standing != "asserted" else "" for v in verbs}
        if kinds and kinds <= _DOUBTS:
            unsure.add(naming.sentence)
        elif "asserted" in _spoken(notes, naming, others, None):
            sure.add(naming.sentence)
    return unsure - sure if sure else set()


def is_denied(notes: Annotations, gathering: Gathering, time: Time | None, others: Sequence[int]) -> bool:
    """Tell whether a meeting is denied or only supposed; one that was planned and fell through was called off."""
    real = reality(notes, gathering, others, time)
    if real not in ("negated", "none") or _is_off(notes, gathering, others):
        return False
    return not fell_through(notes, gathering, others)


def fell_through(notes: Annotations, gathering: Gathering, others: Sequence[int]) -> bool:
    """Tell whether the sentence of a meeting both plans and denies it: "scheduled for May, it did not go ahead"."""
    sentence = notes.document.sentences[gathering.first.sentence]
    kinds = {notes.document.rule(mark).kind for mark in notes.document.within("operator", sentence)}
    verbs = governors(notes, gathering.first, others)
    if "PLANNED" in kinds and any(_is_not_done(notes, p) for p in verbs):
        return True
    supposed = [p.first for p in verbs if p.standing == "none" and p.cue in MEETING_VERBS - _SEEN]
    return any(_is_not_done(notes, p) and p.first > at for p in verbs for at in supposed[:1])


def _is_not_done(notes: Annotations, verb: Predicate) -> bool:
    """Tell whether a verb is denied, whatever else is said of it."""
    return verb.standing == "negated" or denied(notes.document, verb)


def _is_off(notes: Annotations, gathering: Gathering, others: Sequence[int]) -> bool:
    """Tell whether a meeting is said to have been moved or called off."""
    talk = gathering.talk
    if talk is not None:
        return talk.cancelled or talk.postponed
    return change_of(notes, gathering, others) is not None


def reality(
    notes: Annotations, gathering: Gathering, others: Sequence[int], time: Time | None = None
) -> Standing | None:
    """Return what the verbs around its namings make of a gathering; None where no verb says anything.

    Talks of two states know it themselves. Of others one assertion is enough; else the first naming that says anything
    decides: what it denies, wishes or supposes is not real, and what it plans is not held.
    """
    if gathering.talk is not None:
        return gathering.talk.standing
    told = [_spoken(notes, naming, others, time) for naming in gathering.namings]
    if any("asserted" in standings for standings in told):
        return "asserted"
    first = next((standings for standings in told if standings), set())
    order: tuple[Standing, ...] = ("none", "negated", "planned")
    return next((standing for standing in order if standing in first), None)


def _side(notes: Annotations, time: Time | None) -> str:
    return "none" if time is None else notes.side(time.span)


def _talks(gathering: Gathering) -> list[str]:
    """Return what was read of talks that are told by who met whom."""
    talk = gathering.talk
    if talk is None:
        return ["talk=none"]
    stated = sum(side.stated for side in talk.sides)
    return [
        f"talk={talk.standing}",
        f"talk.cue={talk.cue}",
        f"talk.off={'cancelled' if talk.cancelled else 'postponed' if talk.postponed else 'no'}",
        f"talk.stated={stated}",
        f"talk.cue={talk.cue}&stated={stated}",
        f"talk={talk.standing}&stated={stated}",
    ]


def status_of(
    notes: Annotations, gathering: Gathering, time: Time | None, others: Sequence[int]
) -> MeetingStatus:
    """Return how far a meeting has come: what its verbs say became of it, else what they and its time make of it."""
    changed = _change(notes, gathering, others)
    if changed is not None:
        return changed
    real = reality(notes, gathering, others, time)
    side = _side(notes, time)
    if real == "negated":
        return "planned" if _is_still_due(notes, gathering, others) else "cancelled"
    if real == "none" and fell_through(notes, gathering, others):
        return "cancelled"
    if time is not None and time.how == "moved":
        return "held" if side == "past" else "postponed"
    ahead = real == "planned" or side == "future" or _lies_ahead(notes, gathering, time, others)
    return "planned" if ahead else "held"


def _change(notes: Annotations, gathering: Gathering, others: Sequence[int]) -> MeetingStatus | None:
    """Return what the text says became of a meeting that was to be held; None where it says nothing."""
    talk = gathering.talk
    if talk is not None and (talk.cancelled or talk.postponed):
        return "cancelled" if talk.cancelled else "postponed"
    return change_of(notes, gathering, others)


def _lies_ahead(notes: Annotations, gathering: Gathering, time: Time | None, others: Sequence[int]) -> bool:
    """Return whether a meeting whose time does not tell it is still to come by the words around it."""
    side = _side(notes, time)
    if side not in ("unknown", "none") and not (side == "now" and _has_only_begun(notes, time)):
        return False
    return _is_due(notes, time) or is_ahead(notes, gathering, time, others)


def _is_due(notes: Annotations, time: Time | None) -> bool:
    """Return whether words right before a day say that it is only meant: "scheduled for 9 May", "dự kiến ngày 9/5"."""
    if time is None:
        return False
    document, at = notes.document, time.first
    links = [m.first for m in document.marks("link", max(at - 1, 0), at) if m.last == at]
    ends = {at, *links}
    before = document.marks("operator", max(at - _MEANT, 0), at)
    return any(m.last in ends and document.rule(m).kind == "PLANNED" for m in before)


def _has_only_begun(notes: Annotations, time: Time | None) -> bool:
    """Return whether a season, quarter or the like holds the day of writing and goes on behind it: "is held this fall"."""
    end, now = time.span.end if time else None, notes.now.end if notes.now else None
    vague = time is not None and all(part.unit != "day" for part in time.parts)
    return vague and end is not None and now is not None and end > now


def _is_still_due(notes: Annotations, gathering: Gathering, others: Sequence[int]) -> bool:
    """Tell whether the last verb of a meeting plans it: "has not been held as planned; it is now to take place in May"."""
    verbs = {p for naming in gathering.namings for p in governors(notes, naming, others)}
    last = max(verbs, key=lambda p: p.first, default=None)
    return last is not None and last.standing == "planned"


def is_ahead(notes: Annotations, gathering: Gathering, time: Time | None, others: Sequence[int]) -> bool:
    """Tell whether a meeting of an unknown time is the next one, or is told by verbs in the present alone.

    One of which only the end is told goes on.
    """
    if gathering.fresh != "next" and time is not None and time.span.start is None:
        return False
    forms = {p.form for naming in gathering.namings for p in governors(notes, naming, others)}
    return gathering.fresh == "next" or (bool(forms) and forms <= {"pres", "pass_pres"})


def existence_features(
    notes: Annotations,
    gathering: Gathering,
    time: Choice[Time] | None,
    placed: bool,
    status: MeetingStatus,
    others: Sequence[int],
) -> list[str]:
    """Return what speaks for a gathering being a meeting of its own that the text tells of."""
    document = notes.document
    first = gathering.first
    roles = {document.sentences[naming.sentence].role for naming in gathering.namings}
    hows = {naming.how for naming in gathering.namings}
    found = [
        f"series={gathering.series}",
        f"typed={gathering.typed}",
        f"head={gathering.head}",
        f"head={gathering.head}&typed={gathering.typed}&time={time is not None}",
        f"how={first.how}",
        f"how={first.how}&time={time is not None}",
        f"ordinal={gathering.ordinal is not None}",
        f"numbered={'ellipsis' if first.how == 'ellipsis' and (gathering.ordinal or '') in '123' else 'other'}",
        f"fresh={gathering.fresh}",
        f"namings={bucket(len(gathering.namings))}",
        f"time={time is not None}&place={placed}",
        f"sure={min(max(time.score // UNIT, 0), 4) if time else 'none'}",
        f"side={_side(notes, time.value if time else None)}",
        f"status={status}",
        f"teaser={roles == {'teaser'}}",
        f"heading={bool(roles & {'title', 'heading'})}",
        f"states={len(gathering.states)}",
        f"bodies={bool(gathering.bodies)}",
        *(f"hows={how}" for how in sorted(hows)),
        *_talks(gathering),
    ]
    for naming in gathering.namings:
        found += [f"e.{verb}" for verb in _verbs(notes, naming, others)]
    for naming in gathering.namings[:1]:
        found += [f"e.{feature}" for feature in beside(notes, naming, "a")]
    return list(dict.fromkeys(found))
