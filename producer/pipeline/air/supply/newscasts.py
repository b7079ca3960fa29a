"""A newscast for its slot: the newest stories of its category's sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from producer.errors import EngineError, InputError, RuleError
from producer.pipeline.air.supply.lengths import expected_ms
from producer.pipeline.making import Made
from producer.pipeline.reading import script_of, story_of
from producer.playlist.missing import kill_time

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Opening, Story
    from producer.pipeline.air.supply.candidates import Candidate
    from producer.pipeline.air.supply.run import Run
    from producer.pipeline.order import Order
    from producer.playlist.missing import Missing
    from producer.station import Category, Station

_STORY_MS: Final = 35_000
"""What a story takes of a newscast, its pause included: items run 15 to 30 s, the lead more."""
_LEAST: Final = 2
_SPARE: Final = 2
"""Stories more than the length speaks for, where those that there are have little to tell."""
_FORM: Final = "newscast"
FOLDER: Final = "newscasts"
"""Below the segments' folder: in it, each slot has a folder."""
SLOT: Final = "%Y-%m-%dT%H%M%S%z"
"""How that is called, by when the slot starts."""


def supply(run: Run, wanted: Missing, category: Category) -> None:
    """Make one newscast for an opening, of as many of the newest stories as get it there.

    Where they have less to tell than that, it is made of them all, as long as it is.
    """
    ideal = max(_LEAST, round(wanted.length_ms / _STORY_MS))
    sources = _readable(run, wanted.opening, category, most=ideal + _SPARE)
    if len(sources) < _LEAST:
        run.refuse(wanted.opening, "", _too_few(len(sources), category))
        return
    order = _order(run, wanted, category)
    station = replace(run.station, form=_FORM, out=_folder(run.station.out, wanted.opening))
    try:
        made = _made(run, sources, ideal, station, order)
    except (InputError, EngineError) as error:
        run.refuse(wanted.opening, "", error)
        return
    if isinstance(made, RuleError):
        run.refuse(wanted.opening, "", made)
    elif made.unchanged:
        run.refuse(wanted.opening, "", _there(made))
    else:
        run.supply(wanted.opening, wanted.opening.id, made)


def _made(
    run: Run, sources: tuple[str, ...], ideal: int, station: Station, order: Order
) -> Made | RuleError:
    counts = sorted(range(_LEAST, len(sources) + 1), key=lambda count: (abs(count - ideal), count))
    for count in counts:
        made = run.make(sources[:count], station, order)
        if isinstance(made, Made):
            return made
    assert order.length_ms is not None
    plain = replace(order, length_ms=None, soft=False)
    script = script_of(sources, station, plain, tell=run.tell)
    if expected_ms(script, station) <= order.length_ms:
        return run.make(sources, station, plain)
    return made


def _folder(out: Path, opening: Opening) -> Path:
    """A folder for each: in the next hour the same story may lead, and replace what is on air."""
    return out / FOLDER / f"{opening.start:{SLOT}}"


def _order(run: Run, wanted: Missing, category: Category) -> Order:
    kill = kill_time(wanted.opening, category)
    return replace(
        run.order,
        length_ms=wanted.length_ms,
        soft=wanted.soft,
        expires=None if kill is None else kill.isoformat(timespec="seconds"),
        airing=replace(run.order.airing, category=category.name),
    )


def _readable(run: Run, opening: Opening, category: Category, *, most: int) -> tuple[str, ...]:
    """The sources of the newest stories that can be read, each story once."""
    found: dict[str, str] = {}
    for candidate in run.candidates(opening, category):
        if len(found) == most:
            break
        if not _may(candidate) or run.refused_before(candidate.name, 0):
            continue
        story = _read(run, opening, candidate)
        if story is not None:
            found.setdefault(story.url or story.source, candidate.source)
    return tuple(dict.fromkeys(found.values()))


def _may(candidate: Candidate) -> bool:
    """A script airs alone, and an item of a feed without a page has no source of its own."""
    return candidate.item is None and not candidate.source.lower().endswith((".yaml", ".yml"))


def _read(run: Run, opening: Opening, candidate: Candidate) -> Story | None:
    try:
        return story_of(candidate.source, run.order, tell=run.tell)
    except InputError as error:
        run.remember(candidate.name, None)
        run.refuse(opening, candidate.name, error)
    except EngineError as error:
        run.refuse(opening, candidate.name, error)
    return None


def _too_few(count: int, category: Category) -> InputError:
    there = "one" if count else "none"
    return InputError(
        f"a {category.name} is made of two stories or more, and its sources hold {there} that can "
        "be read",
        "Check the category's `make-from:` in the station file.",
    )


def _there(made: Made) -> InputError:
    return InputError(
        f"{made.folder}: this newscast is there already, and did not get into its slot",
        "See why with: producer library --category newscast",
    )
