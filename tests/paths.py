"""Where tests find things: the example, and real input beside the checkout where there is any."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "ferry.html"
SCRIPT = ROOT / "scripts" / "ferry.yaml"
SHARED = ROOT.parent / "shared"
PIER = ROOT / "tests" / "data" / "pier.html"
"""Three short sentences: a story for tests of what holds whatever is read."""
BELARUS = SHARED / "stories" / "belarus-wuky.txt"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared real input is not beside this checkout"
)
