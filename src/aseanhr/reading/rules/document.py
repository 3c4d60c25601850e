"""A text as the reader sees it: its language, its parts, its sentences, and the day it was written."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from aseanhr.reading.rules.lexicon import LANGUAGES, Lexicon, Term, Token, load_lexicon, tokenize
from aseanhr.text import Canonical, canonicalize

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Block", "Document", "Mark", "Role", "Sentence", "guess_language", "open_document"]

Role = Literal["body", "caption", "teaser", "clutter"]

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_WORDS = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.!?…。]+[\"'”’»)\]]*(?=\s|$)")
_SAMPLE = 20_000
_LONGEST = 3000
_HEAD = 100  # characters of a line that tell what part it plays
_HEADLINE = 40
_CLUTTER_WORDS = 8
_PARAGRAPH = 200  # a line at least so long is a paragraph
# A camera's or a page's time stamp inside an address: 20250708215935 or /2025/07/08/.
_STAMP = re.compile(r"(?<!\d)(20\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=\d{4,11}\b|/)")
_ADDRESS = re.compile(r"https?://\S{1,500}")


class Block(NamedTuple):
    """One line of the text, and what part it plays."""

    start: int
    end: int
    role: Role


class Mark(NamedTuple):
    """A stretch of words that stands for one or more terms."""

    start: int
    end: int
    terms: tuple[Term, ...]
    first: int  # index of its first token in the sentence
    size: int  # how many tokens

    def value(self, kind: str) -> str | None:
        """Return the value of the first term of ``kind``, if there is one."""
        return next((term.value for term in self.terms if term.kind == kind), None)

    def has(self, kind: str, *values: str) -> bool:
        """Tell whether a term of ``kind`` is there, with one of ``values`` if any are given."""
        return any(term.kind == kind and (not values or term.value in values) for term in self.terms)


class Sentence:
    """One sentence with its words and what they stand for."""

    __slots__ = ("_by_cue", "block", "cues", "end", "names", "people", "role", "start", "tokens")

    def __init__(self, start: int, end: int, block: int, role: Role) -> None:
        self.start = start
        self.end = end
        self.block = block
        self.role = role
        self.tokens: list[Token] = []
        self.names: list[Mark] = []
        self.cues: list[Mark] = []
        self.people: list[Mark] = []
        self._by_cue: dict[str, list[Mark]] = {}

    def mark(self, text: str, lexicon: Lexicon) -> None:
        """Find the phrases of the lexicon in this sentence."""
        tokens = self.tokens = tokenize(text, self.start, self.end)
        for family, marks in (
            (lexicon.names, self.names),
            (lexicon.cues, self.cues),
            (lexicon.people, self.people),
        ):
            marks += [
                Mark(tokens[i].start, tokens[i + size - 1].end, terms, i, size)
                for i, size, terms in family.find(tokens)
            ]
        for mark in self.cues:
            for term in mark.terms:
                self._by_cue.setdefault(term.value, []).append(mark)

    def cue(self, *names: str) -> list[Mark]:
        """Return the marks of the cues called ``names``, in order."""
        if len(names) == 1:
            return list(self._by_cue.get(names[0], ()))
        found = {mark.start: mark for name in names for mark in self._by_cue.get(name, ())}
        return [found[start] for start in sorted(found)]


class Document:
    """A text with its language, blocks and sentences; offsets are those of its canonical form.

    Attributes:
        form: the canonical form and the way back.
        lexicon: of the language.
        blocks: its lines.
        sentences: those of blocks that may hold facts.
    """

    def __init__(self, form: Canonical, lexicon: Lexicon) -> None:
        self.form = form
        self.text = form.text
        self.lexicon = lexicon
        self.blocks = _blocks(self.text, lexicon)
        self.sentences = list(_sentences(self.text, self.blocks, lexicon))

    @property
    def lang(self) -> str:
        """Return the language's tag."""
        return self.lexicon.lang

    def stamp(self) -> tuple[date, int, int] | None:
        """Return the day in a time stamp inside an address of the page itself, with its span.

        Only an address in the last lines before the clutter, or alone in a line, can be the page's own.
        """
        for block in self.blocks:
            line = self.text[block.start : block.end]
            address = _ADDRESS.search(line)
            if address and len(line) - len(address[0]) < 40:
                found = _STAMP.search(self.text, block.start + address.start(), block.start + address.end())
                if found:
                    try:
                        day = date(int(found[1]), int(found[2]), int(found[3]))
                    except ValueError:
                        continue
                    return day, found.start(), found.end(3)
        return None


def guess_language(text: str) -> str | None:
    """Return the language whose frequent words make up most of the text, or None if none does.

    Args:
        text: canonical text; its beginning is enough.

    >>> guess_language("Ministrarna och kommissionen enades om att samarbetet ska fortsätta.")
    'sv'
    """
    words = [word.lower() for word in _WORDS.findall(text[:_SAMPLE])]
    counts = {lang: sum(map(load_lexicon(lang).words.__contains__, words)) for lang in LANGUAGES}
    best = max(LANGUAGES, key=lambda lang: counts[lang])
    return best if counts[best] * 20 >= len(words) and counts[best] else None


