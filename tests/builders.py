"""Small makers of what the stages hand on, with invented words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from producer.model import (
    AudioFile,
    Block,
    BlockKind,
    Loudness,
    Origin,
    Script,
    Segment,
    Sentence,
    Sound,
    Take,
    Utterance,
    Voice,
)
from producer.segment import formats, profiles
from producer.segment.delivery import Delivery
from producer.segment.stitch import at_rate, stitch
from producer.segment.timeline import RATE, cues, lay_out
from producer.speech import cache as keys
from producer.speech import hibari, tone
from producer.speech.engine import Engine
from producer.speech.trim import trim
from producer.station import Pauses

if TYPE_CHECKING:
    from producer.model import Samples

TONE = tone.voices()[0]

STORY = (
    (
        "The ferry to Larkin Island sails again on Thursday.",
        "It lay in the dock at Port Ambrose for eleven weeks while a crew replaced its engine.",
        "Islanders went by fishing boat, or stayed home.",
    ),
    (
        "“We counted the days,” says Odile Marsh, who teaches the island’s nine pupils.",
        "The first crossing is free, and the town band plays at seven.",
    ),
)
OUTRO = ("This story was written by Tobias Renn.", "It was read by a synthetic voice.")


def sentence(
    id_: str = "p1.s1", text: str = "Rain fell.", *, spoken: str | None = None, pause_ms: int = 350
) -> Sentence:
    said = text if spoken is None else spoken
    return Sentence(
        id=id_,
        source=text,
        text=text,
        spoken=said,
        rewrites=(),
        estimate_ms=60 * len(said),
        pause_ms=pause_ms,
    )


def script(
    story: Sequence[Sequence[str]] = STORY,
    outro: Sequence[str] = OUTRO,
    *,
    pause_ms: int = 350,
    origin: Origin | None = None,
) -> Script:
    """A block for each group of texts, and the outro's where it has any."""
    blocks = [
        _block(f"b{number}", BlockKind.STORY, f"p{number}", texts, pause_ms)
        for number, texts in enumerate(story, start=1)
    ]
    if outro:
        blocks.append(_block(f"b{len(blocks) + 1}", BlockKind.OUTRO, "outro", outro, pause_ms))
    return Script(
        slug="larkin-ferry",
        title="The Larkin Island ferry sails again",
        form="voicer",
        language="en",
        stories=(
            origin
            or Origin(
                source="ferry.html",
                url="https://harbour.example/2026/ferry",
                byline="Tobias Renn",
                publisher="Harbour Public Radio",
                published="2026-05-04",
            ),
        ),
        blocks=tuple(blocks),
    )


def _block(id_: str, kind: BlockKind, paragraph: str, texts: Sequence[str], pause_ms: int) -> Block:
    return Block(
        id=id_,
        kind=kind,
        sentences=tuple(
            sentence(f"{paragraph}.s{number}", text, pause_ms=pause_ms)
            for number, text in enumerate(texts, start=1)
        ),
    )


def take(
    one: Sentence, sound: Sound | None = None, *, engine: Engine = tone, voice: Voice = TONE
) -> Take:
    """The sentence as read by an engine, or with the sound given."""
    return Take(
        sentence=one.id,
        sound=trim(engine.speak(Utterance(text=one.spoken), voice)) if sound is None else sound,
        voice=voice,
        engine_version="1",
        key=keys.key(Utterance(text=one.spoken), voice, "1"),
        fresh=True,
    )


def takes(of: Script, *, engine: Engine = tone, voice: Voice = TONE) -> tuple[Take, ...]:
    return tuple(take(one, engine=engine, voice=voice) for one in of.sentences)


@cache
def programme(engine_name: str) -> Samples:
    """The invented story as one sound at 48 kHz, before mastering: "tone" or "hibari"."""
    engine: Engine = {"tone": tone, "hibari": hibari}[engine_name]
    read = takes(script(), engine=engine, voice=engine.voices()[0])
    sounds = tuple(at_rate(each) for each in read)
    return stitch(sounds, lay_out(script(), tuple(map(len, sounds)), Pauses()))


def delivery(
    *,
    profile: str = "prss",
    names: tuple[str, ...] = ("wav", "mp3"),
    pauses: Pauses | None = None,
    notice: str = "",
) -> Delivery:
    """What a station asks for, with the formats of those names."""
    return Delivery(
        profile=profiles.find(profile),
        formats=tuple(formats.find(name) for name in names),
        pauses=pauses or Pauses(),
        station="Harbour Public Radio",
        disclosure="It was read by a synthetic voice.",
        notice=notice,
    )


def segment(of: Script | None = None) -> Segment:
    """A segment of takes of a second each, whose files were never written."""
    whole = of or script()
    timeline = lay_out(whole, (RATE,) * len(whole.sentences), Pauses())
    return Segment(
        script=whole,
        profile="prss",
        rate=RATE,
        samples=timeline.samples,
        cues=cues(whole, timeline),
        loudness=Loudness(
            integrated_lufs=-24.0,
            short_term_max_lufs=-22.5,
            true_peak_dbtp=-4.0,
            sample_peak_dbfs=-4.1,
        ),
        files=(audio_file("segment.mp3", timeline.samples),),
        voices=(TONE,),
        engine_versions=("1",),
        checks=(),
    )


def audio_file(name: str, samples: int) -> AudioFile:
    return AudioFile(
        name=name,
        media_type={"wav": "audio/wav", "mp3": "audio/mpeg"}[name.rsplit(".", 1)[-1]],
        size=1234,
        sha256="0" * 64,
        samples=samples,
        rate=RATE,
    )


def amplitude(dbfs: float) -> float:
    return float(10 ** (dbfs / 20))


def sine(hertz: float, dbfs: float, seconds: float, *, degrees: float = 0.0) -> Samples:
    """A sine at 48 kHz whose peaks are at `dbfs`."""
    angle = 2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE + np.radians(degrees)
    wave: Samples = (amplitude(dbfs) * np.sin(angle)).astype(np.float32)
    return wave


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)
