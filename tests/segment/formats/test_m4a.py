"""M4A: its index in front, and an edit list that hides all but the sound."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

import pytest

from producer.segment.formats import mp4
from tests.coded import CODED, RATE, speech, written
from tests.readers import ffprobe, needs

if TYPE_CHECKING:
    from pathlib import Path

M4A: Final = CODED[1]


def kinds(data: bytes) -> list[bytes]:
    """The boxes that lie one after another (ISO/IEC 14496-12, 4.2)."""
    found = []
    while data:
        size = struct.unpack(">I", data[:4])[0]
        found.append(data[4:8])
        data = data[size:]
    return found


def test_the_index_is_before_the_sound(tmp_path: Path) -> None:
    found = kinds(written(M4A, speech(RATE), tmp_path).read_bytes())
    assert found[:2] == [b"ftyp", b"moov"]
    assert found[-1] == b"mdat"


def test_nothing_is_left_beside_it(tmp_path: Path) -> None:
    written(M4A, speech(RATE), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["segment.m4a", "segment.pcm"]


@pytest.mark.parametrize("rest", [0, 1, 1023])
def test_the_edit_list_hides_the_delay_and_what_was_put_before_the_sound(
    rest: int, tmp_path: Path
) -> None:
    length = 47 * 1024 + rest
    data = written(M4A, speech(length), tmp_path).read_bytes()
    place = data.index(b"elst")
    entries, duration, begin = struct.unpack(">IIi", data[place + 8 : place + 20])
    assert (entries, duration) == (1, length)
    assert begin == 1024 + -length % 1024


@needs("ffprobe")
def test_ffprobe_finds_aac_lc_of_exactly_that_length(tmp_path: Path) -> None:
    found = ffprobe(written(M4A, speech(RATE + 13), tmp_path))
    stream = found["streams"][0]
    assert (stream["profile"], stream["duration_ts"]) == ("LC", RATE + 13)
    assert found["format"]["tags"]["major_brand"] == "M4A "


@pytest.mark.parametrize(("kind", "layout"), [(b"stco", ">I"), (b"co64", ">Q")])
def test_a_moved_index_points_so_much_further(kind: bytes, layout: str) -> None:
    def index(*places: int) -> bytes:
        held = b"".join(struct.pack(layout, place) for place in places)
        table = mp4.box(kind, struct.pack(">II", 0, len(places)) + held)
        boxed = table
        for around in (b"stbl", b"minf", b"mdia", b"trak", b"moov"):
            boxed = mp4.box(around, boxed)
        return boxed

    assert mp4.moved(index(40, 5000), 77) == index(117, 5077)


def test_a_box_longer_than_four_bytes_tell_is_stepped_over(tmp_path: Path) -> None:
    path = tmp_path / "long.mp4"
    path.write_bytes(struct.pack(">I4sQ", 1, b"mdat", 20) + b"1234" + mp4.box(b"free", b""))
    with path.open("rb") as file:
        assert [(one.kind, one.start, one.end) for one in mp4.boxes(file)] == [
            (b"mdat", 0, 20),
            (b"free", 20, 28),
        ]
