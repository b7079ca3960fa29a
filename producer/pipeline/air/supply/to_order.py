"""What a day lacks, made of its categories' sources to the length of its slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.clock import whole
from producer.errors import EngineError, InputError, RuleError
from producer.model import Airs
from producer.pipeline.air.supply import newscasts, refusals, stories
from producer.pipeline.air.supply.legal_ids import make_legal_id
from producer.pipeline.air.supply.run import Refused, Run, Supplied
from producer.pipeline.order import Order
from producer.playlist.missing import fresh_from, said_by
from producer.station import NEWSCAST
from producer.story.source import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from producer.model import Piece
    from producer.pipeline.making import Progress
    from producer.playlist.missing import Missing
    from producer.station import Category, Station

_PLAIN = Order()


def make_missing(
    station: Station,
    wanted: tuple[Missing, ...],
    pieces: tuple[Piece, ...],
    folder: Path,
    *,
    now: datetime,
    order: Order = _PLAIN,
    progress: Progress | None = None,
    tell: Callable[[str], None] = silent,
) -> tuple[Supplied | Refused, ...]:
    """Make what a day lacks: every segment that came of it, and every story that was refused.

    `pieces` are the library's: a story that is among them is not made again, nor one that was
    refused in the last two days, which a file in `folder` (of the playlists) keeps. What began by
    `now` is let be. Of `order` counts who approves, and whether private addresses may be asked.
    Raises MissingError, OutputError and UsageError, which no other story would mend.
    """
    run = Run(
        station=station,
        order=order,
        folder=folder,
        now=now,
        progress=progress,
        tell=tell,
        known=set(_known(station, pieces)),
        before=refusals.read(folder, now),
    )
    for each in wanted:
        if not run.begun(each.opening.start):
            _make(run, each, pieces)
    return tuple(run.results)


def _known(station: Station, pieces: tuple[Piece, ...]) -> Iterator[str]:
    """The stories that have a segment; one that was in a newscast may still have its own."""
    slots = (slot for clock in station.air.clocks for slot in clock.slots)
    newscasts = {NEWSCAST, *(one.category for one in slots if one.airs is Airs.NEWSCAST)}
    for piece in pieces:
        if piece.category not in newscasts:
            yield piece.story
            yield f"{piece.story} {piece.title}"  # as an item of a feed without a page is named


def _make(run: Run, wanted: Missing, pieces: tuple[Piece, ...]) -> None:
    category = run.station.air.category(wanted.opening.category)
    fresh = fresh_from(wanted.opening, category)
    if fresh is not None and not run.begun(fresh):
        run.refuse(wanted.opening, "", _too_soon(category))
    elif wanted.opening.airs is Airs.LEGAL_ID:
        _legal_id(run, wanted, category, pieces)
    elif wanted.opening.airs is Airs.NEWSCAST:
        newscasts.supply(run, wanted, category)
    else:
        stories.supply(run, wanted, category)


def _too_soon(category: Category) -> InputError:
    stale = category.stale_after_ms or 0
    return InputError(
        f"a piece of {category.name} is stale after {whole(stale)}: it is made when it is due",
        "Leave `producer schedule --watch` running, or schedule with --make nearer to its time.",
    )


def _legal_id(run: Run, wanted: Missing, category: Category, pieces: tuple[Piece, ...]) -> None:
    """One serves all openings of its category."""
    story, opening = said_by(category), wanted.opening
    there = next((piece for piece in pieces if piece.story == story), None)
    if there is not None:
        run.refuse(opening, story, _too_long(there.length_ms, wanted))
        return
    if story in run.known:
        return
    run.known.add(story)
    try:
        made = make_legal_id(run.station, category, progress=run.progress)
    except (InputError, EngineError, RuleError) as error:
        run.refuse(opening, story, error)
        return
    run.supply(opening, story, made)
    if made.segment.duration_ms > wanted.length_ms:
        run.refuse(opening, story, _too_long(made.segment.duration_ms, wanted))


def _too_long(ms: int, wanted: Missing) -> InputError:
    return InputError(
        f"the legal ID that there is runs {ms / 1000:.1f} s and did not get into its slot of "
        f"{wanted.length_ms / 1000:.1f} s",
        "Give the slot in its clock more time, or see: producer library --category legal-id",
    )
