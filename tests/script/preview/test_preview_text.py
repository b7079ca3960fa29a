"""The preview on a terminal: what it shows, in 80 columns, in whatever characters it has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Cut
from producer.script.preview import Preview
from producer.script.preview.text import WIDTH, render
from tests.script.preview.preview_sample import ORIGIN, block, newscast, said, sample, script

GOLDEN = """\
LIGHTHOUSE                                                 spot   TRT about 0:12
The Gull Point lighthouse shines again

  by        Ines Okafor, Saltmarsh Public Radio
  date      March 9, 2026
  page      https://saltmarsh.example/2026/lighthouse?a=1&b=2
  rights    Copyright 2026 Saltmarsh Public Radio
  agency    Coastal Wire
  approved  by nobody yet, and the copy is Coastal Wire's
  credit    Tomas Reyle contributed to this report.
  length    about 0:12, with 0.5 s of silence before and 0.7 s after; 45 words

--------------------------------------------------------------------------------
b1        starts 0:01   runs 0:04   left -0:07
            in: Keeper Ilse Quaranta lit the lamp
            out: had been dark for two winters.

p1.s1     Keeper Ilse Quaranta (kwah-RAHN-tah) lit the lamp at Gull Point again
          on Mar. 9.
            says: Keeper Ilse Quaranta lit the lamp at Gull Point again on March
              ninth.
p1.s2     “Quaranta’s lamp,” as sailors call it, had been dark for two winters.

--------------------------------------------------------------------------------
b2        starts 0:06   runs 0:02   left -0:04
            in: The 61-year-old mayor, Bram Oduya, said
            out: lead roof cost more than planned.

p2.s1     The 61-year-old mayor, Bram Oduya, said the lead roof cost more than
          planned.
            says: The sixty-one-year-old mayor, Bram Oduya, said the lead roof
              cost more than planned.
            sounds: lead = led
            page: said Bram Oduya (attribution first)
            must: it airs, whatever the length

--------------------------------------------------------------------------------
outro     starts 0:09   runs 0:02   left -0:01
            in: It was read by a synthetic
            out: was read by a synthetic voice.

outro.s1  It was read by a synthetic voice.

To mend (2)
  line 14  warning  named in full: Quaranta is named without a first name
  p2.s1  error  too long: 31 words at once

Names the voice does not know (1)
  p2.s1  Oduya is now said oh-DOY-ah
      producer lexicon add Oduya "oh-DOO-yah"

Left out of the script (1)
  p3.s1  over the length asked for: The band will play.

Left out of the story (2)
  line 31 of the page  caption: Gulls at dawn.
  line 40 of the page  player: Play Live Radio"""


def test_everything_in_its_place() -> None:
    assert render(sample()) == GOLDEN


def test_what_is_not_there_has_no_heading() -> None:
    bare = sample(script(cuts=(), dropped=()), remarks=(), unknown=())
    assert render(bare) == GOLDEN[: GOLDEN.index("\n\nTo mend")]


def test_each_story_of_a_newscast_stands_under_its_headline_with_its_own_facts() -> None:
    lines = render(newscast()).splitlines()
    heads = [number for number, line in enumerate(lines) if line == "=" * WIDTH]
    assert [lines[n + 1 : n + 3] for n in heads] == [
        ["A lamp is lit", "  by        Ines Okafor"],
        ["Oysters are back", "  by        Bay Wire"],
    ]
    assert lines[3].startswith("  length")


def with_words(text: str) -> Preview:
    blocks = (block("b1", said("p1.s1", text, spoken=f"{text} so")),)
    cuts = (Cut(id="p2.s1", text=text, reason=text),)
    origin = replace(ORIGIN, byline=text, rights=text)
    return sample(script(blocks, title=text, stories=(origin,), cuts=cuts), unknown=())


@given(st.text(min_size=1))
def test_no_line_is_longer_than_the_terminal_whatever_the_words(text: str) -> None:
    assert max(map(len, render(with_words(text)).split("\n"))) <= WIDTH


@given(st.text(min_size=1), st.sampled_from(["ascii", "latin-1", "cp437"]))
def test_a_narrow_character_set_holds_it_all(text: str, charset: str) -> None:
    shown = render(with_words(text), charset=charset)
    shown.encode(charset)
    assert max(map(len, shown.split("\n"))) <= WIDTH


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“It’s ½ done” – or so…", '"It\'s 1/2 done" - or so...'),
        ("Café Świętokrzyska", "Cafe Swietokrzyska"),
        ("Δx", "?x"),
    ],
)
def test_marks_that_are_missing_get_their_plain_twin(text: str, plain: str) -> None:
    assert f"p1.s1  {plain}" in render(with_words(text), charset="ascii")


@pytest.mark.parametrize(
    "text", ["a\x1b[2Jb", "a\u202eb", "a\u2028b", "a\nb", "a\x9bb", "a\ud800b"]
)
def test_nothing_steers_the_terminal(text: str) -> None:
    shown = render(with_words(text))
    assert not set(shown) & set("\x1b\u202e\u2028\x9b\ud800")
    assert "\np1.s1  a" in shown


def test_a_command_stays_whole_to_be_copied() -> None:
    (unknown,) = sample().unknown
    long = replace(unknown, fix=f"producer lexicon add {'Oduya ' * 20}".rstrip())
    assert f"      {long.fix}" in render(sample(unknown=(long,))).splitlines()


def test_an_id_too_wide_for_the_margin_stands_above_its_sentence() -> None:
    blocks = (block("b1", said("n1.paragraph12.s1", "Rain fell.")),)
    lines = render(sample(script(blocks))).splitlines()
    at = lines.index("n1.paragraph12.s1")
    assert lines[at + 1] == " " * 14 + "Rain fell."
