"""Random scripts and lengths, through the whole walk to the files: exact, or refused."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from producer import pipeline
from producer.errors import RuleError
from producer.model import BlockKind, Script
from producer.pipeline import Order
from producer.script import document
from producer.station import Sounds, Station
from tests.builders import script

EXAMPLES = 12

WORDS = "rain fell on the harbor while a band played and nobody knew who would steer".split()


@dataclass(frozen=True, slots=True)
class Case:
    """A script, how long it is to run, and where."""

    script: Script
    length_ms: int
    bed: bool
    stereo: bool


@st.composite
def cases(draw: st.DrawFn) -> Case:
    blocks = draw(
        st.lists(
            st.lists(st.integers(2, 9), min_size=1, max_size=4).map(tuple), min_size=1, max_size=3
        )
    )
    texts, count = [], 0
    for block in blocks:
        sentences = []
        for words in block:
            count += 1
            told = (WORDS[(count + place) % len(WORDS)] for place in range(words))
            sentences.append(f"{' '.join(told)} {count}.".capitalize())
        texts.append(tuple(sentences))
    whole = script(texts, ("It was read by a synthetic voice.",))
    natural_ms = 1_000 + sum(one.estimate_ms + one.pause_ms for one in whole.sentences)
    bed = draw(st.booleans())
    return Case(
        script=whole,
        length_ms=(natural_ms + bed * 7_000) * draw(st.integers(60, 115)) // 100,
        bed=bed,
        stereo=draw(st.booleans()),
    )


@settings(max_examples=EXAMPLES, deadline=None)
@given(cases())
def test_it_runs_exactly_as_long_as_asked_in_wav_and_flac_or_says_why_not(case: Case) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "script.yaml"
        source.write_text(document.to_yaml(case.script), encoding="utf-8")
        station = Station(
            engine="tone",
            formats=("wav", "flac"),
            layout="stereo" if case.stereo else "mono",
            sounds=Sounds(bed="house") if case.bed else Sounds(),
            out=folder / "audio",
            cache=folder / "cache",
        )
        try:
            made = pipeline.make((str(source),), station, Order(length_ms=case.length_ms))
        except RuleError as error:
            assert "the shortest possible is" in error.message
            assert error.hint
            assert not (folder / "audio").exists() or not list((folder / "audio").iterdir())
            return
        wanted = case.length_ms * 48
        for file in ("segment.wav", "segment.flac"):
            assert soundfile.info(made.folder / file).frames == wanted
        assert [check for check in made.segment.checks if not check.passed] == []
        told = [one.id for one in case.script.sentences]
        aired = [cue.sentence for cue in made.segment.cues]
        assert aired == [id for id in told if id in aired]
        outro = next(block for block in case.script.blocks if block.kind is BlockKind.OUTRO)
        assert {one.id for one in outro.sentences} <= set(aired)
