"""A session of requests that connects to public addresses alone.

The address that is checked is the address that is connected to: a name is looked up once, so it
can't mean another address a moment later. The server still hears the name, in Host and in TLS.
This module is loaded when a page is fetched, for it can't be written without its libraries.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    NameResolutionError,
    NewConnectionError,
)
from urllib3.util import parse_url

from producer.story.fetching.addresses import check_name, public_of


def session(*, allow_private: bool) -> requests.Session:
    """A session; its requests raise PrivateAddress for hosts that may not be asked."""
    made = requests.Session()
    if not allow_private:
        made.mount("http://", _PublicAdapter())
        made.mount("https://", _PublicAdapter())
    return made


class _Public(HTTPConnection):
    """Connects to a public address of its host."""

    def _new_conn(self) -> socket.socket:
        host = self._dns_host
        try:
            host.encode("idna")
            addresses = public_of(host, self.port or self.default_port)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except UnicodeError as error:
            raise LocationParseError(f"{host!r}, label empty or too long") from error
        failures: list[HTTPError] = []
        for address in addresses:
            self._dns_host = address
            try:
                return super()._new_conn()
            except (ConnectTimeoutError, NewConnectionError) as error:
                failures.append(error)
            finally:
                self._dns_host = host
        raise failures[-1]


class _PublicTls(_Public, HTTPSConnection):
    """The same with TLS, which is checked against the host's name."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Public


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _PublicTls


class _PublicAdapter(HTTPAdapter):
    """Where a proxy of the environment will connect, its host is checked by name."""

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        given = dict(proxies or {})
        asked = parse_url(request.url or "")
        if asked.host and select_proxy(request.url or "", given):
            check_name(asked.host, asked.port or (443 if asked.scheme == "https" else 80))
        return super().send(request, stream, timeout, verify, cert, given)
