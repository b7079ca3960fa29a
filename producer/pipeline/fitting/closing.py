"""A script spoken and fitted to the clock: chosen by estimate, heard, and chosen again by what it
was measured to take, until the levers have little left to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from producer.model import Lever
from producer.pipeline.fitting.choosing import ENDLESS_MS, beside, near, trial
from producer.pipeline.fitting.misfits import out_of_reach, refusal
from producer.segment.fit import Fitted, Misfit, natural
from producer.segment.timeline import length_of, milliseconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from producer.model import Script, Sentence, Take
    from producer.pipeline.fitting.choosing import Clock, Trial
    from producer.script.draft import Draft
    from producer.segment.frame import Frame

    Speak = Callable[[tuple[Sentence, ...]], tuple[Take, ...]]
    """One take a sentence, in order."""

_ROUNDS: Final = 5
"""Choices that are spoken at most. Two are enough as a rule: what is chosen again is mostly what
was heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A script, its takes in order, and how long each stretch of the segment is."""

    script: Script
    takes: tuple[Take, ...]
    fitted: Fitted
    heard: tuple[tuple[Sentence, Take], ...]
    """Every sentence that was read, also those of choices that were given up."""


def as_it_is(script: Script, speak: Speak, frame_of: Callable[[Script], Frame]) -> Spoken:
    """Speak a script, and move nothing."""
    takes = speak(script.sentences)
    return Spoken(
        script=script,
        takes=takes,
        fitted=natural(tuple(map(length_of, takes)), frame_of(script)),
        heard=tuple(zip(script.sentences, takes, strict=True)),
    )


def to_the_clock(draft: Draft, clock: Clock, speak: Speak) -> Spoken:
    """Choose, speak and fit, to the sample.

    A sentence is spoken once, and only where a choice holds it. Raises RuleError where no choice
    can be brought into the slot, with the lengths that can be had.
    """
    reader = _Reader(speak)
    tried: list[Trial] = []
    while len(tried) < _ROUNDS and not (tried and tried[-1].easy):
        choice = _next(near(draft, clock, reader.takes), tried)
        if choice is None:
            break
        if not tried and out_of_reach(choice, clock):
            raise refusal(draft, clock, reader.takes)
        reader.read(choice.script)
        tried.append(trial(choice.script, clock, reader.takes))
    best = min(tried, key=_cost)
    if isinstance(best.outcome, Misfit):
        raise refusal(draft, clock, reader.takes)
    return Spoken(
        script=best.script,
        takes=tuple(reader.takes[id] for id in best.ids),
        fitted=_with_sentences(best.outcome, best, draft, clock, reader),
        heard=tuple(reader.heard),
    )


def _next(choices: tuple[Trial, ...], tried: list[Trial]) -> Trial | None:
    """The choice to speak next; None where none promises to be better than one that was heard."""
    known = {one.ids for one in tried}
    best = min(tried, key=_cost, default=None)
    if best is not None and isinstance(best.outcome, Misfit):
        # Both neighbours are heard before it is said that neither fits.
        return next((one for one in beside(choices) if one.ids not in known), None)
    found = min((one for one in choices if one.ids not in known), key=_cost, default=None)
    return found if found and (best is None or found.cost < best.cost) else None


class _Reader:
    """Reads sentences, each once."""

    def __init__(self, speak: Speak) -> None:
        self._speak = speak
        self.heard: list[tuple[Sentence, Take]] = []
        self.takes: dict[str, Take] = {}

    def read(self, script: Script) -> None:
        new = tuple(one for one in script.sentences if one.id not in self.takes)
        if new:
            self.heard += zip(new, self._speak(new), strict=True)
            self.takes = {one.id: take for one, take in self.heard}


def _cost(one: Trial) -> tuple[int, ...]:
    return one.cost


def _with_sentences(
    fitted: Fitted, chosen: Trial, draft: Draft, clock: Clock, reader: _Reader
) -> Fitted:
    """The fit with the lever of sentences among its others: how many went, and how long they are.

    Those that were not read are estimated.
    """
    known = {id: take.duration_ms for id, take in reader.takes.items()}
    whole = trial(draft.script(ENDLESS_MS, known), clock, reader.takes)
    count = len(set(whole.ids) - set(chosen.ids))
    if not count:
        return fitted
    ms = milliseconds(chosen.start.samples - whole.start.samples)
    word = "sentence" if count == 1 else "sentences"
    about = "" if whole.measured else "about "
    lever = Lever(
        name="sentences", ms=ms, about=f"{count} {word} cut for length, {about}{-ms / 1000:.0f} s"
    )
    pauses = tuple(one for one in fitted.levers if one.name == "pauses")
    others = fitted.levers[len(pauses) :]
    return replace(fitted, levers=(*pauses, lever, *others))
