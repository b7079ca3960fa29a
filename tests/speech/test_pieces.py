"""Long sentences cut where a reader would breathe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.speech.pieces import cut

words = st.lists(st.text("ab,.;—", min_size=1, max_size=12), max_size=40)


@given(words, st.integers(12, 60))
def test_pieces_are_the_words_again_and_none_is_too_long(spoken: list[str], most: int) -> None:
    pieces = cut(" ".join(spoken), most)
    assert " ".join(pieces).split() == spoken
    assert all(0 < len(piece) <= most for piece in pieces)


@given(st.text(max_size=200), st.integers(1, 30))
def test_nothing_is_lost_even_where_a_word_is_too_long(spoken: str, most: int) -> None:
    pieces = cut(spoken, most)
    assert "".join("".join(pieces).split()) == "".join(spoken.split())
    assert all(0 < len(piece) <= most for piece in pieces)


@given(words)
def test_a_sentence_that_fits_is_not_cut(spoken: list[str]) -> None:
    text = " ".join(spoken)
    assert cut(text, max(1, len(text))) == ((text,) if text else ())


@pytest.mark.parametrize("empty", ["", " ", "\n\t "])
def test_nothing_gives_no_piece(empty: str) -> None:
    assert cut(empty, 10) == ()


@pytest.mark.parametrize(
    ("spoken", "most", "pieces"),
    [
        pytest.param(
            "It rained, then it stopped. The sun came out again",
            30,
            ("It rained, then it stopped.", "The sun came out again"),
            id="a full stop before a comma",
        ),
        pytest.param(
            "The dock is open; the pier, she said, is shut",
            36,
            ("The dock is open;", "the pier, she said, is shut"),
            id="a semicolon before a later comma",
        ),
        pytest.param(
            "The ferry sails — so they say, at least today",
            36,
            ("The ferry sails", "— so they say, at least today"),
            id="before a dash",
        ),
        pytest.param(
            "After the storm, the crew went home and slept",
            34,
            ("After the storm,", "the crew went home and slept"),
            id="a comma before an and",
        ),
        pytest.param(
            "The crew mended the engine and the cook made soup",
            40,
            ("The crew mended the engine", "and the cook made soup"),
            id="before an and",
        ),
        pytest.param(
            "Yes, forty grey barrels rolled slowly down the hill",
            40,
            ("Yes, forty grey barrels rolled slowly", "down the hill"),
            id="not at a comma near the start",
        ),
        pytest.param("one two three", 8, ("one two", "three"), id="at the last blank"),
        pytest.param("one two", 3, ("one", "two"), id="at a blank just behind the limit"),
        pytest.param("abcdefgh", 3, ("abc", "def", "gh"), id="inside a word"),
    ],
)
def test_where_it_is_cut(spoken: str, most: int, pieces: tuple[str, ...]) -> None:
    assert cut(spoken, most) == pieces
