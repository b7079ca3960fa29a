"""Sentences in captions: where they are cut, and when each part is heard."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Cue, Word
from producer.segment.captions import captions
from producer.segment.phrases import LINE, LINES, lines

WORDS = st.lists(
    st.sampled_from("the and of Odile Marsh nine 40 percent, harbour. — “we, (so) who".split())
    | st.text("xy-", min_size=1, max_size=80),
    min_size=1,
    max_size=40,
)


def cut(text: str) -> list[list[str]]:
    words = text.split()
    return [[" ".join(words[low:high]) for low, high in part] for part in lines(words)]


def cue(text: str, *, words: tuple[Word, ...] = (), end_ms: int = 11_000) -> Cue:
    return Cue(
        sentence="p1.s1",
        block="b1",
        paragraph="p1",
        start_ms=1000,
        end_ms=end_ms,
        text=text,
        words=words,
    )


# --- Where ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell.", [["Rain fell."]]),
        (
            "The harbour market stayed shut until noon, and nobody minded the rain.",
            [["The harbour market stayed shut until noon,", "and nobody minded the rain."]],
        ),
        (
            "The crew that replaced the engine of the old ferry came from Port Ambrose.",
            [["The crew that replaced the engine", "of the old ferry came from Port Ambrose."]],
        ),
        (
            "It took the nine islanders who stayed at home for all of the 11 weeks — or so.",
            [["It took the nine islanders who stayed", "at home for all of the 11 weeks — or so."]],
        ),
        (
            "The ferry to Larkin Island sails again on Thursday, after eleven weeks in the dock at "
            "Port Ambrose, where a crew of nine replaced its engine and most of what was near it.",
            [
                ["The ferry to Larkin Island sails again on Thursday,"],
                [
                    "after eleven weeks in the dock at Port Ambrose, where a crew",
                    "of nine replaced its engine and most of what was near it.",
                ],
            ],
        ),
    ],
)
def test_sentences_by_hand(text: str, expected: list[list[str]]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    "together",
    [
        "Odile Marsh",
        "40 percent",
        "$4.6 million",
        "the island",
        "eleven weeks",
        "of course",
        "Dr. Renn",
    ],
)
@pytest.mark.parametrize("before", range(5, 12))
def test_what_belongs_together_stays_together_where_another_place_is_near(
    together: str, before: int
) -> None:
    text = " ".join(["harbour"] * before + [together] + ["market"] * 6)
    assert any(together in line for part in cut(text) for line in part)


@given(WORDS)
def test_every_word_is_there_once_and_lines_are_short_unless_a_word_is_long(
    words: list[str],
) -> None:
    parts = lines(words)
    places = [place for part in parts for low, high in part for place in range(low, high)]
    assert places == list(range(len(words)))
    assert all(1 <= len(part) <= LINES for part in parts)
    for part in parts:
        for low, high in part:
            assert high - low == 1 or len(" ".join(words[low:high])) <= LINE


@pytest.mark.parametrize(("length", "expected"), [(LINE, 1), (LINE + 1, 2)])
def test_a_line_is_full_at_65_characters(length: int, expected: int) -> None:
    text = "x" * 32 + " " + "y" * (length - 33)
    assert len(cut(text)[0]) == expected


def test_no_words_are_no_captions() -> None:
    assert lines(()) == ()
    assert captions((cue("\N{NO-BREAK SPACE}"),)) == ()


def test_a_sentence_of_two_thousand_words_is_cut() -> None:
    parts = lines(["Ambrose,"] * 2000)
    assert sum(high - low for part in parts for low, high in part) == 2000


# --- When -----------------------------------------------------------------------------

LONG = " ".join(["harbour,"] * 40)


def test_without_word_times_captions_share_the_time_by_their_letters() -> None:
    parts = captions((cue(LONG),))
    assert [part.id for part in parts[:3]] == ["p1.s1", "p1.s1+2", "p1.s1+3"]
    assert (parts[0].start_ms, parts[-1].end_ms) == (1000, 11_000)
    shares = [sum(map(len, part.lines)) / 40 for part in parts]
    assert [part.end_ms - part.start_ms for part in parts] == [round(s * 10_000) for s in shares]
    assert all(part.words == () for part in parts)


def test_a_caption_begins_with_its_first_word_where_that_is_known() -> None:
    texts = LONG.split()
    words = tuple(
        Word(text=text, start_ms=1100 + 50 * place, end_ms=1140 + 50 * place)
        for place, text in enumerate(texts)
    )
    parts = captions((cue(LONG, words=words),))
    assert len(parts) > 2
    assert parts[0].start_ms == 1000
    assert [part.start_ms for part in parts[1:]] == [part.words[0].start_ms for part in parts[1:]]
    assert [each for part in parts for each in part.words] == list(words)
    for part in parts:
        assert [each.text for each in part.words] == [text for line in part.lines for text in line]


def test_word_times_that_are_not_one_a_word_are_left_alone() -> None:
    odd = (Word(text="harbour,", start_ms=1000, end_ms=1100),)
    assert captions((cue(LONG, words=odd),)) == captions((cue(LONG),))


@given(texts=WORDS, length=st.integers(20, 20_000), data=st.data())
def test_captions_follow_one_another_inside_their_sentence(
    texts: list[str], length: int, data: st.DataObject
) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, 25_000), min_size=80, max_size=80)))
    words = tuple(
        Word(text=text, start_ms=start, end_ms=end)
        for text, start, end in zip(texts, edges[::2], edges[1::2], strict=False)
    )
    for known in ((), words):
        parts = captions((cue(" ".join(texts), words=known, end_ms=1000 + length),))
        assert (parts[0].start_ms, parts[-1].end_ms) == (1000, 1000 + length)
        assert all(part.start_ms < part.end_ms for part in parts)
        assert all(one.end_ms == other.start_ms for one, other in pairwise(parts))
