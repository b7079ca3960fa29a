"""Every test has a cache of its own, an empty environment, and a folder to stand in."""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import hypothesis
import pytest

# A run in a shell's background is told to ignore ^C, and so would be the commands it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes is the machine's; who works beside the tests must not fail them.
hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")


FIRST: Final = (
    "tests/playlist/exports/live/test_liquidsoap_live.py",
    "tests/test_end_to_end.py",
    "tests/cli/test_errors.py",
    "tests/cli/test_gtts.py",
    "tests/segment/test_master.py",
    "tests/playlist/schedule/test_schedule_hours.py",
    "tests/playlist/exports/test_liquidsoap.py",
    "tests/playlist/exports/test_station_page_browser.py",
    "tests/segment/test_player_browser.py",
    "tests/script/preview/test_preview_page_browser.py",
    "tests/pipeline/fitting/test_fitting.py",
    "tests/test_fit_on_disk.py",
    "tests/playlist/uploads/test_upload_faults.py",
    "tests/segment/test_unchanged.py",
    "tests/segment/test_encode.py",
    "tests/cli/test_lengths.py",
    "tests/story/test_pages.py",
    "tests/script/test_homographs_training.py",
)
"""The files that take longest, the one that waits longest first: none must be left for the end."""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: while some tests wait, for a clock or a browser, others work.

    PYTEST_XDIST_AUTO_NUM_WORKERS is heeded, as by pytest-xdist itself.
    """
    asked = os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS", "")
    return int(asked) if asked else (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, the others in their order."""
    places = {file: place for place, file in enumerate(FIRST)}
    items.sort(key=lambda item: places.get(item.nodeid.partition("::")[0], len(FIRST)))


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A name for a folder, as often as asked.

    `mktemp` would look through the folders of all the tests before to number each one.
    """
    folder = tmp_path_factory.mktemp("places", numbered=False)
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def own_place(places: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's settings must not reach a test, nor a test the user's takes."""
    for name in tuple(os.environ):
        if name.startswith("PRODUCER_"):
            monkeypatch.delenv(name)
    place = next(places)
    place.mkdir()
    monkeypatch.setenv("PRODUCER_CACHE", str(place / "cache"))
    monkeypatch.chdir(place)
    return place
