"""A station's legal ID, made of the words that its file gives.

47 CFR 73.1201(b): the call letters, immediately followed by the community. So nothing of what a
story has around it may stand in it: no intro, no outro, no sting.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from producer.model import Airing
from producer.pipeline.making import make
from producer.pipeline.order import Order
from producer.playlist.missing import said_by
from producer.script.document.keys import VERSION
from producer.script.slug import slug
from producer.station import LEGAL_ID, Sounds
from producer.yamlfile import scalar

if TYPE_CHECKING:
    from producer.pipeline.making import Made, Progress
    from producer.station import Category, Station

_SCRIPT: Final = """\
script: {version}
slug: {slug}
title: {title}
form: reader
story:
  source: {source}
blocks:
  - sentences:
      - text: {text}
"""


def make_legal_id(station: Station, category: Category, *, progress: Progress | None) -> Made:
    """Make the segment of a category's text, as long as it is; one of another text is replaced.

    It says nothing of the voice, which every story's outro does and its own labels do. Raises as
    `make` does.
    """
    with tempfile.TemporaryDirectory(prefix="legal-id-") as folder:
        file = Path(folder) / "legal-id.yaml"
        file.write_text(_script(station, category), encoding="utf-8")
        order = Order(airing=Airing(category=category.name))
        return make((str(file),), _bare(station), order, progress=progress)


def _script(station: Station, category: Category) -> str:
    name = " ".join((category.name, station.air.call_letters)).strip()
    kind = "legal ID" if category.name == LEGAL_ID else category.name
    # Other words replace the segment, which is known again by its title.
    title = " ".join((station.air.call_letters, kind)).strip()
    return _SCRIPT.format(
        version=VERSION,
        slug=scalar(slug(name)),
        title=scalar(title),
        source=scalar(said_by(category)),
        text=scalar(category.text),
    )


def _bare(station: Station) -> Station:
    """The station without what it puts around a story; its own words need nobody's approval."""
    return replace(
        station,
        sounds=Sounds(),
        words=replace(station.words, disclosure=""),
        approval="never",
        recasts=False,
    )
