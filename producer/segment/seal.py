"""The manifest's own digest: it lists every other file's, and a slip in it must show, too."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

from producer.segment.manifest import OURS

KEY: Final = "sha256"
"""Under our own keys: of the manifest without it, as `_digest` writes it."""


def sealed(text: str) -> str:
    """A manifest with its digest."""
    document: dict[str, Any] = json.loads(text)
    document[OURS][KEY] = _digest(document)
    return json.dumps(document, ensure_ascii=False, indent=1)


def intact(document: dict[str, Any]) -> bool:
    """Whether a manifest says what it said when it was sealed."""
    return bool(document[OURS].get(KEY) == _digest(document))


def _digest(document: dict[str, Any]) -> str:
    """SHA-256 of the document as UTF-8, keys in order, without spaces and without its digest."""
    ours = {key: value for key, value in document[OURS].items() if key != KEY}
    told = json.dumps(
        document | {OURS: ours}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(told.encode("utf-8")).hexdigest()
