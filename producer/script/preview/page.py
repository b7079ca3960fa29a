"""Preview → one HTML page: a script to print and to mark up, and a prompter to read it from.

The page asks for nothing outside itself. Its parts lie in `page/`. Every text reaches it through
`markup`, and a Content Security Policy that names style and script by their hashes is the second
lock on the door.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import groupby
from string import Template
from typing import TYPE_CHECKING, Final

from producer.markup import bdi, csp_hash, text
from producer.model import BlockKind
from producer.script.preview.escape import anchor, css_string, link
from producer.script.preview.words import back_time, clock, facts, length, notes, place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from producer.model import Origin
    from producer.script.preview.rows import BlockRow, Piece, Preview, SentenceRow


LONG_MS: Final = 60_000
"""A block that runs longer may be split over pages: it hardly fits on one with its notes."""


def render(preview: Preview) -> str:
    """The whole HTML document, to be written as UTF-8.

    What a page can't show (control characters, lone surrogates) becomes a space.
    """
    script = preview.script
    behaviour = _part("prompter.js")
    style = _part("style.css").replace('"SLUG"', css_string(script.slug.upper()))
    single = len(script.stories) == 1
    return Template(_part("template.html")).substitute(
        style=style,
        style_hash=csp_hash(style),
        script=behaviour,
        script_hash=csp_hash(behaviour),
        page_title=text(f"{script.slug.upper()} – {script.title}"),
        slug=text(script.slug.upper()),
        form=bdi(script.form),
        trt=clock(preview.trt_ms),
        trt_ms=preview.trt_ms,
        language=text(script.language),
        title=text(script.title),
        facts=_facts((*(facts(script.origin) if single else ()), ("length", length(preview)))),
        blocks="\n".join(_block(row, script.language, single=single) for row in preview.blocks),
        lists="\n".join(_lists(preview)),
    )


# --- The script ---------------------------------------------------------------------------


def _facts(rows: Iterable[tuple[str, str]]) -> str:
    values = "\n".join(
        f"<div><dt>{label}</dt><dd>{link(value) if label == 'page' else bdi(value)}</dd></div>"
        for label, value in rows
    )
    return f'<dl class="facts">\n{values}\n</dl>'


def _story(origin: Origin, language: str) -> str:
    return (
        f'<header class="story"><h2 lang="{text(language)}" dir="auto">'
        f"{text(origin.headline or origin.source)}</h2>\n{_facts(facts(origin))}</header>\n"
    )


def _block(row: BlockRow, language: str, *, single: bool) -> str:
    heading = "h2" if single or row.block.kind is not BlockKind.STORY else "h3"
    story = _story(row.story, language) if row.story else ""
    paragraphs = "\n".join(
        f'<div class="paragraph">\n{"".join(_sentence(each, language) for each in group)}</div>'
        for _, group in groupby(row.rows, key=lambda each: each.sentence.paragraph)
    )
    times = (
        ("starts", clock(row.start_ms)),
        ("runs", clock(row.block.estimate_ms)),
        ("left", back_time(row.left_ms)),
    )
    clocks = "".join(f"<div><dt>{name}</dt><dd>{time}</dd></div>" for name, time in times)
    cues = "".join(
        f"<div><dt>{name}</dt><dd>{bdi(cue)}</dd></div>"
        for name, cue in (("in-cue", row.block.in_cue), ("out-cue", row.block.out_cue))
    )
    kind = "block long" if row.block.estimate_ms > LONG_MS else "block"
    return (
        f'{story}<section class="{kind}">\n<div class="clock">'
        f"<{heading}>{bdi(row.block.id)}</{heading}>"
        f"<dl>{clocks}</dl></div>\n"
        f'<div class="words">\n{paragraphs}\n<dl class="cues">{cues}</dl></div>\n</section>'
    )


def _sentence(row: SentenceRow, language: str) -> str:
    one = row.sentence
    under = "".join(f"<li><b>{label}</b> {bdi(note)}</li>" for label, note in notes(row))
    return (
        f'<div class="sentence" id="s-{text(one.id)}"><p class="id">{bdi(one.id)}</p>'
        f'<p class="said" lang="{text(language)}" dir="auto" data-start="{row.start_ms}" '
        f'data-end="{row.end_ms}">{"".join(map(_piece, row.pieces))}</p>'
        + (f'<ul class="notes">{under}</ul>' if under else "")
        + "</div>\n"
    )


def _piece(piece: Piece) -> str:
    told = f' <span class="pronouncer">({text(piece.respelling)})</span>'
    return text(piece.text) + (told if piece.respelling else "")


# --- What to do, and what is not there ----------------------------------------------------


def _lists(preview: Preview) -> Iterable[str]:
    script = preview.script
    yield _list(
        "To mend",
        (
            f'<a href="{anchor(each.sentence)}">{text(place(each))}</a> '
            f"<b>{text(each.severity)}</b> {bdi(each.rule)}: {bdi(each.message)}"
            for each in preview.remarks
        ),
    )
    yield _list(
        "Names the voice does not know",
        (
            f'<a href="{anchor(each.sentence)}">{text(each.sentence)}</a> <b>{bdi(each.name)}</b>'
            + (f" is now said {bdi(each.guess)}" if each.guess else "")
            + f" <code>{text(each.fix)}</code>"
            for each in preview.unknown
        ),
    )
    yield _list(
        "Left out of the script",
        (f"{bdi(cut.id)} <b>{bdi(cut.reason)}</b>: {bdi(cut.text)}" for cut in script.cuts),
    )
    yield _list(
        "Left out of the story",
        (
            f"line {line.number} <b>{bdi(line.reason)}</b>: {bdi(line.text)}"
            for line in script.dropped
        ),
    )


def _list(title: str, members: Iterable[str]) -> str:
    rows = "\n".join(f"<li>{member}</li>" for member in members)
    return f'<section class="list"><h2>{title}</h2>\n<ul>\n{rows}\n</ul></section>' if rows else ""


@cache
def _part(name: str) -> str:
    return files("producer.script.preview").joinpath("page", name).read_text(encoding="utf-8")
