"""The documentation says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from producer import station
from producer.script import document
from producer.station import Station
from tests.cli.command import producer, producer_process
from tests.paths import EXAMPLE, ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def fenced(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_place_that_contributing_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for place in re.findall(r"`((?:producer|tests|benchmarks)/[^`*]+)`", text):
        assert (ROOT / place).exists(), place


def test_the_station_file_s_example_is_the_defaults(tmp_path: Path) -> None:
    (example,) = fenced("docs/station-file.md", "yaml")
    file = tmp_path / "station.yaml"
    file.write_text(example.replace('name: ""', "name: WZQY"), encoding="utf-8")
    read = station.read(file)
    assert read == Station(name="WZQY", out=tmp_path / "audio")


def test_the_script_format_s_example_is_a_script() -> None:
    (example,) = fenced("docs/script-format.md", "yaml")
    script = document.from_yaml(example, "example.yaml", Station())
    said = re.search(r"# says: (.*)", example)
    assert said is not None
    assert script.sentences[0].spoken == said[1]
    assert script.sentences[-1].pause_ms == 0


def test_the_python_in_the_house_runs(
    monkeypatch: pytest.MonkeyPatch, own_place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_place / "examples").mkdir()
    (own_place / "examples" / "ferry.html").write_bytes(EXAMPLE.read_bytes())
    (code,) = fenced("docs/house.md", "python")
    exec(compile(code, "house.md", "exec"), {})
    folder, duration = capsys.readouterr().out.split()
    assert (own_place / folder / "manifest.json").is_file()
    assert int(duration) > 0


def test_the_spoken_example_is_what_is_said() -> None:
    (example,) = fenced("docs/use.md", "console")
    told = re.match(r"\$ echo '(.*)' \| producer spoken -\n(.*)\n", example)
    assert told is not None
    outcome = producer_process("spoken", "-", stdin=told[1].encode())
    assert outcome.out == told[2] + "\n"


def test_the_readme_s_output_is_the_example_s(capsys: pytest.CaptureFixture[str]) -> None:
    example = fenced("README.md", "console")[0]
    shown = [line.strip() for line in example.splitlines() if line.startswith("  ")]
    title = example.splitlines()[2]
    lines = producer(capsys, "make", EXAMPLE).out.splitlines()
    assert lines[0] == title
    assert [line.strip() for line in lines[1:]] == shown


def test_the_readme_s_table_is_the_folder(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    producer(capsys, "make", EXAMPLE, "--engine", "tone")
    (folder,) = (own_place / "audio").iterdir()
    table = (ROOT / "README.md").read_text("utf-8").split("## What a segment is")[1]
    named = set(re.findall(r"`([\w.]+\.\w+)`", table.split("## More")[0]))
    assert named == {path.name for path in folder.iterdir()}


def test_every_option_in_use_md_is_one_and_every_one_is_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = (ROOT / "docs" / "use.md").read_text("utf-8")
    section = text.split("### `producer make")[1].split("### `producer story")[0]
    rows = "\n".join(line for line in section.splitlines() if line.startswith("| `"))
    told = set(re.findall(r"`(--[a-z]+)", rows))
    help_text = producer(capsys, "make", "--help").out
    known = set(re.findall(r"(--[a-z]+)", help_text)) - {"--help", "--json"}
    assert told == known
