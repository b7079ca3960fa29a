"""The rundown for a program: JSON, with every moment in ISO 8601 and every length in ms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from producer.playlist.exports.export import Sheet
from producer.playlist.exports.rundown import rows

if TYPE_CHECKING:
    from producer.model import Playlist
    from producer.playlist.exports.export import Place
    from producer.playlist.exports.rundown import Row


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """The day as `docs/exports.md` describes it; what is not known is null."""
    proof = playlist.proof
    told = {
        "station": playlist.station,
        "callLetters": playlist.call_letters or None,
        "zone": playlist.zone,
        "day": playlist.day.isoformat(),
        "deadAirMs": proof.dead_ms,
        "deadAirBoundMs": proof.bound_ms,
        "residualMs": sum(slot.residual_ms for slot in playlist.slots),
        "entries": [_entry(row, place) for row in rows(playlist)],
    }
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return (Sheet(name=f"rundown-{playlist.day.isoformat()}.json", text=text),)


def _entry(row: Row, place: Place) -> dict[str, Any]:
    entry, opening, piece = row.entry, row.slot.opening, row.entry.piece
    return {
        "start": entry.start.isoformat(timespec="milliseconds"),
        "end": entry.end.isoformat(timespec="milliseconds"),
        "lengthMs": entry.length_ms,
        "backTimeMs": row.back_ms,
        "hard": row.hard,
        "airs": str(entry.airs),
        "title": entry.title,
        "artist": entry.artist or None,
        "outCue": row.out_cue or None,
        "cueInMs": entry.cue_in_ms,
        "cueOutMs": entry.cue_out_ms,
        "piece": piece.id if piece else None,
        "category": piece.category if piece else None,
        "file": str(piece.file) if piece else None,
        "url": place.address(piece.file) if piece else None,
        "source": entry.source or None,
        "slot": {
            "id": opening.id,
            "name": opening.name,
            "airs": str(opening.airs),
            "lengthMs": opening.length_ms,
            "residualMs": row.slot.residual_ms,
        },
    }
