"""A text as the reader sees it: its layout, the parts that its lines play, its sentences, and the phrases that stand in it."""

from __future__ import annotations

import pytest

from aseanhr.errors import UnknownLanguageError
from aseanhr.reading import extract
from aseanhr.reading.blocks import lay_out
from aseanhr.reading.cues import FORMS, LINKS, OPERATORS, PREDICATES, REACHES, REFERENCES
from aseanhr.reading.document import Document, open_document
from aseanhr.reading.drafts import PlanDraft
from aseanhr.reading.features import bucket, crossed, link_before, relation
from aseanhr.reading.lexicon import LANGUAGES, lexicon_of
from aseanhr.reading.links import Links, Option, assign, load_links
from costs import calls
from readings import noted, roles, sentences

LONG = (
    "The delegates of every member spoke at length of what they had seen in the villages along the river. "
    * 3
)


# -- layout ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "laid_out"),
    [
        ("", ""),
        (" \n \n", ""),
        ("one  two\tthree", "one two three"),
        ("one\r\ntwo\r\n\r\nthree", "one\ntwo\nthree"),
        ("  one \n\n\n  two  ", "one\ntwo"),
        ("one\u2028two", "one\ntwo"),
        ("no\xa0break", "no break"),
        # Wrapped at 40: the next word would not have fitted.
        ("The commission met for three days, then\nadjourned without any further ceremony\nuntil May.", "The commission met for three days, then adjourned without any further ceremony until May."),
        # Lists and lines that end before they must stay.
        ("The commission met for three days, then\n- adjourned without further ceremony, as\n- planned before", "The commission met for three days, then\n- adjourned without further ceremony, as\n- planned before"),
        ("A short line\nand one that is longer\nthen\nthe end", "A short line\nand one that is longer\nthen\nthe end"),
    ],
)  # fmt: skip
def test_wrapped_lines_are_joined_and_others_stay(text: str, laid_out: str) -> None:
    assert lay_out(text).text == laid_out


