"""Independent readers of audio files, for what a file says and holds."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from producer.audio import pieces

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Pcm


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def ffprobe(path: Path) -> dict[str, Any]:
    """What ffprobe finds: "format" (with "tags"), "streams" and "chapters"."""
    found: dict[str, Any] = json.loads(
        _said("ffprobe", "-v", "error", "-show_format", "-show_streams", "-show_chapters",
              "-of", "json", str(path))
    )  # fmt: skip
    return found


def length(path: Path) -> tuple[int, int]:
    """How many samples per channel a file decodes to, and at which rate."""
    found = [(len(samples), rate) for samples, rate in pieces(path)]
    return sum(samples for samples, _ in found), found[0][1]


def mediainfo(path: Path) -> dict[str, dict[str, Any]]:
    """What mediainfo finds by kind of track ("General", "Audio", "Menu"), its extras among it."""
    found = json.loads(_said("mediainfo", "--Output=JSON", str(path)))
    return {track["@type"]: track | track.get("extra", {}) for track in found["media"]["track"]}


def ffmpeg(path: Path, channels: int) -> Pcm:
    """The sound as the program ffmpeg decodes it, samples by channel."""
    raw = _said("ffmpeg", "-v", "error", "-i", str(path), "-f", "s16le", "-")
    return np.frombuffer(raw, "<i2").reshape(-1, channels)


def _said(*command: str) -> bytes:
    return subprocess.run(command, capture_output=True, check=True, stdin=subprocess.DEVNULL).stdout


def chunks(data: bytes) -> list[tuple[str, bytes]]:
    """The chunks of a RIFF form, which must fill it to its last byte, each on a word boundary."""
    assert data[:4] == b"RIFF"
    assert int.from_bytes(data[4:8], "little") == len(data) - 8
    return subchunks(data[12:])


def subchunks(data: bytes) -> list[tuple[str, bytes]]:
    """The chunks that lie one after another; a list is named with its type."""
    found: list[tuple[str, bytes]] = []
    place = 0
    while place < len(data):
        name = data[place : place + 4].decode("ascii")
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        held = data[place + 8 : place + 8 + size]
        assert len(held) == size, f"{name} is cut short"
        if name == "LIST":
            name, held = f"LIST {held[:4].decode('ascii')}", held[4:]
        found.append((name, held))
        place += 8 + size
        assert data[place : place + size % 2] == b"\0" * (size % 2), f"{name} is not padded"
        place += size % 2
    assert place == len(data)
    return found
