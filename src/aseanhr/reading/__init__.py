"""Text in, records out: mentions first, then rules over mentions; one lexicon file a language."""

from aseanhr.reading.extraction import Extraction, extract

__all__ = ["Extraction", "extract"]
