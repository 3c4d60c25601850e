"""The sample dataset, written anew for each test."""

from pathlib import Path

import pytest

from aseanhr.dataset import Dataset
from samples import write_samples


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return write_samples(tmp_path)
