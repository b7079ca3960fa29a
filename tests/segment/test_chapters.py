"""Chapters: one a block, for Podcasting 2.0 players."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from producer.segment.chapters import title, to_json
from tests.builders import script, segment


def chapters(document: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(document)["chapters"]
    return listed


def test_the_document_by_hand() -> None:
    """Takes of a second each, after 500 ms of head and with 350 ms after each."""
    assert json.loads(to_json(segment())) == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0, "title": "The ferry to Larkin Island sails…"},
            {"startTime": 4.55, "title": "“We counted the days,” says Odile…"},
            {"startTime": 7.25, "title": "Credits"},
        ],
    }


@pytest.mark.parametrize("blocks", [1, 2, 9])
def test_chapters_ascend_from_0_and_start_with_their_blocks_sentence(blocks: int) -> None:
    made = segment(script([["One is here.", "Two is too."]] * blocks, ["Three."]))
    listed = chapters(to_json(made))
    starts = [chapter["startTime"] for chapter in listed]
    assert starts[0] == 0
    assert all(before < after for before, after in pairwise(starts))
    first = {cue.block: cue.start_ms for cue in reversed(made.cues)}
    assert starts[1:] == [first[block.id] / 1000 for block in made.script.blocks][1:]


def test_a_segment_without_an_outro_has_no_credits() -> None:
    assert [chapter["title"] for chapter in chapters(to_json(segment(script(outro=()))))] == [
        "The ferry to Larkin Island sails…",
        "“We counted the days,” says Odile…",
    ]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["A long line of words follows here, as ever."], "A long line of words follows…"),
        (["Six words and then, a comma, so."], "Six words and then, a comma…"),
        (["So it", "goes on and on — still."], "So it goes on and on…"),
        (
            ["The ferry sails again on Thursday.", "Rain fell."],
            "The ferry sails again on Thursday…",
        ),
        (["One  two\nthree"], "One two three"),
        (["Rain fell.", "It was dark."], "Rain fell. It was dark."),
    ],
)
def test_a_chapter_is_called_by_its_in_cue(texts: list[str], told: str) -> None:
    assert title(script([texts], ()).blocks[0]) == told
