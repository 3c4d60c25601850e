"""Which series a gathering belongs to, by what its name says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.records.series import english_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from aseanhr.reading.annotators.groups import Group
    from aseanhr.records.meeting import Series
    from aseanhr.values.countries import Country

__all__ = [
    "COUNTED",
    "JOINT",
    "OWN_KINDS",
    "PAIRED",
    "SISTERS",
    "SITTING",
    "body_of_kind",
    "is_outside",
    "name_of",
    "portfolios",
    "series_of",
]

_TWO = 2
_SITS = frozenset(
    {"meeting", "session", "conference", "dialogue", "event", "summit", "retreat", "round", "forum"}
)
# Other series with states are named as the text names them.
_NAMED_BY_PAIR = frozenset({"bilateral", "joint_cabinet"})
# Heads that say by themselves what was held; others ("the meeting") hang on what was spoken of.
OWN_KINDS: dict[str, Series] = {
    "workshop": "workshop",
    "consultation": "consultation",
    "commemoration": "commemoration",
}
PAIRED: frozenset[Series] = frozenset(
    {"joint_cabinet", "human_rights_dialogue", "bilateral"}
)  # series of two sides
SISTERS = frozenset({"acwc", "acmw"})  # with which the AICHR meets
_MINISTERS = frozenset({"ministers", "foreign_ministers", "economic_ministers", "high_level"})
# Ministers of ASEAN who meet by themselves, by the name of their meeting.
SECTORAL = ("aem", "adm", "alm", "ahm", "ammswd", "ammtc", "alawmm", "ammw")
# Sessions of a body that its own count leaves out.
_ASIDE = frozenset({"special", "retreat", "informal"})
_SPECIALS = frozenset({"un_hrc", "unga"})  # whose special sessions are counted apart
_WORLD = frozenset({"eu", "asean", "un"})
JOINT = "joint_commission"  # that of two states which a text told before
# Bodies that sit themselves, and the series of their meetings.
SITTING: dict[str, Series] = {
    "aichr": "aichr_regular",
    "acwc": "acwc",
    "acmw": "acmw",
    "un_hrc": "un_hrc_session",
    "unga": "unga_session",
    "upr": "upr_working_group",
    "amm": "amm",
    "asean_fm": "amm",
    "arf": "arf",
    "eas": "eas",
    "asem": "asem",
    "ilc": "ilc",
    JOINT: "joint_cabinet",
    "asean_plus": "asean_plus",
    **dict.fromkeys(SECTORAL, "asean_ministerial"),
    "asean_plus_defence": "asean_plus",
    "cat_committee": "treaty_body",
    "crc_committee": "treaty_body",
    "cedaw_committee": "treaty_body",
    "hr_committee": "treaty_body",
    "crpd_committee": "treaty_body",
    "cmw_committee": "treaty_body",
    "ced_committee": "treaty_body",
    "cerd_committee": "treaty_body",
    "cescr_committee": "treaty_body",
}
# What kind of body each is called by a noun alone; "ủy ban" is both a commission and a committee.
_KINDS = {
    "COMMISSION": frozenset({"aichr", "acwc", "acmw", JOINT}),
    "COMMITTEE": frozenset({"acmw", JOINT, *(body for body in SITTING if body.endswith("_committee"))}),
    "COUNCIL": frozenset({"un_hrc"}),
    "ASSEMBLY": frozenset({"unga"}),
    "MEMBERS": frozenset({"aichr", "acwc"}),
    "MINISTERS": frozenset({"amm", "asean_fm"}),
}
# Series whose meetings have numbers.
COUNTED: frozenset[Series] = frozenset(
    {
        "aichr_regular",
        "aichr_special",
        "asean_human_rights_dialogue",
        "human_rights_dialogue",
        "amm",
        "asean_summit",
        "seanwfz_commission",
        "joint_cabinet",
        "un_hrc_session",
        "unga_session",
        "npt_review_conference",
        "upr_working_group",
        "arf",
        "eas",
        "asean_plus",
        "asean_ministerial",
        "acwc",
        "acmw",
        "treaty_body",
        "ilc",
        "asem",
    }
)


def _bodies(group: Group) -> set[str]:
    """Return the bodies of a group; a noun such as "cấp cao ASEAN" names one too."""
    return {*group.bodies, *(("asean",) if "asean" in group.features else ())}


def is_outside(state: Country) -> bool:
    """Return whether a state is not a member of ASEAN."""
    return all(group.id != "asean" for group in state.groups())


def _partners(group: Group) -> bool:
    """Return whether a group names a partner of ASEAN: a state outside it, or the European Union."""
    return "eu" in group.bodies or any(map(is_outside, group.states))


def body_of_kind(bodies: Sequence[str], kinds: Collection[str], *, strict: bool = False) -> str | None:
    """Return the body named last that a noun stands for: of its kind if one is ("the Council"), else the last of all unless ``strict``."""
    wanted = {body for kind in kinds for body in _KINDS.get(kind, ())}
    fitting = [body for body in bodies if body in wanted]
    last: list[str | None] = [None, *(() if strict else bodies), *fitting]
    return last[-1]


def portfolios(features: frozenset[str]) -> set[str]:
    """Return whose meeting that of ministers is: those of labor, of defense."""
    return {feature for feature in features if feature.startswith("of_")}


def _of_aichr(group: Group) -> Series | None:
    features, bodies = group.features, set(group.bodies)
    if bodies & SISTERS and features & _SITS:
        return "other"
    if "special" in features and features & _SITS:
        return "aichr_special"
    ministers = "foreign_ministers" in features or "amm" in bodies
    if ministers and features & {"dialogue", "meeting", "session"}:
        return "aichr_amm_dialogue"
    if "interface" in features:
        return "aichr_amm_dialogue"
    if features & {"meeting", "session"} and not features & {"dialogue", "retreat", "event"}:
        return "aichr_regular"
    return None


def _of_dialogue(group: Group) -> Series | None:
    if "dialogue" not in group.features or "human_rights" not in group.features:
        return None
    bodies = set(group.bodies)
    if "asean" in bodies and bodies <= {"asean", "aichr"} and not _partners(group):
        return "asean_human_rights_dialogue"
    return "human_rights_dialogue" if group.states or bodies & {"eu", "un"} else None


def _of_ministers(group: Group) -> Series | None:
    features, bodies = group.features, _bodies(group)
    if "asean_fm" in bodies and _partners(group) and features & _SITS:
        return "asean_plus"
    if "amm" in bodies or ("asean_fm" in bodies and features & _SITS):
        return "other" if features & _ASIDE else "amm"
    return _of_asean_ministers(group, bodies)


def _of_asean_ministers(group: Group, bodies: set[str]) -> Series | None:
    """Return the series of ministers of ASEAN of whom no body has the name."""
    features = group.features
    if "asean" in bodies and _partners(group) and features & _SITS and features & _MINISTERS:
        return "asean_plus"
    if "asean" not in bodies or not features & {"meeting", "conference", "session", "retreat"}:
        return "asean_ministerial" if bodies.intersection(SECTORAL) else None
    if "foreign_ministers" in features:
        return "other" if features & _ASIDE else "amm"
    if features & {"ministers", "economic_ministers", "high_level"}:
        return "asean_ministerial"
    return None


def _of_summit(group: Group) -> Series | None:
    bodies = _bodies(group)
    if "summit" not in group.features or "asean" not in bodies:
        return None
    if _partners(group):
        return "asean_plus"
    return "other" if bodies - {"asean"} or "special" in group.features else "asean_summit"


def _by_body(group: Group) -> Series | None:
    """Return the series of a body that has one series only."""
    features = group.features
    sits = bool(features & _SITS) and "retreat" not in features
    for body in group.bodies:
        series = SITTING.get(body)
        if series is None or body in ("aichr", "amm", "asean_fm", *SECTORAL):
            continue
        if (body in _SPECIALS and "special" in features) or ("high_level" in features and not group.ordinal):
            return "other"  # counted apart, or a segment of a session
        if sits or group.ordinal or body in ("ilc", "eas", "asem", "arf", "asean_plus_defence"):
            return series
    return None


def _of_commission(group: Group) -> Series | None:
    zone = "seanwfz" in group.bodies or "seanwfz" in group.treaties
    if zone and "commission" in group.features:
        return "seanwfz_commission"
    return None


def _of_head(group: Group) -> Series | None:
    if group.bodies == (JOINT,):
        return "joint_cabinet"
    if "joint_cabinet" in group.features and "asean" not in group.bodies and "aichr" not in group.bodies:
        return "joint_cabinet"
    if "review" in group.features and "npt" in group.treaties:
        return "npt_review_conference"
    if group.treaties and "treaty_states" in group.features:
        return "other"
    return "other" if group.treaties and {"review", "conference"} <= group.features else None


def _of_pair(group: Group) -> Series | None:
    """Return the series of a dialogue of two states, or of a meeting of two organizations, that no other rule knows."""
    if len(group.states) == _TWO and not group.bodies:
        if "commission" in group.features:
            return "joint_cabinet"
        ministers = (
            group.features & _MINISTERS and group.ordinal and group.features & {"meeting", "conference"}
        )
        return "bilateral" if group.head == "dialogue" or ministers else None
    if len(group.states) > _TWO and not group.bodies and group.head in ("summit", "meeting", "conference"):
        return "other"
    return "other" if len(_WORLD.intersection(group.bodies)) > 1 and group.features & _SITS else None


_RULES: tuple[Callable[[Group], Series | None], ...] = (
    _of_head,
    _of_commission,
    _by_body,
    _of_dialogue,
    _of_ministers,
    _of_summit,
    _of_pair,
)


def series_of(group: Group) -> Series | None:
    """Return the series that a noun group names by itself, or None if it names none."""
    own: Series | None = next((kind for head, kind in OWN_KINDS.items() if head in group.features), None)
    if own is not None and not ("aichr" in group.bodies and "special" in group.features):
        return own
    if "aichr" in group.bodies:
        found = _of_aichr(group)
        if found is not None:
            return found
    for rule in _RULES:
        series = rule(group)
        if series is not None:
            return series
    if group.ordinal and group.head and group.bodies:
        return "other"
    return None


def name_of(series: Series, ordinal: str | None, year: str | None, states: list[str], words: str) -> str:
    """Return an English name for a meeting: of its series and pair where these give one, otherwise the words of the text.

    >>> name_of("amm", "58", None, [], ""), name_of("workshop", None, "2025", [], "a workshop on prisons")
    ("58th ASEAN Foreign Ministers' Meeting", 'a workshop on prisons')
    """
    pair = states if series in _NAMED_BY_PAIR else ()
    name = english_name(series, ordinal=ordinal, year=year, states=pair)
    if series == "asem":  # the reader does not tell its summits from meetings of its ministers
        name = name.replace("ASEM Summit", "Asia-Europe Meeting")
    return name or words
