"""Words that are said in more than one way."""

from __future__ import annotations

import gzip
import json
import time
from importlib import util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.script.homographs import choices, pronounced
from producer.script.homographs.sounds import Reading, readings
from producer.script.homographs.weights import FILE, weights
from producer.speech.misaki import from_ipa, to_ipa
from tests.paths import SHARED, needs_shared

CORPUS = SHARED / "corpora" / "homographs"
ALL = [reading for among in readings().values() for reading in among]

NOT_IN_THE_DICTIONARY = frozenset(
    """
    aged_adj august_nam blessed_adj bologna celtic_adj-nou-sports export_vrb expose_nou frequent_vrb
    impact_vrb increment_vrb instrument_vrb jesus_es lead_nou mate_nou nestle_nam perfume_nou
    perfume_vrb protest_vrb ravel_nam reading_geo recount_nou resume_nou rodeo_geo sake_jp
    subordinate_vrb
    """.split()
)
"""Readings that the voice's own dictionary does not know: for them it has to be told."""


# --- The table ------------------------------------------------------------------------


def test_every_word_has_readings_that_sound_different() -> None:
    assert len(readings()) == 162
    for word, among in readings().items():
        assert len({reading.ipa for reading in among}) == len(among)
        assert len(among) > 1 or word in {"row", "job"}


@pytest.mark.parametrize("reading", ALL, ids=lambda reading: reading.id)
def test_a_sound_is_broad_american_ipa_with_one_main_stress(reading: Reading) -> None:
    assert set(reading.ipa) <= set("ˈˌæɑɔəɚɝɛɪiʊuʌeaobdfhjklmnpstvwzðŋɡɹʃʒθ")
    assert reading.ipa.count("ˈ") == 1


@needs_shared
def test_every_reading_of_the_data_is_in_the_table() -> None:
    rows = [row for path in CORPUS.glob("*.tsv") for row in path.read_text("utf-8").split("\n")]
    ids = {row.split("\t")[1].strip('"') for row in rows if row} - {"wordid"}
    assert ids <= {reading.id for reading in ALL}


def test_the_sounds_are_those_of_the_default_voices_dictionary_where_it_has_them() -> None:
    found = util.find_spec("hibari")
    assert found is not None
    assert found.origin is not None
    packed = Path(found.origin).with_name("assets") / "lexicon_us_gold.json.gz"
    dictionary = json.loads(gzip.decompress(packed.read_bytes()))
    lacking = set()
    for word, among in readings().items():
        entries = [dictionary[key] for key in (word, word.capitalize()) if key in dictionary]
        sounds = [s for e in entries for s in (e.values() if isinstance(e, dict) else [e])]
        known = {to_ipa(sound) for sound in sounds if sound}
        lacking |= {r.id for r in among if to_ipa(from_ipa(r.ipa)) not in known}
    assert lacking == NOT_IN_THE_DICTIONARY


