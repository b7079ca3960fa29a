"""The checker: what is wrong on the air with clocks that could be read."""

from __future__ import annotations

import pytest

from producer.playlist.clocks import findings
from producer.station import Air, read
from tests.paths import ROOT
from tests.playlist.clocks.stations import WZQY, air, one_clock

ID = '- {at: "0:00", length: "0:10", airs: legal-id}'
"""On line 9."""


def told(station: Air) -> list[str]:
    return [f"{found.line} {found.severity}: {found.message}" for found in findings(station)]


def test_the_example_station_is_right() -> None:
    assert told(read(ROOT / "examples" / "radio" / "station.yaml").air) == []


def test_a_whole_hour_is_right() -> None:
    assert told(one_clock(f"{ID}\n- {{airs: fill}}")) == []


@pytest.mark.parametrize(
    ("slots", "faults"),
    [
        (
            f'{ID}\n- {{at: "5:00", airs: news}}',
            [
                "8 error: the slots of “day” add up to 55:10, 4:50 short of 60:00",
                "10 error: nothing airs from 0:10 to 5:00 (4:50) between “Legal ID” and “News”",
            ],
        ),
        (
            '- {at: "0:30", length: "0:10", airs: legal-id}\n- {airs: fill}',
            [
                "8 error: the slots of “day” add up to 59:30, 0:30 short of 60:00",
                "9 error: nothing airs from 0:00 to 0:30 (0:30) before “Legal ID”",
            ],
        ),
        (
            f'{ID}\n- {{length: "57:49.5", airs: fill, name: Music}}',
            [
                "8 error: the slots of “day” add up to 57:59.5, 2:00.5 short of 60:00",
                "10 error: nothing airs from 57:59.5 to 60:00 (2:00.5) after “Music”",
            ],
        ),
        (
            f'{ID}\n- {{length: "20:00", airs: news}}\n- {{at: "19:00", airs: fill}}',
            [
                "8 error: the slots of “day” add up to 61:10, 1:10 over 60:00",
                "11 error: “News” (0:10 to 20:10) and “Fill” (19:00 to 60:00) overlap for 1:10",
            ],
        ),
        (
            f'{ID}\n- {{length: "60:00", airs: news}}\n'
            '- {at: "60:00", length: "1:00", airs: fill}',
            [
                "8 error: the slots of “day” add up to 61:10, 1:10 over 60:00",
                "10 error: “News” ends at 60:10, 0:10 after the hour",
                "11 error: “Fill” starts at 60:00, and the hour ends at 60:00",
                "11 error: “News” (0:10 to 60:10) and “Fill” (60:00 to 61:00) overlap for 0:10",
            ],
        ),
        (
            f'{ID}\n- {{at: "20:00", airs: news}}\n- {{at: "0:10", airs: fill, name: Music}}',
            [
                "10 error: “News” at 20:00 has no length: what follows starts no later",
            ],
        ),
        (
            f'{ID}\n- {{length: "59:49.5", airs: fill}}\n- {{airs: feed}}',
            [
                "11 warning: “Feed” is hard and takes 0:00.5: no playout system is that exact",
            ],
        ),
    ],
    ids="gap first-gap last-gap overlap over no-length too-short".split(),
)
def test_a_clock_that_is_no_hour_says_where(slots: str, faults: list[str]) -> None:
    assert told(one_clock(slots)) == faults


def test_a_clock_without_slots_is_a_gap_of_an_hour() -> None:
    assert told(one_clock("[]", "call-letters: 2ZQY\ntime-zone: Australia/Sydney\n#")) == [
        "8 error: nothing airs from 0:00 to 60:00 (60:00)",
        "8 error: the slots of “day” add up to 0:00, 60:00 short of 60:00",
    ]


