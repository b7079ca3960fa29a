"""A script as YAML that a person can edit, and back.

What the voice says follows from `text`, so that an edit can't leave the two apart; it is shown
in a comment, and `spoken` overrides it. The page's own sentences stand at the end, by id.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final

from producer import yamlfile
from producer.errors import InputError
from producer.model import Block, BlockKind, Cut, Origin, Rewrite, Script, Sentence
from producer.script import forms
from producer.script.duration import estimate_ms
from producer.script.slug import RESERVED, slug
from producer.script.write import OUTRO, paced, pause_between, sentence, speakable
from producer.yamlfile import Item, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from producer.station import Station

VERSION: Final = "1"
ADDED: Final = "new"
"""The paragraph of sentences that a person added: they come from no page."""

LEFT_OUT: Final = "left out by hand"
"""Why a sentence of the page does not air when a person took it out of the script."""

BY_HAND: Final = "written by hand"
"""The rule in the log of a sentence whose spoken form a person wrote."""

_HEAD: Final = """\
# A radio script. Edit any `text`: what the voice says follows from it, and `# says` shows it
# where it is not the same words. To have it said otherwise, add a line `spoken: ...`.
# Then type: producer make {name}
"""
_TOP: Final = frozenset({"script", "slug", "title", "form", "language", "story", "blocks"})
_OPTIONAL: Final = frozenset({"cuts", "page"})
_ORIGIN: Final = ("source", "url", "byline", "publisher", "published", "retrieved", "rights")
_ID: Final = re.compile(r"[a-z][a-z0-9-]*\.s[0-9]+")
_LONGEST_SLUG: Final = 80
_LOSES_WORDS: Final = re.compile(r"\s*(?:- )?(?:text|spoken|title):\s+[^'\"|>#\s].*\s#")
_SLUG: Final = re.compile(r"[\w]+(?:-[\w]+)*")


# --- Script → YAML --------------------------------------------------------------------


def to_yaml(script: Script, name: str = "SCRIPT.yaml") -> str:
    """The document; the same script always gives the same text."""
    return "\n".join((*_lines(script, name), ""))


def _lines(script: Script, name: str) -> Iterator[str]:
    yield _HEAD.format(name=name)
    yield f"script: {VERSION}"
    for key in ("slug", "title", "form", "language"):
        yield f"{key}: {scalar(getattr(script, key))}"
    yield "story:"
    for key in _ORIGIN:
        value = getattr(script.origin, key)
        if value is not None:
            yield f"  {key}: {scalar(value)}"
    if script.origin.credits:
        yield "  credits:"
        yield from (f"    - {scalar(credit)}" for credit in script.origin.credits)
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
    page = tuple(one for one in script.sentences if one.paragraph not in {OUTRO, ADDED})
    if page:
        yield "\n# As on the page, for the record.\npage:"
        yield from (f"  {one.id}: {scalar(one.source)}" for one in page)


def _block_lines(block: Block) -> Iterator[str]:
    yield f"  - id: {scalar(block.id)}  # about {block.estimate_ms / 1000:.0f} s"
    if block.kind is not BlockKind.STORY:
        yield f"    kind: {block.kind}"
    yield "    sentences:"
    for one in block.sentences:
        yield f"      - id: {one.id}"
        yield f"        text: {scalar(one.text)}"
        if any(rewrite.rule == BY_HAND for rewrite in one.rewrites):
            yield f"        spoken: {scalar(one.spoken)}"
        elif one.said_otherwise:
            yield f"        # says: {one.spoken}"
        yield f"        pause: {one.pause_ms}"


# --- YAML → Script --------------------------------------------------------------------


def from_yaml(text: str, file: str, station: Station) -> Script:
    """Read a script back. Raises InputError naming the file, the line and what was expected."""
    _refuse_lost_words(text, file)
    fields = yamlfile.parse(text, file).fields(_TOP | _OPTIONAL, _TOP - {"slug", "language"})
    fields["script"].choice((VERSION,))
    sources = dict(fields["page"].pairs()) if "page" in fields else {}
    title = fields["title"].words()
    blocks = _blocks(fields["blocks"], sources, station)
    aired = frozenset(one.id for block in blocks for one in block.sentences)
    cuts = _cuts(fields["cuts"]) if "cuts" in fields else ()
    return Script(
        slug=_slug(fields["slug"]) if "slug" in fields else slug(title),
        title=title,
        form=fields["form"].choice(tuple(form.name for form in forms.FORMS)),
        language=fields["language"].words() if "language" in fields else "en",
        stories=(_origin(fields["story"]),),
        blocks=blocks,
        cuts=_fates(cuts, sources, aired),
    )


def _refuse_lost_words(text: str, file: str) -> None:
    """In YAML " #" starts a comment, and an edited "the #1 team" would air as "the"."""
    for number, line in enumerate(text.splitlines(), start=1):
        if _LOSES_WORDS.match(line):
            raise InputError(
                f"{file}:{number}: expected quotes around a text that holds ' #': "
                "without them what follows is lost",
                "Write it as: text: '...'",
            )


def is_script(text: str) -> bool:
    """Whether a text is meant as a script: its first key is `script`."""
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith(("#", "---", "%")):
            return line.startswith("script:")
    return False


def _slug(item: Item) -> str:
    text = item.words()
    if not _SLUG.fullmatch(text) or len(text) > _LONGEST_SLUG or text in RESERVED:
        raise item.wrong(
            f"a slug: words of letters and digits joined by hyphens, {_LONGEST_SLUG} at most"
        )
    return text


def _origin(item: Item) -> Origin:
    fields = item.fields(frozenset({*_ORIGIN, "credits"}), frozenset({"source"}))
    known = {key: fields[key].words() for key in _ORIGIN if key in fields and key != "source"}
    credits = tuple(c.words() for c in fields["credits"].items()) if "credits" in fields else ()
    return Origin(source=fields["source"].words(), credits=credits, **known)


def _blocks(item: Item, sources: Mapping[str, Item], station: Station) -> tuple[Block, ...]:
    members = item.items()
    if not members:
        raise item.wrong("at least one block")
    seen: set[str] = set()
    read = [_block(member, sources, seen, station) for member in members]
    named = _named(tuple(block for block, _ in read), frozenset(seen))
    natural = pause_between(named, station.pauses)
    return tuple(
        _with_pauses(block, pauses) for block, (_, pauses) in zip(natural, read, strict=True)
    )


def _named(blocks: tuple[Block, ...], taken: frozenset[str]) -> tuple[Block, ...]:
    """Blocks and sentences that the file gives no id, each with the next one that is free."""
    spare_blocks = (name for n in count(1) if (name := f"b{n}") not in taken)
    spare_sentences = (name for n in count(1) if (name := f"{ADDED}.s{n}") not in taken)
    return tuple(
        replace(
            block,
            id=block.id or next(spare_blocks),
            sentences=tuple(
                one if one.id else replace(one, id=next(spare_sentences), source="")
                for one in block.sentences
            ),
        )
        for block in blocks
    )


def _block(
    item: Item, sources: Mapping[str, Item], seen: set[str], station: Station
) -> tuple[Block, tuple[int | None, ...]]:
    """A block with the pauses of its place, and those that the file sets; ids may be empty."""
    fields = item.fields(frozenset({"id", "kind", "sentences"}), frozenset({"sentences"}))
    members = fields["sentences"].items()
    if not members:
        raise fields["sentences"].wrong("at least one sentence")
    name = fields["id"].words() if "id" in fields else ""
    if name in seen:
        raise fields["id"].wrong(f"the block id {name!r} once")
    if name:
        seen.add(name)
    kind = fields["kind"].choice(tuple(BlockKind)) if "kind" in fields else BlockKind.STORY
    read = [_sentence(each, sources, seen, station) for each in members]
    body = paced([one for one, _ in read], station.pauses)
    block = Block(id=name, kind=BlockKind(kind), sentences=body)
    return block, tuple(pause for _, pause in read)


_SENTENCE: Final = frozenset({"id", "text", "spoken", "pause"})
_LONGEST_PAUSE_MS: Final = 60_000


def _sentence(
    item: Item, sources: Mapping[str, Item], seen: set[str], station: Station
) -> tuple[Sentence, int | None]:
    """A sentence, its id empty where the file has none, and the pause that the file sets."""
    fields = item.fields(_SENTENCE, frozenset({"text"}))
    id = _sentence_id(fields["id"], seen) if "id" in fields else ""
    unknown = "" if id.startswith(f"{ADDED}.") else None
    source = sources[id].text() if id in sources else unknown
    one = sentence(id, fields["text"].words(), station.speed, source=source)
    if not speakable(one):
        raise fields["text"].wrong("a text with a word in it")
    if "spoken" in fields:
        one = _said(one, fields["spoken"].words(), station.speed)
        if not speakable(one):
            raise fields["spoken"].wrong("a text with a word in it")
    pause = fields["pause"].integer(0, _LONGEST_PAUSE_MS) if "pause" in fields else None
    return one, pause


def _sentence_id(item: Item, seen: set[str]) -> str:
    id = item.words()
    if not _ID.fullmatch(id):
        raise item.wrong("a sentence id such as p3.s2")
    if id in seen:
        raise item.wrong(f"the sentence id {id} once")
    seen.add(id)
    return id


def _said(one: Sentence, spoken: str, speed: float) -> Sentence:
    """The sentence with the spoken form that a person wrote."""
    return replace(
        one,
        spoken=spoken,
        rewrites=(Rewrite(rule=BY_HAND, before=one.text, after=spoken),),
        estimate_ms=estimate_ms(spoken, speed),
    )


def _with_pauses(block: Block, pauses: tuple[int | None, ...]) -> Block:
    return replace(
        block,
        sentences=tuple(
            one if pause is None else replace(one, pause_ms=pause)
            for one, pause in zip(block.sentences, pauses, strict=True)
        ),
    )


def _cuts(item: Item) -> tuple[Cut, ...]:
    keys = frozenset({"id", "text", "reason"})
    found = []
    for member in item.items():
        fields = member.fields(keys, keys)
        found.append(
            Cut(
                id=fields["id"].words(),
                text=fields["text"].words(),
                reason=fields["reason"].words(),
            )
        )
    return tuple(found)


def _fates(
    cuts: tuple[Cut, ...], sources: Mapping[str, Item], aired: frozenset[str]
) -> tuple[Cut, ...]:
    """What does not air: the cuts that nobody put back, and what somebody took out."""
    kept = tuple(cut for cut in cuts if cut.id not in aired)
    known = aired | {cut.id for cut in kept}
    return kept + tuple(
        Cut(id=id, text=source.text(), reason=LEFT_OUT)
        for id, source in sources.items()
        if id not in known
    )
