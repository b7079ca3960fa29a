"""One edit of a file at a time, and no run that waits for ever."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from producer.errors import OutputError
from producer.script.lexicon import entry
from producer.script.lexicon.adding import put
from producer.script.lexicon.file import read
from producer.script.lexicon.lock import locked
from tests.paths import ROOT

HOLD = """
import sys, time
from pathlib import Path
from producer.script.lexicon.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
ADD = """
import sys
from pathlib import Path
from producer.script.lexicon import entry
from producer.script.lexicon.adding import put
for number in range(15):
    put(Path(sys.argv[1]), (entry(f"A{sys.argv[2]}x{number}", ipa="kiv"),), replace=False)
"""


def started(code: str, *arguments: str | int | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def test_entries_that_several_runs_add_at_once_are_all_kept(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("names.yaml")
    runs = [
        started(ADD, tmp_path / name, number)
        for number, name in enumerate(("names.yaml", "link.yaml", "names.yaml"))
    ]
    assert [run.wait(timeout=60) for run in runs] == [0, 0, 0]
    for run in runs:
        run.communicate()
    terms = {each.term for each in read(tmp_path / "names.yaml").entries}
    assert terms == {f"A{run}x{number}" for run in range(3) for number in range(15)}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "names.yaml"]


def test_threads_wait_for_each_other_too(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"

    def add(number: int) -> None:
        put(path, (entry(f"A{number}", ipa="kiv"),), replace=False)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(40)))
    assert len(read(path).entries) == 40


def test_who_waits_too_long_is_told_and_the_file_left(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    with (
        locked(path),
        pytest.raises(OutputError) as caught,
        locked(path, patience_s=0.1),
    ):
        raise AssertionError("the block must not run")
    assert caught.value.message == (
        f"can't write {path}: another run has been changing it for 0.1 seconds"
    )
    assert "then run the same command again" in caught.value.hint
    with locked(path, patience_s=0.1):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", [0o644, 0o444])
def test_a_lock_file_that_was_left_behind_locks_nothing(tmp_path: Path, mode: int) -> None:
    (tmp_path / ".names.yaml.lock").touch(mode)
    with locked(tmp_path / "names.yaml", patience_s=0.1):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_the_lock_falls_with_a_run_that_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    run = started(HOLD, path)
    assert run.stdout is not None
    assert run.stdout.readline() == "held\n"
    with pytest.raises(OutputError, match="another run"), locked(path, patience_s=0.1):
        raise AssertionError("the block must not run")
    os.kill(run.pid, signal.SIGKILL)
    run.communicate()
    with locked(path):
        pass


def test_a_block_that_fails_lets_go(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), locked(tmp_path / "x"):
        raise KeyboardInterrupt
    with locked(tmp_path / "x", patience_s=0.1):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own locks")
def test_without_locks_in_python_an_edit_is_still_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    put(tmp_path / "names.yaml", (entry("Kyiv", ipa="kiv"),), replace=False)
    assert [path.name for path in tmp_path.iterdir()] == ["names.yaml"]


def test_a_place_where_no_lock_can_be_made_is_told_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(OutputError, match=r"can't write .*names\.yaml: file exists"),
        locked(tmp_path / "file" / "names.yaml"),
    ):
        raise AssertionError("the block must not run")
