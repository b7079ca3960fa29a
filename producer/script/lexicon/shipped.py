"""The shipped lexicon, read fast: every run of a stage that writes scripts needs it.

Its file is YAML in one plain layout, a key and a plain value a line, which needs no YAML reader; a
test holds that the two readings are the same.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from producer.script.lexicon.entry import Entry, Lexicon

_ENTRY: Final = re.compile(
    r"""
    ^\ \ -\ term:\ (?P<term>.+)\n
    \ {4}respelling:\ (?P<respelling>.+)\n
    \ {4}ipa:\ (?P<ipa>.+)\n
    (?:\ {4}note:\ (?P<note>.+)\n)?
    """,
    re.MULTILINE | re.VERBOSE,
)


def text() -> str:
    """The file, as YAML."""
    return files("producer.script.lexicon").joinpath("starter.yaml").read_text(encoding="utf-8")


@cache
def starter() -> Lexicon:
    """Newsmakers and places that voices misread."""
    return Lexicon(
        entries=tuple(
            Entry(
                term=match["term"],
                ipa=match["ipa"],
                respelling=match["respelling"],
                note=match["note"] or "",
            )
            for match in _ENTRY.finditer(text())
        )
    )
