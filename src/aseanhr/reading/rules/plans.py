"""Plans, visions and programmes: whose, for which years, and how far they have come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import attrs

from aseanhr.reading.rules.attach import distance
from aseanhr.reading.rules.clues import Clue, MeetingDraft
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from aseanhr.reading.rules.document import Mark, Sentence
    from aseanhr.reading.rules.facts import Facts
    from aseanhr.records.evidence import Basis
    from aseanhr.records.work_plan import PlanStatus

__all__ = ["PlanDraft", "date_adoptions", "read_plans"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT = re.compile(r"\d\d")
_RANGE = re.compile(r"\s?[-–—/]\s?")
_YEARS_ONLY = re.compile(r"[\d\s()\-–—/]+")
_QUOTED = re.compile(r"\W{0,2}[\"“”«'‘]([^\"”“»'’\n]{3,60})[\"”“»'’]")
_AHEAD = 9  # tokens after a plan's name in which its years may stand
_NEAR = 150
_BESIDE = 14
_PAIR_REACH = 30
_RECALLED = 200  # plans that a reader still has in mind
_BODIES = {
    "aichr": "AICHR",
    "asean": "ASEAN",
    "seanwfz": "SEANWFZ Commission",
    "acwc": "ACWC",
    "un": "United Nations",
    "eu": "European Union",
}
_STATUS: tuple[tuple[str, PlanStatus, int], ...] = (
    ("ADOPTED", "adopted", 5),
    ("ENDORSED", "endorsed", 4),
    ("DRAFTED", "drafted", 3),
    ("TO_DRAFT", "planned", 2),
    ("IMPLEMENTED", "being_implemented", 1),
)
# A vision or agenda is named after the year that it looks to, a programme after the year that it fills.
_GOALS = frozenset({"Vision", "Community Vision", "Agenda"})


@attrs.define(eq=False)
class PlanDraft:
    """A plan while the document is read."""

    name: str
    head: str
    body: str | None
    period: DateSpan | None
    status: PlanStatus = "being_implemented"
    rank: int = 0
    sentence: int = 0
    adopted_on: DateSpan | None = None
    adopted_at: MeetingDraft | None = None
    clues: list[Clue] = attrs.Factory(list)

    def note(self, field: str, start: int, end: int, basis: Basis = "stated", note: str = "") -> None:
        """Keep the words that support a field."""
        clue = Clue(field, start, end, basis, note)
        if clue not in self.clues:
            self.clues.append(clue)


def _years(facts: Facts, sentence: Sentence, mark: Mark) -> tuple[str, str | None, int, int] | None:
    """Return the years that follow a plan's name (first, last or None, span), over links and bodies between."""
    tokens, text = sentence.tokens, facts.document.text
    lexicon = facts.document.lexicon
    fillers = {
        n
        for m in [*sentence.names, *sentence.cues]
        if m.has("body") or m.has("treaty") or m.has("cue", "PERIOD")
        for n in range(m.first, m.first + m.size)
    }
    for i in range(mark.first + mark.size, min(len(tokens), mark.first + mark.size + _AHEAD)):
        token = tokens[i]
        gap = text[tokens[i - 1].end : token.start]
        if len(gap) > 4 or any(char in ".;:" for char in gap):
            return None
        if _YEAR.fullmatch(token.text):
            if i + 1 < len(tokens) and _RANGE.fullmatch(text, token.end, tokens[i + 1].start):
                last = tokens[i + 1]
                if _YEAR.fullmatch(last.text):
                    return token.text, last.text, token.start, last.end
                if _SHORT.fullmatch(last.text):
                    return token.text, token.text[:2] + last.text, token.start, last.end
            return token.text, None, token.start, token.end
        if i not in fillers and token.lower not in lexicon.connectors:
            return None
    return None


def _period(facts: Facts, sentence: Sentence, mark: Mark, head: str) -> tuple[DateSpan, int, int] | None:
    years = _years(facts, sentence, mark)
    if years:
        first, last, start, end = years
        if last is not None:
            return (DateSpan(f"{first}/{last}"), start, end) if last >= first else None
        return DateSpan(f"../{first}" if head in _GOALS else f"{first}/{first}"), start, end
    # A period further on in the clause: "the plan for ... cooperation for the period 2026-2030".
    text = facts.document.text
    for mention in facts.dates_in(sentence):
        low, high = mention.value.start, mention.value.end
        if mention.start < mark.end or mention.start - mark.end > _NEAR or not (low and high):
            continue
        if any(m.has("plan") and mark.end <= m.start < mention.start for m in sentence.names):
            break
        if any(char in text[mark.end : mention.start] for char in ";:"):
            break
        years_only = (low.month, low.day, high.month, high.day) == (1, 1, 12, 31)
        if years_only and high.year > low.year:
            return mention.value, mention.start, mention.end
    return None


