"""Real scripts in the default voice, each brought to lengths that nobody chose."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import partial

import pytest

from producer.errors import RuleError
from producer.model import Sentence, Take
from producer.pipeline.fitting.choosing import Clock
from producer.pipeline.fitting.closing import to_the_clock
from producer.pipeline.reading import draft_of
from producer.script.draft import Draft
from producer.segment.fit import Slot, stretch_limits
from producer.segment.frame import silent_frame
from producer.segment.timeline import RATE, lay_out, length_of
from producer.speech import hibari
from producer.speech.cache import TakeCache
from producer.speech.speak import speak
from producer.station import Station
from tests.paths import EXAMPLE, SCRIPT

PIER = (
    "The pier is open again\n\n"
    "The old pier in Larkin opened on Monday after a long winter of repairs.\n\n"
    "About 300 people came to see it, the mayor said. A band played, and the ferry blew its horn.\n"
    "\nThe council paid $1.2 million for the work. “It was worth every cent,” said Odile Marsh, "
    "who sells fish there.\n"
)
LENGTHS = sorted(random.Random(4).sample(range(20_000, 105_000), 8))
"""Milliseconds."""
SHORTER = sorted(random.Random(5).sample(range(35_000, 70_000), 4))
CASES = [
    *(("page", ms) for ms in LENGTHS),
    *(("script", ms) for ms in LENGTHS),
    *(("newscast", ms) for ms in SHORTER),
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where all cases share one cache, so that a sentence is spoken once."""

    drafts: dict[str, Draft]
    cache: TakeCache


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("aloud")
    (folder / "pier.txt").write_text(PIER, encoding="utf-8")
    station = Station(cache=folder / "cache")
    news = replace(station, form="newscast")
    return Place(
        drafts={
            "page": draft_of((str(EXAMPLE),), station),
            "script": draft_of((str(SCRIPT),), station),
            "newscast": draft_of((str(EXAMPLE), str(folder / "pier.txt")), news),
        },
        cache=TakeCache(folder / "cache"),
    )


@pytest.mark.parametrize(("kind", "ms"), CASES)
def test_it_runs_exactly_as_long_as_asked(place: Place, kind: str, ms: int) -> None:
    station = Station()
    voice = hibari.voices()[0]
    draft = place.drafts[kind]
    asked: list[str] = []

    def read(sentences: tuple[Sentence, ...]) -> tuple[Take, ...]:
        asked.extend(one.id for one in sentences)
        return speak(sentences, hibari, voice, place.cache)

    slot = Slot(samples=ms * RATE // 1000)
    frame_of = partial(silent_frame, pauses=station.pauses)
    found = to_the_clock(draft, Clock(slot=slot, tempo=station.tempo, frame_of=frame_of), read)
    assert lay_out(found.script, found.fitted).samples == slot.samples
    assert len(asked) == len(set(asked)) <= len(found.takes) + 2
    for take, now in zip(found.takes, found.fitted.lengths, strict=True):
        low, high = stretch_limits(length_of(take), station.tempo)
        assert low <= now <= high
    for gap, now in zip(frame_of(found.script).gaps, found.fitted.gaps, strict=True):
        assert gap.least <= now <= gap.most


@pytest.mark.parametrize("ms", [4_000, 400_000])
def test_what_can_t_be_is_refused(place: Place, ms: int) -> None:
    frame_of = partial(silent_frame, pauses=Station().pauses)
    clock = Clock(slot=Slot(samples=ms * RATE // 1000), tempo=3, frame_of=frame_of)
    with pytest.raises(RuleError, match="the shortest possible is about"):
        to_the_clock(place.drafts["page"], clock, lambda sentences: ())
