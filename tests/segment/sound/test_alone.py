"""The bed by itself, as loud as what airs around it."""

from __future__ import annotations

import numpy as np
import pytest

from producer.segment.loudness import measure
from producer.segment.profiles import PROFILES, Profile
from producer.segment.sound.alone import alone
from producer.segment.sound.kit import load
from producer.segment.timeline import RATE
from producer.station import HOUSE, Sounds


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("profile", PROFILES[:2], ids=lambda profile: profile.name)
def test_it_has_the_profile_s_loudness_and_keeps_under_its_peaks(
    profile: Profile, channels: int
) -> None:
    bed = load(Sounds(bed=HOUSE), channels).bed
    assert bed is not None
    sound = alone(bed, profile, 70)
    assert sound.shape == (70 * RATE, channels)
    heard = measure(sound)
    assert heard.integrated_lufs == pytest.approx(profile.lufs, abs=0.3)
    assert heard.true_peak_dbtp < profile.true_peak_dbtp


def test_it_comes_and_goes_without_a_click() -> None:
    bed = load(Sounds(bed=HOUSE), 1).bed
    assert bed is not None
    sound = alone(bed, PROFILES[0], 45)
    assert sound[0] == sound[-1] == 0.0
    assert float(np.abs(sound[: RATE // 100]).max()) < 0.001
    assert float(np.abs(sound[RATE * 10 :]).max()) > 0.02
