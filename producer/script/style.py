"""How a station has its sentences written and said."""

from __future__ import annotations

from dataclasses import dataclass, field

from producer.script.duration import DEFAULT, Pace
from producer.script.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What decides a sentence beside its words."""

    lexicon: Lexicon = field(default_factory=Lexicon)
    pace: Pace = DEFAULT
    recasts: bool = True
    """Whether sentences are recast for the ear where that is safe."""
