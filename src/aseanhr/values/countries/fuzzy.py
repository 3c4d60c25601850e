"""The one nearest name of a misspelled one; needs rapidfuzz."""

from __future__ import annotations

from aseanhr.caches import Kept
from aseanhr.errors import AmbiguousCountryError, MissingExtraError, UnknownCountryError
from aseanhr.values.countries.country import Country
from aseanhr.values.countries.folding import bare, fold
from aseanhr.values.countries.index import NAMES, load_shard, shard_of, table

__all__ = ["near_names", "nearest"]

# Below five letters one wrong letter makes another name (Chad, Chile, Mali, Malta); a similarity of 0.8 is one slip in
# five letters or two in ten. Another country within the margin is a near tie.
_SHORTEST = 5
_CUTOFF = 0.8
_MARGIN = 0.06
# Names as near as this are shown to who looks for the right one, no more of them than these.
_LEAST = 0.7
_MOST = 3


def _names(shard: str) -> tuple[tuple[str, ...], tuple[Country, ...]]:
    while load_shard(shard):
        pass
    known = {**table("former"), **NAMES}
    found = {bare(key): country for key, country in known.items()}
    pairs = [
        (key, country) for key, country in found.items() if len(key) >= _SHORTEST and shard_of(key) == shard
    ]
    return tuple(key for key, _ in pairs), tuple(country for _, country in pairs)


_shards: Kept[str, tuple[tuple[str, ...], tuple[Country, ...]]] = Kept(_names, most=2)


def nearest(name: str, key: str, lang: str | None) -> Country:
    """Return the country whose name is clearly nearest to ``key``.

    Raises:
        MissingExtraError: rapidfuzz is not installed.
        UnknownCountryError: no name is near enough, or the key is too short to judge.
        AmbiguousCountryError: names of two countries are nearly as near.
    """
    plain = bare(key)
    if len(plain) < _SHORTEST:
        raise UnknownCountryError(name, lang=lang, reason="too short for fuzzy matching")
    best = _similar(plain, _CUTOFF - _MARGIN)
    ranked = sorted(best, key=lambda country: (-best[country], country.code))
    if not ranked or best[ranked[0]] < _CUTOFF:
        raise UnknownCountryError(name, lang=lang, reason="no name is near enough")
    near = [country for country in ranked if best[country] > best[ranked[0]] - _MARGIN]
    if len(near) > 1:
        raise AmbiguousCountryError(name, tuple(sorted(country.code for country in near)), lang=lang)
    return ranked[0]


def near_names(name: str) -> tuple[str, ...]:
    """Return the English names of the countries whose names are written nearly like ``name``, the nearest first; none without rapidfuzz.

    >>> near_names("Vietnem")
    ('Vietnam',)
    """
    plain = bare(fold(name))
    if len(plain) < _SHORTEST:
        return ()
    try:
        best = _similar(plain, _LEAST)
    except MissingExtraError:
        return ()
    ranked = sorted(best, key=lambda country: (-best[country], country.code))
    return tuple(country.name for country in ranked[:_MOST])


def _similar(plain: str, cutoff: float) -> dict[Country, float]:
    """Return how like the names of countries are to a name, of those that are at least so much like it."""
    try:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA
    except ImportError:
        raise MissingExtraError("rapidfuzz", "fuzzy") from None
    keys, owners = _shards[shard_of(plain)]
    found = process.extract(
        plain, keys, scorer=OSA.normalized_similarity, score_cutoff=cutoff, limit=50, processor=None
    )
    best: dict[Country, float] = {}
    for _, score, place in found:
        best[owners[place]] = max(score, best.get(owners[place], 0.0))
    return best
