"""Extended Date/Time Format (ISO 8601-2, levels 0 to 2): the parts of it that news and archives need.

An *atom* is one date of some precision: its text, its first and last day, its unit. A *piece* is an atom alone or an
interval of two, either of which may be open. A value is one piece, or several as a set.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from aseanhr.caches import on_clear

__all__ = [
    "Atom",
    "Piece",
    "century_atom",
    "day_atom",
    "decade_atom",
    "month_atom",
    "pieces_text",
    "qualified",
    "read_pieces",
    "season_atom",
    "year_atom",
]

Atom = tuple[str, date, date, str]
"""Text, first day, last day, unit (day, month, season, year, decade, century, millennium)."""

Piece = tuple[Atom | None, Atom | None]
"""An interval of two atoms, None where open; the same atom twice where it is no interval."""

_ATOM = re.compile(
    r"([0-9X]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%]?)", re.ASCII
)  # the qualifier stands at the end: for the whole date
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


@lru_cache(maxsize=1024)  # dates repeat themselves
def day_atom(year: int, month: int, day: int) -> Atom:
    """Return the atom of one day; `ValueError` if the calendar has no such day."""
    when = date(year, month, day)
    return when.isoformat(), when, when, "day"


@lru_cache(maxsize=1024)  # dates repeat themselves
def month_atom(year: int, month: int) -> Atom:
    """Return the atom of a whole month."""
    last = monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, last), "month"


@lru_cache(maxsize=1024)  # dates repeat themselves
def year_atom(year: int) -> Atom:
    """Return the atom of a whole year."""
    return f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year"


for _atom in (day_atom, month_atom, year_atom):
    on_clear(_atom.cache_clear)


def decade_atom(year: int) -> Atom:
    """Return the atom of the ten years that ``year`` lies in."""
    first = year - year % 10
    return f"{first // 10:03d}X", date(max(first, 1), 1, 1), date(first + 9, 12, 31), "decade"


def century_atom(year: int) -> Atom:
    """Return the atom of the hundred years that share the first two digits of ``year``."""
    first = year - year % 100
    return f"{first // 100:02d}XX", date(max(first, 1), 1, 1), date(first + 99, 12, 31), "century"


def season_atom(year: int, season: int) -> Atom:
    """Return the atom of a northern season: 21 spring, 22 summer, 23 autumn, 24 winter (into the next year)."""
    first = date(year, _SEASONS[season], 1)
    last_year, last_month = (year + 1, 2) if season == 24 else (year, first.month + 2)
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return f"{year:04d}-{season}", first, last, "season"


def qualified(atom: Atom, mark: str) -> Atom:
    """Return ``atom`` with a mark: ``~`` approximate, ``?`` uncertain, ``%`` both."""
    return (atom[0] + mark, *atom[1:]) if mark else atom


def _read_plain(year: str, month: str | None, day: str | None) -> Atom:
    if "X" in year:
        return _read_masked(year, month, day)
    y = int(year)
    if month is None:
        return year_atom(y)
    if month == "XX":
        text = f"{year}-XX" if day is None else f"{year}-XX-XX"
        return text, date(y, 1, 1), date(y, 12, 31), "month" if day is None else "day"
    m = int(month)
    if m in _SEASONS:
        season = season_atom(y, m)
        return season if day is None else (f"{season[0]}-XX", season[1], season[2], "day")
    if day is None:
        return month_atom(y, m)
    if day == "XX":
        whole = month_atom(y, m)
        return f"{whole[0]}-XX", whole[1], whole[2], "day"
    return day_atom(y, m, int(day))


def _read_masked(year: str, month: str | None, day: str | None) -> Atom:
    """Read a year with unknown last digits: the bounds are those of the first and the last year that fit."""
    known = year.rstrip("X")
    if "X" in known or not known:
        raise ValueError(year)
    low, high = int(known.ljust(4, "0")), int(known.ljust(4, "9"))
    if month is None:
        unit = ("decade", "century", "millennium")[3 - len(known)]
        return year, date(max(low, 1), 1, 1), date(high, 12, 31), unit
    first = _read_plain(f"{max(low, 1):04d}", month, day)
    last = _read_plain(f"{high:04d}", month, day)
    return year + first[0][4:], first[1], last[2], first[3]


def _read_atom(text: str) -> Atom:
    match = _ATOM.fullmatch(text)
    if match is None or (match[2] == "XX" and match[3] not in (None, "XX")):
        raise ValueError(text)
    return qualified(_read_plain(match[1], match[2], match[3]), match[4])


def _read_piece(text: str, separator: str) -> Piece:
    start, found, end = text.partition(separator)
    if not found:
        atom = _read_atom(text)
        return atom, atom
    low = _read_atom(start) if start not in ("", "..") else None
    high = _read_atom(end) if end not in ("", "..") else None
    if (low is None and high is None) or (low is not None and high is not None and high[2] < low[1]):
        raise ValueError(text)
    if low is high and low is not None:
        high = (*low,)  # atoms are kept and shared, but "2027/2027" stays what it was
    return low, high


def read_pieces(text: str) -> tuple[Piece, ...]:
    """Return what an EDTF text says.

    Raises:
        ValueError: it is not one of the forms known here, no date of the calendar, or runs backwards.

    >>> read_pieces("2025-10")[0][0][1:]
    (datetime.date(2025, 10, 1), datetime.date(2025, 10, 31), 'month')
    """
    if text[:1] == "{" and text[-1:] == "}":
        return tuple(_read_member(member.strip()) for member in text[1:-1].split(","))
    return (_read_piece(text, "/"),)


def _read_member(text: str) -> Piece:
    start, found, end = text.partition("..")
    return _read_piece(f"{start}/{end}" if found and start and end else text, "/")


def pieces_text(pieces: tuple[Piece, ...]) -> str:
    """Return the EDTF text of some pieces."""
    if len(pieces) == 1:
        low, high = pieces[0]
        return _piece_text(low, high, "/")
    return "{" + ",".join(_piece_text(low, high, "..") for low, high in pieces) + "}"


def _piece_text(low: Atom | None, high: Atom | None, separator: str) -> str:
    if low is high and low is not None:
        return low[0]
    return f"{low[0] if low else '..'}{separator}{high[0] if high else '..'}"


def monday(when: date) -> date:
    """Return the Monday of the week that ``when`` lies in."""
    return when - timedelta(days=when.weekday())
