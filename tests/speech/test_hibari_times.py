"""When hibari's words are heard: told by its network, checked on the sound itself."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from producer.model import Pronunciation, Sound, Utterance, Word
from producer.speech import hibari, hibari_text
from producer.speech.hibari_pauses import settle
from producer.speech.hibari_text import Reading
from producer.speech.hibari_times import words
from producer.speech.trim import trim

HEART = hibari.voices()[0]
LONG = "The ferry sails again on Thursday, after eleven weeks in the dock; nobody knows why."


def said(text: str, *terms: tuple[str, str]) -> Utterance:
    return Utterance(
        text=text,
        pronunciations=tuple(
            Pronunciation(
                start=text.index(term), end=text.index(term) + len(term), ipa=ipa, respelling=""
            )
            for term, ipa in terms
        ),
    )


def loud(sound: Sound, word: Word) -> float:
    """The RMS of the sound while a word is heard."""
    part = sound.samples[word.start_ms * 24 : word.end_ms * 24].astype(np.float64)
    return float(np.sqrt(np.mean(part**2)))


# --- By hand --------------------------------------------------------------------------


def test_words_by_hand() -> None:
    """Steps of 25 ms; blanks, commas and dashes are nobody's."""
    reading = Reading(phonemes="hˈi, sˈɛd — jˈɛs.", stretches=((0, 4), (5, 9), (10, 11), (12, 17)))
    begins = tuple(range(10, 10 + len(reading.phonemes) + 1))
    told = words(Utterance(text="“Hi,” said — yes."), reading, begins)
    assert [(word.text, word.start_ms, word.end_ms) for word in told] == [
        ("“Hi,”", 250, 325),
        ("said", 375, 475),
        ("yes.", 550, 650),
    ]


def test_words_under_one_pronunciation_share_its_time_by_their_letters() -> None:
    reading = Reading(phonemes="ʃi ʤɪnpɪŋ wˈɛnt", stretches=((0, 9), (10, 15)))
    asked = said("Xi Jinping went", ("Xi Jinping", "ʃi dʒɪnpɪŋ"))
    told = words(asked, reading, tuple(range(len(reading.phonemes) + 1)))
    assert [(word.text, word.start_ms, word.end_ms) for word in told] == [
        ("Xi", 0, 50),
        ("Jinping", 50, 225),
        ("went", 250, 375),
    ]


def test_a_reading_with_other_blanks_than_the_text_tells_nothing() -> None:
    assert (
        words(Utterance(text="two words"), Reading(phonemes="tˈu", stretches=((0, 3),)), ()) == ()
    )


# --- On the engine --------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        said("Rain."),
        said(LONG),
        said("“We counted the days,” says Odile Marsh — who teaches nine pupils."),
        said("N-P-R's A-P man, a mother-in-law (sixty) and the U-S Senate."),
        said("He met Xi Jinping's men.", ("Xi Jinping's", "ˌʃi dʒɪnˈpɪŋz")),
        said("Kyiv-Lviv train", ("Kyiv", "ˈkijɪv"), ("Lviv", "ləˈviv")),
        said("'Tis the James' house; it's “late.”"),
    ],
    ids=lambda asked: asked.text[:20],
)
def test_every_word_of_the_spoken_form_has_a_time_in_order(asked: Utterance) -> None:
    sound = hibari.speak(asked, HEART)
    texts = [word for word in asked.text.split() if any(map(str.isalnum, word))]
    assert [word.text for word in sound.words] == texts
    assert all(0 <= word.start_ms < word.end_ms <= sound.duration_ms for word in sound.words)
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(sound.words))


@pytest.mark.parametrize("speed", [0.8, 1.0, 1.25])
def test_the_first_and_the_last_word_are_where_the_speech_is(speed: float) -> None:
    sound = trim(hibari.speak(said(LONG), replace(HEART, speed=speed)))
    assert sound.words[0].start_ms <= 40
    assert 0 <= sound.duration_ms - sound.words[-1].end_ms <= 90


def test_a_pause_belongs_to_no_word() -> None:
    """Between "dock;" and "nobody" it is quiet, in each of them it is loud."""
    sound = hibari.speak(said(LONG), HEART)
    by_text = {word.text: word for word in sound.words}
    dock, nobody = by_text["dock;"], by_text["nobody"]
    between = replace(dock, start_ms=dock.end_ms, end_ms=nobody.start_ms)
    assert between.end_ms - between.start_ms >= 100
    assert loud(sound, between) * 10 < min(loud(sound, dock), loud(sound, nobody))


@pytest.mark.parametrize(
    ("quiet", "words_", "expected"),
    [
        ((300, 480), ((100, 400), (500, 700)), ((100, 300), (480, 700))),
        ((300, 350), ((100, 400), (500, 700)), ((100, 400), (500, 700))),
        ((150, 300), ((100, 400), (500, 700)), ((100, 400), (500, 700))),
        ((0, 180), ((200, 400), (500, 700)), ((180, 400), (500, 700))),
        ((650, 1000), ((100, 400), (500, 900)), ((100, 400), (500, 650))),
    ],
    ids=["a pause", "too short", "inside a word", "the lead", "the tail"],
)
def test_a_pause_is_where_the_sound_is_quiet(
    quiet: tuple[int, int],
    words_: tuple[tuple[int, int], ...],
    expected: tuple[tuple[int, int], ...],
) -> None:
    samples = np.full(24_000, 0.1, np.float32)
    samples[quiet[0] * 24 : quiet[1] * 24] = 0.0
    told = tuple(Word(text="word", start_ms=start, end_ms=end) for start, end in words_)
    settled = settle(told, samples, 24_000)
    assert tuple((word.start_ms, word.end_ms) for word in settled) == expected


def test_a_word_is_heard_at_its_time() -> None:
    """Another word in one place leaves the words before it where they were, and moves the rest."""
    short, long = (
        hibari.speak(said(f"The old boat was {word} on Monday."), HEART).words
        for word in ("red", "extraordinarily")
    )
    assert all(
        abs(one.start_ms - other.start_ms) <= 100
        for one, other in zip(short[:4], long[:4], strict=True)
    )
    assert long[5].start_ms - short[5].start_ms > 400


def test_blanks_in_a_row_are_a_sound_all_the_same() -> None:
    sound = hibari.speak(said("Rain  fell\ton the\n harbour."), HEART)
    assert len(sound.samples)
    assert len(sound.words) in (0, 5)


def test_stretches_are_the_phonemes_of_their_words() -> None:
    reading = hibari_text.read(hibari._reader(False), said("Rain fell, — twice."))
    assert [reading.phonemes[low:high] for low, high in reading.stretches] == [
        "ɹˈAn",
        "fˈɛl,",
        "—",
        "twˈIs.",
    ]
