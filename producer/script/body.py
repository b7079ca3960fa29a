"""A story's paragraphs as sentences, and those of them that no voice can or should read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.model import Cut, Rewrite
from producer.script.dateline import dateline
from producer.script.ear.paragraph import recast_paragraph
from producer.script.foreign import foreign
from producer.script.letters import in_latin_letters
from producer.script.sentence import sentence, speakable
from producer.script.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from producer.model import Paragraph, Sentence, Story
    from producer.script.style import Style

NOTHING_TO_SAY: Final = "nothing to say: it holds no letter and no figure"
OTHER_LETTERS: Final = "not in Latin letters: a voice for English would leave it out unheard"
SUBHEAD: Final = "a subhead: read aloud, it would pass for a sentence"


def body_of(story: Story, style: Style) -> tuple[tuple[Sentence, ...], tuple[Cut, ...]]:
    """Every sentence of a story, in order: what may air, and what is cut with its reason."""
    aired: list[Sentence] = []
    cut: list[Cut] = []
    away = foreign([paragraph.text for paragraph in story.paragraphs])
    for place, paragraph in enumerate(story.paragraphs):
        reason = SUBHEAD if _is_label(paragraph) else away.get(place)
        if reason is not None:
            cut += _whole(paragraph, reason)
            continue
        for one in _sentences(paragraph, style, opens=paragraph == story.paragraphs[0]):
            if not speakable(one):
                cut.append(Cut(id=one.id, text=one.source, reason=NOTHING_TO_SAY))
            elif not in_latin_letters((one.text,)):
                cut.append(Cut(id=one.id, text=one.source, reason=OTHER_LETTERS))
            else:
                aired.append(one)
    return tuple(aired), tuple(cut)


def _is_label(paragraph: Paragraph) -> bool:
    """Whether it is a subhead; a question is one of an interview, and its answer needs it."""
    return paragraph.heading and not paragraph.text.rstrip("”\"’'").endswith("?")


def _whole(paragraph: Paragraph, reason: str) -> tuple[Cut, ...]:
    """A paragraph that is not read, sentence by sentence."""
    texts = (paragraph.text,) if paragraph.heading else sentences(paragraph.text)
    return tuple(
        Cut(id=f"{paragraph.id}.s{number}", text=" ".join(text.split()), reason=reason)
        for number, text in enumerate(texts, start=1)
    )


def shown(
    sources: Sequence[str], style: Style, *, opens: bool
) -> tuple[tuple[str, tuple[Rewrite, ...]], ...]:
    """The sentences of a paragraph as they are shown, each with what was changed for the ear.

    `opens` for the paragraph that opens a story: its dateline is for readers.
    """
    place = dateline(sources[0]) if opens and sources else 0
    if not place:
        return _recast(sources, style)
    gone = Rewrite(rule="dateline", before=sources[0][:place].strip(), after="")
    (text, changes), *rest = _recast((sources[0][place:], *sources[1:]), style)
    return ((text, (gone, *changes)), *rest)


def _recast(texts: Sequence[str], style: Style) -> tuple[tuple[str, tuple[Rewrite, ...]], ...]:
    return recast_paragraph(texts) if style.recasts else tuple((text, ()) for text in texts)


def _sentences(paragraph: Paragraph, style: Style, *, opens: bool) -> tuple[Sentence, ...]:
    place = dateline(paragraph.text) if opens else 0
    texts = sentences(paragraph.text[place:])
    sources = (f"{paragraph.text[:place]}{texts[0]}", *texts[1:]) if texts else ()
    return tuple(
        sentence(f"{paragraph.id}.s{number}", text, style, source=source, recasts=changes)
        for number, (source, (text, changes)) in enumerate(
            zip(sources, shown(sources, style, opens=opens), strict=True), start=1
        )
    )
