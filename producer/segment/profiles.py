"""Delivery profiles: what a broadcaster asks of loudness and peaks. A new one is a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.errors import UsageError

if TYPE_CHECKING:
    from producer.station import OwnProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Limits in LUFS, LU, dBTP and dBFS, in the delivered channel layout."""

    name: str
    about: str
    lufs: float
    tolerance_lu: float
    """What a delivery may be off; we aim for 0.1."""
    true_peak_dbtp: float
    sample_peak_dbfs: float


PROFILES: Final = (
    Profile(
        name="prss",
        about="US public radio (PRSS ContentDepot)",
        lufs=-24.0,
        tolerance_lu=2.0,
        true_peak_dbtp=-2.0,
        sample_peak_dbfs=-3.0,
    ),
    Profile(
        name="ebu",
        about="European broadcast (EBU R 128)",
        lufs=-23.0,
        tolerance_lu=0.2,
        true_peak_dbtp=-1.0,
        sample_peak_dbfs=-1.0,
    ),
    Profile(
        name="atsc",
        about="US television (ATSC A/85)",
        lufs=-24.0,
        tolerance_lu=2.0,
        true_peak_dbtp=-2.0,
        sample_peak_dbfs=-2.0,
    ),
    Profile(
        name="aes-stream",
        about="streams, speech (AES TD1008)",
        lufs=-18.0,
        tolerance_lu=1.0,
        true_peak_dbtp=-1.0,
        sample_peak_dbfs=-1.0,
    ),
    Profile(
        name="podcast",
        about="podcasts (Apple)",
        lufs=-16.0,
        tolerance_lu=1.0,
        true_peak_dbtp=-1.0,
        sample_peak_dbfs=-1.0,
    ),
    Profile(
        name="spotify",
        about="Spotify",
        lufs=-14.0,
        tolerance_lu=1.0,
        true_peak_dbtp=-1.0,
        sample_peak_dbfs=-1.0,
    ),
)


OWN: Final = "own"
"""The name under which a station's own profile is asked for."""


def find(name: str, own: OwnProfile | None = None) -> Profile:
    """The profile of that name; "own" is the station's. Raises UsageError."""
    for profile in PROFILES:
        if profile.name == name:
            return profile
    known = ", ".join(profile.name for profile in PROFILES)
    if name != OWN:
        raise UsageError(
            f"there is no delivery profile named {name!r}", f"Profiles: {known}, {OWN}."
        )
    if own is None:
        raise UsageError(
            "the station has no delivery profile of its own",
            f"Add own-profile to the station file, or choose one of {known}.",
        )
    return Profile(
        name=OWN,
        about="the station's own",
        lufs=own.lufs,
        tolerance_lu=own.tolerance_lu,
        true_peak_dbtp=own.true_peak_dbtp,
        sample_peak_dbfs=own.sample_peak_dbfs,
    )
