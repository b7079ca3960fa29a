"""The marking: the same names in every container, nothing that nobody knows."""

from __future__ import annotations

import re

from producer.segment.formats.marking import marking
from tests.labels_builder import labels
from tests.paths import ROOT


def test_everything_that_marks_a_synthetic_voice_is_named() -> None:
    told = labels()
    assert marking(told) == {
        "digital_source_type": told.digital_source_type,
        "engine": "hibari 0.2.1",
        "voice": "heart",
        "disclosure": "It was read by a synthetic voice.",
        "source_url": "https://harbour.example/2026/ferry",
        "byline": "Tobias Renn",
        "published": "2026-05-04",
        "approver": "Odile Marsh",
        "expires": "2026-05-06T18:00:00",
        "script_sha256": "0123456789abcdef" * 4,
        "reference": "0123456789abcdef0123456789abcdef",
    }


def test_what_nobody_knows_is_left_out() -> None:
    assert not {"approver", "expires"} & marking(labels(approver="", expires="")).keys()


def test_the_docs_tell_every_name() -> None:
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    _, _, section = page.partition("## The marking\n")
    table = section.partition("\n## ")[0]
    assert marking(labels()).keys() <= set(re.findall(r"`(\w+)`", table))
