"""What making the sound costs, beside what can't be had for less; printed as ratios of one run.

    .venv/bin/python -m benchmarks.sound [RUNS]

800 takes, 1.9 s of the default voice each, with the pauses between them are 30 minutes. Every
figure is the least of RUNS (default 3) whole processes, run in turn so that a machine whose speed
drifts slows them all; each times its own work, without its start. The mix is written as it is
(32-bit float), and the plain copy is of that very file. The naive joins are `AudioSegment`s added
one by one: where 800 of them would take more than two minutes, their time is that of a parabola
through those of fewer, and a line says so. Memory is the most that a whole `producer make` of
takes that were read before ever held. Trust CPU where other work runs on the machine.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.sound_work import JOINS, TAKES, Took, at_all
from producer import pipeline
from producer.audio import read, resample
from producer.script import document
from producer.segment.timeline import RATE
from producer.station import Station

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from producer.model import Script

ROOT: Final = Path(__file__).resolve().parents[1]
EXAMPLE: Final = ROOT / "examples" / "ferry.html"
TAKE_MS: Final = 1900
MINUTES: Final = (2, 30, 60)
FORMATS: Final = ("wav", "flac", "mp3", "m4a")
MOST_MB: Final = 400

# --- What they are given --------------------------------------------------------------


def keep(folder: Path, kind: str, files: Sequence[tuple[Path, int, int, int]]) -> None:
    """TAKES files, each its own, that the cuts in turn are copied to."""
    told: list[tuple[str, int, int, int]] = []
    for number in range(TAKES):
        source, start, end, rate = files[number % len(files)]
        copied = folder / f"{kind}-{number}{source.suffix}"
        shutil.copyfile(source, copied)
        told.append((str(copied), start, end, rate))
    (folder / f"{kind}.json").write_text(json.dumps(told), encoding="utf-8")


def prepare(folder: Path, cache: Path) -> None:
    """The takes as the cache keeps them (24-bit FLAC, 24 kHz), and as 16-bit PCM at 48 kHz."""
    import soundfile

    flac: list[tuple[Path, int, int, int]] = []
    pcm: list[tuple[Path, int, int, int]] = []
    for number, file in enumerate(sorted(cache.rglob("*.flac"))):
        about = soundfile.info(file)
        first, samples = about.samplerate // 3, about.samplerate * TAKE_MS // 1000
        if first + samples > about.frames:
            continue
        flac.append((file, first, first + samples, about.samplerate))
        wav = folder / f"take-{number}.wav"
        sound = resample(read(*flac[-1][:3]), about.samplerate, RATE)
        soundfile.write(wav, sound, RATE, subtype="PCM_16")
        pcm.append((wav, 0, len(sound), RATE))
    keep(folder, "flac", flac)
    keep(folder, "pcm", pcm)


def long_script(minutes: int) -> Script:
    """The example's words again and again, for so long by estimate."""
    script = pipeline.script_of((str(EXAMPLE),), Station())
    body = script.blocks[:-1]
    once = sum(s.estimate_ms + s.pause_ms for block in body for s in block.sentences)
    blocks = [
        replace(
            block,
            id=f"b{number}",
            sentences=tuple(
                replace(sentence, id=f"p{number}.s{at}")
                for at, sentence in enumerate(block.sentences, start=1)
            ),
        )
        for number, block in enumerate(body * max(1, round(minutes * 60_000 / once)), start=1)
    ]
    return replace(script, blocks=(*blocks, replace(script.blocks[-1], id=f"b{len(blocks) + 1}")))


# --- Processes ------------------------------------------------------------------------


def told_by(work: str, folder: Path, what: str) -> Any:
    """What a function of sound_work gives in a process of its own. Raises CalledProcessError."""
    code = (
        "import json, sys; from pathlib import Path; from benchmarks import sound_work; "
        "print(json.dumps(getattr(sound_work, sys.argv[1])(Path(sys.argv[2]), sys.argv[3])))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, work, str(folder), what],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    return json.loads(done.stdout)


def make(source: Path, out: Path, cache: Path) -> int:
    """The most memory that a whole `producer make` held, in MB. Raises CalledProcessError."""
    command = [sys.executable, "-m", "producer", "make", str(source), "--out", str(out)]
    command += [word for name in FORMATS for word in ("--format", name)]
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PRODUCER_CACHE": str(cache)},
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return used.ru_maxrss // 1024


# --- The table ------------------------------------------------------------------------


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name), Path(name) / "cache"
        make(EXAMPLE, folder / "short", cache)
        prepare(folder, cache)
        least = times(folder, runs)
        joins = told_by("join", folder, "pcm")
        held = {minutes: memory(folder, cache, minutes) for minutes in MINUTES}
    for what, (wall, cpu) in least.items():
        print(f"{what:<36} {wall:8.3f} s wall {cpu:8.3f} s CPU")
    print(f"{f'pydub +=, {TAKES} takes':<36} {at_all(joins):24.3f} s CPU")
    if len(joins) == len(JOINS):
        print(f"  (a parabola through {', '.join(map(str, JOINS))} joins; all take too long)")
    for minutes, megabytes in held.items():
        print(f"{f'memory, {minutes} min in {len(FORMATS)} formats':<36} {megabytes:8} MB")
    print(f"\n{'ratio':<36} {'wall':>7} {'CPU':>7} {'aim':>7}")
    for what, above, below, aim in (
        ("stitch, 48 kHz PCM ÷ copy", "stitch, 48 kHz PCM", "copy", "≤ 2.0"),
        ("stitch, 24 kHz FLAC ÷ copy", "stitch, 24 kHz FLAC", "copy", ""),
        ("stitch + master + MP3 ÷ MP3 alone", "stitch + master + MP3", "MP3 alone", "≤ 2.0"),
    ):
        wall, cpu = (one / other for one, other in zip(least[above], least[below], strict=True))
        print(f"{what:<36} {wall:7.2f} {cpu:7.2f} {aim:>7}")
    pydub = at_all(joins) / least["stitch, 48 kHz PCM"][1]
    print(f"{'pydub += ÷ stitch, 48 kHz PCM':<36} {'':7} {pydub:7.2f} {'≥ 50':>7}")
    print(f"\n{'memory at 60 min ÷ at 2 min':<44} {held[60] / held[2]:7.2f}")
    print(f"{f'memory at 60 min ÷ {MOST_MB} MB':<44} {held[60] / MOST_MB:7.2f} {'< 1.0':>7}")


def times(folder: Path, runs: int) -> Mapping[str, Took]:
    """The least of each figure over the runs."""
    least: dict[str, Took] = {}
    for _ in range(runs):
        for what, work, of in (
            ("stitch, 24 kHz FLAC", "stitch", "flac"),
            ("stitch, 48 kHz PCM", "stitch", "pcm"),
            ("copy", "copy", "mix"),
            ("stitch + master + MP3", "produce", "flac"),
            ("MP3 alone", "encode", "mastered"),
        ):
            wall, cpu = told_by(work, folder, of)
            best = least.get(what, (wall, cpu))
            least[what] = (min(wall, best[0]), min(cpu, best[1]))
    return least


def memory(folder: Path, cache: Path, minutes: int) -> int:
    """In MB, of a programme of so many minutes."""
    script = folder / f"{minutes}.yaml"
    script.write_text(document.to_yaml(long_script(minutes)), encoding="utf-8")
    return make(script, folder / f"out-{minutes}", cache)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
