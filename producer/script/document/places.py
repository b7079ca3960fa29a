"""Where in a document each sentence stands, for whoever has something to say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer import yamlfile
from producer.script.document.keys import ADDED, spare

if TYPE_CHECKING:
    from collections.abc import Mapping


def places(text: str, file: str) -> Mapping[str, int]:
    """The line of each sentence's text in a document that `from_yaml` could read, by its id."""
    top = dict(yamlfile.parse(text, file).pairs())
    sentences = [
        dict(item.pairs())
        for block in top["blocks"].items()
        for item in dict(block.pairs())["sentences"].items()
    ]
    taken = {fields["id"].words() for fields in sentences if "id" in fields}
    free = spare(f"{ADDED}.s", taken)
    return {
        fields["id"].words() if "id" in fields else next(free): fields["text"].line
        for fields in sentences
    }
