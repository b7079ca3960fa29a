"""producer schedule and producer export, as typed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command import producer, producer_process
from tests.paths import ROOT

STATION = """\
name: WZQY
call-letters: WZQY
community: Harlow
time-zone: America/New_York
categories:
  news: {separation: "1:00:00"}
clocks:
  plain:
    - {at: "0:00", length: "0:10", airs: legal-id}
    - {length: "10:00", airs: news, name: Local news}
    - {airs: fill, name: Music}
week:
  daily: {0-23: plain}
"""


@pytest.fixture
def station(own_place: Path) -> Path:
    file = own_place / "station.yaml"
    file.write_text(STATION, encoding="utf-8")
    return file


def test_the_clocks_of_the_example_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    told = producer(capsys, "schedule", ROOT / "examples/radio/station.yaml", "--check")
    assert told.code == 0, told.err
    assert "3 clocks, nothing wrong" in told.out


def test_wrong_clocks_are_told_by_their_lines(
    capsys: pytest.CaptureFixture[str], station: Path
) -> None:
    wrong = STATION.replace('length: "10:00"', 'at: "0:20", length: "10:00"')
    station.write_text(wrong, encoding="utf-8")
    told = producer(capsys, "schedule", "--check")
    assert told.code == 3
    assert told.out.splitlines()[1].startswith("station.yaml:10: error: nothing airs from 0:10")
    scheduled = producer(capsys, "schedule", "--date", "2026-11-23")
    assert scheduled.code == 3
    assert "--check" in scheduled.err
    assert not Path("playlists").exists()


def test_a_day_says_what_it_is_short_of(capsys: pytest.CaptureFixture[str], station: Path) -> None:
    told = producer(capsys, "schedule", "--date", "2026-11-23", "--at", "2026-11-22")
    assert told.code == 0, told.err
    assert told.out.splitlines()[0] == "WZQY, Monday 2026-11-23, America/New_York"
    assert "72 in 24:00:00 (24 legal-id, 24 category, 24 fill)" in told.out
    assert "Local news: 4:00:00 of 4:00:00, 24 slots, the first at 00:00:10" in told.out
    assert Path("playlists/2026-11-23.json").is_file()
    again = producer(capsys, "schedule", "--date", "2026-11-23", "--at", "2026-11-22")
    assert "(there already, unchanged)" in again.out


def test_several_days_are_one_document(capsys: pytest.CaptureFixture[str], station: Path) -> None:
    asked = ("--date", "2026-10-31", "--days", "3", "--at", "2026-10-30", "--json")
    told = producer(capsys, "schedule", station, *asked)
    days = json.loads(told.out)
    assert [day["slots"] for day in days] == [72, 75, 72]
    assert [day["date"] for day in days] == ["2026-10-31", "2026-11-01", "2026-11-02"]
    assert days[0]["short"][0]["residualMs"] == 10_000


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("--date", "tomorrow"), "2026-11-25"),
        (("--solver", "luck"), "search or cp-sat"),
        (("--days", "0"), "--days"),
        (("--at", "noon"), "2026-11-25 18:00"),
        (("--date", "9999-12-31"), "2026-11-25"),
        (("--date", "2026-11-20", "--at", "2026-11-22"), "2026-11-20 is over"),
    ],
)
def test_what_is_typed_wrong_is_told(
    capsys: pytest.CaptureFixture[str], station: Path, asked: tuple[str, ...], says: str
) -> None:
    told = producer(capsys, "schedule", *asked)
    assert told.code == 2
    assert says in told.err


def test_a_station_without_clocks_is_told_what_to_add(
    capsys: pytest.CaptureFixture[str], station: Path
) -> None:
    station.write_text("name: WZQY\n", encoding="utf-8")
    told = producer(capsys, "schedule")
    assert told.code == 2
    assert "time-zone: America/New_York" in told.err


def test_no_station_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = producer(capsys, "schedule")
    assert told.code == 3
    assert "station.yaml" in told.err


def test_a_server_that_fails_holds_up_no_other_export_and_no_other_day(
    capsys: pytest.CaptureFixture[str], station: Path
) -> None:
    station.write_text(STATION + "exports: [libretime, azuracast, pls]\n", encoding="utf-8")
    asked = ("--date", "2026-11-23", "--days", "2", "--at", "2026-11-22")
    told = producer(capsys, "schedule", *asked)
    assert told.code == 2
    assert [line for line in told.out.splitlines() if line.startswith("  export")] == [
        "  export    playlists/2026-11-23.pls",
        "  export    playlists/2026-11-24.pls",
    ]
    for server in ("libretime", "azuracast"):
        assert told.err.count(f"names no {server} server") == 2


def test_no_name_moves_the_cursor_of_a_terminal(
    capsys: pytest.CaptureFixture[str], station: Path
) -> None:
    hostile = STATION.replace("name: Local news", r'name: "Local\e[2J\u009b2J\a news"')
    station.write_text(hostile, encoding="utf-8")
    told = producer(capsys, "schedule", "--date", "2026-11-23", "--at", "2026-11-22")
    assert "Local [2J 2J  news: 4:00:00" in told.out


# --- Export ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scheduled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A day, scheduled once for all that export it."""
    place = tmp_path_factory.mktemp("scheduled")
    (place / "station.yaml").write_text(STATION, encoding="utf-8")
    asked = ("--date", "2026-11-23", "--at", "2026-11-22")
    told = producer_process("schedule", *asked, cwd=place)
    assert told.code == 0, told.err
    return place / "playlists"


