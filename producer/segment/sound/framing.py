"""How long the station's sounds make the stretches without speech."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from producer.model import BlockKind
from producer.segment.frame import Frame, Gap, silent_frame
from producer.segment.timeline import samples_of

if TYPE_CHECKING:
    from producer.model import Script
    from producer.segment.sound.kit import Clip, Kit
    from producer.station import Pauses

STING_TO_WORD: Final = samples_of(150)
WORD_TO_STING: Final = samples_of(300)
"""The breath between a sting and a word, where no bed joins them."""
UNDER_STING: Final = samples_of(1000)
"""So long before the end of the intro does the bed come in."""

_RUN: Final = Gap(natural=samples_of(4000), least=samples_of(2000), most=samples_of(15_000))
"""How long a bed runs out after the last word."""
_RUN_TO_STING: Final = Gap(natural=samples_of(1500), least=samples_of(300), most=samples_of(15_000))
"""How long it plays between the last word and the outro."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How many samples before the first word the intro and the bed begin; 0 for what is not."""

    intro: int
    bed: int


def frame_of(script: Script, kit: Kit, pauses: Pauses) -> Frame:
    """The stretches without speech of a script with the station's sounds.

    The silences of head and tail stay outside the sounds; a sting between two stories is inside
    their pause, which may move as any other.
    """
    silent = silent_frame(script, pauses)
    first = opening(kit)
    between = clip_length(kit.between)
    stings = between_stories(script)
    return Frame(
        head=silent.head + max(first.intro, first.bed),
        gaps=tuple(
            _longer(gap, between) if place in stings else gap
            for place, gap in enumerate(silent.gaps)
        ),
        tail=_tail(silent.tail, kit),
    )


def opening(kit: Kit) -> Opening:
    """After an intro, the bed that goes on plays for half of its lead."""
    lead = samples_of(kit.sounds.lead)
    if kit.intro is None:
        return Opening(intro=0, bed=lead if kit.bed is not None else 0)
    sting = clip_length(kit.intro)
    if kit.bed is None:
        return Opening(intro=sting + STING_TO_WORD, bed=0)
    return Opening(intro=sting + lead // 2, bed=min(sting, UNDER_STING) + lead // 2)


def between_stories(script: Script) -> frozenset[int]:
    """Where one story of a newscast ends and the next begins: places of gaps, counted from 0."""
    ids = frozenset(story.id for story in script.stories if len(script.stories) > 1)
    told: list[str | None] = []
    for block in script.blocks:
        for one in block.sentences:
            story = one.id.partition(".")[0]
            # A sentence that a person added belongs to the story around it.
            before = told[-1] if told else None
            in_story = story if story in ids else before
            told.append(in_story if block.kind is BlockKind.STORY else None)
    return frozenset(
        place
        for place, (one, two) in enumerate(pairwise(told))
        if one is not None and two is not None and one != two
    )


def clip_length(clip: Clip | None) -> int:
    """Samples; 0 where there is none."""
    return 0 if clip is None else len(clip.sound)


def _tail(silence: Gap, kit: Kit) -> Gap:
    outro = clip_length(kit.outro)
    if kit.bed is None:
        return _longer(silence, WORD_TO_STING + outro) if outro else silence
    run = _RUN_TO_STING if outro else _RUN
    return replace(
        run,
        natural=run.natural + outro + silence.natural,
        least=run.least + outro + silence.least,
        most=run.most + outro + silence.most,
    )


def _longer(gap: Gap, samples: int) -> Gap:
    return Gap(
        natural=gap.natural + samples,
        least=gap.least + samples,
        most=gap.most + samples,
        sound=gap.sound + samples,
    )
