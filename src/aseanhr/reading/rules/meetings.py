"""Meetings: from the names in a text to one draft an event, with date, place, mode, hosts and chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.clues import MeetingDraft, Target
from aseanhr.reading.phrases import MeetingPhrase, meeting_phrases
from aseanhr.reading.rules.attach import distance, nearest
from aseanhr.reading.rules.bilateral import bilateral_targets
from aseanhr.reading.rules.places import Spot, dateline_spot, spots
from aseanhr.reading.rules.roles import attach_roles
from aseanhr.reading.rules.series import classify, english_name
from aseanhr.reading.rules.settle import settle
from aseanhr.reading.rules.tense import tensed
from aseanhr.values.dates import DateSpan
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.facts import Facts
    from aseanhr.records.meeting import Mode, Series
    from aseanhr.values.countries import Country

__all__ = ["Used", "read_meetings"]

# Nouns that may point back to any kind of gathering.
_GENERIC = frozenset({"meeting", "session", "conference", "event"})
# Series of which the text names each event by its words, not by a number.
_NAMED = frozenset({"workshop", "consultation", "commemoration", "other"})
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

Used = set[tuple[int, int]]


class _Reader:
    """Walks through a document and keeps what has been spoken of."""

    def __init__(self, facts: Facts, used: Used) -> None:
        self.facts = facts
        self.text = facts.document.text
        self.used = used
        self.drafts: list[MeetingDraft] = []
        self.focus: MeetingDraft | None = None
        self.day: Mention[DateSpan] | None = None
        self.spot: Spot | None = None
        self.block = -2  # the paragraph in which the focus was last named
        self.in_focus: dict[int, list[MeetingDraft]] = {}
        self.order: list[MeetingDraft] = []  # as last spoken of

    # -- who is meant ------------------------------------------------------------------------------------------

    def _with_ministers(self, index: int) -> bool:
        sentences = self.facts.document.sentences
        for sentence in sentences[max(0, index - 2) : index + 3]:
            if any(mark.has("body", "amm") or _features(mark) & {"foreign_ministers"} for mark in sentence.names):
                return True
            if any("foreign" in (mark.value("office") or "").lower() for mark in sentence.people):
                return True
        return False

    def _name(self, phrase: MeetingPhrase, series: Series) -> str:
        words = self.text[phrase.start : phrase.end]
        if series in _NAMED:
            end = phrase.end
            limit = min(len(self.text), end + _NAME_WORDS)
            while end < limit and self.text[end] not in ",.;:()\n\r\"”“":
                end += 1
            words = self.text[phrase.start : end].strip()
        return english_name(series, phrase.ordinal, phrase.year, [c.name for c in phrase.countries], words)

    def _find(self, phrase: MeetingPhrase, series: Series, sentence: Sentence) -> MeetingDraft | None:
        for draft in reversed(self.drafts):
            if draft.series != series:
                continue
            if draft.ordinal and phrase.ordinal and draft.ordinal != phrase.ordinal:
                continue
            if draft.year and phrase.year and draft.year != phrase.year:
                continue
            if draft.states and phrase.countries and draft.states != frozenset(phrase.countries):
                continue
            if series in _NAMED and not self._same_words(draft, phrase):
                continue
            if draft.teaser != (sentence.role == "teaser") and not phrase.ordinal:
                continue
            return draft
        return None

    def _same_words(self, draft: MeetingDraft, phrase: MeetingPhrase) -> bool:
        if draft.phrase is None:
            return False
        new = phrase.bodies or phrase.ordinal or phrase.countries or phrase.year
        return not new or (
            draft.head == phrase.head
            and (not phrase.bodies or not draft.phrase.bodies or set(phrase.bodies) <= set(draft.phrase.bodies))
        )

    def _back_reference(self, phrase: MeetingPhrase, sentence: Sentence) -> MeetingDraft | None:
        """Return the meeting that words such as "the meeting" point back to."""
        if phrase.ordinal or phrase.countries or phrase.head is None:
            return None
        if phrase.bodies:
            return next(
                (d for d in reversed(self.drafts) if d.series.startswith("aichr_") and "aichr" in phrase.bodies), None
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

    def _target(self, phrase: MeetingPhrase, sentence: Sentence, index: int) -> Target | None:
        phrase = self._completed(phrase)
        series = classify(phrase, with_ministers=self._with_ministers(index))
        if series in _OF_ASEAN and not self.facts.bodies & {"asean", "aichr", "seanwfz"}:
            return None
        if series == "seanwfz_commission" and phrase.head is None and not self._sits(phrase, sentence):
            return None
        if series is None and phrase.ordinal and phrase.head:
            same = next((d for d in reversed(self.drafts) if d.head == phrase.head and d.ordinal), None)
            series = same.series if same else None
        if series is None:
            draft = self._back_reference(phrase, sentence)
            return Target(phrase.start, phrase.end, draft, new=False) if draft else None
        if sentence.role == "teaser" and series not in _TEASER_SERIES:
            return None
        known = self._find(phrase, series, sentence)
        if known:
            if phrase.ordinal and not known.ordinal:
                known.ordinal = phrase.ordinal
                known.name = self._name(phrase, series)
                self._note_name(known, phrase)
            return Target(phrase.start, phrase.end, known, new=False)
        draft = MeetingDraft(
            series=series,
            name=self._name(phrase, series),
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
        plain = phrase.head in ("meeting", "session") and not phrase.bodies and not phrase.countries and not phrase.treaties
        telling = phrase.features & {"special", "regular"} or (phrase.ordinal and "meeting" in phrase.features)
        if not (plain and telling and "aichr" in self.facts.bodies) or "joint_cabinet" in phrase.features:
            return phrase
        if self.focus and self.focus.series == "bilateral":
            return phrase
        if phrase.ordinal and phrase.ordinal.isdigit() and int(phrase.ordinal) < _COUNTED_FROM and "regular" not in phrase.features:
            return phrase  # "their second meeting this year" counts something else
        features = phrase.features | {"special"} if phrase.ordinal and "/" in phrase.ordinal else phrase.features
        return phrase._replace(bodies=("aichr",), features=features)

    def _pair(self, phrase: MeetingPhrase, sentence: Sentence) -> frozenset[Country]:
        """Return the two states of a joint body: as named, or those of the meeting that the text is at."""
        if len(phrase.countries) == 2:
            return frozenset(phrase.countries)
        if self.focus and self.focus.series == "bilateral":
            return self.focus.states
        side = self.facts.side(sentence)
        known = [c.value for c in self.facts.countries_in(sentence)]
        states = list(dict.fromkeys([*phrase.countries, *known, *([side] if side else [])]))
        return frozenset(states[:2])

    def _note_name(self, draft: MeetingDraft, phrase: MeetingPhrase) -> None:
        draft.note("name", phrase.start, phrase.end)
        draft.note("series", phrase.start, phrase.end)
        if phrase.ordinal_span:
            draft.note("ordinal", *phrase.ordinal_span)

    def _sits(self, phrase: MeetingPhrase, sentence: Sentence) -> bool:
        return any(
            distance(self.text, phrase, mark, backwards=1) < 40 for mark in sentence.cue("HELD", "HOLDS", "SITS")
        )

    # -- what is said of it --------------------------------------------------------------------------------------

    def _attach_dates(self, sentence: Sentence, targets: list[Target]) -> None:
        dates = [
            tensed(mention, sentence, self.facts)
            for mention in self.facts.dates_in(sentence)
            if not any(mention.start < end and start < mention.end for start, end in self.used)
            and not mention.kind.startswith("same-day")
        ]
        chosen: dict[int, tuple[float, Mention[DateSpan]]] = {}
        for mention in dates:
            able = [target for target in targets if self._takes(sentence, target, mention)]
            target = nearest(self.text, mention, able, backwards=0.8)
            if target is None or target.start <= mention.start < target.end:
                continue
            score = distance(self.text, target, mention) + _COARSE.get(mention.value.precision, 0)
            score -= _FIRM * self._is_firm(sentence, target, mention)
            key = targets.index(target)
            if key not in chosen or score < chosen[key][0]:
                chosen[key] = (score, mention)
        for key, (_, mention) in chosen.items():
            whole = self._from_opening_to_close(sentence, dates)
            firm = whole is not None or self._is_firm(sentence, targets[key], mention)
            self._date(targets[key].draft, whole or mention, firm=firm)
        if sentence.cue("SAME_DAY"):
            self._same_day(sentence, [t.draft for t in targets])
        dated = next((t.draft for t in targets if t.draft.series == "bilateral" and t.draft.when), None)
        for draft in [t.draft for t in targets if t.new and dated]:
            if dated and draft.series == "bilateral" and draft.when is None:
                draft.when = dated.when
                draft.clues += [clue for clue in dated.clues if clue.field == "when"]
        if sentence.role == "body":
            self._follow_day(dates)
            for target in targets:
                self._day_in_focus(target.draft)

    def _takes(self, sentence: Sentence, target: Target, mention: Mention[DateSpan]) -> bool:
        """Tell whether a date can be that of a meeting, by how the sentence is built."""
        if mention.end <= target.start:
            # "On 13 July, on the sidelines of the meeting": the day is that of something else.
            beside = any(0 <= target.start - cue.end <= 14 for cue in sentence.cue("SIDELINES"))
            # "... in Vientiane (11 March), with ...": what stands in brackets belongs to what is before it.
            closing = self.text.find(")", mention.end, mention.end + 3)
            return not beside and closing < 0
        return True

    def _is_firm(self, sentence: Sentence, target: Target, mention: Mention[DateSpan]) -> bool:
        """Tell whether a verb of holding, or nothing at all, stands between a meeting and its date."""
        low, high = sorted((target, mention), key=lambda item: item.start)
        if high.start - low.end <= 4:
            return True
        return any(
            low.end <= cue.start < high.start for cue in sentence.cue("HELD", "SITS", "HOLDS", "PLANNED", "OPENS", "POSTPONED")
        )

    def _from_opening_to_close(
        self, sentence: Sentence, dates: list[Mention[DateSpan]]
    ) -> Mention[DateSpan] | None:
        """Join the dates of "opened on 11 July and closed on 14 July"."""
        days = [mention for mention in dates if mention.value.precision == "day"]
        opens, closes = sentence.cue("OPENS"), sentence.cue("CLOSES")
        if len(days) != 2 or not opens or not closes or opens[0].start > closes[-1].start:
            return None
        first, last = days[0].value.start, days[1].value.end
        if first is None or last is None or last <= first:
            return None
        return Mention(days[0].start, days[1].end, DateSpan.from_dates(first, last), "range")

    def _follow_day(self, dates: list[Mention[DateSpan]]) -> None:
        """Remember the day that the report is at: the last one named that is not long before or after it."""
        anchor = self.facts.anchor
        for mention in dates:
            start = mention.value.start
            near = anchor is None or not anchor.exact or (start is not None and abs((start - anchor.day).days) <= _NEAR_DAYS)
            if mention.value.precision == "day" and near:
                self.day = mention

    def _day_in_focus(self, draft: MeetingDraft) -> None:
        """Date a meeting of two sides by the day that the report is at."""
        if draft.series != "bilateral" or draft.when is not None or self.day is None:
            return
        if draft.told and draft.told[0] >= 2:
            return
        draft.when = self.day.value
        draft.note("when", self.day.start, self.day.end, "inferred", "the day last named before")

    def _same_day(self, sentence: Sentence, drafts: list[MeetingDraft]) -> None:
        """Date what happened "the same day" by the day last named, or by that of the report."""
        cue = sentence.cue("SAME_DAY")[0]
        anchor = self.facts.anchor
        for draft in drafts:
            if draft.when is not None:
                continue
            if self.day:
                draft.when = self.day.value
                draft.note("when", cue.start, cue.end, "inferred", "the same day as the date last named")
                draft.note("when", self.day.start, self.day.end, "inferred", "the date last named before")
            elif anchor and anchor.exact:
                draft.when = DateSpan(anchor.day.isoformat())
                draft.note("when", cue.start, cue.end, "inferred", "the day of the report")
                if anchor.start is not None and anchor.end is not None:
                    draft.note("when", anchor.start, anchor.end, "inferred", anchor.how)

    def _date(self, draft: MeetingDraft, mention: Mention[DateSpan], *, firm: bool) -> None:
        if draft.when is not None and not _finer(mention.value, draft.when) and not (firm and not draft.firm):
            return
        draft.firm = firm
        draft.clues = [clue for clue in draft.clues if clue.field != "when"]
        draft.when = mention.value
        draft.note("when", mention.start, mention.end)
        anchor = self.facts.anchor
        if anchor and anchor.start is not None and anchor.end is not None and anchor.start != mention.start:
            words = self.text[mention.start : mention.end]
            if str(mention.value.start and mention.value.start.year) not in words:
                draft.note("when", anchor.start, anchor.end, "inferred", f"the year: {anchor.how}")

    def _attach_places(self, sentence: Sentence, targets: list[Target]) -> None:
        for spot in spots(sentence, self.facts):
            if not spot.located:
                continue
            target = nearest(self.text, spot, targets, backwards=1, limit=220)
            if target is None or target.start <= spot.start < target.end:
                continue
            self._place(target.draft, spot)
            ahead = target.draft.told is not None and target.draft.told[0] == _STATUS_RANK["PLANNED"]
            if sentence.role == "body" and spot.city and not ahead:
                self.spot = spot

    def _place(self, draft: MeetingDraft, spot: Spot) -> None:
        if draft.city is None and spot.city and (draft.country is None or draft.country == spot.country):
            draft.city, draft.country = spot.city, spot.country
            draft.note("place.city", spot.start, spot.end)
            if spot.country:
                basis = "stated" if spot.country_stated else "inferred"
                draft.note("place.country", spot.start, spot.end, basis, "" if spot.country_stated else "of the city")
        elif draft.country is None and spot.country:
            draft.country = spot.country
            draft.note("place.country", spot.start, spot.end)
        if spot.venue and draft.venue is None:
            draft.venue = spot.venue
            at = self.text.rfind(spot.venue, 0, spot.end)
            draft.note("place.venue", at, at + len(spot.venue))

    def _attach_mode(self, sentence: Sentence, targets: list[Target]) -> None:
        modes: tuple[tuple[str, Mode], ...] = (("HYBRID", "hybrid"), ("VIDEO", "video"), ("IN_PERSON", "in_person"))
        for cue, mode in modes:
            for mark in sentence.cue(cue):
                target = nearest(self.text, mark, targets, backwards=1, limit=260)
                if target and (target.draft.mode is None or mode == "hybrid"):
                    target.draft.mode = mode
                    target.draft.note("mode", mark.start, mark.end)

    def _attach_status(self, sentence: Sentence, targets: list[Target]) -> None:
        for cue, reach in (("CANCELLED", 120), ("POSTPONED", 120), ("PLANNED", 90), ("HELD", 90)):
            for mark in sentence.cue(cue):
                target = nearest(self.text, mark, targets, backwards=1, limit=reach)
                if target is None:
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
            part = next((t for t in targets if t.end <= mark.start and t.draft is not (whole and whole.draft)), None)
            if whole and part and part.draft.part_of is None and whole.draft is not part.draft:
                part.draft.part_of = whole.draft
                part.draft.note("part_of", mark.start, whole.end)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Tell whether a sentence that names no meeting still speaks of the one in focus."""
        if self.focus is None or sentence.role != "body" or sentence.block - self.block > 1:
            return False
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
            targets = [Target(sentence.start, sentence.start, draft, new=False) for draft in (self.focus,) if draft]
        if not targets:
            if sentence.role == "body":
                self._follow_day(self.facts.dates_in(sentence))
                self.in_focus[index] = self.order[::-1]
            return
        self._attach_status(sentence, targets)
        self._attach_dates(sentence, targets)
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
        self.in_focus[index] = self.order[::-1]
        self.block = sentence.block


_FIRM = 20
_COUNTED_FROM = 10
_NEAR_DAYS = 31
_BACK = 2  # paragraphs over which "the meeting" points back
_COARSE = {"month": 4, "quarter": 8, "half": 8, "year": 25, "decade": 60, "century": 200}
_STATUS_RANK = {"HELD": 1, "PLANNED": 2, "POSTPONED": 3, "CANCELLED": 4}
_FINE = {"day": 5, "week": 4, "period": 4, "month": 3, "quarter": 2, "half": 2, "season": 2, "year": 1}


def _features(mark: object) -> set[str]:
    terms = getattr(mark, "terms", ())
    return {feature for term in terms if term.kind == "noun" for feature in term.value.split()}


def _finer(new: DateSpan, old: DateSpan) -> bool:
    """Tell whether a date says more of the same time than the one that is kept."""
    return _FINE.get(new.precision, 0) > _FINE.get(old.precision, 0) and new.overlaps(old) is not False


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

