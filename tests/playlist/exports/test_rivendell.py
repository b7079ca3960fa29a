"""Rivendell's log by the columns of its standard template, and its imports by a real shell."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from producer.errors import InputError, OutputError
from producer.model import Playlist
from producer.playlist.exports import carts, rivendell
from producer.playlist.exports.export import Sheet
from tests.playlist.exports.day import (
    HOSTILE,
    at,
    entry,
    morning,
    piece,
    place,
    plain,
    playlist,
    slot,
    titled,
    titles,
)

RDIMPORT = """\
#!/bin/sh
printf '%s\\0' "$@" >> "$CALLS"
printf '\\0' >> "$CALLS"
case "$*" in *"$REFUSED"*) exit 13;; esac
"""
"""Stands in for rdimport: writes down what it was called with, and refuses what is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a log as Rivendell reads it."""

    time: str
    cart: str
    title: str
    length: str
    data: str
    kind: str


def sheets(day: Playlist, root: Path = Path("/srv")) -> tuple[Sheet, Sheet, Sheet]:
    log, script, kept = rivendell.write(day, place(root))
    return log, script, kept


def read(text: str) -> list[Line]:
    """Offsets and lengths of "Rivendell Standard Import", in Qt's UTF-16 units."""

    def column(line: str, offset: int, length: int) -> str:
        units = line.encode("utf-16-le")
        return units[2 * offset : 2 * (offset + length)].decode("utf-16-le").strip()

    return [
        Line(
            time=column(line, 0, 8),
            cart=column(line, 10, 6),
            title=column(line, 25, 34),
            length=column(line, 60, 8),
            data=column(line, 69, 32),
            kind=column(line, 102, 4),
        )
        for line in text.split("\n")[:-1]
    ]


@given(title=titles)
def test_as_much_of_a_title_comes_back_as_its_column_holds(title: str) -> None:
    log, _, _ = sheets(titled(title))
    (line,) = read(log.text)
    assert plain(title).startswith(line.title)
    assert len(line.title.encode("utf-16-le")) / 2 >= min(len(plain(title)), 30) - 10
    assert (line.time, line.length, len(line.data), line.kind) == (
        "06:00:00",
        "00:01:00",
        32,
        "HARD",
    )
    assert len(log.text.encode()) < 1024  # `RD_MAX_IMPORT_LINE_LENGTH`


def test_a_short_title_comes_back_whole() -> None:
    (line,) = read(sheets(titled("🌉 " * 11))[0].text)
    assert line.title == ("🌉 " * 11).strip()


def test_a_log_has_every_sound_and_a_marker_for_every_feed(tmp_path: Path) -> None:
    log, _, _ = sheets(morning(tmp_path), tmp_path)
    lines = read(log.text)
    assert log.name == "rivendell-20261122.txt"
    assert [(one.time, one.kind) for one in lines if one.cart == rivendell.MARKER] == [
        ("06:08:10", "HARD"),
        ("06:30:00", "HARD"),
    ]
    assert [one.title for one in lines] == [
        "WHPR, Port Ambrose",
        "Slow bed",
        'Six o’clock: "all quiet" - almost',
        "Slow bed",
        "=Ferry | back, again; 🌉 الجسر",
        "=Ferry | back, again; 🌉 الجسر",
        "The Wider World",
        "Studio 2",
    ]
    assert lines[1].cart == lines[3].cart != lines[0].cart
    assert lines[4].kind == "", "a soft start is left to Rivendell"
    assert lines[0].data == "5f3c1f4e000050008000006964656e74"


class TestCarts:
    def test_a_piece_keeps_its_cart_on_later_days(self) -> None:
        first = carts.give(["a", "b"], {}, date(2026, 11, 22))
        later = carts.give(["c", "b"], first, date(2026, 11, 23))
        assert later["b"].number == first["b"].number
        assert (later["a"].day, later["b"].day) == ("2026-11-22", "2026-11-23")

    def test_an_earlier_day_exported_again_changes_nothing(self) -> None:
        known = carts.give(["a"], {}, date(2026, 11, 22))
        assert carts.give(["a"], known, date(2026, 11, 1)) == known

    def test_they_come_back_from_the_file(self, tmp_path: Path) -> None:
        given_ = carts.give(HOSTILE, {}, date(2026, 11, 22))
        (tmp_path / carts.FILE_NAME).write_text(carts.to_json(given_), encoding="utf-8")
        assert carts.read(tmp_path) == given_

    def test_no_two_pieces_share_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(carts, "LAST", carts.FIRST + 39)
        given_ = carts.give([str(n) for n in range(40)], {}, date(2026, 11, 22))
        numbers = sorted(one.number for one in given_.values())
        assert numbers == list(range(carts.FIRST, carts.FIRST + 40))

    def test_where_all_are_taken_the_longest_unaired_goes(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(carts, "LAST", carts.FIRST + 1)
        known = carts.give(["old"], {}, date(2026, 11, 20))
        known = carts.give(["newer"], known, date(2026, 11, 21))
        after = carts.give(["new"], known, date(2026, 11, 22))
        assert sorted(after) == ["new", "newer"]
        assert after["new"].number == known["old"].number

    def test_nothing_on_the_air_loses_its_cart(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(carts, "LAST", carts.FIRST + 1)
        with pytest.raises(OutputError, match="airs on 2026-11-22 or later"):
            carts.give(["a", "b", "c"], {}, date(2026, 11, 22))

    @pytest.mark.parametrize("text", ["", "[]", '{"a": {"cart": "x"}}', '{"a": 1}', "\x00"])
    def test_a_broken_file_is_not_begun_anew(self, tmp_path: Path, text: str) -> None:
        (tmp_path / carts.FILE_NAME).write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=r"carts\.json can't be read"):
            carts.read(tmp_path)


@dataclass(frozen=True, slots=True)
class Host:
    """A machine with a shell and our stand-in for rdimport."""

    root: Path

    def run(
        self, sheet: Sheet, *words: str, refused: str = "nothing"
    ) -> tuple[int, list[list[str]]]:
        """The script's exit code, and what rdimport was called with."""
        folder = self.root / "export"
        folder.mkdir(exist_ok=True)
        script = folder / sheet.name
        script.write_text(sheet.text, encoding="utf-8")
        tool = self.root / "rdimport"
        tool.write_text(RDIMPORT, encoding="utf-8")
        tool.chmod(0o755)
        calls = self.root / "calls"
        calls.write_bytes(b"")
        told = os.environ | {
            "PATH": f"{self.root}:{os.environ['PATH']}",
            "CALLS": str(calls),
            "REFUSED": refused,
        }
        done = subprocess.run(["sh", str(script), *words], env=told, check=False, timeout=20)
        found = calls.read_text(encoding="utf-8").split("\0\0")[:-1]
        return done.returncode, [call.split("\0") for call in found]


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path)


