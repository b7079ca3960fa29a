"""A finished segment for who goes on with pydub."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from producer import pipeline
from producer.errors import InputError
from producer.station import Station
from tests.paths import PIER


@pytest.mark.parametrize(("layout", "channels"), [("mono", 1), ("stereo", 2)])
def test_pydub_is_handed_the_very_samples(layout: str, channels: int, tmp_path: Path) -> None:
    station = Station(
        engine="tone",
        layout=layout,
        formats=("wav", "mp3"),
        out=tmp_path / "out",
        cache=tmp_path / "cache",
    )
    made = pipeline.make((str(PIER),), station)
    handed = pipeline.audio_of(made)
    assert (handed.frame_rate, handed.channels, handed.sample_width) == (48_000, channels, 2)
    written, _ = soundfile.read(made.folder / "segment.wav", dtype="int16")
    assert np.array_equal(np.array(handed.get_array_of_samples()), written.ravel())
    (made.folder / "segment.wav").unlink()
    with pytest.raises(InputError, match=r"segment\.wav"):
        pipeline.audio_of(made)
