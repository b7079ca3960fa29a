"""Trains the weights that tell homographs apart, and says how right they are.

usage: python training/homographs.py FOLDER

FOLDER holds one TSV a word (homograph, wordid, sentence, and start and end in bytes of UTF-8):
WikipediaHomographData of google-research-datasets, Apache-2.0. To it come our own sentences in
`training/homographs.tsv`, for readings that it lacks and words that news uses otherwise. Prints
the accuracy on sentences that were not trained on and the worst words, then writes
`producer/script/homographs/weights.bin`: the same bytes from the same data.
"""

from __future__ import annotations

import csv
import sys
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.errors import InputError, ProducerError
from producer.files import atomic_file
from producer.script.homographs.choice import candidates
from producer.script.homographs.features import BITS, Seen, seen, tokens
from producer.script.homographs.sounds import readings
from producer.script.homographs.weights import FILE, best, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int64]

_COLUMNS: Final = frozenset({"wordid", "sentence", "start"})
_OWN: Final = Path(__file__).with_suffix(".tsv")
_OWN_COUNT: Final = 2
"""What a sentence of our own counts for: there are few of each reading."""
_FOLDS: Final = 5
_WORST: Final = 15

_SHUFFLES: Final = 3
"""The weights are the mean of as many trainings, each with its own order of the examples."""
_ROUNDS: Final = 6
"""Of one training; its weights are the mean over the second half of them."""
_AT_ONCE: Final = 64
_STEP: Final = 0.05
_CALM: Final = 0.01
"""Where Adagrad's sums of squares begin."""
_QUANTUM: Final = 0.01
"""What one step of a stored weight is worth; the largest weights are about 0.5."""
_LEAST: Final = 3
"""Stored weights smaller than that are dropped: held-out accuracy does not notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A homograph in a sentence, with the reading that a person gave it."""

    sentence: str
    word: str
    """As it is written there."""
    reading: str
    around: Seen
    count: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rivals:
    """The readings between which examples choose, one row each; rows of an example touch."""

    places: Ints
    """Where the weights of all rows stand, row after row."""
    rows: Ints
    """Where each row begins among the places; one more for the end."""
    examples: Ints
    """Where each example begins among the rows; one more for the end."""
    right: npt.NDArray[np.bool_]
    """Of each row: whether it is the example's reading."""
    counts: Floats
    """Of each row: what its example counts for."""


def corpus(folder: Path) -> tuple[Example, ...]:
    """The sentences of the public set. Raises InputError where there are none."""
    paths = sorted(folder.glob("*.tsv"))
    if not paths:
        raise InputError(
            f"{folder} holds no homographs (*.tsv)", "Name the folder of WikipediaHomographData."
        )
    return tuple(example for path in paths for example in _of_file(path))


def _of_file(path: Path) -> Iterator[Example]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        if not set(rows.fieldnames or ()) >= _COLUMNS:
            raise InputError(
                f"{path} lacks the columns {', '.join(sorted(_COLUMNS))}",
                "Name the folder of WikipediaHomographData.",
            )
        for row in rows:
            start = len(row["sentence"].encode()[: int(row["start"])].decode())
            yield _example(row["sentence"], start, row["wordid"])


def own() -> Iterator[Example]:
    """Our own sentences: the reading, a tab, and the sentence with its word in brackets."""
    for line in _OWN.read_text(encoding="utf-8").splitlines():
        reading, marked = line.split("\t")
        sentence = marked.replace("[", "").replace("]", "")
        yield _example(sentence, marked.index("["), reading, _OWN_COUNT)


def _example(sentence: str, start: int, reading: str, count: float = 1) -> Example:
    words = tokens(sentence)
    at = max(n for n, token in enumerate(words) if token.start <= start)
    return Example(
        sentence=sentence,
        word=words[at].text,
        reading=reading,
        around=seen(words, at),
        count=count,
    )


def trained(examples: Iterable[Example]) -> bytes:
    """The weights, packed: logistic regression by Adagrad, then rounded to small numbers."""
    rivals = _rivals(examples)
    exact = np.mean([_regressed(rivals, seed) for seed in range(_SHUFFLES)], axis=0)
    stored = np.clip(np.rint(exact / _QUANTUM), -127, 127).astype(np.int8)
    stored[np.abs(stored) < _LEAST] = 0
    return pack(stored.tobytes())


