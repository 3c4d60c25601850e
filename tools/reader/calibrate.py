"""Measure what the scores of records mean, and write it for the reader.

Usage: python tools/reader/calibrate.py [--check] [--kinds KIND,…]

A record is right if the measure (`reader.score`) pairs it with one of its article. From the scores and that, isotonic regression makes
a curve of steps for each kind. The cuts are where the records that are at least so sure are right in .95 (``stated``) and .85 (``inferred``) of
cases. A score counts only if the weights behind it have not seen its article: the articles of ``train`` are dealt into folds, and each is
read with weights trained on the other folds; those of ``tune`` are read with the shipped weights.

Printed is how right the confidence is on folds that its own curve has not seen, as a table of Markdown.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.interop.findings import EVENTS, Findings
from aseanhr.reading.calibration import NEUTRAL, Calibration, rounded
from aseanhr.reading.kinds import read_kinds
from aseanhr.reading.links import Links, load_links

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.corpus import FOLDS, Article, articles, fold_of, notes_of
from reader.score_kinds import pairings
from reader.train import apart, lessons, train

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Sample",
    "calibrated",
    "cuts",
    "measured",
    "page_with",
    "pool",
    "reliability",
    "samples_of",
    "written",
]

TARGET = Path(__file__).resolve().parents[2] / "src" / "aseanhr" / "data" / "reading" / "calibration.json"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "reader.md"
_PLACE = re.compile(r"(?<=<!-- figures:reliability -->\n).*?(?=<!-- end -->)", re.DOTALL)
PRECISIONS = (0.95, 0.85)
# Fewer records than this say little about a probability.
LEAST = 20
_BINS = (0.0, 0.5, 0.7, 0.85, 0.95, 1.0)


class Sample(NamedTuple):
    """A record that was read from an annotated article.

    Attributes:
        kind: its table.
        score: how sure the reader was, before calibration.
        right: whether it is one of the annotated records.
        fold: the fold of its article.
    """

    kind: str
    score: float
    right: bool
    fold: int = 0


def samples_of(article: Article, links: Links, kinds: Iterable[str] = tuple(EVENTS)) -> list[Sample]:
    """Return the records that the reader finds in an article; of those that are not scored, none."""
    gold = article.gold
    read = read_kinds(notes_of(article), article.id, kinds, links=links, calibration=NEUTRAL)
    paired = pairings(gold, Findings(**read))
    return [
        Sample(kind, record.confidence, paired[kind].is_right(number), fold_of(article.id))
        for kind in kinds
        for number, record in enumerate(paired[kind].found)
    ]


class _Block(NamedTuple):
    score: float
    right: int
    all: int

    def joined(self, other: _Block) -> _Block:
        return _Block(self.score, self.right + other.right, self.all + other.all)

    def is_above(self, other: _Block) -> bool:
        return self.right * other.all >= other.right * self.all


def pool(samples: Sequence[Sample], least: int = LEAST) -> tuple[tuple[float, float], ...]:
    """Return the steps of (score, probability) that fit the samples best and never fall: pool adjacent violators.

    One record more that is right at the lowest score and one that is wrong at the highest keep every probability from being
    certain. A step that rests on fewer records than ``least`` is joined with its neighbor.

    >>> pool([Sample("meetings", 0.2, False)] * 3 + [Sample("meetings", 0.9, True)] * 3, least=1)
    ((0.2, 0.25), (0.9, 0.75))
    """
    if not samples:
        return ()
    scores = [rounded(sample.score) for sample in samples]
    low, high = min(scores), max(scores)
    counts = {score: [0, 0] for score in sorted(scores)}
    observed = [(score, sample.right) for score, sample in zip(scores, samples, strict=True)]
    for score, right in (*observed, (low, True), (high, False)):
        counts[score][0] += right
        counts[score][1] += 1
    blocks: list[_Block] = []
    for score, (right_ones, all_) in counts.items():
        blocks.append(_Block(score, right_ones, all_))
        while len(blocks) > 1 and (blocks[-2].all < least or blocks[-2].is_above(blocks[-1])):
            last = blocks.pop()
            blocks[-1] = blocks[-1].joined(last)
    if len(blocks) > 1 and blocks[-1].all < least:
        last = blocks.pop()
        blocks[-1] = blocks[-1].joined(last)
    return tuple((block.score, rounded(block.right / block.all)) for block in blocks)


def cuts(confidences: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return the least confidences at which records are ``stated`` and ``inferred``: those at least so sure are right in .95 and .85 of cases.

    A level that no record reaches begins at 1.

    >>> cuts([(0.97, True)] * 19 + [(0.97, False)] + [(0.8, True)] * 6 + [(0.8, False)] + [(0.1, False)] * 9)
    (0.97, 0.8)
    """
    steps = sorted({confidence for confidence, _ in confidences}, reverse=True)
    counts = {step: [0, 0] for step in steps}
    for confidence, is_right in confidences:
        counts[confidence][0] += is_right
        counts[confidence][1] += 1
    found = []
    for precision in PRECISIONS:
        cut, right, all_ = 1.0, 0, 0
        for step in steps:
            right, all_ = right + counts[step][0], all_ + counts[step][1]
            if right < precision * all_:
                break
            cut = step
        found.append(cut)
    stated, inferred = found
    return stated, inferred


