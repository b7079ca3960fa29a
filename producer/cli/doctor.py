"""producer doctor: what is here, what is missing, and the command that mends it."""

from __future__ import annotations

import typer

from producer.cli.console import say, say_json
from producer.cli.options import Json, StationFile, settle


def run(station: StationFile = None, json: Json = False) -> None:
    """Check engines, codecs, sounds, folders, clocks; ends with 4 where the station can't work."""
    settled = settle(station)
    from producer import checkup

    findings = checkup.examine(settled)
    if json:
        say_json(
            [
                {"name": f.name, "ok": f.ok, "needed": f.needed, "found": f.found, "mend": f.mend}
                for f in findings
            ]
        )
    else:
        for finding in findings:
            mark = "ok" if finding.ok else ("MISSING" if finding.needed else "not here")
            say(f"{mark:<9}{finding.name}: {finding.found}")
            if finding.mend:
                say(f"         {finding.mend}")
    if any(finding.needed and not finding.ok for finding in findings):
        raise typer.Exit(4)
