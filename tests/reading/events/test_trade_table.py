"""Figures of trade in the ways that the press tells them: a table of small texts with what must be read of each, and nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from aseanhr.reading.drafts import TradeDraft
from aseanhr.reading.events.trade import read_trade
from aseanhr.reading.links import load_links
from readings import noted

TABLE = Path(__file__).with_name("trade.tsv")


def short(draft: TradeDraft) -> str:
    """Return a figure in short: who sells to whom or which two trade, millions, when, and whether it was reached."""
    one, two = draft.reporter.alpha_2, draft.partner.alpha_2
    if draft.flow == "import":
        one, two = two, one
    pair = f"{one}>{two}" if draft.flow != "total" else "+".join(sorted((one, two)))
    when = draft.target_by if draft.kind == "target" else draft.period
    return f"{pair} {float(draft.amount.value / 10**6):g} {when.edtf if when else '-'} {draft.kind}"


def rows() -> list[tuple[str, str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["lang"], row["published"], row["wanted"], row["text"]) for row in table]


@pytest.mark.parametrize(("language", "published", "wanted", "text"), rows())
def test_each_text_gives_its_figures_and_no_others(
    language: str, published: str, wanted: str, text: str
) -> None:
    notes = noted(text.replace("¶", "\n"), language, published or None)
    found = sorted(short(draft) for draft in read_trade(notes, load_links()))
    assert "; ".join(found) == wanted
