"""Which addresses may be asked for a page: public ones, unless the user allows others.

A page that a stranger wrote (a feed's link, a redirect) must not reach what only this machine
or the station's own network can reach: the playout system, a router, a cloud's metadata.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TypeAlias

_Address: TypeAlias = IPv4Address | IPv6Address

_NAT64 = ip_network("64:ff9b::/96")
"""RFC 6052: on networks without IPv4, the whole IPv4 web has addresses in here."""
_SPECIAL = tuple(
    ip_network(network)
    for network in (
        *("192.0.0.0/24", "192.88.99.0/24"),
        *("64:ff9b:1::/48", "3fff::/20", "5f00::/16", "fec0::/10"),
    )
)
"""Of the IANA special-purpose registries, what not every Python's ipaddress knows."""


class PrivateAddress(Exception):  # noqa: N818 - told to people as an InputError, by its catcher
    """A host is, or stands for, an address that may not be asked."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(f"{host} is {address}")
        self.host = host
        self.address = address


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    No loopback, private, link-local, shared (CGNAT), multicast or reserved one; an IPv4 address
    inside an IPv6 one (mapped, 6to4, NAT64) is judged as itself. Raises ValueError for what is
    no address.
    """
    ip = ip_address(address)
    inner = _carried(ip)
    if inner is not None:
        return is_public(str(inner))
    return (
        ip.is_global
        and not (ip.is_multicast or ip.is_reserved)
        and not any(ip in network for network in _SPECIAL if network.version == ip.version)
    )


def _carried(ip: _Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if isinstance(ip, IPv4Address):
        return None
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour


def public_of(host: str, port: int) -> tuple[str, ...]:
    """The public addresses of a host, in the resolver's order; asked for once.

    Raises PrivateAddress where it has others alone, OSError or UnicodeError where it has none.
    """
    found = _look_up(host, port)
    public = tuple(address for address in found if is_public(address))
    if not public:
        raise PrivateAddress(host, found[0])
    return public


def check_name(host: str, port: int) -> None:
    """For a host that a proxy will connect to: refuse it where it is private as seen from here.

    A name that is not known here is the proxy's to find. Raises PrivateAddress.
    """
    bare = host.strip("[]").rstrip(".").lower()
    if bare == "localhost" or bare.endswith(".localhost"):  # RFC 6761: never anybody else
        raise PrivateAddress(host, "this machine")
    try:
        found = _look_up(bare, port)
    except (OSError, UnicodeError):
        return
    private = [address for address in found if not is_public(address)]
    if private:
        raise PrivateAddress(host, private[0])


def _look_up(host: str, port: int) -> tuple[str, ...]:
    entries = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in entries))
