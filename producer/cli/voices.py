"""producer voices: what can speak here."""

from __future__ import annotations

from producer.cli.console import say, say_json
from producer.cli.options import Json


def run(json: Json = False) -> None:
    """List the engines and voices that can speak here."""
    from producer import pipeline

    shown = [
        {
            "engine": engine.name,
            "voice": voice.name,
            "language": voice.language,
            "about": voice.about,
        }
        for engine in pipeline.engines_here()
        for voice in engine.voices()
    ]
    if json:
        say_json(shown)
        return
    for row in shown:
        say(f"{row['engine']:<10} {row['voice']:<8} {row['language']:<6} {row['about']}")
