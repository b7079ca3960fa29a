"""Takes → Segment: laid out, stitched, mastered, encoded, described, in a folder of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from producer.files import atomic_folder, sha256
from producer.model import Segment
from producer.segment import chapters, manifest, peaks, player, report, transcript, waveform
from producer.segment.encode import encode
from producer.segment.loudness import measure
from producer.segment.master import master
from producer.segment.stitch import at_rate, from_pcm, stitch, to_pcm
from producer.segment.timeline import RATE, cues, lay_out
from producer.segment.unchanged import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Cue, Pcm, Script, Take, Voice
    from producer.segment.delivery import Delivery
    from producer.segment.timeline import Timeline


def build(
    script: Script,
    script_text: str,
    takes: tuple[Take, ...],
    delivery: Delivery,
    folder: Path,
) -> Segment:
    """Make the segment's folder, whole or not at all; `script_text` becomes its script.yaml.

    `takes` are the script's sentences in order. An earlier segment in the folder is replaced,
    and files beside it that are not ours are kept. Raises OutputError, RuleError.
    """
    sounds = tuple(at_rate(take) for take in takes)
    timeline = lay_out(script, tuple(len(sound) for sound in sounds), delivery.pauses)
    whole = stitch(sounds, timeline)
    del sounds  # a long programme is held once, not twice
    pcm = to_pcm(master(whole, delivery.profile))
    del whole
    with atomic_folder(folder, owned=manifest.owned) as fresh:
        segment = _render(script, takes, timeline, pcm, delivery, fresh)
        _describe(segment, script_text, delivery, fresh)
    return segment


def _render(
    script: Script,
    takes: tuple[Take, ...],
    timeline: Timeline,
    pcm: Pcm,
    delivery: Delivery,
    folder: Path,
) -> Segment:
    """The sound in every format, at the same time, and what was measured on it."""
    aired = cues(script, timeline)
    voices = tuple(dict.fromkeys(take.voice for take in takes))
    tags = _tags(script, delivery, aired, voices)
    with ThreadPoolExecutor() as pool:
        writing = [
            pool.submit(encode, pcm, each, folder, tags)
            for each in sorted(delivery.formats, key=lambda each: each.name == "wav")
        ]
        drawing = pool.submit(_draw, pcm, folder)
        loudness = measure(from_pcm(pcm))
        files = tuple(sorted((done.result() for done in writing), key=lambda file: file.name))
        drawing.result()
    return Segment(
        script=script,
        profile=delivery.profile.name,
        rate=RATE,
        samples=timeline.samples,
        cues=aired,
        loudness=loudness,
        files=files,
        voices=voices,
        engine_versions=tuple(dict.fromkeys(take.engine_version for take in takes)),
        checks=(
            *report.loudness_checks(loudness, delivery.profile),
            *report.sound_checks(pcm, delivery.pauses),
            *report.length_checks(files, timeline),
            *report.slot_checks(timeline, delivery.length_ms),
            *report.script_checks(script, aired, takes, delivery.notice),
            *report.honesty_checks(script, aired, voices, delivery.disclosure),
        ),
    )


def _draw(pcm: Pcm, folder: Path) -> None:
    """The waveform, as numbers and as a picture."""
    (folder / "peaks.json").write_text(peaks.to_json(pcm), encoding="utf-8")
    (folder / "waveform.png").write_bytes(waveform.to_png(pcm))


def _describe(segment: Segment, script_text: str, delivery: Delivery, folder: Path) -> None:
    """Everything beside the sound."""
    texts = {
        "script.yaml": script_text,
        "transcript.vtt": transcript.to_vtt(segment.cues),
        "chapters.json": chapters.to_json(segment),
        "report.json": report.to_json(segment),
        "index.html": player.render(segment),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    described = manifest.to_json(
        segment,
        station=delivery.station,
        disclosure=delivery.disclosure,
        script_text=script_text,
        fingerprint=fingerprint(
            segment.script, script_text, delivery, segment.voices, segment.engine_versions
        ),
        contents={path.name: sha256(path) for path in sorted(folder.iterdir())},
    )
    (folder / manifest.FILE_NAME).write_text(described, encoding="utf-8", newline="\n")


def _tags(
    script: Script, delivery: Delivery, aired: tuple[Cue, ...], voices: tuple[Voice, ...]
) -> dict[str, str]:
    """The title and whose it is, and what says that the voice is synthetic."""
    artist = script.origin.publisher or delivery.station
    disclosed = manifest.said(aired, delivery.disclosure)
    return {
        "title": script.title,
        **({"comment": delivery.disclosure} if disclosed else {}),
        "digital_source_type": manifest.digital_source_type(voices),
        **({"artist": artist} if artist else {}),
        **({"source_url": script.origin.url} if script.origin.url else {}),
    }
