"""Amounts in text: `normalize_amount` for one expression, `find_amounts` for all in a running text."""

from __future__ import annotations

from operator import itemgetter

from aseanhr.errors import AmountParseError
from aseanhr.text import canonical as canonical_text
from aseanhr.text import canonicalize, pattern, require_text
from aseanhr.values.amounts import roles
from aseanhr.values.amounts.amount import Amount
from aseanhr.values.amounts.carry import carry
from aseanhr.values.amounts.grammar import Reading, read_amount
from aseanhr.values.amounts.numerals import NUMERIC
from aseanhr.values.amounts.tables import Lexicon, candidates, lexicon, lower, plain_dashes
from aseanhr.values.mention import Mention

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["find_amounts", "normalize_amount"]

_MAX_EXPRESSION = 400
_MAX_AROUND = 60
# Stands before a text, since a number word is looked for behind a character that is none of a word.
_EDGE = "\n"
# A number is read with what stands within this reach of it, so that time is linear in the length of any text; and
# what stood in the same surroundings before (tables, refrains, whatever is repeated) need not be read again.
_BEFORE = 96
_BEHIND = 224
_MAX_KNOWN = 512
_DIGIT = pattern("[0-9]")
_DIGITS = pattern("[0-9](?:[.,'’ ]?[0-9])*")
_POINT = pattern(r"[0-9]\.[0-9]{1,2}(?![0-9])")
# Words, and each character of the scripts without spaces.
_UNSPACED = "\u0b80-\u0bff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = pattern(rf"[^\W_{_UNSPACED}]+|[{_UNSPACED}]")
_UNITS = (roles.CURRENCY, roles.MINOR, roles.COMPOUND, roles.MAGNITUDE)
_NUMBERS = (*NUMERIC, roles.POINT)
_HAS_SIGN = pattern("[.,'’] ?[0-9]|[0-9] [0-9]")


def _scan(lex: Lexicon, text: str, low: str) -> list[Reading]:
    """Read the amounts in ``text`` from left to right; time is linear in its length."""
    readings: list[Reading] = []
    known: dict[tuple[int, str], Reading | int] = {}
    search, is_bare = lex.trigger.search, lex.is_bare
    short = len(text) <= _BEFORE  # so that all of it is within reach of any number
    position = floor = 0  # where to search on, and the last character of the amount before
    while (found := search(low, position)) is not None:
        start, position = found.span()
        if not low[start].isalnum():
            start += 1
        first = 0
        if short and not floor:
            reading = read_amount(lex, text, low, start, position)
        elif is_bare(low, start, position):
            continue
        else:
            first = max(floor, start - _BEFORE)
            window = text[first : start + _BEHIND]
            key = start - first, window
            known_reading = known.get(key)
            if known_reading is None:
                if len(known) == _MAX_KNOWN:
                    known.clear()
                small = low[first : start + _BEHIND]
                known_reading = known[key] = read_amount(lex, window, small, start - first, position - first)
            reading = known_reading
        if isinstance(reading, int):
            position = max(first + reading, position)
        else:
            begin, end, amount, understood, scale, carried = reading
            position = first + end
            floor = position - 1
            readings.append((first + begin, position, amount, understood, scale, carried))
    return readings


