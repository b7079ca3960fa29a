"""A manifest that was edited shows it; a segment is read back from one as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from producer.model import Check, Cue, Lever, Word
from producer.segment import manifest, seal
from producer.segment.asked import Asked, from_document, to_document
from producer.segment.profiles import PROFILES
from producer.segment.retelling import segment_of
from producer.station import Pauses
from tests.builders import MADE, segment

PLAIN = segment()
CUE = Cue(
    sentence="p1.s1",
    block="b1",
    paragraph="p1",
    start_ms=500,
    end_ms=1500,
    text="Rain fell.",
    words=(Word(text="Rain", start_ms=500, end_ms=900),),
)
WHOLE = replace(
    PLAIN,
    cues=(CUE, *PLAIN.cues[1:]),
    levers=(Lever(name="pauses", ms=-40, about="pauses at 90 %"),),
)
ASKED = Asked(profile=PROFILES[0], pauses=Pauses(), tempo=3.0)
TEXT = manifest.to_json(
    WHOLE,
    station="",
    asked=ASKED,
    made=MADE,
    script_text="é",
    fingerprint="f",
    contents={"a": "b"},
)


def sealed() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(seal.sealed(TEXT))
    return document


def test_a_sealed_manifest_is_intact_and_says_what_it_said() -> None:
    document = sealed()
    assert seal.intact(document)
    del document[manifest.OURS][seal.KEY]
    assert document == json.loads(TEXT)


def test_it_is_intact_however_it_is_written_and_sealed_again() -> None:
    again = seal.sealed(json.dumps(sealed(), sort_keys=True))
    assert seal.intact(json.loads(again))
    assert json.loads(again) == sealed()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("name",), "Another title"),
        (("publisher",), "Nobody"),
        ((manifest.OURS, "samples"), 1),
        ((manifest.OURS, "loudness", "integratedLufs"), -23.0),
        ((manifest.OURS, "cues", 0, "startMs"), 501),
        ((manifest.OURS, "rights", "approvedBy"), "Odile Marsh"),
        ((manifest.OURS, "asked", "lengthMs"), 60_000),
        ((manifest.OURS, "contents", "a"), "c"),
        ((manifest.OURS, seal.KEY), "0" * 64),
    ],
)
def test_any_fact_that_was_edited_shows(path: tuple[str | int, ...], value: object) -> None:
    document: Any = sealed()
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not seal.intact(document)


def test_one_without_a_seal_is_not_intact() -> None:
    assert not seal.intact(json.loads(TEXT))


def test_a_segment_is_read_back_as_it_was() -> None:
    check = Check(name="a", expected="b", measured="c", passed=True)
    told = json.loads(TEXT)[manifest.OURS]
    assert segment_of(told, WHOLE.script, (check,)) == replace(WHOLE, checks=(check,))


@pytest.mark.parametrize("lost", ["cues", "samples", "files", "voices", "levers", "loudness"])
def test_a_manifest_that_lacks_a_fact_is_no_segment(lost: str) -> None:
    told = json.loads(TEXT)[manifest.OURS]
    del told[lost]
    with pytest.raises(KeyError):
        segment_of(told, WHOLE.script)


@pytest.mark.parametrize(
    "asked",
    [
        ASKED,
        Asked(
            profile=PROFILES[1],
            pauses=Pauses(head=0, least=50),
            tempo=5.0,
            length_ms=90_000,
            post_ms=80_000,
            soft=True,
            disclosure="A computer read this.",
            notice="gtts could not be reached",
        ),
    ],
)
def test_what_was_asked_is_read_back_as_it_was(asked: Asked) -> None:
    assert from_document(json.loads(json.dumps(to_document(asked)))) == asked
