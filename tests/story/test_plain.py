"""Plain text: page dumps, wrapped text, and articles with nothing around them."""

from __future__ import annotations

import pytest

from producer.errors import InputError
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
    assert told(story) == [lines[n] for n in (18, 19, 23, 24, 25, 26, 27)]
    assert [p.text for p in story.paragraphs if p.heading] == ["What comes next"]
    assert story.headline == lines[8]
    assert story.credits == (lines[28],)
    assert story.rights == lines[29]
    assert (story.byline, story.publisher) == ("Dana Whitlow", "WZQY")
    assert story.published == "2024-08-12"
    reasons = {line.text: line.reason for line in story.dropped}
    assert reasons[lines[13]] == "caption"
    assert reasons[lines[14]] == reasons["/"] == reasons["WZQY"] == "photo credit"
    assert reasons["The bridge in winter."] == "caption"
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
    assert [p.text for p in story.paragraphs if not p.heading] == [FIRST, SECOND]
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


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will close on Monday for a month of repairs, the city council said today.",
        "Bridge closes\n\nThe bridge will close on Monday for a month of repairs, the city said.",
        "Home\nNews\nSports\nThe bridge will close on Monday for a month of repairs, the city said "
        "today.\nLog in\nRegister",
    ],
)
def test_a_brief_of_one_sentence_is_a_story(text: str) -> None:
    assert len(told(read(page(text)))) == 1


def test_a_menu_is_none() -> None:
    with pytest.raises(InputError):
        read(page("Home\nNews\nSports\nLog in\n"))


MENU = [f"Menu entry {n}" for n in range(20)]
BODY = [
    f"Fact number {n} about the bridge was read to the full council on that night."
    for n in range(6)
]


def body(*lines: str) -> list[str]:
    """The story told of a page dump with these lines between menus."""
    return told(read(page("\n".join([*MENU, *lines, *MENU]))))


def test_subheads_stay_and_say_that_they_are() -> None:
    text = "\n".join([*MENU, *BODY[:2], "What it costs", *BODY[2:], *MENU])
    story = read(page(text))
    assert told(story) == [*BODY[:2], "What it costs", *BODY[2:]]
    assert [paragraph.heading for paragraph in story.paragraphs].index(True) == 2


@pytest.mark.parametrize(
    "foreign",
    [
        ["Related stories", "Mayor quits after the vote"],
        ["MAYOR QUITS AFTER THE LONG VOTE ON BRIDGE"],
        ["Mayor quits", "Ferry sinks", "Fares rise", "Boats collide"],
        ["The old bridge in winter. Credit: Priya Lindqvist"],
        ["Image 1 of 3", "The old bridge stands in the winter's first snow."],
        ["The old bridge stands in snow.", "(Image: © Harlow Archive)"],
        ["The old bridge stands in snow.", "Photo by Priya Lindqvist"],
    ],
)
def test_what_stands_between_the_paragraphs_and_is_none(foreign: list[str]) -> None:
    assert body(*BODY[:3], *foreign, *BODY[3:]) == BODY


def test_the_items_of_a_list_that_a_sentence_leads_on_to_stay() -> None:
    items = ["The bridge on Mill Street:", "closed to trucks", "open to buses"]
    assert body(*BODY[:3], *items, *BODY[3:]) == [*BODY[:3], *items, *BODY[3:]]


def test_the_words_of_a_post_that_the_story_quotes_stay() -> None:
    post = ["The bridge is closed again", "— Ann Reyes (@annreyes) August 12, 2024"]
    assert body(*BODY[:3], *post, *BODY[3:]) == [*BODY[:3], *post, *BODY[3:]]


@pytest.mark.parametrize(
    "above",
    [
        [f"{HEADLINE} - WZQY", *MENU, HEADLINE, "The deck says what it says.", "By Ann Reyes"],
        [f"{HEADLINE} - WZQY", *MENU, "Teaser of the day ends here.", HEADLINE],
        ["The bridge stood in snow on the Friday before the vote.", "March 3, 2024"],
    ],
)
def test_the_story_begins_below_its_headline_and_its_byline(above: list[str]) -> None:
    assert body(*above, *BODY) == BODY


def test_the_story_begins_at_its_dateline() -> None:
    first = "HARLOW POINT, Maine (AP) — " + FIRST
    assert body("A deck that reads just like a sentence.", first, *BODY) == [first, *BODY]


def test_teasers_below_stay_out() -> None:
    teasers = [
        line
        for n in range(6)
        for line in (
            f"Another story of week {n}",
            f"Its teaser number {n} breaks off in the mid...",
        )
    ]
    assert body(*BODY, *teasers) == BODY


def test_a_script_without_spaces() -> None:
    lines = ["橋は三月から通行止めになっている。", "市議会は火曜日に橋の架け替えを決めた。"]
    assert told(read(page("\n".join(lines)))) == lines
