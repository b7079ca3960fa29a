"""The documentation says what is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from producer import station
from producer.cli.app import EXIT_INTERRUPTED, app
from producer.errors import ProducerError
from producer.script import document
from producer.script.style import Style
from producer.station import Station
from tests.cli.command import producer, producer_process
from tests.paths import EXAMPLE, ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


USE = (ROOT / "docs" / "use.md").read_text("utf-8")


def commands(group: Any, name: str = "producer") -> Iterator[tuple[str, Any]]:
    """Every command and group of commands, by what a user types."""
    for word, command in group.commands.items():
        yield f"{name} {word}", command
        if hasattr(command, "commands"):
            yield from commands(command, f"{name} {word}")


COMMANDS = dict(commands(typer.main.get_command(app)))


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
    script = document.from_yaml(example, "example.yaml", Station(), Style())
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
    section = USE.split("### `producer make")[1].split("### `producer story")[0]
    rows = "\n".join(line for line in section.splitlines() if line.startswith("| `"))
    told = set(re.findall(r"`(--[a-z-]+)", rows))
    help_text = producer(capsys, "make", "--help").out
    known = set(re.findall(r"(--[a-z-]+)", help_text)) - {"--help", "--json"}
    assert told == known


def section(name: str) -> str:
    found = re.search(rf"^### `{name}(?: [^`a-z]+)?`\n(.*?)(?=^##)", USE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_section_with_its_options(name: str) -> None:
    """Or they are told of its group; `--json`, told at the top, and an option's opposite apart."""
    groups = (group for group in COMMANDS if name.startswith(f"{group} "))
    text = "".join(map(section, (*groups, name)))
    told = set(re.findall(r"--?[a-z][a-z-]*", text)) | {"--json"}
    for option in COMMANDS[name].params:
        assert option.param_type_name == "argument" or set(option.opts) <= told, option.opts


def test_no_section_is_of_a_command_that_is_not_there() -> None:
    told = re.findall(r"^### `(producer[a-z ]*?)(?: [A-Z][^`]*)?`$", USE, re.MULTILINE)
    assert set(told) == set(COMMANDS)


def test_every_code_of_an_error_is_told() -> None:
    kinds: tuple[type[ProducerError], ...] = (ProducerError, *ProducerError.__subclasses__())
    codes = {0, EXIT_INTERRUPTED, *(kind.exit_code for kind in kinds)}
    table = USE.split("## Exit codes")[1].split("## Environment")[0]
    assert set(map(int, re.findall(r"^\| (\d+) \|", table, re.MULTILINE))) == codes


def test_every_variable_of_the_environment_is_told() -> None:
    read = (ROOT / "producer" / "station.py").read_text("utf-8")
    table = USE.split("## Environment")[1]
    assert set(re.findall(r"PRODUCER_\w+", table)) == set(re.findall(r"PRODUCER_\w+", read))
