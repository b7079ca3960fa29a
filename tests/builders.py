"""Small makers of what the stages hand on, with invented words."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from producer.model import (
    AudioFile,
    Block,
    BlockKind,
    Loudness,
    Origin,
    Script,
    Segment,
    Sentence,
    Sound,
    Take,
    Utterance,
    Voice,
)
from producer.segment import formats, profiles
from producer.segment.build import build
from producer.segment.delivery import Delivery
from producer.segment.fit import natural
from producer.segment.frame import silent_frame
from producer.segment.sound.framing import frame_of
from producer.segment.sound.kit import load
from producer.segment.stitch import mix
from producer.segment.timeline import RATE, Timeline, cues, lay_out, length_of
from producer.speech import cache as keys
from producer.speech import hibari, tone
from producer.speech.engine import Engine
from producer.speech.trim import trim
from producer.station import Pauses, Sounds

if TYPE_CHECKING:
    from producer.model import Samples

TONE = tone.voices()[0]

MADE = datetime(2026, 5, 4, 5, 30, tzinfo=UTC)

LOUDNESS = Loudness(
    integrated_lufs=-24.0,
    range_lu=3.2,
    momentary_max_lufs=-20.1,
    short_term_max_lufs=-22.5,
    true_peak_dbtp=-4.0,
    sample_peak_dbfs=-4.1,
)

_FILES = tempfile.TemporaryDirectory(prefix="takes-")
_FILES_LOCK = threading.Lock()
_NUMBERS = count()

STORY = (
    (
        "The ferry to Larkin Island sails again on Thursday.",
        "It lay in the dock at Port Ambrose for eleven weeks while a crew replaced its engine.",
        "Islanders went by fishing boat, or stayed home.",
    ),
    (
        "“We counted the days,” says Odile Marsh, who teaches the island’s nine pupils.",
        "The first crossing is free, and the town band plays at seven.",
    ),
)
OUTRO = ("This story was written by Tobias Renn.", "It was read by a synthetic voice.")


def sentence(
    id_: str = "p1.s1", text: str = "Rain fell.", *, spoken: str | None = None, pause_ms: int = 350
) -> Sentence:
    said = text if spoken is None else spoken
    return Sentence(
        id=id_,
        source=text,
        text=text,
        spoken=said,
        rewrites=(),
        estimate_ms=60 * len(said),
        pause_ms=pause_ms,
    )


def script(
    story: Sequence[Sequence[str]] = STORY,
    outro: Sequence[str] = OUTRO,
    *,
    pause_ms: int = 350,
    origin: Origin | None = None,
) -> Script:
    """A block for each group of texts, and the outro's where it has any."""
    blocks = [
        _block(f"b{number}", BlockKind.STORY, f"p{number}", texts, pause_ms)
        for number, texts in enumerate(story, start=1)
    ]
    if outro:
        blocks.append(_block(f"b{len(blocks) + 1}", BlockKind.OUTRO, "outro", outro, pause_ms))
    return Script(
        slug="larkin-ferry",
        title="The Larkin Island ferry sails again",
        form="voicer",
        language="en",
        stories=(
            origin
            or Origin(
                source="ferry.html",
                url="https://harbour.example/2026/ferry",
                byline="Tobias Renn",
                publisher="Harbour Public Radio",
                published="2026-05-04",
            ),
        ),
        blocks=tuple(blocks),
    )


def _block(id_: str, kind: BlockKind, paragraph: str, texts: Sequence[str], pause_ms: int) -> Block:
    return Block(
        id=id_,
        kind=kind,
        sentences=tuple(
            sentence(f"{paragraph}.s{number}", text, pause_ms=pause_ms)
            for number, text in enumerate(texts, start=1)
        ),
    )


