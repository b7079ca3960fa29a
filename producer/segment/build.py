"""Takes → Segment: laid out, mixed, mastered, encoded, described, in a folder of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from producer.files import atomic_folder
from producer.model import Segment
from producer.segment.alignment import with_words
from producer.segment.asked import asked_of
from producer.segment.checks import checks_of
from producer.segment.describe import describe, draw
from producer.segment.encode import encode_all
from producer.segment.folder import owned
from producer.segment.labelling import labels_of
from producer.segment.master import master
from producer.segment.sound.arranging import music_of
from producer.segment.sound.level import speech_lufs
from producer.segment.stitch import mix
from producer.segment.timeline import RATE, cues, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Loudness, Script, Take
    from producer.segment.delivery import Delivery
    from producer.segment.examine import Examined
    from producer.segment.fit import Fitted
    from producer.segment.mastered import Mastered
    from producer.segment.sound.kit import Kit
    from producer.segment.timeline import Timeline


def build(
    script: Script,
    script_text: str,
    takes: tuple[Take, ...],
    fitted: Fitted,
    kit: Kit,
    delivery: Delivery,
    folder: Path,
) -> Segment:
    """Make the segment's folder, whole or not at all; `script_text` becomes its script.yaml.

    `takes` are the script's sentences in order, and `fitted` how long each stretch is to be. An
    earlier segment in the folder is replaced, and files beside it that are not ours are kept.
    Raises OutputError, RuleError, and InputError where a take can't be read.
    """
    timeline = lay_out(script, fitted)
    music = (
        () if kit.silent else music_of(script, timeline, kit, delivery.pauses, speech_lufs(takes))
    )
    channels = delivery.channels
    with atomic_folder(folder, owned=owned) as fresh:
        scratch = fresh / ".mastered.pcm"
        sound, loudness = master(
            partial(mix, takes, timeline, music, channels), delivery.profile, channels, scratch
        )
        with ThreadPoolExecutor(1, thread_name_prefix="drawing") as pool:
            drawing = pool.submit(draw, sound, _block_starts(script, timeline), fresh)
            segment, heard = _rendered(
                script, script_text, takes, timeline, sound, loudness, delivery, fresh
            )
            drawing.result()
        scratch.unlink()
        segment = replace(segment, levers=fitted.levers)
        checks = checks_of(
            segment,
            heard,
            asked_of(delivery),
            now=delivery.made,
            read=tuple(take.sentence for take in takes),
        )
        segment = replace(segment, checks=checks)
        describe(segment, script_text, delivery, fresh)
    return segment


def _rendered(
    script: Script,
    script_text: str,
    takes: tuple[Take, ...],
    timeline: Timeline,
    sound: Mastered,
    loudness: Loudness,
    delivery: Delivery,
    folder: Path,
) -> tuple[Segment, dict[str, Examined]]:
    """The sound in every format, and what each of its files holds."""
    aired = with_words(cues(script, timeline), script, timeline, takes)
    spoken_by = tuple(dict.fromkeys((take.voice, take.engine_version) for take in takes))
    labels = labels_of(script, script_text, timeline, aired, delivery, spoken_by, loudness)
    rendered = encode_all(
        sound, delivery.formats, folder, labels, delivery.profile, delivery.signing
    )
    files = tuple(sorted((file for file, _ in rendered), key=lambda file: file.name))
    segment = Segment(
        script=script,
        profile=delivery.profile.name,
        rate=RATE,
        samples=timeline.samples,
        channels=sound.channels,
        cues=aired,
        loudness=loudness,
        files=files,
        voices=tuple(dict.fromkeys(voice for voice, _ in spoken_by)),
        engine_versions=tuple(dict.fromkeys(version for _, version in spoken_by)),
        checks=(),
    )
    return segment, {file.name: heard for file, heard in rendered}


def _block_starts(script: Script, timeline: Timeline) -> tuple[float, ...]:
    """Where each block but the first begins, as a part of the whole."""
    starts = {place.sentence: place.start for place in timeline.places}
    return tuple(starts[block.sentences[0].id] / timeline.samples for block in script.blocks[1:])
