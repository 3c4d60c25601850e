"""What the reader weighed for a record: its questions, asked over again when somebody wants to know."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from aseanhr.interop.findings import EVENTS, finding_of
from aseanhr.linking.texts import UNNAMED
from aseanhr.reading.annotations import annotate
from aseanhr.reading.document import open_document
from aseanhr.reading.explain import Candidate, Feature
from aseanhr.reading.kinds import read_kinds
from aseanhr.reading.links import UNIT, load_links, probability
from aseanhr.reading.recorder import Recorder
from aseanhr.reading.sureness import slot_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.background import Published
    from aseanhr.reading.document import Document
    from aseanhr.reading.drafts import Draft
    from aseanhr.reading.links import Option
    from aseanhr.reading.recorder import Asked
    from aseanhr.records.base import Record

__all__ = ["Questions"]

Span = tuple[int, int]  # of laid-out text
# The slot whose questions are about a field of a record, by the kind of the record.
_SLOTS = {
    "meetings": {"when": "when", "place": "place", "chairs": "chair", "hosts": "host"},
    "work_plans": {"adopted_on": "plan.when"},
}


class Questions:
    """The questions that a text put to the model, and its answers.

    The text is read once more when the first of them is wanted; the same text gives the same questions.
    """

    def __init__(self, text: str, language: str, published: Published) -> None:
        self._text = text
        self._language = language
        self._published = published

    def __reduce__(self) -> tuple[object, ...]:
        return Questions, (self._text, self._language, self._published)

    @cached_property
    def _document(self) -> Document:
        return open_document(self._text, self._language)

    @cached_property
    def _read(self) -> tuple[list[Asked], dict[str, tuple[Draft, tuple[str, ...]]]]:
        """Return the questions, and by the id of each record its draft with what speaks for it."""
        recorder = Recorder(load_links().weights)
        notes = annotate(self._document, self._published)
        found = read_kinds(notes, UNNAMED, EVENTS, links=recorder)
        drafts: dict[str, tuple[Draft, tuple[str, ...]]] = {}
        for kind in EVENTS:
            options = [o for asked in recorder.asked if asked.slot == slot_of(kind) for o in asked.options]
            drafts |= {
                record.id: (option.value, option.features)
                for record, option in zip(found[kind], options, strict=True)
            }
        return recorder.asked, drafts

    def candidates(self, record: Record, field: str) -> Sequence[Candidate]:
        """Return what else was weighed for a field of a record, the likeliest first."""
        asked = self._asked(record, field)
        if asked is None:
            return ()
        best: dict[Span, tuple[int, Option[Any]]] = {}
        for option in asked.options:
            score = load_links().score(asked.slot, option.features)
            for span in _spans(option.value):
                if span not in best or best[span][0] < score:
                    best[span] = score, option
        taken = self._taken(record, field)
        others = sorted((-score, span) for span, (score, _) in best.items() if span not in taken)
        return [
            Candidate(
                *self._document.span(*span),
                probability(-score),
                _weighted(asked.slot, best[span][1].features),
            )
            for score, span in others
        ]

    def features(self, record: Record, field: str) -> Sequence[Feature]:
        """Return what spoke for the value that was taken, or against it; of an empty field, for the record as a whole."""
        if not field:
            known = self._read[1].get(record.id)
            return _weighted(slot_of(finding_of(record).kind), known[1]) if known else ()
        asked, taken = self._asked(record, field), self._taken(record, field)
        if asked is None:
            return ()
        chosen = max(
            (option for option in asked.options if taken & set(_spans(option.value))),
            key=lambda option: load_links().score(asked.slot, option.features),
        )
        return _weighted(asked.slot, chosen.features)

    def _taken(self, record: Record, field: str) -> set[Span]:
        """Return where the words of a field stand."""
        known = self._read[1].get(record.id)
        return {(clue.start, clue.end) for clue in known[0].clues if clue.field == field} if known else set()

    def _asked(self, record: Record, field: str) -> Asked | None:
        """Return the question that was asked for a field, if one was: its options hold the words of the field and of the record."""
        taken, named = self._taken(record, field), self._taken(record, "name")
        slot = _SLOTS.get(finding_of(record).kind, {}).get(field.partition("[")[0].partition(".")[0])
        for asked in self._read[0] if taken else ():
            if asked.slot != slot:
                continue
            spans = {span for option in asked.options for span in _spans(option.value)}
            owners = {span for option in asked.options for span in _owners(option.value)}
            if taken & spans and (not owners or not named or named & owners):
                return asked
        return None


def _weighted(slot: str, features: Sequence[str]) -> tuple[Feature, ...]:
    weights = load_links().weights.get(slot, {})
    return tuple(Feature(name, weights[name] / UNIT) for name in features if name in weights)


def _spans(value: Any) -> Iterator[Span]:
    """Yield the words of an option: those of its parts, or its own."""
    value = value[-1] if type(value) is tuple else value
    for part in getattr(value, "parts", (value,)):
        yield part.start, part.end


def _owners(value: Any) -> Iterator[Span]:
    """Yield the words of the event that an option is for."""
    event = value[0] if type(value) is tuple else None
    for naming in getattr(event, "namings", ()):
        yield naming.start, naming.end
