"""A segment is made anew where its station's sounds are others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydub import AudioSegment

from producer.errors import InputError
from producer.segment.sound.identity import identity
from producer.station import Sounds


def silence(ms: int, rate: int = 48_000) -> AudioSegment:
    return AudioSegment.silent(ms, frame_rate=rate)


def test_the_same_sounds_are_the_same(tmp_path: Path) -> None:
    for name in ("one.wav", "two.wav"):
        (tmp_path / name).write_bytes(b"content")
    one = Sounds(intro=tmp_path / "one.wav", bed="house", outro=silence(100))
    two = Sounds(intro=tmp_path / "two.wav", bed="house", outro=silence(100))
    assert identity(one) == identity(two)
    json.dumps(identity(one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (Sounds(), Sounds(bed="house")),
        (Sounds(intro="house"), Sounds(outro="house")),
        (Sounds(bed="house"), Sounds(bed="house", bed_under="all")),
        (Sounds(bed="house"), Sounds(bed="house", duck=18)),
        (Sounds(bed="house"), Sounds(bed="house", lead=2000)),
        (Sounds(bed=silence(100)), Sounds(bed=silence(101))),
        (Sounds(bed=silence(100)), Sounds(bed=silence(200, 24_000))),
    ],
)
def test_another_sound_or_use_is_another(one: Sounds, two: Sounds) -> None:
    assert identity(one) != identity(two)


def test_a_file_that_changed_is_another(tmp_path: Path) -> None:
    path = tmp_path / "one.wav"
    path.write_bytes(b"before")
    before = identity(Sounds(intro=path))
    path.write_bytes(b"after")
    assert identity(Sounds(intro=path)) != before


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.wav: this sound file can't be read: No such file"):
        identity(Sounds(outro=tmp_path / "gone.wav"))
