"""Text in, records out: mentions first, then rules over mentions; one lexicon file a language."""

from aseanhr.reading.explain import Explanation
from aseanhr.reading.extraction import Extraction, extract

__all__ = ["Explanation", "Extraction", "extract"]
