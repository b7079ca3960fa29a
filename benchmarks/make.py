"""How much of the time is the voice's own, printed as ratios of one run.

    .venv/bin/python benchmarks/make.py [RUNS]

Every figure is the least wall time of RUNS (default 3) whole processes, run in turn so that a
machine whose speed drifts slows them all. "The bare engine" loads hibari and reads the same
spoken sentences, one after the other, and does nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from producer import pipeline
from producer.station import Station

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "ferry.html"

BARE = """
import json, sys
from hibari import Hibari
voice = Hibari(threads=1)
for spoken in json.load(sys.stdin):
    voice.from_phonemes(voice.g2p(spoken, normalize_text=False), seed=0)
"""


def seconds(arguments: list[str], *, cache: Path, stdin: str = "") -> float:
    """The wall time of a whole process. Raises CalledProcessError where it fails."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        input=stdin,
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PRODUCER_CACHE": str(cache)},
    )
    return time.perf_counter() - started


def main(runs: int) -> None:
    sentences = pipeline.script_of((str(EXAMPLE),), Station()).sentences
    words = json.dumps([sentence.spoken for sentence in sentences])
    least: dict[str, float] = {}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            make = ["-m", "producer", "make", str(EXAMPLE), "--out"]
            cache = place / "cache"
            timed = {
                "python -c pass": seconds(["-c", "pass"], cache=cache),
                "producer --help": seconds(["-m", "producer", "--help"], cache=cache),
                "bare engine": seconds(["-c", BARE], cache=cache, stdin=words),
                "make, cold": seconds([*make, str(place / "cold")], cache=cache),
                "make, warm": seconds([*make, str(place / "warm")], cache=cache),
                "make, again": seconds([*make, str(place / "warm")], cache=cache),
            }
        least = {what: min(took, least.get(what, took)) for what, took in timed.items()}
    for what, took in least.items():
        print(f"{what:<16} {took:6.3f} s")
    bare, nothing = least["bare engine"], least["python -c pass"]
    print(f"\n{'ratio':<42} {'is':>6} {'aim':>8}")
    for name, ratio, aim in (
        ("make, cold ÷ bare engine", least["make, cold"] / bare, "≤ 2.0"),
        ("make, warm ÷ bare engine", least["make, warm"] / bare, "≤ 0.5"),
        ("producer --help ÷ python -c pass", least["producer --help"] / nothing, ""),
    ):
        print(f"{name:<42} {ratio:6.2f} {aim:>8}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
