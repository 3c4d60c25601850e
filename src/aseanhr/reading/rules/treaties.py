"""Treaties: which state signed, ratified or joined which of them, and when."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import attrs

from aseanhr.reading.rules.attach import distance, nearest
from aseanhr.reading.rules.clues import Clue
from aseanhr.reading.rules.numbers import Number, numbers_in
from aseanhr.reading.rules.tense import tensed
from aseanhr.values.countries import Country
from aseanhr.values.dates import DateSpan
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from aseanhr.reading.rules.document import Mark, Sentence
    from aseanhr.reading.rules.facts import Facts
    from aseanhr.records.treaty import TreatyAct

__all__ = ["TreatyDraft", "read_treaties"]

_ACTS: tuple[tuple[str, TreatyAct], ...] = (
    ("IN_FORCE", "entered_into_force"),
    ("WITHDRAWN", "withdrawn"),
    ("SUCCEEDED", "succeeded"),
    ("ACCEDED", "acceded"),
    ("RATIFIED", "ratified"),
    ("SIGNED", "signed"),
    ("OPENED", "adopted"),
)
_GROUPS = frozenset({"core-un-human-rights-treaties", "ilo-conventions", "ilo-fundamental-conventions"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_LATEST = 2100
_MANY = 200  # more treaties than anyone counts
_YEARS = re.compile(r"(\d{1,3})\W{1,3}$")
_SLASH = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})")
_NEAR = 180
_BESIDE = 8
_JOINED = 14  # characters between two treaties or states that are named together


@attrs.define(eq=False)
class TreatyDraft:
    """One act under a treaty while the document is read."""

    treaty: str
    event: TreatyAct
    state: Country | None = None
    when: DateSpan | None = None
    value: str | None = None
    negated: bool = False
    clues: list[Clue] = attrs.Factory(list)


def _is_count(number: Number) -> bool:
    return number.value == number.value.to_integral_value() and 0 < number.value < _MANY


def _is_protocol(mark: Mark) -> bool:
    key = mark.value("treaty") or ""
    return "protocol" in key or "-op" in key or key == "opcat"


class _Act(NamedTuple):
    """What a clause tells: who did what under which treaties, and when."""

    sentence: Sentence
    mark: Mark
    end: int  # of the clause
    event: TreatyAct
    negated: bool
    objects: list[Mark]
    states: list[Mention[Country]]
    dates: list[Mention[DateSpan]]


class _Reader:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.text = facts.document.text
        self.drafts: list[TreatyDraft] = []
        self.used: set[tuple[int, int]] = set()
        self.recent: list[Mark] = []  # the treaties spoken of so far
        self.last: list[Mark] = []  # the one that "the convention" points back to
        self.block = -2  # the paragraph that last spoke of a treaty
        self.actors: list[Mention[Country]] = []  # the states that last did something
        self.day: Mention[DateSpan] | None = None

    def sentence(self, sentence: Sentence) -> None:
        """Read one sentence."""
        treaties = [mark for mark in sentence.names if mark.has("treaty")]
        for mark in treaties:
            if mark.value("treaty") in _GROUPS:
                self._count(sentence, mark)
        plain = [mark for mark in treaties if mark.value("treaty") not in _GROUPS]
        if plain:
            self._acts(sentence, plain)
            for mark in plain:
                self._birth(sentence, mark)
            self.recent += plain
        else:
            self.last = self._meant(sentence)
            if self.last:
                self._acts(sentence, self.last)
        if plain or self.last:
            self.block = sentence.block

    def _meant(self, sentence: Sentence) -> list[Mark]:
        """Return the treaty that words such as "the convention" or "the protocol" point back to."""
        for cue, protocol in (("THIS_PROTOCOL", True), ("THIS_TREATY", False)):
            if sentence.cue(cue):
                fitting = [mark for mark in self.recent if _is_protocol(mark) == protocol]
                return (fitting or self.recent)[-1:]
        # "Six states had ratified by then" speaks of the treaty of the sentences before.
        plain = sentence.cue("RATIFIED", "IN_FORCE") and not sentence.cue("VOTED")
        return self.recent[-1:] if plain and sentence.block - self.block <= 1 else []

    # -- acts ----------------------------------------------------------------------------------------------------

    def _acts(self, sentence: Sentence, treaties: list[Mark]) -> None:
        acts = [mark for mark in sentence.cues if mark.has("cue", *(cue for cue, _ in _ACTS))]
        self._adoption(sentence, treaties)
        self.actors = self.actors if not self.facts.countries_in(sentence) else []
        for mark in acts:
            event: TreatyAct = next(event for cue, event in _ACTS if mark.has("cue", cue))
            start, end = self._clause(sentence, mark, acts)
            self._act(sentence, mark, event, treaties, start, end)

    def _adoption(self, sentence: Sentence, treaties: list[Mark]) -> None:
        """Read "adopted the declaration on 18 November 2012"."""
        for cue in sentence.cue("ADOPTED"):
            if cue.has("cue", *(act for act, _ in _ACTS)):
                continue
            treaty = next((t for t in treaties if 0 <= t.start - cue.end <= _BESIDE), None)
            days = [d for d in self.facts.dates_in(sentence) if treaty and d.start >= treaty.end]
            if treaty and days and days[0].start - treaty.end < _NEAR and not sentence.cue("PLANNED"):
                self._put(treaty, "adopted", None, days[0], False, cue)

    def _clause(self, sentence: Sentence, mark: Mark, acts: list[Mark]) -> tuple[int, int]:
        """Return the stretch around an act in which its state and date stand: up to the next act or semicolon."""
        start = max([sentence.start, *(a.end for a in acts if a.end <= mark.start)])
        end = min([sentence.end, *(a.start for a in acts if a.start >= mark.end)])
        low, high = self.text.rfind(";", start, mark.start), self.text.find(";", mark.end, end)
        return low + 1 if low >= 0 else start, high if high >= 0 else end

    def _group(self, treaties: list[Mark], one: Mark) -> list[Mark]:
        """Return the treaties that are named together with ``one``: "both the ICCPR and the ICESCR"."""
        at = treaties.index(one)
        low = high = at
        while low and self._gap(treaties[low - 1], treaties[low]) <= _JOINED:
            low -= 1
        while high + 1 < len(treaties) and self._gap(treaties[high], treaties[high + 1]) <= _JOINED:
            high += 1
        chosen: dict[str, Mark] = {}
        for mark in treaties[low : high + 1]:
            chosen.setdefault(mark.value("treaty") or "", mark)
        return list(chosen.values())

    def _gap(self, one: Mark | Mention[Country], other: Mark | Mention[Country]) -> int:
        """Count the characters between two mentions, dates left out."""
        inside = self.facts.within(self.facts.dates, one.end, other.start)
        return other.start - one.end - sum(date.end - date.start for date in inside)

    def _objects(self, mark: Mark, treaties: list[Mark], start: int, end: int) -> list[Mark]:
        """Return the treaties that an act is about: those after it in its clause, otherwise the nearest before it."""
        if treaties is self.last:
            return treaties
        inside = [t for t in treaties if start <= t.start < end]
        after = [t for t in inside if t.start >= mark.start and t.start - mark.end < _NEAR]
        before = [t for t in treaties if t.end <= mark.start and mark.start - t.end < _NEAR]
        if before and (not after or mark.start - before[-1].end < _BESIDE):
            return self._group([t for t in before if t in inside] or before, before[-1])
        return self._group(after, after[0]) if after else []

    def _act(
        self, sentence: Sentence, mark: Mark, event: TreatyAct, treaties: list[Mark], start: int, end: int
    ) -> None:
        objects = self._objects(mark, treaties, start, end)
        # "A protocol to the convention" is not the convention.
        protocols = {cue.first + cue.size for cue in sentence.cue("PROTOCOL_TO")}
        objects = [treaty for treaty in objects if treaty.first not in protocols]
        states = self._states(sentence, mark, start, end, event)
        self.actors = states or self.actors
        if not objects:
            return
        deposited = bool(sentence.cue("DEPOSITED"))
        negated = any(0 <= mark.start - cue.end <= 25 for cue in sentence.cue("NEGATED"))
        voted = any(start <= cue.start < end for cue in sentence.cue("VOTED"))
        expected = any(distance(self.text, mark, cue, backwards=1.0) < 60 for cue in sentence.cue("EXPECTED"))
        urged = any(0 <= mark.start - cue.end < _NEAR for cue in sentence.cue("URGED"))
        if urged and not deposited and not negated:
            return
        if voted and not deposited and event in ("ratified", "acceded"):
            return
        if expected and not negated and not deposited and event != "entered_into_force":
            if event != "acceded":
                return
            event = "accession_expected"
        dates = self._dates(sentence, start, end)
        if states:
            self._pair(_Act(sentence, mark, end, event, negated, objects, states, dates))
        elif (
            dates and event in ("entered_into_force", "adopted", "signed") and not sentence.cue("PLANNED")
        ) or negated:
            self._put(objects[0], event, None, self._day(mark, objects, dates), negated, mark)

    def _dates(self, sentence: Sentence, start: int, end: int) -> list[Mention[DateSpan]]:
        dates = [
            tensed(d, sentence, self.facts) for d in self.facts.dates_in(sentence) if start <= d.start < end
        ]
        found = [d for d in dates if d.kind != "same"]
        if not found and self.day and any(start <= cue.start < end for cue in sentence.cue("SAME_DAY")):
            return [self.day]
        if found:
            self.day = found[-1]
        return found

    def _day(
        self, mark: Mark, objects: list[Mark], dates: list[Mention[DateSpan]]
    ) -> Mention[DateSpan] | None:
        """Return the date nearest to an act, or to the treaty behind it: the long name of one parts no date from it."""
        ends = [mark, *(treaty for treaty in objects if treaty.start >= mark.end)]
        found = [(nearest(self.text, end, dates, backwards=1.0), end) for end in ends]
        near = [(distance(self.text, end, date, backwards=1.0), date) for date, end in found if date]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _listed(self, act: _Act) -> dict[Mention[Country], Mention[DateSpan]]:
        """Return further states with a date of their own: "ratified by A in 2015, B on 25 January 2016 and C ..."."""
        listed: dict[Mention[Country], Mention[DateSpan]] = {}
        for country in self.facts.countries_in(act.sentence):
            if not act.mark.end <= country.start < act.end or country.kind == "demonym":
                continue
            if any(country.value == state.value for state in act.states):
                continue
            date = next((d for d in act.dates if 0 <= d.start - country.end <= 6), None)
            if date:
                listed[country] = date
        return listed

    def _further(self, act: _Act) -> None:
        """Read on to treaties with a date of their own: "acceded to A on 9 June 1982, then to B on 24 September"."""
        known = {treaty.value("treaty") for treaty in act.objects}
        first = act.objects[-1].end
        treaties = [m for m in act.sentence.names if m.has("treaty") and first <= m.start < act.end]
        for treaty in treaties:
            key = treaty.value("treaty")
            last = next((t for t in reversed(treaties) if t.value("treaty") == key), treaty)
            date = next((d for d in act.dates if 0 <= d.start - last.end <= _BESIDE), None)
            if date and key not in known and key not in _GROUPS:
                known.add(key)
                for state in act.states:
                    self._put(treaty, act.event, state, date, False, act.mark)

    def _pair(self, act: _Act) -> None:
        """Give each treaty or state its own date, where there are several of both."""
        objects, states, dates = act.objects, act.states, act.dates
        many: list[Mark | Mention[Country]] = [*objects] if len(objects) > 1 else [*states]
        own: dict[int, Mention[DateSpan] | None] = {}
        if len(many) > 1 and len(dates) > 1:
            for n, item in enumerate(many):
                until = many[n + 1].start if n + 1 < len(many) else act.end
                own[n] = next((d for d in dates if item.end <= d.start < until), None)
            if sum(date is not None for date in own.values()) < len(many) == len(dates):
                own = dict(enumerate(dates))  # "in 2007 and 2012 respectively"
        if len(dates) == 1 and len(many) > 1:
            parts = dates[0].value.edtf.strip("{}").split(",")
            if len(parts) == len(many):  # "in 2007 and 2012 respectively" is found as one set
                own = {
                    n: Mention(dates[0].start, dates[0].end, DateSpan(part), "part")
                    for n, part in enumerate(parts)
                }
        shared = self._day(act.mark, objects, dates)
        listed = self._listed(act) if len(objects) == 1 else {}
        for state, day in listed.items():
            self._put(objects[0], act.event, state, day, act.negated, act.mark)
        self._further(act)
        for i, treaty in enumerate(objects):
            for j, state in enumerate(states):
                date = own.get(i if len(objects) > 1 else j, shared) if own else shared
                self._put(treaty, act.event, state, date, act.negated, act.mark)

    def _states(
        self, sentence: Sentence, mark: Mark, start: int, end: int, event: TreatyAct
    ) -> list[Mention[Country]]:
        """Return the states that act: the subject before the cue, otherwise those after it, or those that acted last."""
        people = self.facts.people_in(sentence)
        countries = [
            c
            for c in self.facts.countries_in(sentence)
            if start <= c.start < end
            and not any(m.has("treaty") and m.start <= c.start < m.end for m in sentence.names)
            and not any(p.name and p.start <= c.start < p.end for p in people)
        ]
        before = [c for c in countries if c.end <= mark.start]
        after = [c for c in countries if c.start >= mark.end and c.kind != "demonym"]
        if event == "adopted":
            return []
        if event == "entered_into_force":
            if any(0 <= cue.start - mark.end < 20 for cue in sentence.cue("THE_COUNTRY")):
                return self.actors
            near = bool(after) and after[0].start - mark.end < 40 and not self._comma(mark, after[0])
            return self._first(after) if near else []
        # "The treaty was signed by ...": by those named right after, not by those who acted last.
        if mark.has("cue", "PASSIVE"):
            return self._first(after) if after and after[0].start - mark.end < _BESIDE else []
        close = bool(after) and after[0].start - mark.end <= 6
        # "Has yet to ratify, while Singapore ...": what stands behind a comma does something else.
        apart = bool(after) and not close and self._comma(mark, after[0])
        if close or not before:
            chosen = [] if apart else self._first(after)
        else:
            chosen = self._last(before)
        if not chosen:
            chosen = self._capital(sentence, start, mark) or self.actors
        seen: dict[Country, Mention[Country]] = {}
        for country in chosen:
            seen.setdefault(country.value, country)
        return list(seen.values())

    def _comma(self, mark: Mark, country: Mention[Country]) -> bool:
        return "," in self.text[mark.end : country.start]

    def _capital(self, sentence: Sentence, start: int, mark: Mark) -> list[Mention[Country]]:
        """Take a capital that acts for its state: "Vientiane signed"."""
        cities = self.facts.document.lexicon.cities
        for name in sentence.names:
            city = name.value("city")
            beside = 0 <= mark.start - name.end < _JOINED or 0 <= name.start - mark.end < _BESIDE
            if city in cities and name.start >= start and beside:
                return [Mention(name.start, name.end, Country.of(cities[city]), "capital")]
        return []

    def _breaks(self, countries: list[Mention[Country]]) -> list[int]:
        """Return where a list of countries is not held together by a comma, a link or a date."""
        pairs = enumerate(pairwise(countries), 1)
        return [n for n, (one, other) in pairs if self._gap(one, other) > _JOINED]

    def _first(self, countries: list[Mention[Country]]) -> list[Mention[Country]]:
        """Return the first of ``countries`` with those that are joined to it."""
        return countries[: next(iter(self._breaks(countries)), None)]

    def _last(self, countries: list[Mention[Country]]) -> list[Mention[Country]]:
        """Return the last of ``countries`` with those that are joined to it."""
        return countries[max(self._breaks(countries), default=0) :]

    def _put(
        self,
        treaty: Mark,
        event: TreatyAct,
        state: Mention[Country] | None,
        date: Mention[DateSpan] | None,
        negated: bool,
        mark: Mark,
    ) -> None:
        key = treaty.value("treaty") or ""
        country = state.value if state else None
        if date and event != "accession_expected":
            self.used.add((date.start, date.end))
        for draft in self.drafts:
            if (draft.treaty, draft.event, draft.state, draft.negated) == (key, event, country, negated):
                if draft.when is None and date is not None:
                    draft.when = date.value
                    draft.clues.append(Clue("when", date.start, date.end))
                return
        draft = TreatyDraft(key, event, country, date.value if date and not negated else None, None, negated)
        draft.clues = [Clue("treaty", treaty.start, treaty.end), Clue("event", mark.start, mark.end)]
        if state:
            draft.clues.append(Clue("state", state.start, state.end))
        if draft.when and date:
            draft.clues.append(Clue("when", date.start, date.end))
        self.drafts.append(draft)

    # -- how old, how many ---------------------------------------------------------------------------------------

    def _birth(self, sentence: Sentence, mark: Mark) -> None:
        """Read "the convention of 1982" and "30 years after its adoption"."""
        key = mark.value("treaty") or ""
        if any(draft.treaty == key and draft.event == "adopted" for draft in self.drafts):
            return
        year = self._year_in_name(sentence, mark)
        if year is None:
            self._age(sentence, mark)
        elif not any(
            date.start <= year.start < date.end and (date.start, date.end) in self.used
            for date in (year, *self.facts.dates_in(sentence))
        ):
            self._put(mark, "adopted", None, year, False, mark)

    def _year_in_name(self, sentence: Sentence, mark: Mark) -> Mention[DateSpan] | None:
        """Return the year by which a treaty is named: "the 1982 convention", "the convention of 1982"."""
        tokens = sentence.tokens
        after = mark.first + mark.size
        spots = [mark.first - 1]
        spots += [
            c.first + c.size
            for c in sentence.cue("OF_YEAR")
            if 0 <= c.start - mark.end <= 3 and c.first == after
        ]
        for i in spots:
            if not 0 <= i < len(tokens) or not _YEAR.fullmatch(tokens[i].text):
                continue
            token = tokens[i]
            beside = token.end + 1 == mark.start if i < mark.first else True
            written = self.facts.anchor.day.year if self.facts.anchor else _LATEST
            if beside and int(token.text) < written:
                return Mention(token.start, token.end, DateSpan(token.text), "year")
        return None

    def _age(self, sentence: Sentence, mark: Mark) -> None:
        anchor = self.facts.anchor
        for cue in sentence.cue("YEARS_SINCE"):
            number = _YEARS.search(self.text, max(sentence.start, cue.start - 8), cue.start)
            born = any(distance(self.text, cue, other, backwards=1.0) < 60 for other in sentence.cue("BORN"))
            if (
                number is None
                or not born
                or anchor is None
                or distance(self.text, mark, cue, backwards=1.0) > 90
            ):
                continue
            when = DateSpan(str(anchor.day.year - int(number[1])))
            self.used.add((number.start(1), cue.end))
            draft = TreatyDraft(mark.value("treaty") or "", "adopted", None, when)
            draft.clues = [
                Clue("treaty", mark.start, mark.end),
                Clue("event", cue.start, cue.end),
                Clue(
                    "when",
                    number.start(1),
                    cue.end,
                    "inferred",
                    f"{number[1]} years before the year of the report",
                ),
            ]
            self.drafts.append(draft)
            return

    def _count(self, sentence: Sentence, mark: Mark) -> None:
        """Read "has ratified seven of nine core conventions"."""
        head = max(sentence.start, mark.start - 45)
        slash = list(_SLASH.finditer(self.text, head, mark.start))
        numbers = [n for n in numbers_in(sentence, self.facts, head, mark.start) if _is_count(n)]
        if slash:
            value, span = f"{slash[-1][1]}/{slash[-1][2]}", slash[-1].span()
        elif (
            len(numbers) > 1
            and numbers[-1].value > numbers[-2].value
            and numbers[-1].start - numbers[-2].end < 14
        ):
            value, span = f"{numbers[-2].value}/{numbers[-1].value}", (numbers[-2].start, numbers[-1].end)
        elif numbers and mark.start - numbers[-1].end < 14:
            value, span = str(numbers[-1].value), numbers[-1][:2]
        else:
            return
        before = [c for c in self.facts.countries_in(sentence) if c.end <= span[0]]
        country = before[-1].value if before else self.facts.home
        key = mark.value("treaty") or ""
        if key == "ilo-fundamental-conventions" and value.endswith("/9"):
            key = "core-un-human-rights-treaties"  # the United Nations count nine, the ILO eight or ten
        if any((d.treaty, d.state, d.value) == (key, country, value) for d in self.drafts):
            return
        draft = TreatyDraft(key, "membership_count", country, None, value)
        draft.clues = [Clue("treaty", mark.start, mark.end), Clue("value", *span)]
        if before:
            draft.clues.append(Clue("state", before[-1].start, before[-1].end))
        self.drafts.append(draft)


def read_treaties(facts: Facts) -> tuple[list[TreatyDraft], set[tuple[int, int]]]:
    """Return the treaty events of a document, and the spans of the dates that belong to them."""
    reader = _Reader(facts)
    for sentence in facts.document.sentences:
        if sentence.role == "body":
            reader.sentence(sentence)
    return reader.drafts, reader.used
