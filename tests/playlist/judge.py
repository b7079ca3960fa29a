"""The rules of a day on air, checked on what was scheduled: written against docs/schedule.md.

It shares no line with the scheduler, and reckons in UTC, moment by moment.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from producer.model import Airs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Entry, Filled, Opening, Piece, Play, Proof
    from producer.station import Air

MS = timedelta(milliseconds=1)
OVER = 5000
WANTED = {Airs.CATEGORY, Airs.NEWSCAST, Airs.LEGAL_ID}


def faults(
    openings: tuple[Opening, ...],
    pieces: tuple[Piece, ...],
    air: Air,
    plays: tuple[Play, ...],
    filled: tuple[Filled, ...],
    proof: Proof,
) -> list[str]:
    """Every rule that a day breaks, a line each."""
    found = [] if [slot.opening for slot in filled] == list(openings) else ["other slots"]
    found += _times(filled)
    found += _apart(pieces, air, plays, filled)
    found += _proof(filled, proof)
    legal = {"legal-id", *(one.category for one in openings if one.airs is Airs.LEGAL_ID)}
    for slot in filled:
        told = [
            *_slot(slot, legal),
            *_windows(slot, air),
            *_fill(slot, pieces, legal, air),
            *_newest(slot, pieces, air, legal),
        ]
        found += [f"{slot.opening.id} {slot.opening.name}: {fault}" for fault in told]
    return found


def _utc(moment: datetime) -> datetime:
    assert moment.tzinfo is not None
    return moment.astimezone(UTC)


def _ms(later: datetime, earlier: datetime) -> int:
    return (_utc(later) - _utc(earlier)) // MS


def _ends(entry: Entry) -> datetime:
    return _utc(entry.start) + entry.length_ms * MS


def _own(slot: Filled) -> list[Entry]:
    return [one for one in slot.entries if one.airs is not Airs.FILL]


# --- The clock ------------------------------------------------------------------------


def _times(filled: tuple[Filled, ...]) -> Iterator[str]:
    """Entries without a gap, from a slot's start to its end, or a little over where that may be."""
    late = 0
    for slot, following in zip(filled, (*filled[1:], None), strict=True):
        opening = slot.opening
        if not slot.entries:
            yield f"{opening.id}: nothing in it"
            continue
        if any(one.length_ms <= 0 for one in slot.entries):
            yield f"{opening.id}: an entry without a length"
        if _ms(slot.entries[0].start, opening.start) != late:
            yield f"{opening.id}: starts {_ms(slot.entries[0].start, opening.start)} ms late"
        for one, other in pairwise(slot.entries):
            if _ends(one) != _utc(other.start):
                yield f"{opening.id}: a gap before {other.title!r}"
        over = _ms(_ends(slot.entries[-1]), opening.start) - opening.length_ms
        late = 0
        if over < 0:
            yield f"{opening.id}: ends {-over} ms too soon"
        elif over:
            late = over
            if over > OVER or opening.hard or following is None or following.opening.hard:
                yield f"{opening.id}: runs {over} ms over"
            elif following.opening.airs not in (Airs.CATEGORY, Airs.FILL):
                yield f"{opening.id}: runs {over} ms into what can't be shortened"


# --- What airs ------------------------------------------------------------------------


def _slot(slot: Filled, legal: set[str]) -> Iterator[str]:
    opening, own = slot.opening, _own(slot)
    if opening.airs is Airs.FEED:
        if len(slot.entries) != 1 or slot.entries[0].source != opening.source:
            yield "not the feed alone"
        return
    if slot.entries[: len(own)] != tuple(own):
        yield "music before a piece"
    if opening.airs is Airs.FILL and own:
        yield "a piece among the music"
    if opening.airs in (Airs.NEWSCAST, Airs.LEGAL_ID) and len(own) > 1:
        yield f"{len(own)} pieces in a slot for one"
    for one in own:
        if one.piece is None or one.airs is not opening.airs:
            yield f"{one.title!r} is no {opening.airs}"
            continue
        if one.piece.category != opening.category:
            yield f"{one.piece.id} is of another category"
        if one.piece.category in legal and opening.airs is not Airs.LEGAL_ID:
            yield f"the legal ID {one.piece.id} where none belongs"
        if one.length_ms != one.piece.length_ms or one.cue_in_ms or one.title != one.piece.title:
            yield f"{one.piece.id} is not aired whole"
    ids = [one.piece.id for one in own if one.piece]
    if len(set(ids)) < len(ids):
        yield "a piece twice"
    rest = sum(one.length_ms for one in slot.entries if one.airs is Airs.FILL)
    if slot.residual_ms != (rest if opening.airs in WANTED else 0):
        yield f"a residual of {slot.residual_ms} ms, and {rest} ms of fill"


def _windows(slot: Filled, air: Air) -> Iterator[str]:
    """Embargoes, kill times, hours and age."""
    zone = ZoneInfo(air.zone)
    for one in slot.entries:
        piece = one.piece
        if piece is None:
            continue
        if piece.not_before and _utc(one.start) < _utc(piece.not_before):
            yield f"{piece.id} before its embargo"
        if piece.kill and _ends(one) > _utc(piece.kill):
            yield f"{piece.id} after its kill time"
        if piece.hours and not all(_in(piece.hours, at.astimezone(zone)) for at in _moments(one)):
            yield f"{piece.id} outside its hours"
        stale = air.category(piece.category).stale_after_ms
        wanted = one.airs is not Airs.FILL and stale is not None
        if wanted and piece.made and _ms(one.start, piece.made) > (stale or 0):
            yield f"{piece.id} is stale"


