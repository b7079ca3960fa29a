"""What the tests of speech share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.speech.google import Google, Serve, google


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Start a Google Translate of our own with a script, and point this process at it."""
    with ExitStack() as stack:

        def start(*script: str | bytes, trusted: bool = True) -> Google:
            service = stack.enter_context(google(tmp_path, *script, trusted=trusted))
            for key, value in service.env.items():
                monkeypatch.setenv(key, value)
            return service

        yield start
