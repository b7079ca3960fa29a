"""The weights that training/homographs.py made: small numbers, one a place, packed with zlib."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from producer.script.homographs.features import BITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from producer.script.homographs.features import Seen
    from producer.script.homographs.sounds import Reading

FILE: Final = Path(__file__).with_name("weights.bin")


@cache
def weights() -> memoryview:
    """One signed byte a place; read from the package once, when a homograph first appears."""
    return unpack(FILE.read_bytes())


def unpack(packed: bytes) -> memoryview:
    """What `pack` packed."""
    plain = zlib.decompress(packed)
    assert len(plain) == 1 << BITS, "weights of another version"
    return memoryview(plain).cast("b")


def pack(values: bytes) -> bytes:
    """Signed bytes, as the package keeps them."""
    assert len(values) == 1 << BITS
    return zlib.compress(values, level=9)


def best(found: Seen, among: Sequence[Reading], by: Sequence[int]) -> Reading:
    """The reading that the weights speak for most; the first of those that are equal."""
    return max(among, key=lambda reading: sum(map(by.__getitem__, found.places(reading))))
