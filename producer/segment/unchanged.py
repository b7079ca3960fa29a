"""Whether a segment that is there is the one that would be made now, whole and untouched.

Then nothing is written again: a playout system that watches the folder has nothing to reload.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

import producer
from producer.files import sha256
from producer.model import Check
from producer.segment import manifest
from producer.segment.retelling import segment_of
from producer.segment.sound.identity import identity

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Script, Segment, Voice
    from producer.segment.delivery import Delivery
    from producer.station import Signing


_ESTIMATE = re.compile(r"  # about \d+ s$")
"""A comment on a block; it moves when the pace of a voice has been learned, and nothing else."""

_RETRIEVED = re.compile(r" +(?:- )?retrieved: ")
"""When a page was read, under `story` or in one of `stories`."""

MASTERING_VERSION = 3
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
    decides = {
        "producer": producer.__version__,
        "mastering": MASTERING_VERSION,
        "notice": delivery.notice,
        "script": [
            _ESTIMATE.sub("", line)
            for line in script_text.splitlines()
            if not _RETRIEVED.match(line)
        ],
        "profile": asdict(delivery.profile),
        "formats": [each.name for each in delivery.formats],
        "sounds": [[asdict(p) for p in one.pronunciations] for one in script.sentences],
        "pauses": asdict(delivery.pauses),
        "slot": [delivery.length_ms, delivery.post_ms, delivery.soft],
        "channels": delivery.channels,
        "tempo": delivery.tempo,
        "signing": _signer(delivery.signing),
        "station sounds": identity(delivery.sounds),
        "station": delivery.station,
        "disclosure": delivery.disclosure,
        "voices": [asdict(voice) for voice in voices],
        "engines": list(versions),
    }
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode("utf-8")).hexdigest()


def _signer(signing: Signing | None) -> str | None:
    """Who signs. A certificate is renewed under the name that it had."""
    return None if signing is None else sha256(signing.certificate)


def find(folder: Path, wanted: str, script: Script) -> Segment | None:
    """The segment in a folder, where its fingerprint is the one wanted and its files are whole."""
    try:
        told = json.loads((folder / manifest.FILE_NAME).read_bytes())[manifest.OURS]
        if told["fingerprint"] != wanted or not _whole(folder, told["contents"]):
            return None
        report = json.loads((folder / "report.json").read_bytes())
        checks = tuple(Check(**check) for check in report["checks"])
        return segment_of(told, script, checks)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _whole(folder: Path, contents: dict[str, str]) -> bool:
    return all(sha256(folder / name) == told for name, told in contents.items())
