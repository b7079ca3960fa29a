"""Packed answers: every member of a gzip file, to its end, within the cap."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import EngineError
from producer.story.fetching import size
from producer.story.fetching.packing import Packed, unpacking

URL = "https://harbor.example/story"
ONE, TWO = (
    gzip.compress(text, mtime=0)  # a time would give each worker other names for these tests
    for text in (b"The ferry is back. ", b"It sails at nine.")
)


def unpacked(data: bytes, piece: int = 65536) -> tuple[bytes, bool]:
    packed = Packed(URL)
    found = b"".join(packed.unpack(data[n : n + piece]) for n in range(0, len(data), piece))
    return found, packed.whole


@pytest.mark.parametrize("piece", [1, 2, 7, 65536])
@pytest.mark.parametrize("padding", [b"", b"\0" * 40, b"\x1f", b"\0\x1f\x8b broken", b"<!-- -->"])
def test_all_members_are_read_and_padding_is_left_alone(piece: int, padding: bytes) -> None:
    assert unpacked(ONE + TWO + padding, piece) == (b"The ferry is back. It sails at nine.", True)


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=6), st.integers(1, 60))
def test_any_members_in_any_pieces(members: list[bytes], piece: int) -> None:
    data = b"".join(gzip.compress(member) for member in members)
    assert unpacked(data, piece) == (b"".join(members), True)


@pytest.mark.parametrize("data", [b"", ONE[:10], ONE + TWO[:12], ONE + TWO[:-1]])
def test_half_a_member_is_no_whole(data: bytes) -> None:
    assert unpacked(data)[1] is False


def test_a_member_that_breaks_is_an_error() -> None:
    with pytest.raises(EngineError, match="damaged"):
        unpacked(ONE + TWO[:-8] + bytes(8))


def test_the_cap_is_over_all_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "CAP", 1000)
    found = Packed(URL).unpack(gzip.compress(bytes(600)) * 100)
    assert 1000 < len(found) <= 2001


def test_a_packing_that_nobody_asked_for() -> None:
    with pytest.raises(EngineError, match="packed its answer as br"):
        unpacking(URL, "br")
