"""Whether a meeting is real, and whether it was held, is planned, moved or called off."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from aseanhr.reading.annotators.predicates import has_happened
from aseanhr.reading.events.surroundings import beside
from aseanhr.reading.features import bucket, link_before
from aseanhr.reading.links import UNIT, Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate, Standing
    from aseanhr.reading.events.gatherings import Gathering, Naming
    from aseanhr.reading.events.meeting_times import Time
    from aseanhr.reading.links import Choice, Links
    from aseanhr.records.meeting import MeetingStatus

__all__ = [
    "existence_features",
    "governors",
    "is_denied",
    "is_of_other_page",
    "is_only_attended",
    "reality",
    "status_of",
]

_STATUSES: tuple[MeetingStatus, ...] = ("held", "planned", "postponed", "cancelled")
# What is asserted of a meeting without saying that it was held.
_CHANGES = frozenset({"POSTPONE", "CANCEL", "CONFIRM"})
# Small words behind which a meeting is not what the verb before them speaks of ("did not sign at the summit").
_ASIDE = frozenset({"FROM", "OF", "IN", "DURING", "AGAINST"})
_TOLD = frozenset(
    {
        "HOLD",
        "TAKE_PLACE",
        "MEET",
        "OPEN",
        "CLOSE",
        "POSTPONE",
        "CANCEL",
        "CONFIRM",
        "HOST",
        "CHAIR",
        "ATTEND",
    }
)


def governors(notes: Annotations, naming: Naming, others: Sequence[int]) -> list[Predicate]:
    """Return the verbs of meetings around a naming, up to the next one, and the noun of an act that it is itself."""
    found = []
    for p in notes.predicates(notes.document.sentences[naming.sentence]):
        if p.cue not in _TOLD or (p.form == "ger" and notes.document.marks("gathering", p.first, p.last)):
            continue  # "meeting" is a noun here
        inside = naming.first <= p.first and p.last <= naming.last
        if inside and p.form == "bare" and naming.group is not None and p.standing == "asserted":
            continue  # as is "họp" in "cuộc họp"
        if p.form == "noun":
            if inside and p.standing != "asserted":
                found.append(p)
            continue
        low, high = (naming.last, p.first) if p.first >= naming.last else (p.last, naming.first)
        if inside or bisect_left(others, low) >= bisect_left(others, high):
            found.append(p)
    return found


def _verbs(notes: Annotations, naming: Naming, others: Sequence[int]) -> list[str]:
    """Return the verbs around a naming as features: what, its standing, and whether it shares the clause."""
    clauses = notes.document.clauses
    found = []
    for p in governors(notes, naming, others):
        near = "near" if clauses[p.first] == clauses[naming.first] else "far"
        order = "post" if p.first >= naming.last else "pre"
        found += [f"verb={p.cue}&{p.standing}&{near}", f"standing={p.standing}&{near}&{order}"]
    return found


def _operated(notes: Annotations, naming: Naming) -> set[Standing]:
    """Return what an operator in the clause of a naming makes of it, where no known verb stands between."""
    document = notes.document
    sentence = document.sentences[naming.sentence]
    rules = document.lexicon.operators
    clause = document.clauses[naming.first]
    kinds = {
        rules[int(mark.value)].kind
        for mark in document.within("operator", sentence)
        if document.clauses[mark.first] == clause
    }
    if kinds & {"URGED", "HYPOTHETICAL", "PURPOSE", "REPORTED"}:
        return {"none"}
    return {"planned"} if "PLANNED" in kinds else set()


def _changed(notes: Annotations, gathering: Gathering, time: Time | None, others: Sequence[int]) -> bool:
    """Tell whether a gathering is said to have been moved or called off."""
    return bool(_changes(notes, gathering, time, others))


def _changes(
    notes: Annotations, gathering: Gathering, time: Time | None, others: Sequence[int]
) -> set[Predicate]:
    """Return the verbs that say that a gathering was moved or called off."""
    clauses = notes.document.clauses
    found: set[Predicate] = set()
    for naming in gathering.namings:
        verbs = governors(notes, naming, others)
        places = clauses[naming.first], clauses[naming.last - 1]
        own = [p for p in verbs if clauses[p.first] in places or _goes_on(notes, naming, p)]
        if _is_recalled(notes, naming, time):
            own += _own_verbs(notes, naming, verbs)
        found.update(p for p in own if p.cue in ("POSTPONE", "CANCEL") and has_happened(notes.document, p))
    return found


def _goes_on(notes: Annotations, naming: Naming, verb: Predicate) -> bool:
    """Tell whether a verb behind a comma goes on a clause whose subject is a naming: "the workshop, due in May, was called off"."""
    document = notes.document
    begin = verb.first
    while begin > naming.last and document.clauses[begin - 1] == document.clauses[verb.first]:
        begin -= 1
    helping = {n for m in document.marks("operator", begin, verb.first) for n in range(m.first, m.last)}
    helping |= {n for m in document.marks("verb", begin, verb.first) for n in range(m.first, m.last)}
    return verb.first >= naming.last and helping.issuperset(range(begin, verb.first))


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
    """Return the verbs that have a naming whose days follow in brackets for their subject: finite, right behind the bracket."""
    clause = notes.document.clauses[naming.first]
    behind = [
        p for p in governing if p.first >= naming.last and notes.document.clauses[p.first] <= clause + 2
    ]
    return [p for p in behind if p.form not in ("inf", "pass_inf") or p.standing != "none"]


def is_only_attended(
    notes: Annotations, gathering: Gathering, others: Sequence[int], time: Time | None, *, placed: bool
) -> bool:
    """Tell whether all that is said of a meeting is that somebody attends it, as a caption does: no number, day or place.

    Such words name a meeting; they do not tell which.
    """
    if time is not None or placed or gathering.ordinal or gathering.year or gathering.talk is not None:
        return False
    return all(
        naming.how == "named" and {p.cue for p in governors(notes, naming, others)} == {"ATTEND"}
        for naming in gathering.namings
    )


def is_of_other_page(notes: Annotations, gathering: Gathering) -> bool:
    """Tell whether a meeting is told in teasers of other pages alone and is none of ASEAN's or its bodies', which are read there too."""
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
        and not (aside and p.last <= naming.first and p.standing in ("none", "negated"))
    ]
    near = [p for p in governing if notes.document.clauses[p.first] == notes.document.clauses[naming.first]]
    return {p.standing for p in near or governing} if governing else _operated(notes, naming)


def is_denied(notes: Annotations, gathering: Gathering, time: Time | None, others: Sequence[int]) -> bool:
    """Tell whether a meeting is denied or only supposed; one that was planned and fell through was called off."""
    real = reality(notes, gathering, others, time)
    if real not in ("negated", "none") or _is_off(notes, gathering, time, others):
        return False
    return not _fell_through(notes, gathering)


def _fell_through(notes: Annotations, gathering: Gathering) -> bool:
    """Tell whether the sentence of a meeting both plans and denies it: "scheduled for May, it did not go ahead"."""
    rules = notes.document.lexicon.operators
    sentence = notes.document.sentences[gathering.first.sentence]
    kinds = {rules[int(mark.value)].kind for mark in notes.document.within("operator", sentence)}
    return {"PLANNED", "NEGATED"} <= kinds


def _is_off(notes: Annotations, gathering: Gathering, time: Time | None, others: Sequence[int]) -> bool:
    """Tell whether a meeting is said to have been moved or called off."""
    talk = gathering.talk
    if talk is not None:
        return talk.cancelled or talk.postponed
    return _changed(notes, gathering, time, others)


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


def status_features(
    notes: Annotations, gathering: Gathering, time: Time | None, others: Sequence[int]
) -> list[str]:
    """Return what tells how far a meeting has come."""
    real = reality(notes, gathering, others, time)
    found = [
        f"reality={real}",
        f"reality={real}&side={_side(notes, time)}",
        f"side={_side(notes, time)}",
        f"fresh={gathering.fresh}",
        f"head={gathering.head}",
    ]
    found += _talks(gathering)
    for naming in gathering.namings:
        found += _verbs(notes, naming, others)
        found += beside(notes, naming, "a")
        sentence = notes.document.sentences[naming.sentence]
        operators = notes.document.marks("operator", max(naming.first - 2, sentence.first), naming.first)
        rules = notes.document.lexicon.operators
        found += [f"operator={rules[int(mark.value)].kind}" for mark in operators]
    return list(dict.fromkeys(found))


def _fate(
    notes: Annotations, gathering: Gathering, time: Time | None, others: Sequence[int]
) -> tuple[MeetingStatus, ...]:
    """Return what became of a meeting that was moved or called off."""
    talk = gathering.talk
    cues = {verb.cue for verb in _changes(notes, gathering, time, others)} if talk is None else set()
    cancelled = talk.cancelled if talk is not None else "CANCEL" in cues
    return ("cancelled",) if cancelled else ("postponed",)


def status_of(
    notes: Annotations, links: Links, gathering: Gathering, time: Time | None, others: Sequence[int]
) -> Choice[tuple[Gathering, MeetingStatus]]:
    """Return how far a meeting has come, as its words and its time tell."""
    features = status_features(notes, gathering, time, others)
    real = reality(notes, gathering, others, time)
    allowed = _STATUSES if real in ("asserted", None) else _STATUSES[1:]
    if real != "asserted" and _is_off(notes, gathering, time, others):
        allowed = _fate(notes, gathering, time, others)
    elif real in ("negated", "none"):
        allowed = ("cancelled",)
    options = [
        Option((gathering, status), tuple(f"{feature}>{status}" for feature in ("", *features)))
        for status in allowed
    ]
    best = links.best("status", options, least=-1000 * UNIT)
    assert best is not None
    return best


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
