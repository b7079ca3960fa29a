"""The page in a browser: prompter, paper, small screens and dark ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from producer.script.preview import page as preview_page
from tests.chromium import Browser, chromium, contrast, needs_chromium
from tests.script.preview.preview_sample import block, said, sample, script

WORDS = "the tide came up over the long grey wall of the harbor and took the nets away again "
LONG = sample(
    script(
        tuple(
            block(
                f"b{b}",
                *(said(f"p{b}.s{s}", (WORDS * s).strip(), estimate_ms=5000 * s) for s in (1, 2, 1)),
            )
            for b in (1, 2, 3)
        ),
        title="A long one",
    )
)
"""Nine sentences in three blocks of 20 seconds each, with their pauses: 64.4 seconds."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("preview")
    (folder / "sample.html").write_text(preview_page.render(sample()), encoding="utf-8")
    (folder / "long.html").write_text(preview_page.render(LONG), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("chromium") / "profile") as browser:
        yield browser


@pytest.fixture
def page(window: Browser, folder: Path) -> Iterator[Browser]:
    """The sample, just opened; whatever a test does, it must not complain in the console."""
    window.screen(width=1100, height=700)
    window.open(folder / "sample.html")
    yield window
    assert window.console() == []


@pytest.fixture
def prompter(page: Browser, folder: Path) -> Browser:
    """The long script with its prompter open."""
    page.open(folder / "long.html")
    page.press("p")
    page.wait(OPEN)
    return page


OPEN = "document.getElementById('prompter').open"
RUN = "document.getElementById('run').textContent"
ELAPSED = "document.getElementById('elapsed').textContent"
LEFT = "document.getElementById('left').textContent"
SPEED = "document.getElementById('speed').textContent"
CURRENT = (
    "[...document.querySelectorAll('.line')].indexOf(document.querySelector('.line[aria-current]'))"
)
READ_AT = """(() => {
  const stage = document.getElementById('stage');
  const y = stage.scrollTop + stage.clientHeight * 0.35;
  return [...document.querySelectorAll('.line')]
    .map((line) => (y - line.offsetTop) / line.offsetHeight);
})()"""
"""How far down each sentence the reading line stands: from 0 at its top to 1 at its foot."""

A_SECOND = "return new Promise((done) => setTimeout(done, 1000))"


@needs_chromium
def test_p_opens_it_and_escape_leaves_it(page: Browser) -> None:
    assert not page.run(f"return {OPEN}")
    page.press("p")
    page.wait(OPEN)
    box = "document.getElementById('prompter').getBoundingClientRect()"
    assert page.run(f"return [{box}.width, {box}.height]") == [1100, 700]
    page.press("Escape")
    page.wait(f"!{OPEN}")
    page.click("#open")
    page.wait(OPEN)
    page.click("#leave")
    page.wait(f"!{OPEN}")


@needs_chromium
def test_it_waits_for_space_and_pauses_with_it(prompter: Browser) -> None:
    assert prompter.run(f"return [{RUN}, {ELAPSED}, {LEFT}]") == ["Start", "0:00", "-1:04"]
    prompter.press(" ")
    prompter.wait(f"{ELAPSED} === '0:02'")
    assert prompter.run(f"return {RUN}") == "Pause"
    prompter.press(" ")
    assert prompter.run(f"return {RUN}") == "Start"
    there = prompter.run(f"return {READ_AT}[0]")
    prompter.run(A_SECOND)
    assert prompter.run(f"return {READ_AT}[0]") == there
    assert prompter.run(f"return {LEFT}") in ("-1:02", "-1:01")


@needs_chromium
def test_the_reading_line_is_where_the_estimated_clock_is(prompter: Browser) -> None:
    """The first sentence runs from 0.5 s to 5.5 s."""
    prompter.press(" ")
    part = prompter.run(
        f"""return new Promise((done) => {{
          const look = () => {{
            if ({ELAPSED} !== '0:03') return requestAnimationFrame(look);
            requestAnimationFrame(() => done({READ_AT}[0]));
          }};
          look();
        }})"""
    )
    assert part == pytest.approx((3 - 0.5) / 5, abs=0.04)


