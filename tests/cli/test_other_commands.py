"""story, script, preview, spoken, voices, doctor."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.command import producer, producer_process
from tests.paths import EXAMPLE, PIER

PLAIN = "The pier is open again\n\nThe old pier opened on Monday after a long winter.\n\n" + (
    "The mayor said that 300 people came to see it, and that the band played twice.\n"
)


@pytest.fixture
def plain(own_place: Path) -> Path:
    path = own_place / "pier.txt"
    path.write_text(PLAIN)
    return path


class TestStory:
    def test_one_source_is_one_json_document(self, capsys: pytest.CaptureFixture[str]) -> None:
        story = json.loads(producer(capsys, "story", EXAMPLE, "--json").out)
        assert {"headline", "byline", "publisher", "published", "url", "language"} <= set(story)
        assert story["paragraphs"][0]["id"] == "p1"
        assert set(story["dropped"][0]) == {"text", "reason"}

    def test_several_sources_are_one_document_a_line_each_with_its_source(
        self, capsys: pytest.CaptureFixture[str], plain: Path
    ) -> None:
        outcome = producer(capsys, "story", EXAMPLE, plain, "--json")
        stories = [json.loads(line) for line in outcome.out.splitlines()]
        assert [story["source"] for story in stories] == [str(EXAMPLE), str(plain)]

    def test_every_line_left_out_is_shown_with_its_reason(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = producer(capsys, "story", EXAMPLE).out
        assert "player: Play Live Radio" in out
        assert "caption: The Lady Marlow ties up" in out

    def test_standard_input_is_a_source(self, plain: Path) -> None:
        outcome = producer_process("story", "-", "--json", stdin=plain.read_bytes())
        assert json.loads(outcome.out)["headline"] == "The pier is open again"


class TestScript:
    def test_it_goes_to_stdout_or_to_a_file(
        self, capsys: pytest.CaptureFixture[str], own_place: Path, plain: Path
    ) -> None:
        shown = producer(capsys, "script", plain)
        assert shown.out.startswith("# A radio script.")
        written = producer(capsys, "script", plain, "-o", "pier.yaml")
        assert (written.code, written.out) == (0, "")
        assert "producer make pier.yaml" in written.err
        assert (own_place / "pier.yaml").read_text().count("text: ") == shown.out.count("text: ")

    def test_a_file_that_is_there_is_kept_unless_forced(
        self, capsys: pytest.CaptureFixture[str], own_place: Path, plain: Path
    ) -> None:
        (own_place / "pier.yaml").write_text("my edits")
        outcome = producer(capsys, "script", plain, "-o", "pier.yaml")
        assert outcome.code == 6
        assert "--force" in outcome.err
        assert (own_place / "pier.yaml").read_text() == "my edits"
        assert producer(capsys, "script", plain, "-o", "pier.yaml", "--force").code == 0


class TestPreview:
    def test_a_page_and_its_script_preview_alike(
        self, capsys: pytest.CaptureFixture[str], plain: Path
    ) -> None:
        producer(capsys, "script", plain, "-o", "pier.yaml")
        page = producer(capsys, "preview", plain).out
        assert page == producer(capsys, "preview", "pier.yaml").out
        assert "TRT about 0:" in page
        assert "says: The mayor said that three hundred people came" in page

    def test_json_has_the_three_layers_and_the_log(
        self, capsys: pytest.CaptureFixture[str], plain: Path
    ) -> None:
        script = json.loads(producer(capsys, "preview", plain, "--json").out)
        sentence = script["blocks"][0]["sentences"][1]
        assert "300" in sentence["source"]
        assert "300" in sentence["text"]
        assert "three hundred" in sentence["spoken"]
        assert sentence["rewrites"][0]["before"] == "300"


class TestSpoken:
    def test_one_line_out_for_each_line_in(
        self, capsys: pytest.CaptureFixture[str], own_place: Path
    ) -> None:
        (own_place / "lines.txt").write_text("It cost $5.\n\nOn Aug. 9 it rained.\n")
        out = producer(capsys, "spoken", "lines.txt").out
        assert out.splitlines() == ["It cost five dollars.", "", "On August ninth it rained."]

    def test_explain_shows_each_rewrite(
        self, capsys: pytest.CaptureFixture[str], own_place: Path
    ) -> None:
        (own_place / "lines.txt").write_text("It cost $5.\n")
        out = producer(capsys, "spoken", "lines.txt", "--explain").out
        assert "'$5' → 'five dollars'" in out


class TestVoicesAndDoctor:
    def test_the_embedded_voice_is_there(self, capsys: pytest.CaptureFixture[str]) -> None:
        rows = json.loads(producer(capsys, "voices", "--json").out)
        assert {"engine": "hibari", "voice": "heart"}.items() <= rows[0].items()
        assert "heart" in producer(capsys, "voices").out

    def test_doctor_is_well_where_the_station_can_work(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        producer(capsys, "make", PIER, "--engine", "tone")  # so that the folders hold something
        outcome = producer(capsys, "doctor")
        assert outcome.code == 0
        assert "MISSING" not in outcome.out

    def test_doctor_ends_with_4_and_the_mend_where_it_cannot(
        self, capsys: pytest.CaptureFixture[str], own_place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", "")
        (own_place / "station.yaml").write_text("engine: espeak-ng\n")
        outcome = producer(capsys, "doctor")
        assert outcome.code == 4
        assert "apt install espeak-ng" in outcome.out

    def test_doctor_says_which_sound_is_missing(
        self, capsys: pytest.CaptureFixture[str], own_place: Path
    ) -> None:
        (own_place / "station.yaml").write_text("sound: {intro: house, bed: gone.wav}\n")
        outcome = producer(capsys, "doctor")
        assert outcome.code == 4
        assert "MISSING  sounds: " in outcome.out
        assert "gone.wav" in outcome.out

    def test_doctor_says_that_nothing_can_be_signed(
        self, capsys: pytest.CaptureFixture[str], own_place: Path
    ) -> None:
        (own_place / "station.yaml").write_text("signing: {certificate: gone.pem, key: gone.key}\n")
        outcome = producer(capsys, "doctor")
        assert outcome.code == 4
        assert "MISSING  signing: " in outcome.out

    def test_doctor_looks_at_clocks_and_exports(
        self, capsys: pytest.CaptureFixture[str], own_place: Path
    ) -> None:
        (own_place / "station.yaml").write_text(
            "time-zone: America/New_York\nexports: [liquidsoap, azuracast, cassette]\n"
            'clocks: {plain: [{length: "59:00", airs: fill}]}\nweek: {daily: {0-23: plain}}\n'
        )
        outcome = producer(capsys, "doctor")
        assert outcome.code == 4
        assert "MISSING  clocks: line 3: " in outcome.out
        assert "ok       playlists folder: playlists" in outcome.out
        assert "ok       export liquidsoap: " in outcome.out
        assert "MISSING  export azuracast: PRODUCER_AZURACAST_KEY is not set" in outcome.out
        assert "MISSING  export cassette: " in outcome.out

    def test_doctor_says_which_folder_cannot_be_written(
        self, capsys: pytest.CaptureFixture[str], own_place: Path
    ) -> None:
        (own_place / "audio").write_text("a file")
        rows = json.loads(producer(capsys, "doctor", "--json").out)
        assert [row["name"] for row in rows if not row["ok"] and row["needed"]] == [
            "segments folder"
        ]


class TestHelp:
    @pytest.mark.parametrize(
        "command", ["make", "story", "script", "preview", "spoken", "voices", "doctor"]
    )
    def test_every_command_has_help_and_a_line_in_the_docs(
        self, command: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert producer(capsys, command, "--help").out.startswith("Usage: producer")
        docs = (EXAMPLE.parents[1] / "docs" / "use.md").read_text(encoding="utf-8")
        assert f"`producer {command}" in docs

    def test_the_program_tells_its_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert producer(capsys, "--version").out == "producer 0.1.0\n"


def test_standard_input_can_be_closed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert producer(capsys, "story", "-").code == 3
