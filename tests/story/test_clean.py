"""The last pass over lines of which the extractor kept some."""

from __future__ import annotations

import pytest

from producer.model import Fate
from producer.story.clean import clean
from producer.story.line import Box, Raw

LINES = [
    "The ferry is back",
    "The ferry is back in service, the mayor said.",
    "It will sail at six each morning.",
    "Tom Hale contributed to this report.",
    "Dana Whitlow is a reporter who covers the waterfront.",
]


def reasons(
    lines: list[str], kept: set[int], titles: tuple[str, ...] = (), tags: tuple[str, ...] = ()
) -> list[str]:
    raws = [
        Raw(text=text, boxes=(Box(number=1, tag=tag, names=""),))
        for text, tag in zip(lines, tags or ("p",) * len(lines), strict=True)
    ]
    return [verdict.reason for verdict in clean(raws, kept, titles, [None] * len(lines))]


def test_each_line_in_its_place() -> None:
    assert reasons(LINES, {1, 2}, titles=(LINES[0],)) == [
        "the headline",
        "the story",
        "the story",
        "who else worked on the story",
        "about the writer",
    ]


def test_what_the_extractor_kept_is_put_right() -> None:
    kept = set(range(5))
    assert reasons(LINES, kept, titles=(LINES[0],)) == reasons(LINES, {1, 2}, titles=(LINES[0],))


@pytest.mark.parametrize(
    ("tags", "headline"),
    [
        (("p", "h1", "p", "p"), 1),
        (("p", "p", "p", "p"), 1),
        (("h1", "p", "p", "p"), 0),
    ],
)
def test_of_several_copies_of_the_headline_one_is_it(tags: tuple[str, ...], headline: int) -> None:
    lines = [LINES[0], LINES[0], LINES[1], LINES[0]]
    found = reasons(lines, {2, 3}, titles=(LINES[0],), tags=tags)
    assert found.index("the headline") == headline
    assert found.count("headline repeated") == 2
    assert found[2] == "the story"


def test_a_line_without_words_is_no_headline() -> None:
    assert reasons(["—", LINES[1]], {1}, titles=("•",))[0] == "navigation"


def test_known_reasons_go_before_the_extractor() -> None:
    raws = [Raw(text=text) for text in LINES[1:3]]
    first, second = clean(raws, {0, 1}, (), ["caption", None])
    assert (first.fate, first.reason) == (Fate.DROPPED, "caption")
    assert second.fate is Fate.PARAGRAPH


def test_a_single_paragraph_is_never_taken_for_a_bio() -> None:
    assert reasons([LINES[4]], {0}) == ["the story"]
