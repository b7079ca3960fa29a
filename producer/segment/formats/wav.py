"""Broadcast WAV: 16-bit PCM with bext, cart, cue points, INFO and the marking."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from producer import __version__
from producer.errors import RuleError
from producer.segment.formats import riff
from producer.segment.formats.ascii_text import address, lines, one_line, telling
from producer.segment.formats.bext import bext
from producer.segment.formats.cart import cart
from producer.segment.formats.marking import marking
from producer.segment.labels import Mark
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from producer.segment.labels import Labels
    from producer.segment.mastered import Mastered

_GENRE: Final = "News"


def write(sound: Mastered, path: Path, labels: Labels) -> None:
    """Everything that is told stands before the sound, so that it is known before it plays.

    Raises OSError where it can't be written, RuleError where it would be longer than a RIFF
    file can be: 4 GiB, which is 12 h 25 min in mono and 6 h 12 min in stereo.
    """
    told = b"".join(
        (
            bext(labels, sound.channels),
            riff.form(sound.channels, RATE),
            cart(labels),
            _info(labels),
            riff.cues((*labels.chapters, *_speech(labels))),
        )
    )
    size = sound.samples * sound.channels * 2
    whole = len(b"WAVE") + len(told) + len(b"data") + 4 + size
    if whole > riff.BIGGEST:
        hours = sound.samples / RATE / 3600
        raise RuleError(
            f"{path.name}: {hours:.1f} hours of sound are more than the 4 GiB of a WAV file",
            "Deliver it as FLAC (--format flac), or in shorter parts.",
        )
    with path.open("wb") as file:
        file.write(b"RIFF" + struct.pack("<I", whole) + b"WAVE" + told)
        file.write(b"data" + struct.pack("<I", size))
        for piece in sound.pieces():
            file.write(piece.tobytes())


def _speech(labels: Labels) -> tuple[Mark, Mark]:
    return (
        Mark(title="Speech starts", start=labels.speech_start),
        Mark(title="Speech ends", start=labels.speech_end),
    )


def _info(labels: Labels) -> bytes:
    """INFO, with the marking in its comment: ffprobe, mediainfo and wavinfo read no other place.

    (iXML and aXML would hold it too, but each is read by one of them or none.)
    """
    return riff.info(
        {
            b"INAM": telling(labels.title, labels.slug),
            b"IART": one_line(labels.artist),
            b"IPRD": one_line(labels.station),
            b"ICMT": _comment(labels),
            b"ICOP": one_line(labels.copyright),
            b"ICRD": labels.made.strftime("%Y-%m-%d"),
            b"IGNR": _GENRE,
            b"ILNG": one_line(labels.language),
            b"ISFT": f"producer {__version__}",
            b"ISRC": address(labels.url),
        }
    )


def _comment(labels: Labels) -> str:
    """The disclosure, then the marking: a name and a value on each line."""
    marked = (f"{name}: {one_line(value)}" for name, value in marking(labels).items())
    return lines("\n".join((one_line(labels.disclosure), *marked)))