class TestScript:
    def test_each_sound_is_imported_once_as_it_is(self, host: Host, tmp_path: Path) -> None:
        log, script, _ = sheets(morning(tmp_path), tmp_path)
        code, calls = host.run(script)
        assert code == 0
        assert script.executable
        assert len(calls) == 4
        news = next(call for call in calls if call[-1].endswith("news/segment.wav"))
        cart = next(line.cart for line in read(log.text) if line.title.startswith("Six"))
        assert news == [
            "--verbose",
            "--normalization-level=0",
            "--autotrim-level=0",
            "--delete-cuts",
            f"--to-cart={cart}",
            '--set-string-title=Six o’clock: "all quiet" - almost',
            "--set-string-artist=Odile Marsh",
            "--set-string-outcue=more at seven.",
            "--set-datetimes=19700101-000000,20261122-120000",
            "NEWS",
            f"{tmp_path}/audio/news/segment.wav",
        ]

    def test_what_was_imported_is_left_alone(self, host: Host, tmp_path: Path) -> None:
        _, script, _ = sheets(morning(tmp_path), tmp_path)
        host.run(script)
        assert host.run(script) == (0, [])

    def test_what_failed_is_tried_again(self, host: Host, tmp_path: Path) -> None:
        _, script, _ = sheets(morning(tmp_path), tmp_path)
        code, calls = host.run(script, refused="ferry")
        assert (code, len(calls)) == (1, 4)
        code, calls = host.run(script)
        assert code == 0
        assert [call[-1] for call in calls] == [f"{tmp_path}/audio/ferry/segment.wav"]

    def test_a_sound_that_is_newer_is_imported_again(self, host: Host, tmp_path: Path) -> None:
        _, script, _ = sheets(morning(tmp_path), tmp_path)
        host.run(script)
        ident = tmp_path / "audio" / "ident" / "segment.wav"
        os.utime(ident, (4_000_000_000, 4_000_000_000))
        assert [call[-1] for call in host.run(script)[1]] == [str(ident)]

    def test_the_group_can_be_named(self, host: Host) -> None:
        assert host.run(sheets(titled("a"))[1], "LOCAL")[1][0][-2] == "LOCAL"

    @pytest.mark.parametrize("title", HOSTILE)
    def test_no_title_is_a_command(self, host: Host, title: str) -> None:
        code, (call,) = host.run(sheets(titled(title, artist=title))[1])
        assert code == 0
        assert f"--set-string-title={plain(title)[:191].strip()}" in call
        assert f"--set-string-artist={plain(title)[:191].strip()}" in call

    def test_a_path_with_blanks_and_quotes_is_one_word(self, host: Host) -> None:
        sound = piece("one", file=Path("/srv/it's a $(path)/a b.wav"))
        _, (call,) = host.run(sheets(playlist(slot(entry(sound, at("06:00:00")))))[1])
        assert call[-1] == "/srv/it's a $(path)/a b.wav"

    @pytest.mark.parametrize(
        ("opens", "kill", "told"),
        [
            ("05:00:00", None, "20261122-050000,99991231-235959"),
            ("05:00:00", "12:00:00", "20261122-050000,20261122-120000"),
            ("12:00:00", "12:00:00", None),
            (None, None, None),
        ],
    )
    def test_window_and_kill_time_by_the_stations_clock(
        self, host: Host, opens: str | None, kill: str | None, told: str | None
    ) -> None:
        sound = piece(
            "one",
            not_before=at(opens).astimezone() if opens else None,
            kill=at(kill).astimezone() if kill else None,
        )
        _, (call,) = host.run(sheets(playlist(slot(entry(sound, at("06:00:00")))))[1])
        found = [word for word in call if word.startswith("--set-datetimes")]
        assert found == ([f"--set-datetimes={told}"] if told else [])
