"""Where a text names a plan for a period: the noun, its years, the body or the two states that it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.document import Mark
from aseanhr.reading.events.wording import is_determined
from aseanhr.reading.features import link_before, links_before
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.document import Document, Sentence

__all__ = [
    "AGREEMENTS",
    "COMPOUND",
    "GENERIC",
    "Owner",
    "PlanMention",
    "has_determiner",
    "owner_of",
    "periods_of",
    "plans_of",
]

# What a compound noun is taken for.
COMPOUND = "Programme"
# Nouns that only name a plan together with its years.
GENERIC = frozenset({"Plan", "Programme", "Framework", "Strategy", "Vision", "Agenda", "Guidelines"})
# What two states sign; a single year behind it is that in which they did.
AGREEMENTS = frozenset({"Cooperation Agreement", "Memorandum of Understanding"})
# A vision or agenda is named after the year that it looks to, a programme after the year that it fills.
_GOALS = frozenset({"Vision", "Community Vision", "Agenda", "Roadmap", "Master Plan", "Blueprint"})
# A programme of a single year, and the verbs that say when one was made.
_YEARLY = frozenset({"Priority Programme"})
_MADE = frozenset({"ADOPT", "ENDORSE", "DRAFT", "PREPARE", "SIGN"})
_YEAR = re.compile(r"20\d\d")
_RANGE = re.compile(r"(20\d\d)\s?[-–—/]\s?(20\d\d|\d\d)(?![\d/.-])")
_MOST = 20  # plans that a sentence names
_QUOTED = re.compile(r"\W{0,2}[\"“”«'‘]([^\"”“»'’\n]{3,60})[\"”“»'’]")
_BODIES = {
    "aichr": "AICHR",
    "asean": "ASEAN",
    "seanwfz": "SEANWFZ Commission",
    "acwc": "ACWC",
    "acmw": "ACMW",
    "un": "United Nations",
    "eu": "European Union",
    "ilo": "ILO",
}
_BESIDE = 4  # words between the name of a plan and what stands beside it
_NAME = 16  # words behind its noun in which the years of a plan may stand


class Owner(NamedTuple):
    """Whose plan it is.

    Attributes:
        name: the body, or both states.
        start: offset of its words.
        end: offset behind them.
    """

    name: str
    start: int
    end: int


class PlanMention(NamedTuple):
    """The words that name a plan.

    Attributes:
        first: index of the first word.
        last: index of the word behind the last one, its years included.
        start: offset of its noun.
        end: offset behind its noun.
        head: its kind in English; None where the words only point back to a plan.
        title: its own name in quotes.
        years: the words of its period.
        period: the years that it covers.
    """

    first: int
    last: int
    start: int
    end: int
    head: str | None
    title: str | None
    years: tuple[int, int] | None
    period: DateSpan | None


class _Years(NamedTuple):
    first: int
    last: int
    start: int
    end: int
    span: DateSpan
    single: bool


def _whole_years(when: When) -> bool:
    span = when.span
    own = when.kind not in ("set", "same") and not when.relative and not when.bound
    if not own or span is None or span.start is None or span.end is None:
        return False
    edges = (span.start.month, span.start.day, span.end.month, span.end.day)
    return edges == (1, 1, 12, 31)


def periods_of(notes: Annotations, sentence: Sentence) -> list[_Years]:
    """Return the periods of whole years in a sentence, single years among them, in order."""
    dates = notes.dates_in(sentence)
    found = [
        _Years(w.first, w.last, w.start, w.end, w.span, _is_single(w.span))
        for w in dates
        if w.span is not None and _whole_years(w)
    ]
    found += _ranges(notes.document, sentence, found)
    taken = _dated_words(dates) | _backward(notes.document, sentence)
    taken |= {n for years in found for n in range(years.first, years.last)}
    words = notes.document.words
    for n in range(sentence.first, sentence.last):
        if n not in taken and _YEAR.fullmatch(words.forms[n]):
            span = DateSpan(words.forms[n])
            found.append(_Years(n, n + 1, words.starts[n], words.ends[n], span, single=True))
    return sorted(found, key=lambda years: years.first)


def _dated_words(dates: Sequence[When]) -> set[int]:
    """Return the words of dates that are no years of their own."""
    taken = {n for w in dates for n in range(w.first, w.last)}
    # A year that begins what was taken for a date may end the name of a plan: "for 2028 on 19 January".
    taken -= {w.first for w in dates if w.unit == "day"}
    # "2026 and 2027" are two years.
    return taken - {n for w in dates if w.kind == "set" and w.unit == "year" for n in range(w.first, w.last)}


def _is_single(span: DateSpan) -> bool:
    return span.start is not None and span.end is not None and span.start.year == span.end.year


def _backward(document: Document, sentence: Sentence) -> set[int]:
    """Return the years that run backwards, which make no period: "2030-2026"."""
    words, text = document.words, document.text
    found = _RANGE.finditer(text, sentence.start, sentence.end)
    turned = [match for match in found if len(match[2]) == 4 and match[1] >= match[2]]
    return {n for match in turned for n in range(words.at(match.start()), words.at(match.end()))}


def _ranges(document: Document, sentence: Sentence, known: list[_Years]) -> list[_Years]:
    """Return the spans of years that were taken together with a day behind them: "2026-2030 on 3 December"."""
    found = []
    for match in _RANGE.finditer(document.text, sentence.start, sentence.end):
        until = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
        free = not any(y.start < match.end() and match.start() < y.end for y in known)
        if match[1] < until and free:
            first, last = document.words.at(match.start()), document.words.at(match.end())
            span = DateSpan(f"{match[1]}/{until}")
            found.append(_Years(first, last, match.start(), match.end(), span, single=False))
    return found


def _marks(document: Document, sentence: Sentence) -> list[Mark]:
    """Return the nouns of plans and the words that point back to one, none inside another."""
    found = [*document.within("plan", sentence)]
    found += document.within("reference", sentence, "SUCCESSOR", "PLAN")
    found += _compounds(document, sentence)
    found.sort(key=lambda m: (m.first, -m.last))
    kept: list[Mark] = []
    for mark in found:
        if kept and kept[-1].value == "SUCCESSOR" and kept[-1].last == mark.first:
            kept[-1] = mark  # "a new | plan"
            continue
        if kept and mark.first < kept[-1].last:
            if kept[-1].value in ("PLAN", "SUCCESSOR") and mark.value not in ("PLAN", "SUCCESSOR"):
                kept[-1] = mark
            continue
        if kept and mark.value in GENERIC and _continues(document, kept[-1], mark):
            continue
        kept.append(mark)
    return kept


def _compounds(document: Document, sentence: Sentence) -> list[Mark]:
    """Return the words that end in the noun of a plan, in languages that write compounds as one word."""
    words, tails = document.words, document.lexicon.plan_tails
    if not tails:
        return []
    return [
        Mark(n, n + 1, words.starts[n], words.ends[n], COMPOUND, "")
        for n in range(sentence.first, sentence.last)
        if words.forms[n].endswith(tails) and words.forms[n] not in tails
    ]


def _continues(document: Document, mark: Mark, other: Mark) -> bool:
    """Tell whether a noun only goes on with the name of a plan: "the Plan Implementing the Strategic Partnership Framework"."""
    gap = document.text[mark.end : other.start]
    if any(char in gap for char in ",;:.()") or any(char.isdigit() for char in gap):
        return False
    return not document.has("link", mark.last, other.first, "AND", "CONTRAST", "RELATIVE", "SUBORDINATE")


def _beside(document: Document, low: int, high: int) -> bool:
    """Tell whether only small words, bodies and states stand between two words."""
    known: set[int] = set()
    for family in ("link", "body", "treaty", "city", "circumstance"):
        for mark in document.marks(family, max(low - 1, 0), high):
            known |= set(range(mark.first, mark.last))
    connectors = document.lexicon.connectors
    words = document.words
    strange = [
        n
        for n in range(low, high)
        if n not in known and words.forms[n] not in connectors and not words.written(n)[0].isupper()
    ]
    return len(strange) <= 1


def plans_of(notes: Annotations, sentence: Sentence) -> list[PlanMention]:
    """Return the plans that a sentence names, each with the years that belong to it."""
    document = notes.document
    marks = _marks(document, sentence)[:_MOST]
    years = periods_of(notes, sentence) if marks else []
    used: set[int] = set()
    found = []
    for n, mark in enumerate(marks):
        until = marks[n + 1].first if n + 1 < len(marks) else sentence.last
        own = _own_years(notes, mark, [y for y in years if y.first not in used], until)
        found.append(_mention(notes, sentence, mark, own))
        if own is not None:
            used.add(own.first)
            further = _further_years(notes, mark, own, years)
            used |= {year.first for year in further}
            found += [_mention(notes, sentence, mark, year) for year in further]
    return found


def _further_years(notes: Annotations, mark: Mark, own: _Years, years: list[_Years]) -> list[_Years]:
    """Return the years behind that of a yearly programme: "the Priority Programmes of 2026 and 2027"."""
    found: list[_Years] = []
    forms, connectors = notes.document.words.forms, notes.document.lexicon.connectors
    last = own
    for year in years if mark.value in _YEARLY and own.single else ():
        between = range(last.last, year.first)
        if year.first >= last.last and year.single and all(forms[n] in connectors for n in between):
            found.append(year)
            last = year
    return found


def _mention(notes: Annotations, sentence: Sentence, mark: Mark, own: _Years | None) -> PlanMention:
    """Return a plan with its own name in quotes and its years."""
    quoted = _QUOTED.match(notes.document.text, mark.end, sentence.end)
    title = quoted[1] if quoted else None
    head = None if mark.value in ("PLAN", "SUCCESSOR") else mark.value
    kind = "" if mark.value == "SUCCESSOR" else head
    if own is None:
        return PlanMention(mark.first, mark.last, mark.start, mark.end, kind, title, None, None)
    last = mark.last if _parted(notes, sentence, mark, own) else max(mark.last, own.last)
    period = _period(own, head, toward=link_before(notes, own.first) in ("UNTIL", "TO"))
    first = min(mark.first, own.first)
    return PlanMention(first, last, mark.start, mark.end, kind, title, (own.start, own.end), period)


def _parted(notes: Annotations, sentence: Sentence, mark: Mark, years: _Years) -> bool:
    """Tell whether a verb stands between a noun and its years: "the current one, which was adopted in May, covers 2023-2027"."""
    between = range(mark.last, years.first)
    clauses = notes.document.clauses
    return clauses[mark.last - 1] != clauses[years.first] and any(
        p.first in between and p.form not in ("noun", "inf", "ger") for p in notes.predicates(sentence)
    )


def _period(years: _Years, head: str | None, *, toward: bool) -> DateSpan:
    start = years.span.start
    if years.single and start is not None:
        year = f"{start.year:04d}"
        return DateSpan(f"../{year}") if head in _GOALS or toward else DateSpan(f"{year}/{year}")
    return years.span


def _own_years(notes: Annotations, mark: Mark, years: list[_Years], until: int) -> _Years | None:
    """Return the years that stand right before a plan's noun, or behind it in its clause."""
    document = notes.document
    for period in years:
        if period.last <= mark.first <= period.last + 1 and not period.single:
            return period
        if period.last <= mark.last or period.first >= until:
            continue
        if ";" in document.text[mark.end : period.start]:
            return None
        fits = _is_year_of(notes, mark, period) if period.single else _is_period_of(document, mark, period)
        if fits:
            return period
    return None


