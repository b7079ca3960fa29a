"""Lengths as people type them, newscasts, and what can't be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import soundfile

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


@pytest.mark.parametrize(("length", "seconds"), [("1:00", 60.0), ("61.25", 61.25)])
def test_a_segment_is_exactly_as_long_as_asked_and_says_what_went_and_why(
    capsys: pytest.CaptureFixture[str], own_place: Path, length: str, seconds: float
) -> None:
    arguments = ("make", EXAMPLE, "--engine", "tone", "--format", "wav", "--json")
    made = json.loads(producer(capsys, *arguments, "--length", length).out)
    assert made["samples"] == seconds * 48_000
    assert soundfile.info(Path(made["folder"]) / "segment.wav").frames == seconds * 48_000
    assert "cut for length" in made["cuts"][-1]["reason"]
    assert "sentences" in [lever["name"] for lever in made["levers"]]
    assert made["spoken"] == made["sentences"], "one that was heard and given up does not count"
    whole = json.loads(producer(capsys, *arguments).out)
    assert len(made["cuts"]) > len(whole["cuts"])
    assert whole["levers"] == []


def test_the_same_length_again_changes_nothing(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    arguments = ("make", EXAMPLE, "--engine", "tone", "--format", "wav", "--json")
    first = json.loads(producer(capsys, *arguments, "--length", "0:45").out)
    again = json.loads(producer(capsys, *arguments, "--length", "0:45").out)
    assert (first["unchanged"], again["unchanged"]) == (False, True)
    assert again["levers"] == first["levers"]
    other = json.loads(producer(capsys, *arguments, "--length", "0:50").out)
    assert (other["unchanged"], other["samples"]) == (False, 50 * 48_000)


@pytest.mark.parametrize(
    ("length", "message", "hint"),
    [
        ("0:05", "it can't run exactly 0:05; the shortest possible is about 0:", "p1.s1 (“The "),
        ("30:00", "it can't run exactly 30:00; the shortest", "give it more to say"),
    ],
)
def test_a_length_that_can_t_be_ends_with_7_and_says_what_can(
    capsys: pytest.CaptureFixture[str], own_place: Path, length: str, message: str, hint: str
) -> None:
    outcome = producer(capsys, "make", EXAMPLE, "--length", length)
    assert outcome.code == 7
    assert message in outcome.err
    assert hint in outcome.err
    assert not (own_place / "audio").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--soft",), "--soft is of a length"),
        (("--post", "1:00"), "a post needs a bed"),
        (("--post", "1:00", "--length", "0:50"), "the post at 1:00 is not before the end at 0:50"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    capsys: pytest.CaptureFixture[str], own_place: Path, options: tuple[str, ...], message: str
) -> None:
    outcome = producer(capsys, "make", EXAMPLE, *options)
    assert outcome.code == 2
    assert message in outcome.err


def test_several_pages_make_a_newscast(capsys: pytest.CaptureFixture[str], own_place: Path) -> None:
    other = own_place / "pier.txt"
    other.write_text(OTHER, encoding="utf-8")
    arguments = ("make", EXAMPLE, other, "--engine", "tone", "--format", "wav")
    alone = producer(capsys, *arguments)
    assert alone.code == 2
    assert "--form newscast" in alone.err
    assert producer(capsys, *arguments, "--form", "newscast", "--length", "0:55").code == 0
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
