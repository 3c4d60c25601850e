"""A text as the reader sees it: its blocks, sentences and clauses, and every phrase of the lexicon that stands in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import attrs

from aseanhr.reading.blocks import Block, Role, lay_out, read_blocks
from aseanhr.reading.lexicon import Lexicon, lexicon_of
from aseanhr.text import canonicalize
from aseanhr.text.words import cut_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aseanhr.reading.lexicon import OperatorRule

__all__ = ["Document", "Mark", "Sentence", "is_inside", "open_document"]

_STOP = re.compile(r"[.!?…。]+[\"'”’»)\]]*(?=\s|$)|。")
_COMMA = re.compile(r"[,;:()–—]|\s-\s")
_LONGEST = 1000  # characters; no sentence that people write is longer
# Families that a phrase under ``never`` hides.
_HIDDEN = frozenset({"verb", "operator", "reference", "link", "trade_word", "gathering"})
_READ: frozenset[Role] = frozenset({"title", "body", "heading", "item", "caption", "teaser"})


class Mark(NamedTuple):
    """A phrase of the lexicon where it stands in a text.

    Attributes:
        first: index of its first word.
        last: index of the word behind it.
        start: offset of its first character.
        end: offset behind its last character.
        value: what it stands for.
        form: its grammatical form, if its family has them.
    """

    first: int
    last: int
    start: int
    end: int
    value: str
    form: str


Families: TypeAlias = dict[str, list[Mark]]  # phrases by their family


@attrs.frozen
class Sentence:
    """One sentence.

    Attributes:
        index: its number in the document.
        start: offset of its first character.
        end: offset behind its last one.
        first: index of its first word.
        last: index of the word behind its last one.
        block: index of the line that it stands in.
        role: the part that this line plays.
        goes_on: whether it is a statement that goes on behind another one.
    """

    index: int
    start: int
    end: int
    first: int
    last: int
    block: int
    role: Role
    goes_on: bool = False


class Document:
    """A text cut into words, clauses, sentences and blocks; offsets are those of its laid-out form.

    Attributes:
        text: the laid-out text.
        lexicon: of its language.
        words: its words.
        blocks: its lines.
        sentences: those of blocks that may hold facts.
        clauses: for each word the number of the clause that it stands in; a comma, a dash or a bracket begins one.
    """

    def __init__(self, original: str, lexicon: Lexicon) -> None:
        self._canonical = canonicalize(original)
        self._layout = lay_out(self._canonical.text)
        self.original = original
        self.text = self._layout.text
        self.lexicon = lexicon
        self.words = cut_words(self.text)
        self.blocks: list[Block] = read_blocks(self.words, lexicon)
        self.clauses = self._clauses()
        self._keep([(sentence, self._scan(sentence)) for sentence in self._sentences()])

    def _keep(self, found: list[tuple[Sentence, Families]]) -> None:
        """Keep sentences with the phrases that stand in them."""
        self.sentences: list[Sentence] = [sentence for sentence, _ in found]
        self._within: list[Families] = [families for _, families in found]
        self._sentence_at = self._numbered()
        self._marks: Families = {}
        for families in self._within:
            for family, marks in families.items():
                self._marks.setdefault(family, []).extend(marks)
        self._firsts = {family: [mark.first for mark in marks] for family, marks in self._marks.items()}

    def divide(self, starts: Mapping[int, Sequence[int]]) -> None:
        """Take the statements of some sentences for sentences.

        Args:
            starts: by the number of a sentence, the first word of each of its statements but the first.
        """
        found: list[tuple[Sentence, Families]] = []
        for sentence, families in zip(self.sentences, self._within, strict=True):
            parts = starts.get(sentence.index, ())
            if not parts:
                found.append((attrs.evolve(sentence, index=len(found)), families))
            for first, last in pairwise([sentence.first, *parts, sentence.last]) if parts else ():
                part = self._part(sentence, first, last, len(found))
                found.append((part, _between(families, first, last)))
        self._keep(found)

    def _part(self, sentence: Sentence, first: int, last: int, index: int) -> Sentence:
        """Return a sentence from one of its words to another."""
        start = sentence.start if first == sentence.first else self.words.starts[first]
        end = sentence.end if last == sentence.last else self.words.starts[last]
        goes_on = sentence.goes_on or first > sentence.first
        return attrs.evolve(
            sentence, index=index, start=start, end=end, first=first, last=last, goes_on=goes_on
        )

    @property
    def language(self) -> str:
        """Return the tag of its language."""
        return self.lexicon.tag

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place of laid-out words in the text as it was given."""
        return self._canonical.span(*self._layout.span(start, end))

    def marks(self, family: str, first: int = 0, last: int | None = None) -> list[Mark]:
        """Return the phrases of a family that begin in a range of words, in order."""
        found = self._marks.get(family)
        if not found:
            return []
        if first == 0 and last is None:
            return found
        firsts = self._firsts[family]
        low = bisect_left(firsts, first)
        return found[low : len(found) if last is None else bisect_left(firsts, last, lo=low)]

    def within(self, family: str, sentence: Sentence, *values: str) -> list[Mark]:
        """Return the phrases of a family in a sentence, those with one of ``values`` if any are given."""
        found = self._within[sentence.index].get(family, [])
        return [mark for mark in found if mark.value in values] if values else found

    def has(self, family: str, first: int, last: int, *values: str) -> bool:
        """Tell whether a phrase of a family begins in a range of words, one with one of ``values`` if any are given."""
        found = self.marks(family, first, last)
        return bool(found) and (not values or any(mark.value in values for mark in found))

    def rule(self, operator: Mark) -> OperatorRule:
        """Return what an operator does to the verbs around it."""
        return self.lexicon.operators[int(operator.value)]

    def is_helped(self, word: int, *, formless: bool = False) -> bool:
        """Return whether what makes the passive, as "is" does, stands right before a word; ``formless``: where verbs have no forms."""
        rules = (self.rule(mark) for mark in self.marks("operator", word - 1, word) if mark.last == word)
        return any(rule.kind == "PASSIVE" and not (formless and rule.takes) for rule in rules)

    def asks(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is a question."""
        return self.text[sentence.start : sentence.end].rstrip("\"'”’») ").endswith("?")

    def sentence_of(self, word: int) -> Sentence | None:
        """Return the sentence in which a word stands, or None if it stands in none that is read."""
        n = self._sentence_at[word]
        return self.sentences[n] if n >= 0 else None

    def same_clause(self, one: int, other: int) -> bool:
        """Tell whether no comma, dash or bracket stands between two words."""
        return self.clauses[one] == self.clauses[other]

    def clause_start(self, word: int, floor: int) -> int:
        """Return the first word of the clause of a word, but none before ``floor``."""
        first = word
        while first > floor and self.same_clause(first - 1, word):
            first -= 1
        return first

    def opens_clause(self, word: int, sentence: Sentence) -> bool:
        """Tell whether a word of a sentence is the first of its clause."""
        return word == sentence.first or not self.same_clause(word - 1, word)

    def joined(self, first: int, last: int) -> str:
        """Return the words of a range as they are written, with what stands between them."""
        return self.text[self.words.starts[first] : self.words.ends[last - 1]]

    def _sentences(self) -> Iterator[Sentence]:
        index = 0
        for number, block in enumerate(self.blocks):
            if block.role not in _READ:
                continue
            for start, end in self._pieces(block):
                first, last = self.words.at(start), self.words.at(end)
                if first < last:
                    yield Sentence(index, start, end, first, last, number, block.role)
                    index += 1

    def _pieces(self, block: Block) -> Iterator[tuple[int, int]]:
        """Cut a block at its full stops, and what is longer than any sentence that people write at a space."""
        start = block.start
        stops = [
            stop.end()
            for stop in _STOP.finditer(self.text, block.start, block.end)
            if self._ends(stop, block)
        ]
        for end in (*stops, block.end):
            while end - start > _LONGEST:
                cut = self.text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
                cut = cut if cut > 0 else start + _LONGEST
                yield start, cut
                start = cut
            if end > start:
                yield start, end
            start = end

    def _ends(self, stop: re.Match[str], block: Block) -> bool:
        """Tell whether a stop ends a sentence: not after an abbreviation or initial, nor before a small letter."""
        if self.text[stop.start()] != ".":
            return True
        begin = stop.start()
        while begin > block.start and not self.text[begin - 1].isspace() and stop.start() - begin < 12:
            begin -= 1
        word = self.text[begin : stop.start()].lower().lstrip("(\"'“‘")
        if word in self.lexicon.abbreviations or (len(word) == 1 and word.isalpha()):
            return False
        rest = self.text[stop.end() : min(stop.end() + 3, block.end)].lstrip()
        return not rest[:1].islower()

    def _numbered(self) -> list[int]:
        """Return for each word, and for the place behind the last, the number of its sentence; -1 where none is read."""
        numbers = [-1] * (len(self.words) + 1)
        for sentence in self.sentences:
            numbers[sentence.first : sentence.last] = [sentence.index] * (sentence.last - sentence.first)
        return numbers

    def _clauses(self) -> list[int]:
        text, words = self.text, self.words
        numbers: list[int] = []
        number, end = 0, 0
        for i, start in enumerate(words.starts):
            if i and start - end > 1 and _COMMA.search(text, end, start):
                number += 1
            elif i and start - end == 1 and text[end] in ",;:()—":  # "–" joins: "the Laos–Thailand talks"
                number += text[end] != ":" and not words.forms[i].isdigit()
            numbers.append(number)
            end = words.ends[i]
        return numbers

    def _scan(self, sentence: Sentence) -> Families:
        """Return every phrase of the lexicon in a sentence by its family, without those that only look like one."""
        starts, ends = self.words.starts, self.words.ends
        families: Families = {}
        for first, last, sense in self.lexicon.phrases.find(self.words, sentence.first, sentence.last):
            mark = Mark(first, last, starts[first], ends[last - 1], sense.value, sense.form)
            families.setdefault(sense.family, []).append(mark)
        if "operator" in families:
            families["operator"] = [m for m in families["operator"] if not self._is_month(sentence, m)]
        hidden = families.get("never")
        if hidden:
            for family in _HIDDEN & families.keys():
                families[family] = [mark for mark in families[family] if not is_inside(hidden, mark)]
        return families

    def _is_month(self, sentence: Sentence, mark: Mark) -> bool:
        """Return whether a word such as "may" names a month: it is capitalized in running text, or stands next to a figure."""
        words, first, last = self.words, mark.first, mark.last
        if last - first > 1 or first == sentence.first or not words.written(first)[0].isupper():
            return False
        beside = [n for n in (first - 1, last) if sentence.first <= n < sentence.last]
        if any(words.forms[n].isdigit() for n in beside):
            return True
        before = self.text[words.ends[first - 1] : words.starts[first]]
        return sentence.role == "body" and before == " " and words.written(first - 1).islower()


def _between(families: Families, first: int, last: int) -> Families:
    """Return the phrases that lie in a range of words."""
    own = {
        family: [mark for mark in marks if first <= mark.first and mark.last <= last]
        for family, marks in families.items()
    }
    return {family: marks for family, marks in own.items() if marks}


def is_inside(marks: list[Mark], inner: Mark) -> bool:
    """Tell whether a mark is part of a longer one."""
    return any(
        mark.first <= inner.first and inner.last <= mark.last and mark[:2] != inner[:2] for mark in marks
    )


def open_document(text: str, language: str) -> Document:
    """Return ``text`` ready to be read in a language.

    Raises:
        InputTypeError: the tag is not a `str`.
        UnknownLanguageError: no lexicon exists for it.
    """
    return Document(text, lexicon_of(language))
