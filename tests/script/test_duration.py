"""How long a sentence will take: near what a voice takes, and learned from what it took."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.script.duration import DEFAULT, PARTS, Pace, counts, estimate_ms, fit

SENTENCE = "The new hull cost four point six million dollars, and it sails on Monday."


def faster(speed: float) -> Pace:
    return Pace(DEFAULT.weights, speed)


@pytest.mark.parametrize(
    ("spoken", "parts"),
    [
        # sentence, letters, words, breaths, syllables, capitals, small words, letters by name
        ("", (1, 0, 0, 0, 0, 0, 0, 0)),
        ("Yes.", (1, 3, 1, 0, 1, 0, 0, 0)),
        ("Yes, yes; yes: yes — yes – yes.", (1, 18, 8, 5, 6, 0, 0, 0)),
        ("It sails for Harlow Point.", (1, 21, 5, 0, 6, 2, 2, 0)),
        ("He was in the USA for N-P-R.", (1, 19, 7, 0, 10, 4, 5, 6)),
        ("A cat named Amelie walked.", (1, 21, 5, 0, 7, 1, 1, 0)),
        ("I ran.", (1, 4, 2, 0, 2, 0, 1, 0)),
    ],
)
def test_what_a_spoken_form_is_made_of(spoken: str, parts: tuple[int, ...]) -> None:
    assert dict(zip(PARTS, counts(spoken), strict=True)) == dict(zip(PARTS, parts, strict=True))


def test_nothing_takes_no_time_at_all() -> None:
    assert estimate_ms("") == estimate_ms("...") == 150


def test_it_is_the_pace_of_a_news_reader() -> None:
    """US reading is 140 to 180 words a minute, pauses between sentences counted."""
    words = len(SENTENCE.split())
    assert 140 <= words * 60_000 / (estimate_ms(SENTENCE) + 350) <= 200


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.25, 2.0])
def test_twice_the_speed_is_half_the_time(speed: float) -> None:
    assert estimate_ms(SENTENCE, faster(speed)) == pytest.approx(
        estimate_ms(SENTENCE) / speed, abs=1
    )


@settings(deadline=None)
@given(st.text(), st.floats(0.5, 2.0))
def test_any_text_has_a_length(text: str, speed: float) -> None:
    assert estimate_ms(text, faster(speed)) >= 150


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from("harbor ferry sailing on Monday winter".split()), min_size=1))
def test_a_word_more_takes_longer(words: list[str]) -> None:
    assert estimate_ms(" ".join([*words, "captain"])) > estimate_ms(" ".join(words))


# --- What a voice teaches -------------------------------------------------------------

NEWS = tuple(
    f"{who} {did} {what}{when}"
    for who in ("The mayor", "Ann Ruiz", "A ferry captain", "NPR", "Nobody at the harbor office")
    for did in ("said", "denied", "has been asked about", "remembers")
    for what in (
        "the storm",
        "four hundred passengers",
        "a new hull, and its price",
        "Harlow Point",
    )
    for when in (".", " on Monday.", ", in the middle of the night.")
)


def heard(stretch: float, number: int) -> tuple[tuple[str, int], ...]:
    """What a voice of that pace takes for the first sentences of the news."""
    return tuple((text, round(estimate_ms(text) * stretch)) for text in NEWS[:number])


@pytest.mark.parametrize("stretch", [0.7, 1.0, 1.4])
@pytest.mark.parametrize("number", [1, 5, 40])
def test_a_slower_voice_is_known_from_a_few_sentences(stretch: float, number: int) -> None:
    pace = fit(heard(stretch, number))
    rest = NEWS[number:]
    off = [abs(estimate_ms(text, pace) / (estimate_ms(text) * stretch) - 1) for text in rest]
    assert sum(off) / len(off) < 0.02


def test_a_voice_of_other_proportions_is_learned_from_many() -> None:
    """One that rests at commas twice as long as the default voice."""
    weights = tuple(
        w * (2 if part == "breath" else 1) for part, w in zip(PARTS, DEFAULT.weights, strict=True)
    )
    slow = Pace(weights)
    pace = fit(tuple((text, estimate_ms(text, slow)) for text in NEWS))
    with_comma = "It rained, and it snowed, and it froze."
    assert estimate_ms(with_comma, pace) == pytest.approx(estimate_ms(with_comma, slow), rel=0.05)


def test_one_sentence_gone_wrong_does_not_decide() -> None:
    odd = (*heard(1.0, 30), ("The mayor waited.", 20_000))
    assert estimate_ms(SENTENCE, fit(odd)) == pytest.approx(estimate_ms(SENTENCE), rel=0.05)
