"""Script → Takes: what is spoken, in which order, and what is found again."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer import audio
from producer.model import Pronunciation, Sentence, Sound, Take, Utterance, Voice, Word
from producer.speech import tone
from producer.speech.cache import TakeCache
from producer.speech.engine import Limits
from producer.speech.speak import speak
from producer.speech.trim import trim
from tests.builders import TONE, sentence
from tests.speech.recorder import SENTENCES, TEXTS, Recorder, read

if TYPE_CHECKING:
    from producer.model import Samples


def samples_of(take: Take) -> Samples:
    return audio.read(take.file, take.start, take.end)


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
        expected = trim(tone.speak(Utterance(text=one.spoken), TONE))
        assert np.allclose(samples_of(take), expected.samples, rtol=0, atol=2**-23)
        assert (take.voice, take.engine_version, take.fresh) == (TONE, "1", True)


def test_takes_are_in_script_order_though_the_first_is_the_last_to_end(tmp_path: Path) -> None:
    first = threading.Event()

    class Slow(Recorder):
        def speak(self, utterance: Utterance, voice: Voice) -> Sound:
            if utterance.text == TEXTS[0]:
                assert first.wait(10)
            if utterance.text == TEXTS[-1]:
                first.set()
            return super().speak(utterance, voice)

    takes = read(SENTENCES, Slow(limits=Limits(max_chars=400, workers=8)), tmp_path)
    assert [take.sentence for take in takes] == [one.id for one in SENTENCES]


def test_sentences_that_say_the_same_are_spoken_once(tmp_path: Path) -> None:
    engine = Recorder()
    takes = read(edited(TEXTS[0]), engine, tmp_path)
    assert len(takes) == len(SENTENCES)
    assert [take.sentence for take in takes] == [one.id for one in SENTENCES]
    assert [take.fresh for take in takes] == [number != 2 for number in range(len(SENTENCES))]
    assert np.array_equal(samples_of(takes[0]), samples_of(takes[2]))
    assert len(engine.said) == len(SENTENCES) - 1


def test_no_sentences_are_no_takes(tmp_path: Path) -> None:
    assert read((), Recorder(), tmp_path) == ()


@pytest.mark.parametrize("workers", [1, 3])
def test_no_more_calls_at_a_time_than_the_engine_allows(tmp_path: Path, workers: int) -> None:
    lock, running, most = threading.Lock(), 0, 0

    class Watched(Recorder):
        def speak(self, utterance: Utterance, voice: Voice) -> Sound:
            nonlocal running, most
            with lock:
                running += 1
                most = max(most, running)
            time.sleep(0.01)
            with lock:
                running -= 1
            return super().speak(utterance, voice)

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
    assert time.monotonic() - started < 30  # at that pace, the second would wait a minute


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
        assert np.array_equal(samples_of(first), samples_of(second))


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
    first, second = (
        trim(tone.speak(Utterance(text=piece), TONE)).duration_ms for piece in engine.said
    )
    assert take.duration_ms == pytest.approx(first + 180 + second, abs=10)


def test_words_of_later_pieces_are_later(tmp_path: Path) -> None:
    pieces = ("aaaa bbbb;", "cccc dddd.")
    sounds = {
        piece: replace(
            tone.speak(Utterance(text=piece), TONE),
            words=tuple(
                Word(text=word, start_ms=200 + 300 * place, end_ms=440 + 300 * place)
                for place, word in enumerate(piece.split())
            ),
        )
        for piece in pieces
    }
    engine = Recorder(limits=Limits(max_chars=14, workers=1), sounds=sounds)
    (take,) = read((sentence(text=" ".join(pieces)),), engine, tmp_path)
    heard = [(word.text, word.start_ms, word.end_ms) for word in take.words]
    second = trim(sounds[pieces[0]]).duration_ms + 180
    assert heard == [
        ("aaaa", 20, 260),
        ("bbbb;", 320, 560),
        ("cccc", second + 20, second + 260),
        ("dddd.", second + 320, second + 560),
    ]


# --- Pronunciations -------------------------------------------------------------------

KYIV = Pronunciation(start=3, end=7, ipa="ˈkijɪv", respelling="KEE-yiv")
IN_KYIV = replace(sentence(text="In Kyiv it rained."), pronunciations=(KYIV,))
TOLD = Limits(max_chars=400, workers=1, phonemes=True)


def test_an_engine_that_takes_phonemes_is_told_them(tmp_path: Path) -> None:
    engine = Recorder(limits=TOLD)
    read((IN_KYIV,), engine, tmp_path)
    assert engine.asked == [Utterance(text=IN_KYIV.spoken, pronunciations=(KYIV,))]


def test_one_that_takes_none_reads_the_respelling(tmp_path: Path) -> None:
    engine = Recorder()
    read((IN_KYIV,), engine, tmp_path)
    assert engine.asked == [Utterance(text="In kee-yiv it rained.")]


@pytest.mark.parametrize("limits", [TOLD, Limits(max_chars=400, workers=1)])
def test_a_changed_pronunciation_speaks_its_sentence_again(tmp_path: Path, limits: Limits) -> None:
    other = replace(KYIV, ipa="kiˈɛf", respelling="kee-EF")
    read((IN_KYIV, *SENTENCES[1:]), Recorder(limits=limits), tmp_path)
    engine = Recorder(limits=limits)
    read((replace(IN_KYIV, pronunciations=(other,)), *SENTENCES[1:]), engine, tmp_path)
    assert len(engine.said) == 1


def test_the_same_words_that_sound_otherwise_are_another_take(tmp_path: Path) -> None:
    engine = Recorder(limits=TOLD)
    plain = replace(IN_KYIV, id="p9.s1", pronunciations=())
    takes = read((IN_KYIV, plain, replace(IN_KYIV, id="p9.s2")), engine, tmp_path)
    assert len(engine.asked) == 2
    assert [take.fresh for take in takes] == [True, True, False]
    assert takes[0].key == takes[2].key != takes[1].key
