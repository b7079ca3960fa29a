"""Stories → Script: what airs of them, in blocks, between the station's own words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from producer.errors import InputError, UsageError
from producer.model import Block, BlockKind, Origin, Script
from producer.script import newscast
from producer.script.around import intro, outro
from producer.script.blocks import segment
from producer.script.body import body_of
from producer.script.dateline import dateline
from producer.script.draft import Draft, timed, timed_blocks
from producer.script.dropped import nearby
from producer.script.forms import of_station
from producer.script.letters import in_latin_letters
from producer.script.pauses import by_hand, paced, pause_between, without
from producer.script.shortening.shorten import fit, shortest_ms
from producer.script.slug import slug

if TYPE_CHECKING:
    from producer.model import Cut, Sentence, Story
    from producer.script.draft import Heard
    from producer.script.style import Style
    from producer.station import Pauses, Station

_NEWSCAST: Final = "newscast"
"""The form that holds several stories, and the start of its slug."""


def draft(story: Story, station: Station, style: Style) -> Draft:
    """What a story says on the radio, in the station's form, pauses and words.

    With a length, sentences are cut until the whole is expected to run no longer, head and tail
    included. Raises UsageError for an unknown form, InputError for a story that holds no sentence.
    """
    form, pauses = of_station(station.form, station), station.pauses
    body, unsaid = _body(story, style)
    origin = _origin(story)
    outer = outro((origin,), station, style)
    topics = _under_subheads(story)
    plain = Script(
        slug=slug(_title(story)),
        title=_title(story),
        form=form.name,
        language=story.language,
        stories=(origin,),
        blocks=(),
        dropped=nearby(story),
    )

    def script(length_ms: int | None, heard: Heard) -> Script:
        told, ending = timed(body, heard), timed_blocks(outer, heard)
        cuts: tuple[Cut, ...] = ()
        if length_ms is not None:
            around_ms = _around_ms(ending, pauses)
            choice = fit(told, length_ms, form, pauses, around_ms=around_ms, topics=topics)
            told, cuts = choice.kept, choice.cuts
        blocks = _numbered(segment(paced(told, pauses), form, topics))
        return replace(
            plain, blocks=pause_between((*blocks, *ending), pauses), cuts=(*unsaid, *cuts)
        )

    def least_ms(heard: Heard) -> int:
        around_ms = _around_ms(timed_blocks(outer, heard), pauses)
        return around_ms + shortest_ms(timed(body, heard), form, pauses, topics)

    return Draft(script=script, least_ms=least_ms)


def draft_newscast(stories: tuple[Story, ...], station: Station, style: Style) -> Draft:
    """Several stories as one newscast, the lead first, between its intro and its outro.

    Lengths are shared by news weight. Raises as `draft` does, and UsageError for another form.
    """
    form, pauses = of_station(station.form, station), station.pauses
    if form.name != _NEWSCAST:
        raise UsageError(
            f"the form {form.name} holds one story, and {len(stories)} were given",
            "Add --form newscast, or make them one by one.",
        )
    origins = tuple(
        replace(_origin(story), id=f"n{number}", headline=_title(story))
        for number, story in enumerate(stories, start=1)
    )
    read = tuple(_body(story, style) for story in stories)
    bodies = tuple(newscast.ids(number, body) for number, (body, _) in enumerate(read, start=1))
    first, last = intro(station, style), outro(origins, station, style)
    unsaid = tuple(
        replace(cut, id=f"{origin.id}.{cut.id}")
        for origin, (_, cuts) in zip(origins, read, strict=True)
        for cut in cuts
    )
    lead = stories[0]
    plain = Script(
        slug=f"{_NEWSCAST}-{slug(_title(lead))}",
        title=f"Newscast: {_title(lead)}",
        form=form.name,
        language=lead.language,
        stories=origins,
        blocks=(),
    )

    def script(length_ms: int | None, heard: Heard) -> Script:
        opening, ending = timed_blocks(first, heard), timed_blocks(last, heard)
        around_ms = _around_ms((*opening, *ending), pauses)
        told = tuple(timed(body, heard) for body in bodies)
        choices = newscast.choose(told, length_ms, form, pauses, around_ms=around_ms)
        blocks = _numbered(
            tuple(block for choice in choices for block in newscast.items(choice.kept, form))
        )
        cuts = tuple(cut for choice in choices for cut in choice.cuts)
        return replace(
            plain, blocks=pause_between((*opening, *blocks, *ending), pauses), cuts=(*unsaid, *cuts)
        )

    def least_ms(heard: Heard) -> int:
        around_ms = _around_ms(timed_blocks((*first, *last), heard), pauses)
        told = tuple(timed(body, heard) for body in bodies)
        return around_ms + newscast.least_ms(told, form, pauses)

    return Draft(script=script, least_ms=least_ms)


def draft_of_script(script: Script, station: Station) -> Draft:
    """A script that was written before, its blocks and the pauses set by hand as they are.

    With a length it is cut; a story of a newscast may be as long as it was written. Raises
    UsageError for an unknown form.
    """
    form, pauses = of_station(script.form, station), station.pauses

    def shorter(length_ms: int | None, heard: Heard) -> Script:
        blocks = timed_blocks(script.blocks, heard)
        if length_ms is None:
            return replace(script, blocks=blocks)
        told, around_ms = _by_story(script, pauses, heard), _around_ms(_own(blocks), pauses)
        choices = (
            newscast.choose(told, length_ms, form, pauses, around_ms=around_ms, blocks=None)
            if len(told) > 1
            else (fit(told[0], length_ms, form, pauses, around_ms=around_ms),)
        )
        cuts = tuple(cut for choice in choices for cut in choice.cuts)
        gone = frozenset(cut.id for cut in cuts)
        return replace(script, blocks=without(blocks, gone, pauses), cuts=(*script.cuts, *cuts))

    def least_ms(heard: Heard) -> int:
        told = _by_story(script, pauses, heard)
        shortest = (
            newscast.least_ms(told, form, pauses)
            if len(told) > 1
            else shortest_ms(told[0], form, pauses)
        )
        return _around_ms(_own(timed_blocks(script.blocks, heard)), pauses) + shortest

    return Draft(script=shorter, least_ms=least_ms)


def _own(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The station's own words."""
    return tuple(block for block in blocks if block.kind is not BlockKind.STORY)


