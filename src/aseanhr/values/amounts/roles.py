"""What a word does in an amount; the letters are those of the generated tables."""

from __future__ import annotations

NUMBER = "n"  # adds its value: "five", "twenty"
ARTICLE = "a"  # one, but only before a magnitude, a half or a percent word: "a" in "a billion"
MAGNITUDE = "m"  # multiplies what stands before it: "billion"
HUNDRED = "h"  # multiplies too, and stands for itself without a number before it: "hundra", "mil"
HALF = "f"  # one half: "half", "rưỡi"; or another fraction in one sign, "¼"
AND = "&"  # joins parts of a number, and the ends of "between … and …"
ENDS = "u"  # joins the ends of "between … and …" only
POINT = "."  # a spoken decimal point
CURRENCY = "c"
WEAK = "w"  # a currency word with other meanings, taken only beside a magnitude or 1,000 and more
COMPOUND = "x"  # magnitude and unit in one: "mkr", "basis points"
MINOR = "s"  # a part of a unit, "cents": alone if its payload names a currency, and behind a larger unit
PERCENT = "%"
OF = "o"  # between a magnitude and its currency: "de" in "millones de dólares"
QUALIFIER = "q"
WITHIN = "k"  # a qualifier that stands only before a magnitude: "good" in "a good million"
DECLINE = "d"
INCREASE = "i"
LEVEL = "="  # never a word's: what "from" makes of a word of change
LINK = "l"  # may stand between a word of decline and the amount: "slightly", "another"
MEASURE = "b"  # so too, and says that the amount is the size of the change: "by", "med"; its payload: "of" beside nouns
TO = "t"  # between the ends of a range
FROM = "r"  # before a range: "between"
OTHER = "z"  # no word of amounts, though one begins it: "đồng chí" behind a number tells of comrades
PART = "p"  # says that one percent behind it is not meant whole: "a third of" a percent
VAGUE = "v"  # makes what follows no amount: "several", "hàng"
MINUS = "-"
NUMERIC = "N"  # a word of a number, seen from its right: what follows it is only the tail of something not understood
NATIONAL = "y"  # says whose dollars are meant: "Canadian" behind "$5 million"
# How a word for "to" is used: between ends, between ends or before the level reached, or before that level only.
ENDS_ONLY = ""
ENDS_OR_LEVEL = "level"
LEVEL_ONLY = "only"
