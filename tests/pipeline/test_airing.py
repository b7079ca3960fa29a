"""When and how a segment may be scheduled: asked for, written down, and kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from producer import pipeline
from producer.model import Airing
from producer.station import Station
from tests.cli.command import producer
from tests.paths import PIER

ASKED = Airing(category="local", priority=2, not_before="2026-05-04T06:00:00", hours="06:00-10:00")


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(engine="tone", formats=("mp3",), out=tmp_path / "out", cache=tmp_path / "cache")


def ours(made: pipeline.Made) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((made.folder / "manifest.json").read_bytes())["x-producer"]
    return told


def test_the_manifest_keeps_what_was_asked_and_when_it_was_made(station: Station) -> None:
    made = pipeline.make((str(PIER),), station, pipeline.Order(airing=ASKED))
    told = ours(made)
    assert told["airing"] == {
        "category": "local",
        "priority": 2,
        "notBefore": "2026-05-04T06:00:00",
        "hours": "06:00-10:00",
    }
    assert datetime.fromisoformat(told["made"]).tzinfo is not None


def test_the_same_again_is_unchanged_and_another_airing_is_not(station: Station) -> None:
    first = pipeline.make((str(PIER),), station, pipeline.Order(airing=ASKED))
    assert pipeline.make((str(PIER),), station, pipeline.Order(airing=ASKED)).unchanged
    other = replace(ASKED, priority=1)
    again = pipeline.make((str(PIER),), station, pipeline.Order(airing=other))
    assert (again.unchanged, again.folder) == (False, first.folder)
    assert ours(again)["airing"]["priority"] == 1


def test_an_order_changes_what_it_tells_and_leaves_the_script_s_rest(
    station: Station, tmp_path: Path
) -> None:
    text = pipeline.script_text(
        (str(PIER),), station, pipeline.Order(airing=ASKED), name="pier.yaml"
    )
    file = tmp_path / "pier.yaml"
    file.write_text(text, encoding="utf-8")
    order = pipeline.Order(airing=Airing(hours="22:00-02:00"))
    assert pipeline.script_of((str(file),), station, order).airing == replace(
        ASKED, hours="22:00-02:00"
    )


def test_the_options_are_the_order(capsys: pytest.CaptureFixture[str]) -> None:
    told = producer(
        capsys, "script", PIER, "--category", "local", "--priority", "2",
        "--not-before", "2026-05-04 06:00", "--hours", "6:00-10:00",
    )  # fmt: skip
    assert (
        "category: local\npriority: 2\nnot-before: '2026-05-04T06:00:00'\nhours: 06:00-10:00\n"
    ) in told.out


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--priority", "6", "less than or equal to 5"),
        ("--hours", "mornings", "'mornings' are no hours: write 06:00-10:00"),
        ("--not-before", "soon", "'soon' is no moment: write 2026-11-25"),
        ("--category", " ", "--category is of no name"),
    ],
)
def test_a_slip_is_wrong_usage(
    option: str, value: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = producer(capsys, "script", PIER, option, value)
    assert outcome.code == 2
    assert message in outcome.err
