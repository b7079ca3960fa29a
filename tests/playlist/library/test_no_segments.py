"""What lies among the segments and is none: a remark each, and nothing stops for it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.playlist.library.shelf_builder import Shelf


def one_remark(shelf: Shelf, folder: Path, why: str) -> None:
    """Beside a segment that is well."""
    well = shelf.put("well")
    shelves = shelf.library()
    assert [piece.folder for piece in shelves.pieces] == [well]
    (remark,) = shelves.remarks
    assert remark.startswith(f"{folder}: {why}"), remark


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "its manifest can't be read: "),
        (b'{"id": "x"', "its manifest can't be read: "),
        (b"\xff\xfe", "its manifest can't be read: "),
        (b"[" * 100_000, "its manifest can't be read: "),
        (b"[]", "its manifest is not of a segment that producer made"),
        (b'{"name": "A web app"}', "its manifest is not of a segment that producer made"),
    ],
)
def test_a_broken_manifest_is_a_remark(content: bytes, why: str, shelf: Shelf) -> None:
    folder = shelf.put("broken")
    (folder / "manifest.json").write_bytes(content)
    one_remark(shelf, folder, why)


@pytest.mark.parametrize(
    ("told", "ours", "why"),
    [
        ({"id": None}, {}, "its manifest does not tell its id"),
        ({"name": 7}, {}, "its name can't be read: 7"),
        ({"name": "\ud800"}, {}, "its name can't be read: "),
        ({}, {"durationMs": 0}, "its manifest does not tell its length"),
        ({}, {"durationMs": 10**30}, "its manifest does not tell its length"),
        ({}, {"files": None}, "its manifest does not tell its files"),
        ({}, {"files": [1]}, "its manifest does not tell its files"),
        ({}, {"files": [{"name": "../a.mp3", "mediaType": "audio/mpeg", "size": 1}]}, "its sound"),
        ({}, {"airing": {"priority": 9}}, "its priority can't be read: 9"),
        ({}, {"airing": {"hours": "mornings"}}, "its hours can't be read: 'mornings'"),
        ({}, {"airing": {"notBefore": "soon"}}, "its embargo can't be read: 'soon'"),
        ({}, {"expires": "soon"}, "its kill time can't be read: 'soon'"),
        ({}, {"airing": []}, "its airing can't be read: []"),
    ],
)
def test_a_manifest_that_tells_too_little_is_a_remark(
    told: dict[str, Any], ours: dict[str, Any], why: str, shelf: Shelf
) -> None:
    folder = shelf.put("broken")
    file = folder / "manifest.json"
    whole = json.loads(file.read_bytes())
    whole |= told
    whole["x-producer"] |= ours
    file.write_text(json.dumps({k: v for k, v in whole.items() if v is not None}), "utf-8")
    one_remark(shelf, folder, why)


def test_a_segment_whose_sound_is_gone_is_a_remark(shelf: Shelf) -> None:
    folder = shelf.put("silent")
    for name in ("segment.mp3", "segment.wav"):
        (folder / name).unlink()
    one_remark(shelf, folder, "its sound is not there")


def test_a_folder_called_manifest_is_none(shelf: Shelf) -> None:
    (shelf.out / "odd" / "manifest.json").mkdir(parents=True)
    one_piece = shelf.put()
    shelves = shelf.library()
    assert ([piece.folder for piece in shelves.pieces], shelves.remarks) == ([one_piece], ())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_a_name_that_is_no_text_is_a_remark(shelf: Shelf) -> None:
    odd = Path(os.fsdecode(os.fsencode(shelf.out) + b"/f\xff"))
    shutil.copytree(shelf.pattern, odd)
    one_remark(shelf, odd, "its name is not in UTF-8")
