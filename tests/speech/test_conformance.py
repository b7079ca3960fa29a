"""What every engine owes its caller: one suite over the whole table."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.errors import EngineError
from producer.model import Pronunciation, Sound, Utterance
from producer.speech.engine import Engine
from producer.speech.engines import ENGINES
from producer.speech.trim import trim

NEEDS_A_NETWORK = {"gtts"}
"""Spoken with in a suite of its own, against a server of its own."""

TEXTS = (
    "Rain.",
    "Rain fell on the harbour.",
    "Rain fell on the harbour all night, and the lower market stayed shut until noon.",
)

every_engine = pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
every_speaker = pytest.mark.parametrize(
    "engine",
    [engine for engine in ENGINES if engine.name not in NEEDS_A_NETWORK],
    ids=lambda engine: engine.name,
)


def here(engine: Engine) -> Engine:
    missing = engine.available()
    if missing is not None:
        pytest.skip(missing.reason)
    return engine


def assert_is_a_sound(sound: Sound) -> None:
    assert sound.samples.dtype == np.float32
    assert sound.samples.ndim == 1
    assert len(sound.samples) > 0
    assert np.isfinite(sound.samples).all()
    assert float(np.abs(sound.samples).max()) <= 1.0
    assert 16_000 <= sound.rate <= 48_000


# --- What needs no speech -------------------------------------------------------------


@every_engine
def test_a_missing_engine_says_why_and_what_to_type(engine: Engine) -> None:
    missing = engine.available()
    assert missing is None or (missing.reason and missing.mend)


@every_engine
def test_voices_are_its_own_and_have_unique_names(engine: Engine) -> None:
    voices = engine.voices()
    assert voices
    assert {voice.engine for voice in voices} == {engine.name}
    assert len({voice.name for voice in voices}) == len(voices)
    assert all(voice.language and voice.about and voice.speed == 1.0 for voice in voices)
    assert engine.voices() == voices


@every_engine
def test_limits_let_a_sentence_through(engine: Engine) -> None:
    limits = engine.limits
    assert limits.max_chars >= 100
    assert limits.workers is None or limits.workers >= 1
    assert limits.calls_per_minute is None or limits.calls_per_minute >= 1


@every_engine
def test_the_version_is_stable_and_says_something(engine: Engine) -> None:
    version = here(engine).version()
    assert version.strip() == version != ""
    assert engine.version() == version


@every_engine
def test_a_guess_is_one_for_each_word_or_none_at_all(engine: Engine) -> None:
    words = ("harbour", "Yahorava", "O'Rourke", "St. Ambrose", "N-P-R", "東京", "—")
    guesses = here(engine).guess(words, engine.voices()[0])
    assert guesses is None or tuple(each.word for each in guesses) == words
    assert guesses is None or all(each.ipa for each in guesses[:5])


# --- Speech ---------------------------------------------------------------------------


@every_speaker
def test_every_voice_speaks(engine: Engine) -> None:
    for voice in here(engine).voices():
        sound = engine.speak(Utterance(text=TEXTS[1]), voice)
        assert_is_a_sound(sound)
        assert len(trim(sound).samples) > sound.rate // 2


@every_speaker
def test_longer_text_is_a_longer_sound(engine: Engine) -> None:
    voice = here(engine).voices()[0]
    lengths = [len(trim(engine.speak(Utterance(text=text), voice)).samples) for text in TEXTS]
    assert all(shorter < longer for shorter, longer in pairwise(lengths))


@every_speaker
def test_the_same_call_twice_gives_the_same_samples(engine: Engine) -> None:
    voice = here(engine).voices()[0]
    first, second = (engine.speak(Utterance(text=TEXTS[2]), voice) for _ in range(2))
    assert first.rate == second.rate
    assert np.array_equal(first.samples, second.samples)


@every_speaker
def test_a_pronunciation_is_heard_by_an_engine_that_takes_them(engine: Engine) -> None:
    voice, text = here(engine).voices()[0], "The Xi lands."
    told = Pronunciation(start=4, end=6, ipa="ˌlukəˈʃɛŋkoʊ", respelling="loo-kuh-SHENG-koh")
    plain = engine.speak(Utterance(text=text), voice)
    said = engine.speak(Utterance(text=text, pronunciations=(told,)), voice)
    longer = len(trim(said).samples) > len(trim(plain).samples)
    assert longer == engine.limits.phonemes


@every_speaker
@pytest.mark.parametrize(("speed", "low", "high"), [(1.2, 0.7, 0.95), (0.8, 1.1, 1.45)])
def test_speed_changes_the_length(engine: Engine, speed: float, low: float, high: float) -> None:
    voice = here(engine).voices()[0]
    plain = len(trim(engine.speak(Utterance(text=TEXTS[2]), voice)).samples)
    changed = len(trim(engine.speak(Utterance(text=TEXTS[2]), replace(voice, speed=speed))).samples)
    assert low < changed / plain < high


@every_speaker
def test_the_longest_text_that_it_takes_is_spoken_whole(engine: Engine) -> None:
    voice = here(engine).voices()[0]
    half = ("harbour lights " * 99)[: engine.limits.max_chars // 2].rstrip()
    whole = ("harbour lights " * 99)[: engine.limits.max_chars].rstrip()
    once, twice = (
        len(trim(engine.speak(Utterance(text=text), voice)).samples) for text in (half, whole)
    )
    assert 1.7 < twice / once < 2.3


@every_speaker
@pytest.mark.parametrize(
    "text",
    [
        "9" * 90,
        "1,234,567.89 " * 20,
        "İstanbul, Łódź and São Tomé",
        "“Well—”",
        "東京 and Москва",
        "😀",
        "…",
        "[Quill](/kwˈɪl/) and [half",
        "](//) [](//)",
        "[[h@'loU]] <speak>&amp;</speak>",
        "-v --help",
        "a\x00b\x07c",
        "tab\tand\nline",
        "lone \ud800 half",
        "right\u202eleft\u200b zero\ufeff",
    ],
)
def test_odd_text_is_spoken_or_refused(engine: Engine, text: str) -> None:
    speak_or_refuse(here(engine), text[: engine.limits.max_chars])


@every_speaker
@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(min_size=1, max_size=30))
def test_any_text_is_spoken_or_refused(engine: Engine, text: str) -> None:
    speak_or_refuse(here(engine), text)


def speak_or_refuse(engine: Engine, text: str) -> None:
    try:
        sound = engine.speak(Utterance(text=text), engine.voices()[0])
    except EngineError as error:
        assert error.message
        assert error.hint
    else:
        assert sound.samples.dtype == np.float32
        assert np.isfinite(sound.samples).all()
        assert float(np.abs(sound.samples).max(initial=0.0)) <= 1.0
