"""Ids made of a record's own facts: stable, readable, ASCII, the same whoever makes them.

The reader gives its candidates these ids and the build gives them to the shipped records, so that one event read
from two documents has one id wherever its facts agree.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

from aseanhr.records.series import SERIES_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aseanhr.records.series import Series
    from aseanhr.records.term import Office
    from aseanhr.records.trade import FigureKind, Flow
    from aseanhr.records.treaty import TreatyAct
    from aseanhr.values.amounts import Amount
    from aseanhr.values.countries import Country
    from aseanhr.values.dates import DateSpan

__all__ = [
    "distinct",
    "format_of",
    "meeting_id",
    "open_treaty_id",
    "person_id",
    "slug",
    "term_id",
    "trade_figure_id",
    "treaty_event_id",
    "work_plan_id",
]

# Letters that Unicode does not decompose into a base letter and marks.
_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng"}
)
_JOINED = re.compile(r"['’ʼ]")
_BREAKS = re.compile(r"[^a-z0-9]+")
_NAME_LENGTH = 60
# Numbers in a name, as English, Swedish and Vietnamese write them.
_COUNTING = re.compile(r"\b[0-9]+(?:st|nd|rd|th|:[ae])?\b|\blần thứ\b(?: [0-9]+)?", re.IGNORECASE)
_EMPTY_WORDS = frozenset({"a", "and", "in", "of", "on", "session", "the"})

_MAGNITUDES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"))


def slug(text: str, *, length: int | None = None) -> str:
    """Return ``text`` in lower-case ASCII words joined by hyphens; text without Latin letters becomes a short hash.

    Args:
        text: a name in any script.
        length: cut after the last whole word within so many characters.

    Returns:
        One word or more of ``a-z0-9``.

    >>> slug("Bùi Thanh Sơn"), slug("Đối thoại"), slug("Sjömäns rättigheter")
    ('bui-thanh-son', 'doi-thoai', 'sjomans-rattigheter')
    >>> slug("ASEAN Foreign Ministers' Meeting", length=20)
    'asean-foreign'

    """
    folded = unicodedata.normalize("NFKD", _JOINED.sub("", text).casefold().translate(_LETTERS))
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    words = _BREAKS.sub("-", bare).strip("-")
    if not words:
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    if length is not None and len(words) > length:
        words = words[: length + 1].rpartition("-")[0] or words[:length]
    return words


def _join(*parts: str | None) -> str:
    return "-".join(part for part in parts if part)


def _span(when: DateSpan | None) -> str | None:
    """Write a whole period: ``2025-01.2025-05``, ``2026``, ``from-2026``, ``until-2045``."""
    if when is None:
        return None
    first, _, last = when.edtf.partition("/")
    if first in ("", ".."):
        return f"until-{slug(last)}"
    if last == "..":
        return f"from-{slug(first)}"
    return slug(first) if last in ("", first) else f"{slug(first)}.{slug(last)}"


def _begin(when: DateSpan | None) -> str:
    """Write the first day, month or year of a date."""
    if when is None:
        return "undated"
    first, _, last = when.edtf.partition("/")
    return f"until-{slug(last)}" if first in ("", "..") else slug(first)


def _codes(states: Iterable[Country]) -> list[str]:
    return sorted({slug(str(state.alpha_2)) for state in states})


def meeting_id(
    series: Series,
    *,
    ordinal: str | None = None,
    when: DateSpan | None = None,
    states: Iterable[Country] = (),
    bodies: Iterable[str] = (),
    name: str = "",
    component: str = "",
) -> str:
    """Return the id of a meeting: the label of its series with what tells it apart there (`SeriesKind.mark`).

    Args:
        series: the series.
        ordinal: its number in the series, such as ``31`` or ``2/2020``.
        when: its date; only where it begins counts.
        states: the two states of a meeting of a pair, in any order; the state that is reviewed at a session.
        bodies: names of bodies that are on one side in the place of a state; they count only in series of pairs.
        name: its name in English; counts only in series whose meetings have no other mark, or of several bodies.
        component: the part of the meeting that is meant, such as ``plenary``; empty for the whole.

    >>> meeting_id("aichr_regular", ordinal="31"), meeting_id("aichr_special", ordinal="2/2020")
    ('aichr-regular-31', 'aichr-special-2020-2')
    >>> from aseanhr.values.countries import Country
    >>> from aseanhr.values.dates import DateSpan
    >>> meeting_id("bilateral", when=DateSpan("2024-03-05"), states=[Country.of("PH"), Country.of("BN")])
    'bilateral-bn-ph-2024-03-05'
    >>> meeting_id("workshop", when=DateSpan("2027"), name="Workshop on the Right to Water")
    'workshop-2027-workshop-on-the-right-to-water'
    >>> meeting_id("eas", ordinal="19", name="19th East Asia Summit")
    'eas-19'
    >>> meeting_id("eas", ordinal="14", name="14th EAS Foreign Ministers' Meeting")
    'eas-foreign-ministers-meeting-14'
    """
    kind = SERIES_KINDS[series]
    number = _join(*reversed(slug(ordinal).split("-"))) if ordinal else None
    date = _begin(when)
    sides = _codes(states)
    if kind.states == "pair":
        sides = sorted({*sides, *map(slug, bodies)})
    if kind.mark == "name":
        mark = _join(date, slug(name, length=_NAME_LENGTH) if name else None)
    elif kind.mark in ("day", "year"):
        day = date[:4] if kind.mark == "year" and date[:4].isdigit() else date
        mark = number if number and when is None else day
    elif kind.mark == "body":
        mark = _join(format_of(series, name), number or date)
    else:
        mark = number or date
    return _join(kind.label, *sides, mark, slug(component) if component else None)


def format_of(series: Series, name: str) -> str:
    """Return the words of a meeting's name that tell which body or format of its series it is of, as part of an id.

    What the series says itself, numbers in a series and words that any name has are left out.

    >>> format_of("asean_plus", "25th ASEAN Plus Three Foreign Ministers' Meeting")
    'three-foreign-ministers-meeting'
    >>> format_of("treaty_body", "83rd session of the Committee against Torture"), format_of("eas", "19th East Asia Summit")
    ('committee-against-torture', '')
    """
    kind = SERIES_KINDS[series]
    own = kind.english.format(number="", year="", within="", states="")
    known = {*kind.label.split("-"), *_words(own), *_EMPTY_WORDS}
    told = [word for word in _words(_COUNTING.sub(" ", name)) if word not in known]
    return slug("-".join(told), length=_NAME_LENGTH) if told else ""


def _words(text: str) -> list[str]:
    return slug(text).split("-") if text else []


def open_treaty_id(head: str, topic: str, states: Iterable[Country] = ()) -> str:
    """Return the id of a treaty that no list knows, made of its head noun, what it is about, and its states.

    >>> from aseanhr.values.countries import Country
    >>> open_treaty_id("treaty", "extradition", [Country.of("VN"), Country.of("LA")])
    'treaty-on-extradition-laos-vietnam'
    >>> open_treaty_id("free-trade-agreement", "", [Country.of("VN"), Country.of("LA")])
    'free-trade-agreement-laos-vietnam'
    """
    about = _join("on", slug(topic, length=_NAME_LENGTH)) if topic else None
    return _join(head, about, *sorted(slug(state.name) for state in states))


def treaty_event_id(
    treaty: str,
    event: TreatyAct,
    *,
    state: Country | None = None,
    when: DateSpan | None = None,
    value: str | None = None,
    negated: bool = False,
) -> str:
    """Return the id of what a state did about a treaty, or of what happened to the treaty.

    >>> from aseanhr.values.countries import Country
    >>> from aseanhr.values.dates import DateSpan
    >>> treaty_event_id("cat", "ratified", state=Country.of("VN"), when=DateSpan("2015-02-05"))
    'cat-vn-ratified-2015-02-05'
    >>> treaty_event_id("ced", "ratified", state=Country.of("PH"), negated=True)
    'ced-ph-not-ratified'
    >>> treaty_event_id("core-treaties", "membership_count", state=Country.of("LA"), value="6/9")
    'core-treaties-la-membership-count-6-of-9'
    """
    count = value.replace("/", "-of-") if value else None
    state_code = _codes([state])[0] if state is not None else None
    return _join(treaty, state_code, "not" if negated else None, slug(event), count, _span(when))


def work_plan_id(name: str, *, body: str | None = None, period: DateSpan | None = None) -> str:
    """Return the id of a plan: its body, unless the name has half of its words, its name and its years.

    >>> from aseanhr.values.dates import DateSpan
    >>> work_plan_id("Work Plan", body="ACWC", period=DateSpan("2027/2031"))
    'acwc-work-plan-2027-2031'
    >>> work_plan_id("ACWC Work Plan 2027–2031", body="ACWC", period=DateSpan("2027/2031"))
    'acwc-work-plan-2027-2031'
    """
    words = slug(name, length=_NAME_LENGTH)
    owner = slug(body).split("-") if body else []
    if 2 * len(set(owner) & set(words.split("-"))) < len(owner):
        words = _join(*owner, words)
    years: list[str] = []
    if period is not None:
        years = [part[:4] for part in dict.fromkeys(period.edtf.split("/")) if part[:4].isdigit()]
    return _join(words, *(year for year in years if f"-{year}-" not in f"-{words}-"))


def _sum(amount: Amount) -> str:
    value, unit = amount.value, ""
    for size, letters in _MAGNITUDES:
        if value >= size:
            value, unit = value / size, letters
            break
    digits = format(value.normalize(), "f")
    return _join(digits.lstrip("-") + unit, amount.currency.lower() if amount.currency else None)


def trade_figure_id(
    reporter: Country,
    partner: Country,
    *,
    flow: Flow = "total",
    period: DateSpan | None = None,
    kind: FigureKind = "actual",
    amount: Amount | None = None,
    target_by: DateSpan | None = None,
) -> str:
    """Return the id of a trade figure; a total names the pair in alphabetic order.

    What has no period, as most targets, is told apart by its amount. A target and a forecast say so.

    >>> from aseanhr.values.amounts import Amount
    >>> from aseanhr.values.countries import Country
    >>> from aseanhr.values.dates import DateSpan
    >>> vn, ph = Country.of("VN"), Country.of("PH")
    >>> trade_figure_id(vn, ph, period=DateSpan("2025-01/2025-05"))
    'trade-ph-vn-total-2025-01.2025-05'
    >>> trade_figure_id(vn, ph, flow="export", period=DateSpan("2024"))
    'trade-vn-ph-export-2024'
    >>> trade_figure_id(vn, ph, period=DateSpan("2026"), kind="forecast")
    'trade-ph-vn-total-forecast-2026'
    """
    pair = [slug(str(reporter.alpha_2)), slug(str(partner.alpha_2))]
    if flow == "total":
        pair.sort()
    parts = ["trade", *pair, flow]
    if kind != "actual":
        parts.append(kind)
    if amount is not None and (kind == "target" or period is None):
        parts.append(_sum(amount))
    time = target_by if kind == "target" and target_by is not None else period
    return _join(*parts, _span(time))


def term_id(
    organization: str,
    role: Office,
    *,
    country: Country | None = None,
    name: str | None = None,
    period: DateSpan | None = None,
) -> str:
    """Return the id of a time in an office: of a chair its period, of others the state and the person too.

    >>> from aseanhr.values.countries import Country
    >>> from aseanhr.values.dates import DateSpan
    >>> term_id("acwc", "chair", country=Country.of("SG"), period=DateSpan("2030"))
    'acwc-chair-2030'
    >>> term_id("acwc", "representative", country=Country.of("SG"), name="A. Person", period=DateSpan("2031/.."))
    'acwc-representative-sg-a-person-from-2031'
    """
    holder = () if role == "chair" else (*_codes([country] if country else []), slug(name) if name else None)
    return _join(organization, role, *holder, _span(period))


def person_id(name: str) -> str:
    """Return the id of a person.

    >>> person_id("Võ Văn Kiệt")
    'vo-van-kiet'
    """
    return slug(name)


def page_id(url: str) -> str:
    """Return the id of a public page as a source: its host, and a short hash of its address.

    >>> page_id("https://www.example.org/news/42")
    'example.org-b206f917'
    """
    host = url.partition("://")[2].partition("/")[0].partition(":")[0].lower().removeprefix("www.")
    labels = ".".join(slug(label) for label in host.split(".") if label)
    return _join(labels, hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:8])


def distinct(ids: Iterable[str]) -> list[str]:
    """Return the ids with ``-2``, ``-3`` … after those that came before, so that no two are the same.

    >>> distinct(["amm-58", "amm-58", "amm-59"])
    ['amm-58', 'amm-58-2', 'amm-59']
    """
    taken: set[str] = set()
    out: list[str] = []
    for wanted in ids:
        candidate, n = wanted, 1
        while candidate in taken:
            n += 1
            candidate = f"{wanted}-{n}"
        taken.add(candidate)
        out.append(candidate)
    return out
