"""A day's openings filled: newscasts by their rule, the rest by search, what is left with music."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.errors import UsageError
from producer.model import Airs, Entry, Filled, Proof, after
from producer.playlist.schedule.airings import Airings
from producer.playlist.schedule.board import TENTH
from producer.playlist.schedule.bound import floor_of, floors
from producer.playlist.schedule.candidates import keys
from producer.playlist.schedule.music import Music
from producer.playlist.schedule.newscasts import newscasts
from producer.playlist.schedule.rooms import OVER, chosen_for, legal_categories, rooms_of
from producer.playlist.schedule.search import built, improve
from producer.playlist.schedule.solver import solved
from producer.playlist.schedule.spans import Limits, moment_ms
from producer.station import FILL, HOUR_MS

if TYPE_CHECKING:
    from datetime import datetime

    from producer.model import Opening, Piece, Play, Playlist
    from producer.station import Air

SOLVERS: Final = ("search", "cp-sat")
_REACH_MS: Final = 24 * HOUR_MS
"""How far from the day, beyond the longest separation, plays may still matter: more than by the
default separation."""
_WANTED: Final = (Airs.CATEGORY, Airs.NEWSCAST, Airs.LEGAL_ID)
"""What leaves dead air where it is missing."""


def fill_day(
    openings: tuple[Opening, ...],
    pieces: tuple[Piece, ...],
    air: Air,
    plays: tuple[Play, ...],
    *,
    solver: str = "search",
    kept: tuple[Filled, ...] = (),
) -> tuple[tuple[Filled, ...], Proof]:
    """What airs in a day's openings, and how far that is from the least dead air.

    `openings` are in order, with aware times; `plays` is what airs before and after them; `kept`
    are the first of the openings, already on the air: they are returned as they are. The same input
    gives the same answer, in whatever order pieces and plays are told. docs/schedule.md tells the
    rules and the goals. Raises UsageError for another solver than "search" and "cp-sat",
    MissingError where the latter is not installed.
    """
    if solver not in SOLVERS:
        raise UsageError(f"there is no solver {solver!r}", f"Take one of: {', '.join(SOLVERS)}")
    begins = moment_ms(kept[-1].opening.end) if kept else None
    # Reckoned in milliseconds: Python compares moments of one zone by the wall clock.
    rest = tuple(one for one in openings if begins is None or moment_ms(one.start) >= begins)
    day = _day(rest, pieces, air, plays, kept)
    chosen, floor = _chosen(day, air, solver)
    filled = (*kept, *_filled(day, chosen))
    fixed = sum(_tenths(slot) for slot in filled if not chosen_for(slot.opening))
    fixed += sum(_tenths(slot) for slot in kept if chosen_for(slot.opening))
    dead = sum(_tenths(slot) for slot in filled)
    proof = Proof(dead_ms=dead * TENTH, bound_ms=(fixed + floor) * TENTH, solver=solver)
    return filled, proof


def on_air(playlist: Playlist, now: datetime) -> tuple[Filled, ...]:
    """The slots of a playlist that started at or before `now`: they stay as they are."""
    until = moment_ms(now)
    return tuple(slot for slot in playlist.slots if moment_ms(slot.opening.start) <= until)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """What is to be filled, and all that is settled before anything is chosen."""

    openings: tuple[Opening, ...]
    shelves: dict[str, tuple[Piece, ...]]
    limits: Limits
    fixed: Airings
    heard: dict[str, int]
    """When each piece started last before the first opening, by its id."""
    late: int
    """By how much the last kept slot runs into the first opening."""


def _day(
    openings: tuple[Opening, ...],
    pieces: tuple[Piece, ...],
    air: Air,
    plays: tuple[Play, ...],
    kept: tuple[Filled, ...],
) -> _Day:
    known = {piece.id: piece for piece in pieces if piece.length_ms > 0}
    shelves: dict[str, list[Piece]] = {}
    for piece in known.values():
        shelves.setdefault(piece.category, []).append(piece)
    first = moment_ms(openings[0].start) if openings else 0
    last = moment_ms(openings[-1].end) + OVER if openings else 1
    limits = Limits(first, last, openings[0].start.tzinfo if openings else None)
    entries = [entry for slot in kept for entry in slot.entries]
    # Music that stands in for what is missing repeats as it must.
    aired = [(play.piece, moment_ms(play.start), not play.music) for play in plays]
    aired += [
        (entry.piece.id, moment_ms(entry.start), entry.airs is not Airs.FILL)
        for entry in entries
        if entry.piece is not None
    ]
    fixed, heard = Airings(), dict[str, int]()
    reach = max((told.separation_ms for told in air.categories), default=0) + _REACH_MS
    for name, start, counts in aired:
        if start < first:
            heard[name] = max(start, heard.get(name, start))
        if name in known and counts and first - reach < start < last + reach:
            piece = known[name]
            fixed.add(keys(piece), start, air.category(piece.category).separation_ms)
    late = moment_ms(entries[-1].end) - first if entries and openings else 0
    return _Day(
        openings=openings,
        shelves={category: tuple(same) for category, same in shelves.items()},
        limits=limits,
        fixed=fixed,
        heard=heard,
        late=max(0, late),
    )


def _chosen(day: _Day, air: Air, solver: str) -> tuple[dict[int, tuple[Piece, ...]], int]:
    """The pieces of each opening, by its place, and the floor of those that were chosen for."""
    news = newscasts(day.openings, day.shelves, air, day.limits, day.fixed, late=day.late)
    rooms = rooms_of(day.openings, day.shelves, air, day.limits, day.fixed, late=day.late)
    board = built(rooms, day.heard)
    each = floors(board)
    floor = floor_of(rooms, each)
    floor = improve(board, each, floor)
    if solver == "cp-sat":
        board, floor = solved(board, each, floor)
    places = [place for place, opening in enumerate(day.openings) if chosen_for(opening)]
    found: dict[int, tuple[Piece, ...]] = {place: (piece,) for place, piece in news.items()}
    for place, chosen in zip(places, board.chosen, strict=True):
        found[place] = tuple(one.piece for one in chosen)
    return found, floor


def _filled(day: _Day, chosen: dict[int, tuple[Piece, ...]]) -> tuple[Filled, ...]:
    music = Music(day.limits, dict(day.heard))
    legal = legal_categories(day.openings)
    shelves = {name: same for name, same in day.shelves.items() if name not in legal}
    found: list[Filled] = []
    end = moment_ms(day.openings[0].start) + day.late if day.openings else 0
    for place, opening in enumerate(day.openings):
        late = max(0, end - moment_ms(opening.start))
        filled = _slot(opening, late, chosen.get(place, ()), shelves, music)
        found.append(filled)
        end = moment_ms(filled.entries[-1].end)
    return tuple(found)


def _slot(
    opening: Opening,
    late: int,
    chosen: tuple[Piece, ...],
    shelves: dict[str, tuple[Piece, ...]],
    music: Music,
) -> Filled:
    """An opening with its pieces one after the other, and what is left of it filled."""
    start = after(opening.start, late)
    rest = opening.length_ms - late
    if opening.airs is Airs.FEED:
        feed = Entry(
            start=start,
            length_ms=rest,
            airs=Airs.FEED,
            title=opening.name,
            source=opening.source,
        )
        return Filled(opening=opening, entries=(feed,))
    entries: list[Entry] = []
    for piece in chosen:
        entries.append(
            Entry(
                start=start,
                length_ms=piece.length_ms,
                airs=opening.airs,
                title=piece.title,
                artist=piece.artist,
                piece=piece,
            )
        )
        start = entries[-1].end
        rest -= piece.length_ms
    own = shelves.get(opening.category, ()) if opening.airs is Airs.FILL else ()
    entries += music.fill(own or shelves.get(FILL, ()), start, moment_ms(start), rest)
    residual = max(0, rest) if opening.airs in _WANTED else 0
    return Filled(opening=opening, entries=tuple(entries), residual_ms=residual)


def _tenths(slot: Filled) -> int:
    return slot.residual_ms // TENTH if slot.opening.airs in _WANTED else 0
