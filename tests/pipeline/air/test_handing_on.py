"""What a day is handed on to, and what of it tells of the moment."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from producer.errors import ProducerError, UsageError
from producer.model import Airs
from producer.pipeline.air.exporting import export, hand_on_all, is_of, printed
from producer.pipeline.air.scheduling import schedule_day
from producer.playlist.exports.table import EXPORTS
from producer.station import FILL, LEGAL_ID, Clock, Station
from producer.station import keys as servers
from producer.story.source import silent
from tests.pipeline.air.station_of_air import music, slot, station

ZONE = ZoneInfo("America/New_York")
TODAY = date(2037, 5, 4)
NOON = datetime(2037, 5, 4, 12, 0, tzinfo=ZONE)
HOUR = Clock(
    name="hour",
    slots=(
        slot(0, 10, Airs.LEGAL_ID, category=LEGAL_ID),
        slot(10, 590, Airs.FEED, category="the world"),
        slot(600, 3000, Airs.FILL, category=FILL, hard=False),
    ),
)


@pytest.fixture
def of(own_place: Path) -> Station:
    return station(own_place, clock=HOUR, fill=music(own_place / "music"))


@pytest.fixture
def day(of: Station) -> Callable[[date], Path]:
    """Schedules a day, and gives its file."""
    return lambda each: schedule_day(of, each, now=NOON - timedelta(days=1)).file


def handed(of: Station, file: Path, *names: str, each: date = TODAY) -> list[str | ProducerError]:
    of = replace(of, air=replace(of.air, exports=names))
    return list(hand_on_all(file, each, of, now=NOON, tell=silent))


def test_what_keeps_its_name_is_of_the_day_that_is_on() -> None:
    names = (*(one.name for one in EXPORTS), *servers.SERVERS)
    ahead = {name for name in names if is_of(TODAY + timedelta(days=1), name, TODAY)}
    assert set(names) - ahead == {"podcast", "now-next", "station-page"}
    assert all(is_of(TODAY, name, TODAY) for name in names)


def test_tomorrow_does_not_take_the_place_of_what_is_on(
    of: Station, day: Callable[[date], Path]
) -> None:
    today, tomorrow = day(TODAY), day(TODAY + timedelta(days=1))
    assert len(handed(of, today, "now-next", "pls")) == 2
    later = handed(of, tomorrow, "now-next", "pls", each=TODAY + timedelta(days=1))
    assert later == [str(tomorrow.with_suffix(".pls"))]
    told = json.loads((today.parent / "now-next.json").read_bytes())
    assert told["date"] == "2037-05-04"


def test_one_that_fails_holds_up_none_of_the_others(
    of: Station, day: Callable[[date], Path]
) -> None:
    file = day(TODAY)
    failed, line = handed(of, file, "azuracast", "pls")
    assert isinstance(failed, UsageError)
    assert line == str(file.with_suffix(".pls"))


def test_what_follows_is_told_past_midnight(
    of: Station, day: Callable[[date], Path], own_place: Path
) -> None:
    today, tomorrow = day(TODAY), day(TODAY + timedelta(days=1))
    late = datetime(2037, 5, 4, 23, 50, tzinfo=ZONE)

    def starts(name: str) -> list[str]:
        export(today, of, name, out=own_place, at=late)
        told = json.loads((own_place / "now-next.json").read_bytes())
        return [one["start"][:16] for one in told["later"]]

    assert "2037-05-05T00:00" in starts("now-next")
    assert "2037-05-05T01:00" in starts("station-page")
    tomorrow.write_text("{", encoding="utf-8")
    assert starts("now-next") == [], "a page of today does not go for tomorrow's fault"
    tomorrow.unlink()
    assert starts("now-next") == []


def test_a_server_is_not_printed(of: Station, day: Callable[[date], Path]) -> None:
    with pytest.raises(UsageError, match="azuracast is a server"):
        printed(day(TODAY), of, "azuracast", at=NOON)
