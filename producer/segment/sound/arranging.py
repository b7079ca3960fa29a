"""Where each of the station's sounds lies, and how loud it is against the speech."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.model import BlockKind
from producer.segment.music import Music
from producer.segment.sound.envelope import crossfade, fade_in, fade_out, together
from producer.segment.sound.framing import (
    UNDER_STING,
    WORD_TO_STING,
    between_stories,
    clip_length,
    opening,
)
from producer.segment.timeline import samples_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Script
    from producer.segment.sound.envelope import Envelope
    from producer.segment.sound.kit import Clip, Kit
    from producer.segment.timeline import Timeline
    from producer.station import Pauses

STING_LU: Final = -2.0
BED_LU: Final = -4.0
"""Against the speech: music of the same loudness is felt to be louder."""

_STING_IN: Final = samples_of(2)
_STING_OUT: Final = samples_of(60)
_BED_IN: Final = samples_of(250)
_DUCK: Final = samples_of(500)
_DUCKED_BEFORE: Final = samples_of(150)
"""The bed is down so long before the first word, and stays so long after the last."""
_COME_UP: Final = samples_of(800)
_FADE: Final = samples_of(4000)
"""Out under the words, or at the very end; and in under the last words."""
_OVERLAP: Final = samples_of(2000)
"""Of a bed's end with its start, where it is shorter than what it lies under."""
_BEFORE_STING: Final = 0.4
"""Of the silence around a sting between stories: what was said ends closer to it than what is
said next begins."""


def music_of(
    script: Script, timeline: Timeline, kit: Kit, pauses: Pauses, speech_lufs: float
) -> tuple[Music, ...]:
    """The station's sounds on a timeline that was laid out with their frame (`frame_of`).

    `pauses` tells how much of the tail is silence, and `speech_lufs` how loud the speech is on
    one channel. Whatever lies under a word is at least `kit.sounds.duck` LU below the speech.
    """
    first, last = timeline.places[0].start, timeline.places[-1].end
    end = timeline.samples - samples_of(pauses.tail)
    music = [*_between(script, timeline, kit, speech_lufs)]
    if kit.intro is not None:
        start = first - opening(kit).intro
        music.append(_sting("intro", kit.intro, start, speech_lufs))
    if kit.outro is not None:
        start = last + WORD_TO_STING if kit.bed is None else end - clip_length(kit.outro)
        music.append(_sting("outro", kit.outro, start, speech_lufs))
    if kit.bed is not None:
        music += _bed(script, timeline, kit, kit.bed, end, speech_lufs)
    return tuple(sorted(music, key=lambda one: one.start))


def _between(script: Script, timeline: Timeline, kit: Kit, speech_lufs: float) -> Iterator[Music]:
    if kit.between is None:
        return
    for place in sorted(between_stories(script)):
        before, after = timeline.places[place], timeline.places[place + 1]
        silence = after.start - before.end - clip_length(kit.between)
        start = before.end + round(silence * _BEFORE_STING)
        yield _sting("between", kit.between, start, speech_lufs)


def _sting(role: str, clip: Clip, start: int, speech_lufs: float) -> Music:
    end = start + len(clip.sound)
    ends = fade_in(start, start + _STING_IN), fade_out(end - _STING_OUT, end)
    level = speech_lufs + STING_LU - clip.lufs
    return Music(
        role=role,
        sound=clip.sound,
        start=start,
        end=end,
        envelope=together(start, end, level, *ends),
    )


def _bed(
    script: Script, timeline: Timeline, kit: Kit, bed: Clip, end: int, speech_lufs: float
) -> Iterator[Music]:
    """The bed under the whole, or under the first words and again under the last."""
    first, last = timeline.places[0].start, timeline.places[-1].end
    level = speech_lufs + BED_LU - bed.lufs
    duck = _ducking(first, last, kit.sounds.duck + BED_LU)
    start = first - opening(kit).bed
    comes = fade_in(start, start + (_BED_IN if kit.intro is None else UNDER_STING))
    closing = _fade_at_end(last, end, kit)
    spoken, again = _opening_words(script, timeline), _closing_words(script, timeline)
    gone, over = spoken + _FADE, closing[-1][0]
    if kit.sounds.bed_under == "all" or again <= gone:
        yield from _laid(bed, start, over, level, comes, duck, closing)
        return
    yield from _laid(bed, start, gone, level, comes, duck, fade_out(spoken, gone))
    sneaks = fade_in(again, min(again + _FADE, last))
    yield from _laid(bed, again, over, level, sneaks, duck, closing)


def _laid(bed: Clip, start: int, end: int, level: float, *faders: Envelope) -> Iterator[Music]:
    """The bed between two samples; where it is shorter it begins again, over its own end."""
    length = len(bed.sound)
    if bed.loops:
        length = max(length, end - start)
    before: tuple[Envelope, ...] = ()
    while start + length < end:
        following = start + length - _OVERLAP
        goes, comes = crossfade(following, start + length)
        yield _once(bed, start, start + length, level, *faders, *before, goes)
        start, before = following, (comes,)
    yield _once(bed, start, end, level, *faders, *before)


def _once(bed: Clip, start: int, end: int, level: float, *faders: Envelope) -> Music:
    return Music(
        role="bed",
        sound=bed.sound,
        start=start,
        end=end,
        envelope=together(start, end, level, *faders),
    )


def _ducking(first: int, last: int, db: float) -> Envelope:
    """Down before the first word, and up after the last: between words it never moves."""
    down, up = first - _DUCKED_BEFORE, last + _DUCKED_BEFORE
    return ((down - _DUCK, 0.0), (down, -db), (up, -db), (up + _COME_UP, 0.0))


def _fade_at_end(last: int, end: int, kit: Kit) -> Envelope:
    """Out under the outro, where there is one, or at the very end."""
    if kit.outro is not None:
        sting = end - clip_length(kit.outro)
        return fade_out(sting, min(end, sting + _FADE))
    run = end - last
    return fade_out(max(end - _FADE, end - run // 2), end)


def _opening_words(script: Script, timeline: Timeline) -> int:
    """Where the words end that open the segment: the intro's, or the first sentence."""
    block = script.blocks[0]
    words = len(block.sentences) if block.kind is BlockKind.INTRO else 1
    return timeline.places[words - 1].end


def _closing_words(script: Script, timeline: Timeline) -> int:
    """Where the words begin that close it: the outro's, or the last sentence."""
    block = script.blocks[-1]
    words = len(block.sentences) if block.kind is BlockKind.OUTRO else 1
    return timeline.places[-words].start
