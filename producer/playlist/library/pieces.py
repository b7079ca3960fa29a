"""Facts → pieces: in the station's zone, with the file that airs."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from producer.model import Piece
from producer.playlist.library import plain
from producer.playlist.library.scan import stat
from producer.station import airtimes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from producer.playlist.library.manifest import Facts
    from producer.playlist.library.plain import Sounding

PREFERRED: Final = ("audio/mpeg", "audio/wav")
"""Which of a segment's files airs, by media type; the others come after them, as they are told."""


def segment(
    facts: Facts,
    folder: Path,
    *,
    written_ns: int,
    zone: tzinfo,
    station: str,
    prefer: Sequence[str] = PREFERRED,
) -> Piece:
    """The piece that a segment in a folder is; `written_ns` is when its manifest was written.

    Raises ValueError, for people, where it must not air: none of its files is there as it was
    made, or when it may air can't be read.
    """
    file, media_type = _file(facts, folder, prefer)
    hours = airtimes.hours_ms(facts.hours)
    if facts.hours and hours is None:
        raise ValueError(f"its hours can't be read: {facts.hours!r}")
    return Piece(
        id=facts.id,
        title=facts.title,
        category=facts.category,
        length_ms=facts.length_ms,
        file=file,
        media_type=media_type,
        artist=facts.artist or station,
        folder=folder,
        story=facts.story,
        made=moment(facts.published, zone)
        or moment(facts.retrieved, zone)
        or moment(facts.made, zone)
        or _written(written_ns, zone),
        priority=facts.priority,
        not_before=_needed(facts.not_before, zone, "embargo"),
        kill=_needed(facts.expires, zone, "kill time"),
        hours=hours,
    )


def sound(
    told: Sounding,
    folder: Path,
    path: str,
    *,
    category: str,
    written_ns: int,
    zone: tzinfo,
    station: str,
) -> Piece:
    """The piece that a plain sound of a category is, by its path in the category's folder."""
    return Piece(
        id=f"file:{category}/{path}",
        title=told.title,
        category=category,
        length_ms=told.length_ms,
        file=folder / path,
        media_type=plain.media_type(path),
        artist=told.artist or station,
        made=_written(written_ns, zone),
    )


def moment(text: str, zone: tzinfo) -> datetime | None:
    """A moment as pages tell it, in a zone; of that zone where it names none, and a day alone is
    its begin. None for what can't be read."""
    if not text:
        return None
    try:
        told = datetime.fromisoformat(text)
        if told.tzinfo is None:  # by way of UTC: a time that a clock skips becomes one that it has
            told = told.replace(tzinfo=zone).astimezone(UTC)
        return told.astimezone(zone)
    except (ValueError, OverflowError):
        return None


def _needed(text: str, zone: tzinfo, what: str) -> datetime | None:
    found = moment(text, zone)
    if text and found is None:
        raise ValueError(f"its {what} can't be read: {text!r}")
    return found


def _written(ns: int, zone: tzinfo) -> datetime:
    """To the second, as all that manifests tell."""
    return datetime.fromtimestamp(ns // 1_000_000_000, zone)


def _file(facts: Facts, folder: Path, prefer: Sequence[str]) -> tuple[Path, str]:
    """The first of a segment's files, by preference, that lies there as it was made."""
    told: list[tuple[str, str, int]] = json.loads(facts.files)
    ranks = {media_type: rank for rank, media_type in enumerate(prefer)}
    changed = ""
    for name, media_type, size in sorted(told, key=lambda one: ranks.get(one[1], len(ranks))):
        path = f"{folder}/{name}"
        there = stat(path)
        if there is not None and there.st_size == size:
            return Path(path), media_type
        changed = changed or (name if there else "")
    if changed:
        raise ValueError(f"{changed} is not the file that was made")
    raise ValueError("its sound is not there")
