"""Lengths as people type them, newscasts, and what can't be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import producer
from tests.paths import EXAMPLE

OTHER = (
    "The pier is open again\n\n"
    "The old pier in Larkin opened on Monday after a long winter of repairs.\n\n"
    "About 300 people came to see it, the mayor said. A band played.\n"
)


def test_a_wrong_length_is_wrong_usage(capsys: pytest.CaptureFixture[str], own_place: Path) -> None:
    outcome = producer(capsys, "make", EXAMPLE, "--length", "soon")
    assert outcome.code == 2
    assert "write 2:00, 1:02:30, or seconds as 45" in outcome.err


def test_a_segment_is_cut_to_its_length_and_says_what_and_why(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    arguments = ("make", EXAMPLE, "--engine", "tone", "--format", "wav", "--json")
    made = json.loads(producer(capsys, *arguments, "--length", "1:00").out)
    whole = json.loads(producer(capsys, *arguments).out)
    assert len(made["cuts"]) > len(whole["cuts"])
    assert all(cut["reason"] for cut in made["cuts"])
    assert "cut for length" in made["cuts"][-1]["reason"]


def test_a_length_that_can_t_be_ends_with_7_and_says_what_can(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    outcome = producer(capsys, "make", EXAMPLE, "--length", "0:05")
    assert outcome.code == 7
    assert "0:05" in outcome.err
    assert not (own_place / "audio").exists()


def test_several_pages_make_a_newscast(capsys: pytest.CaptureFixture[str], own_place: Path) -> None:
    other = own_place / "pier.txt"
    other.write_text(OTHER, encoding="utf-8")
    arguments = ("make", EXAMPLE, other, "--engine", "tone", "--format", "wav")
    alone = producer(capsys, *arguments)
    assert alone.code == 2
    assert "--form newscast" in alone.err
    assert producer(capsys, *arguments, "--form", "newscast", "--length", "1:00").code == 0
    (folder,) = (own_place / "audio").iterdir()
    assert folder.name.startswith("newscast-")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))["x-producer"]
    assert [story["id"] for story in manifest["stories"]] == ["n1", "n2"]
    assert manifest["blocks"][0]["inCue"].startswith("The only car ferry")


def test_the_same_page_twice_is_refused(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    outcome = producer(capsys, "make", EXAMPLE, EXAMPLE, "--form", "newscast")
    assert outcome.code == 2
    assert "is given twice" in outcome.err
    outcome = producer(capsys, "make", "a.xml", "b.html", "--form", "newscast", "--item", "1")
    assert outcome.code == 2
    assert "--item is of one feed" in outcome.err


def test_a_script_is_made_alone(capsys: pytest.CaptureFixture[str], own_place: Path) -> None:
    producer(capsys, "script", EXAMPLE, "-o", "ferry.yaml")
    outcome = producer(capsys, "make", EXAMPLE, "ferry.yaml", "--form", "newscast")
    assert outcome.code == 2
    assert "ferry.yaml: a script is made alone" in outcome.err


def test_a_strict_preview_ends_with_7_where_something_is_an_error(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    page = own_place / "long.txt"
    page.write_text(OTHER + "\nIt " + "rained and " * 40 + "rained again.\n", encoding="utf-8")
    assert producer(capsys, "preview", page).code == 0
    outcome = producer(capsys, "preview", page, "--strict")
    assert (outcome.code, "too-long" in outcome.err) == (7, True)
    assert "To mend" in outcome.out
