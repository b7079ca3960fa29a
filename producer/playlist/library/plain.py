"""Plain sounds: music, jingles and the like, by their files alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from av.container import InputContainer

MEDIA_TYPES: Final = {
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".m4a": "audio/mp4",
    ".aif": "audio/aiff",
    ".aiff": "audio/aiff",
}
"""What a file of that ending is, in lower case."""
_TELL_THEIR_LENGTH: Final = frozenset({".wav", ".flac", ".aif", ".aiff"})
_SHORTEST_MS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounding:
    """A plain sound as its file tells of it; texts are empty where it tells nothing."""

    title: str
    artist: str
    length_ms: int


def sounding(path: Path) -> Sounding:
    """What a sound file tells of itself. Raises ValueError, for people, where it is none."""
    import av

    try:
        # Absolute, lest a colon in its name pass for a protocol's.
        with av.open(str(path.absolute()), mode="r", metadata_errors="replace") as container:
            if not container.streams.audio:
                raise ValueError("there is no sound in it")
            tags = _tags(container)
            length_ms = (
                _by_its_head(path)
                if path.suffix.lower() in _TELL_THEIR_LENGTH
                else _by_its_packets(container)
            )
    except av.FFmpegError as error:
        raise ValueError("it is no sound file, or a broken one") from error
    if length_ms < _SHORTEST_MS:
        raise ValueError("there is no sound in it")
    return Sounding(
        title=_words(tags.get("title", "")) or path.stem,
        artist=_words(tags.get("artist", "")),
        length_ms=length_ms,
    )


def media_type(path: str) -> str:
    """By its ending."""
    return MEDIA_TYPES[PurePath(path).suffix.lower()]


def _tags(container: InputContainer) -> dict[str, str]:
    """Of the file, or of its sound, where Ogg keeps them."""
    told = (*container.streams.audio[0].metadata.items(), *container.metadata.items())
    return {key.lower(): value for key, value in told}


def _by_its_head(path: Path) -> int:
    """libsndfile knows a file that was cut short, whatever its head says."""
    import soundfile

    try:
        told = soundfile.info(path)
    except (OSError, soundfile.LibsndfileError) as error:
        raise ValueError("it is no sound file, or a broken one") from error
    return round(int(told.frames) * 1000 / int(told.samplerate))


def _by_its_packets(container: InputContainer) -> int:
    """To a packet, without decoding: a head may be missing, or be that of a longer file.

    What an encoder put before the sound is not counted.
    """
    stream = container.streams.audio[0]
    base = stream.time_base
    ends = (
        packet.pts + packet.duration
        for packet in container.demux(stream)
        if packet.pts is not None and packet.duration
    )
    end = max(ends, default=0) - max(stream.start_time or 0, 0)
    return 0 if base is None else round(end * base * 1000)


def _words(text: str) -> str:
    return " ".join(text.split())
