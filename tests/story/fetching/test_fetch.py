"""Pages from files and standard input."""

from __future__ import annotations

import io
import os
import shlex
import sys
from datetime import datetime
from pathlib import Path

import pytest

from producer.errors import InputError
from producer.story.fetching import size
from producer.story.fetching.fetch import fetch

STORY = b"The ferry is back."


# --- Files ----------------------------------------------------------------------------


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY)
    page = fetch(str(path))
    assert (page.source, page.content) == (str(path), STORY)
    assert (page.url, page.charset) == (None, None)
    offset = datetime.fromisoformat(page.retrieved).utcoffset()
    assert offset is not None
    assert not offset


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing.txt: no such file\.") as caught:
        fetch(str(tmp_path / "nothing.txt"))
    assert caught.value.hint


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        fetch(str(tmp_path))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_is_not_readable(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY)
    path.chmod(0)
    with pytest.raises(InputError, match="not readable"):
        fetch(str(path))


@pytest.mark.parametrize("content", [b"", b" \n\n"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match="empty"):
        fetch(str(path))


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "archive.txt"
    with path.open("wb") as stream:
        stream.truncate(31_500_000)
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(InputError, match=r"archive.txt: 31.5 MB, larger than the 20 MB"):
        fetch(str(path))


def test_a_path_that_no_file_can_have() -> None:
    with pytest.raises(InputError, match="can't be read"):
        fetch("story\0.txt")


@pytest.mark.parametrize("source", ["ftp://wzqy.example/a", "file:///etc/hosts"])
def test_other_addresses(source: str) -> None:
    with pytest.raises(InputError, match="http and https"):
        fetch(source)


# --- Standard input -------------------------------------------------------------------


def typed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, STORY)
    page = fetch("-")
    assert (page.source, page.content) == ("-", STORY)


def test_standard_input_stops_at_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "CAP", 1_000_000)
    typed(monkeypatch, b"x" * 1_000_001)
    with pytest.raises(InputError, match=r"-: more than 1 MB, larger than the 1 MB"):
        fetch("-")


def test_hints_can_be_typed_whatever_the_name(tmp_path: Path) -> None:
    folder = tmp_path / "Ann's pages"
    folder.mkdir()
    with pytest.raises(InputError) as caught:
        fetch(str(folder))
    assert shlex.split(caught.value.hint.removeprefix("Try a file in it: ")) == ["ls", str(folder)]


def test_a_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputError, match="standard input can't be read"):
        fetch("-")
