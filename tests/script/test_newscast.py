"""Several stories as one newscast: lengths by news weight, each story cut to its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.errors import RuleError
from producer.model import Sentence
from producer.script.forms import find
from producer.script.newscast import BLOCKS, choose, ids, items, share
from producer.script.shortening.dependence import needs, with_needs
from producer.script.shortening.shorten import Choice, aired_ms, shortest_ms
from producer.station import Pauses
from tests.script.sample import sentences_of

ITEM = find("newscast")
PAUSES = Pauses()
Story = tuple[Sentence, ...]


def long_story(sentences: int = 30, estimate_ms: int = 4_000) -> Story:
    return sentences_of(*["Rain fell in Harlow."] * sentences, estimate_ms=estimate_ms)


def total_ms(choices: tuple[Choice, ...]) -> int:
    aired = sum(aired_ms(choice.kept, ITEM, PAUSES) for choice in choices)
    return aired + PAUSES.block * (len(choices) - 1)


def test_ids_say_which_story_it_is() -> None:
    one, two = ids(2, sentences_of(("It rained.", "It snowed.")))
    assert (one.id, two.id) == ("n2.p1.s1", "n2.p1.s2")
    assert one.paragraph == two.paragraph == "n2.p1"


@pytest.mark.parametrize(
    ("sentences", "shape"), [(5, [5]), (10, [5, 5]), (15, [10, 5]), (20, [10, 10])]
)
def test_a_story_is_one_block_or_two(sentences: int, shape: list[int]) -> None:
    story = long_story(sentences)
    found = items(story, ITEM)
    assert sum(found, start=()) == story
    assert len(found) <= BLOCKS
    assert sorted(map(len, found), reverse=True) == shape


# --- Shares ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "seconds", "expected"),
    [
        pytest.param(1, 40, [40_000], id="the only story has it all"),
        pytest.param(1, 300, [61_000], id="two blocks are the most"),
        pytest.param(2, 60, [35_400, 23_600], id="the second has two thirds of the lead"),
        pytest.param(5, 79, [15_000] * 5, id="the least of each"),
        pytest.param(9, 600, [61_000] * 9, id="the most of each"),
    ],
)
def test_lengths_are_shared_by_place(count: int, seconds: int, expected: list[int]) -> None:
    lengths = share([long_story()] * count, seconds * 1000, ITEM, PAUSES)
    assert lengths == pytest.approx(expected, abs=2)


def test_a_short_story_leaves_its_part_to_the_others() -> None:
    brief = long_story(2)
    lengths = share([long_story(), brief, long_story()], 90_000, ITEM, PAUSES)
    assert lengths[1] == aired_ms(brief, ITEM, PAUSES)
    assert sum(lengths) == 90_000 - 2 * PAUSES.block


def test_what_stands_around_the_stories_is_taken_off() -> None:
    stories = [long_story()] * 3
    assert share(stories, 100_000, ITEM, PAUSES, around_ms=10_000) == share(
        stories, 90_000, ITEM, PAUSES
    )


@pytest.mark.parametrize(
    ("count", "seconds", "around", "message", "hint"),
    [
        (
            5,
            60,
            0,
            "5 stories need at least 1:19; asked for 1:00",
            "Leave one out, or ask for 1:19.",
        ),
        (
            5,
            80,
            7_500,
            "5 stories need at least 1:27; asked for 1:20",
            "Leave one out, or ask for 1:27.",
        ),
        (1, 10, 0, "1 story needs at least 0:15; asked for 0:10", "Ask for 0:15."),
    ],
)
def test_too_many_stories_are_refused_with_the_numbers(
    count: int, seconds: int, around: int, message: str, hint: str
) -> None:
    with pytest.raises(RuleError) as caught:
        share([long_story()] * count, seconds * 1000, ITEM, PAUSES, around_ms=around)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_what_must_air_counts_to_the_least() -> None:
    held = tuple(replace(one, must=True) for one in long_story(8))
    least = aired_ms(held, ITEM, PAUSES) + PAUSES.block + ITEM.min_ms
    assert share([long_story(), held], least, ITEM, PAUSES) == (
        ITEM.min_ms,
        aired_ms(held, ITEM, PAUSES),
    )
    with pytest.raises(RuleError, match="2 stories need at least"):
        share([long_story(), held], least - 1, ITEM, PAUSES)


def test_without_stories_there_is_nothing_to_share() -> None:
    assert share([], 60_000, ITEM, PAUSES) == ()
    assert choose([], 60_000, ITEM, PAUSES) == ()


# --- What airs ------------------------------------------------------------------------


def test_the_newscast_fills_its_length_and_the_lead_is_longest() -> None:
    choices = choose([long_story()] * 5, 180_000, ITEM, PAUSES)
    assert 175_000 < total_ms(choices) <= 180_000
    lengths = [aired_ms(choice.kept, ITEM, PAUSES) for choice in choices]
    assert lengths == sorted(lengths, reverse=True)


def test_without_a_length_each_story_is_one_block_at_most() -> None:
    choices = choose([long_story(), long_story(3)], None, ITEM, PAUSES)
    lengths = [aired_ms(choice.kept, ITEM, PAUSES) for choice in choices]
    assert lengths == [27_500, aired_ms(long_story(3), ITEM, PAUSES)]
    assert len(choices[0].cuts) == 24


def test_an_opening_longer_than_a_block_airs_all_the_same() -> None:
    (choice,) = choose([long_story(4, estimate_ms=35_000)], None, ITEM, PAUSES)
    assert [one.id for one in choice.kept] == ["p1.s1"]


@st.composite
def story_lists(draw: st.DrawFn) -> list[Story]:
    texts = st.sampled_from(
        ["Ann Ruiz runs the store.", "She sold 12 boats.", "But Ruiz left.", "Rain fell at nine."]
    )
    found = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        story = sentences_of(*draw(st.lists(texts, min_size=1, max_size=12)))
        timed = tuple(replace(one, estimate_ms=draw(st.integers(500, 12_000))) for one in story)
        found.append(ids(number, timed))
    return found


@settings(deadline=None, max_examples=60)
@given(story_lists(), st.integers(10_000, 400_000))
def test_a_newscast_is_never_over_and_leaves_no_riddle(stories: list[Story], length: int) -> None:
    between = PAUSES.block * (len(stories) - 1)
    least = sum(
        max(shortest_ms(story, ITEM, PAUSES), min(ITEM.min_ms, aired_ms(story, ITEM, PAUSES)))
        for story in stories
    )
    if length < least + between:
        with pytest.raises(RuleError):
            choose(stories, length, ITEM, PAUSES)
        return
    choices = choose(stories, length, ITEM, PAUSES)
    assert total_ms(choices) <= length
    for story, choice in zip(stories, choices, strict=True):
        kept = {one.id for one in choice.kept}
        places = {place for place, one in enumerate(story) if one.id in kept}
        assert 0 in places
        assert with_needs(places, needs(story)) == places
        assert len(choice.kept) + len(choice.cuts) == len(story)
