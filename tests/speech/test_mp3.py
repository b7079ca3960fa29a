"""A whole MP3 is counted; a cut or a gap anywhere is refused."""

from __future__ import annotations

import io
from functools import cache

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.speech.mp3 import count_frames
from tests.speech.google import tone_mp3

BARE = {"write_xing": "0", "id3v2_version": "0"}
ID3V1 = b"TAG" + bytes(125)


@cache
def bare(rate: int) -> bytes:
    return tone_mp3(rate, rate, BARE)


@cache
def frame_sizes(mp3: bytes) -> tuple[int, ...]:
    """The sizes as FFmpeg finds them: a reader that knows nothing of ours."""
    with av.open(io.BytesIO(mp3), mode="r") as container:
        return tuple(packet.size for packet in container.demux() if packet.size)


@pytest.mark.parametrize(
    "rate", [44100, 48000, 32000, 22050, 24000, 16000, 11025, 12000, 8000], ids="{} Hz".format
)
def test_counts_what_ffmpeg_counts_at_every_rate_of_the_standards(rate: int) -> None:
    assert count_frames(bare(rate)) == len(frame_sizes(bare(rate)))


@pytest.mark.parametrize(
    "options",
    [{"id3v2_version": "3"}, {"id3v2_version": "4"}, {"id3v2_version": "0"}, BARE],
    ids=["ID3v2.3 and Xing", "ID3v2.4 and Xing", "Xing", "bare"],
)
def test_tags_at_either_end_are_not_frames(options: dict[str, str]) -> None:
    tagged = tone_mp3(24000, 24000, options)
    info_frame = 0 if "write_xing" in options else 1
    assert count_frames(tagged) == len(frame_sizes(bare(24000))) + info_frame
    assert count_frames(tagged + ID3V1) == count_frames(tagged)


@given(st.data())
def test_a_cut_is_found_unless_it_falls_between_two_frames(data: st.DataObject) -> None:
    mp3 = bare(24000)
    end = data.draw(st.integers(0, len(mp3) - 1))
    whole = [sum(frame_sizes(mp3)[:count]) for count in range(1, len(frame_sizes(mp3)))]
    if end in whole:
        assert count_frames(mp3[:end]) == whole.index(end) + 1
    else:
        with pytest.raises(ValueError, match=r"cut in|no MP3 frame"):
            count_frames(mp3[:end])


@given(at=st.integers(1, 10), garbage=st.binary(min_size=1, max_size=200))
def test_bytes_between_frames_are_found(at: int, garbage: bytes) -> None:
    mp3 = bare(24000)
    gap = sum(frame_sizes(mp3)[:at])
    garbage = b"\x00" + garbage  # a frame can't start with it
    with pytest.raises(ValueError, match=f"no Layer III frame at byte {gap}"):
        count_frames(mp3[:gap] + garbage + mp3[gap:])


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no MP3 frame"),
        (ID3V1, "no MP3 frame"),
        (b"<html>No.</html>", "no Layer III frame at byte 0"),
        (b"\xff\xf3", "cut in a frame header at byte 0"),
        (b"\xff\xfd\x90\x00" + bytes(500), "no Layer III frame at byte 0"),
        (b"\xff\xfb\x00\x00" + bytes(500), "no Layer III frame at byte 0"),
        (b"\xff\xfb\xf0\x00" + bytes(500), "no Layer III frame at byte 0"),
        (b"\xff\xfb\x9c\x00" + bytes(500), "no Layer III frame at byte 0"),
        (b"\xff\xeb\x90\x00" + bytes(500), "no Layer III frame at byte 0"),
    ],
    ids=[
        "nothing",
        "a tag alone",
        "a page",
        "two bytes",
        "Layer II",
        "free bit rate",
        "forbidden bit rate",
        "reserved rate",
        "reserved version",
    ],
)
def test_what_is_no_layer_iii_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        count_frames(data)


def test_the_rate_may_not_change_on_the_way() -> None:
    with pytest.raises(ValueError, match="24000 Hz becomes 16000 Hz"):
        count_frames(bare(24000) + bare(16000))
