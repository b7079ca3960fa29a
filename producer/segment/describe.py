"""Everything in a segment's folder beside its sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.segment import chapters, manifest, peaks, player, report, transcript, waveform
from producer.segment.asked import asked_of
from producer.segment.folder import contents
from producer.segment.seal import sealed
from producer.segment.unchanged import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Segment
    from producer.segment.delivery import Delivery
    from producer.segment.mastered import Mastered


def draw(sound: Mastered, marks: tuple[float, ...], folder: Path) -> None:
    """The waveform, as numbers and as a picture with marks at these parts of the whole."""
    extremes = peaks.extremes(sound)
    (folder / "peaks.json").write_text(peaks.to_json(extremes), encoding="utf-8")
    (folder / "waveform.png").write_bytes(waveform.to_png(extremes, marks))


def describe(segment: Segment, script_text: str, delivery: Delivery, folder: Path) -> None:
    """The texts, and last of all the manifest, which names what lies there."""
    texts = {
        "script.yaml": script_text,
        "transcript.vtt": transcript.to_vtt(segment.cues),
        "transcript.srt": transcript.to_srt(segment.cues),
        "chapters.json": chapters.to_json(segment),
        "report.json": report.to_json(segment),
        "index.html": player.render(segment),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    described = manifest.to_json(
        segment,
        station=delivery.station,
        asked=asked_of(delivery),
        made=delivery.made,
        script_text=script_text,
        fingerprint=fingerprint(
            segment.script, script_text, delivery, segment.voices, segment.engine_versions
        ),
        contents=contents(folder),
    )
    (folder / manifest.FILE_NAME).write_text(sealed(described), encoding="utf-8", newline="\n")
