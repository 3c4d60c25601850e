"""Train the weights of the reader: train.py [--check].

For each slot a linear model of the choice among the values that may fill it and none of them (a conditional logit; where one value stands alone,
logistic regression), by steps of AdaGrad over the questions of the training articles, of the tables of plain sentences, and of what
`reader.founding` kept of the founding documents, in a fixed order, a fixed number of times.
What the reader chooses first decides what it is asked next, so that it is trained over again by the choices of its last weights, from
none at all, a fixed number of times. The same articles give the same bytes, whatever was trained before.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import math
import random
import sys
from collections import Counter, defaultdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from aseanhr.interop.findings import EVENTS as RECORDS
from aseanhr.interop.findings import Findings
from aseanhr.reading.calibration import NEUTRAL
from aseanhr.reading.kinds import read_kinds
from aseanhr.reading.links import Links
from aseanhr.reading.recorder import Recorder
from aseanhr.reading.sureness import slot_of
from reader.corpus import FOLDS, Question, articles, fold_of, founding_questions, notes_of
from reader.examples_meetings import examples as meetings_of
from reader.plain import sentences
from reader.score_kinds import pairings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.corpus import Article

_Row = list[tuple[list[str], bool]]  # of one question

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = ROOT / "src" / "aseanhr" / "data" / "reading" / "weights.json"
KINDS = ("treaties", "trade", "plans", "meetings")
UNIT = 1000
ROUNDS = 3
EPOCHS = 12
SETTLED = 4  # epochs behind which the weights of each are averaged
RATE = 0.1
PENALTY = 0.03
FEWEST = 3  # options that a feature must stand in
SMALLEST = 60  # a weight nearer to nothing is left out


def questions(links: Links, parts: tuple[str, ...] = ("train",)) -> Iterator[Question]:
    """Yield what the articles teach a reader with some weights, article by article."""
    for article in articles(*parts):
        yield from questions_of(article, links)
    yield from plain(links)


def plain(links: Links) -> Iterator[Question]:
    """Yield what the plain sentences teach about meetings."""
    for article in sentences():
        yield from meetings_of(notes_of(article), article.gold, links)


def questions_of(article: Article, links: Links) -> Iterator[Question]:
    """Yield what an article teaches, kind by kind."""
    for kind in KINDS:
        name = f"reader.examples_{kind}"
        if importlib.util.find_spec(name) is not None:
            yield from importlib.import_module(name).examples(notes_of(article), article.gold, links)


def train_slot(found: list[Question]) -> dict[str, int]:
    """Return the weights of one slot: the mean of those behind each of the later epochs, so that the last question has no last word."""
    counts = Counter(name for question in found for features, _ in question.options for name in set(features))
    rows = [
        [
            (["", *sorted({name for name in features if counts[name] >= FEWEST})], right)
            for features, right in question.options
        ]
        for question in found
    ]
    weights: defaultdict[str, float] = defaultdict(float)
    kept: defaultdict[str, float] = defaultdict(float)
    for epoch in steps(rows, weights):
        for name in weights if epoch >= SETTLED else ():
            kept[name] += weights[name]
    whole = {name: round(weight / (EPOCHS - SETTLED) * UNIT) for name, weight in kept.items()}
    return {name: whole[name] for name in sorted(whole) if abs(whole[name]) >= SMALLEST or not name}


def steps(rows: list[_Row], weights: defaultdict[str, float]) -> Iterator[int]:
    """Move the weights by each question, epoch by epoch; yield the number of each epoch at its end."""
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-8)
    order = list(range(len(rows)))
    shuffle = random.Random(0)
    for epoch in range(EPOCHS):
        shuffle.shuffle(order)
        for n in order:
            for name, error in errors(rows[n], weights).items():
                step = error + PENALTY * weights[name] * bool(name)
                squares[name] += step * step
                weights[name] -= RATE * step / math.sqrt(squares[name])
        yield epoch


def errors(row: _Row, weights: Mapping[str, float]) -> dict[str, float]:
    """Return how far each feature of a question leads astray: what the weights expect of it less what the right values hold.

    The choice of none has the score 0. Of several right values each counts as far as the weights prefer it.
    """
    scores = [sum(weights[name] for name in names) for names, _ in row]
    most = max(0.0, *scores)
    shares = [math.exp(score - most) for score in scores]
    whole = sum(shares) + math.exp(-most)
    right = sum(share for share, (_, fits) in zip(shares, row, strict=True) if fits)
    found: defaultdict[str, float] = defaultdict(float)
    for share, (names, fits) in zip(shares, row, strict=True):
        error = share / whole - (share / right if fits else 0.0)
        for name in names:
            found[name] += error
    return found


def train(found: Iterable[Question]) -> dict[str, dict[str, int]]:
    """Return the weights of every slot."""
    by_slot: defaultdict[str, list[Question]] = defaultdict(list)
    for question in found:
        by_slot[question.slot].append(question)
    return {slot: train_slot(by_slot[slot]) for slot in sorted(by_slot)}


def nested(weights: dict[str, int]) -> dict[str, int | dict[str, int]]:
    """Return the weights of a slot by the first part of their feature: most features are a few, joined to many others."""
    found: dict[str, dict[str, int]] = {}
    for feature, weight in weights.items():
        first, _, rest = feature.partition("&")
        found.setdefault(first, {})[rest] = weight
    return {first: behind[""] if set(behind) == {""} else behind for first, behind in found.items()}


def learned() -> Links:
    """Return what the articles alone teach, read several times: each time by what the time before taught."""
    links = Links({})
    for _ in range(ROUNDS - 1):
        links = Links(train(questions(links)))
    return links


def lessons() -> dict[str, list[Question]]:
    """Return what each article teaches: how its slots are filled, and which of the records read from it are right.

    A reader that has seen an article is surer of it than it may be: what is right of an article's records is learned from a reader that
    the other articles taught.
    """
    links = learned()
    found = {article.id: list(questions_of(article, links)) for article in articles("train")}
    found["plain"] = list(plain(links))
    readers = {fold: Links(train(apart(found, fold))) for fold in range(FOLDS)}
    for article in articles("train"):
        found[article.id] += records_of(article, readers[fold_of(article.id)])
    return found


def apart(found: Mapping[str, Sequence[Question]], fold: int) -> Iterator[Question]:
    """Yield what the articles teach that are not in a fold."""
    for article, asked in found.items():
        if article == "plain" or fold_of(article) != fold:
            yield from asked


def records_of(article: Article, links: Links) -> Iterator[Question]:
    """Yield the records that a reader finds in an article, each with what speaks for it, and whether it is right."""
    recorder = Recorder(links.weights)
    read = read_kinds(notes_of(article), article.id, RECORDS, links=recorder, calibration=NEUTRAL)
    paired = pairings(article.gold, Findings(**read))
    for kind in RECORDS:
        numbers = {id(record): number for number, record in enumerate(paired[kind].found)}
        options = [
            option for asked in recorder.asked if asked.slot == slot_of(kind) for option in asked.options
        ]
        for record, option in zip(read[kind], options, strict=True):
            if id(record) in numbers:
                right = paired[kind].is_right(numbers[id(record)])
                yield Question(slot_of(kind), ((option.features, right),))


def main(arguments: list[str]) -> int:
    """Write the weights, or tell with ``--check`` whether they are as they would be trained."""
    weights = train([*chain.from_iterable(lessons().values()), *founding_questions()])
    shipped = {slot: nested(found) for slot, found in weights.items()}
    data = (json.dumps({"weights": shipped}, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    if "--check" in arguments:
        stale = not TARGET.exists() or TARGET.read_bytes() != data
        if stale:
            print(f"{TARGET.relative_to(ROOT)} is not what its trainer makes")
        return stale
    TARGET.write_bytes(data)
    print(f"{len(weights)} slots, {sum(map(len, weights.values()))} weights, {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
