"""The walk from a page to a segment: where folders go, and who speaks when the first can't."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from producer import pipeline
from producer.errors import EngineError, InputError, UsageError
from producer.pipeline import making
from producer.speech import espeak
from producer.station import Station
from tests.paths import EXAMPLE, SCRIPT

BODY = "The old pier in the harbor opened again on Monday morning, the mayor said.\n"


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(engine="tone", formats=("wav",), out=tmp_path / "out", cache=tmp_path / "cache")


def page(tmp_path: Path, name: str, body: str = BODY) -> str:
    path = tmp_path / name
    path.write_text(f"Morning news from the harbor\n\n{body}", encoding="utf-8")
    return str(path)


class TestFolders:
    def test_another_story_of_the_same_name_has_a_folder_of_its_own(
        self, station: Station, tmp_path: Path
    ) -> None:
        first = pipeline.make((page(tmp_path, "monday.txt"),), station)
        other = "<title>Morning news from the harbor</title>"
        (tmp_path / "tuesday.html").write_text(
            f"<html><head>{other}<link rel='canonical' href='https://h.example/tue'></head><body>"
            f"<article><h1>Morning news from the harbor!</h1><p>{BODY * 3}</p></article></body>",
            encoding="utf-8",
        )
        second = pipeline.make((str(tmp_path / "tuesday.html"),), station)
        assert first.folder.name == "morning-news-harbor"
        assert second.folder.name == "morning-news-harbor-2"
        assert (first.folder / "segment.wav").is_file()

    def test_the_same_story_keeps_its_folder_when_it_is_edited(
        self, station: Station, tmp_path: Path
    ) -> None:
        first = pipeline.make((page(tmp_path, "monday.txt"),), station)
        again = pipeline.make(
            (page(tmp_path, "monday.txt", BODY + "A band played, and it rained.\n"),), station
        )
        assert (again.folder, again.unchanged) == (first.folder, False)

    def test_a_page_and_its_script_share_a_folder(self, station: Station) -> None:
        assert (
            pipeline.make((str(EXAMPLE),), station).folder
            == pipeline.make((str(SCRIPT),), station).folder
        )


class TestFallback:
    def test_a_name_that_is_none_is_found_before_any_work(
        self, station: Station, tmp_path: Path
    ) -> None:
        with pytest.raises(UsageError, match="nonsense"):
            pipeline.make((page(tmp_path, "a.txt"),), station, fallback="nonsense")

    def test_it_reads_where_the_first_engine_is_there_but_broken(
        self, station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken() -> str:
            raise EngineError("espeak-ng failed: no voices")

        monkeypatch.setattr(espeak, "available", lambda: None)
        monkeypatch.setattr(espeak, "version", broken)
        made = pipeline.make(
            (page(tmp_path, "a.txt"),), replace(station, engine="espeak-ng"), fallback="tone"
        )
        assert "espeak-ng failed" in made.notice

    def test_its_notice_does_not_outlive_it(
        self, station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source = page(tmp_path, "a.txt")
        monkeypatch.setenv("PATH", "")
        pipeline.make((source,), replace(station, engine="espeak-ng"), fallback="tone")
        made = pipeline.make((source,), station)
        assert not made.unchanged
        assert "espeak" not in (made.folder / "report.json").read_text("utf-8")


def test_a_kill_time_that_has_come_makes_another_report(
    station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Tomorrow:
            return super().now(tz) + timedelta(days=1)

    kill = (datetime.now() + timedelta(hours=1)).isoformat(timespec="seconds")
    order = pipeline.Order(expires=kill)
    source = page(tmp_path, "a.txt")
    pipeline.make((source,), station, order)
    assert pipeline.make((source,), station, order).unchanged
    monkeypatch.setattr(making, "datetime", Tomorrow)
    late = pipeline.make((source,), station, order)
    assert [check.name for check in late.segment.checks if not check.passed] == ["expiry"]
    assert pipeline.make((source,), station, order).unchanged


def test_a_script_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a script"):
        pipeline.story_of(str(SCRIPT))


def test_a_segment_that_does_not_say_what_it_is_does_not_claim_to(
    station: Station, tmp_path: Path
) -> None:
    text = SCRIPT.read_text("utf-8").replace("It was read by a synthetic voice.", "Good night.")
    (tmp_path / "edited.yaml").write_text(text, encoding="utf-8")
    made = pipeline.make((str(tmp_path / "edited.yaml"),), station)
    assert [check.name for check in made.segment.checks if not check.passed] == ["disclosure"]
    told = json.loads((made.folder / "manifest.json").read_text("utf-8"))["x-producer"]
    assert told["disclosure"] is None