def open_document(text: str, lang: str | None = None) -> Document | None:
    """Return ``text`` ready for reading, or None if its language is not known and cannot be told.

    Raises:
        InputTypeError: ``text`` is not a `str`.
        UnknownLanguageError: there is no lexicon for ``lang``.
    """
    form = canonicalize(text)
    tag = lang or guess_language(form.text)
    return None if tag is None else Document(form, load_lexicon(tag))


def _opens_with(head: list[Token], lexicon: Lexicon, cue: str) -> bool:
    """Tell whether a cue stands among the first words of a line."""
    found = [lexicon.cues.match(head, i) for i in range(min(3, len(head)))]
    return any(term.value == cue for match in found if match for term in match[1])


def _is_clutter(head: list[Token], lexicon: Lexicon) -> bool:
    """Tell whether a short line is one of the site's own, such as "Read more" or "Comments (0)"."""
    if not 0 < len(head) <= _CLUTTER_WORDS:
        return False
    found = lexicon.cues.match(head, 0)
    if found is None or not any(term.value == "CLUTTER" for term in found[1]):
        return False
    rest = head[found[0] :]
    return len(rest) <= 1 or all(token.text.isdigit() for token in rest)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each line that is not empty, without the spaces around it."""
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if line:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield start, start + len(line)


def _blocks(text: str, lexicon: Lexicon) -> list[Block]:
    """Cut the text into lines and tell the article from what the site has put around it."""
    blocks: list[Block] = []
    seen: dict[str, int] = {}
    spans = list(_lines(text))
    # The longest line from each one on: site lines between paragraphs do not end an article.
    ahead = [0] * (len(spans) + 1)
    for n in range(len(spans) - 1, -1, -1):
        ahead[n] = max(ahead[n + 1], spans[n][1] - spans[n][0])
    longest = 0
    ended = False
    for n, (start, end) in enumerate(spans):
        line = text[start:end]
        head = tokenize(text, start, min(end, start + _HEAD))
        last = longest >= _PARAGRAPH and ahead[n + 1] < max(_PARAGRAPH, longest // 2)
        role: Role = "body"
        if end - start <= _HEAD and _is_clutter(head, lexicon):
            ended = ended or last
            role = "clutter"
        elif line in seen:
            role = "clutter"
            # A headline that comes twice in a row belongs to a card for another story.
            if last and end - start > _HEADLINE and seen[line] == len(blocks) - 1:
                blocks[-1] = blocks[-1]._replace(role="teaser")
        elif _opens_with(head, lexicon, "CAPTION"):
            role = "caption"
        elif ended or line.endswith(("...", "…")):
            role = "teaser"
        seen.setdefault(line, len(blocks))
        longest = max(longest, end - start)
        blocks.append(Block(start, end, role))
    return blocks


def _sentences(text: str, blocks: list[Block], lexicon: Lexicon) -> Iterator[Sentence]:
    for index, block in enumerate(blocks):
        if block.role == "clutter":
            continue
        start = block.start
        for stop in _STOP.finditer(text, block.start, block.end):
            if text[stop.start()] == "." and not _ends(text, stop, block, lexicon):
                continue
            yield from _pieces(text, start, stop.end(), index, block.role, lexicon)
            start = stop.end()
        yield from _pieces(text, start, block.end, index, block.role, lexicon)


def _pieces(text: str, start: int, end: int, index: int, role: Role, lexicon: Lexicon) -> Iterator[Sentence]:
    """Yield a sentence, in pieces if it is longer than any that people write: work in one grows faster than its length."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        if text[start:cut].strip():
            yield _sentence(text, start, cut, index, role, lexicon)
        start = cut
    if text[start:end].strip():
        yield _sentence(text, start, end, index, role, lexicon)


def _ends(text: str, stop: re.Match[str], block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a full stop ends a sentence: not after an abbreviation, an initial, or before a small letter."""
    word_start = stop.start()
    while word_start > block.start and not text[word_start - 1].isspace() and stop.start() - word_start < 12:
        word_start -= 1
    word = text[word_start : stop.start()].lower().lstrip("(\"'“‘")
    if word in lexicon.abbreviations or (len(word) == 1 and word.isalpha()):
        return False
    rest = text[stop.end() : min(stop.end() + 3, block.end)].lstrip()
    return not rest[:1].islower()


def _sentence(text: str, start: int, end: int, block: int, role: Role, lexicon: Lexicon) -> Sentence:
    while text[start].isspace():
        start += 1
    sentence = Sentence(start, end, block, role)
    sentence.mark(text, lexicon)
    return sentence
