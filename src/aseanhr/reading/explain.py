"""Why a record is there: each field with its words, how it follows from them, and what else was weighed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

import attrs

from aseanhr.interop.findings import finding_of
from aseanhr.interop.html import table_to_html
from aseanhr.interop.summary import shown
from aseanhr.interop.table import clip, visible
from aseanhr.records.evidence import Basis, hash_words
from aseanhr.records.meeting import Place
from aseanhr.records.paths import value_at
from aseanhr.records.plain import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.records.base import Record
    from aseanhr.records.evidence import Evidence

__all__ = ["Candidate", "Explanation", "Feature", "Ground", "Reason", "Trace", "explain"]

_APART = frozenset({"id", "evidence", "disputes", "confidence", "level"})
_WIDEST = 80
_MOST = 3


class Feature(NamedTuple):
    """What speaks for a candidate, or against it.

    Attributes:
        name: its name in the model.
        weight: how much it counts, in units of log odds.
    """

    name: str
    weight: float


class Candidate(NamedTuple):
    """A value that was weighed for a field and not taken.

    Attributes:
        start: offset of its words in the text.
        end: offset behind them.
        probability: how likely it was held to be right.
        features: what spoke for it and against it.
    """

    start: int
    end: int
    probability: float
    features: tuple[Feature, ...] = ()


class Trace(Protocol):
    """What a reader remembers of its choices; nothing need be kept until it is asked for."""

    def candidates(self, record: Record, field: str) -> Sequence[Candidate]:
        """Return what else was weighed for a field of a record, the likeliest first."""
        ...

    def features(self, record: Record, field: str) -> Sequence[Feature]:
        """Return what spoke for the value that was taken, or against it; without a field, for the record as a whole."""
        ...


@attrs.frozen
class Ground:
    """Words that a field rests on.

    Attributes:
        words: the words; None where the text is not at hand.
        basis: ``stated`` where they say the value, ``inferred`` where it follows from them.
        note: how it follows.
        decider: the name of what in the reader decided; empty where it is not known.
        probability: how likely the field is right; None where it was not measured.
    """

    words: str | None
    basis: Basis
    note: str = ""
    decider: str = ""
    probability: float | None = None

    def __str__(self) -> str:
        words = f"“{_brief(self.words)}”" if self.words is not None else "words of another text"
        note = f" ({self.note})" if self.note else ""
        decider = f", by {self.decider}" if self.decider else ""
        return f"{self.basis}{note}: {words}{decider}{_chance(self.probability)}"


class Reason(NamedTuple):
    """Why a field has its value.

    Attributes:
        field: the name of the field or of a part of it, such as ``place.city``.
        value: the value, as a reader wants to see it.
        grounds: the words that it rests on; none where it is taken for granted.
        features: what spoke for it in the model, the strongest first, where the reader kept it.
        others: what else was weighed, in words, the likeliest first, where the reader kept it.
    """

    field: str
    value: str
    grounds: tuple[Ground, ...] = ()
    features: tuple[Feature, ...] = ()
    others: tuple[str, ...] = ()

    def told(self) -> Iterator[str]:
        """Yield the lines that tell it.

        >>> list(Reason("when", "2025-07-09", (Ground("9 July", "stated"),), others=("“Monday”, 0.21",)).told())
        ['stated: “9 July”', 'rather than “Monday”, 0.21']
        """
        yield from map(str, self.grounds or ["no words of its own"])
        if self.features:
            yield f"because of {_listed(self.features)}"
        for other in self.others[:_MOST]:
            yield f"rather than {other}"


@attrs.frozen(kw_only=True, repr=False)
class Explanation:
    """Why a record is there, in words.

    Attributes:
        record: the record.
        reasons: its fields in their order, each with its words.
        features: what spoke for the record as a whole, or against it, the strongest first, where the reader kept it.

    >>> from aseanhr.records import WorkPlan
    >>> Explanation(record=WorkPlan(id="plan", name="AICHR Work Plan", status="adopted"), reasons=())
    plan: AICHR Work Plan
    """

    record: Record
    reasons: tuple[Reason, ...]
    features: tuple[Feature, ...] = ()

    def _caption(self) -> str:
        sure = f" ({self.record.level}{_chance(self.record.confidence)})" if self.record.level else ""
        return f"{self.record.id}: {_brief(finding_of(self.record).what)}{sure}"

    def __repr__(self) -> str:
        lines = [self._caption()]
        if self.features:
            lines.append(f"  because of {_listed(self.features)}")
        for reason in self.reasons:
            first, *more = reason.told()
            lines.append(f"  {reason.field} = {_brief(reason.value)}: {first}")
            lines += (f"    {line}" for line in more)
        return "\n".join(map(visible, lines))

    def _repr_html_(self) -> str:
        rows = [(reason.field, reason.value, "; ".join(reason.told())) for reason in self.reasons]
        html = table_to_html(("field", "value", "because"), rows, caption=self._caption())
        return html.encode("utf-8", "backslashreplace").decode()


def _brief(text: str) -> str:
    return clip(" ".join(text.split()), _WIDEST)


def _chance(probability: float | None) -> str:
    return "" if probability is None else f", {probability:.2f}"


def _listed(features: Sequence[Feature]) -> str:
    return ", ".join(f"{feature.name} {feature.weight:+.1f}" for feature in _strongest(features)[:_MOST])


def _strongest(features: Sequence[Feature]) -> tuple[Feature, ...]:
    return tuple(sorted(features, key=lambda feature: (-abs(feature.weight), feature.name)))


def explain(record: Record, text: str, trace: Trace | None = None) -> Explanation:
    """Return why a record is there.

    Args:
        record: a record of one of the kinds that texts tell.
        text: the text that it was read from.
        trace: what the reader remembers of its choices.

    >>> from aseanhr.records import Evidence, Meeting, hash_words
    >>> said = Evidence(source="text", field="ordinal", start=4, end=8, sha256=hash_words("58th"))
    >>> explain(Meeting(id="amm-58", name="58th AMM", series="amm", ordinal="58", evidence=(said,)), "The 58th AMM")
    amm-58: 58th AMM
      name = 58th AMM: no words of its own
      series = amm: no words of its own
      ordinal = 58: stated: “58th”
      status = held: no words of its own
    """
    features = () if trace is None else trace.features(record, "")
    return Explanation(
        record=record, reasons=tuple(_reasons(record, text, trace)), features=_strongest(features)
    )


def _reasons(record: Any, text: str, trace: Trace | None) -> Iterator[Reason]:
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.name in _APART or value is None or value is False or value == ():
            continue
        grounds: dict[str, list[Evidence]] = {}
        for item in record.evidence_for(field.name):
            grounds.setdefault(item.field, []).append(item)
        if field.name not in grounds:
            for part in _parts(field.name, value):
                if not record.evidence_for(part):
                    grounds[part] = []
        for path, items in sorted(grounds.items(), key=lambda entry: _steps(entry[0])):
            reason = Reason(path, _value(record, path), tuple(_ground(item, text) for item in items))
            yield reason if trace is None else _traced(reason, record, text, trace)


def _steps(path: str) -> list[tuple[int, str]]:
    """Return a path in the order that a reader expects: the tenth member after the second."""
    return [(int(step), "") if step.isdigit() else (-1, step) for step in re.findall(r"\w+", path)]


def _parts(name: str, value: Any) -> list[str]:
    """Return the parts of a value that evidence may be given for."""
    if isinstance(value, tuple):
        return [f"{name}[{number}]" for number in range(len(cast("Sequence[Any]", value)))]
    if isinstance(value, Place):
        return [f"{name}.{part.name}" for part in fields_of(Place) if getattr(value, part.name) is not None]
    return [name]


def _value(record: Record, path: str) -> str:
    try:
        return shown(value_at(record, path))
    except LookupError:
        return ""


def _ground(item: Evidence, text: str) -> Ground:
    """Return a piece of evidence in words; a record may carry evidence of other texts, which have words of their own."""
    words = None if item.start is None else text[item.start : item.end]
    if words is not None and hash_words(words) != item.sha256:
        words = None
    return Ground(words, item.basis, item.note, item.decider, item.confidence)


def _traced(reason: Reason, record: Record, text: str, trace: Trace) -> Reason:
    others = tuple(
        f"“{_brief(text[other.start : other.end])}”{_chance(other.probability)}"
        + (f" ({_listed(other.features)})" if other.features else "")
        for other in trace.candidates(record, reason.field)
    )
    return reason._replace(features=_strongest(trace.features(record, reason.field)), others=others)
