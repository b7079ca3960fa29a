"""The grammars: asked last, for single words, and never for plain news."""

from __future__ import annotations

import subprocess
import sys

import pytest

from producer.script.spoken import speak_out
from producer.script.spoken.grammar import say_the_rest
from producer.script.spoken.house import radio_style
from tests.paths import BELARUS

_STORY = BELARUS

_NEWS = (
    "Rep. Ann Lee, R-Ky., paid $1.5 million for 80% of it on Aug. 9, 2021, at 7:30 p.m.\n"
    "In the 1990s, the No. 2 team won 21-14 on I-95 near St. Paul.\n"
    "Call 859-555-0199 or see https://www.wuky.org/news.\n"
    "A 5-year-old ran 3 1/2 miles at 60 mph in 95°F heat after 9/11.\n"
)
_LOADED = (
    "import sys\n"
    "from producer.script.spoken import speak_out\n"
    "for line in sys.stdin: speak_out(line)\n"
    "print('kitten_text_processing' in sys.modules)\n"
)


def _loads_grammars(text: str) -> bool:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED], input=text, capture_output=True, text=True, check=True
    )
    return done.stdout.strip() == "True"


def test_plain_news_loads_no_grammar() -> None:
    assert not _loads_grammars(_NEWS)


@pytest.mark.skipif(not _STORY.exists(), reason="the shared sample story is not here")
def test_the_sample_story_loads_no_grammar() -> None:
    assert not _loads_grammars(_STORY.read_text(encoding="utf-8"))


def test_what_no_rule_knows_loads_them() -> None:
    assert _loads_grammars("The DOI is 10.1007/978-3-319.")


def test_only_the_word_that_needs_them_is_given_to_the_grammars() -> None:
    said, log = speak_out("The chip is an i5-9300H, he said.")
    assert [r.before for r in log if r.rule == "grammars"] == ["i5-9300H"]
    assert said.startswith("The chip is an ")
    assert said.endswith(", he said.")


def test_words_are_no_matter_for_them() -> None:
    assert say_the_rest("He said so.") == ("He said so.", ())


@pytest.mark.parametrize(
    ("grammar", "radio"),
    [
        ("the ninth of august", "August ninth"),
        ("the twenty first of may twenty twenty", "May twenty-first twenty twenty"),
        ("august ninth", "August ninth"),
        ("one hundred and five", "one hundred five"),
        ("sixty six", "sixty-six"),
        ("a cup of tea in may", "a cup of tea in may"),
    ],
)
def test_house_style_over_what_the_grammars_say(grammar: str, radio: str) -> None:
    assert radio_style(grammar) == radio
