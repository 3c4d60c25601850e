"""The amount words of each language, loaded when a language is first used."""

from __future__ import annotations

import copy
import json
import re
from decimal import Decimal

from aseanhr.caches import Kept
from aseanhr.resources import read_resource
from aseanhr.text import language_of, pattern, read_tag
from aseanhr.values.amounts import roles
from aseanhr.values.amounts.numbers import NUMBER_TAIL, Convention

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any, Final

__all__ = [
    "DASHES",
    "LEFT_UNITS",
    "PREFIXES",
    "SIGNS",
    "Lexicon",
    "Token",
    "candidates",
    "currency_codes",
    "is_spaced",
    "languages",
    "lexicon",
    "lower",
    "plain_dashes",
    "same_family",
]


# One known word at a place in a text: its role, its payload (a Decimal, a code, a qualifier or (Decimal, code), as the
# role says), and its far edge: its end when looking right, its start when looking left.
Token = tuple[str, "Any", int]
# What a table says of a word: its role, its payload, how it is to be spelled if capitals matter, and whether a letter
# or digit beside it makes it another word.
_Entry = tuple[str, "Any", "str | None", bool]

_COUNTING: Final = (
    roles.NUMBER, roles.MAGNITUDE, roles.HUNDRED, roles.HALF, roles.POINT, roles.MINUS
)  # fmt: skip
_JOINED: Final = (roles.NUMBER, roles.HUNDRED)
DASHES: Final = "-–—−~〜～"
SIGNS: Final = frozenset("-−–+")
PREFIXES: Final = (roles.CURRENCY, roles.WEAK, roles.PERCENT)
LEFT_UNITS: Final = (*PREFIXES, roles.MAGNITUDE)
_SPACES: Final = frozenset(" \t")  # nothing is read over the end of a line
_WHITE: Final = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_REACH: Final = 4  # how much before a number is looked at for a unit, at first
_LONGEST: Final = 24  # characters of a word such as "Article"
_LONG: Final = 6  # characters by which a long word is looked for
_GAPS: Final = _SPACES | {"-"}

# Other forms of the hyphen, the en dash and the em dash, one character each.
_OTHER_DASHES: Final = (("‐", "-"), ("‑", "-"), ("﹣", "-"), ("‒", "–"), ("―", "—"), ("﹘", "—"))

