"""What was moved to fit a slot stays within its limits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.model import Check, Cue, Lever, Origin, Segment
from producer.segment import profiles
from producer.segment.asked import Asked
from producer.segment.checks.fitting import checks
from producer.station import Pauses
from tests.builders import segment

WHOLE = segment()  # takes of a second each, 350 ms apart
ASKED = Asked(profile=profiles.find("prss"), pauses=Pauses(), tempo=3.0)


def later(of: Segment, sentence: str, ms: int) -> Segment:
    """The segment with that sentence, and all after it, moved."""
    moved, cues = 0, []
    for cue in of.cues:
        moved = ms if cue.sentence == sentence else moved
        cues.append(shifted(cue, moved))
    return replace(of, cues=tuple(cues))


def shifted(cue: Cue, ms: int) -> Cue:
    return replace(cue, start_ms=cue.start_ms + ms, end_ms=cue.end_ms + ms)


def failed(found: tuple[Check, ...]) -> list[str]:
    return [check.name for check in found if not check.passed]


@pytest.mark.parametrize(
    ("sentence", "moved", "names"),
    [
        ("p1.s2", 0, []),
        ("p1.s2", -140, []),
        ("p1.s2", 175, []),
        ("p1.s2", -143, ["pauses"]),
        ("p1.s2", 178, ["pauses"]),
        ("p2.s1", 178, ["pauses"]),
        ("outro.s1", 178, ["pauses"]),
    ],
)
def test_a_pause_stays_within_its_limits(sentence: str, moved: int, names: list[str]) -> None:
    assert failed(checks(later(WHOLE, sentence, moved), ASKED)) == names


@pytest.mark.parametrize(
    ("sentence", "moved", "names"),
    [
        ("n2.p2.s1", 3000, []),
        ("n2.p2.s1", -143, ["pauses"]),
        ("added.s1", 178, ["pauses"]),
        ("outro.s1", 178, ["pauses"]),
    ],
)
def test_between_two_stories_a_sound_may_stand(sentence: str, moved: int, names: list[str]) -> None:
    """And not before a sentence that a person added, nor before the outro."""
    assert failed(checks(later(newscast(), sentence, moved), ASKED)) == names


def newscast() -> Segment:
    """The segment as two stories, the third sentence of the first one added by a person."""
    ids = {
        one.id: "added.s1"
        if one.id == "p1.s3"
        else f"n{block.id[1:]}.{one.id}"
        if not one.id.startswith("outro")
        else one.id
        for block in WHOLE.script.blocks
        for one in block.sentences
    }
    blocks = tuple(
        replace(block, sentences=tuple(replace(one, id=ids[one.id]) for one in block.sentences))
        for block in WHOLE.script.blocks
    )
    stories = tuple(Origin(source=f"{id}.html", id=id) for id in ("n1", "n2"))
    return replace(
        WHOLE,
        script=replace(WHOLE.script, blocks=blocks, stories=stories),
        cues=tuple(replace(cue, sentence=ids[cue.sentence]) for cue in WHOLE.cues),
    )


@pytest.mark.parametrize(("moved", "names"), [(2, []), (-3, ["pauses"]), (3, ["pauses"])])
def test_a_pause_that_a_person_set_stays(moved: int, names: list[str]) -> None:
    asked = replace(ASKED, pauses=Pauses(sentence=300))
    found = checks(later(WHOLE, "p1.s2", moved), asked)
    assert failed(found) == names


def test_the_pause_that_is_outside_is_told() -> None:
    (check,) = checks(later(WHOLE, "p1.s3", 400), ASKED)
    assert check.measured == "750 ms after p1.s2, of 350 ms"


@pytest.mark.parametrize(
    ("lever", "passed"),
    [
        (Lever(name="pauses", ms=-900, about="pauses at 91 %"), True),
        (Lever(name="sentences", ms=-20_000, about="4 cut"), True),
        (Lever(name="tempo", ms=-200, about="faster"), True),
        (Lever(name="tempo", ms=200, about="slower"), True),
        (Lever(name="tempo", ms=-260, about="faster"), False),
        (Lever(name="tempo", ms=260, about="slower"), False),
        (Lever(name="tail", ms=1000, about="more silence"), True),
        (Lever(name="tail", ms=1001, about="more silence"), False),
        (Lever(name="tail", ms=-1, about="less silence"), False),
        (Lever(name="bed", ms=9000, about="the bed runs out"), True),
    ],
)
def test_a_lever_stays_within_its_limits(lever: Lever, passed: bool) -> None:
    """Seven takes of a second: tempo may move 3 % of 7 s."""
    _, check = checks(replace(WHOLE, levers=(lever,)), ASKED)
    assert (check.name, check.passed) == ("levers", passed)
    assert lever.about in check.measured


def test_no_lever_is_no_promise() -> None:
    assert [check.name for check in checks(WHOLE, ASKED)] == ["pauses"]
