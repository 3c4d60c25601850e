"""Text before meaning: Unicode forms, digits and offsets back to the original."""

from aseanhr.text.forms import Canonical, canonical, canonicalize, require_text
from aseanhr.text.patterns import pattern

__all__ = ["Canonical", "canonical", "canonicalize", "pattern", "require_text"]
