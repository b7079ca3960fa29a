"""A real page becomes a segment in the real voice, and everything about it is judged."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
import webvtt

from producer import pipeline
from producer.pipeline import Made
from producer.station import Station
from tests.chromium import Browser, chromium, needs_chromium
from tests.paths import BELARUS, EXAMPLE, PIER, ROOT, SCRIPT, SHARED, needs_shared
from tests.readers import length

if TYPE_CHECKING:
    from producer.model import Pcm

needs_ffmpeg = pytest.mark.skipif(
    shutil.which("ffmpeg") is None, reason="ffmpeg, the independent meter, is not installed"
)

STATION = Station()
VERBATIM = Station(recasts=False)
"""Airs the page's own words: what may differ is the dateline."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The first real story where it is here, the example elsewhere, in the embedded voice."""
    place = tmp_path_factory.mktemp("made")
    source = BELARUS if BELARUS.is_file() else EXAMPLE
    station = replace(VERBATIM, out=place / "audio", cache=place / "cache")
    return pipeline.make((str(source),), station)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The example as a station makes it, in the tone that tells how long it would be."""
    place = tmp_path_factory.mktemp("example")
    return pipeline.make((str(EXAMPLE),), _toned(STATION, place))


def _toned(station: Station, place: Path) -> Station:
    return replace(
        station, engine="tone", formats=("wav",), out=place / "audio", cache=place / "cache"
    )


@pytest.fixture(scope="module")
def manifest(made: Made) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((made.folder / "manifest.json").read_text("utf-8"))
    return loaded


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def transcript(folder: Path) -> str:
    cues = webvtt.read(str(folder / "transcript.vtt")).captions
    return " ".join(cue.text.replace("\n", " ") for cue in cues)


def aired(made: Made) -> list[str]:
    """The words of the transcript without the station's own, after the dateline."""
    script = made.segment.script
    outro = script.blocks[-1]
    datelines = (r.before for r in script.sentences[0].recasts if r.rule == "dateline")
    own = words(" ".join(sentence.text for sentence in outro.sentences))
    heard = words(transcript(made.folder))
    assert heard[len(heard) - len(own) :] == own
    return words(" ".join(datelines)) + heard[: len(heard) - len(own)]


class TestWhatAirs:
    @needs_shared
    def test_every_sentence_of_the_first_real_story_and_nothing_else(self, made: Made) -> None:
        lines = [line for line in BELARUS.read_text("utf-8").splitlines() if line.strip()]
        body = lines[10:30]
        assert body[0].startswith("The president of Belarus")
        assert body[-1].startswith("The women, dressed in white")
        assert aired(made) == words(" ".join(body))

    @needs_shared
    @pytest.mark.parametrize("start", ["ef2b3f268a67", "1ace8c85aaee", "70cb2d5bca75"])
    def test_every_sentence_of_three_pages_and_nothing_else(
        self, start: str, tmp_path: Path
    ) -> None:
        truth = json.loads((SHARED / "corpora/pages/ground-truth.json").read_text("utf-8"))
        key = next(key for key in truth if key.startswith(start))
        page = tmp_path / "page.html"
        page.write_bytes(gzip.decompress((SHARED / f"corpora/pages/{key}.html.gz").read_bytes()))
        made = pipeline.make((str(page),), _toned(VERBATIM, tmp_path))
        assert aired(made) == words(truth[key]["articleBody"])

    def test_every_sentence_of_the_example_and_nothing_else(self, example: Made) -> None:
        heard = transcript(example.folder)
        for foreign in (
            "Play Live Radio",
            "ties up at Harlow Point",
            "Lindqvist",
            "Copyright",
            "contributed",
            "weekend host",
            "Sign up",
            "Read more",
        ):
            assert foreign not in heard
        assert heard.startswith("The only car ferry between Harlow Point and the mainland")
        assert "with the last boat at 9:40 p.m. This story was written by Dana Whitlow" in heard


