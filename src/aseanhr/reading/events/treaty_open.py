"""Treaties that no list knows, read by their head noun, topic and states: "the agreement between A and B on fisheries"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.document import Mark
from aseanhr.reading.drafts import TreatyName
from aseanhr.reading.events.treaty_ids import known_by_topic
from aseanhr.records.ids import open_treaty_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Document, Sentence
    from aseanhr.records.treaty import TreatyKind
    from aseanhr.values.countries import Country

__all__ = ["OpenTreaty", "open_treaties"]

_LEAD = 4  # words behind its states in which a known topic begins
_TOPIC = 9  # words of a topic
_MODIFIERS = 3  # words before a head that say what it is about
_STATES = 6  # words in which the states of a treaty stand behind its head
_STEM = 3  # letters of what a compound is about
_ENDS = frozenset({"BY", "BETWEEN", "WITH", "RELATIVE", "SUBORDINATE", "CONTRAST", "UNTIL", "DURING", "FROM"})
_TURNS = frozenset({"NEGATED", "PLANNED", "PASSIVE", "PERFECT"})
_BINDING_HEADS = frozenset({"treaty", "convention", "protocol"})
_ELLIPSIS = "one"  # "the one on torture": a head noun told before
_KINDS: dict[str, TreatyKind] = {
    "treaty": "treaty",
    "convention": "treaty",
    "protocol": "protocol",
    "agreement": "agreement",
    "memorandum": "agreement",
    "arrangement": "agreement",
}
_ACTS = frozenset(
    {"SIGN", "RATIFY", "ACCEDE", "ENTER_INTO_FORCE", "WITHDRAW", "DEPOSIT", "ADOPT", "JOIN", "ACCEPT"}
)


class OpenTreaty(NamedTuple):
    """A treaty at the words that tell what it is.

    Attributes:
        first: index of the first word.
        last: index of the word behind the last one.
        start: offset of the first character.
        end: offset behind the last character.
        key: an id made of its head noun, topic and states.
        name: its words; None of a treaty of the lists.
        states: its two states, where it has them.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    name: TreatyName | None
    states: tuple[Country, ...]


class _Phrase(NamedTuple):
    """The words of a treaty: its head noun with what it is about."""

    first: int
    last: int
    head: str
    topic: str
    alone: bool = False  # whether it may be one treaty though no states are named


def open_treaties(
    notes: Annotations,
    sentence: Sentence,
    pair: tuple[Country, ...],
    taken: set[int],
    recent: Sequence[str],
) -> Iterator[OpenTreaty]:
    """Yield the treaties of a sentence that no list knows, or not by these words.

    Args:
        notes: the document.
        sentence: where to look.
        pair: the states spoken of so far, the last one last.
        taken: words that name a treaty of the lists.
        recent: ids of the treaties spoken of so far, the last one last.
    """
    document = notes.document
    known: list[Mark] = [*_split(notes, sentence), *document.within("pact", sentence)]
    for mark in known:
        if taken.isdisjoint(range(mark.first, mark.last)):
            states = _parties(notes, sentence, mark.first, mark.last, pair)
            head, _, topic = mark.value.partition("-on-")
            phrase = _Phrase(mark.first, mark.last, head, topic)
            yield _made(notes, sentence, phrase, states)
            taken = taken | set(range(mark.first, mark.last))
    for phrase in _phrases(notes, sentence):
        if not taken.isdisjoint(range(phrase.first, phrase.last)):
            continue
        key = _known(document, phrase, recent, spoken=bool(recent or taken))
        if key is None and phrase.head == _ELLIPSIS:
            continue
        states = () if key else _sure_parties(notes, sentence, phrase)
        if key:
            yield _made(notes, sentence, phrase, ())._replace(key=key, name=None)
        elif states or _stands_alone(document, phrase):
            yield _made(notes, sentence, phrase, states)
        else:
            continue
        taken = taken | set(range(phrase.first, phrase.last))


def _made(notes: Annotations, sentence: Sentence, phrase: _Phrase, states: tuple[Country, ...]) -> OpenTreaty:
    document, first, last = notes.document, phrase.first, phrase.last
    start, end = document.words.starts[first], document.words.ends[last - 1]
    whole = _behind_states(notes, sentence, last)
    kind = _KINDS.get(phrase.head.partition("-")[0], "agreement")
    name = TreatyName(start, document.words.ends[whole - 1], document.joined(first, whole), kind)
    return OpenTreaty(
        first, last, start, end, open_treaty_id(phrase.head, phrase.topic, states), name, states
    )


