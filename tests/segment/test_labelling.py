"""What the containers of a segment say, gathered from its script and how it was made."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from producer.model import Voice
from producer.segment import profiles
from producer.segment.delivery import Delivery
from producer.segment.labelling import labels_of
from producer.segment.labels import Labels
from producer.segment.timeline import cues
from tests.builders import MADE, TONE, delivery, script, segment, timeline

SCRIPT = script()
TIMELINE = timeline(SCRIPT, (48_000,) * len(SCRIPT.sentences))


def labels(order: Delivery, *, text: str = "script: 1", voice: Voice = TONE) -> Labels:
    aired = cues(SCRIPT, TIMELINE)
    return labels_of(SCRIPT, text, TIMELINE, aired, order, ((voice, "1"),), segment().loudness)


def test_the_same_segment_has_the_same_reference() -> None:
    reference = labels(delivery()).reference
    assert reference == labels(delivery()).reference
    assert len(reference) == 32


@pytest.mark.parametrize(
    "other",
    [
        labels(delivery(), text="script: 2"),
        labels(delivery(), voice=replace(TONE, name="other")),
        labels(replace(delivery(), profile=profiles.find("ebu"))),
        labels(replace(delivery(), channels=2)),
        labels(replace(delivery(), made=MADE + timedelta(days=1))),
    ],
)
def test_another_segment_of_the_same_story_has_another(other: Labels) -> None:
    assert other.reference != labels(delivery()).reference


def test_the_chapters_are_the_blocks_and_the_first_begins_at_the_start() -> None:
    told = labels(delivery())
    starts = {place.sentence: place.start for place in TIMELINE.places}
    firsts = [starts[block.sentences[0].id] for block in SCRIPT.blocks]
    assert [mark.start for mark in told.chapters] == [0, *firsts[1:]]


def test_a_disclosure_that_is_not_said_is_not_claimed() -> None:
    assert labels(delivery()).disclosure == "It was read by a synthetic voice."
    assert labels(replace(delivery(), disclosure="A machine read it.")).disclosure == ""
