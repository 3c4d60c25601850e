"""The layout of a text: lines that were only wrapped are joined, runs of spaces become one, and each line gets its part.

People bring text from mail, terminals and PDF files, where a line ends because the page was full. A break is such a wrap
where the next word would not have fitted into the width of the text; lists, tables and poems of short lines stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from aseanhr.text import Canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.lexicon import Lexicon
    from aseanhr.text.words import Words

__all__ = ["Block", "Role", "lay_out", "read_blocks"]

Role = Literal["title", "body", "heading", "item", "caption", "teaser", "clutter"]

_BREAK = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_SPACE = re.compile(r"[^\S\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# What a single space replaces.
_UNEVEN = re.compile(
    r"[^\S\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]{2,}|[^\S \r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
)
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"(?:[-–—•*·▪►]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_ENDING = re.compile(r"[.!?:;…。][\"'”’»)\]]*$")

# A text counts as wrapped if its lines are no longer than a page is wide, and most of them break where they must.
_NARROW, _WIDE = 30, 120
_MOST = 0.6
_HEAD = 100  # characters of a line that tell what part it plays
_HEADLINE = 40
_CLUTTER_WORDS = 8
_PARAGRAPH = 200  # a line at least so long is a paragraph
_HEADING = 90


class Block(NamedTuple):
    """One line of the laid-out text, and what part it plays."""

    start: int
    end: int
    role: Role


class _Line(NamedTuple):
    start: int
    end: int
    gap: bool  # whether an empty line stands before it


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that hold more than spaces, without the spaces around them."""
    at = 0
    gap = False
    for part in (*_BREAK.finditer(text), None):
        end = part.start() if part else len(text)
        line = text[at:end]
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            yield _Line(start, at + len(line.rstrip()), gap)
            gap = False
        if part:
            gap = gap or not line.strip() or len(part[0].replace("\r\n", "\n")) > 1
            at = part.end()


def _is_wrap(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Tell whether a break was made because the first word of the next line did not fit."""
    if following.gap or _ITEM.match(text, following.start):
        return False
    word = _SPACE.split(text[following.start : following.end], maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > width


def _wraps(text: str, lines: list[_Line]) -> set[int]:
    """Return the lines that go on in the next one."""
    longest = max((line.end - line.start for line in lines), default=0)
    if not _NARROW <= longest <= _WIDE:
        return set()
    pairs = [(n, line, lines[n + 1]) for n, line in enumerate(lines[:-1]) if not lines[n + 1].gap]
    wraps = {n for n, line, following in pairs if _is_wrap(text, line, following, longest)}
    full = [n for n, line, _ in pairs if line.end - line.start > longest * _MOST]
    return wraps if full and len(wraps) >= _MOST * len(full) else set()


def lay_out(text: str) -> Canonical:
    """Return ``text`` with wrapped lines joined, single spaces, and one line break between lines.

    The result maps offsets back to ``text``.

    >>> lay_out("One  line\\t here\\n\\n  and another").text
    'One line here\\nand another'
    """
    lines = list(_lines(text))
    wraps = _wraps(text, lines)
    out: list[str] = []
    moves = [(0, 0)]
    length = 0

    def put(piece: str, source: int) -> None:
        nonlocal length
        to, origin = moves[-1]
        if source - origin != length - to:
            moves.append((length, source))
        out.append(piece)
        length += len(piece)

    for n, line in enumerate(lines):
        if n:
            put(" " if n - 1 in wraps else "\n", lines[n - 1].end)
        at = line.start
        for space in _UNEVEN.finditer(text, line.start, line.end):
            put(text[at : space.start()], at)
            put(" ", space.start())
            at = space.end()
        put(text[at : line.end], at)
    return Canonical(text, "".join(out), moves)


def _layout_cues(
    words: Words, first: int, last: int, end: int, lexicon: Lexicon
) -> list[tuple[int, int, str]]:
    """Return (first word, word behind, cue) of the words of a page's own among the first of a line, counted from its start."""
    head = min(words.at(end), last, first + _CLUTTER_WORDS + 2)
    return [
        (begin - first, behind - first, sense.value)
        for begin, behind, sense in lexicon.layout.find(words, first, head)
    ]


def _is_clutter(forms: list[str], cues: list[tuple[int, int, str]]) -> bool:
    """Tell whether the words of a short line are the site's own, such as "Read more" or "Comments (0)"."""
    if not 0 < len(forms) <= _CLUTTER_WORDS:
        return False
    behind = next((last for first, last, cue in cues if first == 0 and cue == "CLUTTER"), None)
    if behind is None:
        return False
    rest = forms[behind:]
    return len(rest) <= 1 or all(word.isdigit() for word in rest)


def _shape(line: str, *, leads: bool) -> Role:
    """Tell a heading or an item of a list from running text, by its form."""
    if _ITEM.match(line):
        return "item"
    if leads and len(line) <= _HEADING and not _ENDING.search(line):
        return "heading"
    return "body"


class _Page:
    """The lines of a page, read from its top."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words, self.lexicon = words, lexicon
        self.spans = [match.span() for match in _LINE.finditer(words.text)]
        # The longest line from each one on: site lines between paragraphs do not end an article.
        self.ahead = [0] * (len(self.spans) + 1)
        for n in range(len(self.spans) - 1, -1, -1):
            self.ahead[n] = max(self.ahead[n + 1], self._length(n))
        self.blocks: list[Block] = []
        self.seen: dict[str, int] = {}
        self.longest = 0
        self.ended = False

    def _length(self, n: int) -> int:
        start, end = self.spans[n]
        return end - start

    def read(self) -> list[Block]:
        """Return the lines with the parts that they play."""
        for n, (start, end) in enumerate(self.spans):
            line = self.words.text[start:end]
            role = self._role(n, line)
            self.seen.setdefault(line, n)
            self.longest = max(self.longest, end - start)
            self.blocks.append(Block(start, end, role))
        opening = next((n for n, block in enumerate(self.blocks) if block.role in ("heading", "body")), None)
        if opening is not None and self.blocks[opening].role == "heading":
            self.blocks[opening] = self.blocks[opening]._replace(role="title")
        return self.blocks

    def _role(self, n: int, line: str) -> Role:
        start, end = self.spans[n]
        first, behind = self.words.at(start), self.words.at(end)
        cues = _layout_cues(self.words, first, behind, start + _HEAD, self.lexicon)
        if len(line) <= _HEAD and _is_clutter(self.words.forms[first:behind], cues):
            self.ended = self.ended or self._is_behind(n)
            return "clutter"
        if line in self.seen:
            # A headline that comes twice in a row belongs to a card for another story.
            if self._is_behind(n) and len(line) > _HEADLINE and self.seen[line] == n - 1:
                self.blocks[-1] = self.blocks[-1]._replace(role="teaser")
            return "clutter"
        if any(at < 3 and cue == "CAPTION" for at, _, cue in cues):
            return "caption"
        if self.ended or line.endswith(("...", "…")):
            return "teaser"
        return _shape(line, leads=n + 1 < len(self.spans) and self._length(n + 1) > len(line))

    def _is_behind(self, n: int) -> bool:
        """Tell whether the last paragraph of the article stands before a line."""
        return self.longest >= _PARAGRAPH and self.ahead[n + 1] < max(_PARAGRAPH, self.longest // 2)


def read_blocks(words: Words, lexicon: Lexicon) -> list[Block]:
    """Cut a laid-out text into lines and tell the article from what a site has put around it."""
    return _Page(words, lexicon).read()
