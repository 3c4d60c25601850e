"""Keys under which spellings of one name meet.

Three keys, each looser than the one before: `fold` ignores case, punctuation, spacing and Unicode form; `bare` also
drops accents; `bag` also ignores the order of words. The index is built and asked with the same functions.
"""

from __future__ import annotations

import unicodedata

from aseanhr.text import canonical, pattern

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["MAX_NAME", "bag", "bare", "fold"]

# No name of a country is longer; what is longer is refused unread, which keeps every step linear.
MAX_NAME = 200

_APOSTROPHES = "’‘‛`´ʻʼʽʾʿˈ′ˊ՚׳＇"
_DROP = '״.。·・･‧•*†‡§"“”„‟«»‹›「」『』〈〉《》〝〞'
_SPACE = "-‐‑‒–—―−_/\\,;:!?¡¿()[]{}<>|+~^#@=،؛؟、，．／។៕၊။।॥\u3000\t\n\r\x0b\x0c\u0085"
_PUNCTUATION: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _DROP)),
    **dict.fromkeys(map(ord, _SPACE), " "),
    **dict.fromkeys(map(ord, _APOSTROPHES), "'"),
    ord("&"): " & ",
}
_MARKS = frozenset(map(chr, _PUNCTUATION)) | {"'"}
# An elided article or preposition is a word of its own: "l'Italie", "Côte d'Ivoire", "Cote d Ivoire".
_ELISION = pattern(r"\b([dl])'(?=\w)")
# Thai, Lao, Burmese, Khmer, kana, Han and Hangul: a space inside a name says nothing.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_INNER_SPACE = pattern(f" (?=[{_UNSPACED}])|(?<=[{_UNSPACED}]) ")

_INITIALS = pattern(r"\b(\w) (?=\w\b)")

# Letters that Unicode does not decompose, and Arabic letters that keyboards mix.
_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ƙ": "k",
     "ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o", "ŋ": "ng", "ə": "e",
     "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ۃ": "ه", "ـ": None}
)  # fmt: skip
# In the alphabets before the Indic scripts a mark is an accent or a vowel point; after them it is a letter.
_LAST_ACCENTED = "\u08ff"


def _fold_signs(name: str) -> str:
    """Fold case, punctuation and spaces of a name in canonical form."""
    key = name.casefold()
    if not _MARKS.isdisjoint(key):  # cheaper than to translate what has none
        key = key.translate(_PUNCTUATION)
    key = " ".join(key.split())
    return _ELISION.sub(r"\1 ", key).replace("'", "") if "'" in key else key


def fold(name: str) -> str:
    """Return the key of ``name``: one for all its spellings, Unicode forms and cases.

    >>> fold("CÔTE D’IVOIRE ") == fold("Co\\u0302te d'Ivoire")
    True
    >>> fold("ປະເທດ ລາວ")
    'ປະເທດລາວ'
    """
    if name.isascii():
        return _fold_signs(name)
    text = canonical(name)
    compatible = unicodedata.normalize("NFKC", text)
    key = _fold_signs(text if compatible == text else canonical(compatible))
    # Whether any letter is of such a script is asked first: most names need no expression, not even `re`.
    if " " in key and any("\u0e00" <= char < "\u1e00" or char > "\u303f" for char in key):
        return _INNER_SPACE.sub("", key)
    return key


def bare(key: str) -> str:
    """Return ``key`` without accents, in scripts where a mark is no letter of its own.

    >>> bare("đông ti mo"), bare("ελλάδα")
    ('dong ti mo', 'ελλαδα')
    """
    if key.isascii():
        return key
    letters = unicodedata.normalize("NFD", key.translate(_LETTERS))
    kept = []
    letter = ""
    for char in letters:
        if unicodedata.category(char) != "Mn":
            letter = char
        elif letter <= _LAST_ACCENTED:
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def bag(key: str, words: Mapping[str, str]) -> str:
    """Return the words of a bare ``key`` in alphabetical order, rewritten or dropped as ``words`` says.

    >>> bag("korea rep of", {"rep": "republic", "of": ""})
    'korea republic'
    """
    key = _INITIALS.sub(r"\1", key)
    return " ".join(sorted(part for word in key.split() for part in words.get(word, word).split()))
