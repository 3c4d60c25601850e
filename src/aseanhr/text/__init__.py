"""Text before meaning: Unicode forms, digits and offsets back to the original; tags of languages."""

from aseanhr.text.forms import Canonical, canonical, canonicalize, require_text
from aseanhr.text.languages import Tag, language_of, read_tag
from aseanhr.text.patterns import pattern

__all__ = [
    "Canonical",
    "Tag",
    "canonical",
    "canonicalize",
    "language_of",
    "pattern",
    "read_tag",
    "require_text",
]
