"""The report: every promise of a segment with its measured value, pass or fail."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from producer.model import Check
from producer.segment.manifest import said
from producer.segment.timeline import RATE, samples_of

if TYPE_CHECKING:
    from producer.model import AudioFile, Cue, Loudness, Pcm, Script, Segment, Take, Voice
    from producer.segment.profiles import Profile
    from producer.segment.timeline import Timeline
    from producer.station import Pauses

_SOFT_MS = 5_000
"""A soft slot's tolerance, by practice."""
_AIM_LU = 0.2
"""No profile asks for less; ebu asks for just this."""
_SILENT = 8
"""16-bit steps: under -72 dBFS."""
_CLIPPED = 32_767


def loudness_checks(loudness: Loudness, profile: Profile) -> tuple[Check, ...]:
    """What the profile asks, on the samples delivered."""
    off = abs(loudness.integrated_lufs - profile.lufs)
    aim = min(_AIM_LU, profile.tolerance_lu)
    return (
        Check(
            name="loudness",
            expected=f"{profile.lufs:.1f} ± {aim:.1f} LUFS",
            measured=f"{loudness.integrated_lufs:.2f} LUFS",
            passed=off <= aim,
        ),
        Check(
            name="true peak",
            expected=f"≤ {profile.true_peak_dbtp:.1f} dBTP",
            measured=f"{loudness.true_peak_dbtp:.2f} dBTP",
            passed=loudness.true_peak_dbtp <= profile.true_peak_dbtp,
        ),
        Check(
            name="sample peak",
            expected=f"≤ {profile.sample_peak_dbfs:.1f} dBFS",
            measured=f"{loudness.sample_peak_dbfs:.2f} dBFS",
            passed=loudness.sample_peak_dbfs <= profile.sample_peak_dbfs,
        ),
    )


def sound_checks(pcm: Pcm, pauses: Pauses) -> tuple[Check, ...]:
    """Nothing clipped; silence at the head and the tail."""
    clipped = int(np.count_nonzero(np.abs(pcm.astype(np.int32)) >= _CLIPPED))
    head, tail = samples_of(pauses.head), samples_of(pauses.tail)
    edges = np.concatenate([pcm[:head], pcm[len(pcm) - tail :]]).astype(np.int32)
    loudest = int(np.abs(edges).max(initial=0))
    return (
        Check(name="clipped samples", expected="0", measured=str(clipped), passed=clipped == 0),
        Check(
            name="head and tail",
            expected=f"{pauses.head} ms and {pauses.tail} ms of silence",
            measured="silent" if loudest <= _SILENT else f"a sample at {loudest}",
            passed=loudest <= _SILENT,
        ),
    )


def length_checks(files: tuple[AudioFile, ...], timeline: Timeline) -> tuple[Check, ...]:
    """Every file decodes to the timeline's length, to the sample."""
    return tuple(
        Check(
            name=f"length of {file.name}",
            expected=f"{timeline.samples} samples",
            measured=f"{file.samples} samples",
            passed=file.samples == timeline.samples,
        )
        for file in files
    )


def slot_checks(timeline: Timeline, length_ms: int | None) -> tuple[Check, ...]:
    """It runs as long as was asked, as near as a soft slot wants."""
    if length_ms is None:
        return ()
    measured = round(timeline.samples * 1000 / RATE)
    return (
        Check(
            name="length asked for",
            expected=f"{length_ms / 1000:.1f} ± {_SOFT_MS / 1000:.0f} s",
            measured=f"{measured / 1000:.1f} s",
            passed=abs(measured - length_ms) <= _SOFT_MS,
        ),
    )


def script_checks(
    script: Script, cues: tuple[Cue, ...], takes: tuple[Take, ...], notice: str
) -> tuple[Check, ...]:
    """Every sentence of the script is read and airs once, in order, in one voice.

    `notice` says why it is not the voice that was asked for, or nothing.
    """
    wanted = [s.id for s in script.sentences]
    aired = [cue.sentence for cue in cues]
    kept = wanted == aired == [take.sentence for take in takes]
    voices = sorted({f"{take.voice.engine} {take.voice.name}" for take in takes})
    return (
        Check(
            name="sentences aired",
            expected=f"{len(wanted)}, each once and in order",
            measured=f"{len(aired)}" + ("" if kept else ", not as in the script"),
            passed=kept,
        ),
        Check(
            name="voice",
            expected="one voice",
            measured=" and ".join(voices) + (f" ({notice})" if notice else ""),
            passed=len(voices) == 1,
        ),
    )


def honesty_checks(
    script: Script, cues: tuple[Cue, ...], voices: tuple[Voice, ...], disclosure: str
) -> tuple[Check, ...]:
    """It is said that the voice is synthetic, and the voice speaks the story's language."""
    disclosed = said(cues, disclosure)
    spoken = sorted({voice.language for voice in voices})
    told = script.language.lower().split("-")[0]
    return (
        Check(
            name="disclosure",
            expected=f"said: {disclosure}",
            measured="said" if disclosed else "not said",
            passed=disclosed,
        ),
        Check(
            name="language",
            expected=f"a voice for {script.language}",
            measured=", ".join(spoken),
            passed=all(language.lower().split("-")[0] == told for language in spoken),
        ),
    )


def to_json(segment: Segment) -> str:
    """The report as a document: whether all passed, and each check."""
    return json.dumps(
        {
            "slug": segment.script.slug,
            "passed": all(check.passed for check in segment.checks),
            "profile": segment.profile,
            "checks": [asdict(check) for check in segment.checks],
        },
        ensure_ascii=False,
        indent=1,
    )
