"""Whether what was moved to fit a slot stayed within its limits."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from producer.model import BlockKind, Check

if TYPE_CHECKING:
    from producer.model import Cue, Lever, Segment, Sentence
    from producer.segment.asked import Asked

_ROUND_MS: Final = 2
"""A pause lies between two cues, each told in whole milliseconds."""
_TAIL_MS: Final = 1_000
"""A hard slot may end in silence by this much at most: never more than a second under."""


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
    kinds = {block.id: block.kind for block in segment.script.blocks}
    sentences = {one.id: one for one in segment.script.sentences}
    for before, after in pairwise(segment.cues):
        one = sentences.get(before.sentence)
        if one is None:
            continue  # told by the check of the sentences
        least, most = _limits(one, asked)
        gap = after.start_ms - before.end_ms
        room_for_music = _between_stories(before, after, kinds)
        if gap < least - _ROUND_MS or (gap > most + _ROUND_MS and not room_for_music):
            return f"{gap} ms after {before.sentence}, of {one.pause_ms} ms"
    return ""


def _limits(one: Sentence, asked: Asked) -> tuple[int, int]:
    """What the pause after a sentence may be; one that a person set stays as it is."""
    pauses = asked.pauses
    if one.pause_ms not in {pauses.sentence, pauses.paragraph, pauses.block}:
        return one.pause_ms, one.pause_ms
    return one.pause_ms * pauses.least // 100, one.pause_ms * pauses.most // 100


def _between_stories(before: Cue, after: Cue, kinds: dict[str, BlockKind]) -> bool:
    """Whether one story of a newscast ends and the next begins: a sound may stand there.

    The ids of a newscast's sentences begin with their story's: "n1.p3.s2".
    """
    told = {kinds.get(before.block), kinds.get(after.block)} == {BlockKind.STORY}
    one, two = (cue.paragraph.rpartition(".")[0] for cue in (before, after))
    return told and one != two


def _within(lever: Lever, segment: Segment, asked: Asked) -> bool:
    if lever.name == "tempo":
        speech = sum(cue.end_ms - cue.start_ms for cue in segment.cues)
        natural = speech - lever.ms
        return abs(lever.ms) <= natural * asked.tempo / 100 + len(segment.cues)  # each is rounded
    return lever.name != "tail" or 0 <= lever.ms <= _TAIL_MS
