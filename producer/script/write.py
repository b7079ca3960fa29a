"""Story → Script: sentences in three layers, pauses, blocks, and the station's own words."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from producer.errors import InputError
from producer.model import Block, BlockKind, Cut, Origin, Script, Sentence
from producer.script.blocks import segment
from producer.script.duration import estimate_ms
from producer.script.forms import find
from producer.script.sentences import sentences
from producer.script.slug import slug
from producer.script.spoken import speak_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from producer.model import Story
    from producer.station import Pauses, Station, Words

OUTRO = "outro"
"""The paragraph and block id of the station's own words."""

NOTHING_TO_SAY = "nothing to say: it holds no letter and no figure"


def write(story: Story, station: Station) -> Script:
    """Write a story for radio in the station's form, pauses and words.

    Raises UsageError for an unknown form, InputError for a story that holds no sentence.
    """
    form = find(station.form)
    found = tuple(
        sentence(f"{paragraph.id}.s{number}", text, station.speed)
        for paragraph in story.paragraphs
        for number, text in enumerate(sentences(paragraph.text), start=1)
    )
    body = tuple(one for one in found if speakable(one))
    if not body:
        raise InputError(f"{story.source}: the story holds no sentence", "Try another page.")
    blocks = tuple(
        Block(id=f"b{number}", kind=BlockKind.STORY, sentences=members)
        for number, members in enumerate(segment(paced(body, station.pauses), form), start=1)
    )
    return Script(
        slug=slug(story.headline),
        title=story.headline,
        form=form.name,
        language=story.language,
        stories=(_origin(story),),
        blocks=pause_between((*blocks, _outro(story, station)), station.pauses),
        cuts=tuple(
            Cut(id=one.id, text=one.text, reason=NOTHING_TO_SAY)
            for one in found
            if not speakable(one)
        ),
    )


def readable(story: Story) -> Story:
    """The story itself. Raises InputError where it is not written in Latin letters.

    The spoken form and the voices are for English: other letters would be left out unheard.
    """
    letters = [c for p in story.paragraphs for c in p.text if c.isalpha()]
    other = sum(1 for c in letters if not unicodedata.name(c, "").startswith("LATIN"))
    if other > len(letters) * _MOST_OTHER:
        raise InputError(
            f"{story.source}: the story is not written in Latin letters",
            "producer reads English stories.",
        )
    return story


_MOST_OTHER = 0.2


def speakable(one: Sentence) -> bool:
    """Whether a voice has anything to say: a letter or a figure in the spoken form."""
    return any(c.isalnum() for c in one.spoken)


def sentence(id: str, text: str, speed: float, *, source: str | None = None) -> Sentence:
    """One sentence in its three layers, with its estimate; the pause is set by its place."""
    spoken, rewrites = speak_out(text)
    return Sentence(
        id=id,
        source=text if source is None else source,
        text=text,
        spoken=spoken,
        rewrites=rewrites,
        estimate_ms=estimate_ms(spoken, speed),
        pause_ms=0,
    )


def paced(body: Sequence[Sentence], pauses: Pauses) -> tuple[Sentence, ...]:
    """Sentences with the pause that their place asks for: inside a paragraph, or after it."""
    following = (*body[1:], None)
    return tuple(
        replace(
            one,
            pause_ms=pauses.sentence
            if two is not None and one.paragraph == two.paragraph
            else pauses.paragraph,
        )
        for one, two in zip(body, following, strict=True)
    )


def pause_between(blocks: tuple[Block, ...], pauses: Pauses) -> tuple[Block, ...]:
    """Blocks with the block's pause after each but the last, which has none."""
    ends = (*(pauses.block for _ in blocks[1:]), 0)
    return tuple(
        replace(
            block,
            sentences=(*block.sentences[:-1], replace(block.sentences[-1], pause_ms=end)),
        )
        for block, end in zip(blocks, ends, strict=True)
    )


def _origin(story: Story) -> Origin:
    return Origin(
        source=story.source,
        url=story.url,
        byline=story.byline,
        publisher=story.publisher,
        published=story.published,
        retrieved=story.retrieved,
        rights=story.rights,
        agency=story.agency,
        credits=story.credits,
    )


def _outro(story: Story, station: Station) -> Block:
    """Who wrote it, whose it is, and that the voice is synthetic."""
    said = [_credit(story, station.words), station.words.disclosure]
    body = tuple(
        sentence(f"{OUTRO}.s{number}", text, station.speed)
        for number, text in enumerate((text for text in said if text), start=1)
    )
    return Block(id=OUTRO, kind=BlockKind.OUTRO, sentences=paced(body, station.pauses))


def _credit(story: Story, words: Words) -> str:
    if story.byline and story.publisher:
        template = words.written_for
    elif story.byline:
        template = words.written_by
    elif story.publisher:
        template = words.published_by
    else:
        return ""
    return template.format(byline=story.byline, publisher=story.publisher)
