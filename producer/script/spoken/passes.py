"""The spoken form: what a speech engine is given for a sentence, and every change to it.

Three passes: our own rules for news, the NeMo grammars for what is still no word, and what
has no sound at all left out. Rules are added to the module of their kind.
"""

from __future__ import annotations

from functools import lru_cache

from producer.model import Rewrite
from producer.script.spoken import (
    asides,
    counts,
    dates,
    electronic,
    grammar,
    measures,
    money,
    naming,
    parts,
    people,
    periods,
    places,
    roads,
    science,
    shortenings,
    sport,
    streets,
    times,
    typography,
)
from producer.script.spoken.rewriting import Rule, Step, rewrite

_NEWS: tuple[Rule | Step, ...] = (
    *electronic.RULES,
    *measures.INCHES,
    *typography.QUOTES,
    *asides.RULES,
    *places.RULES,
    *streets.RULES,
    *people.RULES,
    *naming.RULES,
    *roads.RULES,
    *science.RULES,
    *periods.RULES,
    *dates.RULES,
    *times.RULES,
    *dates.YEARS,
    *shortenings.ABBREVIATIONS,
    *sport.RULES,
    *money.RULES,
    *parts.RULES,
    *measures.RULES,
    *counts.SCALED,
    *naming.MODELS,
    *counts.RULES,
    *typography.CLOSING,
    *shortenings.SIGNS,
)


_PASSES = 6
"""One rule's words may be another's matter ("St. (R-Ky.)"); two passes settle all but freaks."""


@lru_cache(maxsize=4096)
def speak_out(text: str) -> tuple[str, tuple[Rewrite, ...]]:
    """The spoken form of one sentence, and what was changed, in order.

    Pure and deterministic. Holds no figure and no sign but stops, apostrophes, hyphens and
    dashes; a spoken form is its own spoken form, with nothing to change. The form of
    characters (curly marks, odd spaces) and the stops around a change are not logged.
    Empty where nothing in the text has a sound.
    """
    log: tuple[Rewrite, ...] = ()
    for _ in range(_PASSES):
        spoken, changes = _pass(text)
        log += changes
        if spoken == text:
            break
        text = spoken
    return text, log


def _pass(text: str) -> tuple[str, tuple[Rewrite, ...]]:
    plain = typography.plain_characters(text)
    news, by_rule = rewrite(plain, _NEWS)
    said, by_grammar = grammar.say_the_rest(news)
    kept, by_silence = rewrite(said, typography.UNSPEAKABLE)
    log = (*by_rule, *by_grammar, *by_silence)
    spoken = typography.tidy(kept)
    if spoken != plain and not log:
        log = (Rewrite(rule="spaces and stops", before=plain, after=spoken),)
    return spoken, log
