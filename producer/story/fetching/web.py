"""One exchange with the web: redirects, packing, time and size, and what went wrong, in words.

This module is loaded when a page is fetched, and not before.
"""

from __future__ import annotations

import threading
import time
from concurrent import futures
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urljoin, urlsplit, urlunsplit

import requests
from requests.cookies import extract_cookies_to_jar
from urllib3.exceptions import HTTPError, LocationParseError, ProtocolError

from producer import __version__
from producer.errors import EngineError, InputError
from producer.story.fetching import size
from producer.story.fetching.addresses import PrivateAddress
from producer.story.fetching.connection import session
from producer.story.fetching.packing import unpacking
from producer.story.fetching.retries import Passing, persistently, retry_after

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
TOTAL_SECONDS = 120.0
"""From the call to the last byte, redirects, tries and waits included: a server that sends a
byte now and then must not hold a batch for ever."""
REDIRECTS = 10
_MAY_PASS = frozenset((429, 502, 503, 504))

_RETRY = "Check the address and the connection, or save the page and hand over the file."
_HEADERS = {
    "User-Agent": f"producer/{__version__}",
    "Accept-Encoding": "gzip",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml;q=0.9, "
    "application/atom+xml;q=0.9, application/feed+json;q=0.9, text/plain;q=0.9, */*;q=0.5",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server gave: the bytes unpacked, the address that gave them, its declared set."""

    content: bytes
    url: str
    charset: str | None


def get(url: str, *, allow_private: bool) -> Answer:
    """Ask for a page and read the whole answer, or say why not.

    In a thread of its own, because no time-out of a socket ends the look-up of a name or a
    server that drips its headers; a daemon, so that it never holds up the exit.
    Raises InputError (a private address, too large), EngineError (the network, the server).
    """
    result: futures.Future[Answer] = futures.Future()
    stop = threading.Event()
    deadline = time.monotonic() + TOTAL_SECONDS

    def run() -> None:
        def attempt() -> Answer:
            return _attempt(url, allow_private=allow_private, stop=stop)

        try:
            result.set_result(persistently(attempt, url, stop=stop, deadline=deadline))
        except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
            result.set_exception(error)

    threading.Thread(target=run, name="fetch", daemon=True).start()
    try:
        return result.result(timeout=TOTAL_SECONDS)
    except TimeoutError as error:
        raise EngineError(f"{url}: not done after {TOTAL_SECONDS:.0f} seconds.", _RETRY) from error
    finally:
        stop.set()


def _attempt(url: str, *, allow_private: bool, stop: threading.Event) -> Answer:
    """One try. Raises Passing for what another one may mend."""
    try:
        with session(allow_private=allow_private) as asking:
            asking.headers.update(_HEADERS)
            return _follow(asking, url, stop)
    except PrivateAddress as error:
        raise _private(url, error) from error
    except LocationParseError as error:  # requests lets it through for some addresses
        raise EngineError(f"{url}: not a web address.", _RETRY) from error
    except requests.exceptions.RequestException as error:
        if _dropped(error):
            raise Passing("the connection broke off") from error
        raise EngineError(f"{url}: {_why(error)}.", _RETRY) from error
    except HTTPError as error:  # while the answer is read, the carrier below speaks for itself
        if "timed out" in str(error):
            raise EngineError(f"{url}: no answer in time.", _RETRY) from error
        raise Passing("the connection broke off") from error
    except ValueError as error:
        raise EngineError(f"{url}: redirected to what is no web address.", _RETRY) from error
    except OSError as error:  # certificates that are named in the environment and not there
        raise EngineError(f"{url}: {error}.", _RETRY) from error


def _follow(asking: requests.Session, url: str, stop: threading.Event) -> Answer:
    """Each redirect is asked for as a new request, so that each address is checked."""
    address = url
    for _ in range(REDIRECTS + 1):
        with _send(asking, address) as response:
            target = asking.get_redirect_target(response)
            if target is None:
                return _answer(url, response, stop)
            address = urljoin(response.url, target)
        if urlsplit(address).scheme.lower() not in ("http", "https"):
            raise EngineError(f"{url}: redirected to something that is no web page.", _RETRY)
    raise EngineError(f"{url}: more than {REDIRECTS} redirects.", _RETRY)


def _send(asking: requests.Session, address: str) -> requests.Response:
    """Send as the session would; but that would read a redirect's body, whatever its size."""
    request = asking.prepare_request(requests.Request("GET", address))
    settings = asking.merge_environment_settings(str(request.url), {}, True, None, None)
    response = asking.get_adapter(str(request.url)).send(
        request,
        stream=True,
        timeout=(CONNECT_SECONDS, READ_SECONDS),
        verify=True if settings["verify"] is None else settings["verify"],
        cert=settings["cert"],
        proxies=settings["proxies"],
    )
    # The stubs leave its types out.
    extract_cookies_to_jar(asking.cookies, request, response.raw)  # type: ignore[no-untyped-call]
    return response


def _answer(url: str, response: requests.Response, stop: threading.Event) -> Answer:
    if response.status_code != 200:
        reason = f"{response.status_code} {response.reason or ''}".strip()
        if response.status_code in _MAY_PASS:
            asked = retry_after(response.headers.get("Retry-After"), response.headers.get("Date"))
            raise Passing(f"the server answered {reason}", retry_after=asked)
        raise EngineError(f"{url}: the server answered {reason}.", _RETRY)
    declared = response.headers.get("Content-Length", "")
    if declared.isdigit() and float(declared) > size.CAP:  # a float may have any digits
        raise size.too_large(url, int(declared) if len(declared) < 20 else None)
    content = bytearray()
    packing = unpacking(url, response.headers.get("Content-Encoding", ""))
    # read1 gives what has come; iter_content would wait for its 64 KiB past any deadline.
    while chunk := response.raw.read1(65536, decode_content=False):
        content += packing.unpack(chunk)
        if len(content) > size.CAP:
            raise size.too_large(url)
        if stop.is_set():
            raise EngineError(f"{url}: nobody waits for it any more.", _RETRY)
    if not packing.whole:
        raise Passing("the connection broke off")
    return Answer(content=bytes(content), url=_public_url(response.url), charset=_charset(response))


def _charset(response: requests.Response) -> str | None:
    """What the server declared; never requests' own guess of ISO-8859-1 for any text."""
    message = Message()
    message["Content-Type"] = response.headers.get("Content-Type", "")
    declared = message.get_param("charset")
    return declared if isinstance(declared, str) else None


def _public_url(url: str) -> str:
    """An address without a name and password: it goes into the manifest, for all to see."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _private(url: str, error: PrivateAddress) -> InputError:
    asked = urlsplit(url).hostname or ""
    via = "" if asked == error.host.strip("[]").lower() else "leads to one that "
    where = error.address if error.address == error.host else f"{error.host}, {error.address}"
    return InputError(
        f"{url}: this address {via}is not on the public internet ({where}).",
        "If you trust it, add --allow-private.",
    )


def _dropped(error: requests.exceptions.RequestException) -> bool:
    """Whether the server hung up on us: not that it could not be reached, or came too late."""
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return True
    cause = error.args[0] if error.args else None
    return type(error) is requests.exceptions.ConnectionError and isinstance(cause, ProtocolError)


def _why(error: requests.exceptions.RequestException) -> str:
    kinds = {
        requests.exceptions.InvalidProxyURL: "the proxy that the environment names is no address",
        requests.exceptions.InvalidURL: "not a web address",
        requests.exceptions.MissingSchema: "not a web address",
        requests.exceptions.InvalidSchema: "the proxy that the environment names can't be used",
        requests.exceptions.ProxyError: "no connection through the proxy",
        requests.exceptions.SSLError: "no secure connection (its certificate was refused)",
        requests.exceptions.ConnectTimeout: f"no connection in {CONNECT_SECONDS:.0f} seconds",
        requests.exceptions.ReadTimeout: f"no answer in {READ_SECONDS:.0f} seconds",
    }
    told = next((words for kind, words in kinds.items() if isinstance(error, kind)), None)
    if told is None and "NameResolution" in str(error):
        return "no server of that name found"
    if told is None and "timed out" in str(error):
        return f"no answer in {READ_SECONDS:.0f} seconds"
    return told or "no connection to the server"
