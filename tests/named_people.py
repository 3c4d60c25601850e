"""Persons beside a title, an office or a state, and what is to be read of them, for the tests of both readers."""

from __future__ import annotations

MINISTER = "Minister of Foreign Affairs"
PREMIER = "Prime Minister"
CHAIR = "Chair of the AICHR"

# Name, office, state, language, text.
NAMED: list[tuple[str, str | None, str | None, str, str]] = [
    ("Penny Wong", MINISTER, "AU", "en", "Australian Foreign Minister Penny Wong spoke."),
    ("Penny Wong", MINISTER, "AU", "en", "Australia’s foreign minister, Penny Wong, spoke."),
    ("Penny Wong", MINISTER, "AU", "en", "Foreign Minister Penny Wong of Australia spoke."),
    ("Penny Wong", MINISTER, "AU", "en", "Penny Wong, foreign minister of Australia, spoke."),
    ("Penny Wong", MINISTER, "AU", "en", "Penny Wong, Australia’s foreign minister, spoke."),
    ("Penny Wong", MINISTER, "AU", "en", "H.E. Penny Wong, Minister for Foreign Affairs of Australia, spoke."),
    ("Penny Wong", MINISTER, "AU", "en", "Minister for Foreign Affairs of Australia Penny Wong spoke."),
    ("Penny Wong", None, "AU", "en", "We heard Penny Wong of Australia speak."),
    ("Yoko Kamikawa", None, "JP", "en", "Japan’s Yoko Kamikawa spoke."),
    ("Yoko Kamikawa", None, "JP", "en", "Japan: Yoko Kamikawa (by video)."),
    ("José Ramos-Horta", "President", "TL", "en", "The President of Timor-Leste, José Ramos-Horta, spoke."),
    ("Anwar bin Ibrahim", PREMIER, None, "en", "Prime Minister Anwar bin Ibrahim spoke."),
    ("Anwar", PREMIER, None, "en", "Prime Minister Anwar bin."),
    ("Anutin Charnvirakul", PREMIER, None, "en", "Anutin Charnvirakul, the prime minister, spoke."),
    ("Tan", None, None, "en", "Mr. Tan spoke."),
    ("Mohamad Hasan", None, None, "en", "Dato’ Seri Mohamad Hasan spoke."),
    ("Edmund Bon", CHAIR, "MY", "en", "Malaysian Chair of the AICHR Edmund Bon spoke."),
    ("Edmund Bon", CHAIR, None, "en", "Chair of the AICHR for 2025, H.E. Edmund Bon, spoke."),
    ("Edmund Bon", CHAIR, None, "en", "the AICHR Chair, Ambassador Edmund Bon, spoke."),
    ("Edmund Bon", CHAIR, "MY", "en", "Chair of the AICHR Edmund Bon (Representative of Malaysia to the AICHR)."),
    ("Maria Malmer Stenergard", MINISTER, "SE", "sv", "Sveriges utrikesminister Maria Malmer Stenergard talade."),
    ("Maria Malmer Stenergard", MINISTER, "SE", "sv", "utrikesminister Maria Malmer Stenergard från Sverige."),
    ("Retno Marsudi", MINISTER, "ID", "sv", "Retno Marsudi, Indonesiens utrikesminister, talade."),
    ("Edmund Bon", CHAIR, None, "sv", "AICHR:s ordförande Edmund Bon talade."),
    ("Phạm Minh Chính", PREMIER, None, "vi", "Thủ tướng Phạm Minh Chính phát biểu."),
    ("Hun Manet", PREMIER, "KH", "vi", "Thủ tướng Campuchia Hun Manet phát biểu."),
    ("Thongsavanh Phomvihane", MINISTER, "LA", "vi", "Bộ trưởng Ngoại giao Lào Thongsavanh Phomvihane nói."),
    ("Retno Marsudi", MINISTER, "ID", "vi", "Bà Retno Marsudi, Bộ trưởng Ngoại giao Indonesia, phát biểu."),
    ("Bùi Thanh Sơn", None, None, "vi", "Ông Bùi Thanh Sơn phát biểu."),
    ("Edmund Bon", CHAIR, None, "vi", "Chủ tịch AICHR Edmund Bon phát biểu."),
]  # fmt: skip
