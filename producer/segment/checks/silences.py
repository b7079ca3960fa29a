"""Silence where it was asked for, and nowhere so long that it sounds like a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.model import Check
from producer.segment.formats import is_lossy, most_exact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from producer.model import Script
    from producer.segment.asked import Asked
    from producer.segment.examine import Examined, Silence

DEAD_AIR_MS: Final = 2_000
"""What a listener takes for a fault, by practice; a script's pauses are shorter unless a person
made one longer."""
_EDGES_MS: Final = 500
"""What a voice may add to a pause: it dies away, and draws breath, under the meter's threshold."""
_SMEAR_MS: Final = 60
"""A lossy encoder spreads sound into silence by a frame or two (1,152 samples at 44.1 kHz)."""
_ROUND_MS: Final = 1


def checks(script: Script, heard: Mapping[str, Examined], asked: Asked) -> tuple[Check, ...]:
    """Head, tail and the longest silence between, on the most exact of the files."""
    if not heard:
        return ()
    name = most_exact(heard)
    one = heard[name]
    slack = _SMEAR_MS if is_lossy(name) else _ROUND_MS
    head, tail = ends(one)
    wanted = asked.pauses
    longest = max((_ms(silence) for silence in between(one)), default=0)
    limit = _limit(script, asked)
    return (
        Check(
            name="head and tail",
            expected=f"{wanted.head} ms and {wanted.tail} ms of silence",
            measured=f"{head} ms and {tail} ms",
            passed=head + slack >= wanted.head and tail + slack >= wanted.tail,
        ),
        Check(
            name="longest silence",
            expected=f"≤ {limit / 1000:.1f} s",
            measured=f"{longest / 1000:.1f} s",
            passed=longest <= limit,
        ),
    )


def ends(heard: Examined) -> tuple[int, int]:
    """Milliseconds of silence at the very start and at the very end."""
    if not heard.silences:
        return 0, 0
    first, last = heard.silences[0], heard.silences[-1]
    whole = heard.samples * 1000 // heard.rate
    return (
        _ms(first) if first.start_ms == 0 else 0,
        _ms(last) if last.end_ms >= whole else 0,
    )


def between(heard: Examined) -> tuple[Silence, ...]:
    """The silences but those at the very start and the very end."""
    whole = heard.samples * 1000 // heard.rate
    return tuple(each for each in heard.silences if each.start_ms > 0 and each.end_ms < whole)


def _limit(script: Script, asked: Asked) -> int:
    """Milliseconds: longer only where the script's own pauses are."""
    pauses = (one.pause_ms * max(100, asked.pauses.most) // 100 for one in script.sentences[:-1])
    return max(DEAD_AIR_MS, max(pauses, default=0) + _EDGES_MS)


def _ms(silence: Silence) -> int:
    return silence.end_ms - silence.start_ms
