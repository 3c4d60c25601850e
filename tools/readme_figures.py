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

from aseanhr.reading import extract
from evaluate import KINDS, Score, score
from gold import Article, founding_articles, own_articles
from reader.corpus import articles
from reader.score import Tally
from reader.score_kinds import score as tallies

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
CORPUS = ROOT / "tests" / "corpus"

_TABLE = re.compile(r"(?<=<!-- figures:reader -->\n).*?(?=<!-- end -->)", re.DOTALL)
_TABLES = {
    "meeting": "meetings",
    "work_plan": "work_plans",
    "treaty_event": "treaty_events",
    "trade_figure": "trade_figures",
}
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


def measured_apart() -> tuple[int, list[str]]:
    """Return how many articles of authors who had not seen the reader there are, and one cell for each kind of record, as extract gives it."""
    found = list(articles("shut"))
    totals = {kind: Tally() for kind in _TABLES.values()}
    for article in found:
        read = extract(article.text, lang=article.gold["lang"], published=article.gold.get("published"))
        for kind, tally in tallies(article.gold, read).items():
            totals[kind].add(tally)
    cells = [
        " / ".join(f"{100 * rate:.0f}" for rate in (tally.recall, tally.precision, tally.field_rate))
        for tally in (totals[_TABLES[kind]] for kind in KINDS)
    ]
    return len(found), cells


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
    ours = own_articles(CORPUS)
    number, apart = measured_apart()
    columns = {
        founding: first,
        f"{len(ours)} articles of our own": measured(ours),
        f"{number} by authors who had not seen it": apart,
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
