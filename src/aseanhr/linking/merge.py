"""One record out of several of one event, with the evidence of all for what they agree on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from aseanhr.records.base import LEVELS, Participant, Record
from aseanhr.records.evidence import Dispute, Evidence
from aseanhr.records.ids import slug
from aseanhr.records.plain import fields_of
from aseanhr.records.trade import TradeFigure
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["merge_records"]

R = TypeVar("R", bound=Record)

# Our own words: two records may word them differently and still agree.
_WORDING = frozenset({"name", "role"})
# How far a meeting or a plan has come: a later source knows more, and contradicts only within one step.
_PROGRESS = {
    "planned": 0, "unconfirmed": 1, "postponed": 2, "drafted": 2, "being_implemented": 3, "endorsed": 4, "adopted": 5,
    "held": 5, "cancelled": 5, "ended": 6,
}  # fmt: skip
# Not joined like values.
_APART = ("id", "evidence", "disputes", "confidence", "level")
_MEMBER = re.compile(r"\w+\[\d+\]")


def merge_records(records: Sequence[R], *, fixed: bool = False) -> R:
    """Return one record out of records of one event.

    The first record leads: it keeps its id and its values. The others add what it lacks, a date that is finer and lies
    within its own, and that what was planned has been done. Where another contradicts it, its value becomes a dispute.
    The record is as sure as the surest of those that were read.

    Args:
        records: the records, in order of precedence; one or more.
        fixed: leave the values of the first record as they are; add evidence and disputes only.

    Returns:
        The record; its evidence names its own fields, wherever in the others the words were found.

    >>> from aseanhr.records import Meeting
    >>> one = Meeting(id="amm-70", name="70th AMM", series="amm", ordinal="70", when=DateSpan("2037"))
    >>> two = attrs.evolve(one, id="other", when=DateSpan("2037-07-10"))
    >>> str(merge_records([one, two]).when)
    '2037-07-10'

    """
    lead, *others = records
    for other in others:
        lead = _Join(_facing(other, lead), fixed=fixed).into(lead)
    return lead


def _facing(other: R, lead: R) -> R:
    """Return a figure of total trade with its two states in the order of the lead's: for a total it says nothing."""
    if not (isinstance(other, TradeFigure) and isinstance(lead, TradeFigure) and other.flow == "total"):
        return other
    if (other.reporter, other.partner) != (lead.partner, lead.reporter):
        return other
    turned = {"reporter": "partner", "partner": "reporter"}
    evidence = [attrs.evolve(item, field=turned.get(item.field, item.field)) for item in other.evidence]
    return attrs.evolve(other, reporter=lead.reporter, partner=lead.partner, evidence=tuple(evidence))


def _equal(one: object, two: object) -> bool:
    """Tell whether two values are the same, spelling of names aside."""
    if isinstance(one, str) and isinstance(two, str):
        return slug(one) == slug(two)
    if isinstance(one, Participant) and isinstance(two, Participant):
        if one.name or two.name:
            return slug(one.name or "") == slug(two.name or "")
        return one.country == two.country and slug(one.organization or "") == slug(two.organization or "")
    return one == two


def _one_party(one: Participant, two: Participant) -> bool:
    """Tell whether two descriptions may be of the same one who presides: a state may stand for its person."""
    said = [(one.name, two.name), (one.country, two.country), (one.organization, two.organization)]
    return all(mine is None or theirs is None or _equal(mine, theirs) for mine, theirs in said)


def _finer(one: object, two: object) -> bool:
    """Tell whether ``two`` says what ``one`` says, and more."""
    return (
        isinstance(one, DateSpan) and isinstance(two, DateSpan) and one != two and one.contains(two) is True
    )


def _further(one: object, two: object) -> bool:
    """Tell whether ``two`` is what became of ``one``."""
    return str(two) in _PROGRESS and _PROGRESS.get(str(one), len(_PROGRESS)) < _PROGRESS[str(two)]


def _vague(item: Evidence) -> Evidence:
    """Return evidence of a value that says less than the one that was taken."""
    return attrs.evolve(item, basis="inferred", note=item.note or "says the same less exactly")


def _fields(record: object) -> list[str]:
    cls: Any = type(record)
    return [field.name for field in fields_of(cls)]


