"""The station: what it sets once, and what a command may override.

Defaults, then the station file, then the environment, then the command line.
"""

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
    "FILE_NAME",
    "HOUSE",
    "LAYOUTS",
    "LEXICON_NAME",
    "FormLengths",
    "OwnProfile",
    "Pauses",
    "Signing",
    "Sounds",
    "Station",
    "Words",
    "load",
    "read",
    "with_engine",
]
