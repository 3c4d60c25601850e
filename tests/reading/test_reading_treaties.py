"""Treaty events: which state did what under which treaty, and when."""

from __future__ import annotations

import pytest

from aseanhr.records import TreatyEvent
from readings import only, quoted, read


def events(text: str, lang: str = "en") -> tuple[TreatyEvent, ...]:
    return read(text, lang).treaty_events


def short(event: TreatyEvent) -> str:
    """Return an event in one line: treaty, act, state, day or count; ``not`` where it did not happen."""
    parts = (event.treaty, "not" if event.negated else "", event.event, event.state, event.when, event.value)
    return " ".join(str(part) for part in parts if part)


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        ("cat ratified VN 2015-02-05", "en", "Viet Nam ratified the Convention against Torture on 5 February 2015."),
        ("rome-statute not ratified VN", "en", "Viet Nam has not ratified the Rome Statute."),
        ("asean-charter entered_into_force 2008-12-15", "en", "The ASEAN Charter entered into force on 15 December 2008."),
        ("asean-charter entered_into_force VN 2008-12-15", "en", "The ASEAN Charter entered into force for Viet Nam on 15 December 2008."),
        ("seanwfz-protocol accession_expected CN", "en", "China is expected to accede to the SEANWFZ Protocol."),
        ("seanwfz-protocol accession_expected CN", "en", "China intends to sign the SEANWFZ Protocol."),
        ("rome-statute withdrawn PH 2019-03-17", "en", "The Philippines withdrew from the Rome Statute on 17 March 2019."),
        ("crc succeeded LA 1991", "en", "Laos succeeded to the CRC in 1991."),
        ("tpnw signed LA 2019-05-03", "en", "Vientiane signed the TPNW on 3 May 2019."),
        ("tpnw ratified LA 2019", "en", "Some states had ratified the TPNW by then. Laos ratified in 2019."),
        ("cat ratified PH 2015", "en", "The senate of the Philippines voted, and the Philippines deposited its instrument, ratified in 2015, of the CAT."),
        ("unclos adopted 1982", "en", "The 1982 UNCLOS binds all of us. The UNCLOS of 1982 binds."),
        ("unclos signed LA 1982", "en", "In 1982 UNCLOS was signed by Laos."),
        ("unclos adopted 1982", "en", "The UNCLOS of 1982 binds all of us."),
        ("seanwfz adopted 1995", "en", "The 30 years since the adoption of the SEANWFZ treaty were good."),
        ("core-un-human-rights-treaties membership_count LA 7/9", "en", "Laos has ratified seven of nine core human rights treaties."),
        ("core-un-human-rights-treaties membership_count LA 7/9", "en", "Laos is party to 7/9 core human rights treaties. It is party to 7/9 core human rights treaties."),
        ("ilo-conventions membership_count LA 8", "en", "Laos has ratified eight ILO conventions."),
        ("ilo-conventions membership_count LA 8", "en", "Laos waits.\nSome eight ILO conventions bind it."),
        ("cat ratified VN 2015-02-05", "sv", "Vietnam ratificerade tortyrkonventionen den 5 februari 2015."),
        ("ahrd adopted 2012-11-18", "en", "ASEAN adopted the ASEAN Human Rights Declaration on 18 November 2012."),
        ("tpnw ratified LA 2019", "en", "The TPNW was ratified by Laos in 2019, to great applause from guests of Malaysia."),
        ("cat not ratified LA", "sv", "Laos har inte ratificerat tortyrkonventionen."),
        ("cat ratified VN 2015-02-05", "vi", "Việt Nam phê chuẩn Công ước chống tra tấn ngày 5/2/2015."),
        ("crpd signed LA 2008-01-15", "vi", "Lào ký Công ước về quyền của người khuyết tật ngày 15/1/2008."),
    ],
)  # fmt: skip
def test_one_act_is_one_event(expected: str, lang: str, text: str) -> None:
    assert short(only(events(text, lang))) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["iccpr acceded TL 2003", "icescr acceded TL 2003"], "Timor-Leste acceded to the ICCPR and the ICESCR in 2003."),
        (["iccpr signed VN 1981", "icescr signed VN 1982"], "Viet Nam signed the ICCPR and the ICESCR in 1981 and 1982 respectively."),
        (["iccpr signed VN 1981", "icescr signed VN 1985"], "Viet Nam signed the ICCPR and the ICESCR in 1981 and 1985 respectively."),
        (["iccpr signed VN 1981", "icescr signed VN 1982-05-03"], "Viet Nam signed the ICCPR in 1981 and the ICESCR on 3 May 1982."),
        (
            ["iccpr ratified LA 2009-09-25", "icescr ratified LA 2007-02-13"],
            "Laos ratified the ICCPR and the ICESCR on 25 September 2009 and 13 February 2007.",
        ),
        (
            ["tac signed ID 1976-02-24", "tac signed MY 1976-02-24", "tac signed TH 1976-02-24"],
            "The Treaty of Amity and Cooperation was signed by Indonesia, Malaysia and Thailand on 24 February 1976.",
        ),
        (
            ["tpnw ratified LA 2019", "tpnw ratified MY 2020-09-30", "tpnw ratified TH"],
            "The TPNW was ratified by Laos in 2019, Malaysia on 30 September 2020 and Thailand.",
        ),
        (["cat not party BN", "cat not signed BN", "cat not ratified BN"], "Brunei, which remains outside the CAT, has neither signed nor ratified it."),
        (
            ["cat signed LA 2010", "cat entered_into_force LA 2012"],
            "Laos signed the CAT in 2010; the convention entered into force for the country in 2012.",
        ),
        (
            ["cat signed LA 2010-05-03", "crpd signed LA 2010-05-03"],
            "Laos signed the CAT on 3 May 2010. On the same day, Laos signed the CRPD.",
        ),
        (
            ["cat signed VN", "opcat signed VN", "cat ratified LA 2012-05-03", "opcat ratified MY 2013"],
            "Viet Nam signed the CAT and the OPCAT. The convention was ratified by Laos on 3 May 2012. The protocol was ratified by Malaysia in 2013.",
        ),
        (
            ["cat ratified LA 2012", "cat ratified MY 2012"],
            "Laos and Malaysia ratified the CAT in 2012.",
        ),
        (["cat signed LA", "cat ratified LA 2012"], "Laos signed the CAT. Laos ratified the convention in 2012."),
        (["cat ratified LA 2012"], "Laos ratified the CAT. It was in 2012 that Laos ratified the CAT."),
        (["cat ratified LA 2019", "cat ratified PH 2021"], "The CAT was ratified by Laos in 2019 and by the government of the Philippines in 2021."),
    ],
)  # fmt: skip
def test_acts_are_told_apart(expected: list[str], text: str) -> None:
    assert sorted(map(short, events(text))) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The senate of the Philippines voted to ratify the TPNW on 3 May 2020.", id="a vote alone"
        ),
        pytest.param("It was signed. Rain fell.", id="no treaty"),
        pytest.param("The convention was ratified by Laos.", id="no treaty was named before"),
        pytest.param("The CAT was signed.", id="neither state nor day"),
        pytest.param(
            "The senate ratified it; rain fell on the TPNW" + " and the hills" * 15, id="no act near"
        ),
        pytest.param("In 2030 the 2031 CAT binds.", id="no treaty comes from the future"),
        pytest.param("The year 1982, said UNCLOS, was good.", id="a year that is not beside the name"),
        pytest.param("Thirty days since the adoption of the CAT, it rained.", id="no years since"),
        pytest.param("The 30 years since the rain were good, says the CAT.", id="since something else"),
        pytest.param("Many core human rights treaties bind Laos.", id="no count"),
        pytest.param("Laos keeps 2,000 core human rights treaties.", id="more than there are"),
        pytest.param(
            "The 7 villages of old Laos keep core human rights treaties.", id="a count of something else"
        ),
    ],
)
def test_other_words_are_no_act(text: str) -> None:
    assert events(text) == ()