def calibrated(samples: Sequence[Sample]) -> Calibration:
    """Return what the samples teach; of a kind without any, nothing is said."""
    curves = {kind: pool([sample for sample in samples if sample.kind == kind]) for kind in EVENTS}
    curve = Calibration({}, curves)
    found: dict[str, tuple[float, float]] = {}
    for kind in EVENTS:
        of_kind = [
            (curve.probability(kind, sample.score), sample.right) for sample in samples if sample.kind == kind
        ]
        found[kind] = cuts(of_kind) if of_kind else NEUTRAL.cuts[kind]
    return Calibration(found, curves)


def reliability(samples: Sequence[Sample]) -> str:
    """Return a table of Markdown: of the records of each level and range of confidence, how many are right.

    What a record's confidence is, is learned from the other folds.
    """
    rows = _crossed(samples)
    lines = ["| kind | of | records | mean confidence | right |", "| --- | --- | --: | --: | --: |"]
    for kind in EVENTS:
        of_kind = [row for row in rows if row[0] == kind]
        for level in ("stated", "inferred", "weak"):
            lines += _row(kind, level, [row for row in of_kind if row[2] == level])
        for low, high in zip(_BINS, (*_BINS[1:-1], 1.01), strict=False):
            lines += _row(
                kind, f"{low:.2f}–{min(high, 1):.2f}", [row for row in of_kind if low <= row[1] < high]
            )
    return "\n".join(lines) + "\n"


def _crossed(samples: Sequence[Sample]) -> list[tuple[str, float, str, bool]]:
    """Return kind, confidence, level and truth of each sample, by what the other folds teach."""
    rows: list[tuple[str, float, str, bool]] = []
    for fold in sorted({sample.fold for sample in samples}):
        learned = calibrated([sample for sample in samples if sample.fold != fold])
        for sample in samples:
            if sample.fold == fold:
                confidence = learned.probability(sample.kind, sample.score)
                rows.append((sample.kind, confidence, learned.level(sample.kind, confidence), sample.right))
    return rows


def _row(kind: str, name: str, rows: Sequence[tuple[str, float, str, bool]]) -> list[str]:
    if not rows:
        return []
    mean = sum(row[1] for row in rows) / len(rows)
    right = sum(row[3] for row in rows) / len(rows)
    return [f"| {kind.replace('_', ' ')} | {name} | {len(rows)} | {mean:.2f} | {right:.2f} |"]


def written(calibration: Calibration) -> str:
    """Return the text of the file that the reader loads, a line for each kind."""
    parts: list[str] = []
    for name, table in (("cuts", calibration.cuts), ("curve", calibration.curve)):
        lines = ",\n".join(f'  "{kind}": {json.dumps(table[kind])}' for kind in EVENTS)
        parts.append(f'"{name}": {{\n{lines}\n}}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def measured(kinds: Sequence[str]) -> list[Sample]:
    """Return the records that the reader finds in the articles of the corpus, none with weights that have seen its article."""
    seen = list(articles("train"))
    taught = lessons()
    models = {fold: Links(train(apart(taught, fold))) for fold in range(FOLDS)}
    found = [sample for one in seen for sample in samples_of(one, models[fold_of(one.id)], kinds)]
    return found + [sample for one in articles("tune") for sample in samples_of(one, load_links(), kinds)]


def page_with(table: str, page: str) -> str:
    """Return a page with a table in the place that is kept for it.

    >>> page_with("| a |\\n", "One\\n<!-- figures:reliability -->\\nold\\n<!-- end -->\\n")
    'One\\n<!-- figures:reliability -->\\n| a |\\n<!-- end -->\\n'
    """
    return _PLACE.sub(lambda _: table, page)


def main(arguments: Sequence[str] | None = None, target: Path = TARGET, page: Path = PAGE) -> int:
    """Write the calibration and what it is worth into the docs, or with ``--check`` tell whether both are as written."""
    parser = argparse.ArgumentParser(description="Measure what the scores of records mean.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file differs")
    parser.add_argument("--kinds", default=",".join(EVENTS), help="kinds to measure; the others stay neutral")
    options = parser.parse_args(arguments)
    samples = measured(options.kinds.split(","))
    table = reliability(samples)
    print(table, end="")
    texts = {target: written(calibrated(samples)), page: page_with(table, page.read_text("utf-8"))}
    if not options.check:
        for path, text in texts.items():
            path.write_text(text, "utf-8")
        return 0
    stale = [path.name for path, text in texts.items() if path.read_text("utf-8") != text]
    print(f"{', '.join(stale)}: run tools/reader/calibrate.py" if stale else "up to date")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