def _rivals(examples: Iterable[Example]) -> _Rivals:
    """Only the examples that have a choice teach anything."""
    places: list[int] = []
    rows, begins = [0], [0]
    right: list[bool] = []
    counts: list[float] = []
    for example in examples:
        among = candidates(example.word)
        if len(among) < 2 or example.reading not in {reading.id for reading in among}:
            continue
        for reading in among:
            places += example.around.places(reading)
            rows.append(len(places))
            right.append(reading.id == example.reading)
            counts.append(example.count)
        begins.append(len(right))
    return _Rivals(
        places=np.array(places, np.int64),
        rows=np.array(rows, np.int64),
        examples=np.array(begins, np.int64),
        right=np.array(right),
        counts=np.array(counts, np.float32),
    )


def _regressed(rivals: _Rivals, seed: int) -> Floats:
    weights = np.zeros(1 << BITS, np.float32)
    squares = np.full(1 << BITS, _CALM, np.float32)
    total = np.zeros(1 << BITS, np.float32)
    shuffle = np.random.default_rng(seed)
    for turn in range(_ROUNDS):
        order = shuffle.permutation(len(rivals.examples) - 1)
        for first in range(0, len(order), _AT_ONCE):
            _step(rivals, order[first : first + _AT_ONCE], weights, squares)
        if turn >= _ROUNDS // 2:
            total += weights
    return total / np.float32(_ROUNDS - _ROUNDS // 2)


def _step(rivals: _Rivals, examples: Ints, weights: Floats, squares: Floats) -> None:
    """Move the weights, in place, towards the right readings of a few examples."""
    rows, begins = _spans(rivals.examples, examples)
    indices, starts = _spans(rivals.rows, rows)
    places = rivals.places[indices]
    scores = np.add.reduceat(weights[places], starts)
    off = (_shares(scores, begins) - rivals.right[rows]) * rivals.counts[rows]
    touched, which = np.unique(places, return_inverse=True)
    lengths = np.diff(np.append(starts, len(places)))
    slope = np.bincount(which, weights=np.repeat(off, lengths)).astype(np.float32)
    squares[touched] += slope * slope
    weights[touched] -= _STEP * slope / np.sqrt(squares[touched])


def _spans(bounds: Ints, chosen: Ints) -> tuple[Ints, Ints]:
    """All numbers of the chosen spans between bounds, and where each span begins among them."""
    lengths = bounds[chosen + 1] - bounds[chosen]
    starts = np.cumsum(lengths) - lengths
    return np.arange(lengths.sum()) + np.repeat(bounds[chosen] - starts, lengths), starts


def _shares(scores: Floats, begins: Ints) -> Floats:
    """The probability of each row among those of its example."""
    lengths = np.diff(np.append(begins, len(scores)))
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, begins), lengths))
    shares: Floats = raised / np.repeat(np.add.reduceat(raised, begins), lengths)
    return shares


def judged(packed: bytes, examples: Iterable[Example]) -> Iterator[tuple[Example, bool]]:
    """Each example, and whether these weights choose its reading."""
    weights = unpack(packed)
    for example in examples:
        among = candidates(example.word)
        chosen = best(example.around, among, weights).id if among else None
        yield example, chosen == example.reading


def _held_out(examples: tuple[Example, ...], fold: int) -> Iterator[tuple[Example, bool]]:
    """A fifth of the examples, judged by weights from the others and our own sentences."""
    teach = (example for example in examples if _fold(example) != fold)
    packed = trained((*teach, *own()))
    return judged(packed, (example for example in examples if _fold(example) == fold))


def _fold(example: Example) -> int:
    return zlib.crc32(example.sentence.encode()) % _FOLDS


def cross_validated(folder: Path) -> float:
    """The share of readings that are right on a fifth of the sentences, trained on the rest."""
    verdicts = [right for _, right in _held_out(corpus(folder), 0)]
    return sum(verdicts) / len(verdicts)


def _report(examples: tuple[Example, ...]) -> None:
    verdicts: list[tuple[Example, bool]] = []
    for fold in range(_FOLDS):
        held = list(_held_out(examples, fold))
        print(f"fold {fold}: {sum(right for _, right in held) / len(held):.4f}")
        verdicts += held
    wrong = Counter(example.word.lower() for example, right in verdicts if not right)
    of = Counter(example.word.lower() for example, _ in verdicts)
    print(f"all of {len(verdicts)}: {1 - wrong.total() / len(verdicts):.4f}")
    print("worst:", ", ".join(f"{w} {n}/{of[w]}" for w, n in wrong.most_common(_WORST)))


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        examples = corpus(Path(sys.argv[1]))
    except ProducerError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    _report(examples)
    packed = trained((*examples, *own()))
    with atomic_file(FILE) as file:
        file.write_bytes(packed)
    print(f"{FILE.name}: {len(packed)} bytes for {len(readings())} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
