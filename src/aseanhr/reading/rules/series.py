"""Which series a meeting belongs to, by what its name says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aseanhr.reading.rules.facts import Facts
    from aseanhr.reading.rules.phrases import MeetingPhrase
    from aseanhr.records.meeting import Series

__all__ = ["classify"]

_GATHERINGS = frozenset({"meeting", "session", "conference", "dialogue", "event", "summit", "retreat"})


def classify(phrase: MeetingPhrase, facts: Facts, *, with_ministers: bool) -> Series | None:
    """Return the series that a phrase names, or None if it names none by itself.

    Args:
        phrase: the name.
        facts: the document, whose subject completes a short name.
        with_ministers: whether the words around it speak of foreign ministers or their meeting.
    """
    features, bodies = phrase.features, set(phrase.bodies)
    numbered = phrase.ordinal is not None
    if "workshop" in features:
        return "workshop"
    if "joint_cabinet" in features:
        return "joint_cabinet"
    if "review" in features and "npt" in (phrase.treaties or facts.treaties):
        return "npt_review_conference"
    if "unga" in bodies and (numbered or "session" in features):
        return "unga_session"
    if "un_hrc" in bodies and "session" in features and (numbered or "high_level" in features):
        return "un_hrc_session"
    if (
        "dialogue" in features
        and "human_rights" in features
        and "asean" in bodies
        and bodies <= {"asean", "aichr"}
    ):
        return "asean_human_rights_dialogue"
    if "commemoration" in features:
        return "commemoration"
    if "consultation" in features:
        return "consultation"
    if "aichr" in bodies:
        return _of_aichr(phrase, with_ministers=with_ministers)
    if ("seanwfz" in bodies or "seanwfz" in phrase.treaties) and (
        "commission" in features or features & {"meeting", "session"}
    ):
        return "seanwfz_commission" if "commission" in features else None
    if "amm" in bodies or ("asean" in bodies and "foreign_ministers" in features):
        if features & {"special", "retreat", "informal"}:
            return "other"
        if phrase.towards and not numbered and "amm" not in bodies and "aichr" in facts.bodies:
            return "aichr_amm_dialogue"
        sits = features & _GATHERINGS - {"dialogue"}
        return "amm" if "amm" in bodies or (sits and "dialogue" not in features) else None
    if "summit" in features and "asean" in bodies:
        partners = phrase.countries or bodies - {"asean"}
        return "other" if partners or "special" in features else "asean_summit"
    if numbered and phrase.head and bodies:
        return "other"
    return None


def _of_aichr(phrase: MeetingPhrase, *, with_ministers: bool) -> Series | None:
    features = phrase.features
    if "special" in features:
        return "aichr_special"
    ministers = "foreign_ministers" in features or "amm" in phrase.bodies
    if ministers and features & {"dialogue", "meeting", "session"}:
        return "aichr_amm_dialogue"
    if "dialogue" in features:
        return "aichr_amm_dialogue" if with_ministers else "other"
    if features & {"meeting", "session"} and (phrase.ordinal or "regular" in features):
        return "aichr_regular"
    return None
