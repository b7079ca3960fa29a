"""The forms of a script: how long one block of each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.errors import UsageError

if TYPE_CHECKING:
    from producer.station import Station


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind of radio piece, and its block's length in milliseconds."""

    name: str
    about: str
    min_ms: int
    target_ms: int
    max_ms: int


FORMS: Final = (
    Form(name="reader", about="read by the host", min_ms=20_000, target_ms=25_000, max_ms=30_000),
    Form(name="spot", about="a short report", min_ms=30_000, target_ms=40_000, max_ms=50_000),
    Form(
        name="voicer",
        about="one voice, a whole story",
        min_ms=40_000,
        target_ms=60_000,
        max_ms=120_000,
    ),
    Form(
        name="feature",
        about="a long piece",
        min_ms=60_000,
        target_ms=90_000,
        max_ms=150_000,
    ),
    Form(
        name="newscast",
        about="items of a newscast",
        min_ms=15_000,
        target_ms=25_000,
        max_ms=30_000,
    ),
)
"""Presets of the field, which a station may change."""


def of_station(name: str, station: Station) -> Form:
    """The form of that name at its station's own lengths. Raises UsageError."""
    for lengths in station.forms:
        find(lengths.form)
    form = find(name)
    for lengths in station.forms:
        if lengths.form == name:
            form = Form(
                name=form.name,
                about=form.about,
                min_ms=lengths.min_ms or form.min_ms,
                target_ms=lengths.target_ms or form.target_ms,
                max_ms=lengths.max_ms or form.max_ms,
            )
    if not form.min_ms < form.target_ms < form.max_ms:
        told = " < ".join(f"{ms / 1000:g} s" for ms in (form.min_ms, form.target_ms, form.max_ms))
        raise UsageError(
            f"the form {name} would have min, target and max of {told}",
            "Under forms in the station file, each must be longer than the one before.",
        )
    return form


def find(name: str) -> Form:
    """The preset of that name. Raises UsageError."""
    for form in FORMS:
        if form.name == name:
            return form
    known = ", ".join(form.name for form in FORMS)
    raise UsageError(f"there is no form named {name!r}", f"Forms: {known}.")
