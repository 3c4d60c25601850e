"""Documents and pages that records come from."""

from __future__ import annotations

from typing import Literal, get_args

import attrs
from attrs import validators as v

from aseanhr.records.base import ID, OPTIONAL_SPAN, OPTIONAL_TEXT, TEXT
from aseanhr.values.dates import DateSpan

__all__ = ["SOURCE_KINDS", "Source", "SourceKind"]

SourceKind = Literal["document", "page", "data"]
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


@attrs.frozen(kw_only=True)
class Source:
    """A document of which a copy was read, or a public page or data file.

    Attributes:
        id: short and stable; `Evidence.source` names it.
        kind: document (evidence has offsets into its text), page or data (evidence has none).
        title: what it is, in our words where its own title is not at hand.
        publisher: who published it.
        language: BCP 47 tag of its language.
        url: its address.
        published: when it was published.
        retrieved: when it was read.
        file: name of the document's file, by which it is found in a folder of documents.
        sha256: hash of the document's bytes.
        characters: length of the document's text in code points.
    """

    id: str = attrs.field(validator=v.matches_re(ID))
    kind: SourceKind = attrs.field(validator=v.in_(SOURCE_KINDS))
    title: str = attrs.field(validator=TEXT)
    publisher: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    language: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    url: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    published: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    retrieved: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    file: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    sha256: str | None = attrs.field(default=None, validator=v.optional(v.matches_re(r"[0-9a-f]{64}")))
    characters: int | None = attrs.field(default=None, validator=v.optional([v.instance_of(int), v.ge(0)]))
