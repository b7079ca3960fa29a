"""producer schedule --make and --watch: a day made to order, and kept up with nobody there."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from producer.pipeline import making
from producer.pipeline.air import exporting, moments
from tests.cli.command import producer, producer_process
from tests.pipeline.air.station_of_air import music, write_story

NEW_YORK = ZoneInfo("America/New_York")
STATION = """\
name: Harlow Radio
engine: tone
formats: [wav]
call-letters: WZQY
community: Harlow
time-zone: America/New_York
categories:
  newscast: {stale-after: "1:00:00", rolling: newscast-latest.wav, make-from: [stories]}
  legal-id: {text: "WZQY, Harlow."}
  fill: {folder: music}
clocks:
  all:
    - {at: "0:00", length: "0:10", airs: legal-id}
    - {length: "0:30", airs: newscast}
    - {airs: fill}
week:
  daily: {0-23: all}
"""


@pytest.fixture
def place(own_place: Path) -> Path:
    """A station file, two stories and some music."""
    (own_place / "station.yaml").write_text(STATION, encoding="utf-8")
    now = datetime.now(NEW_YORK)
    write_story(own_place, "bridge", now, sentences=4)
    write_story(own_place, "school", now - timedelta(minutes=1), sentences=4)
    music(own_place / "music")
    return own_place


def test_make_makes_what_is_due_and_schedules_it(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2037, 5, 4, 0, 30, tzinfo=NEW_YORK)

    class Dated(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # of one zone
            return now

    monkeypatch.setattr(moments, "now", lambda _: now)
    monkeypatch.setattr(making, "datetime", Dated)
    outcome = producer(capsys, "schedule", "--make")
    assert outcome.code == 0, outcome.err
    assert "  made      01:00:00 Legal ID: 'WZQY legal ID', 0:01, " in outcome.out
    assert "  made      01:00:10 Newscast: 'Newscast: The bridge opens', 0:30, " in outcome.out
    assert "it is made when it is due" in outcome.out
    assert "(22 times)" in outcome.out
    latest = "newscast-latest.wav is 'Newscast: The bridge opens', until 01:30:00"
    assert outcome.err == f"producer: {latest}\n"
    assert (place / "newscast-latest.wav").is_file()
    again = producer(capsys, "schedule", "--make")
    assert "there already, unchanged" in again.out
    assert "  made  " not in again.out
    assert again.err == ""


def test_a_day_is_handed_on_as_of_the_moment_after_it_was_made(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "station.yaml").write_text(f"{STATION}exports: [pls]\n", encoding="utf-8")
    asked: list[datetime] = []
    handed: list[datetime] = []

    def moment(_: object) -> datetime:
        asked.append(datetime(2037, 5, 4, 0, 30, tzinfo=NEW_YORK) + timedelta(minutes=len(asked)))
        return asked[-1]

    def hand_on(*_: object, now: datetime, tell: object) -> str:
        del tell
        handed.append(now)
        return "done"

    monkeypatch.setattr(moments, "now", moment)
    monkeypatch.setattr(exporting, "hand_on", hand_on)
    assert producer(capsys, "schedule", "--make").code == 0
    assert handed == asked[-1:]


def test_make_tells_a_program_what_it_made_and_why_not_more(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "stories" / "school.html").unlink()
    (day,) = json.loads(producer(capsys, "schedule", "--make", "--json").out)
    assert {one["name"] for one in day["made"]} <= {"Legal ID"}
    assert all(
        "stories or more" in one["why"] or "when it is due" in one["why"] for one in day["refused"]
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--watch", "--date", "2026-05-04"), "--watch makes what is due"),
        (("--watch", "--make"), "--watch makes what is due"),
        (("--lead", "5:00"), "--lead is of a watch"),
    ],
)
def test_what_does_not_go_together_is_refused(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    outcome = producer(capsys, "schedule", *arguments)
    assert (outcome.code, told in outcome.err) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without telling it")
def test_a_watch_logs_a_line_an_event_and_ends_when_it_is_told_to(place: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "producer", "schedule", "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=place,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        lines = []
        for line in running.stdout:
            lines.append(line)
            if " on air: " in line:
                break
        second = producer_process("schedule", "--watch", cwd=place)
        running.send_signal(signal.SIGTERM)
        rest, complaint = running.communicate(timeout=60)
    assert (second.code, f"as process {running.pid}" in second.err) == (2, True)
    assert running.returncode == 130
    assert "interrupted; type the same command to go on" in complaint
    lines += rest.splitlines(keepends=True)
    assert all(
        re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d [\w ]+: ", one) for one in lines
    )
    assert " watching: Harlow Radio" in lines[0]
    assert " ended: " in lines[-1]