@needs_chromium
def test_it_rolls_as_fast_as_the_speed_says(prompter: Browser) -> None:
    for _ in range(20):
        prompter.press("ArrowUp")
    assert prompter.run(f"return [{SPEED}, {LEFT}]") == ["2.00×", "-0:32"]
    prompter.press("ArrowUp")
    assert prompter.run(f"return {SPEED}") == "2.00×"
    prompter.press(" ")
    prompter.wait(f"{ELAPSED} === '0:02'")
    assert prompter.run(f"return {READ_AT}[0]") > 0.45
    prompter.click("#slower")
    assert prompter.run(f"return {SPEED}") == "1.95×"
    prompter.press(" ")
    assert prompter.run(f"return {RUN}") == "Start"


@needs_chromium
def test_left_and_right_go_by_sentences_and_home_to_the_top(prompter: Browser) -> None:
    for _ in range(2):
        prompter.press("ArrowRight")
    assert prompter.run(f"return {CURRENT}") == 2
    assert prompter.run(f"return {READ_AT}[2]") == pytest.approx(0, abs=0.02)
    prompter.press("ArrowLeft")
    assert prompter.run(f"return {CURRENT}") == 1
    prompter.press("Home")
    assert prompter.run(f"return [{CURRENT}, {ELAPSED}]") == [0, "0:00"]
    for _ in range(12):
        prompter.press("ArrowRight")
    assert prompter.run(f"return {CURRENT}") == 8


@needs_chromium
def test_it_goes_on_from_where_the_reader_scrolled(prompter: Browser) -> None:
    prompter.run("document.getElementById('stage').scrollTop = 900")
    prompter.wait(f"{CURRENT} > 0")
    there = prompter.run(f"return {READ_AT}[0]")
    prompter.press(" ")
    prompter.wait(f"{READ_AT}[0] > {there}")
    assert prompter.run(f"return {READ_AT}[0]") < there + 1


@needs_chromium
def test_it_stops_at_the_end_and_starts_again_from_the_top(prompter: Browser) -> None:
    prompter.run(
        "const stage = document.getElementById('stage'); stage.scrollTop = stage.scrollHeight"
    )
    prompter.wait(f"{CURRENT} === 8")
    prompter.press(" ")
    prompter.wait(f"{RUN} === 'Start' && {LEFT} === '-0:00'")
    prompter.press(" ")
    prompter.wait(f"{CURRENT} === 0 && {RUN} === 'Pause'")


@needs_chromium
def test_m_mirrors_the_words_and_not_the_controls(prompter: Browser) -> None:
    mirrored = "getComputedStyle(document.querySelector('{}')).transform.startsWith('matrix(-1')"
    prompter.press("m")
    assert prompter.run(f"return {mirrored.format('.glass')}")
    assert not prompter.run(f"return {mirrored.format('.bar')}")
    assert prompter.run("return document.getElementById('mirror').ariaPressed") == "true"
    prompter.press("m")
    assert not prompter.run(f"return {mirrored.format('.glass')}")


@needs_chromium
def test_letter_keys_can_be_turned_off(page: Browser) -> None:
    page.click("#keys")
    page.press("p")
    assert not page.run(f"return {OPEN}")
    page.click("#open")
    page.press("m")
    assert page.run("return document.getElementById('mirror').ariaPressed") == "false"


@needs_chromium
def test_with_less_motion_it_steps_from_line_to_line(prompter: Browser) -> None:
    prompter.screen(width=1100, height=700, prefers_reduced_motion="reduce")
    prompter.press("Home")
    places = prompter.run(
        """document.getElementById('run').click();
        return new Promise((done) => {
          const seen = new Set();
          const until = performance.now() + 4000;
          const look = () => {
            seen.add(document.getElementById('stage').scrollTop);
            if (performance.now() < until) requestAnimationFrame(look);
            else done([...seen]);
          };
          look();
        })"""
    )
    height = prompter.run(
        "return parseFloat(getComputedStyle(document.querySelector('.line')).lineHeight)"
    )
    assert 2 <= len(places) <= 4
    steps = [after - before for before, after in pairwise(places)]
    assert steps == pytest.approx([height] * len(steps), abs=1.5)


@needs_chromium
def test_the_keyboard_reaches_every_control(prompter: Browser) -> None:
    reached = set()
    for _ in range(8):
        prompter.press("Tab")
        reached.add(prompter.run("return document.activeElement.id"))
    assert {"run", "slower", "faster", "mirror", "leave", "stage"} <= reached


