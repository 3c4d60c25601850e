"""The language-neutral vocabulary of the reader: what words of any language can signal.

A lexicon maps the words of its language to these names, and a name that is not listed here does not pass the compiler.
"""

from __future__ import annotations

from typing import Literal, get_args

__all__ = [
    "FORMS",
    "LINKS",
    "OPERATORS",
    "PREDICATES",
    "REACHES",
    "REFERENCES",
    "Form",
    "Link",
    "Operator",
    "Predicate",
    "Reach",
    "Reference",
]

# What is done. The subject of an active verb comes first in each line below.
Predicate = Literal[
    # meetings
    "HOLD",  # A holds a meeting; passive: the meeting is held
    "TAKE_PLACE",  # a meeting takes place, runs, is on
    "MEET",  # A meets (with) B; a body meets
    "RECEIVE",  # A receives B as a guest
    "VISIT",  # A visits B
    "TALK",  # A speaks with B, by telephone or face to face
    "SPEAK",  # A speaks of something, perhaps with B
    "OPEN",  # a meeting opens; A opens a meeting
    "CLOSE",  # a meeting ends
    "CHAIR",  # A presides over a meeting
    "HOST",  # A hosts a meeting
    "ATTEND",  # A takes part in a meeting
    "POSTPONE",  # a meeting is moved to another day
    "CANCEL",  # a meeting is called off
    "REVIEW",  # a body reviews a state
    "QUESTION",  # a committee questions a state, or takes up its report
    "CONFIRM",  # a meeting stays as planned
    # treaties
    "SIGN",  # A signs a treaty or plan
    "RATIFY",  # A ratifies a treaty
    "ACCEDE",  # A accedes to a treaty
    "ACCEPT",  # A accepts a treaty
    "SUCCEED",  # A succeeds to a treaty
    "JOIN",  # A becomes a party, by an act that is not named
    "BE_PARTY",  # A is a party
    "DEPOSIT",  # A deposits an instrument
    "ENTER_INTO_FORCE",  # a treaty enters into force
    "WITHDRAW",  # A withdraws from a treaty
    "STAY_OUTSIDE",  # A is not a party
    "FOLLOW_SUIT",  # A does what was told of another
    "DO_NEITHER",  # A has done none of what was told of another
    "BE_BORN",  # a treaty comes into being
    "OPEN_FOR_SIGNATURE",  # a treaty is opened for signature
    "WITNESS",  # A looks on while others sign a treaty
    "VOTE",  # a parliament votes for a treaty
    # plans
    "ADOPT",  # A adopts a plan, or a treaty
    "ENDORSE",  # A endorses a plan
    "DRAFT",  # A finishes a draft of a plan
    "PREPARE",  # A is to write a plan
    "IMPLEMENT",  # A carries out a plan
    "GAIN",  # A is given something, such as approval
    "REJECT",  # A turns a plan down
    "EXPIRE",  # a plan comes to its end
    # trade
    "AMOUNT_TO",  # trade reaches a sum
    "SHARE",  # A makes up a part of a sum
    "RISE",  # trade grows (by, from, to)
    "FALL",  # trade shrinks (by, from, to)
    "EXPORT",  # A sells to B
    "IMPORT",  # A buys from B
    "TRADE",  # A and B trade with each other
    "RAISE",  # A brings trade to a sum
    "MOVE",  # goods go from A to B
    "AIM",  # A aims at a sum
    "FORECAST",  # somebody expects a sum
]

# What changes the standing of a predicate.
Operator = Literal[
    "NEGATED",  # it was not done
    "PLANNED",  # it is to be done
    "CONDITIONAL",  # it would be done: planned as told of, or only supposed
    "URGED",  # somebody wants it done
    "HYPOTHETICAL",  # it is supposed, considered, allowed, asked about
    "PURPOSE",  # something else is done for it: it is wanted, and has not been done
    "REPORTED",  # it is rumored or alleged
    "INFINITIVE",  # a bare infinitive: done only if what governs it says so
    "ASSERTED",  # it was done, whatever the form of the verb looks like ("managed to")
    "PASSIVE",  # what follows is done to the subject
    "PERFECT",  # what follows has been done
]

