"""Words that look like verbs, without those that name a thing where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.document import is_inside

if TYPE_CHECKING:
    from aseanhr.reading.document import Document, Mark, Sentence

__all__ = ["true_verbs"]

_NAMES = ("body", "treaty", "reference")


def _names_thing(document: Document, sentence: Sentence, verb: Mark) -> bool:
    """Return whether a word that could be a verb is a noun here: inside a name, or after an article.

    "The Commission", "its review" and "Commission on Human Rights" hold nouns, although "commission" and "review" can be verbs.
    """
    if verb.form not in ("inf", "pres"):
        return False
    if any(is_inside(document.within(family, sentence), verb) for family in _NAMES):
        return True
    articles = document.marks("determiner", max(verb.first - 1, sentence.first), verb.first)
    same = [m.form for m in document.marks("verb", verb.first, verb.first + 1) if m.last == verb.last]
    values = {m.value for m in articles}
    # "Her talks with": a word behind a possessive is a noun.
    owned = "POSSESSIVE" in values and set(same) == {"pres"}
    return owned or ("ARTICLE" in values and {"inf", "pres"} <= set(same))


def true_verbs(document: Document, sentence: Sentence) -> list[Mark]:
    """Return the verbs of a sentence without the words that name a thing where they stand."""
    return [mark for mark in document.within("verb", sentence) if not _names_thing(document, sentence, mark)]
