"""The station's sounds, decoded, trimmed and measured."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.errors import InputError
from producer.segment.loudness import Meter
from producer.segment.sound import house
from producer.segment.sound.importing import from_file, from_segment
from producer.segment.timeline import RATE
from producer.station import HOUSE

if TYPE_CHECKING:
    from pydub import AudioSegment

    from producer.model import Pcm
    from producer.station import Sounds

LONGEST_STING_S: Final = 30
LONGEST_BED_S: Final = 180
"""A longer bed begins again after so much of it: it is held in memory, 35 MB in stereo."""
SHORTEST_STING_S: Final = 0.5
SHORTEST_BED_S: Final = 4

_SILENT_LUFS: Final = -60.0
_TRIM_DB: Final = -40.0
"""Under a sound's highest sample: what comes before and after it is not missed under speech."""
_MARGIN: Final = RATE * 5 // 1000
_PIECE: Final = 4 * RATE

_HOUSE: Final = {
    "intro": house.intro,
    "between": house.between,
    "outro": house.outro,
    "bed": house.bed,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clip:
    """A sting or a bed: 16 bits at 48 kHz, samples by channel (1 or 2), trimmed to its sound."""

    sound: Pcm
    lufs: float
    """The mean of its channels: comparable with speech that is measured on one."""
    loops: bool = False
    """Its end leads to its start: it may begin again at once."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kit:
    """A station's sounds; None for what it has not."""

    sounds: Sounds
    """How they are to be used."""
    intro: Clip | None = None
    between: Clip | None = None
    outro: Clip | None = None
    bed: Clip | None = None

    @property
    def silent(self) -> bool:
        """Whether the station has no sound at all."""
        return (self.intro, self.between, self.outro, self.bed) == (None,) * 4


def load(sounds: Sounds, channels: int) -> Kit:
    """Decode a station's sounds for a segment of so many channels; for one, stereo is folded.

    Raises InputError where a sound is missing, can't be decoded, is silent, or is as long as
    no sting is.
    """
    return Kit(
        sounds=sounds,
        **{
            role: _clip(role, source, channels)
            for role in _HOUSE
            if (source := getattr(sounds, role)) is not None
        },
    )


def _clip(role: str, source: Path | AudioSegment | str, channels: int) -> Clip:
    name = str(source) if isinstance(source, Path) else f"the sound `{role}`"
    pcm = _pcm(role, source)
    _check_length(role, name, len(pcm))
    if channels == 1 and pcm.shape[1] > 1:
        pcm = _folded(pcm)
    lufs = _lufs(pcm)
    if lufs < _SILENT_LUFS:
        raise InputError(
            f"{name}: {lufs:.0f} LUFS: this sound is silent",
            f"Give `{role}` another file in the station file, or take it out.",
        )
    # What ships is as long as it is meant to be: a bed cut at its ends would lose its beat.
    pcm = pcm if source == HOUSE else _trimmed(pcm)
    _check_length(role, name, len(pcm))
    return Clip(sound=pcm, lufs=lufs, loops=source == HOUSE and role == "bed")


def _pcm(role: str, source: Path | AudioSegment | str) -> Pcm:
    if source == HOUSE:
        made: Pcm = np.rint(_HOUSE[role]() * np.float32(32767)).astype(np.int16)
        return made
    if isinstance(source, str):
        raise InputError(
            f"there is no sound named {source!r} that ships",
            f"Give {HOUSE!r}, a pathlib.Path, or an AudioSegment of pydub.",
        )
    # One more than allowed tells that a sting is too long.
    most = LONGEST_BED_S * RATE if role == "bed" else LONGEST_STING_S * RATE + 1
    given = from_file(source, most) if isinstance(source, Path) else source
    return from_segment(given, most)


def _check_length(role: str, name: str, samples: int) -> None:
    least, most = SHORTEST_STING_S, LONGEST_STING_S
    if role == "bed":
        least, most = SHORTEST_BED_S, LONGEST_BED_S
    if samples < least * RATE:
        raise InputError(
            f"{name}: {samples / RATE:.1f} s is too short for `{role}` ({least:g} s at least)",
            "Give a longer file in the station file, or take it out.",
        )
    if samples > most * RATE:
        raise InputError(
            f"{name}: too long for `{role}` ({most:g} s at most)",
            "Cut the file to its sting, or use it as the `bed`.",
        )


def _folded(pcm: Pcm) -> Pcm:
    """The mean of the channels, as one."""
    out = np.empty((len(pcm), 1), np.int16)
    for start in range(0, len(pcm), _PIECE):
        piece = pcm[start : start + _PIECE].mean(axis=1, keepdims=True, dtype=np.float32)
        out[start : start + _PIECE] = np.rint(piece)
    return out


def _trimmed(pcm: Pcm) -> Pcm:
    """The sound without the silence before and after it."""
    over = max(int(pcm.max()), -int(pcm.min())) * 10 ** (_TRIM_DB / 20)
    heard = np.flatnonzero(np.abs(pcm.astype(np.int32)).max(axis=1) > over)
    first, after = int(heard[0]), int(heard[-1]) + 1
    return pcm[max(0, first - _MARGIN) : after + _MARGIN]


def _lufs(pcm: Pcm) -> float:
    """Short of 0.4 s no loudness is defined: such a sound is heard again and again."""
    meter = Meter(pcm.shape[1])
    for _ in range(-(-RATE // len(pcm))):
        for start in range(0, len(pcm), _PIECE):
            meter.push(pcm[start : start + _PIECE].astype(np.float32) / np.float32(32768))
    return meter.loudness().integrated_lufs - 10 * float(np.log10(pcm.shape[1]))
