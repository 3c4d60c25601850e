"""From claims to one index: which key means which country, which keys are ambiguous, which mean none."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from aseanhr.values.countries.folding import bag, bare, fold
from aseanhr.values.countries.index import shard_of
from countries_inputs import Claim, demonyms, language_names, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Index", "inflections", "small_words"]

Keys = dict[str, str]
# Fewer letters without their accents are a code or a word more often than a name ("Sec", "Han").
_SHORTEST_BARE = 4
# CLDR gives these a second name in brackets: "Myanmar (Burma)", "Falkland Islands (Islas Malvinas)".
_TWICE_NAMED = frozenset(["FK", "MM"])


def small_words(languages: Mapping[str, Mapping[str, Any]]) -> dict[str, set[str]]:
    """Return the words that say nothing in a name, each with its languages."""
    found: dict[str, set[str]] = defaultdict(set)
    for lang, facts in languages.items():
        for word in facts.get("drop", ()):
            found[bare(fold(word))].add(lang)
    return found


def _bag_words(languages: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return which words are dropped (empty text) or rewritten when the order of words is ignored."""
    words = dict.fromkeys(small_words(languages), "")
    for facts in languages.values():
        words |= facts.get("rewrite", {})
    return words


def _spellings(claim: Claim, facts: Mapping[str, Any]) -> Iterable[str]:
    """Yield the ways to write one name: "and" as a sign, umlauts as two letters, endings of its language."""
    names = [claim.name]
    word = facts.get("and")
    if word and f" {word} " in claim.name:
        names.append(claim.name.replace(f" {word} ", " & "))
    elif word and " & " in claim.name:
        names.append(claim.name.replace(" & ", f" {word} "))
    for letter, plain in facts.get("plain", {}).items():
        names += [name.replace(letter, plain).replace(letter.upper(), plain.capitalize()) for name in names]
    for name in names:
        yield name
        for ending in facts.get("endings", ()):
            if len(name) > 3 or ":" in ending:
                yield name + ending
    yield from inflections(claim.name, facts)
    yield from _bracketed(claim)


def _bracketed(claim: Claim) -> Iterable[str]:
    """Yield what CLDR has before a bracket, "Kongo (DRK)", and where a country has two names what is in it."""
    match = re.fullmatch(r"(.+?) ?[(（](.+)[)）]", claim.name)
    if match and claim.rank == 1:
        yield match[1]
        if claim.code in _TWICE_NAMED:
            yield match[2]


def inflections(name: str, facts: Mapping[str, Any]) -> Iterable[str]:
    """Yield the case forms of a one-word name, and a name with the particles that are written with it."""
    for endings, others in facts.get("inflect", {}).items():
        ending = next((end for end in endings.split("|") if name.endswith(end)), None)
        if ending is not None and " " not in name and len(name) > 3 and not name.isupper():
            stem = name if "|" in endings else name.removesuffix(ending)
            yield from (stem + other for other in others)
            break
    for beginning, others in facts.get("proclitics", {}).items():
        if name.startswith(beginning):
            yield from (other + name.removeprefix(beginning) for other in others)
            break


