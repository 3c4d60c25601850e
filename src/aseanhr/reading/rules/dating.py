"""When a meeting was or will be: which of the dates of a sentence belongs to which of its meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.rules.attach import distance, nearest
from aseanhr.reading.rules.clues import LONGEST, ON_THE_DAY
from aseanhr.reading.rules.edges import edges
from aseanhr.reading.rules.tense import tensed
from aseanhr.values.dates import DateSpan
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from aseanhr.reading.rules.clues import MeetingDraft, Target
    from aseanhr.reading.rules.document import Sentence
    from aseanhr.reading.rules.facts import Facts

__all__ = ["Dating", "Used"]

Used = set[tuple[int, int]]

_FIRM = 20  # by how many characters a date that is tied to a meeting counts as nearer
_MOVED = 400  # the same for the new date of a meeting that was put off
_NEAR_DAYS = 31
_CLOSE = 4
_COARSE = {"month": 4, "quarter": 8, "half": 8, "year": 25, "decade": 60, "century": 200}
_ALL_DAYS = 6  # all the days of a meeting say more than one of them
_FINE = {"day": 5, "week": 4, "period": 4, "month": 3, "quarter": 2, "half": 2, "season": 2, "year": 1}


def _fineness(span: DateSpan) -> int:
    if span.start is None or span.end is None:
        return 0
    days = span.precision == "period" and (span.end - span.start).days <= LONGEST
    return _ALL_DAYS if days else _FINE.get(span.precision, 0)


def _finer(new: DateSpan, old: DateSpan) -> bool:
    """Tell whether a date says more of the same time than the one that is kept."""
    return _fineness(new) > _fineness(old) and new.overlaps(old) is not False


class Dating:
    """Dates the meetings of a document, sentence by sentence.

    Attributes:
        day: the day that the report is at.
    """

    def __init__(self, facts: Facts, used: Used) -> None:
        self.facts = facts
        self.text = facts.document.text
        self.used = used
        self.day: Mention[DateSpan] | None = None

    def attach(self, sentence: Sentence, targets: list[Target]) -> None:
        """Give each meeting that a sentence speaks of the date that is said of it."""
        dates = [
            tensed(mention, sentence, self.facts)
            for mention in self.facts.dates_in(sentence)
            if (mention.start, mention.end) not in self.used
            and (mention.kind, mention.unit) != ("same", "day")
        ]
        dates = self._without_dateline(sentence, dates)
        moved = {
            (mention.start, mention.end)
            for mention in dates
            if any(0 <= mention.start - cue.end <= _CLOSE + 4 for cue in sentence.cue("POSTPONED"))
        }
        chosen: dict[int, tuple[float, Mention[DateSpan]]] = {}
        said: dict[int, list[Mention[DateSpan]]] = {}
        for mention in dates:
            able = [target for target in targets if self._takes(sentence, target, mention)]
            before = [target for target in able if target.end <= mention.start]
            if before and self._goes_on(sentence, mention):
                able = before
            target = nearest(self.text, mention, able, backwards=0.8)
            if target is None or target.start <= mention.start < target.end:
                continue
            score = distance(self.text, target, mention) + _COARSE.get(mention.value.precision, 0)
            score -= _FIRM * self._is_firm(sentence, target, mention)
            score -= _MOVED * ((mention.start, mention.end) in moved)
            key = targets.index(target)
            said.setdefault(key, []).append(mention)
            if key not in chosen or score < chosen[key][0]:
                chosen[key] = (score, mention)
        for key, (_, mention) in chosen.items():
            draft = targets[key].draft
            whole = self._from_opening_to_close(sentence, draft, said[key])
            if whole:
                self._date(draft, *whole, firm=True)
            else:
                self._date(draft, mention.value, mention, firm=self._is_firm(sentence, targets[key], mention))
        if sentence.cue("SAME_DAY"):
            self._same_day(sentence, [t.draft for t in targets])
        dated = next((t.draft for t in targets if t.draft.series == "bilateral" and t.draft.when), None)
        for draft in [t.draft for t in targets if t.new and dated]:
            if dated and draft.series == "bilateral" and draft.when is None:
                draft.when = dated.when
                draft.clues += [clue for clue in dated.clues if clue.field == "when"]
        if sentence.role == "body":
            self.follow([mention for mention in dates if all(mention is not t.draft.closed for t in targets)])
            for target in targets:
                self._day_in_focus(target.draft)

    def _without_dateline(
        self, sentence: Sentence, dates: list[Mention[DateSpan]]
    ) -> list[Mention[DateSpan]]:
        """Leave out the day of the dateline where the sentence behind it names another date.

        What opened on that day and closes on the other needs both.
        """
        anchor = self.facts.anchor
        if anchor is None or anchor.how != "dateline" or sentence.cue("OPENS"):
            return dates
        return [mention for mention in dates if mention.start != anchor.start] or dates

    def _takes(self, sentence: Sentence, target: Target, mention: Mention[DateSpan]) -> bool:
        """Tell whether a date can be that of a meeting, by how the sentence is built."""
        # "On 13 July, on the sidelines of the meeting": the day is that of something else.
        beside = any(0 <= target.start - cue.end <= 14 for cue in sentence.cue("SIDELINES"))
        if beside and mention.start >= target.end and mention.start - target.end > _CLOSE:
            # "... of the meeting, which began yesterday": the day is its own after all.
            return any(target.end <= cue.start < mention.start for cue in sentence.cue("OPENS", "CLOSES"))
        if mention.end <= target.start:
            # "... in Vientiane (11 March), with ...": what stands in brackets belongs to what is before it.
            closing = self.text.find(")", mention.end, mention.end + 3)
            return not beside and closing < 0
        return True

    def _goes_on(self, sentence: Sentence, mention: Mention[DateSpan]) -> bool:
        """Tell whether "and" follows a date, and so what comes next has a date of its own."""
        following = next((token for token in sentence.tokens if token.start >= mention.end), None)
        return following is not None and following.lower in self.facts.document.lexicon.conjunctions

    def _is_firm(self, sentence: Sentence, target: Target, mention: Mention[DateSpan]) -> bool:
        """Tell whether a verb of holding, or nothing at all, stands between a meeting and its date."""
        low, high = sorted(((target.start, target.end), (mention.start, mention.end)))
        if high[0] - low[1] <= 4:
            return True
        return any(
            low[1] <= cue.start < high[0]
            for cue in sentence.cue("HELD", "SITS", "HOLDS", "PLANNED", "OPENS", "POSTPONED", "HOSTS")
        )

    def _from_opening_to_close(
        self, sentence: Sentence, draft: MeetingDraft, dates: list[Mention[DateSpan]]
    ) -> tuple[DateSpan, *tuple[Mention[DateSpan], ...]] | None:
        """Join the dates of "opened on 11 July" and "closed on 14 July", also from sentences apart."""
        if draft.series in ON_THE_DAY:
            return None
        opened, closed = edges(self.text, sentence, dates)
        if not (opened or closed):
            return None
        draft.opened, draft.closed = opened or draft.opened, closed or draft.closed
        return draft.edges()

    def follow(self, dates: list[Mention[DateSpan]]) -> None:
        """Remember the day that the report is at: the last one named that is not long before or after it."""
        anchor = self.facts.anchor
        for mention in dates:
            start = mention.value.start
            near = (
                anchor is None
                or not anchor.exact
                or (start is not None and abs((start - anchor.day).days) <= _NEAR_DAYS)
            )
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

    def _date(self, draft: MeetingDraft, when: DateSpan, *mentions: Mention[DateSpan], firm: bool) -> None:
        if draft.when is not None and not _finer(when, draft.when) and not (firm and not draft.firm):
            return
        draft.firm = firm
        draft.clues = [clue for clue in draft.clues if clue.field != "when"]
        draft.when = when
        anchor = self.facts.anchor
        for mention in mentions:
            draft.note("when", mention.start, mention.end)
        if anchor and anchor.start is not None and anchor.end is not None:
            words = " ".join(self.text[mention.start : mention.end] for mention in mentions)
            away = all(mention.start != anchor.start for mention in mentions)
            if away and str(when.start and when.start.year) not in words:
                draft.note("when", anchor.start, anchor.end, "inferred", f"the year: {anchor.how}")
