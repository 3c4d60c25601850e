"""Names of persons in a sentence: which words may be one, and the small words around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations, Found
    from aseanhr.reading.document import Mark, Sentence

__all__ = ["GAP", "LOOSE_GAP", "MAX_NAME", "OFFICIAL_OF", "Names", "states_in"]

GAP = re.compile(r"[\s.\-'’]{0,3}")  # inside a name
LOOSE_GAP = re.compile(r"[\s.,\-–'’:()]{0,4}s?[\s.,\-–'’:()]{0,3}")  # between titles, offices and states
MAX_NAME = 7  # words of the longest name
OFFICIAL_OF = frozenset({"OF", "FOR", "TO", "FROM"})  # how an office leads to its state
_BLOCKING = ("body", "treaty", "gathering", "plan", "title", "office", "portfolio", "official", "inhabitant")
_ABBREVIATED = 6  # letters of a word in capitals that is rather an abbreviation


def states_in(notes: Annotations, sentence: Sentence) -> list[Found[Country]]:
    """Return the states named in a sentence, where the lexicon gives a name to another state ("Korean") that one."""
    named = {(mark.first, mark.last): mark.value for mark in notes.document.within("capital", sentence)}
    return [
        found._replace(value=Country(named[found.first, found.last]))
        if (found.first, found.last) in named
        else found
        for found in notes.countries_in(sentence)
    ]


class Names:
    """Finds names in one sentence.

    Attributes:
        sentence: the sentence.
        countries: the states in it.
        at_country: each by its first word.
        taken: words of states, bodies, offices, which do not belong to a name.
    """

    def __init__(self, notes: Annotations, sentence: Sentence) -> None:
        self.document = document = notes.document
        self.sentence = sentence
        self.words, self.text = document.words, document.text
        self.countries = states_in(notes, sentence)
        self.at_country = {c.first: c for c in self.countries}
        self.links: dict[int, list[str]] = {}
        for mark in document.within("link", sentence):
            self.links.setdefault(mark.first, []).append(mark.value)
        self.taken = set(self._taken())

    def _taken(self) -> Iterator[int]:
        for family in _BLOCKING:
            for mark in self.document.within(family, self.sentence):
                # A short common word may be a name ("Ban").
                if mark.value != "house" or mark.last - mark.first > 1:
                    yield from range(mark.first, mark.last)
        for country in self.countries:
            yield from range(country.first, country.last)

    def written(self, n: int) -> str:
        """Return a word as the text writes it."""
        return self.words.written(n)

    def gap(self, n: int) -> str:
        """Return what stands before a word."""
        return self.text[self.words.ends[n - 1] : self.words.starts[n]]

    def is_name_word(self, n: int) -> bool:
        """Tell whether a word is written as names are."""
        word = self.written(n)
        return word[0].isupper() and not any(char.isdigit() for char in word)

    def name_at(self, first: int) -> int:
        """Return the index of the word behind the name that begins at a word; that word if none does."""
        n, stop = first, min(self.sentence.last, first + MAX_NAME)
        while n < stop and self._goes_on_name(first, n):
            n += 1
        while n > first and not (self.is_name_word(n - 1) or self._is_hyphened(n - 1)):
            n -= 1
        # "Ma." of "Ma. Teresa", or a lone initial, does not make a name.
        if n - first == 1 and (len(self.written(first)) == 1 or self._is_short(first)):
            return first
        return n

    def _goes_on_name(self, first: int, n: int) -> bool:
        """Tell whether the word ``n`` belongs to the name that begins at ``first``."""
        if n in self.taken:
            return False
        if n == first:
            written = self.written(n)
            return self.is_name_word(n) and not (1 < len(written) <= _ABBREVIATED and written.isupper())
        return bool(GAP.fullmatch(self.gap(n))) and (self._continues(n) or self.is_name_word(n))

    def _continues(self, n: int) -> bool:
        """Tell whether a word in lower case may go on a name: a particle, or behind a hyphen ("Hye-jin")."""
        return self.words.forms[n] in self.document.lexicon.particles or self._is_hyphened(n)

    def _is_hyphened(self, n: int) -> bool:
        return n > 0 and self.gap(n) == "-" and self.written(n).isalpha()

    def _is_short(self, n: int) -> bool:
        end = self.words.ends[n]
        return len(self.written(n)) <= 2 and self.text[end : end + 1] == "."

    def name_until(self, last: int, floor: int) -> int:
        """Return the index of the first word of the name that ends at a word, not before ``floor``; behind it if none does."""
        n, floor = last, max(floor, last - MAX_NAME + 1)
        while n >= floor and self._ends_name(n, last):
            n -= 1
        first = n + 1
        while first <= last and not self.is_name_word(first):
            first += 1
        return first + (first == self.sentence.first and first < last and first in self.links)  # "With A"

    def _ends_name(self, n: int, last: int) -> bool:
        """Tell whether the word ``n`` belongs to the name that ends at ``last``."""
        if n in self.taken:
            return False
        if n == last:
            return self.is_name_word(n) or self._is_hyphened(n)
        return (self._continues(n) or self.is_name_word(n)) and bool(GAP.fullmatch(self.gap(n + 1)))

    def is_city(self, first: int, last: int) -> bool:
        """Tell whether a city begins a range of words."""
        return any(mark.first == first for mark in self.document.marks("city", first, last))

    # -- small words ----------------------------------------------------------------------------------------------

    def is_link(self, n: int) -> bool:
        """Tell whether a word is one of those that may stand between an office and its state."""
        return self.words.forms[n] in self.document.lexicon.connectors or n in self.links

    def joins(self, first: int, last: int) -> bool:
        """Tell whether "and" stands in a range."""
        return self.led_by(first, last, frozenset({"AND"}))

    def led_by(self, first: int, last: int, kinds: frozenset[str]) -> bool:
        """Tell whether small words of some kind stand in a range; those without a role lead to a state."""
        found = {value for n in range(first, last) for value in self.links.get(n, ())}
        if not found:
            return bool(kinds & OFFICIAL_OF) and "," not in self.gap(last)
        return bool(found & kinds)

    def beside(self, n: int) -> bool:
        """Tell whether a word stands right behind the one before it."""
        return n < self.sentence.last and len(self.gap(n)) <= 3 and "(" not in self.gap(n)

    def before(self, first: int) -> Found[Country] | None:
        """Return the state whose genitive or adjective stands directly before an office."""
        for country in self.countries:
            if country.last == first:
                gap = self.gap(first)
                return country if len(gap) <= 4 and LOOSE_GAP.fullmatch(gap) and "," not in gap else None
        return None

    def is_genitive(self, found: Found[Country]) -> bool:
        """Tell whether the name of a state is written as a genitive, in a language that writes it so."""
        genitive = self.document.lexicon.genitive
        return bool(genitive) and found.kind == "name" and self.written(found.last - 1).endswith(genitive)

    def refers(self, n: int, value: str) -> bool:
        """Tell whether a word of reference of some kind begins at a word."""
        return any(ref.value == value for ref in self.document.marks("reference", n, n + 1))

    def marks(self, family: str) -> list[Mark]:
        """Return the phrases of a family in the sentence."""
        return self.document.within(family, self.sentence)
