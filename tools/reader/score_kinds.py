"""What fits and what is compared in each kind of record."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reader.score import (
    Bounds,
    Gold,
    Measure,
    Pairing,
    bounds_of_gold,
    bounds_of_text,
    bounds_of_value,
    city_key,
    fold,
    listed,
    pair_up,
    tally,
)
from reader.score_treaties import Acts, acts_of, counts_as_act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aseanhr.interop.findings import Findings
    from aseanhr.records import Meeting, TradeFigure, WorkPlan
    from aseanhr.values.countries import Country
    from reader.score import Tally

__all__ = ["MEASURES", "Meetings", "Plans", "Trade", "pairings", "score"]

_NAMES = {
    "thailand": "TH", "thai": "TH", "viet nam": "VN", "vietnam": "VN", "viet": "VN", "laos": "LA", "lao": "LA",
    "cambodia": "KH", "philippines": "PH", "malaysia": "MY", "sweden": "SE", "indonesia": "ID", "timor leste": "TL",
    "australia": "AU", "norway": "NO", "united states": "US", "canada": "CA", "portugal": "PT", "myanmar": "MM",
    "brunei": "BN", "japan": "JP", "singapore": "SG",
}  # fmt: skip
# Series that older annotations did not know: what they call `other` may be any of them.
_NEW_SERIES = {
    "upr_working_group", "human_rights_dialogue", "acwc", "acmw", "arf", "eas", "asean_plus", "asean_ministerial",
    "treaty_body", "ilc", "asem",
}  # fmt: skip
_LOOSE = (
    {"workshop", "consultation", "other"},
    {"bilateral", "other"},
    {"joint_cabinet", "bilateral"},
    {"commemoration", "other"},
    {*_NEW_SERIES, "other"},
    {"bilateral", "human_rights_dialogue"},
)
_OF_PAIRS = ("bilateral", "joint_cabinet")


def _code(country: Country | None) -> str:
    return "" if country is None else str(country.alpha_2 or "")


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _states(gold: Gold) -> set[str]:
    named = f" {fold(gold.get('name_en'))} "
    states = {party["country"] for party in gold.get("participants") or [] if party.get("country")}
    return (states | {code for name, code in _NAMES.items() if f" {name} " in named}) - {"EU"}


def _read_states(found: Meeting) -> set[str]:
    return {_code(party.country) for party in found.participants if party.country}


class Meetings:
    """Meetings."""

    def strength(self, gold: Gold, found: Meeting) -> int:
        """Return how well a meeting fits."""
        same = found.series in (gold["series"], *listed(gold, "series"))
        if not same and not any({gold["series"], found.series} <= kind for kind in _LOOSE):
            return 0
        wanted = _text(gold.get("ordinal"))
        numbers = {wanted, *map(_text, listed(gold, "ordinal"))}
        numbered = bool(wanted and found.ordinal)
        sides = self._sides(gold, found, numbered=numbered and found.ordinal in numbers)
        if sides is None:
            return 0
        points = (4 if same else 1) + sides
        if numbered:
            points += 4 if found.ordinal in numbers else -6
        points += self._time(bounds_of_gold(gold), bounds_of_value(found.when))
        country = _code(found.place.country if found.place else None)
        if gold.get("country") and country:
            points += 1 if gold["country"] == country else -1
        return points

    def _time(self, wanted: Bounds, got: Bounds) -> int:
        if not wanted[0] or not got[0]:
            return 0
        if wanted[0] == got[0]:
            return 3
        return 1 if got[0] <= wanted[0] and got[1] and (wanted[1] or wanted[0]) <= got[1] else -4

    def _sides(self, gold: Gold, found: Meeting, *, numbered: bool) -> int | None:
        """Return points for the states of a meeting of two, or None where they are others."""
        wanted, got = _states(gold), _read_states(found)
        if gold["series"] not in _OF_PAIRS or not wanted or not got:
            return 0
        if len(got & wanted) >= min(2, len(wanted)):
            return 3
        return -1 if numbered else None

    def fields(self, gold: Gold, found: Meeting) -> dict[str, tuple[Any, Any]]:
        """Return the fields of a pair; what the text does not say must not be made up."""
        place = found.place
        city, country = (place.city, place.country) if place else (None, None)
        pairs: dict[str, tuple[Any, Any]] = {
            "ordinal": (_text(gold.get("ordinal")), _text(found.ordinal)),
            "dates": (bounds_of_gold(gold), bounds_of_value(found.when)),
            "country": (gold.get("country"), _code(country)),
            "city": (city_key(gold.get("city")), city_key(city)),
            "mode": (gold.get("mode"), _text(found.mode)),
            "status": (gold.get("status"), found.status),
        }
        named = {"dates": "start"}
        chosen = {field: pair for field, pair in pairs.items() if gold.get(named.get(field, field))}
        if gold["series"] in _OF_PAIRS and len(_states(gold)) >= 2:
            chosen["states"] = (True, len(_read_states(found) & _states(gold)) >= 2)
        if "city" in gold and not gold["city"] and not listed(gold, "city"):
            chosen["no_city"] = ("", fold(city))
        return chosen | self._roles(gold, found)

    def _roles(self, gold: Gold, found: Meeting) -> dict[str, tuple[Any, Any]]:
        chosen: dict[str, tuple[Any, Any]] = {}
        if "chair" in gold and not gold["chair"] and not listed(gold, "chair"):
            chosen["no_chair"] = (True, found.chair is None)
        host = _country_of(gold.get("host"))
        if isinstance(host, str) and len(host) == 2:
            others = [_country_of(other) for other in listed(gold, "host")]
            got = {_code(party.country) for party in found.hosts} - {""}
            none_is_right = None in others and not got
            chosen["host"] = (True, bool(got & {host, gold.get("co_host"), *others}) or none_is_right)
        chair = gold.get("chair")
        if isinstance(chair, dict) and chair.get("person"):
            chosen["chair"] = (True, self._is_chair(gold, fold(found.chair.name if found.chair else "")))
        return chosen

    def _is_chair(self, gold: Gold, got: str) -> bool:
        accepted = listed(gold, "chair")
        if not got:
            return any(
                not _person_of(other) for other in accepted if other is None or isinstance(other, dict)
            )
        people = [_person_of(gold["chair"]), _person_of(gold.get("co_chair")), *map(_person_of, accepted)]
        return any(person and (got in person or person in got) for person in people)


def _country_of(host: Any) -> Any:
    return host.get("country") if isinstance(host, dict) else host


def _person_of(chair: Any) -> str:
    return fold(chair.get("person")) if isinstance(chair, dict) else ""


class Trade:
    """Figures of trade."""

    def strength(self, gold: Gold, found: TradeFigure) -> int:
        """Return how well a figure fits."""
        if {gold["reporter"], gold["partner"]} != {_code(found.reporter), _code(found.partner)}:
            return 0
        if (gold.get("kind") or "actual") != found.kind:
            return 0
        values = [Decimal(str(value)) for value in (gold["value"], *listed(gold, "value"))]
        if not any(abs(value - found.amount.value) <= abs(value) * Decimal("1e-9") for value in values):
            return 0
        if (found.amount.currency or "") not in {gold.get("currency") or "", *listed(gold, "currency")}:
            return 0
        return 5 + 2 * (bounds_of_gold({"start": gold.get("period")}) == bounds_of_value(found.period))

    def fields(self, gold: Gold, found: TradeFigure) -> dict[str, tuple[Any, Any]]:
        """Return the fields of a pair; who exports to whom may be told from either side."""
        first = gold["reporter"]
        read = _flow(found.flow, _code(found.reporter), first)
        chosen: dict[str, tuple[Any, Any]] = {"flow": (_flow(_text(gold.get("flow")), first, first), read)}
        if gold.get("period"):
            period = found.period if found.kind == "actual" else found.period or found.target_by
            chosen["period"] = (bounds_of_text(gold["period"]), bounds_of_value(period))
        if gold.get("growth_percent") is not None:
            chosen["growth"] = (Decimal(str(gold["growth_percent"])), found.growth_percent)
        return chosen


def _flow(flow: str, reporter: str, first: str) -> str:
    if flow in ("", "total", "two_way"):
        return "total"
    return flow if reporter == first else {"export": "import", "import": "export"}[flow]


class Plans:
    """Plans."""

    def strength(self, gold: Gold, found: WorkPlan) -> int:
        """Return how well a plan fits."""
        wanted, got = bounds_of_text(gold.get("period")), bounds_of_value(found.period)
        periods = [wanted, *(bounds_of_text(str(other)) for other in listed(gold, "period"))]
        if wanted[0] and got[0] and got not in periods:
            return 0
        if got[0] and got in periods:
            wanted = got
        words = _words(f"{gold.get('name_en', '')} {_text(gold.get('body'))}")
        shared = len(words & _words(f"{found.name} {_text(found.body)}"))
        if wanted[0] and wanted == got:
            return 2 + shared
        return shared if shared >= 2 else 0

    def fields(self, gold: Gold, found: WorkPlan) -> dict[str, tuple[Any, Any]]:
        """Return the fields of a pair."""
        pairs: dict[str, tuple[Any, Any]] = {
            "period": (bounds_of_text(gold.get("period")), bounds_of_value(found.period)),
            "status": (gold.get("status"), found.status),
            "adopted_on": (bounds_of_text(gold.get("adopted_on")), bounds_of_value(found.adopted_on)),
        }
        return {field: pair for field, pair in pairs.items() if gold.get(field)}


def _words(text: str) -> set[str]:
    return set(re.split(r"\s+", fold(text))) - {"", "of", "the", "and", "plan", "work", "for", "on", "to"}


MEASURES: dict[str, Measure] = {
    "meetings": Meetings(),
    "treaty_events": Acts(),
    "work_plans": Plans(),
    "trade_figures": Trade(),
}


def pairings(gold: Gold, found: Findings) -> dict[str, Pairing]:
    """Return for each kind which records of a text are which annotated ones; what is not scored is left out."""
    acts, figures = acts_of(gold.get("treaties", [])), gold.get("trade", [])
    tables: dict[str, tuple[list[Gold], Iterable[Any]]] = {
        "meetings": (gold.get("meetings", []), found.meetings),
        "treaty_events": (acts, [one for one in found.treaty_events if counts_as_act(acts, one)]),
        "work_plans": (gold.get("work_plans", []), found.work_plans),
        "trade_figures": (
            figures,
            [one for one in found.trade_figures if one.kind != "forecast" or _is_told(figures, one)],
        ),
    }
    return {kind: pair_up(rows, list(records), MEASURES[kind]) for kind, (rows, records) in tables.items()}


def _is_told(figures: list[Gold], found: Any) -> bool:
    """Tell whether an annotator has a forecast too: not all of them note any."""
    return any(MEASURES["trade_figures"].strength(one, found) > 0 for one in figures)


def score(gold: Gold, found: Findings) -> dict[str, Tally]:
    """Return the counts of each kind."""
    return {kind: tally(pairing, MEASURES[kind]) for kind, pairing in pairings(gold, found).items()}