class _Join:
    """One record joined into another: which of its values agree, and where their evidence belongs."""

    def __init__(self, other: Record, *, fixed: bool) -> None:
        self.other = other
        self.fixed = fixed
        self.paths: dict[str, str] = {}
        self.vaguer: set[str] = set()
        self.refined: set[str] = set()
        self.outdated: set[str] = set()
        self.lacking: set[str] = set()  # parts of members that the joined record leaves unsaid
        self.disputes: list[Dispute] = []

    def into(self, lead: R) -> R:
        changes: dict[str, Any] = {}
        for name in _fields(lead):
            if name not in _APART:
                changes[name] = self._value(name, getattr(lead, name), getattr(self.other, name))
        if not self.fixed and lead.confidence is not None and self.other.confidence is not None:
            changes["confidence"] = max(lead.confidence, self.other.confidence)
        if not self.fixed and lead.level is not None and self.other.level is not None:
            changes["level"] = min(lead.level, self.other.level, key=LEVELS.index)
        kept = [
            _vague(item) if item.field in self.refined else item
            for item in lead.evidence
            if item.field not in self.outdated
        ]
        evidence = dict.fromkeys((*kept, *self._moved()))
        spots: dict[tuple[object, ...], Evidence] = {}
        for item in evidence:
            spots.setdefault((item.source, item.field, item.start, item.end), item)
        disputes: dict[tuple[str, str, str], Dispute] = {}
        for dispute in (*lead.disputes, *self.other.disputes, *self.disputes):
            disputes.setdefault((dispute.field, dispute.value, dispute.source), dispute)
        return attrs.evolve(
            lead, **changes, evidence=tuple(spots.values()), disputes=tuple(disputes.values())
        )

    def _value(self, path: str, mine: Any, theirs: Any) -> Any:
        """Return the value that the joined record has, and note where the other's evidence goes."""
        if theirs is None or theirs == ():
            return mine
        if isinstance(theirs, tuple):
            return self._members(path, mine, theirs)
        if mine is None:
            return self._added(path, theirs)
        if attrs.has(type(theirs)):
            return self._parts(path, mine, theirs)
        return self._chosen(path, mine, theirs)

    def _added(self, path: str, theirs: Any) -> Any:
        if self.fixed:
            return None
        if attrs.has(type(theirs)):
            self.paths |= {f"{path}.{name}": f"{path}.{name}" for name in _fields(theirs)}
        self.paths[path] = path
        return theirs

    def _chosen(self, path: str, mine: Any, theirs: Any) -> Any:
        if _finer(theirs, mine):
            self.vaguer.add(path)
        elif not self.fixed and (_finer(mine, theirs) or _further(mine, theirs)):
            (self.refined if isinstance(mine, DateSpan) else self.outdated).add(path)
            mine = theirs
        elif not _equal(mine, theirs):
            if path.rpartition(".")[2] not in _WORDING and (self.fixed or not _further(theirs, mine)):
                self._dispute(path, theirs)
            return mine
        self.paths[path] = path
        return mine

    def _members(self, path: str, mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
        merged = list(mine)
        for number, member in enumerate(theirs):
            at = next((n for n, known in enumerate(merged) if _equal(known, member)), None)
            if at is None and path == "chairs" and len(mine) == len(theirs) == 1:
                at = 0 if _one_party(mine[0], member) else None
            if at is None and not self.fixed:
                at = len(merged)
                merged.append(member)
            elif at is not None and isinstance(member, Participant):
                merged[at] = self._filled(f"{path}[{number}]", merged[at], member)
            if at is not None:
                self.paths[f"{path}[{number}]"] = f"{path}[{at}]"
        return tuple(merged)

    def _filled(self, path: str, mine: Participant, theirs: Participant) -> Participant:
        """Return a participant with what another description of the same one adds."""
        added = [name for name in _fields(theirs) if getattr(mine, name) is None]
        if self.fixed:
            self.lacking |= {f"{path}.{name}" for name in added}
            return mine
        return attrs.evolve(mine, **{name: getattr(theirs, name) for name in added})

    def _parts(self, path: str, mine: Any, theirs: Any) -> Any:
        before = len(self.disputes)
        values = {
            name: self._value(f"{path}.{name}", getattr(mine, name), getattr(theirs, name))
            for name in _fields(theirs)
        }
        if len(self.disputes) == before:
            self.paths[path] = path
        return attrs.evolve(mine, **values)

    def _dispute(self, path: str, value: object) -> None:
        top = re.split(r"[.\[]", path)[0]
        evidence = self.other.evidence_for(path) or self.other.evidence_for(top) or self.other.evidence
        if evidence:
            reason = "the sources differ, and another was preferred"
            self.disputes.append(
                Dispute(field=path, value=str(value), source=evidence[0].source, reason=reason)
            )

    def _moved(self) -> list[Evidence]:
        """Return the other's evidence for what agrees, under the fields of the joined record."""
        moved = []
        for item in self.other.evidence:
            member = _MEMBER.match(item.field)
            key = member[0] if member else item.field
            if key in self.paths and item.field not in self.lacking:
                field = self.paths[key] + item.field[len(key) :]
                moved.append(attrs.evolve(_vague(item) if key in self.vaguer else item, field=field))
        return moved