def _moments(one: Entry) -> Iterator[datetime]:
    for passed in range(0, one.length_ms, 10_000):
        yield _utc(one.start) + passed * MS
    yield _ends(one) - MS


def _in(hours: tuple[int, int], at: datetime) -> bool:
    start, end = hours
    clock = ((at.hour * 60 + at.minute) * 60 + at.second) * 1000 + at.microsecond // 1000
    return start <= clock < end if start < end else clock >= start or clock < end


# --- Repeats --------------------------------------------------------------------------


def _apart(
    pieces: tuple[Piece, ...], air: Air, plays: tuple[Play, ...], filled: tuple[Filled, ...]
) -> Iterator[str]:
    known = {piece.id: piece for piece in pieces}
    aired = [
        (known[play.piece], _utc(play.start), "")
        for play in plays
        if play.piece in known and not play.music
    ]
    aired += [
        (one.piece, _utc(one.start), slot.opening.id)
        for slot in filled
        for one in _own(slot)
        if one.piece is not None
    ]
    aired.sort(key=lambda each: each[1])
    for place, (later, at, inside) in enumerate(aired):
        separation = air.category(later.category).separation_ms
        for earlier, before, beside in aired[:place]:
            same = earlier.id == later.id or (later.story and earlier.story == later.story)
            if not same or not (inside or beside):
                continue
            if (at - before) // MS < separation:
                yield f"{later.id} {(at - before) // MS} ms after {earlier.id}"
            if inside == beside and separation:
                yield f"{later.id} and {earlier.id} in one slot"


# --- Single ones, fill, proof ---------------------------------------------------------


def _newest(slot: Filled, pieces: tuple[Piece, ...], air: Air, legal: set[str]) -> Iterator[str]:
    """A newscast is the newest that could air; a legal ID is there where any could be.

    Judged where repeats are allowed, and the slot isn't run into.
    """
    opening = slot.opening
    told = air.category(opening.category)
    single = opening.airs in (Airs.NEWSCAST, Airs.LEGAL_ID)
    if not single or told.separation_ms or slot.entries[0].start != opening.start:
        return
    if opening.airs is Airs.NEWSCAST and opening.category in legal:
        return
    could = [one for one in pieces if one.category == opening.category and _could(one, slot, air)]
    aired = next((one.piece for one in _own(slot)), None)
    if aired is None:
        if could:
            yield f"nothing, where {could[0].id} could air"
    elif opening.airs is Airs.NEWSCAST:
        for one in could:
            if one.made and (aired.made is None or _utc(one.made) > _utc(aired.made)):
                yield f"{aired.id}, where {one.id} is newer"


def _could(piece: Piece, slot: Filled, air: Air) -> bool:
    opening = slot.opening
    start, end = _utc(opening.start), _utc(opening.start) + piece.length_ms * MS
    zone = ZoneInfo(air.zone)
    stale = air.category(piece.category).stale_after_ms
    moments = [start + passed * MS for passed in (*range(0, piece.length_ms, 10_000),)]
    return (
        0 < piece.length_ms <= opening.length_ms
        and (piece.not_before is None or start >= _utc(piece.not_before))
        and (piece.kill is None or end <= _utc(piece.kill))
        and (stale is None or piece.made is None or _ms(start, piece.made) <= stale)
        and (
            piece.hours is None
            or all(_in(piece.hours, at.astimezone(zone)) for at in (*moments, end - MS))
        )
    )


def _fill(slot: Filled, pieces: tuple[Piece, ...], legal: set[str], air: Air) -> Iterator[str]:
    opening = slot.opening
    shelf = {"fill", opening.category} if opening.airs is Airs.FILL else {"fill"}
    always = any(
        one.category == "fill" and not (one.kill or one.not_before or one.hours) for one in pieces
    )
    for one in slot.entries:
        if one.airs is not Airs.FILL:
            continue
        if one.piece is None:
            if one.title:
                yield "silence with a title"
            if always and one.length_ms >= 1000:
                yield f"{one.length_ms} ms of silence"
            continue
        if one.piece.category not in shelf - legal:
            yield f"{one.piece.id} is no music"
        if one.cue_in_ms < 0 or one.cue_out_ms != one.piece.length_ms:
            yield f"{one.piece.id} is not back-timed"
        if bool(one.cue_in_ms) != (one.fade_in_ms == 500):
            yield f"{one.piece.id} comes in abruptly"


def _proof(filled: tuple[Filled, ...], proof: Proof) -> Iterator[str]:
    dead = sum(slot.residual_ms // 100 for slot in filled if slot.opening.airs in WANTED) * 100
    if proof.dead_ms != dead:
        yield f"{proof.dead_ms} ms of dead air are told, and {dead} ms there are"
    if proof.bound_ms > dead:
        yield f"a bound of {proof.bound_ms} ms over {dead} ms"
