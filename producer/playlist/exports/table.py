"""The formats that a day can be written in: one module each, one row each."""

from __future__ import annotations

from producer.errors import UsageError
from producer.playlist.exports import (
    icalendar,
    liquidsoap,
    liquidsoap_script,
    m3u8,
    now_next,
    pls,
    podcast,
    rivendell,
    rundown_csv,
    rundown_html,
    rundown_json,
    station_page,
    xspf,
)
from producer.playlist.exports.export import Export
from producer.station import keys

EXPORTS = (
    Export(name="rundown-html", about="the rundown, to print", write=rundown_html.write),
    Export(name="rundown-csv", about="the rundown for a spreadsheet", write=rundown_csv.write),
    Export(name="rundown-json", about="the rundown for a program", write=rundown_json.write),
    Export(name="liquidsoap", about="Liquidsoap's annotated playlist", write=liquidsoap.write),
    Export(
        name="liquidsoap-script",
        about="a Liquidsoap script that airs it",
        write=liquidsoap_script.write,
    ),
    Export(name="m3u8", about="M3U in UTF-8", write=m3u8.write),
    Export(name="pls", about="PLS", write=pls.write),
    Export(name="xspf", about="XSPF", write=xspf.write),
    Export(name="rivendell", about="Rivendell's log and rdimport", write=rivendell.write),
    Export(name="icalendar", about="a calendar of the slots", write=icalendar.write),
    Export(
        name="podcast",
        about="a podcast's RSS feed",
        write=podcast.write,
        web=True,
        today=True,
    ),
    Export(
        name="now-next",
        about="what is on air and next, as JSON",
        write=now_next.write,
        web=True,
        today=True,
        ahead=True,
    ),
    Export(
        name="station-page",
        about="the station's web player",
        write=station_page.write,
        web=True,
        today=True,
        ahead=True,
    ),
)


def find(name: str) -> Export:
    """The export of a name. Raises UsageError that names those there are."""
    for export in EXPORTS:
        if export.name == name:
            return export
    raise UsageError(
        f"{name!r} is no format of a playlist",
        f"Formats: {', '.join((*(export.name for export in EXPORTS), *keys.SERVERS))}.",
    )
