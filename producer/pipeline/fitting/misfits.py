"""Why a script can't be brought into its slot, and which lengths it can be brought to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.clock import whole
from producer.errors import RuleError
from producer.model import BlockKind
from producer.pipeline.fitting.choosing import ENDLESS_MS, beside, near, trial
from producer.segment.fit import Misfit, has_room
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from producer.model import Script, Sentence, Take
    from producer.pipeline.fitting.choosing import Clock, Trial
    from producer.script.draft import Draft

_UNSURE: Final = 2
"""By what factor the estimates for a voice that was never heard may be wrong."""
_FIRST_WORDS: Final = 5
_NAMED: Final = 3
"""Sentences that a hint names at most."""


def out_of_reach(best: Trial, clock: Clock) -> bool:
    """Whether the best choice need not be heard to know that it can't fit."""
    if not isinstance(best.outcome, Misfit):
        return False
    if best.outcome.of == "whole" and clock.slot.post is not None:
        return True
    return not best.reach.shortest / _UNSURE <= clock.asked <= best.reach.longest * _UNSURE


def refusal(draft: Draft, clock: Clock, heard: Mapping[str, Take]) -> RuleError:
    """The error for a slot that nothing was found to fit."""
    choices = near(draft, clock, heard)
    if clock.slot.post is not None and (late := _late(choices, clock)) is not None:
        return late
    known = {id: take.duration_ms for id, take in heard.items()}
    shortest = trial(draft.script(draft.least_ms(known), known), clock, heard)
    longest = trial(draft.script(ENDLESS_MS, known), clock, heard)
    ends = (
        f"the shortest possible is {_least(shortest)}, the longest {_most(longest)}"
        if clock.slot.post is None
        else f"at the earliest it ends at {_least(shortest)}, at the latest at {_most(longest)}"
    )
    message = f"{shortest.script.slug}: {_asked(clock)}; {ends}."
    match beside(choices):
        case (under, over):
            return RuleError(message, _between(under, over, clock))
        case (one,) if one.off < 0:
            return RuleError(message, _too_long(shortest, clock))
    return RuleError(message, _too_short(longest, clock))


def _asked(clock: Clock) -> str:
    ms = clock.asked * 1000 // RATE
    if clock.slot.post is not None:
        return f"its last word can't end at {_clock(ms)}"
    return f"it can't run {'about' if clock.slot.soft else 'exactly'} {_clock(ms)}"


def _late(choices: Iterable[Trial], clock: Clock) -> RuleError | None:
    """Where the words fit their post, but what follows can't be as long as it would have to."""
    slot = clock.slot
    for one in choices:
        found = one.outcome
        if isinstance(found, Misfit) and found.of == "whole" and slot.samples and slot.post:
            least, most = -(-found.shortest * 1000 // RATE), found.longest * 1000 // RATE
            post, asked = slot.post * 1000 // RATE, slot.samples * 1000 // RATE
            nearest = least if asked < least else most
            return RuleError(
                f"{one.script.slug}: after a post at {_clock(post)} the bed can run out to between "
                f"{_clock(least)} and {_clock(most)}; asked for {_clock(asked)}.",
                f"Ask for --length {_clock(nearest)}, or move the post.",
            )
    return None


def _too_long(shortest: Trial, clock: Clock) -> str:
    """What to do where even the fewest sentences are too many."""
    told = tuple(_told(shortest.script))
    musts = tuple(one for one in told if one.must)
    if len(shortest.script.stories) > 1:
        return f"{_ask(_least(shortest), clock)}, or leave a story out."
    doing = "Mark fewer sentences `must`" if musts else "Shorten what must air in the script"
    return f"{_ask(_least(shortest), clock)}. {doing}: {_names(musts or told)}."


def _too_short(longest: Trial, clock: Clock) -> str:
    """What to do where all there is to say is not enough."""
    more = "another story" if len(longest.script.stories) > 1 else "more to say"
    if clock.slot.post is not None or has_room(clock.frame_of(longest.script).tail):
        return f"{_ask(_most(longest), clock)}, or give it {more}."
    return (
        f"Ask for {_most(longest)}, give it {more}, or let a bed run out at its end: add to "
        "the station file: sound: {bed: house}"
    )


def _between(under: Trial, over: Trial, clock: Clock) -> str:
    """What to do where a sentence is too much, and going without it too little."""
    here = set(under.ids)
    more = tuple(one for one in over.script.sentences if one.id not in here)
    them = "it" if len(more) == 1 else "them"
    return (
        f"{_ask(_most(under), clock)}, with {_names(more)} cut, "
        f"or for {_least(over)}, with {them} on the air."
    )


def _ask(told: str, clock: Clock) -> str:
    return f"Ask for {told}" if clock.slot.post is None else f"Ask for a post at {told}"


def _told(script: Script) -> Iterable[Sentence]:
    return (
        one for block in script.blocks if block.kind is BlockKind.STORY for one in block.sentences
    )


def _names(sentences: tuple[Sentence, ...]) -> str:
    """Their ids and first words."""
    named = [f"{one.id} (“{_first_words(one.text)}”)" for one in sentences[:_NAMED]]
    others = len(sentences) - len(named)
    return ", ".join(named) + (f" and {others} more" if others > 0 else "")


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")


def _least(one: Trial) -> str:
    """The shortest that it can be, as it may be typed."""
    return _about(one, _ends(one)[0])


def _most(one: Trial) -> str:
    return _about(one, _ends(one)[1])


def _about(one: Trial, ms: int) -> str:
    return ("" if one.measured else "about ") + _clock(ms)


def _ends(one: Trial) -> tuple[int, int]:
    """The shortest and the longest in milliseconds, both of which can be had: to the tenth of a
    second if measured, else to the second, and finer where there is no such length between."""
    for step in (100, 10) if one.measured else (1000, 100, 10):
        least, most = _inside(one, step)
        if least <= most:
            return least, most
    return _inside(one, 1)


def _inside(one: Trial, step: int) -> tuple[int, int]:
    least = -(-one.reach.shortest * 1000 // (RATE * step)) * step
    return least, one.reach.longest * 1000 // (RATE * step) * step


def _clock(ms: int) -> str:
    """ "1:30", or "1:30.5" where it is no whole second: as it may be typed."""
    rest = f"{ms % 1000 / 1000:.3f}"[1:].rstrip("0")
    return whole(ms) + (rest if ms % 1000 else "")
