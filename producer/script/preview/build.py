"""Script → Preview: the clock of every row, and the pronouncers where they are read first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.script.preview.pronouncers import NOTHING_TOLD, Told, pronounced
from producer.script.preview.rows import BlockRow, Preview, SentenceRow

if TYPE_CHECKING:
    from producer.model import Block, Origin, Script
    from producer.script.preview.rows import Remark, Unknown


def preview(
    script: Script,
    *,
    findings: tuple[Remark, ...] = (),
    unknown: tuple[Unknown, ...] = (),
    head_ms: int,
    tail_ms: int,
) -> Preview:
    """The script with its estimated clock, laid out as the segment will be: the head, then each
    sentence and its pause, and the tail in place of the last pause.

    A pronouncer stands at the first mention in each story, because stories may be read apart.
    """
    length = sum(one.estimate_ms + one.pause_ms for one in script.sentences)
    trt = head_ms + length - script.sentences[-1].pause_ms + tail_ms
    blocks: list[BlockRow] = []
    clock, told, current = head_ms, NOTHING_TOLD, None
    for block in script.blocks:
        story = _story(block, script)
        begins = story if story is not None and story is not current else None
        if begins is not None:
            current, told = begins, NOTHING_TOLD
        rows, told = _rows(block, clock, told)
        left = trt - rows[-1].end_ms
        blocks.append(BlockRow(block=block, left_ms=left, rows=rows, story=begins))
        clock = rows[-1].end_ms + block.sentences[-1].pause_ms
    return Preview(
        script=script,
        blocks=tuple(blocks),
        head_ms=head_ms,
        tail_ms=tail_ms,
        trt_ms=trt,
        remarks=findings,
        unknown=unknown,
    )


def _rows(block: Block, clock: int, told: Told) -> tuple[tuple[SentenceRow, ...], Told]:
    rows: list[SentenceRow] = []
    for one in block.sentences:
        pieces, sounds, told = pronounced(one, told)
        rows.append(SentenceRow(sentence=one, start_ms=clock, pieces=pieces, sounds=sounds))
        clock += one.estimate_ms + one.pause_ms
    return tuple(rows), told


def _story(block: Block, script: Script) -> Origin | None:
    """Whose words these are, where a script holds several stories."""
    first = block.sentences[0].id
    owners = (each for each in script.stories if each.id and first.startswith(f"{each.id}."))
    return next(owners, None)
