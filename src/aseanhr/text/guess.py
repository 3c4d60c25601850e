"""Which language a text is in, where nobody says: its script and its commonest words."""

from __future__ import annotations

from collections import Counter

from aseanhr.caches import Kept
from aseanhr.resources import read_resource
from aseanhr.text.forms import canonical
from aseanhr.text.patterns import pattern
from aseanhr.text.words import fold_case

__all__ = ["guess_language", "language_of_script"]

# Letters in which one language is written, or one of those that this package reads.
_SCRIPTS = (
    ("th", "\u0e01-\u0e5b"),
    ("lo", "\u0e81-\u0edf"),
    ("my", "\u1000-\u109f"),
    ("km", "\u1780-\u17ff"),
    ("ta", "\u0b80-\u0bff"),
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af"),
    ("zh", "\u3400-\u9fff"),
    ("vi", "ăđơư\u1ea0-\u1ef9"),
)
_OF_SCRIPT = tuple((lang, pattern(f"[{letters}]")) for lang, letters in _SCRIPTS)
_WORD = pattern(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SAMPLE = 20_000  # characters; more would not tell more
_COMMON = 12  # one word of so many must be a common one
_MARGIN = 2  # the words that set two languages apart must be so many times as many for one of them


def _read(name: str) -> dict[str, tuple[str, ...]]:
    """Return the languages in which each word is common."""
    found: dict[str, tuple[str, ...]] = {}
    for line in read_resource("data", "text", name).decode().splitlines():
        language, words = line.split("\t")
        for word in dict.fromkeys(words.split()):
            found[word] = (*found.get(word, ()), language)
    return found


_words: Kept[str, dict[str, tuple[str, ...]]] = Kept(_read, most=1)


def language_of_script(text: str, words: int) -> str | None:
    """Return the language of the script that much of a text is in."""
    counts = {lang: len(letters.findall(text)) for lang, letters in _OF_SCRIPT}
    best = max(counts, key=lambda lang: counts[lang])
    # Japanese writes more Han characters than kana.
    best = "ja" if best == "zh" and counts["ja"] * 10 > counts["zh"] else best
    return best if counts[best] * 4 >= words and counts[best] else None


def _is_rival(other: str, best: str, told_in: list[tuple[str, ...]]) -> bool:
    """Tell whether the words that only one of two languages has do not speak clearly for the best."""
    own = sum(best in languages and other not in languages for languages in told_in)
    its = sum(other in languages and best not in languages for languages in told_in)
    return own < its * _MARGIN or own == its


def guess_language(text: str) -> str | None:
    """Return the language that the beginning of a text is in; None if nothing in it tells, or two languages fit alike.

    Told are the languages that are read here, and those that would be taken for them, such as Norwegian for Swedish.

    Args:
        text: running text.

    Raises:
        InputTypeError: ``text`` is not a `str`.

    >>> guess_language("The meeting of the commission was held in the capital.")
    'en'
    >>> guess_language("Møtet ble holdt i hovedstaden og det var ikke langt."), guess_language("12 34")
    ('no', None)
    """
    words = _WORD.findall(fold_case(canonical(text[:_SAMPLE])).replace("’", "'"))
    told = language_of_script(text[:_SAMPLE], len(words))
    if told:
        return told
    common = _words["common_words.tsv"]
    told_in = [common[word] for word in words if word in common]
    votes = Counter(language for languages in told_in for language in languages)
    if not votes:
        return None
    best, *others = sorted(votes, key=lambda language: -votes[language])
    sure = votes[best] > 1 and votes[best] * _COMMON >= len(words)
    return best if sure and not any(_is_rival(other, best, told_in) for other in others[:2]) else None
