"""Treaties: which state signed, ratified or joined which of them, and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from aseanhr.reading.clues import Clue
from aseanhr.reading.rules.attach import distance, nearest
from aseanhr.reading.rules.bilateral import home_state
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from aseanhr.reading.document import Mark, Sentence
    from aseanhr.reading.facts import Facts
    from aseanhr.records.treaty import TreatyAct
    from aseanhr.values.countries import Country
    from aseanhr.values.mention import Mention

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
_COUNT = re.compile(r"(\d{1,3})(?:\s?/\s?(\d{1,3}))?$")
_OF = re.compile(r"(\d{1,3})\W{1,3}(?:\w{1,6}\W){1,3}(\d{1,3})$")
_YEARS = re.compile(r"(\d{1,3})\W{1,3}$")
_NEAR = 160


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


def _clause(text: str, sentence: Sentence, mark: Mark, others: list[Mark]) -> tuple[int, int]:
    """Return the stretch around an act in which its state and date stand: up to the next act or semicolon."""
    start, end = sentence.start, sentence.end
    for other in others:
        if other.end <= mark.start:
            start = max(start, other.end)
        elif other.start >= mark.end:
            end = min(end, other.start)
    at = text.rfind(";", start, mark.start)
    start = at + 1 if at >= 0 else start
    at = text.find(";", mark.end, end)
    return start, at if at >= 0 else end


class _Reader:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.text = facts.document.text
        self.drafts: list[TreatyDraft] = []
        self.used: set[tuple[int, int]] = set()
        self.last: Mark | None = None

    def sentence(self, sentence: Sentence) -> None:
        treaties = [mark for mark in sentence.names if mark.has("treaty")]
        for mark in treaties:
            self._count(sentence, mark)
        plain = [mark for mark in treaties if mark.value("treaty") not in _GROUPS]
        if plain:
            self._acts(sentence, plain)
            self._birth(sentence, plain)
            self.last = plain[-1]
        elif self.last is not None and sentence.cue("THIS_TREATY"):
            self._acts(sentence, [self.last])

    # -- acts ----------------------------------------------------------------------------------------------------

    def _acts(self, sentence: Sentence, treaties: list[Mark]) -> None:
        acts = [mark for mark in sentence.cues if mark.has("cue", *(cue for cue, _ in _ACTS))]
        for mark in acts:
            event = next(event for cue, event in _ACTS if mark.has("cue", cue))
            treaty = self._treaty(mark, treaties)
            if treaty is None:
                continue
            start, end = _clause(self.text, sentence, mark, [a for a in acts if a is not mark])
            self._act(sentence, mark, event, treaty, start, end)

    def _treaty(self, mark: Mark, treaties: list[Mark]) -> Mark | None:
        if len(treaties) == 1 and treaties[0] is self.last:
            return treaties[0]
        return nearest(self.text, mark, treaties, backwards=1.0, limit=_NEAR)

    def _act(self, sentence: Sentence, mark: Mark, event: TreatyAct, treaty: Mark, start: int, end: int) -> None:
        expected = any(distance(self.text, mark, cue, backwards=1.0) < 60 for cue in sentence.cue("EXPECTED"))
        negated = any(0 <= mark.start - cue.end <= 25 for cue in sentence.cue("NEGATED"))
        voted = any(start <= cue.start < end for cue in sentence.cue("VOTED"))
        deposited = bool(sentence.cue("DEPOSITED"))
        if voted and not deposited and event in ("ratified", "acceded"):
            return
        if expected and not negated and not deposited:
            if event != "acceded":
                return
            event = "accession_expected"
        dates = [d for d in self.facts.dates_in(sentence) if start <= d.start < end]
        states = self._states(sentence, mark, start, end)
        if not states:
            passed = dates and not sentence.cue("PLANNED")
            if (event in ("entered_into_force", "adopted", "signed") and passed) or negated:
                self._put(treaty, event, None, dates[0] if dates else None, negated, mark)
            return
        several = len(states) > 1 and len(dates) > 1
        for n, state in enumerate(states):
            until = states[n + 1].start if n + 1 < len(states) else end
            if several:
                date = next((d for d in dates if state.end <= d.start < until), None)
            else:
                date = nearest(self.text, mark, dates, backwards=1.0)
            self._put(treaty, event, state, date, negated, mark)

    def _states(self, sentence: Sentence, mark: Mark, start: int, end: int) -> list[Mention[Country]]:
        """Return the states that act: the subject before the cue, otherwise those named after it."""
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
        close = [c for c in after if c.start - mark.end <= 6 + 12 * bool(mark.has("cue", "ACCEDED"))]
        chosen = self._joined(before) if before else after
        if close and (not before or close[0].start - mark.end < 6):
            chosen = after
        seen: dict[Country, Mention[Country]] = {}
        for country in chosen:
            seen.setdefault(country.value, country)
        return list(seen.values())

    def _joined(self, countries: list[Mention[Country]]) -> list[Mention[Country]]:
        """Return the last of ``countries`` with those that are joined to it by a comma, a link or a date."""
        chosen = [countries[-1]]
        for country in reversed(countries[:-1]):
            gap = chosen[0].start - country.end
            inside = self.facts.within(self.facts.dates, country.end, chosen[0].start)
            gap -= sum(date.end - date.start for date in inside)
            if gap > 12:
                break
            chosen.insert(0, country)
        return chosen

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
        for draft in self.drafts:
            if (draft.treaty, draft.event, draft.state, draft.negated) == (key, event, country, negated):
                if draft.when is None and date is not None:
                    draft.when = date.value
                    draft.clues.append(Clue("when", date.start, date.end))
                    self.used.add((date.start, date.end))
                return
        draft = TreatyDraft(key, event, country, date.value if date else None, None, negated)
        draft.clues = [Clue("treaty", treaty.start, treaty.end), Clue("event", mark.start, mark.end)]
        if state:
            draft.clues.append(Clue("state", state.start, state.end))
        if date:
            draft.clues.append(Clue("when", date.start, date.end))
            if event != "accession_expected":
                self.used.add((date.start, date.end))
        self.drafts.append(draft)

    # -- how old, how many ---------------------------------------------------------------------------------------

    def _birth(self, sentence: Sentence, treaties: list[Mark]) -> None:
        """Read "the convention of 1982" and "30 years after its adoption"."""
        for mark in treaties:
            key = mark.value("treaty") or ""
            if any(draft.treaty == key and draft.event == "adopted" for draft in self.drafts):
                continue
            beside = [d for d in self.facts.dates_in(sentence) if self._names_year(sentence, mark, d)]
            if beside and not any(
                d.treaty == key and d.when == beside[0].value for d in self.drafts
            ):
                date = beside[0]
                self.used.add((date.start, date.end))
                self._put(mark, "adopted", None, date, False, mark)
                continue
            self._age(sentence, mark)

    def _names_year(self, sentence: Sentence, mark: Mark, date: Mention[DateSpan]) -> bool:
        """Tell whether a year is part of how a treaty is named: "the 1982 convention", "the convention of 1982"."""
        if date.value.precision != "year" or date.value.end is None:
            return False
        if self.facts.anchor and date.value.end >= self.facts.anchor.day:
            return False
        if 0 <= mark.start - date.end <= 3:
            return True
        gap = self.text[mark.end : date.start].strip(" (")
        inside = [c for c in sentence.cue("OF_YEAR") if mark.end <= c.start <= date.start + 4]
        return date.start - mark.end <= 10 and bool(inside) and len(gap) <= 6

    def _age(self, sentence: Sentence, mark: Mark) -> None:
        anchor = self.facts.anchor
        for cue in sentence.cue("YEARS_SINCE"):
            number = _YEARS.search(self.text, max(sentence.start, cue.start - 8), cue.start)
            born = any(distance(self.text, cue, other, backwards=1.0) < 60 for other in sentence.cue("BORN"))
            if number is None or not born or anchor is None or distance(self.text, mark, cue, backwards=1.0) > 90:
                continue
            when = DateSpan(str(anchor.day.year - int(number[1])))
            self.used.add((number.start(1), cue.end))
            draft = TreatyDraft(mark.value("treaty") or "", "adopted", None, when)
            draft.clues = [
                Clue("treaty", mark.start, mark.end),
                Clue("event", cue.start, cue.end),
                Clue("when", number.start(1), cue.end, "inferred", f"{number[1]} years before the year of the report"),
            ]
            self.drafts.append(draft)
            return

    def _count(self, sentence: Sentence, mark: Mark) -> None:
        """Read "has ratified seven of nine core conventions"."""
        key = mark.value("treaty") or ""
        if key not in _GROUPS:
            return
        head = self.text[max(sentence.start, mark.start - 30) : mark.start].rstrip()
        found = _OF.search(head) or _COUNT.search(head)
        if found is None:
            return
        state = None
        before = [c for c in self.facts.countries_in(sentence) if c.end <= mark.start]
        country = before[-1].value if before else home_state(self.facts)
        if before:
            state = before[-1]
        offset = max(sentence.start, mark.start - 30)
        value = f"{found[1]}/{found[2]}" if found[2] else found[1]
        draft = TreatyDraft(key, "membership_count", country, None, value)
        draft.clues = [
            Clue("treaty", mark.start, mark.end),
            Clue("value", offset + found.start(1), offset + found.end(2 if found[2] else 1)),
        ]
        if state:
            draft.clues.append(Clue("state", state.start, state.end))
        self.drafts.append(draft)


def read_treaties(facts: Facts) -> tuple[list[TreatyDraft], set[tuple[int, int]]]:
    """Return the treaty events of a document, and the spans of the dates that belong to them."""
    reader = _Reader(facts)
    for sentence in facts.document.sentences:
        if sentence.role == "body":
            reader.sentence(sentence)
    return reader.drafts, reader.used
