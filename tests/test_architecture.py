"""What holds for the whole package: a light start, small modules, a word on each, no hosts."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

PACKAGE = ROOT / "producer"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = frozenset(
    """
    numpy onnxruntime av trafilatura lxml gtts requests pydub PIL hibari kitten_text_processing
    nupunkt sentencex soundfile soxr markdown_it urllib3 python_stretch c2pa
    cryptography faster_whisper ctranslate2 ortools sqlite3
    """.split()
)
LONGEST = 320
"""Lines of a module."""
TEXT_FILES = sorted(
    path
    for path in PACKAGE.rglob("*")
    if path.suffix in {".py", ".html", ".css", ".js", ".json", ".yaml", ".txt", ".md"}
)
REGISTRIES = re.compile(
    r"(?:(?<!podcast)index|registry|artifactory|nexus|packages)[\w.-]*\.(?:org|com|net|io|dev|internal)\b"
    r"|--(?:extra-)?index-url|https?://\S+/simple\b",
    re.IGNORECASE,
)

each_module = pytest.mark.parametrize(
    "module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE))
)


# --- A light start --------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    [
        "import producer",
        "import producer.cli.app",
        "from producer.cli.app import run; assert run(['--help']) == 0",
        "from producer.cli.app import run; assert run(['--version']) == 0",
        "from producer.cli.app import run; assert run(['make', '--help']) == 0",
        "from producer.cli.app import run; assert run(['schedule', '--help']) == 0",
        "from producer.cli.app import run; assert run(['export', '--help']) == 0",
        "from producer.cli.app import run; assert run(['library', '--help']) == 0",
        "from producer.cli.app import run; assert run(['mkae']) == 2",
    ],
)
def test_a_command_that_does_no_work_loads_nothing_heavy(code: str, tmp_path: Path) -> None:
    start = "import sys; sys.path.insert(0, sys.argv[1])"
    tell = "print('\\nLOADED', *sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", f"{start}; {code}; {tell}", str(ROOT)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.rsplit("LOADED", 1)[1].split())
    assert "producer" in loaded
    assert not loaded & HEAVY


# --- Modules --------------------------------------------------------------------------


def test_the_modules_are_found() -> None:
    assert PACKAGE / "pipeline" / "making.py" in MODULES
    assert len(MODULES) > 40


@each_module
def test_a_module_is_small_enough_to_read(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) < LONGEST


@each_module
def test_a_module_says_what_it_is_for(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert not tree.body or (ast.get_docstring(tree) or "").strip()


# --- Hosts ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["https://index.corp.com/simple", "registry.corp.net", "--index-url x"]
)
def test_a_registry_is_known_when_it_is_seen(line: str) -> None:
    assert REGISTRIES.search(line)


@pytest.mark.parametrize("path", TEXT_FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_file_names_a_registry(path: Path) -> None:
    found = REGISTRIES.search(path.read_text(encoding="utf-8"))
    assert found is None, found
