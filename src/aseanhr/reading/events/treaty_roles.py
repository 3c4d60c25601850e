"""Who acts, and under which treaties: the parts of a sentence around each act, from order, voice and joining words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from aseanhr.reading.events.treaty_ids import GROUPS
from aseanhr.reading.events.treaty_mentions import StateMention, TreatyMention
from aseanhr.reading.features import link_before, links_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.document import Document, Sentence
    from aseanhr.reading.events.treaty_acts import Act

__all__ = ["Scene", "first_group", "last_group"]

M = TypeVar("M", StateMention, TreatyMention)
# Words before a state that keep it from being the one that acts.
_AWAY = frozenset({"IN", "FROM", "WITH", "TO", "AGAINST", "DURING", "FOR", "UNTIL", "BETWEEN", "EXCEPT"})
_STOP = re.compile(r"[.!?:;,()–—]|\s-\s")
# What may open another object: "joined the club", "its club".
_OPENING = frozenset({"VENUE", "PLACE_WORD", "OWNER", "SUCCESSOR"})
_PLAIN = frozenset(
    {"NEGATED", "PASSIVE", "PERFECT", "ASSERTED"}
)  # operators that may stand between joined acts
# Words that may stand before an act without being a subject of their own; who holds an office acts for a state.
_KNOWN = ("link", "operator", "reference", "circumstance", "act_offset", "office", "official", "city")
_JOINING = 3  # words of a link that joins equals
_FEW = 5  # words between an act without an object and its date


def _gap(document: Document, low: int, high: int, dated: frozenset[int]) -> str:
    """Tell how two mentions are joined: ``and``, ``comma``, or ``""`` if they are not; a date in brackets does not part them."""
    words = document.words
    text = document.text[words.ends[low - 1] : words.starts[high]]
    bracketed = {n for n in range(low, high) if n in dated} if "(" in text else set()
    if any(char in text for char in (";?!\n" if bracketed else ";.()?!\n")):
        return ""
    joined = _words_of(document, low, high, "AND")
    known = joined | bracketed | _words_of(document, low, high, "TO", "OF", "BY")
    connectors = document.lexicon.connectors
    if any(n not in known and words.forms[n] not in connectors for n in range(low, high)):
        return ""
    return "and" if joined else "comma" if "," in text else ""


def _words_of(document: Document, low: int, high: int, *values: str) -> set[int]:
    """Return the words of some links between two words."""
    links = document.marks("link", low, high)
    return {n for link in links if link.value in values for n in range(link.first, link.last)}


def _runs(document: Document, mentions: Sequence[M], dated: frozenset[int] = frozenset()) -> list[list[M]]:
    """Cut mentions into those that are listed together; "A, B" without "and" does not make a list."""
    runs: list[list[M]] = []
    ways: list[list[str]] = []
    for mention in mentions:
        way = _gap(document, runs[-1][-1].last, mention.first, dated) if runs else ""
        if way:
            runs[-1].append(mention)
            ways[-1].append(way)
        else:
            runs.append([mention])
            ways.append([])
    cut: list[list[M]] = []
    for k, joins in enumerate(ways):
        end = 1
        for n, way in enumerate(joins):
            end = n + 2 if way == "and" else end
        cut.append(runs[k][:end])
        cut.extend([mention] for mention in runs[k][end:])
    return cut


def first_group(document: Document, mentions: Sequence[M], dated: frozenset[int] = frozenset()) -> list[M]:
    """Return the first of some mentions with those that are listed with it."""
    return _runs(document, mentions, dated)[0] if mentions else []


def last_group(document: Document, mentions: Sequence[M], dated: frozenset[int] = frozenset()) -> list[M]:
    """Return the last of some mentions with those that are listed with it."""
    return _runs(document, mentions, dated)[-1] if mentions else []


class Scene:
    """One sentence with its acts, states, treaties and dates, all in order.

    Attributes:
        notes: the document.
        sentence: the sentence.
        acts: what is done in it.
        states: its states.
        treaties: its treaties.
        dates: its dates.
        spent: states that an ellipsis has taken: "A in 2015, B in 2016".
    """

    def __init__(
        self,
        notes: Annotations,
        sentence: Sentence,
        acts: list[Act],
        states: list[StateMention],
        treaties: list[TreatyMention],
        dates: list[When],
    ) -> None:
        self.notes = notes
        self.document = notes.document
        self.sentence = sentence
        self.acts = acts
        self.states = states
        self.treaties = treaties
        self.dates = dates
        self.spent: set[int] = set()
        self.people = notes.people[sentence.index]
        self.dated = frozenset(n for when in dates for n in range(when.first, when.last))

    def low(self, n: int) -> int:
        """Return the word at which the stretch of an act begins: behind the act or semicolon before it."""
        begin = self.acts[n - 1].last if n else self.sentence.first
        at = self.document.text.rfind(
            ";", self.document.words.starts[begin] if begin < self.acts[n].first else 0, self.acts[n].start
        )
        return max(begin, self.document.words.at(at)) if at >= 0 else begin

    def high(self, n: int) -> int:
        """Return the word at which the stretch of an act ends: at the next act, or a semicolon before it."""
        end = self.acts[n + 1].first if n + 1 < len(self.acts) else self.sentence.last
        stop = self.document.words.starts[end] if end < self.sentence.last else self.sentence.end
        at = self.document.text.find(";", self.acts[n].end, stop)
        return min(end, self.document.words.at(at)) if at >= 0 else end

    def joined(self, n: int) -> bool:
        """Tell whether an act and the next one, which there must be, share what stands around both: "signed and ratified"."""
        low, high = self.acts[n].last, self.acts[n + 1].first
        if low > high or _STOP.search(self.document.text[self.acts[n].end : self.acts[n + 1].start]):
            return False
        marks = [m for m in self.document.marks("link", low, high) if m.value == "AND"]
        known = {
            k for m in (*marks, *self.document.marks("operator", low, high)) for k in range(m.first, m.last)
        }
        return bool(marks) or (low < high and known >= set(range(low, high)))

    def _shares(self, n: int) -> bool:
        """Tell whether only small words part an act from the next one, whose object is its own too: "signed, but not ratified"."""
        if n + 1 >= len(self.acts):
            return False
        low, high = self.acts[n].last, self.acts[n + 1].first
        document = self.document
        marks = [m for m in document.marks("operator", low, high) if document.rule(m).kind in _PLAIN]
        known = {k for m in marks for k in range(m.first, m.last)}
        marks = [m for m in document.marks("link", low, high) if m.value in ("AND", "CONTRAST")]
        marks += [m for m in document.marks("circumstance", low, high) if m.value == "ADVERB"]
        known |= {k for m in marks for k in range(m.first, m.last)} | self.dated
        known |= _words_of(document, low, high, "IN")
        return low < high and known >= set(range(low, high))

    # -- who -----------------------------------------------------------------------------------------------------

    def actors(self, n: int) -> list[StateMention]:
        """Return the states that perform an act, as far as its own stretch of the sentence names them."""
        act = self.acts[n]
        if act.event == "adopted":
            return []
        before = self._free(self._turn(n), act.first)
        after = self._free(act.last, self.high(n))
        if self.of_others(n):
            return self._behind(n, act, after)
        if act.event == "entered_into_force" and not act.noun:
            return self._bound(after) or self._bound(before)
        within = [] if act.passive else self._free(act.first, act.last)
        if within:
            return first_group(self.document, within, self.dated)
        agents = self._agents(act, after) if act.passive or act.noun else []
        if agents or act.passive:
            return agents or self._beside(act, before)
        return self._doers(n, before, after)

    def _doers(self, n: int, before: list[StateMention], after: list[StateMention]) -> list[StateMention]:
        """Return the states that perform an act told by an active verb."""
        act = self.acts[n]
        if self._leads_in(n, before) and not (after and after[0].first == act.last):
            return self._of_main(act, after)
        subjects = [*self._subject(act, before, after), *self._also(after)]
        return subjects or self._behind(n, act, after) or self._agents(act, after)

    def _free(self, first: int, last: int) -> list[StateMention]:
        """Return the states between two words that no ellipsis has taken."""
        return [s for s in self.states if first <= s.first < last and s.first not in self.spent]

    def _subject(self, act: Act, before: list[StateMention], after: list[StateMention]) -> list[StateMention]:
        """Return the subject before a verb, or the one right behind it where none stands before."""
        subjects = self._subjects(before, act)
        if after and after[0].first == act.last and not subjects:
            return first_group(self.document, after, self.dated)
        return subjects

    def _behind(self, n: int, act: Act, after: list[StateMention]) -> list[StateMention]:
        """Return the states that a sentence names last: "among those that have not ratified it are A and B"."""
        if n or act.noun or (act.event == "signed" and act.standing != "negated"):
            return []
        if any(s.last <= act.first for s in self.states) or self.high(n) < self.sentence.last:
            return []
        group = last_group(self.document, after, self.dated)
        return group if group and link_before(self.notes, group[0].first) == "" else []

    def _also(self, after: list[StateMention]) -> list[StateMention]:
        """Return the states that a clause of their own adds to the subject: "A stays outside, as well as B"."""
        clauses, document = self.document.clauses, self.document
        for k, state in enumerate(after):
            links = [
                m for m in document.marks("link", state.first - _JOINING, state.first) if m.value == "AND"
            ]
            begin = next((m.first for m in links if m.last == state.first), -1)
            if begin > self.sentence.first and clauses[begin - 1] != clauses[begin]:
                group = first_group(document, after[k:], self.dated)
                end = group[-1].last
                closed = end == self.sentence.last or clauses[end] != clauses[end - 1]
                return group if closed else []
        return []

    def _turn(self, n: int) -> int:
        """Return the word behind which the subject of an act may stand: the conjunction that begins its part, if any."""
        low, act = self.low(n), self.acts[n]
        if not n:
            return low
        starts = {s.first for s in self.states}
        adverbs = {
            m.first for m in self.document.marks("circumstance", low, act.first) if m.value == "ADVERB"
        }
        turns = [
            link.last
            for link in self.document.marks("link", low, act.first)
            if link.value in ("AND", "CONTRAST")
            and link.first not in adverbs
            and not starts.intersection(range(link.last, link.last + 3))
        ]
        # A subject may stand before the conjunction only if that joins it to another one.
        return max(turns, default=low)

    def _leads_in(self, n: int, before: list[StateMention]) -> bool:
        """Tell whether an act opens its sentence without a subject: "having signed it in 2010, A ..."."""
        act = self.acts[n]
        plain = not (n or before or act.passive or act.noun or self.points(act))
        return plain and not self.strangers(n)

    def _of_main(self, act: Act, after: list[StateMention]) -> list[StateMention]:
        """Return the subject of the main clause behind an act that leads into it."""
        clauses = self.document.clauses
        apart = [s for s in after if clauses[s.first] != clauses[act.first]]
        if apart and clauses[apart[0].first - 1] != clauses[apart[0].first]:
            return first_group(self.document, apart, self.dated)
        return self._behind(0, act, after)

    def _agents(self, act: Act, after: list[StateMention]) -> list[StateMention]:
        """Return the states behind "by" or, of a noun, "of"."""
        links = {"BY", "OF", "FROM"} if act.noun else {"BY"}
        for number, state in enumerate(after):
            if not links.isdisjoint(links_before(self.notes, state.first)):
                return first_group(self.document, after[number:], self.dated)
        return self._counted(act, after) if act.passive else []

    def _counted(self, act: Act, after: list[StateMention]) -> list[StateMention]:
        """Return the agents that are first counted, then named: "by only two states, A and B"."""
        if not after:
            return []
        document, begin = self.document, after[0].first
        links = document.marks("link", act.last, act.last + 1)
        counted = document.marks("counted", act.last, begin)
        apart = document.clauses[begin - 1] != document.clauses[begin]
        led = any(m.value == "BY" for m in links) and apart and any(m.last == begin for m in counted)
        return first_group(document, after, self.dated) if led else []

    def _beside(self, act: Act, before: list[StateMention]) -> list[StateMention]:
        """Return the states right before a verb that follows its agent."""
        group = last_group(self.document, before, self.dated)
        beside = bool(group) and all(n in self.dated for n in range(group[-1].last, act.first))
        return group if beside else []

    def _subjects(self, before: list[StateMention], act: Act) -> list[StateMention]:
        """Return the last states before a verb that no preposition leads away from it."""
        runs = _runs(self.document, before, self.dated)
        while runs:
            run = runs.pop()
            link = self._way(run[0])
            if link not in _AWAY or (act.noun and link in ("FOR", "FROM")):
                return run
        return []

    def _way(self, state: StateMention) -> str:
        """Return the part that a small word gives a state; the particle of a verb and words of another clause give none."""
        clauses, first = self.document.clauses, state.first
        apart = first > self.sentence.first and clauses[first - 1] != clauses[first]
        return "" if apart else link_before(self.notes, first)

    def _bound(self, after: list[StateMention]) -> list[StateMention]:
        """Return the states for which a treaty enters into force."""
        if not after:
            return []
        at = after[0].first
        over = [m.value for m in self.document.marks("link", max(at - 2, 0), at) if m.first < at <= m.last]
        if {link_before(self.notes, at), *over} & {"FOR", "WITH", "IN", "TO", "OF"}:
            return first_group(self.document, after, self.dated)
        return []

    # -- under which treaty --------------------------------------------------------------------------------------

    def objects(self, n: int) -> list[TreatyMention]:
        """Return the treaties of an act, as far as its sentence names them."""
        act = self.acts[n]
        before = [t for t in self.treaties if t.last <= act.first]
        inside = [t for t in self.treaties if act.first <= t.first < act.last]
        antecedent = self._antecedent(before, act)
        if inside or antecedent:
            return first_group(self.document, inside, self.dated) or antecedent
        near = [t for t in before if t.first >= self.low(n)]
        if act.passive or act.event == "entered_into_force":
            subject = last_group(self.document, near, self.dated)
            return subject or self._else(self._following(n), before)
        return self._objects(n, near or before)

    def _objects(self, n: int, before: list[TreatyMention]) -> list[TreatyMention]:
        """Return the treaties behind an active verb, those that it shares with the next one, or those before it."""
        after = self._following(n)
        if not after and self.acts[n].cue in ("JOIN", "BE_PARTY") and not self.is_bare(n):
            return []
        shared = self.objects(n + 1) if not after and self._shares(n) else []
        return shared or self._else(after, before)

    def _else(self, after: list[TreatyMention], before: list[TreatyMention]) -> list[TreatyMention]:
        """Return the first treaties behind a verb, or else the last ones before it."""
        following = first_group(self.document, after, self.dated)
        return following or last_group(self.document, before, self.dated)

    def _following(self, n: int) -> list[TreatyMention]:
        """Return the treaties behind an act that are not the subject of the next one."""
        act = self.acts[n]
        groups = [m.first for m in self.document.marks("treaty", act.last, self.high(n)) if m.value in GROUPS]
        # "Has ratified three of the core treaties and considers X": X is no object of the act.
        after = [t for t in self.treaties if act.last <= t.first < min([*groups, self.high(n)])]
        if n + 1 == len(self.acts) or not self.acts[n + 1].passive:
            return after
        clauses = self.document.clauses
        theirs = clauses[self.acts[n + 1].first]
        return [t for t in after if clauses[t.first] != theirs or theirs == clauses[act.first]]

    def _antecedent(self, before: list[TreatyMention], act: Act) -> list[TreatyMention]:
        """Return the treaty that a relative clause is about: "the convention, which it ratified"."""
        if not before:
            return []
        group = last_group(self.document, before, self.dated)
        links = self.document.marks("link", group[-1].last, min(group[-1].last + 3, act.first))
        return group[-1:] if any(link.value == "RELATIVE" for link in links) else []

    def main_objects(self, n: int) -> list[TreatyMention]:
        """Return the treaty of the main clause, where an act only tells more of its subject: "A, which joined in 2007, is bound by X"."""
        act, document = self.acts[n], self.document
        clauses = document.clauses
        if n + 1 >= len(self.acts) or act.passive or clauses[self.acts[n + 1].first] == clauses[act.first]:
            return []
        begin = document.clause_start(act.first, self.sentence.first)
        relative = document.has("link", begin, begin + 1, "RELATIVE")
        subject = any(state.last == begin for state in self.states)
        return self.objects(n + 1) if relative and subject else []

    def listed(self, first: int, last: int) -> list[StateMention]:
        """Return the last states that are named together between two words."""
        return last_group(self.document, [s for s in self.states if first <= s.first and s.last <= last])

    def earlier(self, n: int) -> list[StateMention]:
        """Return the states last named before the stretch of an act in its sentence."""
        return last_group(self.document, [s for s in self.states if s.last <= self.low(n)], self.dated)

    def of_others(self, n: int) -> bool:
        """Tell whether an act is told of somebody who is neither a state nor a treaty: "members that have not signed"."""
        act, document = self.acts[n], self.document
        links = [m for m in document.marks("link", self.low(n), act.first) if m.value == "RELATIVE"]
        if not links or links[-1].first == self.sentence.first:
            return False
        if document.has("reference", links[-1].last, act.first, "STATE", "OURS", "PRONOUN"):
            return False
        named = any(links[-1].last <= s.first < act.first for s in self.states)
        return not named and self._is_stranger(links[-1].first - 1, self.low(n))

    def _is_stranger(self, head: int, low: int) -> bool:
        """Tell whether what a clause is about is neither a state or treaty, nor said to be one."""
        clauses = self.document.clauses
        if clauses[head] != clauses[head + 1] or head in self.dated:
            return False
        places = [(s.first, s.last) for s in self.states] + [(t.first, t.last) for t in self.treaties]
        if any(first <= head < last for first, last in places):
            return False
        before = [s.last for s in self.states if s.last <= head and clauses[s.first] == clauses[head]]
        if before and not self._verbs(before[-1], head):
            return False  # "it is only A and B of the ten that have not"
        # "It remains the only one that has not" is said of the state.
        return not self.document.has("reference", low, head, "SOLE")

    def coming(self, n: int) -> list[TreatyMention]:
        """Return the treaty of the main clause for an act that leads into it: "when A deposited its instrument, it joined X"."""
        if n or len(self.acts) < 2 or self.acts[0].cue != "DEPOSIT" or self._following(0):
            return []
        leads = self.document.marks("link", self.sentence.first, self.sentence.first + 1)
        return self.objects(1) if any(m.value == "SUBORDINATE" for m in leads) else []

    def _verbs(self, first: int, last: int) -> bool:
        """Tell whether something is done or urged between two words; "are" and "has" alone do nothing."""
        kinds = {self.document.rule(mark).kind for mark in self.document.marks("operator", first, last)}
        return bool(kinds - {"PASSIVE", "PERFECT"}) or bool(self.document.marks("verb", first, last))

    # -- gaps ----------------------------------------------------------------------------------------------------

    def is_bare(self, n: int) -> bool:
        """Tell whether no noun stands behind an act that could be another object than the treaty last spoken of."""
        act = self.acts[n]
        at = act.last
        if at >= self.sentence.last:
            return True
        document = self.document
        if _STOP.search(document.text[act.end : document.words.starts[at]]):
            return True
        if any(at <= date.first <= at + _FEW for date in self.dates):
            return True
        if any(state.first == at for state in self.states):
            return True
        families = ("link", "operator", "reference", "act_offset", "circumstance")
        marks = (mark for family in families for mark in document.marks(family, at, at + 1))
        return any(mark.value not in _OPENING for mark in marks)

    def is_whole(self, n: int) -> bool:
        """Tell whether a noun names both who acts and under which treaty: "the accession of A to B"."""
        act = self.acts[n]
        agents = self._agents(act, self._free(act.last, self.high(n)))
        return bool(agents and self._following(n))

    def is_apposed(self, n: int) -> bool:
        """Tell whether a noun only says what the states right before it are: "A and B, both parties to it"."""
        clauses, act = self.document.clauses, self.acts[n]
        behind = [
            s for s in self.states if s.last <= act.first and clauses[s.last - 1] == clauses[act.first] - 1
        ]
        return bool(behind and self._following(n)) and not self.strangers(n)

    def is_long_before(self, act: Act) -> bool:
        """Tell whether a time has gone by since an act: "seven years after signing it"."""
        links = self.document.marks("link", max(act.first - _JOINING, self.sentence.first), act.first)
        units = self.document.lexicon.ordinal_frames.get("units", ())
        forms = self.document.words.forms
        return any(m.last == act.first and forms[m.first - 1] in units for m in links)

    def points(self, act: Act) -> bool:
        """Tell whether the clause of an act begins with a word that points back to a state nobody has named."""
        clauses = self.document.clauses
        marks = self.document.within("reference", self.sentence, "STATE", "OURS", "PRONOUN")
        return any(m.last <= act.first and clauses[m.first] == clauses[act.first] for m in marks)

    def strangers(self, n: int) -> int:
        """Count the words before an act in its clause that nothing of the lexicon explains: a subject of their own."""
        act, document = self.acts[n], self.document
        first = document.clause_start(act.first, self.low(n))
        known = {k for date in self.dates for k in range(date.first, date.last)}
        known |= {k for t in self.treaties for k in range(t.first, t.last)}
        for family in _KNOWN:
            for mark in document.marks(family, first, act.first):
                known |= set(range(mark.first, mark.last))
        known |= self._instruments(first, act.first)
        known |= {k for person in self.people for k in range(person.first, person.last)}
        connectors = document.lexicon.connectors
        return sum(
            k not in known and document.words.forms[k] not in connectors for k in range(first, act.first)
        )

    def _instruments(self, first: int, last: int) -> set[int]:
        """Return the words between two that name an instrument: it takes effect under the treaty spoken of."""
        nouns = [m for m in self.document.marks("verb", first, last) if m.form == "noun"]
        return {k for m in nouns if m.value == "DEPOSIT" for k in range(m.first, m.last)}
