"""Story → Script: every sentence aired or cut, in three layers, at its pace, with the outro."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.errors import InputError, UsageError
from producer.model import BlockKind, Cut, Origin, Rewrite, Script
from producer.script.body import NOTHING_TO_SAY
from producer.script.duration import DEFAULT, Pace, estimate_ms
from producer.script.sentences import sentences
from producer.script.style import Style
from producer.script.write import draft, readable
from producer.station import Pauses, Station, Words
from tests.script.sample import FERRY, story

PAUSES = Pauses(sentence=1, paragraph=20, block=300)
STATION = Station(pauses=PAUSES)
STYLE = Style(recasts=False)
LONG = ("It rained on the harbor all day long, said the harbor master. " * 4,) * 8


def ferry() -> Script:
    return draft(story(*FERRY), STATION, STYLE).script(None, {})


def told(script: Script) -> list[str]:
    return [one.text for one in script.blocks[-1].sentences]


# --- What airs ------------------------------------------------------------------------


def test_every_sentence_of_the_story_airs_or_is_cut() -> None:
    script = ferry()
    aired = {one.id: one.source for one in script.sentences if one.paragraph != "outro"}
    cut = {one.id: one.text for one in script.cuts}
    assert aired.keys().isdisjoint(cut)
    assert aired | cut == {
        f"p{number}.s{place}": text
        for number, paragraph in enumerate(FERRY, start=1)
        for place, text in enumerate(sentences(paragraph), start=1)
    }


def test_what_has_no_word_is_cut_and_told() -> None:
    assert ferry().cuts == (Cut(id="p3.s1", text="* * *", reason=NOTHING_TO_SAY),)


@pytest.mark.parametrize("text", ["***", "—", "★ ★ ★", "…", "ʼ", "“”", "_"])
def test_nothing_without_a_sound_is_given_to_a_voice(text: str) -> None:
    script = draft(story("It rained.", text, "It snowed."), STATION, STYLE).script(None, {})
    assert all(any(c.isalnum() for c in one.spoken) for one in script.sentences)
    assert [cut.text for cut in script.cuts] == [text]


def test_the_story_around_a_cut_keeps_its_ids() -> None:
    assert [one.id for one in ferry().sentences] == (
        ["p1.s1", "p1.s2", "p2.s1", "p2.s2", "p2.s3", "p4.s1", "outro.s1", "outro.s2"]
    )


def test_a_sentence_has_three_layers_and_the_changes_between_them() -> None:
    (cost,) = (one for one in ferry().sentences if one.id == "p4.s1")
    assert cost.source == cost.text == "The new hull cost $4.6 million."
    assert cost.spoken == "The new hull cost four point six million dollars."
    assert [(r.before, r.after) for r in cost.rewrites] == [
        ("$4.6 million", "four point six million dollars")
    ]
    assert all(isinstance(rewrite, Rewrite) for rewrite in cost.rewrites)


@pytest.mark.parametrize("speed", [0.5, 1.0, 1.5])
def test_a_sentence_is_timed_as_it_is_spoken_at_the_pace_of_the_voice(speed: float) -> None:
    pace = Pace(DEFAULT.weights, speed)
    script = draft(story(*FERRY), STATION, replace(STYLE, pace=pace)).script(None, {})
    assert [one.estimate_ms for one in script.sentences] == [
        estimate_ms(one.spoken, pace) for one in script.sentences
    ]


# --- The pace -------------------------------------------------------------------------


def test_pauses_are_those_of_their_place() -> None:
    assert [(one.id, one.pause_ms) for one in ferry().sentences] == [
        ("p1.s1", 1),
        ("p1.s2", 20),
        ("p2.s1", 1),
        ("p2.s2", 1),
        ("p2.s3", 20),
        ("p4.s1", 300),
        ("outro.s1", 1),
        ("outro.s2", 0),
    ]


def test_a_long_story_pauses_between_its_blocks_wherever_they_end() -> None:
    script = draft(story(*LONG), STATION, STYLE).script(None, {})
    assert len(script.blocks) > 2
    assert [block.sentences[-1].pause_ms for block in script.blocks] == (
        [300] * (len(script.blocks) - 1) + [0]
    )
    inner = {one.pause_ms for block in script.blocks for one in block.sentences[:-1]}
    assert inner == {1, 20}


def test_blocks_are_numbered_and_the_last_is_the_outro() -> None:
    script = draft(story(*LONG), STATION, STYLE).script(None, {})
    names = [(block.id, block.kind) for block in script.blocks]
    body = [(f"b{number}", BlockKind.STORY) for number in range(1, len(names))]
    assert names == [*body, ("outro", BlockKind.OUTRO)]


@pytest.mark.parametrize("form", ["reader", "spot", "voicer"])
def test_blocks_have_the_length_of_the_form(form: str) -> None:
    script = draft(story(*LONG), replace(STATION, form=form), STYLE).script(None, {})
    lengths = [block.estimate_ms for block in script.blocks[:-1]]
    least, most = {"reader": (20, 30), "spot": (30, 50), "voicer": (40, 120)}[form]
    assert all(least * 1000 <= length <= most * 1000 for length in lengths)
    assert script.form == form


# --- The station's own words ----------------------------------------------------------


@pytest.mark.parametrize(
    ("byline", "publisher", "credit"),
    [
        ("Dana Whitlow", "WZQY", ["This story was written by Dana Whitlow for WZQY."]),
        ("Dana Whitlow", None, ["This story was written by Dana Whitlow."]),
        (None, "WZQY", ["This story comes from WZQY."]),
        (None, None, []),
        ("{publisher} & {x}", "WZQY", ["This story was written by {publisher} & {x} for WZQY."]),
    ],
)
def test_the_outro_says_whose_it_is_and_always_that_the_voice_is_synthetic(
    byline: str | None, publisher: str | None, credit: list[str]
) -> None:
    script = draft(story(*FERRY, byline=byline, publisher=publisher), STATION, STYLE).script(
        None, {}
    )
    assert told(script) == [*credit, "It was read by a synthetic voice."]
    assert [one.id for one in script.blocks[-1].sentences] == (
        [f"outro.s{number}" for number in range(1, len(credit) + 2)]
    )


def test_the_outro_is_in_the_words_of_the_station() -> None:
    words = Words(written_for="By {byline}, {publisher}.", disclosure="A machine read this.")
    script = draft(story(*FERRY), replace(STATION, words=words), STYLE).script(None, {})
    assert told(script) == ["By Dana Whitlow, WZQY.", "A machine read this."]


# --- The head -------------------------------------------------------------------------


def test_the_script_says_where_its_story_came_from() -> None:
    script = ferry()
    assert (script.slug, script.title) == ("harlow-point-ferry-returns", script.title)
    assert script.title == "Harlow Point ferry returns"
    assert (script.form, script.language) == ("voicer", "en")
    assert script.origin == Origin(
        source="ferry.html",
        url="https://www.wzqy.example/ferry",
        byline="Dana Whitlow",
        publisher="WZQY",
        published="2024-08-12T16:45:00-04:00",
        retrieved="2024-08-13T09:00:00+00:00",
        rights="© 2024 WZQY",
        credits=("Ray Moss contributed to this report.",),
    )


def test_a_title_has_no_dateline() -> None:
    script = draft(
        story(*FERRY, headline="LARKIN, Ky. (AP) — The ferry sails…"), STATION, STYLE
    ).script(None, {})
    assert (script.slug, script.title) == ("ferry-sails", "The ferry sails…")


def test_the_same_story_gives_the_same_script() -> None:
    assert ferry() == ferry()


@pytest.mark.parametrize("paragraphs", [(), ("",), (" \n",), ("* * *", "—")])
def test_a_story_without_a_sentence_is_refused(paragraphs: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as caught:
        draft(story(*paragraphs), STATION, STYLE).script(None, {})
    assert caught.value.message == "ferry.html: the story holds no sentence"


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(UsageError, match="there is no form named 'wrap'"):
        draft(story(*FERRY), replace(STATION, form="wrap"), STYLE).script(None, {})


def test_a_story_in_other_letters_is_refused_not_read_as_silence() -> None:
    told = story("市长周一辞职。", "他在夜里离开了办公室。")
    with pytest.raises(InputError, match="Latin letters"):
        readable(told)
