import csv
from pathlib import Path

import pytest

from aseanhr.reading.annotations import annotate
from aseanhr.reading.background import read_published
from aseanhr.reading.document import open_document
from aseanhr.reading.drafts import TreatyDraft
from aseanhr.reading.events.treaties import read_treaties, scenes_of
from aseanhr.reading.events.treaty_ids import known_by_topic
from aseanhr.reading.lexicon import lexicon_of
from aseanhr.reading.links import Links, load_links
from readings import noted

HERE = Path(__file__).parent
PROMISED = 0.97


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(text: str, lang: str, published: str | None = None) -> list[TreatyDraft]:
    return read_treaties(noted(text, lang, published), load_links())


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


@pytest.mark.parametrize(
    "row", rows(HERE / "treaty_ways.tsv"), ids=lambda row: f"{row['lang']}-{row['text'][:40]}"
)
def test_ways_of_telling_an_act(row: dict[str, str]) -> None:
    found = {told(draft) for draft in read(row["text"].replace("\\n", "\n"), row["lang"], "2027-05-10")}
    assert found == set(row["expect"].split())


MORE = [
    ("sv", "Samma dag undertecknade Laos CAT.", "cat:signed:LA:"),
    ("sv", "Sverige sade ja till att", ""),
    ("en", "Laos spoke of the CAT that entered into force in 1987.", "cat:entered_into_force::1987"),
    ("en", "Photo: Laos signs the CAT in 2010.\n\nIt rains.", ""),
    (
        "en",
        "Brunei signed the CAT in 2015. Laos ratified it two years after Brunei.",
        "cat:signed:BN:2015 cat:ratified:LA:2017",
    ),
    (
        "en",
        "Laos ratified the CRC in 1991. Thailand signed the same convention no. 87 of the ILO in 2010.",
        "crc:ratified:LA:1991 ilo-c087:signed:TH:2010",
    ),
    ("en", "In 2003: Laos acceded to the CAT on 29 February.", "cat:acceded:LA:2003"),
    ("en", "In 2003: Laos acceded to the CAT on 31 December.", "cat:acceded:LA:2003-12-31"),
    (
        "en",
        "Laos signed the CAT on 5 May 2020 and Brunei on 22 September the same year.",
        "cat:signed:LA:2020-05-05 cat:signed:BN:2020-09-22",
    ),
    ("en", "Laos signed the CAT in 2010. Not in 2011.", "cat:signed:LA:2010"),
    (
        "vi",
        "Việt Nam phê chuẩn Công ước Lao động hàng hải năm 2006 ngày 8/5/2013.",
        "maritime-labour-convention:ratified:VN:2013-05-08",
    ),
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
        "agreement-on-readmission-laos-thailand:signed::2026-05-04",
    ),
    (
        "en",
        "Viet Nam signed an extradition treaty with Japan on 4 May 2026.",
        "treaty-on-extradition-japan-vietnam:signed:VN:2026-05-04",
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
        "convention-on-nuclear-widgets:ratified:LA:2020",
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


BIRTHS = [
    (
        "en",
        "2025-07-08",
        "The SEANWFZ Treaty matters, 30 years after its adoption, to all.",
        "seanwfz:adopted::1995",
    ),
    (
        "en",
        "2025-07-08",
        "Thirty years after the adoption of the SEANWFZ Treaty, it rains.",
        "seanwfz:adopted::1995",
    ),
    ("en", "2025-07", "The SEANWFZ Treaty matters, 30 years after its adoption.", "seanwfz:adopted::1995"),
    ("en", None, "The SEANWFZ Treaty matters, 30 years after its adoption.", ""),
    ("en", "2024/2025", "The SEANWFZ Treaty matters, 30 years after its adoption.", ""),
    ("en", "2025-07-08", "The SEANWFZ Treaty, some years after its adoption, is quiet.", ""),
    ("en", "2025-07-08", "In 2012 the SEANWFZ Treaty was quiet, 17 years after its adoption.", ""),
    ("en", "2025-07-08", "Laos joined the SEANWFZ Treaty two years after its adoption.", "seanwfz:party:LA:"),
    ("en", "2025-07-08", "The SEANWFZ Treaty, which was born 30 years ago, stands.", "seanwfz:adopted::1995"),
    ("en", None, "The SEANWFZ Treaty, which was born 30 years ago, stands.", ""),
    (
        "sv",
        "2025-07-08",
        "SEANWFZ-fördraget, som föddes för 30 år sedan, är viktigt.",
        "seanwfz:adopted::1995",
    ),
    ("sv", "2025-07-08", "SEANWFZ-fördraget är viktigt 30 år efter antagandet.", "seanwfz:adopted::1995"),
    ("sv", None, "SEANWFZ-fördraget, som föddes för 30 år sedan, är viktigt.", ""),
    ("vi", "2025-07-08", "Hiệp ước SEANWFZ ra đời cách đây 30 năm.", "seanwfz:adopted::1995"),
    ("vi", None, "Hiệp ước SEANWFZ ra đời cách đây 30 năm.", ""),
    ("en", "2025-07-08", "The 1982 UNCLOS binds all.", "unclos:adopted::1982"),
    ("en", "2025-07-08", "The UNCLOS of 1982 binds all.", "unclos:adopted::1982"),
    ("en", "2025-07-08", "In 1982 UNCLOS bound nobody.", ""),
    ("en", "2025-07-08", "In 2030 the 2031 CAT binds.", ""),
    ("en", "2025-07-08", "The CAT 2021-2025 review is over.", ""),
    ("en", "2025-07-08", "Laos signed the CAT of 1984 in 2010.", "cat:signed:LA:2010 cat:adopted::1984"),
    ("sv", "2025-07-08", "FN:s havsrättskonvention från 1982 (UNCLOS) gäller.", "unclos:adopted::1982"),
    ("sv", "2025-07-08", "1984 års FN-konvention mot tortyr gäller.", "cat:adopted::1984"),
    ("sv", "2025-07-08", "Vietnam ratificerade UNCLOS 1994.", "unclos:ratified:VN:1994"),
    ("vi", "2025-07-08", "UNCLOS năm 1982 có giá trị.", "unclos:adopted::1982"),
    ("vi", "2025-07-08", "Việt Nam phê chuẩn UNCLOS năm 1994.", "unclos:ratified:VN:1994"),
]


@pytest.mark.parametrize(("lang", "published", "text", "expected"), BIRTHS)
def test_a_treaty_is_as_old_as_the_text_says(lang: str, published: str, text: str, expected: str) -> None:
    assert {told(draft) for draft in read(text, lang, published)} == set(expected.split())


PLACES = [
    (
        "en",
        "Ministers welcomed the accession of Laos to the TAC, expected in May 2027.",
        "tac:accession_expected:LA:2027-05",
    ),
    (
        "en",
        "They agreed to complete procedures for the accession of Laos to the TAC.",
        "tac:accession_expected:LA:",
    ),
    (
        "sv",
        "De välkomnade och åtog sig att slutföra förfarandena för Laos anslutning till TAC i maj 2027.",
        "tac:accession_expected:LA:2027-05",
    ),
    ("en", "A signing ceremony welcoming partners to the TAC follows on Wednesday in Viet Nam.", ""),
    ("sv", "De enades om att stärka CAT under perioden 2023–2027.", ""),
    ("en", "They agreed on the need to honor the CAT in the years 2023-2027.", ""),
    ("en", "Laos approved the ratification of the CAT on 3 May 2012.", ""),
    (
        "en",
        "The CAT was signed on 3 May 2010 and ratified by Laos on 4 May 2011.",
        "cat:signed::2010-05-03 cat:ratified:LA:2011-05-04",
    ),
    ("en", "Laos may ratify the CAT.", ""),
    ("en", "The commission to join the CAT met in Laos.", ""),
    (
        "en",
        "The CAT was ratified by Laos in 2019 and by the government of the Philippines in 2021.",
        "cat:ratified:LA:2019 cat:ratified:PH:2021",
    ),
    (
        "en",
        "The CAT was ratified by Laos in 2019, Malaysia in 2020 and Thailand.",
        "cat:ratified:LA:2019 cat:ratified:MY:2020 cat:ratified:TH:",
    ),
    (
        "en",
        "The CAT was ratified by Laos in 2019, Malaysia in 2020, to the joy of Thailand.",
        "cat:ratified:LA:2019 cat:ratified:MY:2020",
    ),
    ("en", "In 2001 Viet Nam ratified protocols to the Convention on the Rights of the Child.", ""),
    ("en", "The 7 villages of old Laos keep core human rights treaties.", ""),
]


PLACES += [
    (
        "en",
        "Laos signed the CAT in 2010. Cambodia, which joined in 2007, is bound by the OPCAT.",
        "cat:signed:LA:2010 opcat:party:KH:2007",
    ),
    (
        "en",
        "Laos signed the CAT in 2010. It ratified the CPED in 2012; the treaty entered into force in 2013.",
        "cat:signed:LA:2010 cped:ratified:LA:2012 cped:entered_into_force::2013",
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), PLACES)
def test_words_mean_what_their_place_makes_of_them(lang: str, text: str, expected: str) -> None:
    assert {told(draft) for draft in read(text, lang)} == set(expected.split())


def test_the_sentences_of_acts_are_told_apart() -> None:
    notes = annotate(
        open_document(
            "Photo: Laos signs the CAT.\n\nIt rains. Laos signed the CAT in 2010. It shines.", "en"
        ),
        read_published(None),
    )
    scenes = list(scenes_of(notes, Links({})))
    assert [(len(scene.acts), len(scene.treaties)) for scene in scenes] == [(1, 1)]


def test_a_topic_without_words_means_no_treaty() -> None:
    assert known_by_topic(lexicon_of("en"), "the", (), protocol=False) is None
    assert known_by_topic(lexicon_of("en"), "nuclear weapons", (), protocol=False) is None
    assert (
        known_by_topic(lexicon_of("en"), "nuclear weapons", ("tpnw", "npt", "cat"), protocol=False) == "npt"
    )
