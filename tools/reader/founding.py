"""Keep what the founding documents teach about meetings without a word of their texts: founding.py [--check] [FOLDER].

The documents stay outside the repository. Where they are at hand (``seeds/`` and ``seeds_gold.jsonl`` in ``FOLDER``, or in ``shared`` beside the
checkout) this writes ``corpora/founding.examples.jsonl``: first the names of all features, then for each choice of the reader its slot and, for each
value that may fill it, the numbers of its features and whether it is right. Each document is read twice, with the day of its page known and without, by what the articles alone teach.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from aseanhr.reading.annotations import annotate
from aseanhr.reading.background import read_published
from aseanhr.reading.document import open_document
from reader.corpus import FOLDER, FOUNDING, Question
from reader.examples_meetings import examples
from reader.train import learned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aseanhr.reading.links import Links

__all__ = ["founding_examples"]

ROOT = FOLDER.parent
_SOURCES = ROOT / "curation" / "sources.toml"
_SERIES = {
    "AICHR special meeting": "aichr_special",
    "AICHR meeting": "aichr_regular",
    "AMM–AICHR dialogue": "aichr_amm_dialogue",
    "AMM": "amm",
    "ASEAN Summit": "asean_summit",
    "SEANWFZ Commission": "seanwfz_commission",
    "bilateral": "bilateral",
    "joint cabinet": "joint_cabinet",
    "UNHRC session": "un_hrc_session",
    "UNGA": "unga_session",
    "NPT Review Conference": "npt_review_conference",
    "workshop": "workshop",
    "ASEAN Human Rights Dialogue": "asean_human_rights_dialogue",
    "commemoration": "commemoration",
}
# What the annotation tags as less than a meeting of its own.
_LESS = frozenset({"component", "commemoration", "generic", "vague", "multiple", "implied", "sideline"})


def _meeting(record: dict[str, Any]) -> dict[str, Any]:
    """Return a meeting of the annotation in the form of the articles' gold."""
    series = _SERIES.get(record["series"], "other")
    chair, host = record["chair"], record["host"]
    accept: dict[str, Any] = {}
    if series in ("other", "bilateral"):
        accept["series"] = ["aichr_amm_dialogue", "bilateral", "consultation", "other"]
    if "dateline_city" in record:
        accept["city"] = [record["dateline_city"]]
    return {
        **record,
        "series": series,
        "chair": chair if isinstance(chair, dict) else None,
        "host": host if isinstance(host, str) and len(host) == 2 else None,
        "required": not _LESS & set(record.get("tags") or ()) and series not in ("other", "commemoration"),
        "accept": accept,
    }


def _gold(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the annotated meetings by document, without those of the pages around it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in (folder / "seeds_gold.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["type"] == "meeting" and "boilerplate" not in (record.get("tags") or ()):
            found.setdefault(record["doc"], []).append(_meeting(record))
    return found


def founding_examples(folder: Path, links: Links) -> Iterator[Question]:
    """Yield the choices that the founding documents teach.

    Args:
        folder: holds ``seeds/`` and ``seeds_gold.jsonl``.
        links: the model whose choices later ones hang on.
    """
    gold = _gold(folder)
    for source in tomllib.loads(_SOURCES.read_text("utf-8"))["document"]:
        path = folder / "seeds" / source["file"]
        text = path.read_bytes().decode("utf-8")
        for published in (source["published"], None):
            notes = annotate(open_document(text, source["language"]), read_published(published))
            yield from examples(notes, {"meetings": gold.get(path.name, [])}, links)


def _lines(found: Iterable[Question]) -> Iterator[str]:
    questions = list(found)
    names = sorted({name for question in questions for features, _ in question.options for name in features})
    numbers = {name: n for n, name in enumerate(names)}
    yield json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    for slot, options in questions:
        told = [[[numbers[name] for name in features], int(right)] for features, right in options]
        yield json.dumps([slot, told], separators=(",", ":"))


def main(arguments: list[str]) -> int:
    """Write the examples, or tell with ``--check`` whether they are as they would be made; without the documents do nothing."""
    given = [argument for argument in arguments if not argument.startswith("-")]
    folder = Path(given[0]) if given else ROOT.parent / "shared"
    if not (folder / "seeds_gold.jsonl").is_file():
        print("the founding documents are not at hand")
        return 0
    data = ("\n".join(_lines(founding_examples(folder, learned()))) + "\n").encode()
    if "--check" in arguments:
        stale = not FOUNDING.exists() or FOUNDING.read_bytes() != data
        if stale:
            print(f"{FOUNDING.relative_to(ROOT)} is not what its maker makes")
        return stale
    FOUNDING.write_bytes(data)
    print(f"{len(data.splitlines()) - 1} examples, {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