def test_places_are_those_of_the_text_as_given() -> None:
    text = "  Laos\t\tsigned \n\n  the   treaty."
    document = open_document(text, "en")
    for word in ("Laos", "signed", "treaty"):
        start = document.text.index(word)
        begin, end = document.span(start, start + len(word))
        assert text[begin:end] == word
    assert document.original == text
    assert document.language == "en"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ministers meet\n{LONG}", ["title", "body"]),
        (f"{LONG}\nWhat comes next\n{LONG}{LONG}", ["body", "heading", "body"]),
        (f"{LONG}\n- the first\n(2) the second\nb) the third", ["body", "item", "item", "item"]),
        (f"{LONG}\nPhoto: the delegates", ["body", "caption"]),
        (f"{LONG}\nRead more\n{LONG}{LONG}", ["body", "clutter", "body"]),
        # Behind the last paragraph a line of the site's own ends the article.
        (f"{LONG}\nComments 0\nMinister opens new bridge", ["body", "clutter", "teaser"]),
        (f"{LONG}\nThe story of the day...", ["body", "teaser"]),
        (f"{LONG}\nThen it rained.\n{LONG}", ["body", "body", "clutter"]),
        # A headline that comes twice is a card for another story.
        (f"{LONG}\nThe minister of the interior opened a new bridge\nThe minister of the interior opened a new bridge", ["body", "teaser", "clutter"]),
        (f"{LONG}\nRead more about the villages by the river that we saw", ["body", "body"]),
        (f"{LONG}\nRead more about villages now", ["body", "body"]),
        (f"{LONG}\n***\n{LONG}{LONG}", ["body", "heading", "body"]),
    ],
)  # fmt: skip
def test_lines_play_their_parts(text: str, expected: list[str]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ended. Then they left!  Who knew?", ["It ended.", "Then they left!", "Who knew?"]),
        ("Mr. Lee met Dr. Sok. They ate.", ["Mr. Lee met Dr. Sok.", "They ate."]),
        ("J. Smith spoke. so did we", ["J. Smith spoke. so did we"]),
        ("He said “it is over.” They left.", ["He said “it is over.”", "They left."]),
        ("... \n Then it rained.", ["Then it rained."]),
        ("antidisestablishmentarianism. Next.", ["antidisestablishmentarianism.", "Next."]),
    ],
)
def test_sentences_end_at_their_stops(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(("text", "count"), [("word " * 600, 4), ("word" + "/" * 1500 + " word", 1)])
def test_what_is_longer_than_any_sentence_is_cut(text: str, count: int) -> None:
    found = sentences(text)
    assert len(found) >= count
    assert max(map(len, found)) <= 1000


# -- phrases -----------------------------------------------------------------------------------------------------------


def test_phrases_are_found_by_family_sentence_and_range() -> None:
    document = open_document("They will sign it in Hanoi. It was signed in Vientiane.", "en")
    first, second = document.sentences
    assert [mark.value for mark in document.within("city", second)] == ["Vientiane"]
    assert [mark.value for mark in document.within("verb", first, "SIGN")] == ["SIGN"]
    assert document.within("verb", first, "RATIFY") == []
    assert document.marks("nothing of the kind") == []
    assert [mark.value for mark in document.marks("city")] == ["Hanoi", "Vientiane"]
    assert [mark.value for mark in document.marks("city", second.first)] == ["Vientiane"]
    assert [mark.value for mark in document.marks("city", 0, second.first)] == ["Hanoi"]
    assert document.joined(first.first, first.first + 2) == "They will"
    assert document.sentence_of(second.first) is second


def test_words_of_lines_that_are_not_read_stand_in_no_sentence() -> None:
    document = open_document(f"{LONG}\nRead more\n{LONG}{LONG}", "en")
    assert document.sentence_of(document.words.forms.index("more")) is None


def test_only_languages_with_a_lexicon_are_read() -> None:
    with pytest.raises(UnknownLanguageError):
        open_document("Kokous pidettiin.", "fi")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_phrase_of_a_lexicon_can_be_found(lang: str) -> None:
    lexicon = lexicon_of(lang)
    for word, particles in lexicon.splits.items():
        assert all(list(lexicon.apart(word, {first})) for first in particles)
    assert not list(lexicon.apart(next(iter(lexicon.splits)), frozenset())) if lexicon.splits else True


@pytest.mark.parametrize(
    ("text", "cue", "standing"),
    [
        ("Laos skrev inte under fördraget.", "SIGN", "negated"),
        ("Laos skrev den 4 maj under fördraget.", "SIGN", "asserted"),
    ],
)
def test_a_verb_is_parted_from_its_particle(text: str, cue: str, standing: str) -> None:
    notes = noted(text, "sv", "2026-05-12")
    assert (cue, standing) in [(p.cue, p.standing) for p in notes.predicates(notes.document.sentences[0])]


@pytest.mark.parametrize(
    "text", ["Laos skrev en lång rapport under fördraget.", "Laos skrev, och under fördraget stod det."]
)
def test_no_verb_is_parted_by_more_than_small_words(text: str) -> None:
    notes = noted(text, "sv", "2026-05-12")
    assert "SIGN" not in [p.cue for p in notes.predicates(notes.document.sentences[0])]


# -- annotations and features ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "text", "side"),
    [
        ("2026-05-12", "They met on 3 May 2026.", "past"),
        ("2026-05-12", "They meet on 3 June 2026.", "future"),
        ("2026-05-12", "They meet on 12 May 2026.", "now"),
        ("2026", "They meet on 12 May 2026.", "now"),
        (None, "All of them had met once before on 3 May 2026.", "unknown"),
    ],
)  # fmt: skip
def test_a_time_lies_on_a_side_of_the_day_of_writing(published: str | None, text: str, side: str) -> None:
    notes = noted(text, "en", published)
    assert notes.side(notes.dates[0].span) == side


@pytest.mark.parametrize(
    ("lang", "text", "states", "sums"),
    [
        ("en", "Laos and Japan paid 5 million U.S. dollars.", "LA JP", "5000000 USD"),
        ("sv", "Laos och Japan betalade 5 miljoner danska kronor.", "LA JP", "5000000 DKK"),
        ("vi", "Lào và Nhật Bản trả 5 triệu đô la Mỹ.", "LA JP", "5000000 USD"),
        ("vi", "Gạo của Ấn Độ 398 USD một tấn.", "IN", "~398 USD"),
    ],
)
def test_a_currency_names_no_state(lang: str, text: str, states: str, sums: str) -> None:
    notes = noted(text, lang)
    (sentence,) = notes.document.sentences
    assert " ".join(str(found.value) for found in notes.countries_in(sentence)) == states
    assert " ".join(str(found.value) for found in notes.amounts_in(sentence)) == sums


def test_values_stand_in_the_sentence_that_they_begin_in() -> None:
    text = f"Laos left on 3 May 2026. Held Wed. 5 Sept. 2025 here.\n{LONG}\nRelated Laos\n{LONG}{LONG}"
    notes = noted(text, "en")
    dates = [[str(when.span) for when in notes.dates_in(s)] for s in notes.document.sentences]
    assert (dates[0], dates[2]) == (["2026-05-03"], ["2025-09-05"])
    assert len(notes.countries) == 2
    assert sum(len(notes.countries_in(s)) for s in notes.document.sentences) == 1
    first = notes.document.sentences[0]
    assert notes.groups(first) is notes.groups(first)
    assert notes.people is notes.people


