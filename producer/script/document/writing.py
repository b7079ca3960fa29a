"""Script → YAML."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from producer.model import BlockKind
from producer.script.around import INTRO, OUTRO
from producer.script.document.keys import ADDED, BY_HAND, STORY_KEYS, VERSION
from producer.yamlfile import flow_scalar, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Airing, Block, Line, Origin, Script, Sentence

_HEAD: Final = """\
# A radio script. Edit any `text`: what the voice says follows from it, and `# says` shows it
# where it is not the same words. To have it said otherwise, add a line `spoken: ...`. A line
# `skip: true` takes a sentence off the air, `must: true` keeps it whatever the length.
# Then type: producer make {name}
"""


def to_yaml(script: Script, name: str = "SCRIPT.yaml") -> str:
    """The document; the same script always gives the same text."""
    return "\n".join((*_lines(script, name), ""))


def _lines(script: Script, name: str) -> Iterator[str]:
    yield _HEAD.format(name=shlex.quote(name))
    yield f"script: {VERSION}"
    for key in ("slug", "title", "form", "language"):
        yield f"{key}: {scalar(getattr(script, key))}"
    if script.expires:
        yield f"expires: {scalar(script.expires)}"
    yield from _airing_lines(script.airing)
    if len(script.stories) == 1:
        yield "story:"
        yield from _story_lines(script.origin, "  ", "  ")
    else:
        yield "stories:"
        for story in script.stories:
            yield from _story_lines(story, "  - ", "    ")
    yield ""
    yield "blocks:"
    for block in script.blocks:
        yield from _block_lines(block)
    if script.cuts:
        yield "\n# Sentences of the story that do not air.\ncuts:"
        for cut in script.cuts:
            yield f"  - id: {scalar(cut.id)}"
            yield f"    text: {scalar(cut.text)}"
            yield f"    reason: {scalar(cut.reason)}"
    page = tuple(one for one in script.sentences if one.paragraph not in {INTRO, OUTRO, ADDED})
    if page:
        yield "\n# As on the page, for the record.\npage:"
        yield from (f"  {one.id}: {scalar(one.source)}" for one in page)
    if script.dropped:
        yield "\n# What stood among the page's paragraphs and is not its story.\ndropped:"
        yield from (f"  - {_dropped(line)}" for line in script.dropped)


def _airing_lines(airing: Airing) -> Iterator[str]:
    if airing.category:
        yield f"category: {scalar(airing.category)}"
    if airing.priority:
        yield f"priority: {airing.priority}"
    if airing.not_before:
        yield f"not-before: {scalar(airing.not_before)}"
    if airing.hours:
        yield f"hours: {scalar(airing.hours)}"


def _story_lines(origin: Origin, first: str, rest: str) -> Iterator[str]:
    indent = first
    for key, name in STORY_KEYS:
        value = getattr(origin, name)
        if value:
            yield f"{indent}{key}: {scalar(value)}"
            indent = rest
    if origin.credits:
        yield f"{rest}credits:"
        yield from (f"{rest}  - {scalar(credit)}" for credit in origin.credits)


def _block_lines(block: Block) -> Iterator[str]:
    yield f"  - id: {scalar(block.id)}  # about {block.estimate_ms / 1000:.0f} s"
    if block.kind is not BlockKind.STORY:
        yield f"    kind: {block.kind}"
    yield "    sentences:"
    for one in block.sentences:
        yield from _sentence_lines(one)


def _sentence_lines(one: Sentence) -> Iterator[str]:
    yield f"      - id: {one.id}"
    yield f"        text: {scalar(one.text)}"
    if any(rewrite.rule == BY_HAND for rewrite in one.rewrites):
        yield f"        spoken: {scalar(one.spoken)}"
    elif one.said_otherwise:
        yield f"        # says: {one.spoken}"
    if one.must:
        yield "        must: true"
    yield f"        pause: {one.pause_ms}"


def _dropped(line: Line) -> str:
    told = {"line": str(line.number), "reason": flow_scalar(line.reason)}
    pairs = ", ".join(f"{key}: {value}" for key, value in told.items())
    return f"{{{pairs}, text: {flow_scalar(line.text)}}}"