def take(
    one: Sentence, sound: Sound | None = None, *, engine: Engine = tone, voice: Voice = TONE
) -> Take:
    """The sentence as read by an engine, or with the sound given."""
    heard = trim(engine.speak(Utterance(text=one.spoken), voice)) if sound is None else sound
    return Take(
        sentence=one.id,
        file=_on_disk(heard),
        start=0,
        end=len(heard.samples),
        rate=heard.rate,
        words=heard.words,
        voice=voice,
        engine_version="1",
        key=keys.key(Utterance(text=one.spoken), voice, "1"),
        fresh=True,
    )


def _on_disk(sound: Sound) -> Path:
    """A sound as the cache would keep it, to the last bit, for as long as the tests run."""
    with _FILES_LOCK:
        path = Path(_FILES.name) / f"{next(_NUMBERS)}.wav"
    soundfile.write(path, sound.samples, sound.rate, subtype="FLOAT")
    return path


def takes(of: Script, *, engine: Engine = tone, voice: Voice = TONE) -> tuple[Take, ...]:
    return tuple(take(one, engine=engine, voice=voice) for one in of.sentences)


@cache
def programme(engine_name: str) -> Samples:
    """The invented story as one sound at 48 kHz, before mastering: "tone" or "hibari"."""
    engine: Engine = {"tone": tone, "hibari": hibari}[engine_name]
    read = takes(script(), engine=engine, voice=engine.voices()[0])
    laid = timeline(script(), tuple(map(length_of, read)))
    return np.concatenate([piece[:, 0] for piece in mix(read, laid, (), 1)])


def timeline(of: Script, lengths: tuple[int, ...], pauses: Pauses | None = None) -> Timeline:
    """The script's takes of these lengths, in samples, with nothing moved to fit a slot."""
    return lay_out(of, natural(lengths, silent_frame(of, pauses or Pauses())))


def delivery(
    *,
    profile: str = "prss",
    names: tuple[str, ...] = ("wav", "mp3"),
    pauses: Pauses | None = None,
    notice: str = "",
) -> Delivery:
    """What a station asks for, with the formats of those names."""
    return Delivery(
        profile=profiles.find(profile),
        formats=tuple(formats.find(name) for name in names),
        pauses=pauses or Pauses(),
        station="Harbour Public Radio",
        disclosure="It was read by a synthetic voice.",
        notice=notice,
        made=MADE,
        sounds=Sounds(),
    )


def built(
    folder: Path,
    of: Script,
    order: Delivery | None = None,
    *,
    read: tuple[Take, ...] | None = None,
    text: str = "slug: x\n",
) -> Segment:
    """A segment in its folder, of takes that nothing fits to a slot; by default the tone's."""
    spoken, order = takes(of) if read is None else read, order or delivery()
    kit = load(order.sounds, order.channels)
    fitted = natural(tuple(map(length_of, spoken)), frame_of(of, kit, order.pauses))
    return build(of, text, spoken, fitted, kit, order, folder)


def segment(of: Script | None = None) -> Segment:
    """A segment of takes of a second each, whose files were never written."""
    whole = of or script()
    laid = timeline(whole, (RATE,) * len(whole.sentences))
    return Segment(
        script=whole,
        profile="prss",
        rate=RATE,
        samples=laid.samples,
        channels=1,
        cues=cues(whole, laid),
        loudness=LOUDNESS,
        files=(audio_file("segment.mp3", laid.samples),),
        voices=(TONE,),
        engine_versions=("1",),
        checks=(),
    )


def audio_file(name: str, samples: int) -> AudioFile:
    return AudioFile(
        name=name,
        media_type={"wav": "audio/wav", "mp3": "audio/mpeg"}[name.rsplit(".", 1)[-1]],
        size=1234,
        sha256="0" * 64,
        samples=samples,
        rate=RATE,
        channels=1,
        loudness=LOUDNESS,
    )


def amplitude(dbfs: float) -> float:
    return float(10 ** (dbfs / 20))


def sine(hertz: float, dbfs: float, seconds: float, *, degrees: float = 0.0) -> Samples:
    """A sine at 48 kHz whose peaks are at `dbfs`."""
    angle = 2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE + np.radians(degrees)
    wave: Samples = (amplitude(dbfs) * np.sin(angle)).astype(np.float32)
    return wave


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)
