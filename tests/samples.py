"""A small dataset in a folder, with its document: what the tests of collections, proofs and commands work on."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path
from typing import Any

from aseanhr import records as r
from aseanhr.dataset import TABLES, Dataset
from aseanhr.records.convert import dump_jsonl
from aseanhr.values import Amount, Country, DateSpan

TEXT = (
    "KUALA LUMPUR, 9 July 2025 – The 40th meeting of the commission was held on July 8 in Malaysia. "
    "On 23–25 November it will sit again. Viet Nam acceded to the covenant in 1982. "
    "Trade reached US$1.6 billion in 2025, down 18.8 percent; it shall be US$2 billion before 2030."
)


def cite(field: str, words: str, **more: Any) -> r.Evidence:
    """Return evidence that points to words of `TEXT`."""
    start = TEXT.index(words)
    return r.Evidence(
        source="note", field=field, start=start, end=start + len(words), sha256=r.hash_words(words), **more
    )


NOTE = r.Source(
    id="note",
    kind="document",
    title="A note of our own",
    publisher="The tests",
    language="en",
    published=DateSpan("2025-07-09"),
    file="note.txt",
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    characters=len(TEXT),
)
PAGE = r.Source(
    id="page", kind="page", title="A page", url="https://example.org/page", retrieved=DateSpan("2025")
)

HELD = r.Meeting(
    id="aichr-40",
    name="40th Meeting of the AICHR",
    series="aichr_regular",
    ordinal="40",
    when=DateSpan("2025-07-08"),
    place=r.Place(city="Kuala Lumpur", country=Country("MY")),
    mode="in_person",
    hosts=(r.Participant(country=Country("MY")),),
    chairs=(r.Participant(name="Edmund Bon", role="Chair", organization="AICHR"),),
    outcomes=("took note of a report",),
    evidence=(
        cite("ordinal", "40th"),
        cite("when", "July 8"),
        cite("place.country", "Malaysia"),
        cite("hosts[0]", "Malaysia"),
        cite("name", "meeting of the commission"),
        cite("mode", "in Malaysia", basis="inferred", note="held in a named place"),
        r.Evidence(source="page", field="chairs[0].name"),
    ),
    disputes=(
        r.Dispute(field="when", value="2025-07-07", source="page", reason="the note is nearer to the event"),
    ),
)
NEXT = r.Meeting(
    id="aichr-41",
    name="41st Meeting of the AICHR",
    series="aichr_regular",
    ordinal="41",
    when=DateSpan("2025-11"),
    status="planned",
    evidence=(cite("when", "November", basis="inferred", note="the days are left out"),),
)
OTHER = r.Meeting(
    id="workshop-seafarers",
    name="Workshop on Seafarers",
    series="workshop",
    participants=(r.Participant(country=Country("VN")), r.Participant(name="東盟 <b>")),
    part_of="aichr-40",
    evidence=(r.Evidence(source="page", field="name"),),
)
COVENANT = r.Treaty(
    id="iccpr",
    name="International Covenant on Civil and Political Rights",
    abbreviation="ICCPR",
    adopted=DateSpan("1966-12-16"),
    evidence=(r.Evidence(source="page", field="adopted"),),
)
ACCESSION = r.TreatyEvent(
    id="iccpr-vn-acceded-1982",
    treaty="iccpr",
    event="acceded",
    state=Country("VN"),
    when=DateSpan("1982"),
    evidence=(cite("state", "Viet Nam"), cite("when", "1982")),
)
REFUSAL = r.TreatyEvent(
    id="iccpr-mm",
    treaty="iccpr",
    event="ratified",
    state=Country("MM"),
    negated=True,
    evidence=(r.Evidence(source="page", field="negated"),),
)
TRADE = r.TradeFigure(
    id="trade-vn-la-2025",
    reporter=Country("VN"),
    partner=Country("LA"),
    amount=Amount("1600000000 USD"),
    period=DateSpan("2025"),
    growth_percent=Decimal("-18.8"),
    evidence=(
        cite("amount", "US$1.6 billion"),
        cite("growth_percent", "18.8 percent"),
        cite("period", "2025, down", basis="inferred", note="the year of the note"),
    ),
)
TARGET = r.TradeFigure(
    id="trade-vn-la-target",
    reporter=Country("VN"),
    partner=Country("LA"),
    amount=Amount("2000000000 USD"),
    kind="target",
    target_by=DateSpan("2029"),
    evidence=(cite("amount", "US$2 billion"), cite("target_by", "before 2030")),
)
PLAN = r.WorkPlan(
    id="aichr-work-plan",
    name="AICHR Work Plan",
    body="AICHR",
    status="adopted",
    adopted_on=DateSpan("2025-07-08"),
    adopted_at="aichr-40",
    evidence=(r.Evidence(source="page", field="name"),),
)
COUNT = r.Statistic(
    id="parties",
    subject="parties",
    value=Decimal(7),
    unit="treaty",
    of_total=Decimal(9),
    evidence=(r.Evidence(source="page", field="value"),),
)
YEARS = r.Anniversary(
    id="asean-58", event="founding of ASEAN", years=58, evidence=(r.Evidence(source="page", field="years"),)
)
TERM = r.Term(
    id="aichr-chair-2025",
    organization="aichr",
    role="chair",
    name="Edmund Bon",
    country=Country("MY"),
    period=DateSpan("2025"),
    attested=("2025-07",),
    evidence=(r.Evidence(source="page", field="period"),),
)
BODY = r.Organization(id="aichr", name="AICHR", evidence=(r.Evidence(source="page", field="name"),))
GAP = r.Gap(
    id="gap-iccpr-my",
    table="treaty_events",
    treaty="iccpr",
    state=Country("MY"),
    as_of=DateSpan("2021-04-05"),
    reason="Not among the parties on that day.",
    sources=("page",),
)
CHAIR = r.Person(
    id="edmund-bon",
    name="Edmund Bon",
    country=Country("MY"),
    evidence=(r.Evidence(source="page", field="name"),),
)

TABLES_OF_SAMPLES: dict[str, list[Any]] = {
    "meetings": [HELD, NEXT, OTHER],
    "treaties": [COVENANT],
    "treaty_events": [ACCESSION, REFUSAL],
    "work_plans": [PLAN],
    "trade_figures": [TRADE, TARGET],
    "commitments": [],
    "statistics": [COUNT],
    "anniversaries": [YEARS],
    "people": [CHAIR],
    "organizations": [BODY],
    "terms": [TERM],
    "gaps": [GAP],
    "sources": [NOTE, PAGE],
}


def write_samples(folder: Path) -> Dataset:
    """Write the dataset to ``folder``, its document to ``folder/documents``, and return it."""
    assert list(TABLES) == list(TABLES_OF_SAMPLES)
    for name, records in TABLES_OF_SAMPLES.items():
        (folder / f"{name}.jsonl").write_bytes(dump_jsonl(records))
    (folder / "documents").mkdir()
    (folder / "documents" / "note.txt").write_text(TEXT, encoding="utf-8", newline="")
    return Dataset.in_folder(folder)
