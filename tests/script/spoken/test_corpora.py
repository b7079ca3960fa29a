"""Public rows of written and spoken forms: the floors that a change may not go below.

The rows are a guide and no house style: radio says "August ninth" where they say "the ninth of
august", and no scheme of an address. Both count as right here.
"""

from __future__ import annotations

import re

import pytest

from producer.script.spoken import speak_out
from tests.paths import SHARED

_CORPORA = SHARED / "corpora" / "spoken"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_BRITISH = re.compile(rf"\bthe ([a-z]+(?: [a-z]+)?) of ({_MONTH})\b")
_SCHEME = re.compile(r"\b(?:https?|file) colon slash slash (?:slash )?|\bwww dot ")


def _relaxed(text: str) -> str:
    """Case, punctuation, "and", oh and zero, and the spacing of letters do not count."""
    words = re.sub(r"[^\w\s]", " ", text.lower().replace("'", "")).split()
    return "".join("zero" if w in ("oh", "o") else w for w in words if w != "and")


def _accepted(spoken: str) -> set[str]:
    forms = [form.lower() for form in spoken.split(" | ")]
    radio = [_SCHEME.sub("", _BRITISH.sub(r"\2 \1", form)) for form in forms]
    return {_relaxed(form) for form in (*forms, *radio)}


@pytest.mark.skipif(not _CORPORA.exists(), reason="the shared corpora are not here")
@pytest.mark.parametrize(
    ("name", "floor"),
    [("classes", 0.92), ("ambiguous", 0.88), ("googletn", 0.93), ("libritts", 0.98)],
)
def test_public_rows(name: str, floor: float) -> None:
    lines = (_CORPORA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip()]
    hits = [_relaxed(speak_out(written)[0]) in _accepted(said) for _, written, said in rows]
    assert sum(hits) / len(hits) >= floor
