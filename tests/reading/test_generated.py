"""Texts that are made of frames, with all that each says: nearly all are read whole, in every language."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from reader.generator import LANGUAGES, generated, is_right

COUNT = 150
LEAST = 0.95


@pytest.mark.parametrize("language", LANGUAGES)
def test_generated_texts_are_read_whole(language: str) -> None:
    wrong = [made.text for made in generated(language, COUNT, seed=7) if not is_right(made, language)]
    assert len(wrong) <= (1 - LEAST) * COUNT, wrong


def test_the_same_seed_makes_the_same_texts() -> None:
    first, again, other = (list(generated("en", 5, seed=seed)) for seed in (3, 3, 4))
    assert first == again
    assert first != other
