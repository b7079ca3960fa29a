"""The words of a legal ID: 47 CFR 73.1201 (b)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.playlist.clocks import id_doubt, id_fault, is_american

RIGHT = [
    ("WZQY, Harlow.", "WZQY"),
    ("WZQY Harlow", "WZQY"),
    ("This is the voice of the bay: wzqy, harlow!", "WZQY"),
    ("W-Z-Q-Y, Harlow", "WZQY"),
    ("W Z Q Y. Harlow.", "WZQY"),
    ("WZQY-FM, Harlow", "WZQY-FM"),
    ("WZQY FM Harlow", "WZQY-FM"),
    ("WZQY-FM, Harlow", "WZQY"),
    ("WZQY 89.3, Harlow", "WZQY"),
    ("WZQY, eighty-nine point three FM, Harlow", "WZQY"),
    ("WZQY, channel 12, Harlow", "WZQY"),
    ("WZQY HD2, Harlow", "WZQY"),
    ("WZQY, Harlow, Dunmore and Vale", "WZQY"),
    ("WZQY is on the air. It is six o'clock. WZQY, Harlow.", "WZQY"),
    ("W250AB, Harlow", "W250AB"),
]


@pytest.mark.parametrize(("text", "letters"), RIGHT)
def test_call_letters_and_then_the_community_are_right(text: str, letters: str) -> None:
    assert id_fault(text, letters, "Harlow") is None
    assert id_doubt(text, letters, "Harlow") is None


@pytest.mark.parametrize(
    ("text", "letters", "fault"),
    [
        ("", "WZQY", "it doesn't say the call letters WZQY"),
        ("Harlow Public Radio", "WZQY", "it doesn't say the call letters WZQY"),
        ("WZQX, Harlow", "WZQY", "it doesn't say the call letters WZQY"),
        ("WZQY, Harlow", "WZQY-FM", "it doesn't say the call letters WZQY-FM"),
        ("WZQY", "WZQY", "it doesn't say the community of licence, Harlow"),
        ("WZQY, Harlowton", "WZQY", "it doesn't say the community of licence, Harlow"),
        ("Harlow's own WZQY", "WZQY", "it doesn't say the community of licence, Harlow"),
        ("Harlow, this is WZQY", "WZQY", "it says Harlow before WZQY, not after it"),
        (
            "WZQY, your window on the bay, Harlow",
            "WZQY",
            "between WZQY and Harlow it says “your window on the bay”: nothing may stand there but "
            "the licensee's name, the frequency or channel number, and the network's name, as the "
            "licence has them",
        ),
        ("WZQY, Harlow", "", "the station file tells no call letters"),
    ],
)
def test_what_is_no_legal_id_says_why(text: str, letters: str, fault: str) -> None:
    assert id_fault(text, letters, "Harlow") == fault


def test_without_a_community_nothing_is_an_id() -> None:
    assert id_fault("WZQY, Harlow", "WZQY", "") == "the station file tells no community of licence"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("WZQY, Bay Area Public Radio, Harlow", "Bay Area Public Radio"),
        ("WZQY 89.3, the Trustees of Vale College, Harlow", "89 3 the Trustees of Vale College"),
        ("WZQY, Dunmore and Harlow", "Dunmore and"),
    ],
)
def test_what_may_be_the_licensee_s_name_is_doubted(text: str, said: str) -> None:
    assert id_fault(text, "WZQY", "Harlow") is None
    assert id_doubt(text, "WZQY", "Harlow") == (
        f"between WZQY and Harlow it says “{said}”, which is right only where that is the "
        "licensee's or the network's name"
    )


@pytest.mark.parametrize("community", ["San José", "Coeur d’Alene", "Saint-Denis", "Harlow, Vale"])
def test_communities_of_several_words_and_accents(community: str) -> None:
    assert id_fault(f"KZQY, {community}", "KZQY", community) is None
    assert id_fault("KZQY, San Jose", "KZQY", "San José") is None


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    said = f"WZQY {text} Harlow"
    assert id_fault(f"{text} WZQY Harlow", "WZQY", "Harlow") is None
    assert isinstance(id_fault(said, "WZQY", "Harlow"), str | None)
    assert isinstance(id_doubt(said, "WZQY", "Harlow"), str | None)


@pytest.mark.parametrize(
    ("letters", "american"),
    [
        *(
            (letters, True)
            for letters in ("WZQY", "KZQ", "wzqy-fm", "KZQY-LP", "W250AB", "WZQY FM")
        ),
        *((letters, False) for letters in ("", "CZQY", "2ZQY", "WZ", "WZQYX", "Radio Harlow")),
    ],
)
def test_call_letters_of_the_united_states(letters: str, american: bool) -> None:
    assert is_american(letters) is american
