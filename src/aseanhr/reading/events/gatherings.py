"""Gatherings: which noun groups, bare numbers and verbs of a document speak of which meeting.

Sieves from certain to likely decide whether a mention is of a meeting that was named before: the same number in the same series, a name that is
repeated, a definite noun of the same kind; what says "next", "another" or a different number is a meeting of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.annotators.groups import Group
from aseanhr.reading.annotators.lone_ordinals import lone_ordinals
from aseanhr.reading.annotators.ordinals import Ordinal
from aseanhr.reading.events.gathering_days import part_by_days
from aseanhr.reading.events.gathering_known import Known
from aseanhr.reading.events.gathering_owners import Owners, body_group
from aseanhr.reading.events.gathering_reviews import read_reviews, reads_review
from aseanhr.reading.events.gathering_sitters import sitters, told_first
from aseanhr.reading.events.gathering_talks import gather_talks, is_definite
from aseanhr.reading.events.gathering_types import Gathering, Naming
from aseanhr.reading.events.gathering_verbs import (
    HELD,
    MET,
    read_bodies,
    read_ministers,
    read_verb,
    sitting_before,
)
from aseanhr.reading.events.series import JOINT, PAIRED, SITTING, series_of
from aseanhr.reading.events.wording import is_indefinite

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate, Standing
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.links import Links
    from aseanhr.records.meeting import Series

    _Item = Group | Ordinal | Predicate  # what may speak of a gathering

__all__ = ["Gathering", "Naming", "find_gatherings"]

_NEAR = 6  # sentences in which a body is still what a number without one is of
_OPEN_QUOTES = "\"“”„«»‘'"
_CLOSE_QUOTES = "\"“”»«’'"
# What only the meetings of a body are called.
_BY_BODY = frozenset({"regular", "special"})
# Nouns of a meeting of its own kind, also where no list knows its name.
_NEW = frozenset({"conference", "dialogue", "forum", "summit", "retreat"})


def _owns(group: Group) -> bool:
    """Tell whether a group only says who would meet, as the bare name of a body does."""
    return group.owns or (group.head is None and group.ordinal is None and series_of(group) is None)


def _fresh(group: Group) -> str:
    return next((f for f in ("next", "previous") if f in group.features), "")


def _how(group: Group, head: str, fresh: str, *, definite: bool) -> str:
    """Tell how a group that does not say its series points to a gathering."""
    if head == "event" and group.bodies:
        return "new"
    return "numbered" if group.ordinal else "next" if fresh else "definite" if definite else "new"


class _Finder:
    """Goes through a document once, keeping what was named."""

    def __init__(self, notes: Annotations, links: Links) -> None:
        self.notes = notes
        self.document = notes.document
        self.known = Known(notes, links)
        self.owners = Owners(notes, self.known)

    def definite(self, group: Group, sentence: Sentence) -> bool:
        """Tell whether a group speaks of something known ("the session", "its round", "mötet")."""
        document = self.document
        if document.lexicon.articles:
            return is_definite(document, group.first, group.last, sentence.first)
        # A bare noun speaks of what is known, unless a day opens its sentence, or what it is about follows.
        dated = any(when.first < group.first for when in self.notes.dates_in(sentence))
        counted = any(
            m.last == group.first for m in document.marks("determiner", group.first - 1, group.first)
        )
        about = any(
            m.value == "ABOUT" for m in document.marks("treaty_head", group.last, group.last + 1)
        ) or document.has("link", group.last, group.last + 1, "WITH", "BETWEEN")
        told = any(m.form != "noun" for m in document.marks("verb", group.first, group.last))
        explicit = is_definite(document, group.first, group.last, sentence.first)
        return explicit or not (dated or counted or about or told)

    def of_two(self, group: Group) -> bool:
        """Tell whether a group counts the meetings of two sides ("the second meeting between the two ministers")."""
        behind = self.document.marks("link", group.last, group.last + 1)
        return any(m.value == "BETWEEN" for m in behind) and not (group.states or group.bodies)

    def denied(self, group: Group) -> bool:
        """Tell whether a group speaks of none ("no meeting")."""
        marks = self.document.marks("determiner", max(group.first - 2, 0), group.first)
        return any(mark.last == group.first and mark.value == "NONE" for mark in marks)

    def quoted(self, group: Group, sentence: Sentence) -> bool:
        """Tell whether a noun in quotes is only what something is called: the "summit" of the season, a club's "dialogue"."""
        text, document = self.document.text, self.document
        before, behind = text[max(group.start - 1, 0) : group.start], text[group.end : group.end + 1]
        if group.bodies or group.states or not before or before not in _OPEN_QUOTES:
            return False
        owned = document.within("body", sentence) or self.notes.countries_in(sentence)
        return not owned or bool(behind and behind in _CLOSE_QUOTES)

    def read_group(self, group: Group, sentence: Sentence, subject: Group | None) -> None:
        """Tie a noun group to a gathering named before, or begin a new one."""
        if self.denied(group) or self.quoted(group, sentence):
            return
        if reads_review(self.notes, self.known, group, sentence):
            return
        definite = self.definite(group, sentence)
        group = self.owners.completed(group, sentence)
        own = series_of(group)
        joined = (own, group) if own is not None else self.owners.with_subject(group, subject)
        if joined is not None:
            self.read_named(joined[0], joined[1], sentence, definite=definite)
        elif group.head is not None and not self.of_two(group):
            self.read_reference(group, group.head, sentence, definite=definite)

    def read_named(self, series: Series, group: Group, sentence: Sentence, *, definite: bool) -> None:
        """Read a group that says its series."""
        fresh = _fresh(group) or self.recalled(group, sentence)
        known = self.known.named(series, group, fresh, definite=definite)
        naming = Naming.at(group, sentence, "numbered" if group.ordinal else "named", group)
        if known is not None and not (group.ordinal and not known.ordinal and self.is_to_come(known, naming)):
            self.known.speak(known, naming)
            return
        states = () if group.states or (group.ordinal and not fresh) else self.known.pair_of(series)
        gathering = Gathering(
            series, group.head or "meeting", states=states, bodies=group.bodies, fresh=fresh
        )
        self.known.add(gathering, Naming.at(group, sentence, "next" if fresh else "named", group))

    def recalled(self, group: Group, sentence: Sentence) -> str:
        """Return ``previous`` where a sentence tells when somebody last held one: "the Commission last gathered for a special meeting in May"."""
        document, clause = self.document, self.document.clauses[group.first]
        if not is_indefinite(document, group.first):
            return ""
        before = document.within("reference", sentence, "PREVIOUS")
        told = any(document.clauses[m.first] == clause and m.last <= group.first for m in before)
        return "previous" if told else ""

    def read_reference(self, group: Group, head: str, sentence: Sentence, *, definite: bool) -> None:
        """Read a group that does not say its series: what was named before says it."""
        fresh = _fresh(group)
        how = _how(group, head, fresh, definite=definite)
        naming = Naming.at(group, sentence, how, group)
        known = self.known.reference(naming, head, group.ordinal) if how != "new" else None
        if known is None:
            self.read_unknown(group, head, naming, sentence, fresh)
        elif how == "definite":
            self.known.speak(known, naming)
        elif how == "next" or self.goes_on(known, group.ordinal or "", naming):
            self.follow(known, naming, head, fresh)

    def read_unknown(self, group: Group, head: str, naming: Naming, sentence: Sentence, fresh: str) -> None:
        """Read a group that hangs on nothing named before: a meeting of a kind of its own, or one of a body."""
        kinds, bodies = head in _NEW, bool(group.bodies)
        if (kinds and bodies) or (naming.how == "new" and (kinds or bodies)):
            self.known.add(Gathering("other", head, bodies=group.bodies), naming)
        elif (naming.how in ("numbered", "next") or group.features & _BY_BODY) and not self.owners.are_two(
            sentence
        ):
            self.read_of_body(group, head, naming, fresh)

    def read_of_body(self, group: Group, head: str, naming: Naming, fresh: str) -> None:
        """Read a number or "next" that hangs on no meeting as one of the body named last."""
        body = self.sitting_body(group, head, naming)
        if body is None:
            return
        if body == "asean" and not group.states:
            group = group._replace(
                states=self.owners.partners(group, self.document.sentences[naming.sentence])
            )
            naming = naming._replace(group=group)
        series = series_of(group._replace(bodies=(body,)))
        if series is None or series == "other":
            return
        same = self.known.of_number(series, group.ordinal or "")
        if same:
            self.known.speak(same[0], naming)
        else:
            self.known.add(Gathering(series, head, bodies=(body,), typed=False, fresh=fresh), naming)

    def sitting_body(self, group: Group, head: str, naming: Naming) -> str | None:
        """Return the body whose meeting a number or "next" most likely counts; a summit belongs to ASEAN."""
        if head == "summit" and self.document.marks("body"):
            return "asean"
        if head == "talks" or not group.features & {"meeting", "session"}:
            return None
        near = naming.sentence - self.known.spoke <= _NEAR
        named = self.known.bodies[-1:] if near else []
        if not named and group.features & _BY_BODY:
            named = self.known.main_body()
        if not self.known.bodies and self.owners.is_own(group):
            named = told_first(self.document)
        return named[0] if named else None

    def goes_on(self, known: Gathering, ordinal: str, naming: Naming) -> bool:
        """Tie a number to a gathering that has it, or has none yet; tell whether it is one of its own."""
        numbered = self.known.of_number(known.series, ordinal)
        same = next(
            (g for g in numbered if not (g.states and known.states) or set(g.states) == set(known.states)),
            None,
        )
        if same is None and known.ordinal is None and not known.fresh and self.is_its(known, naming):
            same = known
        if same is not None:
            self.known.speak(same, naming)
            same.ordinal, same.counted = same.ordinal or ordinal, same.counted or (naming.first, naming.last)
        return same is None

    def is_its(self, known: Gathering, naming: Naming) -> bool:
        """Tell whether a gathering without a number takes this one: with a noun, or right behind its name without a verb between.

        What is to come is another than what was held.
        """
        if naming.how == "numbered":
            return not self.is_to_come(known, naming)
        last = known.namings[-1]
        verbs = self.notes.predicates(self.document.sentences[naming.sentence])
        between = [p for p in verbs if last.last <= p.first < naming.first and p.form != "noun"]
        return last.sentence == naming.sentence and last.group is not None and not between

    def is_to_come(self, known: Gathering, naming: Naming) -> bool:
        """Tell whether a naming is of a meeting that is planned or the next one, while a known one was held."""
        ahead = naming.group is not None and "next" in naming.group.features
        planned = ahead or self.standing(naming) == "planned"
        return planned and self.standing(known.namings[-1]) == "asserted"

    def standing(self, naming: Naming) -> Standing | None:
        """Return what the verb before a naming in its clause, or else the first behind it, makes of it."""
        clauses = self.document.clauses
        verbs = [
            p
            for p in self.notes.predicates(self.document.sentences[naming.sentence])
            if p.cue in HELD and p.form != "noun" and clauses[p.first] == clauses[naming.first]
        ]
        before = [p for p in verbs if p.first <= naming.first]
        return next((p.standing for p in (*before[-1:], *verbs[:1])), None)

    def follow(self, known: Gathering, naming: Naming, head: str, fresh: str) -> Gathering:
        """Begin another gathering of the series of one that was named before."""
        states = known.states if known.series in PAIRED else ()
        gathering = Gathering(
            known.series, head, states=states, bodies=known.bodies, typed=False, fresh=fresh
        )
        return self.known.add(gathering, naming)

    def read_ordinal(self, ordinal: Ordinal, sentence: Sentence, floor: int) -> None:
        """Read a number without a noun ("where the ninth will be held"), in the series of what was named before."""
        if ordinal.serial == "time" and ordinal.value == "1":
            return  # "for the first time in Dili" counts the meetings there, or those since long ago
        words = self.document.words
        body = sitting_before(self.notes, self.known, ordinal, sentence, floor)
        counted = (ordinal.first, ordinal.last)
        if body is not None:
            group = body_group(words, *counted, body)._replace(
                features=frozenset({"meeting"}), ordinal=ordinal.value, counted=counted
            )
            self.read_named(SITTING[body], group, sentence, definite=False)
            return
        if ordinal.serial and self.counts_last(ordinal, sentence):
            return
        if ordinal.serial == "time":
            return
        start, end = words.starts[ordinal.first], words.ends[ordinal.last - 1]
        naming = Naming(ordinal.first, ordinal.last, start, end, sentence.index, "ellipsis", None)
        known = self.known.reference(naming, "", ordinal.value)
        if known is not None and self.goes_on(known, ordinal.value, naming):
            followed = self.follow(known, naming, known.head, "")
            followed.ordinal, followed.counted = ordinal.value, counted

    def counts_last(self, ordinal: Ordinal, sentence: Sentence) -> bool:
        """Give a number that says that it counts events to the meeting spoken of last, if that has none: "the ninth of its kind"."""
        last = self.known.recent[0] if self.known.recent else None
        if last is None or last.ordinal or last.fresh or last.namings[-1].sentence != sentence.index:
            return False
        last.ordinal, last.counted = ordinal.value, (ordinal.first, ordinal.last)
        return True

    def spoken(self, sentence: Sentence, groups: list[Group], named: list[Group]) -> list[_Item]:
        """Return what may speak of a gathering in a sentence, in order; a verb only where no noun before it or in its clause does."""
        items: list[_Item] = [*groups, *lone_ordinals(self.notes, sentence, groups)]
        clauses = self.document.clauses
        told = {clauses[group.first] for group in named}
        last = max((group.last for group in named), default=sentence.first)
        items += [
            p
            for p in self.notes.predicates(sentence)
            if p.cue in MET and p.form != "noun"
            if (p.first >= last and clauses[p.first] not in told) or self.brings_together(p, sentence, named)
        ][:1]
        return sorted(items, key=lambda item: item.first)

    def brings_together(self, verb: Predicate, sentence: Sentence, named: list[Group]) -> bool:
        """Tell whether the AICHR and the foreign ministers are told to meet before any noun for a meeting: "met the ministers to report on its session"."""
        if verb.cue != "MEET" or any(group.first <= verb.first < group.last for group in named):
            return False
        end = min((group.first for group in named if group.first >= verb.last), default=sentence.last)
        bodies = {m.value for m in sitters(self.notes, self.known.bodies, sentence, sentence.first, end)}
        bodies |= {m.value for m in self.document.marks("body", sentence.first, end)}
        return "aichr" in bodies and bool(bodies & {"asean_fm", "amm"})

    def read_items(self, sentence: Sentence, items: list[_Item]) -> None:
        """Read one after the other what may speak of a gathering."""
        floor = sentence.first
        self.owners.owner = None
        for item in items:
            if isinstance(item, Group) and _owns(item):
                self.owners.owner = item
            elif isinstance(item, Group):
                self.read_group(item, sentence, self.owners.before(item, sentence, floor))
                floor = item.last
            elif isinstance(item, Ordinal):
                self.read_ordinal(item, sentence, floor)
            elif self.owners.owner is None or not read_ministers(
                self.notes, self.known, item, sentence, self.owners.owner
            ):
                read_verb(self.notes, self.known, item, sentence)

    def read(self, sentence: Sentence) -> None:
        """Read one sentence."""
        groups = self.notes.groups(sentence)
        named = [group for group in groups if not _owns(group)]
        self.read_items(sentence, self.spoken(sentence, groups, named))
        read_reviews(self.notes, self.known, sentence)
        read_bodies(self.notes, self.known, sentence, named)
        bodies = [m.value for m in self.document.within("body", sentence) if m.value in SITTING]
        last = self.known.recent[0] if self.known.recent else None
        if last and last.series == "joint_cabinet" and last.namings[-1].sentence == sentence.index:
            bodies.append(JOINT)
        if bodies:
            self.known.bodies += bodies
            self.known.spoke = sentence.index


def find_gatherings(notes: Annotations, links: Links) -> list[Gathering]:
    """Return the gatherings that a document speaks of, in the order in which they are first named."""
    finder = _Finder(notes, links)
    for sentence in notes.document.sentences:
        finder.read(sentence)
    talks = gather_talks(notes, finder.known.found)
    named = part_by_days(notes, finder.known.found)
    return sorted([*named, *talks], key=lambda gathering: gathering.first.first)
