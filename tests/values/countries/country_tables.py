"""The tables of this folder, read."""

from __future__ import annotations

import re
from pathlib import Path

_HERE = Path(__file__).parent
_MARKED = re.compile(r"\[([^\]=]+)=([A-Z]+)(?:=([dfc]))?\]")
_KINDS = {"d": "demonym", "f": "former", "c": "code", None: "name"}

Found = tuple[int, int, str, str]


def _rows(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return rows[1:]


def names() -> list[tuple[str, str | None, str, str]]:
    """Return (name, language, code or nothing, kind) of every row."""
    return [
        (re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), name), lang or None, code, kind)
        for name, lang, code, kind in _rows("names.tsv")
    ]


def sentences() -> list[tuple[str, str, list[Found]]]:
    """Return (language, plain text, mentions) of every sentence."""
    found = []
    for lang, marked in _rows("sentences.tsv"):
        plain = ""
        mentions: list[Found] = []
        end = 0
        for match in _MARKED.finditer(marked):
            plain += marked[end : match.start()]
            mentions.append((len(plain), len(plain) + len(match[1]), match[2], _KINDS[match[3]]))
            plain += match[1]
            end = match.end()
        found.append((lang, plain + marked[end:], mentions))
    return found
