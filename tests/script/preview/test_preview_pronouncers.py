"""Pronouncers stand where a name is read first, and the text around them stays as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Pronunciation, Sentence
from producer.script.preview.pronouncers import NOTHING_TOLD, pronounced
from tests.script.preview.preview_sample import said

LUKA = ("Lukashenko", "loo-kah-SHENK-oh")


def shown(one: Sentence) -> str:
    pieces, _, _ = pronounced(one, NOTHING_TOLD)
    return "".join(p.text + (f" ({p.respelling})" if p.respelling else "") for p in pieces)


@pytest.mark.parametrize(
    ("text", "spoken", "names", "expected"),
    [
        (
            "Lukashenko spoke.",
            None,
            (LUKA,),
            "Lukashenko (loo-kah-SHENK-oh) spoke.",
        ),
        (
            "On Aug. 9 Pres. Lukashenko, 71, spoke.",
            "On August ninth President Lukashenko, seventy-one, spoke.",
            (LUKA,),
            "On Aug. 9 Pres. Lukashenko (loo-kah-SHENK-oh), 71, spoke.",
        ),
        (
            "It is Lukashenko’s plan.",
            "It is Lukashenko's plan.",
            (LUKA,),
            "It is Lukashenko’s (loo-kah-SHENK-oh) plan.",
        ),
        (
            "“Lukashenko,” he said.",
            "Lukashenko, he said.",
            (LUKA,),
            "“Lukashenko (loo-kah-SHENK-oh),” he said.",
        ),
        (
            "Ana-Maria Ruiz won.",
            "Ana Maria Ruiz won.",
            (("Ana Maria", "AH-nah mah-REE-ah"),),
            "Ana-Maria (AH-nah mah-REE-ah) Ruiz won.",
        ),
        ("O’Shea won.", "O'Shea won.", (("O'Shea", "oh-SHAY"),), "O’Shea (oh-SHAY) won."),
        (
            "Danek met Danek.",
            None,
            (("Danek", "DAH-nek"), ("Danek", "DAY-nek")),
            "Danek (DAH-nek) met Danek (DAY-nek).",
        ),
        (
            "Kos, not Kosice.",
            None,
            (("Kosice", "koh-SHEE-tseh"),),
            "Kos, not Kosice (koh-SHEE-tseh).",
        ),
    ],
)
def test_the_first_mention_carries_the_pronouncer(
    text: str, spoken: str | None, names: tuple[tuple[str, str], ...], expected: str
) -> None:
    assert shown(said("p1.s1", text, spoken=spoken, names=names)) == expected


def test_a_second_mention_goes_without() -> None:
    first = said("p1.s1", "Lukashenko spoke.", names=(LUKA,))
    _, _, told = pronounced(first, NOTHING_TOLD)
    pieces, sounds, _ = pronounced(said("p1.s2", "Lukashenko left.", names=(LUKA,)), told)
    assert [piece.respelling for piece in pieces] == [""]
    assert sounds == ()


@pytest.mark.parametrize(
    ("name", "said_so", "owners", "said_with_ending"),
    [
        ("Danek", "DAH-nek", "Danek’s", "DAH-neks"),
        ("Kos", "KOHSS", "Kos’s", "KOHSS-iz"),
        ("Oduya", "oh-DOO-yah", "Oduya's", "oh-DOO-yahz"),
    ],
)
@pytest.mark.parametrize("owner_first", [False, True])
def test_a_name_and_its_possessive_are_one_mention(
    name: str, said_so: str, owners: str, said_with_ending: str, owner_first: bool
) -> None:
    mentions = [(name, said_so), (owners, said_with_ending)]
    one, two = reversed(mentions) if owner_first else mentions
    text = f"{one[0]} lamp, {two[0]} lamp."
    assert shown(said("p1.s1", text, names=(one, two))) == text.replace(
        one[0], f"{one[0]} ({one[1]})", 1
    )


def test_a_name_whose_letters_serve_needs_no_pronouncer() -> None:
    assert shown(said("p1.s1", "Smith spoke.", names=(("Smith", ""),))) == "Smith spoke."


@pytest.mark.parametrize(
    ("text", "spoken", "name"),
    [
        ("The lead roof fell.", None, ("lead", "led")),
        ("The E.U. met.", "The Europa met.", ("Europa", "yoo-ROH-pah")),
    ],
    ids=["a common word", "a name that the text writes otherwise"],
)
def test_the_rest_is_told_beside_the_sentence(
    text: str, spoken: str | None, name: tuple[str, str]
) -> None:
    one = said("p1.s1", text, spoken=spoken, names=(name,))
    pieces, sounds, _ = pronounced(one, NOTHING_TOLD)
    assert [(piece.text, piece.respelling) for piece in pieces] == [(text, "")]
    assert [(sound.word, sound.respelling) for sound in sounds] == [name]


words = st.sampled_from(["Danek", "danek", "Kos", "met", "Danek's", "“Kos,”", "9", "-", "İ", "ß"])


@given(st.lists(words, min_size=1), st.lists(words, min_size=1), st.data())
def test_no_letter_of_the_text_is_lost_or_doubled(
    text: list[str], spoken: list[str], data: st.DataObject
) -> None:
    said_words = " ".join(spoken)
    one = said("p1.s1", " ".join(text), spoken=said_words)
    cuts = data.draw(st.sets(st.integers(0, len(said_words)), max_size=8).map(sorted))
    spans = tuple(
        Pronunciation(start=start, end=end, ipa="", respelling=f"SAY-{start}")
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    pieces, sounds, told = pronounced(replace(one, pronunciations=spans), NOTHING_TOLD)
    assert "".join(piece.text for piece in pieces) == one.text
    assert sum(bool(piece.respelling) for piece in pieces) + len(sounds) == len(told) == len(spans)
