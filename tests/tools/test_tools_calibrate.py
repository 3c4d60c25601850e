"""From the scores of records that are right or wrong to what a score means."""

from __future__ import annotations

import doctest
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from aseanhr.interop.findings import EVENTS
from aseanhr.reading.calibration import NEUTRAL, Calibration, load_calibration
from aseanhr.reading.links import Links, load_links
from reader import calibrate, score, score_kinds
from reader.calibrate import Sample, calibrated, cuts, pool, reliability, samples_of, written
from reader.corpus import Article, fold_of

TEXT = "The 41st Meeting of the AICHR was held in Jakarta on 3 May 2025."
GOLD: dict[str, Any] = {
    "lang": "en", "published": "2025-06-15", "treaties": [], "work_plans": [], "trade": [],
    "meetings": [{"series": "aichr_regular", "ordinal": "41", "name_en": "41st Meeting of the AICHR", "start": "2025-05-03"}],
}  # fmt: skip
ONE = Article("one", TEXT, GOLD)
WRONG = Article("two", TEXT, {**GOLD, "meetings": []})

scored = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def samples(pairs: list[tuple[float, bool]]) -> list[Sample]:
    return [Sample("meetings", score, right, number % 3) for number, (score, right) in enumerate(pairs)]


@pytest.mark.parametrize("module", [calibrate, score, score_kinds])
def test_examples_hold(module: Any) -> None:
    assert doctest.testmod(module).failed == 0


@given(scored, st.integers(1, 10))
def test_a_curve_rises_and_is_never_certain(pairs: list[tuple[float, bool]], least: int) -> None:
    steps = pool(samples(pairs), least)
    chances = [chance for _, chance in steps]

    assert [score for score, _ in steps] == sorted({score for score, _ in steps})
    assert chances == sorted(chances)
    assert all(0 < chance < 1 for chance in chances)


@given(scored, st.randoms(use_true_random=False))
def test_a_curve_does_not_depend_on_the_order(pairs: list[tuple[float, bool]], chance: random.Random) -> None:
    turned = pairs[:]
    chance.shuffle(turned)

    assert pool(samples(pairs)) == pool(samples(turned))


def test_what_falls_is_pooled() -> None:
    pairs = [(0.1, False)] * 9 + [(0.4, True)] * 6 + [(0.6, False)] * 6 + [(0.9, True)] * 9

    assert pool(samples(pairs), least=1) == ((0.1, 0.1), (0.4, 0.5), (0.9, 0.9))


@pytest.mark.parametrize(
    ("counts", "steps"),
    [
        ((3, 30, 30), (0.1, 0.5)),
        ((30, 30, 3), (0.1, 0.3)),
        ((3, 3, 3), (0.1,)),
        ((30, 30, 30), (0.1, 0.3, 0.5)),
    ],
)
def test_a_step_rests_on_enough_records(counts: tuple[int, ...], steps: tuple[float, ...]) -> None:
    wrong, half, right = counts
    pairs = [(0.1, False)] * wrong + [(0.3, n % 2 == 0) for n in range(half)] + [(0.5, True)] * right

    assert tuple(score for score, _ in pool(samples(pairs), least=10)) == steps


def test_nothing_teaches_nothing() -> None:
    assert pool([]) == ()
    assert calibrated([]) == NEUTRAL
    assert reliability([]).count("\n") == 2


def test_the_records_of_a_level_are_right_often_enough() -> None:
    assert cuts([(0.9, True)] * 9 + [(0.9, False)]) == (1.0, 0.9)
    assert cuts([(0.9, False), (0.5, True)]) == (1.0, 1.0)
    assert cuts([(0.9, True), (0.5, True)]) == (0.5, 0.5)
    assert cuts([(0.9, True)] * 90 + [(0.5, n % 2 == 0) for n in range(10)]) == (0.5, 0.5)
    assert cuts([(0.9, True)] * 90 + [(0.5, n % 2 == 0) for n in range(90)]) == (0.9, 0.9)


@given(scored)
def test_what_is_learned_can_be_loaded(pairs: list[tuple[float, bool]]) -> None:
    learned = calibrated(samples(pairs))

    assert Calibration.from_dict(json.loads(written(learned))) == learned


def test_the_table_says_how_right_each_level_is() -> None:
    pairs = [(0.9, True)] * 270 + [(0.1, n % 2 == 0) for n in range(198)]
    table = reliability(samples(pairs))

    assert "| meetings | stated | 270 | 0.99 | 1.00 |" in table
    assert "| meetings | weak | 198 | 0.50 | 0.50 |" in table


def test_the_shipped_file_is_as_it_would_be_written() -> None:
    path = calibrate.TARGET

    assert path.read_text("utf-8") == written(load_calibration())


def test_a_record_is_right_if_it_is_annotated() -> None:
    (right,), (wrong,) = (samples_of(article, load_links(), ["meetings"]) for article in (ONE, WRONG))

    assert (right.kind, right.right, right.fold) == ("meetings", True, fold_of("one"))
    assert (wrong.right, wrong.fold) == (False, fold_of("two"))
    assert right.score == wrong.score


def test_the_tool_writes_and_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target, page = tmp_path / "calibration.json", tmp_path / "reader.md"
    page.write_text("Before\n<!-- figures:reliability -->\n<!-- end -->\nAfter\n", "utf-8")
    parts = {"train": [ONE], "tune": [WRONG]}
    monkeypatch.setattr(calibrate, "articles", parts.__getitem__)
    monkeypatch.setattr(calibrate, "lessons", dict)

    assert calibrate.main(["--kinds", "meetings"], target, page) == 0
    assert calibrate.main(["--kinds", "meetings", "--check"], target, page) == 0
    assert "up to date" in capsys.readouterr().out
    assert set(json.loads(target.read_text("utf-8"))["curve"]) == set(EVENTS)
    assert "| meetings | stated | " in page.read_text("utf-8")

    parts["tune"] = [ONE]
    assert calibrate.main(["--check"], target, page) == 1
    assert "calibration.json, reader.md: run" in capsys.readouterr().out


def test_no_weights_have_seen_the_article_that_they_read(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [Article(f"en{number:02}", TEXT, GOLD) for number in range(12)]
    seen: dict[int, set[str]] = {}
    monkeypatch.setattr(calibrate, "articles", lambda part: texts if part == "train" else [])
    monkeypatch.setattr(calibrate, "lessons", lambda: {text.id: [text.id] for text in texts})
    monkeypatch.setattr(calibrate, "train", lambda found: {"names": dict.fromkeys(found, 0)})

    def read(article: Article, links: Links, kinds: Any) -> list[Sample]:
        seen[fold_of(article.id)] = set(links.weights["names"])
        assert article.id not in links.weights["names"]
        return [Sample("meetings", 0.5, True)]

    monkeypatch.setattr(calibrate, "samples_of", read)

    assert len(calibrate.measured(["meetings"])) == 12
    assert all(len(names) < 12 for names in seen.values())
    assert set().union(*seen.values()) == {text.id for text in texts}
