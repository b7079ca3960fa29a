"""Whatever goes wrong in any one call, the server holds in the end what it should, once."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from producer.errors import BusyError, EngineError
from producer.model import Playlist
from producer.playlist.uploads import azuracast, libretime, web
from producer.station.air import AzuraCast, LibreTime
from tests.playlist.uploads import azuracast_system, libretime_system
from tests.playlist.uploads.azuracast_system import AzuraCastSystem
from tests.playlist.uploads.day_sample import Waits, at, in_order, piece, playlist
from tests.playlist.uploads.faulty import SLOW_S, Fault, Running, System, running
from tests.playlist.uploads.libretime_system import LibreTimeSystem

pytestmark = [pytest.mark.loopback, pytest.mark.allow_hosts(["127.0.0.1"])]
EARLY = at("05:00:00")


class Holding(System, Protocol):
    def holds(self) -> dict[str, object]: ...


SYSTEMS = ("azuracast", "libretime")
READING = Fault.GARBAGE_AFTER
"""What a call that changes nothing is tried with: whether it was carried out is all one there."""


def _upload(name: str, server: Running, day: Playlist, waits: Waits) -> None:
    if name == "azuracast":
        there = AzuraCast(url=server.address, station="1", playlist=3)
        azuracast.upload(
            day,
            there,
            azuracast_system.KEY,
            now=EARLY,
            day_tells=lambda _: None,
            patience=waits.patience(),
        )
    else:
        libretime.upload(
            day,
            LibreTime(url=server.address),
            libretime_system.KEY,
            now=EARLY,
            day_tells=lambda _: None,
            patience=waits.patience(),
        )


def _new(name: str) -> Holding:
    return AzuraCastSystem() if name == "azuracast" else LibreTimeSystem()


def _day(folder: Path) -> Playlist:
    one = piece(folder, "one", 10_000)
    return playlist(in_order(at("06:00:00"), one, one))


def _clean(name: str, day: Playlist) -> tuple[dict[str, object], int, list[int]]:
    """What a server holds after an upload without a fault, how many calls that takes, and which
    of them change something."""
    system = _new(name)
    with running(system) as server:
        _upload(name, server, day, Waits())
        changes = [number for number, call in enumerate(server.calls) if call.changes]
        return system.holds(), len(server.calls), changes


def _with(name: str, day: Playlist, faults: dict[int, Fault]) -> tuple[dict[str, object], Waits]:
    system, waits = _new(name), Waits()
    with running(system) as server:
        server.faults.update(faults)
        _upload(name, server, day, waits)
        assert len(server.calls) > max(faults), "the fault came"
        server.calls.clear()
        server.faults.clear()
        _upload(name, server, day, Waits())
        assert server.changes == [], "nothing was left to do"
    return system.holds(), waits


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.LATE])
@pytest.mark.parametrize("name", SYSTEMS)
def test_one_fault_in_any_call_loses_nothing_and_repeats_nothing(
    name: str, fault: Fault, tmp_path: Path
) -> None:
    day = _day(tmp_path)
    wanted, calls, changes = _clean(name, day)
    for number in range(calls) if fault is READING else changes:
        held, waits = _with(name, day, {number: fault})
        assert held == wanted, f"call {number}"
        assert waits.asked[0] in ((7.0,) if fault is Fault.BUSY else (1.0,))


@pytest.mark.parametrize("name", SYSTEMS)
def test_an_answer_that_comes_too_late_is_looked_for_before_anything_is_repeated(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = _day(tmp_path)
    wanted, _, changes = _clean(name, day)
    monkeypatch.setattr(web, "READ_SECONDS", SLOW_S / 3)
    for number in (changes[0], changes[-1]):
        held, _ = _with(name, day, {number: Fault.LATE})
        assert held == wanted


@pytest.mark.parametrize("name", SYSTEMS)
def test_two_faults_after_one_another_are_survived(name: str, tmp_path: Path) -> None:
    day = _day(tmp_path)
    wanted, _, changes = _clean(name, day)
    for number in changes:
        held, _ = _with(name, day, {number: Fault.ERROR_AFTER, number + 1: Fault.DROPPED_BEFORE})
        assert held == wanted, f"call {number}"


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_run_that_died_goes_on_where_it_was(name: str, tmp_path: Path) -> None:
    """Ends after any call that changes something, done or not, and is started again."""
    day = _day(tmp_path)
    wanted, _, changes = _clean(name, day)
    for number in changes:
        for last in (Fault.ERROR_AFTER, Fault.ERROR_BEFORE):
            system = _new(name)
            with running(system) as server:
                server.faults.update(dict.fromkeys(range(number, number + 4), Fault.ERROR_BEFORE))
                server.faults[number] = last
                with pytest.raises(BusyError, match="tried 4 times") as raised:
                    _upload(name, server, day, Waits())
                assert "goes on where it stopped" in raised.value.hint
                server.faults.clear()
                _upload(name, server, day, Waits())
            assert system.holds() == wanted, f"call {number}"


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_server_that_is_not_there_is_told_and_not_the_key(name: str, tmp_path: Path) -> None:
    with running(_new(name)) as server:
        pass
    with pytest.raises(EngineError, match="no connection") as raised:
        _upload(name, server, _day(tmp_path), Waits())
    assert azuracast_system.KEY not in str(raised.value)
    assert libretime_system.KEY not in str(raised.value)


@pytest.mark.parametrize("name", SYSTEMS)
def test_who_asks_for_too_long_a_rest_is_told_to_people(name: str, tmp_path: Path) -> None:
    waits = Waits(longest_s=5.0)
    with running(_new(name)) as server:
        server.faults[0] = Fault.BUSY
        with pytest.raises(BusyError, match=r"429.*tried once") as raised:
            _upload(name, server, _day(tmp_path), waits)
    assert raised.value.retry_after == 7
    assert waits.asked == []


@pytest.mark.parametrize("fault", [Fault.ERROR_AFTER, Fault.DROPPED_BEFORE])
@pytest.mark.parametrize("name", SYSTEMS)
def test_a_fault_while_a_day_is_changed_loses_nothing_and_repeats_nothing(
    name: str, fault: Fault, tmp_path: Path
) -> None:
    one, two = piece(tmp_path, "one", 10_000), piece(tmp_path, "two", 20_000)
    before = playlist(in_order(at("06:00:00"), one, one, two), in_order(at("07:00:00"), one))
    changed = playlist(in_order(at("06:00:00"), one, two))

    def held(faults: dict[int, Fault]) -> tuple[dict[str, object], list[int]]:
        system = _new(name)
        with running(system) as server:
            _upload(name, server, before, Waits())
            server.calls.clear()
            server.faults.update(faults)
            _upload(name, server, changed, Waits())
            changes = [number for number, call in enumerate(server.calls) if call.changes]
        return system.holds(), changes

    wanted, changes = held({})
    assert len(changes) > 2
    for number in changes:
        assert held({number: fault})[0] == wanted, f"call {number}"
