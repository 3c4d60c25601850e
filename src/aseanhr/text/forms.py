"""One canonical form for text of any script, with a map back to the original.

Canonical text is in NFC, has no invisible joiners, plain spaces, ASCII digits and letters in place of native digits
and full-width forms, and Vietnamese tone marks in one of their two customary places. Case is kept.
What each step does follows Unicode 15 (chapters 3 and 23, UAX #15) and Vietnamese orthography.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

from aseanhr.errors import InputTypeError
from aseanhr.text.patterns import pattern

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["Canonical", "canonical", "canonicalize", "require_text"]

# UAX #15 "stream-safe" text has at most 30 non-starters in a row; NFC is quadratic in longer runs on some Pythons.
_MAX_MARKS = 30
_WINDOW = 512

# Spaces of all kinds, and the zero-width space that stands between Khmer, Lao, Thai and Burmese words.
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b"
)
# Joiners, soft hyphen, byte-order mark, bidirectional controls: they carry no meaning here.
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
_DIGIT_ZEROS = (
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50,
    0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
    0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
)  # fmt: skip

_SINGLE = dict.fromkeys(_SPACES, " ")
_SINGLE |= {chr(zero + n): str(n) for zero in _DIGIT_ZEROS for n in range(10)}
_SINGLE |= {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
# Fifteen times as fast as `str.translate` where few characters are to be replaced.
_SINGLES = pattern(f"[{''.join(_SINGLE)}]")

_DROPPED = pattern(f"[{_INVISIBLE}]")
# What belongs to the letter before it, beside marks: joiners, and the second part of Thai and Lao "am".
_JOINING = frozenset(_INVISIBLE + "\u0e32\u0eb2")

# "hoà" and "hòa", "thuỵ" and "thụy": the second style is taken, except after q, where only "quý" is written.
_TONE_PAIRS = {
    new: old
    for base, news, olds in (
        ("a", "oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("e", "oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("y", "uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for new, old in zip(news.split(), olds.split(), strict=True)
}
_TONE_PAIRS |= {new.capitalize(): old.capitalize() for new, old in _TONE_PAIRS.items()}
_TONE_PAIRS |= {new.upper(): old.upper() for new, old in _TONE_PAIRS.items()}
# It begins with the letters themselves, which is quick to search for.
_TONES = pattern(r"[oOuU](?<![qQ].)(?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])(?!\w)")
_TONED = "àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ"
_TONE_HINT = pattern(f"[{_TONED}]")
# A circumflex or breve typed after the tone: NFC does not reorder the two, since both stand above.
_LATE_MARK = pattern("[\u00c0-\u1ef9][\u0302\u0306]")
# Thai and Lao "am" in two parts, with a tone mark between them or not.
_SPLIT_AM = pattern("\u0e4d([\u0e48-\u0e4b]?)\u0e32|\u0ecd([\u0ec8-\u0ecb]?)\u0eb2")

# Text in NFC with none of these is canonical already; most is, so nothing else is asked of it.
_TELLING = frozenset({*_SINGLE, *_INVISIBLE, *_TONED, "\u0302", "\u0306", "\u0e4d", "\u0ecd"})


def require_text(value: object, argument: str = "text") -> str:
    """Return ``value`` if it is a `str`.

    Raises:
        InputTypeError: it is not (bytes, None, a number).

    >>> require_text("Hà Nội")
    'Hà Nội'
    """
    if isinstance(value, str):
        return value
    raise InputTypeError(argument, "str", value)


def _late_mark(match: re.Match[str]) -> str:
    letter, mark = tuple(match[0])
    parts = unicodedata.normalize("NFD", letter)
    joined = unicodedata.normalize("NFC", parts[0] + mark + parts[1:])
    return joined if len(joined) == 1 else match[0]


def _split_am(match: re.Match[str]) -> str:
    return (match[1] or "") + "\u0e33" if match[2] is None else match[2] + "\u0eb3"


def _compose(cluster: str) -> str:
    """NFC of one letter with its marks, and the mends that NFC does not make."""
    if len(cluster) > _MAX_MARKS:
        return cluster
    composed = unicodedata.normalize("NFC", cluster)
    composed = _LATE_MARK.sub(_late_mark, composed)
    return _SPLIT_AM.sub(_split_am, composed)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Cut ``text`` into letters with their marks (and Korean syllables), as (start, end)."""
    category = unicodedata.category
    start = 0
    for i, char in enumerate(text):
        if not (category(char)[0] == "M" or "\u1160" <= char <= "\u11ff" or char in _JOINING) and i:
            yield start, i
            start = i
    yield start, len(text)


