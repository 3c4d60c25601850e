"""Write the data cards and the list of sources: ``python tools/build_data_docs.py [--check]``."""

import argparse
import sys
import tomllib
from pathlib import Path

from aseanhr.dataset.shipped import Dataset
from databuild.cards import pages
from databuild.places import CURATION, DATA, ROOT


def main(arguments: list[str] | None = None) -> int:
    """Write the pages, or tell which would change; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the data cards and the list of sources.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if any page would change")
    parser.add_argument("--out", type=Path, metavar="DIR", default=ROOT, help="the root of the repository")
    options = parser.parse_args(arguments)
    about = tomllib.loads((CURATION / "cards.toml").read_text("utf-8"))
    status = 0
    for name, text in pages(Dataset.in_folder(DATA), about).items():
        path = options.out / name
        if options.check:
            if not path.is_file() or path.read_text("utf-8") != text:
                print(f"{name}: differs from what the records give; write the pages anew", file=sys.stderr)
                status = 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
