"""The player page in a browser, opened from the file system as a producer opens it."""

from __future__ import annotations

import math
import wave
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image, ImageDraw

from producer.segment import player
from tests.chromium import Browser, chromium, contrast, needs_chromium
from tests.segment.player_sample import RATE, SECONDS, sample


def write_sounds(folder: Path) -> None:
    """A tone that falls off, as segment.wav and segment.mp3, and its picture."""
    time = np.arange(SECONDS * RATE) / RATE
    tone = (np.sin(2 * np.pi * 330 * time) * 8000 * (1 - time / SECONDS)).astype(np.int16)
    with wave.open(str(folder / "segment.wav"), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(tone.tobytes())
    with av.open(str(folder / "segment.mp3"), "w") as container:
        stream = container.add_stream("mp3", rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(tone.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def write_picture(folder: Path) -> None:

    image = Image.new("RGBA", (600, 80))
    for x in range(0, 600, 3):
        half = 2 + 36 * abs(math.sin(x / 9) * math.sin(x / 71))
        ImageDraw.Draw(image).line((x, 40 - half, x, 40 + half), fill="black", width=2)
    image.save(folder / "waveform.png")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("segment")
    write_sounds(folder)
    write_picture(folder)
    (folder / "index.html").write_text(player.render(sample()), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("chromium") / "profile") as browser:
        yield browser


@pytest.fixture
def page(window: Browser, folder: Path) -> Iterator[Browser]:
    """The page, just opened; whatever a test does, it must not complain in the console."""
    window.screen(width=1100, height=700)
    window.open(folder / "index.html")
    window.wait("document.getElementById('audio').readyState > 0")
    yield window
    assert window.console() == []


SPOKEN = "document.querySelector('.s[aria-current]')?.id"
TIME = "document.getElementById('audio').currentTime"
PAUSED = "document.getElementById('audio').paused"


@needs_chromium
def test_it_plays_and_the_highlight_moves_on(page: Browser) -> None:
    assert page.run(f"return {SPOKEN}") is None
    assert page.run(f"return {PAUSED}")
    page.click("#toggle")
    assert page.wait(SPOKEN) == "s-p1.s1"
    assert page.wait(f"{TIME} > 0.3")
    assert page.run("return document.getElementById('toggle').ariaLabel") == "Pause"
    page.wait(f"{SPOKEN} === 's-p1.s2'")
    page.wait(f"{SPOKEN} === 's-p2.s1'")
    assert page.run("return document.querySelectorAll('[aria-current]').length") == 1
    page.wait("document.getElementById('audio').ended")
    assert page.run(f"return {SPOKEN}") == "s-outro.s1"
    assert page.run("return document.getElementById('toggle').ariaLabel") == "Play"
    assert page.run("return document.getElementById('elapsed').textContent") == "0:06"


@needs_chromium
def test_a_click_on_a_sentence_plays_from_there(page: Browser) -> None:
    page.click("#s-p2\\.s1")
    page.wait(f"!{PAUSED}")
    assert 3.3 <= page.run(f"return {TIME}") < 4.4
    assert page.run(f"return {SPOKEN}") == "s-p2.s1"
    assert page.run("return location.pathname").endswith("index.html")


@needs_chromium
def test_in_a_pause_the_last_sentence_stays(page: Browser) -> None:
    page.run("document.getElementById('audio').currentTime = 3.0")
    assert page.wait(SPOKEN) == "s-p1.s2"
    page.run("document.getElementById('audio').currentTime = 0.1")
    page.wait(f"!{SPOKEN}")


@needs_chromium
def test_the_page_follows_the_voice_but_not_a_reader_who_went_elsewhere(page: Browser) -> None:
    page.screen(width=360, height=480, prefers_reduced_motion="reduce")
    in_view = "document.getElementById('{}').getBoundingClientRect().bottom <= innerHeight"
    assert not page.run(f"return {in_view.format('s-p1.s1')}")
    page.click("#toggle")
    page.wait(f"{SPOKEN} === 's-p1.s1'")
    assert page.run(f"return {in_view.format('s-p1.s1')}")
    page.run("scrollTo(0, document.body.scrollHeight)")
    there = page.run("return scrollY")
    page.wait(f"{SPOKEN} === 's-p2.s1'")
    assert page.run("return scrollY") == there


@needs_chromium
def test_sound_that_was_turned_down_to_nothing_comes_back(page: Browser) -> None:
    audio = (
        "return [document.getElementById('audio').muted, document.getElementById('audio').volume]"
    )
    page.run("document.getElementById('volume').focus()")
    page.press("Home")
    assert page.run(audio) == [True, 0]
    page.click("#mute")
    assert page.run(audio) == [False, 1]


@needs_chromium
def test_the_speed_can_be_changed(page: Browser) -> None:
    page.run("document.getElementById('speed').focus()")
    page.press("ArrowDown")
    page.wait("document.getElementById('audio').playbackRate === 1.25")


@needs_chromium
def test_the_keyboard_does_it_all(page: Browser) -> None:
    page.press(" ")
    page.wait(f"!{PAUSED}")
    page.press(" ")
    page.wait(PAUSED)
    page.press("ArrowRight")
    page.wait(f"{TIME} === 6")
    page.press("ArrowLeft")
    page.wait(f"{TIME} === 0")
    order = []
    for _ in range(9):
        page.press("Tab")
        order.append(page.run("return document.activeElement.id"))
    assert order == ["", "seek", "toggle", "back", "forward", "speed", "mute", "volume", "s-p1.s1"]
    page.press("Enter")
    page.wait(f"!{PAUSED} && {SPOKEN} === 's-p1.s1'")
    page.press(" ")
    page.wait(PAUSED)


@needs_chromium
def test_the_seek_bar_takes_home_and_end_and_says_where_it_is(page: Browser) -> None:
    page.run("document.getElementById('seek').focus()")
    page.press("End")
    page.wait(f"{TIME} === 6")
    valuetext = "return document.getElementById('seek').getAttribute('aria-valuetext')"
    assert page.run(valuetext) == "6 seconds of 6 seconds"
    page.press("Home")
    page.wait(f"{TIME} === 0")
    assert page.run(valuetext) == "0 seconds of 6 seconds"


@needs_chromium
def test_the_system_knows_what_plays(page: Browser) -> None:
    page.click("#toggle")
    page.wait("navigator.mediaSession.playbackState === 'playing'")
    metadata = (
        "return [navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.artist]"
    )
    assert page.run(metadata) == [sample().script.title, "Bellwether County Radio"]


@needs_chromium
def test_lost_audio_is_explained(window: Browser, tmp_path: Path) -> None:
    write_picture(tmp_path)
    (tmp_path / "index.html").write_text(player.render(sample()), encoding="utf-8")
    window.open(tmp_path / "index.html")
    window.wait("!document.getElementById('trouble').hidden")
    told = window.run("return document.getElementById('trouble').textContent")
    assert "segment.mp3 or segment.wav must lie in the same folder" in told
    assert all("ERR_FILE_NOT_FOUND" in line for line in window.console())


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1100])
def test_nothing_runs_over_the_edge_and_every_target_is_large_enough(
    page: Browser, width: int, scheme: str
) -> None:
    page.screen(width=width, height=800, prefers_color_scheme=scheme)
    assert page.run("return document.documentElement.scrollWidth") <= width
    small = page.run(
        """return [...document.querySelectorAll('button, select, input, aside a')]
        .filter((e) => e.offsetParent)
        .filter((e) => e.offsetHeight < 24 || e.offsetWidth < 24)
        .map((e) => e.outerHTML)"""
    )
    assert small == []


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_that_wcag_asks_for(page: Browser, scheme: str) -> None:
    page.screen(width=1100, height=700, prefers_color_scheme=scheme)
    page.click("#s-p1\\.s1")
    page.wait(SPOKEN)
    page.run("return new Promise((done) => setTimeout(done, 400))")  # the highlight fades in
    colours = page.run(
        """const back = (e) => {
          const own = getComputedStyle(e).backgroundColor;
          return own !== 'rgba(0, 0, 0, 0)' || !e.parentElement ? own : back(e.parentElement);
        };
        return [...document.querySelectorAll('h1, h2, h3, p, a, dt, dd, small, select, #toggle')]
          .filter((e) => e.offsetParent)
          .map((e) => [e.outerHTML.slice(0, 60), getComputedStyle(e).color, back(e)])"""
    )
    assert len(colours) > 30
    assert [c for c in colours if contrast(c[1], c[2]) < 4.5] == []
