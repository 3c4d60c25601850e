"""Whether a country's name in a text is used as another word: a person's name, an ordinary word, a part of another name."""

from __future__ import annotations

import re

from aseanhr.values.countries.lexicon import WORD_CHARS

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from aseanhr.values.countries.lexicon import Lexicon

__all__ = ["is_doubtful"]

_WORD = re.compile(f"[{WORD_CHARS}]+")
_WORD_AT_END = re.compile(f"[{WORD_CHARS}]+$")
_INITIAL = re.compile(r"[A-Z](?:\.|[’'])")
_SENTENCE_END = frozenset('.!?…\n\r"“”«»')
_BEHIND = (",", "$", "€", "£", "¥")
_LONGEST_WORD = 40


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in _SENTENCE_END


def is_doubtful(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Tell whether a name that is also an ordinary word, a person's name or part of another name is used as that."""
    name = text[start:end]
    if text.startswith(_BEHIND, end) and (text[end] != "," or _is_in_state(text, start, end, words)):
        return True
    if not words.is_used(name) and not words.languages:
        return False
    before = _word_before(text, start)
    if before.lower() in words.languages or (
        words.has("region", name) and _is_in_city_of(text, start, words)
    ):
        return True
    if _is_ordinary(text, start, name, before, words):
        return True
    joined = start > 0 and text[start - 1] in "-–"  # "the ASEAN-India Summit"
    named = words.has("person", name) or words.has("given", name)
    return named and not joined and _is_person(text, end, name, before, words)


def _is_ordinary(text: str, start: int, name: str, before: str, words: Lexicon) -> bool:
    """Tell whether a name is an ordinary word here: "Anh" and "Réunion" at the start of a sentence, "CONTACT US"."""
    if words.has("word", name) and _opens_sentence(text, start):
        return True
    if words.has("articled", name) and not words.has("article", before.lower()):
        return True
    shouted = words.has("shout", name) and len(before) > 1 and before.isupper()
    return shouted and not words.has("shouting", before) and not words.begins(before)


def _is_in_state(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Tell whether a name before a comma is that of a place in a federal state: "Lebanon, Ohio", "Georgia, USA"."""
    following = _WORD.match(text, end + 2)
    if following is None or text[end + 1] != " ":
        return False
    if words.has("region", following[0]) and not words.begins(following[0]):
        return True
    return words.has("region", text[start:end]) and text.startswith(words.federations, end + 2)


def _is_in_city_of(text: str, start: int, words: Lexicon) -> bool:
    """Tell whether a city of a state stands before its name: "Atlanta, Georgia"."""
    if not text.endswith(", ", 0, start):
        return False
    city = _WORD_AT_END.search(text[max(0, start - _LONGEST_WORD) : start - 2])
    return city is not None and words.has("city", city[0])


def _is_of_office(text: str, end: int, before: str, words: Lexicon) -> bool:
    """Tell whether a name says whose office somebody holds: "Tổng thống Chile Gabriel Boric", "Chile President Gabriel Boric"."""
    following = _WORD.match(text, end + 1)
    return words.has("office", before.lower()) or (following is not None and words.has("post", following[0]))


def _is_person(text: str, end: int, name: str, before: str, words: Lexicon) -> bool:
    if words.has("person", name) and text[end : end + 1] == " ":
        if _is_of_office(text, end, before, words):
            return False
        following = _WORD.match(text, end + 1)
        if following and words.has("particle", following[0]):
            following = _WORD.match(text, following.end() + 1)
        if following and (_is_proper(following[0], words) or _INITIAL.match(text, end + 1)):
            return True
    if words.has("title", before.rstrip(".").lower()):
        return True
    if words.has("given", before):
        return True
    return before.isalpha() and _is_proper(before, words) and not words.has("lead", before)


def _word_before(text: str, start: int) -> str:
    """Return the word that ends just before ``start``, with its dot if it is an abbreviation, or no text."""
    before = text[max(0, start - _LONGEST_WORD) : start]
    found = _WORD.findall(before)
    if found and before.endswith((f"{found[-1]} ", f"{found[-1]}. ")):
        return before[before.rindex(found[-1]) : -1]
    return ""


def _is_proper(word: str, words: Lexicon) -> bool:
    """Tell whether a word looks like a part of a person's name: a capital, then small letters, no country."""
    return word[0].isupper() and not word.isupper() and not words.begins(word)
