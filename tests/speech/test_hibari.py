"""hibari: the same bits everywhere, and never a word to the network."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hibari import Hibari

from producer.errors import EngineError
from producer.model import Utterance
from producer.speech import hibari, hibari_text

ROOT = Path(__file__).parents[2]
TEXTS = tuple(f"Ferry number {n} left the harbour at dawn." for n in ("one", "two", "three"))
HEART = hibari.voices()[0]

CHILD = """
import hashlib, sys

def no_network(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        raise AssertionError(f"{event} {arguments}")

sys.addaudithook(no_network)
from producer.model import Utterance
from producer.speech import hibari

print("known:", *(voice.name for voice in hibari.voices()))
for voice in hibari.voices():
    for text in sys.argv[1:]:
        samples = hibari.speak(Utterance(text=text), voice).samples
        print(voice.name, hashlib.sha256(samples.tobytes()).hexdigest())
"""


def digest(text: str) -> str:
    return hashlib.sha256(hibari.speak(Utterance(text=text), HEART).samples.tobytes()).hexdigest()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str]]:
    """What two fresh processes print, in a home where nothing was ever downloaded, with any
    call to the network an error."""
    home = str(tmp_path_factory.mktemp("home"))
    environment = {**os.environ, "HOME": home, "XDG_CACHE_HOME": home, "PYTHONPATH": str(ROOT)}
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD, *TEXTS],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    first, second = (child.communicate(timeout=60)[0].splitlines() for child in children)
    assert [child.returncode for child in children] == [0, 0]
    return first, second


def test_two_processes_give_the_same_bits(told: tuple[list[str], list[str]]) -> None:
    first, second = told
    assert first == second
    assert len(set(first)) == 1 + len(TEXTS) * len(hibari.voices())


def test_this_process_gives_them_too(told: tuple[list[str], list[str]]) -> None:
    assert [digest(text) for text in TEXTS] == [
        line.split()[1] for line in told[0] if line.startswith(f"{HEART.name} ")
    ]


def test_threads_at_once_give_the_same_bits() -> None:
    alone = [digest(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(digest, TEXTS * 4)) == alone * 4


def test_every_voice_listed_speaks_without_the_network(told: tuple[list[str], list[str]]) -> None:
    known = told[0][0].removeprefix("known: ").split()
    assert known == [voice.name for voice in hibari.voices()]
    assert {line.split()[0] for line in told[0][1:]} == set(known)


def test_voices_that_would_be_downloaded_are_not_listed() -> None:
    assert not {"fenrir", "emma", "fable", "kore"} & {voice.name for voice in hibari.voices()}


def test_the_version_names_all_that_decides_the_bits() -> None:
    words = hibari.version().split()
    assert words[1::2] == ["model", "onnxruntime", "fft", "reading", "words"]
    assert len(words[2]) == 16


@pytest.mark.parametrize("speed", [0.8, 1.0, 1.2])
def test_the_samples_are_those_of_the_package_to_the_last_bit(speed: float) -> None:
    package = Hibari(voice=HEART.name, threads=1, g2p=hibari._reader(False))
    for text in TEXTS:
        phonemes = hibari_text.read(package.g2p, Utterance(text=text)).phonemes
        told = package.from_phonemes(phonemes, speed=speed, seed=0)
        spoken = hibari.speak(Utterance(text=text), replace(HEART, speed=speed))
        assert np.array_equal(spoken.samples, told)


@pytest.mark.parametrize("text", ["9" * 70, "😀", "   ", "東京"])
def test_what_it_cannot_read_is_told(text: str) -> None:
    with pytest.raises(EngineError, match="can't read") as caught:
        hibari.speak(Utterance(text=text), HEART)
    assert "script" in caught.value.hint


SPY = """
import os, sys
from producer.model import Utterance
from producer.speech import hibari
voice = hibari.voices()[0]
assert "onnxruntime" not in sys.modules
hibari.guess(("Yahorava",), voice)
hibari.speak(Utterance(text="The ferry sails again on Thursday."), voice)
assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
"""


def test_the_runtime_below_keeps_no_diary_of_its_user(tmp_path: Path) -> None:
    """onnxruntime reports to its makers, and keeps a device id, unless it is told not to."""
    home = tmp_path / "home"
    home.mkdir()
    subprocess.run(
        [sys.executable, "-c", SPY],
        check=True,
        cwd=ROOT,
        env={"PATH": os.environ.get("PATH", ""), "HOME": str(home), "USERPROFILE": str(home)},
    )
    assert list(home.rglob("*")) == []
