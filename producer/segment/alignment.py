"""When the words of the shown text are heard, by when those of the spoken form are.

Where both say the same, a word takes the time of its like; where the voice said other words ("four
point six million dollars" for "$4.6 million"), those of the text share the time of what was said.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from producer.model import Word
from producer.segment.timeline import RATE, milliseconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from producer.model import Cue, Script, Sentence, Take
    from producer.segment.timeline import Timeline

_LETTERS_A_DIGIT: Final = 4


def with_words(
    cues: tuple[Cue, ...], script: Script, timeline: Timeline, takes: tuple[Take, ...]
) -> tuple[Cue, ...]:
    """The cues of a script's sentences with the words of their takes, where those are known."""
    rows = zip(cues, script.sentences, takes, timeline.places, strict=True)
    return tuple(
        replace(cue, words=cue_words(sentence, take, place.start, place.end))
        for cue, sentence, take, place in rows
    )


def cue_words(sentence: Sentence, take: Take, start: int, end: int) -> tuple[Word, ...]:
    """The words of a sentence's text in milliseconds of the segment.

    `start` and `end` are the take's place on the timeline, in samples; a take that was stretched
    to fit it has its words stretched. Empty where the engine did not tell.
    """
    heard = align(sentence.text, sentence.spoken, take.words)
    as_read = (take.end - take.start) * RATE / take.rate
    stretched = (end - start) / as_read if as_read else 0.0

    def placed(ms: int) -> int:
        return milliseconds(min(end, start + round(ms * RATE / 1000 * stretched)))

    return tuple(
        Word(text=word.text, start_ms=placed(word.start_ms), end_ms=placed(word.end_ms))
        for word in heard
    )


def align(text: str, spoken: str, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A time for every word of the shown text, between blanks, from the times of the spoken form.

    The times never run backwards, and lie between the first and the last of `words`; a word for
    which nothing was said ("—") has none of its own length. Empty where `words` is.
    """
    shown = text.split()
    if not words or not shown:
        return ()
    heard = _in_order(words)
    said = _said(spoken, heard)
    matcher = SequenceMatcher(None, [_sound(word) for word in shown], said, autojunk=False)
    edges = [heard[0].start_ms]
    told: list[Word] = []
    for kind, low, high, first, after in matcher.get_opcodes():
        if kind == "equal" or (high - low == after - first and all(map(_sound, shown[low:high]))):
            told += (
                Word(text=word, start_ms=like.start_ms, end_ms=like.end_ms)
                for word, like in zip(shown[low:high], heard[first:after], strict=True)
            )
        elif kind == "insert" and told:
            # What is said and not shown belongs to the word before it: "million (dollars)".
            last = told.pop()
            told.append(
                Word(text=last.text, start_ms=last.start_ms, end_ms=heard[after - 1].end_ms)
            )
        else:
            start = heard[first].start_ms if first < after else edges[-1]
            end = heard[after - 1].end_ms if first < after else edges[-1]
            told += _shared(shown[low:high], start, end)
        edges.append(told[-1].end_ms if told else edges[-1])
    return tuple(told)


def _in_order(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with no time before an earlier one's, whatever an engine told."""
    edges = list(accumulate((edge for word in words for edge in (word.start_ms, word.end_ms)), max))
    return tuple(
        Word(text=word.text, start_ms=edges[2 * place], end_ms=edges[2 * place + 1])
        for place, word in enumerate(words)
    )


def _said(spoken: str, heard: Sequence[Word]) -> list[str]:
    """What was said, word by word, to be compared with the text.

    An engine that was given respellings tells those; where its words are as many as the spoken
    form's, the spoken form has the letters that the text has.
    """
    written = [word for word in spoken.split() if _sound(word)]
    if len(written) != len(heard):
        written = [word.text for word in heard]
    return [_sound(word) for word in written]


def _sound(word: str) -> str:
    """A word without its marks and capitals: "N-P-R," is as "NPR"."""
    return "".join(filter(str.isalnum, word.casefold()))


def _shared(words: Sequence[str], start: int, end: int) -> list[Word]:
    """Words that share a time by what there is to say of them."""
    sums = list(accumulate(map(_length, words), initial=0))
    edges = [start + (end - start) * each // max(1, sums[-1]) for each in sums]
    return [
        Word(text=word, start_ms=begin, end_ms=over)
        for word, (begin, over) in zip(words, pairwise(edges), strict=True)
    ]


def _length(word: str) -> int:
    """How much there is to say, in letters: "6" is "six" or "sixth", "$40" is "forty dollars"."""
    return sum(_LETTERS_A_DIGIT if sign.isdigit() else 1 for sign in _sound(word))
