"""What a reader of pages hands over: the lines, the verdicts, and the page's facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from producer.story.facts.metadata import Facts
from producer.story.ledger import Verdict
from producer.story.line import Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`raws` and `verdicts` run side by side."""

    raws: tuple[Raw, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    facts: Facts = field(default_factory=Facts)
