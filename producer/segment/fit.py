"""Takes and silences fitted to the clock, by levers within their limits.

The order of levers is radio's own: pauses, then tempo, then the bed or the silence at the end.
Which sentences air is decided before, and not here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, Literal

from producer.segment.levers import levers
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from producer.model import Lever
    from producer.segment.frame import Frame, Gap

SOFT: Final = 5 * RATE
"""Samples by which a slot that gives may be left, either way: by practice."""
SILENCE: Final = RATE
"""The most silence that may be added at the end: a hard slot is never more than a second under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What was asked for, in samples; both are None for as long as it is."""

    samples: int | None = None
    """The whole, head and tail included."""
    post: int | None = None
    """Where the last word ends."""
    soft: bool = False
    """Whether `samples` may be left by SOFT."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """How long each stretch of a segment is, in samples."""

    head: int
    lengths: tuple[int, ...]
    """Of the takes; one that is not as it was read is stretched."""
    gaps: tuple[int, ...]
    tail: int
    levers: tuple[Lever, ...] = ()

    @property
    def speech_end(self) -> int:
        """Where the last word ends."""
        return self.head + sum(self.lengths) + sum(self.gaps)

    @property
    def samples(self) -> int:
        """The whole."""
        return self.speech_end + self.tail


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """That no lever reaches the slot, and how far they reach, in samples.

    Every length from `shortest` to `longest` can be had.
    """

    of: Literal["whole", "speech"]
    """Of what: of the whole, or (for a post) of the segment up to its last word's end."""
    shortest: int
    longest: int


def natural(lengths: tuple[int, ...], frame: Frame) -> Fitted:
    """Everything as it is when no length is asked for."""
    return Fitted(
        head=frame.head,
        lengths=lengths,
        gaps=tuple(gap.natural for gap in frame.gaps),
        tail=frame.tail.natural,
    )


def fit(lengths: tuple[int, ...], frame: Frame, slot: Slot, tempo: float) -> Fitted | Misfit:
    """Move as little as brings takes of these lengths into the slot, to the sample.

    Pauses move first, each by the same share of its room; then the tempo, by at most `tempo`
    percent and the same for every take; then the tail. A post says where the last word ends, and
    the tail is as long as it is, or as the whole asks for.
    """
    start = natural(lengths, frame)
    low, high = _wanted(slot)
    if slot.post is None:
        need = _within(start.samples, low, high) - start.samples
    else:
        need = slot.post - start.speech_end
    gaps = _moved(start.gaps, tuple((gap.least, gap.most) for gap in frame.gaps), need)
    rest = need - sum(gaps) + sum(start.gaps)
    takes = _moved(lengths, tuple(stretch_limits(length, tempo) for length in lengths), rest)
    rest -= sum(takes) - sum(lengths)
    if slot.post is not None:
        if rest:
            return reach(lengths, frame, slot, tempo)
        rest = _within(start.tail, low - slot.post, high - slot.post) - start.tail
    room = tail_room(frame.tail, slot)
    if not room.least <= start.tail + rest <= room.most:
        if slot.post is None:
            return reach(lengths, frame, slot, tempo)
        return Misfit(of="whole", shortest=slot.post + room.least, longest=slot.post + room.most)
    end = Fitted(head=frame.head, lengths=takes, gaps=gaps, tail=start.tail + rest)
    return replace(end, levers=levers(frame, room, before=start, after=end, tempo=tempo))


def reach(lengths: tuple[int, ...], frame: Frame, slot: Slot, tempo: float) -> Misfit:
    """The shortest and the longest that takes of these lengths can be."""
    limits = tuple(stretch_limits(length, tempo) for length in lengths)
    shortest = frame.head + sum(gap.least for gap in frame.gaps) + sum(low for low, _ in limits)
    longest = frame.head + sum(gap.most for gap in frame.gaps) + sum(high for _, high in limits)
    if slot.post is not None:
        return Misfit(of="speech", shortest=shortest, longest=longest)
    tail = tail_room(frame.tail, slot)
    return Misfit(of="whole", shortest=shortest + tail.least, longest=longest + tail.most)


def stretch_limits(length: int, tempo: float) -> tuple[int, int]:
    """The shortest and longest that a take may become: its length and its tempo both stay within
    `tempo` percent of what they were."""
    return math.ceil(length * 100 / (100 + tempo)), math.floor(length * (100 + tempo) / 100)


def tail_room(tail: Gap, slot: Slot) -> Gap:
    """The tail with the silence that a hard slot may add, where it has no room of its own."""
    if has_room(tail) or slot.samples is None or slot.soft:
        return tail
    return replace(tail, most=tail.natural + SILENCE)


def has_room(tail: Gap) -> bool:
    """Whether the tail may run out longer or shorter: as a bed does."""
    return tail.least < tail.most


def _wanted(slot: Slot) -> tuple[int, int | float]:
    """The least and the most that the whole may be."""
    if slot.samples is None:
        return 0, math.inf
    give = SOFT if slot.soft else 0
    return slot.samples - give, slot.samples + give


def _within(value: int, low: int, high: int | float) -> int:
    return max(low, value if value <= high else int(high))


def _moved(
    values: tuple[int, ...], limits: tuple[tuple[int, int], ...], amount: int
) -> tuple[int, ...]:
    """Values moved by `amount` in all, or as far as their limits let them: each by the same
    share of its room, and what rounding leaves spread evenly."""
    sign = 1 if amount > 0 else -1
    rooms = [
        high - value if amount > 0 else value - low
        for value, (low, high) in zip(values, limits, strict=True)
    ]
    total = sum(rooms)
    if not total:
        return values
    part = min(abs(amount), total)
    marks = [part * done // total for done in accumulate(rooms, initial=0)]
    return tuple(
        value + sign * (after - before)
        for value, (before, after) in zip(values, pairwise(marks), strict=True)
    )
