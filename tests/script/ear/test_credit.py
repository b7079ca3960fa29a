"""Who said it, read from the end of a sentence; and what is left unread."""

from __future__ import annotations

import pytest

from producer.script.ear.credit import credit


@pytest.mark.parametrize(
    ("words", "front"),
    [
        ("Ruiz said", "Ruiz said"),
        ("he said", "He said"),
        ("the mayor said", "The mayor said"),
        ("Mayor Ann Ruiz said Monday", "Mayor Ann Ruiz said Monday"),
        ("she later wrote in an email", "She later wrote in an email"),
        ("Ruiz told reporters at the pier", "Ruiz told reporters at the pier"),
        ("a spokesman for the yard said", "A spokesman for the yard said"),
        ("the U.S. Coast Guard announced", "The U.S. Coast Guard announced"),
        ("local police in Ash said", "Local police in Ash said"),
        ("the J. B. Hill Fund says", "The J. B. Hill Fund says"),
        ("Ann Ruiz, the mayor, said Monday", "Ann Ruiz, the mayor, said Monday"),
        ("Ann Ruiz, 61, said", "Ann Ruiz, 61, said"),
        ("Ann Ruiz, who built it, said", "Ann Ruiz, who built it, said"),
        ("Cole, Ruiz’s deputy, said", "Cole, Ruiz’s deputy, said"),
        ("said Ruiz", "Ruiz said"),
        ("says the captain", "The captain says"),
        ("said veteran harbor pilot Bo Lee", "Veteran harbor pilot Bo Lee said"),
        ("said Ann Ruiz, the mayor", "Ann Ruiz, the mayor, said"),
        ("said Ann Ruiz, chief engineer at the yard", "Ann Ruiz, chief engineer at the yard, said"),
        ("said Bo Lee, a pilot, in a note", "Bo Lee, a pilot, said in a note"),
    ],
)
def test_who_said_it_comes_first(words: str, front: str) -> None:
    found = credit(words)
    assert found is not None
    assert found.front == front


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Ruiz",
        "said",
        "Ruiz waited",
        "Ruiz told",
        "no one said",
        "he never said",
        "Ruiz did not say",
        "what Ruiz said",
        "is what Ruiz said",
        "as Ruiz said",
        "Ruiz is said to have told them",
        "Ruiz said as she left",
        "Ruiz said she left",
        "Ruiz said in May that it closed",
        "Ruiz said in May and June",
        "Ruiz said happily",
        "Ruiz said in Ash, Ky",
        "Ruiz said, waving",
        "Ruiz said at 5 p.m",
        "Ruiz said (again)",
        "Ruiz said in “Ash”",
        "said Ann Ruiz, waving",
        "said Ann Ruiz, the mayor, and Bo Lee, a pilot",
        "said Ann Ruiz of Acme Inc",
        "Ann Ruiz, waving a flag, said",
        "the man who lost said",
        "Ann Ruiz, a professor of the history of small boats and large ships at the college of the"
        " island of Ash, said",
    ],
)
def test_what_is_not_certain_is_left(words: str) -> None:
    assert credit(words) is None
