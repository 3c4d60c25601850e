"""How phrases of a lexicon are found: the longest first, case where it counts, endings left out."""

from __future__ import annotations

import pytest

from aseanhr.errors import UnknownLanguageError
from aseanhr.reading.rules.lexicon import LANGUAGES, Family, Term, load_lexicon, tokenize


def family(*phrases: str) -> Family:
    """Return a family in which each phrase stands for itself."""
    made = Family()
    for phrase in phrases:
        made.add(phrase, Term("cue", phrase))
    return made


def matched(phrases: Family, text: str, at: int = 0) -> tuple[int, list[str]] | None:
    found = phrases.match(tokenize(text, 0, len(text)), at)
    return None if found is None else (found[0], [term.value for term in found[1]])


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["AICHR", "met"], "AICHR's met"),
        (["AICHR", "met"], "AICHR’s, met"),
        (["ASEAN", "möte"], "ASEAN:s möte"),
        (["s"], "s"),
        (["a", "s"], "a s"),
        (["x", "S"], "x-S"),
        (["hội", "nghị", "3"], "hội nghị (3)"),
        ([], " -- "),
    ],
)
def test_words_are_cut_and_genitive_endings_left_out(expected: list[str], text: str) -> None:
    assert [token.text for token in tokenize(text, 0, len(text))] == expected


def test_words_lie_where_they_say() -> None:
    text = "Một hai, ba"
    for token in tokenize(text, 4, len(text)):
        assert text[token.start : token.end] == token.text
    assert [token.start for token in tokenize(text, 4, len(text))] == [4, 9]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param((3, ["held talks with"]), "held talks with him", id="longest"),
        pytest.param((1, ["held"]), "held talks about", id="shorter where the longest does not fit"),
        pytest.param((1, ["held"]), "Held", id="lower case stands for any case"),
        pytest.param((2, ["held TALKS"]), "held TALKS", id="as written before any case"),
        pytest.param((1, ["held"]), "held Talks", id="a capital counts"),
        pytest.param(None, "talks held", id="no phrase begins there"),
        pytest.param(None, "met with", id="unknown words"),
    ],
)
def test_the_longest_phrase_wins(expected: tuple[int, list[str]] | None, text: str) -> None:
    assert matched(family("held", "held talks with", "held TALKS"), text) == expected


def test_a_phrase_may_mean_several_things_but_each_once() -> None:
    made = Family()
    for value in ("A", "B", "A"):
        made.add("co-hosted", Term("cue", value))
    assert matched(made, "co hosted") == (2, ["A", "B"])


@pytest.mark.parametrize("phrase", ["", "...", "!"])
def test_a_phrase_without_a_word_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        Family().add(phrase, Term("cue", "X"))


@pytest.mark.parametrize(
    ("expected", "tag"),
    [("en", "en"), ("en", "en-GB"), ("sv", "sv_SE"), ("vi", "VI"), ("en", "EN-Latn-US")],
)
def test_tags_reduce_to_a_known_language(expected: str, tag: str) -> None:
    assert load_lexicon(tag).lang == expected


@pytest.mark.parametrize("tag", ["", "xx", "deu", "e", "und"])
def test_an_unknown_tag_names_the_known_ones(tag: str) -> None:
    with pytest.raises(UnknownLanguageError, match="vi") as caught:
        load_lexicon(tag)
    assert all(lang in str(caught.value) for lang in LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_english_names_of_bodies_and_treaties_are_known_everywhere(lang: str) -> None:
    text = "Association of Southeast Asian Nations"
    found = load_lexicon(lang).names.match(tokenize(text, 0, len(text)), 0)
    assert found == (5, (Term("body", "asean"),))
