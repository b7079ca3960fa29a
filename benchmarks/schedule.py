"""Dead air and time of the schedule's search, against greedy and the optimum; printed as ratios.

    .venv/bin/python -m benchmarks.schedule [HOURS]

HOURS (default 50) random hours, seeds 0 and up, scarce and rich libraries in turn; then a week of
three clocks, newscasts, legal IDs and 200 segments. Dead air is in seconds, reckoned in tenths
slot by slot; the optimum is CP-SAT's, where it proves one within its limit. Times are CPU, as other
work may run on the machine.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from producer.model import Play
from producer.playlist.clocks.openings import openings
from producer.playlist.schedule import fill_day
from tests.playlist.air_builder import AIR, ZONE, random_hour, week_library
from tests.playlist.greedy_days import greedy_board
from tests.playlist.judge import faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """An hour; lengths in tenths of a second but for the raw ones, in milliseconds."""

    ours: int
    greedy: int
    best: int
    proved: bool
    raw_ours: int
    raw_greedy: int
    seconds: float
    greedy_seconds: float
    solver_seconds: float


def measured(seed: int) -> Measured:
    hour = random_hour(seed)
    started = time.process_time()
    filled, proof = fill_day(hour.openings, hour.pieces, hour.air, hour.plays)
    searched = time.process_time()
    board = greedy_board(hour)
    greedy = time.process_time()
    solved, best = fill_day(hour.openings, hour.pieces, hour.air, hour.plays, solver="cp-sat")
    ended = time.process_time()
    for slots, told in ((filled, proof), (solved, best)):
        wrong = faults(hour.openings, hour.pieces, hour.air, hour.plays, slots, told)
        assert not wrong, (seed, wrong)
    return Measured(
        ours=proof.dead_ms // 100,
        greedy=board.total(),
        best=best.dead_ms // 100,
        proved=best.best,
        raw_ours=sum(slot.residual_ms for slot in filled),
        raw_greedy=sum(max(0, board.rest(room.number)) for room in board.rooms),
        seconds=searched - started,
        greedy_seconds=greedy - searched,
        solver_seconds=ended - greedy - (searched - started),
    )


def hours(count: int) -> None:
    found = [measured(seed) for seed in range(count)]
    proved = [one for one in found if one.proved]
    ours, greedy = sum(one.ours for one in found), sum(one.greedy for one in found)
    best = sum(one.best for one in proved)
    print(f"{count} random hours, dead air in all (s):")
    print(f"  greedy {greedy / 10:.1f}, search {ours / 10:.1f}: {ours / greedy:.3f} of greedy")
    print(
        f"  where CP-SAT proves the optimum ({len(proved)}): {best / 10:.1f}, "
        f"search {sum(one.ours for one in proved) / best:.5f} of it"
    )
    same = sum(one.ours == one.best for one in proved)
    near = max(one.ours - one.best for one in proved)
    print(f"  the optimum itself in {same}; at most {near / 10:.1f} s over it")
    print(f"  more than greedy in {sum(one.ours > one.greedy for one in found)}", end="; ")
    print(f"in raw milliseconds in {sum(one.raw_ours > one.raw_greedy for one in found)}")
    seconds = sum(one.seconds for one in found)
    print(
        f"  CPU an hour: search {seconds / count:.2f} s, "
        f"{seconds / sum(one.greedy_seconds for one in found):.0f} times greedy's; CP-SAT on top "
        f"{sum(one.solver_seconds for one in found) / seconds:.2f} of the search's"
    )


def week() -> None:
    first = date(2026, 11, 23)
    pieces = week_library(datetime(first.year, first.month, first.day, tzinfo=ZONE))
    plays: tuple[Play, ...] = ()
    took, slots, best = 0.0, 0, 0
    for day in range(7):
        opened = openings(AIR, first + timedelta(days=day))
        started = time.process_time()
        filled, proof = fill_day(opened, pieces, AIR, plays)
        took += time.process_time() - started
        wrong = faults(opened, pieces, AIR, plays, filled, proof)
        assert not wrong, wrong
        slots += len(filled)
        best += proof.best
        plays += tuple(
            Play(piece=one.piece.id, start=one.start)
            for slot in filled
            for one in slot.entries
            if one.piece
        )
    print(f"a week, {slots} slots: {took:.1f} s of CPU, {best} of 7 days proved best")


if __name__ == "__main__":
    hours(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
    week()
