"""What could air, chosen at one length and another, by estimates and by what was heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.errors import RuleError
from producer.model import Block, BlockKind, Script
from producer.script.draft import Draft
from producer.script.style import Style
from producer.script.write import draft, draft_newscast, draft_of_script
from producer.station import Station
from tests.builders import script
from tests.script.sample import running_ms, sentences_of, story

STATION = Station(name="WZQY")
PAUSES = STATION.pauses
STYLE = Style()
BODY = ("The Larkin ferry sailed again on Monday with two hundred people aboard.",) * 6
STORY = draft(story(*BODY), STATION, STYLE)
NEWSCAST = draft_newscast(
    tuple(story(*BODY, headline=f"Story number {n}") for n in range(3)),
    replace(STATION, form="newscast"),
    STYLE,
)


def written(*pauses: int) -> Script:
    """A script of sentences of five seconds, with those pauses after them."""
    body = sentences_of(*["Rain fell in Harlow."] * len(pauses))
    paced = tuple(replace(one, pause_ms=ms) for one, ms in zip(body, pauses, strict=True))
    return replace(script((), ()), blocks=(Block(id="b1", kind=BlockKind.STORY, sentences=paced),))


def ids(of: Script) -> list[str]:
    return [one.id for one in of.sentences]


def test_what_was_heard_stands_for_the_estimate() -> None:
    heard = {"p1.s1": 1234, "outro.s1": 987}
    told = {one.id: one.estimate_ms for one in STORY.script(None, heard).sentences}
    plain = {one.id: one.estimate_ms for one in STORY.script(None, {}).sentences}
    assert told == plain | heard


@pytest.mark.parametrize(("each_ms", "left"), [(4_000, 5), (8_000, 2), (2_000, 6)])
def test_how_much_airs_follows_from_what_was_heard(each_ms: int, left: int) -> None:
    heard = {one.id: each_ms for one in STORY.script(None, {}).sentences}
    chosen = STORY.script(36_000, heard)
    assert (
        sum(block.kind is BlockKind.STORY for block in chosen.blocks for _ in block.sentences)
        == left
    )


@pytest.mark.parametrize("of", [STORY, NEWSCAST, draft_of_script(STORY.script(None, {}), STATION)])
@pytest.mark.parametrize("factor", [1.0, 1.4])
def test_the_shortest_is_as_short_as_can_be_asked_for(of: Draft, factor: float) -> None:
    plain = of.script(3_600_000, {})
    heard = {one.id: round(one.estimate_ms * factor) for one in plain.sentences}
    least = of.least_ms(heard)
    assert running_ms(of.script(least, heard), PAUSES) <= least
    with pytest.raises(RuleError, match=r"at least|the shortest possible"):
        of.script(least - 1, heard)


def test_pauses_set_by_hand_take_their_time() -> None:
    short = draft_of_script(written(700, 700, 700, 0), STATION)
    long = draft_of_script(written(700, 6_000, 700, 0), STATION)
    assert ids(short.script(24_500, {})) == ["p1.s1", "p2.s1", "p3.s1", "p4.s1"]
    chosen = long.script(24_500, {})
    assert len(ids(chosen)) == 3
    assert running_ms(chosen, PAUSES) <= 24_500
