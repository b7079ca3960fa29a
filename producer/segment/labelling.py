"""What the containers of a segment say, gathered from its script and how it was made."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from producer.segment.chapters import title
from producer.segment.labels import Labels, Mark
from producer.segment.manifest import digital_source_type, said

if TYPE_CHECKING:
    from producer.model import Cue, Loudness, Script, Voice
    from producer.segment.delivery import Delivery
    from producer.segment.timeline import Timeline


def labels_of(
    script: Script,
    script_text: str,
    timeline: Timeline,
    aired: tuple[Cue, ...],
    delivery: Delivery,
    spoken_by: tuple[tuple[Voice, str], ...],
    loudness: Loudness,
) -> Labels:
    """The labels of a segment whose sentences air as `aired` and lie on `timeline`.

    `spoken_by` are its voices, each with its engine's version.
    """
    origin = script.origin
    digest = hashlib.sha256(script_text.encode("utf-8")).hexdigest()
    return Labels(
        title=script.title,
        slug=script.slug,
        station=delivery.station,
        artist=origin.publisher or delivery.station,
        byline=origin.byline or "",
        url=origin.url or "",
        published=origin.published or "",
        language=script.language,
        copyright=origin.rights or "",
        disclosure=delivery.disclosure if said(aired, delivery.disclosure) else "",
        digital_source_type=digital_source_type(tuple(voice for voice, _ in spoken_by)),
        engine=", ".join(f"{voice.engine} {version}" for voice, version in spoken_by),
        voice=", ".join(voice.name for voice, _ in spoken_by),
        approver=origin.approved_by or "",
        expires=script.expires or "",
        made=delivery.made,
        reference=_reference(digest, delivery, spoken_by),
        script="\n\n".join(
            " ".join(sentence.text for sentence in block.sentences) for block in script.blocks
        ),
        script_sha256=digest,
        in_cue=script.blocks[0].in_cue,
        out_cue=script.blocks[-1].out_cue,
        chapters=_chapters(script, timeline),
        speech_start=timeline.places[0].start,
        speech_end=timeline.places[-1].end,
        samples=timeline.samples,
        loudness=loudness,
    )


def _reference(script: str, delivery: Delivery, spoken_by: tuple[tuple[Voice, str], ...]) -> str:
    """Another for each segment: the same script may be read by two voices, or delivered twice."""
    told = f"{script} {spoken_by} {delivery.profile} {delivery.channels} {delivery.made}"
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:32]


def _chapters(script: Script, timeline: Timeline) -> tuple[Mark, ...]:
    """One a block, from its first word; the first from the segment's start."""
    starts = {place.sentence: place.start for place in timeline.places}
    marks = (
        Mark(title=title(block), start=starts[block.sentences[0].id]) for block in script.blocks
    )
    first, *others = marks
    return (replace(first, start=0), *others)
