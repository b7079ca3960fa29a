"""station.html: the station's web player, one document that asks for nothing but the stream and
now-next.json.

It holds the first now-next document, so that it tells the day from the file system too. Its parts
lie in `playlist/page/`. Every text reaches it through `markup`, and a Content Security Policy that
names style and script by their hashes is the second lock on the door.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any, Final

from producer.markup import bdi, csp_hash, script_json, text
from producer.playlist.exports import now_next as document
from producer.playlist.exports.export import Sheet
from producer.playlist.now_next import now_next

if TYPE_CHECKING:
    from producer.model import Playlist
    from producer.playlist.exports.export import Place

FILE_NAME: Final = "station.html"

_LONG_TITLE: Final = 120
"""Characters from which a title is set smaller; `station.js` has the same."""
_SCRIPTS: Final = ("programme.js", "stream.js", "station.js")
_ORIGIN: Final = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?=[/?#]|$)")
"""What a policy can name (CSP 3, host-source); an address in other letters is written in ASCII."""


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """The page, and the now-next.json that it looks for beside itself."""
    told = now_next(playlist, place)
    return (Sheet(name=FILE_NAME, text=_page(told)), *document.write(playlist, place))


def _page(told: dict[str, Any]) -> str:
    on_air: dict[str, Any] = told["onAir"] or {}
    heading: str = on_air.get("title") or told["station"]
    style = _page_file("style.css")
    script = "\n".join(_page_file(name) for name in _SCRIPTS)
    return Template(_page_file("template.html")).substitute(
        title=text(f"{heading} · {told['station']}" if on_air else heading),
        station=text(told["station"]),
        heading=text(heading),
        title_class=' class="long"' if len(heading) > _LONG_TITLE else "",
        meta=_details(on_air, told["station"]) if on_air else "",
        off_air="" if on_air else " hidden",
        at=_time(told["at"]),
        source=_source(told["stations"]),
        next="\n".join(_following(item, told["station"]) for item in told["next"]),
        nothing=" hidden" if told["next"] else "",
        stations="\n".join(_station(*one) for one in enumerate(told["stations"])),
        asked=_asked(told["stations"]),
        data=script_json(told),
        style=style,
        style_hash=csp_hash(style),
        script=script,
        script_hash=csp_hash(script),
    )


# --- Parts of the page --------------------------------------------------------------------


def _details(item: dict[str, Any], station: str) -> str:
    """By whom and in what slot, where that says more than the title does."""
    said = (item["title"], station)
    parts = dict.fromkeys(
        part for part in (item["artist"], item["slot"]) if part not in ("", *said)
    )
    return "".join(f"<span>{bdi(part)}</span>" for part in parts)


def _following(item: dict[str, Any], station: str) -> str:
    return (
        f'<li><time datetime="{item["start"]}">{_time(item["start"])}</time>\n'
        f'<div><p class="name">{bdi(item["title"])}</p>'
        f'<p class="more">{_details(item, station)}</p></div></li>'
    )


def _station(number: int, station: dict[str, str]) -> str:
    """The whole card is the label; the script tells what is on air there."""
    checked = " checked" if number == 0 else ""
    return (
        f'<label class="station" for="station-{number}">'
        f'<input type="radio" name="station" id="station-{number}" value="{number}"'
        f' autocomplete="off"{checked}> '
        f'<span class="called">{bdi(station["name"])}</span> '
        f'<bdi class="caption">{text(station.get("onAir", ""))}</bdi></label>'
    )


def _source(stations: list[dict[str, str]]) -> str:
    """What plays where there is no script: the station's own stream."""
    url = stations[0]["url"] if stations else ""
    return f' src="{text(url)}"' if re.match(r"https?://[^\s/]", url, re.IGNORECASE) else ""


def _asked(stations: list[dict[str, str]]) -> str:
    """Where now-next documents are fetched from. Of streams no more is fixed than that they are
    of the web: their servers send listeners on to others."""
    origins = {found[0] for one in stations if (found := _ORIGIN.match(one.get("nowNext", "")))}
    return " ".join(("'self'", *sorted(origins)))


def _time(moment: str) -> str:
    """As the station's clock tells it: "6:05 AM"."""
    return f"{datetime.fromisoformat(moment):%I:%M %p}".lstrip("0")


# --- The page's own files -------------------------------------------------------------------


@cache
def _page_file(name: str) -> str:
    return files("producer.playlist").joinpath("page", name).read_text(encoding="utf-8")
