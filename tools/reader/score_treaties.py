"""What fits and what is compared in acts under treaties, whose names vary most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reader.score import Gold, bounds_of_text, bounds_of_value, fold, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.records import TreatyEvent

__all__ = ["Acts", "acts_of", "counts_as_act"]

# The first that fits names the treaty.
_CANON = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"optional protocol.*tortur|\bop ?cat\b|^opcat$", "opcat"),
        (r"optional protocol.*women|\bop cedaw|cedaw op", "cedaw-op"),
        (r"second optional protocol|iccpr op ?2", "iccpr-op2"),
        (r"optional protocol.*civil and political|iccpr op ?1", "iccpr-op1"),
        (r"optional protocol.*disabilit|crpd op", "crpd-op"),
        (r"armed conflict|crc op ac", "crc-op-ac"),
        (r"sale of children|crc op sc", "crc-op-sc"),
        (r"communications procedure|crc op ic", "crc-op-ic"),
        (r"optional protocol.*economic|icescr op", "icescr-op"),
        (r"disappearance|\bcped\b|\bicpped\b|\bced\b", "cped"),
        (r"tortur|^cat$", "cat"),
        (r"migrant workers and|\bicmw\b|\bicrmw\b", "icmw"),
        (r"protocol to the (treaty on the )?(southeast asia|seanwfz)|seanwfz protocol", "seanwfz-protocol"),
        (r"southeast asia nuclear|seanwfz", "seanwfz"),
        (r"test ban|ctbt", "ctbt"),
        (r"prohibition of nuclear|tpnw", "tpnw"),
        (r"non proliferation|^npt$", "npt"),
        (r"economic social and cultural|icescr", "icescr"),
        (r"civil and political|iccpr", "iccpr"),
        (r"racial discrim|icerd", "icerd"),
        (r"discrimination against women|cedaw", "cedaw"),
        (r"persons with disab|crpd", "crpd"),
        (r"rights of the child|^crc$", "crc"),
        (r"trafficking in persons especially|actip", "actip"),
        (r"amity and cooperation|^tac$", "tac"),
        (r"genocide", "genocide"),
        (r"rome statute", "rome"),
        (r"law of the sea|unclos", "unclos"),
        (r"counter terrorism|^acct$", "acct"),
        (r"haze", "haze"),
    )
)
_NUMBERED = re.compile(r"(?:no|c) ?0*(\d{2,3})\b")
_SAME_ACT = {"signature": "signed", "ratification": "ratified", "accession": "acceded"}


def _canon(*names: str) -> str | None:
    for name in map(fold, names):
        number = _NUMBERED.search(name)
        if number and ("ilo" in name or "convention" in name):
            return f"ilo-{number[1].lstrip('0')}"
        for pattern, treaty in _CANON:
            if pattern.search(name):
                return treaty
    return None


def _same_treaty(gold: Gold, name: str) -> bool:
    wanted, got = _canon(gold["name_en"], gold["treaty"]), _canon(name)
    if wanted and got:
        return wanted == got
    read = fold(name)
    names = {fold(gold["treaty"]), fold(gold["name_en"]), *map(fold, gold["also"])}
    return bool(read) and any(_alike(read, other) for other in names)


def _alike(read: str, other: str) -> bool:
    if read == other or (len(read) > 3 and read in other) or (len(other) > 2 and other in read.split()):
        return True
    return len(set(read.split()) & set(other.split())) >= 3


def acts_of(treaties: Sequence[Gold]) -> list[Gold]:
    """Return the acts of annotated treaties, with those that may be told besides as not required."""
    return [act for treaty in treaties for act in _acts(treaty)]


def _acts(treaty: Gold) -> Iterator[Gold]:
    accept = treaty.get("accept") or {}
    names = {
        "treaty": treaty.get("abbreviation") or treaty["name_en"],
        "also": [name for name in listed(treaty, "abbreviation") if name],
        "name_en": treaty["name_en"],
    }
    for number, act in enumerate(treaty.get("events", [])):
        key = f"events[{number}]"
        others = {
            field: accept[f"{key}.{field}"]
            for field in ("date", "state", "event")
            if f"{key}.{field}" in accept
        }
        required = treaty.get("required", True) and act.get("required", True)
        absent = "absent" in (accept.get(key) or [])
        yield {**act, **names, "accept": others, "required": required and not absent}
    for extra in listed(treaty, "extra"):
        yield from ({**act, **names} for act in _extra(extra))


def _extra(extra: str | dict[str, Any]) -> Iterator[Gold]:
    if isinstance(extra, str):
        words = extra.split()
    else:
        told = [extra["event"], extra.get("state"), "negated" if extra.get("negated") else None]
        words = [word for word in told if word]
    anything = words[0] == "any"
    events = ["signed", "acceded", "accession_expected"] if anything else words[0].split("/")
    state = words[1] if len(words) > 1 and not anything and words[1] != "negated" else None
    for event in events:
        yield {"event": event, "state": state, "date": None, "negated": "negated" in words, "required": False}


class Acts:
    """Acts under treaties."""

    def strength(self, gold: Gold, found: TreatyEvent) -> int:
        """Return how well an act fits."""
        events = {_SAME_ACT.get(event, event) for event in (gold["event"], *listed(gold, "event"))}
        if found.event not in events or not _same_treaty(gold, found.treaty):
            return 0
        wanted, got = gold.get("state") or "", "" if found.state is None else str(found.state.alpha_2 or "")
        if wanted and got and wanted != got:
            return 0
        points = 3 + (wanted == got) + 2 * (bool(gold.get("negated")) == found.negated)
        return points + _time(gold, found) + _of_protocol(gold, found)

    def fields(self, gold: Gold, found: TreatyEvent) -> dict[str, tuple[Any, Any]]:
        """Return the fields of a pair."""
        state = "" if found.state is None else str(found.state.alpha_2 or "")
        chosen: dict[str, tuple[Any, Any]] = {
            "state": (gold.get("state") or "", state),
            "negated": (bool(gold.get("negated")), found.negated),
        }
        if gold.get("date"):
            chosen["date"] = (bounds_of_text(gold["date"]), bounds_of_value(found.when))
        return chosen


def _time(gold: Gold, found: TreatyEvent) -> int:
    wanted, got = bounds_of_text(gold.get("date")), bounds_of_value(found.when)
    if not wanted[0]:
        return 0
    return 2 if wanted == got else -3 if got[0] else 0


def _of_protocol(gold: Gold, found: TreatyEvent) -> bool:
    read = fold(found.treaty)
    return ("protocol" in fold(gold["name_en"])) == ("protocol" in read or "op" in read.split())


def counts_as_act(acts: Sequence[Gold], found: TreatyEvent) -> bool:
    """Tell whether an act is scored: counts of memberships and adoptions are, only where they are annotated."""
    measure = Acts()
    if found.event == "membership_count":
        return any(act["event"] == "membership_count" and measure.strength(act, found) > 0 for act in acts)
    return found.event != "adopted" or any(measure.strength(act, found) > 0 for act in acts)
