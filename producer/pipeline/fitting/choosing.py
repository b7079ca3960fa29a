"""Which sentences air in a slot: of all that the order of cutting gives, those that need the
least moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.segment.fit import Fitted, Misfit, fit, natural, reach
from producer.segment.timeline import length_of, milliseconds, samples_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from producer.model import Script, Take
    from producer.script.draft import Draft
    from producer.segment.fit import Slot
    from producer.segment.frame import Frame

ENDLESS_MS: Final = 24 * 3_600_000
"""A length at which nothing is cut."""
_EASY: Final = 0.25
"""The share of the pauses' room that may be taken before another choice is looked for: with a
station's own limits, pauses at 90 to 112 %."""
_PROBES: Final = 10
_FINE_MS: Final = 100
"""No sentence is so short that two choices would lie closer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What a script is fitted to, with what, and what stands around its words."""

    slot: Slot
    tempo: float
    """Percent."""
    frame_of: Callable[[Script], Frame]

    @property
    def asked(self) -> int:
        """Samples: where the last word ends for a post, else the whole."""
        found = self.slot.samples if self.slot.post is None else self.slot.post
        assert found is not None
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A script, and what the levers make of it."""

    script: Script
    outcome: Fitted | Misfit
    start: Fitted
    """With no lever moved."""
    reach: Misfit
    """The shortest and longest that the levers make it."""
    off: int
    """Samples that it must become longer by; under 0, shorter."""
    easy: bool
    """Whether it fits with pauses near their natural length."""
    measured: bool
    """Whether all of it was heard; else some of it is estimated."""

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.script.sentences)

    @property
    def cost(self) -> tuple[int, ...]:
        """What is least intrusive comes first: no miss, no other tempo, no moved tail."""
        off = abs(self.off)
        if isinstance(self.outcome, Misfit):
            return (1, off)
        moved = {lever.name: abs(lever.ms) for lever in self.outcome.levers}
        tail = moved.get("bed", 0) + moved.get("tail", 0)
        return (0, moved.get("tempo", 0), tail, moved.get("pauses", 0), off)


def trial(script: Script, clock: Clock, heard: Mapping[str, Take]) -> Trial:
    """Fit a script by what was heard of it, by sentence, and estimates of the rest."""
    lengths = tuple(
        length_of(heard[one.id]) if one.id in heard else samples_of(one.estimate_ms)
        for one in script.sentences
    )
    frame = clock.frame_of(script)
    start = natural(lengths, frame)
    off = clock.asked - (start.samples if clock.slot.post is None else start.speech_end)
    outcome = fit(lengths, frame, clock.slot, clock.tempo)
    return Trial(
        script=script,
        outcome=outcome,
        start=start,
        reach=reach(lengths, frame, clock.slot, clock.tempo),
        off=off,
        easy=_easy(outcome, frame, off),
        measured=all(one.id in heard for one in script.sentences),
    )


def near(draft: Draft, clock: Clock, heard: Mapping[str, Take]) -> tuple[Trial, ...]:
    """Choices of sentences on both sides of what is asked, among them the nearest of each.

    Only one where the longest is not long enough, or the shortest not short enough. The search
    ends early at a choice that fits with ease.
    """
    known = {id: take.duration_ms for id, take in heard.items()}

    def at(budget_ms: int) -> Trial:
        return trial(draft.script(budget_ms, known), clock, heard)

    longest = at(ENDLESS_MS)
    if longest.off >= 0:
        return (longest,)
    low = draft.least_ms(known)
    shortest = at(low)
    if shortest.off <= 0:
        return (shortest,)
    found = [shortest, longest]
    high = max(low, milliseconds(longest.start.samples)) + _FINE_MS
    budget = low + milliseconds(longest.off) + _told_ms(longest) - _told_ms(shortest)
    step = _FINE_MS
    for _ in range(_PROBES):
        budget = min(max(budget, low), high)
        found.append(at(budget))
        if found[-1].easy:
            break
        step *= 2
        if found[-1].off >= 0:
            low = budget
            budget = min((low + high) // 2, low + step)
        else:
            high = budget
            budget = max((low + high) // 2, high - step)
        if high - low <= _FINE_MS:
            break
    return tuple(found)


def beside(choices: tuple[Trial, ...]) -> tuple[Trial, ...]:
    """Of choices the nearest that is too short, and the nearest that is too long."""
    under = sorted((one for one in choices if one.off >= 0), key=lambda one: one.off)
    over = sorted((one for one in choices if one.off < 0), key=lambda one: -one.off)
    return (*under[:1], *over[:1])


def _told_ms(one: Trial) -> int:
    """What the draft counts a script's sentences as."""
    return sum(each.estimate_ms + each.pause_ms for each in one.script.sentences)


def _easy(outcome: Fitted | Misfit, frame: Frame, off: int) -> bool:
    if isinstance(outcome, Misfit) or any(one.name == "tempo" for one in outcome.levers):
        return False
    room = sum(gap.most - gap.natural if off > 0 else gap.natural - gap.least for gap in frame.gaps)
    return abs(off) <= _EASY * room or all(one.name != "pauses" for one in outcome.levers)
