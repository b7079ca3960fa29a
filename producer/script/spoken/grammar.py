"""The NeMo grammars of kitten-text-processing, for the stretches that no rule of ours can say.

Slow (0.4 s to load, 0.02 s and more a call), hence asked last and for single words.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache

from producer.model import Rewrite
from producer.script.spoken.house import radio_style
from producer.script.spoken.numbers import digits

_UNSAID = re.compile(r"\S*(?:\d|[$£€¥₩%@&=+#°/])\S*")
_LONGEST = 40
"""Characters; the grammars take a second for a hundred joined figures."""
_WRAPPING = ",;:.?!'—-"


def say_the_rest(text: str) -> tuple[str, tuple[Rewrite, ...]]:
    """The text with every word that holds a figure or a sign put in words, by the grammars."""
    log: list[Rewrite] = []

    def say(match: re.Match[str]) -> str:
        written = match.group()
        core = written.strip(_WRAPPING)
        said = _grammar(core)
        if said != core:
            log.append(Rewrite(rule="grammars", before=core, after=said))
        return written.replace(core, said, 1)

    return _UNSAID.sub(say, text), tuple(log)


@cache
def _grammar(written: str) -> str:
    """What the grammars say; figures that they leave are said one by one.

    A word too long to be read on air, and one that the grammars reject, is not theirs.
    """
    from kitten_text_processing import normalize_text

    said = written
    if len(written) <= _LONGEST:
        with suppress(ValueError):  # "no path": the log shows what was said instead
            said = radio_style(str(normalize_text(written)))
    return " ".join(re.sub(r"\d+", lambda m: f" {digits(m.group())} ", said).split())
