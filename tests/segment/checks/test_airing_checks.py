"""What airs is the script, in one voice, said to be synthetic, and still to be aired."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from producer.model import Check, Segment
from producer.segment import profiles
from producer.segment.asked import Asked
from producer.segment.checks.airing import expiry_checks, honesty_checks, sentence_checks
from producer.segment.examine import Examined, Silence
from producer.station import Pauses
from tests.builders import LOUDNESS, TONE, script, segment

WHOLE = segment()
IDS = tuple(one.id for one in WHOLE.script.sentences)
CUES = WHOLE.cues
ASKED = Asked(
    profile=profiles.find("prss"),
    pauses=Pauses(),
    tempo=3.0,
    disclosure="It was read by a synthetic voice.",
)


def failed(found: tuple[Check, ...]) -> list[str]:
    return [check.name for check in found if not check.passed]


def aired(of: Segment, read: tuple[str, ...] | None = None) -> Check:
    (check,) = sentence_checks(of, {}, read)
    return check


# --- Sentences ------------------------------------------------------------------------


def test_a_script_aired_in_order_passes() -> None:
    assert aired(WHOLE).passed
    assert aired(WHOLE, IDS).passed


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(CUES[:-1], id="a cue is missing"),
        pytest.param(CUES[::-1], id="out of order"),
        pytest.param((*CUES, CUES[0]), id="a cue too many"),
        pytest.param((replace(CUES[0], text="Other words."), *CUES[1:]), id="other words"),
        pytest.param((replace(CUES[0], sentence="p9.s9"), *CUES[1:]), id="another sentence"),
    ],
)
def test_a_sentence_lost_repeated_moved_or_changed_fails(
    broken: tuple[object, ...],
) -> None:
    check = aired(replace(WHOLE, cues=broken))  # type: ignore[arg-type]  # parametrized
    assert not check.passed
    assert "not as in the script" in check.measured


@pytest.mark.parametrize("read", [IDS[:-1], (IDS[1], IDS[0], *IDS[2:]), (IDS[0], *IDS)])
def test_takes_that_are_not_the_scripts_fail(read: tuple[str, ...]) -> None:
    assert not aired(WHOLE, read).passed


@pytest.mark.parametrize(
    ("at", "start_ms", "end_ms", "told"),
    [
        (1, 1_499, 2_849, "p1.s2 starts before p1.s1 ends"),
        (6, 8_600, 99_000, "outro.s2 ends after the segment"),
    ],
)
def test_places_that_can_not_be_fail(at: int, start_ms: int, end_ms: int, told: str) -> None:
    moved = replace(CUES[at], start_ms=start_ms, end_ms=end_ms)
    check = aired(replace(WHOLE, cues=(*CUES[:at], moved, *CUES[at + 1 :])))
    assert not check.passed
    assert told in check.measured


@pytest.mark.parametrize(("covered", "passed"), [(True, False), (False, True)])
def test_a_sentence_of_which_nothing_is_heard_fails(covered: bool, passed: bool) -> None:
    cue = CUES[2]
    end = cue.end_ms if covered else cue.end_ms - 1
    heard = Examined(
        samples=WHOLE.samples,
        rate=48_000,
        channels=1,
        loudness=LOUDNESS,
        clipped=0,
        silences=(Silence(start_ms=cue.start_ms - 100, end_ms=end),),
    )
    (check,) = sentence_checks(WHOLE, {"segment.wav": heard}, None)
    assert check.passed is passed


# --- Honesty --------------------------------------------------------------------------


def test_two_voices_fail_and_are_named() -> None:
    other = replace(TONE, engine="hibari", name="heart")
    found = honesty_checks(replace(WHOLE, voices=(TONE, other)), ASKED)
    assert failed(found) == ["voice"]
    assert found[0].measured == "hibari heart and tone sine"


def test_a_notice_is_told_and_does_not_fail() -> None:
    found = honesty_checks(WHOLE, replace(ASKED, notice="gtts could not be reached"))
    assert not failed(found)
    assert found[0].measured == "tone sine (gtts could not be reached)"


def test_an_undisclosed_voice_and_one_of_another_language_fail() -> None:
    french = replace(WHOLE, script=replace(WHOLE.script, language="fr"), cues=CUES[:-1])
    _, disclosure, language = honesty_checks(french, ASKED)
    assert (disclosure.passed, disclosure.measured) == (False, "not said")
    assert (language.passed, language.measured) == (False, "en")


# --- The kill time --------------------------------------------------------------------

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("expires", "passed"),
    [
        ("2026-05-04T12:00:01+00:00", True),
        ("2026-05-04T12:00:00+00:00", False),
        ("2026-05-04T08:00:01-04:00", True),
        ("2026-05-04T07:59:00-04:00", False),
    ],
)
def test_what_has_expired_fails(expires: str, passed: bool) -> None:
    (check,) = expiry_checks(replace(script(), expires=expires), NOON)
    assert (check.name, check.passed) == ("expiry", passed)


@pytest.mark.parametrize(("hours", "passed"), [(1, True), (-1, False)])
def test_a_kill_time_without_a_zone_is_local(hours: int, passed: bool) -> None:
    local = (NOON.astimezone() + timedelta(hours=hours)).replace(tzinfo=None).isoformat()
    (check,) = expiry_checks(replace(script(), expires=local), NOON)
    assert check.passed is passed


def test_no_kill_time_is_no_promise() -> None:
    assert expiry_checks(script(), NOON) == ()
