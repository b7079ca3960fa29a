"""The broadcast extension chunk of a BWF file, version 2 (EBU Tech 3285 v2, clause 2.3)."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, Final

from producer import __version__
from producer.segment.formats.ascii_text import field, lines, one_line, telling
from producer.segment.formats.riff import chunk
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from producer.segment.labels import Labels

_LAYOUT: Final = struct.Struct("<256s32s32s10s8sQH64s5h180s")
_VERSION: Final = 2
_UNKNOWN: Final = 0x7FFF
"""A loudness that was not measured (clause 2.3, LoudnessValue)."""
_TITLE_SIZE: Final = 96
_NOTICE_SIZE: Final = 84
"""Characters of the description that title and disclosure may take: the marking has the rest."""


def bext(labels: Labels, channels: int) -> bytes:
    """The chunk; dates are those of the clock of `labels.made`, the place in time is 0."""
    heard = labels.loudness
    fixed = _LAYOUT.pack(
        field(_description(labels), 256),
        field(labels.station or "producer", 32),
        field(labels.reference, 32),
        labels.made.strftime("%Y-%m-%d").encode("ascii"),
        labels.made.strftime("%H:%M:%S").encode("ascii"),
        0,
        _VERSION,
        b"",
        _hundredths(heard.integrated_lufs),
        _hundredths(heard.range_lu),
        _hundredths(heard.true_peak_dbtp),
        _hundredths(heard.momentary_max_lufs),
        _hundredths(heard.short_term_max_lufs),
        b"",
    )
    return chunk(b"bext", fixed + _history(channels).encode("ascii"))


def _description(labels: Labels) -> str:
    """What a newsroom sees of the file: its title, then the marking that must not be lost."""
    told = (
        telling(labels.title, labels.slug)[:_TITLE_SIZE].rstrip(),
        one_line(labels.disclosure)[:_NOTICE_SIZE].rstrip(),
        labels.digital_source_type,
    )
    return " | ".join(part for part in told if part)


def _hundredths(measured: float) -> int:
    """As a 16-bit integer; silence has no loudness, so that it is marked as not measured."""
    if not math.isfinite(measured):
        return _UNKNOWN
    return max(-0x8000, min(_UNKNOWN - 1, round(100 * measured)))


def _history(channels: int) -> str:
    """One line of coding history (EBU R 98)."""
    mode = {1: "mono", 2: "stereo"}[channels]
    return lines(f"A=PCM,F={RATE},W=16,M={mode},T=producer {__version__}")
