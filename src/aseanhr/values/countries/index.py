"""The generated tables of names, read from the package when they are first asked for.

Tables are plain text, a line a country: its code, then its keys (see `folding`). Names are cut into one file a group
of scripts, so that a reader of Latin text never loads Khmer.
"""

from __future__ import annotations

from bisect import bisect_right

from aseanhr.caches import Kept, lock, on_clear
from aseanhr.resources import read_resource
from aseanhr.values.countries.country import Country, registry

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "NAMES",
    "PARTS",
    "SHARDS",
    "Choice",
    "affixes",
    "choices",
    "load_shard",
    "named",
    "refused",
    "shard_of",
    "table",
    "words",
]

_FROM = (0, 0x0370, 0x0590, 0x0900, 0x0E00, 0x1E00, 0x1F00, 0x2000)
_SHARD = ("latin", "greek-cyrillic", "arabic-hebrew", "indic", "southeast", "latin", "greek-cyrillic", "east")
SHARDS = tuple(sorted(set(_SHARD)))
# Each is in two parts, asked in this order: names in languages that are read here, and names in all others.
PARTS = ("common", "rare")


class Choice:
    """A name of several countries: for each code, the languages in which it means that one alone.

    With one code alone it is a name of that country in those languages, and of none in any other.
    """

    __slots__ = ("languages",)

    def __init__(self, languages: dict[str, frozenset[str]]) -> None:
        self.languages = languages

    def by_language(self, lang: str) -> str | None:
        """Return the code that ``lang`` decides for, if it does."""
        fits = [code for code, langs in self.languages.items() if lang in langs]
        return fits[0] if len(fits) == 1 else None

    def by_case(self, name: str) -> str | None:
        """Return what the writing of a name decides: two letters, or capitals, without dots are a code."""
        code = self.by_code()
        if code is None or (name.isalnum() and (len(name) == 2 or name.isupper())):
            return code
        names = [other for other in self.languages if other != code]
        return names[0] if len(names) == 1 and not name.islower() else None

    def by_code(self) -> str | None:
        """Return the country whose code the key is, if it is one."""
        return next((code for code, langs in self.languages.items() if "code" in langs), None)


# All names loaded so far. It only grows, a whole part of a shard at a time, until all caches are cleared.
NAMES: dict[str, Country] = {}
_shards: set[str] = set()


def _forget() -> None:
    NAMES.clear()
    _shards.clear()


on_clear(_forget)


def shard_of(key: str) -> str:
    """Return the group of scripts that a key's first letter belongs to.

    >>> shard_of("việt nam"), shard_of("ไทย")
    ('latin', 'southeast')
    """
    return _SHARD[bisect_right(_FROM, ord(key[0])) - 1] if key else "latin"


def _read(name: str) -> Iterator[list[str]]:
    # Line by line, so that the whole text never lies in memory beside its parts.
    for line in read_resource("data", "countries", f"{name}.tsv").split(b"\n"):
        if line:
            yield line.decode().split("\t")


def _countries(name: str) -> dict[str, Country]:
    codes = registry()
    return {key: codes[code] for code, *keys in _read(name) for key in keys}


def load_shard(shard: str) -> bool:
    """Load the next part of the names in a group of scripts; return False if there is no more."""
    with lock():
        for part in PARTS:
            name = f"names-{shard}-{part}"
            if name not in _shards:
                NAMES.update(_countries(name))
                _shards.add(name)
                return True
    return False


def named(key: str) -> Country | None:
    """Return the country of ``key`` in `NAMES`, loading the parts that it may stand in."""
    found = NAMES.get(key)
    if found is None:
        with lock():
            while (found := NAMES.get(key)) is None and load_shard(shard_of(key)):
                pass
    return found


def _meanings(cells: list[str]) -> Choice:
    parted = (cell.split(":") for cell in cells)
    return Choice({code: frozenset(langs.split()) for code, langs in parted})


def _choices(name: str) -> dict[str, Choice]:
    return {key: _meanings(cells) for key, *cells in _read(name)}


def _by_length(place: str) -> tuple[tuple[int, frozenset[str]], ...]:
    found: dict[int, set[str]] = {}
    for there, affix in _read("affixes"):
        if there == place:
            found.setdefault(len(affix), set()).add(affix)
    return tuple((size, frozenset(found[size])) for size in sorted(found))


_tables: Kept[str, dict[str, Country]] = Kept(_countries, most=8)
_ambiguous: Kept[str, dict[str, Choice]] = Kept(_choices, most=8)
_refused: Kept[str, frozenset[str]] = Kept(lambda name: frozenset(key for (key,) in _read(name)), most=1)
_affixes: Kept[str, tuple[tuple[int, frozenset[str]], ...]] = Kept(_by_length, most=8)
_words: Kept[str, dict[str, str]] = Kept(lambda name: dict(_read(name)), most=8)


def table(name: str) -> dict[str, Country]:
    """Return one of the smaller tables: former, demonyms, bare, bags."""
    return _tables[name]


def choices(name: str) -> dict[str, Choice]:
    """Return a table of keys that have several meanings."""
    return _ambiguous[name]


def refused() -> frozenset[str]:
    """Return the keys that are known to mean no country."""
    return _refused["refused"]


def words(name: str) -> dict[str, str]:
    """Return a table of two columns: words and what stands for them."""
    return _words[name]


def affixes(place: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """Return the words that may stand at a place around a name, by their length, the shortest first."""
    return _affixes[place]
