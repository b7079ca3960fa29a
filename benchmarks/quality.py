"""How good the words are, on the public sets beside the checkout, and whether they got worse.

    make quality

Prints each figure beside its floor in `benchmarks/quality.yaml` and its aim, and ends with 1
where one has fallen below its floor. The sets are development halves: what was tuned on them
says less than what is held out, and the lines say which is which.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from benchmarks import shingles
from producer.errors import ProducerError
from producer.model import Page, Story
from producer.script.spoken import speak_out
from producer.script.style import Style
from producer.script.write import draft
from producer.station import Station
from producer.story import read
from producer.story.decode import decode
from tests.script.spoken.differences import excused
from tests.story.dumps import dump
from training import duration, homographs

SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
CORPORA: Final = SHARED / "corpora"
FLOORS: Final = Path(__file__).with_name("quality.yaml")
_RETRIEVED: Final = "2000-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number; more is better where `up`."""

    name: str
    value: float
    aim: float | None = None
    up: bool = True


def main() -> int:
    """Print every figure; the exit code says whether one fell."""
    if not CORPORA.is_dir():
        print("the public sets are not beside this checkout: nothing was measured")
        return 1
    floors: dict[str, float] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    fallen: list[str] = []
    for measure in (from_pages, from_dumps, said, sounded, timed):
        for figure in measure():
            floor = floors.get(figure.name)
            held = floor is not None and (
                figure.value >= floor if figure.up else figure.value <= floor
            )
            fallen += [] if held else [figure.name]
            print(_row(figure, floor, held), flush=True)
    if fallen:
        print(f"\nbelow the floor: {', '.join(fallen)}")
    return bool(fallen)


def _row(figure: Figure, floor: float | None, held: bool) -> str:
    sign = "≥" if figure.up else "≤"
    aim = "" if figure.aim is None else f"aim {sign} {figure.aim:g}"
    kept = "no floor" if floor is None else f"floor {sign} {floor:g}"
    return f"{figure.name:44} {figure.value:8.3f}  {kept:16} {aim:14}{'' if held else 'FALLEN'}"


# --- Pages ----------------------------------------------------------------------------


def pages() -> Iterator[tuple[str, bytes]]:
    """The pages of the benchmark, by their ids."""
    for path in sorted((CORPORA / "pages").glob("*.html.gz")):
        yield path.name.removesuffix(".html.gz"), gzip.decompress(path.read_bytes())


def bodies() -> dict[str, str]:
    """What people took for the article, by the page's id."""
    told = json.loads((CORPORA / "pages" / "ground-truth.json").read_text(encoding="utf-8"))
    return {id: entry["articleBody"] for id, entry in told.items()}


def _stories(sources: Iterator[tuple[str, bytes]]) -> tuple[dict[str, Story], int]:
    """The story of each page in which one is found, and how many pages broke something."""
    found: dict[str, Story] = {}
    broken = 0
    for id, content in sources:
        try:
            found[id] = read(_page(id, content))
        except ProducerError:
            continue  # an answer, and scored as an empty one
        except Exception as error:  # noqa: BLE001 - a crash is what is counted here
            broken += 1
            print(f"  {id}: {type(error).__name__}: {error}")
    return found, broken


def _page(id: str, content: bytes) -> Page:
    return Page(source=id, content=content, retrieved=_RETRIEVED)


def _text(story: Story) -> str:
    return "\n".join(paragraph.text for paragraph in story.paragraphs)


def from_pages() -> Iterator[Figure]:
    """HTML pages through the story and the script stage."""
    every = tuple(pages())
    _stories(iter(every[:2]))  # what loads once is not a page's time
    started = time.process_time()
    stories, broken = _stories(iter(every))
    took = time.process_time() - started
    score = shingles.score(bodies(), {id: _text(story) for id, story in stories.items()})
    yield Figure(name="pages, F1 (tuned on)", value=score.f1, aim=0.970)
    yield Figure(name="pages, exactly right (tuned on)", value=score.exact, aim=0.40)
    yield Figure(name="pages a CPU second, story", value=len(every) / took, aim=15)
    for story in stories.values():
        try:
            draft(story, Station(), Style()).script(None, {})
        except ProducerError:
            continue  # a page without a sentence is told, not broken
        except Exception as error:  # noqa: BLE001 - a crash is what is counted here
            broken += 1
            print(f"  {story.source}: {type(error).__name__}: {error}")
    yield Figure(name="pages that crash a stage", value=broken, aim=0, up=False)


def from_dumps() -> Iterator[Figure]:
    """The same pages as text dumps of everything that a page shows."""
    texts = ((id, dump(decode(_page(id, content))).encode()) for id, content in pages())
    stories, _ = _stories(texts)
    score = shingles.score(bodies(), {id: _text(story) for id, story in stories.items()})
    yield Figure(name="text dumps, F1 (tuned on)", value=score.f1, aim=0.94)


# --- Words ----------------------------------------------------------------------------


def said() -> Iterator[Figure]:
    """Spoken forms: as the rows want them, and with radio's deliberate differences."""
    aims = {"classes": 0.97, "ambiguous": 0.80, "googletn": 0.90, "libritts": 0.93}
    for name, aim in aims.items():
        lines = (CORPORA / "spoken" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        rows = tuple(line.split("\t") for line in lines if line.strip())
        kinds = tuple(excused(wrote, wanted, speak_out(wrote)[0]) for _, wrote, wanted in rows)
        raw = sum(kind == () for kind in kinds) / len(rows)
        radio = sum(kind is not None for kind in kinds) / len(rows)
        yield Figure(name=f"spoken {name}, as the rows want it", value=raw)
        yield Figure(name=f"spoken {name}, in radio style", value=radio, aim=aim)
        told = Counter(kind for each in kinds if each for kind in each)
        print("    on purpose: " + ", ".join(f"{k} {n}" for k, n in told.most_common()))
    yield Figure(name="sample story's script, CPU s", value=_whole_process_s(), aim=1.0, up=False)


def _whole_process_s() -> float:
    """The processor time of writing the sample story's script, loading included: the least of 3."""
    story = SHARED / "stories" / "belarus-wuky.txt"
    took: list[float] = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "producer", "script", str(story)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return min(took)


def sounded() -> Iterator[Figure]:
    """Homographs, on sentences that were not trained on."""
    right = homographs.cross_validated(CORPORA / "homographs")
    yield Figure(name="homographs (held out)", value=right, aim=0.95)


def timed() -> Iterator[Figure]:
    """Estimates of the default voice's length, on pages that were not fitted on."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for id, content in pages():
            path = Path(folder) / f"{id}.html"
            path.write_bytes(content)
            paths.append(path)
        errors = duration.cross_validated(tuple(duration.heard(paths)))
    yield Figure(
        name="length, mean error a sentence (held out)", value=errors.a_sentence, aim=0.05, up=False
    )
    yield Figure(
        name="length, error per ten sentences (held out)", value=errors.per_ten, aim=0.02, up=False
    )


if __name__ == "__main__":
    sys.exit(main())
