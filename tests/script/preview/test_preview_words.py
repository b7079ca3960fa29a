"""Clocks, dates, approval and notes, as people read them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.model import Origin
from producer.script.preview.rows import Piece, SentenceRow
from producer.script.preview.words import back_time, clock, date, facts, length, notes
from tests.script.preview.preview_sample import ORIGIN, said, sample


@pytest.mark.parametrize(
    ("ms", "expected"),
    [
        (0, "0:00"),
        (499, "0:00"),
        (500, "0:01"),
        (59_499, "0:59"),
        (59_500, "1:00"),
        (92_000, "1:32"),
        (3_725_000, "1:02:05"),
    ],
)
def test_a_clock_shows_whole_seconds(ms: int, expected: str) -> None:
    assert clock(ms) == expected
    assert back_time(ms) == f"-{expected}"


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2026-03-09T05:10:00-04:00", "March 9, 2026"),
        ("2026-12-31", "December 31, 2026"),
        ("last spring", "last spring"),
    ],
)
def test_a_date_is_in_words_where_it_is_one(published: str, expected: str) -> None:
    assert date(published) == expected


def test_the_length_says_what_it_counts() -> None:
    assert length(sample()) == (
        "about 0:12, with 0.5 s of silence before and 0.7 s after; 45 words"
    )


@pytest.mark.parametrize(
    ("agency", "approved_by", "expected"),
    [
        (None, None, None),
        (None, "R. Ames", "by R. Ames"),
        ("Coastal Wire", "R. Ames", "by R. Ames"),
        ("Coastal Wire", None, "by nobody yet, and the copy is Coastal Wire's"),
    ],
)
def test_copy_of_an_agency_waits_for_a_name(
    agency: str | None, approved_by: str | None, expected: str | None
) -> None:
    origin = replace(ORIGIN, agency=agency, approved_by=approved_by)
    assert dict(facts(origin)).get("approved") == expected


def test_what_is_not_known_is_not_listed_but_missing_rights_are() -> None:
    assert facts(Origin(source="a.txt")) == (
        ("page", "a.txt"),
        ("rights", "the page names no rights holder"),
    )


def row_of(text: str, **layers: str) -> SentenceRow:
    one = said("p1.s1", text, spoken=layers.get("spoken"), source=layers.get("source"))
    return SentenceRow(sentence=one, start_ms=0, pieces=(Piece(text=text),))


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ({}, ()),
        ({"spoken": "It rained nine days"}, (("says", "It rained nine days"),)),
        ({"spoken": "It rained, 9 days."}, ()),
        ({"source": "It  rained 9\ndays."}, ()),
        ({"source": "For 9 days it rained."}, (("page", "For 9 days it rained."),)),
        ({"source": ""}, (("page", "nothing: added by hand"),)),
    ],
)
def test_notes_tell_what_differs(
    layers: dict[str, str], expected: tuple[tuple[str, str], ...]
) -> None:
    assert notes(row_of("It rained 9 days.", **layers)) == expected


def test_notes_of_a_recast_name_its_rule_and_what_the_page_said() -> None:
    (row,) = sample().blocks[1].rows
    assert notes(row) == (
        ("says", row.sentence.spoken),
        ("sounds", "lead = led"),
        ("page", "said Bram Oduya (attribution first)"),
        ("must", "it airs, whatever the length"),
    )
