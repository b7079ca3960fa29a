"""Stations for the tests of clocks: written as their users write them."""

from __future__ import annotations

import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory

from producer.station import Air, read

WZQY = """\
call-letters: WZQY
community: Harlow
time-zone: America/New_York
"""


def air(text: str) -> Air:
    """What airs, of a station file's text."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "station.yaml"
        file.write_text(textwrap.dedent(text), encoding="utf-8")
        return read(file).air


def one_clock(slots: str, top: str = WZQY, week: str = "{daily: {0-23: day}}") -> Air:
    """A station with one clock, `day`, whose first slot stands on line 9."""
    text = f"{top.rstrip()}\ncategories: {{news: , legal-id: {{text: 'WZQY, Harlow.'}}}}\n#\n#\n"
    body = textwrap.indent(textwrap.dedent(slots).strip(), "    ")
    return air(f"{text}clocks:\n  day:\n{body}\nweek: {week}\n")


def full_hours(zone: str) -> Air:
    """Three slots that make every hour of the week whole."""
    return air(f"""\
        time-zone: {zone}
        categories: {{news: }}
        clocks:
          hour:
            - {{length: "0:10", airs: legal-id}}
            - {{length: "29:50", airs: newscast}}
            - {{airs: news}}
        week: {{daily: {{0-23: hour}}}}
        """)