# Small words by the part that what follows them plays.
Link = Literal[
    "BY",  # who does it
    "TO",  # where to, for whom
    "FROM",  # where from, or since when
    "WITH",  # beside whom
    "BETWEEN",  # of which two
    "IN",  # where or when
    "OF",  # whose
    "FOR",  # for what, how long
    "UNTIL",
    "DURING",
    "AGAINST",  # compared with what
    "AND",  # joins equals
    "EXCEPT",  # who is left out
    "RESPECTIVELY",  # what was listed belongs together in order
    "CONTRAST",  # begins a clause that stands against the one before
    "SUBORDINATE",  # begins a clause that depends on another
    "RELATIVE",  # begins a clause about what was just named
]

# Words that stand for what was named before.
Reference = Literal[
    "HOME",  # "our", "we": the side of the text
    "STATE",  # "the kingdom", "the country"
    "OURS",  # "we", "our government"
    "BOTH_STATES",  # "the two countries", "both sides"
    "OTHER_STATE",  # "its neighbor", "the other side"
    "TREATY",  # "the convention"
    "PROTOCOL",  # "the protocol"
    "ALL_TREATIES",  # "both conventions", "the two treaties"
    "FORMER",  # "the former": the treaty named before the last one
    "LATTER",  # "the latter": the treaty named last
    "PLAN",  # "the plan"
    "SUCCESSOR",  # "its successor", "the new one": another plan of the same kind
    "BODY",  # "the Commission"
    "INSTITUTION",  # "the government", "parliament": who makes plans for a state or region
    "CHAMBER",  # "the government", "parliament": who decides within a state, which binds it by no act alone
    "PARLIAMENT",  # "parliament", beside CHAMBER: its vote binds no state, also where the state is named
    "COMMISSION",  # a body of this kind, beside BODY
    "COMMITTEE",
    "COUNCIL",
    "ASSEMBLY",
    "MEMBERS",  # "the representatives", "the commissioners": those who sit in a commission
    "MINISTERS",  # "the foreign ministers": those of ASEAN, where no state is named
    "PRONOUN",  # "it", "she"
    "NOBODY",  # "nobody", "no state"
    "SOLE",  # "the only": who it is said of is the one
    "PERSON",  # "she", "his": one person
    "OWNER",  # "his": whose something is
    "PERSONS",  # "they", "the two": two persons or states
    "COUNTERPART",  # "his counterpart"
    "SAME_TIME",  # "the same day"
    "SAME_PLACE",  # "there"
    "OTHER",  # "another", "a different"
    "NEXT",  # "its next"
    "RETRACTION",  # "that is wrong": what the sentence before says is not so
    "AGAIN",  # "again": once more, not the same
    "PREVIOUS",  # "the previous one"
]

# Forms of a verb; ``bare`` in languages without inflection, ``noun`` of a noun that names the act.
Form = Literal[
    "inf",
    "pres",
    "past",
    "part",
    "sup",
    "ger",
    "bare",
    "noun",
    "pass_inf",
    "pass_pres",
    "pass_past",
    "pass_sup",
]

# How far an operator reaches: to the verb nearest to it and those joined to that, over its clause, to the end.
Reach = Literal["near", "clause", "rest"]

PREDICATES: tuple[Predicate, ...] = get_args(Predicate)
OPERATORS: tuple[Operator, ...] = get_args(Operator)
LINKS: tuple[Link, ...] = get_args(Link)
REFERENCES: tuple[Reference, ...] = get_args(Reference)
FORMS: tuple[Form, ...] = get_args(Form)
REACHES: tuple[Reach, ...] = get_args(Reach)
