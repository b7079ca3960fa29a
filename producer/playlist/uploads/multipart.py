"""A form with a file in it, sent a piece at a time (RFC 7578)."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from producer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PIECE = 1 << 18
_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+", re.ASCII)
"""A media type without parameters (RFC 6838, 4.2)."""
_BYTES = "application/octet-stream"
"""What a file is of that is said to be of none (RFC 2046, 4.5.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a file's bytes."""

    file: Path
    start: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Fields, and a file under a field of its own. Names hold no quote and no line break."""

    fields: tuple[tuple[str, str], ...] = ()
    name: str
    """Of the file's field."""
    filename: str
    media_type: str
    """Anybody's words, as a manifest may hold; what is none is not sent."""
    content: Part | bytes
    boundary: str = field(default_factory=lambda: secrets.token_hex(16))
    """What no file holds by chance."""

    @property
    def content_type(self) -> str:
        return f"multipart/form-data; boundary={self.boundary}"

    def __len__(self) -> int:
        held = self.content
        return (
            len(self._head())
            + (len(held) if isinstance(held, bytes) else held.length)
            + len(self._tail())
        )

    def __iter__(self) -> Iterator[bytes]:
        """Raises InputError where the file is shorter than it was."""
        yield self._head()
        if isinstance(self.content, bytes):
            yield self.content
        else:
            yield from _read(self.content)
        yield self._tail()

    def _head(self) -> bytes:
        lines = []
        for name, value in self.fields:
            lines += [
                f"--{self.boundary}",
                f'Content-Disposition: form-data; name="{name}"',
                "",
                value,
            ]
        lines += [
            f"--{self.boundary}",
            f'Content-Disposition: form-data; name="{self.name}"; filename="{self.filename}"',
            f"Content-Type: {self.media_type if _TYPE.fullmatch(self.media_type) else _BYTES}",
            "",
            "",
        ]
        return "\r\n".join(lines).encode()

    def _tail(self) -> bytes:
        return f"\r\n--{self.boundary}--\r\n".encode()


def _read(part: Part) -> Iterator[bytes]:
    left = part.length
    try:
        with part.file.open("rb") as stream:
            stream.seek(part.start)
            while left:
                piece = stream.read(min(_PIECE, left))
                if not piece:
                    break
                left -= len(piece)
                yield piece
    except OSError as error:
        raise InputError(f"{part.file} can't be read ({error.strerror}).") from error
    if left:
        raise InputError(
            f"{part.file} became shorter while it was sent.", "Type the same command again."
        )
