"""The transcript: WebVTT and SubRip that other readers read back as they were."""

from __future__ import annotations

import json
from html import unescape
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from producer import process
from producer.model import Cue, Word
from producer.segment.transcript import clock, to_srt, to_vtt

LONG = (
    "The ferry to Larkin Island sails again on Thursday, after eleven weeks in the dock at Port "
    "Ambrose, where a crew of nine replaced its engine and most of what was near it."
)

Caption = tuple[str | None, int, int, str]


def cue(text: str, start_ms: int = 500, end_ms: int = 2500, id_: str = "p1.s1") -> Cue:
    return Cue(
        sentence=id_, block="b1", paragraph="p1", start_ms=start_ms, end_ms=end_ms, text=text
    )


def timed(text: str, *starts: int) -> Cue:
    """A sentence whose words start at these times, each for 90 ms."""
    words = tuple(
        Word(text=word, start_ms=start, end_ms=start + 90)
        for word, start in zip(text.split(), starts, strict=True)
    )
    return Cue(
        sentence="p1.s1",
        block="b1",
        paragraph="p1",
        start_ms=500,
        end_ms=2500,
        text=text,
        words=words,
    )


def read_back(document: str) -> list[Caption]:
    return _told(webvtt.from_buffer(StringIO(document)))


def read_back_srt(document: str) -> list[Caption]:
    return _told(webvtt.from_buffer(StringIO(document), "srt"))


def _told(captions: webvtt.WebVTT) -> list[Caption]:
    return [
        (
            caption.identifier,
            round(caption.start_in_seconds * 1000) + caption.start_time.milliseconds,
            round(caption.end_in_seconds * 1000) + caption.end_time.milliseconds,
            unescape(" ".join(caption.raw_text.split())),
        )
        for caption in captions.captions
    ]


# --- WebVTT ---------------------------------------------------------------------------


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


def test_words_that_are_known_carry_their_times() -> None:
    """The first starts with its caption, and two at one time share a tag."""
    told = to_vtt((timed("Rain & wind fell hard.", 500, 900, 900, 1200, 2600),))
    assert told.splitlines()[4:] == ["Rain <00:00:00.900>&amp; wind <00:00:01.200>fell hard."]
    assert [caption.text for caption in webvtt.from_buffer(StringIO(told)).captions] == [
        "Rain &amp; wind fell hard."
    ]


def test_further_captions_of_a_sentence_count_on_from_its_id() -> None:
    told = read_back(to_vtt((cue(LONG),)))
    assert [each[0] for each in told] == ["p1.s1", "p1.s1+2"]
    assert told[0][1:3] == (500, told[1][1])
    assert told[1][2] == 2500
    assert " ".join(each[3] for each in told) == LONG


PARTS = st.lists(
    st.tuples(st.integers(1, 5000), st.integers(30, 20_000), st.text("aé”7.- ", min_size=1)),
    min_size=1,
    max_size=8,
)


def cues_of(parts: list[tuple[int, int, str]]) -> tuple[Cue, ...]:
    cues: list[Cue] = []
    now = 0
    for number, (pause, length, text) in enumerate(parts, start=1):
        said = text if text.strip() else "x"
        cues.append(cue(said, now + pause, now + pause + length, f"p1.s{number}"))
        now += pause + length
    return tuple(cues)


@given(PARTS)
def test_what_is_written_is_read_back(parts: list[tuple[int, int, str]]) -> None:
    cues = cues_of(parts)
    told = read_back(to_vtt(cues))
    for each in cues:
        own = [one for one in told if str(one[0]).split("+")[0] == each.sentence]
        assert (own[0][1], own[-1][2]) == (each.start_ms, each.end_ms)
        assert " ".join(one[3] for one in own) == " ".join(each.text.split())
        assert all(one[2] == other[1] for one, other in pairwise(own))


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


# --- SubRip ---------------------------------------------------------------------------


def test_subrip_by_hand() -> None:
    assert to_srt((cue("Rain fell."), cue("Q & A <b>", 3000, 3_661_001, "p1.s2"))) == (
        "1\n"
        "00:00:00,500 --> 00:00:02,500\n"
        "Rain fell.\n"
        "\n"
        "2\n"
        "00:00:03,000 --> 01:01:01,001\n"
        "Q & A <b>\n"
    )


@given(PARTS)
def test_both_tell_the_same(parts: list[tuple[int, int, str]]) -> None:
    cues = cues_of(parts)
    assert [each[1:] for each in read_back_srt(to_srt(cues))] == [
        each[1:] for each in read_back(to_vtt(cues))
    ]


def test_an_arrow_in_a_story_is_no_time_line() -> None:
    assert [each[3] for each in read_back_srt(to_srt((cue("Up --> down, 1:0 --> 2"),)))] == [
        "Up → down, 1:0 → 2"
    ]


# --- Both -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["vtt", "srt"])
def test_ffmpeg_reads_it(kind: str, tmp_path: Path) -> None:
    if process.find("ffprobe") is None:
        pytest.skip("ffprobe is not installed")
    cues = (timed("Rain fell hard.", 500, 900, 1400), cue(LONG, 3000, 9000, "p1.s2"))
    path = tmp_path / f"transcript.{kind}"
    path.write_text({"vtt": to_vtt, "srt": to_srt}[kind](cues), encoding="utf-8")
    told = json.loads(
        process.run(("ffprobe", "-v", "error", "-show_packets", "-of", "json", str(path)))
    )
    times = [
        (float(p["pts_time"]), float(p["pts_time"]) + float(p["duration_time"]))
        for p in told["packets"]
    ]
    expected = [(start / 1000, end / 1000) for _, start, end, _ in read_back(to_vtt(cues))]
    assert times == [pytest.approx(each) for each in expected]


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
