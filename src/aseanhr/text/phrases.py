"""Phrases in running text: the longest of each family at each place, whatever else is found there.

`expand` reads the notation of the word lists: ``(a|b)`` for one of several, ``[c]`` for what may be left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.text.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Entry", "PhraseTree", "Sense", "expand"]


class Sense(NamedTuple):
    """What a phrase stands for.

    Attributes:
        family: the kind of thing, such as ``verb``, ``city`` or ``treaty``; phrases of one family hide shorter ones.
        value: which one.
        form: grammatical form of a verb, or another detail that the family needs.
    """

    family: str
    value: str
    form: str = ""


Entry = tuple[str, str, tuple[Sense, ...]]
"""A phrase behind its first word: its other words in lower case, all its words as they must be written (empty if any case
will do), and what it stands for."""


def _alternatives(text: str, at: int, closing: str) -> tuple[list[str], int]:
    """Read branches up to ``closing``; return all that they can say, and the place behind."""
    branches: list[str] = []
    heads = [""]
    while at < len(text):
        char = text[at]
        if char == closing:
            return branches + heads, at + 1
        at += 1
        if char == "|" and closing:
            branches += heads
            heads = [""]
        elif char in "([":
            inner, at = _alternatives(text, at, ")" if char == "(" else "]")
            inner = ["", *inner] if char == "[" else inner
            heads = [head + part for head in heads for part in inner]
        elif char in ")]|":
            raise ValueError(f"unexpected {char!r} in the phrase {text!r}")
        else:
            heads = [head + char for head in heads]
    if closing:
        raise ValueError(f"no {closing!r} in the phrase {text!r}")
    return branches + heads, at


def expand(pattern: str) -> list[str]:
    """Return every phrase that a pattern stands for.

    Raises:
        ValueError: its brackets do not match.

    >>> expand("(core|main) [UN] treaties")
    ['core treaties', 'core UN treaties', 'main treaties', 'main UN treaties']
    """
    found, _ = _alternatives(pattern, 0, "")
    return list(dict.fromkeys(" ".join(phrase.split()) for phrase in found))


class _Node:
    __slots__ = ("exact", "following", "senses")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.senses: tuple[Sense, ...] = ()
        self.exact: dict[tuple[str, ...], tuple[Sense, ...]] = {}

    def written_as(self, written: tuple[str, ...]) -> tuple[Sense, ...]:
        """Return the senses of words written in a certain way; a line all in capitals may hold a phrase of several words."""
        found = self.exact.get(written)
        if found is None and len(written) > 1 and all(word.isupper() for word in written):
            found = next((s for key, s in self.exact.items() if tuple(map(str.upper, key)) == written), None)
        return found or ()


class PhraseTree:
    """Phrases by their first word; the tree behind a word grows when the word is first met.

    >>> from aseanhr.text.words import cut_words
    >>> tree = PhraseTree({"work": [("plan", "", (Sense("plan", "Work Plan"),))]})
    >>> [(first, last, sense.value) for first, last, sense in tree.find(cut_words("the Work Plan"))]
    [(1, 3, 'Work Plan')]
    """

    __slots__ = ("_grown", "_phrases")

    def __init__(self, phrases: Mapping[str, Sequence[Entry]]) -> None:
        self._phrases = phrases
        self._grown: dict[str, _Node] = {}

    def _grow(self, first: str) -> _Node:
        root = _Node()
        for rest, written, senses in self._phrases[first]:
            node = root
            for word in rest.split():
                node = node.following.setdefault(word, _Node())
            if written:
                key = tuple(written.split())
                node.exact[key] = tuple(dict.fromkeys((*node.exact.get(key, ()), *senses)))
            else:
                node.senses = tuple(dict.fromkeys((*node.senses, *senses)))
        return self._grown.setdefault(first, root)

    def find(self, words: Words, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int, Sense]]:
        """Yield (first word, word behind the last, sense) for each phrase, in order.

        At each word the longest phrase of each family counts, and none that lies within one of its family found before.
        """
        forms = words.forms
        stop = len(forms) if last is None else last
        phrases, grown = self._phrases, self._grown
        free: dict[str, int] = {}
        for i in range(first, stop):
            word = forms[i]
            if word not in phrases:
                continue
            longest: dict[str, tuple[int, list[Sense]]] = {}
            node: _Node | None = grown.get(word) or self._grow(word)
            j = i + 1
            while node is not None:
                senses = node.senses
                if node.exact:
                    written = tuple(words.written(k) for k in range(i, j))
                    senses = (*senses, *node.written_as(written))
                for family in dict.fromkeys(sense.family for sense in senses):
                    longest[family] = (j, [sense for sense in senses if sense.family == family])
                node = node.following.get(forms[j]) if j < stop else None
                j += 1
            for family, (end, found) in longest.items():
                if i >= free.get(family, 0):
                    free[family] = end
                    for sense in found:
                        yield i, end, sense
