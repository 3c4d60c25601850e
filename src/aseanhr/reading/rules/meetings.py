"""Meetings: from the names in a text to one draft an event, with date, place, mode, hosts and chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.events.series import english_name
from aseanhr.reading.rules.attach import distance, governing, nearest
from aseanhr.reading.rules.bilateral import bilateral_targets
from aseanhr.reading.rules.clues import MeetingDraft, Target
from aseanhr.reading.rules.dating import Dating, Used
from aseanhr.reading.rules.phrases import MeetingPhrase, meeting_phrases
from aseanhr.reading.rules.places import Spot, dateline_spot, spots
from aseanhr.reading.rules.roles import attach_roles
from aseanhr.reading.rules.series import classify
from aseanhr.reading.rules.settle import settle

if TYPE_CHECKING:
    from aseanhr.reading.rules.document import Mark, Sentence
    from aseanhr.reading.rules.facts import Facts
    from aseanhr.records.evidence import Basis
    from aseanhr.records.meeting import Mode, Series
    from aseanhr.values.countries import Country

__all__ = ["read_meetings"]

# Nouns that may point back to any kind of gathering.
_GENERIC = frozenset({"meeting", "session", "conference", "event"})
# Series of which the text names each event by its words, not by a number.
_NAMED = frozenset({"workshop", "consultation", "commemoration", "other"})
_OTHERS = frozenset({"next", "previous"})
_OF_ASEAN = frozenset({"amm", "asean_summit", "seanwfz_commission", "asean_human_rights_dialogue"})
_TEASER_SERIES = frozenset(
    {
        "aichr_regular",
        "aichr_special",
        "aichr_amm_dialogue",
        "asean_human_rights_dialogue",
        "amm",
        "asean_summit",
        "seanwfz_commission",
    }
)
_NAME_WORDS = 160
_RECALLED = 200  # meetings that a reader still has in mind, so that time grows with the text alone


class _Reader:
    """Walks through a document and keeps what has been spoken of."""

    def __init__(self, facts: Facts, used: Used) -> None:
        self.facts = facts
        self.text = facts.document.text
        self.drafts: list[MeetingDraft] = []
        self.focus: MeetingDraft | None = None
        self.dating = Dating(facts, used)
        self.spot: Spot | None = None
        self.block = -2  # the paragraph in which the focus was last named
        self.in_focus: dict[int, list[MeetingDraft]] = {}
        self.order: list[MeetingDraft] = []  # as last spoken of

    # -- who is meant ------------------------------------------------------------------------------------------

    def _with_ministers(self, index: int) -> bool:
        sentences = self.facts.document.sentences
        for sentence in sentences[max(0, index - 2) : index + 3]:
            if any(
                mark.has("body", "amm") or _features(mark) & {"foreign_ministers"} for mark in sentence.names
            ):
                return True
            if any("foreign" in (mark.value("office") or "").lower() for mark in sentence.people):
                return True
        return False

    def _name(self, phrase: MeetingPhrase, series: Series, sentence: Sentence) -> str:
        words = self.text[phrase.start : phrase.end]
        if series in _NAMED:
            end = phrase.end
            limit = min(len(self.text), end + _NAME_WORDS, *self._said_of(phrase, sentence))
            while end < limit and self.text[end] not in ',.;:()\n\r"”“':
                end += 1
            words = self.text[phrase.start : end].strip()
        return english_name(series, phrase.ordinal, phrase.year, [c.name for c in phrase.countries], words)

    def _said_of(self, phrase: MeetingPhrase, sentence: Sentence) -> list[int]:
        """Return where a meeting's name has ended at the latest: before what is said of it, and before its date."""
        verbs = sentence.cue("HELD", "PLANNED", "HOST_BY", "CHAIR_BY", "POSTPONED", "CANCELLED")
        starts = [mark.first for mark in verbs if mark.start >= phrase.end]
        dates = [date.start for date in self.facts.dates_in(sentence) if date.start >= phrase.end]
        starts += [n for n, token in enumerate(sentence.tokens) if token.start in dates]
        ends = []
        for first in starts:
            # "on" before a date is no part of a name.
            while sentence.tokens[first - 1].lower in self.facts.document.lexicon.connectors:
                first -= 1
            ends.append(max(phrase.end, sentence.tokens[first].start))
        return ends

    def _find(self, phrase: MeetingPhrase, series: Series, sentence: Sentence) -> MeetingDraft | None:
        words = _long_words(self._name(phrase, series, sentence))
        for draft in reversed(self.drafts[-_RECALLED:]):
            if draft.series != series or (phrase.features & _OTHERS and not phrase.ordinal):
                continue
            if draft.ordinal and phrase.ordinal and draft.ordinal != phrase.ordinal:
                continue
            if draft.year and phrase.year and draft.year != phrase.year:
                continue
            if draft.states and phrase.countries and draft.states != frozenset(phrase.countries):
                continue
            if series in _NAMED and not self._same_words(draft, phrase, words):
                continue
            if draft.teaser != (sentence.role == "teaser") and not phrase.ordinal:
                continue
            return draft
        return None

    def _same_words(self, draft: MeetingDraft, phrase: MeetingPhrase, words: set[str]) -> bool:
        """Tell whether an event known by its words only is the same: same noun, and topics that share words."""
        if draft.head != phrase.head:
            return False
        known = _long_words(draft.name)
        plain = _long_words(self.text[phrase.start : phrase.end])
        return words <= plain or known <= words or 2 * len(words & known) >= len(words)

    def _back_reference(self, phrase: MeetingPhrase, sentence: Sentence) -> MeetingDraft | None:
        """Return the meeting that words such as "the meeting" point back to."""
        if phrase.ordinal or phrase.countries or phrase.head is None:
            return None
        if phrase.bodies:
            return next(
                (
                    d
                    for d in reversed(self.drafts)
                    if d.series.startswith("aichr_") and "aichr" in phrase.bodies
                ),
                None,
            )
        if phrase.features - set(_GENERIC) - {phrase.head, "online", "regular"}:
            return None
        for draft in (self.focus, *reversed(self.order)):
            if draft is None or sentence.block - draft.block > _BACK:
                continue
            fits = draft.head == phrase.head or (draft.phrase and phrase.head in draft.phrase.features)
            if fits or (phrase.head in _GENERIC and draft is self.focus):
                return draft
        return None

    def _like(self, phrase: MeetingPhrase) -> Series | None:
        """Return the series of "its 57th session" or "the previous dialogue", by what was spoken of before."""
        if phrase.bodies or phrase.countries:
            return None
        same = [d for d in self.drafts if d.head == phrase.head and (d.ordinal or not phrase.ordinal)]
        same = [d for d in same if phrase.ordinal and d.ordinal == phrase.ordinal] or same
        if not same and phrase.head == "session" and self.facts.bodies & {"un_hrc", "unga"} == {"un_hrc"}:
            return "un_hrc_session"
        return same[-1].series if same else self._successor(phrase)

    def _successor(self, phrase: MeetingPhrase) -> Series | None:
        """Return the series of which a meeting of the number before or after has been spoken of."""
        if not phrase.ordinal or not phrase.ordinal.isdigit():
            return None
        beside = {str(int(phrase.ordinal) - 1), str(int(phrase.ordinal) + 1)}
        return next((d.series for d in reversed(self.drafts[-_RECALLED:]) if d.ordinal in beside), None)

    def _target(self, phrase: MeetingPhrase, sentence: Sentence, index: int) -> Target | None:
        phrase = self._completed(phrase)
        series = classify(phrase, self.facts, with_ministers=self._with_ministers(index))
        known_body = "asean" in phrase.features or self.facts.bodies & {"asean", "aichr", "seanwfz"}
        if series in _OF_ASEAN and not known_body:
            return None
        if series == "seanwfz_commission" and phrase.head is None and not self._sits(phrase, sentence):
            return None
        if series is None and phrase.head and (phrase.ordinal or phrase.features & _OTHERS):
            series = self._like(phrase)
        if series is None:
            draft = self._back_reference(phrase, sentence)
            return Target(phrase.start, phrase.end, draft, new=False) if draft else None
        if sentence.role == "teaser" and series not in _TEASER_SERIES:
            return None
        known = self._find(phrase, series, sentence)
        if known:
            if phrase.ordinal and not known.ordinal:
                known.ordinal = phrase.ordinal
                known.name = self._name(phrase, series, sentence)
                self._note_name(known, phrase)
            return Target(phrase.start, phrase.end, known, new=False)
        draft = MeetingDraft(
            series=series,
            name=self._name(phrase, series, sentence),
            head=phrase.head,
            phrase=phrase,
            ordinal=phrase.ordinal,
            states=self._pair(phrase, sentence) if series == "joint_cabinet" else frozenset(),
            year=phrase.year,
            teaser=sentence.role == "teaser",
        )
        self._note_name(draft, phrase)
        self.drafts.append(draft)
        return Target(phrase.start, phrase.end, draft, new=True)

    def _completed(self, phrase: MeetingPhrase) -> MeetingPhrase:
        """Give "its next regular meeting" or "special meeting 2/2020" the commission that the text is about."""
        plain = (
            phrase.head in ("meeting", "session")
            and not phrase.bodies
            and not phrase.countries
            and not phrase.treaties
        )
        telling = phrase.features & {"special", "regular"} or (
            phrase.ordinal and "meeting" in phrase.features
        )
        if "joint_cabinet" in phrase.features:
            return phrase
        if self._of_asean(phrase):
            return phrase._replace(bodies=("asean",))
        if not (plain and telling and "aichr" in self.facts.bodies):
            return phrase
        if self.focus and self.focus.series == "bilateral":
            return phrase
        if (
            phrase.ordinal
            and phrase.ordinal.isdigit()
            and int(phrase.ordinal) < _COUNTED_FROM
            and "regular" not in phrase.features
        ):
            return phrase  # "their second meeting this year" counts something else
        features = (
            phrase.features | {"special"} if phrase.ordinal and "/" in phrase.ordinal else phrase.features
        )
        return phrase._replace(bodies=("aichr",), features=features)

    def _of_asean(self, phrase: MeetingPhrase) -> bool:
        """Tell whether "the 47th summit" or "the 58th foreign ministers' meeting" is one of ASEAN's own."""
        named = phrase.bodies or phrase.countries or phrase.treaties
        kind = "summit" in phrase.features or "foreign_ministers" in phrase.features
        late = (
            phrase.ordinal is not None and phrase.ordinal.isdigit() and int(phrase.ordinal) >= _COUNTED_FROM
        )
        return kind and late and not named and "asean" in self.facts.bodies

    def _pair(self, phrase: MeetingPhrase, sentence: Sentence) -> frozenset[Country]:
        """Return the two states of a joint body: as named, or those of the meeting that the text is at."""
        if len(phrase.countries) == 2:
            return frozenset(phrase.countries)
        if self.focus and self.focus.series == "bilateral":
            return self.focus.states
        side = self.facts.side(sentence)
        known = [c.value for c in self.facts.countries_in(sentence)]
        others = [state for state in (side, self.facts.partner) if state]
        return frozenset(list(dict.fromkeys([*phrase.countries, *known, *others]))[:2])

    def _note_name(self, draft: MeetingDraft, phrase: MeetingPhrase) -> None:
        draft.note("name", phrase.start, phrase.end)
        draft.note("series", phrase.start, phrase.end)
        if phrase.ordinal_span:
            draft.note("ordinal", *phrase.ordinal_span)

    def _sits(self, phrase: MeetingPhrase, sentence: Sentence) -> bool:
        return any(
            distance(self.text, phrase, mark, backwards=1) < 40
            for mark in sentence.cue("HELD", "HOLDS", "SITS")
        )

    # -- what is said of it --------------------------------------------------------------------------------------

    def _attach_places(self, sentence: Sentence, targets: list[Target]) -> None:
        for spot in spots(sentence, self.facts):
            if not spot.located:
                continue
            target = governing(self.text, spot, targets, limit=220)
            if target is None or target.start <= spot.start < target.end:
                continue
            self._place(target.draft, spot)
            ahead = target.draft.told is not None and target.draft.told[0] == _STATUS_RANK["PLANNED"]
            if sentence.role == "body" and spot.city and not ahead:
                self.spot = spot
        for mark in sentence.cue("SAME_PLACE"):
            target = nearest(self.text, mark, targets, backwards=1, limit=220)
            if target and self.spot:
                self._place(target.draft, self.spot)

    def _place(self, draft: MeetingDraft, spot: Spot) -> None:
        if draft.city is None and spot.city and (draft.country is None or draft.country == spot.country):
            draft.city, draft.country = spot.city, spot.country
            draft.note("place.city", spot.start, spot.end)
            basis: Basis = "stated" if spot.country_stated else "inferred"
            note = "" if spot.country_stated else "of the city"
            draft.note("place.country", spot.start, spot.end, basis, note)
        elif draft.country is None and spot.country:
            draft.country = spot.country
            draft.note("place.country", spot.start, spot.end)
        if spot.venue and draft.venue is None:
            draft.venue = spot.venue
            at = self.text.rfind(spot.venue, 0, spot.end)
            draft.note("place.venue", at, at + len(spot.venue))

    def _attach_mode(self, sentence: Sentence, targets: list[Target]) -> None:
        modes: tuple[tuple[str, Mode], ...] = (
            ("HYBRID", "hybrid"),
            ("VIDEO", "video"),
            ("IN_PERSON", "in_person"),
        )
        for cue, mode in modes:
            for mark in sentence.cue(cue):
                target = governing(self.text, mark, targets, limit=260)
                if target and (target.draft.mode is None or mode == "hybrid"):
                    target.draft.mode = "hybrid" if self._is_half(sentence, mark) else mode
                    target.draft.note("mode", mark.start, mark.end)

    def _is_half(self, sentence: Sentence, mark: Mark) -> bool:
        """Tell whether video is one half only: "in person and online", "Siem Reap and videoconference"."""
        tokens, joins = sentence.tokens, self.facts.document.lexicon.conjunctions
        other = "IN_PERSON" if mark.has("cue", "VIDEO") else "VIDEO"
        for half in sentence.cue(other):
            between = max(half.first, mark.first) - min(half.first + half.size, mark.first + mark.size)
            if 0 <= between <= _JOINED:
                return True
        cities = [name for name in sentence.names if name.has("city")]
        before = mark.first >= 2 and tokens[mark.first - 1].lower in joins
        return mark.has("cue", "VIDEO") and before and any(c.first + c.size == mark.first - 1 for c in cities)

    def _attach_status(self, sentence: Sentence, targets: list[Target]) -> None:
        for cue, reach in (("CANCELLED", 120), ("POSTPONED", 120), ("PLANNED", 90), ("HELD", 90)):
            for mark in sentence.cue(cue):
                target = nearest(self.text, mark, targets, backwards=1, limit=reach)
                # "Cuộc họp": a noun may hold the verb.
                if target is None or (cue == "HELD" and target.start <= mark.start < target.end):
                    continue
                far = distance(self.text, target, mark, backwards=1)
                rank = _STATUS_RANK[cue]
                told = target.draft.told
                # A change of plan outweighs all; otherwise the first sentence that tells, and in it the nearest word.
                same_sentence = told is not None and told[2] >= sentence.start and far < told[1]
                if told is None or rank > max(told[0], 2) or (told[0] <= 2 and rank <= 2 and same_sentence):
                    target.draft.told = (rank, far, mark.start, mark.end)

    def _attach_relations(self, sentence: Sentence, targets: list[Target]) -> None:
        """Link a meeting with the one that it was part of or held beside."""
        for mark in sentence.cue("PART_OF", "SIDELINES"):
            whole = next((t for t in targets if 0 <= t.start - mark.end <= 30), None)
            if whole and mark.has("cue", "SIDELINES"):
                whole.draft.here = True
            others = [t for t in targets if whole and t.draft is not whole.draft]
            # "On the sidelines of A, B was held": what is part of it may stand behind it, too.
            part = next((t for t in others if t.end <= mark.start), others[0] if others else None)
            if whole and part and part.draft.part_of is None:
                part.draft.part_of = whole.draft
                part.draft.note("part_of", mark.start, whole.end)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Tell whether a sentence that names no meeting still speaks of the one in focus."""
        if self.focus is None or sentence.role != "body" or sentence.block - self.block > 1:
            return False
        if self.focus.when is None and any(cue.first <= _EARLY for cue in sentence.cue("HELD", "PLANNED")):
            return True  # "It will be held on ..."
        return bool(sentence.cue("CHAIRS", "CHAIR_BY", "SITS", "VIDEO", "HYBRID"))

    def sentence(self, sentence: Sentence, index: int) -> None:
        """Read one sentence."""
        targets = [
            target
            for phrase in meeting_phrases(sentence, self.facts)
            if (target := self._target(phrase, sentence, index))
        ]
        if sentence.role in ("body", "caption"):
            targets += bilateral_targets(sentence, self.facts, self.drafts, targets)
            targets.sort(key=lambda target: target.start)
        if not targets and self._goes_on(sentence):
            targets = [
                Target(sentence.start, sentence.start, draft, new=False) for draft in (self.focus,) if draft
            ]
        if not targets:
            if sentence.role == "body":
                self.dating.follow(self.facts.dates_in(sentence))
                self.in_focus[index] = self.order[::-1]
            return
        self._attach_status(sentence, targets)
        self.dating.attach(sentence, targets)
        if sentence.role != "caption":
            self._attach_places(sentence, targets)
        self._attach_mode(sentence, targets)
        self._attach_relations(sentence, targets)
        attach_roles(sentence, self.facts, targets)
        for target in targets:
            target.draft.block = sentence.block
            if sentence.role == "body" and target.draft.spot is None:
                target.draft.spot = self.spot
        wholes = {id(target.draft.part_of) for target in targets}
        parts = [target.draft for target in targets if id(target.draft) not in wholes]
        self.focus = (parts or [targets[0].draft])[0]
        for draft in [*(target.draft for target in reversed(targets)), self.focus]:
            if draft in self.order:
                self.order.remove(draft)
            self.order.append(draft)
        del self.order[:-_RECALLED]
        self.in_focus[index] = self.order[::-1]
        self.block = sentence.block


_COUNTED_FROM = 10
_EARLY = 2
_JOINED = 3  # tokens between the halves of "in person as well as online"
_BACK = 2  # paragraphs over which "the meeting" points back
_STATUS_RANK = {"HELD": 1, "PLANNED": 2, "POSTPONED": 3, "CANCELLED": 4}


def _features(mark: object) -> set[str]:
    terms = getattr(mark, "terms", ())
    return {feature for term in terms if term.kind == "noun" for feature in term.value.split()}


def _long_words(text: str) -> set[str]:
    return {word for word in text.lower().split() if len(word) > 3}


def read_meetings(facts: Facts, used: Used) -> tuple[list[MeetingDraft], dict[int, list[MeetingDraft]]]:
    """Return the meetings of a document, and those that each sentence (by index) may be about, the likeliest first.

    Args:
        facts: the document with its values.
        used: spans of dates that belong to plans, treaties or trade figures.
    """
    reader = _Reader(facts, used)
    reader.spot = dateline_spot(facts)
    for index, sentence in enumerate(facts.document.sentences):
        reader.sentence(sentence, index)
    return settle(reader.drafts, facts, dateline_spot(facts)), reader.in_focus