def test_small_words_lead_to_what_follows_them() -> None:
    notes = noted("The guests of the Laos team, with it. Laos", "en")
    forms = notes.document.words.forms
    assert link_before(notes, forms.index("laos")) == "OF"
    assert link_before(notes, len(forms) - 1) == ""
    assert link_before(notes, 0) == ""
    far = noted("He spoke of the the the the village", "en")
    assert link_before(far, len(far.document.words) - 1) == ""


def test_relations_tell_order_distance_and_sentence() -> None:
    text = f"Laos (Hanoi) met Japan, which Laos saw. Peru left.\nRead more\n{LONG}{LONG}{LONG}"
    notes = noted(text, "en")
    laos, japan, again, peru = notes.countries
    city = notes.document.marks("city")[0]
    more = laos._replace(
        first=notes.document.words.forms.index("more"), last=notes.document.words.forms.index("more") + 1
    )
    assert {"order=after", "bracket=True", "sentence=0"} <= set(relation(notes, laos, city))
    assert {"order=before", "bracket=False"} <= set(relation(notes, japan, laos))
    assert "order=inside" in relation(notes, laos, laos)
    assert "turned" in relation(notes, japan, again)
    assert {"sentence=1", "block=True"} <= set(relation(notes, laos, peru))
    assert "sentence=none" in relation(notes, laos, more)
    assert bucket(0) == "0"
    assert crossed(["a"], "b") == ["a", "b", "a&b"]


def test_a_slot_takes_the_best_option_or_none() -> None:
    links = Links({"when": {"": -10, "a": 30, "b": 20}})
    options = [Option("x", ("b",)), Option("y", ("a",)), Option("z", ("unknown",))]
    best = links.best("when", options)
    assert best is not None
    assert (best.value, best.score) == ("y", 20)
    assert [choice.value for choice in links.all("when", options)] == ["x", "y"]
    assert links.best("when", options, least=50) is None
    assert links.score("no such slot", ["a"]) == 0


def test_a_value_is_given_again_at_a_cost() -> None:
    scored = [(900, "a", "x"), (800, "b", "x"), (700, "c", "x"), (600, "a", "y")]
    assert assign(scored, cost=100) == {"a": ("x", 900), "b": ("x", 700), "c": ("x", 500)}
    assert assign(scored, cost=500) == {"a": ("x", 900), "b": ("x", 300)}
    assert assign(scored, cost=100, least=850) == {"a": ("x", 900)}


def test_a_draft_keeps_the_same_words_once() -> None:
    draft = PlanDraft("Work Plan", None, None, "adopted")
    for _ in range(2):
        draft.note("name", 0, 4, by="plan")
    assert [(clue.field, clue.start, clue.end) for clue in draft.clues] == [("name", 0, 4)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_cue_of_a_lexicon_is_known(lang: str) -> None:
    lexicon = lexicon_of(lang)
    known: dict[str, set[str]] = {"verb": set(PREDICATES), "link": set(LINKS), "reference": set(REFERENCES)}
    found = [
        sense
        for word in lexicon.phrases.words
        for _, _, senses in lexicon.phrases.phrases[word]
        for sense in senses
    ]
    assert all(sense.value in known[sense.family] for sense in found if sense.family in known)
    assert {sense.form for sense in found if sense.family == "verb"} <= {*FORMS, ""}
    assert {rule.kind for rule in lexicon.operators} <= set(OPERATORS)
    assert {rule.reach for rule in lexicon.operators} <= set(REACHES)


def test_the_shipped_model_is_small_and_whole() -> None:
    weights = load_links().weights
    assert {"when", "place", "meeting", "record meetings"} <= set(weights)
    assert all("" in found for found in weights.values())


# -- speed -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "piece"),
    [("en", piece) for piece in ("Summit ; ", "\n\n", ". . . ", "was not ", "Laos, ", "AICHR adopted its work plan ", "- x\n", "2025-2030 ", "a-")]
    + [("sv", piece) for piece in ("mötet ; ", "antog arbetsplan ", "skrev inte under ")]
    + [("vi", piece) for piece in ("hội nghị ; ", "lần thứ ")],
)  # fmt: skip
def test_hostile_texts_cost_no_more_than_their_length(lang: str, piece: str) -> None:
    def cost(size: int) -> int:
        text = piece * (size // len(piece))
        return calls(lambda: extract(text, lang=lang, published="2026-05-12"))

    cost(1000)
    assert cost(20_000) < 5 * cost(5_000)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["", " ", "\n", ".", "a", "\ud800", "0/0", "(((", "I. II. III.", "cùng ngày 1\x1b"]
)
def test_odd_texts_give_nothing(lang: str, text: str) -> None:
    assert not extract(text, lang=lang).records
    assert Document(text, lexicon_of(lang)).original == text
