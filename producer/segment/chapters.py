"""Chapters: the blocks of a segment, as Podcasting 2.0 players read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from producer.model import BlockKind

if TYPE_CHECKING:
    from producer.model import Block, Segment

VERSION: Final = "1.2.0"
_IN_CUE_WORDS: Final = 6
"""An in-cue is the first four to six words."""


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
    words = " ".join(s.text for s in block.sentences).split()
    told = " ".join(words[:_IN_CUE_WORDS])
    return told if len(words) <= _IN_CUE_WORDS else told.rstrip(".,;:—–-") + "…"
