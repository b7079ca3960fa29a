"""What scheduling a day has come to, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from producer import clock
from producer.markup import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Filled, Playlist
    from producer.pipeline.air.scheduling import Scheduled
    from producer.pipeline.air.supply.run import Refused, Supplied

    Results = tuple[Supplied | Refused, ...]


def as_text(scheduled: Scheduled, results: Results = ()) -> str:
    """What a day has become: its slots, what was made for it and what is missing, how far it is
    from the best."""
    playlist = scheduled.playlist
    unchanged = "" if scheduled.changed else " (there already, unchanged)"
    lines = [
        f"{playlist.station}, {playlist.day:%A} {playlist.day.isoformat()}, {playlist.zone}",
        f"  playlist  {scheduled.file}{unchanged}",
        f"  slots     {_slots(playlist)}",
        f"  dead air  {_dead(playlist)}",
    ]
    lines += _made_to_order(results)
    lines += [f"  short     {line}" for line in _short(playlist.slots)]
    return printable("\n".join(lines))


def _made_to_order(results: Results) -> list[str]:
    """A line for each segment that was made, and for each reason why one was not."""
    from producer.pipeline.air.supply.run import Supplied
    from producer.pipeline.air.watch.works import told

    lines = [f"  made      {told(one)[1]}" for one in results if isinstance(one, Supplied)]
    refused = [one.error for one in results if not isinstance(one, Supplied)]
    reasons = [error.in_a_line for error in refused]
    for reason in dict.fromkeys(reasons):
        count = reasons.count(reason)
        lines.append(f"  refused   {reason}" + (f" ({count} times)" if count > 1 else ""))
    return lines


def _slots(playlist: Playlist) -> str:
    kinds = [slot.opening.airs for slot in playlist.slots]
    told = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    hours = sum(slot.opening.length_ms for slot in playlist.slots)
    return f"{len(kinds)} in {clock.whole(hours)} ({told})"


def _dead(playlist: Playlist) -> str:
    proof = playlist.proof
    what = (
        "no schedule has less"
        if proof.best
        else f"no schedule has less than {clock.whole(proof.bound_ms)}"
    )
    return f"{clock.whole(proof.dead_ms)} filled with music; {what} ({proof.solver})"


def _short(slots: tuple[Filled, ...]) -> Iterator[str]:
    """What a day lacks, a line for all slots of a name."""
    lacking = tuple(slot for slot in slots if slot.residual_ms >= 1000)
    for name in dict.fromkeys(slot.opening.name for slot in lacking):
        of_name = tuple(slot for slot in lacking if slot.opening.name == name)
        rest = sum(slot.residual_ms for slot in of_name)
        whole = sum(slot.opening.length_ms for slot in slots if slot.opening.name == name)
        where = f"{len(of_name)} slots, the first at" if len(of_name) > 1 else "at"
        yield (
            f"{name}: {clock.whole(rest)} of {clock.whole(whole)}, "
            f"{where} {of_name[0].opening.start:%H:%M:%S}"
        )


def as_json(scheduled: Scheduled, results: Results = ()) -> dict[str, Any]:
    from producer.pipeline.air.supply.run import Supplied

    playlist = scheduled.playlist
    made = [one for one in results if isinstance(one, Supplied)]
    refused = [one for one in results if not isinstance(one, Supplied)]
    return {
        "date": playlist.day.isoformat(),
        "file": str(scheduled.file),
        "changed": scheduled.changed,
        "slots": len(playlist.slots),
        "entries": len(playlist.entries),
        "deadMs": playlist.proof.dead_ms,
        "boundMs": playlist.proof.bound_ms,
        "best": playlist.proof.best,
        "solver": playlist.proof.solver,
        "short": [
            {
                "start": slot.opening.start.isoformat(),
                "name": slot.opening.name,
                "category": slot.opening.category,
                "lengthMs": slot.opening.length_ms,
                "residualMs": slot.residual_ms,
            }
            for slot in playlist.slots
            if slot.residual_ms
        ],
        "made": [
            {
                "start": one.opening.start.isoformat(),
                "name": one.opening.name,
                "title": one.made.segment.script.title,
                "folder": str(one.made.folder),
                "durationMs": one.made.segment.duration_ms,
                "failed": list(one.failed),
            }
            for one in made
        ],
        "refused": [
            {
                "start": one.opening.start.isoformat(),
                "name": one.opening.name,
                "story": one.story,
                "why": str(one.error),
            }
            for one in refused
        ],
        "remarks": list(scheduled.remarks),
    }
