"""The cart chunk, against the byte layout of AES46-2002: nothing here knows how it is written."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

import pytest

from producer import __version__
from producer.segment.formats import wav
from producer.segment.formats.cart import cart
from tests.labels_builder import HOSTILE, labels, mastered, noise
from tests.readers import chunks

if TYPE_CHECKING:
    from pathlib import Path

    from producer.segment.labels import Labels

FIELDS: Final = (
    ("Version", 0, 4),
    ("Title", 4, 64),
    ("Artist", 68, 64),
    ("CutID", 132, 64),
    ("ClientID", 196, 64),
    ("Category", 260, 64),
    ("Classification", 324, 64),
    ("OutCue", 388, 64),
    ("StartDate", 452, 10),
    ("StartTime", 462, 8),
    ("EndDate", 470, 10),
    ("EndTime", 480, 8),
    ("ProducerAppID", 488, 64),
    ("ProducerAppVersion", 552, 64),
    ("UserDef", 616, 64),
    ("URL", 1024, 1024),
)
"""Name, offset and size of each text."""
LEVEL_REFERENCE: Final = 680
TIMERS: Final = 684
RESERVED: Final = range(748, 1024)
TAG_TEXT: Final = 2048
NEW_YORK: Final = timezone(timedelta(hours=-4))


def held(told: Labels) -> bytes:
    """The chunk's data."""
    whole = cart(told)
    assert whole[:4] == b"cart"
    return whole[8 : 8 + int.from_bytes(whole[4:8], "little")]


def texts(data: bytes) -> dict[str, str]:
    found = {}
    for name, start, size in FIELDS:
        text, _, rest = data[start : start + size].partition(b"\0")
        assert not rest.strip(b"\0"), f"{name} goes on after its end"
        found[name] = text.decode("ascii")
    return found


def timers(data: bytes) -> dict[str, int]:
    found = {}
    for place in range(TIMERS, TIMERS + 64, 8):
        usage = data[place : place + 4].rstrip(b"\0").decode("ascii")
        if usage:
            found[usage] = int.from_bytes(data[place + 4 : place + 8], "little")
    return found


def test_every_text_lies_where_the_standard_has_it() -> None:
    assert texts(held(labels())) == {
        "Version": "0101",
        "Title": "The Larkin Island ferry sails again",
        "Artist": "Harbour Public Radio",
        "CutID": "larkin-ferry",
        "ClientID": "Harbour Public Radio",
        "Category": "NEWS",
        "Classification": "trainedAlgorithmicMedia",
        "OutCue": "says Odile Marsh",
        "StartDate": "2026-05-04",
        "StartTime": "05:30:07",
        "EndDate": "2026-05-06",
        "EndTime": "18:00:00",
        "ProducerAppID": "producer",
        "ProducerAppVersion": __version__,
        "UserDef": "",
        "URL": "https://harbour.example/2026/ferry",
    }


def test_zero_decibels_is_full_scale_of_16_bits() -> None:
    data = held(labels())
    assert data[LEVEL_REFERENCE : LEVEL_REFERENCE + 4] == (32_768).to_bytes(4, "little")
    assert not any(data[place] for place in RESERVED)


def test_the_timers_lead_a_playout_system_through_the_file() -> None:
    told = labels(speech_start=24_000, speech_end=72_000, samples=96_007)
    assert timers(held(told)) == {
        "AUDs": 0,
        "AUDe": 96_007,
        "INTs": 0,
        "INTe": 24_000,
        "SEGs": 72_000,
        "SEGe": 96_007,
    }


def test_the_tag_text_is_the_script_line_by_line() -> None:
    assert held(labels())[TAG_TEXT:] == (
        b"The ferry to Larkin Island sails again on Thursday.\r\n"
        b'"We counted the days," says Odile Marsh.\r\n'
    )


@pytest.mark.parametrize(
    ("expires", "end"),
    [
        ("2026-05-06T18:00:00", ("2026-05-06", "18:00:00")),
        ("2026-05-06T18:00:00-04:00", ("2026-05-06", "18:00:00")),
        ("2026-05-07T02:30:00+00:00", ("2026-05-06", "22:30:00")),
        ("", ("9999-12-31", "23:59:59")),
    ],
)
def test_the_end_is_the_kill_time_on_the_stations_clock(expires: str, end: tuple[str, str]) -> None:
    made = datetime(2026, 5, 4, 5, 30, 7, tzinfo=NEW_YORK)
    found = texts(held(labels(made=made, expires=expires)))
    assert (found["StartDate"], found["StartTime"]) == ("2026-05-04", "05:30:07")
    assert (found["EndDate"], found["EndTime"]) == end


@pytest.mark.parametrize(
    ("title", "read"),
    [
        (HOSTILE["quotes"], "The \"ferry\" said 'no' \\ again; # = [x]"),
        (HOSTILE["newlines"], "The ferry sails again and again"),
        (HOSTILE["a NUL"], "The ferry sails"),
        (HOSTILE["emoji"], "The ferry sails again"),
        (HOSTILE["right to left"], "larkin-ferry"),
        ("🚢", "larkin-ferry"),
        (HOSTILE["typographic"], '"The ferry\'s -- naive -- cafe" ... Lodz strasse'),
        (HOSTILE["markup"], "<ferry> & ]]> &amp; <!-- sails -->"),
        (
            HOSTILE["500 characters"],
            "The ferry sails to Larkin Island again today, e. The ferry sails",
        ),
    ],
)
def test_a_title_that_has_stopped_stations(title: str, read: str) -> None:
    found = texts(held(labels(title=title)))
    assert found["Title"] == read
    assert found["Artist"] == "Harbour Public Radio"


def test_a_slug_of_another_script_gives_way_to_the_reference() -> None:
    assert texts(held(labels(slug="מעבורת")))["CutID"] == labels().reference


def test_the_file_has_it_once_and_before_the_sound(tmp_path: Path) -> None:
    path = tmp_path / "segment.wav"
    wav.write(mastered(noise(100), tmp_path / "segment.pcm"), path, labels(samples=100))
    names = [name for name, _ in chunks(path.read_bytes())]
    assert names.count("cart") == 1
    assert names.index("cart") < names.index("data")
    assert dict(chunks(path.read_bytes()))["cart"] == held(labels(samples=100))
