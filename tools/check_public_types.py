"""Ask pyright whether the type of every public name is known without inference.

Usage: python tools/check_public_types.py

The package must be installed from its wheel. Inner modules are pyright's ordinary business; here only the names that the packages
list in their ``__all__`` count, with all that a user meets in their signatures.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module

PACKAGES = (
    "aseanhr",
    "aseanhr.dataset",
    "aseanhr.errors",
    "aseanhr.interop",
    "aseanhr.linking",
    "aseanhr.reading",
    "aseanhr.records",
    "aseanhr.text",
    "aseanhr.values",
    "aseanhr.values.groups",
)


def main() -> int:
    """Print each public name whose type is not fully known; return 1 if there is one."""
    public = {f"{package}.{name}" for package in PACKAGES for name in import_module(package).__all__}
    done = subprocess.run(
        ["pyright", "--verifytypes", "aseanhr", "--ignoreexternal", "--outputjson"],
        capture_output=True,
        text=True,
        check=False,  # it fails for inner modules too
    )
    symbols = json.loads(done.stdout)["typeCompleteness"]["symbols"]
    seen = {symbol["name"]: symbol for symbol in symbols if symbol["name"] in public}
    faults = sorted(public - seen.keys())
    for name, symbol in sorted(seen.items()):
        if not symbol["isTypeKnown"] or symbol["isTypeAmbiguous"]:
            faults += [name, *(f"  {found['message']}" for found in symbol["diagnostics"])]
    print("\n".join(faults) or f"the types of {len(public)} public names are known")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
