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
    if name not in words.used and not words.languages:
        return False
    before = _word_before(text, start)
    if before.lower() in words.languages or (name in words.regions and _is_in_city_of(text, start, words)):
        return True
    return _is_ordinary(text, start, name, before, words) or (
        (name in words.personal or name in words.given) and _is_person(text, end, name, before, words)
    )


def _is_ordinary(text: str, start: int, name: str, before: str, words: Lexicon) -> bool:
    """Tell whether a name is an ordinary word here: "Anh" and "Réunion" at the start of a sentence, "CONTACT US"."""
    if name in words.ordinary and _opens_sentence(text, start):
        return True
    if name in words.articled and before.lower() not in words.articles:
        return True
    shouted = name in words.shouted and len(before) > 1 and before.isupper()
    return shouted and before not in words.shouting and before not in words.first


def _is_in_state(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Tell whether a name before a comma is that of a place in a federal state: "Lebanon, Ohio", "Georgia, USA"."""
    following = _WORD.match(text, end + 2)
    if following is None or text[end + 1] != " ":
        return False
    if following[0] in words.regions and following[0] not in words.first:
        return True
    return text[start:end] in words.regions and text.startswith(words.federations, end + 2)


def _is_in_city_of(text: str, start: int, words: Lexicon) -> bool:
    """Tell whether a city of a state stands before its name: "Atlanta, Georgia"."""
    if not text.endswith(", ", 0, start):
        return False
    city = _WORD_AT_END.search(text[max(0, start - _LONGEST_WORD) : start - 2])
    return city is not None and city[0] in words.cities


def _is_person(text: str, end: int, name: str, before: str, words: Lexicon) -> bool:
    if name in words.personal and text[end : end + 1] == " ":
        following = _WORD.match(text, end + 1)
        if following and following[0] in words.particles:
            following = _WORD.match(text, following.end() + 1)
        if following and (_is_proper(following[0], words) or _INITIAL.match(text, end + 1)):
            return True
    if before.rstrip(".").lower() in words.titles:
        return True
    if before in words.given:
        return True
    return before.isalpha() and _is_proper(before, words) and before not in words.leading


def _word_before(text: str, start: int) -> str:
    """Return the word that ends just before ``start``, with its dot if it is an abbreviation, or no text."""
    before = text[max(0, start - _LONGEST_WORD) : start]
    found = _WORD.findall(before)
    if found and before.endswith((f"{found[-1]} ", f"{found[-1]}. ")):
        return before[before.rindex(found[-1]) : -1]
    return ""


def _is_proper(word: str, words: Lexicon) -> bool:
    """Tell whether a word looks like a part of a person's name: a capital, then small letters, no country."""
    return word[0].isupper() and not word.isupper() and word not in words.first
