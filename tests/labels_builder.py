"""Makers of what a format's writer is given: labels of an invented segment, and its sound."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from producer.model import Loudness
from producer.segment.labels import Labels, Mark
from producer.segment.mastered import Mastered

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Pcm

_RATE: Final = 48_000

HOSTILE: Final = {
    "quotes": "The \"ferry\" said 'no' \\ again; # = [x]",
    "newlines": "The ferry\nsails\r\nagain\tand again",
    "a NUL": "The ferry\0sails",
    "emoji": "The ferry 🚢 sails 👩‍🔧 again",
    "right to left": "המעבורת מפליגה שוב, العبارة",
    "typographic": "“The ferry’s — naïve — café” … Łódź straße",
    "markup": "<ferry> & ]]> &amp; <!-- sails -->",
    "500 characters": "The ferry sails to Larkin Island again today, é. " * 10 + "0123456789",
}
"""Titles that have stopped real stations, by what is wrong with them."""

_LABELS: Final = Labels(
    title="The Larkin Island ferry sails again",
    slug="larkin-ferry",
    station="Harbour Public Radio",
    artist="Harbour Public Radio",
    byline="Tobias Renn",
    url="https://harbour.example/2026/ferry",
    published="2026-05-04",
    language="en",
    copyright="© 2026 Harbour Public Radio",
    disclosure="It was read by a synthetic voice.",
    digital_source_type=("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"),
    engine="hibari 0.2.1",
    voice="heart",
    approver="Odile Marsh",
    expires="2026-05-06T18:00:00",
    made=datetime(2026, 5, 4, 5, 30, 7, tzinfo=UTC),
    reference="0123456789abcdef0123456789abcdef",
    script=(
        "The ferry to Larkin Island sails again on Thursday.\n"
        "“We counted the days,” says Odile Marsh."
    ),
    script_sha256="0123456789abcdef" * 4,
    in_cue="The ferry to Larkin Island",
    out_cue="says Odile Marsh",
    chapters=(
        Mark(title="The Larkin Island ferry sails again", start=0),
        Mark(title="“We counted the days”", start=_RATE),
    ),
    speech_start=_RATE // 2,
    speech_end=3 * _RATE // 2,
    samples=2 * _RATE + 7,
    loudness=Loudness(
        integrated_lufs=-24.02,
        range_lu=3.2,
        momentary_max_lufs=-20.13,
        short_term_max_lufs=-22.5,
        true_peak_dbtp=-4.07,
        sample_peak_dbfs=-4.1,
    ),
)


def labels(**changes: Any) -> Labels:
    """What the containers say of a segment of 2 s and 7 samples, with two chapters."""
    return replace(_LABELS, **changes)


def mastered(samples: Pcm, path: Path) -> Mastered:
    """16-bit samples, or samples by channel, as they lie on disk at `path` once mastered."""
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    path.write_bytes(np.ascontiguousarray(samples, "<i2").tobytes())
    return Mastered(path=path, samples=len(samples), channels=channels)


def noise(samples: int, channels: int = 1) -> Pcm:
    """As loud as speech, the same every time, samples by channel."""
    made = np.random.default_rng(20260504).normal(0, 2000, (samples, channels))
    return np.clip(made, -32_000, 32_000).astype(np.int16)
