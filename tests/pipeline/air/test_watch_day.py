"""The watch, through whole days of the tests' own clock: nobody waits for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from producer import pipeline
from producer.errors import EngineError, InputError, UsageError
from producer.model import Airing, Airs
from producer.pipeline import making
from producer.pipeline.air.watch import due, works
from producer.pipeline.air.watch.due import Task
from producer.pipeline.air.watch.lanes import Lanes
from producer.pipeline.air.watch.locking import only_one
from producer.pipeline.air.watch.watching import Clock, watch
from producer.station import FILL, LEGAL_ID, NEWSCAST, Station
from producer.station import Clock as Hour
from tests.pipeline.air.day_of_watch import NEW_YORK, InTurn, Slow, Time, told
from tests.pipeline.air.station_of_air import music, slot, station, write_story

AUTUMN = datetime(2037, 11, 1, 0, 0, tzinfo=NEW_YORK)
"""The day of 25 hours; its second hour comes twice."""
Play = Callable[..., list[str]]
"""Of a station and a time; of lanes where not all is done at once."""
SHORT = Hour(
    name="short",
    slots=(
        slot(0, 10, Airs.LEGAL_ID, category=LEGAL_ID),
        slot(10, 30, Airs.NEWSCAST, category=NEWSCAST),
        slot(40, 3560, Airs.FILL, category=FILL, hard=False),
    ),
)


@pytest.fixture(autouse=True)
def poll(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is looked at every ten minutes: a day is not too long then."""
    monkeypatch.setattr(due, "POLL_MS", 600_000)


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Play:
    """Watches a station until the time ends, and gives the log."""

    def run(of: Station, time: Time, lanes: Lanes | None = None) -> list[str]:
        class Dated(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # of one zone
                return time.now()

        monkeypatch.setattr(making, "datetime", Dated)
        log: list[str] = []
        with suppress(KeyboardInterrupt):
            watch(of, Clock(now=time.now, sleep=time.sleep), log.append, lanes=lanes or InTurn())
        return log

    return run


def stories(place: Path, before: datetime, *slugs: str) -> None:
    for age, slug in enumerate(slugs, start=1):
        write_story(place, slug, before - timedelta(minutes=age), sentences=4)


def the_station(place: Path) -> Station:
    """On the air from 1:00 to 2:00, which is two hours long in autumn."""
    fill = music(place / "music")
    return station(place, hours=(1,), clock=SHORT, stale_ms=50 * 60_000, fill=fill)


def test_a_day_of_25_hours_is_kept_up_by_itself(own_place: Path, play: Play) -> None:
    stories(own_place, AUTUMN, "bridge", "school")
    end = AUTUMN + timedelta(hours=2, minutes=5)
    log = play(the_station(own_place), Time(now_is=AUTUMN, ends=end))
    news, latest = "'Newscast: The bridge opens'", "newscast-latest.wav is"
    assert told(log, "made", "rolled", "on air", "failed", "refused", "remark") == [
        "00:00:00-04:00 on air: nothing is scheduled",
        "00:45:00-04:00 made: 01:00:00 Legal-id: 'WZQY legal ID'",
        f"00:45:10-04:00 made: 01:00:10 Newscast: {news}",
        f"00:45:10-04:00 rolled: {latest} {news}",
        "01:00:00-04:00 on air: legal-id 'WZQY legal ID'",
        f"01:00:10-04:00 on air: newscast {news}",
        f"01:35:10-04:00 rolled: {latest} taken away: no newscast may air",
        f"01:45:10-04:00 made: 01:00:10 Newscast: {news}",
        f"01:45:10-04:00 rolled: {latest} {news}",
        "01:00:00-05:00 on air: legal-id 'WZQY legal ID'",
        f"01:00:10-05:00 on air: newscast {news}",
        f"01:35:10-05:00 rolled: {latest} taken away: no newscast may air",
        "02:00:00-05:00 on air: nothing is scheduled",
    ]
    folder = own_place / "playlists"
    assert (folder / "now-next.json").is_file()
    assert (folder / "station.html").is_file()


def test_a_restart_goes_on_and_says_nothing_twice(own_place: Path, play: Play) -> None:
    stories(own_place, AUTUMN, "bridge", "school")
    of, at = the_station(own_place), AUTUMN + timedelta(minutes=50)
    play(of, Time(now_is=AUTUMN, ends=at))
    before = {path: path.stat().st_mtime_ns for path in own_place.rglob("*") if path.is_file()}
    named = replace(of, name="Harlow\x1b[2J\nRadio")
    log = play(named, Time(now_is=at, ends=at + timedelta(minutes=5)))
    assert [line.split(" ")[1] for line in log] == ["watching:", "ended:"]
    assert "watching: Harlow [2J Radio, " in log[0], "a line an event, and no order to a terminal"
    changed = {path.name for path, when in before.items() if path.stat().st_mtime_ns != when}
    assert changed <= {".watch.lock"}


def test_what_somebody_else_makes_is_scheduled_too(own_place: Path, play: Play) -> None:
    of = the_station(own_place)
    order = pipeline.Order(airing=Airing(category=NEWSCAST))
    later = AUTUMN + timedelta(minutes=30)
    page = str(write_story(own_place, "pier", later, sentences=4))
    time = Time(
        now_is=AUTUMN,
        ends=AUTUMN + timedelta(minutes=41),
        at={later: lambda: pipeline.make((page,), of, order)},
    )
    log = play(of, time)
    assert told(log, "scheduled") == [
        "00:00:00-04:00 scheduled: 2037-11-01: 6 slots",
        "00:30:00-04:00 scheduled: 2037-11-01: 6 slots",
    ]
    assert told(log, "rolled") == ["00:30:00-04:00 rolled: newscast-latest.wav is 'The pier opens'"]


def test_what_takes_longer_than_the_lead_holds_up_nothing_else(own_place: Path, play: Play) -> None:
    """A rolling file expires, and what is on the air is told, while a newscast is made."""
    stories(own_place, AUTUMN, "bridge", "school")
    of, at = the_station(own_place), AUTUMN + timedelta(minutes=44)
    order = pipeline.Order(airing=Airing(category=NEWSCAST), expires="2037-11-01T00:50:00")
    page = str(write_story(own_place, "pier", at, sentences=4))
    length = timedelta(milliseconds=pipeline.make((page,), of, order).segment.duration_ms)
    time = Time(now_is=at, ends=AUTUMN + timedelta(hours=1, minutes=16))
    log = play(of, time, Slow(time, Task.MAKE, timedelta(minutes=13)))
    expires = AUTUMN + timedelta(minutes=50) - length
    latest = "newscast-latest.wav is"
    assert told(log, "made", "rolled", "on air", "failed") == [
        f"00:44:00-04:00 rolled: {latest} 'The pier opens'",
        "00:44:00-04:00 on air: nothing is scheduled",
        f"{expires:%H:%M:%S}-04:00 rolled: {latest} taken away: no newscast may air",
        "00:58:00-04:00 made: 01:00:00 Legal-id: 'WZQY legal ID'",
        "01:00:00-04:00 on air: legal-id 'WZQY legal ID'",
    ]
    assert told(log, "scheduled")[1].startswith("00:58:00-04:00 scheduled: 2037-11-01")


def test_playlists_are_handed_on_whenever_they_change(own_place: Path, play: Play) -> None:
    stories(own_place, AUTUMN, "bridge", "school")
    of = the_station(own_place)
    of = replace(of, air=replace(of.air, exports=("liquidsoap", "libretime")))
    log = play(of, Time(now_is=AUTUMN, ends=AUTUMN + timedelta(minutes=50)))
    list_ = own_place / "playlists" / "2037-11-01.annotate.m3u"
    assert told(log, "handed on") == [
        f"{at}-04:00 handed on: 2037-11-01 liquidsoap: {list_}"
        for at in ("00:00:00", "00:45:00", "00:45:10")
    ]
    assert told(log, "failed")[0].startswith("00:00:00-04:00 failed: hand on 2037-11-01 libretime")
    again = play(of, Time(now_is=AUTUMN + timedelta(minutes=50), ends=AUTUMN + timedelta(hours=1)))
    assert not told(again, "handed on")


def test_a_podcast_lets_go_of_what_may_not_be_heard_any_more(own_place: Path, play: Play) -> None:
    stories(own_place, AUTUMN, "bridge", "school")
    of = the_station(own_place)
    of = replace(of, air=replace(of.air, exports=("podcast",), site="https://harlow.example/audio"))
    kill = AUTUMN + timedelta(hours=1, minutes=50, seconds=10)
    feed = own_place / "playlists" / "podcast.xml"
    items: list[int] = []
    time = Time(
        now_is=AUTUMN + timedelta(minutes=50),
        ends=AUTUMN + timedelta(hours=2),
        at={kill - timedelta(minutes=1): lambda: items.append(feed.read_text().count("<item>"))},
    )
    play(replace(of, formats=("wav",)), time)
    assert (items, feed.read_text().count("<item>")) == ([2], 0)


def test_an_export_that_is_none_ends_the_watch_before_it_begins(own_place: Path) -> None:
    of = the_station(own_place)
    of = replace(of, air=replace(of.air, exports=("cassette",)))
    time = Time(now_is=AUTUMN, ends=AUTUMN)
    with pytest.raises(UsageError, match="'cassette' is no format"):
        watch(of, Clock(now=time.now, sleep=time.sleep), print)


def test_what_fails_is_tried_again_ever_more_seldom_and_the_rest_goes_on(
    own_place: Path, play: Play
) -> None:
    of = the_station(own_place)  # without stories there is no newscast
    blocked = own_place / "playlists" / "2037-11-02.json"
    blocked.mkdir(parents=True)
    (blocked.with_name(f"{blocked.name}.broken") / "x").mkdir(parents=True)  # nor may it give way
    ten = datetime(2037, 11, 1, 22, 0, tzinfo=NEW_YORK)
    time = Time(
        now_is=ten - timedelta(minutes=1),
        ends=ten + timedelta(minutes=5),
        at={ten + timedelta(minutes=3): blocked.rmdir},
    )
    log = play(of, time)
    assert [line[11:19] for line in log if " failed: schedule 2037-11-02" in line] == [
        "22:00:00",
        "22:00:30",
        "22:01:30",
    ]
    assert told(log, "scheduled") == [
        "22:03:30-05:00 scheduled: 2037-11-02: 3 slots",
    ]


def test_a_story_that_is_refused_is_told_once(own_place: Path, play: Play) -> None:
    stories(own_place, AUTUMN, "bridge")
    at = AUTUMN + timedelta(minutes=44)
    log = play(the_station(own_place), Time(now_is=at, ends=at + timedelta(minutes=20)))
    (line,) = told(log, "refused")
    assert (
        line
        == "00:45:10-04:00 refused: 01:00:10 Newscast: a newscast is made of two stories or more"
    )


def test_a_bug_in_one_work_does_not_end_the_watch(
    own_place: Path, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **named: object) -> None:
        raise ZeroDivisionError("one over nothing")

    monkeypatch.setattr(works, "export", broken)
    log = play(the_station(own_place), Time(now_is=AUTUMN, ends=AUTUMN + timedelta(seconds=20)))
    assert told(log, "scheduled") == ["00:00:00-04:00 scheduled: 2037-11-01: 6 slots"]
    assert told(log, "failed") == [
        "00:00:00-04:00 failed: show 2037-11-01: this is a bug in producer: ZeroDivisionError: one "
        "over nothing (again at 00:00:30)"
    ]


def test_an_interruption_that_an_engine_tells_as_its_own_failure_ends_it(
    own_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*args: object, **named: object) -> None:
        raise EngineError("the engine failed") from KeyboardInterrupt()

    monkeypatch.setattr(works, "export", interrupted)
    time = Time(now_is=AUTUMN, ends=AUTUMN + timedelta(hours=1))
    log: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        watch(
            the_station(own_place),
            Clock(now=time.now, sleep=time.sleep),
            log.append,
            lanes=InTurn(),
        )
    assert time.now() == AUTUMN
    assert " ended: " in log[-1]


def test_a_second_watch_is_refused_with_the_number_of_the_first(own_place: Path) -> None:
    of, time = the_station(own_place), Time(now_is=AUTUMN, ends=AUTUMN)
    with (
        only_one(own_place / "playlists"),
        pytest.raises(UsageError, match=f"runs already, as process {os.getpid()}"),
    ):
        watch(of, Clock(now=time.now, sleep=time.sleep), print)
    (own_place / "playlists" / ".watch.lock").write_text("1\n", encoding="ascii")
    with only_one(own_place / "playlists"):  # the file of one that is dead is no lock
        assert (own_place / "playlists" / ".watch.lock").read_text() == f"{os.getpid()}\n"


def test_clocks_that_can_not_be_aired_are_not_watched(own_place: Path) -> None:
    gap = Hour(name="gap", slots=SHORT.slots[:2])
    time = Time(now_is=AUTUMN, ends=AUTUMN)
    with pytest.raises(InputError, match="can't be aired: line 0: nothing airs from 0:40"):
        watch(station(own_place, clock=gap), Clock(now=time.now, sleep=time.sleep), print)


def test_what_expired_a_week_ago_is_removed_once_a_day(own_place: Path, play: Play) -> None:
    of = the_station(own_place)
    page = str(write_story(own_place, "pier", AUTUMN, sentences=4))
    newscasts = own_place / "audio" / "newscasts"
    for day in (23, 24, 25):
        order = pipeline.Order(airing=Airing(category=NEWSCAST), expires=f"2037-10-{day}T12:00:00")
        slot_ = newscasts / f"2037-10-{day}T110010-0400"
        made = pipeline.make((page,), replace(of, out=slot_), order)
        if day == 23:
            (made.folder / "notes.txt").write_text("mine", encoding="utf-8")
    evening = AUTUMN.replace(day=31, month=10, hour=23, minute=50)
    log = play(of, Time(now_is=evening, ends=AUTUMN + timedelta(minutes=40)))
    kept = newscasts / "2037-10-23T110010-0400" / "pier-opens"
    assert told(log, "removed", "failed", "remark") == [
        f"23:50:00-04:00 remark: {kept}: it has expired",
        "00:00:00-04:00 removed: 1 newscast that expired before 2037-10-25",
    ]
    left = sorted(folder.name for folder in newscasts.iterdir())
    assert left == ["2037-10-23T110010-0400", "2037-10-25T110010-0400"]