@needs_chromium
def test_space_presses_the_button_that_has_the_focus(prompter: Browser) -> None:
    prompter.run("document.getElementById('faster').focus()")
    prompter.press(" ")
    assert prompter.run(f"return [{SPEED}, {RUN}]") == ["1.05×", "Start"]
    prompter.click("#faster")  # with a pointer: Space is the reader's again
    prompter.press(" ")
    assert prompter.run(f"return [{SPEED}, {RUN}]") == ["1.10×", "Pause"]


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1100])
def test_nothing_runs_over_the_edge_and_every_target_is_large_enough(
    page: Browser, width: int, scheme: str
) -> None:
    page.screen(width=width, height=800, prefers_color_scheme=scheme)
    small = """return [...document.querySelectorAll('button, input, a')]
      .filter((e) => e.getClientRects().length)
      .filter((e) => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24)
      .map((e) => e.outerHTML)"""
    assert page.run("return document.documentElement.scrollWidth") <= width
    assert page.run(small) == []
    page.press("p")
    page.wait(OPEN)
    assert page.run("return document.querySelector('.bar').scrollWidth") <= width
    assert page.run(small) == []


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_that_wcag_asks_for(page: Browser, scheme: str) -> None:
    page.screen(width=1100, height=700, prefers_color_scheme=scheme)
    colours = """const back = (e) => {
          const own = getComputedStyle(e).backgroundColor;
          return own !== 'rgba(0, 0, 0, 0)' || !e.parentElement ? own : back(e.parentElement);
        };
        const seen = 'h1, h2, h3, p, a, dt, dd, li, label, b, button, output';
        return [...document.querySelectorAll(seen)]
          .filter((e) => e.getClientRects().length)
          .map((e) => [e.outerHTML.slice(0, 60), getComputedStyle(e).color, back(e)])"""
    for _ in range(2):
        seen = page.run(colours)
        assert len(seen) > 40
        assert [one for one in seen if contrast(one[1], one[2]) < 4.5] == []
        page.press("p")


@needs_chromium
def test_notes_can_be_put_away(page: Browser) -> None:
    there = "[...document.querySelectorAll('.notes')].some((e) => e.getClientRects().length)"
    assert page.run(f"return {there}")
    page.click("#notes")
    assert not page.run(f"return {there}")


@needs_chromium
def test_on_paper_it_is_black_on_white_large_and_without_buttons(
    page: Browser, tmp_path: Path
) -> None:
    page.screen(width=700, height=900, prefers_color_scheme="dark")
    page.paper()
    styles = page.run(
        """return [...document.querySelectorAll('.said, .notes, .cues dd, .facts dd, .list li')]
        .map((e) => getComputedStyle(e)).map((s) => [s.color, parseFloat(s.fontSize)])"""
    )
    assert len(styles) > 15
    assert [one for one in styles if contrast(one[0], "rgb(255, 255, 255)") < 7] == []
    assert min(size for _, size in styles) >= 16  # CSS pixels: 12 points
    assert page.run("return getComputedStyle(document.documentElement).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    shown = "[...document.querySelectorAll('button')].some((e) => e.getClientRects().length)"
    assert not page.run(f"return {shown}")


@needs_chromium
def test_no_block_is_split_over_two_pages_where_one_holds_it(page: Browser, tmp_path: Path) -> None:
    blocks = tuple(
        block(f"b{b}", *(said(f"p{b}.s{s}", (WORDS * 2).strip()) for s in range(5)))
        for b in range(1, 7)
    )
    bare = sample(script(blocks, cuts=(), dropped=()), remarks=(), unknown=())
    source = preview_page.render(bare)
    (tmp_path / "paper.html").write_text(source, encoding="utf-8")
    page.open(tmp_path / "paper.html")
    whole = pages(page, tmp_path / "whole.pdf")
    page.run(
        """const style = new CSSStyleSheet();
        style.replaceSync('@media print { .block { break-inside: auto !important } }');
        document.adoptedStyleSheets = [style];"""
    )
    assert pages(page, tmp_path / "split.pdf") < whole == 6


def pages(page: Browser, target: Path) -> int:
    page.pdf(target)
    return len(re.findall(rb"/Type\s*/Page\b", target.read_bytes()))
