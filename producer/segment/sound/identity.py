"""What a station's sounds are, in so many words that a change of them shows."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from producer.errors import InputError
from producer.files import sha256

if TYPE_CHECKING:
    from pydub import AudioSegment

    from producer.station import Sounds


def identity(sounds: Sounds) -> dict[str, str | int]:
    """By key: what each sound holds, and how it is used. Files are read, and not decoded.

    Raises InputError where a file can't be read.
    """
    roles = {role: getattr(sounds, role) for role in ("intro", "between", "outro", "bed")}
    used: dict[str, str | int] = {
        "bed-under": sounds.bed_under,
        "duck": sounds.duck,
        "lead": sounds.lead,
    }
    return {
        role: _told(role, source) for role, source in roles.items() if source is not None
    } | used


def _told(role: str, source: Path | AudioSegment | str) -> str:
    if isinstance(source, Path):
        try:
            return sha256(source)
        except OSError as error:
            raise InputError(
                f"{source}: this sound file can't be read: {error.strerror}",
                f"Check `{role}` under `sound:` in the station file, or write `house` there.",
            ) from error
    if isinstance(source, str):
        from producer.segment.sound.house import VERSION

        return f"{source} {VERSION}"
    kind = f"{source.frame_rate} {source.channels} {source.sample_width} ".encode()
    return hashlib.sha256(kind + source.raw_data).hexdigest()
