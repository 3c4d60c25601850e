"""What a text says: its records, with the text at hand that they were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from aseanhr.errors import InputTypeError, QueryError, RecordNotFoundError
from aseanhr.interop.findings import KINDS, Findings
from aseanhr.records.base import Record
from aseanhr.records.meeting import Meeting
from aseanhr.records.work_plan import WorkPlan
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from aseanhr.reading.explain import Explanation, Trace

__all__ = ["Extraction", "least_confidence", "surest"]

R = TypeVar("R", bound=Record)


@attrs.frozen(kw_only=True, repr=False)
class Extraction(Findings):
    """What a text says, as records of the same classes as the dataset.

    It holds the records kind by kind, exports them as one table or by kind, shows them beside the text in a notebook, and explains
    each of them.

    Attributes:
        meetings: meetings, in the order in which the text names them.
        treaty_events: acts under treaties.
        treaties: the treaties of these acts that no list knows, in the words of the text.
        work_plans: plans, visions, programmes.
        trade_figures: figures of trade between two states.
        language: tag of the language that it was read in; None where it could not be told, and nothing was read.
        mentions: every date, country, amount and person found, with offsets into the text as given.
        text: the text itself, to show and to quote; no part of equality, of `repr` and of exports.
        trace: what the reader remembers of its choices, for `explain`; no part of equality either.

    >>> from aseanhr import extract
    >>> extract("The 58th ASEAN Foreign Ministers' Meeting was held in Kuala Lumpur on 9 July 2025.", lang="en")
    <Extraction en: 1 meeting>
    """

    language: str | None = None
    mentions: tuple[Mention[Any], ...] = ()
    text: str = attrs.field(default="", eq=False)
    trace: Trace | None = attrs.field(default=None, eq=False)

    def explain(self, record: Record | str) -> Explanation:
        """Return why a record is there: its fields with their words, stated or inferred, and what decided.

        Args:
            record: one of the records, or its id.

        Raises:
            RecordNotFoundError: the extraction does not hold it; the error names the nearest ids.

        >>> from aseanhr import extract
        >>> found = extract("The 58th ASEAN Foreign Ministers' Meeting was held in Kuala Lumpur on 9 July 2025.", lang="en")
        >>> found.explain("amm-58").reasons[3].field
        'when'
        """
        from aseanhr.reading.explain import explain

        return explain(self._known(record), self.text, self.trace)

    def _known(self, record: Record | str) -> Record:
        if not isinstance(record, Record | str):
            raise InputTypeError("record", "a record or its id", record)
        records = self.records
        for own in records:
            if own == record or own.id == record:
                return own
        from difflib import get_close_matches

        id_ = record if isinstance(record, str) else record.id
        nearest = get_close_matches(id_[:200], [own.id for own in records], n=3, cutoff=0.5)
        raise RecordNotFoundError("the extraction", id_, tuple(nearest))

    def __repr__(self) -> str:
        return f"<Extraction {self.language or 'of no known language'}: {self._counts()}>"

    def _repr_html_(self) -> str:
        from aseanhr.interop.marks import text_to_html

        caption = f"{self.language or 'no known language'}; {self._counts()}"
        return text_to_html(self.text, {kind: getattr(self, kind) for kind in KINDS}, caption=caption)


def least_confidence(value: object) -> float | None:
    """Return the least confidence that the caller asks for; None leaves the choice to the levels.

    Raises:
        InputTypeError: it is not a number.
        QueryError: it is not from 0 to 1.

    >>> least_confidence(1)
    1.0
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputTypeError("min_confidence", "a number from 0 to 1, or None", value)
    if not 0 <= value <= 1:
        raise QueryError("min_confidence", f"{value} is not from 0 to 1")
    return float(value)


def surest(extraction: Extraction, least: float | None) -> Extraction:
    """Return an extraction without the records that are not sure enough.

    A record whose confidence was not measured stays. Where a record pointed to one that is left out, it points nowhere.

    Args:
        extraction: what was read.
        least: the least confidence that is asked for; None leaves out what is ``weak``.
    """
    kept: dict[str, tuple[Record, ...]] = {
        kind: tuple(record for record in getattr(extraction, kind) if _is_sure(record, least))
        for kind in KINDS
    }
    if sum(map(len, kept.values())) == len(extraction.records):
        return extraction
    meetings = {record.id for record in kept["meetings"]}
    changes: dict[str, Any] = {
        kind: tuple(_unbound(record, meetings) for record in records) for kind, records in kept.items()
    }
    return attrs.evolve(extraction, **changes)


def _is_sure(record: Record, least: float | None) -> bool:
    if least is None:
        return record.level != "weak"
    return record.confidence is None or record.confidence >= least


def _unbound(record: R, meetings: set[str]) -> R:
    if isinstance(record, Meeting) and record.part_of and record.part_of not in meetings:
        return attrs.evolve(record, part_of=None, evidence=_without(record, "part_of"))
    if isinstance(record, WorkPlan) and record.adopted_at and record.adopted_at not in meetings:
        return attrs.evolve(record, adopted_at=None, evidence=_without(record, "adopted_at"))
    return record


def _without(record: Record, field: str) -> tuple[Any, ...]:
    return tuple(item for item in record.evidence if item.field != field)
