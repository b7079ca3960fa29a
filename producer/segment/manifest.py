"""The manifest: a W3C Audiobooks publication, with our own keys under one name."""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import producer
from producer.segment.asked import to_document
from producer.segment.chapters import block_starts, title

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from producer.model import Airing, AudioFile, Cue, Loudness, Origin, Script, Segment, Voice
    from producer.segment.asked import Asked

FILE_NAME: Final = "manifest.json"
OURS: Final = "x-producer"
"""The one key under which our own keys lie; the others are W3C Audiobooks' and schema.org's."""

_IPTC: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def digital_source_type(voices: tuple[Voice, ...]) -> str:
    """The IPTC digital source type: whether a trained model made the voice, or rules alone."""
    trained = any(voice.trained for voice in voices)
    return _IPTC + ("trainedAlgorithmicMedia" if trained else "algorithmicMedia")


COMPANIONS: Final = {
    "index.html": "text/html",
    "transcript.vtt": "text/vtt",
    "transcript.srt": "application/x-subrip",
    "chapters.json": "application/json+chapters",
    "peaks.json": "application/json",
    "waveform.png": "image/png",
    "report.json": "application/json",
    "script.yaml": "application/yaml",
}
"""What lies in a segment's folder beside the sound and the manifest, by media type."""


def to_json(
    segment: Segment,
    *,
    station: str,
    asked: Asked,
    made: datetime,
    script_text: str,
    fingerprint: str,
    contents: Mapping[str, str],
) -> str:
    """The manifest of a segment, and what was asked of it, by which it is checked.

    `made` is aware. `fingerprint` stands for all that the segment was made from but that, and
    `contents` gives the SHA-256 of every other file in its folder by its path there: `unchanged`
    and `folder` read them.
    """
    ours = _ours(segment, asked.disclosure, script_text)
    ours |= {
        "made": made.isoformat(timespec="seconds"),
        "asked": to_document(asked),
        "fingerprint": fingerprint,
        "contents": dict(contents),
    }
    return json.dumps(_publication(segment, station) | {OURS: ours}, ensure_ascii=False, indent=1)


def said(cues: tuple[Cue, ...], words: str) -> bool:
    """Whether a segment says these words in a sentence of their own."""
    return any(cue.text == words for cue in cues)


def _publication(segment: Segment, station: str) -> dict[str, Any]:
    """The part that W3C Audiobooks defines."""
    script, duration = segment.script, _seconds(segment.duration_ms)
    playable = _playable(segment)
    tracks = [
        {
            "type": "LinkedResource",
            "url": file.name,
            "encodingFormat": file.media_type,
            "name": script.title,
            "duration": duration,
        }
        for file in sorted(playable, key=lambda file: file.name != "segment.mp3")
    ]
    first, others = tracks[0], tracks[1:]
    return _told(
        {
            "@context": [
                "https://schema.org",
                "https://www.w3.org/ns/pub-context",
                {"language": script.language},
            ],
            "conformsTo": "https://www.w3.org/TR/audiobooks/",
            "type": "Audiobook",
            "id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, segment.files[0].sha256)}",
            "name": script.title,
            "author": script.origin.byline,
            "publisher": script.origin.publisher,
            "readBy": {"type": "Organization", "name": f"{station} synthetic voice".strip()},
            "inLanguage": script.language,
            "datePublished": script.origin.published,
            "isBasedOn": script.origin.url,
            "abridged": bool(script.cuts),
            "duration": duration,
            "readingOrder": [first | ({"alternate": others} if others else {})],
            "resources": [
                {"type": "LinkedResource", "url": name, "encodingFormat": media_type}
                for name, media_type in (
                    *(
                        (file.name, file.media_type)
                        for file in segment.files
                        if file not in playable
                    ),
                    *COMPANIONS.items(),
                )
            ],
        }
    )


def _playable(segment: Segment) -> tuple[AudioFile, ...]:
    """What a reading order may hold, which is audio alone (clause 4.3): a playlist is none, but
    where there is nothing else."""
    audio = tuple(file for file in segment.files if file.media_type.startswith("audio/"))
    return audio or segment.files


