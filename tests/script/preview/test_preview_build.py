"""The clock of a preview is the clock of the segment that will be made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from producer.model import Block
from producer.script.preview import preview
from producer.segment.fit import natural
from producer.segment.frame import silent_frame
from producer.segment.timeline import cues, lay_out, samples_of
from producer.station import Pauses
from tests.script.preview.preview_sample import (
    HEAD_MS,
    TAIL_MS,
    block,
    newscast,
    said,
    sample,
    script,
)


def test_the_head_is_before_the_first_word_and_the_tail_after_the_last() -> None:
    shown = sample()
    starts = [row.start_ms for each in shown.blocks for row in each.rows]
    assert starts == [500, 2900, 5900, 8900]
    assert [(row.start_ms, row.end_ms) for row in shown.blocks] == [
        (500, 4900),
        (5900, 7900),
        (8900, 10_900),
    ]
    assert shown.trt_ms == 11_600
    assert [row.left_ms for row in shown.blocks] == [6700, 3700, 700]


def test_words_are_counted_as_spoken() -> None:
    assert (
        sample(script((block("b1", said("p1.s1", "It is 9.", spoken="It is nine, sir.")),))).words
        == 4
    )


def test_a_story_of_a_newscast_begins_once_and_tells_its_names_anew() -> None:
    shown = newscast()
    begins = [row.story.id if row.story else None for row in shown.blocks]
    assert begins == [None, "n1", "n2", None, None]
    told = [piece.respelling for row in shown.blocks for each in row.rows for piece in each.pieces]
    assert [one for one in told if one] == ["kwah-RAHN-tah", "kwah-RAHN-tah"]


def test_the_only_story_of_a_script_has_no_heading_of_its_own() -> None:
    assert [row.story for row in sample().blocks] == [None, None, None]


@st.composite
def scripts(draw: st.DrawFn) -> tuple[Block, ...]:
    times = st.tuples(st.integers(150, 20_000), st.integers(0, 3000))
    shape = draw(st.lists(st.lists(times, min_size=1, max_size=4), min_size=1, max_size=4))
    return tuple(
        block(
            f"b{b}",
            *(
                said(f"p{b}.s{s}", "Rain fell.", estimate_ms=estimate, pause_ms=pause)
                for s, (estimate, pause) in enumerate(members, start=1)
            ),
        )
        for b, members in enumerate(shape, start=1)
    )


@given(scripts())
def test_it_agrees_with_the_timeline_of_a_segment_whose_takes_are_as_estimated(
    blocks: tuple[Block, ...],
) -> None:
    whole = script(blocks)
    lengths = tuple(samples_of(one.estimate_ms) for one in whole.sentences)
    frame = silent_frame(whole, Pauses(head=HEAD_MS, tail=TAIL_MS))
    timeline = lay_out(whole, natural(lengths, frame))
    shown = preview(whole, head_ms=HEAD_MS, tail_ms=TAIL_MS)
    rows = [row for each in shown.blocks for row in each.rows]
    assert [(row.start_ms, row.end_ms) for row in rows] == [
        (cue.start_ms, cue.end_ms) for cue in cues(whole, timeline)
    ]
    assert samples_of(shown.trt_ms) == timeline.samples
    assert all(row.end_ms + row.left_ms == shown.trt_ms for row in shown.blocks)
