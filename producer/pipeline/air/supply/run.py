"""One run of making to order: what it works with, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from producer.errors import EngineError, InputError, ProducerError, RuleError
from producer.model import utc
from producer.pipeline.air.supply import refusals
from producer.pipeline.air.supply.candidates import stories_of
from producer.pipeline.making import make
from producer.playlist.library.verdict import ADVICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from producer.model import Opening
    from producer.pipeline.air.supply.candidates import Candidate
    from producer.pipeline.air.supply.refusals import Refusal
    from producer.pipeline.making import Made, Progress
    from producer.pipeline.order import Order
    from producer.station import Category, Station


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """A segment that was made for an opening."""

    opening: Opening
    story: str
    made: Made

    @property
    def failed(self) -> tuple[str, ...]:
        """The checks of its report that hold it back, by name: then it does not air."""
        return tuple(
            check.name
            for check in self.made.segment.checks
            if not check.passed and check.name not in ADVICE
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A story that could not be made for an opening, and why."""

    opening: Opening
    story: str
    """Empty where it is no story's fault."""
    error: ProducerError


@dataclass(slots=True, kw_only=True)
class Run:
    """What making to order goes by, and what it has done so far."""

    station: Station
    order: Order
    folder: Path
    """Of the playlists, where refusals are kept."""
    now: datetime
    progress: Progress | None
    tell: Callable[[str], None]
    known: set[str]
    """The stories that the library tells of already, and those that were made since."""
    before: tuple[Refusal, ...]
    results: list[Supplied | Refused] = field(default_factory=list)
    lists: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    """What each source holds: it is asked once in a run."""

    def begun(self, moment: datetime) -> bool:
        return utc(moment) <= utc(self.now)

    def candidates(self, opening: Opening, category: Category) -> Iterator[Candidate]:
        """The stories of the category's sources in turn; one that can't be had is told."""
        for source in category.sources:
            if source not in self.lists:
                try:
                    found = stories_of(source, self.order, tell=self.tell)
                    self.lists[source] = tuple(found)
                except (InputError, EngineError) as error:
                    self.lists[source] = ()
                    self.refuse(opening, source, error)
            yield from self.lists[source]

    def refused_before(self, story: str, length_ms: int) -> bool:
        return refusals.refused(self.before, story, length_ms)

    def remember(self, story: str, length_ms: int | None) -> None:
        """Ask no more for a story at a length, or with None at any. Raises OutputError."""
        self.before = refusals.add(self.folder, self.before, story, length_ms, self.now)

    def refuse(self, opening: Opening, story: str, error: ProducerError) -> None:
        self.results.append(Refused(opening=opening, story=story, error=error))

    def supply(self, opening: Opening, story: str, made: Made) -> Supplied:
        """What its report holds back is not made again. Raises OutputError."""
        supplied = Supplied(opening=opening, story=story, made=made)
        self.results.append(supplied)
        if supplied.failed:
            self.remember(story, None)
        return supplied

    def make(self, sources: tuple[str, ...], station: Station, order: Order) -> Made | RuleError:
        """A segment of sources, or why they can't be brought to the length that was ordered.

        Raises every other ProducerError.
        """
        try:
            return make(sources, station, order, progress=self.progress, tell=self.tell)
        except RuleError as error:
            return error
