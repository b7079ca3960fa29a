"""Back-timing: how long it is until the next moment that stands."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from producer.model import Playlist

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MS: Final = timedelta(milliseconds=1)


def back_times(playlist: Playlist) -> tuple[int, ...]:
    """For each entry the milliseconds from its start to the next hard post, in the entries' order.

    A post is the start of a hard slot, or the end of the day's last one; one that an entry itself
    starts at is behind it. It is what an operator counts down.
    """
    if not playlist.slots:
        return ()
    posts = [_ms(slot.opening.start) for slot in playlist.slots if slot.opening.hard]
    posts.append(_ms(playlist.slots[-1].opening.end))
    starts = (_ms(entry.start) for entry in playlist.entries)
    return tuple(posts[bisect_right(posts, start)] - start for start in starts)


def _ms(moment: datetime) -> int:
    # From UTC: between moments of one zone Python reckons by the wall clock.
    return (moment - _EPOCH) // _MS
