"""A slot met to the sample by levers within their limits, or refused with what can be had."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from producer.model import Lever
from producer.segment.fit import (
    SILENCE,
    SOFT,
    Fitted,
    Misfit,
    Slot,
    fit,
    natural,
    reach,
    stretch_limits,
)
from producer.segment.frame import Frame, Gap
from producer.segment.timeline import RATE, milliseconds

S = RATE
STILL = Gap(natural=S // 2, least=S // 2, most=S // 2)
BED = Gap(natural=4 * S, least=2 * S, most=15 * S)
TAKES = (3 * S, 5 * S, 2 * S)
"""Ten seconds of speech; with one pause of 1 s, one of 0.5 s, head and tail 12.5 s in all."""
FRAME = Frame(
    head=S // 2,
    gaps=(
        Gap(natural=S, least=S * 60 // 100, most=S * 150 // 100),
        Gap(natural=S // 2, least=S * 30 // 100, most=S * 75 // 100),
    ),
    tail=STILL,
)
WITH_BED = replace(FRAME, tail=BED)


def fitted(frame: Frame, slot: Slot, tempo: float = 3) -> Fitted:
    found = fit(TAKES, frame, slot, tempo)
    assert isinstance(found, Fitted)
    return found


def told(frame: Frame, slot: Slot, tempo: float = 3) -> list[tuple[str, int]]:
    return [(lever.name, lever.ms) for lever in fitted(frame, slot, tempo).levers]


# --- By hand --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frame", "slot", "levers"),
    [
        pytest.param(FRAME, Slot(samples=round(12.5 * S)), [], id="as it is"),
        pytest.param(FRAME, Slot(), [], id="nothing asked for"),
        pytest.param(FRAME, Slot(samples=12 * S), [("pauses", -500)], id="shorter pauses"),
        pytest.param(FRAME, Slot(samples=13 * S), [("pauses", 500)], id="longer pauses"),
        pytest.param(
            FRAME, Slot(samples=round(11.7 * S)), [("pauses", -600), ("tempo", -200)], id="faster"
        ),
        pytest.param(
            FRAME, Slot(samples=round(13.5 * S)), [("pauses", 750), ("tempo", 250)], id="slower"
        ),
        pytest.param(
            FRAME,
            Slot(samples=14 * S),
            [("pauses", 750), ("tempo", 300), ("tail", 450)],
            id="at most a second of silence, after all else",
        ),
        pytest.param(
            WITH_BED,
            Slot(samples=20 * S),
            [("pauses", 750), ("tempo", 300), ("bed", 2950)],
            id="the bed runs out longer",
        ),
        pytest.param(
            WITH_BED,
            Slot(samples=14 * S),
            [("pauses", -600), ("tempo", -291), ("bed", -1109)],
            id="the bed runs out sooner",
        ),
        pytest.param(WITH_BED, Slot(post=12 * S), [], id="a post where the last word ends anyway"),
        pytest.param(
            WITH_BED, Slot(post=round(12.5 * S)), [("pauses", 500)], id="a post, a natural tail"
        ),
        pytest.param(
            WITH_BED,
            Slot(post=round(12.5 * S), samples=20 * S),
            [("pauses", 500), ("bed", 3500)],
            id="a post, and the bed up to the length",
        ),
        pytest.param(
            WITH_BED,
            Slot(post=12 * S, samples=20 * S, soft=True),
            [],
            id="a post, and a soft end that the tail meets anyway",
        ),
        pytest.param(FRAME, Slot(samples=16 * S, soft=True), [], id="soft: near enough"),
        pytest.param(
            FRAME, Slot(samples=18 * S, soft=True), [("pauses", 500)], id="soft: just inside"
        ),
    ],
)
def test_levers_move_in_their_order_and_no_further_than_needed(
    frame: Frame, slot: Slot, levers: list[tuple[str, int]]
) -> None:
    assert told(frame, slot) == levers
    found = fitted(frame, slot)
    if slot.samples is not None and not slot.soft:
        assert found.samples == slot.samples
    if slot.post is not None:
        assert found.speech_end == slot.post


def test_pauses_move_by_the_same_share_of_their_room() -> None:
    """Of 600 ms of room 300 are taken: half of 400, half of 200."""
    found = fitted(FRAME, Slot(samples=round(12.2 * S)))
    assert found.gaps == (S * 80 // 100, S * 40 // 100)


def test_the_odd_samples_are_spread_too() -> None:
    gap = Gap(natural=100, least=60, most=150)
    frame = Frame(head=0, gaps=(gap,) * 4, tail=Gap(natural=0, least=0, most=0))
    found = fit((10,) * 5, frame, Slot(samples=456), 3)
    assert isinstance(found, Fitted)
    assert found.gaps == (101, 102, 101, 102)


def test_a_pause_set_by_hand_stays() -> None:
    by_hand = Gap(natural=S, least=S, most=S)
    found = fitted(replace(FRAME, gaps=(by_hand, FRAME.gaps[1])), Slot(samples=round(12.6 * S)))
    assert found.gaps == (S, S * 60 // 100)
    assert found.levers == (
        Lever(name="pauses", ms=100, about="pauses at 120 % (60 to 150 % allowed)"),
    )


def test_levers_are_told_for_people() -> None:
    assert [one.about for one in fitted(FRAME, Slot(samples=14 * S)).levers] == [
        "pauses at 150 % (60 to 150 % allowed)",
        "speech 2.9 % slower (3 % allowed)",
        "0.5 s more silence at the end (1.0 s allowed)",
    ]
    assert [one.about for one in fitted(WITH_BED, Slot(samples=14 * S)).levers] == [
        "pauses at 60 % (60 to 150 % allowed)",
        "speech 3.0 % faster (3 % allowed)",
        "2.9 s after the last word, not 4.0 s (2.0 to 15.0 s allowed)",
    ]


@pytest.mark.parametrize(
    ("frame", "slot", "tempo", "expected"),
    [
        pytest.param(
            FRAME,
            Slot(samples=11 * S),
            0.0,
            Misfit(of="whole", shortest=round(11.9 * S), longest=round(14.25 * S)),
            id="too short",
        ),
        pytest.param(
            FRAME,
            Slot(samples=15 * S),
            0.0,
            Misfit(of="whole", shortest=round(11.9 * S), longest=round(14.25 * S)),
            id="more than a second of silence",
        ),
        pytest.param(
            FRAME,
            Slot(samples=20 * S, soft=True),
            0.0,
            Misfit(of="whole", shortest=round(11.9 * S), longest=round(13.25 * S)),
            id="a soft slot gets no silence",
        ),
        pytest.param(
            WITH_BED,
            Slot(post=15 * S),
            0.0,
            Misfit(of="speech", shortest=round(11.4 * S), longest=round(12.75 * S)),
            id="a post too late",
        ),
        pytest.param(
            WITH_BED,
            Slot(post=12 * S, samples=30 * S),
            0.0,
            Misfit(of="whole", shortest=14 * S, longest=27 * S),
            id="a bed that can't run out so long",
        ),
    ],
)
def test_what_can_t_be_says_what_can(
    frame: Frame, slot: Slot, tempo: float, expected: Misfit
) -> None:
    assert fit(TAKES, frame, slot, tempo) == expected


# --- Any takes, pauses and slots ------------------------------------------------------

GAPS = st.tuples(st.integers(0, 3 * S), st.integers(0, 100), st.integers(100, 200)).map(
    lambda one: Gap(
        natural=one[0], least=one[0] * one[1] // 100, most=max(one[0], one[0] * one[2] // 100)
    )
)
STILL_GAPS = st.integers(0, 3 * S).map(lambda one: Gap(natural=one, least=one, most=one))


@st.composite
def segments(draw: st.DrawFn) -> tuple[tuple[int, ...], Frame]:
    lengths = tuple(draw(st.lists(st.integers(1, 20 * S), min_size=1, max_size=12)))
    between = len(lengths) - 1
    gaps = draw(st.lists(st.one_of(GAPS, STILL_GAPS), min_size=between, max_size=between))
    frame = Frame(
        head=draw(st.integers(0, 10 * S)),
        gaps=tuple(gaps),
        tail=draw(st.one_of(STILL_GAPS, st.just(BED))),
    )
    return lengths, frame


def check_limits(
    found: Fitted, lengths: tuple[int, ...], frame: Frame, slot: Slot, tempo: float
) -> None:
    assert found.head == frame.head
    assert len(found.gaps) == len(frame.gaps)
    assert all(
        gap.least <= now <= gap.most for gap, now in zip(frame.gaps, found.gaps, strict=True)
    )
    for before, after in zip(lengths, found.lengths, strict=True):
        assert abs(after - before) <= before * tempo / 100
        assert before / after - 1 <= tempo / 100 + 1e-12
    added = SILENCE if slot.samples is not None and not slot.soft else 0
    own = frame.tail.most > frame.tail.least
    assert frame.tail.least <= found.tail <= frame.tail.most + (0 if own else added)


@settings(max_examples=200, deadline=None)
@given(
    whole=segments(),
    share=st.floats(-0.3, 1.3),
    tempo=st.sampled_from([0.0, 1.5, 3.0, 5.0]),
    soft=st.booleans(),
)
@example(whole=((1,), Frame(head=0, gaps=(), tail=STILL)), share=0.0, tempo=3.0, soft=False)
def test_a_slot_is_met_to_the_sample_or_nothing_could_have_met_it(
    whole: tuple[tuple[int, ...], Frame], share: float, tempo: float, soft: bool
) -> None:
    lengths, frame = whole
    room = reach(lengths, frame, Slot(samples=0, soft=soft), tempo)
    samples = max(0, room.shortest + round((room.longest - room.shortest + S) * share))
    slot = Slot(samples=samples, soft=soft)
    give = SOFT if soft else 0
    found = fit(lengths, frame, slot, tempo)
    if isinstance(found, Misfit):
        assert found == room
        # With every lever at its end, written down once more.
        shortest = sum(stretch_limits(one, tempo)[0] for one in lengths)
        longest = sum(stretch_limits(one, tempo)[1] for one in lengths)
        still = frame.tail.least == frame.tail.most and not soft
        least = frame.head + shortest + sum(gap.least for gap in frame.gaps) + frame.tail.least
        most = frame.head + longest + sum(gap.most for gap in frame.gaps) + frame.tail.most
        assert samples + give < least or samples - give > most + (SILENCE if still else 0)
        return
    assert abs(found.samples - samples) <= give
    check_limits(found, lengths, frame, slot, tempo)
    start = natural(lengths, frame)
    assert sum(one.ms for one in found.levers) == milliseconds(found.samples - start.samples)
    names = [one.name for one in found.levers]
    assert names == [name for name in ("pauses", "tempo", "bed", "tail") if name in names]
    if soft and abs(start.samples - samples) <= SOFT:
        assert found == start
    if "tempo" in names:
        longer = found.samples > start.samples
        assert found.gaps == tuple(gap.most if longer else gap.least for gap in frame.gaps)


@settings(max_examples=100, deadline=None)
@given(
    whole=segments(),
    share=st.floats(-0.3, 1.3),
    tail=st.one_of(st.none(), st.integers(0, 20 * S)),
    tempo=st.sampled_from([0.0, 3.0]),
)
def test_the_last_word_ends_at_the_post_to_the_sample(
    whole: tuple[tuple[int, ...], Frame], share: float, tail: int | None, tempo: float
) -> None:
    lengths, frame = whole
    room = reach(lengths, frame, Slot(post=0), tempo)
    post = max(0, room.shortest + round((room.longest - room.shortest) * share))
    slot = Slot(post=post, samples=None if tail is None else post + tail)
    found = fit(lengths, frame, slot, tempo)
    if isinstance(found, Fitted):
        assert found.speech_end == post
        assert found.tail == (frame.tail.natural if tail is None else tail)
        check_limits(found, lengths, frame, slot, tempo)
    elif found.of == "speech":
        assert found == room
        assert not room.shortest <= post <= room.longest
    else:
        assert tail is not None
        assert not found.shortest <= post + tail <= found.longest


@settings(max_examples=100, deadline=None)
@given(whole=segments(), tempo=st.sampled_from([0.0, 3.0]))
def test_every_length_between_the_shortest_and_the_longest_can_be_had(
    whole: tuple[tuple[int, ...], Frame], tempo: float
) -> None:
    lengths, frame = whole
    room = reach(lengths, frame, Slot(samples=0), tempo)
    assume(room.longest > room.shortest)
    for samples in (room.shortest, (room.shortest + room.longest) // 2, room.longest):
        assert isinstance(fit(lengths, frame, Slot(samples=samples), tempo), Fitted)
    for samples in (room.shortest - 1, room.longest + 1):
        assert isinstance(fit(lengths, frame, Slot(samples=samples), tempo), Misfit)
