"""From the score of a record to a probability, and from that to a level: both measured, and shipped as data."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from aseanhr.errors import DataError
from aseanhr.interop.findings import EVENTS
from aseanhr.resources import read_resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aseanhr.records.base import Level

__all__ = ["NEUTRAL", "Calibration", "load_calibration", "rounded"]

# Last digits of exponentials differ between machines; the same text gives the same bytes on all of them.
_DIGITS = 4


def rounded(value: float) -> float:
    """Return a probability as records carry it.

    >>> rounded(0.123456)
    0.1235
    """
    return round(value, _DIGITS)


@attrs.frozen
class Calibration:
    """What the scores of records mean, kind by kind.

    Attributes:
        cuts: the least confidence at which a record is ``stated``, and that at which it is ``inferred``.
        curve: steps of (score, probability), both rising: a score has the probability of the last step that it reaches, or of the
            first where it reaches none. Without steps, a score is taken as the probability.

    >>> calibration = Calibration({"meetings": (0.9, 0.6)}, {"meetings": ((0.0, 0.3), (0.5, 0.95))})
    >>> [calibration.probability("meetings", score) for score in (0.2, 0.5, 0.99)]
    [0.3, 0.95, 0.95]
    >>> [calibration.level("meetings", confidence) for confidence in (0.95, 0.6, 0.3)]
    ['stated', 'inferred', 'weak']
    """

    cuts: Mapping[str, tuple[float, float]]
    curve: Mapping[str, tuple[tuple[float, float], ...]]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Calibration:
        """Return the calibration whose plain form is ``data``, as `calibration.json` holds it.

        Raises:
            DataError: a kind is missing, a number does not lie from 0 to 1, or an order is broken.

        >>> Calibration.from_dict({"cuts": {}, "curve": {}})
        Traceback (most recent call last):
        aseanhr.errors.DataError: 1 fault in the data:
          calibration: cuts and curve must have the kinds meetings, trade_figures, treaty_events, work_plans
        """
        if not set(EVENTS) == set(data["cuts"]) == set(data["curve"]):
            raise DataError((f"calibration: cuts and curve must have the kinds {', '.join(sorted(EVENTS))}",))
        made = cls(
            {kind: (float(high), float(low)) for kind, (high, low) in data["cuts"].items()},
            {
                kind: tuple((float(score), float(chance)) for score, chance in steps)
                for kind, steps in data["curve"].items()
            },
        )
        faults = tuple(fault for kind in EVENTS for fault in made._faults(kind))
        if faults:
            raise DataError(faults)
        return made

    def _faults(self, kind: str) -> list[str]:
        (high, low), steps = self.cuts[kind], self.curve[kind]
        faults: list[str] = []
        if not 0 <= low <= high <= 1:
            faults.append(f"calibration: {kind}: the cuts must fall, from 1 to 0")
        scores, chances = [score for score, _ in steps], [chance for _, chance in steps]
        if scores != sorted(set(scores)) or chances != sorted(chances):
            faults.append(f"calibration: {kind}: the steps must rise")
        if any(not 0 <= value <= 1 for value in (*scores, *chances)):
            faults.append(f"calibration: {kind}: scores and probabilities must be from 0 to 1")
        return faults

    def probability(self, kind: str, score: float) -> float:
        """Return how likely a record of that score is right.

        >>> Calibration({}, {"meetings": ()}).probability("meetings", 0.25)
        0.25
        """
        steps, score = self.curve[kind], rounded(float(score))
        if not steps:
            return score
        reached = bisect_right(steps, score, key=lambda step: step[0])
        return rounded(steps[max(reached - 1, 0)][1])

    def level(self, kind: str, confidence: float) -> Level:
        """Return what a confidence is called.

        >>> Calibration({"meetings": (0.8, 0.5)}, {}).level("meetings", 0.8)
        'stated'
        """
        stated, inferred = self.cuts[kind]
        return "stated" if confidence >= stated else "inferred" if confidence >= inferred else "weak"


# What is taken for granted where nothing was measured.
NEUTRAL = Calibration(dict.fromkeys(EVENTS, (0.8, 0.5)), dict.fromkeys(EVENTS, ()))


@cache
def load_calibration() -> Calibration:
    """Return the calibration that the package ships.

    >>> load_calibration().level("meetings", 0.0)
    'weak'
    """
    return Calibration.from_dict(json.loads(read_resource("data", "reading", "calibration.json")))