def _is_period_of(document: Document, mark: Mark, years: _Years) -> bool:
    """Tell whether several years behind a noun may be its own."""
    clauses = document.clauses
    near = max(years.first - mark.last, 0) <= _NAME or clauses[years.first] - clauses[mark.first] <= 1
    return near and not _of_another(document, years)


def _is_year_of(notes: Annotations, mark: Mark, years: _Years) -> bool:
    """Tell whether a single year belongs to the name of a plan, not to what was done then: "signed an agreement in 2019"."""
    near = max(years.first - mark.last, 0)
    if near > _BESIDE or not _beside(notes.document, mark.last, years.first):
        return False
    links = set(links_before(notes, years.first)) if near else set()
    if "FOR" in links:
        return True
    if mark.value in _YEARLY and "IN" in links and not _is_made(notes, mark):
        return True
    return mark.value not in AGREEMENTS and not links & {"IN", "FROM", "AND"}


def _is_made(notes: Annotations, mark: Mark) -> bool:
    """Tell whether a verb before a plan's noun tells that it was made: "adopted the programme in 2026" gives the year of that."""
    clauses = notes.document.clauses
    sentence = notes.document.sentence_of(mark.first)
    assert sentence is not None
    return any(
        p.cue in _MADE
        and p.form != "noun"
        and p.last <= mark.first
        and clauses[p.first] == clauses[mark.first]
        for p in notes.predicates(sentence)
    )