def _owner(facts: Facts, sentence: Sentence, mark: Mark) -> tuple[str, int, int] | None:
    """Return the body whose plan it is: named directly before it, or after it over links."""
    text = facts.document.text
    best: tuple[float, str, int, int] | None = None
    for other in sentence.names:
        key = other.value("body") or ("seanwfz" if other.has("treaty", "seanwfz") else None)
        if key not in _BODIES or (other.start < mark.end and mark.start < other.end):
            continue
        far = distance(text, mark, other, backwards=1.0)
        between = text[min(mark.end, other.end) : max(mark.start, other.start)]
        if far < 40 and not any(char in between for char in ".;:,\n") and (best is None or far < best[0]):
            best = (far, _BODIES[key], other.start, other.end)
    return best[1:] if best else None


def _pair(facts: Facts, sentence: Sentence, mark: Mark) -> tuple[str, int, int] | None:
    """Return the two states whose plan it is: named side by side right behind it."""
    countries = facts.countries_in(sentence)
    after = [c for c in countries if mark.end <= c.start <= mark.end + _PAIR_REACH]
    before = [c for c in countries if 0 <= mark.start - c.end <= _BESIDE * 2]
    for near in (before[-2:], after[:2]):
        if len(near) == 2 and near[1].start - near[0].end <= _BESIDE and near[0].value != near[1].value:
            return f"{near[0].value.name} and {near[1].value.name}", near[0].start, near[1].end
    return None


def _status(facts: Facts, sentence: Sentence, mark: Mark) -> tuple[PlanStatus, int, Mark] | None:
    text = facts.document.text
    best: tuple[float, PlanStatus, int, Mark] | None = None
    others = [m for m in sentence.names if m.has("plan") and m.start != mark.start]
    for cue, status, rank in _STATUS:
        for found in sentence.cue(cue):
            if found.start < mark.end and mark.start < found.end:
                continue
            if found.end <= mark.start:
                far = mark.start - found.end + 80.0 * text.count(";", found.end, mark.start)
                # "The plan 2021-2025 is implemented, and a new one ...": the verb of what stands right before it.
                if any(
                    _YEARS_ONLY.fullmatch(text, m.end, found.start) for m in others if m.end <= found.start
                ):
                    far += _NEAR
            else:
                # What comes after may be said of the next thing.
                between = any(mark.end <= m.start < found.start for m in others)
                far = 3.0 * (found.start - mark.end) + 20 + (400 if between else 0)
            negated = [n for n in sentence.cue("NEGATED") if -2 <= found.start - n.end <= 14]
            if far > _NEAR or (negated and cue in ("ADOPTED", "ENDORSED")):
                continue
            if found.start > mark.end and cue == "IMPLEMENTED":
                continue
            if best is None or far < best[0]:
                best = (far, status, rank, found)
    return best[1:] if best else None


def _is_range(span: DateSpan) -> bool:
    return span.start is not None and span.end is not None and span.end.year > span.start.year


def _marks(sentence: Sentence) -> list[Mark]:
    """Return the words for plans in order, and words such as "a new one" that stand for another."""
    named = [mark for mark in sentence.names if mark.has("plan")]
    likewise = [
        mark
        for mark in sentence.cue("LIKEWISE")
        if not any(0 <= plan.first - mark.first <= mark.size + 1 for plan in named)
    ]
    return sorted(named + likewise)


