"""Values that a finder of the package finds in a document, at their words and within their sentences."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aseanhr.reading.document import Document

__all__ = ["Found", "by_sentence", "found_at", "moved"]

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """A value at its words.

    Attributes:
        first: index of its first word.
        last: index of the word behind it.
        start: offset of its first character.
        end: offset behind its last character.
        value: the value.
        kind: how it is worded, as its finder says.
        carried: whether its unit stands elsewhere.
    """

    first: int
    last: int
    start: int
    end: int
    value: T
    kind: str
    carried: bool = False


def found_at(document: Document, mention: Mention[T]) -> Found[T]:
    """Return a mention with the words that it takes."""
    words = document.words
    first = words.at(mention.start)
    last = max(words.at(mention.end), first + 1)
    return Found(first, last, mention.start, mention.end, mention.value, mention.kind, mention.carried)


def by_sentence(
    document: Document, find: Callable[[str], list[Mention[T]]], text: str | None = None
) -> Iterable[Mention[T]]:
    """Yield what a finder finds in the whole text; what crosses the end of a sentence is sought again in each.

    Args:
        document: the text.
        find: the finder.
        text: the text as the finder is to see it, of the same length.
    """
    text = document.text if text is None else text
    edges = sorted({edge for sentence in document.sentences for edge in (sentence.start, sentence.end)})
    for mention in find(text):
        n = bisect_left(edges, mention.start + 1)
        if n == len(edges) or edges[n] >= mention.end:
            yield mention
            continue
        at = mention.start
        for edge in (*(edge for edge in edges[n:] if edge < mention.end), mention.end):
            for part in find(text[at:edge]):
                yield moved(part, at)
            at = edge


def moved(mention: Mention[T], by: int) -> Mention[T]:
    """Return a mention found in a part of a text at its place in the whole."""
    return Mention(
        mention.start + by,
        mention.end + by,
        mention.value,
        mention.kind,
        unit=mention.unit,
        bound=mention.bound,
        relative=mention.relative,
        carried=mention.carried,
    )