def _known(document: Document, phrase: _Phrase, recent: Sequence[str], *, spoken: bool) -> str | None:
    """Return the treaty of the lists that is about the same: "the convention on torture"."""
    key = known_by_topic(document.lexicon, phrase.topic, recent, protocol=phrase.head == "protocol")
    if phrase.head == _ELLIPSIS:
        return key if spoken else None
    return key if phrase.head in _BINDING_HEADS or key in recent else None


def _stands_alone(document: Document, phrase: _Phrase) -> bool:
    """Tell whether words name one treaty without its states: a convention on something, not any agreement."""
    bodies = document.marks("body", max(phrase.first - 1, 0), phrase.last)
    return phrase.alone and (phrase.head in _BINDING_HEADS or any(m.last >= phrase.first for m in bodies))


def _split(notes: Annotations, sentence: Sentence) -> list[Mark]:
    """Return treaties whose known topic stands behind their states: "the agreement between A and B on extradition"."""
    document = notes.document
    found = []
    for head in document.within("pact_head", sentence):
        at = _behind_states(notes, sentence, head.last)
        topics = document.marks("pact_topic", at, min(at + _LEAD, sentence.last)) if at > head.last else []
        if topics:
            topic = topics[0]
            found.append(Mark(head.first, topic.last, head.start, topic.end, topic.value, ""))
    return found


# -- which words ---------------------------------------------------------------------------------------------------


def _phrases(notes: Annotations, sentence: Sentence) -> Iterator[_Phrase]:
    """Yield the head nouns of a sentence that say what they are about."""
    document = notes.document
    for head in document.within("pact_head", sentence):
        if document.marks("pact_private", max(head.first - 1, sentence.first), head.first + 1):
            continue
        found = _behind(notes, sentence, head)
        if found is None and head.value != _ELLIPSIS:
            found = _before(notes, sentence, head)
        if found is not None:
            yield found
    for n in range(sentence.first, sentence.last):
        compound = _compound(document, n)
        if compound is not None:
            yield compound


def _compound(document: Document, n: int) -> _Phrase | None:
    """Return what one word says: "fiskeavtalet"."""
    form = document.words.forms[n]
    for ending, head in document.lexicon.treaty_tails:
        stem = form.removesuffix(ending)
        private = any(m.last == n + 1 for m in document.marks("pact_private", n, n + 1))
        if stem != form and len(stem) >= _STEM and stem.isalpha() and not private:
            return _Phrase(n, n + 1, head, stem.removesuffix("s"))
    return None


def _behind(notes: Annotations, sentence: Sentence, head: Mark) -> _Phrase | None:
    """Return a head noun with the topic behind it, its states left out."""
    document = notes.document
    at = _behind_states(notes, sentence, head.last)
    about = [m for m in document.marks("treaty_head", at, min(at + 1, sentence.last)) if m.value == "ABOUT"]
    begin = max((m.last for m in about), default=at)
    begin = max((m.last for m in document.marks("determiner", begin, begin + 1)), default=begin)
    end = _topic_end(notes, sentence, begin)
    if end <= begin or not (about or _names(document, head, end)):
        return None
    return _Phrase(head.first, end, head.value, document.joined(begin, end), alone=True)


def _names(document: Document, head: Mark, end: int) -> bool:
    """Tell whether a head noun begins a name, in which what it is about follows it at once, and its states follow that."""
    links = document.marks("link", end, end + 1)
    return (
        document.lexicon.topic_follows
        and document.words.written(head.first)[0].isupper()
        and any(mark.value in ("BETWEEN", "WITH") for mark in links)
    )


def _behind_states(notes: Annotations, sentence: Sentence, at: int) -> int:
    """Return the word behind the states of a treaty that follow its head, or that behind the head itself."""
    document = notes.document
    if not document.has("link", at, min(at + 1, sentence.last), "BETWEEN", "WITH"):
        return at
    states = [c for c in notes.countries_in(sentence) if at < c.first <= at + _STATES]
    return states[-1].last if states else at


