"""Write the reader's figures into the README, or check that they are those of today.

Usage: python tools/readme_figures.py [--check] [--founding DIR]

Without the founding documents their column cannot be measured: it is kept as it stands, and that is said.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from evaluate import KINDS, Score, score
from gold import Article, founding_articles, own_articles

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
CORPUS = ROOT / "tests" / "corpus"
UNSEEN = ROOT / "tests" / "unseen"

_TABLE = re.compile(r"(?<=<!-- figures:reader -->\n).*?(?=<!-- end -->)", re.DOTALL)
_NAMES = {
    "meeting": "meetings",
    "work_plan": "work plans",
    "treaty_event": "treaty events",
    "trade_figure": "trade figures",
}


def measured(articles: Iterable[Article]) -> list[str]:
    """Return one cell for each kind of record: recall, precision and right fields, in percent."""
    cells = []
    texts = list(articles)
    for kind in KINDS:
        total = Score()
        for article in texts:
            total.add(score(article, kind))
        found = total.found + total.inferred_found
        right, of = map(sum, zip(*total.fields.values(), strict=True)) if total.fields else (0, 0)
        ratios = (
            (total.found, total.found + total.missed),
            (found, found + total.extra),
            (right, of),
        )
        cells.append(" / ".join(f"{100 * part / whole:.0f}" if whole else "–" for part, whole in ratios))
    return cells


def table(columns: dict[str, list[str]]) -> str:
    """Return the table in Markdown."""
    head = ("percent", *columns)
    rows = [(_NAMES[kind], *cells) for kind, *cells in zip(KINDS, *columns.values(), strict=True)]
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def standing(text: str) -> dict[str, list[str]]:
    """Return the columns of the table as the README has it."""
    found = _TABLE.search(text)
    if found is None:
        raise ValueError("the README has no place for the figures of the reader")
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in found[0].splitlines()]
    return {column[0]: column[2:] for column in map(list, zip(*rows, strict=True)) if column[0] != "percent"}


def main(argv: list[str] | None = None) -> int:
    """Write the figures, or with ``--check`` only compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--founding", type=Path, default=ROOT.parent / "shared", metavar="DIR")
    options = parser.parse_args(argv)
    before = README.read_text("utf-8")
    stood = standing(before)
    founding = "the five founding documents"
    if (options.founding / "seeds").is_dir():
        first = measured(founding_articles(options.founding))
    else:
        print("the founding documents are not there: their figures are not measured")
        first = stood[founding]
    ours, unseen = own_articles(CORPUS), own_articles(UNSEEN)
    columns = {
        founding: first,
        f"{len(ours)} articles of our own": measured(ours),
        f"{len(unseen)} that no rule was fitted to": measured(unseen),
    }
    after = _TABLE.sub(lambda _: table(columns), before)
    if before == after:
        return 0
    if options.check:
        print(f"the README's figures are not those of today:\n{table(columns)}")
        return 1
    README.write_text(after, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
