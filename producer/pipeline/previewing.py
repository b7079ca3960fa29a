"""Sources → Preview: the script, what to mend in it, and the names that its voice may misread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.errors import EngineError, MissingError
from producer.pipeline.order import Order
from producer.pipeline.pronouncers import sheet
from producer.pipeline.reading import is_script, page_of, script_from
from producer.script import document
from producer.script.ear.lint import lint
from producer.script.preview import Preview, Remark, Unknown, preview
from producer.story.decode import decode
from producer.story.source import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from producer.model import Script
    from producer.station import Station

_PLAIN = Order()


def preview_of(
    sources: tuple[str, ...],
    station: Station,
    order: Order = _PLAIN,
    *,
    tell: Callable[[str], None] = silent,
) -> Preview:
    """The script of sources as its reader sees it; see `producer.pipeline.script_of`."""
    pages = tuple(page_of(source, order, tell) for source in sources)
    script = script_from(pages, station, order)
    lines: Mapping[str, int] = {}
    if len(pages) == 1 and is_script(pages[0]):
        lines = document.places(decode(pages[0]), pages[0].source)
    return preview(
        script,
        findings=remarks(script, lines),
        unknown=_unknown(script, station),
        head_ms=station.pauses.head,
        tail_ms=station.pauses.tail,
    )


def remarks(script: Script, lines: Mapping[str, int]) -> tuple[Remark, ...]:
    """What the ear may stumble over, with the lines of the file that the script was read from."""
    return tuple(
        Remark(
            line=lines.get(finding.sentence),
            sentence=finding.sentence,
            severity=str(finding.severity),
            rule=finding.rule,
            message=finding.message,
        )
        for finding in lint(script)
    )


def _unknown(script: Script, station: Station) -> tuple[Unknown, ...]:
    """The names that the station's voice does not know; none where it is not here to be asked."""
    try:
        found = sheet(script, station).unknown
    except (EngineError, MissingError):
        return ()
    return tuple(
        Unknown(name=each.name, sentence=each.sentence, guess=each.respelling, fix=each.fix)
        for each in found
    )
