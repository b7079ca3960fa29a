"""Several stories as one script: who opens, who is thanked, and whose sentence is whose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.errors import RuleError, UsageError
from producer.model import BlockKind, Script, Story
from producer.script.document import from_yaml, to_yaml
from producer.script.style import Style
from producer.script.write import draft_newscast, draft_of_script
from producer.station import Station
from tests.script.sample import running_ms, story

STATION = Station(name="WZQY", form="newscast")
STYLE = Style()
STORIES = (
    story(
        "The Larkin ferry sailed again on Monday with two hundred people aboard.",
        "The council paid four million dollars for its hull. The mayor cut a ribbon.",
        "It had been ashore for two winters, and islanders went without milk.",
        headline="Ferry sails again",
    ),
    story(
        "A new bridge will open in Port Ellery before the end of the year.",
        "Its price has doubled since the work began, the builder said in a letter.",
        headline="Bridge to open",
        byline="Ken Abara",
    ),
    story(
        "The harbor froze twice last winter, which it had not done in forty years.",
        headline="Harbor froze",
        byline=None,
        publisher="Harbor Press",
    ),
)


def newscast(stories: tuple[Story, ...] = STORIES, length_ms: int | None = None) -> Script:
    return draft_newscast(stories, STATION, STYLE).script(length_ms, {})


def test_it_is_named_for_its_lead() -> None:
    script = newscast()
    assert (script.slug, script.title) == (
        "newscast-ferry-sails-again",
        "Newscast: Ferry sails again",
    )
    assert [(one.id, one.headline) for one in script.stories] == [
        ("n1", "Ferry sails again"),
        ("n2", "Bridge to open"),
        ("n3", "Harbor froze"),
    ]


def test_it_opens_with_the_station_and_ends_with_who_wrote_it() -> None:
    script = newscast()
    opening, *_, ending = script.blocks
    assert (opening.kind, ending.kind) == (BlockKind.INTRO, BlockKind.OUTRO)
    assert [one.text for one in opening.sentences] == ["This is the news from WZQY."]
    assert [one.text for one in ending.sentences] == [
        "This newscast is made of stories by Dana Whitlow, Ken Abara and the Harbor Press.",
        "It was read by a synthetic voice.",
    ]


def test_a_station_without_a_name_says_none() -> None:
    script = draft_newscast(STORIES, replace(STATION, name=""), STYLE).script(None, {})
    assert script.blocks[0].kind is BlockKind.STORY


def test_every_sentence_is_its_story_s_and_no_block_holds_two_stories() -> None:
    script = newscast()
    told = [block for block in script.blocks if block.kind is BlockKind.STORY]
    owners = [{one.id.split(".")[0] for one in block.sentences} for block in told]
    assert all(len(owner) == 1 for owner in owners)
    assert [next(iter(owner)) for owner in owners] == ["n1", "n2", "n3"]
    assert script.sentences[1].id == "n1.p1.s1"


@pytest.mark.parametrize("length_ms", [40_000, 45_000, 60_000])
def test_it_runs_no_longer_than_asked(length_ms: int) -> None:
    script = newscast(length_ms=length_ms)
    assert running_ms(script, STATION.pauses) <= length_ms
    assert {cut.id.split(".")[0] for cut in script.cuts} <= {"n1", "n2", "n3"}


def test_too_short_a_time_is_refused() -> None:
    with pytest.raises(RuleError, match="3 stories need at least"):
        newscast(length_ms=10_000)


def test_another_form_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        draft_newscast(STORIES, replace(STATION, form="spot"), STYLE)
    assert caught.value.hint == "Add --form newscast, or make them one by one."


def test_it_reads_back_from_its_yaml_as_itself() -> None:
    script = newscast(length_ms=40_000)
    assert from_yaml(to_yaml(script), "x.yaml", STATION, STYLE) == script


def test_a_newscast_that_is_cut_again_keeps_every_story() -> None:
    script = draft_of_script(newscast(length_ms=60_000), STATION).script(40_000, {})
    assert running_ms(script, STATION.pauses) <= 40_000
    assert {one.id.split(".")[0] for one in script.sentences} >= {"n1", "n2", "n3"}


def test_a_newscast_that_a_person_made_longer_is_cut_no_shorter_than_asked() -> None:
    """A story from a page is two blocks at most; one in a script is as long as somebody made it."""
    script = newscast()
    lead = next(block for block in script.blocks if block.kind is BlockKind.STORY)
    more = tuple(
        replace(
            lead,
            id=f"more{n}",
            sentences=tuple(replace(one, id=f"n1.q{n}{one.id}") for one in lead.sentences),
        )
        for n in range(6)
    )
    at = script.blocks.index(lead) + 1
    longer = replace(script, blocks=(*script.blocks[:at], *more, *script.blocks[at:]))
    whole_ms = running_ms(longer, STATION.pauses)
    draft = draft_of_script(longer, STATION)
    assert draft.script(whole_ms, {}).sentences == longer.sentences
    cut = draft.script(whole_ms - 20_000, {})
    assert whole_ms - 40_000 <= running_ms(cut, STATION.pauses) <= whole_ms - 20_000
