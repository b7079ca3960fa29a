"""A segment read back from its manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from producer.model import AudioFile, Cue, Lever, Loudness, Segment, Voice, Word

if TYPE_CHECKING:
    from producer.model import Check, Script


def segment_of(told: dict[str, Any], script: Script, checks: tuple[Check, ...] = ()) -> Segment:
    """The segment that our part of a manifest tells of.

    Raises KeyError, TypeError or ValueError where it is not as we write it.
    """
    return Segment(
        script=script,
        profile=told["profile"],
        rate=told["rate"],
        samples=told["samples"],
        channels=told["channels"],
        cues=tuple(map(_cue, told["cues"])),
        loudness=_loudness(told["loudness"]),
        files=tuple(map(_file, told["files"])),
        voices=tuple(Voice(**voice) for voice in told["voices"]),
        engine_versions=tuple(told["engineVersions"]),
        checks=checks,
        levers=tuple(Lever(**lever) for lever in told["levers"]),
    )


def _cue(told: dict[str, Any]) -> Cue:
    return Cue(
        sentence=told["sentence"],
        block=told["block"],
        paragraph=told["paragraph"],
        start_ms=told["startMs"],
        end_ms=told["endMs"],
        text=told["text"],
        words=tuple(Word(text=w, start_ms=start, end_ms=end) for w, start, end in told["words"]),
    )


def _file(told: dict[str, Any]) -> AudioFile:
    return AudioFile(
        name=told["name"],
        media_type=told["mediaType"],
        size=told["size"],
        sha256=told["sha256"],
        samples=told["samples"],
        rate=told["rate"],
        channels=told["channels"],
        loudness=_loudness(told["loudness"]),
    )


def _loudness(told: dict[str, float]) -> Loudness:
    return Loudness(
        integrated_lufs=told["integratedLufs"],
        range_lu=told["rangeLu"],
        momentary_max_lufs=told["momentaryMaxLufs"],
        short_term_max_lufs=told["shortTermMaxLufs"],
        true_peak_dbtp=told["truePeakDbtp"],
        sample_peak_dbfs=told["samplePeakDbfs"],
    )
