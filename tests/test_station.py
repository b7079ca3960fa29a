"""The station: defaults, under its file, under the environment; and every way to get it wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from producer.errors import InputError
from producer.station import FormLengths, OwnProfile, Pauses, Station, Words, load, read

FULL = """\
name: WZQY
engine: espeak
voice: en-gb
speed: 1.25
form: spot
forms:
  spot: {target: 0:35, max: 45}
profile: ebu
formats: [mp3]
own-profile: {lufs: -20, tolerance: 0.5, true-peak: -1.5, sample-peak: -3}
layout: stereo
tempo: 4.5
pauses: {sentence: 300, paragraph: 600, block: 900, head: 100, tail: 200, least: 70, most: 130}
words:
  written-for: "By {byline}, {publisher}."
  written-by: "By {byline}."
  published-by: "From {publisher}."
  disclosure: "A machine read this."
  newscast: "{station} news."
  newscast-by: "By {bylines}."
recasts: false
approval: agency
lexicon: names.yaml
out: aired
cache: /var/cache/wzqy
"""


def station_file(folder: Path, text: str) -> Path:
    path = folder / "station.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: empty."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


# --- What it says ---------------------------------------------------------------------


def test_every_setting_is_read(tmp_path: Path) -> None:
    assert read(station_file(tmp_path, FULL)) == Station(
        name="WZQY",
        engine="espeak",
        voice="en-gb",
        speed=1.25,
        form="spot",
        forms=(FormLengths(form="spot", target_ms=35_000, max_ms=45_000),),
        profile="ebu",
        formats=("mp3",),
        own=OwnProfile(lufs=-20, tolerance_lu=0.5, true_peak_dbtp=-1.5, sample_peak_dbfs=-3),
        layout="stereo",
        tempo=4.5,
        pauses=Pauses(
            sentence=300, paragraph=600, block=900, head=100, tail=200, least=70, most=130
        ),
        words=Words(
            written_for="By {byline}, {publisher}.",
            written_by="By {byline}.",
            published_by="From {publisher}.",
            disclosure="A machine read this.",
            newscast="{station} news.",
            newscast_by="By {bylines}.",
        ),
        recasts=False,
        approval="agency",
        lexicon=tmp_path / "names.yaml",
        out=tmp_path / "aired",
        cache=Path("/var/cache/wzqy"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: WZQY", Station(name="WZQY")),
        ("pauses: {block: 1500}", Station(pauses=Pauses(block=1500))),
        ("pauses: {least: 20, most: 300}", Station(pauses=Pauses(least=20, most=300))),
        (
            "own-profile: {lufs: -18, true-peak: -1}",
            Station(
                own=OwnProfile(lufs=-18, tolerance_lu=1.0, true_peak_dbtp=-1, sample_peak_dbfs=-1)
            ),
        ),
        ("layout: mono", Station()),
        ("tempo: 0", Station(tempo=0.0)),
        ("words: {disclosure: A robot.}", Station(words=Words(disclosure="A robot."))),
        ("name: NO", Station(name="NO")),
        ("name: ''", Station()),
        ("name: '  WZQY  Harlow '", Station(name="WZQY Harlow")),
        ("{}", Station()),
    ],
)
def test_what_a_file_does_not_say_stays_as_it_is(
    tmp_path: Path, text: str, expected: Station
) -> None:
    assert read(station_file(tmp_path, text)) == expected


def test_the_silence_of_the_defaults_is_that_of_public_radio() -> None:
    assert Pauses() == Pauses(sentence=350, paragraph=700, block=1000, head=500, tail=500)


# --- Which one counts -----------------------------------------------------------------


def test_with_nothing_said_the_defaults_count(elsewhere: Path) -> None:
    assert load(None, {}) == Station()


def test_a_station_file_in_the_working_folder_counts(elsewhere: Path) -> None:
    station_file(elsewhere, "name: here")
    assert load(None, {}).name == "here"


def test_the_environment_may_name_another_file(elsewhere: Path, tmp_path: Path) -> None:
    station_file(elsewhere, "name: here")
    there = station_file(tmp_path, "name: there")
    assert load(None, {"PRODUCER_STATION": str(there)}).name == "there"
    assert load(None, {"PRODUCER_STATION": ""}).name == "here"


def test_the_file_of_the_command_line_counts_most(elsewhere: Path, tmp_path: Path) -> None:
    station_file(elsewhere, "name: here")
    there = station_file(tmp_path, "name: there")
    assert load(there, {"PRODUCER_STATION": "nowhere.yaml"}).name == "there"


def test_a_folder_of_that_name_is_no_station_file(elsewhere: Path) -> None:
    (elsewhere / "station.yaml").mkdir()
    assert load(None, {}) == Station()


@pytest.mark.parametrize(
    ("variable", "value", "changed"),
    [
        ("PRODUCER_ENGINE", "gtts", {"engine": "gtts", "voice": None}),
        ("PRODUCER_VOICE", "uk", {"voice": "uk"}),
        ("PRODUCER_PROFILE", "podcast", {"profile": "podcast"}),
        ("PRODUCER_OUT", "here", {"out": Path("here")}),
        ("PRODUCER_CACHE", "/x", {"cache": Path("/x")}),
        ("PRODUCER_ENGINE", "", {}),
        ("PRODUCER_VOICE", "", {}),
        ("PRODUCER_PROFILE", "", {}),
        ("PRODUCER_OUT", "", {}),
        ("PRODUCER_CACHE", "", {}),
        ("PRODUCER_SPEED", "2", {}),
    ],
)
def test_the_environment_counts_more_than_the_file(
    tmp_path: Path, variable: str, value: str, changed: dict[str, Any]
) -> None:
    file = station_file(tmp_path, FULL)
    assert load(file, {variable: value}) == replace(read(file), **changed)


# --- Paths ----------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["out", "cache"])
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("aired", "{file}/aired"),
        ("../aired", "{file}/../aired"),
        ("'two words'", "{file}/two words"),
        ("/srv/aired", "/srv/aired"),
        ("~/aired", "{home}/aired"),
    ],
)
def test_a_path_starts_at_the_folder_of_its_file(
    elsewhere: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    written: str,
    meant: str,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    settled = load(station_file(tmp_path, f"{key}: {written}"), {})
    assert getattr(settled, key) == Path(meant.format(file=tmp_path, home=tmp_path / "home"))


def test_a_home_of_nobody_is_told(tmp_path: Path) -> None:
    file = station_file(tmp_path, "out: ~nobody-of-that-name/aired")
    with pytest.raises(InputError, match="expected a path whose home is on this machine"):
        read(file)


# --- What is wrong --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nmae: WZQY", ":1: expected one of the keys approval, azuracast, cache, call-letters, "),
        ("name:", ":1: expected a text, found nothing"),
        ("voice: ''", ":1: expected a text that is not empty, found ''"),
        ("name: [a]", ":1: expected a text, found a list"),
        ("name: a\n\nname: b", ":3: expected the key 'name' once, found 'name'"),
        ("speed: 3", ":1: expected a number from 0.5 to 2, found '3'"),
        ("speed: quick", ":1: expected a number from 0.5 to 2, found 'quick'"),
        ("formats: wav", ":1: expected a list, found 'wav'"),
        ("formats: []", ":1: expected a list of at least one format, found a list"),
        ("formats: [wav, '']", ":1: expected a text that is not empty, found ''"),
        ("pauses: 350", ":1: expected a group with the keys block, head, least, most, paragraph, "),
        ("pauses:\n  breath: 1", ":2: expected one of the keys block, head, least, most, "),
        ("pauses:\n  least: 19", ":2: expected a whole number from 20 to 100, found '19'"),
        ("pauses:\n  least: 101", ":2: expected a whole number from 20 to 100, found '101'"),
        ("pauses:\n  most: 99", ":2: expected a whole number from 100 to 300, found '99'"),
        ("own-profile: loud", ":1: expected a group with the keys lufs, true-peak, found 'loud'"),
        ("own-profile:\n  lufs: -16", ":2: expected the key 'true-peak' in this group"),
        ("own-profile: {lufs: -8, true-peak: -1}", ":1: expected a number from -40 to -9, found"),
        ("own-profile: {lufs: -16, true-peak: 1}", ":1: expected a number from -20 to 0, found"),
        ("own-profile: {lufs: nan, true-peak: 0}", ":1: expected a number from -40 to -9, found"),
        ("layout: 5.1", ":1: expected one of mono, stereo, found '5.1'"),
        ("tempo: 5.1", ":1: expected a number from 0 to 5, found '5.1'"),
        ("tempo: -1", ":1: expected a number from 0 to 5, found '-1'"),
        ("pauses:\n  head: 10001", ":2: expected a whole number from 0 to 10000, found '10001'"),
        ("pauses:\n  head: 0.5", ":2: expected a whole number from 0 to 10000, found '0.5'"),
        ("words: Hello", ":1: expected a group with the keys disclosure, newscast, "),
        ("words:\n  written_by: x", ":2: expected one of the keys disclosure, newscast, "),
        ("words:\n  disclosure: ''", ":2: expected a text that is not empty, found ''"),
        ("\tname: x", ":1: this is not YAML: found character that cannot start any token"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    file = station_file(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read(file)
    assert str(caught.value).startswith(f"{file}{message}")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("written-for", "By {author}."),
        ("written-for", "By {}."),
        ("written-for", "By {byline"),
        ("written-for", "By byline}."),
        ("written-for", "By {byline.upper}."),
        ("written-for", "By {byline!r}."),
        ("written-for", "By {byline:>99999999999}."),
        ("written-for", "By {byline:{publisher}}."),
        ("written-for", "By {by{publisher}line}."),
        ("written-for", "By {{byline}}."),
        ("written-by", "By {byline} for {publisher}."),
        ("published-by", "By {byline}."),
        ("disclosure", "Read for {publisher} by a machine."),
    ],
)
def test_words_hold_no_braces_that_can_not_be_filled_in(
    tmp_path: Path, key: str, words: str
) -> None:
    with pytest.raises(InputError, match=r":2: expected words with no braces"):
        read(station_file(tmp_path, f"words:\n  {key}: '{words}'"))


def test_the_words_that_may_be_filled_in_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"with no braces but \{byline\} and \{publisher\}, found"):
        read(station_file(tmp_path, "words: {written-for: 'By {author}'}"))


def test_a_file_that_is_not_there_is_told_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path / "gone.yaml", {})
    assert caught.value.message == f"{tmp_path}/gone.yaml: there is no such station file"
    assert caught.value.hint == "Check its name."


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"this station file can't be read: is a directory"):
        read(tmp_path)


def test_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "station.yaml").write_bytes("name: Zürich".encode("latin-1"))
    with pytest.raises(InputError, match="this station file is not written in UTF-8"):
        read(tmp_path / "station.yaml")


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert read(station_file(tmp_path, "\ufeffname: WZQY\r\n")).name == "WZQY"


@pytest.mark.parametrize("text", ["", "\n\n", "# everything as it is\n"])
def test_a_file_that_sets_nothing_is_the_defaults(text: str, tmp_path: Path) -> None:
    file = tmp_path / "station.yaml"
    file.write_text(text, encoding="utf-8")
    assert read(file) == Station()


def test_another_engine_in_the_environment_speaks_with_its_own_voice(tmp_path: Path) -> None:
    file = tmp_path / "station.yaml"
    file.write_text("engine: hibari\nvoice: heart\n", encoding="utf-8")
    assert load(file, {"PRODUCER_ENGINE": "tone"}).voice is None
    assert load(file, {"PRODUCER_ENGINE": "hibari"}).voice == "heart"


def test_a_disclosure_that_cannot_be_said_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "station.yaml"
    file.write_text("words: {disclosure: '...'}\n", encoding="utf-8")
    with pytest.raises(InputError, match="words that can be said"):
        read(file)


# --- The lexicon ----------------------------------------------------------------------


def test_a_lexicon_is_found_from_the_station_file_s_folder(own_place: Path) -> None:
    (own_place / "desk").mkdir()
    file = own_place / "desk" / "wzqy.yaml"
    file.write_text("lexicon: names.yaml\n", encoding="utf-8")
    assert load(file, {}).lexicon == own_place / "desk" / "names.yaml"


def test_the_environment_names_a_lexicon(own_place: Path) -> None:
    assert load(None, {"PRODUCER_LEXICON": "x.yaml"}).lexicon == Path("x.yaml")


def test_a_lexicon_here_is_the_station_s_where_none_is_named(own_place: Path) -> None:
    assert load(None, {}).lexicon is None
    (own_place / "lexicon.yaml").write_text("lexicon: 1\n", encoding="utf-8")
    assert load(None, {}).lexicon == Path("lexicon.yaml")
    assert load(None, {"PRODUCER_LEXICON": "x.yaml"}).lexicon == Path("x.yaml")