def _ours(segment: Segment, disclosure: str, script_text: str) -> dict[str, Any]:
    return {
        "version": producer.__version__,
        "slug": segment.script.slug,
        "form": segment.script.form,
        "profile": segment.profile,
        "rate": segment.rate,
        "samples": segment.samples,
        "durationMs": segment.duration_ms,
        "channels": segment.channels,
        "loudness": _loudness(segment.loudness),
        "levers": [asdict(lever) for lever in segment.levers],
        "blocks": _blocks(segment),
        "cues": [
            {
                "sentence": cue.sentence,
                "block": cue.block,
                "paragraph": cue.paragraph,
                "startMs": cue.start_ms,
                "endMs": cue.end_ms,
                "text": cue.text,
                "words": [[word.text, word.start_ms, word.end_ms] for word in cue.words],
            }
            for cue in segment.cues
        ],
        "cuts": [asdict(cut) for cut in segment.script.cuts],
        "dropped": [
            {"line": line.number, "text": line.text, "reason": line.reason}
            for line in segment.script.dropped
        ],
        "voices": [_voice(v) for v in segment.voices],
        "engineVersions": list(segment.engine_versions),
        "digitalSourceType": digital_source_type(segment.voices),
        "disclosure": disclosure if said(segment.cues, disclosure) else None,
        "scriptSha256": hashlib.sha256(script_text.encode("utf-8")).hexdigest(),
        "expires": segment.script.expires,
        "airing": _airing(segment.script.airing),
        "rights": _rights(segment.script.origin),
        **_stories(segment.script),
        "files": [
            {
                "name": file.name,
                "mediaType": file.media_type,
                "size": file.size,
                "sha256": file.sha256,
                "samples": file.samples,
                "rate": file.rate,
                "channels": file.channels,
                "loudness": _loudness(file.loudness),
            }
            for file in segment.files
        ],
    }


def _loudness(told: Loudness) -> dict[str, float]:
    return {
        "integratedLufs": round(told.integrated_lufs, 2),
        "rangeLu": round(told.range_lu, 2),
        "momentaryMaxLufs": round(told.momentary_max_lufs, 2),
        "shortTermMaxLufs": round(told.short_term_max_lufs, 2),
        "truePeakDbtp": round(told.true_peak_dbtp, 2),
        "samplePeakDbfs": round(told.sample_peak_dbfs, 2),
    }


def _blocks(segment: Segment) -> list[dict[str, Any]]:
    starts = block_starts(segment)
    ends = {cue.block: cue.end_ms for cue in segment.cues}
    return [
        {
            "id": block.id,
            "kind": str(block.kind),
            "title": title(block),
            "startMs": starts[block.id],
            "endMs": ends[block.id],
            "inCue": block.in_cue,
            "outCue": block.out_cue,
        }
        for block in segment.script.blocks
    ]


def _stories(script: Script) -> dict[str, Any]:
    """Each story of a newscast, by the id with which those of its sentences begin."""
    if len(script.stories) == 1:
        return {}
    told = (
        {"id": one.id, "headline": one.headline, "rights": _rights(one)} for one in script.stories
    )
    return {"stories": list(told)}


def _airing(airing: Airing) -> dict[str, Any]:
    return _told(
        {
            "category": airing.category,
            "priority": airing.priority,
            "notBefore": airing.not_before,
            "hours": airing.hours,
        }
    )


def _rights(origin: Origin) -> dict[str, Any]:
    return _told(
        {
            "source": origin.source,
            "url": origin.url,
            "byline": origin.byline,
            "publisher": origin.publisher,
            "published": origin.published,
            "retrieved": origin.retrieved,
            "copyright": origin.rights,
            "agency": origin.agency,
            "approvedBy": origin.approved_by,
            "credits": list(origin.credits),
        }
    )


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "engine": voice.engine,
        "name": voice.name,
        "language": voice.language,
        "about": voice.about,
        "speed": voice.speed,
        "trained": voice.trained,
    }


def _told(entries: dict[str, Any]) -> dict[str, Any]:
    """The entries that say something."""
    return {key: value for key, value in entries.items() if value is not None}


def _seconds(ms: int) -> str:
    """An ISO 8601 duration, to the millisecond."""
    return f"PT{ms // 1000}.{ms % 1000:03}S"
