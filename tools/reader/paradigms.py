"""Inflect the verbs of a lexicon by the rules and exceptions that it gives."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["Paradigms"]


class Paradigms:
    """The forms of verbs in one language.

    Args:
        table: the whole lexicon; ``inflection`` has expressions for lemmas with their forms, ``irregular`` the
            exceptions, ``passive`` how a passive is made of an active form.
    """

    def __init__(self, table: dict[str, Any]) -> None:
        self._rules = [(re.compile(rule["lemma"]), rule["forms"]) for rule in table.get("inflection", ())]
        self._irregular: dict[str, dict[str, str] | str] = table.get("irregular", {})
        self._passive = [
            (rule["form"], re.compile(rule["active"]), rule["passive"]) for rule in table.get("passive", ())
        ]

    def forms(self, lemma: str) -> list[tuple[str, str]]:
        """Return (form, word) for each form of a verb; only the bare one where the language does not inflect.

        Raises:
            ValueError: no rule fits the lemma.
        """
        if not self._rules:
            return [("bare", lemma)]
        spelled = self._spelled(lemma)
        found = [(form, word) for form, words in spelled.items() for word in words.split("|")]
        made = []
        for form, word in found:
            rule = next((r for r in self._passive if r[0] == form and r[1].fullmatch(word)), None)
            if rule:
                made.append((f"pass_{form}", rule[1].sub(rule[2], word, count=1)))
        return list(dict.fromkeys([*found, *made]))

    def _spelled(self, lemma: str) -> dict[str, str]:
        own = self._irregular.get(lemma)
        if isinstance(own, str):  # "på+gå": as the second verb, with the first part before each form
            prefix, _, base = own.partition("+")
            return {
                form: "|".join(prefix + word for word in words.split("|"))
                for form, words in self._spelled(base).items()
            }
        if own is not None:
            return {"inf": lemma, **own}
        for expression, forms in self._rules:
            match = expression.fullmatch(lemma)
            if match:
                return {form: match.expand(template) for form, template in forms.items()}
        raise ValueError(f"no rule inflects {lemma!r}")

    def inflect(self, phrase: str) -> list[tuple[str, str]]:
        """Return (form, phrase) for each form of the word before the star; a phrase without one is bare.

        >>> Paradigms({"inflection": [{"lemma": "(.*)", "forms": {"inf": r"\\1", "past": r"\\1ed"}}]}).inflect("chair* it")
        [('inf', 'chair it'), ('past', 'chaired it')]
        """
        words = phrase.split()
        starred = [i for i, word in enumerate(words) if word.endswith("*")]
        if len(starred) > 1:
            raise ValueError(f"two words are inflected in {phrase!r}")
        if not starred:
            return [("bare", phrase)]
        at = starred[0]
        return [
            (form, " ".join([*words[:at], word, *words[at + 1 :]]))
            for form, word in self.forms(words[at][:-1])
        ]
