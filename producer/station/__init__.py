"""The station: what it sets once, and what a command may override.

Defaults, then the station file, then the environment, then the command line.
"""

from producer.station.air import (
    DEFAULT_PLAYLISTS,
    FILL,
    HOUR_MS,
    LEGAL_ID,
    NEWSCAST,
    NO_CLOCK,
    Air,
    AzuraCast,
    Category,
    Clock,
    Dated,
    LibreTime,
    Slot,
    Stream,
)
from producer.station.reading import FILE_NAME, LEXICON_NAME, load, read, with_engine
from producer.station.settings import (
    APPROVALS,
    BEDS_UNDER,
    HOUSE,
    LAYOUTS,
    FormLengths,
    OwnProfile,
    Pauses,
    Signing,
    Sounds,
    Station,
    Words,
)

__all__ = [
    "APPROVALS",
    "BEDS_UNDER",
    "DEFAULT_PLAYLISTS",
    "FILE_NAME",
    "FILL",
    "HOUR_MS",
    "HOUSE",
    "LAYOUTS",
    "LEGAL_ID",
    "LEXICON_NAME",
    "NEWSCAST",
    "NO_CLOCK",
    "Air",
    "AzuraCast",
    "Category",
    "Clock",
    "Dated",
    "FormLengths",
    "LibreTime",
    "OwnProfile",
    "Pauses",
    "Signing",
    "Slot",
    "Sounds",
    "Station",
    "Stream",
    "Words",
    "load",
    "read",
    "with_engine",
]
