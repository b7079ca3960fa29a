"""The transcript: WebVTT that another reader reads back as it was."""

from __future__ import annotations

from html import unescape
from io import StringIO

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Cue
from producer.segment.transcript import clock, to_vtt

LONG = (
    "The ferry to Larkin Island sails again on Thursday, after eleven weeks in the dock at Port "
    "Ambrose, where a crew of nine replaced its engine and most of what was near it."
)


def cue(text: str, start_ms: int = 500, end_ms: int = 2500, id_: str = "p1.s1") -> Cue:
    return Cue(
        sentence=id_, block="b1", paragraph="p1", start_ms=start_ms, end_ms=end_ms, text=text
    )


def read_back(document: str) -> list[tuple[str | None, int, int, str]]:
    return [
        (
            caption.identifier,
            round(caption.start_in_seconds * 1000) + caption.start_time.milliseconds,
            round(caption.end_in_seconds * 1000) + caption.end_time.milliseconds,
            unescape(" ".join(caption.raw_text.split())),
        )
        for caption in webvtt.from_buffer(StringIO(document)).captions
    ]


def test_the_document_by_hand() -> None:
    assert to_vtt((cue("Rain fell."), cue("Q & A <b>", 3000, 3_661_001, "p1.s2"))) == (
        "WEBVTT\n"
        "\n"
        "p1.s1\n"
        "00:00:00.500 --> 00:00:02.500\n"
        "Rain fell.\n"
        "\n"
        "p1.s2\n"
        "00:00:03.000 --> 01:01:01.001\n"
        "Q &amp; A &lt;b&gt;\n"
    )


@given(
    st.lists(
        st.tuples(st.integers(1, 5000), st.integers(1, 20_000), st.text("aé”7.-", min_size=1)),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_written_is_read_back(parts: list[tuple[int, int, str]]) -> None:
    cues: list[Cue] = []
    now = 0
    for number, (pause, length, text) in enumerate(parts, start=1):
        cues.append(cue(text, now + pause, now + pause + length, f"p1.s{number}"))
        now += pause + length
    assert read_back(to_vtt(tuple(cues))) == [
        (each.sentence, each.start_ms, each.end_ms, each.text) for each in cues
    ]


@pytest.mark.parametrize(
    "text",
    [
        "00:00:01.000 --> 00:00:02.000",
        "She wrote --> and then <script>alert(1)</script>",
        "NOTE this is not a note",
        "STYLE ::cue { color: red }",
        "WEBVTT",
        "AT&T, R&amp;D and &lt;",
        "<v Odile>We counted the days</v>",
        "<00:00:02.000>karaoke",
        "“Naïve,” 東京 😀 שלום",
        "one\n\ntwo\r\n\r\nthree",
        "tab\tand\u2028line separator\x0bhere",
    ],
)
def test_hostile_text_is_text(text: str) -> None:
    whole = to_vtt((cue(text), cue("Then this.", 3000, 4000, "p1.s2")))
    assert read_back(whole) == [
        ("p1.s1", 500, 2500, " ".join(text.split())),
        ("p1.s2", 3000, 4000, "Then this."),
    ]
    assert whole.count("-->") == 2


def test_long_sentences_are_wrapped_at_65_characters() -> None:
    payload = to_vtt((cue(LONG),)).splitlines()[4:]
    assert len(payload) == 3
    assert max(map(len, payload)) <= 65
    assert " ".join(payload) == LONG


@pytest.mark.parametrize("length", [65, 66, 400])
def test_a_long_word_is_a_line_of_its_own(length: int) -> None:
    payload = to_vtt((cue(f"See {'x' * length} there."),)).splitlines()[4:]
    assert payload == ["See", "x" * length, "there."]


@given(st.lists(st.text("ab-&<", min_size=1, max_size=80), min_size=1, max_size=20))
def test_lines_are_short_unless_a_word_is_long_and_words_are_whole(words: list[str]) -> None:
    lines = [unescape(line) for line in to_vtt((cue(" ".join(words)),)).splitlines()[4:]]
    assert " ".join(lines).split(" ") == words
    assert all(len(line) <= 65 or " " not in line for line in lines)


@pytest.mark.parametrize(
    ("ms", "told"),
    [
        (0, "00:00:00.000"),
        (7, "00:00:00.007"),
        (59_999, "00:00:59.999"),
        (60_000, "00:01:00.000"),
        (3_599_999, "00:59:59.999"),
        (360_000_000, "100:00:00.000"),
    ],
)
def test_the_clock(ms: int, told: str) -> None:
    assert clock(ms) == told
