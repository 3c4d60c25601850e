"""The words of the reader: complete, alike in every language, and written so that they can be found."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from aseanhr.reading.rules.lexicon import LANGUAGES, Term, load_lexicon, tokenize
from aseanhr.resources import read_resource
from aseanhr.text import canonical
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = ("und", *LANGUAGES)
# Sections whose keys are meanings: every language has a word for each of them.
SHARED = ("cues", "plan_heads", "office_names", "treaties", "ordinals")


def table(tag: str) -> dict[str, Any]:
    """Return a lexicon file as it is written."""
    return tomllib.loads(read_resource("reading", "rules", "lexicons", f"{tag}.toml").decode("utf-8"))


TABLES = {tag: table(tag) for tag in FILES}


def lists(tag: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield (section, key, phrases) for every list of phrases in a file."""
    for section, entries in TABLES[tag].items():
        for key, value in entries.items():
            phrases = value.get("names") if isinstance(value, dict) else value
            if isinstance(phrases, list):
                yield section, key, phrases


def words(phrase: str) -> tuple[str, ...]:
    """Return a phrase as the reader matches it; case counts only where the phrase has a capital letter."""
    return tuple(token.text for token in tokenize(phrase, 0, len(phrase)))


def features(tag: str) -> set[str]:
    """Return all that the nouns of a language can say."""
    return {feature for key in TABLES[tag]["nouns"] for feature in key.split()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_loads_under_its_own_tag(lang: str) -> None:
    assert load_lexicon(lang).lang == lang == TABLES[lang]["language"]["tag"]


@pytest.mark.parametrize("lang", LANGUAGES[1:])
@pytest.mark.parametrize("section", SHARED)
def test_languages_have_the_same_keys(lang: str, section: str) -> None:
    assert set(TABLES[lang][section]) == set(TABLES[LANGUAGES[0]][section])


@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_languages_have_the_same_tables_and_features(lang: str) -> None:
    names = {section for section in TABLES[LANGUAGES[0]] if section != "cities"}
    assert {section for section in TABLES[lang] if section != "cities"} == names
    assert features(lang) == features(LANGUAGES[0])


@pytest.mark.parametrize("tag", FILES)
def test_no_list_is_empty_or_says_a_phrase_twice(tag: str) -> None:
    for section, key, phrases in lists(tag):
        if (section, key) == ("ordinal_frames", "suffix"):
            continue
        assert phrases, (tag, section, key)
        counts = Counter(words(phrase) for phrase in phrases)
        assert all(words(phrase) for phrase in phrases), (tag, section, key)
        assert [found for found, n in counts.items() if n > 1] == [], (tag, section, key)


@pytest.mark.parametrize("tag", FILES)
def test_phrases_are_canonical(tag: str) -> None:
    for section, key, phrases in lists(tag):
        for phrase in phrases:
            assert phrase == canonical(phrase), (tag, section, key)
            assert phrase == phrase.strip() or (section, key) == ("ordinal_frames", "suffix")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_spelled_ordinals_are_complete_and_say_one_number_each(lang: str) -> None:
    ordinals = TABLES[lang]["ordinals"]
    assert {str(n) for n in range(1, 61)} <= set(ordinals)
    forms = Counter(words(phrase) for phrases in ordinals.values() for phrase in phrases)
    assert [form for form, n in forms.items() if n > 1] == []


@pytest.mark.parametrize(
    ("lang", "phrase", "number"),
    [
        ("en", "fifty-eighth", "58"),
        ("en", "Twentieth", "20"),
        ("sv", "trettioandra", "32"),
        ("sv", "tjugoförste", "21"),
        ("vi", "ba mươi mốt", "31"),
        ("vi", "mười lăm", "15"),
        ("vi", "bốn mươi tư", "44"),
    ],
)
def test_spelled_ordinals_are_found_whole(lang: str, phrase: str, number: str) -> None:
    tokens = tokenize(phrase, 0, len(phrase))
    assert load_lexicon(lang).names.match(tokens, 0) == (len(tokens), (Term("ordinal", number),))


def test_cities_lie_in_countries_and_are_the_same_everywhere() -> None:
    cities = TABLES["und"]["cities"]
    for city, entry in cities.items():
        assert str(Country.of(entry["country"])) == entry["country"], city
    for lang in LANGUAGES:
        assert set(TABLES[lang].get("cities", {})) <= set(cities)


@pytest.mark.parametrize(
    ("lang", "text", "city"),
    [
        ("en", "VIENTIANE", "Vientiane"),
        ("sv", "Genève", "Geneva"),
        ("sv", "Bryssel", "Brussels"),
        ("vi", "Bắc Kinh", "Beijing"),
        ("vi", "HÀ NỘI", "Hanoi"),
        ("vi", "Phnôm Pênh", "Phnom Penh"),
        ("vi", "Giơ-ne-vơ", "Geneva"),
    ],
)
def test_cities_are_found_in_the_spelling_of_the_language(lang: str, text: str, city: str) -> None:
    form = canonical(text)
    tokens = tokenize(form, 0, len(form))
    found = load_lexicon(lang).names.match(tokens, 0)
    assert found is not None
    assert found == (len(tokens), (Term("city", city),))


def test_every_treaty_has_a_title_and_words() -> None:
    titles = set(TABLES["und"]["treaty_names"])
    assert set(TABLES["und"]["treaties"]) <= titles
    for lang in LANGUAGES:
        assert set(TABLES[lang]["treaties"]) == titles


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_phrase_names_two_treaties(lang: str) -> None:
    named = Counter(words(phrase) for phrases in TABLES[lang]["treaties"].values() for phrase in phrases)
    assert [phrase for phrase, n in named.items() if n > 1] == []


@pytest.mark.parametrize(
    ("lang", "text", "treaty"),
    [
        ("en", "UN Convention against Torture", "cat"),
        ("en", "Optional Protocol to the Convention against Torture", "opcat"),
        ("en", "ILO Convention No. 87", "ilo-c087"),
        ("en", "core international human rights treaties", "core-un-human-rights-treaties"),
        ("sv", "FN:s tortyrkonvention", "cat"),
        ("sv", "barnkonventionens", "crc"),
        ("sv", "ILO:s konvention nr 155", "ilo-c155"),
        ("sv", "fördraget om en kärnvapenfri zon i Sydostasien", "seanwfz"),
        ("vi", "Công ước của Liên hợp quốc về quyền trẻ em", "crc"),
        ("vi", "Công ước số 98 của ILO", "ilo-c098"),
        ("vi", "Hiệp ước Thân thiện và Hợp tác ở Đông Nam Á", "tac"),
        ("vi", "Hiệp ước không phổ biến vũ khí hạt nhân", "npt"),
    ],
)
def test_treaties_are_found_whole(lang: str, text: str, treaty: str) -> None:
    form = canonical(text)
    tokens = tokenize(form, 0, len(form))
    found = load_lexicon(lang).names.match(tokens, 0)
    assert found is not None
    assert found[0] == len(tokens)
    assert Term("treaty", treaty) in found[1]


@pytest.mark.parametrize(
    ("lang", "text", "cue"),
    [
        ("vi", "thư ký", "SIGNED"),
        ("vi", "tiếp tục", "MET_WITH"),
        ("vi", "không phổ biến", "NEGATED"),
        ("sv", "icke-spridning", "NEGATED"),
        ("en", "online safety", "VIDEO"),
        ("en", "will be held", "HELD"),
        ("vi", "sẽ tổ chức", "HELD"),
    ],
)
def test_words_that_only_look_like_a_cue_are_none(lang: str, text: str, cue: str) -> None:
    tokens = tokenize(text, 0, len(text))
    found = load_lexicon(lang).cues.match(tokens, 0)
    assert found is not None
    assert found[0] == len(tokens)
    assert Term("cue", cue) not in found[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_longer_phrase_of_an_act_hides_that_something_was_adopted(lang: str) -> None:
    cues = {key: {words(phrase) for phrase in phrases} for key, phrases in TABLES[lang]["cues"].items()}
    opening = {("mở", "ký"), ("được", "mở", "ký")}  # opened for signature, not signed
    for key in ("OPENED", "SIGNED"):
        hiding = {
            long
            for long in cues[key] - cues["ADOPTED"] - opening
            for short in cues["ADOPTED"]
            if any(long[n : n + len(short)] == short for n in range(len(long)))
        }
        assert hiding == set(), key
