"""Loudness and peaks of every file as it is decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.model import Check
from producer.segment.formats import most_exact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from producer.segment.examine import Examined
    from producer.segment.profiles import Profile

AIM_LU: Final = 0.1
"""What we promise, whatever a profile allows."""
_SHORT_MS: Final = 30_000
_SHORT_TERM_LU: Final = 5.0
"""EBU R 128 s1 limits the short-term loudness of what is 30 s long at most to this much over the
programme's. Of longer programmes R 128 limits none."""
_DIGITS: Final = 2
"""Decimals that are compared: what is told is what was judged."""


def checks(heard: Mapping[str, Examined], profile: Profile) -> tuple[Check, ...]:
    """What the profile asks, then what is told of the loudness, then what was clipped."""
    each = [_of_file(name, one, profile) for name, one in heard.items()]
    by_kind = (check for kind in zip(*each, strict=True) for check in kind)
    if not heard:
        return ()
    told = (*_told(heard[most_exact(heard)], profile), _clipped(heard))
    return (*by_kind, *told)


def _of_file(name: str, heard: Examined, profile: Profile) -> tuple[Check, Check, Check]:
    measured = heard.loudness
    aim = min(AIM_LU, profile.tolerance_lu)
    allowed = f" ({profile.name} allows {profile.tolerance_lu:.1f})"
    lufs, true_peak, sample_peak = (
        round(value, _DIGITS)
        for value in (
            measured.integrated_lufs,
            measured.true_peak_dbtp,
            measured.sample_peak_dbfs,
        )
    )
    return (
        Check(
            name=f"loudness of {name}",
            expected=f"{profile.lufs:.1f} ± {aim:.1f} LUFS"
            + (allowed if aim < profile.tolerance_lu else ""),
            measured=f"{lufs:.2f} LUFS",
            passed=round(abs(lufs - profile.lufs), _DIGITS) <= aim,
        ),
        Check(
            name=f"true peak of {name}",
            expected=f"≤ {profile.true_peak_dbtp:.1f} dBTP",
            measured=f"{true_peak:.2f} dBTP",
            passed=true_peak <= profile.true_peak_dbtp,
        ),
        Check(
            name=f"sample peak of {name}",
            expected=f"≤ {profile.sample_peak_dbfs:.1f} dBFS",
            measured=f"{sample_peak:.2f} dBFS",
            passed=sample_peak <= profile.sample_peak_dbfs,
        ),
    )


def _told(heard: Examined, profile: Profile) -> tuple[Check, ...]:
    """The loudest 3 s, judged where it is short; the range, which nobody limits."""
    loudest = round(heard.loudness.short_term_max_lufs, _DIGITS)
    short = heard.samples * 1000 <= _SHORT_MS * heard.rate
    limit = profile.lufs + _SHORT_TERM_LU
    return (
        Check(
            name="short-term maximum",
            expected=f"≤ {limit:.1f} LUFS" if short else "told; limited up to 30 s alone",
            measured=f"{loudest:.2f} LUFS",
            passed=loudest <= limit or not short,
        ),
        Check(
            name="loudness range",
            expected="told; nobody limits it",
            measured=f"{heard.loudness.range_lu:.1f} LU",
            passed=True,
        ),
    )


def _clipped(heard: Mapping[str, Examined]) -> Check:
    found = {name: one.clipped for name, one in heard.items() if one.clipped}
    return Check(
        name="clipped samples",
        expected="0",
        measured=" and ".join(f"{count} in {name}" for name, count in found.items()) or "0",
        passed=not found,
    )
