"""One exchange with a playout system's server, and what went wrong, in words.

The one module of uploads that touches the network. Redirects are not followed: the key goes
nowhere but to the server that the station file names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from producer import __version__
from producer.errors import EngineError, InputError, UsageError
from producer.playlist.uploads.retries import Passing, retry_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import requests

    from producer.playlist.uploads.multipart import Form

CONNECT_SECONDS = 10.0
READ_SECONDS = 120.0
"""A server may look into a long sound file before it answers."""
_MAY_PASS = frozenset((408, 425, 429))


class NotThereError(InputError):
    """The server knows nothing under this address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """A server, and how it knows us."""

    name: str
    """Of the system, for people: "AzuraCast"."""
    url: str
    header: str
    value: str
    """What that header says: the key is in it, so it is never shown."""
    key: str
    variable: str
    """The environment's, that holds the key."""
    setting: str
    """The station file's, that holds the address: "azuracast"."""

    def __repr__(self) -> str:
        return f"Access({self.name}, {_plain(self.url)})"


class Server:
    """A session with a server; `close` ends it."""

    def __init__(self, access: Access) -> None:
        import requests

        self.access = access
        self._session = requests.Session()
        self._session.headers.update(
            {"User-Agent": f"producer/{__version__}", "Accept": "application/json"}
        )

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        json: object = None,
        form: Form | None = None,
    ) -> Any:
        """The answer's JSON; None where it has no content.

        Raises Passing for what another try may mend, NotThereError, UsageError (the key, the
        address) and EngineError (what was sent is refused, no secure connection).
        """
        import requests

        where = f"{self.access.name} at {_host(self.access.url)}"
        try:
            answer = self._session.request(
                method,
                self.access.url.rstrip("/") + path,
                params=query,
                json=json,
                data=form,
                headers={"Content-Type": form.content_type} if form else None,
                auth=self._sign,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
            )
        except requests.exceptions.SSLError as error:
            raise EngineError(
                f"{where}: no secure connection (its certificate was refused).",
                "Name the station's own certificate authority in REQUESTS_CA_BUNDLE.",
            ) from error
        except requests.exceptions.Timeout as error:
            raise Passing(f"{where}: no answer in time") from error
        except (
            requests.exceptions.ConnectionError,
            requests.exceptions.ChunkedEncodingError,
            requests.exceptions.ContentDecodingError,
        ) as error:
            raise Passing(f"{where}: no connection, or it broke off") from error
        except (requests.exceptions.RequestException, ValueError) as error:
            raise UsageError(
                f"{_plain(self.access.url)} is no address of a server.",
                f"Mend `url` under `{self.access.setting}` in the station file.",
            ) from error
        return self._judge(where, answer)

    def rows(self, path: str, query: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
        """The list that lies at a path. Raises as `ask` does, and Passing for what is none."""
        found = self.ask("GET", path, query=query)
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise Passing(f"{self.access.name} answered no list at {path}")
        return found

    def made(self, path: str, body: Mapping[str, object]) -> dict[str, Any]:
        """What is made at a path, as the server tells it. Raises as `rows` does."""
        found = self.ask("POST", path, json=body)
        if not isinstance(found, dict):
            raise Passing(f"{self.access.name} did not tell what it made at {path}")
        return found

    def _sign(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        # As its auth, so that no netrc of the user's puts another name in its place.
        request.headers[self.access.header] = self.access.value
        return request

    def _judge(self, where: str, answer: requests.Response) -> Any:
        status = answer.status_code
        reason = f"{status} {answer.reason or ''}".strip()
        if status < 300:
            return _content(where, answer)
        if status < 400:
            raise UsageError(
                f"{where} sends us on to {_plain(answer.headers.get('Location', ''))}.",
                f"Put the address that it answers at in `url` under `{self.access.setting}`.",
            )
        if status in (401, 403):
            raise UsageError(
                f"{where} refused the key ({reason}{self._said(answer)}).",
                f"Set {self.access.variable} to a key that may change media and playlists.",
            )
        if status == 404:
            raise NotThereError(
                f"{where}: {urlsplit(answer.url).path} is not there.",
                f"Check the address and the numbers under `{self.access.setting}`.",
            )
        if status in _MAY_PASS or status >= 500:
            asked = retry_after(answer.headers.get("Retry-After"), answer.headers.get("Date"))
            raise Passing(f"{where} answered {reason}{self._said(answer)}", retry_after=asked)
        raise EngineError(
            f"{where} refused what was sent ({reason}{self._said(answer)}).",
            f"Compare its version with the one in docs/playout-{self.access.setting}.md.",
        )

    def _said(self, answer: requests.Response) -> str:
        """What the server says of its error, in a line; nothing where that is a page."""
        try:
            told = answer.json()
        except ValueError:
            return ""
        words = " ".join(" ".join(_words(told)).split())
        for secret in (self.access.value.rpartition(" ")[2], self.access.key):
            words = words.replace(secret, "…")
        return f": {words[:200]}" if words else ""


def access(
    name: str, url: str, key: str, *, header: str, value: str, variable: str, setting: str
) -> Access:
    """Who is asked. Raises UsageError for a key or an address that can be none."""
    if not key or not key.isascii() or not key.isprintable() or " " in key:
        raise UsageError(
            f"{name} needs a key, and {variable} holds {'none' if not key else 'something else'}.",
            f"Type: export {variable}=…, with the key that {name} shows.",
        )
    if not url.startswith(("http://", "https://")) or not _host(url):
        raise UsageError(
            f"{_plain(url) or 'Nothing'} is no address of {name}.",
            f"Write `url: https://…` under `{setting}` in the station file.",
        )
    return Access(
        name=name,
        url=url,
        header=header,
        value=value,
        key=key,
        variable=variable,
        setting=setting,
    )


def _host(url: str) -> str:
    """With its port, and without the name and password that may stand before it; empty for what
    is no address."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2]
    except ValueError:
        return ""


def _plain(url: str) -> str:
    """An address as it may be shown: what stands before its host, or asks it, may be secret."""
    if not (host := _host(url)):
        return repr(url.partition("?")[0].rpartition("@")[2])
    return f"{urlsplit(url).scheme or 'http'}://{host}{urlsplit(url).path}"


def _content(where: str, answer: requests.Response) -> Any:
    if not answer.content.strip():
        return None
    try:
        return answer.json()
    except ValueError as error:  # a proxy's page, or half an answer
        raise Passing(f"{where} answered what is not JSON") from error


def _words(told: object) -> Iterator[str]:
    """AzuraCast tells `message`; LibreTime tells `detail`, `message`, or fields with lists."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, list):
        for part in told[:5]:
            yield from _words(part)
    elif isinstance(told, dict):
        main = told.get("message") or told.get("detail")
        if main:
            yield from _words(main)
        else:
            for name, value in list(told.items())[:5]:
                yield f"{name}:"
                yield from _words(value)
