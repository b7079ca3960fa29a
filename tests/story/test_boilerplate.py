"""The foot of a press release, and the note about a writer under a heading of its own."""

from __future__ import annotations

import pytest

from producer.model import Fate
from producer.story.boilerplate import without_boilerplate
from producer.story.ledger import Verdict, dropped
from producer.story.line import Raw

STORY = [
    f"Sentence number {n} of the story says what the council did with the boat." for n in "123456"
]
_KEPT = Verdict(fate=Fate.PARAGRAPH, reason="the story")


def left(lines: list[str], verdicts: list[Verdict] | None = None) -> tuple[list[str], set[str]]:
    found = without_boilerplate(
        [Raw(text=line) for line in lines], verdicts or [_KEPT] * len(lines)
    )
    kept = [line for line, v in zip(lines, found, strict=True) if v.fate is Fate.PARAGRAPH]
    return kept, {v.reason for v in found} - {"the story"}


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("###", "below the end"),
        ("-30-", "below the end"),
        ("- END -", "below the end"),
        ("Media Contact:", "about who sent it"),
        ("For the press office: Contacts", None),
        ("Forward-Looking Statements", "about who sent it"),
        ("Cautionary Note Regarding Forward-Looking Statements", "about who sent it"),
        ("About the author", "about the writer"),
        ("About Dana Whitlow", "about the writer"),
        ("About 200 people came", None),
        ("About the boat", None),
    ],
)
def test_what_ends_a_story(head: str, reason: str | None) -> None:
    kept, reasons = left([*STORY, head, "This line stands below it."])
    assert reasons == ({reason} if reason else set())
    assert (kept == STORY) == (reason is not None)


def test_such_a_heading_above_the_story_itself_ends_nothing() -> None:
    assert left([STORY[0], "Contacts", *STORY[1:]]) == ([STORY[0], "Contacts", *STORY[1:]], set())


def test_the_end_s_mark_may_have_been_dropped_already() -> None:
    lines = [*STORY, "###", "Call the press office."]
    verdicts = [*[_KEPT] * len(STORY), dropped("navigation"), _KEPT]
    assert left(lines, verdicts)[0] == STORY


def test_no_story_at_all() -> None:
    assert left(["###"], [dropped("navigation")]) == ([], {"navigation"})
