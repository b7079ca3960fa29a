"""The rundown's page in a browser: on a phone, in the dark, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from producer.playlist.exports import rundown_html
from tests.chromium import Browser, chromium, contrast, needs_chromium
from tests.playlist.exports.day import HOSTILE, at, entry, morning, piece, place, playlist, slot


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("chromium") / "profile") as browser:
        yield browser


def open_in(window: Browser, folder: Path) -> None:
    """A morning, and a slot of the worst titles."""
    worst = [entry(piece("one", title=title, artist=title), at("07:00:00")) for title in HOSTILE]
    day = playlist(*morning(folder).slots, slot(*worst, name=HOSTILE[9]))
    (sheet,) = rundown_html.write(day, place(folder))
    page = folder / sheet.name
    page.write_text(sheet.text, encoding="utf-8")
    window.open(page)


@needs_chromium
@pytest.mark.parametrize("width", [320, 700, 1200])
def test_nothing_runs_over_the_edge(window: Browser, tmp_path: Path, width: int) -> None:
    window.screen(width=width, height=800)
    open_in(window, tmp_path)
    assert window.run("return document.documentElement.scrollWidth") <= width
    assert window.console() == []


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_is_legible(window: Browser, tmp_path: Path, scheme: str) -> None:
    window.screen(width=1000, height=800, prefers_color_scheme=scheme)
    open_in(window, tmp_path)
    for element, behind in (
        (".fill td", "table"),
        (".about", "table"),
        ("td a", "table"),
        (".slot .soft", ".slot th"),
        (".mark", ".slot th"),
        (".short", ".slot th"),
        (".facts", "html"),
    ):
        ink, paper = window.run(
            "const css = (at, name) => getComputedStyle(document.querySelector(at))[name];"
            "return [css(arguments[0], 'color'), css(arguments[1], 'backgroundColor')]",
            element,
            behind,
        )
        assert contrast(ink, paper) >= 4.5, element


@needs_chromium
def test_it_prints(window: Browser, tmp_path: Path) -> None:
    window.screen(width=1000, height=800)
    open_in(window, tmp_path)
    window.pdf(tmp_path / "rundown.pdf")
    assert (tmp_path / "rundown.pdf").read_bytes().count(b"/Type /Page\n") >= 2
