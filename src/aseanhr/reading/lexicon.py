"""The words of a language, compiled: phrases with their senses, and how its operators govern verbs."""

from __future__ import annotations

import json
import re
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from aseanhr.caches import Kept
from aseanhr.resources import read_resource
from aseanhr.text import language_of
from aseanhr.text.phrases import Entry, PhraseTree, Sense
from aseanhr.text.words import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from aseanhr.reading.cues import Operator, Reach

__all__ = ["LANGUAGES", "Lexicon", "OperatorRule", "lexicon_of"]

LANGUAGES = ("en", "sv", "vi")
_EVERYWHERE = "und"


class OperatorRule(NamedTuple):
    """How an operator governs the verbs around it.

    Attributes:
        kind: what it does to them.
        toward: on which side of it they stand: ``forward`` or ``both``.
        reach: how far it goes.
        takes: forms of the verb that it can govern; all, if empty.
        opens: whether it counts only where it opens a clause.
    """

    kind: Operator
    toward: str
    reach: Reach
    takes: frozenset[str]
    opens: bool = False


class _Phrases:
    """The phrases of compiled lexicons by their first word, each word's decoded when it is met.

    Behind a word stands ``phrase,phrase|1,2;phrase|3``: phrases with the numbers of their senses. One without a capital may be
    written in any case, and its first word is left out; one with capitals must be written so, or with a capital at its start.
    """

    def __init__(self, sources: Sequence[Mapping[str, Any]], key: str) -> None:
        self._sources: list[tuple[Mapping[str, str], _Senses]] = [
            (source[key], _Senses(source["senses"])) for source in sources
        ]

    def __getitem__(self, word: str) -> Iterator[Entry]:
        for raw, senses in self._sources:
            for group in raw[word].split(";") if word in raw else ():
                phrases, _, numbers = group.partition("|")
                for phrase in phrases.split(","):
                    yield from _entries(phrase, senses[numbers])

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(raw for raw, _ in self._sources)


def _entries(phrase: str, senses: tuple[Sense, ...]) -> Iterator[Entry]:
    lower = fold_case(phrase)
    if phrase == lower:
        yield phrase, "", senses
    else:
        rest = lower.partition(" ")[2]
        for written in dict.fromkeys((phrase, phrase[0].upper() + phrase[1:])):
            yield rest, written, senses


class _Senses(dict[str, tuple[Sense, ...]]):
    """The senses behind their numbers, as phrases name them."""

    def __init__(self, senses: Sequence[str]) -> None:
        super().__init__()
        self._senses = senses

    def __missing__(self, numbers: str) -> tuple[Sense, ...]:
        found = tuple(Sense(*self._senses[int(number)].split("|")) for number in numbers.split(","))
        return self.setdefault(numbers, found)


