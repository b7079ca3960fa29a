"""YAML → Script. Every slip is told with the file, the line and what was expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from producer import clock, yamlfile
from producer.errors import InputError
from producer.model import Airing, Fate, Line, Origin, Script
from producer.script import forms
from producer.script.document.blocks import blocks_of
from producer.script.document.fates import cuts_of, fates
from producer.script.document.keys import STORY_KEYS, VERSION
from producer.script.slug import RESERVED, slug
from producer.station import airtimes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from producer.script.style import Style
    from producer.station import Station
    from producer.yamlfile import Item

_TOP: Final = frozenset({"script", "title", "form", "blocks"})
_OPTIONAL: Final = frozenset(
    {"slug", "language", "story", "stories", "cuts", "page", "dropped", "expires"}
    | {"category", "priority", "not-before", "hours"}
)
_STORY: Final = frozenset(key for key, _ in STORY_KEYS)
_STORY_ID: Final = re.compile(r"[a-z][a-z0-9-]*")
_LONGEST_SLUG: Final = 80
_MOST_LINES: Final = 10_000_000
_WORDS: Final = frozenset({"text", "spoken", "title"})
_REST: Final = re.compile(r"[ \t]+#[^\n\r]")
"""A comment after a value."""
_SLUG: Final = re.compile(r"[\w]+(?:-[\w]+)*")


def from_yaml(text: str, file: str, station: Station, style: Style) -> Script:
    """Read a script back. Raises InputError naming the file, the line and what was expected."""
    top = yamlfile.parse(text, file)
    _refuse_lost_words(top, text)
    fields = top.fields(_TOP | _OPTIONAL, _TOP)
    fields["script"].choice((VERSION,))
    title = fields["title"].words()
    sources = dict(fields["page"].pairs()) if "page" in fields else {}
    blocks, skips = blocks_of(fields["blocks"], sources, station, style)
    aired = frozenset(one.id for block in blocks for one in block.sentences)
    cuts = cuts_of(fields["cuts"]) if "cuts" in fields else ()
    return Script(
        slug=_slug(fields["slug"]) if "slug" in fields else slug(title),
        title=title,
        form=fields["form"].choice(tuple(form.name for form in forms.FORMS)),
        language=fields["language"].words() if "language" in fields else "en",
        stories=_stories(top, fields.get("story"), fields.get("stories")),
        blocks=blocks,
        cuts=fates((*cuts, *skips), sources, aired),
        dropped=_dropped(fields["dropped"]) if "dropped" in fields else (),
        expires=fields["expires"].moment() if "expires" in fields else None,
        airing=_airing(fields),
    )


def is_script(text: str) -> bool:
    """Whether a text is meant as a script: its first key is `script`."""
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith(("#", "---", "%")):
            return line.startswith("script:")
    return False


def _refuse_lost_words(top: Item, text: str) -> None:
    """In YAML " #" starts a comment, and an edited "the #1 team" would air as "the"."""
    for key, value in _pairs(top):
        plain = isinstance(value.node, yaml.ScalarNode) and not value.node.style
        if key in _WORDS and plain and _REST.match(text, value.node.end_mark.index):
            raise InputError(
                f"{value.file}:{value.line}: expected quotes around a text that holds ' #': "
                "without them what follows is lost",
                f"Write it as: {key}: '...'",
            )


def _pairs(top: Item) -> Iterator[tuple[str, Item]]:
    """Every key and value at any depth, each once: an alias may lead in a circle."""
    waiting, seen = [top], {id(top.node)}
    while waiting:
        item = waiting.pop()
        pairs = item.pairs() if isinstance(item.node, yaml.MappingNode) else ()
        yield from pairs
        members = item.items() if isinstance(item.node, yaml.SequenceNode) else ()
        for each in (*(value for _, value in pairs), *members):
            if id(each.node) not in seen:
                seen.add(id(each.node))
                waiting.append(each)


def _airing(fields: Mapping[str, Item]) -> Airing:
    return Airing(
        category=fields["category"].words() if "category" in fields else None,
        priority=fields["priority"].integer(1, 5) if "priority" in fields else None,
        not_before=_embargo(fields["not-before"]) if "not-before" in fields else None,
        hours=_hours(fields["hours"]) if "hours" in fields else None,
    )


def _embargo(item: Item) -> str:
    found = airtimes.embargo(item.text())
    if found is None:
        raise item.wrong(f"a moment ({clock.MOMENT_FORM})")
    return found


def _hours(item: Item) -> str:
    found = airtimes.hours(item.text())
    if found is None:
        raise item.wrong(f"hours of the day ({airtimes.HOURS_FORM})")
    return found


def _slug(item: Item) -> str:
    text = item.words()
    if not _SLUG.fullmatch(text) or len(text) > _LONGEST_SLUG or text in RESERVED:
        raise item.wrong(
            f"a slug: words of letters and digits joined by hyphens, {_LONGEST_SLUG} at most"
        )
    return text


def _stories(top: Item, one: Item | None, several: Item | None) -> tuple[Origin, ...]:
    if (one is None) == (several is None):
        raise top.wrong("either the key 'story' or the key 'stories' in this group")
    if one is not None:
        return (_origin(one, frozenset({"source"})),)
    assert several is not None
    stories = tuple(_origin(item, frozenset({"id", "source"})) for item in several.items())
    if len({story.id for story in stories}) < len(stories) or not stories:
        raise several.wrong("at least one story, each with an id of its own")
    return stories


def _origin(item: Item, required: frozenset[str]) -> Origin:
    fields = item.fields(_STORY | {"credits"}, required)
    known: dict[str, Any] = {name: fields[key].words() for key, name in STORY_KEYS if key in fields}
    if "id" in fields and not _STORY_ID.fullmatch(known["id"]):
        raise fields["id"].wrong("a story id such as n1")
    if "credits" in fields:
        known["credits"] = tuple(credit.words() for credit in fields["credits"].items())
    return Origin(**known)


def _dropped(item: Item) -> tuple[Line, ...]:
    keys = frozenset({"line", "reason", "text"})
    return tuple(
        Line(
            number=fields["line"].integer(1, _MOST_LINES),
            text=fields["text"].words(),
            fate=Fate.DROPPED,
            reason=fields["reason"].words(),
        )
        for fields in (member.fields(keys, keys) for member in item.items())
    )
