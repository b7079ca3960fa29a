"""The stages in order: an article goes in, a segment comes out.

from producer import pipeline, station
made = pipeline.make(("story.html",), station.Station())
"""

from producer.pipeline.finished.handing import audio_of
from producer.pipeline.making import Made, engines_here, make
from producer.pipeline.order import Order
from producer.pipeline.reading import (
    script_of,
    script_text,
    spoken_lines,
    story_of,
    story_or_feed,
)
from producer.pipeline.saving import save

__all__ = [
    "Made",
    "Order",
    "audio_of",
    "engines_here",
    "make",
    "save",
    "script_of",
    "script_text",
    "spoken_lines",
    "story_of",
    "story_or_feed",
]
