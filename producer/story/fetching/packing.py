"""An answer that was packed on its way, unpacked piece by piece."""

from __future__ import annotations

import zlib
from typing import Final

from producer.errors import EngineError
from producer.story.fetching import size

_MAGIC: Final = b"\x1f\x8b"
_RETRY: Final = "Check the address, or save the page and hand over the file."


class Packed:
    """A gzip answer: all its members one after the other (RFC 1952, 2.2).

    What follows the last member and does not begin one is left alone, as browsers do: servers pad
    their answers. A member that begins and breaks is an error.
    """

    __slots__ = ("_member", "_over", "_rest", "_url")

    def __init__(self, url: str) -> None:
        self._url = url
        self._member = zlib.decompressobj(wbits=31)
        self._rest = b""
        self._over = False

    @property
    def whole(self) -> bool:
        """Whether the last member came to its end: the libraries give half a file as a whole."""
        return self._member.eof

    def unpack(self, chunk: bytes) -> bytes:
        """What a piece holds, never much more than the cap, which is then passed.

        Raises EngineError where it is damaged.
        """
        found = bytearray()
        data = self._rest + chunk
        self._rest = b""
        while data and not self._over and len(found) <= size.CAP:
            if self._member.eof:
                if data == _MAGIC[:1]:  # the next piece tells whether it is a member
                    self._rest = data
                    break
                if not data.startswith(_MAGIC):
                    self._over = True
                    break
                self._member = zlib.decompressobj(wbits=31)
            try:
                found += self._member.decompress(data, size.CAP + 1)
            except zlib.error as error:
                what = f"{self._url}: the answer is damaged: {error}."
                raise EngineError(what, _RETRY) from error
            data = self._member.unused_data
        return bytes(found)


class Plain:
    """An answer as it is."""

    whole = True

    def unpack(self, chunk: bytes) -> bytes:
        return chunk


def unpacking(url: str, encoding: str) -> Packed | Plain:
    """What unpacks an answer of that Content-Encoding. Raises EngineError for one not asked for."""
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return Plain()
    if name in {"gzip", "x-gzip"}:
        return Packed(url)
    raise EngineError(f"{url}: the server packed its answer as {encoding}.", _RETRY)
