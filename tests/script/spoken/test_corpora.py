"""Public rows of written and spoken forms: the floors that a change may not go below.

The rows are a guide and no house style: `differences` says where radio differs on purpose.
"""

from __future__ import annotations

import pytest

from producer.script.spoken import speak_out
from tests.paths import SHARED
from tests.script.spoken.differences import excused

_CORPORA = SHARED / "corpora" / "spoken"


@pytest.mark.skipif(not _CORPORA.exists(), reason="the shared corpora are not here")
@pytest.mark.parametrize(
    ("name", "raw", "radio"),
    [
        ("classes", 0.87, 0.98),
        ("ambiguous", 0.90, 0.93),
        ("googletn", 0.71, 0.97),
        ("libritts", 0.99, 0.995),
    ],
)
def test_public_rows(name: str, raw: float, radio: float) -> None:
    lines = (_CORPORA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip()]
    fates = [excused(written, said, speak_out(written)[0]) for _, written, said in rows]
    assert sum(fate == () for fate in fates) / len(fates) >= raw
    assert sum(fate is not None for fate in fates) / len(fates) >= radio


@pytest.mark.parametrize(
    ("written", "accepted", "said", "kinds"),
    [
        ("9 May", "the ninth of may", "May ninth", ("the month before its day",)),
        ("9 May", "the ninth of may", "May tenth", None),
        ("9 May, 5 km", "the ninth of may, five kilometers", "May ninth, five", None),
        ("May 9", "may ninth", "May ninth", ()),
        (
            "13000",
            "one three zero zero zero",
            "thirteen thousand",
            ("figures without commas are a number",),
        ),
        ("13000", "one three zero zero zero", "fourteen thousand", None),
        ("Roe Corp .", "Roe Corp .", "Roe Corporation.", ("abbreviations in full",)),
        ("Roe Corp .", "Roe Corp .", "Row Corporation.", None),
        ("the centre", "the center", "the centre", ("British spelling sounds the same",)),
        (
            "http://a.com",
            "http colon slash slash a dot com",
            "a dot com",
            ("no scheme and no www",),
        ),
        ("http://a.com", "http colon slash slash a dot com", "a com", None),
    ],
)
def test_a_difference_excuses_itself_and_nothing_else(
    written: str, accepted: str, said: str, kinds: tuple[str, ...] | None
) -> None:
    assert excused(written, accepted, said) == kinds
