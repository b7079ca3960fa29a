"""The station: its name, voice, sound, words and folders.

Defaults, then the station file, then the environment, then the command line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from producer import yamlfile
from producer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "station.yaml"
"""Read from the working folder where no other station file is named."""
LEXICON_NAME = "lexicon.yaml"
"""The station's lexicon, in the working folder, where it is there and no other is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """Silence, speech to speech, in milliseconds (PRSS practice for head and tail)."""

    sentence: int = 350
    paragraph: int = 700
    block: int = 1000
    head: int = 500
    tail: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the station says around a story; the names in braces are filled in."""

    written_for: str = "This story was written by {byline} for {publisher}."
    written_by: str = "This story was written by {byline}."
    published_by: str = "This story comes from {publisher}."
    disclosure: str = "It was read by a synthetic voice."
    newscast: str = "This is the news from {station}."
    newscast_by: str = "This newscast is made of stories by {bylines}."


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLengths:
    """How long a block of a form is at this station; None for the preset."""

    form: str
    min_ms: int | None = None
    target_ms: int | None = None
    max_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """Everything that a station sets once and a command may override."""

    name: str = ""
    engine: str = "hibari"
    voice: str | None = None
    """None for the engine's own default."""
    speed: float = 1.0
    form: str = "voicer"
    forms: tuple[FormLengths, ...] = ()
    """Lengths that differ from the presets, by form."""
    profile: str = "prss"
    formats: tuple[str, ...] = ("wav", "mp3")
    pauses: Pauses = field(default_factory=Pauses)
    words: Words = field(default_factory=Words)
    recasts: bool = True
    """Whether sentences are recast for the ear where that is safe."""
    approval: str = "never"
    """Which copy airs only where somebody is named who approved it: one of APPROVALS."""
    lexicon: Path | None = None
    """How the station says names; None for the shipped lexicon alone."""
    out: Path = Path("audio")
    cache: Path | None = None
    """None for the user's own cache folder."""


APPROVALS = ("never", "agency", "always")
"""No copy; what is an agency's or a network's; all."""

_SETTINGS = frozenset(
    {"name", "engine", "voice", "speed", "form", "forms", "profile", "formats", "pauses", "words"}
    | {"recasts", "approval", "lexicon", "out", "cache"}
)
_PAUSES = frozenset({"sentence", "paragraph", "block", "head", "tail"})
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
        raise InputError(
            f"{file}: there is no such station file", "Check the name after --station."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: this station file can't be read: {error}") from error
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
        formats=_formats(fields["formats"]) if "formats" in fields else base.formats,
        pauses=_pauses(fields["pauses"]) if "pauses" in fields else base.pauses,
        words=_words(fields["words"]) if "words" in fields else base.words,
        recasts=fields["recasts"].yes_or_no() if "recasts" in fields else base.recasts,
        approval=fields["approval"].choice(APPROVALS) if "approval" in fields else base.approval,
        lexicon=_path(fields["lexicon"], file.parent) if "lexicon" in fields else base.lexicon,
        out=_path(fields["out"], file.parent) if "out" in fields else base.out,
        cache=_path(fields["cache"], file.parent) if "cache" in fields else base.cache,
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
    fields = item.fields(_PAUSES, frozenset())
    return Pauses(**{name: each.integer(0, _LONGEST_PAUSE_MS) for name, each in fields.items()})


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


def _path(item: yamlfile.Item, base: Path) -> Path:
    """A file or folder: `~` is the user's home, and a relative path starts at `base`."""
    try:
        return base / Path(item.words()).expanduser()
    except RuntimeError:
        raise item.wrong("a path whose home is on this machine") from None


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
