"""What each voice was heard to take, and the pace fitted on it; kept beside the takes.

A fit that moved with every take would move blocks under an editor's hands: a voice's pace is
fitted again only when twice as much has been heard.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from producer.files import write_atomic
from producer.script.duration import DEFAULT, Pace, counts, fit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from producer.model import Sentence, Take, Voice

_VERSION: Final = 1
_FIRST: Final = 20
"""Sentences: the first fit. It is right to 4.3 % a sentence on news; one on 600 is to 4.1 %."""
_MOST: Final = 640
_SHIPPED: Final = frozenset({("hibari", "heart")})
"""Voices whose pace is this program's default."""


def of_voice(voice: Voice, folder: Path) -> Pace:
    """The pace of a voice: as learned from its takes, else the default at the voice's speed."""
    told = _read(_path(voice, folder))
    weights = tuple(told["weights"]) if told and told["weights"] else ()
    if len(weights) == len(DEFAULT.weights):
        return Pace(weights)
    return Pace(DEFAULT.weights, voice.speed)


def learn(takes: Sequence[Take], sentences: Sequence[Sentence], folder: Path) -> None:
    """Remember what fresh takes of these sentences took, and fit their voice's pace if need be."""
    fresh = [
        (one.spoken, take.duration_ms)
        for one, take in zip(sentences, takes, strict=True)
        if take.fresh
    ]
    if not fresh or _shipped(takes[0].voice):
        return
    path = _path(takes[0].voice, folder)
    told = _read(path) or {"heard": {}, "fitted": 0, "weights": []}
    heard: dict[str, int] = told["heard"] | dict(fresh)
    if told["fitted"] >= _MOST:
        return
    due = len(heard) >= max(_FIRST, 2 * told["fitted"])
    kept = {
        "pace": _VERSION,
        "engine": takes[0].voice.engine,
        "voice": takes[0].voice.name,
        "speed": takes[0].voice.speed,
        "fitted": len(heard) if due else told["fitted"],
        "weights": list(fit(tuple(heard.items())).weights) if due else told["weights"],
        "heard": heard,
    }
    write_atomic(path, json.dumps(kept, ensure_ascii=False, indent=1))


def _shipped(voice: Voice) -> bool:
    return (voice.engine, voice.name) in _SHIPPED and voice.speed == 1.0


def _path(voice: Voice, folder: Path) -> Path:
    """One file a voice and speed; another version of the sums has another."""
    decides = f"{_VERSION} {len(counts(''))} {voice.engine} {voice.name} {voice.speed:g}"
    return folder / "paces" / f"{hashlib.sha256(decides.encode()).hexdigest()[:24]}.json"


def _read(path: Path) -> dict[str, Any] | None:
    """What was kept; None where there is nothing, or not what we write: it is learned anew."""
    try:
        told = json.loads(path.read_bytes())
        weights, heard = told["weights"], told["heard"]
        whole = all(isinstance(w, float) for w in weights) and isinstance(told["fitted"], int)
        return told if whole and all(isinstance(ms, int) for ms in heard.values()) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
