"""What of the page does not air, when its script was edited: nothing is lost without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.model import Cut
from producer.script.document.keys import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from producer.yamlfile import Item


def cuts_of(item: Item) -> tuple[Cut, ...]:
    """The cuts that the document lists."""
    keys = frozenset({"id", "text", "reason"})
    return tuple(
        Cut(**{key: fields[key].words() for key in ("id", "text", "reason")})
        for fields in (member.fields(keys, keys) for member in item.items())
    )


def fates(
    cuts: tuple[Cut, ...], sources: Mapping[str, Item], aired: frozenset[str]
) -> tuple[Cut, ...]:
    """What does not air: the cuts that nobody put back, and what somebody took out."""
    kept = {cut.id: cut for cut in cuts if cut.id not in aired}
    out = {
        id: Cut(id=id, text=source.text(), reason=LEFT_OUT)
        for id, source in sources.items()
        if id not in aired and id not in kept
    }
    return (*kept.values(), *out.values())
