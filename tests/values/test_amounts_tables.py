"""What news writes, in sixteen languages: tables of amounts to be read and of texts to be refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from aseanhr.errors import AmountParseError
from aseanhr.values import Amount, find_amounts, normalize_amount

TABLES = Path(__file__).parent / "amounts"


def rows(name: str) -> list[list[str]]:
    lines = (TABLES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


READ = rows("expressions.tsv")
REFUSED = rows("refused.tsv")


def test_tables_cover_all_languages() -> None:
    curated = {
        "en",
        "sv",
        "vi",
        "id",
        "ms",
        "fil",
        "th",
        "lo",
        "km",
        "my",
        "zh",
        "ta",
        "fr",
        "pt",
        "de",
        "es",
    }

    assert {row[0] for row in READ} == {row[0] for row in REFUSED} == curated
    assert len(READ) + len(REFUSED) > 800


@pytest.mark.parametrize(("lang", "text", "expected"), READ)
def test_expression_is_read(lang: str, text: str, expected: str) -> None:
    assert str(normalize_amount(text, lang=lang)) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), READ)
def test_expression_is_found_within_words(lang: str, text: str, expected: str) -> None:
    found = find_amounts(f"({text})", lang=lang)

    assert [mention.value for mention in found] == [Amount(expected)]
    assert found[0].kind == Amount(expected).kind
    assert 1 <= found[0].start < found[0].end <= len(text) + 1


@pytest.mark.parametrize(("lang", "text"), REFUSED)
def test_text_is_refused(lang: str, text: str) -> None:
    with pytest.raises(AmountParseError):
        normalize_amount(text, lang=lang)


# Without a language, English decides what a billion is, that ¥ stands for yen, and cents for those of the dollar.
@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [row for row in READ if row[1] not in ("1 Billion Euro", "¥5000", "50 Cent")],
)
def test_without_language_no_other_number_is_read(lang: str, text: str, expected: str) -> None:
    try:
        amount = normalize_amount(text)
    except AmountParseError:
        return

    assert str(amount) == expected
