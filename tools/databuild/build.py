"""The build: decisions, documents and the reader make the files of the dataset; or, without documents, a check of them."""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aseanhr.dataset import verify
from aseanhr.dataset.shipped import TABLES, Dataset
from aseanhr.dataset.verification import check
from aseanhr.errors import AseanhrError, DataError
from aseanhr.records.convert import parse_json
from databuild.assemble import Assembly, assemble
from databuild.curation import Curation, read_curation
from databuild.package import make_files
from databuild.places import CURATION, DATA, find_documents
from databuild.quoting import quotations, without_names
from databuild.reading import find_candidates, read_documents
from databuild.reference import read_reference

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["build", "check_shipped", "main"]


def build(curation_folder: Path, documents_folder: Path) -> tuple[dict[str, bytes], Assembly]:
    """Return the files of the dataset, and the records in them.

    Raises:
        DataError: anything is wrong with the decisions, the documents or the records; it lists all faults.

    """
    curation = read_curation(curation_folder)
    documents = read_documents(curation.sources, documents_folder)
    reference = read_reference(curation_folder / "reference")
    assembly = assemble(curation, documents, find_candidates(curation.sources, documents), reference)
    faults = list(check(assembly.tables, documents_folder).faults)
    files = make_files(assembly.tables, curation.version, curation.released)
    texts = {name: data.decode("utf-8") for name, data in files.items()}
    written = [
        path for path in sorted(curation_folder.glob("**/*.*")) if path.suffix in (".toml", ".csv", ".md")
    ]
    texts |= {str(path.relative_to(curation_folder)): path.read_text("utf-8") for path in written}
    for path in (curation_folder / "lexicons").glob("*.toml"):
        name = str(path.relative_to(curation_folder))
        texts[name] = without_names(texts[name])
    faults += quotations(texts, [document.text for document in documents.values()], _names(assembly.tables))
    if faults:
        raise DataError(tuple(faults))
    return files, assembly


def _names(tables: Mapping[str, Any]) -> set[str]:
    """Return the names of bodies and instruments, the only words of documents that may be long."""
    return {
        name
        for table in ("organizations", "treaties")
        for r in tables[table]
        for name in (r.name, *r.aliases)
    }


def check_shipped(folder: Path) -> list[str]:
    """Return what is wrong with the files of a dataset, as far as it can be told without the documents."""
    try:
        manifest: Any = parse_json((folder / "manifest.json").read_bytes())
        listed = {name: about["sha256"] for name, about in manifest["files"].items()}
    except (OSError, DataError, KeyError, TypeError, AttributeError) as error:
        return [f"manifest.json: cannot be read: {error}"]
    faults = []
    for name, sha256 in sorted(listed.items()):
        path = folder / name
        if not path.is_file():
            faults.append(f"{name}: missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            faults.append(f"{name}: not the bytes that were built")
    expected = {f"{table}{ending}" for table in TABLES for ending in (".jsonl", ".schema.json")}
    faults += [f"manifest.json: {name}: not listed" for name in sorted(expected - set(listed))]
    return [*faults, *verify(dataset=Dataset.in_folder(folder)).faults]


def _differences(files: Mapping[str, bytes], folder: Path) -> list[str]:
    return [
        f"{name}: differs from what the sources give; build the dataset anew"
        for name, data in files.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != data
    ]


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build the dataset out of curation/ and the documents.")
    parser.add_argument("--documents", type=Path, metavar="DIR", help="the folder of the documents")
    parser.add_argument("--curation", type=Path, metavar="DIR", default=CURATION, help="the decisions")
    parser.add_argument("--out", type=Path, metavar="DIR", default=DATA, help="where the files go")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if any file would change")
    return parser.parse_args(arguments)


def _documents(named: Path | None, curation: Curation) -> Path | None:
    return named or find_documents(s.file for s in curation.sources.values() if s.file is not None)


def main(arguments: list[str] | None = None) -> int:
    """Build or check the dataset; return the exit status."""
    options = _arguments(arguments)
    try:
        documents = _documents(options.documents, read_curation(options.curation))
        if documents is None:
            print("no documents here: form, hashes and references of the files are checked, nothing is built")
            faults = check_shipped(options.out)
        else:
            files, assembly = build(options.curation, documents)
            for line in assembly.differences:
                print(f"the reader differs: {line}")
            faults = _differences(files, options.out) if options.check else []
            if not options.check:
                options.out.mkdir(parents=True, exist_ok=True)
                for name, data in files.items():
                    (options.out / name).write_bytes(data)
            print(
                ", ".join(f"{len(rows)} {name.replace('_', ' ')}" for name, rows in assembly.tables.items())
            )
    except AseanhrError as error:
        print(error, file=sys.stderr)
        return 1
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0