# --- Choosing -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Inspectors found lead in the taps of four schools.", "lead_nou"),
        ("The old lead pipes will be dug up next summer.", "lead_nou"),
        ("The Hawks never gave up the lead in the second half.", "lead_nou-vrb"),
        ("A retired judge will lead the inquiry.", "lead_nou-vrb"),
        ("He read the names of the dead to a silent crowd.", "read_past"),
        ("Residents can read the draft on the city's website.", "read_present"),
        ("The band is set to record its next album in Memphis.", "record_vrb"),
        ("The river rose to a record height on Friday.", "record_nou"),
        ("Several hundred workers live in trailers beside the plant.", "live_vrb"),
        ("The debate will be carried live on public radio.", "live_adj"),
        ("The floods have claimed at least nine lives.", "lives_nou"),
        ("The governor lives in a small house near the lake.", "lives_vrb"),
        ("The bypass will wind around the old town.", "wind_vrb"),
        ("A gust of wind brought down the scaffolding.", "wind_nou"),
        ("Damaging winds are forecast for the weekend.", "winds_nou"),
        ("Surgeons closed the wound after four hours.", "wound_nou-vrb"),
        ("The procession wound through the narrow streets.", "wound_vrb"),
        ("The refinery will close for good in December.", "close_vrb"),
        ("It was a close vote, and both sides were nervous.", "close_adj-nou"),
        ("Riot police used tear gas on the demonstrators.", "tear_nou"),
        ("Demolition crews will tear down the grain elevator.", "tear_vrb"),
        ("She shot the deer with a bow and arrow.", "bow_nou-knot"),
        ("The collision tore a hole in the ship's bow.", "bow_nou-ship"),
        ("The state will stock the reservoir with bass and walleye.", "bass_corp"),
        ("The chief won the county's bass fishing contest.", "bass_corp"),
        ("He played bass guitar in the church band.", "bass"),
        ("Farmers brought their produce to the fairgrounds.", "produce_nou"),
        ("The wells produce two thousand barrels a day.", "produce_vrb"),
        ("The hospital will present its plan to the council.", "present_vrb"),
        ("At present, there is no treatment.", "present_adj-nou"),
        ("Neighbors of the quarry object to the blasting.", "object_vrb"),
        ("Divers pulled a metal object from the canal.", "object_nou"),
        ("A spokeswoman declined to elaborate on the charges.", "elaborate_vrb"),
        ("Economists project that prices will fall by spring.", "project_vrb"),
        ("The transit project is two years behind schedule.", "project_nou"),
        ("The merger would subject the firm to new rules.", "subject_vrb"),
        ("The plan is subject to approval by the board.", "subject_adj-nou"),
        ("Investigators suspect that a candle started the fire.", "suspect_vrb"),
        ("The suspect was taken to the county jail.", "suspect_adj-nou"),
        ("Opponents of the mine plan to protest on Saturday.", "protest_vrb"),
        ("Teachers ended their protest at the capitol.", "protest_nou"),
        ("The museum has a permit for the fireworks.", "permit_nou"),
        ("The law does not permit cameras in the courtroom.", "permit_vrb"),
        ("Some doctors refuse to take part in the program.", "refuse_vrb"),
        ("The use of drones near the airport is banned.", "use_nou"),
        ("Most commuters use the northern bridge.", "use_vrb"),
        ("Officials estimate that the storm did ten million dollars in damage.", "estimate_vrb"),
        ("The first estimate was far too low.", "estimate_nou"),
        ("More than nine in ten seniors graduate on time.", "graduate_vrb"),
        ("A graduate of the academy, he served in two wars.", "graduate_adj-nou"),
        ("The new shelter can house sixty families.", "house_vrb"),
        ("The House is expected to vote on Thursday.", "house_nou"),
        ("The agency's budget is to increase by five percent.", "increase_vrb"),
        ("There has been an increase in whooping cough.", "increase_nou"),
        ("The jury will deliberate for a third day.", "deliberate_vrb"),
        ("It was a deliberate choice, the coach said.", "deliberate_adj"),
        ("A separate inquiry is under way.", "separate_adj"),
        ("Guards tried to separate the two groups.", "separate_vrb"),
        ("The patient may contract an infection in the ward.", "contract_vrb"),
        ("The city awarded the contract to a local company.", "contract_nou"),
        ("A Polish delegation will visit the port.", "polish_geo"),
        ("Volunteers polish the old engine by hand.", "polish"),
        ("The storm made landfall near Mobile, Alabama, at dawn.", "mobile_geo"),
        ("The county bought a mobile clinic.", "mobile"),
        ("He left a false degree off his resume.", "resume_nou"),
        ("Ferry service will resume on Monday.", "resume_vrb"),
        ("The fracture was so minute that inspectors missed it.", "minute_adj"),
        ("The winning goal came in the last minute.", "minute"),
        ("The trees were felled with saws and axes.", "axes_nou-vrb"),
        ("The fire began in August and burned for weeks.", "august"),
        ("An officer dove into the canal to save the driver.", "dove_vrb"),
        ("A judge found the contract's second clause invalid.", "invalid_adj"),
        ("The team was upset in the first round by a smaller school.", "upset_vrb"),
    ],
)
def test_the_reading_is_the_one_that_the_sentence_means(sentence: str, expected: str) -> None:
    word = expected.partition("_")[0]
    chosen = [c.reading.id for c in choices(sentence) if sentence[c.start : c.end].lower() == word]
    assert chosen == [expected]


