"""The station's clocks → the slots of a day, and what is wrong with them."""

from producer.playlist.clocks.checks import findings
from producer.playlist.clocks.finding import Finding
from producer.playlist.clocks.hours import Hour, hours_of
from producer.playlist.clocks.legal import id_doubt, id_fault, is_american
from producer.playlist.clocks.openings import clocks_of, openings

__all__ = [
    "Finding",
    "Hour",
    "clocks_of",
    "findings",
    "hours_of",
    "id_doubt",
    "id_fault",
    "is_american",
    "openings",
]
