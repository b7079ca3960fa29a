"""The front matter of a Markdown file: what it says of the story, above the story.

Between two lines of `---` (YAML) or `+++` (TOML). It is read line by line and leniently, for a
title with a colon in it breaks YAML, and people write such titles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from producer.story.facts.byline import byline
from producer.story.facts.metadata import Facts, iso
from producer.story.line import tidy

_FIELD = re.compile(r"^(?P<name>[A-Za-z][\w-]*)\s*[:=](?:\s+(?P<value>.*))?$")
_NESTED = re.compile(r"^\s*(?:-\s+)?(?P<name>[A-Za-z][\w-]*)\s*[:=]\s+(?P<value>.+)$")
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_LONGEST = 200
"""Lines: a longer one is no front matter but a text between two rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    lines: range
    """Of the file, counted from 0, its fences included; empty where there is none."""
    title_line: int | None
    facts: Facts


def front_matter(lines: Sequence[str]) -> FrontMatter:
    """Read it from the lines of a file; every field may be missing."""
    end = _end(lines)
    fields: dict[str, list[str]] = {}
    places: dict[str, int] = {}
    name = ""
    for number in range(1, end - 1):
        line = lines[number].rstrip()
        if found := _FIELD.match(line):
            name = found["name"].lower().replace("-", "_")
            places.setdefault(name, number)
            fields.setdefault(name, []).extend(_values(found["value"] or ""))
        elif line.strip() and name and line[:1] in " \t-":
            nested = _NESTED.match(line)
            if nested is None:
                fields[name] += _values(re.sub(r"^\s*-\s+", "", line))
            elif nested["name"].lower() == "name":
                fields[name] += _values(nested["value"])
    title = next((key for key in ("title", "headline") if fields.get(key)), None)
    return FrontMatter(
        lines=range(end),
        title_line=places[title] if title else None,
        facts=_facts(fields),
    )


def _end(lines: Sequence[str]) -> int:
    """The number of lines that it takes; 0 where the file has none."""
    closing = _FENCES.get(lines[0].strip()) if lines else None
    if closing is None:
        return 0
    for number, line in enumerate(lines[1:_LONGEST], start=1):
        if line.rstrip() in closing:
            inside = [text for text in lines[1:number] if text.strip()]
            begins = bool(inside) and _FIELD.match(inside[0].rstrip()) is not None
            return number + 1 if begins or not inside else 0
    return 0


def _values(text: str) -> list[str]:
    """A value, or those of a list in brackets, without their quotation marks."""
    text = text.strip()
    if text in {">", ">-", "|", "|-"}:  # the value is on the lines below
        return []
    parts = re.split(r",\s*", text[1:-1]) if re.fullmatch(r"\[.*\]", text) else [text]
    found = (tidy(_unquoted(part.strip())) for part in parts)
    return [part for part in found if part]


def _unquoted(text: str) -> str:
    for quote in "\"'":
        if len(text) > 1 and text.startswith(quote) and text.endswith(quote):
            inner = text[1:-1]
            return inner.replace('\\"', '"') if quote == '"' else inner.replace("''", "'")
    return re.sub(r"\s+#\s.*$", "", text)


def _facts(fields: Mapping[str, list[str]]) -> Facts:
    def first(*names: str) -> str | None:
        return next((" ".join(fields[name]) for name in names if fields.get(name)), None)

    title = first("title", "headline")
    names = next((fields[n] for n in ("author", "authors", "byline") if fields.get(n)), [])
    url = first("canonical_url", "canonical", "url", "link")
    language = first("language", "lang") or ""
    dates = (first(name) for name in ("date", "published", "published_at", "pubdate", "datetime"))
    return Facts(
        headline=title,
        titles=(title,) if title else (),
        byline=byline(names, first("publisher", "station")),
        publisher=first("publisher", "station"),
        published=next((found for text in dates if (found := iso(text))), None),
        url=url if url and url.startswith(("http://", "https://")) else None,
        language=language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else None,
    )
