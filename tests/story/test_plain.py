"""Plain text: page dumps, wrapped text, and articles with nothing around them."""

from __future__ import annotations

import pytest

from producer.model import Fate
from producer.story import read
from tests.story.pages import dropped, page, told

DUMP = """\
Skip to main content
Donate
News
Schedule
Play Live Radio
Next Up:
Classical Overnight
0:00 0:00
Council backs new bridge after six-hour debate
WZQY | By Dana Whitlow
Published August 12, 2024 at 4:45 PM EDT
Facebook
LISTEN • 3:42
The Mill Street bridge has been closed to trucks since March.
Priya Lindqvist
/
WZQY
The Mill Street bridge has been closed to trucks since March.
The city council voted late Tuesday to replace the Mill Street bridge, ending a long debate.
"We have talked about this bridge for eleven years," Councilor Ann Reyes said. "Build it."
Read more: Bridge timeline
The bridge in winter.
Sam Hill/Associated Press
The new span will cost $18 million and should open in 2027.
What comes next
Drivers will use the Oak Avenue crossing until then, the city said.
"No," he said.
Opponents said the money would be better spent on buses, and they promised to come back.
The Associated Press contributed to this report.
Copyright 2024 WZQY
Local News
Dana Whitlow
Dana Whitlow is a reporter and weekend host who covers the waterfront for WZQY.
See stories by Dana Whitlow
Related Stories
The last grocery barge says goodbye to the island
It was the third delay this year for a project that few islanders now expect to see.
© 2024 WZQY
FCC Public File
"""


def test_a_page_dump() -> None:
    story = read(page(DUMP))
    lines = DUMP.splitlines()
    assert told(story) == [lines[n] for n in (18, 19, 23, 25, 26, 27)]
    assert story.headline == lines[8]
    assert story.credits == (lines[28],)
    assert story.rights == lines[29]
    assert (story.byline, story.publisher) == ("Dana Whitlow", "WZQY")
    assert story.published == "2024-08-12"
    reasons = {line.text: line.reason for line in story.dropped}
    assert reasons[lines[13]] == "caption"
    assert reasons[lines[14]] == reasons["/"] == reasons["WZQY"] == "photo credit"
    assert reasons["The bridge in winter."] == "caption"
    assert reasons["What comes next"] == "subhead"
    assert reasons[lines[32]] == "about the writer"
    assert reasons[lines[36]] == "outside the article"


def test_without_a_copyright_line_the_teasers_below_stay_out() -> None:
    below = DUMP.replace("Copyright 2024 WZQY\n", "")
    assert told(read(page(below))) == told(read(page(DUMP)))


def test_dated_teasers_and_comments_below_stay_out() -> None:
    others = "".join(
        f"Another story of the week\nNovember {day}, 2024\nThe teaser of story {day} ends here.\n"
        for day in range(1, 20)
    )
    assert told(read(page(DUMP.replace("Copyright 2024 WZQY\n", "") + others))) == told(
        read(page(DUMP))
    )


HEADLINE = "Council backs new bridge"
FIRST = "The city council voted late Tuesday to replace the bridge, ending a long debate."
SECOND = "The new span will cost $18 million and should open in 2027."


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        pytest.param(f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n", HEADLINE, id="a headline and no more"),
        pytest.param(f"{HEADLINE}\r\n{FIRST}\r\n{SECOND}", HEADLINE, id="no blank lines"),
        pytest.param(f"# {HEADLINE}\n\n{FIRST}\n\n## Cost\n\n{SECOND}", HEADLINE, id="Markdown"),
        pytest.param(
            f"{FIRST}\n{SECOND}",
            "The city council voted late Tuesday to replace the bridge,…",
            id="no headline",
        ),
    ],
)
def test_an_article_with_nothing_around_it(text: str, headline: str) -> None:
    story = read(page(text))
    assert told(story) == [FIRST, SECOND]
    assert story.headline == headline
    assert story.language == "en"


def test_a_single_sentence() -> None:
    assert told(read(page("The bridge will close on Monday."))) == [
        "The bridge will close on Monday."
    ]


def test_a_wrapped_article_keeps_a_fate_for_each_physical_line() -> None:
    text = (
        "Council backs new bridge\n\nThe city council voted late Tuesday to replace the Mill\n"
        "Street bridge, ending a debate that had run for six\nhours.\n\n"
        "Ann Reyes, who had waited eleven years for that vote,\nsaid it was time to build it.\n"
    )
    story = read(page(text))
    assert [line.paragraph for line in story.lines] == [None, "p1", "p1", "p1", "p2", "p2"]
    assert told(story)[1] == (
        "Ann Reyes, who had waited eleven years for that vote, said it was time to build it."
    )


CAPTION = "Strikers gather at the gate on Monday."


@pytest.mark.parametrize(
    ("above", "reasons"),
    [
        pytest.param([CAPTION, CAPTION], ["caption", "caption"], id="twice"),
        pytest.param(
            [CAPTION, "Priya Lindqvist", "Getty Images", CAPTION],
            ["caption", "photo credit", "photo credit", "caption"],
            id="twice around its credit",
        ),
        pytest.param(
            [CAPTION, "Priya Lindqvist", "Getty Images"],
            ["caption", "photo credit", "photo credit"],
            id="once above its credit",
        ),
        pytest.param(
            [CAPTION, "Priya Lindqvist/AFP"], ["caption", "photo credit"], id="credit in one line"
        ),
    ],
)
def test_captions(above: list[str], reasons: list[str]) -> None:
    story = read(page("\n".join([HEADLINE, *above, FIRST, SECOND])))
    assert told(story) == [FIRST, SECOND]
    assert [reason for reason, _ in dropped(story)] == reasons


def test_the_story_s_own_sentence_survives_its_use_as_a_caption() -> None:
    lines = [HEADLINE, FIRST, "Priya Lindqvist", "Getty Images", FIRST, FIRST, SECOND]
    assert told(read(page("\n".join(lines)))) == [FIRST, SECOND]


def test_a_quotation_said_again_further_down_is_read_once() -> None:
    quote = '"This is the bridge that we were promised," she said.'
    filler = [f"Fact number {n} about the bridge was read to the council." for n in range(1, 6)]
    story = read(page("\n".join([HEADLINE, FIRST, quote, *filler, quote, SECOND])))
    assert told(story) == [FIRST, quote, *filler, SECOND]
    assert dropped(story) == [("repeated", quote)]


def test_a_person_of_the_story_is_not_taken_for_its_writer() -> None:
    last = "Ann Reyes is a professor of engineering at the state university."
    lines = [HEADLINE, FIRST, "Reyes said the span would last a century.", last]
    story = read(page("\n".join(lines)))
    assert told(story)[-1] == last
    assert all(line.fate is not Fate.DROPPED for line in story.lines)


def test_a_headline_of_two_words_is_one() -> None:
    story = read(page("Mayor quits\n\nThe mayor left office on Monday after a long night.\n"))
    assert story.headline == "Mayor quits"
    assert [p.text for p in story.paragraphs] == [
        "The mayor left office on Monday after a long night."
    ]
