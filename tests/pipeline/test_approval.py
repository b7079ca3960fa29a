"""Whose copy airs, and who answers for it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from producer import pipeline
from producer.errors import RuleError, UsageError
from producer.model import Origin, Script
from producer.pipeline import approval
from producer.pipeline.order import Order
from producer.station import Station
from tests.builders import script

OWN = Origin(source="own.html", publisher="WZQY")
AGENCY = Origin(source="wire.html", publisher="WZQY", agency="Associated Press")
APPROVED = replace(AGENCY, approved_by="Ann Ruiz")


def of(*stories: Origin) -> Script:
    return replace(script(), stories=stories)


@pytest.mark.parametrize(
    ("station", "stories"),
    [
        ("never", (AGENCY,)),
        ("agency", (OWN,)),
        ("agency", (APPROVED,)),
        ("always", (APPROVED,)),
        ("agency", (OWN, APPROVED)),
    ],
)
def test_what_may_air(station: str, stories: tuple[Origin, ...]) -> None:
    approval.demand(of(*stories), Station(approval=station))


@pytest.mark.parametrize(
    ("station", "stories", "whose"),
    [
        ("agency", (AGENCY,), "wire.html: the copy is the Associated Press's"),
        ("always", (OWN,), "own.html: the copy is WZQY's"),
        ("always", (replace(OWN, publisher=None),), "own.html: the copy is nobody known's"),
        ("agency", (APPROVED, AGENCY), "wire.html: the copy is the Associated Press's"),
    ],
)
def test_what_may_not_air_says_whose_it_is_and_what_to_type(
    station: str, stories: tuple[Origin, ...], whose: str
) -> None:
    with pytest.raises(RuleError) as caught:
        approval.demand(of(*stories), Station(approval=station))
    assert caught.value.message.startswith(whose)
    assert '--approved-by "NAME"' in caught.value.hint


def test_the_name_is_said_of_every_story() -> None:
    told = approval.approved(of(OWN, AGENCY), "Ann Ruiz")
    assert [story.approved_by for story in told.stories] == ["Ann Ruiz", "Ann Ruiz"]
    assert approval.approved(of(APPROVED), None) == of(APPROVED)


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "—", "Ann\x07"])
def test_a_name_that_is_none_approves_nothing(name: str) -> None:
    with pytest.raises(UsageError, match="nobody's name"):
        approval.approved(of(AGENCY), name)


WIRE = (
    "<!doctype html><html lang=en><head><title>Ferry sails</title></head><body><article>"
    "<h1>Ferry sails</h1><p>By JO LUND, Associated Press</p>"
    + "".join(
        f"<p>LARKIN, Ky. (AP) — The ferry sailed on day {n} with the mayor and a band aboard.</p>"
        if n == 1
        else f"<p>On day {n} it carried many more people than the town had hoped for.</p>"
        for n in range(1, 6)
    )
    + "</article></body></html>"
)


def test_the_manifest_names_whose_copy_it_is_and_who_approved(tmp_path: Path) -> None:
    page = tmp_path / "wire.html"
    page.write_text(WIRE, encoding="utf-8")
    station = Station(
        engine="tone",
        formats=("wav",),
        approval="agency",
        out=tmp_path / "out",
        cache=tmp_path / "cache",
    )
    with pytest.raises(RuleError):
        pipeline.make((str(page),), station)
    assert not (tmp_path / "out").exists()
    made = pipeline.make((str(page),), station, Order(approved_by="Ann Ruiz"))
    manifest = json.loads((made.folder / "manifest.json").read_text("utf-8"))
    rights = manifest["x-producer"]["rights"]
    assert (rights["agency"], rights["approvedBy"]) == ("Associated Press", "Ann Ruiz")
    again = pipeline.make((str(made.folder / "script.yaml"),), station)
    assert again.segment.script.origin.approved_by == "Ann Ruiz"
