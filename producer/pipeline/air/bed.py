"""The station's bed as fill: where its library has no music, it is what stands in."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from producer.files import atomic_file, sha256
from producer.model import Piece
from producer.segment import profiles
from producer.station import FILL, HOUSE, LAYOUTS, Sounds

if TYPE_CHECKING:
    from producer.station import Station

_SECONDS: Final = 600
"""Long enough that it seldom begins again, and short enough to be made in a second or two."""


def with_bed(pieces: tuple[Piece, ...], station: Station, folder: Path) -> tuple[Piece, ...]:
    """The pieces, and the bed where none of them is fill; its sound is kept in `folder`.

    It is the station's own, or the one that ships where it has none: music is better than a
    transmitter with nothing on it. Raises InputError for a bed that can't be read, OutputError.
    """
    if any(piece.category == FILL for piece in pieces):
        return pieces
    return (*pieces, _bed(station, folder))


def _bed(station: Station, folder: Path) -> Piece:
    bed = station.sounds.bed or HOUSE
    file = folder / f"bed-{_told(station)}.flac"
    if not file.is_file():
        _write(station, Sounds(bed=bed), file)
    return Piece(
        id=f"file:{file.name}",
        title="Music",
        artist=station.name,
        category=FILL,
        length_ms=_SECONDS * 1000,
        file=file.absolute(),
        media_type="audio/flac",
    )


def _told(station: Station) -> str:
    """By which another sound, loudness or layout is known."""
    from producer.segment.sound import house

    bed, profile = station.sounds.bed or HOUSE, profiles.find(station.profile, station.own)
    sound = f"{HOUSE} {house.VERSION}"
    if isinstance(bed, Path):
        sound = sha256(bed) if bed.is_file() else str(bed)
    told = f"{sound} {station.layout} {profile} {_SECONDS}"
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:12]


def _write(station: Station, sounds: Sounds, file: Path) -> None:
    import soundfile

    from producer.segment.sound.alone import alone
    from producer.segment.sound.kit import load
    from producer.segment.timeline import RATE

    clip = load(sounds, 1 + LAYOUTS.index(station.layout)).bed
    assert clip is not None
    sound = alone(clip, profiles.find(station.profile, station.own), _SECONDS)
    with atomic_file(file) as temporary:
        soundfile.write(temporary, sound, RATE, subtype="PCM_16", format="FLAC")
