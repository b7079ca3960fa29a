"""How long a sentence will take: near what a voice takes, and monotone where it must be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.script.duration import estimate_ms

SENTENCE = "The new hull cost four point six million dollars, and it sails on Monday."


@pytest.mark.parametrize(
    ("spoken", "milliseconds"),
    [
        ("", 150),
        ("A.", 150),
        ("...", 150),
        # 3 letters, 1 word
        ("Yes.", 211),
        # 58 letters, 14 words, 1 breath
        (SENTENCE, 4086),
        ("Yes, yes; yes: yes — yes – yes.", 2232),
    ],
)
def test_letters_words_and_breaths_take_their_time(spoken: str, milliseconds: int) -> None:
    assert estimate_ms(spoken) == milliseconds


def test_it_is_the_pace_of_a_news_reader() -> None:
    """US reading is 140 to 180 words a minute, pauses between sentences counted."""
    words = len(SENTENCE.split())
    assert 140 <= words * 60_000 / (estimate_ms(SENTENCE) + 350) <= 200


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.25, 2.0])
def test_twice_the_speed_is_half_the_time(speed: float) -> None:
    assert estimate_ms(SENTENCE, speed) == pytest.approx(estimate_ms(SENTENCE) / speed, abs=1)


@settings(deadline=None)
@given(st.text(), st.text(), st.floats(0.5, 2.0))
def test_more_to_say_never_takes_less(one: str, two: str, speed: float) -> None:
    """A word costs less than its blank gives back only where it holds no letter."""
    words = "".join(c for c in two if c.isalpha())
    assert estimate_ms(f"{one}{words}", speed) >= estimate_ms(one, speed) >= 150 or not words
