"""The check of complexity finds what is too complex, and exceptions that are spent."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("radon")
sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from check_complexity import LEGACY, MOST, complexities, faults

BRANCHES = "".join(f"    if x == {n}:\n        return {n}\n" for n in range(20))


def test_each_function_and_method_is_counted(tmp_path: Path) -> None:
    (tmp_path / "src" / "inner").mkdir(parents=True)
    (tmp_path / "src" / "inner" / "one.py").write_text(
        f"def plain(): return 1\nclass A:\n    def of(self): return 1 if self else 2\ndef long(x):\n{BRANCHES}",
        "utf-8",
    )

    assert dict(complexities(tmp_path, ("src",))) == {
        "src/inner/one.py:plain": 1,
        "src/inner/one.py:A.of": 2,
        "src/inner/one.py:long": 21,
    }


@pytest.mark.parametrize(
    ("found", "legacy", "expected"),
    [
        ([("a", 15)], {}, []),
        ([("a", 16)], {}, ["a: complexity 16, at most 15"]),
        ([("a", 20)], {"a": 20}, []),
        ([("a", 18)], {"a": 20}, []),
        ([("a", 21)], {"a": 20}, ["a: complexity 21, at most 20"]),
        ([("a", 15)], {"a": 20}, ["a: is no exception any more; take it off the list"]),
        ([], {"a": 20}, ["a: is no exception any more; take it off the list"]),
        ([("a", 3), ("a", 16)], {}, ["a: complexity 16, at most 15"]),
    ],
)
def test_what_is_too_complex_or_no_exception_any_more(
    found: list[tuple[str, int]], legacy: dict[str, int], expected: list[str]
) -> None:
    assert faults(found, legacy) == expected


def test_no_exception_is_simple() -> None:
    assert all(ceiling > MOST for ceiling in LEGACY.values())