def read_plans(facts: Facts) -> tuple[list[PlanDraft], set[tuple[int, int]]]:
    """Return the plans of a document, and the spans of the dates that are their periods."""
    drafts: list[PlanDraft] = []
    used: set[tuple[int, int]] = set()
    latest: PlanDraft | None = None
    at = -1  # the sentence that named it
    text = facts.document.text
    for index, sentence in enumerate(facts.document.sentences):
        if sentence.role not in ("body", "caption"):
            continue
        for mark in _marks(sentence):
            head = mark.value("plan")
            # "A new one for 2026-2030" is of the kind that was named last.
            model = None if head or index - at > 1 else latest
            head = head or (model.head if model else None)
            if head is None:
                continue
            period = _period(facts, sentence, mark, head)
            if model and (period is None or not _is_range(period[0])):
                continue
            owner = _owner(facts, sentence, mark)
            quoted = _QUOTED.match(text, mark.end, sentence.end)
            status = _status(facts, sentence, mark)
            if period:
                used |= {
                    (date.start, date.end)
                    for date in facts.dates_in(sentence)
                    if date.start < period[2] and period[1] < date.end
                }
            pair = _pair(facts, sentence, mark)
            new = status is not None and status[0] == "planned" and 0 <= mark.start - status[2].end <= _BESIDE
            agreed = status is not None or head in _PACTS
            if not (period or owner or quoted or (new and head in _PACTS)) or not (
                model
                or owner
                or facts.bodies & set(_BODIES)
                or (period and (pair or (agreed and facts.partner and _is_range(period[0]))))
            ):
                continue
            if not period and not quoted and head in _COMMON and not (new and head in _PACTS):
                continue
            owner = owner or pair
            draft = _draft(
                [] if new and not period else drafts[-_RECALLED:],
                head,
                owner[0] if owner else model.body if model else None,
                period[0] if period else None,
                quoted[1] if quoted else None,
            )
            latest, at = draft, index
            if draft not in drafts[-_RECALLED:]:
                drafts.append(draft)
            draft.sentence = draft.sentence or index
            draft.note("name", mark.start, quoted.end(1) if quoted else mark.end)
            if owner:
                draft.note("body", *owner[1:])
            if period:
                draft.note("period", *period[1:])
            if status and status[1] > draft.rank:
                draft.status, draft.rank, draft.sentence = status[0], status[1], index
                draft.clues = [clue for clue in draft.clues if clue.field != "status"]
                draft.note("status", status[2].start, status[2].end)
    return drafts, used


# Heads so common that without years, or a name in quotes, they name no particular plan.
_PACTS = frozenset({"Cooperation Agreement", "Cooperation Plan", "Cooperation Programme", "Action Programme"})
_COMMON = frozenset(
    {"Work Plan", "Vision", "Strategy", "Guidelines", "Agenda", "Roadmap", "Cooperation Agreement"}
)


def _draft(
    drafts: list[PlanDraft], head: str, body: str | None, period: DateSpan | None, quoted: str | None
) -> PlanDraft:
    for draft in drafts:
        same = draft.head == head and (quoted is None or quoted in draft.name)
        if (
            same
            and (draft.body == body or None in (draft.body, body))
            and (draft.period == period or period is None)
        ):
            draft.body = draft.body or body
            return draft
    years = ""
    if period:
        first = str(period.start.year) if period.start else ""
        last = str(period.end.year) if period.end else ""
        years = first if first == last else "-".join(year for year in (first, last) if year)
    name = " ".join(
        part for part in (body, f"{head} \u201c{quoted}\u201d" if quoted else head, years) if part
    )
    return PlanDraft(name=name, head=head, body=body, period=period)


def date_adoptions(
    plans: list[PlanDraft],
    facts: Facts,
    used: set[tuple[int, int]],
    in_focus: dict[int, list[MeetingDraft]],
) -> None:
    """Date each adoption: by a date in its own sentence, otherwise by the meeting that the sentence is about."""
    text = facts.document.text
    for plan in plans:
        if plan.status not in ("adopted", "endorsed"):
            continue
        sentence = facts.document.sentences[plan.sentence]
        cue = next((clue for clue in plan.clues if clue.field == "status"), None)
        dates = [
            d
            for d in facts.dates_in(sentence)
            if (d.start, d.end) not in used and d.value.precision in ("day", "month", "period", "week")
        ]
        near = [d for d in dates if cue and abs(d.start - cue.start) < _NEAR]
        meeting = next((m for m in in_focus.get(plan.sentence, ()) if _may_adopt(m)), None)
        if near and cue:
            at = _Spot(cue.start, cue.end)
            date = min(near, key=lambda d: distance(text, at, d, backwards=1.0))
            plan.adopted_on = date.value
            plan.note("adopted_on", date.start, date.end)
        elif meeting and meeting.when:
            last = meeting.closed if meeting.when.start is None else None
            plan.adopted_on = last.value if last else meeting.when
            for clue in meeting.clues:
                if clue.field == "when":
                    plan.note(
                        "adopted_on",
                        clue.start,
                        clue.end,
                        "inferred",
                        "the date of the meeting that adopted it",
                    )
        if meeting and meeting.when and plan.adopted_on and plan.adopted_on.end == meeting.when.end:
            plan.adopted_at = meeting
            name = next(clue for clue in meeting.clues if clue.field == "name")
            plan.note(
                "adopted_at", name.start, name.end, "inferred", "the meeting that the sentence is about"
            )


def _may_adopt(meeting: MeetingDraft) -> bool:
    dated = meeting.when is not None and meeting.when.precision in ("day", "period")
    return (
        meeting.status == "held"
        and dated
        and not meeting.teaser
        and meeting.series not in ("workshop", "commemoration")
    )


class _Spot(NamedTuple):
    start: int
    end: int
