"""Text before meaning: Unicode forms, digits and offsets back to the original."""

from aseanhr.text.forms import Canonical, canonical, canonicalize, require_text

__all__ = ["Canonical", "canonical", "canonicalize", "require_text"]
