"""docs/sound.md and the example station say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from producer.segment.frame import Gap
from producer.segment.sound import arranging, framing, kit
from producer.segment.sound.identity import identity
from producer.segment.timeline import RATE
from producer.station import Pauses, Sounds, read
from tests.builders import script
from tests.paths import ROOT
from tests.segment.sound.sound_sample import kit as kit_of

PAGE = (ROOT / "docs" / "sound.md").read_text("utf-8")


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def station_of(text: str, folder: Path) -> Sounds:
    file = folder / "station.yaml"
    file.write_text(text, encoding="utf-8")
    return read(file).sounds


def test_the_first_example_has_every_key_and_the_defaults(tmp_path: Path) -> None:
    house = Sounds(intro="house", between="house", outro="house", bed="house")
    assert station_of(fenced("yaml")[0], tmp_path) == house
    keys = set(re.findall(r"^  ([a-z-]+):", fenced("yaml")[0], re.MULTILINE))
    assert keys == set(identity(house))


def test_the_second_example_is_read(tmp_path: Path) -> None:
    assert station_of(fenced("yaml")[1], tmp_path).intro == tmp_path / "stings" / "open.wav"


def test_the_python_runs() -> None:
    (code,) = fenced("python")
    exec(compile(code, "sound.md", "exec"), {})


def test_the_example_station_has_every_sound() -> None:
    station = read(ROOT / "examples" / "station.yaml")
    loaded = kit.load(station.sounds, 1)
    assert None not in (loaded.intro, loaded.between, loaded.outro, loaded.bed)


@pytest.mark.parametrize(
    "told",
    [
        f"{kit.SHORTEST_STING_S:g} to {kit.LONGEST_STING_S} s",
        f"{kit.SHORTEST_BED_S} s or more; the first {kit.LONGEST_BED_S} s are used",
        f"| stings | −{-arranging.STING_LU:g} LU |",
        f"| bed, before the first word and after the last | −{-arranging.BED_LU:g} LU |",
        f"−{Sounds().duck} LU (`duck`)",
        f"the intro, then {framing.STING_TO_WORD / RATE:g} s of breath",
        f"{framing.WORD_TO_STING / RATE:g} s, then the outro",
    ],
)
def test_a_number_is_the_code_s(told: str) -> None:
    assert told in PAGE


def test_how_long_a_bed_runs_out_is_the_code_s() -> None:
    def run(gap: Gap, more: float) -> tuple[float, float, float]:
        tail = 0.5 + more
        return gap.natural / RATE - tail, gap.least / RATE - tail, gap.most / RATE - tail

    alone = framing.frame_of(script(), kit_of(bed=20), Pauses()).tail
    both = framing.frame_of(script(), kit_of(bed=20, outro=2), Pauses()).tail
    for natural, least, most in (run(alone, 0), run(both, 2)):
        assert f"| {natural:g} s, and from {least:g} to {most:g} s" in PAGE
