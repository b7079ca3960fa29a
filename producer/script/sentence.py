"""One sentence in its layers: as on the page, as shown, as spoken, and how that sounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.model import Pronunciation, Sentence
from producer.script import homographs, lexicon
from producer.script.duration import estimate_ms
from producer.script.spoken import speak_out

if TYPE_CHECKING:
    from producer.model import Rewrite
    from producer.script.style import Style


def sentence(
    id: str,
    text: str,
    style: Style,
    *,
    source: str | None = None,
    recasts: tuple[Rewrite, ...] = (),
) -> Sentence:
    """A sentence with its estimate; the pause is set by its place.

    `source` is the text itself where it is not given.
    """
    spoken, rewrites = speak_out(text)
    return Sentence(
        id=id,
        source=text if source is None else source,
        text=text,
        spoken=spoken,
        rewrites=rewrites,
        estimate_ms=estimate_ms(spoken, style.pace),
        pause_ms=0,
        pronunciations=sounds(spoken, style),
        recasts=recasts,
    )


def sounds(spoken: str, style: Style) -> tuple[Pronunciation, ...]:
    """How the words sound whose letters do not tell: the lexicon's, then the homographs."""
    told = lexicon.pronounced(spoken, style.lexicon)
    chosen = (
        one
        for one in homographs.pronounced(spoken)
        if not any(one.start < other.end and other.start < one.end for other in told)
    )
    return tuple(sorted((*told, *chosen), key=lambda one: one.start))


def speakable(one: Sentence) -> bool:
    """Whether a voice has anything to say: a letter or a figure in the spoken form."""
    return any(c.isalnum() for c in one.spoken)
