"""How the reader is judged: what counts as found, as right, and as too much."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

import evaluate
from gold import Article, Expected, bounds, founding_articles, own_articles

ROOT = Path(__file__).parents[2]
TEXT = "The 41st Meeting of the AICHR was held in Jakarta on 3 May 2025."
MEETING: dict[str, Any] = {
    "series": "aichr_regular", "ordinal": "41", "when": "2025-05-03", "city": "Jakarta", "country": "ID",
    "mode": "in_person", "status": "held", "host": None, "chair": None, "states": [],
}  # fmt: skip


def article(*expected: Expected, text: str = TEXT) -> Article:
    return Article(name="one", text=text, lang="en", published="2025-06-15", expected=list(expected))


def meeting(clear: bool = True, unwanted: bool = False, **changes: Any) -> Expected:
    return Expected(
        kind="meeting", values={**MEETING, **changes}, spans=[(4, 32)], clear=clear, unwanted=unwanted
    )


def test_all_right() -> None:
    result = evaluate.score(article(meeting()), "meeting")
    assert (result.found, result.missed, result.extra, result.notes) == (1, 0, 0, [])
    assert all(right == of for right, of in result.fields.values())


def test_a_wrong_field_is_counted_and_told() -> None:
    result = evaluate.score(article(meeting(city="Bali")), "meeting")
    assert (result.found, result.fields["city"], result.fields["when"]) == (1, [0, 1], [1, 1])
    assert "WRONG meeting aichr_regular city" in result.notes[0]


def test_a_missed_record_is_told() -> None:
    result = evaluate.score(article(meeting(series="amm", ordinal="58")), "meeting")
    assert (result.found, result.missed, result.extra) == (0, 1, 1)
    assert [note.split()[0] for note in result.notes] == ["MISSED", "EXTRA"]


def test_a_record_that_nobody_expects_is_too_much() -> None:
    result = evaluate.score(article(), "meeting")
    assert (result.extra, result.found) == (1, 0)


def test_what_is_unwanted_must_not_be_found() -> None:
    result = evaluate.score(article(meeting(unwanted=True)), "meeting")
    assert (result.extra, result.found) == (1, 0)


@pytest.mark.parametrize(("series", "counts"), [("aichr_regular", (1, 0)), ("amm", (0, 1))])
def test_doubtful_records_count_apart(series: str, counts: tuple[int, int]) -> None:
    result = evaluate.score(
        article(meeting(clear=False, series=series, ordinal="58" if series == "amm" else "41")), "meeting"
    )
    assert (result.inferred_found, result.inferred_missed) == counts
    assert (result.found, result.missed, dict(result.fields)) == (0, 0, {})


def test_several_right_answers_may_stand() -> None:
    result = evaluate.score(article(meeting(city=("Bali", "Jakarta"))), "meeting")
    assert result.fields["city"] == [1, 1]


def test_scores_add_up() -> None:
    one, two = (evaluate.score(article(meeting(city=city)), "meeting") for city in ("Bali", "Jakarta"))
    one.add(two)
    assert (one.found, one.fields["city"], one.fields["mode"]) == (2, [1, 2], [2, 2])


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (None, None),
        (("2025-01-01", "2025-12-31"), "2025/2025"),
        (("2025-01-01", "2025-12-31"), "2025"),
        (("None", "2045-12-31"), "../2045"),
    ],
)
def test_the_same_days_are_the_same_whatever_their_text(
    expected: tuple[str, str] | None, text: str | None
) -> None:
    found = bounds(text)
    assert (found and tuple(map(str, found))) == expected


def test_own_articles_lie_beside_their_gold(tmp_path: Path) -> None:
    record = {
        **MEETING,
        "hosts": ["ID", "AICHR"],
        "certainty": "clear",
        "words": "41st Meeting",
        "name": "x",
        "venue": None,
    }
    del record["host"]
    gold: dict[str, Any] = {
        "lang": "en",
        "published": "2025-06-15",
        "meetings": [record],
        "treaty_events": [],
        "work_plans": [],
        "trade_figures": [],
    }
    (tmp_path / "a.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (found,) = own_articles(tmp_path)
    (expected,) = found.expected
    assert (found.lang, found.text, expected.clear) == ("en", TEXT, True)
    assert [TEXT[slice(*span)] for span in expected.spans] == ["41st Meeting"]
    assert expected.values["host"] == ("ID", "AICHR")
    assert "venue" not in expected.values


def test_the_gold_of_our_own_articles_quotes_them() -> None:
    for found in own_articles(ROOT / "tests" / "corpus"):
        for expected in found.expected:
            assert all(0 <= start < end <= len(found.text) for start, end in expected.spans), found.name


def test_founding_records_take_the_readers_shape(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "001-rain.txt").write_text(TEXT, "utf-8")
    span = {"field": "name_en", "start": 4, "end": 32}
    figure = {
        "type": "trade", "doc": "001-rain.txt", "certainty": "inferred", "tags": ["boilerplate"], "evidence": [], "reporter": "VN",
        "partner": "LA", "flow": "two_way", "value": 5, "currency": "USD", "period": "2024", "growth_percent": None,
        "compared_with": None, "kind": "actual",
    }  # fmt: skip
    held = {
        "type": "meeting", "doc": "001-rain.txt", "certainty": "clear", "evidence": [span], "series": "AICHR meeting", "ordinal": "41",
        "start": "2025-05-03", "end": "2025-05-04", "city": "Jakarta", "country": "ID", "mode": "in_person", "status": "held",
        "host": "Indonesia", "chair": "Somebody Else",
    }  # fmt: skip
    lines = "\n".join(json.dumps(record) for record in (figure, held))
    (tmp_path / "seeds_gold.jsonl").write_text(lines, "utf-8")
    (found,) = founding_articles(tmp_path)
    trade, meeting_of = found.expected
    assert (trade.kind, trade.values["flow"], trade.clear, trade.unwanted) == (
        "trade_figure",
        "total",
        False,
        True,
    )
    assert meeting_of.values["when"] == "2025-05-03/2025-05-04"
    assert (meeting_of.values["host"], meeting_of.values["chair"]) == ("ID", "Somebody Else")
    assert meeting_of.spans == [(4, 32)]


def test_the_report_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold: dict[str, Any] = {
        "lang": "en",
        "published": None,
        "meetings": [],
        "treaty_events": [],
        "work_plans": [],
        "trade_figures": [],
    }
    (tmp_path / "a.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert evaluate.main(["--corpus", str(tmp_path), "--founding", str(tmp_path), "--verbose"]) == 0
    printed = capsys.readouterr().out
    assert "skipped" in printed
    assert "EXTRA meeting" in printed
    assert "0.000 (0/1)" in printed
