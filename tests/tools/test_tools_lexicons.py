"""The words of the reader as they are curated: complete, alike in every language, and written so that they can be found."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aseanhr.reading.lexicon import LANGUAGES, lexicon_of
from aseanhr.text import canonical
from aseanhr.text.words import cut_words
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).resolve().parents[2] / "curation" / "lexicons"
TABLES: dict[str, dict[str, Any]] = {
    tag: tomllib.loads((SOURCE / f"{tag}.toml").read_text("utf-8")) for tag in ("und", *LANGUAGES)
}
# Sections whose keys are meanings: every language has words for each of them.
SHARED = ("verbs", "links", "layout", "ordinals")


def lists(tag: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield (section, key, phrases) for every list of phrases in a file."""
    for section, entries in TABLES[tag].items():
        if not isinstance(entries, dict) or section in ("language", "ordinal_frames", "irregular"):
            continue
        for key, value in entries.items():
            phrases = value.get("names") if isinstance(value, dict) else value
            if isinstance(phrases, list):
                yield section, key, phrases


@pytest.mark.parametrize("lang", LANGUAGES[1:])
@pytest.mark.parametrize("section", SHARED)
def test_languages_say_the_same_things(lang: str, section: str) -> None:
    assert set(TABLES[lang][section]) == set(TABLES["en"][section])


@pytest.mark.parametrize("tag", TABLES)
def test_no_list_is_empty_or_says_a_phrase_twice(tag: str) -> None:
    for section, key, phrases in lists(tag):
        assert phrases, (tag, section, key)
        assert [phrase for phrase, n in Counter(phrases).items() if n > 1] == [], (tag, section, key)


@pytest.mark.parametrize("tag", TABLES)
def test_phrases_are_canonical(tag: str) -> None:
    for section, key, phrases in lists(tag):
        for phrase in phrases:
            assert phrase == canonical(phrase), (tag, section, key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_spelled_ordinals_are_complete_and_say_one_number_each(lang: str) -> None:
    ordinals = TABLES[lang]["ordinals"]
    assert {str(n) for n in range(1, 61)} <= set(ordinals)
    forms = Counter(tuple(cut_words(phrase).forms) for phrases in ordinals.values() for phrase in phrases)
    assert [form for form, n in forms.items() if n > 1] == []


def test_cities_lie_in_countries_and_are_the_same_everywhere() -> None:
    cities = TABLES["und"]["cities"]
    for city, entry in cities.items():
        assert str(Country.of(entry["country"])) == entry["country"], city
    for lang in LANGUAGES:
        assert set(TABLES[lang].get("cities", {})) <= set(cities)


def test_every_treaty_has_a_title_and_words() -> None:
    titles = set(TABLES["und"]["treaty_names"])
    for lang in LANGUAGES:
        named = {
            id_ for ids in (*TABLES[lang]["treaties"], *TABLES["und"]["treaties"]) for id_ in ids.split()
        }
        assert named == titles


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_phrase_names_two_treaties(lang: str) -> None:
    named = Counter(phrase for phrases in TABLES[lang]["treaties"].values() for phrase in phrases)
    assert [phrase for phrase, n in named.items() if n > 1] == []


@pytest.mark.parametrize(
    ("lang", "phrase", "family", "value"),
    [
        ("en", "fifty-eighth", "ordinal", "58"),
        ("en", "Twentieth", "ordinal", "20"),
        ("sv", "trettioandra", "ordinal", "32"),
        ("sv", "tjugoförste", "ordinal", "21"),
        ("vi", "ba mươi mốt", "ordinal", "31"),
        ("vi", "mười lăm", "ordinal", "15"),
        ("vi", "bốn mươi tư", "ordinal", "44"),
        ("en", "VIENTIANE", "city", "Vientiane"),
        ("sv", "Genève", "city", "Geneva"),
        ("sv", "Bryssel", "city", "Brussels"),
        ("vi", "Bắc Kinh", "city", "Beijing"),
        ("vi", "HÀ NỘI", "city", "Hanoi"),
        ("vi", "Phnôm Pênh", "city", "Phnom Penh"),
        ("en", "UN Convention against Torture", "treaty", "cat"),
        ("en", "Optional Protocol to the Convention against Torture", "treaty", "opcat"),
        ("en", "ILO Convention No. 87", "treaty", "ilo-c087"),
        ("sv", "Association of Southeast Asian Nations", "body", "asean"),
    ],
)
def test_a_phrase_is_found_whole(lang: str, phrase: str, family: str, value: str) -> None:
    words = cut_words(canonical(phrase))
    found = [
        (first, last, sense.value)
        for first, last, sense in lexicon_of(lang).phrases.find(words, 0, len(words))
        if sense.family == family
    ]
    assert (0, len(words), value) in found
