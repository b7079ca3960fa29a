"""Makers of sounds, of files that hold them, and of scripts that they stand around."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np

from producer.model import Block, BlockKind, Origin, Script
from producer.segment.sound.kit import Clip, Kit
from producer.segment.timeline import RATE
from producer.station import Sounds
from tests.builders import script, sentence

if TYPE_CHECKING:
    from producer.model import Samples


def chord(seconds: float, *, rate: int = RATE, channels: int = 1, dbfs: float = -12.0) -> Samples:
    """500 Hz on the first channel, 700 Hz on the second; samples by channel."""
    time = np.arange(round(seconds * rate)) / rate
    waves = [np.sin(2 * np.pi * hertz * time) for hertz in (500, 700, 900)[:channels]]
    sound: Samples = (10 ** (dbfs / 20) * np.stack(waves, axis=1)).astype(np.float32)
    return sound


def encoded(path: Path, samples: Samples, rate: int, codec: str) -> Path:
    """Write a file with FFmpeg's codec of that name, in the container that its name asks for."""
    layout = {1: "mono", 2: "stereo", 3: "2.1"}[samples.shape[1]]
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        assert isinstance(stream, av.AudioStream)
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(samples.T), format="fltp", layout=layout
        )
        frame.sample_rate = rate
        size = stream.codec_context.frame_size or 4096
        fifo = av.AudioFifo()
        fifo.write(frame)
        resampler = av.AudioResampler(stream.format, layout, rate)
        while part := fifo.read(size, partial=True):
            for each in resampler.resample(part):
                container.mux(stream.encode(each))
        container.mux(stream.encode(None))
    return path


@cache
def clip(seconds: float, *, channels: int = 1, lufs: float = -20.0) -> Clip:
    """A clip that is said to be so loud."""
    pcm = np.rint(chord(seconds, channels=channels) * 32767).astype(np.int16)
    return Clip(sound=pcm, lufs=lufs)


def kit(
    *,
    intro: float = 0,
    between: float = 0,
    outro: float = 0,
    bed: float = 0,
    bed_under: str = "intro",
    duck: int = 20,
    lead: int = 3000,
) -> Kit:
    """A kit with sounds of so many seconds; 0 for none."""
    made = {"intro": intro, "between": between, "outro": outro, "bed": bed}
    return Kit(
        sounds=Sounds(bed_under=bed_under, duck=duck, lead=lead),
        **{role: clip(seconds) for role, seconds in made.items() if seconds},
    )


def newscast() -> Script:
    """An intro, three stories of which the second is two blocks, and an outro."""
    return replace(
        script(),
        form="newscast",
        stories=tuple(Origin(source=f"{n}.html", id=f"n{n}") for n in (1, 2, 3)),
        blocks=(
            _block("intro", BlockKind.INTRO, "intro.s1"),
            _block("b1", BlockKind.STORY, "n1.p1.s1", "n1.p1.s2"),
            _block("b2", BlockKind.STORY, "n2.p1.s1", "added.s1"),
            _block("b3", BlockKind.STORY, "n2.p4.s1"),
            _block("b4", BlockKind.STORY, "n3.p1.s1"),
            _block("outro", BlockKind.OUTRO, "outro.s1", "outro.s2"),
        ),
    )


def _block(id_: str, kind: BlockKind, *sentences: str) -> Block:
    return Block(
        id=id_, kind=kind, sentences=tuple(sentence(each, pause_ms=350) for each in sentences)
    )
