"""Compare what the reader finds, without curation, with what annotators expect.

Usage: python tools/evaluate.py [--corpus DIR] [--founding DIR] [--verbose]

Prints precision and recall by kind and accuracy by field, for each set and each article. Records that the annotation
marks as inferred count in a line of their own: finding them is no fault and missing them is none either.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from aseanhr.reading import Extraction, extract
from gold import Article, Expected, bounds, founding_articles, own_articles

KINDS = ("meeting", "work_plan", "treaty_event", "trade_figure")
_FIELDS = {
    "meeting": ("ordinal", "when", "city", "country", "mode", "status", "host", "chair"),
    "work_plan": ("period", "status", "adopted_on"),
    "treaty_event": ("when", "value"),
    "trade_figure": (
        "currency",
        "period",
        "growth_percent",
        "compared_with",
        "kind",
        "target_by",
        "qualifier",
    ),
}
_DATES = frozenset({"when", "period", "adopted_on", "compared_with", "target_by"})


@attrs.define
class Found:
    """One record of the reader in the same shape as the gold."""

    kind: str
    values: dict[str, Any]
    spans: list[tuple[int, int]]


@attrs.define
class Score:
    """Counts of one kind."""

    found: int = 0
    missed: int = 0
    extra: int = 0
    inferred_found: int = 0
    inferred_missed: int = 0
    fields: dict[str, list[int]] = attrs.Factory(lambda: defaultdict(lambda: [0, 0]))
    notes: list[str] = attrs.Factory(list)

    def add(self, other: Score) -> None:
        """Add the counts of another score."""
        for name in ("found", "missed", "extra", "inferred_found", "inferred_missed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name, (right, of) in other.fields.items():
            self.fields[name][0] += right
            self.fields[name][1] += of


def _actor(participant: Any) -> str | None:
    if participant is None:
        return None
    if participant.name:
        return str(participant.name)
    return str(participant.country or participant.organization)


def _spans(record: Any, *fields: str) -> list[tuple[int, int]]:
    return [(e.start, e.end) for e in record.evidence if e.field in fields]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def flatten(extraction: Extraction) -> list[Found]:
    """Return all records of an extraction in the shape of the gold."""
    found = []
    values: dict[str, Any]
    for m in extraction.meetings:
        values = {
            "series": m.series,
            "ordinal": m.ordinal,
            "when": _text(m.when and m.when.edtf),
            "city": m.place.city if m.place else None,
            "country": _text(m.place.country) if m.place else None,
            "mode": m.mode,
            "status": m.status,
            "host": tuple(str(_actor(host)) for host in m.hosts)
            if len(m.hosts) > 1
            else _actor(m.hosts[0] if m.hosts else None),
            "chair": _actor(m.chair),
            "states": [str(p.country) for p in m.participants if p.country and not p.name],
        }
        found.append(Found("meeting", values, _spans(m, "name")))
    for t in extraction.treaty_events:
        values = {
            "treaty": t.treaty,
            "event": t.event,
            "state": _text(t.state),
            "when": _text(t.when and t.when.edtf),
        }
        values |= {"value": t.value, "negated": t.negated}
        found.append(Found("treaty_event", values, _spans(t, "treaty", "event", "when", "value", "state")))
    for w in extraction.work_plans:
        values = {"period": _text(w.period and w.period.edtf), "status": w.status, "body": w.body}
        values["adopted_on"] = _text(w.adopted_on and w.adopted_on.edtf)
        found.append(Found("work_plan", values, _spans(w, "name", "period")))
    for x in extraction.trade_figures:
        values = {
            "reporter": str(x.reporter),
            "partner": str(x.partner),
            "flow": x.flow,
            "value": format(x.amount.value, "f"),
            "currency": x.amount.currency,
            "qualifier": x.amount.qualifier,
            "period": _text(x.period and x.period.edtf),
            "growth_percent": _text(x.growth_percent),
            "compared_with": _text(x.compared_with and x.compared_with.edtf),
            "kind": x.kind,
            "target_by": _text(x.target_by),
        }
        found.append(Found("trade_figure", values, _spans(x, "amount")))
    return found


def _overlap(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _dates_meet(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    (a, b), (c, d) = bounds(one) or (None, None), bounds(other) or (None, None)
    return not ((b is not None and c is not None and b < c) or (d is not None and a is not None and d < a))  # type: ignore[operator]


def likeness(want: Expected, have: Found) -> int:
    """Return how well a record fits an expected one; 0 if it cannot be the same."""
    w, h = want.values, have.values
    touching = _overlap(want.spans, have.spans)
    if want.kind == "meeting":
        if w["series"] != h["series"] and not (touching and "other" in (w["series"], h["series"])):
            return 0
        if w["states"] and h["states"] and set(w["states"]) != set(h["states"]):
            return 0
        if w["ordinal"] and h["ordinal"] and w["ordinal"] != h["ordinal"]:
            return 0
        if w["series"] in ("workshop", "consultation", "commemoration", "other") and not touching:
            same_day = w["when"] and h["when"] and bounds(w["when"]) == bounds(h["when"])
            return 1 if same_day and w["series"] == h["series"] else 0
        numbered = bool(w["ordinal"] and h["ordinal"])
        same_series = bool(w["series"] == h["series"])
        if not numbered and not touching and not _dates_meet(w["when"], h["when"]):
            return 0
        return 1 + 4 * numbered + 2 * touching + 2 * same_series + 2 * _dates_meet(w["when"], h["when"])
    if want.kind == "treaty_event":
        same = all(w[key] == h[key] for key in ("treaty", "event", "state", "negated"))
        return (1 + touching + 2 * (w["when"] == h["when"])) if same else 0
    if want.kind == "work_plan":
        if not touching and not (
            w["period"] and w["period"] == h["period"] and w.get("body") == h.get("body")
        ):
            return 0
        return 1 + 2 * bool(w["period"] == h["period"]) + touching
    same = {w["reporter"], w["partner"]} == {h["reporter"], h["partner"]} and w["flow"] == h["flow"]
    return (1 + touching) if same and Decimal(w["value"]) == Decimal(h["value"]) else 0


def _same(field: str, want: Any, have: Any) -> bool:
    if isinstance(want, tuple):
        if isinstance(have, tuple):
            return set(want) == set(have)
        return have in want
    if field in _DATES:
        if want is None or have is None:
            return bool(want == have)
        (a, b), (c, d) = bounds(want) or (None, None), bounds(have) or (None, None)
        return a == c and (b == d or b is None)
    if field == "growth_percent" and want is not None and have is not None:
        return Decimal(want) == Decimal(have)
    if field == "chair" and want and have:
        return want == have or want in have or have in want
    return bool(want == have)


def score(article: Article, kind: str) -> Score:
    """Compare one article's records of one kind."""
    result = Score()
    have = [
        found
        for found in flatten(extract(article.text, lang=article.lang, published=article.published))
        if found.kind == kind
    ]
    want = [expected for expected in article.expected if expected.kind == kind]
    pairs = sorted(
        ((likeness(w, h), -i, -j) for i, w in enumerate(want) for j, h in enumerate(have) if likeness(w, h)),
        reverse=True,
    )
    of_want: dict[int, int] = {}
    of_have: dict[int, int] = {}
    for _, i, j in pairs:
        if -i not in of_want and -j not in of_have:
            of_want[-i], of_have[-j] = -j, -i
    for i, w in enumerate(want):
        label = (
            w.values.get("series")
            or w.values.get("treaty")
            or w.values.get("value")
            or w.values.get("period")
        )
        words = article.text[slice(*w.spans[0])][:70] if w.spans else ""
        if w.unwanted:
            result.extra += i in of_want
        elif i not in of_want:
            result.missed += w.clear
            result.inferred_missed += not w.clear
            result.notes.append(f"{'MISSED' if w.clear else 'missed?'} {kind} {label}: {words!r}")
        else:
            result.found += w.clear
            result.inferred_found += not w.clear
            h = have[of_want[i]]
            for field in _FIELDS[kind]:
                if field not in w.values:
                    continue
                right = _same(field, w.values[field], h.values.get(field))
                if w.clear:
                    result.fields[field][0] += right
                    result.fields[field][1] += 1
                if not right:
                    mark = "WRONG" if w.clear else "wrong?"
                    result.notes.append(
                        f"{mark} {kind} {label} {field}: want {w.values[field]!r}, have {h.values.get(field)!r} ({words!r})"
                    )
    for j, h in enumerate(have):
        if j not in of_have:
            result.extra += 1
            words = article.text[slice(*h.spans[0])][:70] if h.spans else ""
            shown = {key: value for key, value in h.values.items() if value}
            result.notes.append(f"EXTRA {kind} {shown}: {words!r}")
    return result


