"""Makes the builders importable, and finds the documents where they are at hand."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from aseanhr.dataset.shipped import TABLES, Dataset
from databuild.curation import Curation, read_curation
from databuild.places import CURATION, DATA, find_documents


@pytest.fixture(scope="session")
def curation() -> Curation:
    return read_curation(CURATION)


@pytest.fixture(scope="session")
def documents(curation: Curation) -> Path:
    folder = find_documents(source.file for source in curation.sources.values() if source.file is not None)
    if folder is None:
        pytest.skip("the founding documents are not beside the checkout")
    return folder


@pytest.fixture(scope="session")
def tables() -> dict[str, list[object]]:
    dataset = Dataset.in_folder(DATA)
    return {name: list(dataset[name]) for name in TABLES}
