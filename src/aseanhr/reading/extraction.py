"""`extract`: a text in, records with evidence out."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from aseanhr.errors import InputTypeError, UnknownLanguageWarning
from aseanhr.interop.findings import EVENTS
from aseanhr.linking.texts import UNNAMED
from aseanhr.reading.annotations import Annotations, annotate
from aseanhr.reading.background import read_published
from aseanhr.reading.document import open_document
from aseanhr.reading.kinds import read_kinds
from aseanhr.reading.lexicon import LANGUAGES
from aseanhr.reading.results import Extraction, least_confidence, surest
from aseanhr.reading.trace import Questions
from aseanhr.records import Participant
from aseanhr.text.guess import guess_language
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from datetime import date

    from aseanhr.reading.annotators.finders import Found
    from aseanhr.values.dates import DateSpan

__all__ = ["Extraction", "extract"]


def extract(
    text: str,
    *,
    lang: str | None = None,
    published: date | DateSpan | str | None = None,
    source: str | None = None,
    min_confidence: float | None = None,
) -> Extraction:
    """Read a text and return the meetings, treaty events, plans and trade figures that it states.

    Args:
        text: the document, in any Unicode form; offsets in the result are code points of this very text.
        lang: BCP 47 tag of its language (English, Swedish or Vietnamese); told from the text if not given.
        published: the day on which it was published, from which relative dates count; if not given, a dateline
            or a time stamp in the page's own address is used.
        source: id that the evidence is to carry; ``text`` if not given.
        min_confidence: leave out records of which the reader is less sure, from 0 (give all) to 1. If it is not given, those
            whose level is ``weak`` are left out.

    Returns:
        An `Extraction`; empty where the text states nothing of these kinds or its language is not known.

    Raises:
        InputTypeError: ``text`` is not a `str`, ``published`` is not a date, or
            ``min_confidence`` is not a number.
        QueryError: ``min_confidence`` is not from 0 to 1.
        DateParseError: ``published`` is text that is not an EDTF date.
        UnknownLanguageError: ``lang`` names a language that the reader does not have.

    Warns:
        UnknownLanguageWarning: ``lang`` is not given, and the text is in another language or in none that can be told.

    >>> found = extract("The 58th ASEAN Foreign Ministers' Meeting was held in Kuala Lumpur on 9 July 2025.", lang="en")
    >>> [(m.id, str(m.when), str(m.place)) for m in found.meetings]
    [('amm-58', '2025-07-09', 'Kuala Lumpur, Malaysia')]
    """
    if not isinstance(text, str):
        raise InputTypeError("text", "a str", text)
    day = read_published(published)
    least = least_confidence(min_confidence)
    language = lang if lang is not None else _told_language(text)
    if language is None:
        return Extraction(text=text)
    notes = annotate(open_document(text, language), day)
    found = read_kinds(notes, source or UNNAMED, EVENTS)
    extraction = Extraction(
        language=notes.document.language,
        text=text,
        mentions=_mentions(notes),
        trace=Questions(text, language, day),
        **found,
    )
    return surest(extraction, least)


def _told_language(text: str) -> str | None:
    """Return the language of a text if the reader has it; else warn."""
    told = guess_language(text)
    if told in LANGUAGES:
        return told
    if not text.strip():
        return None
    what = "its language cannot be told" if told is None else f"it seems to be in {told!r}"
    message = f"nothing was read from the text: {what}; the reader has {', '.join(LANGUAGES)} (give lang=)"
    warnings.warn(message, UnknownLanguageWarning, stacklevel=3)
    return None


def _mentions(notes: Annotations) -> tuple[Mention[Any], ...]:
    """Return every date, country, amount and person of a text, at its place in the text as given, in order."""
    span = notes.document.span
    found: list[Mention[Any]] = [
        Mention(*span(when.start, when.end), when.span, when.kind, when.unit, when.bound, when.relative)
        for when in notes.dates
        if when.span is not None
    ]
    values: tuple[Found[Any], ...] = (*notes.countries, *notes.amounts)
    found += [
        Mention(*span(value.start, value.end), value.value, value.kind, carried=value.carried)
        for value in values
    ]
    found += [
        Mention(
            *span(person.start, person.end),
            Participant(name=person.full or person.name, role=person.office, country=person.country),
            "person",
        )
        for people in notes.people
        for person in people
        if person.name
    ]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.kind)))
