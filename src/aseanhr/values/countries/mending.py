"""What tables and web pages do to a name, undone: broken encodings, entities, numbering, footnotes, lost spaces."""

from __future__ import annotations

from aseanhr.text import pattern

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["mended"]

_NUMBERED = pattern(r"^\s*\(?\d{1,3}[.)]\s+(?=[^\W\d])")
_NOTE = pattern(r"(?<=[^\W\d.])\s?(?:[¹²³⁰⁴-⁹]{1,3}|[\[(](?:\d{1,3}|[a-z])[\])])\s*$")
_CLOSE_DOT = pattern(r"(?<=[^\W\d_])\.(?=[^\W\d_]{2})")


def mended(name: str) -> Iterator[str]:
    """Yield what ``name`` may have been before it was damaged, if it shows damage.

    >>> list(mended("CÃ´te d'Ivoire")), list(mended("3. N.Korea [b]"))
    (["Côte d'Ivoire"], ['N. Korea'])
    """
    yield from _decoded(name)
    text = name
    if "&" in name and ";" in name:
        from html import unescape

        text = unescape(name)
    text = _CLOSE_DOT.sub(". ", _NOTE.sub("", _NUMBERED.sub("", text)))
    if text != name:
        yield text


def _decoded(text: str) -> Iterator[str]:
    """Undo UTF-8 that was read as Latin-1 or Windows-1252, once or twice."""
    for _ in range(2):
        for encoding in ("cp1252", "latin-1"):
            try:
                decoded = text.encode(encoding).decode()
            except UnicodeError:
                continue
            break
        else:
            return
        if decoded == text:
            return
        text = decoded
        yield text
