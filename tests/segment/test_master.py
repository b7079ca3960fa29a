"""Every profile is reached: loudness within 0.1 LU, and peaks under the ceilings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer.errors import RuleError, UsageError
from producer.segment import profiles
from producer.segment.loudness import measure
from producer.segment.master import master
from producer.segment.profiles import PROFILES, Profile
from producer.segment.stitch import from_pcm, to_pcm
from producer.segment.timeline import RATE
from tests.builders import programme, silence, sine

if TYPE_CHECKING:
    from producer.model import Samples


def hot() -> Samples:
    """Quiet noise with bursts 26 dB over it: no gain alone brings that under a ceiling."""
    noise = np.random.default_rng(11).normal(0, 0.02, 8 * RATE)
    for start in range(RATE // 2, 8 * RATE, RATE):
        noise[start : start + 480] *= 20
    return noise.astype(np.float32)


def assert_delivers(samples: Samples, profile: Profile) -> None:
    """As measured on the 16 bits that are delivered."""
    measured = measure(from_pcm(to_pcm(samples)))
    assert measured.integrated_lufs == pytest.approx(profile.lufs, abs=0.1)
    assert measured.true_peak_dbtp <= profile.true_peak_dbtp
    assert measured.sample_peak_dbfs <= profile.sample_peak_dbfs


every_profile = pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)


@every_profile
@pytest.mark.parametrize("engine", ["tone", "hibari"])
def test_speech_is_delivered(engine: str, profile: Profile) -> None:
    before = programme(engine)
    after = master(before, profile)
    assert len(after) == len(before)
    assert_delivers(after, profile)


@every_profile
def test_what_is_far_too_hot_is_limited(profile: Profile) -> None:
    before = hot()
    ceiling = min(profile.true_peak_dbtp, profile.sample_peak_dbfs)
    over = measure(before).true_peak_dbtp + profile.lufs - measure(before).integrated_lufs
    assert over > ceiling, "this signal does not need the limiter"
    after = master(before, profile)
    assert len(after) == len(before)
    assert_delivers(after, profile)


@pytest.mark.parametrize("gain_db", [-40.0, -12.0, 12.0, 30.0])
def test_the_level_of_the_voice_does_not_matter(gain_db: float) -> None:
    profile = profiles.find("prss")
    moved = programme("tone") * np.float32(10 ** (gain_db / 20))
    assert_delivers(master(moved, profile), profile)


def test_without_need_nothing_but_the_gain_changes() -> None:
    before = sine(1000, -30, 3)
    after = master(before, profiles.find("ebu"))
    gains = after[np.abs(before) > 0.01] / before[np.abs(before) > 0.01]
    assert float(gains.max() - gains.min()) < 1e-5


def test_the_input_is_left_as_it_was() -> None:
    before = hot()
    master(before, profiles.find("podcast"))
    assert np.array_equal(before, hot())


@pytest.mark.parametrize("engine", ["tone", "hibari"])
def test_mastering_is_the_same_every_time(engine: str) -> None:
    profile = profiles.find("spotify")
    once, twice = (master(programme(engine), profile) for _ in range(2))
    assert np.array_equal(once, twice)


@pytest.mark.parametrize("level", [0.0, 1e-5])
def test_silence_is_refused(level: float) -> None:
    with pytest.raises(RuleError, match="silent"):
        master(silence(2) + np.float32(level), profiles.find("prss"))


def test_what_is_too_short_to_have_loudness_is_refused() -> None:
    with pytest.raises(RuleError, match=r"shorter than 0\.4 s"):
        master(sine(1000, -20, 0.39), profiles.find("prss"))


def test_what_no_limiter_can_reach_is_refused() -> None:
    """Clicks alone: no gain gives them loudness while a ceiling holds them down."""
    clicks = silence(5)
    clicks[:: RATE // 2] = 0.5
    with pytest.raises(RuleError, match="can't reach") as caught:
        master(clicks, profiles.find("spotify"))
    assert "--profile" in caught.value.hint


# --- The table ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "lufs", "true_peak"),
    [
        ("prss", -24.0, -2.0),
        ("ebu", -23.0, -1.0),
        ("atsc", -24.0, -2.0),
        ("aes-stream", -18.0, -1.0),
        ("podcast", -16.0, -1.0),
        ("spotify", -14.0, -1.0),
    ],
)
def test_what_each_broadcaster_asks(name: str, lufs: float, true_peak: float) -> None:
    profile = profiles.find(name)
    assert (profile.name, profile.lufs, profile.true_peak_dbtp) == (name, lufs, true_peak)


def test_prss_asks_for_a_sample_peak_too() -> None:
    assert profiles.find("prss").sample_peak_dbfs == -3.0


def test_an_unknown_profile_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="'loud'") as caught:
        profiles.find("loud")
    assert "prss, ebu, atsc" in caught.value.hint
