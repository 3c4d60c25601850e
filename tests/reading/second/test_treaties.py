import csv
from pathlib import Path

import pytest

from aseanhr.reading.annotations import annotate
from aseanhr.reading.background import read_published
from aseanhr.reading.document import open_document
from aseanhr.reading.drafts import TreatyDraft
from aseanhr.reading.events.treaties import read_treaties
from aseanhr.reading.links import load_links

HERE = Path(__file__).parent
PROMISED = 0.9


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(text: str, lang: str, published: str | None = None) -> list[TreatyDraft]:
    return read_treaties(annotate(open_document(text, lang), read_published(published)), load_links())


def told(draft: TreatyDraft) -> str:
    state = draft.state.alpha_2 if draft.state else ""
    when = draft.when.edtf if draft.when else ""
    rest = (":neg" if draft.negated else "") + (f":{draft.value}" if draft.value else "")
    return f"{draft.treaty}:{draft.event}:{state}:{when}{rest}"


@pytest.mark.parametrize(
    "row", rows(HERE / "treaties.tsv"), ids=lambda row: f"{row['lang']}-{row['text'][:40]}"
)
def test_acts(row: dict[str, str]) -> None:
    found = {told(draft) for draft in read(row["text"].replace("\\n", "\n"), row["lang"])}
    assert found == set(row["expect"].split())


MORE = [
    (
        "en",
        "These states have ratified the CRPD:\n- Laos (25 September 2009)\n- Thailand (29 July 2008)",
        "crpd:ratified:LA:2009-09-25 crpd:ratified:TH:2008-07-29",
    ),
    (
        "en",
        "Laos ratified the CAT on 26 September 2012, Viet Nam a year later.",
        "cat:ratified:LA:2012-09-26 cat:ratified:VN:2013",
    ),
    (
        "en",
        "Laos signed the CAT on 30 May 2010. Brunei signed it the same year as Laos.",
        "cat:signed:LA:2010-05-30 cat:signed:BN:2010-05-30",
    ),
    (
        "en",
        "In 2003 the NPT changed: North Korea withdrew from it on 10 January, Timor-Leste acceded to it on 5 May.",
        "npt:withdrawn:KP:2003-01-10 npt:acceded:TL:2003-05-05",
    ),
    (
        "en",
        "The leaders adopted the ASEAN Human Rights Declaration in Phnom Penh on 18 November 2012.",
        "ahrd:adopted::2012-11-18",
    ),
    (
        "en",
        "Thailand ratified the Domestic Workers Convention, 2011 (No. 189) on 4 May 2027.",
        "ilo-c189:ratified:TH:2027-05-04",
    ),
    (
        "en",
        "Denmark ratified the CRC. It ratified the Optional Protocol to the Convention against Torture in 2004.",
        "crc:ratified:DK: opcat:ratified:DK:2004",
    ),
    (
        "en",
        "Laos signed the CAT on 21 September 2010. Two months later it signed the CPED.",
        "cat:signed:LA:2010-09-21 cped:signed:LA:2010-11",
    ),
    (
        "en",
        "Laos signed the CAT on 21 September 2010. Two weeks later it signed the CPED.",
        "cat:signed:LA:2010-09-21 cped:signed:LA:2010-10-05",
    ),
    (
        "en",
        "The agreement between Thailand and Laos on readmission was signed on 4 May 2026.",
        "agreement-on-readmission-la-th:signed::2026-05-04",
    ),
    (
        "en",
        "Viet Nam signed an extradition treaty with Japan on 4 May 2026.",
        "treaty-on-extradition-jp-vn:signed:VN:2026-05-04",
    ),
    (
        "en",
        "Laos has ratified eight core human rights treaties.",
        "core-un-human-rights-treaties:membership_count:LA::8",
    ),
    (
        "en",
        "Of the nine core human rights treaties, Laos has ratified seven and Thailand and Viet Nam eight.",
        "core-un-human-rights-treaties:membership_count:LA::7/9 core-un-human-rights-treaties:membership_count:TH::8/9 core-un-human-rights-treaties:membership_count:VN::8/9",
    ),
    ("en", "Laos should ratify seven of the nine core human rights treaties.", ""),
    ("en", "Malaysia has done neither.", ""),
    (
        "en",
        "Brunei signed the CAT in 2015. Malaysia has done neither.",
        "cat:signed:BN:2015 cat:signed:MY::neg cat:ratified:MY::neg",
    ),
    (
        "en",
        "The Convention on Nuclear Widgets was opened. Laos ratified the Convention on Nuclear Widgets in 2020.",
        "",
    ),
    ("en", "The treaty that keeps the peace has been in force since 2010.", ""),
    (
        "sv",
        "Laos undertecknade CAT den 21 september 2010 och Brunei den 22 september samma år.",
        "cat:signed:LA:2010-09-21 cat:signed:BN:2010-09-22",
    ),
    (
        "vi",
        "Lào ký CAT ngày 21/9/2010. Quốc gia này phê chuẩn công ước này ngày 26/9/2012.",
        "cat:signed:LA:2010-09-21 cat:ratified:LA:2012-09-26",
    ),
]


@pytest.mark.parametrize(("lang", "text", "expect"), MORE, ids=lambda value: value[:40])
def test_further_acts(lang: str, text: str, expect: str) -> None:
    assert {told(draft) for draft in read(text, lang)} == set(expect.split())


def test_what_points_back_is_inferred() -> None:
    acts = read(
        "Laos signed the CAT in 2010. The country ratified the convention on 26 September 2012.", "en"
    )
    basis = {clue.field: clue.basis for clue in acts[-1].clues}
    assert basis["treaty"] == basis["state"] == "inferred"
    assert basis["when"] == "stated"


def verdict(drafts: list[TreatyDraft]) -> str:
    done = [d for d in drafts if d.event not in ("accession_expected", "membership_count")]
    if any(not d.negated for d in done):
        return "asserted"
    if done:
        return "negated"
    return "planned" if drafts else "none"


@pytest.mark.parametrize("lang", ["en", "sv", "vi"])
@pytest.mark.parametrize("half", [0, 1])
def test_promises(lang: str, half: int) -> None:
    cases = [r for r in rows(HERE.parent / "promises" / "modality_treaty.tsv") if r["lang"] == lang][half::2]
    right = sum(verdict(read(row["text"], lang)) == row["expect"] for row in cases)
    assert right >= (PROMISED) * len(cases)
