"""A text as the reader sees it: which lines are the article, where its sentences end, and when it was written."""

from __future__ import annotations

from datetime import date

import pytest

from aseanhr.errors import UnknownLanguageError, UnknownLanguageWarning
from aseanhr.reading import Extraction, extract
from aseanhr.reading.background import find_anchor, read_published
from aseanhr.reading.document import open_document
from readings import NEUTRAL, document, roles, sentences

LONG = NEUTRAL["en"]
OTHER = LONG.replace("river", "stream")
CARD = "A headline of another story that is longer than forty characters"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param([], " \n\t\n", id="empty lines are no blocks"),
        pytest.param(
            ["title", "body"], "A title\u2028and a text here", id="every line break of Unicode counts"
        ),
        pytest.param(
            ["body", "clutter", "teaser"], f"{LONG}\nRead more\nOther", id="after the article: teasers"
        ),
        pytest.param(
            ["clutter", "body"], f"Read more\n{LONG}", id="before the article a site line ends nothing"
        ),
        pytest.param(
            ["body", "clutter", "body"],
            f"{LONG}\nRead more\n{OTHER}",
            id="between paragraphs it ends nothing",
        ),
        pytest.param(["clutter", "clutter"], "Comments (0)\nComments 12", id="a count may follow"),
        pytest.param(["clutter"], "Read more now", id="one word may follow"),
        pytest.param(["body"], "Read more of this story", id="more words make it a sentence"),
        pytest.param(["body"], "more to read about rain and the river here", id="a line may be too long"),
        pytest.param(["caption", "body"], "Photo by a neighbor\nRain", id="a caption says so"),
        pytest.param(["body"], "The bridge, as seen from the photo", id="not in the middle of a line"),
        pytest.param(["teaser", "teaser"], "Rain on the hills …\nRiver high...", id="cut off with dots"),
        pytest.param(["body", "clutter"], "Rain\nRain", id="what comes twice is the site's"),
        pytest.param(
            ["body", "teaser", "clutter", "body"],
            f"{LONG}\n{CARD}\n{CARD}\nshort",
            id="a headline twice in a row after the article is a card",
        ),
        pytest.param(
            ["body", "body", "heading", "clutter"],
            f"{LONG}\n{CARD}\nshort\n{CARD}",
            id="not if something stands between",
        ),
        pytest.param(["body", "clutter", "body"], f"{CARD}\n{CARD}\n{LONG}", id="nor above the article"),
        pytest.param(
            ["body", "body", "clutter", "body"], f"{LONG}\n{CARD}\n{CARD}\n{OTHER}", id="nor inside it"
        ),
    ],
)
def test_lines_play_their_parts(expected: list[str], text: str) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("lang", "line"),
    [("sv", "Läs mer"), ("sv", "Kommentarer (3)"), ("vi", "Xem thêm"), ("vi", "Tin liên quan")],
)
def test_site_lines_are_known_in_every_language(lang: str, line: str) -> None:
    assert roles(f"{NEUTRAL[lang]}\n{line}\nAnnat", lang) == ["body", "clutter", "teaser"]


def test_blocks_are_given_without_the_spaces_around_them() -> None:
    found = document("  one \n\n\t two\u00a0\n")
    assert [found.text[b.start : b.end] for b in found.blocks] == ["one", "two"]


