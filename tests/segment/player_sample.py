"""An invented segment for the tests of the player page."""

from __future__ import annotations

from producer.model import (
    AudioFile,
    Block,
    BlockKind,
    Check,
    Cue,
    Loudness,
    Origin,
    Script,
    Segment,
    Sentence,
    Voice,
)
from tests.builders import LOUDNESS

RATE = 48_000
SECONDS = 6

LINES = (
    # block, paragraph, start, end, text
    ("b1", "p1", 200, 1400, "The Harrow Street bridge opened again this week."),
    ("b1", "p1", 1600, 2800, "Engineers replaced forty steel beams and the whole of the deck."),
    ("b2", "p2", 3300, 4400, "Marta Quill runs the bakery, and says the wait was worth it."),
    ("b3", "outro", 4700, 5600, "Bellwether County Radio, with a synthetic voice."),
)


def sentence(id_: str, text: str) -> Sentence:
    return Sentence(
        id=id_, source=text, text=text, spoken=text, rewrites=(), estimate_ms=1000, pause_ms=300
    )


def sample(
    lines: tuple[tuple[str, str, int, int, str], ...] = LINES,
    *,
    title: str = "A bridge opens, and a street gets its morning back",
    duration_ms: int = SECONDS * 1000,
) -> Segment:
    """A segment of an invented story, whose last block is the outro."""
    cues: list[Cue] = []
    for block, paragraph, start, end, text in lines:
        number = 1 + sum(cue.paragraph == paragraph for cue in cues)
        cues.append(
            Cue(
                sentence=f"{paragraph}.s{number}",
                block=block,
                paragraph=paragraph,
                start_ms=start,
                end_ms=end,
                text=text,
            )
        )
    blocks = tuple(
        Block(
            id=block,
            kind=BlockKind.OUTRO if block == lines[-1][0] else BlockKind.STORY,
            sentences=tuple(sentence(cue.sentence, cue.text) for cue in cues if cue.block == block),
        )
        for block in dict.fromkeys(line[0] for line in lines)
    )
    origin = Origin(
        source="bridge.html",
        url="https://bellwether.example/2026/bridge?a=1&b=2",
        byline="Ines Okafor",
        publisher="Bellwether County Radio",
        published="2026-03-09T05:10:00-04:00",
        retrieved="2026-03-09T09:30:00+00:00",
        rights="Copyright 2026 Bellwether County Radio",
        credits=("Tomas Reyle contributed to this report.",),
    )
    samples = duration_ms * RATE // 1000
    return Segment(
        script=Script(
            slug="bridge",
            title=title,
            form="voicer",
            language="en",
            stories=(origin,),
            blocks=blocks,
        ),
        profile="prss",
        rate=RATE,
        samples=samples,
        channels=1,
        cues=tuple(cues),
        loudness=Loudness(
            integrated_lufs=-24.03,
            range_lu=3.1,
            momentary_max_lufs=-20.4,
            short_term_max_lufs=-21.9,
            true_peak_dbtp=-2.31,
            sample_peak_dbfs=-3.4,
        ),
        files=(
            audio_file("segment.wav", "audio/wav", samples),
            audio_file("segment.mp3", "audio/mpeg", samples),
        ),
        voices=(
            Voice(
                engine="hibari", name="heart", language="en-US", about="American English, female"
            ),
        ),
        engine_versions=("hibari-tts 0.2.1",),
        checks=(
            Check(name="length", expected="6.000 s", measured="6.000 s", passed=True),
            Check(name="loudness", expected="-24 LUFS", measured="-24.0 LUFS", passed=True),
        ),
    )


def audio_file(name: str, media_type: str, samples: int) -> AudioFile:
    return AudioFile(
        name=name,
        media_type=media_type,
        size=1_234_567,
        sha256="0" * 64,
        samples=samples,
        rate=RATE,
        channels=1,
        loudness=LOUDNESS,
    )
