"""The station's own words: before the stories of a newscast, and at the end of every script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from producer.model import Block, BlockKind
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
    owner, writer = _owner(story), _writer(story)
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
    given = (_writer(story) or _owner(story) for story in stories)
    names = tuple(dict.fromkeys(name for name in given if name))
    if not names:
        return ""
    told = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return words.newscast_by.format(bylines=told)


_ARTICLE: Final = frozenset(
    (
        "Advertiser Agency Association Bee Chronicle Citizen Courier Democrat Dispatch Enquirer"
        " Examiner Express-News Gazette Globe Guardian Herald Independent Inquirer Institute"
        " Journal Ledger Mail Mercury Mirror Monitor News-Press Observer Post Post-Dispatch"
        " Post-Gazette Press Press-Democrat Record Register Reporter Review Sentinel"
        " Spectator Standard Star-Tribune Sun Sun-Times Telegraph Times Times-Picayune"
        " Tribune Union-Tribune"
    ).split()
)
"""Last words of the names of newspapers and agencies before which one says "the"."""
_ARTICLE_BEFORE: Final = re.compile(r"(?:University|Press Trust|Department|City|State) of |BBC$")


def _owner(story: Origin) -> str | None:
    """Whose copy it is, as one says it in a sentence."""
    name = story.agency or story.publisher
    return name if name is None else _with_article(name)


def _with_article(name: str) -> str:
    first, *rest = name.split()
    of_a_kind = bool(rest) and rest[-1] in _ARTICLE
    said = first[0].isupper() and first != "The" and (of_a_kind or _ARTICLE_BEFORE.match(name))
    return f"the {name}" if said else name


def _writer(story: Origin) -> str | None:
    """Who wrote it; None where the byline is but another name of the house: "BBC News"."""
    houses = (story.agency, story.publisher)
    is_house = any(_one_house(story.byline or "", house or "") for house in houses)
    return None if is_house else story.byline


def _one_house(byline: str, house: str) -> bool:
    """Whether all the words of one name stand in the other, articles and "staff" apart, or one
    is the other's initials."""
    one, other = (_plain(name) for name in (byline, house))
    initials = "".join(word[0] for word in house.split() if word[0].isupper()) == byline
    return bool(one) and bool(other) and (one <= other or other <= one or initials)


def _plain(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold())) - {"the", "staff", "newsroom", "desk"}
