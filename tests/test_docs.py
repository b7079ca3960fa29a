"""The documentation says what is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from producer import station
from producer.cli.app import EXIT_INTERRUPTED, app
from producer.errors import ProducerError
from producer.script import document
from producer.script.document.keys import SKIPPED, STORY_KEYS
from producer.script.forms import FORMS
from producer.script.style import Style
from producer.station import Air, Pauses, Station, Words
from tests.cli.command import producer, producer_process
from tests.paths import EXAMPLE, PIER, ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


STATION = ROOT / "examples" / "station.yaml"

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


def headings(page: Path) -> set[str]:
    """As a link names them."""
    found = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, heading in re.findall(
        r"\]\((?!https?:)([^)#]+)(?:#([^)]+))?\)", page.read_text("utf-8")
    ):
        assert (page.parent / target).exists(), target
        assert not heading or heading in headings(page.parent / target), heading


def test_every_place_that_contributing_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for row in text.splitlines():
        folder = ROOT
        for place in re.findall(
            r"`((?:producer|tests|benchmarks|training|docs)/[^`*]+|\w+\.py)`", row
        ):
            found = ROOT / place if "/" in place else folder / place
            assert found.exists(), place
            folder = found if found.is_dir() else found.parent


def test_every_room_is_named_in_the_house() -> None:
    text = (ROOT / "docs" / "house.md").read_text("utf-8")
    packages = {file.parent for file in (ROOT / "producer").rglob("__init__.py")}
    for package in packages - {ROOT / "producer"}:
        assert f"{package.name}/`" in text, package


def test_every_module_that_the_house_names_is_there() -> None:
    """In the two stages whose modules it lists."""
    text = (ROOT / "docs" / "house.md").read_text("utf-8")
    listed = re.findall(r"^Its other modules: (.*?)\n\n", text, re.DOTALL | re.MULTILINE)
    for name in re.findall(r"`(\w+)`", " ".join(listed)):
        assert list((ROOT / "producer").glob(f"s*/{name}.py")), name


def test_the_station_file_s_example_is_the_defaults(tmp_path: Path) -> None:
    (example,) = fenced("docs/station-file.md", "yaml")
    file = tmp_path / "station.yaml"
    file.write_text(example.replace('name: ""', "name: WZQY"), encoding="utf-8")
    read = station.read(file)
    assert read == Station(name="WZQY", out=tmp_path / "audio")
    told = set(re.findall(r"^ *(?:# )?([a-z-]+):", example, re.MULTILINE))
    known = (field for kind in (Station, Air, Pauses, Words) for field in fields(kind))
    keys = {field.name.replace("_", "-") for field in known}
    named = {"own": "own-profile", "sounds": "sound", "zone": "time-zone"}
    assert told == {named.get(key, key) for key in keys - {"air"}}


def test_the_station_file_s_hours_are_read(tmp_path: Path) -> None:
    (example,) = fenced("docs/station-file.md", "yaml")
    file = tmp_path / "station.yaml"
    hours = example.split("# What airs when")[1].split("\n\n")[0].split("\n", 1)[1]
    file.write_text(re.sub("^# ", "", hours, flags=re.MULTILINE), encoding="utf-8")
    air = station.read(file).air
    untold = {field.name for field in fields(Air) if not getattr(air, field.name)}
    assert untold == set()


def test_the_forms_in_the_station_file_are_the_presets(tmp_path: Path) -> None:
    (example,) = fenced("docs/station-file.md", "yaml")
    file = tmp_path / "station.yaml"
    file.write_text("\n".join(re.findall(r"^# (forms:|  \w+: \{.*)", example, re.M)), "utf-8")
    told = [(one.form, one.min_ms, one.target_ms, one.max_ms) for one in station.read(file).forms]
    assert told == [(form.name, form.min_ms, form.target_ms, form.max_ms) for form in FORMS]


def test_the_script_format_s_example_is_a_script() -> None:
    (example,) = fenced("docs/script-format.md", "yaml")
    script = document.from_yaml(example, "example.yaml", Station(), Style())
    said = re.search(r"# says: (.*)", example)
    assert said is not None
    assert script.sentences[0].spoken == said[1]
    assert script.sentences[-1].pause_ms == 0
    assert script.sentences[0].must
    assert script.sentences[1].recasts[0].rule == "attribution first"
    assert [cut.reason for cut in script.cuts] == ["cut for length: the least needed", SKIPPED]
    assert (script.origin.agency, script.origin.approved_by) == ("Associated Press", "Ann Ruiz")
    assert [line.number for line in script.dropped] == [22]


def test_the_script_format_tells_every_key_of_a_story() -> None:
    rows = (ROOT / "docs" / "script-format.md").read_text("utf-8").splitlines()
    (one,) = (row for row in rows if row.startswith("| `story` |"))
    (several,) = (row for row in rows if row.startswith("| `stories` |"))
    told = re.findall(r"`([a-z-]+)`", one + several)
    assert set(told) - {"story", "stories"} == {"credits", *(key for key, _ in STORY_KEYS)}


def test_the_python_in_the_house_runs(
    monkeypatch: pytest.MonkeyPatch, own_place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_place / "examples").mkdir()
    (own_place / "examples" / "ferry.html").write_bytes(PIER.read_bytes())
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
    lines = producer(capsys, "make", EXAMPLE, "--station", STATION).out.splitlines()
    assert lines[0] == title
    assert [line.strip() for line in lines[1:]] == shown


def test_the_readme_s_table_is_the_folder(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    producer(capsys, "make", PIER, "--engine", "tone")
    (folder,) = (own_place / "audio").iterdir()
    table = (ROOT / "README.md").read_text("utf-8").split("## What a segment is")[1]
    named = set(re.findall(r"`([\w.]+\.\w+)`", table.split("## More")[0]))
    assert named == {path.name for path in folder.iterdir()}


def section(name: str) -> str:
    found = re.search(rf"^### `{name}(?: [^`a-z]+)?`\n(.*?)(?=^##)", USE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def options(text: str) -> set[str]:
    return set(re.findall(r"(?<!\w)--?[a-z][a-z-]*", text))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_section_with_its_options(name: str) -> None:
    """Or they are told of its group; `--json`, told at the top, and an option's opposite apart."""
    groups = (group for group in COMMANDS if name.startswith(f"{group} "))
    told = options("".join(map(section, (*groups, name)))) | {"--json"}
    for option in COMMANDS[name].params:
        assert option.param_type_name == "argument" or set(option.opts) <= told, option.opts


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "producer lexicon"])
def test_every_option_of_a_section_is_one(name: str) -> None:
    known = {o for each in COMMANDS[name].params for o in (*each.opts, *each.secondary_opts)}
    assert options(section(name)) <= known


def test_no_section_is_of_a_command_that_is_not_there() -> None:
    told = re.findall(r"^### `(producer[a-z ]*?)(?: [\[A-Z][^`]*)?`$", USE, re.MULTILINE)
    assert set(told) == set(COMMANDS)


def test_every_code_of_an_error_is_told() -> None:
    kinds: tuple[type[ProducerError], ...] = (ProducerError, *ProducerError.__subclasses__())
    codes = {0, EXIT_INTERRUPTED, *(kind.exit_code for kind in kinds)}
    table = USE.split("## Exit codes")[1].split("## Environment")[0]
    assert set(map(int, re.findall(r"^\| (\d+) \|", table, re.MULTILINE))) == codes


def test_every_variable_of_the_environment_is_told() -> None:
    station = ROOT / "producer" / "station"
    read = "".join((station / name).read_text("utf-8") for name in ("reading.py", "keys.py"))
    table = USE.split("## Environment")[1]
    assert set(re.findall(r"PRODUCER_\w+", table)) == set(re.findall(r"PRODUCER_\w+", read))
