"""What a recast must not change is seen, whatever changed it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.script.ear.facts import same_facts

WORDS = st.lists(
    st.sampled_from("the ferry sails 12 Ruiz not May never 4.6 Ash said won't it's".split()),
    min_size=1,
    max_size=9,
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It sails.", "It sails"),
        ("The ferry sails, Ruiz said.", "Ruiz said the ferry sails."),
        ("“It sails,” she said.", "She said, “It sails.”"),
        ("“It,” she said, “sails.”", "She said, “It sails.”"),
        ("It rose 5%.", "It rose 5 percent."),
        ("It rose 5 per cent.", "It rose 5 percent."),
        ("It give[s] [us] 1,200.", "It gives us 1,200."),
        ("It’s here.", "It's here."),
    ],
)
def test_places_stops_and_the_first_capital_are_no_facts(before: str, after: str) -> None:
    assert same_facts(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It holds 12.", "It holds 21."),
        ("It holds 1,200.", "It holds 1.200."),
        ("It holds 12 and 12.", "It holds 12 and."),
        ("It did not sail.", "It did sail."),
        ("It sails.", "It never sails."),
        ("They won't sail.", "They sail won't not."),
        ("Ann Ruiz sails.", "Ann sails."),
        ("Ann Ruiz sails.", "Ann ruiz sails."),
        ("The mayor sails.", "The Mayor sails."),
        ("She said, “It sails.”", "She said it sails."),
        ("She said, “It sails.”", "“She said it sails.”"),
        ("She said, “It sails,” and “It rests.”", "She said, “It rests,” and “It sails.”"),
        ("It rose 5%.", "It rose 5."),
        ("It sails.", "It sails today."),
        ("It sails today.", "It sails."),
        ("It sails sails.", "It sails."),
    ],
)
def test_a_changed_fact_is_seen(before: str, after: str) -> None:
    assert not same_facts(before, after)


def test_words_may_come_and_go_where_they_are_allowed_to() -> None:
    added, dropped = frozenset({"that"}), frozenset({"pictured"})
    assert same_facts("It sails.", "That it sails.", added=added)
    assert same_facts("It (pictured) sails.", "It sails.", dropped=dropped)
    assert not same_facts("That it sails.", "It sails.", added=added)
    assert not same_facts("It sails.", "It (pictured) sails.", dropped=dropped)


def test_no_allowance_covers_a_number_or_a_negation() -> None:
    loose = frozenset({"not", "12"})
    assert not same_facts("It sails.", "It sails not.", added=loose)
    assert not same_facts("It sails 12.", "It sails.", dropped=loose)


@given(words=WORDS, data=st.data())
def test_order_alone_is_no_fact_and_any_other_word_is(
    words: list[str], data: st.DataObject
) -> None:
    moved = data.draw(st.permutations(words))
    assert same_facts(" ".join(words), " ".join(moved))
    gone = data.draw(st.integers(0, len(words) - 1))
    assert not same_facts(" ".join(words), " ".join(words[:gone] + words[gone + 1 :]))
