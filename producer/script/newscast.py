"""Several stories as one newscast: how long each may be, and which of its sentences air."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from producer.clock import whole, whole_up
from producer.errors import RuleError
from producer.script.blocks import segment
from producer.script.shortening.shorten import Choice, aired_ms, fit, shortest_ms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from producer.model import Sentence
    from producer.script.forms import Form
    from producer.station import Pauses

Story = tuple["Sentence", ...]

BLOCKS: Final = 2
"""A story is one block or two: what is longer is a report, not an item."""

_BRIEFLY: Final = 0.8
"""The part of the form's least that a story may be without taking time from the lead."""


def ids(number: int, sentences: Story) -> Story:
    """The sentences of story `number`, counted from 1, with ids that no other story's have:
    "n1.p3.s2"."""
    return tuple(replace(one, id=f"n{number}.{one.id}") for one in sentences)


def choose(
    stories: Sequence[Story],
    length_ms: int | None,
    form: Form,
    pauses: Pauses,
    *,
    around_ms: int = 0,
    blocks: int | None = BLOCKS,
) -> tuple[Choice, ...]:
    """What airs of each story, in the order given: the lead first.

    `length_ms` is the whole newscast's, of which `around_ms` are the station's own words and the
    silences around the stories; without it each story is one block at most. With it, a story is
    no longer than so many `blocks`, where they are limited. Raises RuleError where the stories'
    shortest forms are longer.
    """
    if length_ms is None:
        return tuple(
            fit(story, max(form.max_ms, shortest_ms(story, form, pauses)), form, pauses)
            for story in stories
        )
    most = [_most_ms(story, form, pauses, blocks) for story in stories]
    shares = share(stories, length_ms, form, pauses, around_ms=around_ms, blocks=blocks)
    chosen = [
        fit(story, length, form, pauses) for story, length in zip(stories, shares, strict=True)
    ]
    # Sentences are whole. What they leave of the shares goes to the stories that fell far under
    # the form's least for want of it, then to the lead, then to the next.
    spare = sum(shares) - sum(aired_ms(choice.kept, form, pauses) for choice in chosen)
    for limit in (form.target_ms, None):
        for place, story in enumerate(stories):
            now = aired_ms(chosen[place].kept, form, pauses)
            bound = most[place] if limit is None else limit
            if limit is None or now < _BRIEFLY * form.min_ms:
                chosen[place] = fit(story, max(now, min(now + spare, bound)), form, pauses)
                spare -= aired_ms(chosen[place].kept, form, pauses) - now
    return tuple(chosen)


def items(story: Story, form: Form) -> tuple[Story, ...]:
    """What airs of a story in one block or two: of three, the two that are the most alike in
    length are made of them."""
    parts = segment(story, form)
    if len(parts) <= BLOCKS:
        return parts
    ways = (
        (sum(parts[:place], start=()), sum(parts[place:], start=()))
        for place in range(1, len(parts))
    )
    return min(ways, key=lambda two: abs(_told_ms(two[0]) - _told_ms(two[1])))


def _told_ms(block: Story) -> int:
    return sum(one.estimate_ms + one.pause_ms for one in block)


def share(
    stories: Sequence[Story],
    total_ms: int,
    form: Form,
    pauses: Pauses,
    *,
    around_ms: int = 0,
    blocks: int | None = BLOCKS,
) -> tuple[int, ...]:
    """The length of each story in milliseconds, by news weight: the first story is the lead.

    Each is between the form's least and so many blocks of its most, and no longer than the story.
    What rounding leaves goes to the lead; a sum under the total means that the stories have no
    more to tell. Raises RuleError where their least lengths are longer.
    """
    if not stories:
        return ()
    between = pauses.block * (len(stories) - 1)
    room = total_ms - around_ms - between
    most = [_most_ms(story, form, pauses, blocks) for story in stories]
    least = [
        _least_ms(story, long, form, pauses) for story, long in zip(stories, most, strict=True)
    ]
    if sum(least) > room:
        raise _too_many(len(stories), sum(least) + between + around_ms, total_ms)
    most = [max(short, long) for short, long in zip(least, most, strict=True)]
    lengths = _by_weight(room, least, most)
    lead = min(most[0], lengths[0] + room - sum(lengths))
    return (lead, *lengths[1:])


def least_ms(stories: Sequence[Story], form: Form, pauses: Pauses) -> int:
    """The shortest that the stories and the pauses between them can be, in milliseconds."""
    shortest = (_least_ms(one, aired_ms(one, form, pauses), form, pauses) for one in stories)
    return sum(shortest) + pauses.block * (len(stories) - 1)


def _least_ms(story: Story, most_ms: int, form: Form, pauses: Pauses) -> int:
    """A story has the form's least, where it has so much to tell."""
    return max(shortest_ms(story, form, pauses), min(form.min_ms, most_ms))


def _most_ms(story: Story, form: Form, pauses: Pauses, blocks: int | None) -> int:
    whole_ms = aired_ms(story, form, pauses)
    if blocks is None:
        return whole_ms
    return min(blocks * form.max_ms + (blocks - 1) * pauses.block, whole_ms)


def _by_weight(room: int, least: Sequence[int], most: Sequence[int]) -> list[int]:
    """Lengths in proportion to weight where the bounds allow, by halving the unit's interval."""
    low, high = 0.0, float(max(most)) * len(most)
    for _ in range(60):
        middle = (low + high) / 2
        if sum(_lengths(middle, least, most)) <= room:
            low = middle
        else:
            high = middle
    return _lengths(low, least, most)


def _lengths(unit: float, least: Sequence[int], most: Sequence[int]) -> list[int]:
    return [
        min(long, max(short, int(unit * _weight(place))))
        for place, (short, long) in enumerate(zip(least, most, strict=True))
    ]


def _weight(place: int) -> float:
    """Of the lead 1; the second story two thirds of it, and ever more slowly less."""
    return 1 / (1 + place / 2)


def _too_many(count: int, shortest: int, asked: int) -> RuleError:
    stories = "1 story needs" if count == 1 else f"{count} stories need"
    fewer = "" if count == 1 else "Leave one out, or ask"
    return RuleError(
        f"{stories} at least {whole_up(shortest)}; asked for {whole(asked)}",
        f"{fewer or 'Ask'} for {whole_up(shortest)}.",
    )
