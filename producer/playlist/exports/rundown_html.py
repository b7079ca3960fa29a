"""The rundown as a page of its own, to read on a screen and to print."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import groupby
from string import Template
from typing import TYPE_CHECKING, Final

from producer.clock import whole, whole_up
from producer.markup import bdi, text
from producer.model import Airs
from producer.playlist.exports.export import Sheet
from producer.playlist.exports.rundown import rows
from producer.playlist.exports.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from producer.model import Entry, Filled, Playlist
    from producer.playlist.exports.export import Place
    from producer.playlist.exports.rundown import Row

_KINDS: Final = {
    Airs.LEGAL_ID: "Legal ID",
    Airs.NEWSCAST: "Newscast",
    Airs.FEED: "Feed",
    Airs.FILL: "Fill",
}
"""What is said of an entry besides its title; of a piece of a category, its category."""


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """One document without outside resources: a table, a group of rows a slot."""
    told = rows(playlist)
    zones = len({entry.start.utcoffset() for entry in playlist.entries}) > 1
    groups = [list(group) for _, group in groupby(told, key=lambda row: row.slot.opening.id)]
    # The day in words of our own: strftime's come in the machine's language.
    day = f"{_DAYS[playlist.day.weekday()]}, {playlist.day.isoformat()}"
    page = Template(_file("rundown.html")).substitute(
        title=text(f"{one_line(playlist.station)}, {playlist.day.isoformat()}"),
        station=bdi(one_line(playlist.station)),
        day=day,
        facts="".join(f"<li>{fact}</li>" for fact in _facts(playlist)),
        hours=_hours(groups, zones),
        rows="\n".join(_slot(group, place, zones) for group in groups),
        style=_file("rundown.css"),
    )
    return (Sheet(name=f"rundown-{playlist.day.isoformat()}.html", text=page),)


_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _facts(playlist: Playlist) -> Iterable[str]:
    proof = playlist.proof
    if playlist.call_letters:
        yield bdi(one_line(playlist.call_letters))
    yield f"all times {text(playlist.zone)}"
    yield f"{len(playlist.entries)} entries in {len(playlist.slots)} slots"
    best = "the least there can be" if proof.best else f"at least {whole(proof.bound_ms)} in any"
    yield f"dead air {whole(proof.dead_ms)}" + (f", {best}" if proof.dead_ms else "")


def _hours(groups: list[list[Row]], zones: bool) -> str:
    """A link to the first slot of each hour; an hour that comes twice has its zone beside it."""
    starts: dict[str, str] = {}
    for group in groups:
        opening = group[0].slot.opening
        name = f"{opening.start:%H}" + (f" {opening.start:%Z}" if zones else "")
        starts.setdefault(name, _anchor(group[0].slot))
    return "".join(f'<li><a href="#{at}">{text(name)}</a></li>' for name, at in starts.items())


def _slot(group: list[Row], place: Place, zones: bool) -> str:
    slot = group[0].slot
    opening = slot.opening
    marks = '<span class="mark">hard</span>' if opening.hard else ""
    if slot.residual_ms:
        marks += f'<span class="short">{whole_up(slot.residual_ms)} short</span>'
    head = (
        f'<tr class="slot" role="row"><th id="{_anchor(slot)}" role="rowheader" scope="rowgroup" '
        f'colspan="4">'
        f"{_clock(opening.start, zones)} {bdi(one_line(opening.name) or opening.airs)} "
        f'<span class="soft">{whole(opening.length_ms)}</span>{marks}</th></tr>'
    )
    body = "\n".join(_row(row, place, zones) for row in group)
    return f'<tbody role="rowgroup">\n{head}\n{body}\n</tbody>'


def _row(row: Row, place: Place, zones: bool) -> str:
    entry = row.entry
    hard = '<span class="hard" title="hard">●</span>' if row.hard else ""
    spoken = '<span class="aside"> hard start</span>' if row.hard else ""
    return (
        f'<tr class="{entry.airs}" role="row">'
        f"{_TIME}{_clock(entry.start, zones)}{hard}{spoken}</td>"
        f"{_TIME}{whole(entry.length_ms)}</td>"
        f'{_TIME}<span class="back">{whole(row.back_ms)}</span></td>'
        f'<td role="cell">{_title(entry, place)}{_about(row)}</td></tr>'
    )


_TIME: Final = '<td class="time" role="cell">'
"""The roles are said because a narrow page is laid out as no table, which takes them away."""


def _title(entry: Entry, place: Place) -> str:
    title = bdi(one_line(entry.title)) or "—"
    address = place.address(entry.piece.file) if entry.piece else None
    return f'<a href="{text(address)}">{title}</a>' if address else title


def _about(row: Row) -> str:
    entry = row.entry
    kind = _KINDS.get(entry.airs) or (entry.piece.category if entry.piece else "")
    parts = [
        f'<span class="kind">{text(one_line(kind))}</span>' if kind else "",
        bdi(one_line(entry.artist)) if entry.artist else "",
        f"out: {bdi(one_line(row.out_cue))}" if row.out_cue else "",
        "silence" if entry.airs is Airs.FILL and entry.piece is None else "",
    ]
    told = " ".join(f"<li>{part}</li>" for part in parts if part)
    return f' <ul class="about">{told}</ul>' if told else ""


def _clock(moment: datetime, zones: bool) -> str:
    zone = f" <small>{text(f'{moment:%Z}')}</small>" if zones else ""
    return f'<time datetime="{moment.isoformat()}">{moment:%H:%M:%S}</time>{zone}'


def _anchor(slot: Filled) -> str:
    return f"s{int(slot.opening.start.timestamp())}"


@cache
def _file(name: str) -> str:
    return files("producer.playlist.exports").joinpath(name).read_text(encoding="utf-8")
