"""The manifest: a W3C Audiobooks publication, true to the sample."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from producer.model import BlockKind, Cut, Origin, Script
from producer.segment import manifest
from tests.builders import OUTRO, built, delivery, script

Manifest = dict[str, Any]

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "data" / "audiobook.schema.json").read_text(encoding="utf-8")
)
SHORT = script(
    [["The ferry sails.", "Rain fell."], ["A band plays."]], ["By Tobias Renn.", OUTRO[1]]
)


def made(folder: Path, of: Script = SHORT, *names: str) -> Manifest:
    """The manifest of a script read by the tone, from the file."""
    built(folder, of, delivery(names=names or ("wav", "mp3")))
    return read(folder)


def read(folder: Path) -> Manifest:
    found: Manifest = json.loads((folder / manifest.FILE_NAME).read_text(encoding="utf-8"))
    return found


def check(found: Manifest) -> None:
    jsonschema.validate(found, SCHEMA, cls=jsonschema.Draft202012Validator)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("segment") / "ferry"
    made(path)
    return path


@pytest.fixture
def found(folder: Path) -> Manifest:
    return read(folder)


# --- W3C Audiobooks -------------------------------------------------------------------


def test_it_is_what_w3c_audiobooks_asks_for(found: Manifest) -> None:
    check(found)


ODD_SCRIPTS = {
    "bare": script([["Rain."]], (), origin=Origin(source="-")),
    "hostile": replace(
        script([['</script><b>"Q" & A</b> 東京 😀 \u202e.']], ()), title="<i>“Naïve”</i> & \\ /"
    ),
    "cut": replace(SHORT, cuts=(Cut(id="p9.s1", text="Too long.", reason="length"),)),
}


@pytest.mark.parametrize("of", ODD_SCRIPTS.values(), ids=ODD_SCRIPTS.keys())
@pytest.mark.parametrize("names", [("wav",), ("mp3",)], ids=["wav", "mp3"])
def test_it_is_so_for_any_script_and_format(
    of: Script, names: tuple[str, ...], tmp_path: Path
) -> None:
    told = made(tmp_path / "out", of, *names)
    check(told)
    assert told["name"] == of.title
    assert told["abridged"] == bool(of.cuts)
    assert "alternate" not in told["readingOrder"][0]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.pop("@context"),
        lambda told: told["@context"].reverse(),
        lambda told: told.pop("conformsTo"),
        lambda told: told.update(conformsTo="https://www.w3.org/TR/pub-manifest/"),
        lambda told: told.update(name=" "),
        lambda told: told.update(readingOrder=[]),
        lambda told: told["readingOrder"][0].pop("duration"),
        lambda told: told["readingOrder"][0].update(duration="PT"),
        lambda told: told["readingOrder"][0].update(encodingFormat="text/html"),
        lambda told: told["readingOrder"][0].update(url="../segment.mp3"),
        lambda told: told["readingOrder"][0]["alternate"][0].pop("duration"),
        lambda told: told["resources"].append(told["resources"][0]),
        lambda told: told.update(author=None),
        lambda told: told.update(extra=1),
    ],
)
def test_the_schema_can_fail(found: Manifest, spoil: Callable[[Manifest], object]) -> None:
    told = deepcopy(found)
    spoil(told)
    with pytest.raises(jsonschema.ValidationError):
        check(told)


def test_no_resource_is_listed_twice(found: Manifest) -> None:
    first = found["readingOrder"][0]
    listed = [first, *first["alternate"], *found["resources"]]
    assert len({each["url"] for each in listed}) == len(listed)


def test_mp3_is_played_and_wav_is_the_alternative(found: Manifest) -> None:
    first = found["readingOrder"][0]
    assert first["encodingFormat"] == "audio/mpeg"
    assert [each["encodingFormat"] for each in first["alternate"]] == ["audio/wav"]


def test_what_is_known_of_the_story_is_told(found: Manifest) -> None:
    assert found["author"] == "Tobias Renn"
    assert found["publisher"] == "Harbour Public Radio"
    assert found["datePublished"] == "2026-05-04"
    assert found["isBasedOn"] == "https://harbour.example/2026/ferry"


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    told = made(tmp_path / "out", ODD_SCRIPTS["bare"])
    assert not {"author", "publisher", "datePublished", "isBasedOn"} & told.keys()
    assert told[manifest.OURS]["rights"] == {"source": "-", "credits": []}


# --- Ours -----------------------------------------------------------------------------


def test_durations_are_those_of_the_samples(found: Manifest) -> None:
    ours = found[manifest.OURS]
    milliseconds = round(ours["samples"] * 1000 / ours["rate"])
    assert ours["durationMs"] == milliseconds
    assert {file["samples"] for file in ours["files"]} == {ours["samples"]}
    (first,) = found["readingOrder"]
    for told in (found["duration"], first["duration"], first["alternate"][0]["duration"]):
        seconds = re.fullmatch(r"PT(\d+)\.(\d{3})S", told)
        assert seconds
        assert int(seconds[1] + seconds[2]) == milliseconds


def test_files_are_as_they_lie_there(found: Manifest, folder: Path) -> None:
    for file in found[manifest.OURS]["files"]:
        content = (folder / file["name"]).read_bytes()
        assert file["size"] == len(content)
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
    first = found[manifest.OURS]["files"][0]["sha256"]
    assert found["id"] == f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, first)}"


def test_blocks_span_their_cues(found: Manifest) -> None:
    ours = found[manifest.OURS]
    assert [block["id"] for block in ours["blocks"]] == ["b1", "b2", "b3"]
    assert ours["blocks"][-1]["kind"] == BlockKind.OUTRO
    for block in ours["blocks"]:
        inside = [cue for cue in ours["cues"] if cue["block"] == block["id"]]
        assert block["startMs"] == inside[0]["startMs"]
        assert block["endMs"] == inside[-1]["endMs"]


def test_every_sentence_is_a_cue(found: Manifest) -> None:
    told = [(cue["sentence"], cue["text"]) for cue in found[manifest.OURS]["cues"]]
    assert told == [(one.id, one.text) for one in SHORT.sentences]


def test_the_synthetic_voice_is_disclosed(found: Manifest) -> None:
    ours = found[manifest.OURS]
    assert ours["digitalSourceType"].endswith("/algorithmicMedia")  # the tone's, not a model's
    assert ours["disclosure"] == "It was read by a synthetic voice."
    assert "synthetic voice" in found["readBy"]["name"]
    assert [voice["name"] for voice in ours["voices"]] == ["sine"]


def test_the_script_is_named_by_its_hash(found: Manifest, folder: Path) -> None:
    written = (folder / "script.yaml").read_bytes()
    assert found[manifest.OURS]["scriptSha256"] == hashlib.sha256(written).hexdigest()


# --- Other formats --------------------------------------------------------------------

SEVERAL = ("wav", "flac", "mp3", "mp2", "m4a", "opus", "hls")


def test_every_format_stands_in_the_manifest_once(tmp_path: Path) -> None:
    told = made(tmp_path / "out", SHORT, *SEVERAL)
    check(told)
    (first,) = told["readingOrder"]
    played = [first["url"], *(each["url"] for each in first["alternate"])]
    listed = [*played, *(each["url"] for each in told["resources"])]
    assert played[0] == "segment.mp3"
    assert len(played) == len(SEVERAL) - 1
    assert listed.count("hls/index.m3u8") == 1
    assert len(set(listed)) == len(listed)
    assert {each["name"] for each in told[manifest.OURS]["files"]} <= set(listed)


def test_a_playlist_alone_is_what_there_is_to_play(tmp_path: Path) -> None:
    told = made(tmp_path / "out", SHORT, "hls")
    assert [each["url"] for each in told["readingOrder"]] == ["hls/index.m3u8"]


def test_the_kill_time_is_told(tmp_path: Path) -> None:
    told = made(tmp_path / "out", replace(SHORT, expires="2026-11-25T18:00:00"), "wav")
    assert told[manifest.OURS]["expires"] == "2026-11-25T18:00:00"
    assert made(tmp_path / "out", SHORT, "wav")[manifest.OURS]["expires"] is None