def _by_story(script: Script, pauses: Pauses, heard: Heard) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of the stories, apart where there are several; added ones go with the lead.

    Each takes as long as it and what a person added to the pause after it.
    """
    longer = by_hand(script.blocks, pauses)
    told = tuple(
        replace(one, estimate_ms=max(0, one.estimate_ms + longer.get(one.id, 0)))
        for block in timed_blocks(script.blocks, heard)
        if block.kind is BlockKind.STORY
        for one in block.sentences
    )
    if len(script.stories) == 1:
        return (told,)
    others = {
        story.id: tuple(one for one in told if one.id.startswith(f"{story.id}."))
        for story in script.stories[1:]
    }
    away = frozenset(one.id for each in others.values() for one in each)
    lead = tuple(one for one in told if one.id not in away)
    return tuple(each for each in (lead, *others.values()) if each) or ((),)


def readable(story: Story) -> Story:
    """The story itself. Raises InputError where it is not written in Latin letters."""
    if not in_latin_letters(paragraph.text for paragraph in story.paragraphs):
        raise InputError(
            f"{story.source}: the story is not written in Latin letters",
            "producer reads English stories.",
        )
    return story


def _body(story: Story, style: Style) -> tuple[tuple[Sentence, ...], tuple[Cut, ...]]:
    body, unsaid = body_of(story, style)
    if not body:
        raise InputError(f"{story.source}: the story holds no sentence", "Try another page.")
    return body, unsaid


def _under_subheads(story: Story) -> frozenset[str]:
    """The paragraphs directly below a subhead: each begins something new."""
    return frozenset(
        two.id for one, two in pairwise(story.paragraphs) if one.heading and not two.heading
    )


def _numbered(parts: tuple[tuple[Sentence, ...], ...]) -> tuple[Block, ...]:
    return tuple(
        Block(id=f"b{number}", kind=BlockKind.STORY, sentences=members)
        for number, members in enumerate(parts, start=1)
    )


def _around_ms(own: tuple[Block, ...], pauses: Pauses) -> int:
    """What the station's own words and silence take, with the pause that parts each of them."""
    words = sum(block.estimate_ms + pauses.block for block in own)
    return pauses.head + words + pauses.tail


def _title(story: Story) -> str:
    """The headline, which is the story's first words where a text has none of its own."""
    return story.headline[dateline(story.headline) :] or story.headline


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
