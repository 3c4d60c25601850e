"""Expressions that are compiled on first use."""

from __future__ import annotations

import re

import pytest

from aseanhr.text import pattern


@pytest.mark.parametrize("method", ["findall", "fullmatch", "match", "search", "split"])
@pytest.mark.parametrize("text", ["", "b", "abc", "xaay"])
def test_a_pattern_does_what_the_compiled_one_does(method: str, text: str) -> None:
    lazy, compiled = (getattr(made, method)(text) for made in (pattern("a+b?"), re.compile("a+b?")))

    assert str(compiled) == str(lazy)


def test_a_pattern_is_compiled_once() -> None:
    one = pattern("a")

    assert one.sub("b", "banana") == "bbnbnb"
    assert one.sub == one.sub
    assert one.pattern == "a"


def test_a_bad_expression_fails_when_used() -> None:
    one = pattern("(")

    with pytest.raises(re.error):
        one.match("a")


def test_a_pattern_has_only_what_is_used() -> None:
    assert not hasattr(pattern("a"), "scanner")
