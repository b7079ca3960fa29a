"""Each rule of a day on air, in a slot or two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from producer.model import Airs, Play, Playlist, Proof, after
from producer.playlist.backtime import back_times
from producer.playlist.schedule import fill_day, on_air
from producer.station import Air, Category
from tests.playlist.air_builder import HOUR, MINUTE, MORNING, ZONE, music, piece, row
from tests.playlist.judge import faults

if TYPE_CHECKING:
    from producer.model import Filled, Opening, Piece

AIR = Air(
    zone=ZONE.key,
    categories=(
        Category(name="newscast", separation_ms=0, stale_after_ms=HOUR),
        Category(name="promo", separation_ms=0),
    ),
)
SECOND = 1000


def day(
    opened: tuple[Opening, ...], *pieces: Piece, plays: tuple[Play, ...] = ()
) -> tuple[Filled, ...]:
    filled, proof = fill_day(opened, pieces, AIR, plays)
    assert faults(opened, pieces, AIR, plays, filled, proof) == []
    assert proof.best
    return filled


def airs(slot: Filled) -> list[str]:
    return [one.piece.id for one in slot.entries if one.piece and one.airs is not Airs.FILL]


def ago(minutes: int) -> datetime:
    return after(MORNING, -minutes * MINUTE)


# --- Lengths --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slots", "long", "aired", "residuals"),
    [
        pytest.param(("local", "local"), 62_000, [], [60_000, 60_000], id="never over a hard one"),
        pytest.param(("~local", "local"), 62_000, [], [60_000, 60_000], id="nor into one"),
        pytest.param(("~local", "~local"), 62_000, ["a"], [0, 58_000], id="a little, into soft"),
        pytest.param(("~local", "~local"), 65_001, [], [60_000, 60_000], id="no more than 5 s"),
        pytest.param(("~local", "~feed"), 62_000, [], [60_000, 0], id="never into a feed"),
        pytest.param(("~local", "~fill"), 62_000, ["a"], [0, 0], id="into music"),
    ],
)
def test_what_runs_over(
    slots: tuple[str, ...], long: int, aired: list[str], residuals: list[int]
) -> None:
    filled = day(row(MORNING, *((name, MINUTE) for name in slots)), piece("a", long))
    assert [name for slot in filled for name in airs(slot)] == aired
    assert [slot.residual_ms for slot in filled] == residuals


def test_the_least_is_left_dead_whatever_is_longest() -> None:
    lengths = (50, 30, 31, 20)
    pieces = [piece(f"p{length}", length * SECOND) for length in lengths]
    (slot,) = day(row(MORNING, ("local", 61 * SECOND)), *pieces)
    assert sorted(airs(slot)) == ["p30", "p31"]


def test_of_many_pieces_of_one_length_as_many_air_as_there_is_room_for() -> None:
    pieces = [piece(f"p{number:04}", MINUTE) for number in range(2_000)]
    odd = piece("odd", 90 * SECOND, not_before=after(MORNING, 30 * MINUTE))
    (slot,) = day(row(MORNING, ("local", 59 * MINUTE + 45 * SECOND)), *pieces, odd)
    assert (len(airs(slot)), airs(slot)[-1], slot.residual_ms) == (59, "odd", 15 * SECOND)


def test_scarce_pieces_are_shared_between_slots() -> None:
    pieces = [piece(f"p{length}", length * SECOND) for length in (60, 40, 35, 25)]
    filled = day(row(MORNING, ("local", 100 * SECOND), ("local", 60 * SECOND)), *pieces)
    assert [slot.residual_ms for slot in filled] == [0, 0]


def test_a_story_is_left_to_the_category_that_loses_more_without_it() -> None:
    short = piece("short", 11 * SECOND, story="ferry")
    long = piece("long", 34 * SECOND, "feature", story="ferry")
    slots = day(row(MORNING, ("local", 31 * SECOND), ("feature", 60 * SECOND)), short, long)
    assert [airs(slot) for slot in slots] == [[], ["long"]]


# --- Windows --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "fits"),
    [
        pytest.param({"kill": after(MORNING, MINUTE)}, True, id="ends at its kill time"),
        pytest.param({"kill": after(MORNING, MINUTE - 1)}, False, id="would end after it"),
        pytest.param({"not_before": MORNING}, True, id="starts at its embargo"),
        pytest.param({"not_before": after(MORNING, 1)}, False, id="would start before it"),
        pytest.param({"hours": (6 * HOUR, 6 * HOUR + MINUTE)}, True, id="within its hours"),
        pytest.param({"hours": (22 * HOUR, 6 * HOUR + MINUTE)}, True, id="past midnight"),
        pytest.param({"hours": (6 * HOUR, 6 * HOUR + 59_999)}, False, id="outside its hours"),
    ],
)
def test_when_a_piece_may_air(told: dict[str, Any], fits: bool) -> None:
    (slot,) = day(row(MORNING, ("local", MINUTE)), piece("a", MINUTE, **told))
    assert airs(slot) == (["a"] if fits else [])


def test_what_must_end_first_airs_first_and_what_is_worth_more_before_others() -> None:
    pieces = (
        piece("low", MINUTE, priority=4),
        piece("high", MINUTE, priority=1),
        piece("old", MINUTE, priority=1, made=ago(600)),
        piece("new", MINUTE, priority=1, made=ago(5)),
        piece("ends", MINUTE, priority=5, kill=after(MORNING, 2 * MINUTE)),
        piece("begins", MINUTE, priority=1, not_before=after(MORNING, MINUTE)),
    )
    (slot,) = day(row(MORNING, ("local", 6 * MINUTE)), *pieces)
    assert airs(slot) == ["ends", "new", "old", "high", "low", "begins"]


@pytest.mark.parametrize(
    ("start", "aired"),
    [
        pytest.param("2026-11-01T05:30+00:00", ["a"], id="01:30 for the first time"),
        pytest.param("2026-11-01T06:30+00:00", ["a"], id="01:30 again"),
        pytest.param("2026-11-01T06:00+00:00", [], id="01:00 again"),
        pytest.param("2027-03-14T07:00+00:00", [], id="03:00, where 02:00 is no hour"),
    ],
)
def test_hours_are_those_of_the_local_clock(start: str, aired: list[str]) -> None:
    opened = row(datetime.fromisoformat(start).astimezone(ZONE), ("local", 30 * MINUTE))
    late_one = (90 * MINUTE, 120 * MINUTE)
    (slot,) = day(opened, piece("a", 30 * MINUTE, hours=late_one))
    assert airs(slot) == aired


# --- Repeats --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "aired"),
    [(180, ["a"]), (179, [])],
)
def test_a_piece_waits_for_its_separation_from_start_to_start(
    minutes: int, aired: list[str]
) -> None:
    plays = (Play(piece="a", start=ago(minutes)),)
    (slot,) = day(row(MORNING, ("local", MINUTE)), piece("a", MINUTE), plays=plays)
    assert airs(slot) == aired


def test_music_that_stood_in_is_no_repeat_on_any_day() -> None:
    plays = (Play(piece="a", start=ago(10), music=True),)
    (slot,) = day(row(MORNING, ("local", MINUTE)), piece("a", MINUTE), plays=plays)
    assert airs(slot) == ["a"]


def test_what_is_to_air_after_the_day_keeps_its_distance_and_is_no_rest() -> None:
    soon, later = Play(piece="a", start=ago(-60)), Play(piece="b", start=ago(-181))
    (slot,) = day(
        row(MORNING, ("local", MINUTE)), piece("a", MINUTE), piece("b", MINUTE), plays=(soon, later)
    )
    assert airs(slot) == ["b"]
    rested = (Play(piece="b", start=ago(400)), Play(piece="a", start=ago(300)))
    (slot,) = day(
        row(MORNING, ("local", MINUTE)),
        piece("a", MINUTE),
        piece("b", MINUTE),
        plays=(*rested, later),
    )
    assert airs(slot) == ["b"]


def test_a_story_airs_once_however_many_pieces_tell_it() -> None:
    pieces = (piece("a", MINUTE, story="ferry"), piece("b", MINUTE, story="ferry"))
    filled = day(row(MORNING, ("local", MINUTE), ("local", 2 * MINUTE)), *pieces)
    assert sum(len(airs(slot)) for slot in filled) == 1


def test_an_hour_that_repeats_is_an_hour_later_for_repeats() -> None:
    start = datetime(2026, 11, 1, 1, tzinfo=ZONE)
    openings = (*row(start, ("hourly", MINUTE)), *row(after(start, HOUR), ("hourly", MINUTE)))
    air = Air(zone=ZONE.key, categories=(Category(name="hourly", separation_ms=HOUR),))
    filled, _ = fill_day(openings, (piece("a", MINUTE, "hourly"),), air, ())
    assert [airs(slot) for slot in filled] == [["a"], ["a"]]


def test_what_needs_no_separation_airs_in_every_slot_but_once_in_each() -> None:
    filled = day(row(MORNING, *[("promo", 3 * MINUTE)] * 3), piece("a", MINUTE, "promo"))
    assert [airs(slot) for slot in filled] == [["a"]] * 3


def test_of_equal_pieces_the_one_that_waited_longest_is_next() -> None:
    promos = (piece(f"p{number}", MINUTE, "promo") for number in range(5))
    filled = day(row(MORNING, *[("promo", 2 * MINUTE)] * 10), *promos)
    aired = [name for slot in filled for name in airs(slot)]
    counts = [aired.count(f"p{number}") for number in range(5)]
    assert sum(counts) == 20
    assert max(counts) - min(counts) <= 2


# --- Newscasts, legal IDs, feeds ------------------------------------------------------


def test_a_newscast_is_the_newest_that_fits() -> None:
    news = [
        piece("old", 280 * SECOND, "newscast", made=ago(50)),
        piece("new", 200 * SECOND, "newscast", made=ago(20)),
        piece("long", 301 * SECOND, "newscast", made=ago(10)),
        piece("killed", 200 * SECOND, "newscast", made=ago(5), kill=MORNING),
    ]
    (slot,) = day(row(MORNING, ("newscast", 300 * SECOND)), *news, *music(240_000))
    assert airs(slot) == ["new"]
    assert slot.residual_ms == 100 * SECOND


def test_a_stale_newscast_does_not_air() -> None:
    stale = piece("stale", MINUTE, "newscast", made=ago(61))
    (slot,) = day(row(MORNING, ("newscast", MINUTE)), stale)
    assert airs(slot) == []


def test_a_legal_id_airs_alone_and_nowhere_else() -> None:
    ids = (piece("short", 4 * SECOND, "legal-id"), piece("long", 5 * SECOND, "legal-id"))
    opened = row(MORNING, ("legal-id", 10 * SECOND))
    stray = replace(opened[0], airs=Airs.CATEGORY, start=after(MORNING, 10 * SECOND))
    alone, elsewhere = day((*opened, stray), *ids)
    assert airs(alone) == ["long"]
    assert airs(elsewhere) == []


def test_a_feed_is_one_entry_under_its_name() -> None:
    (slot,) = day(row(MORNING, ("feed", HOUR)))
    (entry,) = slot.entries
    told = (entry.airs, entry.title, entry.source, entry.length_ms)
    assert told == (Airs.FEED, "Feed", "net", HOUR)
    assert slot.residual_ms == 0


# --- Fill -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rest", "songs", "played"),
    [
        pytest.param(60, (100,), [(0, 40, 60)], id="the end of one"),
        pytest.param(100, (100,), [(0, 0, 100)], id="a whole one"),
        pytest.param(150, (100, 100), [(0, 0, 100), (1, 50, 50)], id="one and the end of another"),
        pytest.param(105, (100, 100), [(0, 5, 95), (1, 90, 10)], id="no scrap"),
    ],
)
def test_music_ends_on_the_slots_end(
    rest: int, songs: tuple[int, ...], played: list[tuple[int, int, int]]
) -> None:
    lengths = (length * SECOND for length in songs)
    (slot,) = day(row(MORNING, ("fill", rest * SECOND)), *music(*lengths))
    told = [
        (f"music {number}", cue * SECOND, length * SECOND, 500 if cue else 0)
        for number, cue, length in played
    ]
    assert [
        (one.piece.id, one.cue_in_ms, one.length_ms, one.fade_in_ms)
        for one in slot.entries
        if one.piece
    ] == told


def test_music_takes_turns() -> None:
    opened = row(MORNING, *[("fill", MINUTE)] * 4)
    filled = day(opened, *music(90_000, 90_000, 90_000))
    assert [slot.entries[0].title for slot in filled] == [
        "Music 0",
        "Music 1",
        "Music 2",
        "Music 0",
    ]


def test_without_music_the_rest_is_silent_and_told() -> None:
    (slot,) = day(row(MORNING, ("local", MINUTE)), piece("a", 40 * SECOND))
    silence = slot.entries[-1]
    assert (silence.airs, silence.title, silence.piece) == (Airs.FILL, "", None)
    assert silence.length_ms == slot.residual_ms == 20 * SECOND


# --- What is on the air, and what is left of it ---------------------------------------


def playlist(slots: tuple[Filled, ...]) -> Playlist:
    return Playlist(
        station="WXYZ",
        call_letters="WXYZ",
        zone=ZONE.key,
        day=date(2026, 11, 1),
        slots=slots,
        proof=Proof(dead_ms=0, bound_ms=0, solver="search"),
    )


def test_what_has_begun_is_kept_even_in_the_hour_that_repeats() -> None:
    start = datetime(2026, 11, 1, 1, 30, tzinfo=ZONE)
    slots = day((*row(start, ("fill", HOUR)), *row(after(start, HOUR), ("fill", HOUR))))
    assert on_air(playlist(slots), start + timedelta(minutes=20)) == slots[:1]
    assert on_air(playlist(slots), after(start, HOUR)) == slots
    assert on_air(playlist(slots), after(start, -1)) == ()


def test_an_operator_counts_down_to_the_next_hard_post() -> None:
    opened = row(MORNING, ("local", MINUTE), ("~local", MINUTE), ("local", MINUTE))
    slots = day(opened, piece("a", 50 * SECOND), piece("b", MINUTE), *music(90_000))
    starts = [
        (one.start - MORNING) // timedelta(milliseconds=1) for s in slots for one in s.entries
    ]
    assert back_times(playlist(slots)) == tuple(
        (2 * MINUTE if at < 2 * MINUTE else 3 * MINUTE) - at for at in starts
    )
    assert back_times(playlist(())) == ()
