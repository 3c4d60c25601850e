"""Names of countries that are cut, doubled, or used as something else: kinds of faults, each in several languages."""

from __future__ import annotations

import pytest

from aseanhr.values.countries import find_countries

# What stands in brackets is found, and nothing else is.
SIGNS = [  # names with dots, "&", dashes and brackets
    ("en", "[D.R. Congo=CD], [St. Lucia=LC], [St Lucia=LC] and [St. Kitts and Nevis=KN] met [Papua N. Guinea=PG]."),
    ("en", "[Trinidad & Tobago=TT], [Trinidad and Tobago=TT], [Congo (Kinshasa)=CD] and [Myanmar (Burma)=MM]"),
    ("en", "the [U.S.=US] and the [U.S. Virgin Islands=VI], [Côte d’Ivoire=CI], [N. Macedonia=MK], [E. Timor=TL]"),
    ("en", "a [U.S=US]-led group"),
    ("en", "[Congo - Brazzaville=CG], [Congo – Kinshasa=CD], [Korea, Republic of=KR]"),
    ("en", "to [Guinea=GN]. Bissau was quiet, and Congo, Kinshasa"),
    ("en", "[Saint Kitts=KN] (Basseterre), [Myanmar=MM] (Naypyidaw)"),
    ("sv", "[S:t Lucia=LC] och [S:t Kitts och Nevis=KN] röstade, [USA=US]:s ombud teg."),
    ("de", "[St. Lucia=LC] und [Turks- und Caicosinseln=TC]"),
    ("fr", "[Myanmar (Birmanie)=MM] et [Antigua-et-Barbuda=AG]"),
    ("es", "[EE. UU.=US] y las [Islas Vírgenes de EE. UU.=VI]"),
    ("vi", "[St. Lucia=LC], [Congo - Kinshasa=CD] và [Myanmar (Miến Điện)=MM]"),
    ("ms", "[Kepulauan Virgin A.S.=VI] dan [Heard & McDonald=-]"),
    ("ru", "[Папуа — Новая Гвинея=PG]"),
    ("ko", "[괌=GU] 이야기"),
    ("zh", "[刚果（金）=CD]与[刚果（布）=CG]"),
]  # fmt: skip
PEOPLES = [  # demonyms of two states
    ("en", "Dominican baseball, Korean troops, Koreans, the Congolese army"),
    ("en", "[North Korean=KP] and [South Korean=KR] troops of the [Dominican Republic=DO]"),
    ("sv", "koreanska soldater och [nordkoreanska=KP] ombud"),
    ("fil", "mga Koreano"),
]
MONEY = [  # names of currencies
    ("en", "Trade reached US$5 million, 5 million US dollars, or 7 Singapore dollars; the [US=US] said so."),
    ("sv", "5 miljarder US-dollar, amerikanska dollar, men [amerikanska=US] varor"),
    ("vi", "5 tỷ đô la Mỹ, đô-la Mỹ, yên Nhật; hàng [Mỹ=US]"),
    ("id", "5 miliar dolar AS, dolar Amerika Serikat; ekspor ke [AS=US]"),
    ("ms", "5 bilion ringgit Malaysia; eksport ke [Malaysia=MY]"),
    ("fil", "5 milyong dolyar ng US; sa [US=US]"),
    ("fr", "5 millions de dollars américains et de francs suisses; biens [américains=US]"),
    ("es", "5 millones de dólares estadounidenses; bienes [estadounidenses=US]"),
    ("pt", "5 milhões de dólares americanos; bens [americanos=US]"),
    ("de", "5 Millionen US-Dollar und Schweizer Franken"),
    ("th", "5 ล้านดอลลาร์สหรัฐ, 3 ล้านเยนญี่ปุ่น ใน[ญี่ปุ่น=JP]"),
    ("lo", "5 ລ້ານໂດລາສະຫະລັດ"),
    ("km", "៥ លានដុល្លារអាមេរិក នៅ[អាមេរិក=US]"),
    ("my", "အမေရိကန်ဒေါ်လာ ၅ သန်း"),
    ("ta", "5 மில்லியன் அமெரிக்க டாலர்"),
    ("zh", "50亿美元"),
]
WORDS = [  # ordinary words and persons
    ("en", "ABOUT US | CONTACT US | JOIN US TODAY. Contact US"),
    ("en", "THE [US=US] AND [CHINA=CN] AGREE, [CHINA=CN] AND [US=US] MEET"),
    ("en", "Reunion of the band; Polish the table; [Polish=PL] officials; in [Reunion=RE]"),
    ("fr", "La réunion s’est tenue. Réunion des ministres. À la [Réunion=RE]. [La Réunion=RE]"),
    ("fr", "Maurice Ravel, Dominique de Villepin et l’île [Maurice=MU], la [Dominique=DM]"),
    ("es", "El salvador vino a [El Salvador=SV]. Reunión de ministros. Se fue a [Reunión=RE]."),
    ("pt", "Reunião dos ministros em [Reunião=RE]"),
    ("vi", "Lao động Việt hăng hái; Bộ Lao động; nước [Lào=LA]; [Lao PDR=LA]; Báo Lao Động"),
    (None, "Lao động ở [Việt Nam=VN]"),
]
STATES = [  # places in the United States
    ("en", "in Atlanta, Georgia, and Lebanon, Ohio, not in Tbilisi, [Georgia=GE]; Georgia, [USA=US]"),
    ("en", "[Armenia=AM], [Georgia=GE] and [Turkey=TR]; [Lebanon=LB], [Jordan=JO] and [Syria=SY]"),
    ("fr", "Atlanta, Géorgie; en [Géorgie=GE]"),
    ("sv", "Atlanta, Georgien; i [Georgien=GE]"),
    ("de", "Atlanta, Georgien; in [Georgien=GE]"),
]
PARTS = [  # parts of longer names, and names that share a word
    ("en", "[Turks and Caicos=TC], [Equatorial Guinea=GQ], Northern Ireland, guinea pig"),
    (
        "en",
        "[North=KP] and [South Korea=KR]; [South=KR] and [North Korea=KP]; [East=DDDE] and [West Germany=DE]",
    ),
    ("sv", "[Nord=KP]- och [Sydkorea=KR]"),
    ("de", "[Nord=KP]- und [Südkorea=KR]"),
    ("zh", "他访问[苏丹=SD]和[南苏丹=SS]，[文莱=BN]苏丹与柔佛苏丹"),
    ("es", "el [Congo=CG]"),
    (None, "the Congo"),
]


