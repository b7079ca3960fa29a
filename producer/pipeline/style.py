"""How a station's sentences are written and said: its lexicon, and its voice's pace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from producer.errors import EngineError, MissingError
from producer.pipeline import paces
from producer.script import lexicon
from producer.script.duration import DEFAULT, Pace
from producer.script.style import Style
from producer.speech import engines
from producer.speech.cache import default_folder

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Voice
    from producer.station import Station


def style_of(station: Station) -> Style:
    """The style of a station. Raises InputError for a lexicon that is wrong."""
    return Style(
        lexicon=lexicon.load(station.lexicon), pace=_pace(station), recasts=station.recasts
    )


def voice_of(station: Station) -> Voice:
    """The station's voice at its speed. Raises UsageError or MissingError."""
    engine = engines.find(station.engine)
    engines.ready(engine)
    return replace(engines.voice(engine, station.voice), speed=station.speed)


def cache_of(station: Station) -> Path:
    """The folder of takes and paces."""
    return station.cache or default_folder()


def _pace(station: Station) -> Pace:
    """The pace of the station's voice; a script can be written where no engine is."""
    try:
        voice = voice_of(station)
    except (EngineError, MissingError):
        return Pace(DEFAULT.weights, station.speed)
    return paces.of_voice(voice, cache_of(station))
