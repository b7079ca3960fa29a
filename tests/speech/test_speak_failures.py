"""Script → Takes, where the engine fails or the run is interrupted."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from producer.errors import BusyError, EngineError, OutputError
from producer.model import Sound, Utterance, Voice
from producer.speech import tone
from producer.speech.cache import TakeCache
from producer.speech.engine import Limits
from producer.speech.speak import speak
from tests.builders import TONE, sentence
from tests.speech.recorder import SENTENCES, TEXTS, Recorder, read, spoken_by_the_next_run

# --- Failures -------------------------------------------------------------------------


def test_busy_twice_and_then_it_speaks(tmp_path: Path) -> None:
    engine = Recorder(faults={TEXTS[1]: [BusyError("slow down"), BusyError("slow down")]})
    assert len(read(SENTENCES, engine, tmp_path)) == len(SENTENCES)
    assert engine.said.count(TEXTS[1]) == 3


def test_an_engine_that_stays_busy_is_an_error(tmp_path: Path) -> None:
    engine = Recorder(faults={TEXTS[0]: [BusyError("slow down")] * 9})
    with pytest.raises(EngineError, match=r"slow down \(tried 3 times\)"):
        read(SENTENCES, engine, tmp_path)
    assert engine.said.count(TEXTS[0]) == 3


def test_what_was_spoken_before_a_failure_is_kept(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="out of breath"):
        read(SENTENCES, Recorder(faults={TEXTS[3]: [EngineError("out of breath")]}), tmp_path)
    engine = Recorder()
    takes = read(SENTENCES, engine, tmp_path)
    assert len(takes) == len(SENTENCES)
    assert TEXTS[3] in engine.said
    assert not set(TEXTS[:3]) & set(engine.said)


def test_a_failure_does_not_wait_for_the_sentences_behind_it(tmp_path: Path) -> None:
    many = tuple(sentence(f"p1.s{n}", f"Ferry {'x' * n}.") for n in range(1, 60))
    engine = Recorder(
        limits=Limits(max_chars=400, workers=1, calls_per_minute=600),
        faults={many[1].spoken: [EngineError("out of breath")]},
    )
    with pytest.raises(EngineError, match="out of breath"):
        read(many, engine, tmp_path)
    assert len(engine.said) <= 3


def test_a_failure_does_not_wait_for_a_call_that_hangs(tmp_path: Path) -> None:
    let_go = threading.Event()

    class Hanging(Recorder):
        def speak(self, utterance: Utterance, voice: Voice) -> Sound:
            if utterance.text == TEXTS[0]:
                let_go.wait(60)
            return super().speak(utterance, voice)

    engine = Hanging(
        limits=Limits(max_chars=400, workers=2), faults={TEXTS[1]: [EngineError("out of breath")]}
    )
    started = time.monotonic()
    try:
        with pytest.raises(EngineError, match="out of breath"):
            read(SENTENCES, engine, tmp_path)
        assert time.monotonic() - started < 30
    finally:
        let_go.set()


@pytest.mark.parametrize(
    ("samples", "told"),
    [
        (np.zeros(24_000, np.float32), "only silence"),
        (np.zeros(0, np.float32), "only silence"),
        (np.full(24_000, np.nan, np.float32), "broken samples"),
        (np.full(24_000, np.inf, np.float32), "broken samples"),
    ],
    ids=["silent", "empty", "nan", "inf"],
)
def test_a_sound_that_is_none_is_refused_with_the_sentence_named(
    tmp_path: Path, samples: np.ndarray[tuple[int], np.dtype[np.float32]], told: str
) -> None:
    engine = Recorder(sounds={TEXTS[1]: Sound(samples=samples, rate=24_000)})
    with pytest.raises(EngineError, match=told) as caught:
        read(SENTENCES, engine, tmp_path)
    assert SENTENCES[1].id in caught.value.message
    assert SENTENCES[1].text in caught.value.message
    assert "recorder" in caught.value.message
    assert TEXTS[1] in spoken_by_the_next_run(tmp_path)


@pytest.mark.parametrize("nothing", ["", "  ", "—", "…", "“”"])
def test_a_sentence_with_nothing_to_say_is_refused(tmp_path: Path, nothing: str) -> None:
    engine = Recorder()
    with pytest.raises(EngineError, match=r"p7\.s1 has nothing to say"):
        read((sentence("p7.s1", "Hush.", spoken=nothing),), engine, tmp_path)
    assert engine.said == []


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "takes").write_text("in the way")
    with pytest.raises(OutputError, match="can't keep a take"):
        read(SENTENCES, Recorder(), tmp_path)


# --- Interrupted ----------------------------------------------------------------------


def assert_threads_end() -> None:
    """A thread left waiting would hold up the end of the program."""
    until = time.monotonic() + 30
    while any(thread.name.startswith("speak") for thread in threading.enumerate()):
        assert time.monotonic() < until, "a thread of the run is still there"
        time.sleep(0.01)


def test_an_interrupt_ends_the_run_at_once_and_keeps_what_is_done(tmp_path: Path) -> None:
    engine = Recorder(limits=Limits(max_chars=400, workers=1, calls_per_minute=1))

    def interrupt(done: int, of: int) -> None:
        raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        speak(SENTENCES, engine, TONE, TakeCache(tmp_path), progress=interrupt)
    assert time.monotonic() - started < 30  # the next call was a minute away
    assert_threads_end()
    assert engine.said == TEXTS[:1]
    assert sorted(spoken_by_the_next_run(tmp_path)) == sorted(TEXTS[1:])


def test_an_interrupt_ends_the_wait_before_another_try(tmp_path: Path) -> None:
    engine = Recorder(
        limits=Limits(max_chars=400, workers=2),
        faults={TEXTS[0]: [BusyError("slow down", retry_after=60.0)]},
    )

    def interrupt(done: int, of: int) -> None:
        raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        speak(SENTENCES, engine, TONE, TakeCache(tmp_path), progress=interrupt)
    assert time.monotonic() - started < 30
    assert_threads_end()


def test_a_voice_that_leaves_words_out_is_refused(tmp_path: Path) -> None:
    short = Sound(samples=tone.speak(Utterance(text="Hi"), TONE).samples, rate=tone.RATE)
    engine = Recorder(sounds={TEXTS[1]: short})
    with pytest.raises(EngineError, match="left words out"):
        read(SENTENCES, engine, tmp_path)
