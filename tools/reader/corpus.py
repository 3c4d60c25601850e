"""The annotated articles of ``corpora/``: read in a fixed order, by their part."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aseanhr.reading.annotations import Annotations, annotate
from aseanhr.reading.background import read_published
from aseanhr.reading.document import open_document

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FOLDER", "Article", "articles", "notes_of"]

FOLDER = Path(__file__).resolve().parent.parent.parent / "corpora"


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