# --- The legal ID ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slots", "faults"),
    [
        (
            "- {airs: fill}",
            ["8 error: “day” has no legal ID: each hour has one (47 CFR 73.1201 (a)(2))"],
        ),
        (
            f"{ID}\n- {{length: '30:00', airs: fill}}\n"
            "- {length: '0:10', airs: legal-id}\n- {airs: fill}",
            ["11 warning: “day” has a legal ID already: one an hour will do"],
        ),
        (
            '- {length: "5:01", airs: news}\n- {length: "0:10", airs: legal-id}\n- {airs: fill}',
            [
                "10 warning: the legal ID of “day” airs at 5:01: it belongs as close to the hour "
                "as feasible (47 CFR 73.1201 (a)(2)), here within 5:00 of it"
            ],
        ),
        ('- {length: "55:00", airs: news}\n- {airs: legal-id}', []),
    ],
    ids=["none", "two", "late", "before the hour"],
)
def test_each_hour_has_one_legal_id_near_its_top(slots: str, faults: list[str]) -> None:
    assert told(one_clock(slots)) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (
            "WZQY, the bay's own, Harlow",
            [
                "9 error: the text of “legal-id” is no legal ID: between WZQY and Harlow it says "
                "“the bay's own”: nothing may stand there but the licensee's name, the frequency "
                "or channel number, and the network's name, as the licence has them "
                "(47 CFR 73.1201 (b)(1))"
            ],
        ),
        (
            "WZQY, Vale College, Harlow",
            [
                "9 warning: the text of “legal-id”: between WZQY and Harlow it says “Vale "
                "College”, which is right only where that is the licensee's or the network's name "
                "(47 CFR 73.1201 (b)(1))"
            ],
        ),
        ("WZQY 89.3 Harlow", []),
    ],
)
def test_its_text_is_held_to_the_rule(text: str, faults: list[str]) -> None:
    station = air(f"""\
{WZQY}categories:
  legal-id: {{text: "{text}"}}
clocks:
  # Every hour of the week.
  day:
    - {{length: "0:10", airs: legal-id}}
    - {{airs: fill}}
week: {{daily: {{0-23: day}}}}
""")
    assert told(station) == faults


@pytest.mark.parametrize(
    ("top", "faults"),
    [
        (
            "community: Harlow\ntime-zone: America/New_York\n#",
            ["9 error: the station file tells no call letters, which a legal ID must say"],
        ),
        (
            "call-letters: WZQY\ntime-zone: America/New_York\n#",
            ["9 error: the station file tells no community of licence, which a legal ID must say"],
        ),
        ("call-letters: 2ZQY\ntime-zone: Australia/Sydney\n#", []),
    ],
    ids=["no call letters", "no community", "another country's"],
)
def test_the_station_tells_what_its_id_must_say(top: str, faults: list[str]) -> None:
    assert told(one_clock(f"{ID}\n- {{airs: fill}}", top)) == faults


@pytest.mark.parametrize(
    ("top", "faults"),
    [
        ("call-letters: Radio Harlow\ntime-zone: Europe/London\n#", []),
        (
            "time-zone: Europe/London\n#\n#",
            [
                "1 warning: no `call-letters` are told: a station of the United States says them "
                "each hour (47 CFR 73.1201)"
            ],
        ),
    ],
)
def test_elsewhere_no_legal_id_is_due(top: str, faults: list[str]) -> None:
    assert told(one_clock("- {airs: fill}", top)) == faults


# --- The week -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("week", "faults"),
    [
        ("{daily: {1-23: day}}", ["1 warning: no clock tells what airs on mon-sun 0"]),
        (
            "{mon-fri: {6-9: day, 12-23: day}, sun: {0-23: day}}",
            ["1 warning: no clock tells what airs on mon-fri 0-5,10-11; sat 0-23"],
        ),
    ],
)
def test_hours_without_a_clock_are_told(week: str, faults: list[str]) -> None:
    assert told(one_clock(f"{ID}\n- {{airs: fill}}", week=week)) == faults


UNUSED = f"""\
{WZQY}clocks:
  day: [{{length: "0:10", airs: legal-id}}, {{airs: fill}}]
  gala: [{{airs: fill}}]
week: {{daily: {{0-23: day}}}}
"""


def test_a_clock_that_never_airs_is_told_and_needs_no_legal_id() -> None:
    assert told(air(UNUSED)) == ["6 warning: “gala” airs on no day of the week and on no date"]


def test_a_clock_of_one_date_airs() -> None:
    assert told(air(f"{UNUSED}dates: {{2026-12-25: {{20: gala}}}}\n")) == [
        "6 error: “gala” has no legal ID: each hour has one (47 CFR 73.1201 (a)(2))"
    ]


def test_a_station_that_tells_nothing_has_nothing_to_schedule() -> None:
    assert told(Air()) == ["1 error: the station file has no clocks: nothing is scheduled"]


def test_a_day_needs_a_time_zone() -> None:
    top = "call-letters: WZQY\ncommunity: Harlow\n#"
    assert told(one_clock(f"{ID}\n- {{airs: fill}}", top)) == [
        "1 error: the station file has no `time-zone`: its hours can't be placed in a day"
    ]
