"""The nouns, in the order in which the data flows: Page, Story, Script, Take, Segment,
Playlist.

Frozen, slotted and keyword-only; tuples, never lists. Times are integer milliseconds
except inside a sound, where they are samples.
"""

from typing import TYPE_CHECKING

from producer.model.page import (
    Page,
)
from producer.model.playlist import (
    Airs,
    Entry,
    Filled,
    Opening,
    Piece,
    Play,
    Playlist,
    Proof,
    after,
    ms_between,
    utc,
)
from producer.model.script import (
    CUE_WORDS,
    Airing,
    Block,
    BlockKind,
    Cut,
    Origin,
    Pronunciation,
    Rewrite,
    Script,
    Sentence,
)
from producer.model.segment import (
    AudioFile,
    Check,
    Cue,
    Lever,
    Loudness,
    Segment,
)
from producer.model.story import (
    Fate,
    Line,
    Paragraph,
    Story,
)
from producer.model.take import (
    Guess,
    Sound,
    Take,
    Utterance,
    Voice,
    Word,
)

if TYPE_CHECKING:
    from producer.model.take import Pcm, Samples

__all__ = [
    "CUE_WORDS",
    "Airing",
    "Airs",
    "AudioFile",
    "Block",
    "BlockKind",
    "Check",
    "Cue",
    "Cut",
    "Entry",
    "Fate",
    "Filled",
    "Guess",
    "Lever",
    "Line",
    "Loudness",
    "Opening",
    "Origin",
    "Page",
    "Paragraph",
    "Pcm",
    "Piece",
    "Play",
    "Playlist",
    "Pronunciation",
    "Proof",
    "Rewrite",
    "Samples",
    "Script",
    "Segment",
    "Sentence",
    "Sound",
    "Story",
    "Take",
    "Utterance",
    "Voice",
    "Word",
    "after",
    "ms_between",
    "utc",
]
