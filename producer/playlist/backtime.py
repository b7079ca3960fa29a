"""Back-timing: how long it is until the next moment that stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from producer.model import ms_between, utc

if TYPE_CHECKING:
    from producer.model import Playlist


def back_times(playlist: Playlist) -> tuple[int, ...]:
    """For each entry the milliseconds from its start to the next hard post, in the entries' order.

    A post is the start of a hard slot, or the end of the day's last one; one that an entry itself
    starts at is behind it. It is what an operator counts down.
    """
    if not playlist.slots:
        return ()
    posts = [utc(slot.opening.start) for slot in playlist.slots if slot.opening.hard]
    posts.append(utc(playlist.slots[-1].opening.end))
    starts = (utc(entry.start) for entry in playlist.entries)
    return tuple(ms_between(start, posts[bisect_right(posts, start)]) for start in starts)
