"""The clocks and the week of a station file; and every way to get them wrong."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from producer.errors import InputError
from producer.model import Airs
from producer.station import Air, Slot, read

HOUR = 3_600_000


def air(folder: Path, text: str) -> Air:
    file = folder / "station.yaml"
    file.write_text(textwrap.dedent(text), encoding="utf-8")
    return read(file).air


def slots(folder: Path, text: str, categories: str = "news: ") -> tuple[Slot, ...]:
    """Of a clock whose first slot stands on line 4."""
    body = textwrap.indent(textwrap.dedent(text).strip(), "    ")
    (clock,) = air(folder, f"categories: {{{categories}}}\nclocks:\n  day:\n{body}\n").clocks
    return clock.slots


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(InputError) as caught:
        air(folder, text)
    return str(caught.value).removeprefix(str(folder)).removeprefix("/station.yaml:")


# --- Slots ----------------------------------------------------------------------------


def test_a_slot_starts_where_the_one_before_ends_and_runs_to_the_next(tmp_path: Path) -> None:
    told = slots(
        tmp_path,
        """
        - {length: "0:10", airs: legal-id}
        - {length: 4:50.5, airs: newscast}
        - {airs: news}
        - {at: "20:00", length: "10:00", airs: fill}
        - {airs: feed}
        """,
    )
    assert [(slot.start_ms, slot.length_ms, slot.line) for slot in told] == [
        (0, 10_000, 4),
        (10_000, 290_500, 5),
        (300_500, 899_500, 6),
        (1_200_000, 600_000, 7),
        (1_800_000, 1_800_000, 8),
    ]


@pytest.mark.parametrize(
    ("slot", "airs", "name", "category", "hard"),
    [
        ("airs: legal-id", Airs.LEGAL_ID, "Legal ID", "legal-id", True),
        ("airs: newscast", Airs.NEWSCAST, "Newscast", "newscast", True),
        ("airs: feed", Airs.FEED, "Feed", "", True),
        ("airs: fill", Airs.FILL, "Fill", "fill", False),
        ("airs: news", Airs.CATEGORY, "News", "news", False),
        ("airs: news, name: Vale news", Airs.CATEGORY, "Vale news", "news", False),
        ("airs: news, edge: hard", Airs.CATEGORY, "News", "news", True),
        ("airs: newscast, edge: soft", Airs.NEWSCAST, "Newscast", "newscast", False),
        ("airs: newscast, category: news", Airs.NEWSCAST, "Newscast", "news", True),
        ("airs: fill, category: news", Airs.FILL, "Fill", "news", False),
        ("airs: legal-id, category: legal-id", Airs.LEGAL_ID, "Legal ID", "legal-id", True),
    ],
)
def test_what_fills_a_slot(
    tmp_path: Path, slot: str, airs: Airs, name: str, category: str, hard: bool
) -> None:
    (told,) = slots(tmp_path, f"- {{{slot}}}")
    assert (told.airs, told.name, told.category, told.hard) == (airs, name, category, hard)


@pytest.mark.parametrize(
    ("text", "starts", "lengths"),
    [
        ('- {at: "60:00", airs: fill}', [HOUR], [0]),
        ('- {at: "59:00", length: "2:00", airs: fill}', [3_540_000], [120_000]),
        ('- {at: "20:00", airs: news}\n- {at: "10:00", airs: fill}', [1_200_000, 600_000], None),
    ],
    ids=["at the end", "over the end", "in disorder"],
)
def test_what_is_wrong_on_air_is_read_for_the_checker(
    tmp_path: Path, text: str, starts: list[int], lengths: list[int] | None
) -> None:
    told = slots(tmp_path, text)
    assert [slot.start_ms for slot in told] == starts
    assert [slot.length_ms for slot in told] == (lengths or [0, 3_000_000])


# --- The week -------------------------------------------------------------------------

CLOCKS = "clocks: {day: [], night: []}\n"


@pytest.mark.parametrize(
    ("week", "told"),
    [
        ("daily: {6: day}", "mon6 tue6 wed6 thu6 fri6 sat6 sun6"),
        ("mon-wed: {6: day}", "mon6 tue6 wed6"),
        ("sat-mon: {6: day}", "mon6 sat6 sun6"),
        ("mon,Sat, sun: {6: day}", "mon6 sat6 sun6"),
        ("tue: {6-8: day}", "tue6 tue7 tue8"),
        ('tue: {"6,20-21": day}', "tue6 tue20 tue21"),
        ("tue: {0: day}\n  daily: {23: day}", "mon23 tue0 tue23 wed23 thu23 fri23 sat23 sun23"),
    ],
)
def test_days_and_hours_of_a_week(tmp_path: Path, week: str, told: str) -> None:
    days = "mon tue wed thu fri sat sun".split()
    grid = air(tmp_path, f"{CLOCKS}week:\n  {week}\n").week
    assert told.split() == [
        f"{name}{hour}"
        for name, hours in zip(days, grid, strict=True)
        for hour, clock in enumerate(hours)
        if clock == "day"
    ]


def test_a_date_changes_the_hours_that_it_tells(tmp_path: Path) -> None:
    """2026-12-25 is a Friday."""
    text = f"{CLOCKS}week: {{fri: {{0-23: day}}}}\ndates: {{2026-12-25: {{10-11: night}}}}"
    (dated,) = air(tmp_path, text).dates
    assert dated.hours == ("day",) * 10 + ("night",) * 2 + ("day",) * 12


# --- What is wrong with it ------------------------------------------------------------


@pytest.mark.parametrize(
    ("slots", "message"),
    [
        (
            "- {length: 2:00, airs: fill}\n- {airs: sports}",
            "6: expected one of legal-id, newscast, feed, fill, news, found 'sports'",
        ),
        ("- {length: 1:00}", "5: expected the key 'airs' in this group"),
        ("- {airs: fill, length: '0:00'}", "5: expected a length (2:00, 1:02:30, or seconds"),
        ("- {airs: fill, at: noon}", "5: expected a length (2:00, 1:02:30, or seconds as 45)"),
        (
            "- {airs: news}\n- {length: '2:00', airs: fill}",
            "5: where this slot ends can't be told\nGive it a `length`, or the next slot an `at`.",
        ),
        ("- {airs: fill, edge: sharp}", "5: expected one of hard, soft, found 'sharp'"),
        ("- {airs: news, source: x}", "5: expected a `source` in a slot that airs a feed alone"),
        ("- {airs: news, category: news}", "5: expected a `category` beside legal-id, newscast"),
        ("- {airs: feed, category: news}", "5: expected a `category` beside legal-id, newscast"),
        ("- {airs: newscast, category: x}", "5: expected one of news, newscast, found 'x'"),
        ("{airs: fill}", "5: expected a list, found a group of keys"),
    ],
)
def test_a_slot_that_can_t_be_read(tmp_path: Path, slots: str, message: str) -> None:
    body = textwrap.indent(slots, "    ")
    text = f"categories: {{news: }}\n\nclocks:\n  day:\n{body}\n"
    assert complaint(tmp_path, text).startswith(message)


@pytest.mark.parametrize(
    ("week", "message"),
    [
        ("week: {mon: {6: dawn}}", "2: expected one of day, night, found 'dawn'"),
        ("week: {monday: {6: day}}", "2: expected days such as mon, mon-fri, sat,sun or daily"),
        ("week:\n  mon-:\n    6: day", "3: expected days such as mon, mon-fri, sat,sun or daily"),
        ("week: {mon: {24: day}}", "2: expected hours such as 6, 0-5 or 6,18, from 0 to 23"),
        ("week: {mon: {8-6: day}}", "2: expected hours such as 6, 0-5 or 6,18, from 0 to 23"),
        ("week: {mon: {6am: day}}", "2: expected hours such as 6, 0-5 or 6,18, from 0 to 23"),
        (
            "week:\n  mon-fri: {0-8: day}\n  tue: {8-9: night}",
            "4: expected the hour 8 of a day once, found '8-9'",
        ),
        ("week:\n  mon,mon: {6: day}", "3: expected the hour 6 of a day once, found '6'"),
        ("dates: {2026-12-25: {6: dawn}}", "2: expected one of day, night, found 'dawn'"),
        (
            "dates:\n  2026-02-30:\n    6: day",
            "3: expected a day such as 2026-12-25, found '2026-0",
        ),
        ("dates: {20261225: {6: day}}", "2: expected a day such as 2026-12-25, found '20261225'"),
        ("dates: {2026-12-25: {6: day, 6-7: day}}", "2: expected the hour 6 of a day once"),
    ],
)
def test_a_week_that_can_t_be_read(tmp_path: Path, week: str, message: str) -> None:
    assert complaint(tmp_path, CLOCKS + week).startswith(message)


def test_a_week_needs_clocks(tmp_path: Path) -> None:
    text = "week: {mon: {6: day}}"
    message = "1: expected a clock that stands under `clocks`, found 'day'"
    assert complaint(tmp_path, text) == message
