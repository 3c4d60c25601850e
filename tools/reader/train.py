"""Train the weights of the reader: train.py [--check].

Logistic regression for each slot, by steps of AdaGrad over the examples of the training articles, of the tables of plain sentences, and of what `reader.founding` kept of the founding documents, in a fixed order, a fixed number of times.
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
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from aseanhr.interop.findings import EVENTS as RECORDS
from aseanhr.interop.findings import Findings
from aseanhr.reading.calibration import NEUTRAL
from aseanhr.reading.kinds import read_kinds
from aseanhr.reading.links import Links
from aseanhr.reading.recorder import Recorder
from aseanhr.reading.sureness import slot_of
from reader.corpus import FOLDS, articles, fold_of, founding_choices, notes_of
from reader.examples_meetings import examples as meetings_of
from reader.plain import sentences
from reader.score_kinds import pairings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.corpus import Article

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = ROOT / "src" / "aseanhr" / "data" / "reading" / "weights.json"
KINDS = ("treaties", "trade", "plans", "meetings")
UNIT = 1000
ROUNDS = 3
EPOCHS = 12
SETTLED = 4  # epochs behind which the weights of each are averaged
RATE = 0.1
PENALTY = 0.02
FEWEST = 3  # examples that a feature must stand in
SMALLEST = 60  # a weight nearer to nothing is left out


class Example(NamedTuple):
    """A value that may fill a slot, and whether it does."""

    slot: str
    features: tuple[str, ...]
    right: bool


def examples(links: Links, parts: tuple[str, ...] = ("train",)) -> Iterator[Example]:
    """Yield what the articles teach a reader with some weights, article by article."""
    for article in articles(*parts):
        yield from examples_of(article, links)
    yield from plain(links)


def plain(links: Links) -> Iterator[Example]:
    """Yield what the plain sentences teach about meetings."""
    for article in sentences():
        for slot, features, right in meetings_of(notes_of(article), article.gold, links):
            yield Example(slot, tuple(features), right)


def examples_of(article: Article, links: Links) -> Iterator[Example]:
    """Yield what an article teaches, kind by kind."""
    for kind in KINDS:
        name = f"reader.examples_{kind}"
        if importlib.util.find_spec(name) is not None:
            teach = importlib.import_module(name).examples
            for slot, features, right in teach(notes_of(article), article.gold, links):
                yield Example(slot, tuple(features), right)


def train_slot(found: list[Example]) -> dict[str, int]:
    """Return the weights of one slot: the mean of those behind each of the later epochs, so that the last example has no last word."""
    counts = Counter(feature for example in found for feature in set(example.features))
    rows = [
        (["", *sorted({f for f in example.features if counts[f] >= FEWEST})], example.right)
        for example in found
    ]
    weights: defaultdict[str, float] = defaultdict(float)
    kept: defaultdict[str, float] = defaultdict(float)
    for epoch in steps(rows, weights):
        for name in weights if epoch >= SETTLED else ():
            kept[name] += weights[name]
    whole = {name: round(weight / (EPOCHS - SETTLED) * UNIT) for name, weight in kept.items()}
    return {name: whole[name] for name in sorted(whole) if abs(whole[name]) >= SMALLEST or not name}


def steps(rows: list[tuple[list[str], bool]], weights: defaultdict[str, float]) -> Iterator[int]:
    """Move the weights by each example, epoch by epoch; yield the number of each epoch at its end."""
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-8)
    order = list(range(len(rows)))
    shuffle = random.Random(0)
    for epoch in range(EPOCHS):
        shuffle.shuffle(order)
        for n in order:
            names, right = rows[n]
            score = sum(weights[name] for name in names)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - right
            for name in names:
                step = error + PENALTY * weights[name] * bool(name)
                squares[name] += step * step
                weights[name] -= RATE * step / math.sqrt(squares[name])
        yield epoch


def train(found: Iterable[Example]) -> dict[str, dict[str, int]]:
    """Return the weights of every slot."""
    by_slot: defaultdict[str, list[Example]] = defaultdict(list)
    for example in found:
        by_slot[example.slot].append(example)
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
        links = Links(train(examples(links)))
    return links


def lessons() -> dict[str, list[Example]]:
    """Return what each article teaches: how its slots are filled, and which of the records read from it are right.

    A reader that has seen an article is surer of it than it may be: what is right of an article's records is learned from a reader that
    the other articles taught.
    """
    links = learned()
    found = {article.id: list(examples_of(article, links)) for article in articles("train")}
    found["plain"] = list(plain(links))
    readers = {fold: Links(train(apart(found, fold))) for fold in range(FOLDS)}
    for article in articles("train"):
        found[article.id] += records_of(article, readers[fold_of(article.id)])
    return found


def apart(found: Mapping[str, Sequence[Example]], fold: int) -> Iterator[Example]:
    """Yield what the articles teach that are not in a fold."""
    for article, examples in found.items():
        if article == "plain" or fold_of(article) != fold:
            yield from examples


def records_of(article: Article, links: Links) -> Iterator[Example]:
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
                yield Example(slot_of(kind), option.features, paired[kind].is_right(numbers[id(record)]))


def main(arguments: list[str]) -> int:
    """Write the weights, or tell with ``--check`` whether they are as they would be trained."""
    founding = (Example(*choice) for choice in founding_choices())
    weights = train([*chain.from_iterable(lessons().values()), *founding])
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
