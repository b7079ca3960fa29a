"""What should be heard against what was: aligned as a whole, told sentence by sentence."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Final

from producer.segment.listening.hearing import Difference, Hearing
from producer.segment.listening.pairing import aligned, similarity
from producer.segment.listening.words import expected_words

if TYPE_CHECKING:
    from producer.model import Script
    from producer.segment.listening.pairing import Pair
    from producer.segment.listening.words import Expected, Heard, Say

_ALIKE: Final = 0.6
"""Letters in common: a word that was heard, if spelled otherwise."""
_MISSING: Final = 1 / 3
"""Of a sentence's words: any two sentences share nearly as many by chance."""
_MOVED: Final = 0.6
"""Of a sentence's words, elsewhere and in order."""


def compare(script: Script, heard: tuple[Heard, ...], say: Say) -> Hearing:
    """Hold a script against the words that were heard of its segment, in order.

    `say` gives the spoken form of a text: figures, signs and short forms as words.
    """
    expected = expected_words(script, say)
    pairs = aligned(expected, heard)
    sentences: dict[str, list[str]] = {one.id: [] for one in script.sentences}
    for word in expected:
        sentences[word.sentence].append(word.key)
    found = Counter(word.sentence for pair in pairs if _recognised(pair) for word in pair.expected)
    missing = tuple(
        id for id, keys in sentences.items() if keys and found[id] < _MISSING * len(keys)
    )
    strays = _strays(pairs)
    return Hearing(
        words=sum(not word.name for word in expected),
        wrong=sum(map(_wrong, pairs)),
        differences=_differences(pairs),
        missing=missing,
        moved=tuple(id for id in missing if any(_holds(run, sentences[id]) for run in strays)),
    )


def _recognised(pair: Pair) -> bool:
    return pair.same or similarity(pair.expected, pair.heard) >= _ALIKE


def _wrong(pair: Pair) -> int:
    """How many words were heard otherwise, names apart; a name may be heard as several words."""
    if pair.same:
        return 0
    common = sum(not word.name for word in pair.expected)
    names = common < len(pair.expected)
    return common if names else max(common, len(pair.heard))


def _strays(pairs: tuple[Pair, ...]) -> list[list[str]]:
    """The runs of words that were heard and are not where they should be."""
    return [
        [word.key for pair in run for word in pair.heard]
        for same, run in groupby(pairs, key=lambda pair: pair.same)
        if not same
    ]


def _holds(run: list[str], sentence: list[str]) -> bool:
    """Whether a sentence is in a run of words, in order."""
    blocks = SequenceMatcher(None, sentence, run, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _MOVED * len(sentence)


def _differences(pairs: tuple[Pair, ...]) -> tuple[Difference, ...]:
    """What was heard otherwise; neighbours of one sentence are told together."""
    found: list[Difference] = []
    # What is heard before the first word is told with its sentence.
    sentence = next((pair.expected[0].sentence for pair in pairs if pair.expected), "")
    end_ms = 0
    joins = False
    for place, pair in enumerate(pairs):
        sentence = pair.expected[0].sentence if pair.expected else sentence
        if not pair.same:
            one = _difference(pair, sentence, end_ms, _next_start(pairs, place, end_ms))
            if joins and (found[-1].sentence, found[-1].name) == (one.sentence, one.name):
                found[-1] = _merged(found[-1], one)
            else:
                found.append(one)
        joins = not pair.same
        end_ms = pair.heard[-1].end_ms if pair.heard else end_ms
    return tuple(found)


def _difference(pair: Pair, sentence: str, before_ms: int, after_ms: int) -> Difference:
    """Where nothing was heard, it lies between what was heard before and after."""
    return Difference(
        sentence=sentence,
        expected=_text(pair.expected),
        heard=_text(pair.heard),
        start_ms=pair.heard[0].start_ms if pair.heard else before_ms,
        end_ms=pair.heard[-1].end_ms if pair.heard else max(before_ms, after_ms),
        name=bool(pair.expected) and all(word.name for word in pair.expected),
    )


def _next_start(pairs: tuple[Pair, ...], place: int, otherwise: int) -> int:
    later = (pair.heard[0].start_ms for pair in pairs[place + 1 :] if pair.heard)
    return next(later, otherwise)


def _merged(one: Difference, other: Difference) -> Difference:
    return Difference(
        sentence=one.sentence,
        expected=f"{one.expected} {other.expected}".strip(),
        heard=f"{one.heard} {other.heard}".strip(),
        start_ms=min(one.start_ms, other.start_ms),
        end_ms=max(one.end_ms, other.end_ms),
        name=one.name,
    )


def _text(words: tuple[Expected, ...] | tuple[Heard, ...]) -> str:
    return " ".join(word.text for word in words)
