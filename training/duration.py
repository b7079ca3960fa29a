"""Fits the default voice's pace on the pages of a folder, and says how right it is.

usage: python training/duration.py FOLDER

FOLDER holds pages (`*.html`, `*.html.gz`). Prints the error on pages that were not fitted on, a
sentence and per ten sentences, and the weights that `producer/script/duration.py` keeps.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from producer.errors import ProducerError
from producer.model import Page
from producer.script.body import body_of
from producer.script.duration import Pace, estimate_ms, fit
from producer.script.style import Style
from producer.speech import engines
from producer.speech.cache import TakeCache, default_folder
from producer.speech.speak import speak
from producer.story import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from producer.model import Sentence

_A_PAGE: Final = 12
"""Sentences of each: a long page must not decide alone."""
_TEN: Final = 10
_PARTS: Final = 3
_LEAST_WORDS: Final = 4
"""A shorter one is a label or a list's line; its error says nothing of a news story's length."""
_ENGLISH: Final = frozenset("the of to and in is that for".split())
_LEAST_ENGLISH: Final = 0.12


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence of a page, and how long the voice took for it."""

    page: str
    spoken: str
    ms: int


@dataclass(frozen=True, slots=True)
class Errors:
    """Mean relative errors on pages that were not fitted on."""

    a_sentence: float
    per_ten: float


def heard(pages: Iterable[Path]) -> Iterator[Heard]:
    """What the default voice takes for the first sentences of each English page."""
    engine = engines.ENGINES[0]
    voice = engine.voices()[0]
    cache = TakeCache(default_folder())
    for path in pages:
        sentences = _sentences(path)
        for one, take in zip(sentences, speak(sentences, engine, voice, cache), strict=True):
            yield Heard(path.name, one.spoken, take.duration_ms)


def cross_validated(rows: tuple[Heard, ...]) -> Errors:
    """Each third of the pages judged by what was fitted on the other two."""
    sentences: list[float] = []
    tens: list[float] = []
    for part in range(_PARTS):
        pace = _fitted(row for row in rows if _part(row.page) != part)
        judged = tuple(row for row in rows if _part(row.page) == part)
        sentences += (
            _off(estimate_ms(row.spoken, pace), row.ms)
            for row in judged
            if len(row.spoken.split()) >= _LEAST_WORDS
        )
        tens += _tens(judged, pace)
    return Errors(sum(sentences) / len(sentences), sum(tens) / len(tens))


def _tens(rows: tuple[Heard, ...], pace: Pace) -> Iterator[float]:
    """The error of each page's first ten sentences, taken together."""
    for page in dict.fromkeys(row.page for row in rows):
        ten = tuple(row for row in rows if row.page == page)[:_TEN]
        if len(ten) == _TEN:
            guessed = sum(estimate_ms(row.spoken, pace) for row in ten)
            yield _off(guessed, sum(row.ms for row in ten))


def _fitted(rows: Iterable[Heard]) -> Pace:
    return fit(
        tuple((row.spoken, row.ms) for row in rows if len(row.spoken.split()) >= _LEAST_WORDS)
    )


def _off(guessed: int, took: int) -> float:
    return abs(guessed - took) / took


def _part(page: str) -> int:
    return int(hashlib.sha256(page.encode()).hexdigest(), 16) % _PARTS


def _sentences(path: Path) -> tuple[Sentence, ...]:
    """The first sentences of an English page's story; none of another's."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    page = Page(source=path.name, content=content, retrieved="2000-01-01T00:00:00+00:00")
    try:
        body, _ = body_of(read(page), Style())
    except ProducerError:  # no article in it: a page like that teaches nothing
        return ()
    words = [word for one in body for word in one.spoken.lower().split()]
    english = sum(word in _ENGLISH for word in words) >= _LEAST_ENGLISH * len(words)
    return body[:_A_PAGE] if english else ()


def main() -> None:
    folder = Path(sys.argv[1])
    rows = tuple(heard(sorted((*folder.glob("*.html"), *folder.glob("*.html.gz")))))
    errors = cross_validated(rows)
    print(f"{len(rows)} sentences of {len({row.page for row in rows})} pages")
    print(f"a sentence {errors.a_sentence:.4f}, per ten sentences {errors.per_ten:.4f}")
    print(f"weights {_fitted(rows).weights}")


if __name__ == "__main__":
    main()
