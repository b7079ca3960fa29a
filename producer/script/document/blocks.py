"""The blocks of a document: its sentences with their ids, layers and pauses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from producer.model import Block, BlockKind, Cut, Rewrite
from producer.script.around import INTRO, OUTRO
from producer.script.body import shown
from producer.script.document.keys import ADDED, BY_HAND, EDITED, SKIPPED, spare
from producer.script.duration import estimate_ms
from producer.script.letters import in_latin_letters
from producer.script.pauses import paced, pause_between
from producer.script.sentence import sentence, sounds, speakable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from producer.model import Sentence
    from producer.script.style import Style
    from producer.station import Pauses, Station
    from producer.yamlfile import Item

_ID: Final = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?\.s[0-9]+")
_BLOCK: Final = frozenset({"id", "kind", "sentences"})
_SENTENCE: Final = frozenset({"id", "text", "spoken", "pause", "must", "skip"})
_LONGEST_PAUSE_MS: Final = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """What every sentence of a document is read with."""

    sources: Mapping[str, Item]
    style: Style
    shown: Mapping[str, tuple[str, tuple[Rewrite, ...]]]
    """The page's sentences as they would be shown, by id."""
    seen: set[str]
    """The ids so far: each stands for one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A sentence, its id empty where the file has none, and what the file says of it."""

    one: Sentence
    pause_ms: int | None
    skip: bool


def blocks_of(
    item: Item, sources: Mapping[str, Item], station: Station, style: Style
) -> tuple[tuple[Block, ...], tuple[Cut, ...]]:
    """The blocks that air, and a cut for each sentence that the file says to skip."""
    members = item.items()
    if not members:
        raise item.wrong("at least one block")
    reader = _Reader(sources=sources, style=style, shown=_shown(sources, style), seen=set())
    read = tuple(_block(member, reader) for member in members)
    named = _named(read, frozenset(reader.seen))
    skips = tuple(
        Cut(id=each.one.id, text=each.one.source or each.one.text, reason=SKIPPED)
        for _, group in named
        for each in group
        if each.skip
    )
    aired = tuple((block, kept) for block, group in named if (kept := _kept(group)))
    if not aired:
        raise item.wrong("at least one sentence that is not skipped")
    return _with_pauses(aired, station.pauses), skips


def skipped(item: Item) -> bool:
    """Whether a sentence of a document says that it is to be skipped."""
    fields = dict(item.pairs())
    return "skip" in fields and fields["skip"].yes_or_no()


def _kept(group: tuple[_Read, ...]) -> tuple[_Read, ...]:
    return tuple(each for each in group if not each.skip)


_Group = tuple[Block, tuple[_Read, ...]]


def _block(item: Item, reader: _Reader) -> _Group:
    """A block that holds no sentences yet, its id empty where the file has none, and these."""
    fields = item.fields(_BLOCK, frozenset({"sentences"}))
    members = fields["sentences"].items()
    if not members:
        raise fields["sentences"].wrong("at least one sentence")
    name = fields["id"].words() if "id" in fields else ""
    if name in reader.seen:
        raise fields["id"].wrong(f"the block id {name!r} once")
    if name:
        reader.seen.add(name)
    kind = fields["kind"].choice(tuple(BlockKind)) if "kind" in fields else BlockKind.STORY
    block = Block(id=name, kind=BlockKind(kind), sentences=())
    return block, tuple(_sentence(each, reader) for each in members)


def _named(groups: tuple[_Group, ...], taken: frozenset[str]) -> tuple[_Group, ...]:
    """Blocks and sentences that the file gives no id, each with the next one that is free."""
    spare_blocks, spare_sentences = spare("b", taken), spare(f"{ADDED}.s", taken)
    return tuple(
        (
            replace(block, id=block.id or next(spare_blocks)),
            tuple(
                each
                if each.one.id
                else replace(each, one=replace(each.one, id=next(spare_sentences), source=""))
                for each in group
            ),
        )
        for block, group in groups
    )


