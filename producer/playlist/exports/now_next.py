"""now-next.json: what is on air and what follows, for the station's web player."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from producer.playlist.exports.export import Sheet
from producer.playlist.now_next import FILE_NAME, now_next

if TYPE_CHECKING:
    from producer.model import Playlist
    from producer.playlist.exports.export import Place


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """What listeners are told at `place.at`; `docs/station-page.md` has its keys."""
    text = json.dumps(now_next(playlist, place), ensure_ascii=False, indent=1)
    return (Sheet(name=FILE_NAME, text=text + "\n"),)
