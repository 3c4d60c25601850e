"""Sums that are listed in the order of what they belong to, directions turned round, owners other than states."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.events.trade_parts import distinct
from aseanhr.reading.events.trade_sides import Roles, Sides, roles_of

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Found
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.events.trade_parts import Party, Segment, View
    from aseanhr.reading.features import Placed
    from aseanhr.values.amounts import Amount

__all__ = ["Listed", "filled", "is_owned_by_others", "listed_in", "merged", "reversed_sides"]


class Listed(NamedTuple):
    """What a sum in a list belongs to.

    Attributes:
        flow: what is traded.
        roles: its parties.
        place: which of the sellers and buyers.
    """

    flow: Predicate
    roles: Roles
    place: tuple[int, int]


def listed_in(view: View) -> dict[int, Listed]:
    """Return what each sum of a list belongs to, by the first word of the sum, where a sentence says that they go in order."""
    marks = view.document.within("link", view.sentence, "RESPECTIVELY")
    if not marks:
        return {}
    run = _run(view)
    if len(run) < 2:
        return {}
    flows = [f for f in view.flows if f.cue != "MOVE"] or view.flows
    before = [f for f in flows if f.first < run[0].first]
    if len(before) == len(run):
        return {
            a.first: Listed(f, roles_of(view, f, view.sentence.first, view.sentence.last), (0, 0))
            for a, f in zip(run, before, strict=True)
        }
    flow = before[-1] if before else next((f for f in flows), None)
    if flow is None:
        return {}
    roles = roles_of(view, flow, view.sentence.first, view.sentence.last)
    return _dealt(run, flow, roles)


def _run(view: View) -> list[Found[Amount]]:
    """Return the longest row of sums with nothing but small words between them."""
    best: list[Found[Amount]] = []
    run: list[Found[Amount]] = view.money[:1]
    for one, other in pairwise(view.money):
        links = view.document.marks("link", one.last, other.first)
        covered = {w for m in links for w in range(m.first, m.last)}
        if all(w in covered for w in range(one.last, other.first)):
            run.append(other)
        else:
            best, run = max(best, run, key=len), [other]
    return max(best, run, key=len)


def _dealt(run: list[Found[Amount]], flow: Predicate, roles: Roles) -> dict[int, Listed]:
    """Give each sum of a row its state of the enumeration that is as long as the row."""
    count = len(run)
    if len(roles.seller) == count:
        return {a.first: Listed(flow, roles, (n, 0)) for n, a in enumerate(run)}
    if len(roles.buyer) == count:
        return {a.first: Listed(flow, roles, (0, n)) for n, a in enumerate(run)}
    partners = roles.pair[-count:]
    named = len(distinct(p.state for p in roles.pair))
    if named == count and all("WITH" in p.links for p in roles.pair):
        return {a.first: Listed(flow, Roles([], [], [p]), (0, 0)) for a, p in zip(run, partners, strict=True)}
    if len(roles.pair) > count:
        return {
            a.first: Listed(flow, Roles([], [], [roles.pair[0], p]), (0, 0))
            for a, p in zip(run, partners, strict=True)
        }
    return {}


def filled(roles: Roles, before: Roles) -> Roles:
    """Return the parties of a flow with those that it shares with the same flow before it."""

    def states(parties: list[Party]) -> set[object]:
        return {p.state for p in parties}

    seller = roles.seller or [p for p in before.seller if p.state not in states(roles.buyer)]
    buyer = roles.buyer or [p for p in before.buyer if p.state not in states(roles.seller)]
    return Roles(seller, buyer, roles.pair)


def merged(told: Roles, view: View, segment: Segment, flow: Predicate) -> Roles:
    """Return the parties of a figure that leaves out its flow: new ones take the place of those told before."""
    parties = [p for p in view.parties if segment.low <= p.first < segment.high and p.kind != "BOTH_STATES"]
    if flow.cue == "TRADE":
        return Roles([], [], _merged_pair(told.pair, parties))
    seller = _linked(parties, "FROM") or told.seller
    buyer = _linked(parties, "TO") or told.buyer
    plain = [p for p in parties if not p.links & {"TO", "FROM"}]
    if not plain:
        return Roles(seller, buyer, [])
    return Roles(seller, plain, []) if flow.cue == "IMPORT" else Roles(plain, buyer, [])


def _linked(parties: list[Party], link: str) -> list[Party]:
    return [p for p in parties if link in p.links]


def _merged_pair(told: list[Party], parties: list[Party]) -> list[Party]:
    between = _linked(parties, "BETWEEN")
    if between:
        return [p for p in parties if p.group == between[0].group]
    if len(parties) != 1:
        return parties or told
    # "With A it was 3, with B 4", "next came A with 3 and B with 4": the one takes the place of the other.
    if len(told) == 1:
        return parties
    beside = [p for p in told if p.links & parties[0].links & {"WITH"}]
    return [*[p for p in told if p not in beside][:1], *parties]


def reversed_sides(before: Sides, flow: Predicate) -> Sides | None:
    """Return the sides of a flow in the direction opposite to that of a figure; None where that had no direction."""
    if before.flow == "total":
        return None
    seller, buyer = (
        (before.partner, before.reporter) if before.flow == "export" else (before.reporter, before.partner)
    )
    if flow.cue == "IMPORT":
        return Sides(buyer, seller, "import", False, before.start, before.end, "turned")
    return Sides(seller, buyer, "export", False, before.start, before.end, "turned")


def is_owned_by_others(view: View, segment: Segment, flow: Predicate) -> bool:
    """Tell whether a flow belongs to somebody other than a state: "Volvo's exports", "Acme sold"."""
    at = flow.first - 1
    if at < segment.low or at in _covered(view):
        return False
    words = view.document.words
    if not words.written(at)[0].isupper() or not view.same_clause(at, flow.first):
        return False
    owned = view.document.text.startswith(("'s", "’s"), words.ends[at])
    if flow.form == "noun":
        from_ = any("FROM" in p.links for p in view.parties if p.first >= flow.last)
        return owned or from_ or at > view.sentence.first
    return not any(not p.links and p.last <= at for p in view.parties if p.first >= segment.low) or owned


def _covered(view: View) -> set[int]:
    """Return the words of a sentence that the lexicon or a finder knows."""
    document, sentence = view.document, view.sentence
    spans: list[Placed] = [
        *view.parties,
        *view.predicates,
        *view.dates,
        *view.notes.amounts_in(sentence),
        *view.notes.countries_in(sentence),
        *document.within("link", sentence),
        *document.within("reference", sentence),
        *document.within("operator", sentence),
        *document.within("trade_word", sentence),
    ]
    known = {w for span in spans for w in range(span.first, span.last)}
    return known | {
        w
        for w in range(sentence.first, sentence.last)
        if document.words.forms[w] in document.lexicon.connectors
    }
