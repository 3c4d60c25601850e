"""Countries beside their peers, in one run: accuracy, speed, start-up and memory.

    python benchmarks/bench_countries.py [--quick]

Peers that are not installed are left out. Accuracy is on the tables in ``tests/values/countries`` and on every name of
CLDR; speed on three times 10,000 distinct names, the best of the three counts, also as a share of what one look-up of the
case-folded name takes at that moment (the limit); start-up and memory in fresh interpreters, against one that does nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import random
import resource
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "values" / "countries")]

import country_tables  # noqa: E402

Ask = Callable[[str], str | None]

_NO_COUNTRY = frozenset(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"])
_STARTS = {
    "aseanhr": "import aseanhr; aseanhr.normalize_country('Vietnam')",
    "country_converter": "import country_converter as c; c.CountryConverter().convert('Vietnam', to='ISO2')",
    "countryguess": "import countryguess as c; c.guess_country('Vietnam')",
    "countrynames": "import countrynames as c; c.to_code('Vietnam')",
    "rigour": "from rigour.territories import lookup_territory as n; n('Vietnam')",
    "pycountry": "import pycountry as p; p.countries.lookup('Vietnam')",
    "hdx-python-country": "from hdx.location.country import Country as c; c.get_iso3_country_code('Vietnam', use_live=False)",
    "babel reversed": "from babel import Locale; from babel.localedata import locale_identifiers as i; "
    "{n: c for l in i() for c, n in Locale.parse(l).territories.items()}",
}


def _aseanhr() -> Ask:
    from aseanhr.values.countries import normalize_country

    def ask(name: str) -> str | None:
        try:
            return normalize_country(name).code
        except LookupError:
            return None

    return ask


def _country_converter() -> Ask:
    import country_converter  # type: ignore[import-not-found, unused-ignore]

    logging.getLogger("country_converter").setLevel(logging.CRITICAL)
    convert = country_converter.CountryConverter().convert
    return lambda name: (
        found if isinstance(found := convert(name, to="ISO2", not_found="-"), str) and found != "-" else None
    )


def _countryguess() -> Ask:
    import countryguess  # type: ignore[import-not-found, unused-ignore]

    return lambda name: (countryguess.guess_country(name) or {}).get("iso2")


def _countrynames() -> Ask:
    import countrynames  # type: ignore[import-not-found, unused-ignore]

    return lambda name: countrynames.to_code(name)


def _rigour() -> Ask:
    from rigour.territories import lookup_territory  # type: ignore[import-not-found, unused-ignore]

    return lambda name: found.code.upper() if (found := lookup_territory(name)) else None


def _pycountry() -> Ask:
    import pycountry

    def ask(name: str) -> str | None:
        with contextlib.suppress(LookupError):
            return str(pycountry.countries.lookup(name).alpha_2)
        return None

    return ask


def _hdx() -> Ask:
    from hdx.location.country import Country  # type: ignore[import-not-found, unused-ignore]

    Country.countriesdata(use_live=False)

    def ask(name: str) -> str | None:
        found = Country.get_iso3_country_code(name)
        return Country.get_iso2_from_iso3(found) if found else None

    return ask


def _babel() -> Ask:
    known = {unicodedata.normalize("NFC", name).casefold(): code for name, code in _cldr()}
    return lambda name: known.get(unicodedata.normalize("NFC", name).casefold())


_PEERS: dict[str, tuple[str, Callable[[], Ask]]] = {
    "aseanhr": ("aseanhr", _aseanhr),
    "country_converter": ("country_converter", _country_converter),
    "countryguess": ("countryguess", _countryguess),
    "countrynames": ("countrynames", _countrynames),
    "rigour": ("rigour", _rigour),
    "pycountry": ("pycountry", _pycountry),
    "hdx-python-country": ("hdx", _hdx),
    "babel reversed": ("babel", _babel),
}


def _cldr() -> list[tuple[str, str]]:
    from babel import Locale
    from babel.localedata import locale_identifiers

    names = {
        (name, code)
        for tag in locale_identifiers()
        for code, name in Locale.parse(tag).territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }
    return sorted(names)


def _score(ask: Ask, rows: list[tuple[str, str]], seconds: float) -> str:
    """Return the shares of right, wrong and no answers, and of refusals that were none."""
    counts = {"right": 0, "wrong": 0, "none": 0, "taken": 0, "refused": 0}
    end = time.perf_counter() + seconds
    for name, code in rows:
        found = ask(name)
        if code:
            counts["right" if found == code else "wrong" if found else "none"] += 1
        else:
            counts["taken" if found else "refused"] += 1
        if time.perf_counter() > end:
            break
    asked = counts["right"] + counts["wrong"] + counts["none"]
    shares = "/".join(f"{100 * counts[key] / max(asked, 1):.1f}" for key in ("right", "wrong", "none"))
    traps = counts["taken"] + counts["refused"]
    return shares + (f"; {100 * counts['taken'] / traps:.1f}" if traps else "")


def _speed(ask: Ask, names: list[str], seconds: float) -> float:
    """Return names a second of processor time; each name is asked once, so that no cache of answers is measured."""
    end = time.perf_counter() + seconds
    start = time.process_time()
    for done, name in enumerate(names, 1):
        ask(name)
        if not done % 100 and time.perf_counter() > end:
            break
    return done / max(time.process_time() - start, 1e-9)


def _mixed(names: list[str]) -> list[str]:
    """Return names of which every fifth is in capitals with a space after it."""
    return [name if place % 5 else f"{name.upper()} " for place, name in enumerate(names)]


def _start(code: str) -> tuple[float, float]:
    """Return processor seconds and MiB of a fresh interpreter that runs ``code``, the least of some rounds."""
    # Memory in use as Linux tells it: what `resource` calls the most ever used begins with the parent's.
    script = f"{code}\nprint(open('/proc/self/statm').read().split()[1])"
    best, memory = 9e9, 0.0
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        out = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        memory = float(out.stdout.split()[-1]) * resource.getpagesize() / 2**20
    return best, memory


def main(argv: list[str] | None = None) -> int:
    """Print the table; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of the time for each measure")
    seconds = 1.0 if parser.parse_args(argv).quick else 10.0
    # Before anything is loaded here: a new process begins with the memory of its parent.
    installed = [title for title, (module, _) in _PEERS.items() if find_spec(module)]
    bare_time, bare_memory = _start("pass")
    starts = {title: _start(_STARTS[title]) for title in installed}
    cldr = _cldr()
    random.Random(1).shuffle(cldr)
    table = [(name, code) for name, _, code, kind in country_tables.names() if kind != "demonym"]
    random.Random(1).shuffle(table)  # slow systems see a part of it
    rounds = [_mixed([name for name, _ in cldr[start : start + 10_000]]) for start in (0, 10_000, 20_000)]
    keys = dict(cldr)

    def limit(name: str) -> str | None:
        return keys.get(unicodedata.normalize("NFC", name).casefold())

    head = ("own table; refusals", "CLDR", "names/s", "of limit", "first x", "MiB")
    print("{:20}{:>24}{:>16}{:>12}{:>10}{:>9}{:>7}".format("system", *head))
    for title in installed:
        ask = _PEERS[title][1]()
        for name in [*(name for name, _ in cldr[30_000:31_000]), "Nowhere"]:
            ask(name)  # other names than those timed, and one that is none: tables load, no answer is known
        start, memory = starts[title]
        speed = max(_speed(ask, names, seconds / 3) for names in rounds)
        share = speed / max(_speed(limit, names, seconds / 3) for names in rounds)
        print(
            f"{title:20}{_score(ask, table, seconds):>24}{_score(ask, cldr, seconds):>16}"
            f"{speed:>12,.0f}{share:>10.1%}{start / bare_time:>9.1f}{memory - bare_memory:>7.1f}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
