"""The page on clocks says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from producer.playlist.clocks import Finding, findings
from producer.station import read
from producer.station.airing import _CATEGORY
from producer.station.grid import _SLOT
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "clocks.md").read_text("utf-8")


def checked(number: int, folder: Path) -> tuple[Finding, ...]:
    """What the checker finds in an example of the page."""
    examples = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    file = folder / "station.yaml"
    file.write_text(examples[number], encoding="utf-8")
    return findings(read(file).air)


def test_the_first_example_is_right(tmp_path: Path) -> None:
    assert checked(0, tmp_path) == ()


def test_the_second_is_as_wrong_as_is_told(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^\$ producer schedule .*?\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert shown.splitlines() == [
        f"station.yaml:{found.line}: {found.severity}: {found.message}"
        for found in checked(1, tmp_path)
    ]


@pytest.mark.parametrize(
    ("heading", "keys"),
    [("## Slots", _SLOT), ("## Categories", _CATEGORY)],
    ids=["slot", "category"],
)
def test_every_key_is_told(heading: str, keys: frozenset[str]) -> None:
    section = PAGE.split(heading)[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)) == keys
