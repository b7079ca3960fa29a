"""Whether a segment that is there is the one that would be made now, whole and untouched.

Then nothing is written again: a playout system that watches the folder has nothing to reload.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import producer
from producer.files import sha256
from producer.model import AudioFile, Check, Cue, Loudness, Segment, Voice
from producer.segment import manifest

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Script
    from producer.segment.delivery import Delivery


_ESTIMATE = re.compile(r"  # about \d+ s$")
"""A comment on a block; it moves when the pace of a voice has been learned, and nothing else."""

MASTERING_VERSION = 2
"""Raised when the same takes would become another sound or other files."""


def fingerprint(
    script: Script,
    script_text: str,
    delivery: Delivery,
    voices: tuple[Voice, ...],
    versions: tuple[str, ...],
) -> str:
    """A SHA-256 over all that decides a segment but when its page was read.

    `script_text` does not tell how its words sound: a lexicon may have changed since.
    """
    lines = script_text.splitlines()
    decides = {
        "producer": producer.__version__,
        "mastering": MASTERING_VERSION,
        "notice": delivery.notice,
        "script": [
            _ESTIMATE.sub("", line) for line in lines if not line.startswith("  retrieved:")
        ],
        "profile": asdict(delivery.profile),
        "formats": [each.name for each in delivery.formats],
        "sounds": [[asdict(p) for p in one.pronunciations] for one in script.sentences],
        "pauses": asdict(delivery.pauses),
        "length": delivery.length_ms,
        "station": delivery.station,
        "disclosure": delivery.disclosure,
        "voices": [asdict(voice) for voice in voices],
        "engines": list(versions),
    }
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode("utf-8")).hexdigest()


def find(folder: Path, wanted: str, script: Script) -> Segment | None:
    """The segment in a folder, where its fingerprint is the one wanted and its files are whole."""
    try:
        told = json.loads((folder / manifest.FILE_NAME).read_bytes())[manifest.OURS]
        if told["fingerprint"] != wanted or not _whole(folder, told["contents"]):
            return None
        report = json.loads((folder / "report.json").read_bytes())
        return _segment(told, report, script)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _whole(folder: Path, contents: dict[str, str]) -> bool:
    return all(sha256(folder / name) == told for name, told in contents.items())


def _segment(told: dict[str, Any], report: dict[str, Any], script: Script) -> Segment:
    """A segment as its manifest and report tell it."""
    loudness = told["loudness"]
    return Segment(
        script=script,
        profile=told["profile"],
        rate=told["rate"],
        samples=told["samples"],
        cues=tuple(
            Cue(
                sentence=cue["sentence"],
                block=cue["block"],
                paragraph=cue["paragraph"],
                start_ms=cue["startMs"],
                end_ms=cue["endMs"],
                text=cue["text"],
            )
            for cue in told["cues"]
        ),
        loudness=Loudness(
            integrated_lufs=loudness["integratedLufs"],
            short_term_max_lufs=loudness["shortTermMaxLufs"],
            true_peak_dbtp=loudness["truePeakDbtp"],
            sample_peak_dbfs=loudness["samplePeakDbfs"],
        ),
        files=tuple(
            AudioFile(
                name=file["name"],
                media_type=file["mediaType"],
                size=file["size"],
                sha256=file["sha256"],
                samples=file["samples"],
                rate=file["rate"],
            )
            for file in told["files"]
        ),
        voices=tuple(Voice(**voice) for voice in told["voices"]),
        engine_versions=tuple(told["engineVersions"]),
        checks=tuple(Check(**check) for check in report["checks"]),
    )
