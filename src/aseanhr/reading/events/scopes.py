"""Where the values of a gathering may stand: beside its namings, at the head of their paragraph or section, in the lead of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Sentence

__all__ = ["Scopes"]

_LEAD = 3  # sentences of running text that open an article
_BEFORE, _BEHIND = 2, 1


class Scopes:
    """The sentences of a document by what they are to one of them.

    Args:
        notes: the document.
    """

    def __init__(self, notes: Annotations) -> None:
        self.sentences = notes.document.sentences
        running = [s for s in self.sentences if s.role in ("body", "item")]
        self.lead = running[:_LEAD]
        self.opening: dict[int, Sentence] = {}
        self.heading: dict[int, Sentence] = {}
        heading: Sentence | None = None
        words = notes.document.words
        for sentence in self.sentences:
            numbers = all(words.forms[n].isdigit() for n in range(sentence.first, sentence.last))
            if not numbers:  # "3." only counts an entry
                self.opening.setdefault(sentence.block, sentence)
            if sentence.role == "heading":
                heading = sentence
            elif heading is not None:
                self.heading.setdefault(sentence.block, heading)

    def around(self, index: int) -> list[tuple[Sentence, str]]:
        """Return the sentences that may speak of what a sentence tells, each once, with their scope."""
        low, high = max(index - _BEFORE, 0), min(index + _BEHIND + 1, len(self.sentences))
        found = {sentence.index: (sentence, "near") for sentence in self.sentences[low:high]}
        block = self.sentences[index].block
        opening = self.opening.get(block, self.sentences[index])
        found.setdefault(opening.index, (opening, "block"))
        if block in self.heading:
            found.setdefault(self.heading[block].index, (self.heading[block], "heading"))
        for sentence in self.lead:
            if sentence.index < index:
                found.setdefault(sentence.index, (sentence, "lead"))
        return [found[key] for key in sorted(found)]
