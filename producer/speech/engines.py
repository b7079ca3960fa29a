"""The table of engines. A new engine is one module and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.errors import MissingError, UsageError
from producer.speech import espeak, gtts, hibari, tone

if TYPE_CHECKING:
    from producer.model import Voice
    from producer.speech.engine import Engine

ENGINES: Final[tuple[Engine, ...]] = (hibari, espeak, gtts, tone)


def find(name: str) -> Engine:
    """The engine of that name. Raises UsageError for a name that is not in the table."""
    for engine in ENGINES:
        if engine.name == name:
            return engine
    known = ", ".join(engine.name for engine in ENGINES)
    raise UsageError(
        f"there is no engine named {name!r}", f"Engines: {known}. See producer voices."
    )


def ready(engine: Engine) -> None:
    """Raises MissingError, with the command that mends it, where `engine` can't speak here."""
    missing = engine.available()
    if missing is not None:
        raise MissingError(
            f"the engine {engine.name} can't speak here: {missing.reason}", missing.mend
        )


def voice(engine: Engine, name: str | None) -> Voice:
    """A voice by name, or the engine's default. Raises MissingError for an unknown voice."""
    voices = engine.voices()
    if name is None:
        return voices[0]
    for each in voices:
        if each.name == name:
            return each
    known = ", ".join(each.name for each in voices)
    raise MissingError(
        f"the engine {engine.name} has no voice named {name!r}",
        f"Its voices: {known}. See producer voices.",
    )
