"""Whole columns of names."""

from __future__ import annotations

__all__ = ["normalize_countries"]


def normalize_countries(column: object, *, on_error: str = "raise") -> object:
    """To come."""
    raise NotImplementedError
