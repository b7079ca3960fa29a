"""Preview → JSON, for programs: every layer of every sentence, and the clock in milliseconds."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from producer.model import Origin, Rewrite
    from producer.script.preview.rows import BlockRow, Preview, SentenceRow


def as_json(preview: Preview) -> dict[str, Any]:
    """The document; what a page does not tell is null."""
    script = preview.script
    return {
        "slug": script.slug,
        "title": script.title,
        "form": script.form,
        "language": script.language,
        "estimateMs": preview.trt_ms - preview.head_ms - preview.tail_ms,
        "headMs": preview.head_ms,
        "tailMs": preview.tail_ms,
        "trtMs": preview.trt_ms,
        "words": preview.words,
        "stories": [_story(origin) for origin in script.stories],
        "blocks": [_block(row) for row in preview.blocks],
        "cuts": [{"id": c.id, "text": c.text, "reason": c.reason} for c in script.cuts],
        "dropped": [
            {"line": line.number, "text": line.text, "reason": line.reason}
            for line in script.dropped
        ],
        "remarks": [asdict(remark) for remark in preview.remarks],
        "unknown": [asdict(name) for name in preview.unknown],
    }


def _story(origin: Origin) -> dict[str, Any]:
    return {
        "id": origin.id,
        "headline": origin.headline,
        "source": origin.source,
        "url": origin.url,
        "byline": origin.byline,
        "publisher": origin.publisher,
        "published": origin.published,
        "retrieved": origin.retrieved,
        "rights": origin.rights,
        "agency": origin.agency,
        "approvedBy": origin.approved_by,
        "credits": list(origin.credits),
    }


def _block(row: BlockRow) -> dict[str, Any]:
    return {
        "id": row.block.id,
        "kind": str(row.block.kind),
        "startsStory": row.story.id if row.story else None,
        "estimateMs": row.block.estimate_ms,
        "startMs": row.start_ms,
        "endMs": row.end_ms,
        "leftMs": row.left_ms,
        "inCue": row.block.in_cue,
        "outCue": row.block.out_cue,
        "sentences": [_sentence(each) for each in row.rows],
    }


def _sentence(row: SentenceRow) -> dict[str, Any]:
    one = row.sentence
    return {
        "id": one.id,
        "source": one.source,
        "text": one.text,
        "spoken": one.spoken,
        "rewrites": _rewrites(one.rewrites),
        "recasts": _rewrites(one.recasts),
        "pronunciations": [asdict(each) for each in one.pronunciations],
        "shown": [asdict(piece) for piece in row.pieces],
        "sounds": [asdict(sound) for sound in row.sounds],
        "must": one.must,
        "startMs": row.start_ms,
        "endMs": row.end_ms,
        "estimateMs": one.estimate_ms,
        "pauseMs": one.pause_ms,
    }


def _rewrites(log: tuple[Rewrite, ...]) -> list[dict[str, str]]:
    return [{"rule": r.rule, "before": r.before, "after": r.after} for r in log]
