"""The station file, read and checked: defaults, then the file, then the environment."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from producer import yamlfile
from producer.errors import InputError
from producer.station.airing import AIR_KEYS, air
from producer.station.paths import path
from producer.station.settings import (
    APPROVALS,
    LAYOUTS,
    FormLengths,
    OwnProfile,
    Pauses,
    Signing,
    Station,
    Words,
)
from producer.station.sounds import sounds

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "station.yaml"
"""Read from the working folder where no other station file is named."""
LEXICON_NAME = "lexicon.yaml"
"""The station's lexicon, in the working folder, where it is there and no other is named."""


_SETTINGS = frozenset(
    {"name", "engine", "voice", "speed", "form", "forms", "profile", "formats", "pauses", "words"}
    | {"own-profile", "layout", "tempo", "recasts", "approval", "lexicon", "out", "cache"}
    | {"signing", "sound"}
    | AIR_KEYS
)
_PAUSES = frozenset({"sentence", "paragraph", "block", "head", "tail"})
_PAUSE_LIMITS = {"least": (20, 100), "most": (100, 300)}
"""Percent: between them a pause can always stay as it is, and never vanishes."""
_OWN_PROFILE = {
    "lufs": (-40.0, -9.0),
    "tolerance": (0.1, 5.0),
    "true-peak": (-20.0, 0.0),
    "sample-peak": (-20.0, 0.0),
}
_MOST_TEMPO = 5.0
_WORDS = {
    "written-for": ("byline", "publisher"),
    "written-by": ("byline",),
    "published-by": ("publisher",),
    "disclosure": (),
    "newscast": ("station",),
    "newscast-by": ("bylines",),
}
"""What may be filled in: `written-by` speaks where no publisher is known, and so on."""
_LONGEST_PAUSE_MS = 10_000


def load(file: Path | None, environment: Mapping[str, str]) -> Station:
    """The station of a file (or of `station.yaml` here, or the defaults) under the environment.

    Raises InputError where the file can't be read or is wrong.
    """
    named = file or (Path(name) if (name := environment.get("PRODUCER_STATION")) else None)
    station = Station()
    if named is not None:
        station = read(named)
    elif Path(FILE_NAME).is_file():
        station = read(Path(FILE_NAME))
    station = _under(environment, station)
    if station.lexicon is None and Path(LEXICON_NAME).is_file():
        return replace(station, lexicon=Path(LEXICON_NAME))
    return station


