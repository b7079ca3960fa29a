"""The page for editors is a walk that can be walked: its commands print what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

from producer.script import body, foreign, lexicon
from producer.script.document import LEFT_OUT, SKIPPED
from producer.script.ear.lint import RULES
from producer.script.ear.recast import RECASTS, recast
from producer.script.shortening import shorten
from tests.cli.command import producer
from tests.paths import EXAMPLE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    Run = list[str]

PAGE = (ROOT / "docs" / "editing.md").read_text("utf-8")
NAMES = (ROOT / "docs" / "lexicon.md").read_text("utf-8")


def _tables(page: str) -> list[list[list[str]]]:
    """The tables of a page: rows of cells, without the two lines at the top."""
    found = re.findall(r"((?:^\|.*\n)+)", page, re.MULTILINE)
    return [
        [[cell.strip() for cell in row.strip("|").split(" | ")] for row in table.splitlines()[2:]]
        for table in found
    ]


def _runs(shown: Run) -> list[Run]:
    """Lines that are shown as they stand together; "..." is for what is left out between them."""
    runs: list[Run] = [[]]
    for line in shown:
        if line == "...":
            runs.append([])
        else:
            runs[-1].append(line)
    return runs


def _steady(line: str) -> str:
    """Without clocks: estimates move by a second when a voice's pace is fitted anew."""
    return re.sub(r"\b\d+:\d\d\b", "0:00", line)


def _follow(shown: Run, printed: Run) -> None:
    """Each run is printed, one after the other; what no dots stand for is all there is."""
    at = 0
    for number, run in enumerate(_runs(shown)):
        places = range(at, len(printed) - len(run) + 1) if number else range(1)
        place = next((n for n in places if printed[n : n + len(run)] == run), None)
        assert place is not None, "\n".join((*run, "", "is not in", "", *printed[at:]))
        at = place + len(run)
    assert at == len(printed) or shown[-1] == "...", printed[at:]


def _walk(page: str, capsys: pytest.CaptureFixture[str], place: Path) -> None:
    """Do what a page does: run its commands, write its files, put its sentences into the script."""
    for kind, name, text in re.findall(
        r"^```(\w+)(?: (\S+))?\n(.*?)^```", page, re.DOTALL | re.MULTILINE
    ):
        if name:
            (place / name).write_text(text, "utf-8")
        elif kind == "yaml" and text.startswith("      - id: "):
            _edit(place / "ferry.yaml", text)
        elif kind == "console":
            for command, *shown in _commands(text):
                outcome = producer(capsys, *shlex.split(command)[1:])
                assert not outcome.err.startswith("producer: this is a bug"), outcome.err
                if shown:
                    printed = (*outcome.out.splitlines(), *outcome.err.splitlines())
                    _follow([*map(_steady, shown)], [*map(_steady, printed)])


def _commands(text: str) -> list[Run]:
    return [part.splitlines() for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]]


def _edit(script: Path, sentence: str) -> None:
    """Put what the page shows where the sentence of that id stands."""
    first = re.escape(sentence.splitlines()[0])
    edited, count = re.subn(
        rf"^{first}\n(?:        .*\n)*", lambda _: sentence, script.read_text("utf-8"), flags=re.M
    )
    assert count == 1, sentence
    script.write_text(edited, "utf-8")


@pytest.mark.parametrize("page", [PAGE, NAMES], ids=["editing", "lexicon"])
def test_its_commands_print_what_it_shows(
    page: str, capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    (own_place / "examples").mkdir()
    shutil.copy(EXAMPLE, own_place / "examples")
    _walk(page, capsys, own_place)


@pytest.mark.parametrize("page", ["docs/lexicon.md", "CHANGELOG.md"])
def test_it_tells_about_how_many_names_are_shipped(page: str) -> None:
    told = re.search(r"[Aa]bout (\d+)(?: names)? come", (ROOT / page).read_text("utf-8"))
    assert told is not None
    assert len(lexicon.load(None).entries) == pytest.approx(int(told[1]), rel=0.05)


def test_its_table_of_recasts_is_what_is_recast() -> None:
    (rows,) = (table for table in _tables(PAGE) if table[0][0] == "attribution first")
    for rule, before, after in rows:
        text, changes = recast(before)
        assert (text, [change.rule for change in changes]) == (after, [rule])
    assert {row[0] for row in rows} == {one.change.name for one in RECASTS}


def test_its_table_of_lint_is_the_rules() -> None:
    (rows,) = (table for table in _tables(PAGE) if table[0][0] == "`too-long`")
    assert [(row[0].strip("`"), row[1]) for row in rows] == [
        (rule.name, str(rule.severity)) for rule in RULES
    ]


def test_its_table_of_cuts_has_every_reason() -> None:
    (rows,) = (table for table in _tables(PAGE) if table[0][0].startswith("`cut for length"))
    told = {row[0].strip("`").partition(":")[0] for row in rows}
    reasons = (body.SUBHEAD, body.NOTHING_TO_SAY, foreign.POST, foreign.ABOUT)
    assert told == {
        shorten.REASON,
        LEFT_OUT,
        SKIPPED,
        *(reason.partition(":")[0] for reason in reasons),
    }