class Lexicon:
    """What the reader knows of one language, with the names that are the same in every language.

    Attributes:
        tag: its BCP 47 tag.
        phrases: names, verbs, operators, small words.
        layout: words of a page's own, by which its parts are told.
        splits: the particles of the verbs that may be parted from them, by the verb's first word and their own.
        operators: how each operator governs, in the order of their senses.
        abbreviations: words after which a full stop ends no sentence.
        connectors: small words that may stand inside the name of a meeting or plan.
        conjunctions: those of them that join two names.
        particles: words in lower case inside a person's name.
        common: small words before which a number counts nothing.
        plan_tails: endings of compound nouns that name a plan.
        treaty_tails: endings of compound nouns that name a treaty, the longest first, each with its head noun in English.
        topic_follows: whether what a treaty is about stands right behind its head noun.
        bare_years: whether a year stands alone in running text.
        day_marks: what may stand between the figures of a day and its month beside a slash, where a word for "day" stands before them.
        home_weight: how many paragraphs of a text the name of that state weighs more.
        goods_heads: nouns of trade that a word for goods is written together with ("kaffeexport").
        definite_endings: endings of nouns that were spoken of before.
        articles: whether nouns have articles, or endings in their place.
        verb_second: whether the subject stands behind the verb where something else opens the clause.
        genitive: the letters that a name takes as its genitive, if they are written together with it.
        home: code of the state whose side a text takes if it does not say so, if there is one for the language.
        ordinal_frames: what stands before or behind the figure of an ordinal.
        cities: English name of a city to the code of its state.
        treaty_names: id of a treaty to its English title.
    """

    def __init__(self, own: dict[str, Any], shared: dict[str, Any]) -> None:
        language = own["language"]
        self.tag: str = own["tag"]
        self.phrases = PhraseTree(_Phrases((own, shared), "phrases"))
        self.layout = PhraseTree(_Phrases((own, shared), "layout"))
        self.splits: Mapping[str, Mapping[str, str]] = own["splits"]
        self.operators = tuple(
            OperatorRule(rule["kind"], rule["toward"], rule["reach"], frozenset(rule["takes"]), rule["opens"])
            for rule in own["operators"]
        )
        self.abbreviations = frozenset(word.lower().rstrip(".") for word in language["abbreviations"])
        self.connectors = frozenset(language["connectors"])
        self.conjunctions = frozenset(language["conjunctions"])
        self.particles = frozenset(language["particles"])
        self.common = frozenset(language["common"])
        self.plan_tails = tuple(language.get("plan_tails", ()))
        self.treaty_tails: tuple[tuple[str, str], ...] = tuple(map(tuple, language.get("treaty_tails", ())))
        self.topic_follows: bool = language.get("topic_follows", False)
        self.bare_years: bool = language["bare_years"]
        self.day_marks: str = language.get("day_marks", "")
        self.home_weight: int = language.get("home_weight", 0)
        self.goods_heads: tuple[str, ...] = tuple(language.get("goods_heads", ()))
        self.definite_endings: tuple[str, ...] = tuple(language.get("definite_endings", ()))
        self.articles: bool = language.get("articles", True)
        self.verb_second: bool = language.get("verb_second", False)
        self.genitive: str = language.get("genitive", "")
        self.home: str | None = language.get("home")
        self.ordinal_frames: dict[str, Any] = language["ordinal_frames"]
        self.cities: dict[str, str] = shared["cities"]
        self.treaty_names: dict[str, str] = shared["treaty_names"]

    @cached_property
    def joins(self) -> str:
        """Return the words that join two names as alternatives of a regular expression."""
        return "|".join(sorted(map(re.escape, self.conjunctions)))

    @cached_property
    def yearly(self) -> tuple[tuple[str, ...], ...]:
        """Return the words of each phrase for "of this year", the longest first."""
        phrases = (tuple(phrase.split()) for phrase in self.ordinal_frames.get("yearly", ()))
        return tuple(sorted(phrases, key=len, reverse=True))

    @cached_property
    def treaty_words(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return the names of treaties as sets of words, each with the id that it stands for."""
        found: list[tuple[str, frozenset[str]]] = []
        for first in self.phrases.phrases:
            for rest, _, senses in self.phrases.phrases[first]:
                words = frozenset((first, *rest.split()))
                found += [(sense.value, words) for sense in senses if sense.family == "treaty"]
        return tuple(found)

    def apart(self, verb: str, near: Set[str]) -> Iterator[tuple[list[str], str, str]]:
        """Yield the words that may stand apart from a verb, with what both mean and the form of the verb.

        Args:
            verb: its first word, one of ``splits``.
            near: the words behind it; the first of those that are yielded is among them.
        """
        for first, behind in self.splits[verb].items():
            if first in near:
                for group in behind.split(";"):
                    cue, form, rests = group.split("|")
                    for rest in rests.split(","):
                        yield [first, *rest.split()], cue, form


def _read(tag: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(read_resource("data", "reading", f"{tag}.json"))
    return data


_shared: Kept[str, dict[str, Any]] = Kept(_read, most=1)
_lexicons: Kept[str, Lexicon] = Kept(
    lambda language: Lexicon(_read(language), _shared[_EVERYWHERE]), most=len(LANGUAGES)
)


def lexicon_of(language: str) -> Lexicon:
    """Return the lexicon of a language.

    Raises:
        InputTypeError: the tag is not a `str`.
        UnknownLanguageError: the language has no lexicon.

    >>> lexicon_of("sv-FI").tag
    'sv'
    """
    return _lexicons[language_of(language, LANGUAGES)]
