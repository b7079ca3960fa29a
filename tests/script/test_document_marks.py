"""What an editor marks in a script: must, skip, edits; and what it keeps of the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.errors import InputError
from producer.model import Fate, Line, Rewrite, Script
from producer.script.document import EDITED, LEFT_OUT, SKIPPED, from_yaml, places, to_yaml
from producer.script.style import Style
from producer.script.write import draft, draft_of_script
from producer.station import Station
from tests.script.sample import FERRY, story

STATION = Station()
STYLE = Style()
PLAIN = Style(recasts=False)
LINES = (
    Line(number=1, text="Menu", fate=Fate.DROPPED, reason="navigation"),
    Line(number=2, text="Harlow Point ferry returns", fate=Fate.HEADLINE, reason="the headline"),
    Line(number=3, text=FERRY[0], fate=Fate.PARAGRAPH, reason="the story", paragraph="p1"),
    Line(number=4, text='The "hull": a photo, {x}', fate=Fate.DROPPED, reason="caption"),
    Line(number=5, text=FERRY[1], fate=Fate.PARAGRAPH, reason="the story", paragraph="p2"),
)


def ferry(style: Style = STYLE) -> Script:
    return draft(replace(story(*FERRY), lines=LINES), STATION, style).script(None, {})


def read(text: str, style: Style = STYLE) -> Script:
    return from_yaml(text, "x.yaml", STATION, style)


def marked(id: str, mark: str) -> str:
    """The ferry's script with a line added to a sentence."""
    return to_yaml(ferry()).replace(f"- id: {id}\n", f"- id: {id}\n        {mark}\n")


# --- The kill time --------------------------------------------------------------------


def test_a_kill_time_is_kept() -> None:
    script = replace(ferry(), expires="2026-11-25T18:00:00")
    assert read(to_yaml(script)) == script


@pytest.mark.parametrize(
    ("typed", "means"),
    [("2026-11-25", "2026-11-25T23:59:59"), ("2026-11-25 18:00", "2026-11-25T18:00:00")],
)
def test_a_person_writes_it_as_dates_are_written(typed: str, means: str) -> None:
    text = to_yaml(ferry()).replace("language: en\n", f"language: en\nexpires: {typed}\n")
    assert read(text).expires == means


def test_what_is_no_moment_is_told_with_its_line() -> None:
    text = to_yaml(ferry()).replace("language: en\n", "language: en\nexpires: tomorrow\n")
    with pytest.raises(InputError, match=r"x.yaml:11: .*a moment"):
        read(text)


# --- Must and skip --------------------------------------------------------------------


def test_a_sentence_to_skip_is_cut_and_says_so() -> None:
    script = read(marked("p1.s2", "skip: true"))
    assert "p1.s2" not in {one.id for one in script.sentences}
    cut = next(cut for cut in script.cuts if cut.id == "p1.s2")
    assert (cut.text, cut.reason) == (
        "It sailed at 5 p.m. Monday with 212 passengers.",
        SKIPPED,
    )


def test_what_is_skipped_stays_so_when_the_script_is_written_again() -> None:
    script = read(marked("p1.s2", "skip: true"))
    assert read(to_yaml(script)) == script


def test_a_block_of_which_all_is_skipped_is_gone() -> None:
    text = marked("outro.s1", "skip: true").replace(
        "- id: outro.s2\n", "- id: outro.s2\n        skip: true\n"
    )
    assert [block.id for block in read(text).blocks] == ["b1"]


def test_what_must_air_airs_whatever_the_length() -> None:
    last = "p4.s1"
    cut = draft_of_script(read(to_yaml(ferry())), STATION).script(18_000, {})
    assert last not in {one.id for one in cut.sentences}
    kept = draft_of_script(read(marked(last, "must: true")), STATION).script(18_000, {})
    assert last in {one.id for one in kept.sentences}
    assert "must: true" in to_yaml(kept)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (marked("p1.s2", "skip: yes"), "x.yaml:29: expected one of true, false, found 'yes'"),
        (
            marked("p1.s2", "skip: true\n        must: true"),
            "x.yaml:29: expected either 'must' or 'skip', not both",
        ),
    ],
)
def test_a_slip_in_a_mark_is_told(text: str, complaint: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert caught.value.message.startswith(complaint)


# --- Edits ----------------------------------------------------------------------------


def test_our_own_recast_is_told_from_a_person_s_edit() -> None:
    text = to_yaml(ferry())
    ours = next(one for one in read(text).sentences if one.recasts)
    assert ours == next(one for one in ferry().sentences if one.recasts)
    edited = read(text.replace("The Harlow Point ferry is back.", "The ferry is back.", 1))
    assert edited.sentences[0].recasts == (
        Rewrite(rule=EDITED, before="The Harlow Point ferry is back.", after="The ferry is back."),
    )


def test_what_is_taken_out_by_hand_is_listed() -> None:
    lines = to_yaml(ferry(PLAIN)).splitlines()
    start = next(n for n, line in enumerate(lines) if "id: p1.s2" in line)
    end = next(n for n in range(start + 1, len(lines)) if lines[n].startswith("      - id:"))
    script = read("\n".join([*lines[:start], *lines[end:]]), PLAIN)
    assert {cut.id: cut.reason for cut in script.cuts}["p1.s2"] == LEFT_OUT


# --- What it keeps of the page --------------------------------------------------------


def test_what_stood_among_the_paragraphs_is_kept_with_its_reason() -> None:
    assert ferry().dropped == (LINES[3],)
    assert read(to_yaml(ferry())).dropped == (LINES[3],)


def test_each_sentence_is_found_by_its_line() -> None:
    text = to_yaml(ferry())
    lines = text.splitlines()
    found = places(text, "x.yaml")
    assert found.keys() == {one.id for one in ferry().sentences}
    assert all(lines[line - 1].lstrip().startswith("text: ") for line in found.values())
    assert list(found.values()) == sorted(found.values())


def test_a_sentence_without_an_id_is_found_too() -> None:
    text = to_yaml(ferry()).replace("- id: p1.s2\n        text:", "- text:")
    assert (
        places(text, "x.yaml")["new.s1"]
        == text.splitlines().index(next(line for line in text.splitlines() if "- text:" in line))
        + 1
    )
