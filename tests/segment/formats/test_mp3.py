"""MP3: its ID3 tag byte for byte as the standard has it, and the gapless header after it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest

from producer.segment.formats import pyav
from producer.segment.formats.mp3 import CODING
from producer.segment.labels import Mark
from tests.coded import CODED, either, speech, written
from tests.labels_builder import labels
from tests.readers import ffprobe, needs

if TYPE_CHECKING:
    from pathlib import Path

    from producer.segment.labels import Labels

RATE: Final = 48_000
MP3: Final = CODED[0]


def syncsafe(four: bytes) -> int:
    assert all(byte < 128 for byte in four)
    return four[0] << 21 | four[1] << 14 | four[2] << 7 | four[3]


def frames(data: bytes) -> list[tuple[str, bytes]]:
    """The frames that lie one after another: identifier and content (structure, clause 4)."""
    found = []
    while data:
        assert data[8:10] == b"\0\0", "no flags"
        end = 10 + syncsafe(data[4:8])
        found.append((data[:4].decode("ascii"), data[10:end]))
        data = data[end:]
    return found


def tag(path: Path) -> tuple[list[tuple[str, bytes]], bytes]:
    """The frames of a file's tag, and what follows it."""
    data = path.read_bytes()
    assert data[:6] == b"ID3\x04\x00\x00"
    end = 10 + syncsafe(data[6:10])
    return frames(data[10:end]), data[end:]


def found(folder: Path, told: Labels | None = None) -> dict[str, bytes]:
    return dict(tag(written(MP3, speech(RATE), folder, told))[0])


def test_texts_are_utf_8(tmp_path: Path) -> None:
    held = found(tmp_path)
    assert held["TIT2"] == b"\x03The Larkin Island ferry sails again"
    assert held["TCOP"] == b"\x03" + "© 2026 Harbour Public Radio".encode()
    assert held["TDRC"] == b"\x032026-05-04T05:30:07"
    assert held["TLAN"] == b"\x03eng"


def test_the_comment_is_a_comment(tmp_path: Path) -> None:
    assert found(tmp_path)["COMM"] == b"\x03eng\x00It was read by a synthetic voice."


def test_the_story_is_the_official_source(tmp_path: Path) -> None:
    assert found(tmp_path)["WOAS"] == b"https://harbour.example/2026/ferry"


def test_the_words_are_in_it_in_a_language_that_nobody_knows_too(tmp_path: Path) -> None:
    told = labels(language="tlh-x", script="Rain fell.\nA band plays.")
    assert found(tmp_path, told)["USLT"] == b"\x03tlh\x00Rain fell.\nA band plays."
    assert found(tmp_path, labels(language="q"))["COMM"][1:4] == b"XXX"


def test_chapters_stand_under_a_table_of_contents(tmp_path: Path) -> None:
    """Chapter Frame Addendum, 3.1 and 3.2."""
    held, _ = tag(written(MP3, speech(), tmp_path))
    chapters = [content for name, content in held if name == "CHAP"]
    assert dict(held)["CTOC"] == b"contents\x00\x03\x02chapter1\x00chapter2\x00"
    for content, name, times in zip(
        chapters, (b"chapter1", b"chapter2"), ((0, 1000), (1000, 2000)), strict=True
    ):
        assert content.startswith(name + b"\x00")
        rest = content[len(name) + 1 :]
        assert struct.unpack(">4I", rest[:16]) == (*times, 0xFFFFFFFF, 0xFFFFFFFF)
        assert frames(rest[16:])[0][0] == "TIT2"


def test_a_table_of_contents_counts_255_chapters(tmp_path: Path) -> None:
    many = tuple(Mark(title=f"Story {number}", start=100 * number) for number in range(300))
    held, _ = tag(written(MP3, speech(RATE), tmp_path, labels(chapters=many)))
    assert dict(held)["CTOC"][len("contents") + 1 : len("contents") + 3] == b"\x03\xff"
    assert sum(name == "CHAP" for name, _ in held) == 255


@either
def test_the_gapless_header_is_the_first_frame_after_the_tag(channels: int, tmp_path: Path) -> None:
    sound = np.repeat(speech(RATE)[:, None], channels, axis=1)
    _, coded = tag(written(MP3, sound, tmp_path))
    assert coded[0] == 0xFF
    assert coded[1] & 0xE0 == 0xE0
    place = coded.index(b"Info")  # "Xing" where the bit rate varies
    assert place < 40
    delay = int.from_bytes(coded[place + 141 : place + 144], "big")
    start, end = delay >> 12, delay & 0xFFF
    whole = int.from_bytes(coded[place + 8 : place + 12], "big") * 1152
    assert whole - start - end == RATE


def test_another_decoder_hears_a_click_where_it_was_put(tmp_path: Path) -> None:
    import soundfile

    click = np.zeros(RATE, np.int16)
    click[30_011] = 20_000
    samples, _ = soundfile.read(written(MP3, click, tmp_path), dtype="float32")
    assert int(np.argmax(np.abs(samples))) == 30_011


@needs("ffprobe")
@either
def test_the_bit_rate_is_constant(channels: int, tmp_path: Path) -> None:
    sound = np.repeat(speech(RATE)[:, None], channels, axis=1)
    (stream,) = ffprobe(written(MP3, sound, tmp_path))["streams"]
    assert int(stream["bit_rate"]) == MP3.bit_rates[channels - 1]


@pytest.mark.parametrize(("channels", "level"), [(1, 0.95), (2, 0.97)])
def test_the_level_that_lame_sets_is_measured(channels: int, level: float) -> None:
    assert pyav.level(CODING, channels) == pytest.approx(level, abs=0.005)
