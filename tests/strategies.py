"""Hypothesis strategies for every value and every record; a new field belongs in here too."""

from __future__ import annotations

from datetime import date, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from aseanhr import records as r
from aseanhr.records.base import LEVELS
from aseanhr.records.commitment import SPECIFICITIES
from aseanhr.records.evidence import BASES
from aseanhr.records.gap import GAP_TABLES
from aseanhr.records.meeting import MEETING_STATUSES, MODES, SERIES
from aseanhr.records.source import SOURCE_KINDS
from aseanhr.records.term import OFFICES
from aseanhr.records.trade import FIGURE_KINDS, FLOWS
from aseanhr.records.treaty import TREATY_ACTS, TREATY_KINDS
from aseanhr.records.work_plan import PLAN_STATUSES
from aseanhr.values import Amount, Country, DateSpan
from aseanhr.values.amounts import QUALIFIERS
from aseanhr.values.countries import countries as all_countries

Strategy = st.SearchStrategy


def texts() -> Strategy[str]:
    """Text of any characters that UTF-8 can hold, never empty."""
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


def ids() -> Strategy[str]:
    """Ids of records."""
    words = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=6)
    return st.lists(words, min_size=1, max_size=3).map("-".join)


def hashes() -> Strategy[str]:
    """Texts of SHA-256 hashes."""
    return st.binary(min_size=32, max_size=32).map(bytes.hex)


def countries() -> Strategy[Country]:
    """Countries, living and withdrawn."""
    return st.sampled_from(all_countries())


def days() -> Strategy[date]:
    """Days of the calendar."""
    return st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def _single_days(draw: st.DrawFn) -> str:
    text = draw(days()).isoformat()
    if draw(st.booleans()):
        minutes = draw(st.none() | st.integers(-14 * 60, 14 * 60))
        zone = None if minutes is None else timezone(timedelta(minutes=minutes))
        clock = draw(st.times(timezones=st.just(zone)) if zone else st.times())
        text += "T" + time.isoformat(clock, "auto" if clock.second or clock.microsecond else "minutes")
    return text


@st.composite
def _ranges(draw: st.DrawFn) -> str:
    first, last = sorted((draw(days()), draw(days())))
    length = draw(st.sampled_from((4, 7, 10)))
    low, high = first.isoformat()[:length], last.isoformat()[:length]
    if low == high:
        return low
    return draw(st.sampled_from((f"{low}/{high}", f"{low}/..", f"../{high}")))


def spans() -> Strategy[DateSpan]:
    """Dates and periods of every form: days with clock times, coarser units, ranges, open ends, marks, parts, sets."""
    years = st.integers(1, 9999).map("{:04d}".format)
    units = st.one_of(
        days().map(lambda day: day.isoformat()[:7]),
        years,
        years.map(lambda year: year[:3] + "X").filter(lambda text: text != "000X"),
        st.tuples(years, st.sampled_from(("~", "?", "%"))).map("".join),
        st.just("{2014-04-22..2014-04-24,2014-04-26}"),
    )
    parts = st.tuples(st.sampled_from(("early ", "mid ", "late ")), units).map("".join)
    return st.one_of(_single_days(), units, _ranges(), parts).map(DateSpan)


def numbers() -> Strategy[Decimal]:
    """Decimals that fit in a table: 29 digits before the point and 9 after it."""
    return st.decimals(-(10**20), 10**20, allow_nan=False, allow_infinity=False, places=4)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """Money, percentages and percentage points, exact or not, single or ranges."""
    value = draw(numbers())
    upper = draw(st.none() | st.just(value + draw(st.integers(1, 10**6))))
    qualifier = draw(st.sampled_from(QUALIFIERS))
    unit = draw(st.sampled_from(("USD", "VND", "IDR", "SEK", "%", "pp")))
    if unit in ("%", "pp"):
        return Amount(value, percent=True, points=unit == "pp", qualifier=qualifier, upper=upper)
    return Amount(value, unit, qualifier=qualifier, upper=upper)


def _maybe(strategy: Strategy[Any]) -> Strategy[Any]:
    return st.none() | strategy


def _several(strategy: Strategy[Any], least: int = 0) -> Strategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


