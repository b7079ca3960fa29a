"""Whether it runs as long as was asked, and every file as long as it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.model import Check
from producer.segment.fit import SOFT
from producer.segment.formats import FORMATS
from producer.segment.timeline import milliseconds, samples_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from producer.model import Segment
    from producer.segment.asked import Asked
    from producer.segment.examine import Examined

_SOFT_MS: Final = milliseconds(SOFT)
_POST_MS: Final = 1
"""Cues are told in whole milliseconds."""


def slot_checks(segment: Segment, asked: Asked) -> tuple[Check, ...]:
    """A hard slot to the sample, a soft one within 5 s; the last word ends at the post."""
    checks: tuple[Check, ...] = ()
    if asked.length_ms is not None:
        checks += (_soft(segment, asked.length_ms) if asked.soft else _hard(segment, asked),)
    if asked.post_ms is not None:
        ends = segment.cues[-1].end_ms if segment.cues else 0
        checks += (
            Check(
                name="post",
                expected=f"the last word ends at {asked.post_ms / 1000:.3f} s",
                measured=f"{ends / 1000:.3f} s",
                passed=abs(ends - asked.post_ms) <= _POST_MS,
            ),
        )
    return checks


def _hard(segment: Segment, asked: Asked) -> Check:
    assert asked.length_ms is not None
    wanted = samples_of(asked.length_ms)
    over = segment.samples - wanted
    return Check(
        name="slot",
        expected=f"{asked.length_ms / 1000:.3f} s, {wanted} samples",
        measured=f"{segment.samples} samples" + (f" ({over:+d})" if over else ""),
        passed=not over,
    )


def _soft(segment: Segment, length_ms: int) -> Check:
    return Check(
        name="slot",
        expected=f"{length_ms / 1000:.1f} ± {_SOFT_MS / 1000:.0f} s",
        measured=f"{segment.duration_ms / 1000:.1f} s",
        passed=abs(segment.duration_ms - length_ms) <= _SOFT_MS,
    )


def file_checks(segment: Segment, heard: Mapping[str, Examined]) -> tuple[Check, ...]:
    """Every file decodes to the segment's length: to the sample, or within what its format says."""
    return tuple(_file(segment, name, one) for name, one in heard.items())


def _file(segment: Segment, name: str, heard: Examined) -> Check:
    wanted = _at(heard.rate, segment)
    slack = next((each.slack for each in FORMATS if each.file_name == name), 0)
    told = f" to {wanted + slack}" if slack else ""
    rate = f" at {heard.rate} Hz" if heard.rate != segment.rate else ""
    told_of = next((file for file in segment.files if file.name == name), None)
    kept = told_of is None or (heard.rate, heard.channels) == (told_of.rate, told_of.channels)
    other = "" if kept else f" at {heard.rate} Hz in {heard.channels} channels, not as written"
    return Check(
        name=f"length of {name}",
        expected=f"{wanted}{told} samples{rate}",
        measured=f"{heard.samples} samples{other}",
        passed=kept and wanted <= heard.samples <= wanted + slack,
    )


def _at(rate: int, segment: Segment) -> int:
    """The segment's length in samples of another rate: the first whole one that holds it all."""
    return -(-segment.samples * rate // segment.rate)
