"""One request of gtts and its whole answer: verified TLS, and an end in time.

The library itself would send with no check of the certificate and no time-out.
"""

from __future__ import annotations

import os
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlsplit

from producer.errors import BusyError, EngineError

if TYPE_CHECKING:
    import requests

T = TypeVar("T")

OFFLINE: Final = "Use --engine hibari, which needs no network."
LATER: Final = "Try again in a while, or use --engine hibari, which needs no network."
_TRUST: Final = (
    "If the station's proxy inspects TLS, set REQUESTS_CA_BUNDLE to the file of its "
    "certificate (PEM); or use --engine hibari, which needs no network."
)
_PROXY: Final = "Check HTTPS_PROXY, or use --engine hibari, which needs no network."

_LARGEST: Final = 4 * 2**20
"""Bytes of an answer; 100 characters of speech take about a twentieth of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to wait, in seconds."""

    connect: float
    """For a connection, and again for its TLS handshake."""
    read: float
    """For the next bytes."""
    total: float
    """For the whole answer, from the call to its last byte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    host: str
    status: int
    headers: Mapping[str, str]
    """Names in any case."""
    body: bytes


def ask(request: requests.PreparedRequest, patience: Patience) -> Answer:
    """Send once and read the whole answer, whatever its status.

    Proxies and certificates are those of the environment, as requests reads it, with
    SSL_CERT_FILE besides. Raises BusyError where the connection fails or is late, EngineError
    where the certificate, the name or the proxy is wrong or the answer does not end.
    """
    host = str(urlsplit(str(request.url)).hostname)
    try:
        return _within(patience.total, lambda: _exchange(request, host, patience))
    except TimeoutError as error:
        raise BusyError(
            f"{host} did not finish its answer in {patience.total:g} seconds", LATER
        ) from error
    except OSError as error:  # every error of requests is one
        raise _failure(error, host) from error


def _within(seconds: float, work: Callable[[], T]) -> T:
    """Do the work, or raise TimeoutError and leave it behind.

    In a thread of its own, because no time-out of a socket ends a look-up of a name, or a
    server that sends a byte now and then; a daemon, so that it never holds up the exit.
    """
    result: Future[T] = Future()

    def run() -> None:
        try:
            result.set_result(work())
        except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
            result.set_exception(error)

    threading.Thread(target=run, name="gtts", daemon=True).start()
    return result.result(timeout=seconds)


def _exchange(request: requests.PreparedRequest, host: str, patience: Patience) -> Answer:
    """Redirects are not followed: the service has none, they lead to pages for people."""
    import requests

    with requests.Session() as session:
        settings = session.merge_environment_settings(str(request.url), {}, True, None, None)
        if settings["verify"] is True:
            settings["verify"] = os.environ.get("SSL_CERT_FILE") or True
        with session.send(
            request,
            timeout=(patience.connect, patience.read),
            allow_redirects=False,
            **settings,
        ) as response:
            return Answer(
                host=host,
                status=response.status_code,
                headers=response.headers,
                body=_body(response, host),
            )


def _body(response: requests.Response, host: str) -> bytes:
    body = bytearray()
    for chunk in response.iter_content(2**16):
        body += chunk
        if len(body) > _LARGEST:
            raise EngineError(f"{host} sent more than {_LARGEST} bytes for a sentence", OFFLINE)
    return bytes(body)


def _failure(error: OSError, host: str) -> EngineError:
    """What an exchange without an answer means to people."""
    import requests

    causes = tuple(_causes(error))
    for cause in causes:
        if lasting := _lasting(cause, host):
            return lasting
    if not isinstance(error, requests.RequestException):
        return EngineError(f"the certificates to verify {host} can't be read: {error}", _TRUST)
    if isinstance(error, ValueError):
        without_password = re.sub(r"//[^/]*@", "//", str(error))
        return EngineError(f"the proxy for {host} can't be used: {without_password}", _PROXY)
    if isinstance(error, requests.exceptions.SSLError) and not isinstance(
        causes[-1], ssl.SSLEOFError | ssl.SSLZeroReturnError
    ):
        return EngineError(f"TLS with {host} failed: {causes[-1]}", _TRUST)
    if isinstance(error, requests.Timeout):
        return BusyError(f"{host} did not answer in time", LATER)
    return BusyError(f"the connection to {host} failed: {causes[-1]}", LATER)


def _lasting(cause: BaseException, host: str) -> EngineError | None:
    """The error for a cause that no other try will mend."""
    if isinstance(cause, ssl.SSLCertVerificationError):
        return EngineError(f"TLS verification of {host} failed: {cause.verify_message}", _TRUST)
    if refusal := re.fullmatch(r"Tunnel connection failed: (4\d\d.*)", str(cause)):
        return EngineError(f"the proxy refused to reach {host}: {refusal[1]}", _PROXY)
    if isinstance(cause, socket.gaierror) and cause.errno != socket.EAI_AGAIN:
        return EngineError(f"{host} can't be found: {cause.strerror}", OFFLINE)
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and those it wraps, the first cause last: urllib3 keeps some in `args` alone."""
    yield error
    wrapped = [arg for arg in error.args if isinstance(arg, BaseException)]
    below = error.__cause__ or error.__context__
    for cause in wrapped or ([below] if below else []):
        yield from _causes(cause)
