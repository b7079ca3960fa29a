"""Segment → index.html: a page that plays the segment from the folder it lies in.

The page is one document without outside resources but the audio and waveform.png beside
it, because a browser gives a page opened from the file system nothing else. Its parts lie
in `page/`. Every text reaches the page through `markup`, and a Content Security
Policy that names the script by its hash is the second lock on the door.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from string import Template

from producer.clock import whole
from producer.markup import bdi, csp_hash, script_json, text
from producer.model import CUE_WORDS, AudioFile, BlockKind, Check, Cue, Origin, Segment, Voice
from producer.segment.player_text import date, exact, href, level, size

COMPANIONS = (
    ("transcript.vtt", "Transcript"),
    ("script.yaml", "Script"),
    ("report.json", "Report"),
    ("manifest.json", "Manifest"),
)
"""What else lies in a segment's folder and is worth a link: file name, label."""

LONG_TITLE = 120
"""Characters from which a headline is set smaller."""

_Passage = tuple[str, tuple[Cue, ...]]
"""A block as it airs: its name and its cues."""


def render(segment: Segment) -> str:
    """The player page of a segment: a whole HTML document, to be written as UTF-8.

    Expects the segment's files, the COMPANIONS and waveform.png in the page's folder. The
    picture spans the segment from edge to edge, a dark wave on white or on nothing. What a
    page can't show (control characters, lone surrogates) becomes a space.
    """
    script = segment.script
    origin = script.origin
    playable = _playable(segment.files)
    passages = _passages(segment)
    behaviour = _page_file("player.js")
    return Template(_page_file("template.html")).substitute(
        language=text(script.language),
        title=text(script.title),
        title_class=' class="long"' if len(script.title) > LONG_TITLE else "",
        style=_page_file("style.css"),
        script=behaviour,
        script_hash=csp_hash(behaviour),
        kicker=f'<p class="kicker">{bdi(origin.publisher)}</p>' if origin.publisher else "",
        meta=_meta(segment),
        disclosure=_disclosure(segment.voices),
        sources="\n".join(
            f'<source src="{href(file.name)}" type="{text(file.media_type)}">' for file in playable
        ),
        duration_ms=segment.duration_ms,
        duration=whole(segment.duration_ms),
        marks=_marks(passages, segment.duration_ms),
        transcript=_transcript(passages, playable),
        downloads=_downloads(playable),
        record=_record(segment),
        rights=_rights(origin),
        data=_data(segment, passages, playable),
    )


# --- Parts of the page --------------------------------------------------------------------


def _meta(segment: Segment) -> str:
    origin = segment.script.origin
    parts = [
        f"By {bdi(origin.byline)}" if origin.byline else "",
        date(origin.published) if origin.published else "",
        whole(segment.duration_ms),
    ]
    return "".join(f"<span>{part}</span>" for part in parts if part)


def _disclosure(voices: tuple[Voice, ...]) -> str:
    if not voices:
        return "Read by a synthetic voice, not by a person."
    names = ", ".join(f"{bdi(voice.name)} ({bdi(voice.about)})" for voice in voices)
    noun = "a synthetic voice" if len(voices) == 1 else "synthetic voices"
    return f"Read by {noun}, not by a person: {names}."


def _playable(candidates: tuple[AudioFile, ...]) -> tuple[AudioFile, ...]:
    """In the order to try: MP3 first, which every browser plays. By name, because MP2 has
    the same media type and hardly a browser plays it."""
    return tuple(sorted(candidates, key=lambda file: not file.name.lower().endswith(".mp3")))


def _passages(segment: Segment) -> tuple[_Passage, ...]:
    """What airs, by block. Only story blocks are counted."""
    outros = {block.id for block in segment.script.blocks if block.kind is BlockKind.OUTRO}
    passages: list[_Passage] = []
    number = 0
    for block, cues in groupby(segment.cues, key=lambda cue: cue.block):
        number += block not in outros
        passages.append(("Outro" if block in outros else f"Block {number}", tuple(cues)))
    return tuple(passages)


def _marks(passages: tuple[_Passage, ...], duration_ms: int) -> str:
    """Where each block but the first begins on the seek bar."""
    starts = [cues[0].start_ms for _, cues in passages[1:]]
    return "".join(
        f'<span class="mark" style="left:{start * 100 / max(duration_ms, 1):.3f}%"></span>'
        for start in starts
    )


def _transcript(passages: tuple[_Passage, ...], playable: tuple[AudioFile, ...]) -> str:
    audio = href(playable[0].name) if playable else ""
    return "\n".join(_passage(name, cues, audio) for name, cues in passages)


