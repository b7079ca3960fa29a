"""Finished segments as they lie in their folders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from producer.script import document
from producer.script.style import Style
from producer.segment.build import build
from producer.segment.fit import natural
from producer.segment.frame import silent_frame
from producer.segment.sound.kit import load
from producer.segment.timeline import length_of
from producer.station import Sounds, Station
from tests.builders import delivery, script, takes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from producer.model import Script, Segment, Take
    from producer.segment.delivery import Delivery

OUTRO = ("This story was written by Tobias Renn.", "It was read by a synthetic voice.")
STORY = (("The ferry sails again on Thursday.", "Rain fell all day."), ("A band plays at seven.",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A segment in its folder."""

    folder: Path
    segment: Segment


def finished(folder: Path, read: tuple[Take, ...], of: Script, order: Delivery) -> Finished:
    """The takes, which may say other words than the script's, as a segment in a folder."""
    fitted = natural(tuple(map(length_of, read)), silent_frame(of, order.pauses))
    text = document.to_yaml(of, "script.yaml")
    segment = build(of, text, read, fitted, load(Sounds(), order.channels), order, folder)
    return Finished(folder=folder, segment=segment)


def short(folder: Path, order: Delivery | None = None, *, expires: str | None = None) -> Finished:
    """A story of a few seconds, read by the tone."""
    of = script_of(expires=expires)
    return finished(folder, takes(of), of, order or delivery())


def script_of(story: Sequence[Sequence[str]] = STORY, *, expires: str | None = None) -> Script:
    """The script of some texts as its file tells it, with the station's own pauses."""
    written = document.to_yaml(replace(script(story, OUTRO), expires=expires), "script.yaml")
    return document.from_yaml(written, "script.yaml", Station(), Style())
