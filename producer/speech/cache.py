"""Takes kept by content: the same words in the same voice are never spoken twice.

A take is a 24-bit FLAC file whose comment says what it holds, so that a folder of them can be
played and understood without this program.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from producer.errors import OutputError
from producer.files import atomic_file
from producer.model import Sound, Utterance, Voice, Word

KEY_VERSION = 1
"""Raised when the same key would mean another sound."""


def key(utterance: Utterance, voice: Voice, engine_version: str) -> str:
    """The address of a take: SHA-256 over canonical JSON of all that decides its sound."""
    decides: dict[str, Any] = {
        "key": KEY_VERSION,
        "engine": engine_version,
        "voice": asdict(voice),
        "spoken": utterance.text,
    }
    if utterance.pronunciations:
        decides["said"] = [[each.start, each.end, each.ipa] for each in utterance.pronunciations]
    return _digest(decides)


def default_folder() -> Path:
    """The user's own cache folder for takes."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("producer", appauthor=False))


@dataclass(frozen=True, slots=True)
class TakeCache:
    """Sounds by key, in a folder."""

    folder: Path

    def path(self, key: str) -> Path:
        return self.folder / "takes" / key[:2] / f"{key}.flac"

    def get(self, key: str) -> Sound | None:
        """The sound kept under `key`; None where there is none, or it does not verify."""
        import soundfile

        path = self.path(key)
        try:
            with soundfile.SoundFile(path) as file:
                told = json.loads(file.comment)
                samples = file.read(dtype="float32")
                rate = int(file.samplerate)
            if told.pop("seal") != _digest(told):
                return None
            if (told["key"], told["samples"], told["rate"]) != (key, len(samples), rate):
                return None
            words = tuple(Word(**word) for word in told["words"])
        except (
            OSError,
            soundfile.LibsndfileError,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
        ):
            return None
        return Sound(samples=samples, rate=rate, words=words)

    def put(self, key: str, sound: Sound, *, spoken: str, voice: Voice) -> Sound:
        """Keep a sound and give it back as it will be read from now on.

        Raises OutputError where it can't be written, or does not read back.
        """
        import soundfile

        path = self.path(key)
        told = _told(key, sound, spoken, voice)
        try:
            with atomic_file(path) as temporary:
                _write(temporary, sound, json.dumps(told | {"seal": _digest(told)}))
        except (OutputError, soundfile.LibsndfileError) as error:
            raise _unwritten(path, str(error).splitlines()[0]) from error
        kept = self.get(key)
        if kept is None:
            path.unlink(missing_ok=True)
            raise _unwritten(path, "it does not read back as it was written")
        return kept


def _write(path: Path, sound: Sound, comment: str) -> None:
    import soundfile

    whole = io.BytesIO()  # libsndfile does not say why a disk refuses
    with soundfile.SoundFile(whole, "w", sound.rate, 1, format="FLAC", subtype="PCM_24") as file:
        file.comment = comment
        file.write(sound.samples.clip(-1.0, 1.0))
    path.write_bytes(whole.getvalue())


def _told(key: str, sound: Sound, spoken: str, voice: Voice) -> dict[str, Any]:
    """What a take says of itself; FLAC guards its samples, a seal over this guards the rest."""
    return {
        "key": key,
        "rate": sound.rate,
        "samples": len(sound.samples),
        "spoken": spoken,
        "voice": asdict(voice),
        "words": [asdict(word) for word in sound.words],
    }


def _digest(entries: dict[str, Any]) -> str:
    """SHA-256 over canonical JSON."""
    canonical = json.dumps(entries, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _unwritten(path: Path, why: str) -> OutputError:
    return OutputError(
        f"can't keep a take in {path.parent}: {why}",
        "Free some space, or name another folder: PRODUCER_CACHE=FOLDER producer make ...",
    )