def test_two_readings_of_one_word_in_one_sentence() -> None:
    sentence = "Nurses refuse to touch the refuse in the hall."
    assert [choice.reading.id for choice in choices(sentence)] == ["refuse_vrb", "refuse_nou"]


def test_a_pronunciation_has_the_place_the_sound_and_no_respelling() -> None:
    (only,) = pronounced("Crews will record the damage.")
    assert (only.start, only.end, only.ipa, only.respelling) == (11, 17, "ɹəˈkɔɹd", "")


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "The ferry was late.",
        "She leads in the polls.",
        "The record's end is near.",
        "Two records fell, and old wounds opened.",
        "He misread the misleading leaflet.",
        "The threads unravel.",
    ],
)
def test_other_words_and_other_forms_are_left_to_the_voice(sentence: str) -> None:
    assert pronounced(sentence) == ()


def test_a_word_in_small_letters_is_no_name() -> None:
    assert [c.reading.id for c in choices("a coat of polish")] == ["polish"]
    assert choices("in reading and writing")[0].reading.id == "reading_en"
    assert choices("in august company")[0].reading.id == "august_adj"


WORDS = st.sampled_from([*readings(), "the", "to", "Records", "“", "—", ",", "lead-free", "é"])


@given(st.lists(WORDS.flatmap(lambda w: st.sampled_from([w, w.upper(), w.capitalize()]))))
def test_the_places_are_in_order_and_hold_words_of_the_table(words: list[str]) -> None:
    spoken = " ".join(words)
    end = 0
    for each in pronounced(spoken):
        assert end <= each.start < each.end
        end = each.end
        among = readings()[spoken[each.start : each.end].lower()]
        assert each.ipa in {reading.ipa for reading in among}


@pytest.mark.parametrize(
    "sentence",
    [
        "The lead singer lives near the desert.",
        "The use of force near the house broke a record.",
        "A suspect is the subject of a project on wind power.",
        "The wells produce oil, and the farms use it.",
    ],
)
def test_the_default_voice_says_a_usual_reading_as_it_says_it_by_itself(sentence: str) -> None:
    from hibari.g2p import G2P

    reader = G2P(oov=False)
    told, done = "", 0
    for each in pronounced(sentence):
        word = sentence[each.start : each.end]
        told += f"{sentence[done : each.start]}[{word}](/{from_ipa(each.ipa)}/)"
        done = each.end
    assert done
    assert reader(told + sentence[done:], normalize_text=False) == reader(
        sentence, normalize_text=False
    )


# --- What it costs --------------------------------------------------------------------


def test_the_weights_are_small() -> None:
    assert FILE.stat().st_size <= 1_000_000


def test_nothing_is_loaded_for_a_sentence_without_a_choice() -> None:
    weights.cache_clear()
    pronounced("The ferry leads a row of boats past one job site.")
    assert weights.cache_info().currsize == 0
    pronounced("The boats lead.")
    assert weights.cache_info().currsize == 1


def test_the_weights_load_in_fifty_milliseconds() -> None:
    spent = []
    for _ in range(5):
        weights.cache_clear()
        began = time.process_time()
        weights()
        spent.append(time.process_time() - began)
    assert min(spent) < 0.05


def test_a_sentence_takes_less_than_a_millisecond() -> None:
    sentence = "Officials said the storm would close most of the roads that lead out of the valley."
    choices(sentence)
    spent = []
    for _ in range(5):
        began = time.process_time()
        for _ in range(20):
            choices(sentence)
        spent.append((time.process_time() - began) / 20)
    assert min(spent) < 0.001
