"""Where a value comes from, and who says otherwise."""

from __future__ import annotations

import hashlib
from typing import Literal

import attrs
from attrs import validators as v

__all__ = ["BASES", "CONFIDENCE", "Basis", "Dispute", "Evidence", "hash_words"]

Basis = Literal["stated", "inferred"]
BASES: tuple[Basis, ...] = ("stated", "inferred")

CONFIDENCE = v.optional(v.and_(v.instance_of(float), v.ge(0), v.le(1)))

_TEXT = v.and_(v.instance_of(str), v.min_len(1))


def hash_words(words: str) -> str:
    """Return the SHA-256 (hex) of the UTF-8 bytes of the words that a piece of evidence points to.

    >>> hash_words("Ha Noi")[:12]
    '67b3c5cea16d'
    """
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


@attrs.frozen(kw_only=True)
class Evidence:
    """The words of a source that say a value, or from which it was inferred.

    Attributes:
        source: id of the source in `aseanhr.sources`.
        field: the field that is supported, such as ``when``, ``place.city`` or ``participants[0]``.
        start: offset of the first character in the source's text, in code points; None for a public page of which
            no text is held.
        end: offset after the last character; None with ``start``.
        sha256: `hash_words` of the words between; None with ``start``.
        basis: ``stated`` where the words say the value, ``inferred`` where it follows from them.
        note: how it follows, or what else a reader should know.
        decider: the name of what in the reader decided; empty in the dataset. Like ``confidence``, it tells how the value was
            read, not what is said: it is no part of equality, and is written only where it is set.
        confidence: how sure the reader is of the value, from 0 to 1; None in the dataset.

    >>> Evidence(source="s1", field="when", start=3, end=9, sha256=hash_words("8 July")).basis
    'stated'
    """

    source: str = attrs.field(validator=_TEXT)
    field: str = attrs.field(validator=_TEXT)
    start: int | None = attrs.field(default=None, validator=v.optional([v.instance_of(int), v.ge(0)]))
    end: int | None = attrs.field(default=None, validator=v.optional([v.instance_of(int), v.ge(0)]))
    sha256: str | None = attrs.field(default=None, validator=v.optional(v.matches_re(r"[0-9a-f]{64}")))
    basis: Basis = attrs.field(default="stated", validator=v.in_(BASES))
    note: str = attrs.field(default="", validator=v.instance_of(str))
    decider: str = attrs.field(default="", validator=v.instance_of(str), eq=False, metadata={"sparse": True})
    confidence: float | None = attrs.field(
        default=None, validator=CONFIDENCE, eq=False, metadata={"sparse": True}
    )

    def __attrs_post_init__(self) -> None:
        if (self.start is None) != (self.end is None) or (self.start is None) != (self.sha256 is None):
            raise ValueError("start, end and sha256 go together: give all three or none")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"end {self.end} is not after start {self.start}")


@attrs.frozen(kw_only=True)
class Dispute:
    """What another source says of a field, and why it was not taken.

    Attributes:
        field: the field in question, named as in `Evidence`.
        value: what the other source says, as text.
        source: id of that source.
        reason: why the record keeps its own value.

    >>> Dispute(field="when", value="2020-11-23/2020-11-25", source="s4", reason="the host's own release differs").field
    'when'
    """

    field: str = attrs.field(validator=_TEXT)
    value: str = attrs.field(validator=_TEXT)
    source: str = attrs.field(validator=_TEXT)
    reason: str = attrs.field(validator=_TEXT)
