"""What was moved to fit a slot, and by how much, for people."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from producer.model import Lever
from producer.segment.timeline import RATE, milliseconds

if TYPE_CHECKING:
    from producer.segment.fit import Fitted
    from producer.segment.frame import Frame, Gap


def levers(
    frame: Frame, tail: Gap, *, before: Fitted, after: Fitted, tempo: float
) -> tuple[Lever, ...]:
    """The levers that moved, in their order; `tail` is the tail with its limits.

    Their milliseconds add up to what the whole changed by, rounded once.
    """
    moved = (
        sum(after.gaps) - sum(before.gaps),
        sum(after.lengths) - sum(before.lengths),
        after.tail - before.tail,
    )
    marks = map(milliseconds, accumulate(moved, initial=0))
    told = (
        ("pauses", _pauses(frame, moved[0])),
        ("tempo", _tempo(sum(before.lengths), sum(after.lengths), tempo)),
        _tail(frame.tail, tail, after.tail),
    )
    return tuple(
        Lever(name=name, ms=two - one, about=about)
        for (name, about), samples, (one, two) in zip(told, moved, pairwise(marks), strict=True)
        if samples
    )


def _pauses(frame: Frame, moved: int) -> str:
    """Of the pauses that may move: those set by hand do not, nor does a sting between stories."""
    free = [gap for gap in frame.gaps if gap.least < gap.most]
    sound = sum(gap.sound for gap in free)
    whole = sum(gap.natural for gap in free) - sound or 1
    least = sum(gap.least for gap in free) - sound
    most = sum(gap.most for gap in free) - sound
    now, low, high = (round(100 * part / whole) for part in (whole + moved, least, most))
    return f"pauses at {now} % ({low} to {high} % allowed)"


def _tempo(before: int, after: int, tempo: float) -> str:
    if not after:
        return ""
    percent = (before / after - 1) * 100
    word = "faster" if percent > 0 else "slower"
    return f"speech {abs(percent):.1f} % {word} ({tempo:g} % allowed)"


def _tail(natural: Gap, allowed: Gap, now: int) -> tuple[str, str]:
    if natural.least < natural.most:
        return "bed", (
            f"{_seconds(now)} after the last word, not {_seconds(natural.natural)} "
            f"({allowed.least / RATE:.1f} to {_seconds(allowed.most)} allowed)"
        )
    more = _seconds(now - natural.natural)
    return "tail", (
        f"{more} more silence at the end ({_seconds(allowed.most - natural.natural)} allowed)"
    )


def _seconds(samples: int) -> str:
    return f"{samples / RATE:.1f} s"
