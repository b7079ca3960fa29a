"""What is left of a category's slot, filled with segments of stories that never aired."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from producer.errors import EngineError, InputError, RuleError
from producer.pipeline.air.supply.lengths import expected_ms
from producer.pipeline.making import Made
from producer.pipeline.reading import script_of
from producer.playlist.missing import LEAST_MS

if TYPE_CHECKING:
    from producer.model import Script
    from producer.pipeline.air.supply.candidates import Candidate
    from producer.pipeline.air.supply.run import Run
    from producer.pipeline.order import Order
    from producer.playlist.missing import Missing
    from producer.station import Category


def supply(run: Run, wanted: Missing, category: Category) -> None:
    """Make segments until the rest of an opening is full, or no story is left.

    Each is asked to run exactly as long as the rest. A story that has less to tell is made as
    long as it is, and the next one goes on from there.
    """
    rest = wanted.length_ms
    for candidate in run.candidates(wanted.opening, category):
        if rest < LEAST_MS:
            return
        if candidate.name in run.known or run.refused_before(candidate.name, rest):
            continue
        rest -= _filled_ms(run, wanted, candidate, rest)


def _filled_ms(run: Run, wanted: Missing, candidate: Candidate, rest: int) -> int:
    """How much of the rest a story fills; 0 where it can't, or is there already."""
    airing = replace(run.order.airing, category=wanted.opening.category)
    plain = replace(run.order, item=candidate.item, airing=airing)
    try:
        script = script_of((candidate.source,), run.station, plain, tell=run.tell)
        names = _names(candidate, script)
        if not run.known.isdisjoint(names):
            run.known.add(candidate.name)
            return 0
        made = _fitted(run, script, candidate, plain, rest, soft=wanted.soft)
    except InputError as error:
        run.remember(candidate.name, None)
        run.refuse(wanted.opening, candidate.name, error)
        return 0
    except EngineError as error:  # the network's, as a rule: it may be back in a minute
        run.refuse(wanted.opening, candidate.name, error)
        return 0
    if isinstance(made, RuleError):
        run.remember(candidate.name, rest)
        run.refuse(wanted.opening, candidate.name, made)
        return 0
    run.known |= names
    supplied = run.supply(wanted.opening, candidate.name, made)
    return 0 if supplied.failed else made.segment.duration_ms


def _fitted(
    run: Run, script: Script, candidate: Candidate, plain: Order, rest: int, *, soft: bool
) -> Made | RuleError:
    """The story at the length of the rest, or as it is where that is less."""
    exact = run.make((candidate.source,), run.station, replace(plain, length_ms=rest, soft=soft))
    if isinstance(exact, Made) or expected_ms(script, run.station) > rest:
        return exact
    return run.make((candidate.source,), run.station, plain)


def _names(candidate: Candidate, script: Script) -> frozenset[str]:
    """By which the library may know the story: a feed may call its page otherwise, and an item
    without a page has but its title."""
    if candidate.item is not None:
        return frozenset({candidate.name, f"{candidate.source} {script.title}"})
    return frozenset({candidate.name, script.origin.source, script.origin.url or candidate.name})
