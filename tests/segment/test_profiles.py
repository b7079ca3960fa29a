"""The table of delivery profiles, and what its page says of it."""

from __future__ import annotations

import re

import pytest

from producer.errors import UsageError
from producer.segment import profiles
from producer.segment.profiles import PROFILES
from producer.station import OwnProfile
from tests.paths import ROOT

OWN = OwnProfile(lufs=-20.0, tolerance_lu=0.5, true_peak_dbtp=-1.5, sample_peak_dbfs=-2.0)


@pytest.mark.parametrize(
    ("name", "lufs", "true_peak", "sample_peak"),
    [
        ("prss", -24.0, -2.0, -3.0),
        ("ebu", -23.0, -1.0, -1.0),
        ("atsc", -24.0, -2.0, -2.0),
        ("aes-stream", -18.0, -1.0, -1.0),
        ("podcast", -16.0, -1.0, -1.0),
        ("spotify", -14.0, -1.0, -1.0),
    ],
)
def test_what_each_broadcaster_asks(
    name: str, lufs: float, true_peak: float, sample_peak: float
) -> None:
    profile = profiles.find(name)
    assert (profile.name, profile.lufs) == (name, lufs)
    assert (profile.true_peak_dbtp, profile.sample_peak_dbfs) == (true_peak, sample_peak)


def test_a_station_s_own_is_what_it_says() -> None:
    profile = profiles.find("own", OWN)
    assert (profile.name, profile.lufs, profile.tolerance_lu) == ("own", -20.0, 0.5)
    assert (profile.true_peak_dbtp, profile.sample_peak_dbfs) == (-1.5, -2.0)


def test_a_station_s_own_changes_no_other() -> None:
    assert profiles.find("prss", OWN) == profiles.find("prss")


def test_an_own_that_is_not_there_is_told_with_what_to_add() -> None:
    with pytest.raises(UsageError, match="no delivery profile of its own") as caught:
        profiles.find("own")
    assert "own-profile" in caught.value.hint


@pytest.mark.parametrize("own", [None, OWN])
def test_an_unknown_profile_is_named_with_the_known_ones(own: OwnProfile | None) -> None:
    with pytest.raises(UsageError, match="'loud'") as caught:
        profiles.find("loud", own)
    assert caught.value.hint == "Profiles: prss, ebu, atsc, aes-stream, podcast, spotify, own."


def test_the_page_has_a_row_for_each() -> None:
    page = (ROOT / "docs" / "profiles.md").read_text("utf-8")
    rows = re.findall(
        r"^\| `(\S+)` \| (.+?) \| −(\S+) LUFS ±(\S+) \| −(\S+) dBTP \| −(\S+) dBFS \|", page, re.M
    )
    assert rows == [
        (
            profile.name,
            profile.about,
            *(f"{abs(number):g}" for number in (profile.lufs, profile.tolerance_lu)),
            *(f"{-peak:g}" for peak in (profile.true_peak_dbtp, profile.sample_peak_dbfs)),
        )
        for profile in PROFILES
    ]
