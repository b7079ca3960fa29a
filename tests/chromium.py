"""A headless Chromium for tests, driven by the WebDriver protocol over chromedriver.

Tests that start one are decorated with `needs_chromium`: it skips them where there is no
browser, and lets them reach chromedriver on this machine and nothing else.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")

KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}
"""The code points that WebDriver gives the keys without a character."""

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
    "--mute-audio",
    "--hide-scrollbars",  # a picture of the whole page is else cut by their width
)
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # WebDriver's key of an element reference
_PATIENCE = 20.0  # seconds

_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))

_Test = TypeVar("_Test", bound=Callable[..., object])


def needs_chromium(test: _Test) -> _Test:
    missing = [name for name, path in (("chromium", BROWSER), ("chromedriver", DRIVER)) if not path]
    reason = f"no {' or '.join(missing)} on the path (Debian: chromium, chromium-driver)"
    marks = (
        pytest.mark.skipif(bool(missing), reason=reason),
        pytest.mark.loopback,
        pytest.mark.allow_hosts(["127.0.0.1"]),
    )
    for mark in marks:
        test = mark(test)
    return test


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """One window. JSON is whatever the page answers, hence Any."""

    session: str
    """The address of the WebDriver session."""

    def open(self, page: Path) -> None:
        """Show a file of this machine by its file:// address."""
        _call("POST", f"{self.session}/url", {"url": page.resolve().as_uri()})

    def run(self, script: str, *args: object) -> Any:
        """The value that a function body returns in the page; a promise is awaited."""
        return _call("POST", f"{self.session}/execute/sync", {"script": script, "args": args})

    def wait(self, expression: str) -> Any:
        """The expression's value as soon as it is true; AssertionError after 20 s."""
        end = time.monotonic() + _PATIENCE
        while not (value := self.run(f"return {expression}")):
            assert time.monotonic() < end, f"never came true in the page: {expression}"
            time.sleep(0.05)
        return value

    def click(self, selector: str) -> None:
        """Click as a person does: scrolled to, in its middle, refused where it is covered."""
        using = {"using": "css selector", "value": selector}
        found = _call("POST", f"{self.session}/element", using)
        _call("POST", f"{self.session}/element/{found[_ELEMENT]}/click", {})

    def press(self, key: str) -> None:
        """Press and release a key: one character, or a name in KEYS."""
        value = KEYS.get(key, key)
        strokes = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        actions = [{"type": "key", "id": "keyboard", "actions": strokes}]
        _call("POST", f"{self.session}/actions", {"actions": actions})

    def screen(self, *, width: int, height: int, **media: str) -> None:
        """Emulate a screen in CSS pixels and media features, as `prefers_color_scheme="dark"`."""
        self._devtools(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )
        features = [{"name": k.replace("_", "-"), "value": v} for k, v in media.items()]
        self._devtools("Emulation.setEmulatedMedia", {"media": "", "features": features})

    def screenshot(self, target: Path, *, whole_page: bool = False) -> None:
        """Write a PNG of the screen, or of the page from top to bottom."""
        answer = self._devtools(
            "Page.captureScreenshot", {"format": "png", "captureBeyondViewport": whole_page}
        )
        target.write_bytes(base64.b64decode(answer["data"]))

    def paper(self) -> None:
        """Show the page as its style has it for print, until `screen` is called."""
        self._devtools("Emulation.setEmulatedMedia", {"media": "print"})

    def pdf(self, target: Path) -> None:
        """Print the page to a PDF, on letter paper where its style asks for no other."""
        answer = self._devtools("Page.printToPDF", {"preferCSSPageSize": True})
        target.write_bytes(base64.b64decode(answer["data"]))

    def console(self) -> list[str]:
        """What the console has said at the level of warnings and errors since the last call."""
        entries = _call("POST", f"{self.session}/se/log", {"type": "browser"})
        return [e["message"] for e in entries if e["level"] in ("WARNING", "SEVERE")]

    def _devtools(self, command: str, params: dict[str, object]) -> Any:
        body = {"cmd": command, "params": params}
        return _call("POST", f"{self.session}/goog/cdp/execute", body)


@contextmanager
def chromium(profile: Path) -> Iterator[Browser]:
    """A browser with its profile in the folder `profile`, which is made and must not exist.

    The browser and its driver have ended when the block is left.
    """
    assert BROWSER and DRIVER
    profile.mkdir(parents=True)
    options = {"binary": BROWSER, "args": [*_FLAGS, f"--user-data-dir={profile}"]}
    wanted = {
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": {"browser": "ALL"},
    }
    with _driver() as address:
        body = {"capabilities": {"alwaysMatch": wanted}}
        session = f"{address}/session/{_call('POST', f'{address}/session', body)['sessionId']}"
        try:
            yield Browser(session=session)
        finally:
            _call("DELETE", session)


@contextmanager
def _driver() -> Iterator[str]:
    """A chromedriver on a free port of the loopback, as "http://127.0.0.1:PORT"."""
    assert DRIVER
    with subprocess.Popen([DRIVER, "--port=0"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            started = (re.search(r"successfully on port (\d+)", line) for line in process.stdout)
            port = next((match[1] for match in started if match), None)
            assert port, "chromedriver ended before it told its port"
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two CSS colours `rgb(r, g, b)`, by WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(n) / 255 for n in re.findall(r"\d+", colour)[:3]]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _call(method: str, url: str, body: dict[str, Any] | None = None) -> Any:
    """The `value` of WebDriver's answer; AssertionError with its message where it refuses."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url, data, headers, method=method)
    try:
        with _direct.open(request, timeout=60) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
        raise AssertionError(json.load(error)["value"]["message"]) from error