def test_no_sentence_comes_from_clutter() -> None:
    assert sentences("Rain fell.\nRead more\nRain fell.") == ["Rain fell."]


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        pytest.param(["It rained.", "It stopped."], "en", "It rained. It stopped.", id="stop"),
        pytest.param(["Did it?", "Yes!", "Good"], "en", "Did it? Yes! Good", id="other signs"),
        pytest.param(["Mr. Tan left.", "He ran."], "en", "Mr. Tan left. He ran.", id="title"),
        pytest.param(
            ["(St. Anne left.)", "He ran."], "en", "(St. Anne left.) He ran.", id="title in brackets"
        ),
        pytest.param(["J. Tan left"], "en", "J. Tan left", id="initial"),
        pytest.param(["Plan 2B.", "Good"], "en", "Plan 2B. Good", id="a letter after a digit is no initial"),
        pytest.param(["It was 5. and more"], "en", "It was 5. and more", id="small letter follows"),
        pytest.param(['"Stop."', "He ran."], "en", '"Stop." He ran.', id="quotes belong to the sentence"),
        pytest.param(["Wait...", "What"], "en", "Wait... What", id="dots"),
        pytest.param(
            ["At 3.5 it", "ended."], "en", "At 3.5 it\nended.", id="no stop inside a number; a line ends"
        ),
        pytest.param(
            ["Bl.a. kl. 12 kom hon.", "Sen gick hon."], "sv", "Bl.a. kl. 12 kom hon. Sen gick hon.", id="sv"
        ),
        pytest.param(["TP. Hồ Chí Minh mưa.", "Hết."], "vi", "TP. Hồ Chí Minh mưa. Hết.", id="vi"),
        pytest.param(["雨。", "雪。"], "vi", "雨。 雪。", id="ideographic stop"),
        pytest.param(["A" * 20 + ".", "B"], "en", "A" * 20 + ". B", id="a long word is no abbreviation"),
    ],
)
def test_sentences_end_where_they_end(expected: list[str], lang: str, text: str) -> None:
    assert sentences(text, lang) == expected


@pytest.mark.parametrize("text", ["word " * 2000, ("y" * 40 + " ") * 300], ids=["short words", "long words"])
def test_a_sentence_longer_than_any_is_cut_and_nothing_is_lost(text: str) -> None:
    found = sentences(text)
    assert len(found) > 2
    assert max(map(len, found)) <= 3000
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param(
            date(2025, 7, 8), "https://x.example/2025/07/08/story", id="a path of year, month and day"
        ),
        pytest.param(date(2025, 7, 8), "Source: https://x.example/a-20250708215935.jpg", id="a time stamp"),
        pytest.param(None, "https://x.example/20250231215935", id="no such day"),
        pytest.param(
            date(2025, 7, 8),
            "https://x.example/20250231215935\n\nhttps://x.example/20250708215935",
            id="the next one",
        ),
        pytest.param(None, "https://x.example/story", id="no stamp"),
        pytest.param(None, "https://x.example/120250708215935", id="the middle of a longer number"),
        pytest.param(None, "no address 20250708215935", id="no address"),
        pytest.param(
            None,
            f"{LONG} https://x.example/2025/07/08/",
            id="an address inside a paragraph is not the page's",
        ),
    ],
)
def test_the_page_is_stamped_by_its_own_address(expected: date | None, text: str) -> None:
    found = document(text)
    anchor = find_anchor(found, read_published(None))
    assert (anchor and anchor.day) == expected
    if anchor:
        assert "".join(filter(str.isdigit, found.text[anchor.start : anchor.end])) == anchor.day.strftime(
            "%Y%m%d"
        )


def test_whatever_tells_its_date_may_say_when_a_text_was_published() -> None:
    class Stamp:
        def date(self) -> date:
            return date(2025, 7, 8)

    assert read_published(Stamp()) == read_published(date(2025, 7, 8))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("zxqv wprt", "cannot be told"),
        ("Møtet ble holdt i hovedstaden, og det var ikke langt fra regjeringen.", "in 'no'; the reader has en, sv, vi"),
        ("De vergadering werd gehouden in de hoofdstad en het was niet ver van de haven.", "in 'nl'"),
    ],
)  # fmt: skip
def test_a_text_of_no_known_language_is_not_read(text: str, why: str) -> None:
    with pytest.warns(UnknownLanguageWarning, match=why):
        assert extract(text) == Extraction(text=text)


def test_a_language_that_is_given_is_taken() -> None:
    assert document(NEUTRAL["en"], "sv_SE").language == "sv"


@pytest.mark.parametrize("lang", ["xx", "qaa-Latn", "english", "-", " "])
def test_an_unknown_language_is_refused(lang: str) -> None:
    with pytest.raises(UnknownLanguageError):
        open_document("rain", lang)
