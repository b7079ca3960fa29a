"""Whose copy a script is, and whether somebody answers for airing it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from producer.errors import RuleError, UsageError
from producer.script.credit import owner_of

if TYPE_CHECKING:
    from producer.model import Origin, Script
    from producer.station import Station


def approved(script: Script, name: str | None) -> Script:
    """The script with who approved its stories, where that is said now.

    Raises UsageError for what is no name: nobody could be asked afterwards.
    """
    if name is None:
        return script
    name = " ".join(name.split())
    if not any(map(str.isalpha, name)) or not name.isprintable():
        raise UsageError(f"{name!r} is nobody's name", 'Say who approved: --approved-by "NAME".')
    return replace(
        script, stories=tuple(replace(story, approved_by=name) for story in script.stories)
    )


def demand(script: Script, station: Station) -> None:
    """Raise RuleError where the station wants a name for a story, and there is none."""
    for story in script.stories:
        if not story.approved_by and _wanted(story, station):
            whose = owner_of(story) or "nobody known"
            raise RuleError(
                f"{story.source}: the copy is {whose}'s, and nobody has approved airing it",
                'Add --approved-by "NAME", or a line approved-by: NAME to the story in its script.',
            )


def _wanted(story: Origin, station: Station) -> bool:
    return station.approval == "always" or (
        station.approval == "agency" and story.agency is not None
    )
