"""What the id of a treaty tells, and which treaty of the lists is meant by what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.text.words import cut_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aseanhr.reading.lexicon import Lexicon

__all__ = ["GROUPS", "convention_of", "is_protocol", "known_by_topic", "protocol_of"]

# Treaties that are only counted, never ratified as one.
GROUPS = frozenset({"core-un-human-rights-treaties", "ilo-conventions", "ilo-fundamental-conventions"})
_PROTOCOLS = {
    "cat": "opcat",
    "cedaw": "cedaw-op",
    "crpd": "crpd-op",
    "iccpr": "iccpr-op1",
    "icescr": "icescr-op",
    "seanwfz": "seanwfz-protocol",
    "ilo-c029": "ilo-p029",
}
_CONVENTIONS = {protocol: key for key, protocol in _PROTOCOLS.items()}
_OF_MANY_PROTOCOLS = frozenset({"crc"})  # of which "the protocol" tells none


def is_protocol(key: str) -> bool:
    """Tell whether a treaty is a protocol to another.

    >>> is_protocol("opcat"), is_protocol("cat")
    (True, False)
    """
    return "protocol" in key or "-op" in key or key in ("opcat", "ilo-p029")


def protocol_of(keys: Iterable[str]) -> str | None:
    """Return the protocol to the last of some treaties, or that protocol itself if it is one of them."""
    for key in reversed(tuple(keys)):
        if is_protocol(key):
            return key
        if key in _PROTOCOLS or key in _OF_MANY_PROTOCOLS:
            return _PROTOCOLS.get(key)
    return None


def convention_of(key: str) -> str | None:
    """Return the convention that a protocol is to, or None if it is to none of the lists.

    >>> convention_of("opcat"), convention_of("crc-op-ac"), convention_of("cat")
    ('cat', 'crc', None)
    """
    many = next((each for each in _OF_MANY_PROTOCOLS if key.startswith(f"{each}-op")), None)
    return _CONVENTIONS.get(key, many)


def known_by_topic(lexicon: Lexicon, topic: str, recent: Sequence[str], *, protocol: bool) -> str | None:
    """Return the treaty of the lists whose name holds all words of a topic: the last one spoken of, or the only one.

    Args:
        lexicon: of the language.
        topic: what a treaty is said to be about.
        recent: ids of the treaties spoken of so far, the last one last.
        protocol: whether a protocol is meant.

    >>> from aseanhr.reading.lexicon import lexicon_of
    >>> known_by_topic(lexicon_of("en"), "racial discrimination", (), protocol=False)
    'icerd'
    """
    words = {word for word in cut_words(topic).forms if word not in lexicon.connectors}
    if not words:
        return None
    found = {
        key
        for key, name in lexicon.treaty_words
        if words <= name and " " not in key and key not in GROUPS and is_protocol(key) == protocol
    }
    near = [key for key in recent if key in found]
    return near[-1] if near else min(found) if len(found) == 1 else None
