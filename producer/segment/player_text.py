"""How values are written on the player page: escaped for their place, in words for people."""

from __future__ import annotations

import math
from datetime import datetime
from urllib.parse import quote

from producer.clock import whole
from producer.markup import bdi, text


def href(name: str) -> str:
    """A file beside the page, or in a folder there. The colon is quoted, so no name can be a
    scheme."""
    return quote(name, safe="/")


def exact(ms: int) -> str:
    """To the millisecond: "1:02.345"."""
    return f"{whole(ms)}.{ms % 1000:03}"


def level(value: float, unit: str) -> str:
    """A measured level: "−24.0 LUFS", with a true minus sign; silence is −∞."""
    number = f"{value:.1f}" if math.isfinite(value) else "-∞"
    return f"{number.replace('-', '−')} {unit}"


def date(published: str) -> str:
    """In words where it is a date in ISO 8601, and as it stands where not."""
    try:
        day = datetime.fromisoformat(published)
    except ValueError:
        return bdi(published)
    return f'<time datetime="{text(published)}">{day:%B} {day.day}, {day.year}</time>'


def size(octets: int) -> str:
    return f"{octets / 1e6:.1f} MB" if octets >= 1e6 else f"{math.ceil(octets / 1e3)} kB"
