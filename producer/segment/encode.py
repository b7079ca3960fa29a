"""The finished sound as files, each examined after it was written."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from producer import files
from producer.errors import OutputError, RuleError
from producer.model import AudioFile
from producer.segment.examine import examine, examine_copy
from producer.segment.master import relimited
from producer.segment.mending import excess, further, mended, nothing
from producer.segment.signing import sign, signable

if TYPE_CHECKING:
    from producer.segment.examine import Examined
    from producer.segment.formats import Format
    from producer.segment.labels import Labels
    from producer.segment.mastered import Mastered
    from producer.segment.profiles import Profile
    from producer.station import Signing

_TRIES: Final = 5
_CLOSE_LU: Final = 0.04
"""What a file may be off the mastered sound's loudness, which is a little off the profile's itself:
together they stay within 0.1 by meters that differ by hundredths."""
_METERS_DB: Final = 0.02
"""Under the ceiling, what a decoded file keeps clear where it can: meters differ by as much."""
_LOWER_DB: Final = 0.5
"""Under the ceiling, where a sound is limited for an encoder that puts peaks over it: what is still
over after that are a few peaks in ten minutes, which are eased where they stand."""
_MARGIN_DB: Final = 0.1
"""Under the ceiling, where peaks count as too high once any is: an encoder that is given another
sound puts them a little elsewhere. Each try asks for so much more."""


def encode_all(
    sound: Mastered,
    formats: tuple[Format, ...],
    folder: Path,
    labels: Labels,
    profile: Profile,
    signing: Signing | None = None,
) -> tuple[tuple[AudioFile, Examined], ...]:
    """`encode` in several formats, as many at a time as there are cores; in the order given."""
    slowest_first = sorted(formats, key=lambda each: -each.work)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {
            each: pool.submit(encode, sound, each, folder, labels, profile, signing)
            for each in slowest_first
        }
        try:
            return tuple(running[each].result() for each in formats)
        finally:  # where one failed, those not begun need not be
            pool.shutdown(cancel_futures=True)


def encode(
    sound: Mastered,
    format: Format,
    folder: Path,
    labels: Labels,
    profile: Profile,
    signing: Signing | None = None,
) -> tuple[AudioFile, Examined]:
    """Write the sound in a format into a folder, sign it, and measure the file that was written.

    A lossy encoder moves peaks and loudness: where a decoded file is over the profile's ceilings,
    or off the loudness in the labels, the sound is mended and encoded again. Raises OSError where
    it can't be written, RuleError where peaks stay over the ceilings.
    """
    path = folder / format.file_name
    heard = _written(sound, format, path, labels, signing)
    if format.lossy:
        heard = _mended(sound, heard, format, path, labels, profile, signing)
    return _described(format, path, heard), heard


def _mended(
    sound: Mastered,
    heard: Examined,
    format: Format,
    path: Path,
    labels: Labels,
    profile: Profile,
    signing: Signing | None,
) -> Examined:
    """Encode a sound again until the file is within its limits, as it was heard the last time."""
    ceiling = min(profile.true_peak_dbtp, profile.sample_peak_dbfs)
    limited, eased = (path.with_name(f".{format.name}.{what}") for what in ("limited", "eased"))
    given, mending = sound, nothing(sound)
    try:
        for tried in range(_TRIES):
            off = labels.loudness.integrated_lufs - heard.loudness.integrated_lufs
            over = _over(heard, profile) + _METERS_DB
            if over <= 0 and abs(off) <= _CLOSE_LU:
                return heard
            if tried == 0 and over > 0:
                given = relimited(sound, ceiling - _LOWER_DB, limited)
                heard = _written(given, format, path, labels, signing)
                continue
            too_much = excess(path, ceiling - _MARGIN_DB, sound)
            mending = further(
                mending,
                gain_db=off if abs(off) > _CLOSE_LU else 0.0,
                excess_db=np.where(too_much > 0, too_much + tried * _MARGIN_DB, 0.0),
            )
            heard = _written(mended(given, mending, eased), format, path, labels, signing)
    finally:
        limited.unlink(missing_ok=True)
        eased.unlink(missing_ok=True)
    if (over := _over(heard, profile)) > 0:
        raise RuleError(
            f"{format.file_name} is {over:.2f} dB over the peaks of the profile {profile.name} "
            "once it is decoded, however its sound is eased",
            f"Leave {format.name} out of the formats, or choose a quieter profile with --profile.",
        )
    return heard


def _written(
    sound: Mastered, format: Format, path: Path, labels: Labels, signing: Signing | None
) -> Examined:
    format.write(sound, path, labels)
    if signing is not None and signable(path):
        sign(path, labels, signing)
    if format.lossy:
        return examine(path)
    try:
        return examine_copy(path, sound, labels.loudness)
    except ValueError as error:
        raise OutputError(f"can't write {error}", "Try again, or another disk.") from error


def _over(heard: Examined, profile: Profile) -> float:
    """By how many decibels a file is over the nearer of the profile's ceilings."""
    return max(
        heard.loudness.true_peak_dbtp - profile.true_peak_dbtp,
        heard.loudness.sample_peak_dbfs - profile.sample_peak_dbfs,
    )


def _described(format: Format, path: Path, heard: Examined) -> AudioFile:
    """Where a format is several files, its size is theirs and its hash that of the first."""
    beside = path.parent.iterdir() if Path(format.file_name).parent.name else (path,)
    return AudioFile(
        name=format.file_name,
        media_type=format.media_type,
        size=sum(each.stat().st_size for each in beside),
        sha256=files.sha256(path),
        samples=heard.samples,
        rate=heard.rate,
        channels=heard.channels,
        loudness=heard.loudness,
    )
