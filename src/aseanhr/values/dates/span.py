"""`DateSpan`: a date or period as far as it is known, and no further."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from datetime import time as Time  # noqa: N812 - `time` is an attribute here
from functools import total_ordering

from aseanhr.errors import DateParseError, InputTypeError
from aseanhr.values.dates.edtf import Piece, day_atom, pieces_text, read_pieces

__all__ = ["DateSpan", "as_span"]

_PARTS = ("early", "mid", "late")
_TEXT = re.compile(r"(?:(early|mid|late) )?([^T]+)(?:T(.+))?", re.DOTALL)
_QUARTERS = {("01", "03"), ("04", "06"), ("07", "09"), ("10", "12")}
_HALVES = {("01", "06"), ("07", "12")}


@total_ordering
class DateSpan:
    """A day, month, year, range or set of dates, with nothing filled in that was not said.

    The constructor takes EDTF text (ISO 8601-2): ``2025-07-08``, ``2025-10``, ``2025``, ``2025-05-15/2025-05-16``,
    ``2009/..``, ``198X``, ``19XX``, ``2015~``, ``2025-22``, ``{2014-04-22..2014-04-24,2014-04-26}``; a clock time may follow one day
    (``2025-07-08T14:30+07:00``), and ``early``, ``mid`` or ``late`` may stand before the text.

    Attributes:
        edtf: the EDTF text, without clock time and part.
        start: the first day, inclusive; None where open.
        end: the last day, inclusive; None where open.
        precision: ``day``, ``week``, ``month``, ``quarter``, ``half``, ``season``, ``year``, ``decade``, ``century``, ``millennium``;
            ``period`` for any other range or set.
        approximate: whether it was said to be "about" (EDTF ``~`` or ``%``).
        part: ``early``, ``mid``, ``late`` or None: where in the span, as the text says it; the bounds stay whole.
        time: the clock time, with its offset where one was given, or None.

    Raises:
        DateParseError: the text is no EDTF known here, or no date of the calendar.
        InputTypeError: the text is not a `str`.

    >>> span = DateSpan("2025-10")
    >>> span.start, span.end, span.precision
    (datetime.date(2025, 10, 1), datetime.date(2025, 10, 31), 'month')
    >>> str(DateSpan("late 2025")), DateSpan("late 2025").edtf
    ('late 2025', '2025')
    """

    __slots__ = ("_pieces", "edtf", "end", "part", "start", "time")

    edtf: str
    start: date | None
    end: date | None
    part: str | None
    time: Time | None
    _pieces: tuple[Piece, ...]

    def __init__(self, text: str) -> None:
        if not isinstance(text, str):
            raise InputTypeError("text", "EDTF text", text)
        try:
            pieces, part, clock = _read(text.strip())
        except ValueError:
            raise DateParseError(text, "it is not EDTF text of a date that exists") from None
        self._fill(pieces, part, clock)

    def _fill(self, pieces: tuple[Piece, ...], part: str | None, clock: Time | None) -> None:
        put = object.__setattr__
        put(self, "_pieces", pieces)
        put(self, "edtf", pieces_text(pieces))
        low, high = pieces[0]
        if len(pieces) == 1:
            put(self, "start", low[1] if low else None)
            put(self, "end", high[2] if high else None)
        else:
            lows = [piece[0][1] if piece[0] else None for piece in pieces]
            highs = [piece[1][2] if piece[1] else None for piece in pieces]
            put(self, "start", None if None in lows else min(day for day in lows if day))
            put(self, "end", None if None in highs else max(day for day in highs if day))
        put(self, "part", part)
        put(self, "time", clock)

    @classmethod
    def of(cls, pieces: tuple[Piece, ...], part: str | None = None, clock: Time | None = None) -> DateSpan:
        """Return the span of EDTF pieces that are already known to be right."""
        span = object.__new__(cls)
        span._fill(pieces, part, clock)
        return span

    @classmethod
    def from_dates(cls, start: date | None, end: date | None) -> DateSpan:
        """Return the span from one day to another, inclusive, None where open.

        Raises:
            DateParseError: both are None, or the end lies before the start.

        >>> DateSpan.from_dates(date(2025, 5, 15), date(2025, 5, 16))
        DateSpan('2025-05-15/2025-05-16')
        """
        low = day_atom(start.year, start.month, start.day) if start else None
        high = day_atom(end.year, end.month, end.day) if end else None
        if low == high:
            high = low
        text = f"{start or '..'}/{end or '..'}"
        if low is None and high is None:
            raise DateParseError(text, "a span needs a start or an end")
        if low and high and high[1] < low[1]:
            raise DateParseError(text, "it ends before it starts")
        return cls.of(((low, high),))

    @property
    def precision(self) -> str:
        """How much of the calendar the span is: one unit of it, or ``period``."""
        low, high = self._pieces[0]
        if len(self._pieces) > 1 or low is None or high is None:
            return "period"
        if low is high:
            return low[3]
        ends = low[0][5:], high[0][5:]
        if low[3] == "month" and low[0][:5] == high[0][:5]:
            return "quarter" if ends in _QUARTERS else "half" if ends in _HALVES else "period"
        if low[3] == high[3] == "day" and low[1].weekday() == 0 and high[2] - low[1] == timedelta(days=6):
            return "week"
        return "period"

    @property
    def approximate(self) -> bool:
        """Whether any date of the span is marked as approximate."""
        return "~" in self.edtf or "%" in self.edtf

    def contains(self, other: DateSpan | date | str) -> bool | None:
        """Return whether every day that ``other`` may stand for lies in this span.

        True: all of them do. False: none of its readings does. None: the dates are too coarse to say.

        >>> DateSpan("2025").contains("2025-07-08"), DateSpan("2025-07-08").contains("2025-07")
        (True, None)
        """
        them = as_span(other, "other")
        verdicts = [_all(_contains(mine, theirs) for mine in _bounds(self)) for theirs in _bounds(them)]
        return False if False in verdicts else None if None in verdicts else True

    def overlaps(self, other: DateSpan | date | str) -> bool | None:
        """Return whether this span and ``other`` share a day; None where the dates are too coarse to say.

        >>> DateSpan("2025-07-01/2025-07-08").overlaps("2025-07-08"), DateSpan("2025").overlaps("2026")
        (True, False)
        >>> DateSpan("2024-06/2025-07").overlaps("2025-07/2026-01") is None
        True
        """
        them = as_span(other, "other")
        return _all(_overlaps(mine, theirs) for mine in _bounds(self) for theirs in _bounds(them))

    def precedes(self, other: DateSpan | date | str) -> bool | None:
        """Return whether this span ends before ``other`` begins; None where the dates are too coarse to say.

        >>> DateSpan("2025-06").precedes("2025-07-08"), DateSpan("2025-07").precedes("2025-07-08")
        (True, None)
        """
        ends, begins = _bounds(self), _bounds(as_span(other, "other"))
        latest, earliest = max(bound[3] for bound in ends), min(bound[0] for bound in begins)
        if latest < earliest:
            return True
        return False if max(bound[2] for bound in ends) >= min(bound[1] for bound in begins) else None

    def format(self, locale: str) -> str:
        """Return the span in the words of a locale, which `normalize_date` reads back to the same span.

        Args:
            locale: a BCP 47 or CLDR locale, such as ``vi`` or ``en-GB``.

        Raises:
            UnknownLanguageError: CLDR has no such locale.

        >>> DateSpan("2025-07-08/2025-07-12").format("en")
        'July 8, 2025 – July 12, 2025'
        """
        from aseanhr.values.dates.formats import format_span

        return format_span(self, locale)

    def _key(self) -> tuple[date, date, str, int, str]:
        return (
            self.start or date.min,
            self.end or date.max,
            self.edtf,
            _PARTS.index(self.part) if self.part else -1,
            self.time.isoformat() if self.time else "",
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DateSpan):
            return NotImplemented
        return self.edtf == other.edtf and self.part == other.part and self.time == other.time

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, DateSpan):
            return NotImplemented
        return self._key() < other._key()

    def __hash__(self) -> int:
        return hash((self.edtf, self.part, self.time))

    def __str__(self) -> str:
        part = f"{self.part} " if self.part else ""
        return f"{part}{self.edtf}T{_clock_text(self.time)}" if self.time else part + self.edtf

    def __repr__(self) -> str:
        return f"DateSpan({str(self)!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return DateSpan, (str(self),)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"DateSpan is immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"DateSpan is immutable: cannot delete {name!r}")


def _read(text: str) -> tuple[tuple[Piece, ...], str | None, Time | None]:
    match = _TEXT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    pieces = read_pieces(match[2])
    if not match[3]:
        return pieces, match[1], None
    low, high = pieces[0]
    if len(pieces) > 1 or low is not high or low is None or low[3] != "day":
        raise ValueError(text)
    return pieces, match[1], Time.fromisoformat(match[3])


def as_span(value: object, argument: str) -> DateSpan:
    """Return ``value`` (a `DateSpan`, a date, or EDTF text) as a `DateSpan`."""
    if isinstance(value, DateSpan):
        return value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        atom = day_atom(value.year, value.month, value.day)
        return DateSpan.of(((atom, atom),))
    if isinstance(value, str):
        return DateSpan(value)
    raise InputTypeError(argument, "a DateSpan, a date or EDTF text", value)


# A span whose bounds are coarser than a day begins somewhere in its first unit and ends somewhere in its last.
# A bound is therefore four days: earliest start, latest start, earliest end, latest end.
_Bound = tuple[date, date, date, date]


def _bounds(span: DateSpan) -> list[_Bound]:
    return [
        (
            low[1] if low else date.min,
            low[2] if low else date.min,
            high[1] if high else date.max,
            high[2] if high else date.max,
        )
        for low, high in span._pieces
    ]


def _all(verdicts: object) -> bool | None:
    """Return True if any is True, None if any is None, otherwise False."""
    seen = set(verdicts)  # type: ignore[call-overload]
    return True if True in seen else None if None in seen else False


def _contains(outer: _Bound, inner: _Bound) -> bool | None:
    if outer[0] <= inner[0] and inner[3] <= outer[3]:
        return True
    return False if inner[1] < outer[0] or inner[2] > outer[3] else None


def _overlaps(one: _Bound, two: _Bound) -> bool | None:
    if one[3] < two[0] or two[3] < one[0]:
        return False
    if _contains(one, two) or _contains(two, one) or max(one[1], two[1]) <= min(one[2], two[2]):
        return True
    return None


def _clock_text(clock: Time) -> str:
    return clock.isoformat("auto" if clock.second or clock.microsecond else "minutes")
