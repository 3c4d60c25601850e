"""What several texts tell of one event becomes one record; only facts count, never words of a language."""

from aseanhr.linking.texts import merge

__all__ = ["merge"]
