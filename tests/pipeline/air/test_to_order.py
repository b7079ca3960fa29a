"""What a day lacks is made: to its slot's length, of stories that were not made before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from producer.errors import InputError, RuleError, UsageError
from producer.model import Airs, Opening, Piece
from producer.pipeline.air.shelves import shelves_of
from producer.pipeline.air.supply.run import Refused, Supplied
from producer.pipeline.air.supply.to_order import make_missing
from producer.pipeline.order import Order
from producer.playlist.missing import Missing
from producer.station import Station
from tests.pipeline.air.station_of_air import ZONE, station, write_story

NOW = datetime.now(ZoneInfo(ZONE)).replace(microsecond=0)
MINUTE = timedelta(minutes=1)


def wanted(
    airs: Airs, category: str, length_ms: int, *, after: timedelta = 10 * MINUTE, soft: bool = False
) -> Missing:
    start = NOW + after
    opening = Opening(
        id=start.isoformat(),
        start=start,
        length_ms=length_ms,
        hard=not soft,
        airs=airs,
        name=category,
        category=category,
    )
    return Missing(opening=opening, length_ms=length_ms, soft=soft)


def news(length_ms: int) -> Missing:
    return wanted(Airs.CATEGORY, "news", length_ms)


@pytest.fixture
def place(own_place: Path) -> Path:
    (own_place / "stories").mkdir()
    return own_place


def made(
    of: Station, *missing: Missing, pieces: tuple[Piece, ...] = (), order: Order | None = None
) -> tuple[Supplied | Refused, ...]:
    folder = of.air.playlists
    assert folder is not None
    return make_missing(of, missing, pieces, folder, now=NOW, order=order or Order())


def supplied(results: tuple[Supplied | Refused, ...]) -> Iterator[Supplied]:
    return (one for one in results if isinstance(one, Supplied))


def library(of: Station) -> tuple[Piece, ...]:
    """What was made."""
    return shelves_of(of, NOW).pieces


# --- Stories --------------------------------------------------------------------------


def test_a_story_is_made_to_the_exact_length_of_the_rest(place: Path) -> None:
    write_story(place, "bridge", NOW - MINUTE, sentences=15)
    (one,) = supplied(made(station(place), news(31_000)))
    assert one.made.segment.samples == 31 * 48_000
    assert one.failed == ()
    assert [(p.category, p.length_ms) for p in library(station(place))] == [("news", 31_000)]


def test_stories_with_less_to_tell_follow_one_another_and_the_last_is_fitted(place: Path) -> None:
    write_story(place, "bridge", NOW - MINUTE)
    write_story(place, "school", NOW - 2 * MINUTE, sentences=15)
    first, second = supplied(made(station(place), news(60_000)))
    assert first.made.segment.script.title == "The bridge opens"
    assert first.made.segment.duration_ms < 25_000
    assert first.made.segment.duration_ms + second.made.segment.duration_ms == 60_000


def test_a_story_that_the_library_has_is_not_made_again(place: Path) -> None:
    of = station(place)
    write_story(place, "bridge", NOW - MINUTE, sentences=15)
    write_story(place, "school", NOW - 2 * MINUTE, sentences=15)
    made(of, news(31_000))
    (second,) = supplied(made(of, news(31_000), pieces=library(of)))
    assert second.made.segment.script.title == "The school opens"
    assert made(of, news(31_000), pieces=library(of)) == ()


def test_two_openings_of_a_run_get_two_stories(place: Path) -> None:
    write_story(place, "bridge", NOW - MINUTE, sentences=15)
    write_story(place, "school", NOW - 2 * MINUTE, sentences=15)
    titles = [
        one.made.segment.script.title for one in supplied(made(station(place), *[news(31_000)] * 2))
    ]
    assert titles == ["The bridge opens", "The school opens"]


def test_a_refusal_is_told_once_and_the_next_story_is_taken(place: Path) -> None:
    of = replace(station(place), approval="always")
    (place / "stories" / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    write_story(place, "bridge", NOW - MINUTE, sentences=15)
    empty, unapproved = made(of, news(31_000))
    assert isinstance(empty, Refused)
    assert isinstance(empty.error, InputError)
    assert isinstance(unapproved, Refused)
    assert isinstance(unapproved.error, RuleError)
    assert "nobody has approved" in unapproved.error.message
    assert made(of, news(31_000)) == ()
    (later,) = made(of, news(32_000), order=Order(approved_by="Ann Bell"))
    assert isinstance(later, Supplied)


def test_what_was_refused_is_asked_again_after_two_days(place: Path) -> None:
    of = station(place)
    (place / "stories" / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    assert len(made(of, news(31_000))) == 1
    (file,) = (place / "playlists").iterdir()
    told = json.loads(file.read_text())
    told["refused"][0]["at"] = (NOW - timedelta(days=2, minutes=1)).isoformat()
    file.write_text(json.dumps(told))
    assert len(made(of, news(31_000))) == 1


ITEM = "<item><title>{title}</title><description><![CDATA[{words}]]></description></item>"


def test_items_of_a_feed_without_pages_are_made_by_their_own_text(place: Path) -> None:
    words = "".join(
        f"<p>On day {n} the ferry crew painted another deck and rested.</p>" for n in range(9)
    )
    items = (ITEM.format(title=title, words=words) for title in ("Ferry painted", "Deck rested"))
    feed = place / "feed.xml"
    feed.write_text(
        '<rss version="2.0"><channel><title>Harlow</title><link>https://harlow.example/</link>'
        f"{''.join(items)}</channel></rss>",
        encoding="utf-8",
    )
    of = station(place, sources=(str(feed),))
    for title in ("Ferry painted", "Deck rested"):
        (one,) = made(of, news(31_000), pieces=library(of))
        assert isinstance(one, Supplied)
        assert one.made.segment.script.title == title
    assert made(of, news(31_000), pieces=library(of)) == ()


def test_a_source_that_is_not_there_is_told_and_the_next_one_is_asked(place: Path) -> None:
    write_story(place, "bridge", NOW - MINUTE, sentences=15)
    sources = (str(place / "nothing.xml"), str(place / "stories"))
    gone, one = made(station(place, sources=sources), news(31_000))
    assert isinstance(gone, Refused)
    assert "no such file" in gone.error.message
    assert isinstance(one, Supplied)


def test_what_has_begun_is_let_be(place: Path) -> None:
    write_story(place, "bridge", NOW - MINUTE, sentences=15)
    begun = wanted(Airs.CATEGORY, "news", 31_000, after=timedelta())
    assert made(station(place), begun) == ()


# --- Newscasts ------------------------------------------------------------------------


def test_a_newscast_is_made_of_the_newest_stories_and_dies_with_its_hour(place: Path) -> None:
    for age, slug in enumerate(("bridge", "school", "market"), start=1):
        write_story(place, slug, NOW - age * MINUTE, sentences=4)
    missing = wanted(Airs.NEWSCAST, "newscast", 30_000)
    (one,) = supplied(made(station(place), missing))
    script = one.made.segment.script
    assert one.made.segment.samples == 30 * 48_000
    assert script.form == "newscast"
    headlines = [story.headline for story in script.stories]
    assert headlines == ["The bridge opens", "The school opens"]
    (piece,) = library(station(place))
    assert piece.category == "newscast"
    assert piece.kill == missing.opening.start + timedelta(hours=1)
    assert piece.made is not None
    assert piece.made > NOW - MINUTE  # not its stories' age: it is news as it is made


def test_a_newscast_that_is_there_already_is_told_and_not_logged_as_made(place: Path) -> None:
    for age, slug in enumerate(("bridge", "school"), start=1):
        write_story(place, slug, NOW - age * MINUTE, sentences=4)
    of, missing = station(place), wanted(Airs.NEWSCAST, "newscast", 30_000)
    made(of, missing)
    (again,) = made(of, missing, pieces=library(of))
    assert isinstance(again, Refused)
    assert "there already" in again.error.message


def test_the_lead_of_a_newscast_may_have_a_segment_of_its_own(place: Path) -> None:
    write_story(place, "bridge", NOW - MINUTE, sentences=15)
    write_story(place, "school", NOW - 2 * MINUTE, sentences=4)
    of = station(place)
    made(of, wanted(Airs.NEWSCAST, "newscast", 45_000))
    (one,) = supplied(made(of, news(31_000), pieces=library(of)))
    assert one.made.segment.script.title == "The bridge opens"


def test_two_newscasts_with_one_lead_lie_apart(place: Path) -> None:
    for age, slug in enumerate(("bridge", "school"), start=1):
        write_story(place, slug, NOW - age * MINUTE, sentences=4)
    both = (
        wanted(Airs.NEWSCAST, "newscast", 30_000),
        wanted(Airs.NEWSCAST, "newscast", 28_000, after=40 * MINUTE),
    )
    made(station(place), *both)
    assert sorted(piece.length_ms for piece in library(station(place))) == [28_000, 30_000]


def test_stories_with_too_little_to_tell_make_a_shorter_newscast(place: Path) -> None:
    for age, slug in enumerate(("bridge", "school"), start=1):
        write_story(place, slug, NOW - age * MINUTE, sentences=2)
    (one,) = supplied(made(station(place), wanted(Airs.NEWSCAST, "newscast", 50_000)))
    assert 10_000 < one.made.segment.duration_ms < 50_000


def test_one_story_is_no_newscast(place: Path) -> None:
    write_story(place, "bridge", NOW - MINUTE)
    (one,) = made(station(place), wanted(Airs.NEWSCAST, "newscast", 30_000))
    assert isinstance(one, Refused)
    assert "two stories or more, and its sources hold one" in one.error.message


def test_a_newscast_that_would_be_stale_waits_for_its_time(place: Path) -> None:
    for age, slug in enumerate(("bridge", "school"), start=1):
        write_story(place, slug, NOW - age * MINUTE, sentences=4)
    later = wanted(Airs.NEWSCAST, "newscast", 30_000, after=timedelta(hours=3))
    (one,) = made(station(place), later)
    assert isinstance(one, Refused)
    assert "made when it is due" in one.error.message
    assert library(station(place)) == ()


# --- The legal ID ---------------------------------------------------------------------

IDENT = wanted(Airs.LEGAL_ID, "legal-id", 10_000)


def test_a_legal_id_says_its_words_and_nothing_else(place: Path) -> None:
    of = station(place)
    (one,) = supplied(made(of, IDENT, IDENT))
    segment = one.made.segment
    assert [cue.text for cue in segment.cues] == ["WZQY, Harlow."]
    assert segment.duration_ms < 3_000
    assert [check.name for check in segment.checks if not check.passed] == []
    assert "disclosure" not in {check.name for check in segment.checks}
    (piece,) = library(of)
    assert (piece.category, piece.kill) == ("legal-id", None)


def test_a_legal_id_of_other_words_takes_the_place_of_the_old_one(place: Path) -> None:
    old = station(place)
    made(old, IDENT)
    names = tuple(
        replace(one, text="WZQY, Port Ambrose.") if one.name == "legal-id" else one
        for one in old.air.categories
    )
    new = replace(old, air=replace(old.air, categories=names))
    made(new, IDENT, pieces=library(old))
    (piece,) = library(new)
    assert piece.story == "legal-id: WZQY, Port Ambrose."


def test_a_legal_id_that_is_too_long_is_told_and_not_made_again(place: Path) -> None:
    of = station(place)
    short = wanted(Airs.LEGAL_ID, "legal-id", 1_000)
    first, told = made(of, short)
    assert isinstance(first, Supplied)
    assert isinstance(told, Refused)
    assert "runs 1.8 s" in told.error.message
    (again,) = made(of, short, pieces=library(of))
    assert isinstance(again, Refused)


def test_a_voice_that_is_not_here_is_no_storys_fault(place: Path) -> None:
    of = replace(station(place), engine="nobody")
    with pytest.raises(UsageError, match="nobody"):
        made(of, IDENT)
