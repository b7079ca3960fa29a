"""Every profile is reached: loudness within 0.05 LU, and peaks under the ceilings."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer.errors import RuleError
from producer.segment import profiles
from producer.segment.loudness import measure
from producer.segment.master import master, relimited
from producer.segment.mastered import Mastered
from producer.segment.profiles import PROFILES, Profile
from producer.segment.stitch import from_pcm, to_pcm
from producer.segment.timeline import RATE
from producer.station import OwnProfile
from tests.builders import programme, silence, sine
from tests.mastering_builder import both, bursts, cut, ffmpeg_measures, needs_ffmpeg, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Loudness, Samples

every_profile = pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)


def mastered(
    sound: Samples, profile: Profile, path: Path, *sizes: int
) -> tuple[Mastered, Loudness]:
    """A sound, samples by channel, as a mix in pieces of these sizes, mastered."""
    return master(lambda: cut(sound, sizes or (RATE,)), profile, sound.shape[1], path)


def samples_of(sound: Mastered) -> Samples:
    return np.concatenate([from_pcm(piece) for piece in sound.pieces()])


def assert_delivers(sound: Mastered, loudness: Loudness, profile: Profile) -> None:
    """As measured anew on the 16 bits that lie on disk."""
    assert loudness == measure(samples_of(sound))
    assert loudness.integrated_lufs == pytest.approx(profile.lufs, abs=0.05)
    assert loudness.true_peak_dbtp <= profile.true_peak_dbtp
    assert loudness.sample_peak_dbfs <= profile.sample_peak_dbfs


# --- Every profile --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """Speech as it was mastered."""

    profile: Profile
    seconds: float
    sound: Mastered
    loudness: Loudness


@pytest.fixture(
    scope="module",
    params=[
        *((profile, 20, 1) for profile in PROFILES),
        *((profiles.find(name), 20, 2) for name in ("prss", "podcast", "spotify")),
        (profiles.find("prss"), 60, 1),
        (profiles.find("spotify"), 60, 2),
    ],
    ids=lambda param: f"{param[0].name} {param[1]} s {param[2]}",
)
def delivered(request: pytest.FixtureRequest) -> Iterator[Delivered]:
    profile, seconds, channels = request.param
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sound.pcm"
        sound, loudness = mastered(spoken(seconds, channels), profile, path)
        yield Delivered(profile=profile, seconds=seconds, sound=sound, loudness=loudness)


def test_speech_is_delivered(delivered: Delivered) -> None:
    sound = delivered.sound
    assert sound.samples == delivered.seconds * RATE
    assert sound.path.stat().st_size == 2 * sound.samples * sound.channels
    assert_delivers(sound, delivered.loudness, delivered.profile)


@needs_ffmpeg
def test_ffmpeg_agrees(delivered: Delivered) -> None:
    profile, sound = delivered.profile, delivered.sound
    judged = ffmpeg_measures(sound.path, sound.channels)
    assert judged.integrated_lufs == pytest.approx(profile.lufs, abs=0.101)
    assert judged.true_peak_dbtp <= profile.true_peak_dbtp
    assert judged.sample_peak_dbfs <= profile.sample_peak_dbfs


@every_profile
def test_what_is_far_too_hot_is_limited(profile: Profile, tmp_path: Path) -> None:
    before = bursts(4.0)
    ceiling = min(profile.true_peak_dbtp, profile.sample_peak_dbfs)
    over = measure(before).true_peak_dbtp + profile.lufs - measure(before).integrated_lufs
    assert over > ceiling, "this signal does not need the limiter"
    sound, loudness = mastered(before, profile, tmp_path / "sound.pcm")
    assert sound.samples == len(before)
    assert_delivers(sound, loudness, profile)


@pytest.mark.parametrize("gain_db", [-40.0, -12.0, 12.0, 30.0])
def test_the_level_of_the_voice_does_not_matter(gain_db: float, tmp_path: Path) -> None:
    moved = programme("tone")[:, np.newaxis] * np.float32(10 ** (gain_db / 20))
    profile = profiles.find("prss")
    assert_delivers(*mastered(moved, profile, tmp_path / "sound.pcm"), profile)


def test_a_profile_of_the_station_s_own_is_delivered(tmp_path: Path) -> None:
    own = OwnProfile(lufs=-20.0, tolerance_lu=0.5, true_peak_dbtp=-1.0, sample_peak_dbfs=-6.0)
    profile = profiles.find("own", own)
    assert_delivers(*mastered(bursts(), profile, tmp_path / "sound.pcm"), profile)


def test_without_need_nothing_but_the_gain_changes(tmp_path: Path) -> None:
    before = both(sine(1000, -30, 3))
    sound, loudness = mastered(before, profiles.find("ebu"), tmp_path / "sound.pcm")
    gain_db = -23.0 - measure(before).integrated_lufs
    expected = to_pcm(before * np.float32(10 ** (gain_db / 20)))
    assert np.array_equal(np.concatenate(list(sound.pieces())), expected)
    assert loudness.integrated_lufs == pytest.approx(-23.0, abs=0.001)


@pytest.mark.parametrize(("profile", "written"), [("prss", 1), ("spotify", 2)])
def test_it_takes_no_more_passes_than_it_must(
    profile: str, written: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that measures the mix, and one that writes it; another where speech is limited."""
    asked, opened = [], []
    sound = spoken(20)

    def mix() -> Iterator[Samples]:
        asked.append(1)
        return cut(sound, (RATE,))

    plain = Path.open

    def counted(path: Path, mode: str) -> object:
        opened.append((path.name, mode))
        return plain(path, mode)

    monkeypatch.setattr(Path, "open", counted)
    master(mix, profiles.find(profile), 1, tmp_path / "sound.pcm")
    assert len(asked) == 1
    assert opened.count(("sound.pcm", "wb")) == written


