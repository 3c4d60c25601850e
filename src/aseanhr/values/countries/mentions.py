"""All countries that a text names, with their places.

One pass over the words of the text, each looked up as it stands; scripts without spaces are scanned letter by letter.
What is looked for (`lexicon`) is built once a language from the generated tables.
"""

from __future__ import annotations

import re

from aseanhr.text import canonicalize
from aseanhr.values.countries.country import Country, registry
from aseanhr.values.countries.languages import known_language
from aseanhr.values.countries.lexicon import HANGUL, UNSPACED, WORD_CHARS, Lexicon, lexicon
from aseanhr.values.mention import Mention

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.text import Canonical

__all__ = ["find_countries"]

_WORD = re.compile(f"[{WORD_CHARS}]+")
_RUN = re.compile(f"[{UNSPACED}{HANGUL}]+")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_GAP = re.compile(r"[ \n\-'’‐‑–·./]| ?& ?|\. |\r\n")
_SENTENCE_END = frozenset('.!?…\n\r"“”«»')
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")
_LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ\u17d2\u1039")
_TRAILING = re.compile(
    "[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0eb0-\u0ebd\u0ec8-\u0ecd\u102b-\u103e\u1056-\u1059\u17b4-\u17d3]"
    "|[\u1000-\u1021][\u1037\u103a\u1039]{1,2}"
)
_INITIAL = re.compile(r"[A-Z](?:\.|[’'])")
_MAX_CODE = 3


def find_countries(text: str, *, lang: str | None = None) -> list[Mention[Country]]:
    """Return every mention of a country in ``text``, in order, none inside another.

    Args:
        text: running text in any language.
        lang: its language, whose wordings and the English ones are looked for; without it, those of all
            languages that are written in the scripts of the text.

    Returns:
        Mentions with offsets into ``text`` and one of the kinds ``name``, ``former``, ``demonym`` (also adjectives)
        and ``code`` (flags; a code that is the whole text). A name's case ending belongs to the mention where it is
        part of the word ("Thailands"), not where it stands apart ("Vietnam's").

    Raises:
        InputTypeError: ``text`` is no `str`.
        UnknownLanguageError: ``lang`` is no language with names here.

    >>> [(m.start, m.end, str(m.value), m.kind) for m in find_countries("Thailands och Laos ministrar", lang="sv")]
    [(0, 9, 'TH', 'name'), (14, 18, 'LA', 'name')]
    """
    canon = canonicalize(text)
    words = lexicon(None if lang is None else known_language(lang), canon.text)
    found = [*_scan_words(canon.text, words)]
    if _RUN.search(canon.text):
        found += _scan_runs(canon.text, words)
    found += _codes(canon.text)
    found.sort(key=lambda hit: hit[:2])
    return [_mention(canon, *hit) for hit in found]


def _mention(canon: Canonical, start: int, end: int, country: Country, kind: str) -> Mention[Country]:
    return Mention(*canon.span(start, end), country, kind)


def _codes(text: str) -> Iterator[tuple[int, int, Country, str]]:
    known = registry()
    code = text.strip()
    if 2 <= len(code) <= _MAX_CODE and code.isascii() and code.isupper() and code in known:
        start = text.index(code)
        yield start, start + len(code), known[code], "code"
    if not text.isascii():
        for match in _FLAG.finditer(text):
            country = known.get("".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in match[0]))
            if country is not None:
                yield match.start(), match.end(), country, "code"


def _scan_words(text: str, words: Lexicon) -> Iterator[tuple[int, int, Country, str]]:
    heads = words.heads
    done = 0
    for match in _WORD.finditer(text):
        if match[0] not in heads or match.start() < done:
            continue
        for wording in words.at(match[0]):
            end = _rest(text, match.end(), wording.rest)
            if end:
                done = end
                if wording.country is not None and not _doubtful(text, match.start(), end, words):
                    yield match.start(), end, wording.country, wording.kind
                break


def _rest(text: str, position: int, rest: tuple[str, ...]) -> int:
    """Return where the words of ``rest`` end if they follow at ``position``, else 0."""
    for word in rest:
        gap = _GAP.match(text, position)
        following = _WORD.match(text, gap.end()) if gap else None
        if following is None or following[0].casefold() != word:
            return 0
        position = following.end()
    return position


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in _SENTENCE_END


def _doubtful(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Tell whether a name that is also an ordinary word, a person's name or part of a language's is used as that."""
    name = text[start:end]
    if words.has("word", name) and _opens_sentence(text, start):
        return True
    before = _word_before(text, start)
    if before.lower() in words.languages:
        return True
    if words.has("person", name):
        following = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        if following and (_is_proper(following[0], words) or _INITIAL.match(text, end + 1)):
            return True
    elif not words.has("given", name):
        return False
    if words.has("title", before.rstrip(".").lower()):
        return True
    if words.has("given", before):
        return True
    return before.isalpha() and _is_proper(before, words) and not words.has("lead", before)


def _word_before(text: str, start: int) -> str:
    """Return the word that ends just before ``start``, with its dot if it is an abbreviation, or no text."""
    before = text[max(0, start - 40) : start]
    found = _WORD.findall(before)
    if found and before.endswith((f"{found[-1]} ", f"{found[-1]}. ")):
        return before[before.rindex(found[-1]) : -1]
    return ""


def _is_proper(word: str, words: Lexicon) -> bool:
    """Tell whether a word looks like a part of a person's name: a capital, then small letters, no country."""
    return word[0].isupper() and not word.isupper() and not words.at(word)


def _scan_runs(text: str, words: Lexicon) -> Iterator[tuple[int, int, Country, str]]:
    heads = words.heads
    position = 0
    for run in _RUN.finditer(text):
        position, stop = max(position, run.start()), run.end()
        while position < stop:
            head = text[position : position + 2]
            wordings = words.at(head) if head in heads else ()
            hit = next((w for w in wordings if _stands(text, position, w.form)), None)
            if hit is None:
                position += 1
                continue
            start = position + hit.skip
            end = start + hit.length
            named = text.endswith(words.languages, 0, start) or text.startswith(words.tongues, end)
            if hit.country is not None and not named:
                yield start, end, hit.country, hit.kind
            position += len(hit.form)


def _stands(text: str, start: int, form: str) -> bool:
    """Tell whether ``form`` stands at ``start`` as a word, as far as its script shows."""
    if not text.startswith(form, start):
        return False
    end = start + len(form)
    before, after = text[start - 1 : start], text[end : end + 1]
    if form[0] >= "\uac00":
        return not ("\uac00" <= before <= "\ud7a3")
    if form[0] < "\u2000":
        return before not in _LEADING_VOWELS and not _TRAILING.match(text, end)
    return not (
        (_KATAKANA.match(form[-1]) and _KATAKANA.match(after))
        or (_KATAKANA.match(form[0]) and _KATAKANA.match(before))
    )
