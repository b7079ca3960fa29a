"""The station file's `sound:`: what it says, and every way to get it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.errors import InputError
from producer.station import Sounds, read


def sound(folder: Path, text: str) -> Sounds:
    path = folder / "station.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path).sounds


def test_every_key_is_read(tmp_path: Path) -> None:
    told = (
        "sound: {intro: stings/open.wav, between: house, outro: /srv/close.flac, bed: house, "
        "bed-under: all, duck: 18, lead: 2500}"
    )
    assert sound(tmp_path, told) == Sounds(
        intro=tmp_path / "stings" / "open.wav",
        between="house",
        outro=Path("/srv/close.flac"),
        bed="house",
        bed_under="all",
        duck=18,
        lead=2500,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: WZQY", Sounds()),
        ("sound: {}", Sounds()),
        ("sound: {bed: house}", Sounds(bed="house", bed_under="intro", duck=20, lead=3000)),
        ("sound:\n  outro: house\n", Sounds(outro="house")),
    ],
)
def test_what_is_left_out_stays_as_it_is(tmp_path: Path, text: str, expected: Sounds) -> None:
    assert sound(tmp_path, text) == expected


def test_a_file_that_is_called_house_is_named_with_its_folder(tmp_path: Path) -> None:
    assert sound(tmp_path, "sound: {intro: ./house}").intro == tmp_path / "house"


def test_a_home_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert sound(tmp_path, "sound: {bed: ~/bed.mp3}").bed == tmp_path / "bed.mp3"


def test_a_sound_that_is_not_there_hinders_nobody_who_makes_no_segment(tmp_path: Path) -> None:
    assert sound(tmp_path, "sound: {intro: gone.wav}").intro == tmp_path / "gone.wav"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sound: house", ":1: expected a group with the keys bed, bed-under, between, duck, intro"),
        ("sound:\n  sting: a.wav", ":2: expected one of the keys bed, bed-under, between, duck, "),
        ("sound:\n  intro: ''", ":2: expected a text that is not empty, found ''"),
        ("sound:\n  intro:", ":2: expected a text, found nothing"),
        ("sound:\n  bed: house\n  bed-under: outro", ":3: expected one of intro, all, found"),
        ("sound:\n  bed: house\n  duck: 9", ":3: expected a whole number from 10 to 40, found '9'"),
        ("sound:\n  bed: house\n  lead: 3.5", ":3: expected a whole number from 500 to 15000"),
        ("sound:\n  intro: house\n\n  duck: 18", ":4: expected a `bed` beside `duck`, found '18'"),
        ("sound:\n  bed-under: all", ":2: expected a `bed` beside `bed-under`, found 'all'"),
        ("sound:\n  bed: ~nobody-of-that-name/a.wav", ":2: expected a path whose home is on this"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        sound(tmp_path, text)
    assert f"station.yaml{message}" in str(caught.value)