# Scripts whose words stand side by side (or, in Tamil, take endings): Tamil to Khmer, Mongolian aside; kana, Han, Hangul.
_UNSPACED: Final = pattern(
    "[\u0b80-\u0bff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)


def is_spaced(char: str) -> bool:
    """Tell whether a character is a letter or digit of a script that parts words by spaces.

    >>> is_spaced("a"), is_spaced("万"), is_spaced("$")
    (True, False, False)
    """
    return char.isalnum() and (char < "\u0b80" or _UNSPACED.match(char) is None)


def lower(text: str) -> str:
    """Write a text in small letters without changing its length, so that offsets hold.

    >>> lower("İsveç"), len("İ".lower())
    ('İsveç', 2)
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def plain_dashes(text: str) -> str:
    """Write every form of the hyphen, the en dash and the em dash as its usual one, so that offsets hold.

    >>> plain_dashes("5\u20116")
    '5-6'
    """
    if text.isascii():
        return text
    for other, usual in _OTHER_DASHES:
        if other in text:
            text = text.replace(other, usual)
    return text


class Lexicon:
    """The words and the number convention of one language.

    Attributes:
        lang: the language, without region.
        convention: how it writes digits, by region where one was given.
        trigger: finds the places where an amount's number may begin; a match that begins with no letter or digit
            begins one character before.
        trends: finds words of decline (group ``down``) and of increase.
        joined: the rest of a number that is written as one word, for languages that do so.
        compound: the beginning of such a number.
        against: finds words that compare, "compared with".
        when: matches what shows, behind a bare number, that it counts no things: "a year earlier".
        counting: the first three characters of words of number, magnitude and minus.
        homographs: words of number that are common words of other meanings too ("năm", "tư").
        words: for writing: the first words of each qualifier and of percentage points.
    """

    __slots__ = (
        "_heads",
        "_left",
        "_left_long",
        "_left_sizes",
        "_numbered",
        "_right",
        "_right_long",
        "_right_sizes",
        "_tails",
        "against",
        "compound",
        "convention",
        "counting",
        "homographs",
        "joined",
        "lang",
        "trends",
        "trigger",
        "when",
        "words",
    )

    def __init__(self, lang: str, data: dict[str, Any], convention: Convention) -> None:
        self.lang = lang
        self.convention = convention
        self.words: dict[str, str] = data["words"]
        self.trigger = pattern(_trigger(data))
        self.trends = pattern(data["trends"])
        self.against = pattern(data["against"])
        self.when = pattern(data["when"])
        self._numbered = pattern(data["numbered"])
        self.homographs: frozenset[str] = frozenset(data["homographs"])
        self.joined = pattern(data["joined"]) if data["joined"] else None
        self.compound = pattern(data["compound"]) if data["compound"] else None
        # The entries are text until they are first needed.
        self._right: dict[str, str | _Entry] = data["right"]
        self._left: dict[str, str | _Entry] = data["left"]
        self._right_sizes, self._right_long = _sizes(self._right, left=False)
        self._left_sizes, self._left_long = _sizes(self._left, left=True)
        self.counting = frozenset(word[:3] for word, entry in data["right"].items() if entry[0] in _COUNTING)
        self._heads = frozenset((*self._right_sizes, *DASHES, *_WHITE))
        units = (word[-3:] for word, entry in data["left"].items() if entry[0] in LEFT_UNITS)
        self._tails = frozenset((*units, *SIGNS, *_SPACES))

    def after(self, text: str, low: str, position: int) -> Token | None:
        """Return the longest word that begins at ``position``, a space or hyphen before it allowed."""
        head = low[position : position + 3]
        if head[:1] in _GAPS:
            position += 2 if head[1:2] == " " else 1
            head = low[position : position + 3]
        words, sizes = self._right, self._right_sizes
        lengths = sizes.get(head)
        if lengths is None:
            lengths = sizes.get(head[:2]) or sizes.get(head[:1], ())
        elif (longer := self._right_long.get(low[position : position + _LONG])) is not None:
            lengths = longer
        for size in lengths:
            word = low[position : position + size]
            entry = words.get(word)
            if entry is None:
                continue
            if isinstance(entry, str):
                entry = words[word] = _entry(entry, bounded=is_spaced(word[-1]))
            role, payload, exact, bounded = entry
            end = position + len(word)
            if bounded and low[end : end + 1].isalnum() and self._is_cut(low, end, role):
                continue
            if exact and text[position:end] != exact:
                continue
            return role, payload, end
        return None

    def is_bare(self, low: str, start: int, end: int) -> bool:
        """Tell, at little cost, of most bare numbers that no unit, sign, dash or known word stands beside them.

        >>> lexicon("en").is_bare("of the 11 states", 7, 9), lexicon("en").is_bare("of 11 million", 3, 5)
        (True, False)
        """
        if start < _REACH:
            return False
        head = low[end : end + 3]
        if head[:1] == " ":
            head = low[end + 1 : end + 4]
        heads = self._heads
        if head[:2] in heads or head in heads or head[:1] in heads:
            return False
        tail = low[start - 3 : start] if low[start - 1] != " " else low[start - 4 : start - 1]
        tails = self._tails
        return tail[1:] not in tails and tail not in tails and tail[2:] not in tails

    def is_numbered(self, low: str, position: int) -> bool:
        """Tell whether the word before a number makes it no amount: "Article", "page", a month.

        >>> lexicon("en").is_numbered("see article 5.2", 12)
        True
        """
        return self._numbered.search(low, max(0, position - _LONGEST), position) is not None

    def begins_number(self, word: str) -> bool:
        """Tell whether a word begins with a number word and one more, as numbers in one word do.

        >>> lexicon("sv").begins_number("femhundraoch"), lexicon("sv").begins_number("femkamp")
        (True, False)
        """
        return self.compound is not None and self.compound.match(word) is not None

    def _is_cut(self, low: str, end: int, role: str) -> bool:
        """Tell whether what goes on behind a word makes it another word, and not more of a number in one word."""
        return is_spaced(low[end]) and (
            self.joined is None or role not in _JOINED or self.joined.match(low, end) is None
        )

    def before(self, text: str, low: str, position: int) -> Token | None:
        """Return the longest word that ends at ``position``, one or two spaces behind it allowed."""
        tail = low[max(position - 3, 0) : position]
        if tail[-1:] in _SPACES:
            position -= 2 if tail[-2:-1] == " " else 1
            tail = low[max(position - 3, 0) : position]
        words, sizes = self._left, self._left_sizes
        lengths = sizes.get(tail)
        if lengths is None:
            lengths = sizes.get(tail[-2:]) or sizes.get(tail[-1:], ())
        elif (longer := self._left_long.get(low[max(position - _LONG, 0) : position])) is not None:
            lengths = longer
        for size in lengths:
            start = position - size
            word = low[start:position] if start >= 0 else ""
            entry = words.get(word)
            if entry is None:
                continue
            if isinstance(entry, str):
                entry = words[word] = _entry(entry, bounded=_is_bounded(word[0]))
            role, payload, exact, bounded = entry
            if (bounded and start and is_spaced(low[start - 1])) or (exact and text[start:position] != exact):
                continue
            return role, payload, start
        return None


def _is_bounded(first: str) -> bool:
    """Tell whether a letter before a word that begins so makes it another word."""
    return first == "$" or is_spaced(first)


def _trigger(data: dict[str, Any]) -> str:
    """Write the pattern of the places where a number of an amount can begin.

    That is a whole number in digits, a number word behind a character that is none of a word, or one of a script
    without spaces. What stands beside it is looked at as far as one character goes, which turns most bare numbers away:
    a sign or unit before it (then an empty group matches), or what may go on behind it.
    The pattern begins with a single set of characters, which the engine skips to quickly.
    """
    before, numbers, dashes = data["before"], data["numbers"], re.escape(DASHES)
    beside = rf"(?=[ \t-]{{0,2}}[{numbers['beside']}])"
    whole = (
        rf"(?<=[0-9])(?<![0-9].)(?<![0-9][.,'’].)(?:(?:(?<=[{before}].)|(?<=[{before}] .))())?{NUMBER_TAIL}"
    )
    joined = f"(?:{data['joined']})?+" if data["joined"] else ""
    articles = "|" + numbers["articles"] if numbers["articles"] else ""
    starts = [
        rf"{whole}(?(1)|(?=[ \t-]{{0,2}}[{data['after']}]| ?[{dashes}] ?[0-9]))",
        rf"(?<=[\W_])(?:(?:{numbers['spaced']}){joined}(?![^\W_]){beside}{articles})",
    ]
    if numbers["unspaced"]:
        starts.append(rf"(?:(?<=[{before}].)())?(?:{numbers['unspaced']})(?(2)|{beside})")
    return rf"[0-9\W_{data['glued']}](?:{'|'.join(starts)})"


def _payload(role: str, text: str) -> Any:
    if role in (roles.NUMBER, roles.ARTICLE, roles.MAGNITUDE, roles.HUNDRED, roles.HALF):
        return Decimal(text)
    if role in (roles.COMPOUND, roles.MINOR):
        number, code = text.split()
        return Decimal(number), code.replace("-", "")
    return text


def _entry(text: str, *, bounded: bool) -> _Entry:
    role, _, rest = text.partition(" ")
    payload, _, exact = rest.partition("|")
    return role, _payload(role, payload), exact or None, bounded


def _sizes(
    words: Collection[str], *, left: bool
) -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """Return how long the words are, the longest first, by their first (or last) characters.

    Shorter words lie under all their characters, too, since anything may stand beside them.

    Returns:
        The lengths of short words by three characters; those of all words by the six of long ones.
    """
    short: dict[str, set[int]] = {}
    long: dict[str, set[int]] = {}
    for word in words:
        lengths = short.setdefault(word[-3:] if left else word[:3], set())
        if len(word) < _LONG:
            lengths.add(len(word))
        else:
            long.setdefault(word[-_LONG:] if left else word[:_LONG], set()).add(len(word))
    for table, most in ((short, 3), (long, _LONG)):
        for head, lengths in table.items():
            lengths.update(n for n in range(1, most) if (head[-n:] if left else head[:n]) in words)
    return _sorted(short), _sorted(long)


def _sorted(table: dict[str, set[int]]) -> dict[str, tuple[int, ...]]:
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in table.items()}


def candidates(text: str) -> list[str]:
    """Return the languages in which a text of unknown language may be read: those whose script it has.

    >>> candidates("5 億") == [*candidates("5"), "zh"]
    True
    """
    scripts: dict[str, str] = _index()["scripts"]
    return [lang for lang, range_ in scripts.items() if not range_ or re.search(f"[{range_}]", text)]


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(read_resource("data", "amounts", f"{name}.json"))
    return data


_shared: Kept[str, dict[str, Any]] = Kept(_read, most=1)


def _index() -> dict[str, Any]:
    return _shared["index"]


def currency_codes() -> frozenset[str]:
    """Return the ISO 4217 codes that an amount may have.

    >>> "VND" in currency_codes()
    True
    """
    return _codes["currencies"]


_families: Kept[str, dict[str, str]] = Kept(
    lambda name: {code: family for family, codes in _index()[name].items() for code in codes.split()}, most=1
)


def same_family(code: str, other: str) -> bool:
    """Tell whether two currencies have one name, so that a bare "dollars" or "$" may mean either.

    >>> same_family("CAD", "USD"), same_family("CAD", "EUR")
    (True, False)
    """
    families = _families["families"]
    return code in families and families[code] == families.get(other)


_codes: Kept[str, frozenset[str]] = Kept(lambda name: frozenset(_index()[name].split()), most=1)


def languages() -> tuple[str, ...]:
    """Return the languages whose amounts can be read.

    >>> {"en", "sv", "vi"} <= set(languages())
    True
    """
    return _named["languages"]


def lexicon(lang: str) -> Lexicon:
    """Return the lexicon of a language; a region in the tag chooses its number convention.

    Args:
        lang: a BCP 47 tag such as ``vi``, ``en-GB``, ``zh-Hans`` or ``de_CH``.

    Raises:
        UnknownLanguageError: the language is not one of `languages`.
        InputTypeError: ``lang`` is not a `str`.

    >>> lexicon("de-CH").convention.read("1’600.5")
    Decimal('1600.5')
    """
    language = language_of(lang, languages())
    region = read_tag(lang).region
    place = f"{language}-{region.lower()}" if region else ""
    return _regions[place] if place in _index()["conventions"] else _languages[language]


def _make(language: str) -> Lexicon:
    return Lexicon(language, _read(language), _convention(language))


def _regional(place: str) -> Lexicon:
    lexicon = copy.copy(_languages[place.partition("-")[0]])
    lexicon.convention = _convention(place)
    return lexicon


def _convention(place: str) -> Convention:
    decimal, groups, flags = _index()["conventions"][place]
    return Convention(decimal, groups, indian="i" in flags, lenient="l" in flags, filled="f" in flags)


_named: Kept[str, tuple[str, ...]] = Kept(lambda name: tuple(_index()[name]), most=1)
_languages: Kept[str, Lexicon] = Kept(_make, most=48)
_regions: Kept[str, Lexicon] = Kept(_regional, most=96)