def test_an_age_needs_a_day_to_count_from() -> None:
    text = "The 30 years since the adoption of the SEANWFZ treaty were good."
    assert read(text, published=None).treaty_events == ()
    event = only(events(text))
    assert quoted(text, event, "when") == ["30 years since"]
    assert [e.basis for e in event.evidence if e.field == "when"] == ["inferred"]


def test_a_day_that_is_said_later_is_added() -> None:
    text = "Laos signed the CAT. Laos signed the CAT on 3 May 2010."
    event = only(events(text))
    assert (str(event.when), quoted(text, event, "when")) == ("2010-05-03", ["3 May 2010"])


def test_what_is_not_done_has_no_day() -> None:
    assert short(only(events("Laos had not signed the CAT on 3 May 2010."))) == "cat not signed LA"


def test_the_year_of_an_act_is_not_taken_for_the_year_of_a_treaty() -> None:
    assert [short(e) for e in events("Laos signed the CAT of 1984 in 2010.")] == [
        "cat signed LA 2010",
        "cat adopted 1984",
    ]


def test_clutter_and_teasers_hold_no_acts() -> None:
    assert events("Laos ratified the CAT in 2012...") == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The commission urged Malaysia to ratify the Convention against Torture."),
        ("sv", "Kommissionen uppmanade Malaysia att ratificera tortyrkonventionen."),
        ("vi", "Ủy ban kêu gọi Malaysia phê chuẩn Công ước chống tra tấn."),
        ("vi", "Năm 2001, Việt Nam phê chuẩn hai nghị định thư bổ sung Công ước về Quyền trẻ em."),
        ("en", "In 2001 Viet Nam ratified protocols to the Convention on the Rights of the Child."),
    ],
)
def test_what_is_asked_for_and_what_is_of_a_protocol_is_no_act_under_a_treaty(lang: str, text: str) -> None:
    assert [event for event in read(text, lang).treaty_events if event.event == "ratified"] == []


def test_a_state_behind_a_comma_does_something_else() -> None:
    text = "Myanmar signed the TPNW in 2018 but has yet to ratify it, while Singapore stays outside."
    found = {(str(e.state), e.event, e.negated) for e in read(text).treaty_events}
    assert found == {("MM", "signed", False), ("MM", "ratified", True), ("SG", "party", True)}


def test_a_treaty_enters_into_force_for_a_state_only_where_the_text_says_so() -> None:
    text = "The TPNW entered into force on 22 January 2021, but Singapore has not signed the treaty."
    (event,) = [e for e in read(text).treaty_events if e.event == "entered_into_force"]
    assert (event.state, str(event.when)) == (None, "2021-01-22")
