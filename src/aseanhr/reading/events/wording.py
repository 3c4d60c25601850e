"""What a predicate is in its place: an act of its own, the head of another verb, or only a noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Document, Mark, Sentence

__all__ = ["heads_infinitive", "is_act", "is_determined", "is_label", "is_noun"]

_LABEL = re.compile(r"\s*[:–—]")

_SUBJECTS = frozenset({"STATE", "PRONOUN"})


def heads_infinitive(document: Document, predicate: Predicate) -> bool:
    """Tell whether what is done is only told by the verb behind it: "agreed to", "enades om att"."""
    if predicate.form == "noun":
        return False
    for mark in document.marks("operator", predicate.first, predicate.last + 1):
        rule = document.rule(mark)
        behind = mark.first == predicate.last and rule.kind == "INFINITIVE" and _before_verb(document, mark)
        over = mark.first < predicate.last < mark.last and "inf" in rule.takes
        if behind or over:
            return True
    return False


def _before_verb(document: Document, mark: Mark) -> bool:
    """Tell whether a particle is that of an infinitive: a preposition or "that" looks the same in some languages."""
    if _before_subject(document, mark.last):
        return False
    if not document.has("link", mark.first, mark.last, "TO"):
        return True
    return any(verb.form == "inf" for verb in document.marks("verb", mark.last, mark.last + 1))


def _before_subject(document: Document, n: int) -> bool:
    """Tell whether a name or a word that stands for one is next: "said yes to that A ratifies"."""
    named = n < len(document.words) and document.words.written(n)[0].isupper()
    return named or document.has("reference", n, n + 1, *_SUBJECTS)


def is_determined(document: Document, n: int) -> bool:
    """Tell whether an article or the like stands right before a word."""
    marks = document.marks("determiner", max(n - 3, 0), n)
    return any(mark.last == n and mark.value == "ARTICLE" for mark in marks)


def is_indefinite(document: Document, n: int) -> bool:
    """Tell whether an article such as "a" stands right before a word."""
    marks = document.marks("determiner", n - 1, n)
    return any(mark.last == n and mark.value == "INDEFINITE" for mark in marks)


def is_noun(document: Document, predicate: Predicate) -> bool:
    """Tell whether only a noun names what is done; a verbal noun with an article is one: "a signing ceremony"."""
    return predicate.form == "noun" or (predicate.form == "ger" and is_determined(document, predicate.first))


def is_act(document: Document, predicate: Predicate) -> bool:
    """Tell whether a predicate is an act: not "the commission", not "agreed to do something else"."""
    if heads_infinitive(document, predicate):
        return False
    forms = {
        mark.form
        for mark in document.marks("verb", predicate.first, predicate.first + 1)
        if mark.last == predicate.last
    }
    return not ("inf" in forms and "noun" not in forms and is_determined(document, predicate.first))


def is_label(document: Document, sentence: Sentence, predicate: Predicate) -> bool:
    """Tell whether a predicate labels what its sentence names: it opens the sentence, and a colon or dash follows ("Cancelled: ...")."""
    return predicate.first == sentence.first and _LABEL.match(document.text, predicate.end) is not None
