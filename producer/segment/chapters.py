"""Chapters: the blocks of a segment, as Podcasting 2.0 players read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from producer.model import CUE_WORDS, BlockKind

if TYPE_CHECKING:
    from producer.model import Block, Segment

VERSION: Final = "1.2.0"


def to_json(segment: Segment) -> str:
    """A JSON chapters document (application/json+chapters): one chapter a block."""
    starts = block_starts(segment)
    first = segment.script.blocks[0].id
    chapters = [
        {
            "startTime": 0 if block.id == first else starts[block.id] / 1000,
            "title": title(block),
        }
        for block in segment.script.blocks
    ]
    return json.dumps({"version": VERSION, "chapters": chapters}, ensure_ascii=False, indent=1)


def block_starts(segment: Segment) -> dict[str, int]:
    """When each block's first sentence is heard, in milliseconds, by the block's id."""
    return {cue.block: cue.start_ms for cue in reversed(segment.cues)}


def title(block: Block) -> str:
    """What a chapter is called: its in-cue, or "Credits"."""
    if block.kind is BlockKind.OUTRO:
        return "Credits"
    words = sum(len(sentence.text.split()) for sentence in block.sentences)
    return block.in_cue if words <= CUE_WORDS else block.in_cue.rstrip(".,;:—–-") + "…"
