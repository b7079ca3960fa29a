"""Takes kept by content: addresses, verification, and disks that say no."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import OutputError
from producer.model import Pronunciation, Sound, Utterance, Voice, Word
from producer.speech import tone
from producer.speech.cache import TakeCache, default_folder, key
from tests.builders import TONE

ROOT = Path(__file__).parents[2]
VOICE = Voice(engine="tone", name="sine", language="en", about="a tone, not a voice")
TEXT = "The tide turned."
TIDE = Pronunciation(start=4, end=8, ipa="ˈtaɪd", respelling="")
GOLDEN = "4af2306a4b835d4b05ca13b8cd8f922669f269d5ae11d3b7471e50ae4b251c27"
SOUND = replace(
    tone.speak(Utterance(text=TEXT), TONE),
    words=(Word(text="The", start_ms=200, end_ms=380), Word(text="tïde", start_ms=440, end_ms=680)),
)


def kept(folder: Path) -> tuple[TakeCache, str, Sound]:
    """A cache that holds one take, its key, and its sound."""
    cache = TakeCache(folder)
    address = key(Utterance(text=TEXT), VOICE, "1")
    return cache, address, cache.put(address, SOUND, spoken=TEXT, voice=VOICE)


def same(one: Sound | None, other: Sound) -> bool:
    return (
        one is not None
        and np.array_equal(one.samples, other.samples)
        and (one.rate, one.words) == (other.rate, other.words)
    )


# --- Addresses ------------------------------------------------------------------------


def test_the_address_of_a_take_never_changes() -> None:
    """Another value would have every station speak everything again: raise KEY_VERSION where
    that is meant."""
    assert key(Utterance(text=TEXT), VOICE, "1") == GOLDEN


@pytest.mark.parametrize(
    "other",
    [
        key(Utterance(text="The tide turned!"), VOICE, "1"),
        key(Utterance(text="The tide turned. "), VOICE, "1"),
        key(Utterance(text=TEXT), VOICE, "2"),
        key(Utterance(text=TEXT), replace(VOICE, engine="other"), "1"),
        key(Utterance(text=TEXT), replace(VOICE, name="other"), "1"),
        key(Utterance(text=TEXT), replace(VOICE, language="en-GB"), "1"),
        key(Utterance(text=TEXT), replace(VOICE, about="other"), "1"),
        key(Utterance(text=TEXT), replace(VOICE, speed=1.01), "1"),
        key(Utterance(text=TEXT, pronunciations=(TIDE,)), VOICE, "1"),
    ],
    ids=["word", "blank", "version", "engine", "voice", "language", "about", "speed", "sound"],
)
def test_all_that_decides_the_sound_changes_the_address(other: str) -> None:
    assert other != key(Utterance(text=TEXT), VOICE, "1")


@pytest.mark.parametrize(
    "other",
    [replace(TIDE, start=0), replace(TIDE, end=9), replace(TIDE, ipa="ˈtid")],
    ids=["start", "end", "ipa"],
)
def test_another_pronunciation_is_another_take(other: Pronunciation) -> None:
    first, second = (Utterance(text=TEXT, pronunciations=(each,)) for each in (TIDE, other))
    assert key(first, VOICE, "1") != key(second, VOICE, "1")


def test_a_respelling_that_is_not_spoken_is_not_in_the_address() -> None:
    first, second = (
        Utterance(text=TEXT, pronunciations=(replace(TIDE, respelling=each),)) for each in "ab"
    )
    assert key(first, VOICE, "1") == key(second, VOICE, "1")


@given(st.text(), st.text(), st.text(), st.text())
def test_no_two_takes_share_an_address(a: str, b: str, c: str, d: str) -> None:
    assert (key(Utterance(text=a), VOICE, b) == key(Utterance(text=c), VOICE, d)) == (
        (a, b) == (c, d)
    )


def test_the_default_folder_is_the_users_own() -> None:
    assert default_folder().is_absolute()
    assert default_folder().name == "producer"


# --- Kept and found -------------------------------------------------------------------


def test_what_was_put_is_got(tmp_path: Path) -> None:
    cache, address, put = kept(tmp_path)
    assert same(cache.get(address), put)
    assert (put.rate, put.words) == (SOUND.rate, SOUND.words)
    assert np.allclose(put.samples, SOUND.samples, rtol=0, atol=2**-23)


def test_full_scale_is_kept_within_full_scale(tmp_path: Path) -> None:
    loud = Sound(samples=np.array([1.0, -1.0, 0.5, 0.0] * 999, np.float32), rate=24_000)
    put = TakeCache(tmp_path).put("ab", loud, spoken="x", voice=VOICE)
    assert float(np.abs(put.samples - loud.samples).max()) <= 2**-23


@pytest.mark.parametrize("spoken", ["", "naïve “quotes” 😀", 'a "b" \\ c', "\ud800", "x" * 5000])
def test_any_text_is_kept(tmp_path: Path, spoken: str) -> None:
    address = key(Utterance(text=spoken), VOICE, "1")
    put = TakeCache(tmp_path).put(address, SOUND, spoken=spoken, voice=VOICE)
    assert same(TakeCache(tmp_path).get(address), put)


def test_a_take_is_one_file_that_any_player_plays(tmp_path: Path) -> None:
    import soundfile

    cache, address, put = kept(tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files == [cache.path(address)]
    samples, rate = soundfile.read(files[0], dtype="float32")
    assert rate == SOUND.rate
    assert np.array_equal(samples, put.samples)
    assert TEXT in soundfile.SoundFile(files[0]).comment


def test_an_empty_cache_has_nothing(tmp_path: Path) -> None:
    assert TakeCache(tmp_path / "none").get(key(Utterance(text=TEXT), VOICE, "1")) is None


# --- Verified -------------------------------------------------------------------------


def test_a_damaged_byte_is_a_miss_or_does_no_harm(tmp_path: Path) -> None:
    cache, address, put = kept(tmp_path)
    path = cache.path(address)
    whole = path.read_bytes()
    for place in [*range(700), *range(700, len(whole), 41)]:
        damaged = bytearray(whole)
        damaged[place] ^= 0x11
        path.write_bytes(damaged)
        found = cache.get(address)
        assert found is None or same(found, put), f"byte {place} of {len(whole)}"


def test_a_truncated_take_is_a_miss(tmp_path: Path) -> None:
    cache, address, _ = kept(tmp_path)
    path = cache.path(address)
    whole = path.read_bytes()
    for length in [*range(0, len(whole), 97), len(whole) - 1]:
        path.write_bytes(whole[:length])
        assert cache.get(address) is None, f"{length} of {len(whole)} bytes"


def test_foreign_files_are_misses_and_are_replaced(tmp_path: Path) -> None:
    import soundfile

    cache, address, put = kept(tmp_path)
    path = cache.path(address)
    other = cache.path(cache_another(cache))

    def foreign_flac() -> None:
        soundfile.write(path, SOUND.samples, SOUND.rate, format="FLAC")

    for spoil in (
        lambda: path.write_bytes(b""),
        lambda: path.write_text("not a sound"),
        lambda: path.write_bytes(other.read_bytes()),
        foreign_flac,
    ):
        spoil()
        assert cache.get(address) is None
        assert same(cache.put(address, SOUND, spoken=TEXT, voice=VOICE), put)
        assert same(cache.get(address), put)


@pytest.mark.parametrize("comment", [" ", "null", "[]", "1", "{}", '{"seal": 1}', "{", "\x07"])
def test_a_flac_with_any_other_comment_is_a_miss(tmp_path: Path, comment: str) -> None:
    import soundfile

    cache, address, _ = kept(tmp_path)
    with soundfile.SoundFile(cache.path(address), "w", 24_000, 1, format="FLAC") as file:
        file.comment = comment
        file.write(SOUND.samples)
    assert cache.get(address) is None


def cache_another(cache: TakeCache) -> str:
    address = key(Utterance(text="Another sentence."), VOICE, "1")
    cache.put(address, SOUND, spoken="Another sentence.", voice=VOICE)
    return address


def test_many_threads_at_once_agree(tmp_path: Path) -> None:
    cache, address, put = kept(tmp_path)

    def work(number: int) -> bool:
        if number % 2:
            return same(cache.put(address, SOUND, spoken=TEXT, voice=VOICE), put)
        return same(cache.get(address), put)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(64)))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [cache.path(address)]


# --- Disks that say no ----------------------------------------------------------------


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "takes").write_text("in the way")
    with pytest.raises(OutputError, match="can't keep a take") as caught:
        TakeCache(tmp_path).put("ab" * 32, SOUND, spoken=TEXT, voice=VOICE)
    assert "PRODUCER_CACHE=" in caught.value.hint


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="can't keep a take"):
        TakeCache(tmp_path).put("ab" * 32, SOUND, spoken=TEXT, voice=VOICE)


FULL_DISK = """
import resource, sys
from pathlib import Path
import numpy as np
from producer.errors import OutputError
from producer.model import Sound, Voice
from producer.speech.cache import TakeCache

folder, limit, length = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
noise = np.random.default_rng(1).uniform(-0.5, 0.5, length).astype(np.float32)
voice = Voice(engine="e", name="n", language="en", about="a")
try:
    TakeCache(folder).put("ab" * 32, Sound(samples=noise, rate=24_000), spoken="x", voice=voice)
except OutputError as error:
    print(error.message)
    print(error.hint)
"""


@pytest.mark.skipif(os.name != "posix", reason="file size limits are POSIX")
@pytest.mark.parametrize(
    ("limit", "length"),
    [
        pytest.param(0, 2_000, id="full from the start"),
        pytest.param(4_096, 2_000, id="full at the last write"),
        pytest.param(100_000, 480_000, id="full in the middle"),
    ],
)
def test_a_full_disk_is_told_and_leaves_no_half_take(
    tmp_path: Path, limit: int, length: int
) -> None:
    child = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path), str(limit), str(length)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "can't keep a take" in child.stdout
    assert "Free some space" in child.stdout
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