@st.composite
def evidence(draw: st.DrawFn) -> r.Evidence:
    """Evidence, with and without a place in a text."""
    place: dict[str, Any] = {}
    if draw(st.booleans()):
        start = draw(st.integers(0, 10**7))
        place = {"start": start, "end": start + draw(st.integers(1, 500)), "sha256": draw(hashes())}
    basis = draw(st.sampled_from(BASES))
    note = draw(texts() if basis == "inferred" else st.just(""))
    read: dict[str, Any] = draw(
        st.fixed_dictionaries({}, optional={"confidence": confidences(), "decider": ids()})
    )
    return r.Evidence(source=draw(ids()), field=draw(texts()), basis=basis, note=note, **place, **read)


def confidences() -> Strategy[float]:
    """How sure the reader may be."""
    return st.floats(0, 1)


def disputes() -> Strategy[r.Dispute]:
    """Disputes."""
    return st.builds(r.Dispute, field=texts(), value=texts(), source=ids(), reason=texts())


def participants() -> Strategy[r.Participant]:
    """Participants with at least one thing known of them."""
    given: Strategy[dict[str, Any]] = st.fixed_dictionaries(
        {}, optional={"name": texts(), "role": texts(), "country": countries(), "organization": texts()}
    )
    return given.filter(bool).map(lambda fields: r.Participant(**fields))


def places() -> Strategy[r.Place]:
    """Places with at least one thing known of them."""
    given: Strategy[dict[str, Any]] = st.fixed_dictionaries(
        {}, optional={"city": texts(), "country": countries(), "venue": texts()}
    )
    return given.filter(bool).map(lambda fields: r.Place(**fields))


def _record(cls: Any, **fields: Strategy[Any]) -> Strategy[Any]:
    shared = {
        "evidence": _several(evidence()),
        "disputes": _several(disputes()),
        "confidence": _maybe(confidences()),
        "level": _maybe(st.sampled_from(LEVELS)),
    }
    return st.builds(cls, id=ids(), **shared, **fields)


def meetings() -> Strategy[r.Meeting]:
    """Meetings."""
    return _record(
        r.Meeting,
        name=texts(),
        series=st.sampled_from(SERIES),
        ordinal=_maybe(st.from_regex(r"[1-9][0-9]{0,2}(?:/[12][0-9]{3})?", fullmatch=True)),
        when=_maybe(spans()),
        place=_maybe(places()),
        mode=_maybe(st.sampled_from(MODES)),
        status=st.sampled_from(MEETING_STATUSES),
        hosts=_several(participants()),
        chairs=_several(participants()),
        participants=_several(participants()),
        outcomes=_several(texts()),
        part_of=_maybe(ids()),
    )


def treaties() -> Strategy[r.Treaty]:
    """Treaties, without their events."""
    return _record(
        r.Treaty,
        name=texts(),
        abbreviation=_maybe(texts()),
        aliases=_several(texts()),
        kind=st.sampled_from(TREATY_KINDS),
        adopted=_maybe(spans()),
        in_force=_maybe(spans()),
        depositary=_maybe(texts()),
    )


def treaty_events() -> Strategy[r.TreatyEvent]:
    """Treaty events."""
    return _record(
        r.TreatyEvent,
        treaty=ids(),
        event=st.sampled_from(TREATY_ACTS),
        state=_maybe(countries()),
        when=_maybe(spans()),
        value=_maybe(st.from_regex(r"[0-9]{1,4}(?:/[0-9]{1,4})?", fullmatch=True)),
        negated=st.booleans(),
    )


def work_plans() -> Strategy[r.WorkPlan]:
    """Work plans."""
    return _record(
        r.WorkPlan,
        name=texts(),
        body=_maybe(texts()),
        period=_maybe(spans()),
        status=st.sampled_from(PLAN_STATUSES),
        adopted_on=_maybe(spans()),
        adopted_at=_maybe(ids()),
        succeeds=_maybe(ids()),
    )


