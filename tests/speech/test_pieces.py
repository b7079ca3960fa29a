"""Long sentences cut where a reader would breathe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Pronunciation, Utterance
from producer.speech import pieces as module


def cut(spoken: str, most: int) -> tuple[str, ...]:
    return tuple(piece.text for piece in module.cut(Utterance(text=spoken), most))


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


# --- Pronunciations -------------------------------------------------------------------


def said(text: str, *terms: str) -> Utterance:
    """An utterance that tells how the terms sound, each where it first stands."""
    places = sorted((text.index(term), term) for term in terms)
    return Utterance(
        text=text,
        pronunciations=tuple(
            Pronunciation(start=start, end=start + len(term), ipa=term.lower(), respelling="")
            for start, term in places
        ),
    )


def told(utterance: Utterance) -> list[str]:
    return [utterance.text[each.start : each.end] for each in utterance.pronunciations]


def test_no_piece_ends_inside_a_pronunciation() -> None:
    asked = said("They met the old Sault Sainte Marie and left", "Sault Sainte Marie")
    pieces = module.cut(asked, 30)
    assert [piece.text for piece in pieces] == ["They met the old", "Sault Sainte Marie and left"]
    assert [told(piece) for piece in pieces] == [[], ["Sault Sainte Marie"]]


def test_blanks_that_fall_move_what_stands_behind_them() -> None:
    (piece,) = module.cut(said("  In  Kyiv   now ", "Kyiv"), 99)
    assert piece.text == "In Kyiv now"
    assert told(piece) == ["Kyiv"]


def test_one_as_long_as_a_piece_is_left_to_its_letters() -> None:
    pieces = module.cut(said("x Abcdefghij", "Abcdefghij"), 6)
    assert [piece.text for piece in pieces] == ["x", "Abcdef", "ghij"]
    assert [told(piece) for piece in pieces] == [[], [], []]


@given(st.lists(st.tuples(st.text("ab,.", min_size=1, max_size=9), st.booleans()), max_size=30))
def test_each_is_in_the_piece_that_holds_its_words(marked: list[tuple[str, bool]]) -> None:
    text = " ".join(word for word, _ in marked)
    starts = [sum(len(word) + 1 for word, _ in marked[:number]) for number in range(len(marked))]
    asked = Utterance(
        text=text,
        pronunciations=tuple(
            Pronunciation(start=start, end=start + len(word), ipa=word, respelling="")
            for start, (word, one) in zip(starts, marked, strict=True)
            if one
        ),
    )
    pieces = module.cut(asked, 20)
    assert [word for piece in pieces for word in told(piece)] == [w for w, one in marked if one]
    assert all([each.ipa for each in p.pronunciations] == told(p) for p in pieces)
