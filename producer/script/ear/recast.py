"""Recasts for the ear: safe changes to the text shown, each in the log, none to a fact."""

from __future__ import annotations

from dataclasses import dataclass

from producer.model import Rewrite
from producer.script.ear import attribution, persons, signs
from producer.script.ear.facts import same_facts
from producer.script.spoken.rewriting import Rule, Step, rewrite


@dataclass(frozen=True, slots=True, kw_only=True)
class Recast:
    """A change, and the words in lower case that may come or go with it."""

    change: Rule | Step
    added: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    within: bool = False
    """Whether it may be made inside a quotation: it moves and adds no word."""


RECASTS: tuple[Recast, ...] = (
    Recast(change=signs.NOTES, dropped=signs.NOTE_WORDS, within=True),
    Recast(change=signs.BRACKETS, within=True),
    *(Recast(change=rule, within=True) for rule in signs.PERCENT),
    Recast(change=Step(name="attribution first", change=attribution.quotation_last)),
    Recast(change=Step(name="attribution first", change=attribution.split_quotation)),
    Recast(
        change=Step(name="attribution first", change=attribution.clause_last),
        added=frozenset({"that"}),
    ),
    Recast(change=Step(name="attribution first", change=attribution.source_first)),
    Recast(
        change=Step(name="age before the name", change=persons.age_first),
        added=frozenset({"year", "old"}),
    ),
    Recast(change=Step(name="title before the name", change=persons.title_first)),
)


def recast(text: str, *, quoted: bool = False) -> tuple[str, tuple[Rewrite, ...]]:
    """A sentence recast for the ear, and what was changed, in order.

    `quoted` tells that it begins inside a quotation, which a sentence before it opened.

    Pure; a recast text is its own recast. A change that would touch a fact is not made: see
    facts.py. Where the grammar is not certain the sentence stays as it is.
    """
    log: tuple[Rewrite, ...] = ()
    for one in RECASTS:
        if quoted and not one.within:
            continue
        after, changes = rewrite(text, (one.change,))
        if changes and same_facts(text, after, added=one.added, dropped=one.dropped):
            text, log = after, log + changes
    return text, log
