"""Who chaired and who hosted a meeting: the persons and states that may have, and what speaks for each."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.events.surroundings import around
from aseanhr.reading.features import link_before
from aseanhr.records.base import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.people import Person
    from aseanhr.reading.events.gatherings import Naming
    from aseanhr.values.countries import Country

__all__ = ["Actor", "actor_features", "actors_near"]

_BEFORE, _BEHIND = 1, 2
_ACTS = frozenset({"CHAIR", "HOST", "HOLD", "OPEN", "CLOSE", "ATTEND", "MEET"})


class Actor(NamedTuple):
    """A person or a state that a document names.

    Attributes:
        first: index of the first word.
        last: index of the word behind.
        start: offset of the first character.
        end: offset behind the last character.
        name: the name, of a person.
        role: the office, of a person.
        country: the state, or that of the person.
    """

    first: int
    last: int
    start: int
    end: int
    name: str | None
    role: str | None
    country: Country | None

    @property
    def participant(self) -> Participant:
        """Return the actor as records keep it."""
        return Participant(name=self.name, role=self.role, country=self.country)


def actors_of(notes: Annotations, people: list[Person], sentence: int) -> Iterator[Actor]:
    """Yield the persons of a sentence, then the states that are no part of a person's name."""
    taken: set[int] = set()
    for person in people:
        taken.update(range(person.first, person.last))
        if person.name or person.country:
            yield Actor(
                person.first,
                person.last,
                person.start,
                person.end,
                person.full or person.name,
                person.office,
                person.country,
            )
    for found in notes.countries_in(notes.document.sentences[sentence]):
        if found.first not in taken:
            yield Actor(found.first, found.last, found.start, found.end, None, None, found.value)


def actors_near(notes: Annotations, people: list[list[Person]], naming: Naming) -> list[Actor]:
    """Return the persons and states named around a place where a gathering is spoken of."""
    low = max(naming.sentence - _BEFORE, 0)
    high = min(naming.sentence + _BEHIND + 1, len(people))
    return [actor for n in range(low, high) for actor in actors_of(notes, people[n], n)]


def _agent_features(notes: Annotations, actor: Actor, rivals: Sequence[int]) -> list[str]:
    """Return what somebody does by the grammar of the sentence: the subject of an active verb, or behind "by" of a passive one."""
    document = notes.document
    sentence = document.sentence_of(actor.first)
    if sentence is None:
        return []
    clause = document.clauses[actor.first]
    by = link_before(notes, actor.first) == "BY"
    found = []
    for p in notes.predicates(sentence):
        if p.cue not in _ACTS or document.clauses[p.first] != clause or p.form == "noun":
            continue
        passive = p.passive and by and p.last <= actor.first and _none_between(rivals, p.last, actor.first)
        active = not p.passive and actor.last <= p.first and _none_between(rivals, actor.last, p.first)
        if passive or active:
            real = "real" if p.standing in ("asserted", "planned") else p.standing
            found.append(f"agent={p.cue}&{real}")
    return found or ["agent=none"]


def _none_between(rivals: Sequence[int], low: int, high: int) -> bool:
    return bisect_left(rivals, low) == bisect_left(rivals, high)


def actor_features(
    notes: Annotations, naming: Naming, actor: Actor, rivals: Sequence[int], others: Sequence[int]
) -> list[str]:
    """Return what speaks for somebody having presided over a gathering, or having hosted it."""
    kind = "named" if actor.name else "office" if actor.role else "state"
    chairs = actor.role is not None and actor.role.startswith("Chair")
    close = around(notes, naming, actor, rivals, others)
    agent = _agent_features(notes, actor, rivals)
    verbs = [feature for feature in close if feature.startswith("t.")]
    order = close[0]
    return [
        f"kind={kind}",
        f"chairs={chairs}",
        f"how={naming.how}",
        *close,
        *agent,
        *(f"{feature}&{kind}" for feature in agent),
        *(f"{feature}&{kind}" for feature in verbs),
        *(f"{feature}&{order}" for feature in verbs),
    ]
