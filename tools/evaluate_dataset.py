"""Compare the shipped dataset with the independent annotation: ``python tools/evaluate_dataset.py [--annotation FILE]``."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from aseanhr.dataset.shipped import TABLES, Dataset
from databuild.evaluation import compare, read_annotation, read_reasons
from databuild.places import CURATION, DATA, find_annotation


def main(arguments: list[str] | None = None) -> int:
    """Print a table of what became of the annotated records; return 1 if any is missing or differs without a reason."""
    parser = argparse.ArgumentParser(description="Compare the dataset with an independent annotation.")
    parser.add_argument("--annotation", type=Path, metavar="FILE", help="the annotation, as JSON Lines")
    parser.add_argument("--data", type=Path, metavar="DIR", default=DATA, help="the dataset")
    options = parser.parse_args(arguments)
    path = options.annotation or find_annotation()
    if path is None:
        print("no annotation beside the checkout: nothing is compared")
        return 0
    dataset = Dataset.in_folder(options.data)
    tables = {name: list(dataset[name]) for name in TABLES}
    findings = compare(read_annotation(path), tables, read_reasons(CURATION / "annotation.toml"))
    for finding in findings:
        for line in finding.differing:
            print(f"{finding.annotated} {finding.record or '-'}: {line}")
    print(f"\n{'kind':<14}{'annotated':>10}{'found':>8}{'equal':>8}{'unexplained':>13}")
    for kind, number in Counter(finding.kind for finding in findings).items():
        mine = [finding for finding in findings if finding.kind == kind]
        found, equal = sum(bool(f.record) for f in mine), sum(not f.differing for f in mine)
        print(f"{kind:<14}{number:>10}{found:>8}{equal:>8}{sum(f.unexplained for f in mine):>13}")
    return 1 if any(finding.unexplained for finding in findings) else 0


if __name__ == "__main__":
    sys.exit(main())