def _passage(name: str, cues: tuple[Cue, ...], audio: str) -> str:
    paragraphs = "\n".join(
        f'<p dir="auto">{" ".join(_sentence(cue, audio) for cue in group)}</p>'
        for _, group in groupby(cues, key=lambda cue: cue.paragraph)
    )
    time = f"{whole(cues[0].start_ms)}–{whole(cues[-1].end_ms)}"
    return (
        f'<section class="block"><h3 lang="en">{name} <span>{time}</span></h3>\n'
        f"<div>\n{paragraphs}\n</div></section>"
    )


def _sentence(cue: Cue, audio: str) -> str:
    """A link into the audio (W3C Media Fragments), which works without the script too."""
    return (
        f'<a class="s" id="s-{text(cue.sentence)}" '
        f'href="{audio}#t={cue.start_ms / 1000:.3f}">{text(cue.text)}</a>'
    )


def _downloads(audio: tuple[AudioFile, ...]) -> str:
    rows = "\n".join(
        f'<li><a href="{href(file.name)}" type="{text(file.media_type)}" download>'
        f"{bdi(file.name)} <small>{size(file.size)} · {file.rate / 1000:g} kHz</small></a></li>"
        for file in audio
    )
    others = "\n".join(
        f'<li><a href="{href(name)}" download>{label}</a></li>' for name, label in COMPANIONS
    )
    return f'<ul class="files">\n{rows}\n</ul>\n<ul class="papers">\n{others}\n</ul>'


def _record(segment: Segment) -> str:
    loudness = segment.loudness
    rows = [
        ("TRT", exact(segment.duration_ms)),
        *_in_and_out(segment.cues),
        ("Loudness", level(loudness.integrated_lufs, "LUFS")),
        ("Loudest 3 s", level(loudness.short_term_max_lufs, "LUFS")),
        ("True peak", level(loudness.true_peak_dbtp, "dBTP")),
        ("Profile", bdi(segment.profile)),
        ("Checks", _checks(segment.checks)),
        ("Voice", _listed(_voice(voice) for voice in segment.voices)),
        ("Engine", _listed(bdi(version) for version in segment.engine_versions)),
    ]
    return "\n".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows if value)


def _in_and_out(cues: tuple[Cue, ...]) -> list[tuple[str, str]]:
    if not cues:
        return []
    first, last = cues[0].text.split(), cues[-1].text.split()
    before = "… " if len(last) > CUE_WORDS else ""
    after = " …" if len(first) > CUE_WORDS else ""
    return [
        ("In-cue", bdi(" ".join(first[:CUE_WORDS]) + after)),
        ("Out-cue", bdi(before + " ".join(last[-CUE_WORDS:]))),
    ]


def _voice(voice: Voice) -> str:
    speed = "" if voice.speed == 1.0 else f" at {voice.speed:g}×"
    return f"{bdi(voice.name)} ({bdi(voice.engine)}){speed}"


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def _checks(checks: Sequence[Check]) -> str:
    failed = [check for check in checks if not check.passed]
    if not failed:
        return f"{len(checks)} of {len(checks)} passed" if checks else ""
    rows = "".join(
        f"<li>{bdi(check.name)}: {bdi(check.measured)}, not {bdi(check.expected)}</li>"
        for check in failed
    )
    return f'<span class="failed">{len(failed)} of {len(checks)} failed</span><ul>{rows}</ul>'


def _rights(origin: Origin) -> str:
    lines = [
        bdi(origin.rights) if origin.rights else "The page names no rights holder.",
        *(bdi(credit) for credit in origin.credits),
        _original(origin),
    ]
    body = "\n".join(f"<p>{line}</p>" for line in lines if line)
    return f'<section class="rights">\n<h2>Rights and credits</h2>\n{body}\n</section>'


def _original(origin: Origin) -> str:
    """A link to the story, where its address is one of the web."""
    if not origin.url or not re.match(r"https?://[^\s/]", origin.url, re.IGNORECASE):
        return ""
    retrieved = f", retrieved {date(origin.retrieved)}" if origin.retrieved else ""
    return f'<a href="{text(origin.url)}" rel="noreferrer">Original story</a>{retrieved}'


def _data(segment: Segment, passages: tuple[_Passage, ...], playable: tuple[AudioFile, ...]) -> str:
    """What the script needs to know; times in milliseconds."""
    origin = segment.script.origin
    return script_json(
        {
            "title": segment.script.title,
            "artist": origin.publisher or origin.byline or "",
            "duration": segment.duration_ms,
            "files": [file.name for file in playable],
            "cues": [
                {
                    "id": cue.sentence,
                    "start": cue.start_ms,
                    "end": cue.end_ms,
                    "block": name,
                }
                for name, cues in passages
                for cue in cues
            ],
        }
    )


# --- The page's own files -------------------------------------------------------------------


@cache
def _page_file(name: str) -> str:
    return files("producer.segment").joinpath("page", name).read_text(encoding="utf-8")