def find_amounts(text: str, *, lang: str | None = None) -> list[Mention[Amount]]:
    """Find every amount of money, percentage and difference in percentage points in a text.

    Bare numbers, years, dates, document numbers, vague plurals ("millions of dollars") and units without a number
    are no amounts. A mention runs from its qualifier or currency sign to its unit ("over US$25 billion"); a word of
    decline ("fell by") is not part of it but gives a percentage its sign. Mentions never overlap.

    A number that leaves its unit, currency or magnitude to another in its clause is a mention too, with ``carried`` set:
    "rose from $4.1 to 5.3 billion", "exports $2.1 billion, imports 1.4", "5.2% against 4.8". So is none that counts
    things, and no year. Behind an amount it is looked for only where ``lang`` is given.

    Args:
        text: any text.
        lang: its language, as a BCP 47 tag; it settles separators, magnitudes and currency words.
            Without it each amount is read in every language, and left out where the best readings differ.

    Returns:
        Mentions from left to right, with offsets in ``text``; their kind is ``money``, ``percent`` or
        ``percentage_points``, with ``_range`` behind it for ranges.

    Raises:
        InputTypeError: ``text`` is not a `str`.
        UnknownLanguageError: ``lang`` is not known.

    >>> [mention.value for mention in find_amounts("Exports fell by 3.2% to nearly US$25bn in 2024", lang="en")]
    [Amount('-3.2%'), Amount('~<25000000000 USD')]
    >>> found = find_amounts("Exports were $2.1 billion, imports 1.4.", lang="en")
    >>> [(str(mention.value), mention.carried) for mention in found]
    [('2100000000 USD', False), ('1400000000 USD', True)]
    """
    canonical = canonicalize(text)
    padded = _EDGE + plain_dashes(canonical.text)
    low = lower(padded)
    if lang is None:
        readings = _scan_all(padded, low)[0]
    else:
        lex = lexicon(lang)
        readings = carry(lex, padded, low, _scan(lex, padded, low))
    return [
        Mention(*canonical.span(start - 1, end - 1), amount, amount.kind, carried=carried)
        for start, end, amount, _, _, carried in readings
    ]


def normalize_amount(text: str, *, lang: str | None = None) -> Amount:
    """Read a text that says one amount of money or one percentage.

    A few words around the amount that are no part of it ("a turnover of …") do no harm; other numbers do.

    Args:
        text: the expression, such as ``1,6 tỷ USD`` or ``a decline of 3.2 percent``.
        lang: its language, as a BCP 47 tag. Without it, it is read in every language, and must have one best reading.

    Returns:
        The amount; percentages of decline are negative.

    Raises:
        AmountParseError: the text says no amount, more than one, or one that cannot be read without guessing.
        InputTypeError: ``text`` is not a `str`.
        UnknownLanguageError: ``lang`` is not known.

    >>> normalize_amount("drygt 1,6 miljarder kronor", lang="sv")
    Amount('>1600000000 SEK')
    >>> normalize_amount("US$1.6bn")
    Amount('1600000000 USD')
    """
    lex = None if lang is None else lexicon(lang)
    if len(require_text(text)) > _MAX_EXPRESSION:
        raise AmountParseError(text, f"it is longer than {_MAX_EXPRESSION} characters; try find_amounts")
    canonical = _EDGE + (text if text.isascii() else plain_dashes(canonical_text(text)))
    low = lower(canonical)
    if lex is None:
        readings, doubtful = _scan_all(canonical, low)
        if doubtful:
            raise AmountParseError(text, "languages read it differently; give lang=")
    else:
        readings = _scan(lex, canonical, low)
    if len(readings) != 1:
        if readings:
            raise AmountParseError(text, "it holds more than one amount")
        raise AmountParseError(text, *_why_none(lex, canonical, low))
    start, end, amount = readings[0][:3]
    around = canonical[:start] + canonical[end:]
    if len(around) == len(_EDGE):
        return amount
    if len(around) > _MAX_AROUND or _DIGIT.search(around):
        raise AmountParseError(text, "it holds other things beside the amount")
    if _counts_on(lex or lexicon("en"), canonical, low, start, end, signed=amount.value < 0):
        raise AmountParseError(text, "it holds other words of number beside the amount")
    return amount


