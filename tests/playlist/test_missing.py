"""What a day lacks that could be made for it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from producer.model import Airs, Entry, Filled, Opening, Piece, Playlist, Proof
from producer.playlist.missing import fresh_from, kill_time, missing, said_by
from producer.station import Air, Category

ZONE = ZoneInfo("America/New_York")
SIX = datetime(2026, 5, 4, 6, 0, tzinfo=ZONE)
ID = Category(name="legal-id", text="WZQY, Harlow.")
AIR = Air(
    zone="America/New_York",
    categories=(
        ID,
        Category(name="newscast", sources=("stories",), stale_after_ms=3_600_000),
        Category(name="news", sources=("stories",)),
    ),
)


def opening(airs: Airs, category: str, *, at_s: int = 0, hard: bool = True) -> Opening:
    start = SIX + timedelta(seconds=at_s)
    return Opening(
        id=start.isoformat(),
        start=start,
        length_ms=60_000,
        hard=hard,
        airs=airs,
        name=category,
        category=category,
    )


def piece(category: str, story: str = "https://harlow.example/a") -> Piece:
    return Piece(
        id=f"urn:{category}",
        title="A",
        category=category,
        length_ms=20_000,
        file=Path("a.wav"),
        media_type="audio/wav",
        story=story,
    )


def filled(of: Opening, residual_ms: int, *pieces: tuple[Airs, Piece]) -> Filled:
    entries = tuple(
        Entry(start=of.start, length_ms=one.length_ms, airs=airs, title="A", piece=one)
        for airs, one in pieces
    )
    return Filled(opening=of, entries=entries, residual_ms=residual_ms)


def day(*slots: Filled) -> Playlist:
    proof = Proof(dead_ms=0, bound_ms=0, solver="search")
    return Playlist(
        station="",
        call_letters="",
        zone="America/New_York",
        day=date(2026, 5, 4),
        slots=slots,
        proof=proof,
    )


@pytest.mark.parametrize(
    ("airs", "category", "residual_ms", "lacks"),
    [
        (Airs.LEGAL_ID, "legal-id", 60_000, (60_000,)),
        (Airs.NEWSCAST, "newscast", 60_000, (60_000,)),
        (Airs.CATEGORY, "news", 45_000, (45_000,)),
        (Airs.CATEGORY, "news", 30_000, (30_000,)),
        (Airs.CATEGORY, "news", 29_999, ()),
        (Airs.CATEGORY, "nobody makes it", 60_000, ()),
        (Airs.NEWSCAST, "nobody makes it", 60_000, ()),
        (Airs.LEGAL_ID, "nobody makes it", 60_000, ()),
        (Airs.FEED, "", 60_000, ()),
        (Airs.FILL, "fill", 60_000, ()),
    ],
)
def test_what_is_left_and_can_be_made_is_missing(
    airs: Airs, category: str, residual_ms: int, lacks: tuple[int, ...]
) -> None:
    found = missing(day(filled(opening(airs, category), residual_ms)), AIR)
    assert tuple(one.length_ms for one in found) == lacks


@pytest.mark.parametrize(
    ("airs", "category"), [(Airs.NEWSCAST, "newscast"), (Airs.LEGAL_ID, "legal-id")]
)
def test_a_newscast_and_a_legal_id_are_one_piece_however_short(airs: Airs, category: str) -> None:
    there = filled(opening(airs, category), 40_000, (airs, piece(category)))
    assert missing(day(there), AIR) == ()


def test_music_that_stands_in_is_no_newscast() -> None:
    music = filled(opening(Airs.NEWSCAST, "newscast"), 60_000, (Airs.FILL, piece("fill")))
    assert len(missing(day(music), AIR)) == 1


@pytest.mark.parametrize(
    ("story", "lacks"),
    [(said_by(ID), 0), ("legal-id: WZQY, Port Ambrose.", 1), ("recorded by the staff", 0)],
)
def test_a_legal_id_of_other_words_than_the_stations_is_made_anew(story: str, lacks: int) -> None:
    there = filled(opening(Airs.LEGAL_ID, "legal-id"), 0, (Airs.LEGAL_ID, piece("legal-id", story)))
    assert len(missing(day(there), AIR)) == lacks


@pytest.mark.parametrize(
    ("hard", "next_s", "next_hard", "soft"),
    [
        (False, 60, False, True),
        (True, 60, False, False),
        (False, 60, True, False),
        (False, 61, False, False),
        (False, None, False, False),
    ],
)
def test_a_piece_may_be_longer_where_its_slot_and_the_next_one_give(
    hard: bool, next_s: int | None, next_hard: bool, soft: bool
) -> None:
    slots = [filled(opening(Airs.CATEGORY, "news", hard=hard), 60_000)]
    if next_s is not None:
        slots.append(filled(opening(Airs.FILL, "fill", at_s=next_s, hard=next_hard), 0))
    (found,) = missing(day(*slots), AIR)
    assert found.soft is soft


def test_a_newscast_is_made_no_sooner_than_it_is_fresh_and_dies_with_its_hour() -> None:
    six, category = opening(Airs.NEWSCAST, "newscast"), AIR.category("newscast")
    assert fresh_from(six, category) == SIX - timedelta(minutes=59)
    assert kill_time(six, category) == SIX + timedelta(hours=1)


def test_a_newscast_lives_to_the_end_of_its_slot_at_least() -> None:
    short = Category(name="newscast", stale_after_ms=10_000)
    assert kill_time(opening(Airs.NEWSCAST, "newscast"), short) == SIX + timedelta(minutes=1)


def test_the_kill_time_is_an_hour_later_where_the_hour_comes_twice() -> None:
    one = datetime(2026, 11, 1, 1, 0, tzinfo=ZONE)
    first = Opening(
        id="1", start=one, length_ms=60_000, hard=True, airs=Airs.NEWSCAST, name="Newscast"
    )
    kill = kill_time(first, AIR.category("newscast"))
    assert kill is not None
    assert kill.isoformat() == "2026-11-01T01:00:00-05:00"


@pytest.mark.parametrize("airs", [Airs.CATEGORY, Airs.LEGAL_ID])
def test_what_is_no_newscast_keeps(airs: Airs) -> None:
    assert fresh_from(opening(airs, "newscast"), AIR.category("newscast")) is None
    assert kill_time(opening(airs, "newscast"), AIR.category("newscast")) is None
