"""Lint for the ear: what a radio editor would mend in a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.script.ear import load, sourcing, wording
from producer.script.ear.finding import Finding, Rule, Severity, each, places

if TYPE_CHECKING:
    from producer.model import Script

RULES: tuple[Rule, ...] = (
    Rule(name="too-long", severity=Severity.ERROR, find=each(load.too_long)),
    Rule(name="too-long", severity=Severity.WARNING, find=each(load.long)),
    Rule(name="unspoken-sign", severity=Severity.ERROR, find=each(wording.unspoken)),
    Rule(name="address", severity=Severity.WARNING, find=each(wording.address)),
    Rule(name="late-attribution", severity=Severity.WARNING, find=each(sourcing.late_attribution)),
    Rule(name="immediacy", severity=Severity.WARNING, find=each(wording.immediacy)),
    Rule(name="immediacy", severity=Severity.NOTE, find=each(wording.now)),
    Rule(name="acronym", severity=Severity.WARNING, find=sourcing.acronym),
    Rule(name="surname-alone", severity=Severity.WARNING, find=sourcing.surname_alone),
    Rule(name="who-is-it", severity=Severity.NOTE, find=sourcing.who_is_it),
    Rule(name="numbers", severity=Severity.WARNING, find=each(load.numbers)),
    Rule(name="passives", severity=Severity.WARNING, find=each(load.passives)),
    Rule(name="passives-in-a-row", severity=Severity.WARNING, find=load.passive_row),
    Rule(name="aside", severity=Severity.WARNING, find=each(load.aside)),
    Rule(name="dateline", severity=Severity.WARNING, find=each(wording.dateline)),
    Rule(name="unquote", severity=Severity.WARNING, find=each(wording.unquote)),
    Rule(name="former-latter", severity=Severity.WARNING, find=each(wording.former_latter)),
    Rule(name="pronoun-first", severity=Severity.WARNING, find=each(wording.pronoun_first)),
    Rule(name="late-subject", severity=Severity.NOTE, find=each(load.late_subject)),
    Rule(name="far-verb", severity=Severity.NOTE, find=each(load.far_verb)),
    Rule(name="sounds-like", severity=Severity.NOTE, find=each(wording.a_million)),
    Rule(name="tongue-twister", severity=Severity.NOTE, find=each(wording.tongue_twister)),
)
"""Every rule, in the order in which a sentence's findings are told."""


def lint(script: Script) -> tuple[Finding, ...]:
    """What to mend in a script, sentence by sentence in the order in which they air.

    Of the stories alone: the station's own words are its own. Advice for an editor, who knows
    better; nothing is changed.
    """
    aired = places(script)
    order = {place.sentence.id: number for number, place in enumerate(aired)}
    found = (
        Finding(
            sentence=place.sentence.id,
            block=place.block,
            rule=rule.name,
            severity=rule.severity,
            message=message,
        )
        for rule in RULES
        for place, message in rule.find(aired)
    )
    return tuple(sorted(found, key=lambda one: order[one.sentence]))
