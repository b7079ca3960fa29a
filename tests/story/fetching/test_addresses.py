"""Which addresses are public, and what a host's addresses say of it."""

from __future__ import annotations

import socket

import pytest

from producer.story.fetching.addresses import PrivateAddress, check_name, is_public, public_of

own_names = pytest.mark.enable_socket
"""No server is asked: names are numbers, or what the test says they are."""


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "1.1.1.1",
        "2606:4700:4700::1111",
        "::ffff:1.1.1.1",  # mapped
        "2002:101:101::1",  # 6to4 of 1.1.1.1
        "64:ff9b::101:101",  # NAT64 of 1.1.1.1
    ],
)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",  # CGNAT
        "127.0.0.1",
        "127.8.9.1",
        "169.254.169.254",  # a cloud's metadata
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",  # for documentation
        "192.168.1.1",
        "198.18.0.1",  # for benchmarks
        "224.0.0.251",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2001:db8::1",
        "2001::1",  # Teredo
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "2002:7f00:1::1",  # 6to4 of 127.0.0.1
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
    ],
)
def test_not_public(address: str) -> None:
    assert not is_public(address)


def test_what_is_no_address() -> None:
    with pytest.raises(ValueError, match="localhost"):
        is_public("localhost")


def resolving(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Let every name have these addresses (or none); the names asked for come in the list."""
    asked: list[str] = []

    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(0, 0, 0, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


@own_names
def test_of_several_addresses_the_public_ones_may_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = resolving(monkeypatch, "10.0.0.1", "1.1.1.1", "fe80::1", "1.1.1.1", "2606:4700::1")
    assert public_of("news.example", 80) == ("1.1.1.1", "2606:4700::1")
    assert asked == ["news.example"]


@own_names
def test_a_host_with_private_addresses_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "10.0.0.1", "::1")
    with pytest.raises(PrivateAddress) as caught:
        public_of("intranet.example", 80)
    assert (caught.value.host, caught.value.address) == ("intranet.example", "10.0.0.1")


@own_names
@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:7f00:1]"]
)
def test_every_way_to_write_this_machine(host: str) -> None:
    with pytest.raises(PrivateAddress):
        public_of(host, 80)
    with pytest.raises(PrivateAddress):
        check_name(host, 80)


@own_names
class TestBehindAProxy:
    def test_a_name_that_only_the_proxy_knows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        resolving(monkeypatch)
        check_name("news.example", 443)

    @pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "pier.localhost"])
    def test_this_machine_by_name(self, monkeypatch: pytest.MonkeyPatch, host: str) -> None:
        resolving(monkeypatch)
        with pytest.raises(PrivateAddress):
            check_name(host, 80)

    def test_a_name_with_any_private_address(self, monkeypatch: pytest.MonkeyPatch) -> None:
        resolving(monkeypatch, "1.1.1.1", "10.0.0.1")
        with pytest.raises(PrivateAddress, match=r"10\.0\.0\.1"):
            check_name("news.example", 80)

    def test_a_public_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        resolving(monkeypatch, "1.1.1.1")
        check_name("news.example", 80)