@st.composite
def trade_figures(draw: st.DrawFn) -> r.TradeFigure:
    """Trade figures between two different states."""
    reporter, partner = draw(st.lists(countries(), min_size=2, max_size=2, unique=True))
    target_by = draw(_maybe(spans()))
    figure: r.TradeFigure = draw(
        _record(
            r.TradeFigure,
            reporter=st.just(reporter),
            partner=st.just(partner),
            flow=st.sampled_from(FLOWS),
            amount=amounts(),
            period=_maybe(spans()),
            growth_percent=_maybe(numbers()),
            compared_with=_maybe(spans()),
            kind=st.just("target") if target_by else st.sampled_from(FIGURE_KINDS),
            target_by=st.just(target_by),
            counted_by=_maybe(texts()),
        )
    )
    return figure


def commitments() -> Strategy[r.Commitment]:
    """Commitments."""
    return _record(
        r.Commitment,
        actors=_several(participants(), 1),
        what=texts(),
        when=_maybe(spans()),
        announced_on=_maybe(spans()),
        specificity=st.sampled_from(SPECIFICITIES),
    )


def statistics() -> Strategy[r.Statistic]:
    """Statistics."""
    return _record(
        r.Statistic,
        subject=texts(),
        value=_maybe(numbers()),
        unit=texts(),
        of_total=_maybe(numbers()),
        qualifier=st.sampled_from(("exact", "approx", "over", "nearly", "up_to")),
        when=_maybe(spans()),
        note=_maybe(texts()),
    )


def anniversaries() -> Strategy[r.Anniversary]:
    """Anniversaries."""
    return _record(
        r.Anniversary,
        event=texts(),
        original=_maybe(spans()),
        anniversary=_maybe(spans()),
        years=st.integers(1, 10**6),
    )


def people() -> Strategy[r.Person]:
    """Persons."""
    return _record(
        r.Person,
        name=texts(),
        aliases=_several(texts()),
        country=_maybe(countries()),
        offices=_several(texts()),
    )


def organizations() -> Strategy[r.Organization]:
    """Organizations."""
    return _record(r.Organization, name=texts(), abbreviation=_maybe(texts()), aliases=_several(texts()))


@st.composite
def terms(draw: st.DrawFn) -> r.Term:
    """Times in an office."""
    country = draw(_maybe(countries()))
    record: r.Term = draw(
        _record(
            r.Term,
            organization=ids(),
            role=st.sampled_from(OFFICES),
            name=_maybe(texts()) if country else texts(),
            country=st.just(country),
            period=_maybe(spans()),
            attested=_several(st.sampled_from(("2020", "2020-02", "2021-03-04"))),
        )
    )
    return record


def gaps() -> Strategy[r.Gap]:
    """Gaps."""
    return st.builds(
        r.Gap,
        id=ids(),
        table=st.sampled_from(GAP_TABLES),
        series=_maybe(texts()),
        ordinal=_maybe(st.from_regex(r"[1-9][0-9]{0,2}(?:/[12][0-9]{3})?", fullmatch=True)),
        treaty=_maybe(ids()),
        state=_maybe(countries()),
        as_of=_maybe(spans()),
        reason=texts(),
        sources=_several(texts()),
    )


def sources() -> Strategy[r.Source]:
    """Sources."""
    return st.builds(
        r.Source,
        id=ids(),
        kind=st.sampled_from(SOURCE_KINDS),
        title=texts(),
        publisher=_maybe(texts()),
        language=_maybe(texts()),
        url=_maybe(texts()),
        published=_maybe(spans()),
        retrieved=_maybe(spans()),
        file=_maybe(texts()),
        sha256=_maybe(hashes()),
        characters=_maybe(st.integers(0, 2**62)),
    )


# By the name of the table that holds them.
BY_TABLE: dict[str, Strategy[Any]] = {
    "meetings": meetings(),
    "treaties": treaties(),
    "treaty_events": treaty_events(),
    "work_plans": work_plans(),
    "trade_figures": trade_figures(),
    "commitments": commitments(),
    "statistics": statistics(),
    "anniversaries": anniversaries(),
    "people": people(),
    "organizations": organizations(),
    "terms": terms(),
    "gaps": gaps(),
    "sources": sources(),
}


def any_record() -> Strategy[Any]:
    """Records of any class."""
    return st.one_of(*BY_TABLE.values())


def any_part() -> Strategy[Any]:
    """Parts of records: evidence, disputes, places, participants."""
    return st.one_of(evidence(), disputes(), places(), participants())
