"""MP3 by LAME, constant bit rate, with the gapless header: it decodes to the same length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.segment.formats import id3, tags
from producer.segment.formats.ascii_text import address
from producer.segment.formats.pyav import Coding, chapters, encode

if TYPE_CHECKING:
    from pathlib import Path

    from producer.segment.labels import Labels
    from producer.segment.mastered import Mastered

CODING: Final = Coding(
    container="mp3",
    encoder="libmp3lame",
    # Stereo is a voice in the middle of a bed: joint stereo gives what both sides share nearly
    # all of the bits that mono has, and 64 kbit/s to what they don't; 256 only makes it larger.
    bit_rates=(128_000, 192_000),
    # Of LAME's quality: at these bit rates a voice gains nothing from the slower ones.
    encoder_options=(("compression_level", "7"),),
    container_options=(("id3v2_version", "0"),),
)
_FRAMES: Final = {
    "title": "TIT2",
    "artist": "TPE1",
    "album": "TALB",
    "date": "TDRC",
    "genre": "TCON",
    "copyright": "TCOP",
    "encoder": "TSSE",
}


def write(sound: Mastered, path: Path, labels: Labels) -> None:
    """Raises OSError where it can't be written."""
    with path.open("wb") as file:
        file.write(_tag(labels))
        encode(sound, file, CODING)


def _tag(labels: Labels) -> bytes:
    told, language = tags.plain(labels), tags.language(labels)
    comment, script = told.pop("comment", ""), told.pop("lyrics", "")
    url = address(labels.url)
    frames = [
        *(id3.text(_FRAMES[name], value) for name, value in told.items()),
        id3.text("TLAN", language) if language else b"",
        id3.words("COMM", comment, language) if comment else b"",
        id3.address("WOAS", url) if url else b"",
        *(id3.user_text(name, value) for name, value in tags.marked(labels).items()),
        id3.contents(chapters(labels)),
        id3.words("USLT", script, language) if script else b"",
    ]
    return id3.tag(b"".join(frames))
