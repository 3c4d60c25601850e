"""Where a meeting sat: the city, country and venue named beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from aseanhr.reading.rules.document import Mark, Sentence
    from aseanhr.reading.rules.facts import Facts

__all__ = ["Spot", "dateline_spot", "spots"]

_LIST = re.compile(r"[\s,()]{1,3}")
_DASH = re.compile(r"\s?[,(–—-]|\s[-–—]\s")
_FAR = 60
_FIRST = 12  # sentences in which a dateline is looked for: what surrounds an article may come first


class Spot(NamedTuple):
    """A place in the text: a city with its country, or a country, and a venue beside it."""

    start: int
    end: int
    city: str | None
    country: Country | None
    country_stated: bool
    venue: str | None = None
    located: bool = True  # stands after a word such as "in", so it says where


def _is_dateline(facts: Facts, sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a place opens a line, as in "Jakarta, 3 May –"."""
    text = facts.document.text
    block = facts.document.blocks[sentence.block]
    if start - block.start > 24 or any(
        char.islower() for char in text[block.start : start].split("(")[0][:1]
    ):
        return False
    if text[start:end].isupper() and text[end : end + 1] == "." and end + 1 < block.end:
        return True
    head = text[block.start : min(block.end, end + 90)]
    dated = [d for d in facts.dates_in(sentence) if 0 <= d.start - end <= 3 and "," in text[end : d.start]]
    if text[start:end].isupper() and dated and text[dated[0].end : dated[0].end + 1] == ".":
        return True
    return bool(re.search(r"\s[-–—]\s|[–—]|\)\s?[-–—:]|:\s", head[end - block.start :])) or (
        block.end - block.start < 80 and end < block.end and text[end] in ",("
    )


def _locative(facts: Facts, sentence: Sentence, first: int) -> bool:
    """Tell whether a word such as "in" stands before token ``first`` (a link or a noun may come between)."""
    tokens = sentence.tokens
    locative = {mark.first + mark.size - 1 for mark in sentence.cue("LOCATIVE")}
    text = facts.document.text
    demonyms = [c for c in facts.countries_in(sentence) if c.kind == "demonym"]
    fillers = {n for n, t in enumerate(tokens) if any(c.start <= t.start < c.end for c in demonyms)}
    fillers |= {n for mark in sentence.cue("PLACE_WORD") for n in range(mark.first, mark.first + mark.size)}
    i = first - 1
    while i >= 0 and text[tokens[i].end : tokens[i + 1].start].isspace():
        if i in locative:
            return True
        if i not in fillers:
            return False
        i -= 1
    return False


def spots(sentence: Sentence, facts: Facts) -> list[Spot]:
    """Return the places of a sentence that may say where something happened, datelines left out."""
    text = facts.document.text
    found: list[Spot] = []
    countries = facts.countries_in(sentence)
    cities = [mark for mark in sentence.names if mark.has("city")]
    inside: set[int] = set()
    for mark in cities:
        if _is_dateline(facts, sentence, mark.start, mark.end):
            continue
        city = mark.value("city") or ""
        code = facts.document.lexicon.cities.get(city)
        country = Country.of(code) if code else None
        after = next(
            (
                c
                for c in countries
                if 0 <= c.start - mark.end <= 3 and _LIST.fullmatch(text, mark.end, c.start)
            ),
            None,
        )
        end, stated = mark.end, False
        if after and after.value == country:
            end, stated = after.end, True
            inside.add(after.start)
        located = (
            _locative(facts, sentence, mark.first)
            or _after_comma(text, sentence, mark)
            or _in_venue(facts, sentence, mark)
        )
        found.append(
            Spot(mark.start, end, city, country, stated, _venue(facts, sentence, mark.start), located)
        )
    starts = {token.start: n for n, token in enumerate(sentence.tokens)}
    for mention in countries:
        first = starts.get(mention.start)
        if mention.start in inside or first is None or mention.kind == "demonym":
            continue
        if any(mark.start <= mention.start < mark.end for mark in cities):
            continue
        if _is_dateline(facts, sentence, mention.start, mention.end):
            continue
        if _locative(facts, sentence, first):
            found.append(
                Spot(
                    mention.start,
                    mention.end,
                    None,
                    mention.value,
                    True,
                    _venue(facts, sentence, mention.start),
                )
            )
    return sorted(found)


def _after_comma(text: str, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a city stands in a list of facts: "37th Meeting, 22-26 May 2023, Bali"."""
    before = text[max(sentence.start, mark.start - 2) : mark.start]
    after = text[mark.end : mark.end + 1]
    return before.strip() in (",", "|", "–", "-") and (
        after in (",", "", "\n") or mark.end >= sentence.end - 1
    )


def _in_venue(facts: Facts, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a city is in the name of a venue that is said to be where: "at the Phnom Penh Hotel"."""
    starts = {token.start: n for n, token in enumerate(sentence.tokens)}
    for venue in sentence.cue("VENUE"):
        span = venue_span(facts, sentence, venue)
        if span and span[0] <= mark.start and mark.end <= span[1]:
            return _locative(facts, sentence, starts[span[0]])
    return False


def _venue(facts: Facts, sentence: Sentence, before: int) -> str | None:
    """Return the name of a hall, hotel or centre that stands shortly before a place."""
    text = facts.document.text
    for mark in sentence.cue("VENUE"):
        if 0 <= before - mark.end <= 30 or (mark.start < before and before - mark.start <= _FAR):
            span = venue_span(facts, sentence, mark)
            if span:
                return text[span[0] : span[1]]
    return None


def venue_span(facts: Facts, sentence: Sentence, mark: Mark) -> tuple[int, int] | None:
    """Return the span of a venue's name: the capitalized words around a word such as "hotel"."""
    tokens, text = sentence.tokens, facts.document.text
    first, last = mark.first, mark.first + mark.size - 1
    while (
        first > 0
        and tokens[first - 1].text[0].isupper()
        and text[tokens[first - 1].end : tokens[first].start] in (" ", "-")
    ):
        first -= 1
    while (
        last + 1 < len(tokens)
        and tokens[last + 1].text[0].isupper()
        and text[tokens[last].end : tokens[last + 1].start] in (" ", "-")
    ):
        last += 1
    if last - first + 1 <= mark.size or last - first > 7:
        return None
    return tokens[first].start, tokens[last].end


def dateline_spot(facts: Facts) -> Spot | None:
    """Return the city with which the article's first lines open, as in "HANOI, 3 March –"."""
    for sentence in facts.document.sentences[:_FIRST]:
        for mark in sentence.names:
            if mark.has("city") and _is_dateline(facts, sentence, mark.start, mark.end):
                city = mark.value("city") or ""
                code = facts.document.lexicon.cities.get(city)
                return Spot(mark.start, mark.end, city, Country.of(code) if code else None, False)
    return None
