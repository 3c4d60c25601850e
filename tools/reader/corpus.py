"""The annotated articles of ``corpora/``: read in a fixed order, by their part."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aseanhr.reading.annotations import Annotations, annotate
from aseanhr.reading.background import read_published
from aseanhr.reading.document import open_document

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "FOLDER",
    "FOLDS",
    "FOUNDING",
    "Article",
    "Question",
    "articles",
    "fold_of",
    "founding_questions",
    "notes_of",
]

FOLDER = Path(__file__).resolve().parent.parent.parent / "corpora"
FOLDS = 5
FOUNDING = FOLDER / "founding.examples.jsonl"  # what the founding documents teach, without their words


class Article(NamedTuple):
    """An article and what a careful reader takes from it.

    Attributes:
        id: its name.
        text: its text.
        gold: language, day of publication, and the records with the places of their words.
    """

    id: str
    text: str
    gold: dict[str, Any]


class Question(NamedTuple):
    """A slot to fill: the features of each value that may fill it, and whether that value is right.

    Attributes:
        slot: what is to be filled.
        options: the features of each value, and whether it is right; none, one or several are.
    """

    slot: str
    options: tuple[tuple[tuple[str, ...], bool], ...]


def articles(*parts: str, languages: tuple[str, ...] = ("en", "sv", "vi")) -> Iterator[Article]:
    """Yield the articles of some parts (``train``, ``tune``, ``shut``) in the order of their names."""
    for part in parts:
        for path in sorted((FOLDER / part).glob("*.gold.json")):
            gold = json.loads(path.read_text("utf-8"))
            if gold["lang"] in languages:
                name = path.name.removesuffix(".gold.json")
                yield Article(name, path.with_name(f"{name}.txt").read_text("utf-8"), gold)


def notes_of(article: Article) -> Annotations:
    """Return an article annotated as the reader sees it."""
    document = open_document(article.text, article.gold["lang"])
    return annotate(document, read_published(article.gold.get("published")))


def founding_questions(path: Path = FOUNDING) -> Iterator[Question]:
    """Yield what the founding documents teach."""
    first, *rest = path.read_text("utf-8").splitlines()
    names = json.loads(first)
    for line in rest:
        slot, options = json.loads(line)
        yield Question(
            slot, tuple((tuple(names[n] for n in numbers), bool(right)) for numbers, right in options)
        )


def fold_of(article: str, folds: int = FOLDS) -> int:
    """Return the fold of an article, the same however many others there are.

    >>> [fold_of(name) for name in ("en01", "sv01", "vi01")]
    [4, 3, 3]
    """
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % folds
