"""Who sells to whom: the sides of a flow, from what stands around its word, and what the text has spoken of before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.events.trade_parts import distinct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.events.trade_parts import Party, View
    from aseanhr.records.trade import Flow
    from aseanhr.values.countries import Country

__all__ = ["Sides", "Topic", "resolve"]

_SELLS = frozenset({"EXPORT", "MOVE"})
_LOOSE = frozenset({"TO", "FROM", "WITH", "BETWEEN", "BY", "OF", "FOR"})
_NOUNS = frozenset({"noun", "bare"})
_PARTS = frozenset({"TO", "FROM", "WITH"})


class Topic(NamedTuple):
    """The two states that a text speaks of, the one whose side it takes first.

    Attributes:
        reporter: whose side it takes.
        partner: the other.
        start: offset of the words that named them.
        end: where these end.
    """

    reporter: Country
    partner: Country
    start: int
    end: int

    def other(self, state: Country | None) -> Country:
        """Return the partner of a state in the topic, or else the state whose side the text takes."""
        return self.partner if state == self.reporter else self.reporter


class Sides(NamedTuple):
    """The two states of a figure and which way the goods went.

    Attributes:
        reporter: whose side the text takes.
        partner: the other state.
        flow: seen from the reporter.
        stated: whether the words around the sum name both.
        start: offset of the words that name them.
        end: where these end.
        how: how they were found.
    """

    reporter: Country
    partner: Country
    flow: Flow
    stated: bool
    start: int
    end: int
    how: str


class _Slots:
    """The parties around a flow, by the part that they play in it."""

    def __init__(self, view: View, flow: Predicate, low: int, high: int) -> None:
        self.view = view
        self.flow = flow
        self.parties = [p for p in view.parties if low <= p.first < high]
        self.before = [p for p in self.parties if p.last <= flow.first]
        self.after = [p for p in self.parties if p.first >= flow.last - 1 and p.last > flow.last - 1]
        self.owners: list[Party] = []

    def linked(self, *roles: str) -> list[Party]:
        """Return the parties that a small word gives one of some parts, those behind the flow first."""
        wanted = set(roles)
        found = [p for p in (*self.after, *self.before) if p.links & wanted]
        # "the office in the capital" is a place, no market.
        return [p for p in found if p.kind != "capital" or p.links & wanted - {"IN"}]

    def owner(self) -> list[Party]:
        """Return the parties right before the word of a flow: "Thailand's total exports", "Vietnamese sales"."""
        if not self.before:
            return []
        last = self.before[-1]
        at = last.last
        stops = {p.first for p in self.view.predicates} | {
            m.first for m in self.view.document.marks("link", at, self.flow.first)
        }
        clauses = self.view.document.clauses
        if last.links & _LOOSE and self.flow.form != "noun":
            return []
        if (
            any(at <= stop < self.flow.first for stop in stops)
            or clauses[last.first] != clauses[self.flow.first]
        ):
            return []
        return [p for p in self.before if p.group == last.group]

    def subject(self) -> list[Party]:
        """Return the parties without a small word before the flow, the nearest enumeration of them."""
        plain = [p for p in self.before if not p.links & _LOOSE and not (p.possessive and self._owned(p))]
        return [p for p in plain if p.group == plain[-1].group] if plain else []

    def first_plain(self) -> list[Party]:
        """Return the parties without a small word before the flow, the first enumeration of them."""
        plain = [p for p in self.before if not p.links & _LOOSE]
        return [p for p in plain if p.group == plain[0].group]

    def behind(self, parties: list[Party]) -> list[Party]:
        """Return the parties without a small word behind some others: whose goods a flow is of."""
        return [p for p in self.after if not p.links & _LOOSE and p.first >= parties[-1].last]

    def is_inverted(self) -> bool:
        """Tell whether a subject may stand behind the word of the flow."""
        return self.flow.form in _NOUNS or self.view.document.lexicon.verb_second

    def is_parted(self, parties: list[Party]) -> bool:
        """Tell whether a sum stands between the word of a flow and parties behind it."""
        return bool(parties) and any(self.flow.last <= m.first < parties[0].first for m in self.view.money)

    def is_mutual(self) -> bool:
        """Tell whether a verb of selling or buying goes both ways: "the two sold each other goods"."""
        return self.flow.form != "noun" and any(
            p.kind == "BOTH_STATES" and p.first == self.flow.last for p in self.after
        )

    def beside(self) -> list[Party]:
        """Return the parties that stand right behind the word of a flow, as in a row of their own."""
        first = next((p for p in self.after if p.first == self.flow.last), None)
        return [p for p in self.after if first and p.group == first.group]

    def _owned(self, party: Party) -> bool:
        return self.flow.form != "noun" and party.last < self.flow.first

    def object(self) -> list[Party]:
        """Return the parties without a small word behind the flow, in its clause."""
        clauses = self.view.document.clauses
        plain = [
            p for p in self.after if not p.links & _LOOSE and clauses[p.first] == clauses[self.flow.first]
        ]
        return [p for p in plain if p.group == plain[0].group] if plain else []


class Roles(NamedTuple):
    """The parties of a flow: who sells, who buys, or two that trade with each other, as ``mutual`` tells."""

    seller: list[Party]
    buyer: list[Party]
    pair: list[Party]
    mutual: bool = False


def roles_of(view: View, flow: Predicate, low: int, high: int) -> Roles:
    """Return the parties of a flow that the words from ``low`` to ``high`` name."""
    slots = _Slots(view, flow, low, high)
    if flow.cue == "TRADE" or slots.is_mutual():
        return Roles([], [], _pair(slots), mutual=True)
    if any(m.first <= flow.first < m.last for m in view.words("PLACE")):
        return _placed(slots)
    if flow.cue == "IMPORT":
        return _bought(slots)
    return _sold(slots)


def _placed(slots: _Slots) -> Roles:
    """Return who sells and who buys, where a state is called the market of another: "Laos is its largest export market"."""
    place = slots.subject()
    owner = _without(slots.owner() or slots.linked("OF"), place)
    return Roles(place, owner, []) if slots.flow.cue == "IMPORT" else Roles(owner, place, [])


def _pair(slots: _Slots) -> list[Party]:
    """Return the parties that trade with each other: named between, in a row, or one with the other."""
    beside = slots.beside()
    if len(beside) > 1:
        return beside
    owner = slots.owner()
    if len(distinct(p.state for p in owner)) > 1:
        return owner
    if slots.linked("BETWEEN"):
        return _between(slots)
    with_ = slots.linked("WITH")
    if with_:
        return [*(owner or slots.subject() or slots.linked("OF", "BY")), *with_]
    rows = [row for row in (slots.linked("OF"), slots.subject()) if len(row) > 1]
    return rows[0] if rows else [*owner, *_without(slots.parties, owner)]


def _between(slots: _Slots) -> list[Party]:
    """Return the parties that a word such as "between" opens; a single one with its partner."""
    first = slots.linked("BETWEEN")[0]
    group = [p for p in slots.parties if p.group == first.group]
    alone = len(group) == 1 and first.kind != "BOTH_STATES"
    return [*group, *_without(slots.linked("WITH"), group)] if alone else group


def _without(parties: list[Party], others: list[Party]) -> list[Party]:
    return [p for p in parties if p not in others]


def _sold(slots: _Slots) -> Roles:
    """Return who sells and who buys, where a word of selling tells it."""
    flow = slots.flow
    buyer, seller = slots.linked("TO"), slots.linked("FROM")
    subject = slots.owner() or slots.subject()
    if flow.passive and flow.form != "noun":
        return Roles(slots.linked("BY") or seller, buyer or subject, [])
    seller = _seller(slots, seller, _without(subject, buyer))
    if flow.cue == "MOVE" and not buyer:
        # "The Philippines took 4 billion of Vietnamese goods": whose goods, and who is spoken of.
        buyer = _without(slots.first_plain(), seller)
    rest = _without(slots.object(), seller)
    if not seller and slots.is_inverted() and not all(p.kind == "STATE" for p in rest):
        seller, rest = rest, []
    return Roles(seller, buyer or rest or _without(slots.linked("WITH", "IN", "FOR"), seller), [])


def _seller(slots: _Slots, origin: list[Party], subject: list[Party]) -> list[Party]:
    """Return who sells: of a verb the subject rather than where the goods come from."""
    if slots.flow.cue == "EXPORT" and slots.flow.form not in _NOUNS:
        return subject or origin or slots.linked("BY", "OF")
    return origin or subject or slots.linked("BY", "OF")


def _bought(slots: _Slots) -> Roles:
    """Return who sells and who buys, where a word of buying tells it."""
    flow = slots.flow
    seller = slots.linked("FROM")
    if flow.passive and flow.form != "noun":
        return Roles(seller, slots.linked("BY") or slots.linked("TO"), [])
    of = slots.linked("OF", "BY")
    if flow.form != "noun" and slots.is_parted(of):
        seller, of = seller or of, []  # "bought 4 billion of goods of Laos"
    buyer = _without(slots.owner() or slots.subject(), seller)
    if buyer:
        seller = seller or of or slots.linked("WITH", "IN", "FOR") or slots.object()
    else:
        buyer, seller = _buyer_behind(slots, seller, of)
    named = {p.state for p in buyer} - {None}
    return Roles([p for p in _without(seller, buyer) if p.state not in named], buyer, [])


def _buyer_behind(slots: _Slots, seller: list[Party], of: list[Party]) -> tuple[list[Party], list[Party]]:
    """Return buyer and seller where nobody is named before the word of buying."""
    to, beside = slots.linked("TO"), slots.linked("WITH", "IN", "FOR")
    if seller:
        return of or to or slots.object(), seller
    if slots.object():
        return slots.object(), of or beside or slots.behind(slots.object())
    return of or to, beside


def _state(
    view: View, party: Party | None, avoid: Country | None, topic: Topic | None, home: Country | None
) -> Country | None:
    """Return the state that a party is, or that its words stand for."""
    if party is None or party.state is not None:
        return party.state if party else None
    if party.kind == "HOME":
        return _ours(view, avoid, home)
    own = avoid or _own(topic, home)
    before = [p.state for p in view.parties if p.last <= party.first and p.state not in (None, own)]
    if before or topic is None:
        return before[-1] if before else None
    return topic.other(avoid) if avoid in topic[:2] else topic.partner


def _ours(view: View, avoid: Country | None, home: Country | None) -> Country | None:
    """Return the state that "we" are: the only other one that the sentence names, or whose text it is."""
    named = [s for s in distinct(p.state for p in view.parties) if s != avoid]
    return named[0] if len(named) == 1 else view.ours or home


def _own(topic: Topic | None, home: Country | None) -> Country | None:
    """Return the side from which the text speaks of two states."""
    if topic is None:
        return None
    return home if home in topic[:2] else topic.reporter


def _complete(
    view: View, flow: str, roles: Roles, place: tuple[int, int], topic: Topic | None, home: Country | None
) -> tuple[Country, Country, bool] | None:
    """Return seller and buyer, and whether both are named; what is not named follows from the topic."""
    seller = next(iter(roles.seller[place[0] :]), None)
    buyer = next(iter(roles.buyer[place[1] :]), None)
    one = _state(view, seller, buyer.state if buyer else None, topic, home)
    two = _state(view, buyer, one, topic, home)
    if one is None and two is None and topic is not None:
        one, two = topic.reporter, topic.partner
        if flow == "IMPORT":
            one, two = two, one
    one = one or _beside(view, two, topic, home)
    two = two or _beside(view, one, topic, home)
    if one is None or two is None or one == two:
        return None
    return one, two, bool(seller and buyer and seller.state and buyer.state)


def _beside(
    view: View, state: Country | None, topic: Topic | None, home: Country | None, *, near: bool = True
) -> Country | None:
    """Return the other side of a flow that names one; another state of the sentence only if the flow stands in it."""
    if state is None:
        return None
    known = topic.other(state) if topic and state in topic[:2] else None
    others = [s for s in distinct(p.state for p in view.parties) if s != state]
    beside = others[0] if len(others) == 1 and (near or topic is None) else None
    likely = (known, beside, _own(topic, home), home)
    return next((s for s in likely if s not in (None, state) and not _alike(view, state, s)), None)


def _alike(view: View, one: Country, other: Country | None) -> bool:
    """Tell whether two states play the same part in a sentence: "with A it was 3, with B 4"."""
    parts = {link for p in view.parties if p.state == one for link in p.links & _PARTS}
    named = [p for p in view.parties if p.state == other]
    return bool(named) and all(p.links & parts for p in named)


def resolve(
    view: View,
    flow: Predicate,
    roles: Roles,
    topic: Topic | None,
    home: Country | None,
    place: tuple[int, int] = (0, 0),
) -> Sides | None:
    """Return the two states of a flow.

    Args:
        view: the sentence.
        flow: what is traded.
        roles: its parties.
        topic: the two states spoken of before.
        home: the state whose side the text takes.
        place: which of several sellers and buyers, or of several pairs.
    """
    # Words that only stand for states do not say which: those that named them do.
    named = [p for p in (*roles.pair, *roles.seller, *roles.buyer) if p.state is not None]
    start = min((p.start for p in named), default=topic.start if topic else flow.start)
    end = max((p.end for p in named), default=topic.end if topic else flow.end)
    if flow.cue == "TRADE" or roles.mutual:
        near = view.sentence.first <= flow.first
        states = _pair_states(view, roles.pair, topic, home, near=near)
        if states is None:
            return None
        one, other, stated = states
        return Sides(one, other, "total", stated, start, end, "pair")
    found = _complete(view, flow.cue, roles, place, topic, home)
    if found is None:
        return None
    seller, buyer, stated = found
    if flow.cue == "MOVE" and not roles.seller and not roles.buyer:
        return Sides(seller, buyer, "total", stated, start, end, "pair")
    if flow.cue == "IMPORT":
        return Sides(buyer, seller, "import", stated, start, end, "bought")
    return Sides(seller, buyer, "export", stated, start, end, "sold")


def _pair_states(
    view: View, pair: Sequence[Party], topic: Topic | None, home: Country | None, *, near: bool
) -> tuple[Country, Country, bool] | None:
    """Return the two states that trade with each other, and whether both are named."""
    states = distinct(p.state for p in pair)
    if len(states) > 1:
        return (states[0], states[1], True) if len(states) == 2 or len(pair) == 2 else None
    if states:
        other = _partner(view, states[0], pair, topic, home, near=near)
        return (other, states[0], False) if other is not None and other != states[0] else None
    return _spoken_pair(view, topic, home)


def _spoken_pair(
    view: View, topic: Topic | None, home: Country | None
) -> tuple[Country, Country, bool] | None:
    """Return the two states of a trade whose own words name none: those of its sentence, or of the topic."""
    named = distinct(p.state for p in view.parties) or distinct(p.state for p in view.people)
    if len(named) == 2:
        return named[0], named[1], False
    if len(named) == 1 and home is not None and named[0] != home:
        return home, named[0], False
    return (topic.reporter, topic.partner, False) if topic else None


def _partner(
    view: View,
    state: Country,
    pair: Sequence[Party],
    topic: Topic | None,
    home: Country | None,
    *,
    near: bool,
) -> Country | None:
    """Return the state beside a named one: that which other words stand for, or that spoken of."""
    reference = next((p for p in pair if p.state is None), None)
    if reference is not None and reference.kind != "BOTH_STATES":
        found = _state(view, reference, state, topic, home)
        if found is not None and found != state:
            return found
    return _beside(view, state, topic, home, near=near)
