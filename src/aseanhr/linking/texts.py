"""One event told in several texts: the records of each text in, one record an event out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import attrs

from aseanhr.errors import InputTypeError
from aseanhr.interop.findings import KINDS, Findings
from aseanhr.linking.identity import id_of
from aseanhr.linking.likeness import link
from aseanhr.linking.merge import merge_records
from aseanhr.records.base import Record
from aseanhr.records.ids import distinct
from aseanhr.records.meeting import Meeting
from aseanhr.records.work_plan import WorkPlan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["UNNAMED", "merge"]

R = TypeVar("R", bound=Record)

# The source of a text that nobody named.
UNNAMED = "text"


class _Told(NamedTuple):
    """A record, and which text tells it: an id holds within its text only."""

    text: int
    id: str


def merge(texts: Iterable[Findings | Record | Iterable[Record]]) -> Findings:
    """Return the records of several texts, with one record for each event however often it is told.

    Two records are one by their facts (series and number, days, places, states, amounts), in whatever languages they were told.
    The first text leads: later ones add what it lacks and dates that are finer, turn what was planned into what was held, and
    where they contradict it their value stands among the `disputes`. The evidence of all is kept. Two records of one text are
    never one.

    Args:
        texts: what each text tells, the most trusted first: an `Extraction`, or records such as those of a table of the
            dataset; a record by itself counts as a text of its own. Name each text (``source=`` of `extract`), so that
            evidence says where its words are; texts without a name are numbered, ``text-1``, ``text-2``.

    Returns:
        The records by kind, in the order in which they are first told. A record has the id of its facts as they are known
        together; one whose id is not made of its facts keeps it.

    Raises:
        InputTypeError: something is neither records nor an `Extraction`, or of a kind that texts do not tell.

    >>> from aseanhr.values.dates import DateSpan
    >>> one = Meeting(id="eas-20", name="20th East Asia Summit", series="eas", ordinal="20", when=DateSpan("2025-10"))
    >>> two = attrs.evolve(one, when=DateSpan("2025-10-27"))
    >>> [(meeting.id, str(meeting.when)) for meeting in merge([one, two]).meetings]
    [('eas-20', '2025-10-27')]
    """
    if isinstance(texts, Record | Findings | str) or not isinstance(cast("object", texts), Iterable):
        raise InputTypeError("texts", "a list of extractions or of records", texts)
    groups = _named([_records(item) for item in texts])
    meetings, meeting_ids = _joined([_of(Meeting, group) for group in groups], {})
    merged: dict[str, Any] = {"meetings": meetings}
    for table, kind in KINDS.items():
        if kind is not Meeting:
            merged[table], _ = _joined([_of(kind, group) for group in groups], meeting_ids)
    return Findings(**merged)


def _records(item: object) -> list[Record]:
    """Return the records that one text tells."""
    if isinstance(item, Findings):
        return list(item.records)
    records = [item] if isinstance(item, Record) else item
    if not isinstance(records, Iterable) or isinstance(records, str):
        raise InputTypeError("texts", "a list of extractions or of records", item)
    told = list(cast("Iterable[object]", records))
    for record in told:
        if not isinstance(record, tuple(KINDS.values())):
            raise InputTypeError("texts", f"extractions or records of {', '.join(KINDS)}", record)
    return cast("list[Record]", told)


def _of(kind: type[R], records: Iterable[Record]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]


def _named(groups: list[list[Record]]) -> list[list[Record]]:
    """Return the records with the texts numbered that have no name, if there are several: each has offsets of its own."""
    unnamed = [n for n, group in enumerate(groups) if any(_is_unnamed(record) for record in group)]
    if len(unnamed) < 2:
        return groups
    names = {n: f"{UNNAMED}-{number}" for number, n in enumerate(unnamed, 1)}
    return [
        [_renamed(record, names[n]) for record in group] if n in names else group
        for n, group in enumerate(groups)
    ]


def _is_unnamed(record: Record) -> bool:
    sources = [*(item.source for item in record.evidence), *(item.source for item in record.disputes)]
    return UNNAMED in sources


def _renamed(record: R, name: str) -> R:
    def renamed(item: Any) -> Any:
        return attrs.evolve(item, source=name) if item.source == UNNAMED else item

    return attrs.evolve(
        record,
        evidence=tuple(map(renamed, record.evidence)),
        disputes=tuple(map(renamed, record.disputes)),
    )


def _joined(groups: Sequence[list[R]], known: Mapping[_Told, str]) -> tuple[tuple[R, ...], dict[_Told, str]]:
    """Return one record an event, and the id that each record told has come to.

    Args:
        groups: the records of one kind, by text.
        known: the ids that meetings have come to, for records that point to meetings.
    """
    text_of = {id(record): number for number, group in enumerate(groups) for record in group}
    clusters = link(groups)
    # Until the ids of the joined records are known, those of the first records stand for them.
    first = distinct(cluster[0].id for cluster in clusters)
    home = {
        _Told(text_of[id(record)], record.id): name
        for name, cluster in zip(first, clusters, strict=True)
        for record in cluster
    }
    links = {**known, **home}
    merged = [
        merge_records([_pointing(record, links, text_of[id(record)]) for record in cluster])
        for cluster in clusters
    ]
    ids = distinct(_ids(clusters, merged))
    renamed = dict(zip(first, ids, strict=True))
    records = tuple(
        _repointed(attrs.evolve(record, id=key), renamed) for record, key in zip(merged, ids, strict=True)
    )
    return records, {told: renamed[name] for told, name in home.items()}


def _ids(clusters: Sequence[tuple[R, ...]], merged: Sequence[R]) -> Iterator[str]:
    for cluster, record in zip(clusters, merged, strict=True):
        lead = cluster[0]
        yield id_of(record) if len(cluster) > 1 and id_of(lead) == lead.id else lead.id


def _pointing(record: R, links: Mapping[_Told, str], text: int) -> R:
    """Return a record that points to joined meetings where it pointed to those of its text."""
    if isinstance(record, Meeting) and record.part_of:
        return attrs.evolve(record, part_of=links.get(_Told(text, record.part_of), record.part_of))
    if isinstance(record, WorkPlan) and record.adopted_at:
        return attrs.evolve(record, adopted_at=links.get(_Told(text, record.adopted_at), record.adopted_at))
    return record


def _repointed(record: R, renamed: Mapping[str, str]) -> R:
    if isinstance(record, Meeting) and record.part_of:
        return attrs.evolve(record, part_of=renamed.get(record.part_of, record.part_of))
    return record
