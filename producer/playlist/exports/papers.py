"""What a segment's folder says of it beyond its piece: its manifest and companions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from producer.playlist.library.manifest import FILE_NAME, OURS

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a manifest tells; empty where it doesn't."""

    out_cue: str = ""
    language: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    disclosure: str = ""
    """What the segment says aloud of its voice."""
    synthetic: bool = False
    """Whether a voice speaks in it that no person has."""


def paper(piece: Piece) -> Paper:
    """What a piece's manifest tells. All empty for a plain sound file, and where the manifest has
    gone or is none since the library read it: no rundown fails for want of an out-cue."""
    told = _read(piece.folder / FILE_NAME) if piece.folder else {}
    ours = _mapping(told.get(OURS))
    rights = _mapping(ours.get("rights"))
    blocks = ours.get("blocks")
    last = _mapping(blocks[-1]) if isinstance(blocks, list) and blocks else {}
    return Paper(
        out_cue=_text(last.get("outCue")),
        language=_text(told.get("inLanguage")),
        byline=_text(rights.get("byline")),
        publisher=_text(rights.get("publisher")),
        url=_text(rights.get("url")),
        disclosure=_text(ours.get("disclosure")),
        synthetic=bool(ours.get("voices")),
    )


def _read(file: Path) -> dict[str, Any]:
    try:
        return _mapping(json.loads(file.read_bytes()))
    except (OSError, ValueError, RecursionError):
        return {}


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