def test_the_pieces_of_the_mix_do_not_matter(tmp_path: Path) -> None:
    sound, profile = spoken(8), profiles.find("spotify")
    one, _ = mastered(sound, profile, tmp_path / "one.pcm")
    two, _ = mastered(sound, profile, tmp_path / "two.pcm", 1_000, 77_777, 3)
    assert one.path.read_bytes() == two.path.read_bytes()


@pytest.mark.parametrize("level", [0.0, 1e-5])
def test_silence_is_refused(level: float, tmp_path: Path) -> None:
    quiet = silence(2)[:, np.newaxis] + np.float32(level)
    with pytest.raises(RuleError, match="silent"):
        mastered(quiet, profiles.find("prss"), tmp_path / "sound.pcm")
    assert list(tmp_path.iterdir()) == []


def test_what_is_too_short_to_have_loudness_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"shorter than 0\.4 s"):
        mastered(both(sine(1000, -20, 0.39)), profiles.find("prss"), tmp_path / "sound.pcm")


def clicks() -> Samples:
    """No gain gives clicks loudness while a ceiling holds them down."""
    out = silence(5)
    out[:: RATE // 2] = 0.5
    return out[:, np.newaxis]


def test_what_no_limiter_can_reach_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="can't reach") as caught:
        mastered(clicks(), profiles.find("spotify"), tmp_path / "sound.pcm")
    assert "--profile" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_mix_that_fails_leaves_no_scratch_file(tmp_path: Path) -> None:
    def mix() -> Iterator[Samples]:
        yield bursts()
        raise ValueError("the take is gone")

    with pytest.raises(ValueError, match="the take is gone"):
        master(mix, profiles.find("prss"), 1, tmp_path / "sound.pcm")
    assert list(tmp_path.iterdir()) == []


def test_what_can_not_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file or directory"):
        mastered(bursts(), profiles.find("prss"), tmp_path / "gone" / "sound.pcm")


# --- Limited again --------------------------------------------------------------------


@pytest.mark.parametrize(("ceiling_dbtp", "channels"), [(-1.5, 1), (-3.0, 2), (-4.0, 1)])
def test_a_lower_ceiling_costs_no_loudness(
    ceiling_dbtp: float, channels: int, tmp_path: Path
) -> None:
    sound, loudness = mastered(
        spoken(8, channels), profiles.find("podcast"), tmp_path / "sound.pcm"
    )
    lower = relimited(sound, ceiling_dbtp, tmp_path / "lower.pcm")
    assert (lower.samples, lower.channels) == (sound.samples, channels)
    after = measure(samples_of(lower))
    assert after.integrated_lufs == pytest.approx(loudness.integrated_lufs, abs=0.05)
    assert after.true_peak_dbtp <= ceiling_dbtp
    assert measure(samples_of(sound)) == loudness, "the sound it was made from has changed"


def test_what_is_under_the_lower_ceiling_stays_as_it_is(tmp_path: Path) -> None:
    sound, _ = mastered(spoken(8), profiles.find("prss"), tmp_path / "sound.pcm")
    lower = relimited(sound, -3.0, tmp_path / "lower.pcm")
    assert lower.path.read_bytes() == sound.path.read_bytes()


def test_a_ceiling_that_is_too_low_is_refused(tmp_path: Path) -> None:
    sound, _ = mastered(spoken(3), profiles.find("spotify"), tmp_path / "sound.pcm")
    with pytest.raises(RuleError, match="can't keep its"):
        relimited(sound, -14.0, tmp_path / "lower.pcm")
    assert not (tmp_path / "lower.pcm").exists()