def _with_pauses(groups: tuple[_Group, ...], pauses: Pauses) -> tuple[Block, ...]:
    """The blocks with the pauses of their places, and those that the file sets."""
    natural = pause_between(
        tuple(
            replace(block, sentences=paced([each.one for each in group], pauses))
            for block, group in groups
        ),
        pauses,
    )
    return tuple(
        replace(
            block,
            sentences=tuple(
                one if each.pause_ms is None else replace(one, pause_ms=each.pause_ms)
                for one, each in zip(block.sentences, group, strict=True)
            ),
        )
        for block, (_, group) in zip(natural, groups, strict=True)
    )


def _sentence(item: Item, reader: _Reader) -> _Read:
    fields = item.fields(_SENTENCE, frozenset({"text"}))
    id = _sentence_id(fields["id"], reader.seen) if "id" in fields else ""
    text = fields["text"].words()
    source = _source(id, reader.sources)
    style = reader.style
    one = sentence(id, text, style, source=source, recasts=_recasts(id, source, text, reader))
    if not speakable(one):
        raise fields["text"].wrong("a text with a word in it")
    if id.rpartition(".")[0] not in {INTRO, OUTRO} and not in_latin_letters((text,)):
        raise fields["text"].wrong("a text in Latin letters: the voices read English")
    if "spoken" in fields:
        one = _said(one, fields["spoken"].words(), style)
        if not speakable(one):
            raise fields["spoken"].wrong("a text with a word in it")
    skip = "skip" in fields and fields["skip"].yes_or_no()
    must = "must" in fields and fields["must"].yes_or_no()
    if skip and must:
        raise fields["skip"].wrong("either 'must' or 'skip', not both")
    pause = fields["pause"].integer(0, _LONGEST_PAUSE_MS) if "pause" in fields else None
    return _Read(one=replace(one, must=must), pause_ms=pause, skip=skip)


def _sentence_id(item: Item, seen: set[str]) -> str:
    id = item.words()
    if not _ID.fullmatch(id):
        raise item.wrong("a sentence id such as p3.s2")
    if id in seen:
        raise item.wrong(f"the sentence id {id} once")
    seen.add(id)
    return id


def _source(id: str, sources: Mapping[str, Item]) -> str | None:
    """As on the page; nothing for a sentence that a person added; None where nobody knows."""
    if id in sources:
        return sources[id].text()
    return "" if id.startswith(f"{ADDED}.") else None


def _recasts(id: str, source: str | None, text: str, reader: _Reader) -> tuple[Rewrite, ...]:
    """How the text came from the page's: by our own recasts, or by a person's hand."""
    if not source or source == text:
        return ()
    shown, changes = reader.shown.get(id, ("", ()))
    return changes if shown == text else (Rewrite(rule=EDITED, before=source, after=text),)


def _shown(
    sources: Mapping[str, Item], style: Style
) -> Mapping[str, tuple[str, tuple[Rewrite, ...]]]:
    """Each sentence of the page as it would be shown, by its id."""
    found: dict[str, tuple[str, tuple[Rewrite, ...]]] = {}
    for paragraph, ids in groupby(sources, key=lambda id: id.rpartition(".")[0]):
        members = tuple(ids)
        opens = paragraph.rpartition(".")[2] == "p1"
        texts = tuple(sources[id].text() for id in members)
        found |= zip(members, shown(texts, style, opens=opens), strict=True)
    return found


def _said(one: Sentence, spoken: str, style: Style) -> Sentence:
    """The sentence with the spoken form that a person wrote."""
    return replace(
        one,
        spoken=spoken,
        rewrites=(Rewrite(rule=BY_HAND, before=one.text, after=spoken),),
        estimate_ms=estimate_ms(spoken, style.pace),
        pronunciations=sounds(spoken, style),
    )
