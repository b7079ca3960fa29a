"""Bytes from where they lie: standard input, a file, or the web. The only effects of the room."""

from __future__ import annotations

import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from producer import __version__
from producer.errors import EngineError, InputError
from producer.model import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    import requests

CAP = 20_000_000
"""Bytes: the largest page that is read. Articles have kilobytes; a larger one is a mistake."""
CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
TOTAL_SECONDS = 120.0
"""A server that sends a byte now and then must not hold a batch for ever."""
REDIRECTS = 10

_RETRY = "Check the address and the connection, or save the page and hand over the file."


def fetch(source: str) -> Page:
    """Read a page: "-" is standard input, http(s) is fetched, anything else is a file's path.

    Raises InputError where there is no such file, it can't be read, is empty, or is larger
    than the cap; EngineError where the network or the server fails.
    """
    scheme = source.partition("://")[0].lower() if "://" in source else ""
    if scheme in ("http", "https"):
        return _from_web(source)
    if scheme:
        raise InputError(
            f"{source}: producer reads http and https addresses only.",
            "Hand over a web address, a file, or - for standard input.",
        )
    content = _from_stream(sys.stdin.buffer) if source == "-" else _from_file(source)
    return _page(source, content)


def _page(
    source: str, content: bytes, *, url: str | None = None, charset: str | None = None
) -> Page:
    if not content.strip():
        raise InputError(f"{source}: the page is empty.", "Hand over the page of one story.")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Page(source=source, content=content, url=url, charset=charset, retrieved=now)


def _from_stream(stream: BinaryIO) -> bytes:
    content = stream.read(CAP + 1)
    if len(content) > CAP:
        raise _too_large("-", f"more than {_megabytes(CAP)}")
    return content


def _from_file(source: str) -> bytes:
    path = Path(source)
    try:
        if path.is_dir():
            raise InputError(
                f"{source}: this is a folder, not a page.", f"Try a file in it: ls {source}"
            )
        size = path.stat().st_size
        if size > CAP:
            raise _too_large(source, _megabytes(size))
        with path.open("rb") as stream:
            content = stream.read(CAP + 1)
    except FileNotFoundError as error:
        hint = "Check the path; a web address begins with https://."
        raise InputError(f"{source}: no such file.", hint) from error
    except PermissionError as error:
        hint = f"Make it readable: chmod u+r {source}"
        raise InputError(f"{source}: not readable by you.", hint) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{source}: can't be read ({reason}).", "Check the path.") from error
    if len(content) > CAP:  # a pipe or a device, which has no size of its own
        raise _too_large(source, f"more than {_megabytes(CAP)}")
    return content


def _from_web(url: str) -> Page:
    import requests
    from urllib3.exceptions import HTTPError, LocationParseError

    try:
        with requests.Session() as session:
            session.max_redirects = REDIRECTS
            session.headers["User-Agent"] = f"producer/{__version__}"
            session.headers["Accept-Encoding"] = "gzip"
            session.headers["Accept"] = "text/html, application/xhtml+xml, text/plain;q=0.9"
            with session.get(url, stream=True, timeout=(CONNECT_SECONDS, READ_SECONDS)) as response:
                return _answer(url, response)
    except LocationParseError as error:  # requests lets it through for some addresses
        raise EngineError(f"{url}: not a web address.", _RETRY) from error
    except requests.exceptions.RequestException as error:
        raise EngineError(f"{url}: {_why(error)}.", _RETRY) from error
    except HTTPError as error:  # while the answer is read, the carrier below speaks for itself
        why = "no answer in time" if "timed out" in str(error) else "the connection broke off"
        raise EngineError(f"{url}: {why}.", _RETRY) from error


def _answer(url: str, response: requests.Response) -> Page:
    if response.status_code != 200:
        reason = f"{response.status_code} {response.reason or ''}".strip()
        raise EngineError(f"{url}: the server answered {reason}.", _RETRY)
    declared = response.headers.get("Content-Length", "")
    if declared.isdigit() and int(declared) > CAP:
        raise _too_large(url, _megabytes(int(declared)))
    started = datetime.now(UTC)
    content = bytearray()
    unpack, whole = _unpacking(url, response.headers.get("Content-Encoding", ""))
    # read1 gives what has come; iter_content would wait for its 64 KiB past any deadline.
    while chunk := response.raw.read1(65536, decode_content=False):
        content += unpack(chunk)
        if len(content) > CAP:
            raise _too_large(url, f"more than {_megabytes(CAP)}")
        if (datetime.now(UTC) - started).total_seconds() > TOTAL_SECONDS:
            raise EngineError(f"{url}: not done after {TOTAL_SECONDS:.0f} seconds.", _RETRY)
    if not whole():
        raise EngineError(f"{url}: the connection broke off.", _RETRY)
    return _page(url, bytes(content), url=response.url, charset=_charset(response))


def _unpacking(url: str, encoding: str) -> tuple[Callable[[bytes], bytes], Callable[[], bool]]:
    """What unpacks the answer piece by piece, at most a piece's share of the cap at a time, and
    what says whether it came to its end: the libraries give half a gzip file as a whole one."""
    if encoding.strip().lower() in {"", "identity"}:
        return bytes, lambda: True
    if encoding.strip().lower() not in {"gzip", "x-gzip"}:
        raise EngineError(f"{url}: the server packed its answer as {encoding}.", _RETRY)
    packed = zlib.decompressobj(wbits=31)

    def unpack(chunk: bytes) -> bytes:
        try:
            return packed.decompress(chunk, CAP + 1)
        except zlib.error as error:
            raise EngineError(f"{url}: the answer is damaged: {error}.", _RETRY) from error

    return unpack, lambda: packed.eof


def _charset(response: requests.Response) -> str | None:
    """What the server declared; never requests' own guess of ISO-8859-1 for any text."""
    from email.message import Message

    message = Message()
    message["Content-Type"] = response.headers.get("Content-Type", "")
    declared = message.get_param("charset")
    return declared if isinstance(declared, str) else None


def _why(error: requests.exceptions.RequestException) -> str:
    import requests

    kinds = {
        requests.exceptions.InvalidURL: "not a web address",
        requests.exceptions.TooManyRedirects: f"more than {REDIRECTS} redirects",
        requests.exceptions.InvalidSchema: "redirected to something that is no web page",
        requests.exceptions.SSLError: "no secure connection (its certificate was refused)",
        requests.exceptions.ConnectTimeout: f"no connection in {CONNECT_SECONDS:.0f} seconds",
        requests.exceptions.ReadTimeout: f"no answer in {READ_SECONDS:.0f} seconds",
        requests.exceptions.ChunkedEncodingError: "the connection broke off",
        requests.exceptions.ContentDecodingError: "the answer is damaged",
    }
    told = next((words for kind, words in kinds.items() if isinstance(error, kind)), None)
    if told is None and "NameResolution" in str(error):
        return "no server of that name found"
    if told is None and "timed out" in str(error):
        return f"no answer in {READ_SECONDS:.0f} seconds"
    return told or "no connection to the server"


def _too_large(source: str, size: str) -> InputError:
    return InputError(
        f"{source}: {size}, larger than the {_megabytes(CAP)} that a page may have.",
        "Hand over the page of one story, not an archive or a recording.",
    )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".0 MB", " MB")