def report(title: str, articles: list[Article], *, verbose: bool) -> dict[str, Score]:
    """Print the figures of one set of articles and return them by kind."""
    total: dict[str, Score] = {kind: Score() for kind in KINDS}
    print(f"\n{title}: {len(articles)} articles")
    for article in articles:
        for kind in KINDS:
            result = score(article, kind)
            total[kind].add(result)
            if verbose:
                for note in result.notes:
                    print(f"  {article.name:28.28} {note}")
    print(f"  {'kind':14} {'recall':>14} {'precision':>14}   inferred   fields right")
    for kind, result in total.items():
        recall = _ratio(result.found, result.found + result.missed)
        precision = _ratio(
            result.found + result.inferred_found, result.found + result.inferred_found + result.extra
        )
        inferred = f"{result.inferred_found}/{result.inferred_found + result.inferred_missed}"
        fields = Counter[str]()
        for right, of in result.fields.values():
            fields.update(right=right, of=of)
        parts = "  ".join(f"{name} {right}/{of}" for name, (right, of) in result.fields.items())
        print(
            f"  {kind:14} {recall:>14} {precision:>14}   {inferred:>8}   {_ratio(fields['right'], fields['of'])}: {parts}"
        )
    return total


def _ratio(right: int, of: int) -> str:
    return f"{right / of:.3f} ({right}/{of})" if of else "- (0)"


def main(argv: list[str] | None = None) -> int:
    """Run the evaluation; return 0."""
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="Compare the reader with annotations.")
    parser.add_argument(
        "--corpus",
        type=Path,
        nargs="*",
        default=[root / "tests" / "corpus"],
        help="articles with gold beside them",
    )
    parser.add_argument(
        "--founding", type=Path, default=root.parent / "shared", help="folder of the founding documents"
    )
    parser.add_argument("--verbose", action="store_true", help="list every difference")
    options = parser.parse_args(argv)
    if (options.founding / "seeds_gold.jsonl").is_file():
        report("Founding documents", founding_articles(options.founding), verbose=options.verbose)
    else:
        print(f"Founding documents: not beside this checkout ({options.founding}), skipped")
    for folder in options.corpus:
        articles = own_articles(folder)
        for lang in sorted({str(article.lang) for article in articles}):
            report(f"{folder.name}, {lang}", [a for a in articles if a.lang == lang], verbose=options.verbose)
        report(f"{folder.name}, all", articles, verbose=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
