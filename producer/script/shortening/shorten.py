"""Which sentences of a story air in a given length: the least needed go first."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from producer.clock import whole, whole_up
from producer.errors import RuleError
from producer.model import Cut
from producer.script.blocks import segment
from producer.script.pauses import paced
from producer.script.shortening.dependence import needs, with_needs
from producer.script.shortening.importance import importance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from producer.model import Sentence
    from producer.script.forms import Form
    from producer.script.shortening.dependence import Needs
    from producer.station import Pauses

REASON: Final = "cut for length"
"""How the reason of each of these cuts begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What airs of a story, and what doesn't."""

    kept: tuple[Sentence, ...]
    """In the story's order, with the pauses of their new places."""
    cuts: tuple[Cut, ...]
    """The others, in the story's order."""


def fit(
    sentences: tuple[Sentence, ...],
    length_ms: int,
    form: Form,
    pauses: Pauses,
    *,
    around_ms: int = 0,
    topics: frozenset[str] = frozenset(),
) -> Choice:
    """The sentences that air in `length_ms`, of which `around_ms` are the station's own.

    `topics` are the paragraphs under a subhead, as `blocks.segment` takes them.

    A sentence airs with all that it needs; the first one and those that must air always do.
    What airs is never longer, and no cut sentence whose needs air would fit in beside it. Raises
    RuleError where even the sentences that must air are longer.
    """
    if not sentences:
        return Choice(kept=(), cuts=())
    plan = _plan(sentences)
    asked = length_ms - around_ms
    measure = partial(aired_ms, form=form, pauses=pauses, topics=topics)
    shortest = measure(_at(sentences, plan.held))
    if shortest > asked:
        raise _too_short(sentences, plan, shortest + around_ms, length_ms)

    def fits(places: frozenset[int]) -> bool:
        chosen = _at(sentences, places)
        # The blocks are only made where they may matter: they take most of the time.
        return _least_ms(chosen, pauses) <= asked and measure(chosen) <= asked

    kept = _refilled(plan, _cut(len(sentences), plan, fits), fits)
    reasons = _reasons(sentences, plan, kept)
    return Choice(
        kept=paced(_at(sentences, kept), pauses),
        cuts=tuple(
            Cut(id=one.id, text=one.source or one.text, reason=f"{REASON}: {reasons[place]}")
            for place, one in enumerate(sentences)
            if place not in kept
        ),
    )


def shortest_ms(
    sentences: tuple[Sentence, ...],
    form: Form,
    pauses: Pauses,
    topics: frozenset[str] = frozenset(),
) -> int:
    """The length below which a story can't be cut."""
    return aired_ms(_at(sentences, _plan(sentences).held), form, pauses, topics)


def aired_ms(
    sentences: tuple[Sentence, ...],
    form: Form,
    pauses: Pauses,
    topics: frozenset[str] = frozenset(),
) -> int:
    """Sentences in the blocks that will be made of them, with all pauses but the last."""
    if not sentences:
        return 0
    blocks = segment(paced(sentences, pauses), form, topics)
    return sum(_spoken_ms(block, pauses) for block in blocks) + pauses.block * (len(blocks) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    needs: Needs
    held: frozenset[int]
    """What always airs: the first sentence, those that must, and what they need."""
    units: tuple[tuple[int, ...], ...]
    """The others in the order of cutting; a unit needs each other, and goes as one."""


def _plan(sentences: tuple[Sentence, ...]) -> _Plan:
    found = needs(sentences)
    musts = (place for place, one in enumerate(sentences) if one.must)
    held = with_needs((0, *musts) if sentences else (), found)
    worth = importance(sentences)
    closures = tuple(with_needs((place,), found) for place in range(len(sentences)))
    wanted_by: list[list[int]] = [[] for _ in sentences]
    for place, closure in enumerate(closures):
        for needed in closure:
            wanted_by[needed].append(place)
    units = {
        tuple(other for other in wanted_by[place] if other in closures[place])
        for place in range(len(sentences))
        if place not in held
    }

    def key(unit: tuple[int, ...]) -> tuple[float, int, int]:
        """What is needed is worth as much as what needs it, and is needed by more."""
        wanting = wanted_by[unit[0]]
        return max(worth[place] for place in wanting), len(wanting), -unit[0]

    return _Plan(needs=found, held=held, units=tuple(sorted(units, key=key)))


def _cut(total: int, plan: _Plan, fits: Callable[[frozenset[int]], bool]) -> frozenset[int]:
    """What is left when as many units went, in their order, as had to."""

    def left(gone: int) -> frozenset[int]:
        return frozenset(range(total)).difference(*plan.units[:gone])

    return left(bisect_left(range(len(plan.units)), True, key=lambda gone: fits(left(gone))))


def _refilled(
    plan: _Plan, kept: frozenset[int], fits: Callable[[frozenset[int]], bool]
) -> frozenset[int]:
    """With what was cut and still fits, the best first."""
    for unit in reversed(plan.units):
        more = kept.union(unit)
        if unit[0] not in kept and with_needs(unit, plan.needs) <= more and fits(more):
            kept = more
    return kept


def _at(sentences: tuple[Sentence, ...], places: Iterable[int]) -> tuple[Sentence, ...]:
    return tuple(sentences[place] for place in sorted(places))


def _spoken_ms(sentences: tuple[Sentence, ...], pauses: Pauses) -> int:
    """Sentences and the pauses between them, as if all stood in one block."""
    between = (
        pauses.sentence if one.paragraph == two.paragraph else pauses.paragraph
        for one, two in pairwise(sentences)
    )
    return sum(one.estimate_ms for one in sentences) + sum(between)


def _least_ms(sentences: tuple[Sentence, ...], pauses: Pauses) -> int:
    """What they take at least, whatever blocks are made of them."""
    shorter = replace(
        pauses,
        sentence=min(pauses.sentence, pauses.block),
        paragraph=min(pauses.paragraph, pauses.block),
    )
    return _spoken_ms(sentences, shorter)


# --- Words for people -----------------------------------------------------------------


def _reasons(sentences: tuple[Sentence, ...], plan: _Plan, kept: frozenset[int]) -> dict[int, str]:
    """Why each sentence that could go would, by its place."""
    wanted = {need.index for each in plan.needs for need in each}
    found: dict[int, str] = {}
    for rank, unit in enumerate(plan.units, start=1):
        least = "the least needed" if rank == 1 else f"the {_ordinal(rank)} least needed"
        for place in unit:
            gone = (n for n in plan.needs[place] if n.index not in kept and n.index not in unit)
            need = next(gone, None)
            others = ", ".join(sentences[other].id for other in unit if other != place)
            if need is not None:
                found[place] = f"it needs {sentences[need.index].id}, {need.why}"
            elif others:
                found[place] = f"{least}; it goes with {others}"
            else:
                found[place] = least if place in wanted else f"{least}; nothing else needs it"
    return found


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _too_short(
    sentences: tuple[Sentence, ...], plan: _Plan, shortest: int, asked: int
) -> RuleError:
    musts = {place for place, one in enumerate(sentences) if one.must}
    must = f" and what must air ({', '.join(one.id for one in _at(sentences, musts))})"
    needed = plan.held - musts - {0}
    others = f", and what they need ({', '.join(one.id for one in _at(sentences, needed))})"
    return RuleError(
        f"the shortest possible length is {whole_up(shortest)}; asked for {whole(asked)}. "
        f"It holds the opening sentence{must if musts else ''}{others if needed else ''}.",
        f"{'Mark fewer sentences `must`, or ask' if musts else 'Ask'} for {whole_up(shortest)}.",
    )
