import csv
from pathlib import Path

import pytest

from aseanhr.reading.drafts import PlanDraft
from aseanhr.reading.events.meetings import read_meetings
from aseanhr.reading.events.plans import read_plans
from aseanhr.reading.links import load_links
from aseanhr.values.dates import DateSpan
from readings import noted

HERE = Path(__file__).parent


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(text: str, lang: str, published: str | None = None) -> list[PlanDraft]:
    notes, links = noted(text, lang, published), load_links()
    return read_plans(notes, links, read_meetings(notes, links))


def years(span: DateSpan | None) -> str:
    if span is None:
        return ""
    first = str(span.start.year) if span.start else ""
    last = str(span.end.year) if span.end else ""
    return first if first == last else f"{first}-{last}"


def told(draft: PlanDraft) -> str:
    return f"{years(draft.period)}:{draft.status}:{draft.adopted_on.edtf if draft.adopted_on else ''}"


@pytest.mark.parametrize("row", rows(HERE / "plans.tsv"), ids=lambda row: f"{row['lang']}-{row['text'][:40]}")
def test_plans(row: dict[str, str]) -> None:
    assert {told(draft) for draft in read(row["text"], row["lang"])} == set(row["expect"].split())


@pytest.mark.parametrize(
    "row", rows(HERE / "plans_told.tsv"), ids=lambda row: f"{row['lang']}-{row['text'][:40]}"
)
def test_what_is_told_of_plans(row: dict[str, str]) -> None:
    found = {told(draft) for draft in read(row["text"], row["lang"], "2026-06-20")}
    assert found == set((row["expect"] or "").split())


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "The AICHR adopted the Work Plan 2026-2030.", "AICHR Work Plan 2026-2030"),
        (
            "en",
            "Laos and Viet Nam signed a cooperation agreement for 2026-2030.",
            "Laos and Vietnam Cooperation Agreement 2026-2030",
        ),
        (
            "en",
            "The leaders of ASEAN adopted the ASEAN Community Vision 2045.",
            "ASEAN Community Vision 2045",
        ),
        ("vi", 'Hai bên ký kế hoạch "Ba kết nối" giai đoạn 2028-2032.', "Plan “Ba kết nối” 2028-2032"),
    ],
)
def test_names(lang: str, text: str, name: str) -> None:
    assert [draft.name for draft in read(text, lang)] == [name]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The AICHR did not adopt its Work Plan 2026-2030."),
        ("en", "Let us hope that the AICHR adopts a work plan."),
        ("en", "The plan for the year was discussed in 2027."),
        ("sv", "AICHR antog inte arbetsplanen 2026–2030."),
        ("vi", "AICHR chưa thông qua Kế hoạch công tác 2026-2030."),
    ],
)
def test_nothing_is_adopted(lang: str, text: str) -> None:
    assert not [draft for draft in read(text, lang) if draft.status in ("adopted", "endorsed")]


def verdict(drafts: list[PlanDraft]) -> str:
    if any(draft.status in ("adopted", "endorsed") for draft in drafts):
        return "asserted"
    return "planned" if any(draft.status in ("planned", "drafted") for draft in drafts) else "none"


@pytest.mark.parametrize("lang", ["en", "sv", "vi"])
@pytest.mark.parametrize("half", [0, 1])
def test_promises(lang: str, half: int) -> None:
    cases = [r for r in rows(HERE.parent / "promises" / "modality_plan.tsv") if r["lang"] == lang][half::2]
    right = sum(verdict(read(row["text"], lang)) == row["expect"] for row in cases)
    assert right >= 0.94 * len(cases)


PLACES = [
    (
        "en",
        "The two sides agreed to carry out the cooperation agreement for 2021-2025.",
        "2021-2025:being_implemented:",
    ),
    (
        "sv",
        "De enades om att möten ska hållas; effektivt genomföra samarbetsavtalet för perioden 2021–2025.",
        "2021-2025:being_implemented:",
    ),
    ("vi", "Hai bên cam kết triển khai Chương trình ưu tiên của AICHR 2021.", "2021:being_implemented:"),
    (
        "sv",
        "De ville höja handeln; snarast utveckla ett handlingsprogram för perioden 2026–2030.",
        "2026-2030:planned:",
    ),
    ("en", "They asked for efforts to draw up an action programme for 2026-2030.", "2026-2030:planned:"),
    (
        "vi",
        "AICHR thông qua Kế hoạch công tác 2021-2025, Chương trình Ưu tiên 2021 và một tài liệu hướng dẫn.",
        "2021-2025:adopted: 2021:adopted:",
    ),
    (
        "en",
        "The AICHR drafted and adopted the Work Plan 2021-2025, the Priority Programme 2021 and the Vision 2045.",
        "2021-2025:adopted: 2021:adopted: -2045:adopted:",
    ),
    (
        "sv",
        "AICHR antog arbetsplanen 2021–2025, prioritetsprogrammet 2021 och visionen 2045.",
        "2021-2025:adopted: 2021:adopted: -2045:adopted:",
    ),
    ("en", "With priorities in the Council for the 2023-2025 term, Laos went on.", ""),
    ("en", "The AICHR adopted the Work Plan for the 2026-2030 period.", "2026-2030:adopted:"),
    (
        "en",
        "They urged the commission to align its work with the ASEAN Community Vision 2045.",
        "-2045:being_implemented:",
    ),
    (
        "vi",
        "Nỗ lực đáng ghi nhận của AICHR có Kế hoạch công tác AICHR 2021-2025.",
        "2021-2025:being_implemented:",
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), PLACES)
def test_words_mean_what_their_place_makes_of_them(lang: str, text: str, expected: str) -> None:
    assert {told(draft) for draft in read(text, lang)} == set(expected.split())


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "The AICHR met. It adopted the AICHR Work Plan 2026-2030. Its action plan for 2027-2028 was endorsed.",
            "AICHR",
        ),
        (
            "The AICHR Work Plan 2026-2030 was adopted. Laos spoke at length, and Viet Nam too; they will soon draw up a fresh action plan for 2027-2028.",
            None,
        ),
    ],
)
def test_a_body_owns_what_follows_unless_two_states_are_named(text: str, body: str | None) -> None:
    assert read(text, "en")[-1].body == body
