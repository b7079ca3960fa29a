"""The folder of a segment: whose it is, and what lies in it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from producer.segment.folder import contents, owned
from producer.segment.manifest import FILE_NAME
from tests.builders import OUTRO, built, delivery, script

SHORT = script([["The ferry sails."]], ["By Tobias Renn.", OUTRO[1]])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("segment") / "ferry"
    built(path, SHORT, delivery(names=("wav", "hls")))
    return path


def test_its_contents_are_named_by_their_paths_and_hashes(tmp_path: Path) -> None:
    (tmp_path / "hls").mkdir()
    (tmp_path / "b.txt").write_bytes(b"two")
    (tmp_path / "hls" / "a.m4s").write_bytes(b"one")
    assert contents(tmp_path) == {
        "b.txt": hashlib.sha256(b"two").hexdigest(),
        "hls/a.m4s": hashlib.sha256(b"one").hexdigest(),
    }


def test_folders_of_a_segment_are_named_once(folder: Path) -> None:
    told = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    assert {"hls/index.m3u8", "segment.wav"} < set(told["x-producer"]["contents"])
    found = owned(folder)
    assert found is not None
    assert {"hls", "segment.wav"} < found


def test_a_segments_folder_names_its_files(folder: Path) -> None:
    assert owned(folder) == frozenset(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not json",
        "null",
        "[]",
        "3",
        '"x-producer"',
        "{}",
        '{"x-producer": null}',
        '{"x-producer": {}}',
        '{"x-producer": {"files": null}}',
        '{"x-producer": {"files": ["a"]}}',
        '{"x-producer": {"files": [{}]}}',
        '{"name": "somebody else\'s web app", "icons": []}',
        "\ufeff{}",
        "\x00",
    ],
)
def test_a_folder_with_another_manifest_is_not_ours(content: str, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
    assert owned(tmp_path) is None


def test_a_folder_without_a_manifest_is_not_ours(tmp_path: Path) -> None:
    assert owned(tmp_path) is None
    assert owned(tmp_path / "gone") is None
    (tmp_path / FILE_NAME).mkdir()
    assert owned(tmp_path) is None


def test_bytes_that_are_no_text_are_not_ours(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe\x81")
    assert owned(tmp_path) is None
