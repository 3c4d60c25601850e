"""Texts that are hard to bring into one form, for any test that wants them."""

from __future__ import annotations

from hypothesis import strategies as st

# Letters of the languages that the project reads, marks in any order, joiners, odd spaces, native digits, surrogates.
CHARACTERS = st.one_of(
    st.sampled_from(
        "aoueyAOUYqQđ \n-/.,09"
        "àáảãạèéẻẽẹỳýỷỹỵăâêôơư"
        "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
        "\u200b\u200c\u200d\u00ad\ufeff\u00a0\u3000"
        "กำา้ํ๒๕๖๘ລາວໍ່ຳកម្ពុជា០၂မြန်မာ"
        "\u1112\u1161\u11ab한２０２５年Ａ豈\u212b\u0958\ufb2c"
    ),
    st.characters(),
)
TEXTS = st.text(CHARACTERS, max_size=40)