class TestTheSound:
    def test_the_wav_is_as_long_as_the_manifest_says_to_the_sample(
        self, made: Made, manifest: dict[str, Any]
    ) -> None:
        with wave.open(str(made.folder / "segment.wav")) as wav:
            assert wav.getnframes() == manifest["x-producer"]["samples"]
            assert wav.getframerate() == manifest["x-producer"]["rate"] == 48_000

    def test_the_mp3_decodes_to_the_same_length(self, made: Made, manifest: dict[str, Any]) -> None:
        assert length(made.folder / "segment.mp3") == (manifest["x-producer"]["samples"], 48_000)

    @needs_ffmpeg
    @pytest.mark.parametrize("name", ["segment.wav", "segment.mp3"])
    def test_an_independent_meter_finds_it_in_the_profile(self, made: Made, name: str) -> None:
        told = subprocess.run(
            [
                *("ffmpeg", "-hide_banner", "-nostats", "-i", str(made.folder / name)),
                *("-af", "ebur128=peak=true", "-f", "null", "-"),
            ],
            capture_output=True,
            text=True,
            check=True,
        ).stderr.rsplit("Summary:", 1)[1]
        assert number(r"I:\s+(-?[\d.]+) LUFS", told) == pytest.approx(-24.0, abs=0.2)
        assert number(r"Peak:\s+(-?[\d.]+) dBFS", told) <= -2.0

    @needs_ffmpeg
    @pytest.mark.parametrize(
        ("name", "codec"), [("segment.wav", "pcm_s16le"), ("segment.mp3", "mp3")]
    )
    def test_ffprobe_accepts_it(
        self, made: Made, manifest: dict[str, Any], name: str, codec: str
    ) -> None:
        told = json.loads(
            subprocess.run(
                [
                    *("ffprobe", "-v", "error", "-of", "json", "-show_streams", "-show_format"),
                    str(made.folder / name),
                ],
                capture_output=True,
                check=True,
            ).stdout
        )
        (stream,) = told["streams"]
        assert (stream["codec_name"], stream["sample_rate"]) == (codec, "48000")
        seconds = manifest["x-producer"]["samples"] / 48_000
        assert float(told["format"]["duration"]) == pytest.approx(seconds, abs=0.05)
        if codec == "mp3":
            assert told["format"]["tags"]["title"] == manifest["name"]

    def test_every_check_of_the_report_passed(self, made: Made) -> None:
        report = json.loads((made.folder / "report.json").read_text("utf-8"))
        assert report["passed"], report["checks"]

    def test_a_clean_run_gives_the_same_samples(self, tmp_path: Path) -> None:
        def clean(place: Path) -> Made:
            station = replace(STATION, formats=("wav",), out=place / "audio", cache=place / "cache")
            return pipeline.make((str(PIER),), station)

        made, again = clean(tmp_path / "one"), clean(tmp_path / "two")
        assert again.spoken == made.spoken > 0
        assert np.array_equal(sound_of(made), sound_of(again))


def sound_of(made: Made) -> Pcm:
    """The samples of its WAV, whose head tells when it was made."""
    samples: Pcm = soundfile.read(made.folder / "segment.wav", dtype="int16")[0]
    return samples


def number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    assert found, text
    return float(found[1])


class TestThePage:
    @pytest.fixture
    def page(self, made: Made, tmp_path: Path) -> Iterator[Browser]:
        with chromium(tmp_path / "profile") as browser:
            browser.screen(width=1100, height=800)
            browser.open(made.folder / "index.html")
            browser.wait("document.getElementById('audio').readyState > 0")
            yield browser

    @needs_chromium
    def test_it_plays_from_the_file_system_and_the_transcript_moves(
        self, page: Browser, manifest: dict[str, Any]
    ) -> None:
        cues = manifest["x-producer"]["cues"]
        current = "document.querySelector('.s[aria-current]')?.textContent"
        page.run("document.getElementById('audio').playbackRate = 4")
        page.run("return document.getElementById('audio').play()")
        first = page.wait(current)
        assert words(first) == words(cues[0]["text"])
        page.wait(f"{current} !== {json.dumps(first)}")
        assert words(page.run(f"return {current}")) == words(cues[1]["text"])
        assert page.console() == []


class TestTheExampleScript:
    def test_it_is_what_the_example_story_gives(self) -> None:
        def steady(text: str) -> list[str]:
            return [
                line
                for line in text.splitlines()
                if not line.startswith(("  retrieved:", "  source:", "# Then type"))
            ]

        written = pipeline.script_text((str(EXAMPLE),), STATION, name="ferry.yaml")
        assert steady(written) == steady(SCRIPT.read_text("utf-8"))

    def test_it_makes_the_same_segment(self, example: Made, tmp_path: Path) -> None:
        script = pipeline.make((str(SCRIPT),), _toned(STATION, tmp_path))
        assert np.array_equal(sound_of(example), sound_of(script))

    def test_it_names_its_page_from_the_project_s_folder(self) -> None:
        assert f"source: {EXAMPLE.relative_to(ROOT)}" in SCRIPT.read_text("utf-8")
