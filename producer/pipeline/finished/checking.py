"""A finished segment's report, made anew from its files."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from producer.errors import InputError
from producer.model import Check, Origin, Script
from producer.pipeline.finished import hearing
from producer.script import document
from producer.script.style import Style
from producer.segment import asked as wishes
from producer.segment.checks import checks_of, contents, sound_checks, transcript
from producer.segment.examine import examine
from producer.segment.manifest import FILE_NAME, OURS
from producer.segment.retelling import segment_of
from producer.station import Station

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Segment
    from producer.pipeline.making import Progress
    from producer.segment.asked import Asked
    from producer.segment.examine import Examined
    from producer.segment.listening import Hearing

_FAULTS: Final = (KeyError, TypeError, ValueError, AttributeError)
"""What a manifest that is not as we write it makes of being read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a look at a segment's files found."""

    folder: Path
    checks: tuple[Check, ...]
    segment: Segment | None
    """With these checks; None where its manifest can't be read."""
    hearing: Hearing | None = None

    @property
    def failed(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.passed)


def check(folder: Path, *, listen_back: bool = False, progress: Progress | None = None) -> Checked:
    """Measure a finished segment again, and hold it to what was asked of it.

    Nothing is written. What is changed, missing or broken is a failed check. Raises InputError
    where the folder holds no segment, MissingError where nobody is here to listen.
    """
    if listen_back:
        hearing.ready()
    if progress is not None:
        progress("measuring", 0, 0)
    try:
        manifest = _manifest(folder)
    except ValueError as error:
        return Checked(folder=folder, checks=(_unreadable(error),), segment=None)
    try:
        return _checked(folder, manifest, listen_back=listen_back, progress=progress)
    except _FAULTS as error:
        if contents.manifest_check(manifest).passed:
            raise  # nobody touched it: the fault is ours
        return Checked(folder=folder, checks=(_unreadable(error),), segment=None)


def _manifest(folder: Path) -> dict[str, Any]:
    """The manifest of the segment in a folder. Raises InputError, and ValueError for no JSON."""
    try:
        data = (folder / FILE_NAME).read_bytes()
    except OSError as error:
        raise _no_segment(folder) from error
    found = json.loads(data)
    if not isinstance(found, dict) or not isinstance(found.get(OURS), dict):
        raise _no_segment(folder)
    return found


def _no_segment(folder: Path) -> InputError:
    return InputError(
        f"{folder}: there is no segment in this folder",
        "Name a folder that producer make wrote, such as audio/SLUG: it holds a manifest.json.",
    )


def _unreadable(error: Exception) -> Check:
    lacks = isinstance(error, KeyError)
    return Check(
        name="manifest",
        expected="as it was written",
        measured=f"it does not tell {error}" if lacks else f"it can't be read: {error}",
        passed=False,
    )


def _checked(
    folder: Path, manifest: dict[str, Any], *, listen_back: bool, progress: Progress | None
) -> Checked:
    told = manifest[OURS]
    asked = wishes.from_document(told["asked"])
    script, script_check = _script(folder, told["scriptSha256"], asked)
    segment = segment_of(told, script or _wordless(manifest))
    heard, broken = _examined(folder, segment)
    found = (
        contents.manifest_check(manifest),
        contents.file_check(folder, told["contents"]),
        script_check,
        *broken,
        *(
            sound_checks(segment, heard, asked)
            if script is None
            else checks_of(segment, heard, asked, now=datetime.now().astimezone())
        ),
        *_transcript(folder, segment),
    )
    back = None
    if listen_back and heard and script is not None:
        back, more = hearing.hear(folder, segment, tuple(heard), progress)
        found += more
    segment = replace(segment, checks=found)
    return Checked(folder=folder, checks=found, segment=segment, hearing=back)


def _script(folder: Path, digest: str, asked: Asked) -> tuple[Script | None, Check]:
    """The script that lies there, and whether it is the one that was read."""
    text, fault, script = None, "", None
    try:
        text = (folder / "script.yaml").read_bytes()
        station = Station(pauses=asked.pauses)
        script = document.from_yaml(text.decode("utf-8"), "script.yaml", station, Style())
    except OSError as error:
        fault = (error.strerror or str(error)).lower()
    except UnicodeDecodeError:
        fault = "it is no text in UTF-8"
    except InputError as error:
        fault = error.message
    return script, contents.script_check(text, digest, fault)


def _wordless(manifest: dict[str, Any]) -> Script:
    """What stands for a script that can't be read: its title."""
    told = manifest[OURS]
    return Script(
        slug=told["slug"],
        title=manifest["name"],
        form=told["form"],
        language=manifest["inLanguage"],
        stories=(Origin(source=""),),
        blocks=(),
    )


def _examined(folder: Path, segment: Segment) -> tuple[dict[str, Examined], tuple[Check, ...]]:
    """What each file holds, and a failed check for each that can't be decoded."""

    def look(name: str) -> Examined | Check:
        try:
            return examine(folder / name)
        except (OSError, ValueError) as error:
            return Check(
                name=f"sound of {name}",
                expected="a file that can be decoded",
                measured=str(error),
                passed=False,
            )

    names = [file.name for file in segment.files]
    with ThreadPoolExecutor() as pool:
        found = dict(zip(names, pool.map(look, names), strict=True))
    heard = {name: one for name, one in found.items() if not isinstance(one, Check)}
    return heard, tuple(one for one in found.values() if isinstance(one, Check))


def _transcript(folder: Path, segment: Segment) -> tuple[Check, ...]:
    """A transcript that is not there is told as a missing file."""
    try:
        text = (folder / "transcript.vtt").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ()
    return transcript.checks(text, segment.cues)
