"""What each series of meetings is: one row a series, read by whatever treats one series unlike another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from aseanhr.values.countries import Country

__all__ = ["SERIES", "SERIES_KINDS", "Length", "Mark", "Series", "SeriesKind", "States", "english_name"]

Series = Literal[
    "aichr_regular",
    "aichr_special",
    "aichr_amm_dialogue",
    "asean_human_rights_dialogue",
    "amm",
    "asean_summit",
    "seanwfz_commission",
    "bilateral",
    "joint_cabinet",
    "un_hrc_session",
    "unga_session",
    "npt_review_conference",
    "workshop",
    "consultation",
    "commemoration",
    "other",
    "upr_working_group",
    "human_rights_dialogue",
    "arf",
    "eas",
    "asean_plus",
    "asean_ministerial",
    "acwc",
    "acmw",
    "treaty_body",
    "ilc",
    "asem",
]
SERIES: tuple[Series, ...] = get_args(Series)

Length = Literal["day", "days", "weeks"]
Mark = Literal["number", "day", "year", "name", "body"]
States = Literal["none", "one", "pair"]


class SeriesKind(NamedTuple):
    """What one series is.

    Attributes:
        id: its id, as in `Meeting.series`.
        meaning: one line on what its meetings are.
        english: how one of them is named in English, with places for ``number`` ("58th "), ``year`` (" 2024"), ``within``
            (" in 2024", or " 2/2024") and ``states``; empty where each meeting has a name of its own.
        owner: id of the body whose meetings they are; None where they are of no one body.
        counted: whether its meetings are counted by ordinals.
        mark: what tells its meetings apart. ``number``: the ordinal, or the date where the ordinal is not known; ``day``:
            the date, whether they are counted or not; ``year``: there is one a year; ``name``: date and name, as several
            may fall on one day; ``body``: ordinal or date and name, as several bodies or formats each count their own.
        length: whether one is over in a ``day``, or sits for ``days`` or ``weeks``.
        states: whether a meeting is of a ``pair`` of states, may be about ``one``, or has ``none`` that mark it.
        label: how ids of its meetings begin.

    >>> SERIES_KINDS["unga_session"].owner, SERIES_KINDS["unga_session"].length
    ('unga', 'weeks')
    """

    id: Series
    meaning: str
    english: str = ""
    owner: str | None = None
    counted: bool = False
    mark: Mark = "number"
    length: Length = "days"
    states: States = "none"
    label: str = ""


_TABLE = (
    SeriesKind(
        "aichr_regular",
        "A regular meeting of the ASEAN Intergovernmental Commission on Human Rights.",
        "{number}Meeting of the AICHR",
        owner="aichr",
        counted=True,
    ),
    SeriesKind(
        "aichr_special",
        "A special meeting of the AICHR; 2/2020 is the second of 2020.",
        "{number}Special Meeting of the AICHR{within}",
        owner="aichr",
        counted=True,
    ),
    SeriesKind(
        "aichr_amm_dialogue",
        "The AICHR with the ASEAN foreign ministers.",
        "Dialogue of the ASEAN Foreign Ministers with the AICHR",
        owner="aichr",
        mark="day",
        length="day",
    ),
    SeriesKind(
        "asean_human_rights_dialogue",
        "The yearly ASEAN Human Rights Dialogue.",
        "{number}ASEAN Human Rights Dialogue{year}",
        owner="aichr",
        counted=True,
        mark="year",
    ),
    SeriesKind(
        "amm",
        "The ASEAN foreign ministers' meeting.",
        "{number}ASEAN Foreign Ministers' Meeting",
        owner="asean",
        counted=True,
    ),
    SeriesKind(
        "asean_summit",
        "A summit of the heads of state or government of ASEAN.",
        "{number}ASEAN Summit",
        owner="asean",
        counted=True,
    ),
    SeriesKind(
        "seanwfz_commission",
        "The commission of the Southeast Asian Nuclear-Weapon-Free Zone.",
        "{number}Meeting of the SEANWFZ Commission",
        owner="seanwfz-commission",
        counted=True,
        mark="day",
        length="day",
    ),
    SeriesKind(
        "bilateral",
        "Representatives of two states.",
        "Bilateral meeting of {states}",
        mark="day",
        length="day",
        states="pair",
    ),
    SeriesKind(
        "joint_cabinet",
        "A joint cabinet or a joint commission of two states.",
        "{number}Joint Meeting of {states}",
        counted=True,
        states="pair",
    ),
    SeriesKind(
        "un_hrc_session",
        "A session of the UN Human Rights Council.",
        "{number}session of the UN Human Rights Council",
        owner="un-hrc",
        counted=True,
        length="weeks",
        label="un-hrc",
    ),
    SeriesKind(
        "unga_session",
        "A session of the UN General Assembly.",
        "{number}session of the UN General Assembly",
        owner="unga",
        counted=True,
        length="weeks",
        label="unga",
    ),
    SeriesKind(
        "npt_review_conference",
        "A review conference of the parties to the Treaty on the Non-Proliferation of Nuclear Weapons.",
        "{number}Review Conference of the Parties to the NPT",
        counted=True,
        length="weeks",
    ),
    SeriesKind("workshop", "A workshop, training or seminar.", mark="name"),
    SeriesKind("consultation", "A consultation with states, organizations or experts.", mark="name"),
    SeriesKind("commemoration", "A commemoration of a day or of an event.", mark="name", length="day"),
    SeriesKind("other", "A meeting of no series here.", mark="name"),
    SeriesKind(
        "upr_working_group",
        "A session of the UN working group on the Universal Periodic Review; the review of a state is a meeting within it.",
        "{number}session of the UPR Working Group",
        owner="un-hrc",
        counted=True,
        length="weeks",
        states="one",
    ),
    SeriesKind(
        "human_rights_dialogue",
        "The human-rights dialogue of a state with another state or with the European Union.",
        "{number}Human Rights Dialogue of {states}",
        counted=True,
        states="pair",
    ),
    SeriesKind(
        "arf",
        "The ASEAN Regional Forum.",
        "{number}ASEAN Regional Forum",
        owner="asean",
        counted=True,
        length="day",
    ),
    SeriesKind(
        "eas",
        "The East Asia Summit, of leaders or of ministers.",
        "{number}East Asia Summit",
        owner="asean",
        counted=True,
        mark="body",
        length="day",
    ),
    SeriesKind(
        "asean_plus",
        "ASEAN with one partner or three (Plus One, Plus Three), of leaders or of ministers.",
        owner="asean",
        counted=True,
        mark="body",
        length="day",
    ),
    SeriesKind(
        "asean_ministerial",
        "A ministerial body of ASEAN other than the foreign ministers.",
        owner="asean",
        counted=True,
        mark="body",
    ),
    SeriesKind(
        "acwc",
        "A meeting of the ASEAN commission on the rights of women and children.",
        "{number}Meeting of the ACWC",
        owner="acwc",
        counted=True,
    ),
    SeriesKind(
        "acmw",
        "A meeting of the ASEAN committee on migrant workers.",
        "{number}Meeting of the ACMW",
        owner="acmw",
        counted=True,
    ),
    SeriesKind(
        "treaty_body",
        "A session of a committee that a human-rights treaty has set up.",
        counted=True,
        mark="body",
        length="weeks",
    ),
    SeriesKind(
        "ilc",
        "A session of the International Labour Conference.",
        "{number}International Labour Conference",
        owner="ilo",
        counted=True,
        length="weeks",
    ),
    SeriesKind(
        "asem",
        "The Asia–Europe Meeting, of leaders or of ministers.",
        "{number}ASEM Summit",
        counted=True,
        mark="body",
    ),
)

SERIES_KINDS: Mapping[Series, SeriesKind] = MappingProxyType(
    {kind.id: kind._replace(label=kind.label or kind.id.replace("_", "-")) for kind in _TABLE}
)
"""What each series is, by its id."""


def english_name(
    series: Series,
    *,
    ordinal: str | None = None,
    year: str | int | None = None,
    states: Iterable[Country | str] = (),
) -> str:
    """Return the English name of a meeting as far as its series gives one, or an empty text.

    Args:
        series: the series.
        ordinal: its number, such as ``58`` or ``2/2020``.
        year: its year; named only where the series does.
        states: the states that it is of, in the order in which to name them; the name of a body that is on one side.

    Returns:
        The name; empty where meetings of the series have names of their own, or where a pair is needed and not given.

    >>> english_name("amm", ordinal="58"), english_name("aichr_special", ordinal="2/2020")
    ("58th ASEAN Foreign Ministers' Meeting", 'Special Meeting of the AICHR 2/2020')
    >>> english_name("upr_working_group", ordinal="46", states=[Country("VN")])
    'Review of Vietnam at the 46th session of the UPR Working Group'
    """
    kind = SERIES_KINDS[series]
    names = " and ".join(state if isinstance(state, str) else state.name for state in states)
    if kind.states == "pair" and not names:
        return ""
    number = f"{_counting(int(ordinal))} " if ordinal and ordinal.isdigit() else ""
    within = f" {ordinal}" if ordinal and not number else f" in {year}" if year else ""
    name = kind.english.format(number=number, year=f" {year}" if year else "", within=within, states=names)
    return f"Review of {names} at the {name}" if kind.states == "one" and names else name


def _counting(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else endings.get(number % 10, 'th')}"
