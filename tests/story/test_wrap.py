"""Hand-wrapped lines, joined to paragraphs."""

from __future__ import annotations

import pytest

from producer.story.wrap import units

WRAPPED = """\
The city council voted late Tuesday to replace the Mill Street bridge,
ending a debate that had run for six hours and drawn more than two
hundred people to the chamber.

"It is time to build it," Councilor Ann Reyes said before the vote, and
sat down.
Drivers will use the Oak Avenue crossing until then.
    An indented line begins a paragraph of its own."""

LONG = (
    "The city council voted late Tuesday to replace the Mill Street bridge, which ended "
    "a debate that had run on for six hours."
)


def joined(text: str) -> list[tuple[str, list[int]]]:
    lines = [(" ".join(line.split()), line.startswith(" ")) for line in text.splitlines()]
    return [(unit.text[:12] + unit.text[-8:], list(unit.lines)) for unit in units(lines)]


def test_a_wrapped_text() -> None:
    assert joined(WRAPPED) == [
        ("The city couchamber.", [0, 1, 2]),
        ('"It is time at down.', [3, 4]),
        ("Drivers willil then.", [5]),
        ("An indented its own.", [6]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Headline of the story\nBy Dana Whitlow\nThe first sentence.\nThe second sentence.",
        f"{LONG}\n{LONG}\n{LONG}",
        "one\n\ntwo\n\nthree",
    ],
)
def test_a_text_of_a_line_a_paragraph_stays_as_it_is(text: str) -> None:
    count = len([line for line in text.splitlines() if line])
    assert [lines for _, lines in joined(text)] == [[n] for n in range(count)]
