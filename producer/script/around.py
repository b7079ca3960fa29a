"""The station's own words: before the stories of a newscast, and at the end of every script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.model import Block, BlockKind
from producer.script.credit import owner_of, writer_of
from producer.script.pauses import paced
from producer.script.sentence import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from producer.model import Origin
    from producer.script.style import Style
    from producer.station import Station, Words

INTRO: Final = "intro"
OUTRO: Final = "outro"
"""The ids of the blocks and paragraphs of the station's own words."""


def intro(station: Station, style: Style) -> tuple[Block, ...]:
    """What opens a newscast; nothing where the station has no name to say."""
    text = station.words.newscast.format(station=station.name) if station.name else ""
    return _block(INTRO, BlockKind.INTRO, (text,), station, style)


def outro(stories: tuple[Origin, ...], station: Station, style: Style) -> tuple[Block, ...]:
    """Who wrote it, whose it is, and that the voice is synthetic."""
    words = station.words
    credit = _credit(stories[0], words) if len(stories) == 1 else _credits(stories, words)
    return _block(OUTRO, BlockKind.OUTRO, (credit, words.disclosure), station, style)


def _block(
    id: str, kind: BlockKind, texts: Iterable[str], station: Station, style: Style
) -> tuple[Block, ...]:
    body = tuple(
        sentence(f"{id}.s{number}", text, style)
        for number, text in enumerate((text for text in texts if text), start=1)
    )
    return (Block(id=id, kind=kind, sentences=paced(body, station.pauses)),) if body else ()


def _credit(story: Origin, words: Words) -> str:
    owner, writer = owner_of(story), writer_of(story)
    if writer and owner:
        template = words.written_for
    elif writer:
        template = words.written_by
    elif owner:
        template = words.published_by
    else:
        return ""
    return template.format(byline=writer, publisher=owner)


def _credits(stories: tuple[Origin, ...], words: Words) -> str:
    """One sentence for all: whoever wrote a story, or whose it is where no writer is named."""
    given = (writer_of(story) or owner_of(story) for story in stories)
    names = tuple(dict.fromkeys(name for name in given if name))
    if not names:
        return ""
    told = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return words.newscast_by.format(bylines=told)
