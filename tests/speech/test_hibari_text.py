"""What hibari's voice is given, by its phonemes: slips mended, pronunciations in their places."""

from __future__ import annotations

from typing import Any

import pytest

from producer.model import Pronunciation, Utterance
from producer.speech import hibari
from producer.speech.hibari_text import guess, read

LUKASHENKO = "ˌlukəˈʃɛŋkoʊ"
SIGNS = "lˌukəʃˈɛŋkO"


@pytest.fixture(scope="module")
def reader() -> Any:
    return hibari._reader(False)


def phonemes(reader: Any, utterance: Utterance) -> str:
    return read(reader, utterance).phonemes


def told(text: str, *terms: tuple[str, str]) -> Utterance:
    places = ((text.index(term), term, ipa) for term, ipa in terms)
    return Utterance(
        text=text,
        pronunciations=tuple(
            Pronunciation(start=start, end=start + len(term), ipa=ipa, respelling="")
            for start, term, ipa in places
        ),
    )


# --- Pronunciations -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lukashenko.", f"{SIGNS}."),
        ("Lukashenko left", f"{SIGNS} lˈɛft"),
        ("pro-Lukashenko men", f"pɹˈO{SIGNS} mˈɛn"),
        ("Lukashenko-backed men", f"{SIGNS}bˈækt mˈɛn"),
        ("(Lukashenko)", f"({SIGNS})"),
        ("“Lukashenko,” he said", f"{SIGNS}, hi sˈɛd"),
        ("is it Lukashenko?", f"ɪz ɪt {SIGNS}?"),
        ("Lukashenko—no", f"{SIGNS}—nˈO"),
    ],
)
def test_a_pronunciation_takes_the_place_of_its_word(reader: Any, text: str, said: str) -> None:
    assert phonemes(reader, told(text, ("Lukashenko", LUKASHENKO))) == said


def test_one_may_span_words_and_a_possessive(reader: Any) -> None:
    asked = told("He met Xi Jinping's men.", ("Xi Jinping's", "ˌʃi dʒɪnˈpɪŋz"))
    assert phonemes(reader, asked) == "hˌi mˈɛt ʃˌi ʤɪnpˈɪŋz mˈɛn."


def test_the_article_follows_the_sound_that_comes(reader: Any) -> None:
    assert phonemes(reader, told("the Abe", ("Abe", "ˈɑbeɪ"))).startswith("ði ")
    assert phonemes(reader, told("the Abe", ("Abe", "ˈkɑbeɪ"))).startswith("ðə ")


def test_no_other_word_is_read_otherwise(reader: Any) -> None:
    text = "They read that Belta had read it, and the record shows it."
    plain = phonemes(reader, Utterance(text=text))
    with_one = phonemes(reader, told(text, ("Belta", "ˈbɛltə")))
    assert plain == with_one


def test_two_in_one_word(reader: Any) -> None:
    asked = told("Kyiv-Lviv train", ("Kyiv", "ˈkijɪv"), ("Lviv", "ləˈviv"))
    assert phonemes(reader, asked) == "kˈijɪvləvˈiv tɹˈAn"


def test_a_story_can_not_smuggle_a_pronunciation_in(reader: Any) -> None:
    assert "kwˈɪl" not in phonemes(reader, Utterance(text="[Dog](/kwˈɪl/)"))


# --- Slips ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A-P reports", "ˈApˌi ɹəpˈɔɹts"),
        ("the U-S-A today", "ðə jˌuˈɛsˈA tədˈA"),
        ("an A-list star", "ɐn ˈAlˌɪst stˈɑɹ"),
        ("a man", "ɐ mˈæn"),
        ("A man", "ɐ mˈæn"),
        ("Ms Smith", "mˈɪz smˈɪθ"),
        ("Ms. Smith", "mˈɪz smˈɪθ"),
        ("the James' house", "ðə ʤˈAmz hˈWs"),
        ("'Tis late", "tˈiz lˈAt"),
        ("‘Hello,’ he said", "həlˈO, hi sˈɛd"),
    ],
)
def test_slips_of_the_reading_are_mended(reader: Any, text: str, said: str) -> None:
    assert phonemes(reader, Utterance(text=text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the A train", "ði ˈA tɹˈAn"),
        ("a Grade A egg", "ɐ ɡɹˈAd ˈA ˈɛɡ"),
        ("the new A three fifty", "ðə nˈu ˈA θɹˈi fˈɪfti"),
        ("an A in math", "ɐn ˈA ɪn mˈæθ"),
        ("he said, A man left", "hi sˈɛd, ɐ mˈæn lˈɛft"),
        ("as A two-year-old", "æz ɐ tˌujˈɪɹˈOld"),
        ("as A man", "æz ɐ mˈæn"),
    ],
)
def test_the_letter_is_told_from_the_article(reader: Any, text: str, said: str) -> None:
    assert phonemes(reader, Utterance(text=text)) == said


@pytest.mark.parametrize(
    ("capitals", "small"),
    [
        ("FRANCE WINS AGAIN", "France wins again"),
        ("ARGENTINA CRUISES", "Argentina cruises"),
        ("NISSAN SENTRA", "Nissan Sentra"),
        ("STORMS RUINED THE CROPS", "Storms ruined the crops"),
        ("the CHIPS Act", "the Chips Act"),
        ("YAHORAVA RETURNS", "Yahorava returns"),
    ],
)
def test_words_in_capitals_are_read_as_words(reader: Any, capitals: str, small: str) -> None:
    assert phonemes(reader, Utterance(text=capitals)) == phonemes(reader, Utterance(text=small))


@pytest.mark.parametrize(
    "initials",
    "UCLA ESPN USDA AARP ACLU YMCA USMCA UNHCR NCAAF LGBTQ HBCUs WKYT KERA WAMU US IT SEC".split(),
)
def test_initials_are_spelled(reader: Any, initials: str) -> None:
    letters = "-".join(initials.removesuffix("s"))
    said = phonemes(reader, Utterance(text=initials)).removesuffix("z")
    spelled = phonemes(reader, Utterance(text=letters))
    assert _sounds(said) == _sounds(spelled)


@pytest.mark.parametrize(
    ("acronym", "said"),
    [("NATO", "nˈATO"), ("UNICEF", "jˈunəsˌɛf"), ("HIPAA", "hˈɪpə"), ("OPEC", "ˈOpɛk")],
)
def test_acronyms_that_are_words_are_said_as_words(reader: Any, acronym: str, said: str) -> None:
    assert phonemes(reader, Utterance(text=acronym)) == said


def _sounds(signs: str) -> str:
    return "".join(sign for sign in signs if sign not in "ˈˌ ")


# --- Guesses --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("harbour", True),
        ("Monday", True),
        ("Kentucky", True),
        ("president's", True),
        ("senators", True),
        ("N-P-R", True),
        ("NATO", True),
        ("Yahorava", False),
        ("Yahorava's", False),
        ("Okonjo-Iweala", False),
    ],
)
def test_what_the_dictionary_knows(reader: Any, word: str, known: bool) -> None:
    assert guess(reader, word).known is known


def test_a_guess_is_ipa(reader: Any) -> None:
    assert guess(reader, "Maui").ipa == "mˈaʊi"


def test_guessing_loads_no_speech_model() -> None:
    before = hibari._model.cache_info().currsize
    assert [each.word for each in hibari.guess(("Belta", "rain"), hibari.voices()[0])] == [
        "Belta",
        "rain",
    ]
    assert hibari._model.cache_info().currsize == before
