"""What the library keeps of a segment's manifest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from producer.playlist.library.names import in_utf_8

FILE_NAME: Final = "manifest.json"
OURS: Final = "x-producer"
DEFAULT_PRIORITY: Final = 3
_LONGEST_MS: Final = 25 * 3_600_000
"""The longest day."""
_LEAVES_OUT: Final = (
    (b'\n "readingOrder": ', b'\n "x-producer": '),
    (b'\n  "levers": ', b'\n  "voices": '),
    (b'\n  "asked": ', b'\n  "fingerprint": '),
)
"""What makes a manifest long, from a key to another, as it is written: each at the begin of a line
of its own, which no text in JSON can hold. Blocks, cues with their words and cuts are among it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A segment as its manifest tells of it: texts, empty where it tells nothing, and numbers."""

    id: str
    title: str
    artist: str
    """Byline, else publisher."""
    category: str
    length_ms: int
    priority: int
    story: str
    published: str
    """Of a newscast nothing: its stories are older than it is."""
    retrieved: str
    """As `published`."""
    made: str
    not_before: str
    expires: str
    hours: str
    files: str
    """JSON: [[name, media type, size in bytes], …], those that are sound."""
    held: str
    """Why its report holds it back, for people."""


def facts_of(content: bytes, held: str = "") -> Facts:
    """The facts of a manifest, and what its report says.

    Raises ValueError, for people, where it is none of a segment.
    """
    told = _parsed(content)
    if not isinstance(told, dict) or not isinstance(told.get(OURS), dict):
        raise ValueError("its manifest is not of a segment that producer made")
    ours = told[OURS]
    airing, rights = _group(ours, "airing"), _group(ours, "rights")
    one_story = not ours.get("stories")
    return Facts(
        id=_needed(told, "id"),
        title=_needed(told, "name"),
        artist=_text(told, "author") or _text(told, "publisher"),
        category=_text(airing, "category") or _needed(ours, "form"),
        length_ms=_length(ours),
        priority=_priority(airing),
        # A newscast tells many: it keeps nobody else's away, nor do they keep it.
        story=(_text(rights, "url") or _text(rights, "source")) if one_story else "",
        published=_text(told, "datePublished") if one_story else "",
        retrieved=_text(rights, "retrieved") if one_story else "",
        made=_text(ours, "made"),
        not_before=_text(airing, "notBefore"),
        expires=_text(ours, "expires"),
        hours=_text(airing, "hours"),
        files=json.dumps(_files(ours)),
        held=held,
    )


def _parsed(content: bytes) -> Any:
    """The manifest, without what makes it long where that can be left out unread."""
    for first, last in _LEAVES_OUT:
        start, end = content.find(first), content.rfind(last)
        if 0 <= start < end:
            content = content[:start] + content[end:]
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"its manifest can't be read: {error}") from error


def _files(ours: dict[str, Any]) -> list[tuple[str, str, int]]:
    """The files that are sound, as they lie in the folder itself."""
    told = ours.get("files")
    if not isinstance(told, list):
        raise ValueError("its manifest does not tell its files")
    found = []
    for file in told:
        if not isinstance(file, dict):
            raise ValueError("its manifest does not tell its files")
        name, media_type, size = (file.get(key) for key in ("name", "mediaType", "size"))
        if not (isinstance(name, str) and isinstance(media_type, str) and isinstance(size, int)):
            raise ValueError("its manifest does not tell its files")
        if media_type.startswith("audio/") and not {"/", "\\"} & set(name):
            found.append((name, media_type, size))
    return found


def _length(ours: dict[str, Any]) -> int:
    told = ours.get("durationMs")
    if not isinstance(told, int) or not 0 < told <= _LONGEST_MS:
        raise ValueError("its manifest does not tell its length")
    return told


def _priority(airing: dict[str, Any]) -> int:
    told = airing.get("priority", DEFAULT_PRIORITY)
    if not isinstance(told, int) or not 1 <= told <= 5:
        raise ValueError(f"its priority can't be read: {told!r}")
    return told


def _needed(group: dict[str, Any], key: str) -> str:
    found = _text(group, key)
    if not found:
        raise ValueError(f"its manifest does not tell its {key}")
    return found


def _text(group: dict[str, Any], key: str) -> str:
    """A text of a manifest, empty where there is none. Raises ValueError for another thing."""
    told = group.get(key)
    if told is None:
        return ""
    if not isinstance(told, str) or not in_utf_8(told):
        raise ValueError(f"its {key} can't be read: {told!r}")
    return told


def _group(ours: dict[str, Any], key: str) -> dict[str, Any]:
    told = ours.get(key, {})
    if not isinstance(told, dict):
        raise ValueError(f"its {key} can't be read: {told!r}")
    return told
