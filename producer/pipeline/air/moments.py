"""Moments that people type, in the station's zone where they name none."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from producer.pipeline.air.scheduling import zone_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from producer.station import Station


def in_zone(moment: str, zone: ZoneInfo) -> datetime:
    """A moment in ISO 8601 as an aware one of a zone."""
    told = datetime.fromisoformat(moment)
    return told.replace(tzinfo=zone) if told.tzinfo is None else told.astimezone(zone)


def aware(moment: str, station: Station) -> datetime:
    """The same in the station's zone. Raises UsageError where it has none."""
    return in_zone(moment, zone_of(station))


def now(station: Station) -> datetime:
    """This moment, in the station's zone. Raises UsageError where it has none."""
    return datetime.now(zone_of(station))