def _is_composed(text: str) -> bool:
    if len(text) <= _WINDOW:
        return unicodedata.is_normalized("NFC", text)
    # In overlapping windows, so that a long run of marks cannot make the test quadratic.
    return all(
        unicodedata.is_normalized("NFC", text[i : i + _WINDOW])
        for i in range(0, len(text), _WINDOW - _MAX_MARKS)
    )


def _needs_compose(text: str) -> bool:
    return not text.isascii() and (
        not _is_composed(text) or _LATE_MARK.search(text) is not None or _SPLIT_AM.search(text) is not None
    )


class Canonical:
    """Canonical text that knows where each of its characters came from.

    Attributes:
        original: the text as given.
        text: its canonical form.
    """

    __slots__ = ("_from", "_to", "original", "text")

    original: str
    text: str

    def __init__(self, original: str, text: str, moves: list[tuple[int, int]]) -> None:
        self.original = original
        self.text = text
        self._to = [move[0] for move in moves]
        self._from = [move[1] for move in moves]

    def offset(self, position: int) -> int:
        """Return where in the original the canonical ``position`` (0 to ``len(text)``) lies.

        >>> canonicalize("a\\u200dbc").offset(1)
        2
        """
        if not self._to:
            return position
        i = bisect_right(self._to, position) - 1
        place = self._from[i] + position - self._to[i]
        following = self._from[i + 1] if i + 1 < len(self._from) else len(self.original)
        return min(place, following)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's ``(start, end)`` of a canonical span; marks belong to their letter.

        >>> c = canonicalize("Ha\\u0300 No\\u0302\\u0323i, 2025")
        >>> c.original[slice(*c.span(3, 6))] == "No\\u0302\\u0323i"
        True
        """
        if not self._to:
            return start, end
        begin = self.offset(start)
        if end <= start:
            return begin, begin
        stop = self.offset(end)
        # Dropped characters at the edges are left out.
        while stop > begin and self.original[stop - 1] in _INVISIBLE:
            stop -= 1
        while begin < stop and self.original[begin] in _INVISIBLE:
            begin += 1
        return begin, stop


def _pieces(line: str) -> Iterator[tuple[str, int]]:
    """Cut ``line`` into pieces of canonical text, each with the number of characters that it stands for."""
    if _needs_compose(_DROPPED.sub("", line)):
        for first, last in _clusters(line):
            yield _compose(_DROPPED.sub("", line[first:last])), last - first
        return
    start = 0
    for dropped in _DROPPED.finditer(line):
        yield line[start : dropped.start()], dropped.end() - start
        start = dropped.end()
    yield line[start:], len(line) - start


def _collapse(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Compose and drop, noting a move wherever the lengths before and after part."""
    moves = [(0, 0)]
    out: list[str] = []
    length = consumed = shift = 0  # shift: original minus canonical position
    for line in text.splitlines(keepends=True):
        for piece, count in _pieces(line):
            out.append(piece)
            length += len(piece)
            consumed += count
            if consumed - length != shift:
                shift = consumed - length
                moves.append((length, consumed))
    return "".join(out), moves


def _is_canonical(text: str) -> bool:
    """Tell whether a text surely is canonical; of a few that are it is not told."""
    return text.isascii() or (_TELLING.isdisjoint(text) and _is_composed(text))


def canonicalize(text: str) -> Canonical:
    """Return the canonical form of ``text`` with the map of offsets back to it.

    Args:
        text: any text; lone surrogates and NUL are kept.

    Returns:
        A `Canonical`; takes time linear in the length of the text.

    Raises:
        InputTypeError: ``text`` is not a `str`.

    >>> canonicalize("๘ กรกฎาคม ๒๕๖๘").text
    '8 กรกฎาคม 2568'
    >>> canonicalize("Thuỵ Sĩ").text
    'Thụy Sĩ'
    """
    original = require_text(text)
    if _is_canonical(original):
        return Canonical(original, original, [])
    text = _SINGLES.sub(lambda match: _SINGLE[match[0]], original)
    moves: list[tuple[int, int]] = []
    if _needs_compose(text) or _DROPPED.search(text) is not None:
        text, moves = _collapse(text)
    if _TONE_HINT.search(text) is not None:
        text = _TONES.sub(lambda match: _TONE_PAIRS.get(match[0], match[0]), text)
    return Canonical(original, text, moves)


def canonical(text: str) -> str:
    """Return the canonical form of ``text`` alone; see `canonicalize`.

    >>> canonical("２０２５年７月８日")
    '2025年7月8日'
    """
    return text if _is_canonical(require_text(text)) else canonicalize(text).text
