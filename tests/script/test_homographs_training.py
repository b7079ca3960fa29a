"""The script that trains the weights by which homographs are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.errors import InputError
from producer.script.homographs.sounds import readings
from producer.script.homographs.weights import FILE
from tests.paths import SHARED, needs_shared
from training.homographs import corpus, cross_validated, judged, own, trained

CORPUS = SHARED / "corpora" / "homographs"


def written(folder: Path, sentence: str, start: int) -> Path:
    row = f'"record"\t"record_vrb"\t"{sentence}"\t{start}\t{start + 6}'
    head = '"homograph"\t"wordid"\t"sentence"\t"start"\t"end"'
    (folder / "record.tsv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    return folder


def test_a_word_is_found_by_its_place_in_bytes(tmp_path: Path) -> None:
    sentence = "Zoë's record fell when Noël ran to record a new one."
    (only,) = corpus(written(tmp_path, sentence, sentence.encode().rindex(b"record")))
    assert (only.word, only.reading) == ("record", "record_vrb")
    (first,) = corpus(written(tmp_path, sentence, sentence.encode().index(b"record")))
    assert first.around != only.around


def test_a_folder_without_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no homographs"):
        corpus(tmp_path)


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "prices.tsv").write_text("item\tprice\nbread\t2\n", encoding="utf-8")
    with pytest.raises(InputError, match="lacks the columns"):
        corpus(tmp_path)


def test_our_own_sentences_are_of_known_readings_and_each_stands_once() -> None:
    known = {reading.id for among in readings().values() for reading in among}
    examples = list(own())
    assert {example.reading for example in examples} <= known
    assert all(e.reading.startswith(e.word.lower()) for e in examples)
    assert len({(e.sentence, e.reading) for e in examples}) == len(examples)


def test_the_same_sentences_give_the_same_weights_and_are_learned() -> None:
    examples = [e for e in own() if e.word in {"lead", "live", "object", "project"}]
    packed = trained(examples)
    assert packed == trained(examples)
    verdicts = [right for _, right in judged(packed, examples)]
    assert sum(verdicts) / len(verdicts) > 0.98


def test_held_out_sentences_are_a_part_and_are_judged(tmp_path: Path) -> None:
    rows = [f"Clerks record the rain at nine on day {n}." for n in range(20)]
    lines = [f"record\trecord_vrb\t{row}\t7\t13" for row in rows]
    head = "homograph\twordid\tsentence\tstart\tend"
    (tmp_path / "record.tsv").write_text("\n".join([head, *lines]), encoding="utf-8")
    assert cross_validated(tmp_path) == 1
    wrong = [line.replace("record_vrb", "record_nou") for line in lines]
    (tmp_path / "record.tsv").write_text("\n".join([head, *lines, *wrong]), encoding="utf-8")
    assert cross_validated(tmp_path) == 0.5


@needs_shared
def test_the_weights_in_the_package_were_trained_with_the_features_as_they_are() -> None:
    verdicts = [right for _, right in judged(FILE.read_bytes(), corpus(CORPUS))]
    assert sum(verdicts) / len(verdicts) > 0.985