def read(file: Path) -> Station:
    """Read a station file; relative paths in it start at its folder."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InputError(f"{file}: there is no such station file", "Check its name.") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{file}: this station file is not written in UTF-8", "Save it as UTF-8."
        ) from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"{file}: this station file can't be read: {why}") from error
    base = Station()
    if not any(line.split("#")[0].strip() for line in text.splitlines()):
        return base  # everything may be left out
    fields = yamlfile.parse(text, str(file)).fields(_SETTINGS, frozenset())
    return Station(
        name=" ".join(fields["name"].text().split()) if "name" in fields else base.name,
        engine=fields["engine"].words() if "engine" in fields else base.engine,
        voice=fields["voice"].words() if "voice" in fields else base.voice,
        speed=fields["speed"].number(0.5, 2.0) if "speed" in fields else base.speed,
        form=fields["form"].words() if "form" in fields else base.form,
        forms=_forms(fields["forms"]) if "forms" in fields else base.forms,
        profile=fields["profile"].words() if "profile" in fields else base.profile,
        own=_own_profile(fields["own-profile"]) if "own-profile" in fields else base.own,
        layout=fields["layout"].choice(LAYOUTS) if "layout" in fields else base.layout,
        tempo=fields["tempo"].number(0.0, _MOST_TEMPO) if "tempo" in fields else base.tempo,
        sounds=sounds(fields["sound"], file.parent) if "sound" in fields else base.sounds,
        formats=_formats(fields["formats"]) if "formats" in fields else base.formats,
        pauses=_pauses(fields["pauses"]) if "pauses" in fields else base.pauses,
        words=_words(fields["words"]) if "words" in fields else base.words,
        recasts=fields["recasts"].yes_or_no() if "recasts" in fields else base.recasts,
        approval=fields["approval"].choice(APPROVALS) if "approval" in fields else base.approval,
        lexicon=path(fields["lexicon"], file.parent) if "lexicon" in fields else base.lexicon,
        out=path(fields["out"], file.parent) if "out" in fields else base.out,
        cache=path(fields["cache"], file.parent) if "cache" in fields else base.cache,
        signing=_signing(fields["signing"], file.parent) if "signing" in fields else None,
        air=air(fields, file.parent),
    )


def _forms(item: yamlfile.Item) -> tuple[FormLengths, ...]:
    return tuple(_form_lengths(name, group) for name, group in item.pairs())


def _form_lengths(name: str, item: yamlfile.Item) -> FormLengths:
    fields = item.fields(frozenset({"min", "target", "max"}), frozenset())
    return FormLengths(form=name, **{f"{key}_ms": each.length_ms() for key, each in fields.items()})


def _formats(item: yamlfile.Item) -> tuple[str, ...]:
    names = tuple(member.words() for member in item.items())
    if not names:
        raise item.wrong("a list of at least one format")
    return names


def _pauses(item: yamlfile.Item) -> Pauses:
    fields = item.fields(_PAUSES | _PAUSE_LIMITS.keys(), frozenset())
    bounds = dict.fromkeys(_PAUSES, (0, _LONGEST_PAUSE_MS)) | _PAUSE_LIMITS
    return Pauses(**{name: each.integer(*bounds[name]) for name, each in fields.items()})


def _own_profile(item: yamlfile.Item) -> OwnProfile:
    """Where no sample peak is set, the true peak is its ceiling too."""
    fields = item.fields(frozenset(_OWN_PROFILE), frozenset({"lufs", "true-peak"}))
    told = {name: each.number(*_OWN_PROFILE[name]) for name, each in fields.items()}
    return OwnProfile(
        lufs=told["lufs"],
        tolerance_lu=told.get("tolerance", 1.0),
        true_peak_dbtp=told["true-peak"],
        sample_peak_dbfs=told.get("sample-peak", told["true-peak"]),
    )


def _words(item: yamlfile.Item) -> Words:
    fields = item.fields(frozenset(_WORDS), frozenset())
    return Words(
        **{name.replace("-", "_"): _template(each, _WORDS[name]) for name, each in fields.items()}
    )


def _template(item: yamlfile.Item, names: tuple[str, ...]) -> str:
    text = item.words()
    filled_in = tuple(f"{{{name}}}" for name in names)
    rest = re.sub("|".join(map(re.escape, filled_in)), "", text)
    if "{" in rest or "}" in rest:
        but = f" but {' and '.join(filled_in)}" if filled_in else ""
        raise item.wrong(f"words with no braces{but}")
    if not any(map(str.isalnum, rest)):
        raise item.wrong("words that can be said")
    return text


def _signing(item: yamlfile.Item, base: Path) -> Signing:
    keys = frozenset({"certificate", "key"})
    return Signing(**{name: path(each, base) for name, each in item.fields(keys, keys).items()})


def with_engine(station: Station, name: str) -> Station:
    """The station with another engine, whose own default voice then speaks."""
    return station if name == station.engine else replace(station, engine=name, voice=None)


def _under(environment: Mapping[str, str], station: Station) -> Station:
    """The station with what the environment sets."""
    out, cache = environment.get("PRODUCER_OUT"), environment.get("PRODUCER_CACHE")
    lexicon = environment.get("PRODUCER_LEXICON")
    station = with_engine(station, environment.get("PRODUCER_ENGINE") or station.engine)
    return replace(
        station,
        voice=environment.get("PRODUCER_VOICE") or station.voice,
        profile=environment.get("PRODUCER_PROFILE") or station.profile,
        lexicon=Path(lexicon).expanduser() if lexicon else station.lexicon,
        out=Path(out).expanduser() if out else station.out,
        cache=Path(cache).expanduser() if cache else station.cache,
    )
