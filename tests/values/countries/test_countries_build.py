"""The generated tables are those that the builder makes, and CLDR's names come back."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aseanhr.errors import AmbiguousCountryError, UnknownCountryError
from aseanhr.values.countries import normalize_country
from pinned import skip_unless_pinned

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOOLS = Path(__file__).resolve().parents[3] / "tools"
# Two capitals that abbreviate another country in a few locales are a code all the same, unless the language is given.
_CODES = {"AS", "GT", "KM", "RU", "SA", "SJ", "SU"}


@pytest.fixture(scope="module", autouse=True)
def _tools() -> Iterator[None]:
    skip_unless_pinned()
    if not _TOOLS.is_dir():
        pytest.skip("the tools lie in a checkout alone")
    patch = pytest.MonkeyPatch()
    patch.syspath_prepend(str(_TOOLS))
    yield
    patch.undo()


@pytest.mark.slow
def test_the_tables_are_up_to_date(tmp_path: Path) -> None:
    import build_countries

    files, _ = build_countries.build()
    (tmp_path / "old.tsv").touch()

    assert build_countries.differing(files, build_countries.ROOT / "src/aseanhr/data/countries") == []
    assert build_countries.differing(files, tmp_path) == sorted([*files, "old.tsv"])


@pytest.mark.slow
def test_every_name_of_cldr() -> None:
    import countries_inputs

    meanings: dict[str, set[str]] = {}
    for claim in countries_inputs.cldr_claims():
        meanings.setdefault(claim.name, set()).add(claim.code)
    right = 0
    wrong = set()
    for name, codes in meanings.items():
        with contextlib.suppress(UnknownCountryError, AmbiguousCountryError):
            code = normalize_country(name).code
            right += {code} == codes
            if code not in codes:
                wrong.add(name)
    assert len(meanings) > 35_000
    assert right / len(meanings) >= 0.999
    assert wrong == _CODES
