"""Sounds that no loudspeaker should play as speech are found; speech is let through."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from producer.errors import EngineError
from producer.model import Sound, Utterance
from producer.speech import hibari, tone
from producer.speech.cache import TakeCache
from producer.speech.engine import Engine
from producer.speech.engines import ENGINES
from producer.speech.heap import share
from producer.speech.soundness import fault
from producer.speech.speak import speak
from tests.builders import TONE, sentence
from tests.speech.recorder import Recorder, read

TEXTS = (
    "Packed buses kept stopping at the top of Pike Street, but petty bickering cut tickets short.",
    "She sells six thousand sea shells, says the sixth sheikh's sixth sheep's sitter.",
    "“Get out!” — a bang, a clap, a crack; then, quiet.",
)
RAIN = "Rain fell on the harbour all night."


@pytest.fixture(scope="module")
def spoken() -> Sound:
    return hibari.speak(Utterance(text=RAIN), hibari.voices()[0])


def changed(
    sound: Sound, place: float, what: np.ndarray[tuple[int], np.dtype[np.float32]]
) -> Sound:
    """The sound with samples added at a fraction of its length."""
    samples = sound.samples.copy()
    start = round(place * len(samples))
    samples[start : start + len(what)] += what
    return Sound(samples=samples.clip(-1.0, 1.0), rate=sound.rate)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "engine", [one for one in ENGINES if one.name != "gtts"], ids=lambda engine: engine.name
)
def test_speech_is_sound(engine: Engine, text: str) -> None:
    missing = engine.available()
    if missing is not None:
        pytest.skip(missing.reason)
    for voice in engine.voices():
        assert fault(engine.speak(Utterance(text=text), voice)) is None


@pytest.mark.parametrize("place", [0.02, 0.35, 0.5, 0.72, 0.97])
@pytest.mark.parametrize("height", [0.9, -0.9])
def test_a_click_is_found_and_placed(spoken: Sound, place: float, height: float) -> None:
    click = changed(spoken, place, np.array([height], np.float32))
    found = fault(click)
    assert found is not None
    assert found.startswith("a click")
    told = float(found.split(",")[1].split()[0])
    assert told == pytest.approx(place * len(spoken.samples) / spoken.rate, abs=0.01)


def test_a_sound_that_is_cut_off_in_the_middle_of_a_wave_is_a_click() -> None:
    wave = np.sin(2 * np.pi * 200 * np.arange(24_000) / 24_000) * 0.5
    wave[11_970:] = 0.0
    assert (fault(Sound(samples=wave.astype(np.float32), rate=24_000)) or "").startswith("a click")


def test_a_voice_with_pulses_at_its_pitch_does_not_click() -> None:
    """A low voice's glottis closes every 12 ms, each time with a step."""
    pulses = np.zeros(24_000, np.float32)
    pulses[:: 24_000 // 80] = 0.5
    assert fault(Sound(samples=pulses, rate=24_000)) is None


@pytest.mark.parametrize(("offset", "refused"), [(0.005, False), (0.02, True), (-0.02, True)])
def test_an_offset_is_found(spoken: Sound, offset: float, refused: bool) -> None:
    found = fault(Sound(samples=spoken.samples + np.float32(offset), rate=spoken.rate))
    assert ("around zero" in (found or "")) is refused


@pytest.mark.parametrize(("gain", "refused"), [(1.0, False), (6.0, True)])
def test_clipping_is_found(spoken: Sound, gain: float, refused: bool) -> None:
    found = fault(Sound(samples=(spoken.samples * gain).clip(-1.0, 1.0), rate=spoken.rate))
    assert ("clipped" in (found or "")) is refused


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_samples_that_are_no_numbers_are_found(spoken: Sound, value: float) -> None:
    samples = spoken.samples.copy()
    samples[100] = value
    assert fault(Sound(samples=samples, rate=spoken.rate)) == "broken samples"


@pytest.mark.parametrize("count", [0, 1, 7])
def test_hardly_any_samples_are_no_fault_of_their_own(count: int) -> None:
    assert fault(Sound(samples=np.zeros(count, np.float32), rate=24_000)) is None


# --- In a run -------------------------------------------------------------------------


def test_the_sentence_is_named_and_what_to_do(tmp_path: Path) -> None:
    sound = tone.speak(Utterance(text=RAIN), TONE)
    engine = Recorder(sounds={RAIN: changed(sound, 0.05, np.array([0.9], np.float32))})
    with pytest.raises(
        EngineError, match=r"recorder gave a click, .* s into it, for .* p7\.s2"
    ) as e:
        read((sentence("p7.s2", RAIN),), engine, tmp_path)
    assert "--engine" in e.value.hint
    assert not list(tmp_path.rglob("*.flac"))


def test_a_take_in_the_cache_is_not_examined_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read((sentence(text=RAIN),), Recorder(), tmp_path)
    monkeypatch.setattr("producer.speech.speak.fault", lambda sound: "a fault")
    (take,) = read((sentence(text=RAIN),), Recorder(), tmp_path)
    assert not take.fresh


def test_threads_share_a_heap_and_speak_as_before(tmp_path: Path) -> None:
    share()
    takes = speak((sentence(text=RAIN),), tone, TONE, TakeCache(tmp_path))
    assert [take.duration_ms for take in takes] == [
        take.duration_ms for take in read((sentence(text=RAIN),), Recorder(), tmp_path / "other")
    ]
