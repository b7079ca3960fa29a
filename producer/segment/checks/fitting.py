"""Whether what was moved to fit a slot stayed within its limits."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from producer.model import Check
from producer.segment.fit import SILENCE
from producer.segment.frame import pause_gaps
from producer.segment.sound.framing import between_stories
from producer.segment.timeline import milliseconds

if TYPE_CHECKING:
    from producer.model import Lever, Segment
    from producer.segment.asked import Asked

_ROUND_MS: Final = 2
"""A pause lies between two cues, each told in whole milliseconds."""
_TAIL_MS: Final = milliseconds(SILENCE)


def checks(segment: Segment, asked: Asked) -> tuple[Check, ...]:
    """The pauses, measured between the cues; and each lever where any was moved."""
    outside = _pauses_outside(segment, asked)
    pauses = Check(
        name="pauses",
        expected=f"{asked.pauses.least} to {asked.pauses.most} % of the script's",
        measured=outside or "all within",
        passed=not outside,
    )
    if not segment.levers:
        return (pauses,)
    beyond = [lever.name for lever in segment.levers if not _within(lever, segment, asked)]
    return (
        pauses,
        Check(
            name="levers",
            expected=f"pauses, sentences, tempo within {asked.tempo:g} %, "
            f"a silent tail within {_TAIL_MS / 1000:g} s",
            measured="; ".join(lever.about for lever in segment.levers)
            + (f" (too far: {', '.join(beyond)})" if beyond else ""),
            passed=not beyond,
        ),
    )


def _pauses_outside(segment: Segment, asked: Asked) -> str:
    """The first pause that is shorter or longer than it may be, for people; or nothing."""
    gaps = pause_gaps(segment.script, asked.pauses)
    sentences = {
        one.id: (one, gap) for one, gap in zip(segment.script.sentences, gaps, strict=True)
    }
    stings = {segment.script.sentences[place].id for place in between_stories(segment.script)}
    for before, after in pairwise(segment.cues):
        if before.sentence not in sentences:
            continue  # told by the check of the sentences
        one, allowed = sentences[before.sentence]
        gap = after.start_ms - before.end_ms
        over = gap > milliseconds(allowed.most) + _ROUND_MS
        # Between two stories a sound may stand.
        if gap < milliseconds(allowed.least) - _ROUND_MS or (over and one.id not in stings):
            return f"{gap} ms after {before.sentence}, of {one.pause_ms} ms"
    return ""


def _within(lever: Lever, segment: Segment, asked: Asked) -> bool:
    if lever.name == "tempo":
        speech = sum(cue.end_ms - cue.start_ms for cue in segment.cues)
        natural = speech - lever.ms
        return abs(lever.ms) <= natural * asked.tempo / 100 + len(segment.cues)  # each is rounded
    return lever.name != "tail" or 0 <= lever.ms <= _TAIL_MS
