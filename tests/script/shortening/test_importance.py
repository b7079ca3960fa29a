"""News order: the lead first, background last."""

from __future__ import annotations

from producer.script.shortening.importance import importance
from tests.script.sample import sentences_of


def ranked(*paragraphs: str | tuple[str, ...]) -> list[str]:
    story = sentences_of(*paragraphs)
    worth = dict(zip((one.id for one in story), importance(story), strict=True))
    return sorted(worth, key=lambda id: -worth[id])


def test_the_lead_comes_first_and_then_paragraph_by_paragraph() -> None:
    rain = ("It rained.", "It snowed.")
    found = ranked(rain, *[(*rain, "It hailed.")] * 3)
    assert found[:3] == ["p1.s1", "p1.s2", "p2.s1"]
    assert found[-1] == "p4.s3"


def test_a_paragraph_stands_with_its_first_sentence() -> None:
    rain = ("It rained.", "It snowed.")
    assert ranked("It hailed.", rain, "It cleared.") == ["p1.s1", "p2.s1", "p3.s1", "p2.s2"]


def test_facts_count_among_neighbours_alone() -> None:
    facts = "Gov. Al Poe gave $4.6 million in 2024 to 212 islanders."
    filler = ["It rained."] * 20
    found = ranked("It hailed.", ("It rained.", "It snowed.", facts), *filler)
    assert found.index("p2.s3") < found.index("p2.s2")
    assert ranked(*filler, facts).index("p21.s1") > 15
    assert found[0] == "p1.s1"


def test_of_nothing_nothing_matters() -> None:
    assert importance(()) == ()
