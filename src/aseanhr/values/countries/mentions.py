"""All countries that a text names, with their places.

One pass over the words of the text, each looked up as it stands; scripts without spaces are scanned letter by letter.
What is looked for (`lexicon`) is built once a language from the generated tables.
"""

from __future__ import annotations

import re

from aseanhr.text import canonicalize
from aseanhr.values.countries.country import Country, registry
from aseanhr.values.countries.doubt import is_doubtful
from aseanhr.values.countries.languages import known_language
from aseanhr.values.countries.lexicon import GAP, HANGUL, UNSPACED, WORD_CHARS, Lexicon, Wording, lexicon
from aseanhr.values.mention import Mention

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.text import Canonical

    Hit = tuple[int, int, Country, str]

__all__ = ["find_countries"]

_WORD = re.compile(f"[{WORD_CHARS}]+")
_RUN = re.compile(f"[{UNSPACED}{HANGUL}]+")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_WIDEST_GAP = 4  # " (…": the signs between two words of a name
_FOLDED_SIGNS = str.maketrans("\n\r‐‑–—−’‘", "  -----''")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")
_LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ\u17d2\u1039")
_TRAILING = re.compile(
    "[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0eb0-\u0ebd\u0ec8-\u0ecd\u102b-\u103e\u1056-\u1059\u17b4-\u17d3]"
    "|[\u1000-\u1021][\u1037\u103a\u1039]{1,2}"
)
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
        InputTypeError: ``text`` is not a `str`.
        UnknownLanguageError: ``lang`` is no language with names here.

    >>> [(m.start, m.end, str(m.value), m.kind) for m in find_countries("Thailands och Laos ministrar", lang="sv")]
    [(0, 9, 'TH', 'name'), (14, 18, 'LA', 'name')]
    """
    canon = canonicalize(text)
    words = lexicon(None if lang is None else known_language(lang), canon.text)
    found = [*_scan_words(canon.text, words)]
    if _RUN.search(canon.text):
        found += _scan_runs(canon.text, words)
    code = _code(canon.text)
    # Capitals make a code, but a name in the language that is given.
    if code and not (found and (lang is not None or found[0][2] is code[2])):
        found = [code]
    found += _flags(canon.text)
    found.sort(key=lambda hit: hit[:2])
    return [_mention(canon, *hit) for hit in found]


def _mention(canon: Canonical, start: int, end: int, country: Country, kind: str) -> Mention[Country]:
    return Mention(*canon.span(start, end), country, kind)


def _code(text: str) -> Hit | None:
    """Return the code that the whole text is, if it is one."""
    code = text.strip()
    if 2 <= len(code) <= _MAX_CODE and code.isascii() and code.isupper() and code in registry():
        start = text.index(code)
        return start, start + len(code), registry()[code], "code"
    return None


def _flags(text: str) -> Iterator[Hit]:
    if text.isascii():
        return
    known = registry()
    for match in _FLAG.finditer(text):
        country = known.get("".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in match[0]))
        if country is not None:
            yield match.start(), match.end(), country, "code"


def _scan_words(text: str, words: Lexicon) -> Iterator[Hit]:
    heads, mask = words.heads, words.mask
    done = 0
    for match in _WORD.finditer(text):
        if not heads.get(match[0], 0) & mask or match.start() < done:
            continue
        start, stop = match.span()
        if text[stop + 1 : stop + 2].islower() and words.has("article", match[0].lower()):
            continue  # "La réunion"
        for wording in _candidates(text, match[0], stop, words):
            end = _end(text, stop, wording)
            if end:
                done = end
                if wording.country is not None and not is_doubtful(text, start, end, words):
                    yield start, end, wording.country, wording.kind
                break


def _candidates(text: str, head: str, position: int, words: Lexicon) -> tuple[Wording, ...]:
    """Return the wordings that begin with a word and with the one behind ``position``, then those of one word, the longest first."""
    alone = words.at(head)
    following = _WORD.search(text, position, position + _WIDEST_GAP)
    second = _WORD.match(text, following.start()) if following else None
    return words.at(f"{head} {second[0].casefold()}") + alone if second else alone


def _end(text: str, position: int, wording: Wording) -> int:
    """Return where a wording ends whose first word ends at ``position``, or 0 if it does not stand there."""
    first = position
    for sign, word in zip(wording.signs, wording.rest, strict=True):
        gap = None if sign else GAP.match(text, position)
        start = gap.end() if gap else _over(text, position, sign)
        following = _WORD.match(text, start) if start else None
        if following is None or following[0].casefold() != word:
            return 0
        position = following.end()
    if wording.closing:
        if text.startswith(wording.closing, position):
            position += len(wording.closing)
        elif wording.closing != ".":
            return 0
    return first if wording.elliptic else position


def _over(text: str, position: int, sign: str) -> int:
    """Return the index after the signs between two words of a name, if they are those of the name; else 0."""
    following = _WORD.search(text, position, position + _WIDEST_GAP) if sign else None
    if following is None:
        return 0
    gap, sign = (signs.translate(_FOLDED_SIGNS) for signs in (text[position : following.start()], sign))
    # The dot of an abbreviation may be left out: "St Lucia".
    return following.start() if gap in (sign, sign.removeprefix(".")) else 0


def _scan_runs(text: str, words: Lexicon) -> Iterator[Hit]:
    heads, mask, short = words.heads, words.mask, words.short
    position = 0
    for run in _RUN.finditer(text):
        position, stop = max(position, run.start()), run.end()
        while position < stop:
            head = text[position : position + 2]
            wordings = words.at(head) if heads.get(head, 0) & mask else ()
            if not wordings and text[position] in short:
                wordings = words.at(text[position])
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
