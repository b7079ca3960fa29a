"""A Liquidsoap script that airs the days of a station by the wall clock."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from producer.playlist.exports import liquidsoap
from producer.playlist.exports.export import Sheet
from producer.playlist.exports.places import web
from producer.playlist.exports.texts import one_line

if TYPE_CHECKING:
    from producer.model import Playlist
    from producer.playlist.exports.export import Place

NAME: Final = "day.liq"


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """The script, `day.liq`, and the day's playlist that it begins with.

    It is the same every day, but for feeds that are no web addresses: those stand in it as
    comments, for whoever knows where they come from. It finds the days that `liquidsoap.write`
    makes in the same folder.
    """
    told = {
        "@STATION@": literal(one_line(playlist.station)),
        "@FOLDER@": literal(str(place.folder)),
        "@SUFFIX@": liquidsoap.SUFFIX,
        "@OUTSIDE@": _outside(playlist),
    }
    lines = (files("producer.playlist.exports") / NAME).read_text(encoding="utf-8").splitlines()
    script = "\n".join(_line(line, told) for line in lines)
    return (Sheet(name=NAME, text=script + "\n"), *liquidsoap.write(playlist, place))


def literal(text: str) -> str:
    """A string of Liquidsoap's language in which nothing is interpolated.

    The two signs that begin an expression, `#{`, are written apart: 2.1 knows no escape for them.
    """
    if "#{" not in text:
        return liquidsoap.quoted(text)
    return "(" + liquidsoap.quoted(text).replace("#{", '#" ^ "{') + ")"


def _line(line: str, told: dict[str, str]) -> str:
    """A line of the template, with the one mark that it may have replaced."""
    mark = next((mark for mark in told if mark in line), None)
    return line.replace(mark, told[mark]) if mark else line


def _outside(playlist: Playlist) -> str:
    """A comment for each feed that has to be plugged in by hand."""
    names = dict.fromkeys(
        liquidsoap.source(entry)
        for entry in playlist.entries
        if entry.source and web(entry.source) is None
    )
    return "\n  ".join(
        (
            "# A feed that is no web address: give its source here, as in",
            "# ({outside(NAME)}, input.alsa()),",
            *(f"# NAME: {literal(name)}" for name in names),
        )
    )
