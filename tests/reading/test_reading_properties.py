"""What holds for the reader whatever the text: nothing breaks, nothing shifts, nothing hangs on the machine."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanhr import extract
from aseanhr.reading import Extraction
from aseanhr.reading.lexicon import LANGUAGES
from aseanhr.records import Record, hash_words
from readings import NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = {
    "en": "The 41st Meeting of the AICHR|was held|in Jakarta|on 3 May 2025|Laos|ratified|the CAT|will be|hosted by|chaired by"
    "|Malaysian Prime Minister Anwar Ibrahim|met with|Thai|trade|between Viet Nam and Laos|US$1.6 billion|up 5%|in 2024"
    "|the AICHR Work Plan|2026-2030|adopted|target|the meeting|ASEAN|Summit|workshop|on rain|the same day|not|from|.|,|;|\n",
    "sv": "AICHR|höll sitt 38:e möte|i Jakarta|den 3 maj 2025|Laos|ratificerade|tortyrkonventionen|ska|värd för|1997"
    "|Sveriges utrikesminister Maria Malmer|träffade|handeln mellan Sverige och Vietnam|2 miljarder dollar|2026–2030"
    "|arbetsplan|antog|målet|mötet|ASEAN:s|toppmöte|seminarium|om regn|samma dag|inte|från|.|,|;|\n",
    "vi": "Cuộc họp lần thứ 38|của AICHR|đã diễn ra|tại Hà Nội|ngày 3/5/2025|Lào|phê chuẩn|Công ước chống tra tấn|sẽ|do"
    "|Thủ tướng Phạm Minh Chính|hội đàm với|Thủ tướng Lào Sonexay Siphandone|kim ngạch thương mại|Việt Nam - Lào"
    "|1,6 tỷ USD|tăng 5%|năm 2024|Kế hoạch công tác|giai đoạn 2026-2030|thông qua|mục tiêu|cuộc họp|ASEAN|cùng ngày|chưa|.|,|;|\n",
}  # fmt: skip
NOISE = st.text(
    st.sampled_from("\x00\ud800\udfff\u202e\u200b\u2060\u0301😀שלום가ا١。 \n.,;:()[]{}%/–-"), max_size=6
)


def texts(lang: str) -> st.SearchStrategy[str]:
    """Texts of the reader's own words in any order, with noise between them."""
    pieces = st.sampled_from(WORDS[lang].split("|")) | NOISE | st.text(max_size=8)
    return st.lists(pieces, max_size=25).map(" ".join)


def records(found: Extraction) -> Sequence[Record]:
    return (*found.meetings, *found.treaty_events, *found.work_plans, *found.trade_figures)


def bare(found: Extraction) -> list[Record]:
    """Return the records without where they were found."""
    return [attrs.evolve(record, evidence=()) for record in records(found)]


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=60)
@given(data=st.data())
def test_evidence_and_mentions_lie_inside_any_text(lang: str, data: st.DataObject) -> None:
    text = data.draw(texts(lang))
    found = extract(text, lang=lang, published=data.draw(st.sampled_from([None, "2025-06-15"])))
    for record in records(found):
        assert record.evidence
        for item in record.evidence:
            assert item.start is not None
            assert item.end is not None
            assert 0 <= item.start < item.end <= len(text)
            assert item.sha256 == hash_words(text[item.start : item.end])
    for mention in found.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
    assert max(Counter(record.id for record in records(found)).values(), default=1) == 1


@pytest.mark.filterwarnings("ignore::aseanhr.errors.UnknownLanguageWarning")
@settings(max_examples=60)
@given(st.text(st.characters()), st.sampled_from([None, *LANGUAGES]))
def test_any_text_can_be_read(text: str, lang: str | None) -> None:
    assert isinstance(extract(text, lang=lang), Extraction)


FACTS = {
    "en": "The 41st Meeting of the AICHR was held in Jakarta on 3 May 2025 and was chaired by Malaysia.\n"
    "Laos ratified the CAT in 2012. ASEAN adopted the AICHR Work Plan 2026-2030.\n"
    "Trade between Viet Nam and Laos was US$2 billion in 2024, up 5% year on year.",
    "sv": "AICHR höll sitt 38:e möte i Jakarta den 3 maj 2025. Laos ratificerade tortyrkonventionen 2012.\n"
    "AICHR antog sin arbetsplan för 2026–2030. Handeln mellan Sverige och Vietnam uppgick till 2 miljarder dollar 2024.",
    "vi": "Cuộc họp lần thứ 38 của AICHR đã diễn ra tại Hà Nội ngày 3/5/2025. Lào phê chuẩn Công ước chống tra tấn năm 2012.\n"
    "AICHR thông qua Kế hoạch công tác giai đoạn 2026-2030. Kim ngạch thương mại Việt Nam - Lào đạt 1,6 tỷ USD năm 2024.",
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_paragraph_without_facts_shifts_what_follows_and_changes_nothing(lang: str) -> None:
    before = NEUTRAL[lang] + "\n"
    plain, shifted = (
        extract(text, lang=lang, published="2025-06-15") for text in (FACTS[lang], before + FACTS[lang])
    )
    assert len(records(plain)) == 4
    assert bare(shifted) == bare(plain)
    for one, two in zip(records(plain), records(shifted), strict=True):
        assert [(e.field, e.sha256, (e.start or 0) + len(before)) for e in one.evidence] == [
            (e.field, e.sha256, e.start) for e in two.evidence
        ]


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=40)
@given(data=st.data())
def test_unicode_forms_give_the_same_records(lang: str, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(WORDS[lang].split("|")), max_size=25)))
    forms = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    found = [extract(form, lang=lang, published="2025-06-15") for form in forms]
    assert bare(found[0]) == bare(found[1])
    assert [m.value for m in found[0].mentions] == [m.value for m in found[1].mentions]


_SCRIPT = """
import sys
from aseanhr import extract
for text in sys.stdin.buffer.read().decode("utf-8").split("\\x1e"):
    found = extract(text)
    print(repr((found.language, found.records, found.mentions)).encode("ascii", "backslashreplace").decode())
    print(ascii(found.to_json()))
"""


def test_nothing_hangs_on_hash_seed_locale_or_time_zone() -> None:
    texts_of_all = "\x1e".join(FACTS[lang] for lang in LANGUAGES).encode()
    outputs = set()
    for seed, zone, locale in (("0", "UTC", "C"), ("4242", "Pacific/Apia", "tr_TR.UTF-8")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
        run = subprocess.run(
            [sys.executable, "-c", _SCRIPT], input=texts_of_all, env=env, capture_output=True, check=True
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert b"aichr-regular-41" in outputs.pop()
