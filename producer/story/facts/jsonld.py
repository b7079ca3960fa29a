"""JSON-LD: what a page says of its article to machines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from producer.story.line import tidy, unescaped

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Posting)$|^Review$")
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart")


def article(root: Any) -> dict[str, Any]:
    """The node of the article, with what it refers to; empty where there is none."""
    nodes = [
        node
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
        for node in _nodes(_json(script.text or ""))
    ]
    for node in nodes:
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
            known = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and "name" in n}
            return {field: _resolved(value, known) for field, value in node.items()}
    return {}


def text(value: object) -> str | None:
    """A string, unescaped twice: many pages escape it once too often."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    return tidy(re.sub(r"</?[a-z]+>", "", unescaped(unescaped(value)))) or None


def name(value: object) -> str | None:
    """The name of a person or an organization, the first of several."""
    if isinstance(value, list):
        return next(iter(names(value)), None)
    return text(value.get("name")) if isinstance(value, dict) else text(value)


def names(value: object) -> list[str]:
    """The names of one or of several."""
    items = value if isinstance(value, list) else [value]
    return [found for item in items if (found := name(item))]


def _resolved(value: object, known: dict[str, dict[str, Any]]) -> object:
    """The object itself where the value is a reference to it: {"@id": ...}."""
    if isinstance(value, list):
        return [_resolved(item, known) for item in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def _json(text: str) -> object:
    text = re.sub(r"^\s*(?://)?\s*<!(?:\[CDATA\[|--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$", "", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):  # broken on many pages: OpenGraph is asked next
        return None


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """Every object that may be the article's, outer ones before inner, in page order."""
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
        elif isinstance(item, dict):
            yield item
            waiting += [item.get(name) for name in reversed(_HOLDERS)]
