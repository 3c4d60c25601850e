"""The words of a language, compiled: phrases with their senses, and how its operators govern verbs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from aseanhr.caches import Kept
from aseanhr.resources import read_resource
from aseanhr.text import language_of
from aseanhr.text.phrases import Entry, PhraseTree, Sense

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


class _Phrases(dict[str, list[Entry]]):
    """Phrases by first word, decoded when the word is first met."""

    def __init__(self, sources: list[dict[str, Any]]) -> None:
        super().__init__()
        self._senses = [[Sense(*sense) for sense in source["senses"]] for source in sources]
        self._raw: list[Mapping[str, list[list[Any]]]] = [source["phrases"] for source in sources]

    def __contains__(self, word: object) -> bool:
        return any(word in raw for raw in self._raw)

    def __missing__(self, word: str) -> list[Entry]:
        return list(self._decoded(word))

    def _decoded(self, word: str) -> Iterator[Entry]:
        for senses, raw in zip(self._senses, self._raw, strict=True):
            for rest, written, *numbers in raw.get(word, ()):
                yield rest, written, tuple(senses[number] for number in numbers)


class Lexicon:
    """What the reader knows of one language, with the names that are the same in every language.

    Attributes:
        tag: its BCP 47 tag.
        phrases: names, verbs, operators, small words.
        operators: how each operator governs, in the order of their senses.
        abbreviations: words after which a full stop ends no sentence.
        connectors: small words that may stand inside the name of a meeting or plan.
        conjunctions: those of them that join two names.
        particles: words in lower case inside a person's name.
        common: frequent words, by which the language is told.
        plan_tails: endings of compound nouns that name a plan.
        bare_years: whether a year stands alone in running text.
        day_marks: what may stand between the figures of a day and its month beside a slash, where a word for "day" stands before them.
        home_weight: how many paragraphs of a text the name of that state weighs more.
        goods_heads: nouns of trade that a word for goods is written together with ("kaffeexport").
        definite_endings: endings of nouns that were spoken of before.
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
        self.phrases = PhraseTree(_Phrases([own, shared]))
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
        self.bare_years: bool = language["bare_years"]
        self.day_marks: str = language.get("day_marks", "")
        self.home_weight: int = language.get("home_weight", 0)
        self.goods_heads: tuple[str, ...] = tuple(language.get("goods_heads", ()))
        self.definite_endings: tuple[str, ...] = tuple(language.get("definite_endings", ()))
        self.verb_second: bool = language.get("verb_second", False)
        self.genitive: str = language.get("genitive", "")
        self.home: str | None = language.get("home")
        self.ordinal_frames: dict[str, Any] = language["ordinal_frames"]
        self.cities: dict[str, str] = shared["cities"]
        self.treaty_names: dict[str, str] = shared["treaty_names"]


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
        UnknownLanguageError: there is none for it.

    >>> lexicon_of("sv-FI").tag
    'sv'
    """
    return _lexicons[language_of(language, LANGUAGES)]