class Index:
    """Every key with its meaning, in layers that are asked one after the other.

    Attributes:
        names: current names, official names, abbreviations, codes.
        former: former names.
        demonyms: demonyms and adjectives.
        bare: names in languages that are read here without their accents, where that is no other name.
        bags: names without their order of words.
        ambiguous: keys of several countries, with the languages that decide for each.
        clashes: keys that are a name in one language, with the languages in which they are a demonym alone.
        faults: what was left out and why, for the build's report.

    """

    def __init__(
        self, claims: Iterable[Claim], languages: Mapping[str, Mapping[str, Any]], codes: Keys
    ) -> None:
        self.languages = languages
        self.words = _bag_words(languages)
        self.faults: list[str] = []
        self.refused = {fold(row["name"]) for row in rows("refused.tsv")}
        self.ambiguous: dict[str, dict[str, set[str]]] = {
            fold(name): {code: set() for code in row["codes"].split()}
            for row in rows("ambiguous.tsv")
            for name in row["names"].split(" | ")
        }
        claims = list(claims)
        self._share(claims)
        self.spoken: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.trusted: set[tuple[str, str]] = set()
        self.demonyms = self._demonyms()
        self.names = self._resolve(claim for claim in claims if claim.kind not in ("former", "demonym"))
        self.former = self._resolve((claim for claim in claims if claim.kind == "former"), below=self.names)
        self._add_spellings(claims)
        self._add_codes(codes)
        self.bare = self._loosened({**self.former, **self.names})
        self.bags = self._bags(claims)
        self.clashes = self._clashes()
        self._refuse_languages()

    def _share(self, claims: list[Claim]) -> None:
        """List what stands before the brackets of two countries' names: it is a name of neither alone."""
        whole = {fold(claim.name) for claim in claims if claim.rank < 2}
        codes: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            for part in _bracketed(claim):
                codes[fold(part)].add(claim.code)
        for key in sorted(codes.keys() - whole):
            if len(codes[key]) > 1:
                self.ambiguous.setdefault(key, {code: set() for code in sorted(codes[key])})

    def _resolve(self, claims: Iterable[Claim], below: Keys | None = None) -> Keys:
        meanings: dict[str, dict[int, dict[str, set[str]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(set))
        )
        for claim in claims:
            for name in _spellings(claim, self.languages.get(claim.lang, {})):
                if name != claim.name and fold(claim.name) in self.ambiguous:
                    continue
                own = meanings[fold(name)]
                # A derived spelling gives way to a name as it stands.
                self.spoken[fold(name), claim.code].add(claim.lang)
                if claim.rank < 2:
                    self.trusted.add((fold(name), claim.code))
                own[claim.rank if name == claim.name else claim.rank + 3][claim.code].add(claim.lang)
        keys: Keys = {}
        english = {fold(claim.name) for claim in demonyms() if claim.lang == "en"}
        only = {fold(row["name"]) for row in rows("only.tsv")}
        for key, ranks in meanings.items():
            if key in only:
                self.ambiguous[key] = {
                    code: langs for codes in ranks.values() for code, langs in codes.items()
                }
                continue
            if (
                not key
                or key in self.refused
                or (below is not None and below.get(key) not in (None, *ranks[min(ranks)]))
            ):
                continue
            best = min(ranks)
            if best == 2 and key in self.demonyms:
                continue  # in some lesser translations the adjective stands for the name
            codes = ranks[best]
            if best > 2 and key in english:
                # Finnish "Albanian" is "of Albania"; where no language is given it is the English adjective.
                self.ambiguous[key] = {code: set(langs) for code, langs in codes.items()}
                continue
            if key in self.ambiguous:
                decided = self.ambiguous[key]
                for code, langs in ranks.get(1, {}).items():
                    if code in decided:
                        decided[code] |= langs - {"en"}
            elif best == 0 and ranks.get(1, codes).keys() != codes.keys():
                both = {
                    code: ranks[0].get(code, set()) | ranks[1].get(code, set())
                    for code in [*codes, *ranks[1]]
                }
                self.ambiguous[key] = both
                self.faults.append(
                    f"{key}: ambiguous, ours against CLDR { ({c: sorted(v) for c, v in both.items()}) }"
                )
            elif len(codes) == 1:
                keys[key] = next(iter(codes))
                others = {code for rank in ranks for code in ranks[rank]} - set(codes)
                if others:
                    self.faults.append(f"{key}: {keys[key]} by rank {best}, not {sorted(others)}")
            elif best < 2:
                self.ambiguous[key] = {code: set(langs) for code, langs in codes.items()}
                self.faults.append(f"{key}: ambiguous { ({c: sorted(v) for c, v in codes.items()}) }")
            else:
                self.faults.append(f"{key}: dropped, {sorted(codes)} by rank {best}")
        return keys

    def _demonyms(self) -> Keys:
        meanings: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for claim in demonyms():
            meanings[fold(claim.name)][claim.code].add(claim.lang)
        self.ambiguous_demonyms = {key: codes for key, codes in meanings.items() if len(codes) > 1}
        return {key: next(iter(codes)) for key, codes in meanings.items() if len(codes) == 1}

    def _clashes(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for claim in demonyms():
            key = fold(claim.name)
            if key in self.names and claim.lang not in self.spoken[key, self.names[key]]:
                found[key].add(claim.lang)
        return found

    def _refuse_languages(self) -> None:
        """Refuse names of languages that nothing but accents part from a name: French "arménien", German "Armenien"."""
        for name in language_names(self.languages):
            key = fold(name)
            known = key in self.names or key in self.former or key in self.ambiguous
            if not known and (bare(key) in self.names or bare(key) in self.bare):
                self.refused.add(key)

    def is_common(self, key: str, code: str) -> bool:
        """Tell whether a key is a code, or a name in one of the languages that we know more of than names."""
        langs = self.spoken.get((fold(key), code), set())
        return not langs or not langs.isdisjoint(self.languages)

    def _add_spellings(self, claims: Iterable[Claim]) -> None:
        """Names that CLDR writes with signs are keys as they stand, too, so that no folding is needed to find them."""
        for claim in claims:
            key = claim.name.casefold()
            if claim.rank < 2 and self.names.get(fold(key)) == claim.code and not set("\t\n") & set(key):
                self.names.setdefault(key, claim.code)

    def _add_codes(self, codes: Keys) -> None:
        """Codes stand beside names; where a name of another country looks like one, case and language decide."""
        for key, code in codes.items():
            if key in self.ambiguous:
                self.ambiguous[key].setdefault(code, set()).add("code")
            elif key in self.names and self.names[key] != code and (key, self.names[key]) in self.trusted:
                named = self.names.pop(key)
                self.ambiguous[key] = {named: self.spoken[key, named], code: {"code"}}
            else:
                self.names[key] = code

    def _loosened(self, keys: Keys) -> Keys:
        found: dict[str, set[str]] = defaultdict(set)
        for key, code in keys.items():
            if self.is_common(key, code):
                found[bare(key)].add(code)
        # An adjective of one language is not to be taken for an accented name in another.
        taken = keys.keys() | self.ambiguous.keys() | self.refused | {*map(bare, self.demonyms)}
        return {
            key: next(iter(codes))
            for key, codes in found.items()
            if len(codes) == 1 and len(key) >= _SHORTEST_BARE and key not in taken
        }

    def _bags(self, claims: Iterable[Claim]) -> Keys:
        small = {
            lang: _bag_words({"en": self.languages["en"], lang: facts})
            for lang, facts in self.languages.items()
        }
        found: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            key = fold(claim.name)
            if " " not in key or shard_of(key) != "latin" or claim.lang not in self.languages:
                continue
            kept = bag(bare(key), self.words)
            # A word that is small in another language alone ("y" and "Ý") is too much to lose.
            if kept == bag(bare(key), small[claim.lang]):
                found[kept].add(claim.code)
        # One word left says less than the name did, unless it is a name itself.
        return {key: next(iter(codes)) for key, codes in found.items() if len(codes) == 1 and " " in key}
