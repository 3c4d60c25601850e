"""Babel as oracle: what it writes in every language of ours is read back to the same value."""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from babel.dates import format_date, format_interval, format_skeleton

from aseanhr.errors import DateParseError, WeekdayConflictWarning
from aseanhr.values import normalize_date
from aseanhr.values.dates.tables import LANGUAGES

ANCHOR = date(2025, 7, 10)
ROUNDS = 50
# Figures alone have two readings in English; two figures of a year are of the Buddhist era in Thai.
NO_SHORT_FORMS = ("en", "th")


def written(lang: str, rounds: int) -> Iterator[tuple[str, str]]:
    """Yield (what Babel writes, EDTF text of what it means)."""
    choose = random.Random(lang)
    for _ in range(rounds):
        one = date(1950, 1, 1) + timedelta(days=choose.randrange(34_000))
        two = one + timedelta(days=choose.randrange(1, 900))
        near = date(one.year, one.month, 1 + one.day % 27)
        next_to = near + timedelta(days=1)
        for style in ("medium", "long", "full"):
            yield format_date(one, style, locale=lang), str(one)
        for skeleton in ("yMMMd", "yMMMEd", "yMMMMd"):
            yield format_skeleton(skeleton, one, locale=lang), str(one)
        for skeleton in ("yMMM", "yMMMM"):
            yield format_skeleton(skeleton, one, locale=lang), f"{one:%Y-%m}"
        for skeleton in ("yMMMd", "yMMMEd"):
            yield format_interval(one, two, skeleton, locale=lang), f"{one}/{two}"
            yield format_interval(near, next_to, skeleton, locale=lang), f"{near}/{next_to}"
        if (one.year, one.month) != (two.year, two.month):
            for skeleton in ("yMMM", "yMMMM"):
                words = format_interval(one, two, skeleton, locale=lang)
                yield words, f"{one:%Y-%m}/{two:%Y-%m}"
        if lang not in NO_SHORT_FORMS:
            recent = date(2000 + one.year % 40, one.month, near.day)
            yield format_date(recent, "short", locale=lang), str(recent)


def misread(lang: str, rounds: int) -> tuple[int, dict[str, tuple[str, str]]]:
    """Return how many were read, and those that were read otherwise."""
    count = 0
    wrong: dict[str, tuple[str, str]] = {}
    for words, expected in written(lang, rounds):
        count += 1
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", WeekdayConflictWarning)
                got = normalize_date(words, lang=lang, anchor=ANCHOR).edtf
        except DateParseError as error:
            got = str(error)
        if got != expected:
            wrong[words] = (expected, got)
    return count, wrong


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_babel_writes_is_read_back_the_same(lang: str) -> None:
    count, wrong = misread(lang, ROUNDS)
    assert wrong == {}
    assert count > 10_000 / len(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_few_of_what_babel_writes_are_read_back_the_same(lang: str) -> None:
    assert misread(lang, 3)[1] == {}