def _read(marked: str) -> tuple[str, list[tuple[str, str]]]:
    text, wanted = "", []
    for piece in marked.replace("]", "[").split("["):
        name, _, code = piece.rpartition("=")
        text += name if code.isalpha() or code == "-" else piece
        wanted += [(name, code)] if code.isalpha() and code.isupper() else []
    return text, wanted


@pytest.mark.parametrize(("lang", "marked"), [*SIGNS, *PEOPLES, *MONEY, *WORDS, *STATES, *PARTS])
def test_every_kind(lang: str | None, marked: str) -> None:
    text, wanted = _read(marked)

    assert [(text[m.start : m.end], m.value.code) for m in find_countries(text, lang=lang)] == wanted


@pytest.mark.parametrize(
    ("text", "lang", "code", "kind"),
    [
        ("USA", None, "US", "name"),
        ("US", "en", "US", "name"),
        (" PNG ", None, "PG", "name"),
        ("VNM", None, "VN", "name"),
        ("NGA", None, "NG", "code"),
        ("NGA", "vi", "RU", "name"),
    ],
)
def test_one_span_is_one_mention(text: str, lang: str | None, code: str, kind: str) -> None:
    assert [(m.value.code, m.kind) for m in find_countries(text, lang=lang)] == [(code, kind)]
