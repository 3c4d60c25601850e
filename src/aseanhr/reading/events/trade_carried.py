"""Sums that leave their currency to another one before them: "exports came to 5.9 billion"; ranges that tell two sums."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from aseanhr.reading.annotations import Found
from aseanhr.values.amounts import Amount, find_amounts

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.document import Document, Sentence

__all__ = ["carried_in", "row_before", "split_ranges"]

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w%])")
_LEAST = 10**6
_YEARS = (1900, 2100)
_MAGNITUDE = 10**4
_SIGNS = 2  # that no number as written has of the same kind
_SCALES = frozenset(Decimal(10) ** n for n in (6, 9, 12))


def carried_in(
    notes: Annotations, sentence: Sentence, known: list[Found[Amount]], currency: str
) -> list[Found[Amount]]:
    """Return the numbers of a sentence with a magnitude but no currency, as sums of the currency last named.

    A number that counts things ("two million tons") is none: only what the reader knows may follow it.
    """
    document = notes.document
    found: list[Found[Amount]] = []
    spans: list[Found[Amount] | When] = [*known, *notes.dates_in(sentence)]
    ends = [span.last for span in spans]
    for match in _NUMBER.finditer(document.text, sentence.start, sentence.end):
        if any(span.start < match.end() and match.start() < span.end for span in spans):
            continue
        sum_ = _with_currency(notes, sentence, match.start(), match.end(), currency, ends)
        if sum_ is not None and _stands_free(notes, sentence, sum_):
            found.append(sum_)
    return found


def _with_currency(
    notes: Annotations, sentence: Sentence, start: int, end: int, currency: str, ends: list[int]
) -> Found[Amount] | None:
    """Return a number with the word behind it as a sum of a currency, if that word is a magnitude.

    Args:
        notes: the document.
        sentence: the sentence.
        start: where the number begins.
        end: where it ends.
        currency: the currency.
        ends: the words behind other sums and dates, where its own words begin.
    """
    document = notes.document
    words = document.words
    after = words.at(end)
    if after >= sentence.last or document.text[end : words.starts[after]] != " ":
        return None
    stop = words.ends[after]
    first = words.at(start)
    low = max(first - 4, sentence.first, *(last for last in ends if last <= first))
    while low < first and document.clauses[low] != document.clauses[first]:
        low += 1
    begin = words.starts[low]
    piece = f"{document.text[begin:stop]} {currency}"
    mentions = find_amounts(piece, lang=document.language)
    if not mentions or mentions[-1].end != len(piece) or mentions[-1].value.percent:
        return None
    mention = mentions[-1]
    if mention.value.value < _LEAST or mention.value.upper is not None:
        return None
    at = begin + mention.start
    return Found(words.at(at), after + 1, at, stop, mention.value, mention.kind, True)


def _stands_free(notes: Annotations, sentence: Sentence, found: Found[Amount]) -> bool:
    """Tell whether no word follows that a number could count: the clause ends, or a known word stands there."""
    document = notes.document
    at = found.last
    if at >= sentence.last or document.text[found.end : document.words.starts[at]].strip():
        return True
    known = [
        *document.marks("link", at, at + 1),
        *document.marks("verb", at, at + 1),
        *document.marks("operator", at, at + 1),
        *document.marks("trade_word", at, at + 1),
        *(d for d in notes.dates_in(sentence) if d.first == at),
        *(c for c in notes.countries_in(sentence) if c.first == at),
    ]
    return bool(known) or document.words.forms[at] in document.lexicon.connectors


def row_before(notes: Annotations, sentence: Sentence, known: list[Found[Amount]]) -> list[Found[Amount]]:
    """Return the bare numbers of a sentence that lists in order, right before a sum whose unit they share: "4.9, 3 and 9.3 billion"."""
    document = notes.document
    if not document.within("link", sentence, "RESPECTIVELY"):
        return []
    taken = [(a.start, a.end) for a in known] + [(d.start, d.end) for d in notes.dates_in(sentence)]
    numbers = [
        match
        for match in _NUMBER.finditer(document.text, sentence.start, sentence.end)
        if not any(start <= match.start() < end for start, end in taken)
    ]
    found: list[Found[Amount]] = []
    for amount in known:
        following = amount
        for match in reversed([m for m in numbers if m.end() <= amount.start]):
            if not _adjoins(notes, document.words.at(match.start()), match.end(), following):
                break
            sum_ = _same_unit(document, match, amount)
            if sum_ is None:
                break
            found.append(sum_)
            following = sum_
    return found


def _adjoins(notes: Annotations, first: int, end: int, following: Found[Amount]) -> bool:
    """Tell whether only commas and words such as "and" stand between a number and a sum."""
    document = notes.document
    after = document.words.at(end)
    small = {w for m in document.marks("link", after, following.first) for w in range(m.first, m.last)}
    return first < after and all(w in small for w in range(after, following.first))


def _same_unit(document: Document, match: re.Match[str], amount: Found[Amount]) -> Found[Amount] | None:
    """Return a number as a sum with the unit of another one."""
    own = _NUMBER.search(document.text, amount.start, amount.end)
    before, after = own.span() if own else (amount.end, amount.end)
    piece = document.text[amount.start : before] + match[0] + document.text[after : amount.end]
    mentions = find_amounts(piece, lang=document.language) if own else []
    if len(mentions) != 1 or mentions[0].value.upper is not None or mentions[0].value.percent:
        return None
    words = document.words
    last = words.at(match.end())
    return Found(words.at(match.start()), last, match.start(), match.end(), mentions[0].value, "money", True)


def split_ranges(notes: Annotations, sentence: Sentence, amounts: list[Found[Amount]]) -> list[Found[Amount]]:
    """Return the sums with each range that a small word such as "to" parts, and "from" opens, as the two sums that it tells."""
    found: list[Found[Amount]] = []
    dates = notes.dates_in(sentence)
    for amount in amounts:
        dated = any(date.first <= amount.first < date.last for date in dates)
        found += _split(notes, amount, dated=dated) or [amount]
    return found


def _split(notes: Annotations, amount: Found[Amount], *, dated: bool) -> list[Found[Amount]]:
    document = notes.document
    value = amount.value
    if value.upper is None or value.percent:
        return []
    # "in 2022 to 40 billion", "in the first half to 40 billion": the first number is of a date.
    year = dated or (_YEARS[0] <= value.value < _YEARS[1] and value.upper >= _LEAST)
    to = [m for m in document.marks("link", amount.first, amount.last) if m.value == "TO"]
    if not to or not (year or _is_opened(document, amount)):
        return []
    behind = Found(
        to[0].last,
        amount.last,
        document.words.starts[to[0].last],
        amount.end,
        Amount(value.upper, value.currency),
        "money",
    )
    if year:
        return [behind]
    if value.value < _MAGNITUDE <= value.upper:
        # "from 2.3 to 1.6 billion": the first number is of the magnitude of the second.
        number = _NUMBER.search(document.text, behind.start, behind.end)
        scale = (_scale(number[0], value.upper) if number else None) or 1
        value = Amount(value.value * scale, value.currency)
    return [
        Found(
            amount.first,
            to[0].first,
            amount.start,
            document.words.ends[to[0].first - 1],
            Amount(value.value, value.currency),
            "money",
            True,
        ),
        behind,
    ]


def _is_opened(document: Document, amount: Found[Amount]) -> bool:
    """Tell whether a word such as "from" stands right before a sum."""
    before = document.marks("link", amount.first - 2, amount.first)
    return any(m.value == "FROM" and m.last == amount.first for m in before)


def _scale(number: str, value: Decimal) -> Decimal | None:
    """Return by how much a word such as "million" multiplies a number; None for any other word."""
    plain = number.replace(".", "").replace(",", "."), number.replace(",", "")
    values = [Decimal(text) for text in plain if text.count(".") < _SIGNS]
    return next((value / v for v in values if v and value % v == 0 and value / v in _SCALES), None)
