"""What is promised of a segment, each promise with its measured value, pass or fail.

`producer make` and `producer check` ask the same questions of the files that were written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.segment.checks import airing, fitting, lengths, levels, silences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from producer.model import Check, Segment
    from producer.segment.asked import Asked
    from producer.segment.examine import Examined

__all__ = ["checks_of", "sound_checks"]


def checks_of(
    segment: Segment,
    heard: Mapping[str, Examined],
    asked: Asked,
    *,
    now: datetime,
    read: tuple[str, ...] | None = None,
) -> tuple[Check, ...]:
    """Every promise of a segment. `heard` is what each of its files holds, by the file's name.

    `read` names the sentences of its takes in the order in which they were laid; None where only
    the files are there. `now` is aware. The segment's own checks are not looked at.
    """
    heard = {file.name: heard[file.name] for file in segment.files if file.name in heard}
    return (
        *sound_checks(segment, heard, asked),
        *fitting.checks(segment, asked),
        *airing.sentence_checks(segment, heard, read),
        *airing.honesty_checks(segment, asked),
        *airing.expiry_checks(segment.script, now),
    )


def sound_checks(
    segment: Segment, heard: Mapping[str, Examined], asked: Asked
) -> tuple[Check, ...]:
    """What needs the files alone, and what was asked."""
    return (
        *lengths.slot_checks(segment, asked),
        *lengths.file_checks(segment, heard),
        *levels.checks(heard, asked.profile),
        *silences.checks(segment.script, heard, asked),
    )
