"""Bytes from where they lie: standard input, a file, or the web."""

from __future__ import annotations

import errno
import shlex
import sys
from datetime import UTC, datetime
from pathlib import Path

from producer.errors import InputError
from producer.model import Page
from producer.story.fetching import size


def fetch(source: str, *, allow_private: bool = False) -> Page:
    """Read a page: "-" is standard input, http(s) is fetched, anything else is a file's path.

    Addresses of this machine and its own network are asked with `allow_private` alone.
    Raises InputError where there is no such file, it can't be read, is empty, is larger than the
    cap, or lies at a private address; EngineError where the network or the server fails.
    """
    if is_web(source):
        return fetch_web(source, allow_private=allow_private)
    if "://" in source:
        raise InputError(
            f"{source}: producer reads http and https addresses only.",
            "Hand over a web address, a file, or - for standard input.",
        )
    content = _from_stdin() if source == "-" else _from_file(source)
    return page_of(source, content)


def fetch_web(url: str, *, allow_private: bool = False) -> Page:
    """Read a page from an http(s) address, never a file. Raises as `fetch` does."""
    from producer.story.fetching.web import get

    answer = get(url, allow_private=allow_private)
    return page_of(url, answer.content, url=answer.url, charset=answer.charset)


def is_web(source: str) -> bool:
    """Whether a source is a web address."""
    return source.partition("://")[0].lower() in ("http", "https") and "://" in source


def page_of(
    source: str, content: bytes, *, url: str | None = None, charset: str | None = None
) -> Page:
    """A page that was read now. Raises InputError where nothing is on it."""
    if not content.strip():
        raise InputError(f"{source}: the page is empty.", "Hand over the page of one story.")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Page(source=source, content=content, url=url, charset=charset, retrieved=now)


def _from_stdin() -> bytes:
    try:
        content = sys.stdin.buffer.read(size.CAP + 1) if sys.stdin is not None else None
    except OSError as error:
        raise _no_stdin(error.strerror if error.errno != errno.EBADF else None) from error
    if content is None:
        raise _no_stdin(None)
    if len(content) > size.CAP:
        raise size.too_large("-")
    return content


def _no_stdin(why: str | None) -> InputError:
    return InputError(
        f"-: standard input can't be read ({why or 'it is closed'}).",
        "Send a page into it, or hand over a file or a web address.",
    )


def _from_file(source: str) -> bytes:
    path = Path(source)
    try:
        if path.is_dir():
            raise InputError(
                f"{source}: this is a folder, not a page.",
                f"Try a file in it: ls {shlex.quote(source)}",
            )
        length = path.stat().st_size
        if length > size.CAP:
            raise size.too_large(source, length)
        with path.open("rb") as stream:
            content = stream.read(size.CAP + 1)
    except FileNotFoundError as error:
        hint = "Check the path; a web address begins with https://."
        raise InputError(f"{source}: no such file.", hint) from error
    except PermissionError as error:
        hint = f"Make it readable: chmod u+r {shlex.quote(source)}"
        raise InputError(f"{source}: not readable by you.", hint) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{source}: can't be read ({reason}).", "Check the path.") from error
    if len(content) > size.CAP:  # a pipe or a device, which has no size of its own
        raise size.too_large(source)
    return content
