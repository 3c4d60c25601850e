"""Phrases in running text: the longest of each family at each place, whatever else is found there.

`expand` reads the notation of the word lists: ``(a|b)`` for one of several, ``[c]`` for what may be left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from aseanhr.text.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


class Phrases(Protocol):
    """Phrases by their first word."""

    def __iter__(self) -> Iterator[str]:
        """Yield the first words."""
        ...

    def __getitem__(self, word: str, /) -> Iterable[Entry]:
        """Return the phrases that begin with a word."""
        ...


Ending = tuple[str, int, tuple[Sense, ...]]
"""What ends at a place: the family, how many words its phrases have, and what they stand for."""


def _is_written(phrase: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell whether some words are a phrase: its capitals are theirs, or all of theirs are capitals."""
    if all(word.isupper() for word in words):
        return tuple(map(str.upper, phrase)) == words
    return all(part in (word, word.lower()) for part, word in zip(phrase, words, strict=True))


class _Node:
    """The place behind some words: the phrases that end here, and those that go on."""

    __slots__ = ("_depth", "_plain", "_waiting", "endings", "exact", "following")

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._waiting: list[Entry] = []
        self._plain: tuple[Sense, ...] = ()
        self.following: dict[str, _Node] = {}
        self.endings: tuple[Ending, ...] = ()
        self.exact: dict[tuple[str, ...], tuple[Sense, ...]] = {}

    def add(self, entry: Entry) -> None:
        """Add a phrase, by its words behind this place."""
        self._waiting.append(entry)

    def grow(self) -> None:
        """Sort the phrases by the word that comes next, when the place is first reached.

        Threads that reach it at once make the same of it.
        """
        if not self._waiting:
            return
        plain: dict[Sense, None] = {}
        exact: dict[tuple[str, ...], dict[Sense, None]] = {}
        following: dict[str, _Node] = {}
        for rest, written, senses in self._waiting:
            if rest:
                word, _, behind = rest.partition(" ")
                if word not in following:
                    following[word] = _Node(self._depth + 1)
                following[word].add((behind, written, senses))
            else:
                ends = exact.setdefault(tuple(written.split()), {}) if written else plain
                ends.update(dict.fromkeys(senses))
        self.following = following
        self._plain = tuple(plain)
        self.endings = self._by_family(plain)
        self.exact = {words: tuple(found) for words, found in exact.items()}
        self._waiting = []

    def _by_family(self, senses: Iterable[Sense]) -> tuple[Ending, ...]:
        grouped: dict[str, list[Sense]] = {}
        for sense in senses:
            grouped.setdefault(sense.family, []).append(sense)
        return tuple((family, self._depth, tuple(found)) for family, found in grouped.items())

    def written_as(self, written: tuple[str, ...]) -> tuple[Ending, ...]:
        """Return what ends here if the words up to this place are written in some way.

        A title has capitals also where the phrase has none, and a line all in capitals may hold a phrase of several words.
        """
        found = self.exact.get(written)
        if found is None and len(written) > 1:
            found = next((senses for key, senses in self.exact.items() if _is_written(key, written)), None)
        return self._by_family((*self._plain, *found)) if found else self.endings


class PhraseTree:
    """Phrases by their first word; the tree behind a word grows when the word is first met.

    Attributes:
        phrases: those that can be found.
        words: the words with which they begin.

    >>> from aseanhr.text.words import cut_words
    >>> tree = PhraseTree({"work": [("plan", "", (Sense("plan", "Work Plan"),))]})
    >>> [(first, last, sense.value) for first, last, sense in tree.find(cut_words("the Work Plan"))]
    [(1, 3, 'Work Plan')]
    """

    __slots__ = ("_roots", "phrases", "words")

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.words = frozenset(phrases)
        self._roots: dict[str, _Node] = {}

    def _root(self, first: str) -> _Node:
        root = _Node(1)
        for entry in self.phrases[first]:
            root.add(entry)
        root.grow()
        return self._roots.setdefault(first, root)

    def _longest(self, words: Words, i: int, stop: int) -> Iterable[Ending]:
        """Return the longest phrases of each family that begin at a word."""
        forms = words.forms
        root = self._roots.get(forms[i]) or self._root(forms[i])
        if not root.exact and (i + 1 == stop or forms[i + 1] not in root.following):
            return root.endings  # most words end what they begin
        longest: dict[str, Ending] = {}
        node: _Node | None = root
        j = i + 1
        while node is not None:
            node.grow()
            endings = node.endings
            if node.exact:
                endings = node.written_as(tuple(words.written(k) for k in range(i, j)))
            for ending in endings:
                longest[ending[0]] = ending
            node = node.following.get(forms[j]) if j < stop else None
            j += 1
        return longest.values()

    def find(self, words: Words, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int, Sense]]:
        """Yield (first word, word behind the last, sense) for each phrase, in order.

        At each word the longest phrase of each family counts, and none that lies within one of its family found before.
        """
        stop = len(words) if last is None else last
        free: dict[str, int] = {}
        for i, form in enumerate(words.forms[first:stop], first):
            if form not in self.words:
                continue
            for family, size, found in self._longest(words, i, stop):
                if i >= free.get(family, 0):
                    free[family] = i + size
                    for sense in found:
                        yield i, i + size, sense
