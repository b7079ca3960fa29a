"""The formats that PyAV encodes with tags, and makers of their files, for tests of them all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest

from producer.audio import pieces
from producer.segment.formats import find
from producer.segment.stitch import to_pcm
from tests.builders import programme
from tests.labels_builder import labels, mastered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from producer.model import Pcm, Samples
    from producer.segment.labels import Labels

RATE: Final = 48_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A format, and what independent readers are to find in it."""

    name: str
    codec: str
    bit_rates: tuple[int, int]
    """Of mono and stereo; on the average of all sounds, where the encoder varies them."""
    said_by: str
    """The file that has the tags."""
    chapters: bool = True
    renamed: Mapping[str, str] = field(default_factory=dict)
    """What mediainfo calls by another name in it."""


CODED: Final = (
    Coded(name="mp3", codec="mp3", bit_rates=(128_000, 192_000), said_by="segment.mp3"),
    Coded(name="m4a", codec="aac", bit_rates=(96_000, 160_000), said_by="segment.m4a"),
    Coded(
        name="opus",
        codec="opus",
        bit_rates=(80_000, 112_000),
        said_by="segment.opus",
        renamed={"Comment": "Description", "reference": "Producer_Reference"},
    ),
    Coded(
        name="hls",
        codec="aac",
        bit_rates=(96_000, 160_000),
        said_by="hls/init.mp4",
        chapters=False,
    ),
)

every_one = pytest.mark.parametrize("coded", CODED, ids=lambda coded: coded.name)
those_with_chapters = pytest.mark.parametrize(
    "coded", [coded for coded in CODED if coded.chapters], ids=lambda coded: coded.name
)
either = pytest.mark.parametrize("channels", [1, 2], ids=["mono", "stereo"])


def speech(samples: int = 2 * RATE + 7) -> Pcm:
    return to_pcm(programme("tone")[RATE // 4 :][:samples])


def written(coded: Coded, sound: Pcm, folder: Path, told: Labels | None = None) -> Path:
    """The file of the format that a player opens."""
    format = find(coded.name)
    path = folder / format.file_name
    format.write(mastered(sound, folder / "segment.pcm"), path, told or labels())
    return path


def heard(path: Path) -> Samples:
    """As PyAV decodes it, samples by channel."""
    return np.concatenate([samples for samples, _ in pieces(path)])
