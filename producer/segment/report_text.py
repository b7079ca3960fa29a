"""The report for people: one screen of text."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from producer.model import Check, Segment

WIDTH: Final = 80
_NAME: Final = 20
_INDENT: Final = 8 + _NAME
_MOST: Final = 4
"""Lines of one failed check."""


def to_text(segment: Segment) -> str:
    """A segment's report: at most 24 lines for a common one, each of 80 characters at most."""
    voices = ", ".join(f"{voice.engine} {voice.name}" for voice in segment.voices)
    about = [
        f"{segment.duration_ms / 1000:.3f} s",
        segment.profile,
        f"{len(segment.cues)} sentences",
        voices,
    ]
    files = [file.name for file in segment.files]
    lines = [
        _short(segment.script.title, WIDTH),
        _short("  " + " · ".join(about), WIDTH),
        _short("  " + ", ".join(files), WIDTH),
        *rows(segment.checks, files),
        f"  {verdict(segment.checks)}",
    ]
    return "\n".join(lines)


def verdict(checks: Sequence[Check]) -> str:
    passed = sum(check.passed for check in checks)
    return f"{passed} of {len(checks)} checks passed"


def rows(checks: Iterable[Check], files: Sequence[str]) -> list[str]:
    """A line for each check that passed, those of all files as one; failed ones in full."""

    def kind(check: Check) -> str:
        return next(
            (
                check.name.removesuffix(ending)
                for name in files
                if check.name.endswith(ending := f" of {name}")
            ),
            check.name,
        )

    lines: list[str] = []
    for name, group in groupby(checks, key=kind):
        members = list(group)
        passed = [check for check in members if check.passed]
        if passed:
            lines.append(_passed(name, passed, of=len(members)))
        for check in members:
            if not check.passed:
                lines += _failed(check)
    return lines


def _passed(name: str, checks: list[Check], *, of: int) -> str:
    measured = list(dict.fromkeys(check.measured for check in checks))
    told = measured[0] if len(measured) == 1 else f"{measured[0]} … {measured[-1]}"
    share = f"all {of}" if len(checks) == of else f"{len(checks)} of {of}"
    which = f" ({share} files)" if of > 1 else ""
    return _short(f"  pass  {name:<{_NAME}}{told}{which}", WIDTH)


def _failed(check: Check) -> list[str]:
    told = f"{check.measured}, not {check.expected}"
    head = f"  FAIL  {check.name:<{_NAME}}"
    if len(head) > _INDENT:
        head += "  "
    return textwrap.wrap(
        head + told,
        WIDTH,
        subsequent_indent=" " * _INDENT,
        max_lines=_MOST,
        placeholder=" …",
        break_on_hyphens=False,
    )


def _short(line: str, width: int) -> str:
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
