"""A shelf for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.playlist.library.shelf_builder import Shelf, pattern


@pytest.fixture(scope="session")
def finished_segment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pattern(tmp_path_factory.mktemp("finished"))


@pytest.fixture
def shelf(tmp_path: Path, finished_segment: Path) -> Shelf:
    return Shelf(place=tmp_path, pattern=finished_segment)
