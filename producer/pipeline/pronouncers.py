"""The pronouncer sheet of a script: the names that its voice may misread, and those it is told."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from producer.errors import InputError
from producer.pipeline.order import Order
from producer.pipeline.reading import script_of
from producer.script.lexicon import respelling
from producer.script.lexicon.names import Name, common, names, stem
from producer.script.lexicon.phonemes import tidy
from producer.speech import engines
from producer.story.source import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from producer.model import Guess, Script
    from producer.station import Station

_PLAIN = Order()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronouncer:
    """A word of a name, and how it is said."""

    word: str
    name: str
    """The whole name at first mention."""
    sentence: str
    """The id of that sentence."""
    around: str
    """The words around it."""
    respelling: str
    """In the VOA key; empty where the engine does not tell."""
    ipa: str

    @property
    def fix(self) -> str:
        """What to type, with the voice's guess to correct."""
        said = self.respelling or "RESPELLING"
        return f"producer lexicon add {shlex.quote(self.word)} --say {shlex.quote(said)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Both lists by first mention."""

    unknown: tuple[Pronouncer, ...]
    """As the voice would guess them."""
    covered: tuple[Pronouncer, ...]
    """As the lexicon says them."""


def pronouncers(
    sources: tuple[str, ...],
    station: Station,
    order: Order = _PLAIN,
    *,
    tell: Callable[[str], None] = silent,
) -> Sheet:
    """The names of a script, or of a page's, that the voice may misread, and those it is told.

    `tell` is told where a feed's text had to stand for its page.
    """
    return sheet(script_of(sources, station, order, tell=tell), station)


def sheet(script: Script, station: Station) -> Sheet:
    """What an editor checks before air. Raises MissingError where the voice is not here."""
    found = names(script)
    asked = tuple(each for each in found if not each.covered and each.word not in common())
    return Sheet(
        unknown=tuple(_unknown(asked, station)),
        covered=tuple(_covered(script, found)),
    )


def _unknown(found: tuple[Name, ...], station: Station) -> Iterator[Pronouncer]:
    """The names that the voice's dictionary has not, or all where it does not tell."""
    engine = engines.find(station.engine)
    engines.ready(engine)
    voice = engines.voice(engine, station.voice)
    words = tuple(each.word for each in found)
    guesses = engine.guess(words, voice) if words else ()
    for number, each in enumerate(found):
        guess = guesses[number] if guesses is not None else None
        if guess is None or not guess.known:
            ipa = _tidy(guess)
            yield _pronouncer(each, ipa, respelling.from_ipa(ipa) if ipa else "")


def _tidy(guess: Guess | None) -> str:
    """A guess in the lexicon's IPA; nothing where the engine says nothing for the word."""
    if guess is None:
        return ""
    try:
        return tidy(guess.ipa)
    except InputError:
        return ""


def _covered(script: Script, found: tuple[Name, ...]) -> Iterator[Pronouncer]:
    """Each term of the lexicon that is a name, as it is written and said at its first mention."""
    told: set[str] = set()
    for one in script.sentences:
        here = [each for each in found if each.sentence == one.id]
        for said in one.pronunciations:
            written = one.spoken[said.start : said.end]
            name = next((each for each in here if each.word in written), None)
            if name is None or stem(written) in told or not said.respelling:
                continue
            told.add(stem(written))
            yield replace(_pronouncer(name, said.ipa, said.respelling), word=written)


def _pronouncer(each: Name, ipa: str, said: str) -> Pronouncer:
    return Pronouncer(
        word=each.word,
        name=each.name,
        sentence=each.sentence,
        around=each.around,
        respelling=said,
        ipa=ipa,
    )
