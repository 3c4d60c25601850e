"""What is known of scripts: which part words by spaces, and which signs belong to the letter before them."""

from __future__ import annotations

__all__ = ["MARKS", "SPACELESS", "UNSPACED"]

# Signs above, below or behind a letter that `\\w` does not take, of the scripts that the package reads (Unicode 15).
MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd"
    "\u0b82\u0bbe-\u0bcd\u0bd7\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u17dd"
)
# Letters of scripts that put no space between words: Thai, Lao, Burmese, Khmer.
SPACELESS = "\u0e01-\u0e2f\u0e40-\u0e46\u0e30\u0e32\u0e33\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3\u17d7"
# Han characters and kana, each of which counts as a word.
UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