def _why_none(lex: Lexicon | None, text: str, low: str) -> tuple[str, str]:
    """Return why a text says no amount, and the word beside its number if that is the trouble."""
    lex = lex or lexicon("en")
    number = _DIGITS.search(low)
    if number is not None:
        behind = _WORD.match(low, number.end() + (low[number.end() : number.end() + 1] == " "))
        before = [word for word in _WORD.finditer(low, 1, number.start()) if word.end() >= number.start() - 1]
        beside = behind or (before[-1] if before else None)
        if beside is None:
            return "it has a number without a currency or percent sign", ""
        if lex.after(text, low, beside.start()) is None:
            return f"{beside[0]!r} is not a currency or magnitude known here", beside[0]
        return "its number cannot be read beside its words", ""
    tokens = (lex.after(text, low, word.start()) for word in _WORD.finditer(low, 1))
    if any(token is not None and token[0] in NUMERIC for token in tokens):
        return "no currency or percent sign known here stands at its number", ""
    return "it holds no number", ""


def _counts_on(lex: Lexicon, text: str, low: str, start: int, end: int, *, signed: bool) -> bool:
    """Tell whether words of number or sign stand apart from an amount: "$1.6 … billion", "two hundred … five dollars"."""
    spelled = _DIGIT.search(text, start, end) is None
    counting, words = lex.counting, _WORD.finditer
    for word in (*words(low, 1, start), *words(low, end)):
        position = word.start()
        head = low[position : position + 3]
        if head not in counting and head[:2] not in counting and head[:1] not in counting:
            continue
        token = lex.after(text, low, position)
        if token is None or low[position : token[2]] in lex.homographs:
            continue
        role = token[0]
        if role == roles.MAGNITUDE or (role == roles.MINUS and not signed):
            return True
        if role in _NUMBERS and (spelled or end <= position <= end + 1):
            return True
    return False


def _scan_all(text: str, low: str) -> tuple[list[Reading], bool]:
    """Read in every language; of overlapping readings keep the best understood, if these agree.

    Of readings that differ in nothing but the meaning of a word ("billion"), the English one is taken; where they
    differ on the separators of digits ("1.600"), none is.

    Returns:
        The readings from left to right, and whether any was left out as doubtful.
    """
    found: list[
        tuple[int, int, int, int, Amount, Decimal, bool]
    ] = []  # what is best comes first when they are sorted
    langs = candidates(text)  # English before all others
    for rank, lang in enumerate(langs):
        lex = lexicon(lang)
        for start, end, amount, understood, scale, carried in _scan(lex, text, low):
            if lex.convention.decimal != "." and _POINT.search(text, start, end):
                # A slip in this language, so that one whose sign it is understands it better.
                understood -= 1
            found.append((-understood, start, rank, end, amount, scale, carried))
    found.sort()
    kept: list[Reading] = []
    taken = bytearray(len(text) + 1)
    doubtful = False
    n = 0
    while n < len(found):
        missed, start, rank, end, amount, scale, carried = found[n]
        n += 1
        if taken.find(1, start, end) >= 0:
            continue
        taken[start:end] = b"\x01" * (end - start)
        alike = True
        while n < len(found) and found[n][:2] == (missed, start):
            alike = alike and found[n][4] == amount
            n += 1
        reading = start, end, amount, -missed, scale, carried
        if (rank and _is_otherwise_in_english(text, low, reading, langs[rank])) or not (
            alike or (not rank and _HAS_SIGN.search(text, start, end) is None)
        ):
            doubtful = True
        else:
            kept.append(reading)
    kept.sort(key=itemgetter(0))
    return kept, doubtful


def _is_otherwise_in_english(text: str, low: str, reading: Reading, lang: str) -> bool:
    """Tell whether English, too, knows the words of an amount but means another number ("billion"), or reads on."""
    start, end = reading[:2]
    token = lexicon("en").after(text, low, end)
    if token is not None and token[0] in _UNITS:
        return True  # "$5 to 10 cents"
    found = _DIGITS.sub("5", text[start:end]), _DIGITS.sub("5", low[start:end])
    english, other = (_scan(lexicon(tag), _EDGE + found[0], _EDGE + found[1]) for tag in ("en", lang))
    return (
        len(english) == len(other) == 1
        and english[0][:2] == other[0][:2]
        and english[0][2].value != other[0][2].value
    )
