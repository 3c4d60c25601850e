"""That no sentence of a document enters the project: no run of words longer than a title may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["RUN", "quotations", "without_names"]

RUN = 8
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"https?://\S+")
_CANDIDATE = re.compile(r'"[a-z0-9-]+:[a-z0-9-]+"')  # an id made of the name of a meeting
_SECTION = re.compile(r"\[+([\w.]+)\]+\s*")
_PHRASE = re.compile(r'"([^"\n]*)"')
_NAMES = frozenset({"bodies", "offices", "plans", "treaties"})
_LONGEST_NAME = 24  # words of a name or title


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return (tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def without_names(lexicon: str) -> str:
    """Return a lexicon without the phrases of its sections of names and titles; what else stands there is kept.

    >>> without_names('[bodies]\\ncouncil = ["the council of all"]  # a body\\n[verbs]\\nGO = ["goes"]')
    '[bodies]\\ncouncil = [a_name]  # a body\\n[verbs]\\nGO = ["goes"]'
    """
    lines = []
    section = ""
    for line in lexicon.split("\n"):
        header = _SECTION.fullmatch(line)
        section = header[1] if header else section
        lines.append(_PHRASE.sub(_unnamed, line) if section in _NAMES else line)
    return "\n".join(lines)


def _unnamed(phrase: re.Match[str]) -> str:
    return "a_name" if len(_WORD.findall(phrase[1])) <= _LONGEST_NAME else phrase[0]


def quotations(files: Mapping[str, str], documents: Iterable[str], names: Iterable[str]) -> list[str]:
    """Return a line for each file that holds a run of `RUN` words of a document.

    Args:
        files: texts to look at, by name.
        documents: the texts of the documents.
        names: names of bodies and instruments, and titles, which may be as long as they are.

    """
    known = {run for text in documents for run in _runs(text)}
    allowed = sorted({name for name in names if len(_WORD.findall(name)) >= RUN}, key=len, reverse=True)
    lines = []
    for file, text in sorted(files.items()):
        text = _CANDIDATE.sub(" a_candidate ", _ADDRESS.sub(" an_address ", text))
        for name in allowed:
            text = text.replace(name, " name_of_a_body ")
        found = next((run for run in _runs(text) if run in known), None)
        if found is not None:
            lines.append(f"{file}: {RUN} words of a document in a row: {' '.join(found)}")
    return lines
