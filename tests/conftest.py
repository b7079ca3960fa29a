"""Every test has a cache of its own, an empty environment, and a folder to stand in."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import hypothesis
import pytest

# A run in a shell's background is told to ignore ^C, and so would be the commands it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes is the machine's; who works beside the tests must not fail them.
hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def own_place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's settings must not reach a test, nor a test the user's takes."""
    for name in tuple(os.environ):
        if name.startswith("PRODUCER_"):
            monkeypatch.delenv(name)
    place = tmp_path_factory.mktemp("place")
    monkeypatch.setenv("PRODUCER_CACHE", str(place / "cache"))
    monkeypatch.chdir(place)
    return place