def _of_another(document: Document, years: _Years) -> bool:
    """Tell whether years stand between an article and a noun of their own: "the 2023-2025 term"."""
    n, words = years.last, document.words
    if not is_determined(document, years.first) or n >= len(words):
        return False
    known = any(document.has(family, n, n + 1) for family in ("link", "verb", "operator", "age"))
    return not known and document.text[years.end : words.starts[n]] == " "


def owner_of(notes: Annotations, sentence: Sentence, plan: PlanMention) -> Owner | None:
    """Return the body or the two states that are named beside a plan."""
    return _body_of(notes.document, sentence, plan) or _pair_of(notes, sentence, plan)


def _body_of(document: Document, sentence: Sentence, plan: PlanMention) -> Owner | None:
    best: tuple[int, Owner] | None = None
    marks = [*document.within("body", sentence), *document.within("treaty", sentence, "seanwfz")]
    for mark in marks:
        name = _BODIES.get(mark.value)
        inside = plan.first <= mark.first < plan.last
        far = mark.first - plan.first if mark.last > plan.first else plan.first - mark.last
        if name is None or (not inside and far > _BESIDE * 2):
            continue
        rank = 0 if inside else far + (2 if mark.first >= plan.last else 0)
        if best is None or rank < best[0]:
            best = rank, Owner(name, mark.start, mark.end)
    return best[1] if best else None


def _pair_of(notes: Annotations, sentence: Sentence, plan: PlanMention) -> Owner | None:
    low, high = plan.first - _BESIDE * 2, plan.last + _BESIDE
    states = {c.value: c for c in notes.countries_in(sentence) if low <= c.first < high}
    if len(states) != 2:
        return None
    one, other = states.values()
    start, end = min(one.start, other.start), max(one.end, other.end)
    return Owner(f"{one.value.name} and {other.value.name}", start, end)


def has_determiner(document: Document, plan: PlanMention, kind: str) -> bool:
    """Return whether a determiner of some kind stands before a plan: "a new agreement", "its plan", "no plan"."""
    return document.has("determiner", max(plan.first - 3, 0), plan.first, kind)
