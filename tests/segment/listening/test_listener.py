"""The local model as a listener: where it is told to begin and end, and what it needs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.errors import InputError, MissingError
from producer.model import Cue, Word
from producer.segment.listening import listener, ready
from tests.builders import sine


def cue(start_ms: int, end_ms: int) -> Cue:
    return Cue(
        sentence="p1.s1", block="b1", paragraph="p1", start_ms=start_ms, end_ms=end_ms, text="Rain."
    )


def word(text: str, start_ms: int) -> Word:
    return Word(text=text, start_ms=start_ms, end_ms=start_ms + 100)


# --- What it needs --------------------------------------------------------------------


def test_without_the_model_it_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "_MODULES", ("a_module_that_nobody_has",))
    with pytest.raises(MissingError, match="not installed") as caught:
        ready()
    assert caught.value.hint == "Type: pip install 'producer[check]'"
    assert caught.value.exit_code == 4


@pytest.mark.parametrize("language", ["fr", "de-AT"])
def test_a_language_that_it_does_not_know_is_refused(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "_MODULES", ("json",))
    with pytest.raises(InputError, match="English alone"):
        ready(language)
    ready("en-US")


# --- Windows --------------------------------------------------------------------------


def test_a_window_ends_in_a_pause_before_it_is_too_long() -> None:
    """Twenty sentences of 19 s, a second apart: a minute holds three."""
    cues = tuple(cue(n * 20_000, n * 20_000 + 19_000) for n in range(20))
    cuts = listener._cuts(cues)
    assert cuts == (59_500, 119_500, 179_500, 239_500, 299_500, 359_500)


@pytest.mark.parametrize("rate", [16_000, 44_100, 48_000])
def test_windows_are_the_whole_file_at_the_models_rate(rate: int, tmp_path: Path) -> None:
    tone = sine(440, -20, 3)[: rate * 2]
    soundfile.write(tmp_path / "tone.wav", np.tile(tone[:, None], 2), rate)
    windows = list(listener._windows(tmp_path / "tone.wav", (700, 1500)))
    assert [start for start, _ in windows] == [0, 700, 1500]
    assert [len(samples) for _, samples in windows][:2] == [11_200, 12_800]
    assert sum(len(samples) for _, samples in windows) == pytest.approx(32_000, abs=2)


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 120_000)), max_size=40))
@settings(deadline=None)
def test_cuts_lie_between_sentences_and_in_order(lengths: list[tuple[int, int]]) -> None:
    at, cues = 0, []
    for pause, length in lengths:
        cues.append(cue(at + pause, at + pause + length))
        at = cues[-1].end_ms
    cuts = listener._cuts(tuple(cues))
    assert list(cuts) == sorted(set(cuts))
    assert not any(each.start_ms < cut < each.end_ms for cut in cuts for each in cues)


# --- Words ----------------------------------------------------------------------------


def test_the_models_pieces_are_joined_to_words() -> None:
    pieces = [word(" The", 0), word(" $4", 200), word(".6", 300), word(" million,", 500)]
    assert listener._joined(pieces) == (
        word("The", 0),
        Word(text="$4.6", start_ms=200, end_ms=400),
        word("million,", 500),
    )