def _topic_end(notes: Annotations, sentence: Sentence, begin: int) -> int:
    """Return the word behind a topic: it ends at a comma, a verb, a date, a state, or a word that leads to something else."""
    document = notes.document
    stops = {n for when in notes.dates_in(sentence) for n in range(when.first, when.last)}
    stops |= {n for c in notes.countries_in(sentence) for n in range(c.first, c.last)}
    stops |= _turning(document, sentence, begin)
    end = begin
    while end < min(begin + _TOPIC, sentence.last) and end not in stops:
        if end > begin and document.clauses[end] != document.clauses[begin]:
            break
        end += 1
    links = {n for m in document.marks("link", begin, end) for n in range(m.first, m.last)}
    small = document.lexicon.connectors
    while end > begin and (end - 1 in links or document.words.forms[end - 1] in small):
        end -= 1
    return end


def _turning(document: Document, sentence: Sentence, begin: int) -> set[int]:
    """Return the words of a sentence at which no topic goes on."""
    found = {
        m.first for m in document.marks("operator", begin, sentence.last) if document.rule(m).kind in _TURNS
    }
    found |= {
        m.first for m in document.marks("verb", begin, sentence.last) if m.value in _ACTS and m.form != "noun"
    }
    links = document.marks("link", begin, sentence.last)
    owning = {m.first for m in links if m.value == "OF"}  # "av" is "of" and "by"
    found |= {m.first for m in links if m.value in _ENDS and m.first not in owning}
    found |= {m.first for m in document.marks("circumstance", begin, sentence.last) if m.value == "PAST"}
    for family in ("pact_head", "city", "reference", "treaty"):
        found |= {m.first for m in document.marks(family, begin, sentence.last)}
    return found


def _before(notes: Annotations, sentence: Sentence, head: Mark) -> _Phrase | None:
    """Return a head noun with the words before it that say what it is about: "a fisheries agreement"."""
    document = notes.document
    if document.lexicon.topic_follows:
        return None
    words, begin = document.words, head.first
    states = {n for c in notes.countries_in(sentence) for n in range(c.first, c.last)}
    known = set(states)
    for family in ("link", "determiner", "operator", "reference", "pact_plain", "verb", "body"):
        low = max(head.first - _MODIFIERS - 1, sentence.first)
        known |= {n for m in document.marks(family, low, head.first) for n in range(m.first, m.last)}
    while begin > max(head.first - _MODIFIERS, sentence.first) and begin - 1 not in known:
        if document.clauses[begin - 1] != document.clauses[head.first] or words.forms[begin - 1].isdigit():
            break
        begin -= 1
    if begin == head.first or (begin == sentence.first and head.first - begin > 1):
        return None
    return _Phrase(begin, head.last, head.value, document.joined(begin, head.first))


# -- whose -----------------------------------------------------------------------------------------------------------


def _parties(
    notes: Annotations, sentence: Sentence, first: int, last: int, pair: tuple[Country, ...]
) -> tuple[Country, ...]:
    """Return the two states of a treaty: named beside it, in its sentence, or those that the text last spoke of."""
    named = notes.countries_in(sentence)
    within = [c.value for c in named if first <= c.first < last]
    before = [c.value for c in named if c.last <= first]
    behind = [c for c in named if c.first >= last]
    states = within if len(within) > 1 else [*within, *before[-2:], *(c.value for c in behind)]
    values = _leading(notes, last, behind[0].first) if behind else set()
    if "BETWEEN" in values and len(behind) > 1:
        states = [c.value for c in behind]
    elif "WITH" in values and not within:
        states = [behind[0].value, *before[-1:], *pair[-1:]]
    return _ordered(tuple(dict.fromkeys([*states, *reversed(pair)]))[:2])


def _ordered(states: tuple[Country, ...]) -> tuple[Country, ...]:
    """Return two states in the order of their codes; nothing of one or more."""
    return tuple(sorted(states, key=str)) if len(states) == 2 else ()


def _sure_parties(notes: Annotations, sentence: Sentence, phrase: _Phrase) -> tuple[Country, ...]:
    """Return the two states of a treaty that its sentence names, where no third state could be one of them."""
    named = notes.countries_in(sentence)
    behind = [c for c in named if c.first >= phrase.last]
    led = _leading(notes, phrase.last, behind[0].first) & {"BETWEEN", "WITH"} if behind else set()
    within = [c for c in named if phrase.first <= c.first < phrase.last]
    if led or len(within) > 1:
        return _parties(notes, sentence, phrase.first, phrase.last, ())
    if phrase.head == "convention":
        return ()
    return _ordered(tuple(dict.fromkeys(c.value for c in named)))


def _leading(notes: Annotations, last: int, at: int) -> set[str]:
    """Return the links that lead from a treaty to the state right behind it."""
    links = notes.document.marks("link", last, min(last + 3, at))
    return {link.value for link in links if at <= link.last + 1}
