"""Whether a station says who it is, each hour, as 47 CFR 73.1201 wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.model import Airs
from producer.playlist.clocks.finding import WHOLE_FILE, Finding, error, minutes, warning
from producer.playlist.clocks.legal import id_doubt, id_fault, is_american
from producer.station import HOUR_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.station import Air, Clock, Slot

_NEAR_MS: Final = 5 * 60_000
"""From the top of the hour, before or after: our reading of "as close to the hour as feasible"."""
_RULE: Final = "legal ID"


def identifying(air: Air, aired: tuple[Clock, ...]) -> Iterator[Finding]:
    """What is wrong with the legal IDs of the clocks that air.

    A station whose call letters are not of the United States is not held to the rule, nor is one
    that tells none and airs no legal ID.
    """
    ids = any(slot.airs is Airs.LEGAL_ID for clock in air.clocks for slot in clock.slots)
    if is_american(air.call_letters) or (ids and not air.call_letters):
        for clock in aired:
            yield from _hourly(clock)
        yield from _words(air)
    elif not air.call_letters:
        said = "no `call-letters` are told: a station of the United States says them each hour"
        yield warning(WHOLE_FILE, _RULE, f"{said} (47 CFR 73.1201)")


def _hourly(clock: Clock) -> Iterator[Finding]:
    ids = [slot for slot in clock.slots if slot.airs is Airs.LEGAL_ID]
    if not ids:
        said = f"“{clock.name}” has no legal ID: each hour has one (47 CFR 73.1201 (a)(2))"
        yield error(clock.line, _RULE, said)
        return
    for more in ids[1:]:
        said = f"“{clock.name}” has a legal ID already: one an hour will do"
        yield warning(more.line, _RULE, said)
    nearest = min(ids, key=_from_the_top)
    if _from_the_top(nearest) > _NEAR_MS:
        yield warning(
            nearest.line,
            _RULE,
            f"the legal ID of “{clock.name}” airs at {minutes(nearest.start_ms)}: it belongs as "
            "close to the hour as feasible (47 CFR 73.1201 (a)(2)), here within "
            f"{minutes(_NEAR_MS)} of it",
        )


def _from_the_top(slot: Slot) -> int:
    return min(slot.start_ms, abs(HOUR_MS - slot.start_ms))


def _words(air: Air) -> Iterator[Finding]:
    """What the texts of the legal IDs say, each told once, where the first slot airs it."""
    slots: dict[str, Slot] = {}
    for clock in air.clocks:
        for slot in clock.slots:
            if slot.airs is Airs.LEGAL_ID:
                slots.setdefault(slot.category, slot)
    for name, slot in slots.items():
        text = air.category(name).text
        if not (air.call_letters and air.community):
            missing = id_fault(text, air.call_letters, air.community)
            yield error(slot.line, _RULE, f"{missing}, which a legal ID must say")
            continue
        if text and (fault := id_fault(text, air.call_letters, air.community)):
            said = f"the text of “{name}” is no legal ID: {fault} (47 CFR 73.1201 (b)(1))"
            yield error(slot.line, _RULE, said)
        elif text and (doubt := id_doubt(text, air.call_letters, air.community)):
            said = f"the text of “{name}”: {doubt} (47 CFR 73.1201 (b)(1))"
            yield warning(slot.line, _RULE, said)
