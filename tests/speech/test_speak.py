"""Script → Takes: what is spoken, what is found again, and what happens when it fails."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from producer.errors import BusyError, EngineError, OutputError
from producer.model import Sentence, Sound, Take, Voice, Word
from producer.speech import tone
from producer.speech.cache import TakeCache
from producer.speech.engine import Limits, Unavailable
from producer.speech.speak import speak
from producer.speech.trim import trim
from tests.builders import TONE, script, sentence

SENTENCES = script().sentences
ONE_AT_A_TIME = Limits(max_chars=400, workers=1)
TEXTS = [one.spoken for one in SENTENCES]


@dataclass(kw_only=True)
class Recorder:
    """The tone, with every call written down; `faults` are raised first, by text."""

    limits: Limits = ONE_AT_A_TIME
    faults: dict[str, list[Exception]] = field(default_factory=dict)
    sounds: dict[str, Sound] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    name: str = "recorder"
    told_version: str = "1"

    def version(self) -> str:
        return self.told_version

    def available(self) -> Unavailable | None:
        return None

    def voices(self) -> tuple[Voice, ...]:
        return tone.voices()

    def speak(self, spoken: str, voice: Voice) -> Sound:
        self.said.append(spoken)
        if self.faults.get(spoken):
            raise self.faults[spoken].pop(0)
        return self.sounds.get(spoken) or tone.speak(spoken, voice)


def read(
    sentences: Sequence[Sentence], engine: Recorder, folder: Path, voice: Voice = TONE
) -> tuple[Take, ...]:
    return speak(tuple(sentences), engine, voice, TakeCache(folder), back_off_s=(0.001, 0.001))


def edited(spoken: str) -> tuple[Sentence, ...]:
    """The script with its third sentence said otherwise."""
    return tuple(
        replace(one, spoken=spoken) if number == 2 else one for number, one in enumerate(SENTENCES)
    )


# --- What is spoken -------------------------------------------------------------------


def test_every_sentence_is_a_trimmed_take_in_script_order(tmp_path: Path) -> None:
    takes = read(SENTENCES, Recorder(), tmp_path)
    assert [take.sentence for take in takes] == [one.id for one in SENTENCES]
    for take, one in zip(takes, SENTENCES, strict=True):
        expected = trim(tone.speak(one.spoken, TONE))
        assert np.allclose(take.sound.samples, expected.samples, rtol=0, atol=2**-23)
        assert (take.voice, take.engine_version, take.fresh) == (TONE, "1", True)


def test_takes_are_in_script_order_though_the_first_is_the_last_to_end(tmp_path: Path) -> None:
    first = threading.Event()

    class Slow(Recorder):
        def speak(self, spoken: str, voice: Voice) -> Sound:
            if spoken == TEXTS[0]:
                assert first.wait(10)
            if spoken == TEXTS[-1]:
                first.set()
            return super().speak(spoken, voice)

    takes = read(SENTENCES, Slow(limits=Limits(max_chars=400, workers=8)), tmp_path)
    assert [take.sentence for take in takes] == [one.id for one in SENTENCES]


def test_no_sentences_are_no_takes(tmp_path: Path) -> None:
    assert read((), Recorder(), tmp_path) == ()


@pytest.mark.parametrize("workers", [1, 3])
def test_no_more_calls_at_a_time_than_the_engine_allows(tmp_path: Path, workers: int) -> None:
    lock, running, most = threading.Lock(), 0, 0

    class Watched(Recorder):
        def speak(self, spoken: str, voice: Voice) -> Sound:
            nonlocal running, most
            with lock:
                running += 1
                most = max(most, running)
            time.sleep(0.01)
            with lock:
                running -= 1
            return super().speak(spoken, voice)

    read(SENTENCES, Watched(limits=Limits(max_chars=400, workers=workers)), tmp_path)
    assert 1 <= most <= workers


def test_calls_keep_the_pace_that_the_engine_asks_for(tmp_path: Path) -> None:
    engine = Recorder(limits=Limits(max_chars=400, workers=8, calls_per_minute=1200))
    started = time.monotonic()
    read(SENTENCES, engine, tmp_path)
    assert time.monotonic() - started > 0.05 * (len(SENTENCES) - 1)


def test_what_is_found_again_waits_for_no_pace(tmp_path: Path) -> None:
    read(SENTENCES, Recorder(), tmp_path)
    started = time.monotonic()
    read(SENTENCES, Recorder(limits=Limits(max_chars=400, calls_per_minute=1)), tmp_path)
    assert time.monotonic() - started < 5


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    speak(
        SENTENCES,
        Recorder(),
        TONE,
        TakeCache(tmp_path),
        progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(done, len(SENTENCES)) for done in range(1, len(SENTENCES) + 1)]


# --- What is found again --------------------------------------------------------------


def test_a_second_run_speaks_nothing_and_gives_the_same(tmp_path: Path) -> None:
    once = read(SENTENCES, Recorder(), tmp_path)
    engine = Recorder()
    again = read(SENTENCES, engine, tmp_path)
    assert engine.said == []
    assert not any(take.fresh for take in again)
    for first, second in zip(once, again, strict=True):
        assert first.key == second.key
        assert np.array_equal(first.sound.samples, second.sound.samples)


def test_an_edited_sentence_alone_is_spoken_again(tmp_path: Path) -> None:
    read(SENTENCES, Recorder(), tmp_path)
    engine = Recorder()
    takes = read(edited("Islanders stayed home."), engine, tmp_path)
    assert engine.said == ["Islanders stayed home."]
    assert [take.fresh for take in takes] == [n == 2 for n in range(len(SENTENCES))]


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(replace(SENTENCES[0], text="As shown, not as said."), id="the text shown"),
        pytest.param(replace(SENTENCES[0], pause_ms=9), id="the pause"),
        pytest.param(replace(SENTENCES[0], id="p9.s9"), id="the id"),
    ],
)
def test_what_is_not_heard_is_not_spoken_again(tmp_path: Path, changed: Sentence) -> None:
    read(SENTENCES[:1], Recorder(), tmp_path)
    engine = Recorder()
    read((changed,), engine, tmp_path)
    assert engine.said == []


def test_another_voice_or_version_speaks_everything_again(tmp_path: Path) -> None:
    read(SENTENCES, Recorder(), tmp_path)
    faster, newer = Recorder(), Recorder(told_version="2")
    read(SENTENCES, faster, tmp_path, replace(TONE, speed=1.1))
    read(SENTENCES, newer, tmp_path)
    assert sorted(faster.said) == sorted(newer.said) == sorted(TEXTS)


# --- Long sentences -------------------------------------------------------------------


def test_a_long_sentence_is_spoken_in_pieces_with_a_breath_between(tmp_path: Path) -> None:
    engine = Recorder(limits=Limits(max_chars=40, workers=1))
    long = sentence(text="The dock at Port Ambrose is open; the pier at Larkin stays shut.")
    (take,) = read((long,), engine, tmp_path)
    assert engine.said == ["The dock at Port Ambrose is open;", "the pier at Larkin stays shut."]
    first, second = (trim(tone.speak(piece, TONE)).duration_ms for piece in engine.said)
    assert take.sound.duration_ms == pytest.approx(first + 180 + second, abs=10)


def test_words_of_later_pieces_are_later(tmp_path: Path) -> None:
    pieces = ("aaaa bbbb;", "cccc dddd.")
    sounds = {
        piece: replace(
            tone.speak(piece, TONE),
            words=tuple(
                Word(text=word, start_ms=200 + 300 * place, end_ms=440 + 300 * place)
                for place, word in enumerate(piece.split())
            ),
        )
        for piece in pieces
    }
    engine = Recorder(limits=Limits(max_chars=14, workers=1), sounds=sounds)
    (take,) = read((sentence(text=" ".join(pieces)),), engine, tmp_path)
    heard = [(word.text, word.start_ms, word.end_ms) for word in take.sound.words]
    second = trim(sounds[pieces[0]]).duration_ms + 180
    assert heard == [
        ("aaaa", 20, 260),
        ("bbbb;", 320, 560),
        ("cccc", second + 20, second + 260),
        ("dddd.", second + 320, second + 560),
    ]


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
        def speak(self, spoken: str, voice: Voice) -> Sound:
            if spoken == TEXTS[0]:
                let_go.wait(30)
            return super().speak(spoken, voice)

    engine = Hanging(
        limits=Limits(max_chars=400, workers=2), faults={TEXTS[1]: [EngineError("out of breath")]}
    )
    started = time.monotonic()
    try:
        with pytest.raises(EngineError, match="out of breath"):
            read(SENTENCES, engine, tmp_path)
        assert time.monotonic() - started < 10
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
    assert TEXTS[1] in _spoken_by_the_next_run(tmp_path)


def _spoken_by_the_next_run(folder: Path) -> list[str]:
    engine = Recorder()
    read(SENTENCES, engine, folder)
    return engine.said


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
    until = time.monotonic() + 5
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
    assert time.monotonic() - started < 5  # the next call was a minute away
    assert_threads_end()
    assert engine.said == TEXTS[:1]
    assert sorted(_spoken_by_the_next_run(tmp_path)) == sorted(TEXTS[1:])


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
    assert time.monotonic() - started < 5
    assert_threads_end()
