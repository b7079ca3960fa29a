"""Where a story's topic goes on, and where it changes."""

from __future__ import annotations

import pytest

from producer.script.topics import goes_on
from tests.script.sample import sentences_of


def test_the_tie_is_loosest_where_the_topic_changes() -> None:
    ties = goes_on(
        sentences_of(
            "The ferry to Larkin sails again.",
            "Its engine broke at the Larkin dock.",
            "Islanders waited for the ferry and its engine.",
            "Nine pupils go to the Harlow school.",
            "Their teacher left the school in June.",
            "Parents want a teacher for the pupils.",
        )
    )
    assert min(ties) == ties[2] == 0
    assert max(ties) == 1


def test_a_word_that_all_sentences_hold_is_no_topic() -> None:
    assert goes_on(sentences_of(*["The ferry sank."] * 5)) == (0, 0, 0, 0)


def test_forms_of_a_word_tie() -> None:
    ties = goes_on(sentences_of("A ferry sank.", "Two ferries came.", "Rain fell.", "Snow came."))
    assert ties[0] > 0


@pytest.mark.parametrize("count", [0, 1, 2])
def test_there_is_one_tie_for_each_pair(count: int) -> None:
    assert len(goes_on(sentences_of(*["It rained."] * count))) == max(0, count - 1)