@pytest.fixture
def playlist(scheduled: Path, station: Path) -> Path:
    """The day as `producer schedule` leaves it beside the station file."""
    shutil.copytree(scheduled, "playlists")
    return Path("playlists/2026-11-23.json")


def test_each_format_is_a_file_beside_the_playlist(
    capsys: pytest.CaptureFixture[str], playlist: Path
) -> None:
    told = producer(capsys, "export", playlist, "--to", "m3u8", "--to", "rundown-csv")
    assert told.code == 0, told.err
    files = [Path(line) for line in told.out.splitlines()]
    assert {file.parent for file in files} == {playlist.parent}
    assert all(file.is_file() for file in files)
    assert len(files) == 2


def test_one_format_can_be_printed(capsys: pytest.CaptureFixture[str], playlist: Path) -> None:
    told = producer(capsys, "export", playlist, "--to", "pls", "--out", "-")
    assert told.out.startswith("[playlist]")
    two = producer(capsys, "export", playlist, "--to", "pls", "--to", "m3u8", "--out", "-")
    assert two.code == 2
    assert "one format" in two.err
    assert producer(capsys, "export", playlist, "--to", "pls", "--out", "-", "--json").code == 2


def test_a_server_that_fails_costs_no_file(
    capsys: pytest.CaptureFixture[str], playlist: Path
) -> None:
    told = producer(capsys, "export", playlist, "--to", "azuracast", "--to", "pls")
    assert (told.code, told.out) == (2, f"{playlist.with_suffix('.pls')}\n")


def test_a_sound_that_has_gone_is_told(capsys: pytest.CaptureFixture[str], playlist: Path) -> None:
    (bed,) = playlist.parent.glob("bed-*.flac")
    bed.unlink()
    told = producer(capsys, "export", playlist, "--to", "m3u8")
    assert told.code == 0
    assert f"{bed.name} is not there any more: schedule the day again" in told.err


def test_scripts_can_be_run(capsys: pytest.CaptureFixture[str], playlist: Path) -> None:
    told = producer(capsys, "export", playlist, "--to", "rivendell")
    (script,) = (Path(line) for line in told.out.splitlines() if line.endswith(".sh"))
    assert script.stat().st_mode & 0o111


@pytest.mark.parametrize(
    ("asked", "code", "says"),
    [
        (("--to", "cassette"), 2, "Formats: rundown-html"),
        (("--to", "m3u8", "--to", "cassette"), 2, "Formats: rundown-html"),
        (("--to", "m3u8", "--web"), 2, "site: https://"),
        (("--to", "azuracast"), 2, "azuracast: {url:"),
        (("--to", "libretime"), 2, "libretime: {url:"),
        (("--to", "libretime", "--out", "-"), 2, "libretime is a server"),
        ((), 2, "--to"),
    ],
)
def test_what_can_t_be_exported_is_told_before_anything_is_written(
    capsys: pytest.CaptureFixture[str],
    playlist: Path,
    asked: tuple[str, ...],
    code: int,
    says: str,
) -> None:
    before = sorted(playlist.parent.iterdir())
    told = producer(capsys, "export", playlist, *asked)
    assert told.code == code
    assert says in told.err
    assert sorted(playlist.parent.iterdir()) == before


def test_a_server_s_key_is_of_the_environment(
    capsys: pytest.CaptureFixture[str], playlist: Path, station: Path
) -> None:
    more = "azuracast: {url: https://radio.example, station: 1, playlist: 1}\n"
    station.write_text(STATION + more, encoding="utf-8")
    told = producer(capsys, "export", playlist, "--to", "azuracast")
    assert told.code == 2
    assert "PRODUCER_AZURACAST_KEY" in told.err


def test_no_playlist_says_how_to_make_one(capsys: pytest.CaptureFixture[str]) -> None:
    told = producer(capsys, "export", "day.json", "--to", "m3u8")
    assert told.code == 3
    assert "producer schedule" in told.err
