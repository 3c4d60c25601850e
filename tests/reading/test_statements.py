"""Where a sentence is parted into statements, in three languages, with sentences that are one."""

from __future__ import annotations

import pytest

from aseanhr.reading.document import open_document
from aseanhr.reading.statements import part_statements


def statements(text: str, lang: str) -> str:
    """Return a text with a stroke between its statements."""
    document = open_document(text, lang)
    part_statements(document)
    return " | ".join(document.text[s.start : s.end].strip() for s in document.sentences)


PARTED = [
    # two whole statements that a small word joins
    ("en", "The AICHR met in Cebu on 5 May 2027, and | the ACWC met in Bali on 6 June 2027."),
    ("en", "The AICHR met in Cebu on 5 May 2027 and | on 6 June 2027 the ACWC met in Bali."),
    ("en", "The AICHR met in Cebu on 5 May 2027, while | Laos ratified the treaty on 6 June 2027."),
    ("sv", "AICHR möttes i Cebu den 5 maj 2027, och | ACWC möttes på Bali den 6 juni 2027."),
    ("sv", "AICHR möttes i Cebu den 5 maj 2027 och | den 6 juni 2027 möttes ACWC på Bali."),
    ("vi", "AICHR họp tại Cebu ngày 5/5/2027 và | ngày 6/6/2027, ACWC họp tại Bali."),
    # a clause that depends on another
    ("en", "The AICHR met in Cebu on 5 May 2027 | after the ACWC had met in Bali on 6 April 2027."),
    ("en", "After the ACWC had met in Bali on 6 April 2027, | the AICHR met in Cebu on 5 May 2027."),
    (
        "en",
        "By the time the ACWC met on 6 April 2027, | trade between Laos and Thailand had reached $3 billion in 2026.",
    ),
    ("sv", "Efter att ACWC hade mötts den 6 april 2027 | möttes AICHR i Cebu den 5 maj 2027."),
    ("vi", "Sau khi ACWC họp tại Bali ngày 6/4/2027, | AICHR họp tại Cebu ngày 5/5/2027."),
    # who said it, and when
    ("en", "Speaking in Hanoi on 3 May 2027, the chair said that | the AICHR met in Cebu on 5 April 2027."),
    ("en", "In a report published on 3 May 2027, the ministry said | the AICHR met in Cebu on 5 April 2027."),
    ("en", "The AICHR met in Cebu on 5 May 2027, | a spokesman told reporters in Hanoi on 7 May 2027."),
    ("en", "The AICHR met in Cebu on 5 May 2027, | according to a note of 7 May 2027."),
    ("sv", "AICHR möttes i Cebu den 5 maj 2027, | sade en talesperson i Hanoi den 7 maj 2027."),
    ("vi", "Phát biểu tại Hà Nội ngày 3/5/2027, Chủ tịch cho biết | AICHR họp tại Cebu ngày 5/4/2027."),
    # a semicolon, and a denial, need no date
    ("en", "If the ACWC were to meet, many would cheer; | the AICHR met in Cebu."),
    ("sv", "Om ACWC skulle mötas vore det bra; | AICHR möttes i Cebu."),
    ("vi", "Nếu ACWC họp thì rất tốt; | AICHR đã họp tại Cebu."),
    ("en", "Laos has never signed it, but | the foreign ministers met in Cebu on 5 May 2027."),
    (
        "en",
        "The AICHR met in Cebu on 5 May 2027, but | the foreign ministers of Laos and Thailand never met.",
    ),
]
WHOLE = [
    # one subject
    ("en", "The AICHR met in Cebu on 5 May 2027 and left for Bali on 6 May 2027."),
    ("sv", "AICHR möttes i Cebu den 5 maj 2027 och höll sitt nästa möte den 6 juni 2027."),
    ("sv", "ACWC har i onsdags och torsdags haft sitt 33:e möte i Lund."),
    ("vi", "AICHR họp từ thứ Hai và còn ngồi đến 19/2/2027 tại Cebu."),
    # one date, or none
    ("en", "The AICHR met in Cebu, and the ACWC met in Bali on 6 June 2027."),
    ("en", "On 5 May 2027 the AICHR met in Cebu and the ACWC met in Bali."),
    # names that are joined
    ("en", "On 5 May 2027 the foreign ministers of Laos and Thailand met in Cebu on arrival."),
    ("en", "After the talks had ended on 5 May 2027 the ministers of Laos and Thailand met."),
    # what goes on about the same
    ("en", "The AICHR met in Cebu on 5 May 2027; it will meet again on 6 June 2028."),
    ("en", "The AICHR met in Cebu on 5 May 2027, and its chair left on 6 May 2027."),
    ("sv", "Handeln med Laos föll 2026, medan den med Thailand steg 2027."),
    # a relative clause, a list behind a colon, numbers with a comma
    ("en", "The ACWC, whose 35th meeting followed in Bali in August 2027, met the AICHR on 5 May 2027."),
    ("en", "They spoke of the 48th meeting that the AICHR held in Cebu on 5 May 2027."),
    ("en", "It changed in 2003: one state left on 10 May 2003, Laos joined on 5 June 2003."),
    ("vi", "Năm 2026, xuất khẩu của Lào đạt 3,9 tỷ USD, năm 2027 đạt 4,1 tỷ USD."),
    # days counted from each other, what is to come, what only some claim, questions
    ("en", "The AICHR met on 5 May 2027, two days after the ministers had met in Bali on 3 May 2027."),
    ("en", "It was put to the ministers on 5 May 2027 when the two sides next meet on 6 June 2028."),
    ("en", "Papers claimed that the AICHR met on 5 May 2027 and the ACWC met on 6 June 2027."),
    ("en", "Did the AICHR meet on 5 May 2027, and did the ACWC meet on 6 June 2027?"),
    ("en", "The report that Laos published on 5 May 2027 shows that it rose."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text"), PARTED)
def test_statements_are_parted(lang: str, text: str) -> None:
    assert statements(text.replace(" | ", " "), lang) == text


@pytest.mark.parametrize(("lang", "text"), WHOLE)
def test_one_statement_stays_whole(lang: str, text: str) -> None:
    assert statements(text, lang) == text
