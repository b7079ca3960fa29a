"""Whether what airs is the script, in one voice, said to be synthetic, and still to be aired."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from producer.model import Check
from producer.segment.formats import most_exact
from producer.segment.manifest import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from producer.model import Cue, Script, Segment
    from producer.segment.asked import Asked
    from producer.segment.examine import Examined

EXPIRY: Final = "expiry"
"""The name of the one check whose outcome changes with the day."""


def sentence_checks(
    segment: Segment, heard: Mapping[str, Examined], read: tuple[str, ...] | None
) -> tuple[Check, ...]:
    """Every sentence of the script airs once, in its place and in order, and is not silent."""
    wanted = [(one.id, one.text) for one in segment.script.sentences]
    aired = [(cue.sentence, cue.text) for cue in segment.cues]
    wrong = _wrong(segment, heard)
    if aired != wanted or (read is not None and list(read) != [id for id, _ in wanted]):
        wrong = "not as in the script"
    return (
        Check(
            name="sentences aired",
            expected=f"{len(wanted)}, each once and in order",
            measured=f"{len(aired)}" + (f", {wrong}" if wrong else ""),
            passed=not wrong,
        ),
    )


def _wrong(segment: Segment, heard: Mapping[str, Examined]) -> str:
    """What is wrong with the places of the sentences, for people; or nothing."""
    for before, after in pairwise(segment.cues):
        if after.start_ms < before.end_ms:
            return f"{after.sentence} starts before {before.sentence} ends"
    if segment.cues and segment.cues[-1].end_ms > segment.duration_ms:
        return f"{segment.cues[-1].sentence} ends after the segment"
    for cue in segment.cues if heard else ():
        if _silent(cue, heard[most_exact(heard)]):
            return f"{cue.sentence} is silent"
    return ""


def _silent(cue: Cue, heard: Examined) -> bool:
    """Whether nothing is heard of a sentence."""
    return any(
        silence.start_ms <= cue.start_ms and cue.end_ms <= silence.end_ms
        for silence in heard.silences
    )


def honesty_checks(segment: Segment, asked: Asked) -> tuple[Check, ...]:
    """One voice reads it all; it is said to be synthetic; it speaks the story's language.

    Where no disclosure was asked for there is none to promise: in a legal ID nothing may stand
    beside the call letters and the community.
    """
    names = sorted({f"{voice.engine} {voice.name}" for voice in segment.voices})
    spoken = sorted({voice.language for voice in segment.voices})
    language = segment.script.language
    return (
        Check(
            name="voice",
            expected="one voice",
            measured=" and ".join(names) + (f" ({asked.notice})" if asked.notice else ""),
            passed=len(names) == 1,
        ),
        *(_disclosure(segment, asked.disclosure) if asked.disclosure else ()),
        Check(
            name="language",
            expected=f"a voice for {language}",
            measured=", ".join(spoken),
            passed=bool(spoken) and all(_root(each) == _root(language) for each in spoken),
        ),
    )


def _disclosure(segment: Segment, words: str) -> tuple[Check, ...]:
    disclosed = said(segment.cues, words)
    return (
        Check(
            name="disclosure",
            expected=f"said: {words}",
            measured="said" if disclosed else "not said",
            passed=disclosed,
        ),
    )


def expiry_checks(script: Script, now: datetime) -> tuple[Check, ...]:
    """The kill time has not come; nothing where there is none."""
    if script.expires is None:
        return ()
    kill = datetime.fromisoformat(script.expires)
    kill = kill if kill.tzinfo else kill.astimezone()
    return (
        Check(
            name=EXPIRY,
            expected=f"a kill time to come, {script.expires}",
            measured="may air" if now < kill else f"expired at {_minute(now)}",
            passed=now < kill,
        ),
    )


def _minute(now: datetime) -> str:
    return now.astimezone().isoformat(sep=" ", timespec="minutes")


def _root(language: str) -> str:
    return language.lower().split("-")[0]
