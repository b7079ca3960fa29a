"""The rundown as CSV, JSON and a page."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import given

from producer.model import Playlist
from producer.playlist.exports import rundown_csv, rundown_html, rundown_json
from producer.playlist.exports.rundown import timer
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

FORMULA = tuple("=+-@＝＋－＠")


def table(day: Playlist, root: Path = Path("/srv")) -> list[dict[str, str]]:
    (sheet,) = rundown_csv.write(day, place(root))
    text = sheet.text.encode().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def document(day: Playlist, root: Path = Path("/srv")) -> Any:
    (sheet,) = rundown_json.write(day, place(root))
    return json.loads(sheet.text)


def page(day: Playlist, root: Path = Path("/srv")) -> Any:
    (sheet,) = rundown_html.write(day, place(root))
    utf8 = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring(sheet.text.encode(), parser=utf8)


def cells(tree: Any) -> list[list[str]]:
    return [[" ".join(td.text_content().split()) for td in row] for row in tree.xpath("//tr[td]")]


class TestCsv:
    @given(title=titles)
    def test_a_title_comes_back_as_it_went_in(self, title: str) -> None:
        (row,) = table(titled(title, artist=title))
        for told in (row["title"], row["artist"]):
            guarded = told[1:] if plain(title).startswith(FORMULA) else told
            assert guarded == plain(title)

    @pytest.mark.parametrize("first", FORMULA)
    def test_no_cell_is_a_formula(self, first: str) -> None:
        (row,) = table(titled(f"\t{first}HYPERLINK(1)", artist=f" {first}1"))
        assert not any(cell.startswith(FORMULA) for cell in row.values())

    def test_lines_end_as_the_rfc_has_it(self, tmp_path: Path) -> None:
        (sheet,) = rundown_csv.write(morning(tmp_path), place(tmp_path))
        assert sheet.text.startswith("\ufeffdate,start,")
        assert sheet.text.endswith("\r\n")
        assert "\n" not in sheet.text.replace("\r\n", "")

    def test_a_row_tells_when_how_long_and_of_what_slot(self, tmp_path: Path) -> None:
        rows = table(morning(tmp_path), tmp_path)
        assert rows[2] == {
            "date": "2026-11-22",
            "start": "06:00:10.000",
            "utc_offset": "UTC-05:00",
            "length": "0:04:45.200",
            "back_time": "0:08:00.000",
            "slot": "Newscast",
            "hard": "hard",
            "airs": "newscast",
            "title": 'Six o’clock: "all quiet" - almost',
            "artist": "Odile Marsh",
            "out_cue": "more at seven.",
            "category": "newscast",
            "piece": "urn:uuid:5f3c1f4e-0000-5000-8000-00006e657773",
            "file": "https://radio.example/audio/news/segment.wav",
            "residual": "0:00:04.800",
        }
        assert (rows[3]["hard"], rows[3]["residual"]) == ("", "")

    @pytest.mark.parametrize(
        ("ms", "told"), [(0, "0:00:00.000"), (45_200, "0:00:45.200"), (90_061_001, "25:01:01.001")]
    )
    def test_lengths(self, ms: int, told: str) -> None:
        assert timer(ms) == told


@pytest.mark.parametrize(
    "manifest",
    [
        None,
        b"",
        b"[]",
        b"\xff",
        b'{"x-producer": {"blocks": [3]}}',
        b'{"x-producer": {"blocks": 3}}',
    ],
)
def test_a_manifest_that_has_gone_costs_the_out_cue_alone(
    tmp_path: Path, manifest: bytes | None
) -> None:
    day = morning(tmp_path)
    file = tmp_path / "audio" / "news" / "manifest.json"
    file.unlink()
    if manifest is not None:
        file.write_bytes(manifest)
    rows = table(day, tmp_path)
    assert [row["out_cue"] for row in rows if row["out_cue"]] == ["plays at seven."] * 2
    assert len(rows) == 9


class TestJson:
    @given(title=titles)
    def test_a_title_is_untouched(self, title: str) -> None:
        (found,) = document(titled(title))["entries"]
        assert found["title"] == title

    def test_it_tells_what_the_docs_say(self, tmp_path: Path) -> None:
        told = document(morning(tmp_path), tmp_path)
        assert {name: told[name] for name in told if name != "entries"} == {
            "station": "Harbor Public Radio",
            "callLetters": "WHPR",
            "zone": "America/New_York",
            "day": "2026-11-22",
            "deadAirMs": 65_800,
            "deadAirBoundMs": 65_800,
            "residualMs": 65_800,
        }
        bed = told["entries"][1]
        assert (bed["start"], bed["end"]) == (
            "2026-11-22T06:00:09.000-05:00",
            "2026-11-22T06:00:10.000-05:00",
        )
        assert (bed["cueInMs"], bed["cueOutMs"], bed["url"], bed["hard"]) == (
            4000,
            5000,
            None,
            False,
        )
        assert told["entries"][-1]["piece"] is None


class TestPage:
    @given(title=titles)
    def test_a_title_comes_back_as_it_went_in(self, title: str) -> None:
        tree = page(titled(title, artist=title))
        for shown in tree.xpath("//td[4]//bdi"):
            assert shown.text_content() == plain(title)
        assert not tree.xpath("//script | //img | //*[@onerror]")

    @pytest.mark.parametrize("title", HOSTILE)
    def test_no_name_of_a_station_or_slot_is_markup(self, title: str) -> None:
        sound = entry(piece("one"), at("06:00:00"))
        tree = page(playlist(slot(sound, name=title), station=title, call_letters=title))
        assert tree.xpath("//p[@class='kicker']")[0].text_content() == plain(title)
        assert tree.xpath("//tr[@class='slot']//bdi")[0].text_content() == plain(title)
        assert not tree.xpath("//script | //img | //*[@onerror]")

    def test_a_row_an_entry_with_its_back_time_and_out_cue(self, tmp_path: Path) -> None:
        found = cells(page(morning(tmp_path), tmp_path))
        assert len(found) == 9
        assert found[0] == ["06:00:00● hard start", "0:09", "0:10", "WHPR, Port Ambrose Legal ID"]
        assert found[2] == [
            "06:00:10● hard start",
            "4:45",
            "8:00",
            'Six o’clock: "all quiet" - almost Newscast Odile Marsh out: more at seven.',
        ]
        assert found[-1][-1] == "Silence Fill silence"

    def test_a_slot_that_is_not_full_says_by_how_much(self, tmp_path: Path) -> None:
        tree = page(morning(tmp_path), tmp_path)
        shorts = [one.text_content() for one in tree.xpath("//*[@class='short']")]
        assert shorts == ["0:01 short", "0:05 short", "1:00 short"]

    def test_hours_link_to_their_first_slot(self, tmp_path: Path) -> None:
        tree = page(morning(tmp_path), tmp_path)
        (link,) = tree.xpath("//nav//a")
        assert link.text == "06"
        assert tree.get_element_by_id(link.get("href")[1:]).text_content().startswith("06:00:00")

    def test_the_hour_that_comes_twice_has_its_zone_beside_it(self) -> None:
        night = date(2026, 11, 1)
        told = (slot(entry(piece("one"), at("01:30:00", night, fold=fold))) for fold in (0, 1))
        tree = page(playlist(*told, day=night))
        assert [link.text for link in tree.xpath("//nav//a")] == ["01 EDT", "01 EST"]
        assert [row[0] for row in cells(tree)] == [
            "01:30:00 EDT● hard start",
            "01:30:00 EST● hard start",
        ]

    def test_the_table_is_one_for_those_who_hear_it(self, tmp_path: Path) -> None:
        tree = page(morning(tmp_path), tmp_path)
        assert [th.text for th in tree.xpath("//thead//th[@scope='col']")] == [
            "Start",
            "Length",
            "Back-time",
            "What airs",
        ]
        assert len(tree.xpath("//th[@scope='rowgroup']")) == 5
        assert tree.xpath("//caption")[0].text == "What airs on Sunday, 2026-11-22"
