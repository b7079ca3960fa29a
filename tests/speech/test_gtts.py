"""gtts over a real connection: the voices, the request and the sound."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import gtts as library
import numpy as np
import pytest
from gtts import gTTS
from hypothesis import assume, given
from hypothesis import strategies as st

from producer.errors import EngineError, MissingError
from producer.model import Utterance
from producer.speech import gtts as engine
from producer.speech.engine import Engine
from tests.speech.google import MS_PER_CHARACTER, RATE, Serve, google, spoken_mp3

pytestmark = [pytest.mark.loopback, pytest.mark.allow_hosts(["127.0.0.1"])]

US = engine.voices()[0]
TEXT = "The bridge opens again on Monday."

# --- What it is -----------------------------------------------------------------------


def test_it_is_an_engine() -> None:
    as_engine: Engine = engine
    assert as_engine.name == "gtts"
    assert as_engine.available() is None
    assert as_engine.version() == library.__version__


def test_it_keeps_to_the_length_that_the_library_sends_at_a_time() -> None:
    assert engine.limits.max_chars == gTTS.GOOGLE_TTS_MAX_CHARS


def test_its_voices_are_accents_american_first() -> None:
    assert [(voice.name, voice.language) for voice in engine.voices()] == [
        ("us", "en-US"),
        ("uk", "en-GB"),
        ("au", "en-AU"),
        ("in", "en-IN"),
        ("ca", "en-CA"),
        ("ie", "en-IE"),
        ("za", "en-ZA"),
    ]
    assert all(voice.engine == "gtts" for voice in engine.voices())
    assert US.about == "American English, via Google Translate (needs the internet)"


# --- The sound ------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["ok", "ok in chunks"])
def test_the_sound_is_the_mp3_as_mono_float32_at_its_own_rate(serve: Serve, form: str) -> None:
    serve(form)
    sound = engine.speak(Utterance(text=TEXT), US)
    assert sound.rate == RATE
    assert sound.samples.dtype == np.float32
    assert sound.samples.ndim == 1
    # An MP3 of bare frames keeps the delay of its encoder: up to three frames of 24 ms.
    assert 0 <= sound.duration_ms - MS_PER_CHARACTER * len(TEXT) <= 3 * 24
    assert 0.25 < np.abs(sound.samples).max() < 0.4


# --- The request ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        'She said, "It\'s open," and "mind the step."',
        "It’s “open”… 5 % of £20 — naïve café, Škoda, 北京",
        "C:\\news\\a & b=c+d#e?f;g",
        "Dr. No met Mr. Yes, Esq.",
        "one, two\nthree:\tfour",
        "x" * 100,
        "word " * 19 + "words",
    ],
)
def test_the_text_arrives_as_it_was_given(serve: Serve, text: str) -> None:
    service = serve("ok")
    engine.speak(Utterance(text=text), US)
    assert [heard.text for heard in service.heard] == [text]


@pytest.mark.parametrize(
    ("voice", "host"),
    [
        ("us", "translate.google.com"),
        ("uk", "translate.google.co.uk"),
        ("au", "translate.google.com.au"),
        ("in", "translate.google.co.in"),
        ("ca", "translate.google.ca"),
        ("ie", "translate.google.ie"),
        ("za", "translate.google.co.za"),
    ],
)
def test_an_accent_is_a_host(serve: Serve, voice: str, host: str) -> None:
    service = serve("ok")
    engine.speak(Utterance(text=TEXT), replace(US, name=voice))
    assert [(heard.host, heard.language) for heard in service.heard] == [(host, "en")]


@pytest.mark.parametrize(
    ("speed", "slow"), [(0.5, True), (0.79, True), (0.8, False), (1.0, False), (1.5, False)]
)
def test_speeds_below_0_8_are_the_slow_one(serve: Serve, speed: float, slow: bool) -> None:
    service = serve("ok")
    engine.speak(Utterance(text=TEXT), replace(US, speed=speed))
    assert [heard.slow for heard in service.heard] == [slow]


def test_the_headers_are_those_of_the_library(serve: Serve) -> None:
    service = serve("ok")
    engine.speak(Utterance(text=TEXT), US)
    (heard,) = service.heard
    assert gTTS.GOOGLE_TTS_HEADERS.items() <= heard.headers.items()


def test_the_test_service_is_one_that_the_library_itself_understands(serve: Serve) -> None:
    service = serve("ok", "ok in chunks")
    for _ in range(2):
        out = io.BytesIO()
        gTTS(TEXT, lang_check=False).write_to_fp(out)
        assert out.getvalue() == spoken_mp3(TEXT)
    assert [heard.text for heard in service.heard] == [TEXT, TEXT]


@given(st.text(min_size=1, max_size=100))
def test_any_text_with_a_letter_or_digit_is_one_request(text: str) -> None:
    assume(any(character.isalnum() for character in text))
    assert engine._request(text, US).method == "POST"


@pytest.mark.parametrize("text", ["...", "?!", "—", " , ", "“”", "$", "", " "])
def test_text_without_a_letter_or_digit_is_refused_before_any_request(text: str) -> None:
    with pytest.raises(EngineError, match="no letter or digit"):
        engine.speak(Utterance(text=text), US)


def test_text_that_is_too_long_for_one_request_is_refused() -> None:
    with pytest.raises(EngineError, match="100 characters at a time, not 101"):
        engine.speak(Utterance(text="x" * 101), US)


def test_a_voice_that_it_does_not_have_is_missing() -> None:
    with pytest.raises(MissingError, match="no voice named 'heart'") as caught:
        engine.speak(Utterance(text=TEXT), replace(US, name="heart"))
    assert "us, uk, au" in caught.value.hint


# --- From another process -------------------------------------------------------------


def test_the_test_service_serves_a_command_through_its_environment(tmp_path: Path) -> None:
    command = (
        "from producer.model import Utterance\n"
        "from producer.speech import gtts\n"
        f"print(gtts.speak(Utterance(text={TEXT!r}), gtts.voices()[0]).duration_ms)\n"
    )
    with google(tmp_path, "ok") as service:
        done = subprocess.run(
            [sys.executable, "-c", command],
            env={**os.environ, **service.env},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.stderr == ""
    assert int(done.stdout) >= MS_PER_CHARACTER * len(TEXT)
    assert [heard.text for heard in service.heard] == [TEXT]
